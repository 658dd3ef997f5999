// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Decomposition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace holdfast::analytics {

namespace {

using Values = std::vector<double>;

// One loess fit at position `at` (from 1) over the values left..right (from 1). False: no weight left.
bool loessAt(const double* y, std::int64_t n, std::int64_t span, int degree, double at, double& fitted, std::int64_t left,
    std::int64_t right, Values& w, const double* robustness)
{
    double reach = std::max(at - static_cast<double>(left), static_cast<double>(right) - at);
    if (span > n)
        reach += static_cast<double>((span - n) / 2);
    const double nearly = 0.999 * reach, hardly = 0.001 * reach;
    double total = 0;
    for (std::int64_t j = left; j <= right; ++j) {
        const auto k = static_cast<std::size_t>(j - 1);
        w[k] = 0;
        const double r = std::abs(static_cast<double>(j) - at);
        if (r > nearly)
            continue;
        if (r <= hardly) {
            w[k] = 1;
        } else {
            const double q = r / reach, c = 1 - q * q * q;
            w[k] = c * c * c;
        }
        if (robustness)
            w[k] *= robustness[k];
        total += w[k];
    }
    if (total <= 0)
        return false;
    double center = 0;
    for (std::int64_t j = left; j <= right; ++j) {
        auto& weight = w[static_cast<std::size_t>(j - 1)];
        weight /= total;
        center += weight * static_cast<double>(j);
    }
    if (reach > 0 && degree > 0) {
        double spread = 0;
        for (std::int64_t j = left; j <= right; ++j) {
            const double d = static_cast<double>(j) - center;
            spread += w[static_cast<std::size_t>(j - 1)] * d * d;
        }
        if (std::sqrt(spread) > 0.001 * static_cast<double>(n - 1)) {
            const double slope = (at - center) / spread;
            for (std::int64_t j = left; j <= right; ++j)
                w[static_cast<std::size_t>(j - 1)] *= slope * (static_cast<double>(j) - center) + 1;
        }
    }
    fitted = 0;
    for (std::int64_t j = left; j <= right; ++j)
        fitted += w[static_cast<std::size_t>(j - 1)] * y[j - 1];
    return true;
}

// Loess at every `jump`-th position and lines between them.
void loess(const double* y, std::int64_t n, std::int64_t span, int degree, std::int64_t jump, const double* robustness,
    double* fitted, Values& w)
{
    if (n < 2) {
        fitted[0] = y[0];
        return;
    }
    jump = std::min(jump, n - 1);
    const auto fit = [&](std::int64_t i, std::int64_t left, std::int64_t right) {
        if (!loessAt(y, n, span, degree, static_cast<double>(i), fitted[i - 1], left, right, w, robustness))
            fitted[i - 1] = y[i - 1];
    };
    const std::int64_t half = (span + 1) / 2;
    std::int64_t left = 1, right = std::min(span, n);
    if (span >= n) {
        for (std::int64_t i = 1; i <= n; i += jump)
            fit(i, left, right);
    } else if (jump == 1) {
        for (std::int64_t i = 1; i <= n; ++i) {
            if (i > half && right != n)
                ++left, ++right;
            fit(i, left, right);
        }
    } else {
        for (std::int64_t i = 1; i <= n; i += jump) {
            left = i < half ? 1 : i >= n - half + 1 ? n - span + 1 : i - half + 1;
            right = left + span - 1;
            fit(i, left, right);
        }
    }
    if (jump == 1)
        return;
    const auto line = [&](std::int64_t from, std::int64_t to) {
        const double step = (fitted[to - 1] - fitted[from - 1]) / static_cast<double>(to - from);
        for (std::int64_t j = from + 1; j < to; ++j)
            fitted[j - 1] = fitted[from - 1] + step * static_cast<double>(j - from);
    };
    for (std::int64_t i = 1; i <= n - jump; i += jump)
        line(i, i + jump);
    const std::int64_t last = (n - 1) / jump * jump + 1;
    if (last != n) {
        fit(n, left, right);
        line(last, n);
    }
}

// Running means of `length`; gives back n - length + 1 values.
void movingAverage(const double* x, std::size_t n, std::size_t length, double* mean)
{
    double sum = 0;
    for (std::size_t i = 0; i < length; ++i)
        sum += x[i];
    mean[0] = sum / static_cast<double>(length);
    for (std::size_t j = 1; j + length <= n; ++j) {
        sum += x[j + length - 1] - x[j - 1];
        mean[j] = sum / static_cast<double>(length);
    }
}

// Partial ordering so that the values at `ranks` stand where full ordering would put them, provided the ranks ascend.
// Reference: Chambers (1971), Algorithm 410, Partial sorting, Communications of the ACM 14.
void orderAt(Values& x, const std::array<std::ptrdiff_t, 2>& ranks)
{
    struct Segment {
        std::ptrdiff_t from, to;
        std::size_t low, high; // ranks low..high-1 lie here
    };
    std::vector<Segment> open {{0, static_cast<std::ptrdiff_t>(x.size()) - 1, 0, ranks.size()}};
    const auto at = [&](std::ptrdiff_t i) -> double& { return x[static_cast<std::size_t>(i)]; };
    while (!open.empty()) {
        auto [from, to, low, high] = open.back();
        open.pop_back();
        while (low < high && (to - from > 10 || (from == 0 && from < to))) {
            const std::ptrdiff_t half = (from + to + 2) / 2 - 1;
            if (at(from) > at(half))
                std::swap(at(from), at(half));
            if (at(to) < at(half)) {
                std::swap(at(to), at(half));
                if (at(from) > at(half))
                    std::swap(at(from), at(half));
            }
            const double pivot = at(half);
            std::ptrdiff_t left = from, right = to;
            for (;;) {
                while (at(--right) > pivot) { }
                while (at(++left) < pivot) { }
                if (left > right)
                    break;
                std::swap(at(left), at(right));
            }
            std::size_t cut = low;
            if (right - from <= to - left) {
                for (cut = high; cut > low && ranks[cut - 1] > right;)
                    --cut;
                open.push_back({left, to, cut, high});
                to = right;
                high = cut;
            } else {
                while (cut < high && ranks[cut] < left)
                    ++cut;
                open.push_back({from, right, low, cut});
                from = left;
                low = cut;
            }
        }
        if (low < high && from < to)
            std::sort(x.begin() + from, x.begin() + to + 1);
    }
}

struct Spans {
    std::int64_t seasonal, trend, lowPass;
    std::int64_t seasonalJump, trendJump, lowPassJump;
};

class Stl {
public:
    Stl(const Values& y, std::size_t period, const Spans& spans)
        : m_y(y)
        , m_n(y.size())
        , m_period(period)
        , m_spans(spans)
        , m_cycle(m_n + 2 * period)
        , m_a(m_cycle.size())
        , m_b(m_cycle.size())
        , m_w(m_cycle.size())
        , seasonal(m_n)
        , trend(m_n)
        , robustness(m_n, 1)
    {
    }

