// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/CampaignWords.h"
#include "present/pages/Build.h"
#include "present/pages/CampaignPages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignPlanPage)
};

using Kind = TableSpec::Kind;
using core::CivilDate;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString dateOr(CivilDate day, const Fmt& fmt)
{
    return day.isValid() ? fmt.date(day) : fmt.missing();
}

QString span(CivilDate start, CivilDate end, const Fmt& fmt)
{
    return start.isValid() ? QStringLiteral("%1 – %2").arg(fmt.date(start), fmt.date(end)) : fmt.missing();
}

QString goalValue(double value, const std::string& kpi, const Fmt& fmt, bool sign)
{
    return domain::isShareKpi(kpi) ? fmt.rate(value, sign) : fmt.number(value, 1);
}

Provenance provenance(const flow::CampaignView& view, const QString& subject, const QString& definition, const Fmt& fmt)
{
    Provenance made;
    made.title = Text::tr("How %1 was computed").arg(subject);
    made.definition = definition;
    made.facts = {{Text::tr("Campaign"), text(view.plan.id + " ") + text(view.plan.name)}, {Text::tr("State on"), dateOr(view.today, fmt)},
        {Text::tr("Plan made"), dateOr(view.plan.created, fmt)}, {Text::tr("Tasks"), fmt.count(qint64(view.plan.tasks.size()))}};
    return made;
}

Tile tile(const flow::CampaignView& view, const char* id, const QString& label, const QString& value, const QString& below, const QString& definition, const Fmt& fmt)
{
    Tile made;
    made.id = QLatin1String(id);
    made.label = label;
    made.value = value;
    made.interval = below;
    made.provenance = provenance(view, label, definition, fmt);
    return made;
}

Tile goalTile(const flow::CampaignView& view, const Fmt& fmt)
{
    const auto& goal = view.plan.goal;
    const QString kpi = kpiName(text(goal.kpi));
    QString value = fmt.missing();
    if (goal.baseline && goal.target)
        value = QStringLiteral("%1→%2").arg(goalValue(*goal.baseline, goal.kpi, fmt, false), goalValue(*goal.target, goal.kpi, fmt, false));
    else if (goal.target)
        value = QStringLiteral("→%1").arg(goalValue(*goal.target, goal.kpi, fmt, true));
    else if (goal.baseline)
        value = goalValue(*goal.baseline, goal.kpi, fmt, true);
    const bool both = goal.baseline && goal.target && domain::isShareKpi(goal.kpi); // the sign goes to the label: two rates fill the tile
    Tile made = tile(view, "goal", both ? Text::tr("Goal, %") : Text::tr("Goal"), value, Text::tr("%1 in %n day(s)", nullptr, goal.windowDays).arg(kpi),
        Text::tr("Baseline and target that were set for the plan; not measured here. %1").arg(text(goal.text)), fmt);
    if (!goal.target)
        made.note = Text::tr("No target is set yet.");
    return made;
}

Tile audienceTile(const flow::CampaignView& view, const Fmt& fmt)
{
    const auto& audience = view.plan.audience;
    const QString definition = Text::tr("Whom the plan is for, before anybody is left out for consent, recent contact or open complaints.");
    if (!audience.segment.empty())
        return tile(view, "audience", Text::tr("Audience"), text(audience.segment), Text::tr("segment, before exclusions"), definition, fmt);
    if (!audience.customers.empty())
        return tile(view, "audience", Text::tr("Audience"), fmt.count(qint64(audience.customers.size())), Text::tr("customers, fixed list"), definition, fmt);
    return tile(view, "audience", Text::tr("Audience"), fmt.missing(), Text::tr("not chosen yet"), definition, fmt);
}

