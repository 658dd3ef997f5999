// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Gaps.h"

#include "analytics/compare/Multiplicity.h"
#include "analytics/survey/PairedGap.h"
#include "flow/SurveyItems.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Result;
using domain::SurveyKind;

namespace {

constexpr std::array<std::string_view, 3> kKinds {"stated", "derived", "expected"};
constexpr std::int64_t kLeastTested = 30; // pairs

// What the item is held against.
const features::SurveySeries* expectationOf(const features::SurveyFacts& survey, const features::SurveySeries& item)
{
    const auto* expected = survey.belonging(item, SurveyKind::Expectation);
    return expected != nullptr ? expected : survey.belonging(item, SurveyKind::Importance);
}

void addGap(GapFigure& figure, const SurveyCases& cases, const features::SurveySeries& item, const features::SurveySeries& expectation)
{
    std::vector<double> perceived, expected;
    for (const auto row : cases.rows) {
        perceived.push_back(oriented(item.scale, item.answers[row]));
        expected.push_back(std::isnan(expectation.answers[row])
                ? std::nan("")
                : oriented(item.scale, domain::rescaled(expectation.scale, expectation.answers[row], item.scale)));
    }
    const auto gap = analytics::pairedGap(perceived, expected, cases.weights);
    figure.expectation = expectation.column;
    figure.expected = gap.expected;
    figure.perceived = gap.perceived;
    figure.gap = gap.gap;
    if (gap.gap.value)
        figure.gapPoints = *gap.gap.value * 100 / (item.scale.high - item.scale.low);
    if (gap.gap.n >= kLeastTested)
        figure.p = gap.p;
}

std::vector<ImportanceKind> possibleKinds(const features::SurveyFacts& survey, const std::vector<const features::SurveySeries*>& items)
{
    const auto some = [&](SurveyKind kind) {
        return std::any_of(items.begin(), items.end(), [&](const auto* item) { return survey.belonging(*item, kind) != nullptr; });
    };
    std::vector<ImportanceKind> kinds;
    if (some(SurveyKind::Importance))
        kinds.push_back(ImportanceKind::Stated);
    if (survey.first(SurveyKind::Csat) != nullptr || survey.first(SurveyKind::Nps) != nullptr)
        kinds.push_back(ImportanceKind::Derived);
    if (some(SurveyKind::Expectation))
        kinds.push_back(ImportanceKind::Expected);
    return kinds;
}

core::Status derive(GapsAnswer& answer, Session& session, const GapsRequest& request, core::JobContext& job)
{
    DriversRequest asked;
    asked.survey = request.survey;
    asked.outcome = request.outcome;
    asked.horizonDays = request.horizonDays;
    asked.bootstrap = request.bootstrap;
    asked.quick = true;
    asked.seed = request.seed;
    const auto drivers = measureDrivers(session, asked, job);
    if (!drivers)
        return std::unexpected(drivers.error());
    answer.y = drivers->y;
    answer.yLabel = drivers->yLabel;
    answer.r2 = drivers->r2.value;
    answer.leftOut = drivers->leftOut;
    answer.doubts.insert(answer.doubts.end(), drivers->doubts.begin(), drivers->doubts.end());
    const double r2 = drivers->r2.value.value_or(0);
    for (const auto& driver : drivers->items)
        for (auto& item : answer.items)
            if (item.item == driver.item && r2 > 0 && driver.johnson.value && std::isfinite(*driver.johnson.value)) {
                item.importance = driver.johnson;
                item.importance.value = driver.johnsonShare;
                item.importance.lower = driver.johnsonShareLower;
                item.importance.upper = driver.johnsonShareUpper;
            }
    return {};
}

bool crosses(const core::Estimate& estimate, double cut)
{
    return estimate.lower && estimate.upper && *estimate.lower < cut && cut < *estimate.upper;
}

void place(GapsAnswer& answer)
{
    std::vector<double> importance, performance;
    std::vector<GapFigure*> placed;
    for (auto& item : answer.items)
        if (item.importance.value && item.performance.value) {
            importance.push_back(*item.importance.value);
            performance.push_back(*item.performance.value);
            placed.push_back(&item);
        }
    const auto grid = analytics::importancePerformance(importance, performance);
    answer.importanceCut = grid.importanceCut;
    answer.performanceCut = grid.performanceCut;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        placed[i]->quadrant = grid.quadrants[i];
        placed[i]->importanceUnclear = crosses(placed[i]->importance, grid.importanceCut);
        placed[i]->performanceUnclear = crosses(placed[i]->performance, grid.performanceCut);
    }
}

