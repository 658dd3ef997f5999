// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Groups.h"
#include "analytics/compare/Proportion.h"
#include "analytics/experiment/Cuped.h"
#include "analytics/experiment/Power.h"
#include "analytics/experiment/TwoShares.h"
#include "analytics/models/LeastSquares.h"
#include "flow/compute/Analysis.h"
#include "flow/compute/TestJson.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Json;

namespace {

core::Status power(Settings& settings, const Inputs&, ComputeAnswer& answer, core::JobContext&)
{
    const auto p1 = settings.number("p1", 0, 1), baseline = settings.number("baseline", 0, 1);
    const auto p2 = settings.number("p2", 0, 1), mde = settings.number("mde", -1, 1), d = settings.number("d", -1e6, 1e6);
    analytics::PowerDesign design;
    design.alpha = settings.number("alpha", 0.05, 1e-12, 0.5);
    const double wanted = settings.number("power", 0.8, 0.01, 1 - 1e-9);
    const auto size = settings.number("n", 2, 1e12);
    design.ratio = settings.number("ratio", 1, 1e-3, 1e3);
    const std::string method = settings.choice("method", {"pooled", "arcsine"});
    design.method = method == "arcsine" ? analytics::SharePower::Arcsine : analytics::SharePower::Pooled;
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    const double first = p1.value_or(baseline.value_or(kNone)), second = p2.value_or(first + mde.value_or(kNone)), distance = d.value_or(kNone);
    const bool shares = !d, both = !std::isnan(second);
    const auto refuse = [](const char* name, double value) {
        return core::fail(Code::InvalidParameter, {{"name", name}, {"value", numberText(value)}});
    };
    if (d && distance == 0)
        return refuse("d", 0);
    if (shares && std::isnan(first))
        return core::fail(Code::MissingParameter, {{"name", "p1"}});
    if (shares && !both && !size)
        return core::fail(Code::MissingParameter, {{"name", "p2"}});
    if (shares && (first <= 0 || first >= 1))
        return refuse(p1 ? "p1" : "baseline", first);
    if (shares && both && (second <= 0 || second >= 1 || second == first))
        return refuse(p2 ? "p2" : "mde", p2 ? second : second - first);

    std::optional<double> control = size, reached, detectable;
    if (d) {
        answer.method = "Cohen (1988), Statistical Power Analysis, chapter 2 (noncentral t)";
        if (!size)
            control = analytics::sizeForMeans(distance, wanted, design);
        reached = size ? analytics::powerForMeans(distance, *size, design) : wanted;
        detectable = size ? analytics::detectableMeans(wanted, *size, design) : std::abs(distance);
    } else {
        answer.method = design.method == analytics::SharePower::Arcsine ? "Cohen (1988), Statistical Power Analysis, chapter 6"
                                                                        : "Fleiss, Levin, Paik (2003), chapter 4";
        if (!size)
            control = analytics::sizeForShares(first, second, wanted, design);
        if (both)
            reached = size ? analytics::powerForShares(first, second, *size, design) : wanted;
        detectable = size ? analytics::detectableShare(first, wanted, *size, design) : std::abs(second - first);
    }
    answer.result["n_control"] = numberJson(control);
    answer.result["n_treated"] = control ? numberJson(*control * design.ratio) : Json();
    answer.result["power"] = numberJson(reached);
    answer.result["detectable"] = numberJson(detectable);
    return {};
}

// The 0/1 values of a column of which a value was named or that holds nothing else; none for other numbers.
std::optional<std::vector<double>> binaryOf(const Table& table, const Flagged& outcome, const RowNumbers& rows)
{
    auto flags = flagsOf(table, outcome, rows);
    return flags ? std::optional(std::move(*flags)) : std::nullopt;
}

analytics::EffectSize effectOf(const char* name, const core::Estimate& estimate)
{
    return {name, estimate.value, {}, estimate.lower, estimate.upper};
}

Json armJson(const analytics::GroupSummary& arm, std::optional<std::int64_t> events)
{
    return {{"n", arm.n}, {"mean", numberJson(arm.mean)}, {"sd", numberJson(arm.sd)}, {"events", events ? Json(*events) : Json()}};
}

Json differenceJson(const analytics::MeanDifference& d)
{
    return {{"effect", numberJson(d.effect)}, {"se", numberJson(d.se)}, {"z", numberJson(d.z)}, {"p", numberJson(d.p)},
        {"lower", numberJson(d.lower)}, {"upper", numberJson(d.upper)}};
}

void addShares(const analytics::Shares& shares, const std::string& interval, double level, ComputeAnswer& answer)
{
    const auto difference = interval == "wald" ? analytics::waldDifference(shares, level)
        : interval == "newcombe"               ? analytics::differenceOfShares(shares.k1, shares.n1, shares.k2, shares.n2, level)
                                               : analytics::agrestiCaffoDifference(shares, level);
    const auto z = analytics::pooledZ(shares);
    const auto p = [](const std::optional<double>& chi2) { return chi2 ? std::optional(std::erfc(std::sqrt(*chi2 / 2))) : std::nullopt; };
    const std::optional<double> one = 1;
    const auto chi2 = analytics::chiSquare(shares, false), yates = analytics::chiSquare(shares, true);
    const std::optional<double> zp = z ? std::optional(std::erfc(std::abs(*z) / std::sqrt(2.0))) : std::nullopt;
    addTests(answer.result,
        {{"z", z, {}, {}, zp}, {"chi2", chi2, one, {}, p(chi2)}, {"chi2_yates", yates, one, {}, p(yates)},
            {"fisher", {}, {}, {}, analytics::fisherExactP(shares)}},
        {effectOf("relative_lift", analytics::relativeLift(shares, level)), effectOf("risk_ratio", analytics::riskRatio(shares, level)),
            effectOf("odds_ratio", analytics::oddsRatio(shares, level)), {"cohens_h", analytics::cohensH(shares), {}, {}, {}}});
    answer.result["effect"] = numberJson(difference.value);
    answer.result["se"] = numberJson(analytics::differenceError(shares));
    answer.result["lower"] = numberJson(difference.lower);
    answer.result["upper"] = numberJson(difference.upper);
    answer.result["p"] = numberJson(zp);
    answer.method = "Fleiss, Levin, Paik (2003); interval: " + difference.method;
    if (!z)
        answer.doubts.push_back({DoubtCode::NoVariation, {}, 0});
    const auto n = static_cast<double>(shares.n1 + shares.n2), ones = static_cast<double>(shares.k1 + shares.k2);
    if (std::min(ones, n - ones) * static_cast<double>(std::min(shares.n1, shares.n2)) / n < 5)
        answer.doubts.push_back({DoubtCode::SmallExpectedCounts, {}, std::min(ones, n - ones)});
}

void addMeans(const analytics::GroupComparison& compared, ComputeAnswer& answer)
{
    addTests(answer.result, compared.tests, compared.effects);
    const auto difference = std::find_if(compared.effects.begin(), compared.effects.end(), [](const auto& e) { return e.name == "difference"; });
    const bool any = difference != compared.effects.end();
    answer.result["effect"] = any ? numberJson(difference->value) : Json();
    answer.result["se"] = any ? numberJson(difference->se) : Json();
    answer.result["lower"] = any ? numberJson(difference->lower) : Json();
    answer.result["upper"] = any ? numberJson(difference->upper) : Json();
    answer.result["p"] = compared.tests.empty() ? Json() : numberJson(compared.tests.front().p);
    answer.method = "Welch (1947), Biometrika 34";
}

// Treated minus control of what changed since `before`: the weaker reading where arms were not equal to begin with.
Json changeJson(const std::vector<double>& y, const std::vector<double>& before, const std::vector<std::uint32_t>& arms, double level)
{
    std::vector<double> change(y.size());
    double n[2] = {}, was[2] = {}, is[2] = {};
    for (std::size_t i = 0; i < y.size(); ++i) {
        change[i] = y[i] - before[i];
        n[arms[i]] += 1;
        was[arms[i]] += before[i];
        is[arms[i]] += y[i];
    }
    const auto compared = analytics::compareGroups(change, arms, 2, level);
    ComputeAnswer part;
    addMeans(compared, part);
    Json json;
    for (const char* key : {"effect", "se", "lower", "upper", "p"})
        json[key] = part.result[key];
    const auto mean = [&](const double (&sums)[2], int arm) { return numberJson(sums[arm] / n[arm]); };
    json["cells"] = {{"control_before", mean(was, 1)}, {"control_after", mean(is, 1)}, {"treated_before", mean(was, 0)},
        {"treated_after", mean(is, 0)}};
    return json;
}

core::Status ab(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto treated = settings.flagged("treated");
    const auto outcome = settings.flagged("outcome");
    const auto covariate = settings.optionalColumn("covariate");
    const auto before = settings.optionalColumn("before");
    const double ratio = settings.number("ratio", 1, 1e-6, 1e6);
    const std::string interval = settings.choice("interval", {"newcombe", "wald", "agresti-caffo"});
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);

