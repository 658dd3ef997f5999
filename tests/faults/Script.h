// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/Child.h"
#include "unit/workspace/Fixture.h"

namespace holdfast::tests {

// Step `number` of a fixed run of imports, edits, undo and redo: the same in the child that is killed and in the
// parent that knows what must be there.
inline core::Status scriptStep(ws::WorkspaceFile& file, int number)
{
    switch (number % 8) {
    case 0:
    case 5: {
        Table table = number % 16 < 8 ? transactions() : customers();
        table.id = "import-" + std::to_string(number);
        const std::size_t rows = table.rows.size();
        for (std::size_t i = 0; i < 400; ++i)
            table.rows.push_back(table.rows[i % rows]);
        if (table.role == domain::Role::Customer)
            for (std::size_t i = 0; i < table.rows.size(); ++i)
                table.rows[i][0] = "K" + std::to_string(i);
        const auto record = load(file, table);
        return record ? core::Status() : std::unexpected(record.error());
    }
    case 1:
        return file.set("period", std::to_string(number));
    case 2:
        return file.saveSegment({"segment", {}, number + 1});
    case 3:
    case 6:
        return file.undo();
    case 4:
        return file.redo();
    default:
        return file.set("currency", "C" + std::to_string(number));
    }
}

} // namespace holdfast::tests
