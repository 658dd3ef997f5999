// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/SurveyAsked.h"
#include "flow/IndexMatch.h"
#include "flow/Satisfaction.h"
#include "present/TextPage.h"
#include "present/pages/SatisfactionPages.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

std::string setting(const Asked& asked, const std::string& key)
{
    const auto it = asked.set.find(key);
    return it != asked.set.end() ? it->second : std::string();
}

// With weight=none|column|cells:FIELD,…|raking:FIELD,… in place of the model's weighting.
Result<flow::SurveyRequest> weightedAnswers(const Asked& asked)
{
    flow::SurveyRequest request = surveyAsked(asked);
    auto parts = listOf(asked, "weight");
    if (parts.empty())
        return request;
    domain::WeightingRule rule;
    const auto colon = parts.front().find(':');
    const std::string method = parts.front().substr(0, colon);
    using domain::CaseWeighting;
    bool known = false;
    for (const auto one : {CaseWeighting::None, CaseWeighting::Column, CaseWeighting::Cells, CaseWeighting::Raking})
        if (domain::word(one) == method) {
            rule.method = one;
            known = true;
        }
    if (colon != std::string::npos) {
        parts.front().erase(0, colon + 1);
        rule.fields = std::move(parts);
    }
    const bool fields = rule.method == CaseWeighting::Cells || rule.method == CaseWeighting::Raking;
    if (!known || fields == rule.fields.empty())
        return core::fail(Code::InvalidParameter, {{"parameter", "weight"}, {"value", asked.set.at("weight")}});
    request.weighting = rule;
    return request;
}

Json differenceJson(const flow::MeasureDifference& difference)
{
    return {{"difference", number(difference.difference.value)}, {"lower", number(difference.difference.lower)}, {"upper", number(difference.difference.upper)},
        {"se", number(difference.se)}, {"statistic", number(difference.statistic)}, {"p", number(difference.p)}, {"p_adjusted", number(difference.pAdjusted)},
        {"too_few", difference.tooFew}};
}

Json againstJson(const std::optional<flow::MeasureDifference>& difference)
{
    return difference ? differenceJson(*difference) : Json();
}

// One value as `compute nps` and `compute csat` name things.
Json valueJson(const flow::MeasureValue& value, bool promoters)
{
    Json json;
    if (!value.name.empty())
        json["name"] = value.name;
    json["n"] = value.value.n;
    json[promoters ? "nps" : "mean"] = number(value.value.value);
    json["se"] = number(value.se);
    json["lower"] = number(value.value.lower);
    json["upper"] = number(value.value.upper);
    if (promoters) {
        const auto sum = [&](const std::optional<double>& share) { return share ? Json(*share * value.sumWeights) : Json(); };
        json["promoters"] = sum(value.promoters);
        json["passives"] = sum(value.passives);
        json["detractors"] = sum(value.detractors);
    } else {
        json["sd"] = number(value.sd);
        json["median"] = number(value.median);
        json["skewness"] = number(value.skewness);
        json["kurtosis"] = number(value.kurtosis);
        json["score"] = number(value.score);
        json["score_lower"] = number(value.scoreLower);
        json["score_upper"] = number(value.scoreUpper);
        json["top"] = {{"n", value.topShare ? Json(*value.topShare * value.sumWeights) : Json()}, {"share", number(value.topShare)},
            {"lower", number(value.topLower)}, {"upper", number(value.topUpper)}};
    }
    json["sum_weights"] = value.sumWeights;
    json["effective_n"] = value.effectiveN;
    if (value.partial)
        json["partial"] = true;
    if (value.against)
        json["against"] = differenceJson(*value.against);
    if (value.same) {
        json["same"] = differenceJson(*value.same);
        json["same"]["n"] = value.same->difference.n;
    }
    return json;
}

Json measureJson(const flow::SummaryMeasure& measure)
{
    const bool promoters = measure.measure == flow::SurveyMeasure::Nps;
    Json json {{"measure", flow::word(measure.measure)}, {"name", measure.column}, {"label", measure.label},
        {"scale", {{"low", measure.scale.low}, {"high", measure.scale.high}, {"reversed", measure.scale.reversed}}}};
    json.update(valueJson(measure.overall, promoters));
    json["missing"] = measure.missing;
    json["dont_know"] = measure.dontKnow;
    json["out_of_scale"] = measure.outOfScale;
    json["not_understood"] = measure.notUnderstood;
    json[promoters ? "distribution" : "counts"] = measure.distribution;
    for (const auto& [key, values] : {std::pair("waves", &measure.waves), std::pair("groups", &measure.groups), std::pair("touchpoints", &measure.touchpoints)}) {
        json[key] = Json::array();
        for (const auto& value : *values)
            json[key].push_back(valueJson(value, promoters));
    }
    json["current"] = measure.current ? json["waves"][*measure.current] : Json();
    json["pairs"] = Json::array();
    for (const auto& pair : measure.pairs) {
        Json one {{"a", pair.a}, {"b", pair.b}};
        one.update(differenceJson(pair.difference));
        one["z"] = one["statistic"];
        json["pairs"].push_back(std::move(one));
    }
    return json;
}

