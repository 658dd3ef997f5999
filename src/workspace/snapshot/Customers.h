// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/imports/ImportReader.h"

#include <deque>

namespace holdfast::workspace {

inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;

// Texts to numbers 0, 1, 2 … in the order of their first appearance. Each text is hashed once.
class TextIndex {
public:
    std::uint32_t find(std::string_view text) const; // kNobody: not there
    std::uint32_t add(std::string_view text);
    std::size_t size() const { return m_texts.size(); }
    std::vector<std::string>& texts() { return m_texts; }
    void reserve(std::size_t count);

private:
    void grow(std::size_t slots);
    std::size_t slotOf(std::string_view text, std::uint64_t hash) const;
    std::vector<std::string> m_texts;
    std::vector<std::uint64_t> m_slots; // upper half: hash, lower half: number + 1
};

// One column of customer facts while several imports are merged into it: the newest value that is there wins.
class ColumnMerge {
public:
    explicit ColumnMerge(const frame::ColumnInfo& info);
    // The cells of one part of an import, for the customers of its rows (kNobody: skipped). `known` = customers so far.
    void merge(Store& store, const StoredImport& import, std::int64_t part, int position, const std::vector<std::uint32_t>& customers, std::size_t known);
    // A value of this text for one customer.
    void setText(std::uint32_t customer, std::string_view text) { setCode(customer, m_words.add(text) + 1); }
    void setCode(std::uint32_t customer, std::uint32_t code);
    std::uint32_t wordCode(std::string_view text) { return m_words.add(text) + 1; }
    std::int64_t numberOf(std::uint32_t customer) const;
    void blank(std::uint32_t customer);
    // Only the customers kept, in their new order; the merge is over.
    frame::CustomerColumn finish(const std::vector<std::uint32_t>& kept);
    const std::string& name() const { return m_column.name; }
    const std::string& field() const { return m_column.field; }
    frame::ValueType type() const { return m_column.type; }

private:
    void agree(const frame::ColumnInfo& info);
    void becomeText();
    void makeRoom(std::size_t known, std::size_t expected);
    frame::CustomerColumn m_column;
    frame::ColumnInfo m_info; // how numbers are written when the column turns into text
    TextIndex m_words;
    std::int64_t m_readFor = 0; // import and position whose words m_codes holds
    int m_readPosition = -2;
    std::vector<std::uint32_t> m_codes;
};

// Customers of the imports in force: ids in order of appearance, and their columns. Of merged customers, the values of
// the id that stays win over those of the ids that went.
struct Customers {
    TextIndex ids;
    std::map<std::string, std::string> aliases; // id -> id of the same person, chains followed already
    std::deque<ColumnMerge> columns;
    std::uint64_t withoutId = 0; // rows

    // The id a person goes by.
    std::string_view known(std::string_view id) const
    {
        if (aliases.empty())
            return id;
        const auto found = aliases.find(std::string(id));
        return found == aliases.end() ? id : std::string_view(found->second);
    }
    ColumnMerge* column(std::string_view nameOrField);
    void load(Store& store, const std::vector<StoredImport>& imports, core::JobContext& job);
};

// Merges in force: id that goes -> id that stays, chains followed.
std::map<std::string, std::string> aliasesOf(Store& store);

} // namespace holdfast::workspace
