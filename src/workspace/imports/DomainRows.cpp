// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/imports/DomainRows.h"

#include "frame/CellText.h"
#include "workspace/store/Guard.h"

namespace holdfast::workspace {

using domain::Role;
using frame::ValueType;

namespace {

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Decimal;
}

bool isDay(ValueType type)
{
    return type == ValueType::Date || type == ValueType::DateTime;
}

// What a column of another type than the field's can give: nothing is converted that could lose something.
bool feeds(ValueType column, ValueType field)
{
    return column == field || field == ValueType::Text || (field == ValueType::Decimal && column == ValueType::Integer)
        || (isDay(field) && isDay(column));
}

} // namespace

DomainRows::DomainRows(Store& store, std::int64_t import, const ImportHeader& header)
    : m_store(store)
    , m_import(import)
    , m_header(header)
{
    if (header.role == Role::Transaction || header.role == Role::Interaction || header.role == Role::Other)
        return;
    const std::string table(domain::word(header.role));
    std::string sql = "INSERT INTO " + sqlite::quoted(table) + " VALUES(?1, ?2";
    for (const domain::RoleField& field : domain::fieldsOf(header.role)) {
        Target target;
        target.parameter = static_cast<int>(m_targets.size()) + 3;
        target.wanted = field.type;
        for (std::size_t i = 0; i < header.columns.size(); ++i)
            if (header.columns[i].field == field.name && feeds(header.columns[i].type, field.type))
                target.column = static_cast<int>(i);
        sql += ", ?" + std::to_string(target.parameter);
        m_targets.push_back(target);
    }
    m_insert = store.database().prepare(sql + ")");
    if (header.role != Role::SurveyResponse)
        return;
    auto item = store.database().prepare("INSERT INTO survey_item VALUES(?1, ?2, ?3, ?4, ?5)");
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        const frame::ColumnInfo& column = header.columns[i];
        if (!column.field.empty() || !isNumber(column.type))
            continue;
        m_items.push_back(static_cast<int>(i));
        m_bytes.clear();
        item.bind(1, import).bind(2, static_cast<int>(i)).bind(3, column.name).bind(4, column.label).bind(5, column.scale);
        m_bytes.integer(import);
        m_bytes.integer(static_cast<std::int64_t>(i));
        m_bytes.text(column.name);
        m_bytes.text(column.label);
        m_bytes.integer(column.scale);
        put(item, m_folds["survey_item"]);
    }
    m_insertAnswer = store.database().prepare("INSERT INTO survey_answer VALUES(?1, ?2, ?3, ?4)");
}

void DomainRows::put(sqlite::Statement& insert, Fold& fold)
{
    must(insert.run());
    fold.add(m_bytes.bytes());
}

void DomainRows::addWords(int column, const frame::Texts& words)
{
    bool used = false;
    for (const Target& target : m_targets)
        used = used || target.column == column;
    if (!used)
        return;
    frame::Texts& kept = m_words[column];
    for (std::size_t i = 0; i < words.size(); ++i)
        kept.push(words[i]);
}

void DomainRows::bindCell(sqlite::Statement& insert, RowBytes& bytes, const Target& target, const frame::BatchColumn& cells, std::uint32_t row)
{
    const auto null = [&] {
        insert.bindNull(target.parameter);
        bytes.null();
    };
    const auto text = [&](std::string_view value) {
        insert.bind(target.parameter, value);
        bytes.text(value);
    };
    const frame::ColumnInfo& info = m_header.columns[static_cast<std::size_t>(target.column)];
    if (info.type == ValueType::Text && info.coded) {
        const std::uint32_t code = cells.codes[row];
        if (code == 0)
            return null();
        const frame::Texts& words = m_words[target.column];
        if (code > words.size())
            refuse(core::Code::Internal, "code without a word");
        return text(words[code - 1]);
    }
    if (info.type == ValueType::Text)
        return row < cells.missing.size() && cells.missing[row] ? null() : text(cells.texts[row]);
    if (info.type == ValueType::Empty || cells.numbers[row] == frame::kMissing)
        return null();
    const std::int64_t value = cells.numbers[row];
    if (target.wanted == ValueType::Text || isDay(target.wanted))
        return text(frame::canonicalText(info, value));
    insert.bind(target.parameter, value);
    bytes.integer(value);
}

