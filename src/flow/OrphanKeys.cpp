// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/OrphanKeys.h"

#include "flow/SessionState.h"
#include "ingest/mapping/Proposal.h"

namespace holdfast::flow {

using domain::Role;

core::Result<OrphanKeys> OrphanKeys::among(
    Session& session, Role role, const std::vector<frame::ColumnInfo>& columns, core::JobContext& job)
{
    OrphanKeys orphans;
    int column = -1;
    for (std::size_t i = 0; i < columns.size() && column < 0; ++i)
        if (columns[i].type == frame::ValueType::Text
            && (columns[i].field == "customer" || (role == Role::Other && ingest::namesCustomer(columns[i].label))))
            column = static_cast<int>(i);
    if (column < 0 || role == Role::Customer)
        return orphans;
    // Rows, not distinct ids: the set below does that.
    auto ids = session.file().query("SELECT customer FROM customer JOIN import USING(import) WHERE in_force=1 AND customer IS NOT NULL", {}, job);
    if (!ids)
        return std::unexpected(ids.error());
    if (ids->rows.empty()) {
        if (role == Role::Transaction || role == Role::Interaction)
            return orphans;
        auto facts = session.file().query("SELECT 1 FROM import WHERE in_force=1 AND role IN ('transaction', 'interaction') LIMIT 1", {}, job);
        if (!facts)
            return std::unexpected(facts.error());
        if (!facts->rows.empty())
            return orphans;
    }
    for (auto& row : ids->rows)
        orphans.m_known.insert(std::move(*row[0]));
    orphans.m_column = column;
    orphans.m_name = columns[static_cast<std::size_t>(column)].name;
    orphans.m_coded = columns[static_cast<std::size_t>(column)].coded;
    return orphans;
}

void OrphanKeys::words(int column, const frame::Texts& words)
{
    if (column != m_column)
        return;
    for (std::size_t i = 0; i < words.size(); ++i) {
        m_knownWord.push_back(isKnown(words[i]));
        m_words.push(words[i]);
    }
}

void OrphanKeys::orphan(std::uint64_t row, std::string_view id)
{
    if (m_orphans++ > 0)
        return;
    m_row = row;
    m_value = id;
}

void OrphanKeys::batch(const frame::Batch& batch)
{
    if (m_column < 0)
        return;
    const frame::BatchColumn& cells = batch.columns[static_cast<std::size_t>(m_column)];
    for (std::uint32_t r = 0; r < batch.rows; ++r) {
        if (m_coded) {
            const std::uint32_t code = cells.codes[r];
            if (code == 0)
                ++m_blank;
            else if (!m_knownWord[code - 1])
                orphan(batch.sourceRows[r], m_words[code - 1]);
        } else if (cells.missing[r]) {
            ++m_blank;
        } else if (!isKnown(cells.texts[r])) {
            orphan(batch.sourceRows[r], cells.texts[r]);
        }
    }
}

std::optional<core::Finding> OrphanKeys::finding() const
{
    if (m_orphans == 0)
        return std::nullopt;
    return core::Finding {core::Code::OrphanKeys, core::Severity::Warning, {{}, 0, m_row, m_name, 0}, m_value, m_orphans + m_blank, {}};
}

} // namespace holdfast::flow
