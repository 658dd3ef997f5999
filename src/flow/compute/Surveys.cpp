// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"
#include "analytics/survey/Concordance.h"
#include "analytics/survey/Promoter.h"
#include "analytics/survey/Rating.h"
#include "flow/compute/Analysis.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;

namespace {

struct Ends {
    int low = 0, high = 0;
};

// "LOW-HIGH" of whole numbers, at most 100 steps.
Ends scaleSetting(Settings& settings, const char* fallback)
{
    const std::string text = settings.text("scale", fallback);
    Ends ends;
    const char* const end = text.data() + text.size();
    const auto low = std::from_chars(text.data(), end, ends.low);
    if (low.ec == std::errc() && low.ptr != end && *low.ptr == '-') {
        const auto high = std::from_chars(low.ptr + 1, end, ends.high);
        if (high.ec == std::errc() && high.ptr == end && ends.high > ends.low && ends.high - ends.low <= 100)
            return ends;
    }
    settings.refuse("scale", text);
    return {0, 1};
}

// Answers of one column where the cell is a number within the scale; NaN elsewhere.
std::vector<double> answersOf(const Table& table, std::size_t column, const Ends& scale)
{
    std::vector<double> answers(table.rows(), std::nan(""));
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto value = plainNumber(table.cell(row, column)); value && *value >= scale.low && *value <= scale.high)
            answers[row] = *value;
    return answers;
}

// Rows whose weight is not above zero are left out as "weight-not-positive".
void needWeight(RowFilter& filter, const Table& table, std::optional<std::size_t> weight)
{
    if (!weight)
        return;
    filter.needNumber(*weight);
    std::vector<bool> positive(table.rows(), true);
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto value = plainNumber(table.cell(row, *weight)); value && !(*value > 0))
            positive[row] = false;
    filter.leaveOut(positive, "weight-not-positive");
}

core::Json scoreJson(const analytics::PromoterScore& score, bool weighted)
{
    core::Json json {{"n", score.n}, {"nps", numberJson(score.nps)}, {"se", numberJson(score.se)}, {"lower", numberJson(score.lower)},
        {"upper", numberJson(score.upper)}, {"promoters", score.promoters}, {"passives", score.passives}, {"detractors", score.detractors},
        {"distribution", score.distribution}, {"sum_weights", score.sumWeights}, {"effective_n", score.effectiveN}};
    if (weighted)
        return json;
    for (const char* count : {"promoters", "passives", "detractors"})
        json[count] = static_cast<std::uint64_t>(json[count].get<double>());
    for (auto& count : json["distribution"])
        count = static_cast<std::uint64_t>(count.get<double>());
    return json;
}

core::Status nps(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const Table& table = inputs.table();
    const auto score = settings.column("score");
    const auto weight = settings.optionalColumn("weight");
    const auto group = settings.optionalColumn("group");
    const Ends ends = scaleSetting(settings, "0-10");
    const auto scale = analytics::promoterScale(ends.low, ends.high);
    if (!scale)
        settings.refuse("scale", settings.text("scale", "0-10"));
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(table);
    filter.needNumber(score);
    const auto answers = answersOf(table, score, ends);
    std::vector<bool> inside(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row)
        inside[row] = !std::isnan(answers[row]);
    filter.leaveOut(inside, "out-of-scale");
    needWeight(filter, table, weight);
    if (group)
        filter.needText(*group);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    if (const auto outside = answer.excluded.find("out-of-scale"); outside != answer.excluded.end())
        answer.doubts.push_back({DoubtCode::OutOfScale, table.names()[score], static_cast<double>(outside->second)});
    const auto scores = numbersOf(table, score, rows);
    const auto weights = weight ? numbersOf(table, *weight, rows) : std::vector<double>();
    const auto all = analytics::promoterScore(scores, weights, *scale, level);
    answer.result = scoreJson(all, weight.has_value());
    answer.doubts.insert(answer.doubts.end(), all.doubts.begin(), all.doubts.end());
    answer.method = weight ? "Reichheld (2003); ratio estimator, linearised variance (Särndal, Swensson, Wretman 1992)" : "Reichheld (2003); Rocks (2016), Wald";
    if (!group)
        return {};

    const Groups groups = groupsOf(table, *group, rows);
    std::vector<std::vector<double>> byGroup(groups.names.size()), weightsOf(groups.names.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        byGroup[groups.codes[i]].push_back(scores[i]);
        if (weight)
            weightsOf[groups.codes[i]].push_back(weights[i]);
    }
    std::vector<analytics::PromoterScore> found;
    core::Json list = core::Json::array();
    for (std::size_t g = 0; g < groups.names.size(); ++g) {
        found.push_back(analytics::promoterScore(byGroup[g], weightsOf[g], *scale, level));
        core::Json entry {{"name", groups.names[g]}};
        entry.update(scoreJson(found.back(), weight.has_value()));
        list.push_back(std::move(entry));
        for (auto doubt : found.back().doubts) {
            doubt.subject = groups.names[g];
            answer.doubts.push_back(doubt);
        }
    }
    answer.result["groups"] = std::move(list);
    core::Json pairs = core::Json::array();
    std::vector<double> p;
    for (std::size_t a = 0; a < found.size(); ++a) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        for (std::size_t b = a + 1; b < found.size(); ++b) {
            const auto d = analytics::promoterDifference(found[a], found[b], level);
            p.push_back(d.p.value_or(std::nan("")));
            pairs.push_back({{"a", groups.names[a]}, {"b", groups.names[b]}, {"difference", numberJson(d.difference)}, {"se", numberJson(d.se)},
                {"z", numberJson(d.z)}, {"p", numberJson(d.p)}, {"lower", numberJson(d.lower)}, {"upper", numberJson(d.upper)}});
        }
    }
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        pairs[i]["p_adjusted"] = numberJson(adjusted[i]);
    answer.result["pairs"] = std::move(pairs);
    answer.method += "; pairs adjusted by Benjamini, Hochberg (1995)";
    return {};
}

