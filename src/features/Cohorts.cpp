// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Cohorts.h"

#include "analytics/compare/Proportion.h"
#include "features/DistinctCodes.h"
#include "features/PeriodIndex.h"

namespace holdfast::features {

static constexpr std::int64_t kMostCohorts = 1200;

core::Result<CohortTriangle> cohortTriangle(
    const Purchases& purchases, core::Grain grain, bool purchasesOnly, core::JobContext& job, double level)
{
    CohortTriangle triangle;
    triangle.grain = grain;
    triangle.purchasesOnly = purchasesOnly;
    const std::size_t n = purchases.customers();

    // The first purchase of all decides where the triangle begins.
    core::CivilDate first;
    std::vector<std::uint64_t> firstEvent(n, 0);
    for (std::size_t c = 0; c < n; ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (!purchases.counts(c))
            continue;
        std::uint64_t i = purchases.offsets[c];
        while (i < purchases.offsets[c + 1] && !purchases.isPurchase(i))
            ++i;
        firstEvent[c] = i;
        if (i == purchases.offsets[c + 1]) {
            ++triangle.withoutPurchase;
            continue;
        }
        ++triangle.customers;
        if (!first.isValid() || purchases.days[i] < first.days)
            first.days = purchases.days[i];
    }
    if (!first.isValid() || first > purchases.asOf)
        return triangle;
    if (PeriodIndex::span(first, purchases.asOf, grain) > kMostCohorts)
        return core::fail(core::Code::LimitsExceeded, {{"limit", std::to_string(kMostCohorts)}, {"what", "periods"}});

    const PeriodIndex index(first, purchases.asOf, grain);
    const auto count = static_cast<std::size_t>(index.count());
    std::vector<std::int64_t> sizes(count), retained(count * count), revenue(count * count), orders(count * count), since(count * count); // [cohort][calendar period]
    DistinctCodes seen; // orders of a customer in the period at hand
    constexpr std::uint64_t kAsk = 0xFFFF; // one id may stand for many: events between two questions whether to stop, less one
    for (std::size_t c = 0; c < n; ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (!purchases.counts(c) || firstEvent[c] == purchases.offsets[c + 1])
            continue;
        triangle.eventsBeforeFirst += static_cast<std::int64_t>(firstEvent[c] - purchases.offsets[c]);
        const std::uint64_t begin = firstEvent[c];
        const std::int32_t cohort = index[purchases.days[begin]];
        ++sizes[static_cast<std::size_t>(cohort)];
        const std::size_t row = static_cast<std::size_t>(cohort) * count;
        std::int32_t last = -1;
        for (std::uint64_t i = begin; i < purchases.offsets[c + 1]; ++i) {
            if (((i - begin) & kAsk) == kAsk && job.shouldStop())
                return core::fail(core::Code::Cancelled);
            const std::int32_t period = index[purchases.days[i]];
            const std::size_t cell = row + static_cast<std::size_t>(period);
            const bool purchase = purchases.isPurchase(i);
            if (purchase && period != last) {
                ++retained[cell];
                last = period;
                seen.begin();
            }
            if (purchase) {
                const std::uint32_t code = purchases.orders.empty() ? 0 : purchases.orders[i];
                orders[cell] += code == 0 || seen.add(code);
            }
            if (!purchases.amounts.empty() && (purchase || !purchasesOnly))
                revenue[cell] += purchases.amounts[i];
        }
        for (std::int32_t period = cohort; period <= last; ++period)
            ++since[row + static_cast<std::size_t>(period)];
    }

    const bool partialEnd = core::lastDay(index.period(index.count() - 1)) > purchases.asOf;
    for (std::size_t k = 0; k < count; ++k) {
        Cohort cohort;
        cohort.period = index.period(static_cast<std::int32_t>(k));
        cohort.size = sizes[k];
        for (std::size_t p = k; p < count; ++p) {
            CohortCell cell;
            cell.retained = retained[k * count + p];
            cell.retention = analytics::wilsonInterval(cell.retained, cohort.size, level);
            cell.revenue = revenue[k * count + p];
            cell.orders = orders[k * count + p];
            cell.retainedSince = since[k * count + p];
            cell.partial = partialEnd && p + 1 == count;
            cohort.cells.push_back(std::move(cell));
        }
        triangle.cohorts.push_back(std::move(cohort));
    }
    for (std::size_t k = 0; k < count; ++k) {
        CohortMean mean;
        std::int64_t stayed = 0, of = 0, stayedFull = 0, ofFull = 0;
        double sum = 0;
        for (std::size_t r = 0; r + k < count; ++r) {
            const Cohort& cohort = triangle.cohorts[r];
            if (cohort.size == 0)
                continue;
            const CohortCell& cell = cohort.cells[k];
            ++mean.cohorts;
            stayed += cell.retained;
            of += cohort.size;
            sum += *cell.retention.value;
            if (!cell.partial) {
                stayedFull += cell.retained;
                ofFull += cohort.size;
            }
        }
        if (mean.cohorts > 0) {
            mean.weighted = static_cast<double>(stayed) / static_cast<double>(of);
            mean.plain = sum / static_cast<double>(mean.cohorts);
        }
        if (ofFull > 0)
            mean.weightedFull = static_cast<double>(stayedFull) / static_cast<double>(ofFull);
        triangle.means.push_back(mean);
    }
    return triangle;
}

} // namespace holdfast::features