void DomainRows::append(const frame::Batch& batch, core::JobContext& job)
{
    if (m_targets.empty())
        return;
    const std::string table(domain::word(m_header.role));
    Fold& fold = m_folds[table];
    for (std::uint32_t row = 0; row < batch.rows; ++row) {
        if (row % 1024 == 0 && job.shouldStop())
            refuse(core::Code::Cancelled);
        m_bytes.clear();
        const auto source = static_cast<std::int64_t>(batch.sourceRows[row]);
        m_insert.bind(1, m_import).bind(2, source);
        m_bytes.integer(m_import);
        m_bytes.integer(source);
        for (const Target& target : m_targets) {
            if (target.column >= 0) {
                bindCell(m_insert, m_bytes, target, batch.columns[static_cast<std::size_t>(target.column)], row);
            } else {
                m_insert.bindNull(target.parameter);
                m_bytes.null();
            }
        }
        put(m_insert, fold);
    }
    appendAnswers(batch, job);
    if (m_header.role == Role::CampaignContact && !m_targets.empty() && m_targets.front().column >= 0) {
        const int column = m_targets.front().column;
        const auto& cells = batch.columns[static_cast<std::size_t>(column)];
        const frame::ColumnInfo& info = m_header.columns[static_cast<std::size_t>(column)];
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            if (info.type == ValueType::Text && info.coded && cells.codes[row] > 0)
                m_campaigns.emplace(m_words[column][cells.codes[row] - 1]);
            else if (info.type == ValueType::Text && !info.coded && !(row < cells.missing.size() && cells.missing[row]))
                m_campaigns.emplace(cells.texts[row]);
            else if (info.type != ValueType::Text && info.type != ValueType::Empty && cells.numbers[row] != frame::kMissing)
                m_campaigns.insert(frame::canonicalText(info, cells.numbers[row]));
        }
    }
}

void DomainRows::appendAnswers(const frame::Batch& batch, core::JobContext& job)
{
    if (m_items.empty())
        return;
    Fold& fold = m_folds["survey_answer"];
    for (std::uint32_t row = 0; row < batch.rows; ++row) {
        if (row % 1024 == 0 && job.shouldStop())
            refuse(core::Code::Cancelled);
        const auto source = static_cast<std::int64_t>(batch.sourceRows[row]);
        for (const int item : m_items) {
            const std::int64_t value = batch.columns[static_cast<std::size_t>(item)].numbers[row];
            if (value == frame::kMissing)
                continue;
            m_bytes.clear();
            for (const std::int64_t cell : {m_import, source, static_cast<std::int64_t>(item), value})
                m_bytes.integer(cell);
            m_insertAnswer.bind(1, m_import).bind(2, source).bind(3, item).bind(4, value);
            put(m_insertAnswer, fold);
        }
    }
}

void DomainRows::finish(Step& step)
{
    if (!m_campaigns.empty()) {
        auto insert = m_store.database().prepare("INSERT INTO campaign VALUES(?1, ?2, ?3)");
        std::int64_t ordinal = 0;
        for (const std::string& name : m_campaigns) {
            m_bytes.clear();
            m_bytes.integer(m_import);
            m_bytes.integer(++ordinal);
            m_bytes.text(name);
            insert.bind(1, m_import).bind(2, ordinal).bind(3, name);
            put(insert, m_folds["campaign"]);
        }
    }
    for (const auto& [table, fold] : m_folds)
        step.settle(scopeOf(table, m_import), fold);
    m_insert = {};
    m_insertAnswer = {};
}

} // namespace holdfast::workspace
