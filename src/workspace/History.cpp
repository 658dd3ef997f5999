// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/File.h"

#include "core/Json.h"

#include <charconv>

namespace holdfast::workspace {

using core::Code;

namespace {

struct StoredStep {
    std::int64_t step = 0;
    std::string kind, subject;
    std::optional<std::string> before, after;
};

std::optional<std::string> textAt(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(std::string(row.text(column)));
}

std::optional<StoredStep> readStep(sqlite::Statement& row)
{
    if (!must(row.step()))
        return std::nullopt;
    StoredStep step {row.integer(0), std::string(row.text(1)), std::string(row.text(2)), textAt(row, 3), textAt(row, 4)};
    row.reset();
    return step;
}

std::optional<StoredStep> lastDone(Store& store)
{
    return readStep(store.statement("SELECT step, kind, subject, before, after FROM history WHERE done=1 ORDER BY step DESC LIMIT 1"));
}

std::optional<StoredStep> firstUndone(Store& store)
{
    return readStep(store.statement("SELECT step, kind, subject, before, after FROM history WHERE done=0 ORDER BY step LIMIT 1"));
}

void bindOptional(sqlite::Statement& statement, int parameter, const std::optional<std::string>& value)
{
    value ? statement.bind(parameter, *value) : statement.bindNull(parameter);
}

void setState(Store& store, Step& transaction, std::int64_t import, int state)
{
    auto& flip = store.statement("UPDATE import SET in_force=?2 WHERE import=?1");
    flip.bind(1, import).bind(2, state);
    transaction.change("import", import, flip);
}

// The changes of a step made by changesText().
void applyChanges(Store& store, Step& transaction, const std::string& text)
{
    const auto json = core::Json::parse(text, nullptr, false);
    if (!json.is_object())
        refuse(Code::WorkspaceDamaged, "step of history");
    const core::Json nothing = core::Json::object();
    const core::Json& imports = json.contains("imports") ? json["imports"] : nothing;
    const core::Json& documents = json.contains("documents") ? json["documents"] : nothing;
    for (const auto& [key, state] : imports.items()) {
        std::int64_t number = 0;
        if (std::from_chars(key.data(), key.data() + key.size(), number).ec != std::errc() || !state.is_number_integer())
            refuse(Code::WorkspaceDamaged, "step of history");
        setState(store, transaction, number, state.get<int>());
    }
    for (const auto& [key, body] : documents.items())
        putDocument(store, transaction, key, body.is_string() ? std::optional(body.get<std::string>()) : std::nullopt);
}

void apply(Store& store, Step& transaction, const StoredStep& step, bool forward)
{
    const std::optional<std::string>& value = forward ? step.after : step.before;
    if (step.kind == "setting") {
        putSetting(store, transaction, step.subject, value);
    } else if (step.kind == "segment-save" || step.kind == "segment-remove") {
        putSegment(store, transaction, step.subject, value);
    } else if (step.kind == "import" && !step.before) {
        const std::string text = step.after.value_or("");
        std::int64_t number = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
            refuse(Code::WorkspaceDamaged, "import step without a number");
        setState(store, transaction, number, forward ? 1 : 0);
    } else {
        applyChanges(store, transaction, value.value_or(""));
    }
    auto& mark = store.statement("UPDATE history SET done=?2 WHERE step=?1");
    mark.bind(1, step.step).bind(2, forward ? 1 : 0);
    transaction.change("history", step.step, mark);
}

} // namespace

void addStep(Store& store, Step& step, std::int64_t at, std::string_view kind, std::string_view subject,
    const std::optional<std::string>& before, const std::optional<std::string>& after)
{
    while (const auto undone = firstUndone(store)) {
        auto& drop = store.statement("DELETE FROM history WHERE step=?1");
        drop.bind(1, undone->step);
        step.change("history", undone->step, drop);
    }
    const std::int64_t number = must(store.database().integer("SELECT coalesce(max(step), 0) + 1 FROM history"));
    auto& insert = store.statement("INSERT INTO history VALUES(?1, ?2, ?3, ?4, ?5, ?6, 1)");
    insert.bind(1, number).bind(2, kind).bind(3, subject);
    bindOptional(insert, 4, before);
    bindOptional(insert, 5, after);
    insert.bind(6, at);
    step.change("history", number, insert);
}

HistoryState historyOf(Store& store)
{
    HistoryState state;
    if (const auto done = lastDone(store)) {
        state.undo = done->kind;
        state.undoSubject = done->subject;
    }
    if (const auto undone = firstUndone(store)) {
        state.redo = undone->kind;
        state.redoSubject = undone->subject;
    }
    return state;
}

void stepBack(Store& store)
{
    Step transaction(store);
    const auto step = lastDone(store);
    if (!step)
        refuse(Code::NothingToUndo);
    apply(store, transaction, *step, false);
    transaction.commit();
}

void stepForward(Store& store)
{
    Step transaction(store);
    const auto step = firstUndone(store);
    if (!step)
        refuse(Code::NothingToUndo);
    apply(store, transaction, *step, true);
    transaction.commit();
}

std::optional<std::string> settingOf(Store& store, const std::string& key)
{
    auto& row = store.statement("SELECT value FROM setting WHERE key=?1");
    row.bind(1, key);
    if (!must(row.step()))
        return std::nullopt;
    std::string value(row.text(0));
    row.reset();
    return value;
}

void putSetting(Store& store, Step& step, const std::string& key, const std::optional<std::string>& value)
{
    auto& change = store.statement(value ? "INSERT OR REPLACE INTO setting VALUES(?1, ?2)" : "DELETE FROM setting WHERE key=?1");
    change.bind(1, key);
    if (value)
        change.bind(2, *value);
    step.change("setting", key, change);
}

std::optional<std::string> documentOf(Store& store, const std::string& key)
{
    auto& row = store.statement("SELECT body FROM document WHERE key=?1");
    row.bind(1, key);
    if (!must(row.step()))
        return std::nullopt;
    std::string body(row.text(0));
    row.reset();
    return body;
}

std::map<std::string, std::string> documentsOf(Store& store, const std::string& kind)
{
    std::map<std::string, std::string> all;
    if (store.opened().identity.format < 2)
        return all;
    auto& rows = store.statement("SELECT key, body FROM document WHERE key>?1 AND key<?2");
    rows.bind(1, kind + "/").bind(2, kind + "0"); // "0" follows "/"
    while (must(rows.step()))
        all.emplace(rows.text(0).substr(kind.size() + 1), rows.text(1));
    return all;
}

void putDocument(Store& store, Step& step, const std::string& key, const std::optional<std::string>& body)
{
    auto& change = store.statement(body ? "INSERT OR REPLACE INTO document VALUES(?1, ?2)" : "DELETE FROM document WHERE key=?1");
    change.bind(1, key);
    if (body)
        change.bind(2, *body);
    step.change("document", key, change);
}

std::string changesText(const std::map<std::int64_t, int>& imports, const std::map<std::string, std::optional<std::string>>& documents)
{
    core::Json json = core::Json::object();
    for (const auto& [import, state] : imports)
        json["imports"][std::to_string(import)] = state;
    for (const auto& [key, body] : documents)
        json["documents"][key] = body ? core::Json(*body) : core::Json();
    return json.dump(-1, ' ', false, core::Json::error_handler_t::replace);
}

std::optional<std::string> segmentOf(Store& store, const std::string& name)
{
    auto& row = store.statement("SELECT changed_at, rule FROM segment WHERE name=?1");
    row.bind(1, name);
    if (!must(row.step()))
        return std::nullopt;
    std::string segment = std::to_string(row.integer(0)) + " " + std::string(row.text(1));
    row.reset();
    return segment;
}

std::vector<SavedSegment> segmentsOf(Store& store)
{
    std::vector<SavedSegment> all;
    auto& rows = store.statement("SELECT name, rule, changed_at FROM segment ORDER BY name");
    while (must(rows.step()))
        all.push_back({std::string(rows.text(0)), must(domain::parseRule(rows.text(1))), rows.integer(2)});
    return all;
}

void putSegment(Store& store, Step& step, const std::string& name, const std::optional<std::string>& segment)
{
    auto& change = store.statement(segment ? "INSERT OR REPLACE INTO segment VALUES(?1, ?2, ?3)" : "DELETE FROM segment WHERE name=?1");
    change.bind(1, name);
    if (segment) {
        const auto blank = segment->find(' ');
        std::int64_t at = 0;
        if (blank == std::string::npos
            || std::from_chars(segment->data(), segment->data() + blank, at).ec != std::errc())
            refuse(Code::WorkspaceDamaged, "segment in history");
        change.bind(2, std::string_view(*segment).substr(blank + 1)).bind(3, at);
    }
    step.change("segment", name, change);
}

} // namespace holdfast::workspace
