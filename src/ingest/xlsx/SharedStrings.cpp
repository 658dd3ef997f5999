// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/SharedStrings.h"

#include "ingest/Ingest.h"
#include "ingest/xlsx/XmlScanner.h"
#include "text/Utf8.h"

#include <algorithm>
#include <cerrno>

#include <sys/mman.h>

namespace holdfast::ingest {

using core::Code;
using Event = XmlScanner::Event;

void replaceEscapes(std::string& text)
{
    std::size_t at = text.find("_x");
    if (at == std::string::npos)
        return;
    const auto unitAt = [&](std::size_t from) {
        if (from + 7 > text.size() || text[from] != '_' || text[from + 1] != 'x' || text[from + 6] != '_')
            return -1;
        int value = 0;
        for (std::size_t i = from + 2; i < from + 6; ++i) {
            const char c = text[i];
            const int digit = c >= '0' && c <= '9' ? c - '0'
                : c >= 'a' && c <= 'f'             ? c - 'a' + 10
                : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                                   : -1;
            if (digit < 0)
                return -1;
            value = value * 16 + digit;
        }
        return value;
    };
    std::string out = text.substr(0, at);
    while (at < text.size()) {
        const int unit = unitAt(at);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const int low = high ? unitAt(at + 7) : -1;
        if (unit <= 0 || (unit >= 0xD800 && unit < 0xE000 && !(low >= 0xDC00 && low < 0xE000))) {
            out.push_back(text[at++]);
        } else if (high) {
            text::appendUtf8(out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
            at += 14;
        } else {
            text::appendUtf8(out, static_cast<char32_t>(unit));
            at += 7;
        }
    }
    text = std::move(out);
}

core::Status readStringItem(XmlScanner& scanner, std::string& text)
{
    text.clear();
    const int depth = scanner.depth();
    int inside = 0; // depth of the text element at hand
    for (;;) {
        auto event = scanner.next();
        if (!event)
            return std::unexpected(std::move(event.error()));
        if (*event == Event::Start) {
            // Texts stand in the item itself and in its runs.
            if (scanner.isOwn("rPh")) {
                if (auto skipped = scanner.skip(); !skipped)
                    return skipped;
            } else if (scanner.isOwn("t")) {
                inside = scanner.depth();
            } else if (!scanner.isOwn("r")) {
                if (auto skipped = scanner.skip(); !skipped)
                    return skipped;
            }
        } else if (*event == Event::End) {
            if (scanner.depth() == inside)
                inside = 0;
            if (scanner.depth() == depth)
                break;
        } else if (*event == Event::Text) {
            if (inside > 0 && scanner.depth() == inside)
                text.append(scanner.text());
            if (text.size() > kMaxFieldBytes)
                return core::fail(Code::FieldTooLarge, {{"limit", std::to_string(kMaxFieldBytes)}});
        } else {
            return core::fail(Code::CorruptWorkbook);
        }
    }
    bool cut = false;
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })
        && text::validUtf8(text, cut) != text.size())
        return core::fail(Code::CorruptWorkbook, {}, {}, "text that is not UTF-8");
    replaceEscapes(text);
    return {};
}

SharedStrings::SharedStrings(SharedStrings&& other) noexcept
{
    *this = std::move(other);
}

SharedStrings& SharedStrings::operator=(SharedStrings&& other) noexcept
{
    std::swap(m_text, other.m_text);
    std::swap(m_ends, other.m_ends);
    std::swap(m_file, other.m_file);
    std::swap(m_spilled, other.m_spilled);
    std::swap(m_mapped, other.m_mapped);
    return *this;
}

SharedStrings::~SharedStrings()
{
    if (m_mapped != nullptr)
        ::munmap(const_cast<char*>(m_mapped), m_spilled);
}

core::Status SharedStrings::spill()
{
    if (!m_file.isOpen()) {
        auto file = TemporaryFile::create();
        if (!file)
            return std::unexpected(std::move(file.error()));
        m_file = std::move(*file);
    }
    if (auto written = m_file.append(m_text); !written)
        return written;
    m_spilled += m_text.size();
    m_text.clear();
    return {};
}

core::Status SharedStrings::push(std::string_view text)
{
    if (m_spilled + m_text.size() + text.size() > kMost)
        return core::fail(Code::LimitsExceeded, {{"limit", std::to_string(kMost)}});
    m_text.append(text);
    m_ends.push_back(static_cast<std::uint32_t>(m_spilled + m_text.size()));
    return m_text.size() > kInMemory ? spill() : core::Status{};
}

core::Status SharedStrings::close()
{
    if (!m_file.isOpen())
        return {};
    if (auto done = spill(); !done)
        return done;
    m_text = {};
    void* mapped = ::mmap(nullptr, m_spilled, PROT_READ, MAP_PRIVATE, m_file.descriptor(), 0);
    if (mapped == MAP_FAILED)
        return core::fail(Code::OutOfMemory, {}, {}, std::strerror(errno));
    m_mapped = static_cast<const char*>(mapped);
    return {};
}

core::Status SharedStrings::read(Container& container, const std::string& part, core::JobContext& job)
{
    auto source = container.part(part);
    if (!source)
        return std::unexpected(std::move(source.error()));
    XmlScanner scanner(**source);
    std::string text;
    for (std::uint64_t n = 0;; ++n) {
        if (n % 1024 == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        auto event = scanner.next();
        if (!event)
            return std::unexpected(std::move(event.error()));
        if (*event == Event::Finish)
            return close();
        if (*event != Event::Start)
            continue;
        if (scanner.depth() == 1) {
            if (!scanner.isOwn("sst"))
                return core::fail(Code::CorruptWorkbook, {}, {}, part);
        } else if (!scanner.isOwn("si")) {
            if (auto skipped = scanner.skip(); !skipped)
                return skipped;
        } else {
            if (auto done = readStringItem(scanner, text); !done)
                return done;
            if (auto done = push(text); !done)
                return done;
        }
    }
}

} // namespace holdfast::ingest
