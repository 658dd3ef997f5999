// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Uplift.h"

#include "analytics/models/Logistic.h"
#include "core/Random.h"
#include "flow/compute/Analysis.h"

#include <algorithm>
#include <numeric>

namespace holdfast::flow {

using analytics::DoubtCode;
using analytics::Matrix;
using core::Code;
using core::Json;

namespace {

// What the two-model score needs of the rows.
struct Trial {
    Design design;
    std::vector<double> y, treated;
};

// A logistic model of the rows of one arm where `use` is true.
core::Result<analytics::LogisticFit> armModel(const Trial& trial, bool treated, const std::vector<bool>& use, core::JobContext& job)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < trial.y.size(); ++i)
        if (use[i] && (trial.treated[i] > 0) == treated)
            rows.push_back(i);
    Matrix x(rows.size(), trial.design.x.columns);
    std::vector<double> y;
    for (const auto row : rows)
        y.push_back(trial.y[row]);
    for (std::size_t c = 0; c < x.columns; ++c)
        for (std::size_t i = 0; i < rows.size(); ++i)
            x(i, c) = trial.design.x(rows[i], c);
    return analytics::fitLogistic(x, y, trial.design.names, {}, job, treated ? "outcome of the treated" : "outcome of the control");
}

Json modelJson(const analytics::LogisticFit& fit, const std::vector<std::string>& names)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < fit.coefficients.size(); ++i)
        list.push_back({{"name", i ? names[i - 1] : "(Intercept)"}, {"coef", numberJson(fit.coefficients[i].coef)}});
    return list;
}

// Probability when treated less probability when not, for every row, of models fitted where `use` is true.
core::Result<std::vector<double>> scores(const Trial& trial, const std::vector<bool>& use, ComputeAnswer* answer, core::JobContext& job)
{
    const auto treated = armModel(trial, true, use, job);
    if (!treated)
        return std::unexpected(treated.error());
    const auto control = armModel(trial, false, use, job);
    if (!control)
        return std::unexpected(control.error());
    if (answer) {
        answer->result["model_treated"] = modelJson(*treated, trial.design.names);
        answer->result["model_control"] = modelJson(*control, trial.design.names);
        answer->doubts.insert(answer->doubts.end(), treated->doubts.begin(), treated->doubts.end());
        for (const auto& doubt : control->doubts)
            if (std::find(answer->doubts.begin(), answer->doubts.end(), doubt) == answer->doubts.end())
                answer->doubts.push_back(doubt);
    }
    auto score = analytics::logisticProbabilities(trial.design.x, treated->beta);
    const auto without = analytics::logisticProbabilities(trial.design.x, control->beta);
    for (std::size_t i = 0; i < score.size(); ++i)
        score[i] -= without[i];
    return score;
}

// Without a column that says so, each half scores the other, so that no row is scored by a model that saw it.
core::Result<std::vector<double>> crossScores(const Trial& trial, std::uint64_t seed, ComputeAnswer& answer, core::JobContext& job)
{
    core::Random random(seed);
    std::vector<bool> half(trial.y.size()), other(trial.y.size());
    for (std::size_t i = 0; i < half.size(); ++i) {
        half[i] = random.chance(0.5);
        other[i] = !half[i];
    }
    auto fromHalf = scores(trial, half, nullptr, job);
    if (!fromHalf)
        return fromHalf;
    const auto fromOther = scores(trial, other, nullptr, job);
    if (!fromOther)
        return fromOther;
    const auto all = scores(trial, std::vector<bool>(half.size(), true), &answer, job); // the models to show
    if (!all)
        return all;
    for (std::size_t i = 0; i < half.size(); ++i)
        if (half[i])
            (*fromHalf)[i] = (*fromOther)[i];
    return fromHalf;
}

void addMetrics(const analytics::UpliftMetrics& m, Json& result)
{
    result["qini"] = numberJson(m.qini);
    result["qini_lower"] = numberJson(m.qiniLower);
    result["qini_upper"] = numberJson(m.qiniUpper);
    result["qini_area"] = numberJson(m.qiniArea);
    result["qini_random"] = numberJson(m.qiniRandom);
    result["qini_per_treated"] = numberJson(m.qiniPerTreated);
    result["auuc"] = numberJson(m.gainArea);
    result["auuc_per_row"] = numberJson(m.gainPerRow);
    result["auuc_above_random"] = numberJson(m.gainAboveRandom);
    Json curve = Json::array(), deciles = Json::array();
    for (const auto& point : m.curve)
        curve.push_back({{"share", point.share}, {"qini", numberJson(point.qini)}, {"gain", numberJson(point.gain)}});
    for (const auto& g : m.groups)
        deciles.push_back({{"group", g.group}, {"n_treated", g.treated}, {"n_control", g.control}, {"rate_treated", numberJson(g.rateTreated)},
            {"rate_control", numberJson(g.rateControl)}, {"uplift", numberJson(g.uplift)}, {"lower", numberJson(g.lower)},
            {"upper", numberJson(g.upper)}});
    result["curve"] = std::move(curve);
    result["deciles"] = std::move(deciles);
}

