// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

#include <QByteArray>

namespace holdfast::briefing {

// A table as CSV in UTF-8: column ids (else titles) as header, numbers in full with a point, texts quoted where needed and
// guarded against being run as a formula (CellText.h); lines end with CR LF. Reference: RFC 4180.
QByteArray tableCsv(const present::TableSpec& table);

} // namespace holdfast::briefing
