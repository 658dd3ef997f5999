// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what happened with one customer, from every table.

#include "flow/CustomerCard.h"
#include "flow/Facts.h"

namespace holdfast::flow {

// Newest first; of one day in the order of the roles. The tables that went in are added to the basis. Fails with
// cancelled or what reading a table fails with.
core::Result<std::vector<CardEvent>> customerEvents(Session& session, const Facts& facts, std::uint32_t customer, Basis& basis, core::JobContext& job);

} // namespace holdfast::flow
