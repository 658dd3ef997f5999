// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/PlanDialogs.h"

#include "app/panels/campaigns/PlanForm.h"
#include "present/CampaignWords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

#include <algorithm>

namespace holdfast::app {

using domain::CampaignPlan;
using Choices = QList<std::pair<QString, QString>>;

namespace {

constexpr double kMostMoney = 1e9, kMostHours = 1e6;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

template <class List>
auto find(List& list, const std::string& id)
{
    return std::ranges::find_if(list, [&](const auto& one) { return one.id == id; });
}

// Puts the part in the place of the one of its id, or at the end under a new id.
template <class Part>
void put(CampaignPlan& plan, std::vector<Part>& list, Part part, char prefix)
{
    if (const auto found = find(list, part.id); found != list.end() && !part.id.empty()) {
        *found = std::move(part);
        return;
    }
    part.id = domain::freeId(plan, prefix);
    list.push_back(std::move(part));
}

// Saves by changing the plan; the form closes when it is written, or says why not.
void saving(PlanForm* form, CampaignBook& book, std::function<void(CampaignPlan&)> change)
{
    form->onSave([&book, change = std::move(change)](PlanForm::Answer answer) {
        book.edit(change, [answer](const core::Error& error) { answer(&error); }, [answer] { answer(nullptr); });
    });
}

Choices levels()
{
    Choices choices;
    for (const auto level : {domain::Level::Low, domain::Level::Medium, domain::Level::High})
        choices.append({present::levelName(level), QString::fromLatin1(domain::word(level).data())});
    return choices;
}

} // namespace

PlanDialogs::PlanDialogs(const Surroundings& with, CampaignBook& book, QWidget* parent)
    : m_with(with)
    , m_book(book)
    , m_parent(parent)
{
}

void PlanDialogs::task(const std::string& id, bool milestone)
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    domain::PlanTask task;
    if (const auto* known = domain::taskOf(view->plan, id)) {
        task = *known;
    } else {
        const auto span = domain::spanOf(view->plan);
        task.start = span.start.isValid() && view->today < span.start ? span.start : view->today;
        task.end = milestone ? task.start : task.start + 6;
        task.milestone = milestone;
        if (!view->plan.phases.empty())
            task.phase = view->plan.phases.front().id;
    }
    auto* form = new PlanForm(QStringLiteral("TaskDialog"), id.empty() ? (milestone ? tr("New milestone") : tr("New task")) : tr("Task"), m_parent);
    auto* name = form->addText("taskName", tr("Name"), task.name);
    Choices phases {{tr("none"), QString()}};
    for (const auto& phase : view->plan.phases)
        phases.append({text(phase.name), text(phase.id)});
    auto* phase = form->addChoice("taskPhase", tr("Phase"), phases, task.phase);
    auto* owner = form->addText("taskOwner", tr("Owner"), task.owner);
    auto* department = form->addText("taskDepartment", tr("Department"), task.department);
    auto* isMilestone = form->addCheck("taskMilestone", tr("Milestone"), task.milestone);
    auto* start = form->addDate("taskStart", tr("Planned start"), task.start, view->today);
    auto* end = form->addDate("taskEnd", tr("Planned end"), task.end, view->today);
    auto* progress = form->addNumber("taskProgress", tr("Progress"), task.progress * 100, 0, 100, 0, QStringLiteral("%"));
    auto* begun = form->addDate("taskBegun", tr("Begun on"), task.actualStart, view->today, true);
    auto* finished = form->addDate("taskFinished", tr("Finished on"), task.actualEnd, view->today, true);
    Choices others;
    for (const auto& other : view->plan.tasks)
        if (other.id != task.id)
            others.append({text(other.name), text(other.id)});
    auto* after = form->addChecks("taskAfter", tr("Waits for"), others, task.after);
    std::vector<std::pair<std::string, QDoubleSpinBox*>> uses;
    for (const auto& resource : view->plan.resources) {
        const auto use = std::ranges::find(task.uses, resource.id, &domain::TaskUse::resource);
        uses.emplace_back(resource.id, form->addNumber("taskUse", resource.unit.empty() ? text(resource.name) : tr("%1, %2 in all").arg(text(resource.name), text(resource.unit)),
                                           use == task.uses.end() ? 0 : use->amount, 0, kMostHours, 0, {}));
    }
    auto* note = form->addNote("taskNote", tr("Note"), task.note);
    const auto lockEnd = [end, isMilestone] { end->setEnabled(!isMilestone->isChecked()); };
    QObject::connect(isMilestone, &QCheckBox::toggled, form, lockEnd);
    lockEnd();
    saving(form, m_book, [=](CampaignPlan& plan) {
        domain::PlanTask made = task;
        made.name = PlanForm::textOf(name);
        made.phase = PlanForm::wordOf(phase);
        made.owner = PlanForm::textOf(owner);
        made.department = PlanForm::textOf(department);
        made.milestone = isMilestone->isChecked();
        made.start = PlanForm::dayOf(start);
        made.end = made.milestone ? made.start : PlanForm::dayOf(end);
        made.progress = progress->value() / 100;
        made.actualStart = PlanForm::dayOf(begun);
        made.actualEnd = PlanForm::dayOf(finished);
        made.after = PlanForm::wordsOf(after);
        made.uses.clear();
        for (const auto& [resource, amount] : uses)
            if (amount->value() > 0)
                made.uses.push_back({resource, amount->value()});
        made.note = note->toPlainText().toStdString();
        put(plan, plan.tasks, made, 't');
    });
    if (!id.empty())
        form->addRemove(tr("Remove task"), [&book = m_book, id] {
            book.edit([id](CampaignPlan& plan) {
                std::erase_if(plan.tasks, [&](const auto& one) { return one.id == id; });
                for (auto& one : plan.tasks)
                    std::erase(one.after, id);
            });
        });
    form->open();
}

