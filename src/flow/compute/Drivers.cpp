// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Drivers.h"

#include "analytics/survey/Importance.h"
#include "flow/compute/Analysis.h"

#include <cstdlib>

namespace holdfast::flow {

using analytics::DoubtCode;

namespace {

constexpr std::size_t kQuickRows = 50000; // up to here resampling unasked takes a second or two

core::Json coefficientJson(const std::string& name, const std::optional<double>& coef, const std::optional<double>& se,
    const std::optional<double>& t, const std::optional<double>& p, const std::optional<double>& lower, const std::optional<double>& upper)
{
    return {{"name", name}, {"coef", numberJson(coef)}, {"se", numberJson(se)}, {"t", numberJson(t)}, {"p", numberJson(p)},
        {"lower", numberJson(lower)}, {"upper", numberJson(upper)}};
}

core::Json shareJson(const std::string& name, double value, double r2, const std::optional<double>& lower, const std::optional<double>& upper)
{
    return {{"name", name}, {"value", numberJson(value)}, {"share", r2 > 0 ? numberJson(value / r2) : core::Json()},
        {"lower", numberJson(lower)}, {"upper", numberJson(upper)}};
}

core::Status drivers(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const Table& table = inputs.table();
    const auto y = settings.flagged("y");
    const auto x = settings.columns("x");
    const auto references = settings.pairs("reference");
    const auto weight = settings.optionalColumn("weight");
    analytics::DriverOptions options;
    options.bootstrap = static_cast<std::size_t>(settings.whole("bootstrap", table.rows() <= kQuickRows ? 200 : 0, 0, 100000));
    options.orders = static_cast<std::size_t>(settings.whole("orders", 2000, 1, 10000000));
    options.seed = static_cast<std::uint64_t>(settings.whole("seed", 1, 0, 1LL << 53));
    options.level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(table);
    const bool numeric = !y.named && isNumeric(table, y.column);
    if (numeric)
        filter.needNumber(y.column);
    else
        filter.needText(y.column);
    for (const auto column : x)
        filter.needEither(column);
    if (weight) {
        filter.needNumber(*weight);
        std::vector<bool> positive(table.rows(), true);
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (const auto value = plainNumber(table.cell(row, *weight)); value && !(*value > 0))
                positive[row] = false;
        filter.leaveOut(positive, "weight-not-positive");
    }
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(core::Code::NotEnoughData);
    const auto outcome = numeric ? core::Result<std::vector<double>>(numbersOf(table, y.column, rows)) : flagsOf(table, y, rows);
    if (!outcome)
        return std::unexpected(outcome.error());
    const auto design = designOf(table, x, rows, references);
    if (!design)
        return std::unexpected(design.error());
    const auto model = analytics::keyDrivers(design->x, *outcome, weight ? numbersOf(table, *weight, rows) : std::vector<double>(), options, job);
    if (!model)
        return std::unexpected(model.error());

    answer.doubts = model->doubts;
    for (auto& doubt : answer.doubts)
        if (doubt.code == DoubtCode::ConstantColumn || doubt.code == DoubtCode::Collinear)
            doubt.subject = design->names[std::strtoul(doubt.subject.c_str(), nullptr, 10)];
    core::Json lmg = core::Json::array(), johnson = core::Json::array(), coefficients = core::Json::array(), grid = core::Json::array();
    coefficients.push_back(coefficientJson("(Intercept)", model->intercept, model->interceptSe, model->interceptT, model->interceptP,
        model->interceptLower, model->interceptUpper));
    std::vector<double> importance, performance;
    for (const auto& d : model->drivers) {
        const std::string& name = design->names[d.column];
        lmg.push_back(shareJson(name, d.lmg, model->r2, d.lmgLower, d.lmgUpper));
        johnson.push_back(shareJson(name, d.johnson, model->r2, d.johnsonLower, d.johnsonUpper));
        core::Json entry = coefficientJson(name, d.coef, d.se, d.t, d.p, d.lower, d.upper);
        entry.update({{"mean", numberJson(d.mean)}, {"beta", numberJson(d.beta)}, {"correlation", numberJson(d.correlation)},
            {"pratt", numberJson(d.pratt)}, {"first", numberJson(d.first)}, {"last", numberJson(d.last)}, {"vif", numberJson(d.vif)}});
        coefficients.push_back(std::move(entry));
        importance.push_back(d.lmg);
        performance.push_back(d.mean);
    }
    const auto map = analytics::importancePerformance(importance, performance);
    for (std::size_t i = 0; i < importance.size(); ++i)
        grid.push_back({{"name", design->names[model->drivers[i].column]}, {"importance", importance[i]}, {"performance", performance[i]},
            {"quadrant", analytics::word(map.quadrants[i])}});
    answer.result = {{"r2", model->r2}, {"adj_r2", numberJson(model->adjustedR2)},
        {"f", {{"statistic", numberJson(model->f)}, {"df", numberJson(model->df)}, {"df2", numberJson(model->df2)}, {"p", numberJson(model->p)}}},
        {"lmg", std::move(lmg)}, {"johnson", std::move(johnson)}, {"coefficients", std::move(coefficients)},
        {"importance_performance", {{"importance_cut", map.importanceCut}, {"performance_cut", map.performanceCut}, {"items", std::move(grid)}}}};
    answer.method = "Lindeman, Merenda, Gold (1980); Grömping (2006); Johnson (2000); Pratt (1987); Martilla, James (1977)";
    return {};
}

} // namespace

const std::vector<Analysis>& driverAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"drivers", "y, x, reference?, weight?, bootstrap=200 (resamples for intervals; 0 beyond 50000 rows), orders=2000 (beyond 20 items), seed=1, level=0.95", 1, 1,
            drivers},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
