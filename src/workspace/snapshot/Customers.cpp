// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/snapshot/Customers.h"

#include "core/Decimal.h"
#include "frame/CellText.h"
#include "workspace/File.h"

#include <bit>

namespace holdfast::workspace {

using core::Code;
using frame::ValueType;

static std::uint64_t hashOf(std::string_view text)
{
    // Eight bytes at a time through a multiply and a fold; ids are short, and a weak spot costs time, not truth.
    std::uint64_t hash = 0x9E3779B97F4A7C15ull ^ text.size();
    std::size_t i = 0;
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * 0xD6E8FEB86659FD93ull;
        hash ^= hash >> 32;
    };
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        mix(word);
    }
    std::uint64_t rest = 0;
    if (i < text.size())
        std::memcpy(&rest, text.data() + i, text.size() - i);
    mix(rest);
    return hash * 0x9E3779B97F4A7C15ull;
}

std::size_t TextIndex::slotOf(std::string_view text, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash >> 20 & mask;; at = (at + 1) & mask) {
        const std::uint64_t slot = m_slots[at];
        if (slot == 0 || (slot >> 32 == hash >> 32 && m_texts[static_cast<std::uint32_t>(slot) - 1] == text))
            return at;
    }
}

std::uint32_t TextIndex::find(std::string_view text) const
{
    if (m_slots.empty())
        return kNobody;
    const std::uint64_t slot = m_slots[slotOf(text, hashOf(text))];
    return slot == 0 ? kNobody : static_cast<std::uint32_t>(slot) - 1;
}

std::uint32_t TextIndex::add(std::string_view text)
{
    if (m_texts.size() * 2 >= m_slots.size())
        grow(std::max<std::size_t>(64, m_slots.size() * 2));
    const std::uint64_t hash = hashOf(text);
    const std::size_t at = slotOf(text, hash);
    if (m_slots[at] != 0)
        return static_cast<std::uint32_t>(m_slots[at]) - 1;
    m_texts.emplace_back(text);
    m_slots[at] = hash >> 32 << 32 | m_texts.size();
    return static_cast<std::uint32_t>(m_texts.size() - 1);
}

void TextIndex::reserve(std::size_t count)
{
    m_texts.reserve(count);
    if (std::bit_ceil(count * 2 + 2) > m_slots.size())
        grow(std::bit_ceil(count * 2 + 2));
}

void TextIndex::grow(std::size_t slots)
{
    m_slots.assign(slots, 0);
    const std::size_t mask = slots - 1;
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        const std::uint64_t hash = hashOf(m_texts[i]);
        std::size_t at = hash >> 20 & mask;
        while (m_slots[at] != 0)
            at = (at + 1) & mask;
        m_slots[at] = hash >> 32 << 32 | (i + 1);
    }
}

ColumnMerge::ColumnMerge(const frame::ColumnInfo& info) : m_info(info)
{
    m_column.name = info.field.empty() ? info.name : info.field;
    m_column.label = info.label;
    m_column.field = info.field;
    m_column.type = info.type;
    m_column.scale = info.scale;
}

void ColumnMerge::setCode(std::uint32_t customer, std::uint32_t code)
{
    if (code == 0)
        return;
    if (m_column.codes.size() <= customer)
        m_column.codes.resize(customer + 1, 0);
    m_column.codes[customer] = code;
}

std::int64_t ColumnMerge::numberOf(std::uint32_t customer) const
{
    return customer < m_column.numbers.size() ? m_column.numbers[customer] : frame::kMissing;
}

void ColumnMerge::blank(std::uint32_t customer)
{
    if (customer < m_column.numbers.size())
        m_column.numbers[customer] = frame::kMissing;
    if (customer < m_column.codes.size())
        m_column.codes[customer] = 0;
}

void ColumnMerge::becomeText()
{
    for (std::uint32_t i = 0; i < m_column.numbers.size(); ++i)
        if (m_column.numbers[i] != frame::kMissing)
            setText(i, frame::canonicalText(m_info, m_column.numbers[i]));
    m_column.numbers.clear();
    m_column.type = ValueType::Text;
    m_column.scale = 0;
}

// Makes room for values of another type: an empty column takes the new one, whole and decimal numbers meet at the
// larger scale, everything else meets as text.
void ColumnMerge::agree(const frame::ColumnInfo& info)
{
    if (info.type == ValueType::Empty || m_column.type == ValueType::Text)
        return;
    if (m_column.type == ValueType::Empty) {
        m_column.type = info.type;
        m_column.scale = info.scale;
        m_info = info;
        return;
    }
    const auto number = [](ValueType type) { return type == ValueType::Integer || type == ValueType::Decimal; };
    if (number(info.type) && number(m_column.type)) {
        if (info.type == ValueType::Decimal)
            m_column.type = ValueType::Decimal;
        if (info.scale > m_column.scale) {
            const std::int64_t factor = core::powerOfTen(info.scale - m_column.scale);
            for (std::int64_t& value : m_column.numbers)
                if (value != frame::kMissing && __builtin_mul_overflow(value, factor, &value))
                    value = frame::kMissing;
            m_column.scale = info.scale;
        }
        m_info = info;
        m_info.type = m_column.type;
        m_info.scale = m_column.scale;
        return;
    }
    if (info.type != m_column.type)
        becomeText();
}

// Room for all customers so far at once: growing cell by cell would move the column again and again.
void ColumnMerge::makeRoom(std::size_t known, std::size_t expected)
{
    const auto grow = [&](auto& cells, auto missing) {
        cells.reserve(expected);
        if (cells.size() < known)
            cells.resize(known, missing);
    };
    if (m_column.type == ValueType::Text)
        grow(m_column.codes, std::uint32_t {0});
    else
        grow(m_column.numbers, frame::kMissing);
}