QList<Tile> tilesOf(const flow::CampaignView& view, const Fmt& fmt)
{
    const auto& progress = view.progress;
    const QString currency = text(view.currency);
    QList<Tile> tiles {goalTile(view, fmt), audienceTile(view, fmt)};
    Tile done = tile(view, "progress", Text::tr("Progress"), progress.tasks == 0 ? fmt.missing() : fmt.share(progress.actual, 0),
        progress.tasks == 0 ? QString() : Text::tr("planned %1").arg(fmt.share(progress.planned, 0)),
        Text::tr("Progress of the tasks, weighted by their planned days; a milestone counts as one day. Planned: the share of these days that is over."), fmt);
    done.state = progress.tasks == 0 ? State::Empty : State::Ready;
    if (progress.actual + 0.005 < progress.planned)
        done.tone = Tone::Worse;
    tiles.append(done);
    Tile overdue = tile(view, "overdue", Text::tr("Overdue"), fmt.count(qint64(progress.overdue)), Text::tr("%1 behind, %2 of %3 done")
            .arg(fmt.count(qint64(progress.behind)), fmt.count(qint64(progress.done)), fmt.count(qint64(progress.tasks))),
        Text::tr("Tasks past their last planned day that are not done. Behind: less progress than the share of their days that is over, or not begun in time."), fmt);
    if (progress.overdue > 0)
        overdue.tone = Tone::Worse;
    tiles.append(overdue);
    const QString limit = view.plan.budgetLimit ? Text::tr("of %1 limit").arg(fmt.money(*view.plan.budgetLimit, currency, true)) : Text::tr("no limit set");
    Tile planned = tile(view, "planned", Text::tr("Planned cost"), fmt.money(view.budget.planned, currency, true), limit, Text::tr("Sum of the planned amounts of the budget lines."), fmt);
    planned.tone = view.budget.overPlanned ? Tone::Worse : Tone::Neutral;
    if (view.budget.overPlanned)
        planned.interval = Text::tr("%1 over the limit").arg(fmt.money(-*view.budget.left, currency, true));
    tiles.append(planned);
    Tile spent = tile(view, "spent", Text::tr("Spent"), fmt.money(view.budget.spent, currency, true),
        view.budget.planned > 0 ? Text::tr("%1 of planned").arg(fmt.share(view.budget.spent / view.budget.planned, 0)) : QString(),
        Text::tr("Sum of what was entered as spent in the budget lines."), fmt);
    spent.tone = view.budget.overSpent ? Tone::Worse : Tone::Neutral;
    tiles.append(spent);
    const auto critical = std::ranges::count_if(view.timing.tasks, &domain::TaskTiming::critical);
    const int length = view.timing.end.isValid() ? view.timing.end - view.timing.start + 1 : 0;
    tiles.append(tile(view, "critical", Text::tr("Critical path"), Text::tr("%n task(s)", nullptr, int(critical)),
        length > 0 ? Text::tr("end %1").arg(fmt.date(view.timing.end)) : QString(),
        Text::tr("Tasks that move the end of the plan when they slip by a day (critical path method, Kelley and Walker 1959; calendar days; a task starts no "
                 "earlier than planned and not before those it waits for are done)."), fmt));
    return tiles;
}

Block block(const flow::CampaignView& view, const char* id, const QString& title, const QString& subtitle, const TableSpec& table, const QString& definition, const Fmt& fmt)
{
    Block made;
    made.id = QLatin1String(id);
    made.title = title;
    made.subtitle = subtitle;
    made.body = table;
    made.asTable = table;
    made.provenance = provenance(view, title, definition, fmt);
    return made;
}

QString namesOf(const domain::CampaignPlan& plan, const std::vector<std::string>& ids)
{
    QStringList names;
    for (const auto& id : ids)
        if (const auto* task = domain::taskOf(plan, id))
            names.append(text(task->name));
    return names.join(Text::tr(", "));
}

