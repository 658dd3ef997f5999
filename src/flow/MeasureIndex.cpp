// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Satisfaction.h"

#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Tail.h"
#include "analytics/groups/Components.h"
#include "analytics/survey/CaseWeights.h"
#include "analytics/survey/Importance.h"
#include "analytics/survey/Rating.h"
#include "core/Random.h"
#include "features/SurveyIndex.h"
#include "flow/SurveyCases.h"
#include "learning/Tasks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::SurveyKind;
using domain::WeightKind;
using features::NodeScore;

namespace {

constexpr int kDraws = 1000;
constexpr std::size_t kFewestForWeights = 30;

core::Estimate estimate(const NodeScore& score)
{
    core::Estimate out;
    out.value = score.score;
    out.n = score.n;
    out.method = "Särndal, Swensson, Wretman (1992)";
    if (score.score && score.se) {
        const double half = analytics::studentHalfWidth(out.level, static_cast<double>(score.n - 1)) * *score.se;
        out.lower = std::max(0.0, *score.score - half);
        out.upper = std::min(100.0, *score.score + half);
    }
    return out;
}

std::optional<MeasureDifference> difference(const NodeScore& a, const NodeScore& b)
{
    if (!a.score || !b.score)
        return std::nullopt;
    analytics::RatingSummary left, right;
    left.n = a.n;
    left.mean = a.score;
    left.se = a.se;
    right.n = b.n;
    right.mean = b.score;
    right.se = b.se;
    const auto found = analytics::ratingDifference(left, right);
    MeasureDifference out;
    out.difference = {found.difference, found.lower, found.upper, 0.95, a.n + b.n, "Welch (1947)"};
    out.tooFew = a.n < kLeastTested || b.n < kLeastTested;
    out.se = found.se;
    if (!out.tooFew) {
        out.statistic = found.t;
        out.p = found.p;
    }
    return out;
}

// The index over the answers of a survey: who is where in the tree, and the sheet of scores.
class Index {
public:
    Index(const SurveyCases& cases, const domain::IndexSystem& system) : m_cases(cases), m_system(system)
    {
        m_tree.nodes.push_back({-1, -1, 1});
        m_ids.emplace_back();
        place({}, 0);
        const auto& survey = *m_cases.survey;
        m_sheet.items = m_series.size();
        m_sheet.rows = m_cases.rows.size();
        m_sheet.weights = m_cases.weights;
        m_sheet.scores.resize(m_sheet.rows * m_sheet.items);
        for (std::size_t i = 0; i < m_sheet.rows; ++i)
            for (std::size_t j = 0; j < m_series.size(); ++j)
                m_sheet.scores[i * m_sheet.items + j] = m_series[j]->score(m_cases.rows[i]);
        for (std::uint32_t i = 0; i < m_sheet.rows; ++i) {
            const bool now = m_cases.wave < 0 || survey.wave[m_cases.rows[i]] == static_cast<std::uint32_t>(m_cases.wave);
            if (now)
                m_chosen.push_back(i);
        }
    }

    std::size_t size() const { return m_ids.size(); }
    const std::vector<std::uint32_t>& chosen() const { return m_chosen; }
    const features::ScoreTree& tree() const { return m_tree; }
    const std::string& id(std::size_t node) const { return m_ids[node]; }
    const features::SurveySeries* series(std::size_t node) const
    {
        return m_tree.nodes[node].item < 0 ? nullptr : m_series[static_cast<std::size_t>(m_tree.nodes[node].item)];
    }

    std::vector<NodeScore> scores(std::span<const std::uint32_t> rows, const std::vector<char>& allowed = {}) const
    {
        return features::nodeScores(m_sheet, m_tree, rows, allowed);
    }
    // Two sets of answers on the items both have.
    std::optional<MeasureDifference> compared(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, const std::vector<NodeScore>& x,
        const std::vector<NodeScore>& y, std::vector<std::optional<MeasureDifference>>* parts = nullptr) const
    {
        std::vector<char> both(m_series.size(), 0);
        bool same = true;
        for (std::size_t i = 0; i < size(); ++i)
            if (m_tree.nodes[i].item >= 0) {
                both[static_cast<std::size_t>(m_tree.nodes[i].item)] = x[i].score && y[i].score;
                same = same && x[i].score.has_value() == y[i].score.has_value();
            }
        const auto left = same ? x : scores(a, both), right = same ? y : scores(b, both);
        if (parts != nullptr)
            for (std::size_t i = 1; i < size(); ++i)
                parts->push_back(difference(left[i], right[i]));
        return difference(left[0], right[0]);
    }

