// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/Batch.h"

namespace holdfast::frame {

std::string_view word(ValueType type)
{
    static constexpr std::string_view kWords[]
        = {"text", "integer", "decimal", "boolean", "date", "datetime", "time", "duration", "empty"};
    return kWords[static_cast<int>(type)];
}

} // namespace holdfast::frame
