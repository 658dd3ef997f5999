// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyCases.h"

#include "analytics/survey/CaseWeights.h"
#include "flow/CustomerBands.h"
#include "flow/SurveyFields.h"
#include "flow/SurveyTable.h"
#include "flow/SurveyWeights.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::SurveyKind;

namespace {

constexpr std::size_t kMostGroups = 60;

struct Pooled {
    features::SurveyFacts facts;
    std::string fingerprint;
};

Result<std::shared_ptr<const Pooled>> pooled(Session& session, const frame::Snapshot& snapshot, const domain::SurveyModel& model, core::JobContext& job)
{
    // Weights come on top of the answers; the rest of the model shapes them.
    domain::SurveyModel shaping = model;
    shaping.weighting = {};
    const std::string name = "survey " + domain::toJson(shaping);
    if (auto kept = session.keptBeside(snapshot, name))
        return std::static_pointer_cast<const Pooled>(kept);
    std::set<std::string> columns;
    std::string customer, date;
    for (const auto& column : model.columns) {
        if (column.kind == SurveyKind::Customer)
            customer = column.column;
        else if (column.kind == SurveyKind::Date)
            date = column.column;
        else if (column.kind != SurveyKind::Ignore && column.kind != SurveyKind::Comment)
            columns.insert(column.column);
    }
    auto table = surveyTable(session, snapshot, model.sources, &columns, customer, date, job);
    if (!table)
        return std::unexpected(table.error());
    auto facts = features::surveyFacts(table->loads, model, snapshot.asOf, job);
    if (!facts)
        return std::unexpected(facts.error());
    facts->leftOut = std::move(table->leftOut);
    std::shared_ptr<const Pooled> made
        = std::make_shared<Pooled>(Pooled {std::move(*facts), std::move(table->fingerprint)});
    session.keepBeside(snapshot, name, made);
    return made;
}

Result<int> waveOf(const features::SurveyFacts& survey, const std::string& name)
{
    if (name.empty())
        return -1;
    if (name == "last") {
        for (std::size_t i = survey.waves.size(); i-- > 0;)
            if (!survey.waves[i].partial)
                return static_cast<int>(i);
        return static_cast<int>(survey.waves.size()) - 1;
    }
    for (std::size_t i = 0; i < survey.waves.size(); ++i)
        if (survey.waves[i].name == name)
            return static_cast<int>(i);
    return core::fail(Code::InvalidParameter, {{"name", "wave"}, {"value", name}});
}

} // namespace

Result<std::shared_ptr<const features::SurveyFacts>> surveyOf(Session& session, const frame::Snapshot& snapshot, core::JobContext& job)
{
    auto model = surveyModel(session, job);
    if (!model)
        return std::unexpected(model.error());
    auto made = pooled(session, snapshot, *model, job);
    if (!made)
        return std::unexpected(made.error());
    return std::shared_ptr<const features::SurveyFacts>(*made, &(*made)->facts);
}

