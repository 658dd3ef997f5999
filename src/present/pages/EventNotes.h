// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/EventNotes.h"
#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Sets the events on the churn trend of an overview page, each on its day, and into its table; those outside the periods
// drawn are left out.
void noteEvents(Page& overview, const flow::ChurnAnswer& churn, const std::vector<flow::EventNote>& notes, const Fmt& fmt);

} // namespace holdfast::present