    // False when stopped.
    bool inner(int rounds, bool weighted, const core::JobContext& job)
    {
        const double* weights = weighted ? robustness.data() : nullptr;
        const auto n = static_cast<std::int64_t>(m_n);
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < m_n; ++i)
                m_a[i] = m_y[i] - trend[i];
            smoothSubseries(weighted);
            if (job.shouldStop())
                return false;
            // Low pass: three moving averages, then loess.
            const std::size_t length = m_cycle.size();
            movingAverage(m_cycle.data(), length, m_period, m_a.data());
            movingAverage(m_a.data(), length - m_period + 1, m_period, m_b.data());
            movingAverage(m_b.data(), length - 2 * m_period + 2, 3, m_a.data());
            loess(m_a.data(), n, m_spans.lowPass, 1, m_spans.lowPassJump, nullptr, m_b.data(), m_w);
            for (std::size_t i = 0; i < m_n; ++i) {
                seasonal[i] = m_cycle[m_period + i] - m_b[i];
                m_a[i] = m_y[i] - seasonal[i];
            }
            loess(m_a.data(), n, m_spans.trend, 1, m_spans.trendJump, weights, trend.data(), m_w);
        }
        return true;
    }

    // Bisquare weights of the remainders.
    void weigh()
    {
        Values r(m_n);
        for (std::size_t i = 0; i < m_n; ++i)
            r[i] = std::abs(m_y[i] - trend[i] - seasonal[i]);
        Values ordered = r;
        // The reference asks for the two middle ranks in descending order, so that of an even number of values the upper
        // one is only near the middle. Kept: the figures agree with it to the last digits.
        orderAt(ordered, {static_cast<std::ptrdiff_t>(m_n / 2), static_cast<std::ptrdiff_t>(m_n - m_n / 2 - 1)});
        const double six = 3 * (ordered[m_n / 2] + ordered[m_n - m_n / 2 - 1]);
        for (std::size_t i = 0; i < m_n; ++i) {
            const double q = r[i] / six;
            robustness[i] = r[i] <= 0.001 * six ? 1 : r[i] <= 0.999 * six ? (1 - q * q) * (1 - q * q) : 0;
        }
    }