    // Derived weights: Johnson's shares of the outcome's variance, over those who answered everything; of a dimension the sum of
    // its items'.
    void derive(const features::SurveySeries* outcome, std::vector<GroupWeights>& groups)
    {
        if (outcome == nullptr)
            return;
        const auto shares = itemShares(*outcome);
        std::vector<double> ofNode(size(), 0);
        for (std::size_t i = size(); i-- > 1;) {
            if (m_tree.nodes[i].item >= 0 && !shares.empty())
                ofNode[i] = shares[static_cast<std::size_t>(m_tree.nodes[i].item)];
            ofNode[static_cast<std::size_t>(m_tree.nodes[i].parent)] += ofNode[i];
        }
        for (auto& group : groups) {
            WeightSet& set = group.kinds[static_cast<std::size_t>(WeightKind::Derived)];
            set.missing = shares.empty() ? "few-rows" : "";
            double sum = 0;
            for (const auto& child : group.children)
                sum += ofNode[nodeOf(child)];
            set.available = !shares.empty() && sum > 0;
            for (const auto& child : group.children)
                if (set.available)
                    set.weights.push_back(ofNode[nodeOf(child)] / sum);
        }
    }

    void apply(const std::vector<GroupWeights>& groups)
    {
        for (const auto& group : groups) {
            const WeightSet& set = group.kinds[static_cast<std::size_t>(group.inForce)];
            const WeightSet& used = set.available ? set : group.kinds.front();
            for (std::size_t i = 0; i < group.children.size(); ++i)
                m_tree.nodes[nodeOf(group.children[i])].weight = used.weights[i];
        }
    }

    std::size_t nodeOf(const std::string& id) const
    {
        return static_cast<std::size_t>(std::find(m_ids.begin() + 1, m_ids.end(), id) - m_ids.begin());
    }

private:
    void place(const std::string& parent, int at)
    {
        for (const auto* child : m_system.children(parent)) {
            int item = -1;
            const auto* series = child->column.empty() ? nullptr : m_cases.survey->find(child->column);
            if (series != nullptr && m_system.isItem(*child)) {
                const auto known = std::find(m_series.begin(), m_series.end(), series);
                item = static_cast<int>(known - m_series.begin());
                if (known == m_series.end())
                    m_series.push_back(series);
            }
            const int own = static_cast<int>(m_tree.nodes.size());
            m_tree.nodes.push_back({at, item, 1});
            m_ids.push_back(child->id);
            place(child->id, own);
        }
    }

    std::vector<double> itemShares(const features::SurveySeries& outcome) const
    {
        const std::size_t k = m_series.size();
        std::vector<std::uint32_t> complete;
        for (const std::uint32_t i : m_chosen) {
            bool all = !std::isnan(outcome.answers[m_cases.rows[i]]);
            for (std::size_t j = 0; j < k && all; ++j)
                all = !std::isnan(m_sheet.scores[i * k + j]);
            if (all)
                complete.push_back(i);
        }
        if (k == 0 || complete.size() < std::max(kFewestForWeights, k + 2))
            return {};
        // Items with one answer explain nothing.
        std::vector<std::size_t> varying;
        for (std::size_t j = 0; j < k; ++j)
            if (std::ranges::any_of(complete, [&](auto i) { return m_sheet.scores[i * k + j] != m_sheet.scores[complete.front() * k + j]; }))
                varying.push_back(j);
        const std::size_t p = varying.size();
        analytics::Matrix x(complete.size(), p + 1);
        std::vector<double> weights;
        for (std::size_t r = 0; r < complete.size(); ++r) {
            for (std::size_t j = 0; j < p; ++j)
                x(r, j) = m_sheet.scores[complete[r] * k + varying[j]];
            x(r, p) = outcome.score(m_cases.rows[complete[r]]);
            if (!m_sheet.weights.empty())
                weights.push_back(m_sheet.weights[complete[r]]);
        }
        const auto correlations = analytics::correlationMatrix(x, weights);
        if (!correlations)
            return {};
        analytics::Matrix among(p, p);
        for (std::size_t j = 0; j < p; ++j)
            std::copy_n(correlations->r.column(j).begin(), p, among.column(j).begin());
        const auto found = analytics::johnsonWeights(among, correlations->r.column(p).first(p));
        std::vector<double> shares(found.empty() ? 0 : k, 0);
        for (std::size_t j = 0; j < found.size(); ++j)
            shares[varying[j]] = found[j];
        return shares;
    }