void PlanDialogs::phase(const std::string& id)
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    domain::PlanPhase phase;
    if (const auto found = find(view->plan.phases, id); found != view->plan.phases.end())
        phase = *found;
    auto* form = new PlanForm(QStringLiteral("PhaseDialog"), id.empty() ? tr("New phase") : tr("Phase"), m_parent);
    const auto span = domain::spanOf(view->plan, phase);
    auto* name = form->addText("phaseName", tr("Name"), phase.name);
    auto* start = form->addDate("phaseStart", tr("From"), phase.start, span.start.isValid() ? span.start : view->today, true);
    auto* end = form->addDate("phaseEnd", tr("To"), phase.end, span.end.isValid() ? span.end : view->today + 27, true);
    saving(form, m_book, [=](CampaignPlan& plan) {
        domain::PlanPhase made = phase;
        made.name = PlanForm::textOf(name);
        made.start = PlanForm::dayOf(start);
        made.end = PlanForm::dayOf(end);
        put(plan, plan.phases, made, 'p');
    });
    if (!id.empty())
        form->addRemove(tr("Remove phase, keep its tasks"), [&book = m_book, id] {
            book.edit([id](CampaignPlan& plan) {
                std::erase_if(plan.phases, [&](const auto& one) { return one.id == id; });
                for (auto& one : plan.tasks)
                    if (one.phase == id)
                        one.phase.clear();
            });
        });
    form->open();
}

void PlanDialogs::line(const std::string& id)
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    domain::BudgetLine line;
    if (const auto found = find(view->plan.budget, id); found != view->plan.budget.end())
        line = *found;
    auto* form = new PlanForm(QStringLiteral("BudgetDialog"), id.empty() ? tr("New budget item") : tr("Budget item"), m_parent);
    const QString suffix = view->currency.empty() ? QString() : u' ' + text(view->currency);
    auto* name = form->addText("lineName", tr("Name"), line.name);
    auto* planned = form->addNumber("linePlanned", tr("Planned"), line.planned, 0, kMostMoney, 2, suffix);
    auto* spent = form->addNumber("lineSpent", tr("Spent"), line.spent, 0, kMostMoney, 2, suffix);
    saving(form, m_book, [=](CampaignPlan& plan) { put(plan, plan.budget, domain::BudgetLine {line.id, PlanForm::textOf(name), planned->value(), spent->value()}, 'b'); });
    if (!id.empty())
        form->addRemove(tr("Remove item"), [&book = m_book, id] {
            book.edit([id](CampaignPlan& plan) { std::erase_if(plan.budget, [&](const auto& one) { return one.id == id; }); });
        });
    form->open();
}