    const Table& table = inputs.table();
    RowFilter filter(table);
    filter.needText(treated.column);
    filter.needText(outcome.column);
    for (const auto& column : {covariate, before})
        if (column)
            filter.needNumber(*column);
    auto rows = filter.rows();
    auto binary = binaryOf(table, outcome, rows);
    if (!binary) {
        if (outcome.named)
            return std::unexpected(flagsOf(table, outcome, rows).error());
        filter.needNumber(outcome.column);
        rows = filter.rows();
    }
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const auto flags = flagsOf(table, treated, rows);
    if (!flags)
        return std::unexpected(flags.error());
    const std::vector<double> y = binary ? *binary : numbersOf(table, outcome.column, rows);
    std::vector<std::uint32_t> arms; // the treated first
    for (const double flag : *flags)
        arms.push_back(flag > 0 ? 0 : 1);
    const auto compared = analytics::compareGroups(y, arms, 2, level);
    const auto& first = compared.groups[0];
    const auto& second = compared.groups[1];
    if (first.n == 0 || second.n == 0)
        return core::fail(Code::NoVariation, {{"name", table.names()[treated.column]}});

    analytics::Shares shares {0, first.n, 0, second.n};
    for (std::size_t i = 0; i < y.size(); ++i)
        if (binary && y[i] > 0)
            ++(arms[i] == 0 ? shares.k1 : shares.k2);
    if (binary)
        addShares(shares, interval, level, answer);
    else
        addMeans(compared, answer);
    for (auto doubt : compared.doubts) {
        if (binary && doubt.code != DoubtCode::SmallGroup)
            continue;
        if (doubt.code == DoubtCode::SmallGroup)
            doubt.subject = doubt.subject == "0" ? "treated" : "control";
        answer.doubts.push_back(doubt);
    }
    Json& result = answer.result;
    result["control"] = armJson(second, binary ? std::optional(shares.k2) : std::nullopt);
    result["treated"] = armJson(first, binary ? std::optional(shares.k1) : std::nullopt);
    const auto sizes = analytics::sampleRatio(first.n, second.n, ratio);
    result["sample_ratio"] = {{"chi2", numberJson(sizes.chi2)}, {"df", 1}, {"p", numberJson(sizes.p)},
        {"expected", {sizes.expected1, sizes.expected2}}};
    if (sizes.p && *sizes.p < 0.001)
        answer.doubts.push_back({DoubtCode::SampleRatioMismatch, {}, *sizes.p});
    if (covariate) {
        result["cuped"] = nullptr;
        if (const auto c = analytics::cuped(y, numbersOf(table, *covariate, rows), *flags, level)) {
            Json json = differenceJson(c->adjusted);
            json["theta"] = numberJson(c->theta);
            json["correlation"] = numberJson(c->correlation);
            json["variance_reduction"] = numberJson(c->varianceReduction);
            json["plain"] = differenceJson(c->plain);
            result["cuped"] = std::move(json);
        } else {
            answer.doubts.push_back({DoubtCode::NoVariation, table.names()[*covariate], 0});
        }
    }
    if (before)
        result["did"] = changeJson(y, numbersOf(table, *before, rows), arms, level);
    return {};
}