void adjust(GapsAnswer& answer)
{
    std::vector<double> p;
    for (const auto& item : answer.items)
        p.push_back(item.p.value_or(std::nan("")));
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
        auto& item = answer.items[i];
        if (item.p)
            item.pAdjusted = adjusted[i];
        else if (!item.expectation.empty() && item.gap.n < kLeastTested)
            answer.doubts.push_back({DoubtCode::SmallGroup, item.label, static_cast<double>(item.gap.n)});
    }
}

} // namespace

std::string_view word(ImportanceKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<ImportanceKind> parseImportanceKind(std::string_view text)
{
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == text)
            return static_cast<ImportanceKind>(i);
    return std::nullopt;
}

Result<GapsAnswer> measureGaps(Session& session, const GapsRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    const auto& survey = *cases->survey;
    GapsAnswer answer;
    std::vector<const features::SurveySeries*> items = survey.all(SurveyKind::Item);
    std::erase_if(items, [](const auto* item) { return !item->present; });
    if (items.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "items"}});
    for (const auto* item : items) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        GapFigure figure;
        figure.item = item->column;
        figure.label = item->label;
        figure.performance = meanScore(*cases, *item);
        if (const auto* expectation = expectationOf(survey, *item))
            addGap(figure, *cases, *item, *expectation);
        answer.items.push_back(std::move(figure));
    }
    adjust(answer);
    answer.waves = waveNames(*cases);
    answer.possible = possibleKinds(survey, items);
    if (request.importance && std::find(answer.possible.begin(), answer.possible.end(), *request.importance) == answer.possible.end())
        return core::fail(Code::InvalidParameter, {{"parameter", "importance"}, {"value", std::string(word(*request.importance))}});
    if (!answer.possible.empty())
        answer.importance = request.importance.value_or(answer.possible.front());
    if (answer.importance == ImportanceKind::Derived) {
        GapsRequest derived = request;
        if (survey.first(SurveyKind::Csat) == nullptr && request.outcome == DriverOutcome::Satisfaction)
            derived.outcome = DriverOutcome::Recommendation;
        if (auto done = derive(answer, session, derived, job); !done) {
            // Asked for, it must be there; else the gaps stand for themselves.
            if (request.importance || done.error().code == Code::Cancelled)
                return std::unexpected(done.error());
            answer.importance.reset();
        }
    } else if (answer.importance) {
        const auto kind = *answer.importance == ImportanceKind::Stated ? SurveyKind::Importance : SurveyKind::Expectation;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (const auto* of = survey.belonging(*items[i], kind))
                answer.items[i].importance = meanScore(*cases, *of);
    }
    place(answer);
    answer.basis = basisOf(session, *cases, request.survey, "gap",
        std::string("Parasuraman, Zeithaml, Berry (1988); Martilla, James (1977); Benjamini, Hochberg (1995)")
            + (answer.importance == ImportanceKind::Derived ? request.bootstrap > 0 ? "; Johnson (2000); Efron, Tibshirani (1993)" : "; Johnson (2000); Kott (2001)" : ""),
        started);
    answer.basis.parameters["importance"] = answer.importance ? std::string(word(*answer.importance)) : "none";
    if (answer.importance == ImportanceKind::Derived)
        answer.basis.parameters["outcome"] = answer.y.empty() ? std::string(word(request.outcome)) : answer.y;
    answer.basis.definitions["gap"] = "perceived - expected, of who answered both";
    answer.basis.definitions["performance"] = "mean score 0-100";
    answer.basis.definitions["cuts"] = "means over the items";
    return answer;
}

} // namespace holdfast::flow
