// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Assignment.h"

#include "analytics/experiment/AssignmentDual.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdfast::analytics {

using core::Code;

namespace {

constexpr double kForbidden = std::numeric_limits<double>::infinity();
constexpr std::size_t kSampleCustomers = 16384;

// Use of limits as a share of what is allowed. A limit of 0 forbids what uses it and drops out.
struct Scaled {
    std::vector<std::vector<double>> use; // limit by offer
    std::vector<std::size_t> from; // index of the limit
    std::vector<bool> forbidden; // by offer
};

Scaled scaled(const AssignmentProblem& problem)
{
    Scaled s;
    const std::size_t offers = problem.value.columns;
    s.forbidden.assign(offers, false);
    for (std::size_t l = 0; l < problem.limits.size(); ++l) {
        const auto& limit = problem.limits[l];
        // An offer that alone is too much for a limit can't be given at all.
        for (std::size_t j = 0; j < offers; ++j)
            if (limit.use[j] > limit.most)
                s.forbidden[j] = true;
        if (!(limit.most > 0) || std::isinf(limit.most))
            continue;
        s.from.push_back(l);
        auto& use = s.use.emplace_back(limit.use);
        for (double& u : use)
            u /= limit.most;
    }
    return s;
}

std::vector<double> offerPrices(const Scaled& s, std::span<const double> prices)
{
    std::vector<double> offer(s.forbidden.size(), 0);
    for (std::size_t j = 0; j < offer.size(); ++j) {
        for (std::size_t l = 0; l < s.use.size(); ++l)
            offer[j] += prices[l] * s.use[l][j];
        if (s.forbidden[j])
            offer[j] = kForbidden;
    }
    return offer;
}

struct Dual {
    std::vector<double> prices; // of the scaled limits, at the smallest bound
    double bound = kForbidden;
    // The best mix of choices that keeps the limits on average: a share of the customers and the offers' prices they choose at.
    std::vector<std::pair<double, std::vector<double>>> mix {};
};

// Prices at which the Lagrangian bound is smallest, to a relative `precision`. With stride > 1 for a part of the customers, to which
// the limits are scaled.
core::Result<Dual> minimise(const Matrix& value, const Scaled& s, Dual start, double precision, std::size_t stride, core::JobContext& job)
{
    const std::size_t limits = s.use.size();
    const auto share = 1 / static_cast<double>(stride);
    std::vector<MixColumn> columns(1);
    columns.front().use.assign(limits, 0);
    std::vector<std::vector<double>> pricesOf {std::vector<double>(value.columns, kForbidden)}; // by column of the mix
    std::vector<double> weights;
    Dual best;
    best.prices = start.prices.empty() ? std::vector<double>(limits, 0) : start.prices;
    std::vector<double> at = best.prices;
    double mix = 0, smoothing = 0.5;
    for (int pass = 0; pass < 300; ++pass) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        pricesOf.push_back(offerPrices(s, at));
        const auto choice = pricedChoice(value, pricesOf.back(), stride);
        const double bound = choice.surplus + share * std::accumulate(at.begin(), at.end(), 0.0);
        if (bound < best.bound) {
            best.bound = bound;
            best.prices = at;
        }
        MixColumn column;
        column.use.assign(limits, 0);
        for (std::size_t j = 0; j < choice.count.size(); ++j) {
            column.value += choice.value[j];
            for (std::size_t l = 0; l < limits; ++l)
                column.use[l] += choice.count[j] * s.use[l][j] / share;
        }
        columns.push_back(std::move(column));
        const auto answer = bestMix(columns);
        // Prices of the mix are per share of the part's limit, those of the customers per share of the whole.
        std::vector<double> outer(answer.prices);
        for (double& price : outer)
            price /= share;
        // A pass at smoothed prices that taught the mix nothing is followed by one at its own.
        smoothing = answer.value > mix + 1e-12 * std::abs(mix) || bound < best.bound ? 0.5 : smoothing == 0 ? 0.5 : 0;
        mix = answer.value;
        weights = answer.weights;
        if (best.bound - mix <= precision * std::abs(best.bound))
            break;
        bool moved = false;
        for (std::size_t l = 0; l < limits; ++l) {
            const double next = smoothing * best.prices[l] + (1 - smoothing) * outer[l];
            moved = moved || next != at[l];
            at[l] = next;
        }
        if (!moved)
            break;
    }
    for (std::size_t k = 0; k < weights.size(); ++k)
        if (weights[k] > 0)
            best.mix.emplace_back(weights[k], pricesOf[k]);
    return best;
}

