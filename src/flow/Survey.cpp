// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Survey.h"

#include "flow/SurveyCases.h"
#include "flow/SurveyProposal.h"

#include <algorithm>
#include <chrono>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::SurveyKind;

namespace {

const std::string kModelKind = "survey", kIndexKind = "survey-index", kName = "in-force";

Result<std::optional<std::string>> document(Session& session, const std::string& kind)
{
    auto all = session.file().documents(kind);
    if (!all)
        return std::unexpected(all.error());
    const auto it = all->find(kName);
    return it == all->end() ? std::nullopt : std::optional(it->second);
}

// Documents say how facts are read, not what they are: the snapshot stays as it is.
core::Status write(Session& session, const std::string& kind, const std::string& subject, const std::optional<std::string>& body, core::JobContext& job)
{
    auto change = session.file().beginChange(kind, subject, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kind, kName, body); !put)
        return put;
    return (*change)->commit();
}

Result<std::shared_ptr<const std::vector<SurveyColumnSeen>>> seenIn(Session& session, const frame::Snapshot& snapshot,
    const std::vector<domain::SurveySource>& sources, core::JobContext& job)
{
    std::string name = "survey-columns";
    for (const auto& source : sources)
        name += "\n" + source.table + " " + source.file;
    if (auto kept = session.keptBeside(snapshot, name))
        return std::static_pointer_cast<const std::vector<SurveyColumnSeen>>(kept);
    auto table = surveyTable(session, snapshot, sources, nullptr, {}, {}, job);
    if (!table)
        return std::unexpected(table.error());
    std::shared_ptr<const std::vector<SurveyColumnSeen>> made = std::make_shared<std::vector<SurveyColumnSeen>>(columnsSeen(*table));
    session.keepBeside(snapshot, name, made);
    return made;
}

Result<domain::SurveyModel> proposal(Session& session, const frame::Snapshot& snapshot, const domain::SurveySource& source, core::JobContext& job)
{
    const auto columns = seenIn(session, snapshot, {source}, job);
    if (!columns)
        return std::unexpected(columns.error());
    if ((*columns)->empty())
        return core::fail(Code::NotEnoughData, {{"needs", "survey_response"}});
    return proposedModel(**columns, source);
}

// Every table that may hold answers.
Result<std::vector<SurveySourceSeen>> tablesOfAnswers(Session& session)
{
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    std::vector<SurveySourceSeen> sources;
    for (const auto& import : *imports) {
        using domain::Role;
        const Role role = import.header.role;
        if (role == Role::SurveyResponse || role == Role::Other || role == Role::Customer)
            sources.push_back({std::string(domain::word(role)), import.header.file, import.loaded, false});
    }
    return sources;
}

void markUsed(SurveyModelAnswer& answer)
{
    for (auto& seen : answer.sources)
        seen.used = std::any_of(answer.model.sources.begin(), answer.model.sources.end(),
            [&](const auto& source) { return source.table == seen.table && (source.file.empty() || source.file == seen.file); });
}

void fillUse(SurveyModelAnswer& answer)
{
    for (auto& seen : answer.columns) {
        seen.use.column = seen.column;
        seen.use.kind = SurveyKind::Ignore;
        if (const auto* used = answer.model.column(seen.column))
            seen.use = *used;
    }
}

} // namespace

