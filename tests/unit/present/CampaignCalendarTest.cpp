// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "domain/CampaignTemplates.h"
#include "present/CampaignCalendar.h"

#include <QRegularExpression>

using namespace holdfast;

namespace {

core::CivilDate day(const char* text)
{
    return *core::parseIsoDate(text);
}

// Lines as a calendar program reads them: folds taken out.
QList<QByteArray> linesOf(QByteArray calendar)
{
    calendar.replace("\r\n ", "");
    QList<QByteArray> lines = calendar.split('\n');
    for (QByteArray& line : lines)
        if (line.endsWith('\r'))
            line.chop(1);
    return lines;
}

} // namespace

class CampaignCalendarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneTask()
    {
        domain::CampaignPlan plan;
        plan.id = "C1";
        plan.name = "A, B; C\\D";
        domain::PlanTask task;
        task.id = "t1";
        task.name = "Call\nagain";
        task.owner = "O'Neil, \"Jo\"";
        task.department = "Service, north";
        task.start = day("2026-12-30");
        task.end = day("2026-12-31");
        plan.tasks = {task};
        const QByteArray calendar = present::planCalendar(plan, QStringLiteral("w-1"), 0);
        const auto lines = linesOf(calendar);
        QCOMPARE(lines.first(), QByteArray("BEGIN:VCALENDAR"));
        QVERIFY(calendar.endsWith("END:VCALENDAR\r\n"));
        for (const char* line : {"VERSION:2.0", "UID:C1-t1@w-1", "DTSTAMP:19700101T000000Z", "DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270101",
                 "SUMMARY:Call\\nagain", "CATEGORIES:Service\\, north", "X-WR-CALNAME:A\\, B\\; C\\\\D"})
            QVERIFY2(lines.contains(line), line);
        QVERIFY(calendar.contains("O'Neil\\, \"Jo\""));
    }

    // No line over 75 bytes, no character cut, and unfolded it is what it was.
    void foldedLines()
    {
        domain::CampaignPlan plan;
        plan.name = "x";
        for (int length = 55; length < 85; ++length) {
            domain::PlanTask task;
            task.id = "t" + std::to_string(length);
            for (int i = 0; i < length; ++i)
                task.name += i % 3 == 0 ? "a" : i % 3 == 1 ? "挽" : "😀";
            task.start = task.end = day("2026-07-01");
            plan.tasks.push_back(task);
        }
        const QByteArray calendar = present::planCalendar(plan, QStringLiteral("w"), 0);
        for (const QByteArray& line : calendar.split('\n')) {
            QVERIFY2(line.size() <= 76, line.constData()); // with its CR
            QVERIFY(line.isEmpty() || line.endsWith('\r'));
            QVERIFY2(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter), line.constData());
        }
        const auto lines = linesOf(calendar);
        for (const auto& task : plan.tasks)
            QVERIFY(lines.contains("SUMMARY:" + QByteArray::fromStdString(task.name)));
    }

    void hostileWords()
    {
        domain::CampaignPlan plan;
        plan.id = "C 1\r\nX:1";
        plan.name = "x";
        domain::PlanTask task;
        task.id = "t\n1";
        task.name = std::string("a\r\nBEGIN:VALARM\rEND:X\x01\x7f z", 25);
        task.start = task.end = day("2026-07-01");
        plan.tasks = {task};
        const QByteArray calendar = present::planCalendar(plan, QStringLiteral("w"), 0);
        QCOMPARE(calendar.count("\r\nBEGIN:"), 1); // the event alone
        QVERIFY(calendar.contains("SUMMARY:a\\nBEGIN:VALARM\\nEND:X z"));
        for (const char c : calendar)
            QVERIFY(static_cast<unsigned char>(c) >= 32 || c == '\r' || c == '\n');
    }

    void whatIsLeftOut()
    {
        QCOMPARE(present::planCalendar({}, QStringLiteral("w"), 0).count("BEGIN:VEVENT"), 0);
        auto plan = domain::planFrom(domain::PlanTemplate::ThreePhase, day("2026-07-01"), true);
        QCOMPARE(present::planCalendar(plan, QStringLiteral("w"), 0).count("BEGIN:VEVENT"), qsizetype(plan.tasks.size()));
        plan.tasks[3].start = plan.tasks[3].end = {};
        QCOMPARE(present::planCalendar(plan, QStringLiteral("w"), 0).count("BEGIN:VEVENT"), qsizetype(plan.tasks.size()) - 1);
        // The same again: a calendar replaces what it has.
        QCOMPARE(present::planCalendar(plan, QStringLiteral("w"), 5), present::planCalendar(plan, QStringLiteral("w"), 5));
    }
};

HOLDFAST_TEST(CampaignCalendarTest)
#include "CampaignCalendarTest.moc"
