// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/CoxSums.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

// Index of the first event time later than each value.
std::vector<std::uint32_t> slotsAfter(std::span<const double> values, const std::vector<double>& times)
{
    std::vector<std::uint32_t> slots(values.size());
    // Whole numbers of a moderate range are looked up, others searched.
    const double last = times.back();
    const bool whole = last < 1e7 && std::all_of(times.begin(), times.end(), [](double t) { return t >= 0 && t == std::floor(t); });
    if (whole) {
        std::vector<std::uint32_t> upTo(static_cast<std::size_t>(last) + 2, 0);
        for (const double time : times)
            ++upTo[static_cast<std::size_t>(time)];
        std::uint32_t sum = 0;
        for (auto& entry : upTo)
            entry = sum += entry;
        for (std::size_t i = 0; i < values.size(); ++i)
            slots[i] = values[i] < 0 ? 0 : upTo[static_cast<std::size_t>(std::min(values[i], last))];
        return slots;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        slots[i] = static_cast<std::uint32_t>(std::upper_bound(times.begin(), times.end(), values[i]) - times.begin());
    return slots;
}

std::vector<double> eventTimes(const CoxInput& input)
{
    std::vector<double> times;
    for (std::size_t i = 0; i < input.time.size(); ++i)
        if (input.event[i] != 0)
            times.push_back(input.time[i]);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

} // namespace

CoxRows::CoxRows(const CoxInput& input, std::span<const std::size_t> columns)
    : times(eventTimes(input))
    , m_mean(columns.size())
    , m_scale(columns.size())
{
    const std::size_t n = input.time.size(), p = columns.size();
    const auto lastSlot = slotsAfter(input.time, times);
    // Counting sort by the slot, stable.
    std::vector<std::uint32_t> starts(times.size() + 2, 0);
    for (const auto slot : lastSlot)
        ++starts[slot + 1];
    for (std::size_t k = 1; k < starts.size(); ++k)
        starts[k] += starts[k - 1];
    m_order.resize(n);
    for (std::uint32_t i = 0; i < n; ++i)
        m_order[starts[lastSlot[i]]++] = i;

    leave.resize(n);
    enter.assign(n, 0);
    event.resize(n);
    deaths.assign(times.size(), 0);
    for (std::size_t i = 0; i < n; ++i) {
        leave[i] = lastSlot[m_order[i]];
        event[i] = input.event[m_order[i]] != 0;
        if (event[i])
            ++deaths[leave[i] - 1];
    }
    if (!input.entry.empty()) {
        const auto firstSlot = slotsAfter(input.entry, times);
        for (std::size_t i = 0; i < n; ++i) {
            enter[i] = firstSlot[m_order[i]];
            lateEntry |= enter[i] > 0;
        }
    }

    m_values.assign(blocks() * kBlock * p, 0);
    for (std::size_t j = 0; j < p; ++j) {
        const auto column = input.x.column(columns[j]);
        double sum = 0, squares = 0;
        for (const double v : column)
            sum += v;
        m_mean[j] = sum / static_cast<double>(n);
        for (const double v : column)
            squares += (v - m_mean[j]) * (v - m_mean[j]);
        m_scale[j] = std::sqrt(squares / static_cast<double>(n));
        for (std::size_t i = 0; i < n; ++i)
            m_values[(i / kBlock * p + j) * kBlock + i % kBlock] = (column[m_order[i]] - m_mean[j]) / m_scale[j];
    }
}

bool CoxSums::measure(const CoxRows& rows, const Vector& beta, CoxTies ties, const core::JobContext& job)
{
    const std::size_t n = rows.rows(), p = rows.columns(), count = rows.times.size();
    const auto width = static_cast<Eigen::Index>(p);
    weight.resize(n);
    risk.assign(count + 1, 0);
    dying.assign(count, 0);
    riskX.setZero(static_cast<Eigen::Index>(count) + 1, width);
    dyingX.setZero(static_cast<Eigen::Index>(count), width);
    score.setZero(width);
    double linearSum = 0;
    Eigen::Array<double, CoxRows::kBlock, 1> linear, weights;
    for (std::size_t b = 0; b < rows.blocks(); ++b) {
        if (b % 256 == 0 && job.shouldStop())
            return false;
        const auto x = rows.block(b);
        linear = (x * beta).array();
        weights = linear.exp();
        const std::size_t begin = b * CoxRows::kBlock, end = std::min(n, begin + CoxRows::kBlock);
        for (std::size_t i = begin; i < end; ++i) {
            const auto at = static_cast<Eigen::Index>(i - begin);
            const double w = weights(at);
            weight[i] = w;
            const std::size_t leave = rows.leave[i], enter = rows.enter[i];
            if (leave == enter)
                continue; // at risk at no event
            double* out = riskX.data() + leave * p;
            const double* in = x.data() + at;
            risk[leave] += w;
            for (std::size_t j = 0; j < p; ++j)
                out[j] += w * in[j * CoxRows::kBlock];
            if (enter > 0) {
                risk[enter] -= w;
                double* back = riskX.data() + enter * p;
                for (std::size_t j = 0; j < p; ++j)
                    back[j] -= w * in[j * CoxRows::kBlock];
            }
            if (rows.event[i]) {
                linearSum += linear(at);
                dying[leave - 1] += w;
                double* gone = dyingX.data() + (leave - 1) * p;
                for (std::size_t j = 0; j < p; ++j) {
                    gone[j] += w * in[j * CoxRows::kBlock];
                    score(static_cast<Eigen::Index>(j)) += in[j * CoxRows::kBlock];
                }
            }
        }
    }
    // Slot k + 1 holds who leaves after event k, less who enters after it: sums from the end are the risk sets.
    long double sum = 0;
    for (std::size_t k = count; k-- > 0;) {
        const auto at = static_cast<Eigen::Index>(k);
        sum += risk[k + 1];
        risk[k + 1] = static_cast<double>(sum);
        if (k + 1 < count)
            riskX.row(at + 1) += riskX.row(at + 2);
    }
    risk.erase(risk.begin());
    for (std::size_t k = 0; k < count; ++k)
        riskX.row(static_cast<Eigen::Index>(k)) = riskX.row(static_cast<Eigen::Index>(k) + 1);

    loglik = linearSum;
    tied.assign(count, {});
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t d = rows.deaths[k];
        auto& t = tied[k];
        for (std::uint32_t step = 0; step < d; ++step) {
            const double share = ties == CoxTies::Efron ? static_cast<double>(step) / d : 0;
            const double total = risk[k] - share * dying[k], part = 1 / total;
            loglik -= std::log(total);
            t.first += part;
            t.firstShare += share * part;
            t.second += part * part;
            t.secondShare += share * part * part;
            t.secondShares += share * share * part * part;
        }
        const auto at = static_cast<Eigen::Index>(k);
        score -= (riskX.row(at) * t.first - dyingX.row(at) * t.firstShare).transpose();
    }
    return true;
}

