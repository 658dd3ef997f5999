// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/Doubt.h"

namespace holdfast::analytics {

std::string_view word(DoubtCode code)
{
    static constexpr std::string_view kWords[] = {
#define X(name, word) word,
        HOLDFAST_DOUBTS(X)
#undef X
    };
    return kWords[static_cast<std::size_t>(code)];
}

} // namespace holdfast::analytics
