// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Drivers.h"

#include "analytics/models/Logistic.h"
#include "analytics/survey/Drivers.h"
#include "features/SurveyBehaviour.h"
#include "flow/SurveyItems.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Result;

namespace {

constexpr std::string_view kOutcomes[] = {"satisfaction", "recommendation", "repurchase", "churn"};
constexpr std::size_t kLeastAnswers = 10;
constexpr std::uint64_t kLeastEvents = 10; // of the rarer outcome
constexpr std::size_t kGroups = 200; // of the jackknife

struct Outcome {
    const features::SurveySeries* series = nullptr; // null: behaviour
    std::vector<double> y; // by place in cases.rows, NaN = none
    std::map<std::string, std::uint64_t> excluded;
};

Result<Outcome> asked(const SurveyCases& cases, const DriversRequest& request)
{
    Outcome outcome;
    if (!request.y.empty()) {
        outcome.series = cases.survey->find(request.y);
        if (outcome.series == nullptr)
            return core::fail(Code::UnknownField, {{"field", request.y}});
    } else {
        const bool nps = request.outcome == DriverOutcome::Recommendation;
        outcome.series = cases.survey->first(nps ? domain::SurveyKind::Nps : domain::SurveyKind::Csat);
        if (outcome.series == nullptr)
            return core::fail(Code::MissingField, {{"field", nps ? "nps" : "csat"}});
    }
    for (const auto row : cases.rows) {
        const double answer = outcome.series->answers[row];
        outcome.y.push_back(std::isnan(answer) ? answer : oriented(outcome.series->scale, answer));
        outcome.excluded["missing-outcome"] += std::isnan(answer);
    }
    return outcome;
}

Result<Outcome> behaved(const SurveyCases& cases, const DriversRequest& request, core::JobContext& job)
{
    if (cases.customers == nullptr)
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    const Facts& facts = *cases.customers;
    const bool churn = request.outcome == DriverOutcome::Churn;
    if (churn && facts.spansMissing)
        return std::unexpected(*facts.spansMissing);
    if (churn && !facts.spans->dated)
        return core::fail(Code::NotEnoughData, {{"needs", "churn_date"}});
    if (!churn && !facts.hasTransactions())
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    std::vector<std::uint32_t> customers;
    std::vector<std::int32_t> days;
    for (std::size_t i = 0; i < cases.rows.size(); ++i) {
        customers.push_back(cases.customer(i));
        days.push_back(cases.survey->days[cases.rows[i]]);
    }
    const auto after = features::behaviourAfter(*cases.snapshot, facts.spans ? &*facts.spans : nullptr, customers, days, request.horizonDays, job);
    if (!after)
        return std::unexpected(after.error());
    Outcome outcome;
    outcome.y.assign(cases.rows.size(), std::nan(""));
    for (std::size_t i = 0; i < cases.rows.size(); ++i)
        if (customers[i] == frame::kNoCustomer)
            ++outcome.excluded["anonymous"];
        else if (!after->complete[i])
            ++outcome.excluded["horizon-open"];
        else if (churn && std::isnan(after->gone[i]))
            ++outcome.excluded["not-active"];
        else
            outcome.y[i] = churn ? after->gone[i] : after->bought[i];
    return outcome;
}

core::Estimate estimate(double value, std::optional<double> lower, std::optional<double> upper, std::int64_t n, const char* method)
{
    core::Estimate result;
    result.value = value;
    result.lower = lower;
    result.upper = upper;
    result.n = n;
    result.method = method;
    return result;
}

// How the intervals of the shares were made.
const char* intervalMethod(const DriversRequest& request)
{
    return request.bootstrap == 0 && request.quick ? "Kott (2001)" : "Efron, Tibshirani (1993)";
}

void addItems(DriversAnswer& answer, const SurveyCases& cases, const ItemTable& table, const analytics::DriverModel& model, const char* method)
{
    for (const auto& driver : model.drivers) {
        const auto* series = table.items[driver.column];
        DriverFigure item;
        item.item = series->column;
        item.label = series->label;
        item.performance = meanScore(cases, *series);
        item.coef = estimate(driver.coef.value_or(0), driver.lower, driver.upper, model.n, "least squares");
        item.beta = estimate(driver.beta, std::nullopt, std::nullopt, model.n, "least squares");
        if (const double scale = item.coef.value.value_or(0) != 0 ? driver.beta / *item.coef.value : 0; scale != 0 && driver.lower && driver.upper) {
            item.beta.lower = *driver.lower * scale;
            item.beta.upper = *driver.upper * scale;
        }
        item.correlation = driver.correlation;
        item.lmg = estimate(driver.lmg, driver.lmgLower, driver.lmgUpper, model.n, method);
        item.johnson = estimate(driver.johnson, driver.johnsonLower, driver.johnsonUpper, model.n, method);
        if (model.r2 > 0) {
            item.lmgShare = driver.lmg / model.r2;
            item.johnsonShare = driver.johnson / model.r2;
            item.johnsonShareLower = driver.johnsonPartLower;
            item.johnsonShareUpper = driver.johnsonPartUpper;
        }
        item.pratt = driver.pratt;
        item.first = driver.first;
        item.last = driver.last;
        item.vif = driver.vif;
        item.mean = driver.mean;
        item.se = driver.se;
        item.t = driver.t;
        item.p = driver.p;
        answer.items.push_back(std::move(item));
    }
    for (const auto& doubt : model.doubts) {
        if (doubt.code != DoubtCode::Collinear && doubt.code != DoubtCode::ConstantColumn) {
            answer.doubts.push_back(doubt);
            continue;
        }
        const auto* series = table.items[std::stoul(doubt.subject)];
        answer.leftOut.push_back({series->column, series->label, doubt.code == DoubtCode::Collinear ? "collinear" : "constant", 0});
    }
}

// Odds ratios and the R^2 of the model that fits a 0/1 outcome.
core::Status addLogistic(DriversAnswer& answer, const ItemTable& table, const analytics::DriverModel& model, core::JobContext& job)
{
    analytics::Matrix x(table.x.rows, model.drivers.size());
    std::vector<std::string> names;
    for (std::size_t k = 0; k < model.drivers.size(); ++k) {
        const auto column = table.x.column(model.drivers[k].column);
        std::copy(column.begin(), column.end(), x.column(k).begin());
        names.push_back(answer.items[k].label);
    }
    const auto fit = analytics::fitLogistic(x, table.y, names, {}, job, answer.yLabel);
    if (!fit)
        return std::unexpected(fit.error());
    answer.mcfadden = fit->mcfadden;
    answer.nagelkerke = fit->nagelkerke;
    for (std::size_t k = 0; k < answer.items.size(); ++k) {
        answer.items[k].oddsRatio = fit->coefficients[k + 1].oddsRatio;
        answer.items[k].oddsRatioLower = fit->coefficients[k + 1].oddsRatioLower;
        answer.items[k].oddsRatioUpper = fit->coefficients[k + 1].oddsRatioUpper;
    }
    answer.doubts.insert(answer.doubts.end(), fit->doubts.begin(), fit->doubts.end());
    return {};
}

} // namespace

