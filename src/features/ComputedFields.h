// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/ChurnState.h"
#include "features/Rfm.h"

#include <vector>

namespace holdfast::features {

// Fields made from events, one value a customer, for rules, segments and cross-filtering beside the columns of the
// snapshot. Names are stable; labels are left empty (the interface words them):
//   tenure_days         asOf - signup_date, else - first purchase
//   first_purchase, last_purchase (dates), recency_days
//   orders, purchase_frequency (orders in the last 365 days): 0 for who never bought
//   net_amount, order_value (net / orders): at amountScale; order_value missing without orders
//   rfm.recency, rfm.frequency, rfm.monetary (1..5, 5 best), rfm.group (word): missing without purchase
//   churned (boolean): by the definition in force, missing where the state is not known
// A field whose table or columns are not there is left out.
std::vector<frame::CustomerColumn> computedFields(const frame::Snapshot& snapshot, const PurchaseHistory* history,
    const Rfm* rfm, const RfmInput* rfmInput, const ActivitySpans* spans);

// The names above, in that order, whether or not this snapshot has them.
std::vector<std::string_view> computedFieldNames();

} // namespace holdfast::features