Json responseJson(const flow::ResponseRate& response)
{
    return {{"answers", response.answers}, {"customers", response.customers}, {"base", response.base},
        {"base_kind", response.baseKind.empty() ? Json() : Json(response.baseKind)}, {"rate", number(response.rate.value)},
        {"lower", number(response.rate.lower)}, {"upper", number(response.rate.upper)}};
}

Json sheetsJson(const flow::SummaryAnswer& answer)
{
    Json json {{"response", responseJson(answer.response)}, {"response_by_wave", Json::array()},
        {"flags", {{"sheets", answer.flaggable}, {"straight_lines", answer.straightLines}, {"timed", answer.timed}, {"speeders", answer.speeders}}},
        {"design_effect", answer.designEffect}, {"effective_n", answer.effectiveN}};
    for (const auto& [wave, response] : answer.responseByWave) {
        Json one {{"name", wave}};
        one.update(responseJson(response));
        json["response_by_wave"].push_back(std::move(one));
    }
    json["journey"] = Json::array();
    for (const auto& step : answer.journey)
        json["journey"].push_back(valueJson(step, false));
    return json;
}

QString textOf(const flow::SummaryAnswer& answer)
{
    return present::pageAsText(present::surveySummaryPage(answer, present::Fmt()));
}

Result<flow::SummaryAnswer> summaryOf(flow::Session& session, const Asked& asked, std::vector<std::string> only, core::JobContext& job)
{
    auto request = weightedAnswers(asked);
    if (!request)
        return std::unexpected(request.error());
    flow::SummaryRequest summary;
    summary.survey = *request;
    summary.by = setting(asked, "by");
    summary.only = std::move(only);
    return flow::measureSurvey(session, summary, job);
}

analytics::Doubts doubtsOf(const flow::SummaryAnswer& answer)
{
    analytics::Doubts doubts;
    for (const auto& measure : answer.measures)
        doubts.insert(doubts.end(), measure.doubts.begin(), measure.doubts.end());
    return doubts;
}

Result<Output> nps(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const std::string column = setting(asked, "score");
    auto answer = summaryOf(session, asked, {column.empty() ? "nps" : column}, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json = measureJson(answer->measures.front());
    json.update(sheetsJson(*answer));
    return Output {framed(answer->basis, std::move(json), doubtsOf(*answer)), textOf(*answer), {}, 0};
}

// csat, ces: `items[]` as `compute csat` has them.
Result<Output> ratings(flow::Session& session, const Asked& asked, const char* usual, core::JobContext& job)
{
    auto only = listOf(asked, "x");
    if (only.empty())
        only = {usual};
    auto answer = summaryOf(session, asked, only, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"items", Json::array()}};
    for (const auto& measure : answer->measures)
        json["items"].push_back(measureJson(measure));
    json.update(sheetsJson(*answer));
    return Output {framed(answer->basis, std::move(json), doubtsOf(*answer)), textOf(*answer), {}, 0};
}
Result<Output> csat(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    return ratings(session, asked, "csat", job);
}
Result<Output> ces(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    return ratings(session, asked, "ces", job);
}