Block tasksBlock(const flow::CampaignView& view, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Phase"), Kind::Text, 0, QStringLiteral("phase")), column(Text::tr("Task"), Kind::Text, 0, QStringLiteral("task")),
        column(Text::tr("Owner"), Kind::Text, 0, QStringLiteral("owner")), column(Text::tr("Department"), Kind::Text, 0, QStringLiteral("department")),
        column(Text::tr("Start"), Kind::Text, 0, QStringLiteral("start")), column(Text::tr("End"), Kind::Text, 0, QStringLiteral("end")),
        column(Text::tr("Days"), Kind::Number, 0, QStringLiteral("days")), column(Text::tr("After"), Kind::Text, 0, QStringLiteral("after")),
        column(Text::tr("Progress"), Kind::Percent, 0, QStringLiteral("progress")), column(Text::tr("State"), Kind::Text, 0, QStringLiteral("state")),
        column(Text::tr("Slack, days"), Kind::Number, 0, QStringLiteral("slack")), column(Text::tr("Begun"), Kind::Text, 0, QStringLiteral("actual-start")),
        column(Text::tr("Finished"), Kind::Text, 0, QStringLiteral("actual-end")), column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note"))};
    for (std::size_t i = 0; i < view.plan.tasks.size(); ++i) {
        const auto& task = view.plan.tasks[i];
        const auto& timing = view.timing.tasks[i];
        const auto phase = std::ranges::find(view.plan.phases, task.phase, &domain::PlanPhase::id);
        const auto standing = domain::standingOf(task, view.today);
        auto state = textCell(standingName(standing));
        if (standing == domain::Standing::Overdue || standing == domain::Standing::Behind || standing == domain::Standing::LateToStart)
            state.tone = Tone::Worse;
        auto slack = timing.earlyStart.isValid() ? numberCell(timing.slack, fmt, 0) : textCell(fmt.missing());
        slack.strong = timing.critical;
        table.rows.append({textCell(phase == view.plan.phases.end() ? QString() : text(phase->name)), textCell((task.milestone ? QStringLiteral("◆ ") : QString()) + text(task.name)),
            textCell(text(task.owner)), textCell(text(task.department)), textCell(dateOr(task.start, fmt)), textCell(dateOr(task.end, fmt)),
            task.start.isValid() ? numberCell(task.milestone ? 0 : task.end - task.start + 1, fmt, 0) : textCell(fmt.missing()), textCell(namesOf(view.plan, task.after)),
            shareCell(domain::isDone(task) ? 1 : task.progress, fmt, 0), state, slack, textCell(dateOr(task.actualStart, fmt)), textCell(dateOr(task.actualEnd, fmt)),
            textCell(text(task.note))});
    }
    Block made = block(view, "tasks", Text::tr("Tasks"), span(view.timing.start, view.timing.end, fmt), table,
        Text::tr("Planned days are calendar days, both included. Slack: by how many days a task can slip without moving the end of the plan."), fmt);
    const auto pushed = std::ranges::count_if(view.timing.tasks, &domain::TaskTiming::pushed);
    if (pushed > 0)
        made.reading = {Text::tr("%n task(s) start before what they wait for is done.", nullptr, int(pushed)), Text::tr("Move them, or take the dependency away.")};
    return made;
}

Block budgetBlock(const flow::CampaignView& view, const Fmt& fmt)
{
    const QString currency = text(view.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Item"), Kind::Text, 0, QStringLiteral("item")), column(Text::tr("Planned"), Kind::Money, 2, QStringLiteral("planned")),
        column(Text::tr("Spent"), Kind::Money, 2, QStringLiteral("spent"))};
    for (const auto& line : view.plan.budget) {
        auto spent = moneyCell(line.spent, currency, fmt);
        spent.tone = line.spent > line.planned ? Tone::Worse : Tone::Neutral;
        table.rows.append({textCell(text(line.name)), moneyCell(line.planned, currency, fmt), spent});
    }
    if (!view.plan.budget.empty()) {
        QList<TableSpec::Cell> sum {textCell(Text::tr("Sum")), moneyCell(view.budget.planned, currency, fmt), moneyCell(view.budget.spent, currency, fmt)};
        for (auto& cell : sum)
            cell.strong = true;
        table.rows.append(sum);
    }
    Block made = block(view, "budget", Text::tr("Budget"), view.plan.budgetLimit ? Text::tr("%1 of %2 limit").arg(fmt.money(view.budget.planned, currency, true), fmt.money(*view.plan.budgetLimit, currency, true))
                                                                                          : Text::tr("%1, no limit set").arg(fmt.money(view.budget.planned, currency, true)),
        table, Text::tr("Amounts as entered; sums are exact to hundredths."), fmt);
    if (view.budget.overPlanned)
        made.reading = {Text::tr("Planned %1 over the limit.").arg(fmt.money(-*view.budget.left, currency)), {}};
    else if (view.budget.overSpent)
        made.reading = {Text::tr("Spent over the limit."), {}};
    return made;
}

