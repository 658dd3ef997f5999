// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/RecordReader.h"

namespace holdfast::ingest {

// What is odd about the records of a source as wholes: another delimiter further down, lines swallowed by a quote, a
// total or a remark at the end, an end in the middle of a record, a line of units under the header.
class RecordNotes {
public:
    explicit RecordNotes(const Sniffed& sniffed)
        : m_sniffed(sniffed)
    {
    }
    // Every block, as the reader gave it.
    void see(const RecordBlock& block);
    // Findings delimiter-changes, suspicious-multiline-field, footer-suspected, truncated-input, units-line.
    // endsOpen: the last record of a text has no line end.
    std::vector<core::Finding> findings(bool endsOpen) const;

private:
    void seeLines(const RecordBlock& block, const RecordBlock::Record& record);
    bool splitsOtherwise(std::string_view record) const;

    const Sniffed& m_sniffed;
    std::uint64_t m_otherDelimiter = 0, m_otherDelimiterLine = 0;
    std::uint64_t m_swallowed = 0, m_swallowedLine = 0, m_swallowedRow = 0;
    struct Last {
        std::uint64_t row = 0, line = 0;
        bool ragged = false;
        std::vector<std::string> fields;
    } m_last;
};

} // namespace holdfast::ingest