core::Status uplift(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto treated = settings.flagged("treated"), outcome = settings.flagged("outcome");
    const auto x = settings.optionalColumns("x");
    const auto scoreColumn = settings.optionalColumn("score");
    const auto train = settings.optionalFlagged("train");
    const auto references = settings.pairs("reference");
    analytics::UpliftOptions options;
    options.at = settings.numbers("at", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1});
    options.groups = static_cast<int>(settings.whole("groups", 10, 1, 1000));
    options.replicates = static_cast<int>(settings.whole("replicates", 200, 0, 100000));
    options.seed = static_cast<std::uint64_t>(settings.whole("seed", 1, 0, 0x7fffffff));
    options.level = settings.level();
    for (const double share : options.at)
        if (share < 0 || share > 1)
            settings.refuse("at", numberText(share));
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    if (x.empty() && !scoreColumn)
        return core::fail(Code::MissingParameter, {{"name", "x"}});

    const Table& table = inputs.table();
    RowFilter filter(table);
    filter.needText(treated.column);
    filter.needText(outcome.column);
    if (scoreColumn)
        filter.needNumber(*scoreColumn);
    else
        for (const auto column : x)
            filter.needEither(column);
    if (train && !scoreColumn)
        filter.needText(train->column);
    // A measured outcome that is not 0 or 1 can be judged by a given score, not modelled.
    if (scoreColumn && !outcome.named && !flagsOf(table, outcome, filter.rows()))
        filter.needNumber(outcome.column);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    answer.method = "Radcliffe (2007), Using control groups to target on predicted lift; two models: Hansotia, Rukstales (2002)";
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const auto arms = flagsOf(table, treated, rows);
    if (!arms)
        return std::unexpected(arms.error());
    auto flags = flagsOf(table, outcome, rows);
    if (!flags && (!scoreColumn || outcome.named))
        return std::unexpected(flags.error());
    Trial trial;
    trial.treated = *arms;
    trial.y = flags ? std::move(*flags) : numbersOf(table, outcome.column, rows);
    const double treatedRows = std::accumulate(arms->begin(), arms->end(), 0.0);
    if (treatedRows == 0 || treatedRows == static_cast<double>(rows.size()))
        return core::fail(Code::NoVariation, {{"name", table.names()[treated.column]}});

    std::vector<double> score;
    std::vector<bool> scored(rows.size(), true);
    if (scoreColumn) {
        score = numbersOf(table, *scoreColumn, rows);
    } else {
        auto design = designOf(table, x, rows, references);
        if (!design)
            return std::unexpected(design.error());
        trial.design = std::move(*design);
        if (train) {
            const auto fits = flagsOf(table, *train, rows);
            if (!fits)
                return std::unexpected(fits.error());
            std::vector<bool> use(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                use[i] = (*fits)[i] > 0;
                scored[i] = !use[i];
            }
            auto fitted = scores(trial, use, &answer, job);
            if (!fitted)
                return std::unexpected(fitted.error());
            score = std::move(*fitted);
        } else {
            auto fitted = crossScores(trial, options.seed, answer, job);
            if (!fitted)
                return std::unexpected(fitted.error());
            score = std::move(*fitted);
        }
    }
    std::vector<double> y, t, s;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (scored[i]) {
            y.push_back(trial.y[i]);
            t.push_back(trial.treated[i]);
            s.push_back(score[i]);
        }
    const auto metrics = analytics::upliftMetrics(y, t, s, options, job);
    if (!metrics)
        return std::unexpected(metrics.error());
    addMetrics(*metrics, answer.result);
    if (!s.empty() && std::all_of(s.begin(), s.end(), [&](double v) { return v == s.front(); }))
        answer.doubts.push_back({DoubtCode::AllTies, "score", 0});
    for (const auto& group : metrics->groups)
        if (!group.uplift)
            answer.doubts.push_back({DoubtCode::EmptyGroup, std::to_string(group.group), 0});
    if (inputs.wantsRows) {
        answer.out.columns = {"row", "score"};
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (scored[i])
                answer.out.rows.push_back({std::to_string(rows[i] + 1), numberText(score[i])});
    }
    return {};
}

} // namespace

const std::vector<Analysis>& upliftAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"uplift", "treated, outcome, x or score, reference?, train? (1 = fit, else scored), at?, groups=10, replicates=200, seed=1, level=0.95", 1,
            1, uplift},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
