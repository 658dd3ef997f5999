// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/value/Holdout.h"

#include "analytics/compare/Correlation.h"
#include "analytics/compare/Mean.h"
#include "analytics/compare/Quantile.h"
#include "features/RepeatSummary.h"
#include "flow/value/ValueMethods.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using core::Code;

namespace {

constexpr double kMonthDays = 365.25 / 12;
constexpr int kFewestMonths = 6; // of history

class Holdout {
public:
    Holdout(const Facts& facts, const frame::Selection* scope, const ValueModel& model, int months, ValueAnswer& answer, core::JobContext& job)
        : m_facts(facts)
        , m_shot(*facts.snapshot)
        , m_months(months)
        , m_answer(answer)
        , m_job(job)
    {
        m_cut = m_shot.asOf - static_cast<std::int32_t>(std::lround(months * kMonthDays));
        m_plan.model = model;
        m_plan.model.months = months;
        m_plan.model.discountPerYear = 0;
        m_plan.day = m_cut;
        m_plan.slopes = false;
        const auto& log = m_shot.transactions;
        auto purchases = features::purchasesOf(m_shot);
        purchases.zeroCounts = true;
        m_actual.assign(m_shot.size(), 0);
        m_byMonth.assign(static_cast<std::size_t>(months), 0);
        for (std::size_t c = 0; c < m_shot.size(); ++c) {
            if (scope != nullptr && !scope->contains(c))
                continue;
            bool bought = false;
            for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e) {
                if (log.days[e] <= m_cut.days) {
                    bought |= purchases.isPurchase(e);
                    continue;
                }
                if (!bought)
                    break;
                const double amount = model.margin * facts.money(log.amounts[e]);
                m_actual[c] += amount;
                m_byMonth[monthOf(log.days[e])] += amount;
            }
            if (bought)
                m_known.push_back(static_cast<std::uint32_t>(c));
        }
        std::partial_sum(m_byMonth.begin(), m_byMonth.end(), m_byMonth.begin());
    }

    core::Status fill()
    {
        if (m_known.empty())
            return {};
        m_answer.holdoutFrom = m_cut;
        m_answer.holdoutMonths = m_months;
        for (int month = 1; month <= m_months; ++month)
            m_answer.tracking.push_back({lastDayOf(month), m_byMonth[static_cast<std::size_t>(month) - 1], {}});
        double least = 0;
        for (std::size_t k = 0; k < m_answer.methods.size(); ++k) {
            auto& method = m_answer.methods[k];
            const auto made = valuesBy(m_facts, method.name, m_plan, m_job);
            if (!made) {
                if (made.error().code == Code::Cancelled)
                    return std::unexpected(made.error());
                continue;
            }
            if (auto status = compare(**made, method); !status)
                return status;
            if (auto status = track(**made, k); !status)
                return status;
            if (method.holdout && (m_answer.nearest.empty() || method.holdout->meanError < least)) {
                m_answer.nearest = method.name;
                least = method.holdout->meanError;
            }
            m_job.progress(static_cast<double>(k + 1) / static_cast<double>(m_answer.methods.size()), "holdout");
        }
        return {};
    }

private:
    core::CivilDate lastDayOf(int month) const { return m_cut + static_cast<std::int32_t>(std::lround(month * kMonthDays)); }
    std::size_t monthOf(std::int32_t day) const
    {
        for (int month = 1; month < m_months; ++month)
            if (day <= lastDayOf(month).days)
                return static_cast<std::size_t>(month) - 1;
        return static_cast<std::size_t>(m_months) - 1;
    }

    core::Status compare(const MethodValues& values, MethodResult& method)
    {
        std::vector<double> expected, actual;
        for (const auto c : m_known)
            if (std::isfinite(values.ahead[c])) {
                expected.push_back(values.ahead[c]);
                actual.push_back(m_actual[c]);
            }
        if (expected.size() < 10)
            return {};
        MethodResult::Holdout result;
        result.n = expected.size();
        for (std::size_t i = 0; i < expected.size(); ++i) {
            result.expected += expected[i];
            result.actual += actual[i];
            result.meanError += std::abs(expected[i] - actual[i]);
        }
        result.meanError /= static_cast<double>(result.n);
        if (result.actual > 0)
            result.bias = result.expected / result.actual - 1;
        const auto rank = analytics::correlation(analytics::CorrelationKind::Spearman, expected, actual, m_job);
        if (!rank && rank.error().code == Code::Cancelled)
            return std::unexpected(rank.error());
        if (rank)
            result.rank = rank->r;
        // Tenths by what was expected; ties in the order of the customers.
        const auto tenths = analytics::ntile(expected, 10);
        std::array<double, 10> sumExpected {}, sumActual {}, squares {};
        std::array<std::int64_t, 10> n {};
        for (std::size_t i = 0; i < tenths.size(); ++i) {
            const std::size_t t = 10u - tenths[i];
            ++n[t];
            sumExpected[t] += expected[i];
            sumActual[t] += actual[i];
            squares[t] += actual[i] * actual[i];
        }
        if (result.actual > 0)
            result.topShare = sumActual[0] / result.actual;
        if (method.chosen)
            for (std::size_t t = 0; t < 10; ++t)
                m_answer.holdoutTenths.push_back(
                    {static_cast<std::uint64_t>(n[t]), sumExpected[t] / static_cast<double>(n[t]), analytics::meanInterval(n[t], sumActual[t], squares[t])});
        method.holdout = result;
        return {};
    }

