// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/value/ValueMethods.h"

#include "analytics/compare/Proportion.h"
#include "core/Decimal.h"
#include "features/RepeatSummary.h"
#include "flow/Facts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kWeek = 7;
constexpr double kMonthDays = 365.25 / 12;
constexpr double kLeastAlive = 1e-9;
constexpr std::int32_t kNever = core::CivilDate::kNone;

// Net amount, amount bought, orders and days of a customer's purchases up to a day.
struct Past {
    std::int64_t net = 0, bought = 0, netLastYear = 0;
    std::uint32_t orders = 0;
    std::int32_t first = kNever, last = kNever; // purchases
};

Past pastOf(const features::Purchases& purchases, std::size_t c, std::int32_t day)
{
    Past past;
    std::uint32_t order = 0;
    for (auto e = purchases.offsets[c]; e < purchases.offsets[c + 1] && purchases.days[e] <= day; ++e) {
        const std::int64_t amount = purchases.amounts.empty() ? 0 : purchases.amounts[e];
        past.net += amount;
        if (purchases.days[e] > day - 365)
            past.netLastYear += amount;
        if (!purchases.isPurchase(e))
            continue;
        past.bought += amount;
        const std::uint32_t code = purchases.orders.empty() ? 0 : purchases.orders[e];
        past.orders += past.last == kNever || code == 0 || code != order || purchases.days[e] != past.last;
        order = code;
        past.last = purchases.days[e];
        if (past.first == kNever)
            past.first = past.last;
    }
    return past;
}

// Months ahead, each worth less.
double monthsAhead(const ValueModel& model, double keptAMonth = 1)
{
    double months = 0, there = 1;
    for (int m = 1; m <= model.months; ++m) {
        there *= keptAMonth;
        months += there * std::pow(1 + model.discountPerYear, -m / 12.0);
    }
    return months;
}

bool activeOn(const features::ActivitySpans& spans, std::size_t c, std::int32_t day)
{
    for (auto s = spans.offsets[c]; s < spans.offsets[c + 1]; ++s)
        if (spans.begin[s] <= day && spans.end[s] >= day)
            return true;
    return false;
}

class Methods {
public:
    Methods(const Facts& facts, const ValuePlan& plan, core::JobContext& job)
        : m_facts(facts)
        , m_shot(*facts.snapshot)
        , m_plan(plan)
        , m_day(plan.day.isValid() ? plan.day.days : facts.snapshot->asOf.days)
        , m_purchases(features::purchasesOf(*facts.snapshot))
        , m_job(job)
    {
        m_purchases.zeroCounts = true; // a free order is a purchase too, as the models' own publications count
        values.day = {m_day};
        values.ahead.assign(m_shot.size(), kUnknown);
    }

    core::Status historical();
    core::Status formula();
    core::Status bgNbd();
    core::Status sbg();
    core::Status monthlyFee();
    core::Status lastYear();

    MethodValues values;

private:
    bool hasAmounts() const { return !m_shot.transactions.amounts.empty(); }
    bool stopped(std::size_t c) const { return (c & 0x3FF) == 0 && m_job.shouldStop(); }
    core::Status needAmounts() const
    {
        if (!hasAmounts())
            return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
        return {};
    }
    std::optional<double> monthlyChurn() const;
    // By customer, a month; NaN = not known. `fees` says where from.
    std::vector<double> monthlyAmounts() const;

    const Facts& m_facts;
    const frame::Snapshot& m_shot;
    const ValuePlan& m_plan;
    std::int32_t m_day;
    features::Purchases m_purchases;
    core::JobContext& m_job;
};

