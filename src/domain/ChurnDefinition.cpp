// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ChurnDefinition.h"

namespace holdfast::domain {

static constexpr std::string_view kWords[] = {"label", "contract", "inactivity"};

std::string_view word(ChurnKind kind)
{
    return kWords[static_cast<int>(kind)];
}

std::optional<ChurnKind> parseChurnKind(std::string_view text)
{
    for (int i = 0; i < 3; ++i)
        if (kWords[i] == text)
            return static_cast<ChurnKind>(i);
    return std::nullopt;
}

} // namespace holdfast::domain
