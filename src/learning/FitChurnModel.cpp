// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ChurnModel.h"
#include "learning/Tasks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_set>

namespace holdfast::learning {

using analytics::Calibrator;
using analytics::Matrix;
using core::Code;
using core::Result;
using core::Status;

namespace {

using Rows = std::vector<std::size_t>;

constexpr double kFewestEvents = 10, kFewForIsotonic = 200;
constexpr std::size_t kLarge = 50000, kManyRows = 30000;

Matrix rowsOf(const Matrix& x, const Rows& rows)
{
    Matrix part(rows.size(), x.columns);
    for (std::size_t c = 0; c < x.columns; ++c) {
        const auto from = x.column(c);
        const auto to = part.column(c);
        for (std::size_t i = 0; i < rows.size(); ++i)
            to[i] = from[rows[i]];
    }
    return part;
}

std::vector<double> valuesOf(std::span<const double> y, const Rows& rows)
{
    std::vector<double> part;
    part.reserve(rows.size());
    for (const auto row : rows)
        part.push_back(y[row]);
    return part;
}

double rarer(std::span<const double> y)
{
    const double ones = std::accumulate(y.begin(), y.end(), 0.0);
    return std::min(ones, static_cast<double>(y.size()) - ones);
}

// The same fold for all rows of a customer, whatever the rows before it.
std::size_t foldOf(std::uint32_t customer, std::uint64_t seed, int folds)
{
    std::uint64_t z = (customer + 1) * 0x9E3779B97F4A7C15ull + seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return (z ^ (z >> 31)) % static_cast<std::uint64_t>(folds);
}

} // namespace

// One fit with its tests.
class ChurnFitting {
public:
    ChurnFitting(const Matrix& x, std::span<const double> y, const ChurnModelOptions& options, core::JobContext& job)
        : m_x(x), m_y(y), m_options(options), m_job(job)
    {
        m_kinds = options.kind ? std::vector {*options.kind} : std::vector {ModelKind::Logistic, ModelKind::Boosted};
    }

    Result<ChurnModelFit> outOfTime(std::span<const std::uint32_t> group, std::span<const std::uint8_t> held);
    Result<ChurnModelFit> crossValidated(std::span<const std::uint32_t> group);

private:
    struct Fitted {
        ChurnModel model; // not calibrated
        std::vector<std::vector<double>> predictions; // one a set of rows asked for, not calibrated
    };
    Result<Fitted> fit(ModelKind kind, const Rows& rows, const std::vector<const Rows*>& predict, int threads = 1) const;
    Status addTreeTo(ChurnModelFit& result) const;
    analytics::CalibrationKind calibrationFor(std::span<const double> y) const
    {
        return rarer(y) < kFewForIsotonic ? analytics::CalibrationKind::Platt : analytics::CalibrationKind::Isotonic;
    }
    static std::vector<double> calibrated(const Calibrator& calibrator, std::vector<double> p)
    {
        for (double& value : p)
            value = calibrator(value);
        return p;
    }
    // Log loss of predictions out of fold, each fold calibrated on the others.
    double validationLoss(const std::vector<std::vector<double>>& p, const std::vector<std::vector<double>>& y) const
    {
        std::vector<double> all, labels;
        for (std::size_t fold = 0; fold < p.size(); ++fold) {
            std::vector<double> seenP, seenY;
            for (std::size_t other = 0; other < p.size(); ++other)
                if (other != fold) {
                    seenP.insert(seenP.end(), p[other].begin(), p[other].end());
                    seenY.insert(seenY.end(), y[other].begin(), y[other].end());
                }
            const auto part = calibrated(Calibrator(calibrationFor(seenY), seenP, seenY), p[fold]);
            all.insert(all.end(), part.begin(), part.end());
            labels.insert(labels.end(), y[fold].begin(), y[fold].end());
        }
        return analytics::predictionMetrics(labels, all).logLoss.value_or(1e9);
    }
    static std::size_t best(const std::vector<double>& losses)
    {
        return static_cast<std::size_t>(std::min_element(losses.begin(), losses.end()) - losses.begin());
    }