Result<SurveyCases> surveyCases(Session& session, const SurveyRequest& request, core::JobContext& job, bool everyWave)
{
    SurveyCases cases;
    auto snapshot = session.snapshot(request.scope.asOf, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    cases.snapshot = *snapshot;
    auto model = surveyModel(session, job);
    if (!model)
        return std::unexpected(model.error());
    cases.model = std::move(*model);
    auto made = pooled(session, **snapshot, cases.model, job);
    if (!made)
        return std::unexpected(made.error());
    cases.survey = std::shared_ptr<const features::SurveyFacts>(*made, &(*made)->facts);
    cases.fingerprint = (*made)->fingerprint;
    if (cases.snapshot->size() > 0) {
        auto scoped = resolve(session, request.scope, job);
        if (!scoped)
            return std::unexpected(scoped.error());
        cases.customers = scoped->facts;
        cases.selection = std::move(scoped->selection);
    } else if (request.scope.rule) {
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    }
    const auto& survey = *cases.survey;
    const auto wave = waveOf(survey, request.wave);
    if (!wave)
        return std::unexpected(wave.error());
    cases.wave = *wave;
    std::uint32_t step = 0;
    if (!request.touchpoint.empty()) {
        const auto it = std::find(survey.touchpoints.begin(), survey.touchpoints.end(), request.touchpoint);
        if (it == survey.touchpoints.end())
            return core::fail(Code::InvalidParameter, {{"name", "touchpoint"}, {"value", request.touchpoint}});
        step = static_cast<std::uint32_t>(it - survey.touchpoints.begin()) + 1;
    }
    for (std::uint32_t row = 0; row < survey.rows(); ++row) {
        const std::uint32_t customer = survey.customers[row];
        const char* reason = nullptr;
        if (cases.selection && customer == frame::kNoCustomer)
            reason = "anonymous";
        else if (cases.selection && !cases.selection->contains(customer))
            reason = "out-of-scope";
        else if (survey.repeated[row])
            reason = "repeated";
        else if (cases.model.excludeStraight && survey.straight[row])
            reason = "straight-line";
        else if (cases.model.excludeSpeeders && survey.speeder[row])
            reason = "speeder";
        else if (step != 0 && survey.touchpoint[row] != step)
            reason = "other-touchpoint";
        else if (cases.wave >= 0 && !everyWave && survey.wave[row] != static_cast<std::uint32_t>(cases.wave))
            reason = "other-wave";
        if (reason == nullptr)
            cases.rows.push_back(row);
        else
            ++cases.excluded[reason];
    }
    for (const auto& [reason, count] : survey.leftOut)
        cases.excluded[reason] += count;
    if (cases.rows.empty())
        return core::fail(Code::NotEnoughData);
    const auto& rule = request.weighting ? *request.weighting : cases.model.weighting;
    if (auto weighed = weigh(cases, rule, job); !weighed)
        return std::unexpected(weighed.error());
    if (cases.rows.empty())
        return core::fail(Code::NotEnoughData);
    cases.designEffect = analytics::kishDesignEffect(cases.weights);
    cases.effectiveN = static_cast<double>(cases.rows.size()) / cases.designEffect;
    return cases;
}

Basis basisOf(Session& session, const SurveyCases& cases, const SurveyRequest& request, std::string analysis, std::string method,
    std::chrono::steady_clock::time_point started)
{
    Basis basis;
    const auto& shot = *cases.snapshot;
    if (cases.customers) {
        Scoped scoped;
        scoped.facts = cases.customers;
        scoped.selection = cases.selection;
        scoped.grain = request.scope.period.value_or(cases.customers->settings.period);
        basis = basisOf(session, scoped, request.scope, std::move(analysis), std::move(method), started);
        basis.sources.clear();
        for (const auto& source : shot.sources)
            if (source.table == "customer" || cases.selection)
                basis.sources.push_back({source.table, source.file, source.rows});
    } else {
        basis.analysis = std::move(analysis);
        basis.method = std::move(method);
        basis.asOf = shot.asOf;
        basis.dataTo = shot.dataTo;
        basis.fingerprint = shot.fingerprint;
        basis.parameters = {{"as-of", core::isoText(shot.asOf)}, {"segment", ""}};
        basis.computedAt = session.now();
        basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    }
    for (const auto& load : cases.survey->loads)
        basis.sources.push_back({load.table, load.file, load.rows});
    basis.n = cases.rows.size();
    basis.fingerprint = cases.fingerprint;
    basis.excluded = cases.excluded;
    const auto& rule = request.weighting ? *request.weighting : cases.model.weighting;
    std::string fields;
    for (const auto& field : rule.fields)
        fields += (fields.empty() ? "" : ",") + field;
    basis.parameters["wave"] = request.wave.empty() ? "all" : cases.wave >= 0 ? cases.survey->waves[static_cast<std::size_t>(cases.wave)].name : request.wave;
    basis.parameters["touchpoint"] = request.touchpoint;
    basis.parameters["weighting"] = std::string(domain::word(rule.method)) + (fields.empty() ? "" : ":" + fields);
    basis.definitions["survey.waves"] = cases.model.first(SurveyKind::Wave) != nullptr ? "column" : std::string(core::word(cases.model.waves));
    basis.definitions["survey.repeats"] = domain::word(cases.model.repeats);
    return basis;
}

SeriesAnswers answersOf(const SurveyCases& cases, const features::SurveySeries& series, const std::vector<char>& keep)
{
    SeriesAnswers out;
    out.answers.reserve(cases.rows.size());
    for (std::size_t i = 0; i < cases.rows.size(); ++i) {
        const double answer = series.answers[cases.rows[i]];
        if (std::isnan(answer) || (!keep.empty() && !keep[i]))
            continue;
        out.answers.push_back(answer);
        out.rows.push_back(cases.rows[i]);
        if (!cases.weights.empty())
            out.weights.push_back(cases.weights[i]);
    }
    return out;
}

Result<SurveyGroups> groupsOf(Session& session, const SurveyCases& cases, const std::string& by, core::JobContext& job)
{
    SurveyGroups groups;
    groups.by = by;
    if (by.empty())
        return groups;
    if (by == "segments") {
        auto saved = segments(session);
        if (!saved)
            return std::unexpected(saved.error());
        if (!cases.customers)
            return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
        for (const auto& segment : *saved) {
            auto selection = select(*cases.customers, segment.rule, *saved, job);
            if (!selection)
                return std::unexpected(selection.error());
            groups.names.push_back(segment.name);
            auto& members = groups.members.emplace_back(cases.rows.size(), char {0});
            for (std::size_t i = 0; i < cases.rows.size(); ++i)
                members[i] = cases.customer(i) != frame::kNoCustomer && selection->contains(cases.customer(i));
        }
        return groups;
    }
    std::vector<std::uint32_t> codes(cases.rows.size(), 0);
    std::vector<std::string> words;
    bool sorted = false; // by name
    if (const auto* attribute = cases.survey->attribute(by)) {
        for (std::size_t i = 0; i < cases.rows.size(); ++i)
            codes[i] = attribute->codes[cases.rows[i]];
        words = attribute->words;
    } else {
        const auto* column = cases.customers ? cases.customers->column(by) : nullptr;
        std::vector<std::uint32_t> respondents;
        for (std::size_t i = 0; i < cases.rows.size(); ++i)
            if (cases.customer(i) != frame::kNoCustomer)
                respondents.push_back(cases.customer(i));
        auto made = column != nullptr ? customerBands(*column, cases.customers->snapshot->size(), respondents) : std::nullopt;
        if (!made)
            return core::fail(Code::UnknownField, {{"field", by}});
        sorted = !made->ordered;
        for (std::size_t i = 0; i < cases.rows.size(); ++i)
            codes[i] = cases.customer(i) == frame::kNoCustomer ? 0 : made->codes[cases.customer(i)];
        words = std::move(made->names);
    }
    std::vector<std::uint64_t> sizes(words.size() + 1, 0);
    for (const auto code : codes)
        ++sizes[code];
    std::vector<std::uint32_t> order;
    for (std::uint32_t code = 1; code <= words.size(); ++code)
        if (sizes[code] > 0)
            order.push_back(code);
    if (order.size() > kMostGroups)
        return core::fail(Code::LimitsExceeded, {{"name", by}, {"limit", std::to_string(kMostGroups)}});
    if (sorted)
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return words[a - 1] < words[b - 1]; });
    for (const std::uint32_t code : order) {
        groups.names.push_back(words[code - 1]);
        auto& members = groups.members.emplace_back(cases.rows.size(), char {0});
        for (std::size_t i = 0; i < cases.rows.size(); ++i)
            members[i] = codes[i] == code;
    }
    return groups;
}

} // namespace holdfast::flow
