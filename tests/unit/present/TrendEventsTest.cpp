// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events on the churn trend: each on its own day, in the table's notes, none from outside the periods drawn.
#include "support/TestMain.h"

#include "PageSamples.h"
#include "present/pages/EventNotes.h"
#include "present/pages/Pages.h"

using namespace holdfast;

class TrendEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStandsOnItsDay()
    {
        const flow::OverviewAnswer overview = tests::sampleOverview();
        const auto& periods = overview.churn.periods;
        QVERIFY(periods.size() >= 2);
        const core::CivilDate first = core::firstDay(periods[1].period), last = core::lastDay(periods[1].period);
        const present::Fmt fmt;
        present::Page page = present::overviewPage(overview, fmt);
        const QString said = page.block(QStringLiteral("churn-trend"))->asTable.rows[1].last().text;
        present::noteEvents(page, overview.churn,
            {{tests::day("1999-01-01"), "Long ago", {}}, {first, "Price rise", "k"}, {last, "Depot move", {}}, {tests::day("2099-01-01"), "To come", {}}}, fmt);
        const present::Block* block = page.block(QStringLiteral("churn-trend"));
        const auto& trend = std::get<present::TrendSpec>(block->body);
        QCOMPARE(trend.notes.size(), 2);
        QCOMPARE(trend.notes[0].text, fmt.date(first) + QStringLiteral(": Price rise"));
        QCOMPARE(trend.notes[1].text, fmt.date(last) + QStringLiteral(": Depot move"));
        // The second period is drawn round 1: its first day just right of 0.5, its last just left of 1.5.
        QVERIFY(trend.notes[0].at > 0.5 && trend.notes[0].at < 0.55);
        QVERIFY(trend.notes[1].at > 1.45 && trend.notes[1].at < 1.5);
        const QString row = block->asTable.rows[1].last().text;
        QVERIFY(row.startsWith(said) && row.contains(QStringLiteral("Price rise")) && row.contains(QStringLiteral("Depot move")));
        QVERIFY(!block->asTable.rows[0].last().text.contains(QStringLiteral("Price rise")));
    }

    void nothingDrawnNothingNoted()
    {
        flow::OverviewAnswer overview = tests::sampleOverview();
        overview.churn.periods.clear();
        const present::Fmt fmt;
        present::Page page = present::overviewPage(overview, fmt);
        present::noteEvents(page, overview.churn, {{tests::day("2026-05-12"), "Depot move", {}}}, fmt);
        QVERIFY(!std::holds_alternative<present::TrendSpec>(page.block(QStringLiteral("churn-trend"))->body));
    }
};

HOLDFAST_TEST(TrendEventsTest)
#include "TrendEventsTest.moc"
