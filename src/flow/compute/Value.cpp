// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Quantile.h"
#include "analytics/value/Clv.h"
#include "analytics/value/Concentration.h"
#include "analytics/value/ParetoNbd.h"
#include "analytics/value/Sbg.h"
#include "flow/compute/Histories.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Json;

namespace {

constexpr int kPooledFrom = 7; // purchases from here on are one class

struct PurchaseSettings {
    HistorySettings history;
    std::vector<double> horizons, track, params;
    std::optional<double> discount;
};

PurchaseSettings purchaseSettings(Settings& settings)
{
    PurchaseSettings result;
    result.history = historySettings(settings, SpendNeed::None, true);
    result.horizons = settings.numbers("horizon", {});
    for (const double horizon : result.horizons)
        if (!(horizon > 0))
            settings.refuse("horizon", numberText(horizon));
    result.track = settings.numbers("track", {});
    result.discount = settings.number("discount", 1e-9, 1e3);
    result.params = settings.numbers("params", {});
    if (!result.params.empty()
        && (result.params.size() != 4 || std::any_of(result.params.begin(), result.params.end(), [](double p) { return !(p > 0); })))
        settings.refuse("params", "");
    return result;
}

void putFit(Json& out, const analytics::ValueFit& fit, const std::vector<std::pair<const char*, double>>& parameters)
{
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        out[parameters[i].first] = numberJson(parameters[i].second);
        out["se"][parameters[i].first] = numberJson(fit.se[i]);
    }
    out["loglik"] = numberJson(fit.loglik);
}