std::string_view word(DriverOutcome outcome)
{
    return kOutcomes[static_cast<std::size_t>(outcome)];
}

std::optional<DriverOutcome> parseDriverOutcome(std::string_view text)
{
    for (std::size_t i = 0; i < std::size(kOutcomes); ++i)
        if (kOutcomes[i] == text)
            return static_cast<DriverOutcome>(i);
    return std::nullopt;
}

Result<DriversAnswer> measureDrivers(Session& session, const DriversRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.horizonDays < 1 || request.horizonDays > 3650)
        return core::fail(Code::InvalidParameter, {{"parameter", "horizon"}, {"value", std::to_string(request.horizonDays)}});
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    const bool behaviour = request.y.empty() && (request.outcome == DriverOutcome::Repurchase || request.outcome == DriverOutcome::Churn);
    const auto outcome = behaviour ? behaved(*cases, request, job) : asked(*cases, request);
    if (!outcome)
        return std::unexpected(outcome.error());
    const auto table = itemTable(*cases, request.items, request.mostMissing, outcome->y, outcome->series, job);
    if (!table)
        return std::unexpected(table.error());
    if (auto enough = atLeast(table->y.size(), std::max(kLeastAnswers, table->items.size() + 2)); !enough)
        return std::unexpected(enough.error());

    DriversAnswer answer;
    answer.outcome = request.outcome;
    if (outcome->series != nullptr) {
        answer.y = outcome->series->column;
        answer.yLabel = outcome->series->label;
    }
    answer.leftOut = table->leftOut;
    answer.waves = waveNames(*cases);
    const auto [low, high] = std::minmax_element(table->y.begin(), table->y.end());
    if (*low == *high)
        return core::fail(Code::NoVariation, {{"name", answer.yLabel.empty() ? std::string(word(request.outcome)) : answer.yLabel}});
    answer.binary = std::all_of(table->y.begin(), table->y.end(), [](double v) { return v == 0 || v == 1; });
    if (answer.binary) {
        answer.events = static_cast<std::uint64_t>(std::count(table->y.begin(), table->y.end(), 1.0));
        if (auto enough = atLeast(std::min<std::uint64_t>(answer.events, table->y.size() - answer.events), kLeastEvents); !enough)
            return std::unexpected(enough.error());
    }
    analytics::DriverOptions options;
    options.bootstrap = request.bootstrap;
    options.lmg = !request.quick;
    options.jackknife = request.quick ? kGroups : 0;
    options.seed = request.seed;
    const auto model = analytics::keyDrivers(table->x, table->y, table->weights, options, job);
    if (!model)
        return std::unexpected(model.error());
    answer.r2 = estimate(model->r2, model->r2Lower, model->r2Upper, model->n, intervalMethod(request));
    answer.adjustedR2 = model->adjustedR2;
    answer.f = model->f;
    answer.df = model->df;
    answer.df2 = model->df2;
    answer.p = model->p;
    answer.intercept = model->intercept;
    answer.interceptSe = model->interceptSe;
    answer.interceptT = model->interceptT;
    answer.interceptP = model->interceptP;
    answer.interceptLower = model->interceptLower;
    answer.interceptUpper = model->interceptUpper;
    addItems(answer, *cases, *table, *model, intervalMethod(request));
    if (answer.binary)
        if (auto fitted = addLogistic(answer, *table, *model, job); !fitted)
            return std::unexpected(fitted.error());

    answer.basis = basisOf(session, *cases, request.survey, "drivers",
        "Lindeman, Merenda, Gold (1980); Johnson (2000); Grömping (2006); bootstrap: Efron, Tibshirani (1993)", started);
    for (const auto& source : cases->snapshot->sources)
        if (behaviour && source.table == "transaction")
            answer.basis.sources.push_back({source.table, source.file, source.rows});
    answer.basis.n = table->y.size();
    for (const auto& [reason, count] : outcome->excluded)
        if (count > 0)
            answer.basis.excluded[reason] += count;
    if (table->missingCell > 0)
        answer.basis.excluded["missing-cell"] += table->missingCell;
    answer.basis.parameters["outcome"] = request.y.empty() ? std::string(word(request.outcome)) : request.y;
    answer.basis.parameters["bootstrap"] = std::to_string(request.bootstrap);
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    if (behaviour)
        answer.basis.parameters["horizon"] = std::to_string(request.horizonDays);
    answer.basis.definitions["r2"] = answer.binary ? "linear probability model" : "least squares";
    answer.basis.definitions["missing"] = "items missing in more than " + std::to_string(std::lround(100 * request.mostMissing)) + " % left out; then complete answers";
    return answer;
}

} // namespace holdfast::flow
