// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/schema/Schema.h"

namespace holdfast::workspace {

// The first two tables come first on purpose: their pages, 2 and 3, are found without reading the file as a database.
// The identity is written once and never again, so its page is whole at any moment, even while a log is being written
// back; the other row changes with every step, so every log has it.
// Dates are ISO text, money and other decimals whole numbers of minor units at the scale of their import_column,
// ids text. Columns of a role's table are named as the fields of domain/Roles; what has no field is in the chunks.
const char* const kSchema0001 = R"sql(
CREATE TABLE identity(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  mark TEXT NOT NULL CHECK(mark = 'holdfast workspace '),
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE workspace(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  id TEXT NOT NULL,
  format INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE digest(
  scope TEXT PRIMARY KEY,
  rows INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE segment(
  name TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history(
  step INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT,
  at INTEGER NOT NULL,
  done INTEGER NOT NULL
) STRICT;

CREATE TABLE run_journal(
  run INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  request TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  seconds REAL
) STRICT;

CREATE TABLE import(
  import INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  role TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  source_digest TEXT NOT NULL,
  shape TEXT NOT NULL,
  mapping TEXT NOT NULL,
  encoding TEXT NOT NULL,
  dialect TEXT NOT NULL,
  read INTEGER NOT NULL,
  loaded INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  rejected_by TEXT NOT NULL,
  loaded_at INTEGER NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  in_force INTEGER NOT NULL
) STRICT;

CREATE TABLE import_column(
  import INTEGER NOT NULL REFERENCES import(import),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  type TEXT NOT NULL,
  scale INTEGER NOT NULL,
  format TEXT NOT NULL,
  field TEXT NOT NULL,
  coded INTEGER NOT NULL,
  derived INTEGER NOT NULL,
  PRIMARY KEY(import, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE column_chunk(
  import INTEGER NOT NULL REFERENCES import(import),
  part INTEGER NOT NULL,
  position INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  encoding INTEGER NOT NULL,
  width INTEGER NOT NULL,
  lo INTEGER NOT NULL,
  digest BLOB NOT NULL,
  written BLOB NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY(import, part, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE dictionary(
  import INTEGER NOT NULL REFERENCES import(import),
  position INTEGER NOT NULL,
  first INTEGER NOT NULL,
  words INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY(import, position, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected_row(
  import INTEGER NOT NULL REFERENCES import(import),
  ordinal INTEGER NOT NULL,
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(import, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding(
  import INTEGER NOT NULL REFERENCES import(import),
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity INTEGER NOT NULL,
  line INTEGER NOT NULL,
  row INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY(import, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  customer TEXT,
  name TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  postcode TEXT,
  signup_date TEXT,
  birth_year INTEGER,
  birth_date TEXT,
  age INTEGER,
  gender TEXT,
  country TEXT,
  province TEXT,
  city TEXT,
  occupation TEXT,
  income TEXT,
  household TEXT,
  acquisition_channel TEXT,
  acquisition_cost INTEGER,
  "plan" TEXT,
  tenure INTEGER,
  status INTEGER,
  churn_date TEXT,
  churn_reason TEXT,
  churn_type TEXT,
  contract TEXT,
  contract_end TEXT,
  monthly_fee INTEGER,
  consent INTEGER,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE renewal(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  customer TEXT,
  due TEXT,
  outcome TEXT,
  amount INTEGER,
  date TEXT,
  "plan" TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  customer TEXT,
  due TEXT,
  outcome TEXT,
  amount INTEGER,
  days_late INTEGER,
  date TEXT,
  method TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE complaint(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  customer TEXT,
  opened TEXT,
  kind TEXT,
  id TEXT,
  category TEXT,
  severity TEXT,
  channel TEXT,
  responded TEXT,
  closed TEXT,
  resolution TEXT,
  compensation INTEGER,
  satisfaction_after INTEGER,
  text TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE enquiry(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  customer TEXT,
  opened TEXT,
  kind TEXT,
  id TEXT,
  category TEXT,
  channel TEXT,
  closed TEXT,
  resolution TEXT,
  satisfaction_after INTEGER,
  text TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_response(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  date TEXT,
  customer TEXT,
  id TEXT,
  wave TEXT,
  nps INTEGER,
  csat INTEGER,
  ces INTEGER,
  comment TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_item(
  import INTEGER NOT NULL REFERENCES import(import),
  item INTEGER NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  scale INTEGER NOT NULL,
  PRIMARY KEY(import, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_answer(
  import INTEGER NOT NULL,
  row INTEGER NOT NULL,
  item INTEGER NOT NULL,
  score INTEGER NOT NULL,
  PRIMARY KEY(import, row, item),
  FOREIGN KEY(import, row) REFERENCES survey_response(import, row),
  FOREIGN KEY(import, item) REFERENCES survey_item(import, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE touchpoint(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  step TEXT,
  date TEXT,
  score INTEGER,
  customer TEXT,
  channel TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign(
  import INTEGER NOT NULL REFERENCES import(import),
  ordinal INTEGER NOT NULL,
  campaign TEXT NOT NULL,
  PRIMARY KEY(import, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_contact(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  campaign TEXT,
  customer TEXT,
  arm TEXT,
  sent TEXT,
  delivered TEXT,
  responded TEXT,
  offer TEXT,
  cost INTEGER,
  outcome TEXT,
  channel TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE external_series(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  series TEXT,
  date TEXT,
  value INTEGER,
  region TEXT,
  kind TEXT,
  event TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE benchmark(
  import INTEGER NOT NULL REFERENCES import(import),
  row INTEGER NOT NULL,
  indicator TEXT,
  value INTEGER,
  period TEXT,
  source TEXT,
  industry TEXT,
  PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;
)sql";

} // namespace holdfast::workspace