void ColumnMerge::merge(
    Store& store, const StoredImport& import, std::int64_t part, int position, const std::vector<std::uint32_t>& customers, std::size_t known)
{
    const frame::ColumnInfo& info = import.record.header.columns[static_cast<std::size_t>(position)];
    agree(info);
    if (info.type == ValueType::Empty)
        return;
    ChunkView view;
    if (!readChunk(store, import.number, part, position, view) || view.rows != customers.size())
        refuse(Code::WorkspaceDamaged, "columns of different lengths");
    makeRoom(known, import.record.loaded);
    if (info.type == ValueType::Text && info.coded) {
        if (m_readFor != import.number || m_readPosition != position) {
            // The view points into the statement readWords() does not use.
            const frame::Texts words = readWords(store, import.number, position);
            m_codes.assign(words.size() + 1, 0);
            for (std::size_t i = 0; i < words.size(); ++i)
                m_codes[i + 1] = wordCode(words[i]);
            m_readFor = import.number;
            m_readPosition = position;
        }
        decodeNumbers<std::int64_t>(view, 0, [&](std::uint32_t i, std::int64_t code) {
            if (code < 0 || code >= static_cast<std::int64_t>(m_codes.size()))
                refuse(Code::WorkspaceDamaged, "code without a word");
            if (customers[i] != kNobody)
                setCode(customers[i], m_codes[static_cast<std::size_t>(code)]);
        });
        return;
    }
    if (info.type == ValueType::Text) {
        frame::Texts texts;
        std::vector<bool> missing;
        decodeTexts(view, texts, missing);
        for (std::uint32_t i = 0; i < view.rows; ++i)
            if (!missing[i] && customers[i] != kNobody)
                setText(customers[i], texts[i]);
        return;
    }
    const bool asText = m_column.type == ValueType::Text;
    const std::int64_t factor = asText ? 1 : core::powerOfTen(m_column.scale - info.scale);
    decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) {
        const std::uint32_t customer = customers[i];
        if (value == frame::kMissing || customer == kNobody)
            return;
        if (asText)
            return setText(customer, frame::canonicalText(info, value));
        if (!__builtin_mul_overflow(value, factor, &value))
            m_column.numbers[customer] = value;
    });
}

frame::CustomerColumn ColumnMerge::finish(const std::vector<std::uint32_t>& kept)
{
    bool asTheyAre = true;
    for (std::size_t i = 0; i < kept.size(); ++i)
        asTheyAre &= kept[i] == i;
    const auto keep = [&](auto& cells, auto missing) {
        if (asTheyAre)
            return cells.resize(kept.size(), missing);
        std::decay_t<decltype(cells)> some(kept.size(), missing);
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i] < cells.size())
                some[i] = cells[kept[i]];
        cells = std::move(some);
    };
    if (m_column.type == ValueType::Text) {
        keep(m_column.codes, std::uint32_t {0});
        m_column.words = std::move(m_words.texts());
        m_column.numbers.clear();
    } else {
        keep(m_column.numbers, frame::kMissing);
        m_column.codes.clear();
    }
    return std::move(m_column);
}

ColumnMerge* Customers::column(std::string_view nameOrField)
{
    for (ColumnMerge& column : columns)
        if (column.name() == nameOrField || (!column.field().empty() && column.field() == nameOrField))
            return &column;
    return nullptr;
}

static void loadRows(Customers& all, bool merged, Store& store, const std::vector<StoredImport>& imports, core::JobContext& job)
{
    for (const StoredImport& import : imports) {
        const int id = import.positionOf("customer");
        if (id < 0)
            continue;
        all.ids.reserve(all.ids.size() + import.record.loaded);
        ColumnTexts texts(store, import);
        std::vector<std::optional<std::string>> cells;
        for (std::int64_t part = 0; texts.read(part, id, false, cells); ++part) {
            std::vector<std::uint32_t> customers(cells.size(), kNobody);
            bool any = !merged;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (!cells[i]) {
                    all.withoutId += !merged;
                    continue;
                }
                const std::string_view known = all.known(*cells[i]);
                if ((known != *cells[i]) != merged)
                    continue;
                customers[i] = all.ids.add(known);
                any = true;
            }
            for (std::size_t c = 0; any && c < import.record.header.columns.size(); ++c) {
                if (job.shouldStop())
                    refuse(Code::Cancelled);
                const frame::ColumnInfo& info = import.record.header.columns[c];
                if (static_cast<int>(c) == id)
                    continue;
                ColumnMerge* target = all.column(info.field.empty() ? info.name : info.field);
                if (!target)
                    target = &all.columns.emplace_back(info);
                target->merge(store, import, part, static_cast<int>(c), customers, all.ids.size());
            }
        }
    }
}

void Customers::load(Store& store, const std::vector<StoredImport>& imports, core::JobContext& job)
{
    // First the rows under ids that went, so that those of the id that stays overwrite them.
    if (!aliases.empty())
        loadRows(*this, true, store, imports, job);
    loadRows(*this, false, store, imports, job);
}

std::map<std::string, std::string> aliasesOf(Store& store)
{
    std::map<std::string, std::string> aliases;
    for (const auto& [from, body] : documentsOf(store, "alias"))
        if (const auto blank = body.find(' '); blank != std::string::npos)
            aliases[from] = body.substr(blank + 1);
    for (auto& [from, to] : aliases)
        for (std::size_t hops = 0; hops <= aliases.size(); ++hops) {
            const auto next = aliases.find(to);
            if (next == aliases.end() || next->second == from)
                break;
            to = next->second;
        }
    return aliases;
}

} // namespace holdfast::workspace