core::Json ratingJson(const analytics::RatingSummary& rating, bool weighted)
{
    const auto count = [&](double value) { return weighted ? core::Json(value) : core::Json(static_cast<std::uint64_t>(value)); };
    core::Json counts = core::Json::array();
    for (const double value : rating.counts)
        counts.push_back(count(value));
    return {{"n", rating.n}, {"counts", std::move(counts)}, {"mean", numberJson(rating.mean)}, {"se", numberJson(rating.se)},
        {"sd", numberJson(rating.sd)}, {"lower", numberJson(rating.lower)}, {"upper", numberJson(rating.upper)},
        {"median", numberJson(rating.median)}, {"skewness", numberJson(rating.skewness)}, {"kurtosis", numberJson(rating.kurtosis)},
        {"top",
            {{"n", count(rating.top)}, {"share", numberJson(rating.topShare)}, {"lower", numberJson(rating.topLower)},
                {"upper", numberJson(rating.topUpper)}}}};
}

core::Status csat(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const Table& table = inputs.table();
    const auto x = settings.columns("x");
    const auto weight = settings.optionalColumn("weight");
    const auto group = settings.optionalColumn("group");
    const Ends ends = scaleSetting(settings, "1-5");
    const auto top = settings.whole("top", 2, 1, 100);
    if (top > ends.high - ends.low)
        settings.refuse("top", std::to_string(top));
    const std::string word = settings.choice("interval", {"wilson", "wald", "agresti-coull", "clopper-pearson"});
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    using enum analytics::ShareMethod;
    const auto method = word == "wald" ? Wald : word == "agresti-coull" ? AgrestiCoull : word == "clopper-pearson" ? ClopperPearson : Wilson;
    const analytics::RatingScale scale {ends.low, ends.high, static_cast<int>(top)};

    // Items are taken one by one: a row counts for those it answers.
    RowFilter filter(table);
    needWeight(filter, table, weight);
    if (group)
        filter.needText(*group);
    auto rows = filter.rows();
    std::vector<std::vector<double>> answers;
    std::vector<bool> any(table.rows());
    for (const auto column : x) {
        answers.push_back(answersOf(table, column, ends));
        for (std::size_t row = 0; row < table.rows(); ++row)
            any[row] = any[row] || !std::isnan(answers.back()[row]);
    }
    filter.leaveOut(any, "no-answer");
    const auto used = filter.rows();
    answer.n = used.size();
    answer.excluded = filter.excluded();
    if (used.empty())
        return core::fail(Code::NotEnoughData);
    const auto groups = group ? groupsOf(table, *group, used) : Groups {{""}, std::vector<std::uint32_t>(used.size()), {used.size()}};

    core::Json items = core::Json::array();
    for (std::size_t item = 0; item < x.size(); ++item) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const std::string& name = table.names()[x[item]];
        std::vector<double> values, weights;
        std::vector<std::vector<double>> byGroup(groups.names.size()), weightsOf(groups.names.size());
        for (std::size_t i = 0; i < used.size(); ++i) {
            const double value = answers[item][used[i]];
            if (std::isnan(value))
                continue;
            values.push_back(value);
            byGroup[groups.codes[i]].push_back(value);
            if (!weight)
                continue;
            weights.push_back(*plainNumber(table.cell(used[i], *weight)));
            weightsOf[groups.codes[i]].push_back(weights.back());
        }
        std::uint64_t outside = 0;
        for (const auto row : rows)
            if (std::isnan(answers[item][row]) && plainNumber(table.cell(row, x[item])))
                ++outside;
        if (outside > 0)
            answer.doubts.push_back({DoubtCode::OutOfScale, name, static_cast<double>(outside)});
        if (values.size() < 30)
            answer.doubts.push_back({DoubtCode::SmallGroup, name, static_cast<double>(values.size())});
        core::Json entry {{"name", name}, {"missing", rows.size() - values.size()}};
        entry.update(ratingJson(analytics::ratingSummary(values, weights, scale, method, level), weight.has_value()));
        if (group) {
            std::vector<analytics::RatingSummary> found;
            core::Json list = core::Json::array(), pairs = core::Json::array();
            for (std::size_t g = 0; g < groups.names.size(); ++g) {
                found.push_back(analytics::ratingSummary(byGroup[g], weightsOf[g], scale, method, level));
                core::Json one {{"name", groups.names[g]}};
                one.update(ratingJson(found.back(), weight.has_value()));
                list.push_back(std::move(one));
            }
            std::vector<double> p;
            for (std::size_t a = 0; a < found.size(); ++a)
                for (std::size_t b = a + 1; b < found.size(); ++b) {
                    const auto d = analytics::ratingDifference(found[a], found[b], level);
                    p.push_back(d.p.value_or(std::nan("")));
                    pairs.push_back({{"a", groups.names[a]}, {"b", groups.names[b]}, {"difference", numberJson(d.difference)},
                        {"se", numberJson(d.se)}, {"t", numberJson(d.t)}, {"df", numberJson(d.df)}, {"p", numberJson(d.p)},
                        {"lower", numberJson(d.lower)}, {"upper", numberJson(d.upper)}});
                }
            const auto adjusted = analytics::benjaminiHochberg(p);
            for (std::size_t i = 0; i < adjusted.size(); ++i)
                pairs[i]["p_adjusted"] = numberJson(adjusted[i]);
            entry["groups"] = std::move(list);
            entry["pairs"] = std::move(pairs);
        }
        items.push_back(std::move(entry));
    }
    answer.result["items"] = std::move(items);
    const char* share = method == Wald ? "Wald" : method == AgrestiCoull ? "Agresti, Coull (1998)" : method == ClopperPearson ? "Clopper, Pearson (1934)" : "Wilson (1927)";
    answer.method = std::string("Student (1908); ") + share + (group ? "; Welch (1947); Benjamini, Hochberg (1995)" : "");
    return {};
}

