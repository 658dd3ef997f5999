// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

struct UBreakIterator;

namespace holdfast::text {

// Words of a text by the rules of Unicode (UAX 29); Chinese by ICU's dictionary. One object a thread.
class Segmenter {
public:
    Segmenter();
    ~Segmenter();

    // Words and numbers in order, as parts of the text; blanks and punctuation are left out. Valid UTF-8. The list lives
    // until the next call.
    const std::vector<std::string_view>& words(std::string_view text);

private:
    struct Close {
        void operator()(UBreakIterator* iterator) const;
    };
    std::unique_ptr<UBreakIterator, Close> m_iterator;
    std::vector<std::string_view> m_words;
};

} // namespace holdfast::text