private:
    // m_a by position of the season, each smoothed and extended by one season at both ends, into m_cycle.
    void smoothSubseries(bool weighted)
    {
        Values sub, weight, smooth;
        for (std::size_t position = 0; position < m_period; ++position) {
            sub.clear();
            weight.clear();
            for (std::size_t i = position; i < m_n; i += m_period) {
                sub.push_back(m_a[i]);
                weight.push_back(robustness[i]);
            }
            const auto k = static_cast<std::int64_t>(sub.size());
            smooth.resize(sub.size() + 2);
            const double* weights = weighted ? weight.data() : nullptr;
            loess(sub.data(), k, m_spans.seasonal, 0, m_spans.seasonalJump, weights, smooth.data() + 1, m_w);
            if (!loessAt(sub.data(), k, m_spans.seasonal, 0, 0, smooth.front(), 1, std::min(m_spans.seasonal, k), m_w, weights))
                smooth.front() = smooth[1];
            if (!loessAt(sub.data(), k, m_spans.seasonal, 0, static_cast<double>(k + 1), smooth.back(),
                    std::max<std::int64_t>(1, k - m_spans.seasonal + 1), k, m_w, weights))
                smooth.back() = smooth[sub.size()];
            for (std::size_t m = 0; m < smooth.size(); ++m)
                m_cycle[m * m_period + position] = smooth[m];
        }
    }

    const Values& m_y;
    std::size_t m_n, m_period;
    Spans m_spans;
    Values m_cycle, m_a, m_b, m_w;

public:
    Values seasonal, trend, robustness;
};

std::int64_t nextOdd(std::int64_t value)
{
    return value % 2 == 0 ? value + 1 : value;
}

std::int64_t tenth(std::int64_t span)
{
    return (span + 9) / 10;
}

} // namespace

core::Result<Decomposition> decomposeStl(std::span<const double> x, const StlSettings& settings, Composition composition,
    core::JobContext& job)
{
    const std::size_t n = x.size(), period = settings.period;
    if (period < 2 || n <= 2 * period)
        return core::fail(core::Code::NotEnoughData);
    Values y(x.begin(), x.end());
    if (composition == Composition::Multiplicative)
        for (double& value : y) {
            if (value <= 0)
                return core::fail(core::Code::InvalidValue, {{"name", "value"}, {"value", std::to_string(value)}});
            value = std::log(value);
        }

    const bool periodic = !settings.seasonalWindow;
    Decomposition::Windows windows;
    windows.seasonal = settings.seasonalWindow.value_or(static_cast<std::int64_t>(10 * n + 1));
    // 1.5 is the limit of this formula: a seasonal span up to there has no trend span.
    const double share = 1.5 / static_cast<double>(std::max<std::int64_t>(windows.seasonal, 2));
    windows.trend = nextOdd(static_cast<std::int64_t>(std::ceil(1.5 * static_cast<double>(period) / (1 - share))));
    windows.lowPass = nextOdd(static_cast<std::int64_t>(period));
    const Spans spans {nextOdd(std::max<std::int64_t>(3, windows.seasonal)), nextOdd(std::max<std::int64_t>(3, windows.trend)),
        nextOdd(std::max<std::int64_t>(3, windows.lowPass)), tenth(windows.seasonal), tenth(windows.trend), tenth(windows.lowPass)};

    Stl stl(y, period, spans);
    const int outer = settings.robust ? 15 : 0;
    for (int round = 0; round <= outer; ++round) {
        if (!stl.inner(settings.robust ? 1 : 2, round > 0, job))
            return core::fail(core::Code::Cancelled);
        if (round < outer)
            stl.weigh();
    }

    Decomposition parts;
    parts.windows = windows;
    parts.trend = std::move(stl.trend);
    parts.seasonal = std::move(stl.seasonal);
    parts.figure.assign(period, 0);
    for (std::size_t position = 0; position < period; ++position) {
        double sum = 0, count = 0;
        for (std::size_t i = position; i < n; i += period, ++count)
            sum += parts.seasonal[i];
        parts.figure[position] = sum / count;
        if (periodic)
            for (std::size_t i = position; i < n; i += period)
                parts.seasonal[i] = parts.figure[position];
    }
    parts.remainder.resize(n);
    for (std::size_t i = 0; i < n; ++i)
        parts.remainder[i] = y[i] - parts.seasonal[i] - parts.trend[i];
    addStrengths(parts, Composition::Additive);
    if (composition == Composition::Multiplicative)
        for (auto* list : {&parts.trend, &parts.seasonal, &parts.remainder, &parts.figure})
            for (double& value : *list)
                value = std::exp(value);
    return parts;
}

} // namespace holdfast::analytics