// What is left of the limits while a plan grows.
class Room {
public:
    explicit Room(const AssignmentProblem& problem)
        : m_problem(problem)
        , m_used(problem.limits.size(), 0)
    {
    }
    // Whether an offer in place of another (-1 = none) keeps the limits.
    bool fits(std::int32_t offer, std::int32_t instead) const
    {
        for (std::size_t l = 0; l < m_used.size(); ++l) {
            const auto& limit = m_problem.limits[l];
            if (m_used[l] + change(limit, offer, instead) > limit.most * (1 + 1e-12))
                return false;
        }
        return true;
    }
    void take(std::int32_t offer, std::int32_t instead)
    {
        for (std::size_t l = 0; l < m_used.size(); ++l)
            m_used[l] += change(m_problem.limits[l], offer, instead);
    }
    double left(std::size_t limit) const { return m_problem.limits[limit].most - m_used[limit]; }

private:
    static double use(const AssignmentLimit& limit, std::int32_t offer) { return offer < 0 ? 0 : limit.use[static_cast<std::size_t>(offer)]; }
    static double change(const AssignmentLimit& limit, std::int32_t offer, std::int32_t instead) { return use(limit, offer) - use(limit, instead); }
    const AssignmentProblem& m_problem;
    std::vector<double> m_used;
};

double valueOf(const Matrix& value, std::size_t customer, std::int32_t offer)
{
    return offer < 0 ? 0 : value(customer, static_cast<std::size_t>(offer));
}

// Value less price; for an offer that is never given minus infinity.
double surplusOf(const Matrix& value, std::span<const double> price, std::size_t customer, std::size_t offer)
{
    const double v = value(customer, offer);
    return v > 0 && std::isfinite(price[offer]) ? v - price[offer] : -kForbidden;
}

struct Ranked {
    double key;
    std::uint32_t customer;
};

void sortDescending(std::vector<Ranked>& ranked)
{
    std::sort(ranked.begin(), ranked.end(),
        [](const Ranked& a, const Ranked& b) { return a.key > b.key || (a.key == b.key && a.customer < b.customer); });
}

// Which part of the mix a customer belongs to: the golden ratio spreads them evenly whatever their order.
std::size_t partOf(const std::vector<std::pair<double, std::vector<double>>>& mix, std::uint32_t customer)
{
    const double turns = (customer + 0.5) * 0.6180339887498949;
    double at = turns - std::floor(turns);
    for (std::size_t k = 0; k + 1 < mix.size(); ++k) {
        if (at < mix[k].first)
            return k;
        at -= mix[k].first;
    }
    return mix.size() - 1;
}

// Those who would lose most by not getting their best choose first. Each takes what it would at the prices of its part of the mix, if
// there is one and that fits (equally good choices are then spread so that the limits are used up), else the best that still fits.
void choose(const Matrix& value, std::span<const double> price, const Dual* mixed, Room& room, Assignment& plan)
{
    const std::size_t offers = value.columns;
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < value.rows; ++i) {
        double best = -kForbidden, second = 0;
        for (std::size_t j = 0; j < offers; ++j) {
            const double surplus = surplusOf(value, price, i, j);
            second = std::max(second, std::min(best, surplus));
            best = std::max(best, surplus);
        }
        if (best > 0 || (mixed && best >= -1e-9 * std::abs(plan.bound)))
            ranked.push_back({best - second, static_cast<std::uint32_t>(i)});
    }
    sortDescending(ranked);
    for (const auto& [key, customer] : ranked) {
        std::int32_t taken = -1;
        double most = 0;
        const std::vector<double>* own = mixed ? &mixed->mix[partOf(mixed->mix, customer)].second : nullptr;
        for (std::size_t j = 0; own && j < offers; ++j) {
            const double surplus = surplusOf(value, *own, customer, j);
            if (surplus > most) {
                most = surplus;
                taken = static_cast<std::int32_t>(j);
            }
        }
        if (own && taken < 0)
            continue; // its part of the mix leaves it without
        if (taken < 0 || !room.fits(taken, -1)) {
            taken = -1;
            most = 0;
            for (std::size_t j = 0; j < offers; ++j) {
                const double surplus = surplusOf(value, price, customer, j);
                if (surplus > most && room.fits(static_cast<std::int32_t>(j), -1)) {
                    most = surplus;
                    taken = static_cast<std::int32_t>(j);
                }
            }
        }
        if (taken >= 0) {
            room.take(taken, -1);
            plan.offer[customer] = taken;
        }
    }
}

