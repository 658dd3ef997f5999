// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/WhatChanged.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: what-changed (TableSpec, a row a change as answer.changes), change-accounts (TableSpec, a row a field: who + how).
Page whatChangedPage(const flow::WhatChangedAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
