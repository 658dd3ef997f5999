// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/Utf8.h"

#include <cstring>

namespace holdfast::ingest {

// Whether bytes that come in pieces are well-formed UTF-8 without a NUL.
class Utf8Proof {
public:
    // False: they are not.
    bool add(const char* bytes, std::size_t n)
    {
        if (std::memchr(bytes, 0, n) != nullptr)
            return false;
        bool cut = false;
        while (m_held > 0 && n > 0) {
            m_tail[m_held++] = *bytes++;
            --n;
            if (text::validUtf8({m_tail, m_held}, cut) == m_held)
                m_held = 0;
            else if (!cut)
                return false;
        }
        if (n == 0)
            return true;
        const std::size_t good = text::validUtf8({bytes, n}, cut);
        if (good < n && !cut)
            return false;
        m_held = n - good;
        std::memcpy(m_tail, bytes + good, m_held);
        return true;
    }
    bool endsWhole() const { return m_held == 0; } // in no character

private:
    char m_tail[4]{}; // begin of a character whose end is still to come
    std::size_t m_held = 0;
};

} // namespace holdfast::ingest