// What a fitted model says about the histories; Model has alive, expected, expectedNew, chanceOf and discounted.
template <class Model> class PurchaseReport {
public:
    PurchaseReport(const Histories& histories, const PurchaseSettings& settings, const Model& model, ComputeAnswer& answer)
        : m_histories(histories)
        , m_settings(settings)
        , m_model(model)
        , m_answer(answer)
    {
    }

    core::Status write(bool wantsRows, core::JobContext& job)
    {
        const auto& summary = m_histories.summary;
        const std::size_t n = summary.x.size();
        for (const double horizon : m_settings.horizons) {
            auto& expected = m_expected.emplace_back(n);
            for (std::size_t i = 0; i < n; ++i) {
                if (i % 1024 == 0 && job.shouldStop())
                    return core::fail(Code::Cancelled);
                expected[i] = m_model.expected(horizon, summary.x[i], summary.recency[i], summary.age[i]);
            }
            m_actual.push_back(actualWithin(horizon));
        }
        Json& out = m_answer.result;
        out["customers"] = n;
        out["repeat_customers"] = std::count_if(summary.x.begin(), summary.x.end(), [](double x) { return x > 0; });
        out["new"] = out["total"] = Json::array();
        for (std::size_t h = 0; h < m_settings.horizons.size(); ++h) {
            const double horizon = m_settings.horizons[h];
            out["new"].push_back({{"horizon", horizon}, {"expected", numberJson(m_model.expectedNew(horizon))}});
            out["total"].push_back({{"horizon", horizon}, {"expected", numberJson(sumOf(m_expected[h]))},
                {"actual", m_actual[h].empty() ? Json() : numberJson(sumOf(m_actual[h]))}});
        }
        out["by_x"] = byPurchases();
        out["fit"] = frequencies();
        out["tracking"] = tracking();
        if (wantsRows)
            return writeRows(job);
        return {};
    }

private:
    static double sumOf(const std::vector<double>& values)
    {
        double sum = 0;
        for (const double value : values)
            sum += value;
        return sum;
    }

    static Json purchasesJson(int x) { return x < kPooledFrom ? Json(x) : Json(std::to_string(kPooledFrom) + "+"); }

    std::vector<double> actualWithin(double horizon)
    {
        if (!m_histories.hasLater())
            return {};
        const double until = m_histories.end.days + horizon * m_histories.unitDays;
        if (until > m_histories.events.lastDay.days)
            m_answer.doubts.push_back({DoubtCode::Extrapolated, numberText(horizon), until - m_histories.events.lastDay.days});
        return features::purchaseDaysIn(m_histories.events.until({}), m_histories.summary, m_histories.end.days, until + 1e-9);
    }

    Json byPurchases() const
    {
        Json list = Json::array();
        for (int x = 0; x <= kPooledFrom; ++x) {
            double count = 0, expected = 0, actual = 0;
            for (std::size_t i = 0; i < m_histories.summary.x.size(); ++i) {
                if (static_cast<int>(std::min<double>(m_histories.summary.x[i], kPooledFrom)) != x)
                    continue;
                ++count;
                expected += m_expected.empty() ? 0 : m_expected.front()[i];
                actual += m_actual.empty() || m_actual.front().empty() ? 0 : m_actual.front()[i];
            }
            const bool known = count > 0 && !m_expected.empty();
            list.push_back({{"x", purchasesJson(x)}, {"n", static_cast<std::uint64_t>(count)},
                {"expected", known ? numberJson(expected / count) : Json()},
                {"actual", known && !m_actual.front().empty() ? numberJson(actual / count) : Json()}});
        }
        return list;
    }

    Json frequencies() const
    {
        std::map<double, double> ages; // -> customers
        for (const double age : m_histories.summary.age)
            ++ages[age];
        double rest = static_cast<double>(m_histories.summary.x.size());
        Json list = Json::array();
        for (int x = 0; x <= kPooledFrom; ++x) {
            double expected = 0;
            if (x < kPooledFrom)
                for (const auto& [age, count] : ages)
                    expected += count * m_model.chanceOf(x, age);
            else
                expected = rest;
            rest -= expected;
            const auto count = std::count_if(m_histories.summary.x.begin(), m_histories.summary.x.end(),
                [&](double value) { return static_cast<int>(std::min<double>(value, kPooledFrom)) == x; });
            list.push_back({{"x", purchasesJson(x)}, {"n", count}, {"expected", numberJson(expected)}, {"actual", count}});
        }
        return list;
    }

    // Repeat purchases of all buyers up to each time after the first day of the table.
    Json tracking() const
    {
        Json list = Json::array();
        if (m_histories.summarised)
            return list;
        std::map<std::int32_t, double> firsts; // day -> customers
        for (const auto day : m_histories.summary.firstDay)
            ++firsts[day];
        const auto purchases = m_histories.events.until({});
        const std::int32_t begin = m_histories.events.firstDay.days;
        for (const double time : m_settings.track) {
            const double until = begin + time * m_histories.unitDays;
            double expected = 0, acquired = 0;
            for (const auto& [day, count] : firsts)
                if (day < until) {
                    expected += count * m_model.expectedNew((until - day) / m_histories.unitDays);
                    acquired += count;
                }
            const double days = sumOf(features::purchaseDaysIn(purchases, m_histories.summary, begin - 1, std::ceil(until) - 1));
            list.push_back({{"time", time}, {"expected", numberJson(expected)}, {"actual", numberJson(days - acquired)}});
        }
        return list;
    }

    core::Status writeRows(core::JobContext& job)
    {
        const auto& s = m_histories.summary;
        auto& out = m_answer.out;
        out.columns = {"customer", "x", "t_x", "T", "p_alive"};
        for (const double horizon : m_settings.horizons)
            for (const char* prefix : {"expected_", "actual_"})
                out.columns.push_back(prefix + numberText(horizon));
        out.columns.push_back("dert");
        for (std::size_t i = 0; i < s.x.size(); ++i) {
            if (i % 256 == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            std::vector<std::string> row {m_histories.ids[i], numberText(s.x[i]), numberText(s.recency[i]), numberText(s.age[i]),
                numberText(m_model.alive(s.x[i], s.recency[i], s.age[i]))};
            for (std::size_t h = 0; h < m_expected.size(); ++h) {
                row.push_back(numberText(m_expected[h][i]));
                row.push_back(m_actual[h].empty() ? std::string() : numberText(m_actual[h][i]));
            }
            row.push_back(m_settings.discount
                    ? numberText(m_model.discounted(*m_settings.discount, s.x[i], s.recency[i], s.age[i]))
                    : std::string());
            out.rows.push_back(std::move(row));
        }
        return {};
    }

    const Histories& m_histories;
    const PurchaseSettings& m_settings;
    const Model& m_model;
    ComputeAnswer& m_answer;
    std::vector<std::vector<double>> m_expected, m_actual; // by horizon; actual is empty where nothing is known
};

// The fit, or the model at the parameters given.
template <class Fit, class Model, class FitFunction, class LoglikFunction>
core::Result<Fit> fitOrGiven(const PurchaseSettings& settings, const Histories& histories, const Model& given, FitFunction fit,
    LoglikFunction loglik)
{
    if (settings.params.empty())
        return fit(histories.purchases());
    Fit result;
    result.model = given;
    result.fit.se.fill(std::numeric_limits<double>::quiet_NaN());
    result.fit.loglik = loglik(given, histories.purchases());
    return result;
}

core::Status bgnbd(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto wanted = purchaseSettings(settings);
    const bool modified = settings.flag("modified", false);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto histories = historiesOf(inputs.table(), wanted.history, answer, job);
    if (!histories)
        return std::unexpected(histories.error());
    analytics::BgNbd given;
    given.modified = modified;
    if (!wanted.params.empty())
        given = {wanted.params[0], wanted.params[1], wanted.params[2], wanted.params[3], modified};
    const auto fit = fitOrGiven<analytics::BgNbdFit>(
        wanted, *histories, given, [&](const auto& rows) { return analytics::fitBgNbd(rows, modified, job); }, analytics::bgNbdLoglik);
    if (!fit)
        return std::unexpected(fit.error());
    answer.n = histories->ids.size();
    answer.method = modified ? "MBG/NBD: Batislam, Denizel, Filiztekin (2007)" : "BG/NBD: Fader, Hardie, Lee (2005)";
    answer.doubts = fit->fit.doubts;
    const auto& m = fit->model;
    putFit(answer.result, fit->fit, {{"r", m.r}, {"alpha", m.alpha}, {"a", m.a}, {"b", m.b}});
    return PurchaseReport(*histories, wanted, m, answer).write(inputs.wantsRows, job);
}

core::Status paretonbd(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto wanted = purchaseSettings(settings);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto histories = historiesOf(inputs.table(), wanted.history, answer, job);
    if (!histories)
        return std::unexpected(histories.error());
    analytics::ParetoNbd given;
    if (!wanted.params.empty())
        given = {wanted.params[0], wanted.params[1], wanted.params[2], wanted.params[3]};
    const auto fit = fitOrGiven<analytics::ParetoNbdFit>(
        wanted, *histories, given, [&](const auto& rows) { return analytics::fitParetoNbd(rows, job); }, analytics::paretoNbdLoglik);
    if (!fit)
        return std::unexpected(fit.error());
    answer.n = histories->ids.size();
    answer.method = "Pareto/NBD: Schmittlein, Morrison, Colombo (1987); Fader, Hardie, Lee (2005)";
    answer.doubts = fit->fit.doubts;
    const auto& m = fit->model;
    putFit(answer.result, fit->fit, {{"r", m.r}, {"alpha", m.alpha}, {"s", m.s}, {"beta", m.beta}});
    return PurchaseReport(*histories, wanted, m, answer).write(inputs.wantsRows, job);
}

std::optional<double> pearson(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto n = static_cast<double>(a.size());
    double meanA = 0, meanB = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        meanA += a[i] / n;
        meanB += b[i] / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
        ab += (a[i] - meanA) * (b[i] - meanB);
    }
    if (!(aa > 0) || !(bb > 0))
        return {};
    return ab / std::sqrt(aa * bb);
}

