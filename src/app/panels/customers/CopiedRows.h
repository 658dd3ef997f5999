// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CustomerTable.h"

#include <QString>
#include <QStringList>

namespace holdfast::app {

// What the clipboard gets of a block of customers: tab-separated lines under their headers, and the same as an HTML table where it is
// small enough to be pasted as one. No cell can run as a formula.
struct CopiedRows {
    static constexpr std::size_t kMostHtmlRows = 20'000;
    QString text, html; // html empty: too many rows
};
// Safe in any thread. Failures: cancelled.
core::Result<CopiedRows> copiedRows(const flow::CustomerTable& table, std::span<const std::uint32_t> rows, std::span<const std::size_t> fields,
    const QStringList& heads, core::JobContext& job);

} // namespace holdfast::app