core::Status Methods::historical()
{
    if (auto status = needAmounts(); !status)
        return status;
    const double months = monthsAhead(m_plan.model), margin = m_plan.model.margin;
    values.lifetime.assign(m_shot.size(), kUnknown);
    for (std::size_t c = 0; c < m_shot.size(); ++c) {
        if (stopped(c))
            return core::fail(Code::Cancelled);
        const Past past = pastOf(m_purchases, c, m_day);
        if (past.first == kNever)
            continue;
        values.lifetime[c] = margin * m_facts.money(past.net);
        values.ahead[c] = values.lifetime[c] / std::max(1.0, (m_day - past.first + 1) / kMonthDays) * months;
    }
    return {};
}

// Mean share that leaves in a month, of the months of the last year that can be told.
std::optional<double> Methods::monthlyChurn() const
{
    const auto& spans = *m_facts.spans;
    double left = 0, started = 0;
    for (int back = 0; back < 12; ++back) {
        const core::CivilDate to {m_day - static_cast<std::int32_t>(std::lround(back * kMonthDays))};
        const core::CivilDate from {m_day - static_cast<std::int32_t>(std::lround((back + 1) * kMonthDays)) + 1};
        const auto window = features::churnWindow(spans, from, to);
        if (window.notEnoughHistory || (spans.firstFact.isValid() && from < spans.firstFact))
            break;
        left += static_cast<double>(window.churned.count());
        started += static_cast<double>(window.activeAtStart.count());
    }
    return started > 0 ? std::optional(left / started) : std::nullopt;
}

core::Status Methods::formula()
{
    if (auto status = needAmounts(); !status)
        return status;
    if (!m_facts.spans)
        return std::unexpected(*m_facts.spansMissing);
    if (!m_facts.spans->dated)
        return core::fail(Code::MissingField, {{"field", "churn_date"}});
    values.monthlyChurn = monthlyChurn();
    if (!values.monthlyChurn)
        return core::fail(Code::NotEnoughData, {{"needs", "history"}});
    const double months = monthsAhead(m_plan.model, 1 - *values.monthlyChurn), margin = m_plan.model.margin;
    values.ifBack.assign(m_shot.size(), kUnknown);
    for (std::size_t c = 0; c < m_shot.size(); ++c) {
        if (stopped(c))
            return core::fail(Code::Cancelled);
        const Past past = pastOf(m_purchases, c, m_day);
        if (past.first == kNever)
            continue;
        const double orderValue = m_facts.money(past.net) / past.orders;
        const double aMonth = past.orders / std::max(1.0, (m_day - past.first + 1) / kMonthDays);
        values.ifBack[c] = orderValue * aMonth * margin * months;
        values.ahead[c] = activeOn(*m_facts.spans, c, m_day) ? values.ifBack[c] : 0;
    }
    return {};
}

core::Status Methods::bgNbd()
{
    if (auto status = needAmounts(); !status)
        return status;
    const auto summary = features::repeatSummary(m_purchases, {m_day}, kWeek, m_job);
    if (!summary)
        return std::unexpected(summary.error());
    analytics::ClvParameters parameters;
    parameters.months = m_plan.model.months;
    parameters.discountPerYear = m_plan.model.discountPerYear;
    parameters.slopes = m_plan.slopes;
    parameters.resamples = m_plan.resamples;
    parameters.seed = m_plan.seed;
    auto value = analytics::customerValue({summary->x, summary->recency, summary->age}, summary->spend, parameters, m_job);
    if (!value)
        return std::unexpected(value.error());
    if (!std::all_of(value->clv.begin(), value->clv.end(), [](double v) { return std::isfinite(v); }))
        return core::fail(Code::NotConverged, {{"name", "gammagamma"}});
    const double margin = m_plan.model.margin;
    for (auto* column : {&values.alive, &values.expected, &values.expectedSpend, &values.ifBack})
        column->assign(m_shot.size(), kUnknown);
    if (m_plan.slopes)
        values.slopes.resize(m_shot.size());
    for (std::size_t i = 0; i < summary->customer.size(); ++i) {
        const auto c = summary->customer[i];
        values.ahead[c] = margin * value->clv[i];
        values.alive[c] = value->alive[i];
        if (value->alive[i] > kLeastAlive) // the expectation is this chance times that of who is there
            values.ifBack[c] = values.ahead[c] / value->alive[i];
        values.expected[c] = value->expected[i];
        values.expectedSpend[c] = value->expectedSpend[i];
        if (m_plan.slopes)
            values.slopes[c] = value->slopes[i];
        values.repeatBuyers += summary->x[i] > 0;
    }
    values.covariance = value->logCovariance();
    values.purchases = std::move(value->purchases);
    values.spend = std::move(value->spend);
    if (value->totalLower && value->totalUpper) {
        values.bootLower = margin * *value->totalLower;
        values.bootUpper = margin * *value->totalUpper;
    }
    values.doubts = std::move(value->doubts);
    return {};
}