    const SurveyCases& m_cases;
    const domain::IndexSystem& m_system;
    features::ScoreTree m_tree;
    features::ScoreSheet m_sheet;
    std::vector<const features::SurveySeries*> m_series;
    std::vector<std::string> m_ids; // of nodes; the whole has none
    std::vector<std::uint32_t> m_chosen; // rows of the sheet of the chosen wave
};

std::vector<double> itemMeans(const Index& index, const std::vector<NodeScore>& scores)
{
    std::vector<double> means;
    for (std::size_t i = 0; i < index.size(); ++i)
        if (const int item = index.tree().nodes[i].item; item >= 0) {
            means.resize(std::max(means.size(), static_cast<std::size_t>(item) + 1), NAN);
            means[static_cast<std::size_t>(item)] = scores[i].score.value_or(NAN);
        }
    return means;
}

// Places among siblings by what is lost: weight x (100 - score).
std::vector<int> places(const features::ScoreTree& tree, const std::vector<double>& scores)
{
    std::vector<int> place(tree.nodes.size(), 0);
    const auto lost = [&](std::size_t i) { return tree.nodes[i].weight * (100 - scores[i]); };
    for (std::size_t i = 1; i < tree.nodes.size(); ++i)
        for (std::size_t j = 1; j < tree.nodes.size(); ++j)
            if (i != j && tree.nodes[i].parent == tree.nodes[j].parent && !std::isnan(scores[i]) && !std::isnan(scores[j]))
                place[i] += lost(j) > lost(i) || (lost(j) == lost(i) && j < i);
    return place;
}

std::vector<std::size_t> order(const std::vector<double>& values)
{
    std::vector<std::size_t> out(values.size());
    std::iota(out.begin(), out.end(), std::size_t {0});
    std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return values[a] > values[b]; });
    return out;
}

core::Status perturb(const Index& index, const std::vector<NodeScore>& scores, const std::vector<std::vector<NodeScore>>& cuts, const IndexRequest& request,
    IndexAnswer& answer, core::JobContext& job)
{
    auto& out = answer.sensitivity;
    out.draws = kDraws;
    out.spread = request.perturbation;
    features::ScoreTree tree = index.tree();
    const auto means = itemMeans(index, scores);
    std::vector<std::vector<double>> cutMeans;
    for (const auto& cut : cuts)
        cutMeans.push_back(itemMeans(index, cut));
    const auto cutOrder = [&] {
        std::vector<double> values;
        for (const auto& cut : cutMeans)
            values.push_back(features::composed(tree, cut)[0]);
        return order(values);
    };
    const auto usual = places(tree, features::composed(tree, means));
    const auto usualCuts = cutOrder();
    std::vector<double> drawn;
    std::vector<int> kept(index.size(), 0);
    int keptOrder = 0, keptCuts = 0;
    core::Random random(request.seed);
    for (int draw = 0; draw < kDraws; ++draw) {
        if ((draw & 63) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        for (std::size_t i = 1; i < tree.nodes.size(); ++i)
            tree.nodes[i].weight = index.tree().nodes[i].weight * (1 + request.perturbation * (2 * random.uniform() - 1));
        std::vector<double> sums(tree.nodes.size(), 0);
        for (std::size_t i = 1; i < tree.nodes.size(); ++i)
            sums[static_cast<std::size_t>(tree.nodes[i].parent)] += tree.nodes[i].weight;
        for (std::size_t i = 1; i < tree.nodes.size(); ++i)
            if (const double sum = sums[static_cast<std::size_t>(tree.nodes[i].parent)]; sum > 0)
                tree.nodes[i].weight /= sum;
        const auto now = features::composed(tree, means);
        drawn.push_back(now[0]);
        const auto place = places(tree, now);
        bool all = true;
        for (std::size_t i = 1; i < place.size(); ++i) {
            kept[i] += place[i] == usual[i];
            all = all && (tree.nodes[i].parent != 0 || place[i] == usual[i]);
        }
        keptOrder += all;
        keptCuts += cuts.size() > 1 && cutOrder() == usualCuts;
    }
    std::sort(drawn.begin(), drawn.end());
    out.lower = drawn[static_cast<std::size_t>(0.025 * kDraws)];
    out.upper = drawn[static_cast<std::size_t>(0.975 * kDraws) - 1];
    out.keepsOrder = static_cast<double>(keptOrder) / kDraws;
    if (cuts.size() > 1)
        out.keepsCuts = static_cast<double>(keptCuts) / kDraws;
    for (std::size_t i = 1; i < index.size(); ++i)
        answer.parts[i - 1].keepsRank = answer.parts[i - 1].score.value ? static_cast<double>(kept[i]) / kDraws : 0;
    return {};
}

IndexCut cutOf(const Index& index, const std::string& name, const std::vector<NodeScore>& scores)
{
    IndexCut cut;
    cut.name = name;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        cut.scores.push_back(estimate(scores[i]));
        if (index.series(i) != nullptr && !scores[i].score)
            cut.missing.push_back(index.id(i));
    }
    return cut;
}