void PlanDialogs::limit()
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    auto* form = new PlanForm(QStringLiteral("LimitDialog"), tr("Budget limit"), m_parent);
    const QString suffix = view->currency.empty() ? QString() : u' ' + text(view->currency);
    auto* limit = form->addNumber("budgetLimit", tr("Limit"), view->plan.budgetLimit, 0, kMostMoney, 2, suffix, tr("none"));
    saving(form, m_book, [=](CampaignPlan& plan) { plan.budgetLimit = PlanForm::numberOf(limit); });
    form->open();
}

void PlanDialogs::resource(const std::string& id)
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    domain::PlanResource resource;
    if (const auto found = find(view->plan.resources, id); found != view->plan.resources.end())
        resource = *found;
    auto* form = new PlanForm(QStringLiteral("ResourceDialog"), id.empty() ? tr("New resource") : tr("Resource"), m_parent);
    auto* name = form->addText("resourceName", tr("Name"), resource.name);
    auto* unit = form->addText("resourceUnit", tr("Unit"), resource.unit);
    auto* capacity = form->addNumber("resourceCapacity", tr("Capacity a week"), resource.perWeek, 0, kMostHours, 0, {}, tr("without limit"));
    saving(form, m_book, [=](CampaignPlan& plan) {
        put(plan, plan.resources, domain::PlanResource {resource.id, PlanForm::textOf(name), PlanForm::textOf(unit), PlanForm::numberOf(capacity)}, 'r');
    });
    if (!id.empty())
        form->addRemove(tr("Remove resource"), [&book = m_book, id] {
            book.edit([id](CampaignPlan& plan) {
                std::erase_if(plan.resources, [&](const auto& one) { return one.id == id; });
                for (auto& task : plan.tasks)
                    std::erase_if(task.uses, [&](const auto& use) { return use.resource == id; });
            });
        });
    form->open();
}

void PlanDialogs::risk(const std::string& id)
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    domain::PlanRisk risk;
    if (const auto found = find(view->plan.risks, id); found != view->plan.risks.end())
        risk = *found;
    auto* form = new PlanForm(QStringLiteral("RiskDialog"), id.empty() ? tr("New risk") : tr("Risk"), m_parent);
    auto* name = form->addText("riskName", tr("What may happen"), risk.name);
    auto* likelihood = form->addChoice("riskLikelihood", tr("Likelihood"), levels(), std::string(domain::word(risk.likelihood)));
    auto* impact = form->addChoice("riskImpact", tr("Impact"), levels(), std::string(domain::word(risk.impact)));
    auto* owner = form->addText("riskOwner", tr("Owner"), risk.owner);
    auto* contingency = form->addNote("riskContingency", tr("Contingency"), risk.contingency);
    saving(form, m_book, [=](CampaignPlan& plan) {
        domain::PlanRisk made {risk.id, PlanForm::textOf(name), *domain::parseLevel(PlanForm::wordOf(likelihood)), *domain::parseLevel(PlanForm::wordOf(impact)),
            PlanForm::textOf(owner), contingency->toPlainText().toStdString()};
        put(plan, plan.risks, made, 'k');
    });
    if (!id.empty())
        form->addRemove(tr("Remove risk"), [&book = m_book, id] {
            book.edit([id](CampaignPlan& plan) { std::erase_if(plan.risks, [&](const auto& one) { return one.id == id; }); });
        });
    form->open();
}

