// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/CellText.h"
#include "workspace/snapshot/Events.h"

namespace holdfast::workspace {

using core::Code;
using frame::ValueType;

namespace {

ChunkView chunkOf(Store& store, const StoredImport& import, std::int64_t part, int position, std::uint32_t rows)
{
    ChunkView view;
    if (!readChunk(store, import.number, part, position, view) || view.rows != rows)
        refuse(Code::WorkspaceDamaged, "columns of different lengths");
    return view;
}

bool isCoded(const frame::ColumnInfo& info)
{
    return info.type == ValueType::Text && info.coded;
}

} // namespace

void CodeMerge::begin(Store& store, const StoredImport& import, int position)
{
    m_import = &import;
    m_position = position;
    if (position < 0)
        return;
    m_present = true;
    const frame::ColumnInfo& info = import.record.header.columns[static_cast<std::size_t>(position)];
    if (!isCoded(info))
        return;
    const frame::Texts words = readWords(store, import.number, position);
    m_words.reserve(m_words.size() + words.size());
    m_codes.assign(words.size() + 1, 0);
    m_same = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        m_codes[i + 1] = m_words.add(words[i]) + 1;
        m_same = m_same && m_codes[i + 1] == i + 1;
    }
}

void CodeMerge::read(Store& store, std::int64_t part, std::uint32_t rows, std::vector<std::uint32_t>& codes)
{
    codes.resize(rows);
    if (m_position < 0) {
        std::fill(codes.begin(), codes.end(), 0);
        return;
    }
    const frame::ColumnInfo& info = m_import->record.header.columns[static_cast<std::size_t>(m_position)];
    const ChunkView view = chunkOf(store, *m_import, part, m_position, rows);
    if (isCoded(info)) {
        const std::size_t known = m_codes.size();
        bool stray = false;
        decodeNumbers<std::uint32_t>(view, 0, [&](std::uint32_t i, std::uint32_t code) {
            stray = stray || code >= known;
            codes[i] = code;
        });
        if (stray)
            refuse(Code::WorkspaceDamaged, "code without a word");
        if (!m_same)
            for (std::uint32_t& code : codes)
                code = m_codes[code];
    } else if (info.type == ValueType::Text) {
        frame::Texts texts;
        std::vector<bool> missing;
        decodeTexts(view, texts, missing);
        for (std::uint32_t i = 0; i < rows; ++i)
            codes[i] = missing[i] ? 0 : m_words.add(texts[i]) + 1;
    } else if (info.type == ValueType::Empty) {
        std::fill(codes.begin(), codes.end(), 0);
    } else {
        decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) {
            codes[i] = value == frame::kMissing ? 0 : m_words.add(frame::canonicalText(info, value)) + 1;
        });
    }
}

void OrderCodes::begin(Store& store, const StoredImport& import, int position)
{
    m_used += m_next;
    m_next = 0;
    m_import = &import;
    m_position = position;
    m_texts = {};
    m_direct = false;
    if (position < 0)
        return;
    m_present = true;
    const frame::ColumnInfo& info = import.record.header.columns[static_cast<std::size_t>(position)];
    if (isCoded(info)) {
        auto& count = store.statement("SELECT coalesce(sum(words), 0) FROM dictionary WHERE import=?1 AND position=?2");
        count.bind(1, import.number).bind(2, position);
        if (must(count.step()))
            m_next = static_cast<std::uint64_t>(count.integer(0));
        count.reset();
        return;
    }
    // Numbers, or texts that are one prefix and numbers: their spread decides whether they can be codes as they are.
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max(), highest = std::numeric_limits<std::int64_t>::min();
    std::string pattern;
    ChunkView view;
    bool direct = true;
    for (std::int64_t part = 0; direct && readChunk(store, import.number, part, position, view); ++part) {
        std::string_view data = view.data;
        Encoding encoding = view.encoding;
        if (info.type == ValueType::Text) {
            const std::size_t prefix = data.empty() ? 0 : static_cast<unsigned char>(data[0]);
            direct = encoding == Encoding::Numbered && data.size() >= prefix + 3;
            if (!direct)
                break;
            const std::string here(data.substr(0, prefix + 2));
            direct = part == 0 || here == pattern;
            pattern = here;
            encoding = static_cast<Encoding>(data[prefix + 2]);
        }
        direct = direct && encoding != Encoding::Raw && view.width <= 4;
        lowest = std::min(lowest, view.lo);
        highest = std::max(highest, view.lo + (std::int64_t {1} << 8 * std::min(view.width, 4)));
    }
    m_direct = direct && (lowest > highest || static_cast<std::uint64_t>(highest - lowest) + m_used < 0xFFFFFFF0u);
    m_lowest = lowest;
    if (m_direct && lowest <= highest)
        m_next = static_cast<std::uint64_t>(highest - lowest) + 1;
}

void OrderCodes::read(Store& store, std::int64_t part, std::uint32_t rows, std::vector<std::uint32_t>& codes)
{
    codes.resize(rows);
    if (m_position < 0) {
        std::fill(codes.begin(), codes.end(), 0);
        return;
    }
    const frame::ColumnInfo& info = m_import->record.header.columns[static_cast<std::size_t>(m_position)];
    ChunkView view = chunkOf(store, *m_import, part, m_position, rows);
    const auto base = static_cast<std::uint32_t>(m_used);
    if (m_used + m_next > 0xFFFFFFF0u)
        refuse(Code::LimitsExceeded, "more than four thousand million orders");
    if (isCoded(info)) {
        decodeNumbers<std::uint32_t>(view, 0, [&](std::uint32_t i, std::uint32_t code) { codes[i] = code == 0 ? 0 : base + code; });
    } else if (m_direct) {
        if (info.type == ValueType::Text) {
            const std::size_t prefix = static_cast<unsigned char>(view.data[0]);
            view.encoding = static_cast<Encoding>(view.data[prefix + 2]);
            view.data.remove_prefix(prefix + 3);
        }
        decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) {
            codes[i] = value == frame::kMissing ? 0 : base + static_cast<std::uint32_t>(value - m_lowest) + 1;
        });
    } else if (info.type == ValueType::Text) {
        frame::Texts texts;
        std::vector<bool> missing;
        decodeTexts(view, texts, missing);
        for (std::uint32_t i = 0; i < rows; ++i)
            codes[i] = missing[i] ? 0 : base + m_texts.add(texts[i]) + 1;
        m_next = m_texts.size();
    } else if (info.type == ValueType::Empty) {
        std::fill(codes.begin(), codes.end(), 0);
    } else {
        decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) {
            codes[i] = value == frame::kMissing
                ? 0
                : base + m_texts.add(std::string_view(reinterpret_cast<const char*>(&value), sizeof value)) + 1;
        });
        m_next = m_texts.size();
    }
}

} // namespace holdfast::workspace
