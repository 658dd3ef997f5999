// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Assignment.h"

#include "flow/compute/Analysis.h"

#include <cmath>
#include <map>

namespace holdfast::flow {

using analytics::AssignmentLimit;
using analytics::AssignmentProblem;
using core::Code;
using core::Json;

// The two files of `assign`.
//   customers: a column of ids (`customer`, else the first), a column per offer with its name, and optionally `value`. With `value`
//   (what the customer is still worth) the offer columns are uplifts of the chance to keep the customer, and an offer's net value is
//   uplift * value - cost; without it they are net values as they stand. An empty or unreadable cell: the offer is not given.
//   offers: `offer` (else the first column), `cost` (of one contact; else 0), optionally `capacity` (most contacts by that offer) and
//   `channel`.
//   capacity=N limits all contacts together; capacity=CHANNEL:N,… the contacts of a channel (an offer's name is its channel where
//   there is no such column).
namespace {

struct Offers {
    std::vector<std::string> names, channels;
    std::vector<double> cost;
    std::vector<std::optional<double>> capacity;
};

core::Result<double> amountOf(const Table& table, std::size_t row, std::size_t column)
{
    const auto value = plainNumber(table.cell(row, column));
    if (!value || *value < 0)
        return core::fail(Code::InvalidValue, {{"name", table.names()[column]}, {"value", std::string(table.cell(row, column))}});
    return *value;
}

core::Result<Offers> offersOf(const Table& table)
{
    Offers offers;
    const std::size_t name = table.find("offer").value_or(0);
    const auto cost = table.find("cost"), capacity = table.find("capacity"), channel = table.find("channel");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        offers.names.emplace_back(table.cell(row, name));
        offers.channels.emplace_back(channel ? table.cell(row, *channel) : table.cell(row, name));
        offers.cost.push_back(0);
        offers.capacity.emplace_back();
        if (cost) {
            const auto amount = amountOf(table, row, *cost);
            if (!amount)
                return std::unexpected(amount.error());
            offers.cost.back() = *amount;
        }
        if (capacity && !table.cell(row, *capacity).empty()) {
            const auto amount = amountOf(table, row, *capacity);
            if (!amount)
                return std::unexpected(amount.error());
            offers.capacity.back() = *amount;
        }
    }
    if (offers.names.empty())
        return core::fail(Code::NotEnoughData);
    return offers;
}

// capacity=N or CHANNEL:N,…; false when it is neither.
bool addCapacity(const std::string& text, const std::vector<std::pair<std::string, std::string>>& pairs, const Offers& offers,
    std::vector<AssignmentLimit>& limits)
{
    const std::size_t count = offers.names.size();
    if (text.empty())
        return true;
    if (const auto whole = plainNumber(text)) {
        limits.push_back({std::vector<double>(count, 1.0), *whole});
        return *whole >= 0;
    }
    for (const auto& [channel, amount] : pairs) {
        const auto most = plainNumber(amount);
        AssignmentLimit limit {std::vector<double>(count, 0.0), most.value_or(-1)};
        bool known = false;
        for (std::size_t j = 0; j < count; ++j)
            if (offers.channels[j] == channel) {
                limit.use[j] = 1;
                known = true;
            }
        if (!known || !most || *most < 0)
            return false;
        limits.push_back(std::move(limit));
    }
    return true;
}

core::Status assign(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto budget = settings.number("budget", 0, 1e300);
    const std::string capacity = settings.text("capacity");
    const auto pairs = capacity.find(':') != std::string::npos ? settings.pairs("capacity") : std::vector<std::pair<std::string, std::string>> {};
    const auto points = settings.whole("points", 0, 0, 100); // of the curve value against budget
    const auto customers = settings.optionalColumn("customer");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);

