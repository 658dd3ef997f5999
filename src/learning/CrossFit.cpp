// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/CrossFit.h"

#include "analytics/models/Metrics.h"
#include "learning/Tasks.h"

namespace holdfast::learning {

using analytics::Calibrator;
using analytics::Matrix;
using core::Code;
using core::Result;

namespace {

Matrix rowsOf(const Matrix& x, const std::vector<std::size_t>& rows)
{
    Matrix part(rows.size(), x.columns);
    for (std::size_t column = 0; column < x.columns; ++column) {
        const auto from = x.column(column);
        auto to = part.column(column);
        for (std::size_t i = 0; i < rows.size(); ++i)
            to[i] = from[rows[i]];
    }
    return part;
}

std::vector<double> valuesOf(std::span<const double> y, const std::vector<std::size_t>& rows)
{
    std::vector<double> part;
    part.reserve(rows.size());
    for (const auto row : rows)
        part.push_back(y[row]);
    return part;
}

// A model without the rows of up to two folds; without any when a < 0.
struct Task {
    int a = -1, b = -1;
    std::optional<Booster> model; // of all rows only
    std::vector<double> onA, onB; // predictions for the folds left out
};

std::vector<std::size_t> foldRows(std::size_t n, int folds, int fold)
{
    std::vector<std::size_t> rows;
    for (auto i = static_cast<std::size_t>(fold); i < n; i += static_cast<std::size_t>(folds))
        rows.push_back(i);
    return rows;
}

core::Status run(Task& task, const Matrix& x, std::span<const double> y, const CrossFitOptions& options, core::JobContext& job)
{
    if (task.a < 0) {
        auto model = Booster::train(x, y, options.booster, job);
        if (!model)
            return std::unexpected(model.error());
        task.model = std::move(*model);
        return {};
    }
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const auto fold = static_cast<int>(i % static_cast<std::size_t>(options.folds));
        if (fold != task.a && fold != task.b)
            rows.push_back(i);
    }
    const auto model = Booster::train(rowsOf(x, rows), valuesOf(y, rows), options.booster, job);
    if (!model)
        return std::unexpected(model.error());
    for (const auto& [fold, predictions] : {std::pair {task.a, &task.onA}, std::pair {task.b, &task.onB}}) {
        if (fold < 0)
            continue;
        auto p = model->probabilities(rowsOf(x, foldRows(y.size(), options.folds, fold)));
        if (!p)
            return std::unexpected(p.error());
        *predictions = std::move(*p);
    }
    return {};
}

} // namespace

Result<CrossFit> crossFit(const Matrix& x, std::span<const double> y, const CrossFitOptions& options, core::JobContext& job)
{
    const auto folds = static_cast<std::size_t>(options.folds);
    if (y.size() < folds || options.folds < 3)
        return core::fail(Code::NotEnoughData);
    const bool calibrates = options.calibration != analytics::CalibrationKind::None;
    std::vector<Task> tasks(1);
    for (int a = 0; a < options.folds; ++a)
        tasks.push_back({a, -1, {}, {}, {}});
    for (int a = 0; calibrates && a < options.folds; ++a)
        for (int b = a + 1; b < options.folds; ++b)
            tasks.push_back({a, b, {}, {}, {}});
    std::vector<std::function<core::Status()>> work;
    for (auto& task : tasks)
        work.emplace_back([&] { return run(task, x, y, options, job); });
    if (auto status = runTasks(work, options.threads, "fitting", job); !status)
        return std::unexpected(status.error());

    CrossFit result;
    result.raw.resize(y.size());
    result.calibrated.resize(y.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto rows = foldRows(y.size(), options.folds, static_cast<int>(fold));
        const auto& raw = tasks[1 + fold].onA;
        const auto truth = valuesOf(y, rows);
        result.foldAuc.push_back(analytics::areaUnderCurve(truth, raw).value);
        std::vector<double> seenP, seenY;
        for (const auto& task : tasks) {
            if (task.b < 0 || (task.a != static_cast<int>(fold) && task.b != static_cast<int>(fold)))
                continue;
            const bool first = task.a == static_cast<int>(fold);
            const auto& p = first ? task.onB : task.onA;
            const auto outcomes = valuesOf(y, foldRows(y.size(), options.folds, first ? task.b : task.a));
            seenP.insert(seenP.end(), p.begin(), p.end());
            seenY.insert(seenY.end(), outcomes.begin(), outcomes.end());
        }
        const Calibrator calibrator(options.calibration, seenP, seenY);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            result.raw[rows[i]] = raw[i];
            result.calibrated[rows[i]] = calibrator(raw[i]);
        }
    }
    result.calibrator = Calibrator(options.calibration, result.raw, y);
    result.model = std::move(tasks.front().model);
    auto importance = result.model->importance();
    if (!importance)
        return std::unexpected(importance.error());
    result.importance = std::move(*importance);
    return result;
}

} // namespace holdfast::learning