void adjust(std::vector<IndexCut>& cuts)
{
    std::vector<double> p;
    for (const auto& cut : cuts)
        p.push_back(cut.against && cut.against->p ? *cut.against->p : NAN);
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < cuts.size(); ++i)
        if (!std::isnan(adjusted[i]))
            cuts[i].against->pAdjusted = adjusted[i];
}

class Answering {
public:
    Answering(const SurveyCases& cases, const domain::IndexSystem& system, Index& index, IndexAnswer& answer)
        : m_cases(cases), m_system(system), m_index(index), m_answer(answer)
    {
    }

    void parts(const std::vector<NodeScore>& scores)
    {
        std::vector<double> overall(m_index.size(), 1);
        for (std::size_t i = 1; i < m_index.size(); ++i) {
            const auto& node = m_index.tree().nodes[i];
            const auto* known = m_system.node(m_index.id(i));
            overall[i] = overall[static_cast<std::size_t>(node.parent)] * node.weight;
            IndexPart part;
            part.id = known->id;
            part.name = known->name;
            part.parent = known->parent;
            part.column = known->column;
            part.item = m_system.isItem(*known);
            part.weight = node.weight;
            part.overallWeight = overall[i];
            part.score = estimate(scores[i]);
            if (part.score.value) {
                part.grade = domain::gradeOf(*part.score.value, m_system.grades);
                if (const auto* series = m_index.series(i)) {
                    const double share = *part.score.value / 100;
                    part.mean = series->scale.low + (series->scale.reversed ? 1 - share : share) * (series->scale.high - series->scale.low);
                }
            } else if (const auto* series = m_index.series(i)) {
                part.missing = series->n == 0 ? "no-answers" : "not-in-wave";
            } else {
                part.missing = part.item ? "no-column" : "no-items";
            }
            m_answer.parts.push_back(std::move(part));
        }
    }

    // Scores of every wave, each against the full one before it; the chosen (else last full) one's parts against theirs.
    core::Status waves(core::JobContext& job)
    {
        const auto& survey = *m_cases.survey;
        std::vector<std::vector<std::uint32_t>> rows(survey.waves.size());
        for (std::uint32_t i = 0; i < m_cases.rows.size(); ++i)
            rows[survey.wave[m_cases.rows[i]]].push_back(i);
        std::optional<std::size_t> before;
        std::vector<std::vector<NodeScore>> scores(rows.size());
        for (std::size_t w = 0; w < rows.size(); ++w) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            if (rows[w].empty())
                continue;
            scores[w] = m_index.scores(rows[w]);
            m_answer.waves.push_back(cutOf(m_index, survey.waves[w].name, scores[w]));
            IndexCut& cut = m_answer.waves.back();
            cut.partial = survey.waves[w].partial;
            if (cut.partial || !scores[w][0].score)
                continue;
            if (before) {
                std::vector<std::optional<MeasureDifference>> changes;
                cut.against = m_index.compared(rows[w], rows[*before], scores[w], scores[*before], &changes);
                if (m_cases.wave < 0 || static_cast<std::size_t>(m_cases.wave) == w) {
                    m_answer.change = cut.against;
                    for (std::size_t i = 0; i < changes.size(); ++i)
                        m_answer.parts[i].change = changes[i];
                }
            }
            before = w;
        }
        adjust(m_answer.waves);
        return {};
    }

    core::Status cuts(const SurveyGroups& groups, std::vector<std::vector<NodeScore>>& all, core::JobContext& job)
    {
        struct Made {
            std::optional<IndexCut> cut;
            std::vector<NodeScore> scores;
        };
        std::vector<Made> made(groups.names.size());
        std::vector<std::function<core::Status()>> tasks;
        for (std::size_t g = 0; g < made.size(); ++g)
            tasks.emplace_back([&, g]() -> core::Status {
                if (job.shouldStop())
                    return core::fail(Code::Cancelled);
                std::vector<std::uint32_t> inside, outside;
                for (const std::uint32_t i : m_index.chosen())
                    (groups.members[g][i] ? inside : outside).push_back(i);
                if (inside.empty())
                    return {};
                made[g].scores = m_index.scores(inside);
                made[g].cut = cutOf(m_index, groups.names[g], made[g].scores);
                if (!outside.empty() && made[g].scores[0].score)
                    made[g].cut->against = m_index.compared(inside, outside, made[g].scores, m_index.scores(outside));
                return {};
            });
        if (auto done = learning::runTasks(tasks, 0, "measure", job); !done)
            return done;
        for (auto& one : made) {
            if (!one.cut)
                continue;
            m_answer.cuts.push_back(std::move(*one.cut));
            if (one.scores[0].score)
                all.push_back(std::move(one.scores));
        }
        adjust(m_answer.cuts);
        return {};
    }

