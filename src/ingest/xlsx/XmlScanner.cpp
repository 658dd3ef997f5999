// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/XmlScanner.h"

#include "text/Utf8.h"

#include <algorithm>

namespace holdfast::ingest {

using core::Code;

namespace {

constexpr std::string_view kMain[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"};

std::unexpected<core::Error> malformed(const char* what)
{
    return core::fail(Code::CorruptWorkbook, {}, {}, what);
}

} // namespace

XmlScanner::XmlScanner(TextSource& source)
    : m_source(source)
    , m_buffer(new char[kCapacity])
{
}

// Moves what is unread to the front and reads behind it; false when there was nothing more.
core::Result<bool> XmlScanner::refill()
{
    if (m_sourceEnd || (m_at == 0 && m_end == kCapacity))
        return false;
    const std::size_t kept = m_end - m_at;
    std::memmove(m_buffer.get(), m_buffer.get() + m_at, kept);
    m_at = 0;
    m_end = kept;
    auto n = m_source.read(m_buffer.get() + kept, kCapacity - kept);
    if (!n)
        return std::unexpected(std::move(n.error()));
    m_sourceEnd = *n == 0;
    m_end += *n;
    return *n > 0;
}

// The place of `sign` at or behind m_at, with all before it in the buffer; false when the source ends before it.
core::Result<bool> XmlScanner::fillUntil(const char* sign, std::size_t size, std::size_t& at)
{
    std::size_t from = 0;
    for (;;) {
        const std::string_view unread(m_buffer.get() + m_at, m_end - m_at);
        const std::size_t found = unread.find(std::string_view(sign, size), from);
        if (found != std::string_view::npos) {
            at = m_at + found;
            return true;
        }
        from = unread.size() < size ? 0 : unread.size() - size + 1;
        if (unread.size() > kLongestTag)
            return malformed("a tag is too long");
        auto more = refill();
        if (!more || !*more)
            return more;
    }
}

void XmlScanner::splitName(std::string_view whole)
{
    const std::size_t colon = whole.find(':');
    if (colon == std::string_view::npos) {
        m_name = whole;
        m_own = m_plain || std::find(m_prefixes.begin(), m_prefixes.end(), std::string_view()) != m_prefixes.end();
    } else {
        m_name = whole.substr(colon + 1);
        const std::string_view prefix = whole.substr(0, colon);
        m_own = std::find(m_prefixes.begin(), m_prefixes.end(), prefix) != m_prefixes.end();
    }
}

// Namespace declarations of an element; they end with it.
void XmlScanner::declare(std::string_view attributes)
{
    bool any = false;
    std::vector<std::string> prefixes = m_prefixes;
    (void)walkAttributes(attributes, [&](std::string_view name, std::string_view value) {
        std::string prefix;
        if (name.starts_with("xmlns:"))
            prefix = name.substr(6);
        else if (name != "xmlns")
            return true;
        any = true;
        std::erase(prefixes, prefix);
        if (value == kMain[0] || value == kMain[1])
            prefixes.push_back(prefix);
        return true;
    });
    if (m_depth == 1 && !any)
        prefixes.emplace_back(); // a part without any namespace
    if (!any && m_depth > 1)
        return;
    m_scopes.push_back({m_depth, std::move(m_prefixes)});
    m_prefixes = std::move(prefixes);
    m_plain = m_prefixes.size() == 1 && m_prefixes.front().empty();
}

core::Result<XmlScanner::Event> XmlScanner::startTag()
{
    // To the end of the tag, past the > signs in quoted values.
    std::size_t p = m_at + 1;
    char quote = 0;
    bool mayDeclare = m_depth == 0;
    for (;;) {
        if (p == m_end) {
            const std::size_t seen = p - m_at;
            if (seen > kLongestTag)
                return malformed("a tag is too long");
            auto more = refill();
            if (!more)
                return std::unexpected(std::move(more.error()));
            if (!*more)
                return malformed("ends inside a tag");
            p = m_at + seen;
        }
        const char c = m_buffer[p];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '>') {
            break;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == 'x') {
            mayDeclare = true;
        } else if (c == '<') {
            return malformed("a tag inside a tag");
        }
        ++p;
    }
    const char* begin = m_buffer.get() + m_at + 1;
    std::string_view inside(begin, p - m_at - 1);
    m_at = p + 1;
    m_pendingEnd = inside.ends_with('/');
    if (m_pendingEnd)
        inside.remove_suffix(1);
    std::size_t n = 0;
    while (n < inside.size() && !isBlank(inside[n]))
        ++n;
    if (n == 0 || (m_depth == 0 && m_rootSeen))
        return malformed("no name, or a second root");
    if (++m_depth > kDeepest)
        return malformed("too deep");
    m_rootSeen = true;
    const std::string_view whole = inside.substr(0, n);
    m_names.append(whole);
    m_nameEnds.push_back(static_cast<std::uint32_t>(m_names.size()));
    m_attributes = inside.substr(n);
    if (mayDeclare && (m_depth == 1 || m_attributes.find("xmlns") != std::string_view::npos))
        declare(m_attributes);
    splitName(whole);
    return Event::Start;
}

core::Result<XmlScanner::Event> XmlScanner::endTag()
{
    std::size_t close = 0;
    auto found = fillUntil(">", 1, close);
    if (!found)
        return std::unexpected(std::move(found.error()));
    if (!*found || m_depth == 0)
        return malformed("ends inside a tag");
    std::string_view whole(m_buffer.get() + m_at + 2, close - m_at - 2);
    while (!whole.empty() && isBlank(whole.back()))
        whole.remove_suffix(1);
    const std::size_t begin = m_nameEnds.size() > 1 ? m_nameEnds[m_nameEnds.size() - 2] : 0;
    if (whole != std::string_view(m_names).substr(begin))
        return malformed("an end tag that belongs to no start");
    m_at = close + 1;
    splitName(whole);
    m_leave = 1;
    return Event::End;
}

// What begins with <! or <?; isText: m_text holds a piece of a CDATA section. False = look again.
core::Result<bool> XmlScanner::markup(bool& isText)
{
    isText = false;
    while (m_end - m_at < 9) {
        auto more = refill();
        if (!more)
            return more;
        if (!*more)
            break;
    }
    const std::string_view here(m_buffer.get() + m_at, m_end - m_at);
    std::string_view close = ">";
    std::size_t open = 2;
    if (here.starts_with("<!--")) {
        close = "-->";
        open = 4;
    } else if (here.starts_with("<![CDATA[") && m_depth > 0) {
        close = "]]>";
        open = 9;
    } else if (here.starts_with("<?")) {
        close = "?>";
    } else {
        std::string word(here.substr(0, 9));
        for (char& c : word)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        return word == "<!DOCTYPE" ? core::fail(Code::XmlDtdForbidden) : malformed("a declaration");
    }
    m_at += open;
    const bool data = open == 9;
    m_decoded.clear();
    for (;;) {
        const std::string_view unread(m_buffer.get() + m_at, m_end - m_at);
        const std::size_t found = unread.find(close);
        const std::size_t take = found != std::string_view::npos ? found
            : unread.size() < close.size()                       ? 0
                                                                 : unread.size() - close.size() + 1;
        if (data)
            m_decoded.append(unread.substr(0, take));
        m_at += take;
        if (found != std::string_view::npos) {
            m_at += close.size();
            break;
        }
        if (m_decoded.size() > (32u << 20))
            return core::fail(Code::FieldTooLarge);
        auto more = refill();
        if (!more)
            return more;
        if (!*more)
            return malformed("ends inside a comment or a section");
    }
    if (data) {
        std::erase(m_decoded, '\r');
        m_text = m_decoded;
        isText = true;
    }
    return true;
}

bool XmlScanner::appendDecoded(std::string& to, std::string_view raw)
{
    std::size_t at = 0;
    for (;;) {
        const std::size_t next = raw.find_first_of("&\r", at);
        if (next == std::string_view::npos) {
            to.append(raw.substr(at));
            return true;
        }
        to.append(raw.substr(at, next - at));
        if (raw[next] == '\r') {
            if (next + 1 == raw.size() || raw[next + 1] != '\n')
                to.push_back('\n');
            at = next + 1;
            continue;
        }
        const std::size_t end = raw.find(';', next);
        if (end == std::string_view::npos || end - next > 12)
            return false;
        const std::string_view name = raw.substr(next + 1, end - next - 1);
        if (name == "amp")
            to.push_back('&');
        else if (name == "lt")
            to.push_back('<');
        else if (name == "gt")
            to.push_back('>');
        else if (name == "quot")
            to.push_back('"');
        else if (name == "apos")
            to.push_back('\'');
        else if (name.size() > 1 && name.front() == '#') {
            const bool hex = name[1] == 'x';
            std::uint32_t value = 0;
            const std::string_view digits = name.substr(hex ? 2 : 1);
            if (digits.empty())
                return false;
            for (const char c : digits) {
                const int digit = c >= '0' && c <= '9' ? c - '0'
                    : hex && c >= 'a' && c <= 'f'      ? c - 'a' + 10
                    : hex && c >= 'A' && c <= 'F'      ? c - 'A' + 10
                                                       : -1;
                if (digit < 0)
                    return false;
                value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
                if (value > 0x10FFFF)
                    return false;
            }
            const bool allowed = value == 9 || value == 10 || value == 13
                || (value >= 32 && (value < 0xD800 || value > 0xDFFF) && value != 0xFFFE && value != 0xFFFF);
            if (!allowed)
                return false;
            text::appendUtf8(to, value);
        } else
            return false;
        at = end + 1;
    }
}

core::Result<XmlScanner::Event> XmlScanner::next()
{
    if (m_pendingEnd) {
        m_pendingEnd = false;
        m_leave = 1;
        return Event::End;
    }
    if (m_leave != 0) {
        m_leave = 0;
        if (!m_scopes.empty() && m_scopes.back().depth == m_depth) {
            m_prefixes = std::move(m_scopes.back().prefixes);
            m_scopes.pop_back();
            m_plain = m_prefixes.size() == 1 && m_prefixes.front().empty();
        }
        m_nameEnds.pop_back();
        m_names.resize(m_nameEnds.empty() ? 0 : m_nameEnds.back());
        --m_depth;
    }
    for (;;) {
        if (m_end - m_at < 2) {
            auto more = refill();
            if (!more)
                return std::unexpected(std::move(more.error()));
        }
        if (m_at == m_end) {
            if (m_depth > 0 || !m_rootSeen)
                return malformed("ends too early");
            return Event::Finish;
        }
        if (m_buffer[m_at] == '<') {
            if (m_end - m_at < 2)
                return malformed("ends inside a tag");
            const char c = m_buffer[m_at + 1];
            if (c == '/')
                return endTag();
            if (c != '!' && c != '?')
                return startTag();
            bool isText = false;
            if (auto done = markup(isText); !done)
                return std::unexpected(std::move(done.error()));
            if (isText)
                return Event::Text;
            continue;
        }
        // Text up to the next tag, or as much of it as is there.
        const char* begin = m_buffer.get() + m_at;
        const void* tag = std::memchr(begin, '<', m_end - m_at);
        std::size_t n = tag != nullptr ? static_cast<std::size_t>(static_cast<const char*>(tag) - begin) : m_end - m_at;
        if (tag == nullptr && !m_sourceEnd) {
            if (n < 4096) { // a short text comes whole
                auto more = refill();
                if (!more)
                    return std::unexpected(std::move(more.error()));
                continue;
            }
            // An entity or a line end at the edge waits for the rest.
            const std::string_view edge(begin + n - 16, 16);
            if (const std::size_t open = edge.find_last_of("&\r"); open != std::string_view::npos)
                n -= 16 - open;
        }
        const std::string_view raw(begin, n);
        m_at += n;
        if (m_depth == 0) {
            if (!std::all_of(raw.begin(), raw.end(), isBlank))
                return malformed("text outside the root");
            continue;
        }
        const auto has = [&](char c) { return std::memchr(raw.data(), c, raw.size()) != nullptr; };
        if (!has('&') && !has('\r') && !has('\0')) {
            m_text = raw;
        } else {
            m_decoded.clear();
            if (raw.find('\0') != std::string_view::npos || !appendDecoded(m_decoded, raw))
                return malformed("an entity that is not known, or a NUL");
            m_text = m_decoded;
        }
        return Event::Text;
    }
}

bool XmlScanner::takePlainCell(PlainCell& cell)
{
    constexpr std::size_t kLongestAttribute = 32, kLongest = kLongestValue + 4 * (kLongestAttribute + 8);
    // Far from the edge of the buffer nothing can run past it. A scope that is still to be left may change the names.
    if (m_pendingEnd || !m_plain || m_end - m_at < kLongest || (m_leave != 0 && !m_scopes.empty() && m_scopes.back().depth == m_depth))
        return false;
    const char* p = m_buffer.get() + m_at;
    if (p[0] != '<' || p[1] != 'c')
        return false;
    p += 2;
    cell = {};
    for (int attributes = 0; *p == ' '; ++attributes) {
        std::string_view* const target = p[1] == 'r' ? &cell.reference : p[1] == 's' ? &cell.style : p[1] == 't' ? &cell.type : nullptr;
        if (target == nullptr || attributes == 3 || p[2] != '=' || p[3] != '"')
            return false;
        const char* const begin = p += 4;
        while (*p > '"' && *p != '&' && *p != '<' && p < begin + kLongestAttribute)
            ++p;
        if (*p != '"')
            return false;
        *target = {begin, static_cast<std::size_t>(p - begin)};
        ++p;
    }
    if (p[0] == '/' && p[1] == '>') {
        m_at = static_cast<std::size_t>(p + 2 - m_buffer.get());
        return true;
    }
    if (std::memcmp(p, "><v>", 4) != 0)
        return false;
    const char* const begin = p += 4;
    while (*p != '<' && *p != '&' && *p != '\r' && *p != 0 && p < begin + kLongestValue)
        ++p;
    if (std::memcmp(p, "</v></c>", 8) != 0)
        return false;
    cell.value = {begin, static_cast<std::size_t>(p - begin)};
    cell.hasValue = true;
    m_at = static_cast<std::size_t>(p + 8 - m_buffer.get());
    return true;
}

bool XmlScanner::attribute(std::string_view name, std::string_view& value) const
{
    bool found = false;
    (void)walkAttributes(m_attributes, [&](std::string_view key, std::string_view text) {
        if (key != name)
            return true;
        value = text;
        found = true;
        return false;
    });
    return found;
}

core::Status XmlScanner::skip()
{
    const int depth = m_depth;
    for (;;) {
        auto event = next();
        if (!event)
            return std::unexpected(std::move(event.error()));
        if (*event == Event::End && m_depth == depth)
            return {};
        if (*event == Event::Finish)
            return malformed("ends too early");
    }
}

} // namespace holdfast::ingest
