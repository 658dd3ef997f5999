// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Mean.h"
#include "analytics/compare/Proportion.h"
#include "analytics/compare/Quantile.h"
#include "analytics/value/Concentration.h"
#include "core/Decimal.h"
#include "flow/CustomerValue.h"
#include "flow/Facts.h"
#include "flow/value/Holdout.h"
#include "flow/value/KeptRisk.h"
#include "flow/value/LateFields.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr double kMonthDays = 365.25 / 12;
constexpr int kBins = 30;
constexpr std::size_t kMostGroups = 12;

// The value with p of the sorted values below it, and an interval from the order of the values (binomial, normal approximation).
core::Estimate quantileEstimate(const std::vector<double>& sorted, double p)
{
    core::Estimate estimate;
    estimate.n = static_cast<std::int64_t>(sorted.size());
    estimate.method = "order statistics";
    estimate.value = analytics::quantile7(sorted, p);
    const auto n = static_cast<double>(sorted.size());
    const double spread = analytics::normalQuantileTwoSided(estimate.level) * std::sqrt(n * p * (1 - p));
    const double low = std::floor(n * p - spread), high = std::ceil(n * p + spread);
    if (low >= 1 && high < n) {
        estimate.lower = sorted[static_cast<std::size_t>(low) - 1];
        estimate.upper = sorted[static_cast<std::size_t>(high)];
    }
    return estimate;
}

