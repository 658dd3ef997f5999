// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Segmenter.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace holdfast::text {

void Segmenter::Close::operator()(UBreakIterator* iterator) const
{
    ubrk_close(iterator);
}

Segmenter::Segmenter()
{
    UErrorCode status = U_ZERO_ERROR;
    m_iterator.reset(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status));
    if (U_FAILURE(status))
        m_iterator.reset();
}

Segmenter::~Segmenter() = default;

const std::vector<std::string_view>& Segmenter::words(std::string_view text)
{
    m_words.clear();
    if (!m_iterator)
        return m_words;
    UErrorCode status = U_ZERO_ERROR;
    UText* units = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(m_iterator.get(), units, &status);
    if (U_SUCCESS(status)) {
        auto from = ubrk_first(m_iterator.get());
        for (auto to = ubrk_next(m_iterator.get()); to != UBRK_DONE; to = ubrk_next(m_iterator.get())) {
            if (ubrk_getRuleStatus(m_iterator.get()) >= UBRK_WORD_NUMBER)
                m_words.push_back(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
            from = to;
        }
    }
    utext_close(units);
    return m_words;
}

} // namespace holdfast::text