std::vector<double> Methods::monthlyAmounts() const
{
    std::vector<double> amounts(m_shot.size(), kUnknown);
    const auto* fee = m_shot.column("monthly_fee");
    if (fee != nullptr && !fee->numbers.empty()) {
        for (std::size_t c = 0; c < amounts.size(); ++c)
            if (fee->numbers[c] != frame::kMissing)
                amounts[c] = core::Decimal {fee->numbers[c], fee->scale}.toDouble();
        return amounts;
    }
    if (hasAmounts())
        for (std::size_t c = 0; c < amounts.size(); ++c) {
            const Past past = pastOf(m_purchases, c, m_day);
            if (past.first != kNever)
                amounts[c] = m_facts.money(past.netLastYear) / std::clamp((m_day - past.first + 1) / kMonthDays, 1.0, 12.0);
        }
    return amounts;
}

core::Status Methods::sbg()
{
    if (!m_facts.spans)
        return std::unexpected(*m_facts.spansMissing);
    const auto& spans = *m_facts.spans;
    if (spans.definition.kind == domain::ChurnKind::Inactivity)
        return core::fail(Code::MissingField, {{"field", "contract_end"}});
    if (!spans.dated)
        return core::fail(Code::MissingField, {{"field", "churn_date"}});
    const auto amounts = monthlyAmounts();
    if (std::all_of(amounts.begin(), amounts.end(), [](double v) { return std::isnan(v); }))
        return core::fail(Code::NotEnoughData, {{"needs", "monthly_fee"}});
    // Months stayed, of lives whose start is known: left in the k-th, or still there after k.
    std::vector<double> lost, open;
    std::vector<int> stayed(m_shot.size(), -1);
    for (std::size_t c = 0; c < m_shot.size(); ++c) {
        if (stopped(c))
            return core::fail(Code::Cancelled);
        if (spans.offsets[c] == spans.offsets[c + 1])
            continue;
        const auto last = spans.offsets[c + 1] - 1;
        const std::int32_t begin = spans.begin[last], end = std::min(spans.end[last], m_day);
        if (begin == features::ActivitySpans::kAlways || begin > m_day)
            continue;
        const bool gone = spans.end[last] < m_day;
        const auto months = static_cast<std::size_t>(std::max(0.0, std::floor((end - begin) / kMonthDays)));
        if (const std::size_t at = months + (gone ? 1 : 0); at >= lost.size()) {
            lost.resize(at + 1, 0);
            open.resize(at + 1, 0);
        }
        ++(gone ? lost[months + 1] : open[months]);
        stayed[c] = static_cast<int>(months);
    }
    auto fit = analytics::fitSbg(lost, open, m_job);
    if (!fit)
        return std::unexpected(fit.error());
    values.renewals = *fit;
    values.doubts = fit->fit.doubts;
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t j = 0; j < 2; ++j)
            values.covariance[i][j] = fit->fit.logCovariance[i][j];
    const auto ahead = [&](const analytics::Sbg& model, int months) {
        double there = 1, sum = 0;
        for (int m = 1; m <= m_plan.model.months; ++m) {
            there *= model.retention(months + m);
            sum += there * std::pow(1 + m_plan.model.discountPerYear, -m / 12.0);
        }
        return sum;
    };
    struct Ahead {
        double months = 0;
        analytics::ClvSlope slope {};
    };
    std::vector<Ahead> byStay(open.size());
    constexpr double kStep = 1e-4;
    for (std::size_t k = 0; k < byStay.size(); ++k) {
        const auto months = static_cast<int>(k);
        const auto& model = fit->model;
        byStay[k].months = ahead(model, months);
        const double up = std::exp(kStep), down = std::exp(-kStep);
        byStay[k].slope[0] = std::log(ahead({model.alpha * up, model.beta}, months) / ahead({model.alpha * down, model.beta}, months)) / (2 * kStep);
        byStay[k].slope[1] = std::log(ahead({model.alpha, model.beta * up}, months) / ahead({model.alpha, model.beta * down}, months)) / (2 * kStep);
    }
    values.slopes.resize(m_shot.size());
    values.ifBack.assign(m_shot.size(), kUnknown);
    for (std::size_t c = 0; c < m_shot.size(); ++c) {
        if (stayed[c] < 0 || std::isnan(amounts[c]))
            continue;
        values.ifBack[c] = amounts[c] * m_plan.model.margin * byStay.front().months; // a new life
        const bool there = activeOn(spans, c, m_day);
        const auto& months = byStay[static_cast<std::size_t>(stayed[c])];
        values.ahead[c] = there ? amounts[c] * m_plan.model.margin * months.months : 0;
        values.slopes[c] = months.slope;
    }
    return {};
}

