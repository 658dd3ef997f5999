// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: columns that identify people, on their way in.

#include "flow/SessionState.h"
#include "frame/Cells.h"
#include "ingest/Ingest.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// The key of a workspace's pseudonyms: $XDG_DATA_HOME/holdfast/keys/<workspace id>.key (else ~/.local/share/…), 32 random
// bytes, 0600 in a folder of 0700. It is made when it is first needed and never lies in the workspace or its copies.
std::string pseudonymKeyPath(const std::string& workspaceId);
core::Result<std::string> pseudonymKey(const std::string& workspaceId);

// Masks and pseudonyms in place of texts, batch by batch.
class PrivacyFilter {
public:
    // privacy and kind by column of the load; key: empty where nothing is pseudonymised.
    PrivacyFilter(std::vector<std::string> privacy, std::vector<std::string> kinds, std::vector<bool> coded, std::string key, bool leavesOut);
    bool idle() const { return !m_any; }
    // Words of a coded column; the codes of later batches then stand for the words given here.
    frame::Texts words(int column, const frame::Texts& words) const;
    void batch(frame::Batch& batch) const;
    // What must not be kept of a row that is set aside: its text while some column is left out or changed, and its
    // value in such a column.
    void reject(frame::RejectedRow& row, const std::vector<frame::ColumnInfo>& columns) const;
    bool hides(const std::string& column, const std::vector<frame::ColumnInfo>& columns) const;

private:
    std::string hidden(std::size_t column, std::string_view text) const;
    bool changes(std::size_t column) const { return m_privacy[column] == "mask" || m_privacy[column] == "pseudonymise"; }
    std::vector<std::string> m_privacy, m_kinds;
    std::vector<bool> m_coded;
    std::string m_key;
    bool m_any = false, m_leavesOut = false;
};

} // namespace holdfast::flow