    // Expected by each month's end, all customers together.
    core::Status track(const MethodValues& values, std::size_t k)
    {
        double total = 0;
        for (const auto c : m_known)
            if (std::isfinite(values.ahead[c]))
                total += values.ahead[c];
        if (values.purchases)
            return trackPurchases(values, k);
        for (int month = 1; month <= m_months; ++month) {
            auto& expected = m_answer.tracking[static_cast<std::size_t>(month) - 1].expected[k];
            if (values.monthlyChurn) {
                const double kept = 1 - *values.monthlyChurn;
                const auto months = [&](int upTo) { return kept == 1 ? upTo : kept * (1 - std::pow(kept, upTo)) / (1 - kept); };
                expected = total * months(month) / months(m_months);
            } else if (values.renewals && month < m_months) {
                ValuePlan plan = m_plan;
                plan.model.months = month;
                const auto until = makeValues(m_facts, values.method, plan, m_job);
                if (!until)
                    return std::unexpected(until.error());
                double sum = 0;
                for (const auto c : m_known)
                    if (std::isfinite((*until)->ahead[c]))
                        sum += (*until)->ahead[c];
                expected = sum;
            } else {
                expected = total * month / m_months;
            }
        }
        return {};
    }

    core::Status trackPurchases(const MethodValues& values, std::size_t k)
    {
        auto purchases = features::purchasesOf(m_shot);
        purchases.zeroCounts = true;
        const auto summary = features::repeatSummary(purchases, m_cut, 7, m_job);
        if (!summary)
            return std::unexpected(summary.error());
        std::vector<std::uint32_t> order(summary->customer.size());
        std::iota(order.begin(), order.end(), 0u);
        std::sort(order.begin(), order.end(), [&](auto i, auto j) {
            return summary->x[i] != summary->x[j] ? summary->x[i] < summary->x[j] : summary->age[i] < summary->age[j];
        });
        std::vector<bool> known(m_shot.size(), false);
        for (const auto c : m_known)
            known[c] = true;
        const auto months = static_cast<std::size_t>(m_months);
        std::vector<double> there(months), sums(months, 0);
        double x = -1, age = -1;
        const auto& model = values.purchases->model;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if ((i & 0x3FF) == 0 && m_job.shouldStop())
                return core::fail(Code::Cancelled);
            const auto row = order[i];
            const auto c = summary->customer[row];
            if (!known[c])
                continue;
            if (summary->x[row] != x || summary->age[row] != age) {
                x = summary->x[row];
                age = summary->age[row];
                for (std::size_t m = 0; m < months; ++m)
                    there[m] = model.expectedAlive(static_cast<double>(m + 1) * kMonthDays / 7, x, age);
            }
            for (std::size_t m = 0; m < months; ++m)
                sums[m] += values.alive[c] * there[m] * values.expectedSpend[c] * m_plan.model.margin;
        }
        for (std::size_t m = 0; m < months; ++m)
            m_answer.tracking[m].expected[k] = sums[m];
        return {};
    }

    const Facts& m_facts;
    const frame::Snapshot& m_shot;
    int m_months;
    ValueAnswer& m_answer;
    core::JobContext& m_job;
    core::CivilDate m_cut;
    ValuePlan m_plan;
    std::vector<std::uint32_t> m_known; // had bought by the cut
    std::vector<double> m_actual, m_byMonth;
};

} // namespace

core::Status trackHoldout(const Facts& facts, const frame::Selection* scope, const ValueModel& model, int months, ValueAnswer& answer, core::JobContext& job)
{
    const auto& shot = *facts.snapshot;
    if (shot.transactions.amounts.empty() || !shot.firstDay.isValid())
        return {};
    const double history = (shot.asOf - shot.firstDay) / kMonthDays;
    if (months == 0)
        months = history < kFewestMonths ? 0 : std::clamp(static_cast<int>(history / 3), 1, 12);
    if (months == 0 || months >= history)
        return {};
    return Holdout(facts, scope, model, months, answer, job).fill();
}

} // namespace holdfast::flow
