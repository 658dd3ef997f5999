// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Briefing.h"
#include "briefing/DocumentLayout.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace holdfast::tests {

// A page with every kind of block. `chinese` gives Chinese texts; both hold texts a spreadsheet would run.
present::Page samplePage(bool chinese = false, int tableRows = 60);
briefing::Briefing sampleBriefing(bool chinese = false, int tableRows = 60);
present::Provenance sampleProvenance(const QString& subject);

// Draws axes and a plain picture of the block: enough to see where a chart stands.
briefing::ChartPainter standInChart();

// What a program found in the path prints; nothing when it is not installed or fails.
std::optional<QByteArray> outputOf(const QString& program, const QStringList& arguments);
bool installed(const QString& program);

// One part of a workbook, by unzip; empty when there is none.
QByteArray partOf(const QString& workbook, const QString& part);
QStringList partsOf(const QString& workbook);

} // namespace holdfast::tests
