// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/schema/Schema.h"

namespace holdfast::workspace {

// Cleaned versions of imports. import.in_force: 0 undone, 1 in force, 2 replaced by a later step. A cleaned version
// keeps the id of its import and names it in `origin`; `recipe` is the RECIPE.json that made it. document: named
// texts of one kind each, "kind/name", that are changed by undoable steps. load_score: the quality of one load.
const char* const kSchema0002 = R"sql(
ALTER TABLE import ADD COLUMN origin INTEGER;
ALTER TABLE import ADD COLUMN recipe TEXT NOT NULL DEFAULT '';

CREATE TABLE document(
  key TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE load_score(
  import INTEGER NOT NULL REFERENCES import(import),
  dimension TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY(import, dimension)
) STRICT, WITHOUT ROWID;
)sql";

} // namespace holdfast::workspace