std::string shortest(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

core::Estimate meanOf(const std::vector<double>& amounts)
{
    double sum = 0, squares = 0;
    for (const double amount : amounts) {
        sum += amount;
        squares += amount * amount;
    }
    return analytics::meanInterval(static_cast<std::int64_t>(amounts.size()), sum, squares);
}

class Measure {
public:
    Measure(Session& session, const ValueRequest& request, core::JobContext& job)
        : m_session(session)
        , m_request(request)
        , m_job(job)
    {
    }
    Result<ValueAnswer> run(bool wantsRows);

private:
    const Facts& facts() const { return *m_scoped.facts; }
    bool inScope(std::size_t c) const { return m_scoped.selected() == nullptr || m_scoped.selected()->contains(c); }
    core::Status readCosts();
    core::Status readRisk();
    void describeAll();
    void describeTenths();
    void describeBins();
    ValueGroup group(const std::string& name, const std::vector<std::uint32_t>& members) const;
    core::Status describeGroups();
    core::Status describeSegments();
    core::Status describeMethods();
    void describeParameters();
    void fillRows();

    Session& m_session;
    const ValueRequest& m_request;
    core::JobContext& m_job;
    Scoped m_scoped;
    ValuePlan m_plan;
    std::shared_ptr<const MethodValues> m_values;
    std::shared_ptr<const std::vector<double>> m_risk; // null = none kept
    std::vector<double> m_cost; // by customer, NaN = not known; empty = no such column
    std::vector<double> m_monthly; // what a month brought since the first purchase, NaN = never bought
    std::vector<std::uint32_t> m_valued; // of the scope
    std::vector<double> m_sorted; // their values
    double m_total = 0;
    ValueAnswer m_answer;
};

core::Status Measure::readCosts()
{
    const auto& shot = *facts().snapshot;
    const auto* column = shot.column("acquisition_cost");
    if (column != nullptr && !column->numbers.empty()) {
        m_cost.assign(shot.size(), std::numeric_limits<double>::quiet_NaN());
        bool any = false;
        for (std::size_t c = 0; c < shot.size(); ++c)
            if (column->numbers[c] != frame::kMissing) {
                m_cost[c] = core::Decimal {column->numbers[c], column->scale}.toDouble();
                any = true;
            }
        if (!any)
            m_cost.clear();
    }
    if (m_cost.empty())
        m_answer.needs.emplace_back("acquisition_cost");
    ValuePlan plan = m_plan;
    plan.model.months = 1;
    plan.model.discountPerYear = 0;
    if (const auto monthly = valuesBy(facts(), "historical", plan, m_job))
        m_monthly = (*monthly)->ahead;
    else if (monthly.error().code == Code::Cancelled)
        return std::unexpected(monthly.error());
    return {};
}

core::Status Measure::readRisk()
{
    const auto risk = keptRisk(m_session, facts(), m_job);
    if (!risk)
        return std::unexpected(risk.error());
    m_risk = *risk;
    m_answer.riskKnown = m_risk != nullptr;
    if (!m_risk) {
        m_answer.needs.emplace_back("risk-model");
        return {};
    }
    double atRisk = 0, active = 0;
    for (const auto c : m_valued)
        if (std::isfinite((*m_risk)[c])) {
            atRisk += (*m_risk)[c] * m_values->ahead[c];
            active += m_values->ahead[c];
        }
    m_answer.revenueAtRisk = atRisk;
    m_answer.valueOfActive = active;
    return {};
}

void Measure::describeAll()
{
    m_answer.mean = meanValue(*m_values, m_values->lifetime, m_valued);
    m_answer.total = m_answer.mean;
    const auto n = static_cast<double>(m_valued.size());
    for (auto* bound : {&m_answer.total.value, &m_answer.total.lower, &m_answer.total.upper})
        if (*bound)
            **bound *= n;
    if (m_values->bootLower && m_scoped.selected() == nullptr) {
        m_answer.total.lower = m_values->bootLower;
        m_answer.total.upper = m_values->bootUpper;
        m_answer.mean.lower = *m_values->bootLower / n;
        m_answer.mean.upper = *m_values->bootUpper / n;
        m_answer.total.method = m_answer.mean.method = "bootstrap of customers, Efron, Tibshirani (1993)";
    }
    m_answer.median = quantileEstimate(m_sorted, 0.5);
    for (const int percent : {10, 25, 50, 75, 90})
        m_answer.quantiles["p" + std::to_string(percent)] = *analytics::quantile7(m_sorted, percent / 100.0);
    const auto concentration = analytics::concentrationOfSorted(m_sorted);
    m_answer.gini = concentration.gini;
    m_answer.topShare = concentration.topSumShare;
    m_answer.topCustomers = static_cast<std::uint64_t>(concentration.topCount);
    m_answer.lorenz = concentration.lorenz;
}

void Measure::describeTenths()
{
    // Tenths of all customers, as rules and filters name them.
    const auto tenths = tenthsOf(m_values->ahead);
    m_answer.tenths.assign(10, {});
    std::array<double, 10> risk {};
    std::array<std::uint64_t, 10> scored {};
    for (const auto c : m_valued) {
        auto& tenth = m_answer.tenths[tenths[c] - 1u];
        const double value = m_values->lifetime[c];
        tenth.from = tenth.n == 0 ? value : std::min(tenth.from, value);
        tenth.to = tenth.n == 0 ? value : std::max(tenth.to, value);
        ++tenth.n;
        tenth.total += value;
        if (m_risk && std::isfinite((*m_risk)[c])) {
            risk[tenths[c] - 1u] += (*m_risk)[c];
            ++scored[tenths[c] - 1u];
        }
    }
    for (std::size_t t = 0; t < 10; ++t) {
        m_answer.tenths[t].share = m_total > 0 ? m_answer.tenths[t].total / m_total : 0;
        if (scored[t] > 0)
            m_answer.tenths[t].meanRisk = risk[t] / static_cast<double>(scored[t]);
    }
}

void Measure::describeBins()
{
    const double low = std::min(0.0, m_sorted.front());
    double high = *analytics::quantile7(m_sorted, 0.98);
    if (!(high > low))
        high = low + 1;
    // Ends on round numbers: 1, 2, 2.5 or 5 times a power of ten wide.
    const double wide = (high - low) / kBins, power = std::pow(10, std::floor(std::log10(wide)));
    double width = 10 * power;
    for (const double step : {1.0, 2.0, 2.5, 5.0})
        if (step * power >= wide) {
            width = step * power;
            break;
        }
    const double first = std::floor(low / width) * width;
    const auto bins = static_cast<std::size_t>(std::clamp(std::ceil((high - first) / width), 1.0, 2.0 * kBins));
    for (std::size_t b = 0; b < bins; ++b)
        m_answer.bins.push_back({first + static_cast<double>(b) * width, first + static_cast<double>(b + 1) * width, 0, 0});
    // The riskiest tenth of the active.
    double cut = std::numeric_limits<double>::infinity();
    if (m_risk) {
        std::vector<double> risks;
        for (const double risk : *m_risk)
            if (std::isfinite(risk))
                risks.push_back(risk);
        if (!risks.empty())
            cut = *analytics::quantile7(analytics::sorted(std::move(risks)), 0.9);
    }
    for (const auto c : m_valued) {
        const auto at = static_cast<std::size_t>(std::clamp(std::floor((m_values->lifetime[c] - first) / width), 0.0, static_cast<double>(bins - 1)));
        ++m_answer.bins[at].n;
        m_answer.bins[at].atRisk += m_risk && (*m_risk)[c] >= cut;
    }
    m_answer.bins.back().high = std::max(m_answer.bins.back().high, m_sorted.back());
}

ValueGroup Measure::group(const std::string& name, const std::vector<std::uint32_t>& members) const
{
    ValueGroup result;
    result.name = name;
    result.n = members.size();
    const auto& amounts = m_values->lifetime;
    std::vector<std::uint32_t> valued, both;
    std::vector<double> sorted, costs;
    double total = 0, atRisk = 0, monthly = 0;
    std::size_t months = 0;
    for (const auto c : members) {
        if (!std::isfinite(amounts[c]))
            continue;
        valued.push_back(c);
        sorted.push_back(amounts[c]);
        total += amounts[c];
        if (m_risk && std::isfinite((*m_risk)[c]))
            atRisk += (*m_risk)[c] * m_values->ahead[c];
        if (m_cost.empty() || !std::isfinite(m_cost[c]))
            continue;
        both.push_back(c);
        costs.push_back(m_cost[c]);
        if (c < m_monthly.size() && std::isfinite(m_monthly[c])) {
            monthly += m_monthly[c];
            ++months;
        }
    }
    result.value = meanValue(*m_values, amounts, valued);
    if (!valued.empty()) {
        std::sort(sorted.begin(), sorted.end());
        result.median = analytics::quantile7(sorted, 0.5);
        result.total = total;
        if (m_total > 0)
            result.share = total / m_total;
    }
    if (m_risk)
        result.atRisk = atRisk;
    if (both.empty())
        return result;
    result.cost = meanOf(costs);
    // Value and cost of one customer belong together: the spread is that of their difference, the doubt that of the values.
    const core::Estimate value = meanValue(*m_values, amounts, both);
    std::vector<double> differences;
    std::vector<double> own;
    for (std::size_t i = 0; i < both.size(); ++i) {
        differences.push_back(amounts[both[i]] - costs[i]);
        own.push_back(amounts[both[i]]);
    }
    result.net = meanOf(differences);
    result.net.method = value.method;
    if (const auto spread = meanOf(own); result.net.lower && value.lower && spread.lower) {
        const double wide = *value.upper - *value.value, sampled = *spread.upper - *spread.value, ours = *result.net.upper - *result.net.value;
        const double half = std::sqrt(std::max(0.0, wide * wide - sampled * sampled) + ours * ours);
        result.net.lower = *result.net.value - half;
        result.net.upper = *result.net.value + half;
    }
    if (*result.cost.value > 0)
        result.ratio = *value.value / *result.cost.value;
    if (months > 0 && monthly > 0)
        result.payback = *result.cost.value / (monthly / static_cast<double>(months));
    return result;
}

core::Status Measure::describeGroups()
{
    const auto& shot = *facts().snapshot;
    const std::string field = m_request.by.empty() ? "acquisition_channel" : m_request.by;
    const auto* column = facts().column(field);
    std::shared_ptr<const frame::CustomerColumn> late;
    if (column == nullptr && !m_request.by.empty()) {
        auto made = lateField(facts(), field, m_job);
        if (!made)
            return std::unexpected(made.error());
        late = *made;
        column = late.get();
    }
    std::vector<std::uint32_t> everybody;
    for (std::size_t c = 0; c < shot.size(); ++c)
        if (inScope(c))
            everybody.push_back(static_cast<std::uint32_t>(c));
    m_answer.all = group({}, everybody);
    if (column == nullptr || column->codes.empty()) {
        if (m_request.by.empty()) {
            m_answer.needs.emplace_back("acquisition_channel");
            return {};
        }
        return core::fail(Code::UnknownField, {{"field", field}});
    }
    m_answer.by = field;
    m_answer.byLabel = column->label;
    std::vector<std::vector<std::uint32_t>> members(column->words.size() + 1);
    for (const auto c : everybody)
        members[column->codes[c]].push_back(c);
    for (std::size_t code = 0; code < members.size(); ++code) {
        if (m_job.shouldStop())
            return core::fail(Code::Cancelled);
        if (!members[code].empty())
            m_answer.groups.push_back(group(code == 0 ? std::string() : column->words[code - 1], members[code]));
    }
    std::stable_sort(m_answer.groups.begin(), m_answer.groups.end(), [](const ValueGroup& a, const ValueGroup& b) {
        const auto key = [](const ValueGroup& g) { return g.net.value ? *g.net.value : g.value.value.value_or(-std::numeric_limits<double>::infinity()); };
        return key(a) > key(b);
    });
    return {};
}

core::Status Measure::describeSegments()
{
    const auto saved = flow::segments(m_session);
    if (!saved)
        return std::unexpected(saved.error());
    for (const auto& segment : *saved) {
        const auto selection = select(facts(), segment.rule, *saved, m_job);
        if (!selection) {
            if (selection.error().code == Code::Cancelled)
                return std::unexpected(selection.error());
            continue; // the list of segments says what is wrong with it
        }
        std::vector<std::uint32_t> members;
        for (std::size_t c = 0; c < selection->size(); ++c)
            if (selection->contains(c) && inScope(c))
                members.push_back(static_cast<std::uint32_t>(c));
        m_answer.segments.push_back(group(segment.name, members));
    }
    return {};
}

core::Status Measure::describeMethods()
{
    for (const char* name : kValueMethods) {
        MethodResult result;
        result.name = name;
        result.chosen = m_values->method == name;
        ValuePlan plan = m_plan;
        plan.resamples = result.chosen ? m_plan.resamples : 0;
        const auto made = valuesBy(facts(), name, plan, m_job);
        if (!made) {
            if (made.error().code == Code::Cancelled)
                return std::unexpected(made.error());
            result.missing = made.error();
            m_answer.methods.push_back(std::move(result));
            continue;
        }
        const auto& values = **made;
        std::vector<std::uint32_t> known;
        std::vector<double> sorted;
        for (std::size_t c = 0; c < values.lifetime.size(); ++c)
            if (inScope(c) && std::isfinite(values.lifetime[c])) {
                known.push_back(static_cast<std::uint32_t>(c));
                sorted.push_back(values.lifetime[c]);
            }
        result.n = known.size();
        result.doubts = values.doubts;
        if (!known.empty()) {
            std::sort(sorted.begin(), sorted.end());
            result.mean = meanValue(values, values.lifetime, known);
            double total = 0;
            for (const double value : sorted)
                total += value;
            result.total = total;
            result.median = analytics::quantile7(sorted, 0.5);
            result.p90 = analytics::quantile7(sorted, 0.9);
            result.gini = analytics::concentrationOfSorted(sorted).gini;
        }
        m_answer.methods.push_back(std::move(result));
    }
    return {};
}

void Measure::describeParameters()
{
    const auto add = [&](const char* name, double value, double se) {
        m_answer.parameters.push_back({name, value, std::isfinite(se) ? std::optional(se) : std::nullopt});
    };
    if (m_values->purchases && m_values->spend) {
        const auto& b = m_values->purchases->model;
        const auto& g = m_values->spend->model;
        const auto &bSe = m_values->purchases->fit.se, &gSe = m_values->spend->fit.se;
        add("r", b.r, bSe[0]);
        add("alpha", b.alpha, bSe[1]);
        add("a", b.a, bSe[2]);
        add("b", b.b, bSe[3]);
        add("p", g.p, gSe[0]);
        add("q", g.q, gSe[1]);
        add("gamma", g.gamma, gSe[2]);
    }
    if (m_values->renewals) {
        add("alpha", m_values->renewals->model.alpha, m_values->renewals->fit.se[0]);
        add("beta", m_values->renewals->model.beta, m_values->renewals->fit.se[1]);
    }
    if (m_values->monthlyChurn)
        add("monthly-churn", *m_values->monthlyChurn, std::numeric_limits<double>::quiet_NaN());
}

void Measure::fillRows()
{
    const auto& shot = *facts().snapshot;
    const auto known = [](const std::vector<double>& values, std::size_t c) {
        return c < values.size() && std::isfinite(values[c]) ? std::optional(values[c]) : std::nullopt;
    };
    const auto tenths = tenthsOf(m_values->ahead);
    const double wide = analytics::normalQuantileTwoSided(0.95);
    for (const auto c : m_valued) {
        ValueAnswer::Row row;
        row.customer = shot.customers[c];
        row.alive = known(m_values->alive, c);
        row.expected = known(m_values->expected, c);
        row.expectedSpend = known(m_values->expectedSpend, c);
        row.value = m_values->lifetime[c];
        if (!m_values->slopes.empty())
            if (const double variance = m_values->logVariance(m_values->slopes[c]); std::isfinite(variance)) {
                const double spread = wide * std::sqrt(std::max(0.0, variance));
                row.lower = row.value * std::exp(-spread);
                row.upper = row.value * std::exp(spread);
            }
        row.tenth = tenths[c];
        m_answer.rows.push_back(std::move(row));
    }
}

Result<ValueAnswer> Measure::run(bool wantsRows)
{
    const auto started = std::chrono::steady_clock::now();
    if (m_job.shouldStop())
        return core::fail(Code::Cancelled);
    auto scoped = resolve(m_session, m_request.scope, m_job);
    if (!scoped)
        return std::unexpected(scoped.error());
    m_scoped = std::move(*scoped);
    const auto& shot = *facts().snapshot;
    m_plan.model = m_request.model.value_or(facts().value);
    m_plan.resamples = m_request.resamples;
    m_plan.seed = m_request.seed;
    const auto values = chosenValues(facts(), m_plan, m_job);
    if (!values)
        return std::unexpected(values.error());
    m_values = *values;
    if (m_values->method == "none")
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    m_answer.model = m_plan.model;
    m_answer.method = m_values->method;
    m_answer.doubts = m_values->doubts;
    m_answer.currency = facts().settings.currency;
    m_answer.customers = m_scoped.customers();
    for (std::size_t c = 0; c < shot.size(); ++c)
        if (inScope(c) && std::isfinite(m_values->lifetime[c])) {
            m_valued.push_back(static_cast<std::uint32_t>(c));
            m_sorted.push_back(m_values->lifetime[c]);
            m_total += m_values->lifetime[c];
        }
    if (m_valued.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    std::sort(m_sorted.begin(), m_sorted.end());
    for (const auto& step : {&Measure::readCosts, &Measure::readRisk})
        if (auto status = (this->*step)(); !status)
            return std::unexpected(status.error());
    describeAll();
    describeTenths();
    describeBins();
    describeParameters();
    for (const auto& step : {&Measure::describeGroups, &Measure::describeSegments, &Measure::describeMethods})
        if (auto status = (this->*step)(); !status)
            return std::unexpected(status.error());
    if (m_request.holdoutMonths >= 0)
        if (auto status = trackHoldout(facts(), m_scoped.selected(), m_plan.model, m_request.holdoutMonths, m_answer, m_job); !status)
            return std::unexpected(status.error());
    if (wantsRows)
        fillRows();
    m_answer.basis = basisOf(m_session, m_scoped, m_request.scope, "clv",
        m_values->method == "bg-nbd" ? "BG/NBD with Gamma-Gamma: Fader, Hardie, Lee (2005)"
            : m_values->method == "sbg" ? "shifted-beta-geometric: Fader, Hardie (2007)"
                                        : m_values->method,
        started);
    auto& basis = m_answer.basis;
    basis.n = m_valued.size();
    if (m_answer.customers > m_valued.size())
        basis.excluded["no-value"] = m_answer.customers - m_valued.size();
    basis.parameters["method"] = m_plan.model.method.empty() ? "best" : m_plan.model.method;
    basis.parameters["horizon"] = std::to_string(m_plan.model.months);
    basis.parameters["discount"] = shortest(m_plan.model.discountPerYear);
    basis.parameters["margin"] = shortest(m_plan.model.margin);
    basis.parameters["holdout"] = std::to_string(m_answer.holdoutMonths);
    basis.parameters["resamples"] = std::to_string(m_request.resamples);
    basis.parameters["seed"] = std::to_string(m_request.seed);
    basis.parameters["by"] = m_answer.by;
    basis.definitions["value.purchase"] = "amount >= 0; returns are netted";
    basis.definitions["value"] = m_answer.method;
    if (!m_cost.empty())
        basis.definitions["cost"] = "acquisition_cost";
    return std::move(m_answer);
}

} // namespace

Result<ValueAnswer> measureValue(Session& session, const ValueRequest& request, bool wantsRows, core::JobContext& job)
{
    if (request.holdoutMonths > 120)
        return core::fail(Code::InvalidParameter, {{"parameter", "holdout"}, {"value", std::to_string(request.holdoutMonths)}});
    return Measure(session, request, job).run(wantsRows);
}

} // namespace holdfast::flow
