// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/EventNotes.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventNotes)
};

} // namespace

void noteEvents(Page& overview, const flow::ChurnAnswer& churn, const std::vector<flow::EventNote>& notes, const Fmt& fmt)
{
    const auto block = std::ranges::find(overview.blocks, QStringLiteral("churn-trend"), &Block::id);
    auto* trend = block == overview.blocks.end() ? nullptr : std::get_if<TrendSpec>(&block->body);
    if (!trend)
        return;
    const qsizetype column = block->asTable.columns.size() - 1;
    const bool inTable = column >= 0 && block->asTable.columns[column].id == QStringLiteral("note");
    for (const auto& note : notes) {
        const auto entry = std::ranges::find_if(churn.periods,
            [&](const flow::PeriodChurn& p) { return core::firstDay(p.period) <= note.day && note.day <= core::lastDay(p.period); });
        const auto at = entry - churn.periods.begin();
        if (entry == churn.periods.end() || at >= trend->points.size())
            continue;
        const core::CivilDate first = core::firstDay(entry->period), last = core::lastDay(entry->period);
        const double place = double(at) - 0.5 + (note.day.days - first.days + 0.5) / (last.days - first.days + 1);
        const QString words = Text::tr("%1: %2").arg(fmt.date(note.day), QString::fromStdString(note.text));
        trend->notes.append({std::clamp(place, 0.0, double(trend->points.size() - 1)), words});
        if (inTable && at < block->asTable.rows.size()) {
            QString& said = block->asTable.rows[at][column].text;
            said = said.isEmpty() || said == fmt.missing() ? words : Text::tr("%1; %2").arg(said, words);
        }
    }
}

} // namespace holdfast::present
