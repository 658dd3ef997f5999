// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/CampaignCalendar.h"

#include "domain/CampaignSchedule.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace holdfast::present {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(Calendar)
};

// TEXT of RFC 5545 3.3.11: backslash, comma, semicolon and line breaks are escaped; other control characters go.
QString escaped(const QString& text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\\' || c == u',' || c == u';')
            out += u'\\', out += c;
        else if (c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator || (c == u'\r' && (i + 1 == text.size() || text[i + 1] != u'\n')))
            out += QStringLiteral("\\n");
        else if (c == u'\t' || c.category() != QChar::Other_Control)
            out += c;
    }
    return out;
}

// A UID is built of ids, which a user's file may have given: only what needs no escape stays.
QString plain(const QString& id)
{
    QString out;
    for (const QChar c : id)
        out += c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.') ? QString(c) : QStringLiteral("%") + QString::number(c.unicode(), 16);
    return out;
}

void line(QByteArray& out, const char* name, const QString& value)
{
    constexpr qsizetype kLongest = 75;
    QByteArray rest = QByteArray(name) + value.toUtf8();
    qsizetype room = kLongest;
    while (rest.size() > room) {
        qsizetype cut = room;
        while ((static_cast<unsigned char>(rest[cut]) & 0xc0) == 0x80) // inside a character
            --cut;
        out += rest.first(cut) + "\r\n ";
        rest.remove(0, cut);
        room = kLongest - 1; // the blank counts
    }
    out += rest + "\r\n";
}

QString compact(core::CivilDate day)
{
    return QString::fromStdString(core::isoText(day)).remove(u'-');
}

QString of(const std::string& text)
{
    return QString::fromStdString(text);
}

QString descriptionOf(const domain::CampaignPlan& plan, const domain::PlanTask& task)
{
    QStringList lines;
    const auto add = [&](const QString& pattern, const QString& value) {
        if (!value.isEmpty())
            lines.append(pattern.arg(value));
    };
    add(Text::tr("Campaign: %1"), of(plan.name));
    const auto phase = std::ranges::find(plan.phases, task.phase, &domain::PlanPhase::id);
    if (phase != plan.phases.end())
        add(Text::tr("Phase: %1"), of(phase->name));
    add(Text::tr("Owner: %1"), of(task.owner));
    add(Text::tr("Department: %1"), of(task.department));
    QStringList before;
    for (const auto& id : task.after)
        if (const auto* one = domain::taskOf(plan, id))
            before.append(of(one->name));
    add(Text::tr("After: %1"), before.join(Text::tr(", ")));
    if (!task.milestone)
        add(Text::tr("Progress: %1%"), QString::number(qRound((domain::isDone(task) ? 1 : task.progress) * 100)));
    add(QStringLiteral("%1"), of(task.note));
    return lines.join(u'\n');
}

} // namespace

QByteArray planCalendar(const domain::CampaignPlan& plan, const QString& workspaceId, qint64 at)
{
    const QString stamp = QString::fromStdString(core::isoDateTimeText(at)).remove(u'-').remove(u':') + u'Z';
    QByteArray out;
    line(out, "BEGIN:", QStringLiteral("VCALENDAR"));
    line(out, "VERSION:", QStringLiteral("2.0"));
    line(out, "PRODID:", QStringLiteral("-//Holdfast//Campaign plan//EN"));
    line(out, "CALSCALE:", QStringLiteral("GREGORIAN"));
    line(out, "METHOD:", QStringLiteral("PUBLISH"));
    line(out, "X-WR-CALNAME:", escaped(of(plan.name)));
    for (const auto& task : plan.tasks) {
        if (!task.start.isValid())
            continue;
        line(out, "BEGIN:", QStringLiteral("VEVENT"));
        line(out, "UID:", plain(of(plan.id)) + u'-' + plain(of(task.id)) + u'@' + plain(workspaceId));
        line(out, "DTSTAMP:", stamp);
        line(out, "DTSTART;VALUE=DATE:", compact(task.start));
        line(out, "DTEND;VALUE=DATE:", compact(task.end + 1)); // the day after
        line(out, "SUMMARY:", escaped(of(task.name)));
        line(out, "DESCRIPTION:", escaped(descriptionOf(plan, task)));
        if (!task.department.empty())
            line(out, "CATEGORIES:", escaped(of(task.department)));
        line(out, "TRANSP:", QStringLiteral("TRANSPARENT")); // does not block the day
        line(out, "END:", QStringLiteral("VEVENT"));
    }
    line(out, "END:", QStringLiteral("VCALENDAR"));
    return out;
}

} // namespace holdfast::present