    const Table& table = inputs.tables[0];
    const auto offers = offersOf(inputs.tables[1]);
    if (!offers)
        return std::unexpected(offers.error());
    const std::size_t count = offers->names.size();
    std::vector<std::size_t> columns;
    for (const auto& name : offers->names) {
        const auto found = table.find(name);
        if (!found)
            return core::fail(Code::UnknownColumn, {{"name", name}, {"path", table.path()}});
        columns.push_back(*found);
    }
    const std::size_t id = customers ? *customers : table.find("customer").value_or(0);
    const auto worth = table.find("value");
    RowFilter filter(table);
    filter.needText(id);
    if (worth)
        filter.needNumber(*worth);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    answer.method = "Fisher (1981), The Lagrangian relaxation method, Management Science 27";
    if (rows.empty())
        return core::fail(Code::NotEnoughData);

    AssignmentProblem problem;
    problem.value = analytics::Matrix(rows.size(), count);
    const auto worths = worth ? numbersOf(table, *worth, rows) : std::vector<double> {};
    for (std::size_t j = 0; j < count; ++j) {
        const auto cells = numbersOf(table, columns[j], rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            problem.value(i, j) = worth ? cells[i] * worths[i] - offers->cost[j] : cells[i];
    }
    if (!addCapacity(capacity, pairs, *offers, problem.limits))
        return core::fail(Code::InvalidParameter, {{"name", "capacity"}, {"value", capacity}});
    for (std::size_t j = 0; j < count; ++j)
        if (offers->capacity[j]) {
            AssignmentLimit limit {std::vector<double>(count, 0.0), *offers->capacity[j]};
            limit.use[j] = 1;
            problem.limits.push_back(std::move(limit));
        }
    if (budget)
        problem.limits.push_back({offers->cost, *budget});
    const auto plan = analytics::assignOffers(problem, {}, job);
    if (!plan)
        return std::unexpected(plan.error());

    Json& result = answer.result;
    std::vector<std::uint64_t> chosen(count);
    double spent = 0;
    std::uint64_t all = 0;
    for (const auto offer : plan->offer)
        if (offer >= 0) {
            ++chosen[static_cast<std::size_t>(offer)];
            spent += offers->cost[static_cast<std::size_t>(offer)];
            ++all;
        }
    result["value"] = numberJson(plan->value);
    result["bound"] = numberJson(plan->bound);
    result["gap"] = numberJson(plan->gap);
    result["spent"] = numberJson(spent);
    result["chosen"] = all;
    Json list = Json::array();
    for (std::size_t j = 0; j < count; ++j)
        list.push_back({{"name", offers->names[j]}, {"chosen", chosen[j]}, {"spent", numberJson(static_cast<double>(chosen[j]) * offers->cost[j])}});
    result["offers"] = std::move(list);
    Json curve = Json::array();
    for (std::int64_t k = 1; budget && k <= points; ++k) {
        AssignmentProblem part = problem;
        part.limits.back().most = *budget * static_cast<double>(k) / static_cast<double>(points);
        const auto there = analytics::assignOffers(part, {}, job);
        if (!there)
            return std::unexpected(there.error());
        curve.push_back({{"budget", part.limits.back().most}, {"value", numberJson(there->value)}, {"bound", numberJson(there->bound)}});
    }
    result["curve"] = std::move(curve);
    if (plan->gap > 0.001)
        answer.doubts.push_back({analytics::DoubtCode::GapOpen, {}, plan->gap});
    if (inputs.wantsRows) {
        answer.out.columns = {"customer", "offer", "value", "cost"};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (plan->offer[i] < 0)
                continue;
            const auto j = static_cast<std::size_t>(plan->offer[i]);
            answer.out.rows.push_back(
                {std::string(table.cell(rows[i], id)), offers->names[j], numberText(problem.value(i, j)), numberText(offers->cost[j])});
        }
    }
    return {};
}

} // namespace

const std::vector<Analysis>& assignAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"assign",
            "customers csv (customer, a column per offer; with a column value: uplifts, else net values), offers csv (offer, cost, capacity?, "
            "channel?), budget?, capacity? (N or CHANNEL:N,…), customer?, points=0",
            2, 2, assign},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