Json weightsJson(const flow::GroupWeights& group)
{
    Json json {{"parent", group.parent}, {"children", group.children}, {"in_force", domain::word(group.inForce)}, {"kinds", Json::object()}};
    for (const auto& set : group.kinds) {
        Json one {{"available", set.available}, {"weights", set.weights}};
        if (!set.spread.empty())
            one["spread"] = set.spread;
        if (!set.missing.empty())
            one["missing"] = set.missing;
        json["kinds"][std::string(domain::word(set.kind))] = std::move(one);
    }
    const auto judged = [](const analytics::JudgedWeights& weights) {
        return Json {{"weights", weights.weights}, {"lambda_max", weights.lambdaMax}, {"ci", weights.ci}, {"ri", number(weights.ri)}, {"cr", number(weights.cr)},
            {"gci", weights.gci}, {"weights_geometric", weights.byGeometricMean}, {"weights_column", weights.byColumns}};
    };
    json["ahp"] = Json();
    if (group.ahp) {
        json["ahp"] = judged(*group.ahp);
        json["ahp"]["consistent"] = !group.ahp->cr || *group.ahp->cr <= 0.1;
        json["ahp"]["pairs_missing"] = group.pairsMissing;
        json["ahp"]["judges"] = Json::array();
        for (const auto& [judge, weights] : group.byJudge) {
            Json one {{"judge", judge}};
            one.update(judged(weights));
            json["ahp"]["judges"].push_back(std::move(one));
        }
        json["ahp"]["repair"] = Json();
        if (group.repair) {
            const auto& repair = *group.repair;
            const auto& names = group.children;
            json["ahp"]["repair"] = {{"triple", {names[repair.first], names[repair.second], names[repair.third]}}, {"product", repair.product}, {"direct", repair.direct},
                {"worst", {{"a", names[repair.row]}, {"b", names[repair.column]}, {"judged", repair.judged}, {"implied", repair.implied}}},
                {"change", {{"a", names[repair.changeRow]}, {"b", names[repair.changeColumn]}, {"from", repair.changeFrom}, {"to", repair.changeTo},
                               {"cr", number(repair.changedCr)}, {"mends", repair.mends}}}};
        }
    }
    json["kendall"] = {{"w", number(group.kendallW)}, {"p", number(group.kendallP)}};
    return json;
}

Json cutJson(const flow::IndexCut& cut, const std::vector<flow::IndexPart>& parts)
{
    Json json {{"name", cut.name}, {"partial", cut.partial}, {"index", estimateJson(cut.scores.front())}, {"against", againstJson(cut.against)},
        {"missing", cut.missing}, {"parts", Json::object()}};
    for (std::size_t i = 0; i < parts.size(); ++i)
        json["parts"][parts[i].id] = estimateJson(cut.scores[i + 1]);
    return json;
}

Json partJson(const flow::IndexAnswer& answer, const flow::IndexPart& part)
{
    Json json {{"id", part.id}, {"name", part.name}, {"weight", part.weight}, {"overall_weight", part.overallWeight}, {"score", number(part.score.value)},
        {"lower", number(part.score.lower)}, {"upper", number(part.score.upper)}, {"n", part.score.n},
        {"grade", part.grade ? Json(domain::word(*part.grade)) : Json()}, {"change", againstJson(part.change)}, {"keeps_rank", part.keepsRank}};
    if (part.item) {
        json["column"] = part.column;
        json["mean"] = number(part.mean);
    }
    if (!part.missing.empty())
        json["missing"] = part.missing;
    if (part.item)
        return json;
    json["items"] = Json::array();
    for (const auto& child : answer.parts)
        if (child.parent == part.id)
            json["items"].push_back(partJson(answer, child));
    return json;
}

// Without the weights and judgements of each group, which are `index show`.
QString textOf(const flow::IndexAnswer& answer)
{
    present::Page page = present::satisfactionIndexPage(answer, present::Fmt());
    page.blocks.removeIf([](const present::Block& block) { return block.id.startsWith(QLatin1String("weights:")) || block.id.startsWith(QLatin1String("pairs:")); });
    return present::pageAsText(page);
}