void PlanDialogs::goal()
{
    const auto* view = m_book.current();
    if (view == nullptr)
        return;
    const auto& goal = view->plan.goal;
    auto* form = new PlanForm(QStringLiteral("GoalDialog"), tr("Goal and audience"), m_parent);
    auto* name = form->addText("campaignName", tr("Campaign"), view->plan.name);
    auto* words = form->addText("goalText", tr("Goal"), goal.text);
    Choices kpis;
    for (const auto kpi : domain::kCampaignKpis)
        kpis.append({present::kpiName(QString::fromLatin1(kpi.data())), QString::fromLatin1(kpi.data())});
    if (std::ranges::find(domain::kCampaignKpis, goal.kpi) == std::end(domain::kCampaignKpis))
        kpis.append({text(goal.kpi), text(goal.kpi)});
    auto* kpi = form->addChoice("goalKpi", tr("Measured by"), kpis, goal.kpi);
    const auto shown = [&](const std::optional<double>& value) { return value ? std::optional(domain::isShareKpi(goal.kpi) ? *value * 100 : *value) : std::nullopt; };
    auto* baseline = form->addNumber("goalBaseline", tr("Baseline (rates in %)"), shown(goal.baseline), -1e6, 1e9, 2, {}, tr("none"));
    auto* target = form->addNumber("goalTarget", tr("Target (rates in %)"), shown(goal.target), -1e6, 1e9, 2, {}, tr("none"));
    auto* window = form->addNumber("goalWindow", tr("Judged over"), goal.windowDays, 1, 730, 0, tr(" days"));
    Choices segments {{view->plan.audience.customers.empty() ? tr("not chosen") : tr("fixed list of %n customer(s)", nullptr, int(view->plan.audience.customers.size())), QString()}};
    for (const auto& segment : m_with.workbench.state().segments)
        segments.append({text(segment.name), text(segment.name)});
    if (!view->plan.audience.segment.empty() && std::ranges::find(m_with.workbench.state().segments, view->plan.audience.segment, &flow::Segment::name) == m_with.workbench.state().segments.end())
        segments.append({text(view->plan.audience.segment), text(view->plan.audience.segment)});
    auto* segment = form->addChoice("goalSegment", tr("Audience"), segments, view->plan.audience.segment);
    saving(form, m_book, [=](CampaignPlan& plan) {
        plan.name = PlanForm::textOf(name);
        plan.goal.text = PlanForm::textOf(words);
        plan.goal.kpi = PlanForm::wordOf(kpi);
        const double unit = domain::isShareKpi(plan.goal.kpi) ? 100 : 1;
        for (const auto& [box, value] : {std::pair {baseline, &plan.goal.baseline}, {target, &plan.goal.target}}) {
            *value = PlanForm::numberOf(box);
            if (*value)
                **value /= unit;
        }
        plan.goal.windowDays = int(window->value());
        if (const std::string chosen = PlanForm::wordOf(segment); chosen != plan.audience.segment) {
            const bool keepsList = chosen.empty() && !plan.audience.customers.empty();
            if (!keepsList)
                plan.audience = {chosen, {}, chosen.empty() ? "" : "segment", {}};
        }
    });
    form->open();
}

void PlanDialogs::create(domain::PlanTemplate from, const domain::CampaignAudience& audience, const QString& proposed)
{
    auto* form = new PlanForm(QStringLiteral("NewCampaignDialog"), tr("New campaign"), m_parent);
    Choices templates;
    for (int i = domain::kPlanTemplates - 1; i >= 0; --i) {
        const auto which = domain::PlanTemplate((i + 1) % domain::kPlanTemplates);
        templates.prepend({present::planTemplateName(which), QString::fromLatin1(domain::word(which).data())});
    }
    auto* start = form->addChoice("newTemplate", tr("Start from"), templates, std::string(domain::word(from)));
    auto* name = form->addText("newName", tr("Name"), proposed.toStdString());
    name->setPlaceholderText(tr("as the template"));
    const QDate today = QDate::currentDate();
    auto* day = form->addDate("newStart", tr("First day"), {std::int32_t(QDate(1970, 1, 1).daysTo(today))}, {});
    Choices choices {{audience.customers.empty() ? tr("chosen later") : tr("%n customer(s)", nullptr, int(audience.customers.size())), QString()}};
    if (audience.customers.empty())
        for (const auto& segment : m_with.workbench.state().segments)
            choices.append({text(segment.name), text(segment.name)});
    auto* segment = form->addChoice("newSegment", tr("Audience"), choices, audience.segment);
    const bool chinese = m_with.appearance.type().chinese;
    form->onSave([=, &book = m_book](PlanForm::Answer answer) {
        flow::DraftRequest request;
        request.from = domain::parsePlanTemplate(PlanForm::wordOf(start)).value_or(domain::PlanTemplate::Blank);
        request.name = PlanForm::textOf(name);
        request.start = PlanForm::dayOf(day);
        request.chinese = chinese;
        request.audience = audience;
        if (audience.customers.empty()) {
            request.audience.segment = PlanForm::wordOf(segment);
            if (!request.audience.segment.empty() && request.audience.from.empty())
                request.audience.from = "segment";
        }
        book.create(request, [answer](const core::Error& error) { answer(&error); }, [answer] { answer(nullptr); });
    });
    form->open();
}

} // namespace holdfast::app