core::Status Methods::monthlyFee()
{
    const auto* fee = m_shot.column("monthly_fee");
    if (fee == nullptr || fee->numbers.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "monthly_fee"}});
    const double months = monthsAhead(m_plan.model) * m_plan.model.margin;
    for (std::size_t c = 0; c < m_shot.size(); ++c)
        if (fee->numbers[c] != frame::kMissing)
            values.ahead[c] = months * core::Decimal {fee->numbers[c], fee->scale}.toDouble();
    return {};
}

core::Status Methods::lastYear()
{
    if (auto status = needAmounts(); !status)
        return status;
    values.ifBack.assign(m_shot.size(), kUnknown);
    for (std::size_t c = 0; c < m_shot.size(); ++c) {
        if (stopped(c))
            return core::fail(Code::Cancelled);
        const Past past = pastOf(m_purchases, c, m_day);
        values.ahead[c] = m_plan.model.margin * m_facts.money(past.netLastYear);
        if (past.last != kNever) // the year up to the last purchase
            values.ifBack[c] = m_plan.model.margin * m_facts.money(pastOf(m_purchases, c, past.last).netLastYear);
    }
    return {};
}

std::string keyOf(const std::string& method, const ValuePlan& plan)
{
    const auto& m = plan.model;
    return "values:" + method + ":" + std::to_string(m.months) + ":" + std::to_string(m.discountPerYear) + ":" + std::to_string(m.margin) + ":"
        + std::to_string(plan.day.days) + ":" + std::to_string(plan.resamples) + ":" + std::to_string(plan.seed) + (plan.slopes ? ":s" : "");
}

} // namespace

double MethodValues::logVariance(const analytics::ClvSlope& slope) const
{
    if (slopes.empty())
        return kUnknown;
    double variance = 0;
    for (std::size_t i = 0; i < slope.size(); ++i)
        for (std::size_t j = 0; j < slope.size(); ++j)
            if (slope[i] != 0 && slope[j] != 0)
                variance += slope[i] * slope[j] * covariance[i][j];
    return variance;
}

std::shared_ptr<const void> LateFacts::find(const std::string& name)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_kept.find(name);
    return it == m_kept.end() ? nullptr : it->second;
}

