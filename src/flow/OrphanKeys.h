// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"
#include "domain/Roles.h"
#include "flow/Session.h"
#include "frame/Batch.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace holdfast::flow {

// Rows of an import that refer to customers who are not in the workspace. Ids are compared as they are: 1 is not 001.
// Purchases and interactions may stand without a table of customers: then they are not looked at.
class OrphanKeys {
public:
    // Before the import begins; the columns as they will be loaded.
    static core::Result<OrphanKeys> among(
        Session& session, domain::Role role, const std::vector<frame::ColumnInfo>& columns, core::JobContext& job);

    // As the reader hands them out.
    void words(int column, const frame::Texts& words);
    void batch(const frame::Batch& batch);

    // orphan-keys with the first row and its value; counts rows with no key too, where some key is an orphan.
    std::optional<core::Finding> finding() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    bool isKnown(std::string_view id) const { return m_known.find(id) != m_known.end(); }
    void orphan(std::uint64_t row, std::string_view id);

    int m_column = -1; // that refers to customers; -1 = nothing to look at
    bool m_coded = false;
    std::string m_name;
    std::unordered_set<std::string, Hash, std::equal_to<>> m_known;
    std::vector<bool> m_knownWord;
    frame::Texts m_words;
    std::uint64_t m_orphans = 0, m_blank = 0, m_row = 0;
    std::string m_value;
};

} // namespace holdfast::flow