Result<Output> satisfaction(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto request = weightedAnswers(asked);
    if (!request)
        return std::unexpected(request.error());
    flow::IndexRequest index;
    index.survey = *request;
    index.by = setting(asked, "by");
    index.outcome = setting(asked, "outcome");
    const auto spread = numberOf(asked, "perturbation", index.perturbation, 0, 1);
    const auto seed = wholeOf(asked, "seed", 1, 0, 1LL << 52);
    if (!spread || !seed)
        return std::unexpected(spread ? seed.error() : spread.error());
    index.perturbation = *spread;
    index.seed = static_cast<std::uint64_t>(*seed);
    auto answer = flow::measureIndex(session, index, job);
    if (!answer)
        return std::unexpected(answer.error());
    auto summary = summaryOf(session, asked, {}, job);
    if (!summary)
        return std::unexpected(summary.error());
    Json json;
    json["index"] = {{"name", answer->system.name}, {"score", number(answer->score.value)}, {"lower", number(answer->score.lower)}, {"upper", number(answer->score.upper)},
        {"n", answer->score.n}, {"grade", answer->grade ? Json(domain::word(*answer->grade)) : Json()}, {"change", againstJson(answer->change)},
        {"chosen", answer->chosen}};
    json["dimensions"] = Json::array();
    for (const auto& part : answer->parts)
        if (part.parent.empty())
            json["dimensions"].push_back(partJson(*answer, part));
    json["weights"] = Json::array();
    for (const auto& group : answer->groups)
        json["weights"].push_back(weightsJson(group));
    json["outcome"] = answer->outcome.empty() ? Json() : Json(answer->outcome);
    for (const auto& [key, cuts] : {std::pair("waves", &answer->waves), std::pair("groups", &answer->cuts)}) {
        json[key] = Json::array();
        for (const auto& cut : *cuts)
            json[key].push_back(cutJson(cut, answer->parts));
    }
    json["sensitivity"] = {{"draws", answer->sensitivity.draws}, {"perturbation", answer->sensitivity.spread}, {"lower", answer->sensitivity.lower},
        {"upper", answer->sensitivity.upper}, {"keeps_order", answer->sensitivity.keepsOrder}, {"keeps_groups", number(answer->sensitivity.keepsCuts)}};
    json["measures"] = Json::array();
    for (const auto& measure : summary->measures)
        json["measures"].push_back(measureJson(measure));
    json.update(sheetsJson(*summary));
    auto doubts = answer->doubts;
    const auto more = doubtsOf(*summary);
    doubts.insert(doubts.end(), more.begin(), more.end());
    return Output {framed(answer->basis, std::move(json), doubts), textOf(*answer) + u'\n' + textOf(*summary), {}, 0};
}

// ---- settings ---------------------------------------------------------------------------------------------------------

Json scaleJson(const domain::AnswerScale& scale)
{
    return {{"low", scale.low}, {"high", scale.high}, {"reversed", scale.reversed}, {"dont_know", scale.dontKnow}};
}

Result<Output> shownSurvey(flow::Session& session, core::JobContext& job)
{
    auto answer = flow::describeSurvey(session, {}, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"chosen", answer->chosen}, {"model", Json::parse(domain::toJson(answer->model))}, {"waves", answer->waves}, {"sources", Json::array()},
        {"columns", Json::array()}};
    QString text;
    for (const auto& source : answer->sources)
        json["sources"].push_back({{"table", source.table}, {"file", source.file}, {"rows", source.rows}, {"used", source.used}});
    for (const auto& column : answer->columns) {
        Json one {{"column", column.column}, {"label", column.label}, {"type", column.type}, {"n", column.n}, {"missing", column.missing},
            {"distinct", column.distinct}, {"min", number(column.low)}, {"max", number(column.high)}, {"values", column.words},
            {"kind", domain::word(column.use.kind)}, {"outside", column.outside}};
        if (domain::isScaled(column.use.kind))
            one["scale"] = scaleJson(column.use.scale);
        json["columns"].push_back(std::move(one));
        text += QStringLiteral("%1%2%3\n").arg(QString::fromStdString(column.column), -40).arg(QString::fromUtf8(domain::word(column.use.kind).data()), -14).arg(column.n, 10);
    }
    return Output {std::move(json), text, {}, 0};
}

Result<Output> runSurvey(const Context& context)
{
    const auto& words = context.arguments.positional;
    const std::string& action = words[1];
    if (action != "show" && action != "propose" && action != "set" && action != "reset")
        return core::fail(Code::InvalidParameter, {{"parameter", "ACTION"}, {"value", action}});
    auto session = flow::openWorkspace(words[0], action == "show" || action == "propose");
    if (!session)
        return std::unexpected(session.error());
    if (action == "propose") {
        auto model = flow::proposeSurveyModel(**session, context.arguments.value("table").value_or("survey_response"), context.arguments.value("file").value_or(""), context.job);
        if (!model)
            return std::unexpected(model.error());
        const Json json = Json::parse(domain::toJson(*model));
        return Output {json, QString::fromStdString(json.dump(2)) + u'\n', {}, 0};
    }
    if (action == "set") {
        if (words.size() < 3)
            return core::fail(Code::MissingParameter, {{"parameter", "MODEL.json"}});
        const auto text = readText(words[2]);
        if (!text)
            return std::unexpected(text.error());
        auto model = domain::parseSurveyModel(*text);
        if (!model)
            return std::unexpected(model.error());
        if (auto done = flow::setSurveyModel(**session, *model, context.job); !done)
            return std::unexpected(done.error());
    } else if (action == "reset") {
        if (auto done = flow::setSurveyModel(**session, std::nullopt, context.job); !done)
            return std::unexpected(done.error());
    }
    return shownSurvey(**session, context.job);
}

