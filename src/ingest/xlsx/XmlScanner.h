// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/TextStream.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ingest {

// Walks through the XML of a sheet or of its shared strings, for which a parser with callbacks is too slow. Reads what
// such parts are made of: elements, attributes, text, CDATA, comments, processing instructions, the five entities and
// character references, prefixes of namespaces. A DOCTYPE is refused (xml-dtd-forbidden); so is anything that is not
// well formed as far as it is looked at (corrupt-workbook). Holds one buffer; a tag must fit into 64 KB.
// Reference: W3C, Extensible Markup Language 1.0 (5th ed.); Namespaces in XML 1.0 (3rd ed.).
class XmlScanner {
public:
    enum class Event : std::uint8_t {
        Start,
        End,
        Text, // a piece of text; several may follow each other
        Finish, // behind the root element
    };
    // UTF-8 without a byte order mark. Elements are `own` when their namespace is one of the two of spreadsheets
    // (transitional and strict), or when the root names no namespace at all.
    explicit XmlScanner(TextSource& source);

    core::Result<Event> next();

    // Of the element just begun or ended.
    std::string_view name() const { return m_name; } // without its prefix
    bool own() const { return m_own; }
    bool isOwn(std::string_view local) const { return m_own && m_name == local; }
    int depth() const { return m_depth; } // the root is 1, at its start and at its end
    // The value of an unprefixed attribute as it is written, entities and all; false = not there. After Start.
    bool attribute(std::string_view name, std::string_view& value) const;
    // Calls see(name, value) for each attribute, as it is written, until it says false. After Start.
    template <class See> void eachAttribute(See see) const { (void)walkAttributes(m_attributes, see); }

    // After Text: valid until the next call. Line ends are \n, entities are replaced.
    std::string_view text() const { return m_text; }
    // Skips to behind the end of the element just begun.
    core::Status skip();

    // A cell as nearly all are, <c r="B2" s="1" t="s"><v>12</v></c> or <c r="B2"/>, taken whole where it comes next: no
    // other attribute or element, and a value of up to kLongestValue bytes as it stands. False: nothing was taken, next()
    // tells what comes. The views are valid until the next call.
    struct PlainCell {
        std::string_view reference, style, type, value;
        bool hasValue = false;
    };
    static constexpr std::size_t kLongestValue = 256;
    bool takePlainCell(PlainCell& cell);

    // Appends `raw` with its entities replaced; false when one is not known.
    static bool appendDecoded(std::string& to, std::string_view raw);

private:
    static constexpr std::size_t kCapacity = 256 * 1024, kLongestTag = 64 * 1024;
    static constexpr int kDeepest = 100;

    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    // False when they are not written as attributes are.
    template <class See> static bool walkAttributes(std::string_view text, See see)
    {
        std::size_t at = 0;
        for (;;) {
            while (at < text.size() && isBlank(text[at]))
                ++at;
            if (at == text.size())
                return true;
            const std::size_t begin = at;
            while (at < text.size() && text[at] != '=' && !isBlank(text[at]))
                ++at;
            const std::string_view name = text.substr(begin, at - begin);
            while (at < text.size() && isBlank(text[at]))
                ++at;
            if (at == text.size() || text[at] != '=')
                return false;
            ++at;
            while (at < text.size() && isBlank(text[at]))
                ++at;
            if (at == text.size() || (text[at] != '"' && text[at] != '\''))
                return false;
            const char quote = text[at++];
            const std::size_t value = at;
            while (at < text.size() && text[at] != quote)
                ++at;
            if (at == text.size())
                return false;
            if (!see(name, text.substr(value, at - value)))
                return true;
            ++at;
        }
    }
    core::Result<bool> refill();
    core::Result<bool> fillUntil(const char* sign, std::size_t size, std::size_t& at);
    core::Result<Event> startTag();
    core::Result<Event> endTag();
    core::Result<bool> markup(bool& isText);
    void splitName(std::string_view whole);
    void declare(std::string_view attributes);

    TextSource& m_source;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_at = 0, m_end = 0;
    bool m_sourceEnd = false, m_pendingEnd = false, m_rootSeen = false, m_first = true;
    int m_depth = 0, m_leave = 0;
    std::string_view m_name, m_attributes, m_text;
    bool m_own = false;
    std::string m_decoded;
    std::string m_names; // of the open elements, one after another
    std::vector<std::uint32_t> m_nameEnds;
    std::string m_endName;
    std::vector<std::string> m_prefixes; // that stand for the spreadsheet's namespace
    bool m_plain = true; // the only one of them is the empty one
    struct Scope {
        int depth = 0;
        std::vector<std::string> prefixes;
    };
    std::vector<Scope> m_scopes;
};

} // namespace holdfast::ingest