Result<domain::SurveyModel> proposeSurveyModel(Session& session, const std::string& table, const std::string& file, core::JobContext& job)
{
    auto snapshot = session.snapshot({}, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    domain::SurveySource source;
    source.table = table;
    source.file = file;
    return proposal(session, **snapshot, source, job);
}

Result<domain::SurveyModel> surveyModel(Session& session, core::JobContext& job)
{
    const auto stored = document(session, kModelKind);
    if (!stored)
        return std::unexpected(stored.error());
    if (*stored)
        return domain::parseSurveyModel(**stored);
    return proposeSurveyModel(session, "survey_response", {}, job);
}

core::Status setSurveyModel(Session& session, const std::optional<domain::SurveyModel>& model, core::JobContext& job)
{
    if (model)
        if (auto fine = domain::checkSurveyModel(*model); !fine)
            return fine;
    return write(session, kModelKind, {}, model ? std::optional(domain::toJson(*model)) : std::nullopt, job);
}

Result<SurveyModelAnswer> describeSurvey(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto snapshot = session.snapshot(scope.asOf, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    SurveyModelAnswer answer;
    auto sources = tablesOfAnswers(session);
    if (!sources)
        return std::unexpected(sources.error());
    answer.sources = std::move(*sources);
    const auto stored = document(session, kModelKind);
    if (!stored)
        return std::unexpected(stored.error());
    answer.chosen = stored->has_value();
    auto model = surveyModel(session, job);
    // Nothing to propose from, but tables the user may name.
    if (!model && (model.error().code != Code::NotEnoughData || answer.sources.empty()))
        return std::unexpected(model.error());
    if (model)
        answer.model = std::move(*model);
    markUsed(answer);
    if (!answer.model.sources.empty()) {
        const auto columns = seenIn(session, **snapshot, answer.model.sources, job);
        if (!columns)
            return std::unexpected(columns.error());
        answer.columns = **columns;
    }
    fillUse(answer);
    SurveyRequest request;
    request.scope.asOf = scope.asOf;
    if (auto cases = surveyCases(session, request, job)) {
        for (const auto& wave : cases->survey->waves)
            answer.waves.push_back(wave.name);
        for (auto& seen : answer.columns)
            if (const auto* series = cases->survey->find(seen.column))
                seen.outside = series->outOfScale > 0;
        answer.basis = basisOf(session, *cases, request, "survey", {}, started);
    } else if (cases.error().code != Code::NotEnoughData) {
        return std::unexpected(cases.error());
    }
    return answer;
}

Result<SurveyModelAnswer> draftSurvey(Session& session, const domain::SurveyModel& draft, core::JobContext& job)
{
    auto snapshot = session.snapshot({}, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    SurveyModelAnswer answer;
    auto sources = tablesOfAnswers(session);
    if (!sources)
        return std::unexpected(sources.error());
    answer.sources = std::move(*sources);
    answer.model = draft;
    markUsed(answer);
    if (!draft.sources.empty()) {
        const auto columns = seenIn(session, **snapshot, draft.sources, job);
        if (!columns)
            return std::unexpected(columns.error());
        answer.columns = **columns;
        for (auto& column : proposedModel(answer.columns, draft.sources.front()).columns) {
            const bool several = domain::isScaled(column.kind) || column.kind == SurveyKind::Attribute;
            if (answer.model.column(column.column) == nullptr && (several || answer.model.first(column.kind) == nullptr))
                answer.model.columns.push_back(std::move(column));
        }
    }
    fillUse(answer);
    return answer;
}

Result<domain::IndexSystem> indexSystem(Session& session, core::JobContext& job)
{
    const auto stored = document(session, kIndexKind);
    if (!stored)
        return std::unexpected(stored.error());
    if (*stored)
        return domain::parseIndexSystem(**stored);
    auto snapshot = session.snapshot({}, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    auto cases = surveyCases(session, {}, job);
    if (!cases)
        return std::unexpected(cases.error());
    domain::IndexSystem system;
    for (const auto* item : cases->survey->all(SurveyKind::Item))
        if (item->n > 0)
            system.nodes.push_back({item->column, item->label, {}, item->column});
    return system;
}

bool indexChosen(Session& session)
{
    const auto stored = document(session, kIndexKind);
    return stored && stored->has_value();
}

core::Status setIndexSystem(Session& session, const std::optional<domain::IndexSystem>& system, const std::string& subject, core::JobContext& job)
{
    if (system)
        if (auto fine = domain::checkIndexSystem(*system); !fine)
            return fine;
    return write(session, kIndexKind, subject, system ? std::optional(domain::toJson(*system)) : std::nullopt, job);
}

} // namespace holdfast::flow