// Uses what is left: changes that add value, the ones that lose least at the prices first. False when nothing changed.
bool improve(const Matrix& value, std::span<const double> price, Room& room, Assignment& plan)
{
    const std::size_t offers = value.columns;
    const auto bestChange = [&](std::size_t customer, bool mustFit, double& key) {
        const std::int32_t has = plan.offer[customer];
        const double now = valueOf(value, customer, has), base = has < 0 ? 0 : surplusOf(value, price, customer, static_cast<std::size_t>(has));
        std::int32_t to = has;
        key = -kForbidden;
        for (std::size_t j = 0; j < offers; ++j) {
            const double surplus = surplusOf(value, price, customer, j);
            if (!(surplus - base > key) || !(value(customer, j) > now))
                continue;
            if (mustFit && !room.fits(static_cast<std::int32_t>(j), has))
                continue;
            key = surplus - base;
            to = static_cast<std::int32_t>(j);
        }
        return to;
    };
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < value.rows; ++i) {
        double key = 0;
        if (bestChange(i, true, key) != plan.offer[i])
            ranked.push_back({key, static_cast<std::uint32_t>(i)});
    }
    sortDescending(ranked);
    bool changed = false;
    for (const auto& [key, customer] : ranked) {
        double unused = 0;
        const std::int32_t to = bestChange(customer, true, unused), has = plan.offer[customer];
        if (to == has)
            continue;
        room.take(to, has);
        plan.offer[customer] = to;
        changed = true;
    }
    return changed;
}

// Goes through all plans that could beat the one known: customer by customer, cut off where even at the prices the rest can't make it.
class Search {
public:
    Search(const AssignmentProblem& problem, std::span<const double> price, std::span<const double> limitPrices, const Scaled& s,
        std::uint64_t nodes, core::JobContext& job)
        : m_problem(problem)
        , m_price(price)
        , m_room(problem)
        , m_nodesLeft(nodes)
        , m_job(job)
        , m_plan(problem.value.rows, -1)
    {
        m_roomPrice.assign(problem.limits.size(), 0);
        for (std::size_t l = 0; l < s.from.size(); ++l)
            m_roomPrice[s.from[l]] = limitPrices[l] / problem.limits[s.from[l]].most;
        const std::size_t n = problem.value.rows;
        std::vector<Ranked> ranked;
        std::vector<double> best(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < problem.value.columns; ++j)
                best[i] = std::max(best[i], surplusOf(problem.value, price, i, j));
            ranked.push_back({best[i], static_cast<std::uint32_t>(i)});
        }
        sortDescending(ranked);
        m_rest.assign(n + 1, 0);
        for (std::size_t d = n; d-- > 0;)
            m_rest[d] = m_rest[d + 1] + best[ranked[d].customer];
        for (const auto& r : ranked)
            m_order.push_back(r.customer);
    }

    // True when all was gone through: `best` then is the best plan of all.
    bool run(Assignment& best)
    {
        m_best = &best;
        descend(0, 0);
        return m_nodesLeft > 0 && !m_job.shouldStop();
    }

private:
    void descend(std::size_t depth, double value)
    {
        if (m_nodesLeft == 0 || (m_nodesLeft % 4096 == 0 && m_job.shouldStop())) {
            m_nodesLeft = 0;
            return;
        }
        --m_nodesLeft;
        if (value > m_best->value) {
            m_best->value = value;
            m_best->offer = m_plan;
        }
        if (depth == m_order.size())
            return;
        double bound = value + m_rest[depth];
        for (std::size_t l = 0; l < m_roomPrice.size(); ++l)
            if (m_roomPrice[l] > 0)
                bound += m_roomPrice[l] * m_room.left(l);
        if (bound <= m_best->value * (1 + 1e-12))
            return;
        const std::size_t customer = m_order[depth];
        std::vector<Ranked> offers; // `customer` of Ranked holds the offer here
        for (std::size_t j = 0; j < m_problem.value.columns; ++j)
            if (const double surplus = surplusOf(m_problem.value, m_price, customer, j); std::isfinite(surplus))
                offers.push_back({surplus, static_cast<std::uint32_t>(j)});
        offers.push_back({0, static_cast<std::uint32_t>(m_problem.value.columns)});
        sortDescending(offers);
        for (const auto& entry : offers) {
            if (entry.customer == m_problem.value.columns) {
                descend(depth + 1, value);
                continue;
            }
            const auto j = static_cast<std::int32_t>(entry.customer);
            if (!m_room.fits(j, -1))
                continue;
            m_room.take(j, -1);
            m_plan[customer] = j;
            descend(depth + 1, value + m_problem.value(customer, entry.customer));
            m_plan[customer] = -1;
            m_room.take(-1, j);
        }
    }

    const AssignmentProblem& m_problem;
    std::span<const double> m_price;
    Room m_room;
    std::uint64_t m_nodesLeft;
    core::JobContext& m_job;
    std::vector<std::int32_t> m_plan;
    std::vector<double> m_roomPrice, m_rest;
    std::vector<std::uint32_t> m_order;
    Assignment* m_best = nullptr;
};

