// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/CampaignPlan.h"

#include <QByteArray>
#include <QString>

namespace holdfast::present {

// The tasks of a plan as a calendar: all-day events, a milestone its one day, in order of the plan; tasks without dates are left
// out. Words in the language of the program. The UID of a task is the same in every export ("C1-t3@" and the id of the
// workspace), so that a calendar replaces what it took in before. `at`: seconds since 1970 UTC, the time stamp.
// Reference: RFC 5545; lines of at most 75 bytes, never folded inside a character; CR LF.
QByteArray planCalendar(const domain::CampaignPlan& plan, const QString& workspaceId, qint64 at);

} // namespace holdfast::present
