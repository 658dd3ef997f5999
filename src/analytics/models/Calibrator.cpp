// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Calibrator.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::analytics {

namespace {

double logOdds(double p)
{
    const double inside = std::clamp(p, 1e-12, 1 - 1e-12);
    return std::log(inside / (1 - inside));
}

} // namespace

Calibrator::Calibrator(CalibrationKind kind, std::span<const double> p, std::span<const double> y)
{
    if (p.empty())
        return;
    m_kind = kind;
    if (kind == CalibrationKind::Isotonic)
        fitIsotonic(p, y);
    else if (kind == CalibrationKind::Platt)
        fitPlatt(p, y);
}

void Calibrator::fitIsotonic(std::span<const double> p, std::span<const double> y)
{
    std::vector<std::uint32_t> order(p.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return p[a] < p[b]; });
    struct Pool {
        double n, at, ones; // sums
        double mean() const { return ones / n; }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < order.size();) {
        Pool pool {0, 0, 0};
        const double here = p[order[i]];
        for (; i < order.size() && p[order[i]] == here; ++i)
            pool = {pool.n + 1, pool.at + here, pool.ones + y[order[i]]};
        while (!pools.empty() && pools.back().mean() >= pool.mean()) {
            const Pool& last = pools.back();
            pool = {pool.n + last.n, pool.at + last.at, pool.ones + last.ones};
            pools.pop_back();
        }
        pools.push_back(pool);
    }
    const double edge = 0.5 / static_cast<double>(p.size() + 1);
    for (const auto& pool : pools) {
        m_at.push_back(pool.at / pool.n);
        m_value.push_back(std::clamp(pool.mean(), edge, 1 - edge));
    }
}

void Calibrator::fitPlatt(std::span<const double> p, std::span<const double> y)
{
    const double ones = std::accumulate(y.begin(), y.end(), 0.0), zeros = static_cast<double>(y.size()) - ones;
    const double high = (ones + 1) / (ones + 2), low = 1 / (zeros + 2);
    std::vector<double> x(p.size());
    std::transform(p.begin(), p.end(), x.begin(), logOdds);
    const auto lossAt = [&](double a, double b) {
        double loss = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double eta = a + b * x[i];
            loss += std::max(eta, 0.0) + std::log1p(std::exp(-std::abs(eta))) - (y[i] > 0 ? high : low) * eta;
        }
        return loss;
    };
    double a = std::log((ones + 1) / (zeros + 1)), b = 0, loss = lossAt(a, b);
    for (int iteration = 0; iteration < 100; ++iteration) {
        double ga = 0, gb = 0, haa = 1e-12, hab = 0, hbb = 1e-12;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double q = 1 / (1 + std::exp(-a - b * x[i])), r = (y[i] > 0 ? high : low) - q, w = q * (1 - q);
            ga += r;
            gb += r * x[i];
            haa += w;
            hab += w * x[i];
            hbb += w * x[i] * x[i];
        }
        const double determinant = haa * hbb - hab * hab;
        if (!(determinant > 1e-14 * haa * hbb)) // all predictions equal: the constant alone
            break;
        double da = (hbb * ga - hab * gb) / determinant, db = (haa * gb - hab * ga) / determinant, next = 0;
        for (int halvings = 0; halvings < 40; ++halvings, da /= 2, db /= 2)
            if ((next = lossAt(a + da, b + db)) <= loss + 1e-12 * std::abs(loss))
                break;
        a += da;
        b += db;
        loss = next;
        if (std::abs(da) < 1e-10 && std::abs(db) < 1e-10)
            break;
    }
    m_constant = a;
    m_slope = b;
}

double Calibrator::operator()(double p) const
{
    if (m_kind == CalibrationKind::Platt)
        return 1 / (1 + std::exp(-m_constant - m_slope * logOdds(p)));
    if (m_kind == CalibrationKind::None)
        return p;
    const auto right = std::lower_bound(m_at.begin(), m_at.end(), p);
    if (right == m_at.begin())
        return m_value.front();
    if (right == m_at.end())
        return m_value.back();
    const auto k = static_cast<std::size_t>(right - m_at.begin());
    const double part = (p - m_at[k - 1]) / (m_at[k] - m_at[k - 1]);
    return m_value[k - 1] + part * (m_value[k] - m_value[k - 1]);
}

} // namespace holdfast::analytics