Result<Output> shownIndex(const domain::IndexSystem& system, bool chosen, core::JobContext& job)
{
    auto weights = flow::weighIndex(system, job);
    if (!weights)
        return std::unexpected(weights.error());
    Json json {{"chosen", chosen}, {"index", Json::parse(domain::toJson(system))}, {"weights", Json::array()}};
    QString text;
    for (const auto& group : *weights) {
        json["weights"].push_back(weightsJson(group));
        const auto& used = group.kinds[static_cast<std::size_t>(group.inForce)];
        for (std::size_t i = 0; i < group.children.size(); ++i)
            text += QStringLiteral("%1%2\n").arg((group.parent.empty() ? QString() : QStringLiteral("  ")) + QString::fromStdString(system.node(group.children[i])->name), -36)
                .arg(used.available ? QString::number(100 * used.weights[i], 'f', 1) : QStringLiteral("-"), 8);
    }
    return Output {std::move(json), text, {}, 0};
}

Result<Output> runIndex(const Context& context)
{
    const auto& words = context.arguments.positional;
    const std::string& action = words[1];
    if (action != "show" && action != "template" && action != "set" && action != "reset")
        return core::fail(Code::InvalidParameter, {{"parameter", "ACTION"}, {"value", action}});
    if ((action == "set" || action == "template") && words.size() < 3)
        return core::fail(Code::MissingParameter, {{"parameter", action == "set" ? "INDEX.json" : "NAME"}});
    if (action == "template") {
        const auto* one = domain::indexTemplate(words[2]);
        if (one == nullptr)
            return core::fail(Code::InvalidParameter, {{"parameter", "NAME"}, {"value", words[2]}});
        domain::IndexSystem system = domain::fromTemplate(*one, context.chinese);
        // Where there is a survey, its questions measure the items of the same name.
        if (auto session = flow::openWorkspace(words[0], true)) {
            std::vector<std::pair<std::string, std::string>> questions;
            if (const auto seen = flow::describeSurvey(**session, {}, context.job))
                for (const auto& column : seen->columns)
                    if (column.use.kind == domain::SurveyKind::Item)
                        questions.emplace_back(column.column, column.use.label.empty() ? column.label : column.use.label);
            flow::matchItems(system, questions);
        }
        const Json json = Json::parse(domain::toJson(system));
        return Output {json, QString::fromStdString(json.dump(2)) + u'\n', {}, 0};
    }
    auto session = flow::openWorkspace(words[0], action == "show");
    if (!session)
        return std::unexpected(session.error());
    if (action == "set") {
        const auto text = readText(words[2]);
        if (!text)
            return std::unexpected(text.error());
        auto system = domain::parseIndexSystem(*text);
        if (!system)
            return std::unexpected(system.error());
        if (auto done = flow::setIndexSystem(**session, *system, system->name, context.job); !done)
            return std::unexpected(done.error());
    } else if (action == "reset") {
        if (auto done = flow::setIndexSystem(**session, std::nullopt, {}, context.job); !done)
            return std::unexpected(done.error());
    }
    auto system = flow::indexSystem(**session, context.job);
    if (!system)
        return std::unexpected(system.error());
    return shownIndex(*system, flow::indexChosen(**session), context.job);
}

} // namespace

const std::map<std::string, Analysis>& surveyAnalyses()
{
    static const std::map<std::string, Analysis> all {{"satisfaction", {satisfaction, {"wave", "touchpoint", "weight", "by", "outcome", "perturbation", "seed"}}},
        {"nps", {nps, {"wave", "touchpoint", "weight", "by", "score"}}}, {"csat", {csat, {"wave", "touchpoint", "weight", "by", "x"}}},
        {"ces", {ces, {"wave", "touchpoint", "weight", "by", "x"}}}};
    return all;
}

const std::vector<Command>& surveyCommands()
{
    static const std::vector<Command> commands {
        {"survey", "survey WORKSPACE show|propose|set MODEL.json|reset [--table T] [--file F]",
            "what the survey tables hold and how they are read: columns with kind and scale,\n"
            "waves, repeated answers, weighting (README of the source tells the keys)",
            {"table=", "file="}, 2, 3, runSurvey},
        {"index", "index WORKSPACE show|template retail|telecom|travel|banking|software|set INDEX.json|reset",
            "the satisfaction index: dimensions and items, weights direct, by experts, AHP or\nderived, grades", {}, 2, 3, runIndex},
    };
    return commands;
}

} // namespace holdfast::cli
