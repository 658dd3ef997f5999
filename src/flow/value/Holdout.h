// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what each method said before a day, against what came after it.

#include "flow/CustomerValue.h"
#include "flow/Facts.h"

namespace holdfast::flow {

// Fills methods[].holdout, nearest, tracking, holdoutTenths, holdoutFrom and holdoutMonths; nothing where there are no amounts or less than
// half a year of history. months 0 = a third of the history, at most 12. Each method sees what was known on the cut only; values are not
// discounted. Who had not bought by then is not counted. Fails with cancelled only.
core::Status trackHoldout(const Facts& facts, const frame::Selection* scope, const ValueModel& model, int months, ValueAnswer& answer, core::JobContext& job);

} // namespace holdfast::flow
