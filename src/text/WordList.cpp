// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/WordList.h"

#include "text/Utf8.h"

#include <charconv>
#include <optional>

namespace holdfast::text {

namespace {

std::optional<double> numberOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return {};
    return value;
}

std::optional<WordEntry> entryOf(std::string_view value)
{
    using Kind = WordEntry::Kind;
    if (value == "not")
        return WordEntry {Kind::Negator, 0};
    if (value == "but")
        return WordEntry {Kind::Contrast, 0};
    if (value == "sum")
        return WordEntry {Kind::Summary, 0};
    if (value == "wish")
        return WordEntry {Kind::Wish, 0};
    if (value.starts_with('x')) {
        const auto factor = numberOf(value.substr(1));
        if (!factor || !(*factor > 0 && *factor <= 10))
            return {};
        return WordEntry {Kind::Degree, *factor};
    }
    const auto number = numberOf(value);
    if (!number || !(*number >= -4 && *number <= 4))
        return {};
    return WordEntry {Kind::Polarity, *number};
}

WordList read(std::string_view lines)
{
    WordList list;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        const std::size_t tab = line.find('\t');
        if (!line.starts_with('#') && tab != std::string_view::npos)
            static_cast<void>(list.add(line.substr(0, tab), line.substr(tab + 1)));
    }
    return list;
}

} // namespace

const WordList& WordList::shipped(Language language)
{
    static const WordList kEnglish = read(shippedWords(Language::English));
    static const WordList kChinese = read(shippedWords(Language::Chinese));
    return language == Language::Chinese ? kChinese : kEnglish;
}

core::Status WordList::add(std::string_view term, std::string_view value)
{
    const auto entry = entryOf(trimmed(value));
    const std::string key(trimmed(term));
    if (!entry || key.empty())
        return core::fail(core::Code::InvalidValue, {{"name", std::string(term)}, {"value", std::string(value)}});
    m_entries.insert_or_assign(key, *entry);
    if (const std::size_t blank = key.find(' '); blank != std::string::npos)
        m_starts.insert(key.substr(0, blank));
    std::size_t at = 0;
    auto& longest = m_longest[nextCodePoint(key, at)];
    longest = std::max(longest, key.size());
    return {};
}

const WordEntry* WordList::find(std::string_view term) const
{
    const auto found = m_entries.find(term);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::size_t WordList::longest(char32_t first) const
{
    const auto found = m_longest.find(first);
    return found == m_longest.end() ? 0 : found->second;
}

} // namespace holdfast::text
