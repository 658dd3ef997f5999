// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "ingest/source/TemporaryFile.h"
#include "ingest/xlsx/Container.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ingest {

class XmlScanner;

// The shared strings of a workbook, one after another. Up to kInMemory bytes are held in memory; more goes into a
// temporary file without a name (in TMPDIR) that is mapped: gone with the program, however it ends.
class SharedStrings {
public:
    static constexpr std::size_t kInMemory = 24u << 20;
    static constexpr std::uint64_t kMost = 2ull << 30; // bytes in all; more is limits-exceeded

    SharedStrings() = default;
    SharedStrings(SharedStrings&& other) noexcept;
    SharedStrings& operator=(SharedStrings&& other) noexcept;
    ~SharedStrings();

    // corrupt-workbook, xml-dtd-forbidden, limits-exceeded, field-too-large, disk-full, cancelled.
    core::Status read(Container& container, const std::string& part, core::JobContext& job);
    std::size_t size() const { return m_ends.size(); }
    std::string_view operator[](std::size_t i) const
    {
        const std::uint64_t begin = i == 0 ? 0 : m_ends[i - 1];
        const char* base = m_mapped != nullptr ? m_mapped : m_text.data();
        return {base + begin, static_cast<std::size_t>(m_ends[i] - begin)};
    }

private:
    core::Status push(std::string_view text);
    core::Status spill();
    core::Status close();
    std::string m_text;
    std::vector<std::uint32_t> m_ends;
    TemporaryFile m_file;
    std::uint64_t m_spilled = 0;
    const char* m_mapped = nullptr;
};

// The text of a string item or an inline string whose start tag was just read, up to its end: runs joined, phonetic
// runs left out, _xHHHH_ escapes replaced (but for NUL). corrupt-workbook where it is not UTF-8.
core::Status readStringItem(XmlScanner& scanner, std::string& text);

// Replaces _xHHHH_ by the character meant, as spreadsheets write those that XML can't hold.
void replaceEscapes(std::string& text);

} // namespace holdfast::ingest
