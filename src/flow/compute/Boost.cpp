// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/CrossFit.h"

#include "analytics/models/Metrics.h"
#include "flow/compute/Analysis.h"
#include "flow/compute/MetricsJson.h"

#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Json;

namespace {

constexpr double kLeakArea = 0.995; // a single column that ranks this well was probably not known beforehand
constexpr std::size_t kLeakCells = 20'000'000;

core::Status boost(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto y = settings.flagged("y");
    const auto x = settings.columns("x");
    const auto references = settings.pairs("reference");
    learning::CrossFitOptions options;
    options.folds = static_cast<int>(settings.whole("folds", 5, 3, 50));
    options.booster.trees = static_cast<int>(settings.whole("trees", 300, 1, 10000));
    options.booster.depth = static_cast<int>(settings.whole("depth", 3, 1, 12));
    options.booster.rate = settings.number("rate", 0.05, 0.0001, 1);
    options.booster.subsample = settings.number("subsample", 1, 0.1, 1);
    options.booster.seed = static_cast<std::uint64_t>(settings.whole("seed", 1, 0, 0x7fffffff));
    const std::string calibrate = settings.choice("calibrate", {"isotonic", "platt", "none"});
    options.calibration = calibrate == "none" ? analytics::CalibrationKind::None
        : calibrate == "platt"                ? analytics::CalibrationKind::Platt
                                              : analytics::CalibrationKind::Isotonic;
    const auto metrics = metricOptions(settings);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);

    const Table& table = inputs.table();
    answer.method = "Chen, Guestrin (2016), XGBoost: a scalable tree boosting system, KDD";
    const auto made = modelRows(table, y, x, references, answer);
    if (!made)
        return std::unexpected(made.error());
    const auto& [rows, flags, design] = *made;
    const double ones = std::accumulate(flags.begin(), flags.end(), 0.0), rarer = std::min(ones, static_cast<double>(rows.size()) - ones);
    if (rarer == 0)
        return core::fail(Code::NoVariation, {{"name", table.names()[y.column]}});
    const auto fit = learning::crossFit(design.x, flags, options, job);
    if (!fit)
        return std::unexpected(fit.error());

    addMetrics(analytics::predictionMetrics(flags, fit->calibrated, metrics), answer.result, answer.doubts);
    const double gains = std::accumulate(fit->importance.begin(), fit->importance.end(), 0.0);
    Json importance = Json::array();
    for (std::size_t i = 0; i < design.names.size(); ++i)
        importance.push_back({{"name", design.names[i]}, {"value", fit->importance[i]}, {"share", gains > 0 ? fit->importance[i] / gains : 0}});
    answer.result["importance"] = std::move(importance);
    Json folds = Json::array();
    for (std::size_t fold = 0; fold < fit->foldAuc.size(); ++fold) {
        folds.push_back({{"auc", numberJson(fit->foldAuc[fold])}});
        if (!fit->foldAuc[fold])
            answer.doubts.push_back({analytics::DoubtCode::EmptyGroup, "fold " + std::to_string(fold + 1), 0});
    }
    answer.result["folds"] = std::move(folds);
    if (rarer < 100)
        answer.doubts.push_back({analytics::DoubtCode::FewEvents, {}, rarer});
    if (rows.size() * design.names.size() <= kLeakCells)
        for (std::size_t i = 0; i < design.names.size(); ++i) {
            const double area = analytics::areaUnderCurve(flags, design.x.column(i)).value.value_or(0.5);
            if (std::max(area, 1 - area) > kLeakArea)
                answer.doubts.push_back({analytics::DoubtCode::LeakSuspected, design.names[i], area});
        }
    if (inputs.wantsRows) {
        answer.out.columns = {"row", "fold", "raw", "p"};
        for (std::size_t i = 0; i < rows.size(); ++i)
            answer.out.rows.push_back({std::to_string(rows[i] + 1), std::to_string(i % static_cast<std::size_t>(options.folds) + 1),
                numberText(fit->raw[i]), numberText(fit->calibrated[i])});
    }
    return {};
}

} // namespace

const std::vector<Analysis>& boostAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"boost", "y, x, reference?, folds=5, trees=300, depth=3, rate=0.05, subsample=1, seed=1, calibrate=isotonic|platt|none, threshold=0.5, "
                  "bins=10, groups=10, level=0.95",
            1, 1, boost},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
