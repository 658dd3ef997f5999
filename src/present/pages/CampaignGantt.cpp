// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Period.h"
#include "present/CampaignWords.h"
#include "present/pages/CampaignPages.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignGantt)
};

using core::CivilDate;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString span(CivilDate start, CivilDate end, const Fmt& fmt)
{
    return start == end ? fmt.date(start) : QStringLiteral("%1 – %2").arg(fmt.date(start), fmt.date(end));
}

// "W34", as over the weeks of the schedule.
QString weekText(CivilDate day)
{
    const QString name = QString::fromStdString(core::name(core::periodOf(day, core::Grain::Week)));
    return name.mid(name.indexOf(u'W'));
}

GanttSpec::Row taskRow(const flow::CampaignView& view, std::size_t i, const Fmt& fmt)
{
    using domain::Standing;
    const auto& task = view.plan.tasks[i];
    const auto& timing = view.timing.tasks[i];
    const Standing standing = domain::standingOf(task, view.today);
    GanttSpec::Row row;
    row.kind = task.milestone ? GanttSpec::Kind::Milestone : GanttSpec::Kind::Task;
    row.id = text(task.id);
    row.name = text(task.name);
    row.owner = text(task.owner.empty() ? task.department : task.owner);
    row.start = task.start;
    row.end = task.end;
    row.actualStart = task.actualStart;
    row.actualEnd = task.actualEnd;
    row.progress = task.progress;
    row.critical = timing.critical;
    row.late = standing == Standing::Overdue || standing == Standing::LateToStart || standing == Standing::Behind;
    row.done = domain::isDone(task);
    if (task.milestone && task.start.isValid())
        row.label = fmt.date(task.start);
    row.tip = {row.name};
    if (task.start.isValid())
        row.tip.append(span(task.start, task.end, fmt) + QStringLiteral(" · ") + standingName(standing));
    if (timing.earlyStart.isValid())
        row.tip.append(timing.critical ? Text::tr("on the critical path") : Text::tr("%n day(s) of slack", nullptr, timing.slack));
    return row;
}

GanttSpec::Row phaseRow(const flow::CampaignView& view, std::size_t i, const Fmt& fmt)
{
    const auto& phase = view.plan.phases[i];
    const auto days = domain::spanOf(view.plan, phase);
    GanttSpec::Row row;
    row.kind = GanttSpec::Kind::Phase;
    row.id = text(phase.id);
    row.name = Text::tr("%1 %2").arg(fmt.count(qint64(i + 1)), text(phase.name));
    row.start = days.start;
    row.end = days.end;
    row.tip = {row.name};
    if (days.start.isValid())
        row.tip.append(span(days.start, days.end, fmt));
    return row;
}

void addStrip(GanttSpec& spec, const flow::CampaignView& view, const Fmt& fmt)
{
    const domain::ResourceLoad* shown = nullptr;
    const auto excess = [](const domain::ResourceLoad& load) {
        double most = 0;
        for (const auto& week : load.weeks)
            most = std::max(most, week.over);
        return most;
    };
    for (const auto& load : view.loads)
        if (!load.weeks.empty() && (shown == nullptr || excess(load) > excess(*shown)))
            shown = &load;
    if (shown == nullptr)
        return;
    const auto& resource = *std::ranges::find(view.plan.resources, shown->resource, &domain::PlanResource::id);
    GanttSpec::Strip& strip = spec.strip;
    const QString unit = resource.unit.empty() ? Text::tr("units") : text(resource.unit);
    strip.name = text(resource.name);
    strip.note = resource.perWeek ? Text::tr("%1 a week, max %2").arg(unit, fmt.number(*resource.perWeek, 0)) : Text::tr("%1 a week").arg(unit);
    strip.capacity = resource.perWeek.value_or(kUndefined);
    double worst = 0;
    for (const auto& week : shown->weeks) {
        GanttSpec::Week one {week.monday, week.amount, week.over, Text::tr("%1: %2 %3").arg(fmt.date(week.monday), fmt.number(week.amount, 0), unit)};
        if (week.over > worst) {
            worst = week.over;
            strip.worst = int(strip.weeks.size());
        }
        strip.weeks.append(one);
    }
    if (strip.worst >= 0)
        strip.worstText = Text::tr("%1: %2 over").arg(weekText(strip.weeks[strip.worst].monday), fmt.number(worst, 0));
}

} // namespace

GanttSpec ganttOf(const flow::CampaignView& view, const Fmt& fmt)
{
    constexpr int kMarginDays = 3, kEmptyDays = 60;
    GanttSpec spec;
    spec.today = view.today;
    spec.todayText = Text::tr("today");
    spec.taskHead = Text::tr("Task");
    spec.ownerHead = Text::tr("Owner");
    QHash<QString, int> places;
    const auto addTasks = [&](const std::string& phase) {
        for (std::size_t i = 0; i < view.plan.tasks.size(); ++i)
            if (view.plan.tasks[i].phase == phase) {
                places.insert(text(view.plan.tasks[i].id), int(spec.rows.size()));
                spec.rows.append(taskRow(view, i, fmt));
            }
    };
    for (std::size_t i = 0; i < view.plan.phases.size(); ++i) {
        spec.rows.append(phaseRow(view, i, fmt));
        addTasks(view.plan.phases[i].id);
    }
    addTasks({});
    for (std::size_t i = 0; i < view.plan.tasks.size(); ++i)
        for (const auto& before : view.plan.tasks[i].after) {
            const auto* first = domain::taskOf(view.plan, before);
            const auto& task = view.plan.tasks[i];
            if (first != nullptr && first->start.isValid() && task.start.isValid())
                spec.links.append({places.value(text(before)), places.value(text(task.id)), task.milestone ? task.end < first->end : task.start <= first->end});
        }
    const auto days = domain::spanOf(view.plan);
    spec.first = days.start;
    spec.last = days.end;
    for (const auto& row : spec.rows)
        if (row.actualStart.isValid()) {
            spec.first = std::min(spec.first.isValid() ? spec.first : row.actualStart, row.actualStart);
            spec.last = std::max(spec.last.isValid() ? spec.last : row.actualStart, row.actualEnd.isValid() ? row.actualEnd : row.actualStart);
        }
    if (!spec.first.isValid()) {
        spec.first = view.today;
        spec.last = view.today + kEmptyDays;
    }
    // Today belongs to it as long as it is near.
    const int length = spec.last - spec.first + 1;
    if (view.today.isValid() && view.today < spec.first && spec.first - view.today <= length / 4)
        spec.first = view.today;
    if (view.today.isValid() && view.today > spec.last && view.today - spec.last <= length / 4)
        spec.last = view.today;
    spec.first = spec.first - kMarginDays;
    spec.last = spec.last + kMarginDays + length / 20;
    addStrip(spec, view, fmt);
    return spec;
}

} // namespace holdfast::present