void measure(const AssignmentProblem& problem, Assignment& plan)
{
    plan.value = 0;
    std::vector<double> count(problem.value.columns, 0);
    for (std::size_t i = 0; i < plan.offer.size(); ++i) {
        plan.value += valueOf(problem.value, i, plan.offer[i]);
        if (plan.offer[i] >= 0)
            count[static_cast<std::size_t>(plan.offer[i])] += 1;
    }
    plan.used.assign(problem.limits.size(), 0);
    for (std::size_t l = 0; l < problem.limits.size(); ++l)
        for (std::size_t j = 0; j < count.size(); ++j)
            plan.used[l] += count[j] * problem.limits[l].use[j];
}

double gapOf(const Assignment& plan)
{
    return plan.bound > 0 ? std::max(0.0, (plan.bound - plan.value) / plan.bound) : 0;
}

} // namespace

core::Result<Assignment> assignOffers(const AssignmentProblem& problem, const AssignmentOptions& options, core::JobContext& job)
{
    const Matrix& value = problem.value;
    for (const auto& limit : problem.limits) {
        const bool wrong = limit.use.size() != value.columns || !(limit.most >= 0)
            || std::any_of(limit.use.begin(), limit.use.end(), [](double u) { return !(u >= 0) || std::isinf(u); });
        if (wrong)
            return core::fail(Code::InvalidValue, {{"name", "limit"}, {"value", std::to_string(limit.most)}});
    }
    const Scaled s = scaled(problem);
    Dual start;
    if (value.rows > 4 * kSampleCustomers) {
        auto part = minimise(value, s, {}, 1e-4, value.rows / kSampleCustomers, job);
        if (!part)
            return std::unexpected(part.error());
        start.prices = part->prices;
    }
    auto dual = minimise(value, s, start, value.rows > 4 * kSampleCustomers ? options.wantedGap / 10 : 1e-9, 1, job);
    if (!dual)
        return std::unexpected(dual.error());

    const auto price = offerPrices(s, dual->prices);
    Assignment plan;
    for (const bool mixed : {false, true}) {
        if (mixed && (dual->mix.empty() || gapOf(plan) <= options.wantedGap))
            break;
        Assignment next;
        next.offer.assign(value.rows, -1);
        next.bound = dual->bound;
        Room room(problem);
        choose(value, price, mixed ? &*dual : nullptr, room, next);
        measure(problem, next);
        for (int round = 0; round < 5 && gapOf(next) > 1e-12; ++round) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            if (!improve(value, price, room, next))
                break;
            measure(problem, next);
        }
        if (!mixed || next.value > plan.value)
            plan = std::move(next);
    }
    plan.bound = std::max(plan.bound, plan.value); // rounding alone can put it below
    if (value.rows <= options.exactCustomers && gapOf(plan) > 0) {
        Search search(problem, price, dual->prices, s, options.exactNodes, job);
        plan.exact = search.run(plan);
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        measure(problem, plan);
        if (plan.exact)
            plan.bound = plan.value;
    }
    plan.bound = std::max(plan.bound, plan.value);
    plan.gap = gapOf(plan);
    plan.exact = plan.exact || plan.gap == 0;
    plan.prices.assign(problem.limits.size(), 0);
    for (std::size_t l = 0; l < s.from.size(); ++l)
        plan.prices[s.from[l]] = dual->prices[l] / problem.limits[s.from[l]].most;
    return plan;
}

} // namespace holdfast::analytics