std::vector<double> CoxSums::expected(const CoxRows& rows, std::span<const double> factor) const
{
    const std::size_t count = rows.times.size();
    std::vector<double> hazard(count + 1, 0); // cumulative
    for (std::size_t k = 0; k < count; ++k)
        hazard[k + 1] = hazard[k] + (factor.empty() ? 1 : factor[k]) * tied[k].first;
    std::vector<double> result(rows.rows());
    for (std::size_t i = 0; i < result.size(); ++i) {
        double borne = hazard[rows.leave[i]] - hazard[rows.enter[i]];
        if (rows.event[i]) // tied events are not at risk in all of the step
            borne -= (factor.empty() ? 1 : factor[rows.leave[i] - 1]) * tied[rows.leave[i] - 1].firstShare;
        result[i] = weight[i] * borne;
    }
    return result;
}

bool CoxSums::information(const CoxRows& rows, std::span<const double> factor, const core::JobContext& job, Square& result) const
{
    const auto width = static_cast<Eigen::Index>(rows.columns());
    const auto borne = expected(rows, factor);
    result.setZero(width, width);
    Eigen::Matrix<double, CoxRows::kBlock, 1> weighted;
    Eigen::Array<double, CoxRows::kBlock, 1> c;
    for (std::size_t b = 0; b < rows.blocks(); ++b) {
        if (b % 256 == 0 && job.shouldStop())
            return false;
        const auto x = rows.block(b);
        const std::size_t begin = b * CoxRows::kBlock, end = std::min(rows.rows(), begin + CoxRows::kBlock);
        c.setZero();
        for (std::size_t i = begin; i < end; ++i)
            c(static_cast<Eigen::Index>(i - begin)) = borne[i];
        for (Eigen::Index j = 0; j < width; ++j) {
            weighted = (x.col(j).array() * c).matrix();
            for (Eigen::Index k = 0; k <= j; ++k)
                result(j, k) += weighted.dot(x.col(k));
        }
    }
    // Less the products of the means, sum over steps of (S - sD)(S - sD)' / total^2.
    for (std::size_t t = 0; t < rows.times.size(); ++t) {
        const double f = factor.empty() ? 1 : factor[t];
        const double* s = riskX.data() + t * rows.columns();
        const double* d = dyingX.data() + t * rows.columns();
        const double ss = f * tied[t].second, sd = f * tied[t].secondShare, dd = f * tied[t].secondShares;
        for (Eigen::Index j = 0; j < width; ++j)
            for (Eigen::Index k = 0; k <= j; ++k)
                result(j, k) -= ss * s[j] * s[k] - sd * (s[j] * d[k] + d[j] * s[k]) + dd * d[j] * d[k];
    }
    result.triangularView<Eigen::StrictlyUpper>() = result.transpose();
    return true;
}

} // namespace holdfast::analytics