void LateFacts::keep(const std::string& name, std::shared_ptr<const void> made)
{
    const std::lock_guard lock(m_mutex);
    m_kept[name] = std::move(made);
}

Result<std::shared_ptr<const MethodValues>> makeValues(const Facts& facts, const std::string& method, const ValuePlan& plan, core::JobContext& job)
{
    Methods methods(facts, plan, job);
    methods.values.method = method;
    const core::Status made = method == "historical" ? methods.historical()
        : method == "formula"                        ? methods.formula()
        : method == "bg-nbd"                         ? methods.bgNbd()
        : method == "sbg"                            ? methods.sbg()
        : method == "monthly-fee"                    ? methods.monthlyFee()
        : method == "last-year"                      ? methods.lastYear()
                                                     : core::Status(core::fail(Code::InvalidParameter, {{"parameter", "method"}, {"value", method}}));
    if (!made)
        return std::unexpected(made.error());
    if (methods.values.lifetime.empty())
        methods.values.lifetime = methods.values.ahead;
    return std::make_shared<const MethodValues>(std::move(methods.values));
}

Result<std::shared_ptr<const MethodValues>> valuesBy(const Facts& facts, const std::string& method, const ValuePlan& plan, core::JobContext& job)
{
    ValuePlan dated = plan;
    if (!dated.day.isValid())
        dated.day = facts.snapshot->asOf;
    const std::string key = keyOf(method, dated);
    if (auto kept = std::static_pointer_cast<const MethodValues>(facts.late->find(key)))
        return kept;
    auto made = makeValues(facts, method, dated, job);
    if (made)
        facts.late->keep(key, *made);
    return made;
}

Result<std::shared_ptr<const MethodValues>> chosenValues(const Facts& facts, const ValuePlan& plan, core::JobContext& job)
{
    if (!plan.model.method.empty())
        return valuesBy(facts, plan.model.method, plan, job);
    const bool bought = !facts.snapshot->transactions.amounts.empty();
    for (const char* method : {bought ? "bg-nbd" : "sbg", bought ? "last-year" : "monthly-fee"}) {
        auto values = valuesBy(facts, method, plan, job);
        if (values || values.error().code == Code::Cancelled)
            return values;
    }
    auto none = std::make_shared<MethodValues>();
    none->method = "none";
    none->day = plan.day.isValid() ? plan.day : facts.snapshot->asOf;
    none->ahead.assign(facts.snapshot->size(), kUnknown);
    none->lifetime = none->ahead;
    return none;
}

core::Estimate meanValue(const MethodValues& values, const std::vector<double>& amounts, const std::vector<std::uint32_t>& of, double level)
{
    core::Estimate estimate;
    estimate.level = level;
    estimate.n = static_cast<std::int64_t>(of.size());
    estimate.method = values.slopes.empty() ? "spread between customers" : "spread between customers and doubt of the model (delta method)";
    if (of.empty())
        return estimate;
    double sum = 0, squares = 0;
    analytics::ClvSlope slope {};
    for (const auto c : of) {
        sum += amounts[c];
        squares += amounts[c] * amounts[c];
        if (!values.slopes.empty())
            for (std::size_t k = 0; k < slope.size(); ++k)
                slope[k] += amounts[c] * values.slopes[c][k];
    }
    const auto n = static_cast<double>(of.size());
    estimate.value = sum / n;
    if (of.size() < 2)
        return estimate;
    double variance = std::max(0.0, (squares - sum * sum / n) / (n - 1)) / n;
    if (!values.slopes.empty()) {
        for (double& part : slope)
            part /= n;
        if (const double doubt = values.logVariance(slope); std::isfinite(doubt))
            variance += std::max(0.0, doubt);
    }
    const double spread = analytics::normalQuantileTwoSided(level) * std::sqrt(variance);
    estimate.lower = *estimate.value - spread;
    estimate.upper = *estimate.value + spread;
    return estimate;
}

} // namespace holdfast::flow
