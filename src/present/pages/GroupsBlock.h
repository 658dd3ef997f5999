// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// groups-at-risk: the values of all attributes by churn rate; the table has all of them.
Block groupsBlock(const flow::OverviewAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