Block resourcesBlock(const flow::CampaignView& view, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Resource"), Kind::Text, 0, QStringLiteral("resource")), column(Text::tr("A week"), Kind::Number, 0, QStringLiteral("capacity")),
        column(Text::tr("Peak"), Kind::Number, 0, QStringLiteral("peak")), column(Text::tr("Weeks over"), Kind::Number, 0, QStringLiteral("over")),
        column(Text::tr("In all"), Kind::Number, 0, QStringLiteral("total"))};
    std::size_t over = 0;
    for (std::size_t i = 0; i < view.loads.size(); ++i) {
        const auto& resource = view.plan.resources[i];
        const auto& load = view.loads[i];
        over += load.weeksOver;
        auto weeks = countCell(load.weeksOver, fmt);
        weeks.tone = load.weeksOver > 0 ? Tone::Worse : Tone::Neutral;
        const QString name = resource.unit.empty() ? text(resource.name) : Text::tr("%1, %2").arg(text(resource.name), text(resource.unit));
        table.rows.append({textCell(name), resource.perWeek ? numberCell(*resource.perWeek, fmt, 0) : textCell(fmt.missing()), numberCell(load.peak, fmt, 0), weeks,
            numberCell(load.total, fmt, 0)});
    }
    Block made = block(view, "resources", Text::tr("Resources"), Text::tr("use against a week's capacity"), table,
        Text::tr("The use of a task is spread evenly over its planned days and summed by weeks from Monday."), fmt);
    if (over > 0)
        made.reading = {Text::tr("Over capacity in %n week(s).", nullptr, int(over)), {}};
    return made;
}

Block risksBlock(const flow::CampaignView& view, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Risk"), Kind::Text, 0, QStringLiteral("risk")), column(Text::tr("P"), Kind::Text, 0, QStringLiteral("likelihood")),
        column(Text::tr("I"), Kind::Text, 0, QStringLiteral("impact")), column(Text::tr("Contingency"), Kind::Text, 0, QStringLiteral("contingency")),
        column(Text::tr("Owner"), Kind::Text, 0, QStringLiteral("owner"))};
    const auto level = [](domain::Level of) {
        auto cell = textCell(levelLetter(of));
        cell.number = double(of);
        cell.tone = of == domain::Level::High ? Tone::Worse : Tone::Neutral;
        return cell;
    };
    for (const auto& risk : view.plan.risks)
        table.rows.append({textCell(text(risk.name)), level(risk.likelihood), level(risk.impact), textCell(text(risk.contingency)), textCell(text(risk.owner))});
    return block(view, "risks", Text::tr("Risks"), Text::tr("probability, impact"), table,
        Text::tr("As judged by the people who plan: low, medium or high likelihood and impact, and what is done when it happens."), fmt);
}

} // namespace

Page campaignPlanPage(const flow::CampaignView& view, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("campaign-plan");
    page.title = text(view.plan.name);
    page.question = Text::tr("Who gets which offer, when, at what cost?");
    page.asOfText = dateOr(view.today, fmt);
    page.periodText = span(view.timing.start, view.timing.end, fmt);
    page.tiles = tilesOf(view, fmt);
    page.blocks = {tasksBlock(view, fmt), budgetBlock(view, fmt), resourcesBlock(view, fmt), risksBlock(view, fmt)};
    return page;
}

QString campaignDatesText(const flow::CampaignSummary& campaign, const Fmt& fmt)
{
    return campaign.start.isValid() ? span(campaign.start, campaign.end, fmt) : Text::tr("no dates yet");
}

QString campaignSideText(const flow::CampaignSummary& campaign, const Fmt& fmt)
{
    if (campaign.state >= domain::CampaignState::Running)
        return fmt.share(campaign.progress.actual, 0);
    if (campaign.customers > 0)
        return Text::tr("n %1").arg(fmt.count(qint64(campaign.customers)));
    return text(campaign.segment);
}

} // namespace holdfast::present