core::Status gammagamma(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto wanted = historySettings(settings, SpendNeed::Needed, false);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto histories = historiesOf(inputs.table(), wanted, answer, job);
    if (!histories)
        return std::unexpected(histories.error());
    const auto& summary = histories->summary;
    std::vector<double> x, m;
    double refused = 0;
    for (std::size_t i = 0; i < summary.x.size(); ++i) {
        if (summary.x[i] > 0 && summary.spend[i] > 0) {
            x.push_back(summary.x[i]);
            m.push_back(summary.spend[i]);
        } else {
            refused += summary.x[i] > 0;
        }
    }
    const auto fit = analytics::fitGammaGamma(x, m, job);
    if (!fit)
        return std::unexpected(fit.error());
    answer.n = x.size();
    if (const auto once = summary.x.size() - x.size() - static_cast<std::size_t>(refused))
        answer.excluded["no-repeat-purchase"] = once;
    if (refused > 0) {
        answer.excluded["non-positive-spend"] = static_cast<std::uint64_t>(refused);
        answer.doubts.push_back({DoubtCode::NonPositiveLeftOut, "m", refused});
    }
    answer.doubts.insert(answer.doubts.end(), fit->fit.doubts.begin(), fit->fit.doubts.end());
    answer.method = "Gamma-Gamma: Colombo, Jiang (1999); Fader, Hardie (2013)";
    putFit(answer.result, fit->fit, {{"p", fit->model.p}, {"q", fit->model.q}, {"gamma", fit->model.gamma}});
    answer.result["mean"] = numberJson(fit->model.expected(0, 0));
    double sum = 0;
    for (const double value : m)
        sum += value;
    answer.result["mean_m"] = numberJson(sum / static_cast<double>(m.size()));
    const auto correlation = pearson(x, m);
    answer.result["correlation"] = numberJson(correlation);
    if (correlation && std::abs(*correlation) > 0.3) // the model takes spend and number of purchases as independent
        answer.doubts.push_back({DoubtCode::NotIndependent, "m", *correlation});
    if (inputs.wantsRows) {
        answer.out.columns = {"customer", "x", "m", "expected_spend"};
        for (std::size_t i = 0; i < summary.x.size(); ++i) {
            const bool known = summary.x[i] > 0 && summary.spend[i] > 0;
            answer.out.rows.push_back({histories->ids[i], numberText(summary.x[i]), numberText(summary.spend[i]),
                numberText(known ? fit->model.expected(summary.x[i], summary.spend[i]) : fit->model.expected(0, 0))});
        }
    }
    return {};
}

