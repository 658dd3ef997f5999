// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Quality.h"
#include "flow/RecipeLoads.h"
#include "frame/Cells.h"

#include <algorithm>
#include <unordered_set>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using workspace::ImportRecord;

namespace {

using Keys = std::unordered_set<std::string>;

// Values of a text column with their rows; `missing` counts the others.
Status countKeys(Session& session, const ImportRecord& import, int column, std::map<std::string, std::uint64_t>& counts, std::uint64_t& missing,
    core::JobContext& job)
{
    const frame::ColumnInfo& info = import.header.columns[static_cast<std::size_t>(column)];
    const std::vector<int> wanted {column};
    std::vector<std::string> words;
    std::vector<std::uint64_t> uses(1);
    const auto done = eachBatch(session.file(), import.number, [&](int, const frame::Texts& texts) -> Status {
        for (std::size_t i = 0; i < texts.size(); ++i)
            words.emplace_back(texts[i]);
        uses.resize(words.size() + 1);
        return {};
    }, [&](frame::Batch& batch) -> Status {
        const frame::BatchColumn& cells = batch.columns[static_cast<std::size_t>(column)];
        if (frame::isCoded(info)) {
            for (const std::uint32_t code : cells.codes)
                ++uses[std::min<std::size_t>(code, uses.size() - 1)];
            return {};
        }
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            if (auto text = frame::cellText(info, cells, row, {}))
                ++counts[*text];
            else
                ++missing;
        }
        return {};
    }, job, &wanted);
    if (!done)
        return done;
    missing += frame::isCoded(info) ? uses[0] : 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (uses[i + 1] > 0)
            counts[words[i]] += uses[i + 1];
    return {};
}

} // namespace

Result<std::vector<JoinState>> measureJoins(Session& session, core::JobContext& job)
{
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    std::vector<JoinState> joins;
    Keys ids;
    std::map<std::string, Keys> others; // text columns of the customer table that could be a key, by name
    bool customers = false;
    for (const ImportRecord& import : *imports) {
        if (import.header.role != domain::Role::Customer)
            continue;
        customers = true;
        for (std::size_t c = 0; c < import.header.columns.size(); ++c) {
            const frame::ColumnInfo& info = import.header.columns[c];
            if (info.type != frame::ValueType::Text && info.type != frame::ValueType::Integer)
                continue;
            std::map<std::string, std::uint64_t> counts;
            std::uint64_t missing = 0;
            if (auto done = countKeys(session, import, static_cast<int>(c), counts, missing, job); !done)
                return std::unexpected(done.error());
            Keys& target = info.field == "customer" ? ids : others[info.name];
            // A key tells customers apart: nearly every value once.
            if (info.field != "customer" && counts.size() * 10 < (import.loaded - std::min(missing, import.loaded)) * 9)
                continue;
            for (const auto& [value, rows] : counts)
                target.insert(value);
        }
    }
    if (!customers)
        return joins;
    for (const ImportRecord& import : *imports) {
        const auto& columns = import.header.columns;
        const auto key = std::find_if(columns.begin(), columns.end(), [](const auto& info) { return info.field == "customer"; });
        if (import.header.role == domain::Role::Customer || key == columns.end())
            continue;
        job.progress(-1, "join");
        JoinState state;
        state.table = domain::word(import.header.role);
        state.file = import.header.file;
        state.importId = import.header.id;
        state.keyColumn = key->name;
        state.rows = import.loaded;
        std::map<std::string, std::uint64_t> counts;
        if (auto done = countKeys(session, import, static_cast<int>(key - columns.begin()), counts, state.missing, job); !done)
            return std::unexpected(done.error());
        std::vector<std::pair<std::string, std::uint64_t>> orphans;
        for (const auto& [value, rows] : counts) {
            if (ids.contains(value)) {
                state.matched += rows;
            } else {
                state.orphans += rows;
                orphans.emplace_back(value, rows);
            }
        }
        state.orphanKeys = orphans.size();
        std::stable_sort(orphans.begin(), orphans.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        if (orphans.size() > 20)
            orphans.resize(20);
        state.examples = std::move(orphans);
        if (state.orphans > 0)
            for (const auto& [name, values] : others) {
                std::uint64_t matched = 0;
                for (const auto& [value, rows] : counts)
                    matched += values.contains(value) ? rows : 0;
                if (matched > state.matched && matched > state.betterMatched) {
                    state.betterKey = name;
                    state.betterMatched = matched;
                }
            }
        joins.push_back(std::move(state));
    }
    return joins;
}

} // namespace holdfast::flow