core::Status did(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto y = settings.column("y");
    const auto treated = settings.flagged("treated"), post = settings.flagged("post");
    const auto x = settings.optionalColumns("x");
    const auto references = settings.pairs("reference");
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const Table& table = inputs.table();
    RowFilter filter(table);
    filter.needNumber(y);
    filter.needText(treated.column);
    filter.needText(post.column);
    for (const auto column : x)
        filter.needEither(column);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    answer.method = "Card, Krueger (1994), AER 84; least squares; HC1: MacKinnon, White (1985)";
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const auto treatedFlags = flagsOf(table, treated, rows), postFlags = flagsOf(table, post, rows);
    if (!treatedFlags)
        return std::unexpected(treatedFlags.error());
    if (!postFlags)
        return std::unexpected(postFlags.error());
    const auto design = designOf(table, x, rows, references);
    if (!design)
        return std::unexpected(design.error());

    const auto values = numbersOf(table, y, rows);
    std::vector<std::string> names {"post", "treated", "post:treated"};
    names.insert(names.end(), design->names.begin(), design->names.end());
    analytics::Matrix matrix(rows.size(), names.size());
    double n[2][2] = {}, sums[2][2] = {};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double t = (*treatedFlags)[i], after = (*postFlags)[i];
        matrix(i, 0) = after;
        matrix(i, 1) = t;
        matrix(i, 2) = t * after;
        n[t > 0][after > 0] += 1;
        sums[t > 0][after > 0] += values[i];
    }
    for (const auto& arm : n)
        for (const double cell : arm)
            if (cell == 0)
                return core::fail(Code::NotEnoughData);
    for (std::size_t c = 0; c < design->x.columns; ++c)
        std::copy(design->x.column(c).begin(), design->x.column(c).end(), matrix.column(c + 3).begin());
    const auto fit = analytics::fitLeastSquares(matrix, values, names, level);
    if (!fit)
        return std::unexpected(fit.error());

    Json& result = answer.result;
    const auto& effect = fit->coefficients[3];
    result["effect"] = numberJson(effect.coef);
    for (const auto& [key, value] : {std::pair {"se", effect.se}, {"t", effect.t}, {"p", effect.p}, {"lower", effect.lower}, {"upper", effect.upper}})
        result[key] = numberJson(value);
    const auto mean = [&](int arm, int when) { return numberJson(sums[arm][when] / n[arm][when]); };
    result["cells"]
        = {{"control_before", mean(0, 0)}, {"control_after", mean(0, 1)}, {"treated_before", mean(1, 0)}, {"treated_after", mean(1, 1)}};
    Json list = Json::array();
    for (std::size_t i = 0; i < fit->coefficients.size(); ++i) {
        const auto& c = fit->coefficients[i];
        list.push_back({{"name", i ? names[i - 1] : "(Intercept)"}, {"coef", numberJson(c.coef)}, {"se", numberJson(c.se)}, {"t", numberJson(c.t)},
            {"p", numberJson(c.p)}, {"lower", numberJson(c.lower)}, {"upper", numberJson(c.upper)}, {"se_hc1", numberJson(c.seHc1)}});
    }
    result["coefficients"] = std::move(list);
    result["r2"] = numberJson(fit->r2);
    if (!effect.se)
        answer.doubts.push_back({DoubtCode::IntervalNotDefined, {}, 0});
    for (const auto& arm : n)
        if (arm[0] < 10 || arm[1] < 10) {
            answer.doubts.push_back({DoubtCode::FewRows, {}, std::min(arm[0], arm[1])});
            break;
        }
    return {};
}

} // namespace

const std::vector<Analysis>& experimentAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"ab", "treated, outcome, covariate?, before?, ratio=1, interval=newcombe|wald|agresti-caffo, level=0.95", 1, 1, ab},
        {"did", "y, treated, post, x?, reference?, level=0.95", 1, 1, did},
        {"power", "p1, p2 or baseline, mde or d; alpha=0.05, power=0.8 or n (of the first group), ratio=1, method=pooled|arcsine", 0, 0, power},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
