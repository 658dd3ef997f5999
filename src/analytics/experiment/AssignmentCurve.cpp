// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/AssignmentCurve.h"

#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdfast::analytics {

using core::Code;

namespace {

constexpr int kRandomOrders = 5;
constexpr double kLeastKnee = 0.05; // of the height

void shuffle(std::vector<std::uint32_t>& order, core::Random& random)
{
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
}

// A part of the customers, drawn without replacement, with limits scaled to it.
AssignmentProblem partOf(const AssignmentProblem& problem, std::span<const std::uint32_t> rows, double share)
{
    AssignmentProblem part;
    part.value = Matrix(rows.size(), problem.value.columns);
    for (std::size_t j = 0; j < problem.value.columns; ++j)
        for (std::size_t i = 0; i < rows.size(); ++i)
            part.value(i, j) = problem.value(rows[i], j);
    part.limits = problem.limits;
    for (auto& limit : part.limits)
        limit.most *= share;
    return part;
}

std::optional<std::size_t> kneeOf(const std::vector<BudgetPoint>& points)
{
    if (points.size() < 3)
        return {};
    const double width = points.back().budget, height = points.back().best;
    if (!(width > 0) || !(height > 0))
        return {};
    std::size_t best = 0;
    double farthest = kLeastKnee;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const double above = points[i].best / height - points[i].budget / width;
        if (above > farthest) {
            farthest = above;
            best = i;
        }
    }
    return best > 0 ? std::optional(best) : std::nullopt;
}

} // namespace

double valueInOrder(const AssignmentProblem& problem, std::span<const std::uint32_t> order)
{
    std::vector<double> left;
    for (const auto& limit : problem.limits)
        left.push_back(limit.most);
    double sum = 0;
    for (const auto customer : order) {
        std::size_t best = problem.value.columns;
        for (std::size_t j = 0; j < problem.value.columns; ++j) {
            const double value = problem.value(customer, j);
            if (!(value > 0) || (best < problem.value.columns && !(value > problem.value(customer, best)))) // NaN fails as well
                continue;
            bool fits = true;
            for (std::size_t l = 0; l < left.size() && fits; ++l)
                fits = problem.limits[l].use[j] <= left[l] * (1 + 1e-12);
            if (fits)
                best = j;
        }
        if (best == problem.value.columns)
            continue;
        sum += problem.value(customer, best);
        for (std::size_t l = 0; l < left.size(); ++l)
            left[l] -= problem.limits[l].use[best];
    }
    return sum;
}

core::Result<BudgetCurve> budgetCurve(const AssignmentProblem& problem, std::size_t budget, std::span<const double> risk,
    const BudgetCurveOptions& options, core::JobContext& job)
{
    if (budget >= problem.limits.size())
        return core::fail(Code::InvalidValue, {{"name", "budget"}, {"value", std::to_string(budget)}});
    const std::size_t n = problem.value.rows;
    core::Random random(options.seed);
    std::vector<std::uint32_t> rows(n);
    std::iota(rows.begin(), rows.end(), 0u);
    if (n > options.mostCustomers) {
        shuffle(rows, random);
        rows.resize(options.mostCustomers);
        std::sort(rows.begin(), rows.end());
    }
    const double share = n > 0 ? static_cast<double>(rows.size()) / static_cast<double>(n) : 1;
    AssignmentProblem part = partOf(problem, rows, share);
    BudgetCurve curve;
    curve.customers = rows.size();
    part.limits[budget].most = std::numeric_limits<double>::infinity();
    const auto free = assignOffers(part, {}, job);
    if (!free)
        return std::unexpected(free.error());
    curve.wholeBudget = free->used[budget] / share;
    const double most = options.most > 0 ? options.most : curve.wholeBudget;
    if (!(most > 0) || options.points == 0)
        return curve;

    std::vector<std::uint32_t> byRisk(rows.size());
    std::iota(byRisk.begin(), byRisk.end(), 0u);
    std::vector<std::vector<std::uint32_t>> orders(kRandomOrders, byRisk);
    for (auto& order : orders)
        shuffle(order, random);
    const auto riskOf = [&](std::uint32_t i) { return std::isnan(risk[rows[i]]) ? -1.0 : risk[rows[i]]; };
    std::stable_sort(byRisk.begin(), byRisk.end(), [&](auto a, auto b) { return riskOf(a) > riskOf(b); });
    curve.points.push_back({});
    for (std::size_t k = 1; k <= options.points; ++k) {
        BudgetPoint point;
        point.budget = most * static_cast<double>(k) / static_cast<double>(options.points);
        part.limits[budget].most = point.budget * share;
        const auto plan = assignOffers(part, {1e-4, 0, 0}, job);
        if (!plan)
            return std::unexpected(plan.error());
        point.best = plan->value / share;
        point.bound = plan->bound / share;
        point.highestRisk = valueInOrder(part, byRisk) / share;
        for (const auto& order : orders) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            point.random += valueInOrder(part, order) / share / kRandomOrders;
        }
        // More money never buys less: a repair that fell a little short takes the plan of the smaller budget.
        point.best = std::max(point.best, curve.points.back().best);
        curve.points.push_back(point);
    }
    curve.knee = kneeOf(curve.points);
    return curve;
}

} // namespace holdfast::analytics
