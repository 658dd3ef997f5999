// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Cohorts.h"
#include "features/RepeatPurchase.h"
#include "features/Rfm.h"
#include "flow/compute/Events.h"

namespace holdfast::flow {

using core::Code;
using core::Json;

namespace {

core::Error needsPurchases()
{
    return {Code::NotEnoughData, {}};
}

void putInterval(Json& entry, const core::Estimate& estimate)
{
    entry["lower"] = numberJson(estimate.lower);
    entry["upper"] = numberJson(estimate.upper);
}

core::Status rfm(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto columns = eventColumns(settings, true, true);
    const auto asOf = daySetting(settings, "as_of");
    const auto bins = settings.whole("bins", 5, 2, 10);
    const auto score = settings.choice("score", {"quantile", "ntile"});
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto events = eventsOf(inputs.table(), columns, asOf, "as-of", answer.excluded);
    const auto purchases = events.until(asOf);
    const auto history = features::purchaseHistory(purchases, job);
    if (!history)
        return std::unexpected(history.error());
    if (history->buyers == 0)
        return std::unexpected(needsPurchases());
    answer.parameters["as_of"] = core::isoText(purchases.asOf);
    auto input = features::rfmInput(*history, purchases.asOf, events.amountScale, features::RfmMoney::Net, events.customers);
    for (double& money : input.monetary)
        money = std::round(money * 1e6) / 1e6; // sums of decimal amounts that are equal must tie
    const auto result
        = features::rfm(input, score == "ntile" ? features::RfmScore::Ntile : features::RfmScore::Quantile, static_cast<int>(bins), job);
    if (!result)
        return std::unexpected(result.error());

    answer.n = events.rows;
    answer.method = "Hughes (1994), Strategic Database Marketing; quantiles: Hyndman, Fan (1996), type 7";
    Json& out = answer.result;
    out["customers"] = result->customers;
    const std::pair<const char*, const features::RfmAxis*> axes[]
        = {{"recency", &result->recency}, {"frequency", &result->frequency}, {"monetary", &result->monetary}};
    for (const auto& [name, axis] : axes) {
        out["cuts"][name] = numbersJson(axis->cuts);
        out["mean"][name] = numberJson(axis->mean);
        out["sd"][name] = numberJson(axis->sd);
        out["median"][name] = numberJson(axis->median);
        for (std::size_t s = 0; s < axis->counts.size(); ++s)
            out["counts"][name][std::to_string(s + 1)] = axis->counts[s];
    }
    out["grid"] = result->grid;
    out["groups"] = Json::array();
    for (int g = 0; g < features::kRfmGroups; ++g) {
        const auto& group = result->groups[static_cast<std::size_t>(g)];
        out["groups"].push_back({{"name", features::word(static_cast<features::RfmGroup>(g))}, {"n", group.n},
            {"share", numberJson(group.share)}, {"revenue", numberJson(group.revenue)}});
    }
    out["halves"] = Json::array();
    for (int h = 0; h < 8; ++h) {
        const auto& half = result->halves[static_cast<std::size_t>(h)];
        out["halves"].push_back({{"name", features::halfName(h)}, {"n", half.n}, {"revenue", numberJson(half.revenue)}});
    }
    out["gini"] = numberJson(result->concentration.gini);
    out["top20"] = {{"customers", result->concentration.topCount}, {"share", numberJson(result->concentration.topSumShare)}};
    out["lorenz"] = numbersJson(result->concentration.lorenz);
    if (result->customers < bins)
        answer.doubts.push_back({analytics::DoubtCode::FewRows, {}, static_cast<double>(result->customers)});
    for (const auto& [name, axis] : axes)
        if (axis->sd == 0.0)
            answer.doubts.push_back({analytics::DoubtCode::NoVariation, name});
    if (inputs.wantsRows) {
        answer.out.columns = {"customer", "recency", "frequency", "monetary", "r", "f", "m", "group"};
        for (std::size_t i = 0; i < input.customer.size(); ++i)
            answer.out.rows.push_back({events.customers[input.customer[i]], numberText(input.recencyDays[i]),
                numberText(input.frequency[i]), numberText(input.monetary[i]), std::to_string(result->r[i]),
                std::to_string(result->f[i]), std::to_string(result->m[i]), std::string(features::word(result->group[i]))});
    }
    return {};
}

core::Status cohort(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto columns = eventColumns(settings, false, false);
    const auto grain = core::parseGrain(settings.choice("period", {"month", "day", "week", "quarter", "year"}));
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto events = eventsOf(inputs.table(), columns, {}, {}, answer.excluded);
    const auto triangle = features::cohortTriangle(events.until({}), *grain, false, job, level);
    if (!triangle)
        return std::unexpected(triangle.error());
    if (triangle->customers == 0)
        return std::unexpected(needsPurchases());
    answer.n = events.rows;
    if (triangle->withoutPurchase > 0)
        answer.excluded["customer-without-purchase"] = static_cast<std::uint64_t>(triangle->withoutPurchase);
    if (triangle->eventsBeforeFirst > 0)
        answer.excluded["return-before-first-purchase"] = static_cast<std::uint64_t>(triangle->eventsBeforeFirst);
    answer.method = "cohort = period of the first purchase; intervals: Wilson (1927)";
    Json cohorts = Json::array();
    std::size_t longest = 0;
    for (const auto& row : triangle->cohorts) {
        if (row.size == 0)
            continue;
        Json entry {{"name", core::name(row.period)}, {"n", row.size}};
        for (const char* list : {"retained", "retention", "lower", "upper", "revenue"})
            entry[list] = Json::array();
        longest = std::max(longest, row.cells.size());
        for (const auto& cell : row.cells) {
            entry["retained"].push_back(cell.retained);
            entry["retention"].push_back(numberJson(cell.retention.value));
            entry["lower"].push_back(numberJson(cell.retention.lower));
            entry["upper"].push_back(numberJson(cell.retention.upper));
            if (columns.amount)
                entry["revenue"].push_back(numberJson(static_cast<double>(cell.revenue) * events.unit()));
        }
        entry["partial"] = row.cells.back().partial; // the last period of all
        cohorts.push_back(std::move(entry));
    }
    Json weighted = Json::array(), plain = Json::array();
    for (std::size_t k = 0; k < longest; ++k) {
        weighted.push_back(numberJson(triangle->means[k].weighted));
        plain.push_back(numberJson(triangle->means[k].plain));
    }
    answer.result = {{"cohorts", std::move(cohorts)}, {"retention_weighted", std::move(weighted)}, {"retention_plain", std::move(plain)}};
    return {};
}

Json summaryJson(const analytics::Summary& summary)
{
    return {{"n", summary.n}, {"mean", numberJson(summary.mean)}, {"sd", numberJson(summary.sd)}, {"min", numberJson(summary.min)},
        {"p10", numberJson(summary.p10)}, {"p25", numberJson(summary.p25)}, {"p50", numberJson(summary.p50)},
        {"p75", numberJson(summary.p75)}, {"p90", numberJson(summary.p90)}, {"max", numberJson(summary.max)}};
}

core::Status repeat(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto columns = eventColumns(settings, false, true);
    const auto end = daySetting(settings, "end");
    features::RepeatParameters parameters;
    parameters.windowDays.clear();
    for (const double days : settings.numbers("windows", {30, 60, 90, 180})) {
        if (!(days >= 1 && days <= 36500) || days != std::floor(days))
            settings.refuse("windows", numberText(days));
        else
            parameters.windowDays.push_back(static_cast<int>(days));
    }
    const auto at = settings.numbers("at", {});
    parameters.grain = *core::parseGrain(settings.choice("period", {"month", "day", "week", "quarter", "year"}));
    parameters.level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto events = eventsOf(inputs.table(), columns, end, "end", answer.excluded);
    const auto purchases = events.until(end);
    answer.parameters["end"] = core::isoText(purchases.asOf);
    const auto result = features::repeatPurchase(purchases, parameters, job);
    if (!result)
        return std::unexpected(result.error());
    if (result->customers == 0)
        return std::unexpected(needsPurchases());

    answer.n = events.rows;
    answer.method = "Kaplan, Meier (1958); intervals of rates: Wilson (1927); quantiles: Hyndman, Fan (1996), type 7";
    Json& out = answer.result;
    out["customers"] = result->customers;
    out["orders"] = result->orders;
    out["orders_mean"] = numberJson(result->ordersMean);
    out["order_value"] = columns.amount ? numberJson(result->orderValue) : Json();
    out["by_orders"] = {{"n", result->repeatByOrders}, {"rate", numberJson(result->rateByOrders.value)}};
    putInterval(out["by_orders"], result->rateByOrders);
    out["by_days"] = {{"n", result->repeatByDays}, {"rate", numberJson(result->rateByDays.value)}};
    putInterval(out["by_days"], result->rateByDays);
    out["gaps"] = summaryJson(result->gaps);
    out["customer_gaps"] = summaryJson(result->customerGaps);
    const auto& second = result->second;
    Json times = Json::array();
    for (const double time : at) {
        const auto estimate = second.extendedAt(time);
        Json entry {{"time", time}, {"survival", numberJson(estimate.value)}, {"at_risk", estimate.n}};
        putInterval(entry, estimate);
        times.push_back(std::move(entry));
        if (time > second.lastTime())
            answer.doubts.push_back({analytics::DoubtCode::Extrapolated, numberText(time), second.lastTime()});
    }
    out["second"] = {{"n", second.n}, {"events", second.events}, {"median", numberJson(second.quantile(0.5))}, {"at", std::move(times)}};
    out["windows"] = Json::array();
    for (const auto& window : result->windows) {
        Json entry {{"days", window.days}, {"eligible", window.eligible}, {"n", window.repeat}, {"rate", numberJson(window.rate.value)}};
        putInterval(entry, window.rate);
        out["windows"].push_back(std::move(entry));
    }
    out["periods"] = Json::array();
    // The calendar ends with the last purchase, not with `end`.
    for (const auto& period : result->periods)
        if (core::firstDay(period.period) <= events.lastDay)
            out["periods"].push_back({{"name", core::name(period.period)}, {"active", period.active}, {"new", period.newBuyers},
                {"retained", period.retained}, {"reactivated", period.reactivated}, {"churned", period.churned},
                {"retention_rate", numberJson(period.retentionRate)}, {"churn_rate", numberJson(period.churnRate)},
                {"partial", period.partial}});
    if (result->gaps.n == 0)
        answer.doubts.push_back({analytics::DoubtCode::FewEvents, "second"});
    return {};
}

} // namespace

const std::vector<Analysis>& purchaseTableAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"cohort", "customer, date, amount?, period=month", 1, 1, cohort},
        {"repeat", "customer, date, amount?, order?, end?, windows=30,60,90,180, at?", 1, 1, repeat},
        {"rfm", "customer, date, amount, order?, as_of, bins=5, score=quantile|ntile", 1, 1, rfm},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