core::Status clv(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto wanted = historySettings(settings, SpendNeed::Needed, true);
    analytics::ClvParameters parameters;
    parameters.months = static_cast<int>(settings.whole("horizon", 12, 1, 1200));
    parameters.discountPerYear = settings.number("discount", 0.1, 0, 100);
    parameters.monthLength = 365.25 / 12 / wanted.unitDays;
    parameters.resamples = static_cast<int>(settings.whole("resamples", 100, 0, 10000));
    parameters.seed = static_cast<std::uint64_t>(settings.whole("seed", 1, 0, 1'000'000'000));
    parameters.level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const auto histories = historiesOf(inputs.table(), wanted, answer, job);
    if (!histories)
        return std::unexpected(histories.error());
    const auto value = analytics::customerValue(histories->purchases(), histories->summary.spend, parameters, job);
    if (!value)
        return std::unexpected(value.error());
    const auto n = static_cast<double>(histories->ids.size());
    answer.n = histories->ids.size();
    answer.doubts = value->doubts;
    answer.method = "BG/NBD with Gamma-Gamma: Fader, Hardie, Lee (2005); interval: bootstrap of customers, Efron, Tibshirani (1993)";
    Json& out = answer.result;
    const auto scaled = [&](const std::optional<double>& bound) { return bound ? numberJson(*bound / n) : Json(); };
    out = {{"total", numberJson(value->total)}, {"total_lower", numberJson(value->totalLower)},
        {"total_upper", numberJson(value->totalUpper)}, {"mean", numberJson(value->mean)},
        {"mean_lower", scaled(value->totalLower)}, {"mean_upper", scaled(value->totalUpper)}};
    const auto sorted = analytics::sorted(value->clv);
    for (const int percent : {10, 25, 50, 75, 90})
        out["quantiles"]["p" + std::to_string(percent)] = numberJson(analytics::quantile7(sorted, percent / 100.0));
    const auto concentration = analytics::concentrationOfSorted(sorted);
    out["gini"] = numberJson(concentration.gini);
    out["top20"] = {{"customers", concentration.topCount}, {"share", numberJson(concentration.topSumShare)}};
    const auto& b = value->purchases.model;
    putFit(out["bgnbd"], value->purchases.fit, {{"r", b.r}, {"alpha", b.alpha}, {"a", b.a}, {"b", b.b}});
    const auto& g = value->spend.model;
    putFit(out["gammagamma"], value->spend.fit, {{"p", g.p}, {"q", g.q}, {"gamma", g.gamma}});
    if (inputs.wantsRows) {
        answer.out.columns = {"customer", "p_alive", "expected", "expected_spend", "clv"};
        for (std::size_t i = 0; i < histories->ids.size(); ++i)
            answer.out.rows.push_back({histories->ids[i], numberText(value->alive[i]), numberText(value->expected[i]),
                numberText(value->expectedSpend[i]), numberText(value->clv[i])});
    }
    return {};
}

core::Status sbg(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("survivors");
    const double discount = settings.number("discount", 0, 0, 100);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(inputs.table());
    filter.needNumber(column);
    const auto survivors = numbersOf(inputs.table(), column, filter.rows());
    const auto fit = analytics::fitSbg(survivors, job);
    if (!fit)
        return std::unexpected(fit.error());
    answer.n = survivors.size();
    answer.excluded = filter.excluded();
    answer.doubts = fit->fit.doubts;
    answer.method = "shifted-beta-geometric: Fader, Hardie (2007)";
    putFit(answer.result, fit->fit, {{"alpha", fit->model.alpha}, {"beta", fit->model.beta}});
    answer.result["retention"] = answer.result["survival"] = Json::array();
    for (std::size_t period = 1; period < survivors.size(); ++period) {
        answer.result["retention"].push_back(numberJson(fit->model.retention(static_cast<double>(period))));
        answer.result["survival"].push_back(numberJson(fit->model.survival(static_cast<double>(period))));
    }
    const auto lifetime = fit->model.expectedLifetime();
    answer.result["expected_lifetime"] = numberJson(lifetime);
    answer.result["discounted_lifetime"] = discount > 0 ? numberJson(fit->model.discountedLifetime(discount)) : numberJson(lifetime);
    if (!lifetime)
        answer.doubts.push_back({DoubtCode::Extrapolated, "expected_lifetime", fit->model.alpha});
    return {};
}

} // namespace

const std::vector<Analysis>& valueAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"bgnbd", "x, t_x, T, or customer, date, end, unit=week|day|month|year; horizon?, track?, discount?, params?, modified=false", 1, 1, bgnbd},
        {"clv", "x, t_x, T, m, or customer, date, amount, end, unit; horizon=12, discount=0.1, resamples=100, seed=1", 1, 1, clv},
        {"gammagamma", "x, m, or customer, date, amount, end, unit", 1, 1, gammagamma},
        {"paretonbd", "x, t_x, T, or customer, date, end, unit=week|day|month|year; horizon?, track?, discount?, params?", 1, 1, paretonbd},
        {"sbg", "survivors, discount=0", 1, 1, sbg},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
