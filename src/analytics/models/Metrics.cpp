// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Metrics.h"

#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

namespace {

using Order = std::vector<std::uint32_t>;

// Row numbers sorted by value with equal values in row order. The pairs are sorted whole: they stay in cache where an index would not.
Order orderOf(std::span<const double> values, double sign)
{
    struct Pair {
        double key;
        std::uint32_t row;
    };
    std::vector<Pair> pairs(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        pairs[i] = {sign * values[i], static_cast<std::uint32_t>(i)};
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.key < b.key || (a.key == b.key && a.row < b.row); });
    Order order(values.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
        order[i] = pairs[i].row;
    return order;
}

double total(std::span<const double> y)
{
    return std::accumulate(y.begin(), y.end(), 0.0);
}

// Calls use(begin, end) for each run of equal scores along the order.
template <class Use> void forTies(std::span<const double> score, const Order& order, Use use)
{
    for (std::size_t i = 0; i < order.size();) {
        std::size_t j = i + 1;
        while (j < order.size() && score[order[j]] == score[order[i]])
            ++j;
        use(i, j);
        i = j;
    }
}

// For each positive the share of negatives below it (half for ties), for each negative the share of positives above: their means
// are the area, their variances its error.
AreaUnderCurve areaFrom(std::span<const double> y, std::span<const double> score, const Order& descending, double level)
{
    AreaUnderCurve result;
    const double positives = total(y), negatives = static_cast<double>(y.size()) - positives;
    if (positives <= 0 || negatives <= 0)
        return result;
    double seenPositives = 0, seenNegatives = 0, sum = 0, squares1 = 0, squares0 = 0;
    forTies(score, descending, [&](std::size_t begin, std::size_t end) {
        double here = 0;
        for (std::size_t i = begin; i < end; ++i)
            here += y[descending[i]];
        const double hereNot = static_cast<double>(end - begin) - here;
        const double above1 = (negatives - seenNegatives - 0.5 * hereNot) / negatives; // negatives below a positive here
        const double above0 = (seenPositives + 0.5 * here) / positives; // positives above a negative here
        sum += here * above1;
        squares1 += here * above1 * above1;
        squares0 += hereNot * above0 * above0;
        seenPositives += here;
        seenNegatives += hereNot;
    });
    const double area = sum / positives;
    result.value = area;
    if (positives < 2 || negatives < 2)
        return result;
    const double variance1 = std::max(0.0, squares1 - positives * area * area) / (positives - 1);
    const double variance0 = std::max(0.0, squares0 - negatives * area * area) / (negatives - 1);
    result.se = std::sqrt(variance1 / positives + variance0 / negatives);
    const double half = normalHalfWidth(level) * *result.se;
    result.lower = std::max(0.0, area - half);
    result.upper = std::min(1.0, area + half);
    return result;
}

std::optional<double> precisionFrom(std::span<const double> y, std::span<const double> score, const Order& descending)
{
    const double positives = total(y);
    if (positives <= 0)
        return {};
    double hits = 0, sum = 0;
    forTies(score, descending, [&](std::size_t begin, std::size_t end) {
        double here = 0;
        for (std::size_t i = begin; i < end; ++i)
            here += y[descending[i]];
        hits += here;
        sum += here / positives * hits / static_cast<double>(end);
    });
    return sum;
}

std::optional<double> distanceFrom(std::span<const double> y, std::span<const double> score, const Order& descending)
{
    const double positives = total(y), negatives = static_cast<double>(y.size()) - positives;
    if (positives <= 0 || negatives <= 0)
        return {};
    double one = 0, zero = 0, largest = 0;
    forTies(score, descending, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            (y[descending[i]] > 0 ? one : zero) += 1;
        largest = std::max(largest, std::abs(one / positives - zero / negatives));
    });
    return largest;
}

// Calls use(group from 0, begin, end) for the groups of n rows, sizes differing by at most one, larger first.
template <class Use> void forGroups(std::size_t n, int groups, Use use)
{
    const auto count = static_cast<std::size_t>(std::max(groups, 1));
    std::size_t begin = 0;
    for (std::size_t group = 0; group < count && begin < n; ++group) {
        const std::size_t end = begin + n / count + (group < n % count ? 1 : 0);
        use(static_cast<int>(group), begin, end);
        begin = end;
    }
}

std::vector<LiftGroup> liftFrom(std::span<const double> y, const Order& descending, int groups)
{
    std::vector<LiftGroup> table;
    const double positives = total(y), n = static_cast<double>(y.size());
    double cumulative = 0;
    forGroups(y.size(), groups, [&](int group, std::size_t begin, std::size_t end) {
        LiftGroup& line = table.emplace_back();
        line.group = group + 1;
        line.n = static_cast<std::int64_t>(end - begin);
        double here = 0;
        for (std::size_t i = begin; i < end; ++i)
            here += y[descending[i]];
        line.positives = static_cast<std::int64_t>(here);
        line.rate = here / static_cast<double>(line.n);
        cumulative += here;
        if (positives > 0) {
            line.lift = line.rate / (positives / n);
            line.capture = cumulative / positives;
            line.cumulativeLift = cumulative / static_cast<double>(end) / (positives / n);
        }
    });
    return table;
}

