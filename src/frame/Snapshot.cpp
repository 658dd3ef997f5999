// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/Snapshot.h"

namespace holdfast::frame {

const CustomerColumn* Snapshot::column(std::string_view nameOrField) const
{
    for (const auto& column : columns)
        if (column.name == nameOrField)
            return &column;
    for (const auto& column : columns)
        if (!column.field.empty() && column.field == nameOrField)
            return &column;
    return nullptr;
}

} // namespace holdfast::frame