core::Status kendallw(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const Table& table = inputs.table();
    auto x = settings.optionalColumns("x");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    if (x.empty()) // all columns; one of words names the judges
        for (std::size_t column = 0; column < table.columns(); ++column)
            if (isNumeric(table, column))
                x.push_back(column);
    RowFilter filter(table);
    for (const auto column : x)
        filter.needNumber(column);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.size() < 2 || x.size() < 2)
        return core::fail(Code::NotEnoughData);
    analytics::Matrix ratings(rows.size(), x.size());
    for (std::size_t item = 0; item < x.size(); ++item) {
        const auto values = numbersOf(table, x[item], rows);
        std::copy(values.begin(), values.end(), ratings.column(item).begin());
    }
    const auto found = analytics::concordance(ratings);
    core::Json items = core::Json::array();
    for (std::size_t item = 0; item < x.size(); ++item)
        items.push_back({{"name", table.names()[x[item]]}, {"mean_rank", found.meanRanks[item]}});
    answer.result = {{"w", numberJson(found.w)}, {"chi2", numberJson(found.chi2)}, {"df", numberJson(found.df)}, {"p", numberJson(found.p)},
        {"judges", rows.size()}, {"items", std::move(items)}};
    answer.doubts = found.doubts;
    answer.method = "Kendall, Babington Smith (1939), corrected for ties";
    return {};
}

} // namespace

const std::vector<Analysis>& surveyAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"csat", "x, weight?, group?, scale=1-5, top=2, interval=wilson|wald|agresti-coull|clopper-pearson, level=0.95", 1, 1, csat},
        {"kendallw", "judges × items csv; x? (the items)", 1, 1, kendallw},
        {"nps", "score, weight?, group?, scale=0-10|1-10|1-5, level=0.95", 1, 1, nps},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