HosmerLemeshow fitFrom(std::span<const double> y, std::span<const double> p, const Order& ascending, int groups)
{
    HosmerLemeshow result;
    result.df = std::max(groups - 2, 0);
    if (groups < 3 || y.size() < static_cast<std::size_t>(groups))
        return result;
    double chi2 = 0;
    forGroups(y.size(), groups, [&](int, std::size_t begin, std::size_t end) {
        double observed = 0, expected = 0;
        for (std::size_t i = begin; i < end; ++i) {
            observed += y[ascending[i]];
            expected += p[ascending[i]];
        }
        const double distance = (observed - expected) * (observed - expected);
        if (distance > 0)
            chi2 += distance / (expected * (1 - expected / static_cast<double>(end - begin)));
    });
    if (!std::isfinite(chi2) || chi2 < 0)
        return result;
    result.chi2 = chi2;
    result.p = chiSquaredUpper(chi2, result.df);
    return result;
}

std::optional<double> ratio(double over, double under)
{
    return under == 0 ? std::nullopt : std::optional(over / under);
}

} // namespace

Order descendingOrder(std::span<const double> score)
{
    return orderOf(score, -1);
}

AreaUnderCurve areaUnderCurve(std::span<const double> y, std::span<const double> score, double level)
{
    return areaFrom(y, score, orderOf(score, -1), level);
}

std::optional<double> averagePrecision(std::span<const double> y, std::span<const double> score)
{
    return precisionFrom(y, score, orderOf(score, -1));
}

std::optional<double> kolmogorovDistance(std::span<const double> y, std::span<const double> score)
{
    return distanceFrom(y, score, orderOf(score, -1));
}

std::optional<double> logLoss(std::span<const double> y, std::span<const double> p)
{
    if (y.empty())
        return {};
    double sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        sum -= y[i] > 0 ? std::log(p[i]) : std::log1p(-p[i]);
    return sum / static_cast<double>(y.size());
}

std::optional<double> brierScore(std::span<const double> y, std::span<const double> p)
{
    if (y.empty())
        return {};
    double sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
        sum += (p[i] - y[i]) * (p[i] - y[i]);
    return sum / static_cast<double>(y.size());
}

Calibration calibration(std::span<const double> y, std::span<const double> p, int bins)
{
    Calibration result;
    const auto count = static_cast<std::size_t>(std::max(bins, 1));
    std::vector<double> predicted(count), observed(count);
    result.bins.resize(count);
    for (std::size_t i = 0; i < y.size(); ++i) {
        const auto bin = std::min(static_cast<std::size_t>(std::max(p[i], 0.0) * static_cast<double>(count)), count - 1);
        ++result.bins[bin].n;
        predicted[bin] += p[i];
        observed[bin] += y[i];
    }
    if (y.empty())
        return result;
    double sum = 0, largest = 0;
    for (std::size_t bin = 0; bin < count; ++bin) {
        if (result.bins[bin].n == 0)
            continue;
        const auto n = static_cast<double>(result.bins[bin].n);
        result.bins[bin].predicted = predicted[bin] / n;
        result.bins[bin].observed = observed[bin] / n;
        const double distance = std::abs(predicted[bin] - observed[bin]) / n;
        sum += n / static_cast<double>(y.size()) * distance;
        largest = std::max(largest, distance);
    }
    result.ece = sum;
    result.mce = largest;
    return result;
}

HosmerLemeshow hosmerLemeshow(std::span<const double> y, std::span<const double> p, int groups)
{
    return fitFrom(y, p, orderOf(p, 1), groups);
}

Confusion confusion(std::span<const double> y, std::span<const double> p, double threshold)
{
    Confusion c;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (p[i] >= threshold)
            ++(y[i] > 0 ? c.tp : c.fp);
        else
            ++(y[i] > 0 ? c.fn : c.tn);
    }
    const auto tp = static_cast<double>(c.tp), fp = static_cast<double>(c.fp), fn = static_cast<double>(c.fn), tn = static_cast<double>(c.tn);
    const double n = tp + fp + fn + tn;
    c.accuracy = ratio(tp + tn, n);
    c.precision = ratio(tp, tp + fp);
    c.recall = ratio(tp, tp + fn);
    c.specificity = ratio(tn, tn + fp);
    c.f1 = ratio(2 * tp, 2 * tp + fp + fn);
    if (n > 0) {
        const double chance = ((tp + fp) * (tp + fn) + (fn + tn) * (fp + tn)) / (n * n);
        c.kappa = ratio(*c.accuracy - chance, 1 - chance);
        c.mcc = ratio(tp * tn - fp * fn, std::sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)));
    }
    return c;
}

std::vector<LiftGroup> liftTable(std::span<const double> y, std::span<const double> score, int groups)
{
    return liftFrom(y, orderOf(score, -1), groups);
}

PredictionMetrics predictionMetrics(std::span<const double> y, std::span<const double> p, const MetricOptions& options)
{
    PredictionMetrics m;
    m.n = static_cast<std::int64_t>(y.size());
    m.positives = static_cast<std::int64_t>(total(y));
    if (!p.empty())
        m.meanPredicted = total(p) / static_cast<double>(p.size());
    const Order descending = orderOf(p, -1);
    m.auc = areaFrom(y, p, descending, options.level);
    if (m.auc.value)
        m.gini = 2 * *m.auc.value - 1;
    m.averagePrecision = precisionFrom(y, p, descending);
    m.ks = distanceFrom(y, p, descending);
    m.logLoss = logLoss(y, p);
    m.brier = brierScore(y, p);
    m.calibration = calibration(y, p, options.bins);
    m.hosmerLemeshow = hosmerLemeshow(y, p, options.groups);
    m.confusion = confusion(y, p, options.threshold);
    m.lift = liftFrom(y, descending, options.groups);
    return m;
}

} // namespace holdfast::analytics