private:
    const SurveyCases& m_cases;
    const domain::IndexSystem& m_system;
    Index& m_index;
    IndexAnswer& m_answer;
};

} // namespace

Result<IndexAnswer> measureIndex(Session& session, const IndexRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (!(request.perturbation >= 0 && request.perturbation <= 1))
        return core::fail(Code::InvalidParameter, {{"name", "perturbation"}, {"value", std::to_string(request.perturbation)}});
    auto cases = surveyCases(session, request.survey, job, true);
    if (!cases)
        return std::unexpected(cases.error());
    auto system = indexSystem(session, job);
    if (!system)
        return std::unexpected(system.error());
    auto groups = groupsOf(session, *cases, request.by, job);
    if (!groups)
        return std::unexpected(groups.error());
    const auto& survey = *cases->survey;

    IndexAnswer answer;
    answer.system = std::move(*system);
    answer.chosen = indexChosen(session);
    answer.by = request.by;
    Index index(*cases, answer.system);
    auto weights = weighIndex(answer.system, job);
    if (!weights)
        return std::unexpected(weights.error());
    answer.groups = std::move(*weights);
    const features::SurveySeries* outcome = nullptr;
    if (!request.outcome.empty()) {
        outcome = survey.find(request.outcome);
        if (outcome == nullptr)
            return core::fail(Code::UnknownField, {{"field", request.outcome}});
    } else {
        outcome = survey.first(SurveyKind::Csat);
        if (outcome == nullptr)
            outcome = survey.first(SurveyKind::Nps);
    }
    answer.outcome = outcome != nullptr ? outcome->column : std::string();
    index.derive(outcome, answer.groups);
    index.apply(answer.groups);

    const auto scores = index.scores(index.chosen());
    if (!scores[0].score)
        return core::fail(Code::NotEnoughData, {{"needs", "survey_response"}});
    answer.score = estimate(scores[0]);
    answer.grade = domain::gradeOf(*answer.score.value, answer.system.grades);
    Answering answering(*cases, answer.system, index, answer);
    answering.parts(scores);
    if (auto done = answering.waves(job); !done)
        return std::unexpected(done.error());
    std::vector<std::vector<NodeScore>> cuts;
    if (auto done = answering.cuts(*groups, cuts, job); !done)
        return std::unexpected(done.error());
    if (auto done = perturb(index, scores, cuts, request, answer, job); !done)
        return std::unexpected(done.error());
    for (std::size_t i = 1; i < index.size(); ++i)
        if (const auto* series = index.series(i); series != nullptr && series->outOfScale > 0)
            answer.doubts.push_back({analytics::DoubtCode::OutOfScale, series->label, static_cast<double>(series->outOfScale)});
    if (answer.score.n < kLeastTested)
        answer.doubts.push_back({analytics::DoubtCode::SmallGroup, {}, static_cast<double>(answer.score.n)});
    for (const auto& group : answer.groups)
        if (group.inForce == WeightKind::Ahp && group.ahp && group.ahp->cr && *group.ahp->cr > 0.1)
            answer.doubts.push_back({analytics::DoubtCode::InconsistentJudgements, {}, *group.ahp->cr});

    answer.basis = basisOf(session, *cases, request.survey, "satisfaction",
        "Saaty (1980); Kendall, Gibbons (1990); Johnson (2000); Särndal, Swensson, Wretman (1992), section 5.6", started);
    answer.basis.n = index.chosen().size();
    if (cases->wave >= 0)
        answer.basis.excluded["other-wave"] += cases->rows.size() - index.chosen().size();
    std::vector<double> used;
    for (const std::uint32_t i : index.chosen())
        if (!cases->weights.empty())
            used.push_back(cases->weights[i]);
    answer.designEffect = analytics::kishDesignEffect(used);
    answer.effectiveN = static_cast<double>(index.chosen().size()) / answer.designEffect;
    answer.basis.parameters["by"] = request.by;
    answer.basis.parameters["outcome"] = answer.outcome;
    answer.basis.parameters["perturbation"] = std::to_string(request.perturbation);
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    answer.basis.definitions["index.score"] = "weighted mean of item scores 0-100";
    answer.basis.definitions["index.derived"] = "johnson";
    answer.basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

} // namespace holdfast::flow
