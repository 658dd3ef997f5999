// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"

#include <QString>

namespace holdfast::present {

// One sentence in the user's language; the column or group it is about comes first: "tenure: A column has …".
QString doubtText(const analytics::Doubt& doubt);

} // namespace holdfast::present