    const Matrix& m_x;
    std::span<const double> m_y;
    const ChurnModelOptions& m_options;
    core::JobContext& m_job;
    std::vector<ModelKind> m_kinds;
};

Result<ChurnFitting::Fitted> ChurnFitting::fit(ModelKind kind, const Rows& rows, const std::vector<const Rows*>& predict, int threads) const
{
    Fitted fitted;
    fitted.model.m_features = m_x.columns;
    const Matrix x = rowsOf(m_x, rows);
    const auto y = valuesOf(m_y, rows);
    if (kind == ModelKind::Logistic) {
        auto score = LogisticScore::train(x, y, m_options.penalty, m_job);
        if (!score)
            return std::unexpected(score.error());
        fitted.model.m_importance = score->importance(m_x.columns);
        fitted.model.m_logistic = std::move(*score);
    } else {
        BoosterOptions options;
        if (m_options.booster) {
            options = *m_options.booster;
        } else if (m_y.size() > kManyRows) {
            options.trees = 150;
            options.rate = 0.1;
        }
        options.seed = m_options.seed;
        options.threads = threads;
        auto booster = Booster::train(x, y, options, m_job);
        if (!booster)
            return std::unexpected(booster.error());
        auto importance = booster->importance();
        if (!importance)
            return std::unexpected(importance.error());
        fitted.model.m_importance = std::move(*importance);
        fitted.model.m_booster = std::move(*booster);
    }
    const double sum = std::accumulate(fitted.model.m_importance.begin(), fitted.model.m_importance.end(), 0.0);
    for (double& value : fitted.model.m_importance)
        value = sum > 0 ? value / sum : 0;
    for (const Rows* asked : predict) {
        auto p = fitted.model.probabilities(rowsOf(m_x, *asked), m_job);
        if (!p)
            return std::unexpected(p.error());
        fitted.predictions.push_back(std::move(*p));
    }
    return fitted;
}

Status ChurnFitting::addTreeTo(ChurnModelFit& result) const
{
    Matrix filled = m_x;
    for (std::size_t c = 0; c < filled.columns; ++c) {
        std::vector<double> there;
        for (const double v : filled.column(c))
            if (!std::isnan(v))
                there.push_back(v);
        double middle = 0;
        if (!there.empty()) {
            std::nth_element(there.begin(), there.begin() + static_cast<std::ptrdiff_t>(there.size() / 2), there.end());
            middle = there[there.size() / 2];
        }
        for (double& v : filled.column(c))
            if (std::isnan(v))
                v = middle;
    }
    analytics::TreeOptions options;
    options.depth = 3;
    options.smallestLeaf = std::max<std::int64_t>(20, static_cast<std::int64_t>(m_y.size() / 100));
    auto tree = analytics::growTree(filled, m_y, options, m_job);
    if (!tree)
        return std::unexpected(tree.error());
    result.tree = std::move(*tree);
    return {};
}

Result<ChurnModelFit> ChurnFitting::outOfTime(std::span<const std::uint32_t> group, std::span<const std::uint8_t> held)
{
    constexpr int kFolds = 3;
    Rows training, testing;
    std::vector<Rows> inFold(kFolds), outOfFold(kFolds);
    for (std::size_t i = 0; i < m_y.size(); ++i) {
        if (held[i] != 0) {
            testing.push_back(i);
            continue;
        }
        const auto fold = foldOf(group[i], m_options.seed, kFolds);
        for (std::size_t f = 0; f < kFolds; ++f)
            (f == fold ? inFold : outOfFold)[f].push_back(i);
        training.push_back(i);
    }
    const auto yTraining = valuesOf(m_y, training), yTesting = valuesOf(m_y, testing);

    struct Work {
        std::vector<Fitted> folds {kFolds};
        Fitted whole;
    };
    std::vector<Work> work(m_kinds.size());
    std::vector<std::function<Status()>> tasks;
    // The long ones first.
    for (std::size_t k = m_kinds.size(); k-- > 0;) {
        tasks.emplace_back([&, k]() -> Status {
            auto fitted = fit(m_kinds[k], training, {&training, &testing});
            if (!fitted)
                return std::unexpected(fitted.error());
            work[k].whole = std::move(*fitted);
            return {};
        });
        for (std::size_t f = 0; f < kFolds; ++f)
            tasks.emplace_back([&, k, f]() -> Status {
                if (rarer(valuesOf(m_y, outOfFold[f])) == 0)
                    return core::fail(Code::NotEnoughData);
                auto fitted = fit(m_kinds[k], outOfFold[f], {&inFold[f]});
                if (!fitted)
                    return std::unexpected(fitted.error());
                fitted->model = {};
                work[k].folds[f] = std::move(*fitted);
                return {};
            });
    }
    ChurnModelFit result;
    tasks.emplace_back([&] { return addTreeTo(result); });
    if (auto status = runTasks(tasks, m_options.threads, "fitting", m_job); !status)
        return std::unexpected(status.error());

    result.outOfTime = true;
    result.calibration = calibrationFor(yTraining);
    std::vector<std::vector<double>> seen(m_kinds.size()), tested(m_kinds.size());
    std::vector<double> seenY;
    std::vector<std::vector<double>> foldY;
    for (const auto& fold : inFold) {
        foldY.push_back(valuesOf(m_y, fold));
        seenY.insert(seenY.end(), foldY.back().begin(), foldY.back().end());
    }
    std::vector<double> losses;
    for (std::size_t k = 0; k < m_kinds.size(); ++k) {
        std::vector<std::vector<double>> foldP;
        for (const auto& fold : work[k].folds) {
            seen[k].insert(seen[k].end(), fold.predictions[0].begin(), fold.predictions[0].end());
            foldP.push_back(fold.predictions[0]);
        }
        losses.push_back(validationLoss(foldP, foldY));
        const Calibrator calibrator(result.calibration, seen[k], seenY);
        tested[k] = calibrated(calibrator, work[k].whole.predictions[1]);
        CandidateReport report;
        report.kind = m_kinds[k];
        report.training = analytics::predictionMetrics(yTraining, calibrated(calibrator, work[k].whole.predictions[0]));
        report.tested = analytics::predictionMetrics(yTesting, tested[k]);
        report.validationLoss = losses.back();
        result.candidates.push_back(std::move(report));
    }
    result.chosen = best(losses);
    // Both were predicted by models that had not seen them.
    auto& all = seen[result.chosen];
    const auto& last = work[result.chosen].whole.predictions[1];
    all.insert(all.end(), last.begin(), last.end());
    seenY.insert(seenY.end(), yTesting.begin(), yTesting.end());
    result.tested = std::move(tested[result.chosen]);
    Rows every(m_y.size());
    std::iota(every.begin(), every.end(), std::size_t {0});
    auto fitted = fit(m_kinds[result.chosen], every, {}, threadCount(m_options.threads));
    if (!fitted)
        return std::unexpected(fitted.error());
    result.model = std::move(fitted->model);
    result.model.m_calibrator = Calibrator(result.calibration, all, seenY);
    return result;
}

Result<ChurnModelFit> ChurnFitting::crossValidated(std::span<const std::uint32_t> group)
{
    const std::size_t folds = m_y.size() >= kLarge ? 3 : 5;
    std::vector<Rows> inFold(folds);
    Rows every(m_y.size());
    std::iota(every.begin(), every.end(), std::size_t {0});
    const bool repeats = std::unordered_set<std::uint32_t>(group.begin(), group.end()).size() < group.size();
    std::vector<std::size_t> foldAt(m_y.size());
    for (const auto i : every) {
        foldAt[i] = repeats ? foldOf(group[i], m_options.seed, static_cast<int>(folds)) : i % folds;
        inFold[foldAt[i]].push_back(i);
    }

    // Without folds a and b; a = b: without one; a = folds: of all rows.
    struct Task {
        std::size_t kind, a, b;
        Fitted fitted;
    };
    std::vector<Task> work;
    for (std::size_t k = m_kinds.size(); k-- > 0;) {
        work.push_back({k, folds, folds, {}});
        for (std::size_t a = 0; a < folds; ++a)
            for (std::size_t b = a; b < folds; ++b)
                work.push_back({k, a, b, {}});
    }
    std::vector<std::function<Status()>> tasks;
    for (auto& task : work)
        tasks.emplace_back([&, this]() -> Status {
            Rows rows;
            for (const auto i : every)
                if (foldAt[i] != task.a && foldAt[i] != task.b)
                    rows.push_back(i);
            if (rarer(valuesOf(m_y, rows)) == 0)
                return core::fail(Code::NotEnoughData);
            auto fitted = task.a == folds ? fit(m_kinds[task.kind], rows, {&every}) : fit(m_kinds[task.kind], rows, {&inFold[task.a], &inFold[task.b]});
            if (!fitted)
                return std::unexpected(fitted.error());
            if (task.a != folds)
                fitted->model = {};
            task.fitted = std::move(*fitted);
            return {};
        });
    ChurnModelFit result;
    tasks.emplace_back([&] { return addTreeTo(result); });
    if (auto status = runTasks(tasks, m_options.threads, "fitting", m_job); !status)
        return std::unexpected(status.error());

    // What a model without fold a and fold b says of fold b: it chooses for fold a.
    std::vector<std::vector<double>> foldY;
    for (const auto& fold : inFold)
        foldY.push_back(valuesOf(m_y, fold));
    const auto innerLoss = [&](std::size_t kind, std::size_t a) {
        std::vector<std::vector<double>> p, y;
        for (const auto& task : work) {
            if (task.kind != kind || task.a == folds || task.a == task.b || (task.a != a && task.b != a))
                continue;
            const bool first = task.a == a;
            p.push_back(task.fitted.predictions[first ? 1 : 0]);
            y.push_back(foldY[first ? task.b : task.a]);
        }
        return validationLoss(p, y);
    };

    result.calibration = calibrationFor(m_y);
    std::vector<double> losses;
    std::vector<std::vector<double>> raw(m_kinds.size(), std::vector<double>(m_y.size())), tested = raw;
    for (std::size_t k = 0; k < m_kinds.size(); ++k) {
        CandidateReport report;
        report.kind = m_kinds[k];
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const Fitted* alone = nullptr;
            std::vector<double> seenP, seenY;
            for (const auto& task : work) {
                if (task.kind != k || task.a == folds || (task.a != fold && task.b != fold))
                    continue;
                if (task.a == task.b) {
                    alone = &task.fitted;
                    continue;
                }
                const bool first = task.a == fold;
                const auto& p = task.fitted.predictions[first ? 1 : 0];
                const auto y = valuesOf(m_y, inFold[first ? task.b : task.a]);
                seenP.insert(seenP.end(), p.begin(), p.end());
                seenY.insert(seenY.end(), y.begin(), y.end());
            }
            const Calibrator calibrator(result.calibration, seenP, seenY);
            const auto& p = alone->predictions[0];
            report.foldAuc.push_back(analytics::areaUnderCurve(valuesOf(m_y, inFold[fold]), p).value);
            for (std::size_t i = 0; i < p.size(); ++i) {
                raw[k][inFold[fold][i]] = p[i];
                tested[k][inFold[fold][i]] = calibrator(p[i]);
            }
        }
        report.tested = analytics::predictionMetrics(m_y, tested[k]);
        std::vector<std::vector<double>> foldP;
        for (const auto& fold : inFold)
            foldP.push_back(valuesOf(raw[k], fold));
        losses.push_back(validationLoss(foldP, foldY));
        report.validationLoss = losses.back();
        const Calibrator calibrator(result.calibration, raw[k], m_y);
        for (const auto& task : work)
            if (task.kind == k && task.a == folds)
                report.training = analytics::predictionMetrics(m_y, calibrated(calibrator, task.fitted.predictions[0]));
        result.candidates.push_back(std::move(report));
    }
    result.chosen = best(losses);
    result.tested = tested[result.chosen];
    if (m_kinds.size() > 1) {
        bool mixed = false;
        for (std::size_t a = 0; a < folds; ++a) {
            std::vector<double> inner;
            for (std::size_t k = 0; k < m_kinds.size(); ++k)
                inner.push_back(innerLoss(k, a));
            if (const std::size_t own = best(inner); own != result.chosen) {
                mixed = true;
                for (const auto i : inFold[a])
                    result.tested[i] = tested[own][i];
            }
        }
        if (mixed)
            result.candidates[result.chosen].tested = analytics::predictionMetrics(m_y, result.tested);
    }
    for (auto& task : work)
        if (task.kind == result.chosen && task.a == folds) {
            result.model = std::move(task.fitted.model);
            result.model.m_calibrator = Calibrator(result.calibration, raw[result.chosen], m_y);
        }
    return result;
}

Result<ChurnModelFit> fitChurnModel(const Matrix& x, std::span<const double> y, std::span<const std::uint32_t> group,
    std::span<const std::uint8_t> held, const ChurnModelOptions& options, core::JobContext& job)
{
    if (x.columns == 0 || y.size() < 2)
        return core::fail(Code::NotEnoughData);
    if (rarer(y) == 0)
        return core::fail(Code::NoVariation, {{"name", "churn"}});
    if (rarer(y) < kFewestEvents)
        return core::fail(Code::NotEnoughData);
    ChurnFitting fitting(x, y, options, job);
    std::vector<double> last, before;
    for (std::size_t i = 0; i < held.size(); ++i)
        (held[i] != 0 ? last : before).push_back(y[i]);
    const bool split = !held.empty() && rarer(last) > 0 && rarer(before) >= kFewestEvents;
    return split ? fitting.outOfTime(group, held) : fitting.crossValidated(group);
}

} // namespace holdfast::learning
