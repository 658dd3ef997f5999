// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/PlanTab.h"

#include "app/look/Icons.h"
#include "app/panels/campaigns/TaskTable.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/ElidedLabel.h"
#include "charts/GanttView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "present/pages/CampaignPages.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace holdfast::app {

static constexpr charts::GanttView::Zoom kZooms[]
    = {charts::GanttView::Zoom::All, charts::GanttView::Zoom::Quarter, charts::GanttView::Zoom::Month, charts::GanttView::Zoom::Week};

PlanTab::PlanTab(const Surroundings& surroundings, CampaignBook& campaigns, QWidget* parent)
    : CampaignTab(surroundings, campaigns, parent)
    , m_dialogs(surroundings, campaigns, this)
    , m_tiles(new charts::TileStrip(this))
    , m_title(new QLabel(this))
    , m_reading(new QLabel(this))
    , m_subtitle(new ElidedLabel(this))
    , m_gantt(new charts::GanttView(this))
    , m_table(new TaskTable(surroundings, campaigns, this))
    , m_budget(new BlockFrame(surroundings, this))
    , m_resources(new BlockFrame(surroundings, this))
    , m_risks(new BlockFrame(surroundings, this))
    , m_zoom(new QComboBox(this))
    , m_asChart(new QPushButton(this))
    , m_asTable(new QPushButton(this))
    , m_addTask(new QPushButton(icon(QStringLiteral("plus"), surroundings.appearance), {}, this))
    , m_addMilestone(new QPushButton(icon(QStringLiteral("flag"), surroundings.appearance), {}, this))
    , m_addPhase(new QPushButton(this))
{
    m_tiles->setObjectName(QStringLiteral("campaignTiles"));
    m_budget->setObjectName(QStringLiteral("campaignBudget"));
    m_resources->setObjectName(QStringLiteral("campaignResources"));
    m_risks->setObjectName(QStringLiteral("campaignRisks"));
    m_gantt->setObjectName(QStringLiteral("campaignGantt"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_tiles);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeSchedule(), 29);
    auto* side = new QVBoxLayout;
    side->setSpacing(12);
    for (const auto& [block, share] : {std::pair {m_budget, 7}, {m_resources, 4}, {m_risks, 6}}) {
        block->setMinimumSize(210, 90);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        side->addWidget(block, share);
    }
    row->addLayout(side, 11);
    layout->addLayout(row, 1);

    m_resources->setRoom(BlockFrame::Room::None); // the strip under the schedule says where it is too much
    addButton(m_budget, m_addLine, "addLine");
    addButton(m_budget, m_limit, "setLimit");
    addButton(m_resources, m_addResource, "addResource");
    addButton(m_risks, m_addRisk, "addRisk");
    connect(m_addLine, &QPushButton::clicked, this, [this] { m_dialogs.line({}); });
    connect(m_limit, &QPushButton::clicked, this, [this] { m_dialogs.limit(); });
    connect(m_addResource, &QPushButton::clicked, this, [this] { m_dialogs.resource({}); });
    connect(m_addRisk, &QPushButton::clicked, this, [this] { m_dialogs.risk({}); });
    for (BlockFrame* block : {m_budget, m_resources, m_risks})
        connect(block->body(), &BlockBody::viewMade, this, [this, block] {
            if (auto* view = block->body()->table())
                connect(view, &charts::TableSpecView::rowOpened, this, [this, block](int at) { openRow(block, at); });
        });
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        (new ProvenancePopover(m_page.tiles[tile].provenance, with().appearance, this))->showAt(anchor);
    });
    connect(m_gantt, &charts::GanttView::moved, this, &PlanTab::move);
    const auto open = [this](const QString& id) {
        const auto* view = book().current();
        if (view == nullptr || !book().isWritable())
            return;
        domain::taskOf(view->plan, id.toStdString()) != nullptr ? m_dialogs.task(id.toStdString()) : m_dialogs.phase(id.toStdString());
    };
    connect(m_gantt, &charts::GanttView::opened, this, open);
    connect(m_table, &TaskTable::opened, this, open);
    connect(&campaigns, &CampaignBook::currentChanged, this, &PlanTab::refresh);
    const auto look = [this] {
        m_tiles->setTheme(with().appearance.theme());
        m_tiles->setTypography(with().appearance.type());
        m_gantt->setTheme(with().appearance.theme());
        m_gantt->setTypography(with().appearance.type());
    };
    connect(&surroundings.appearance, &Appearance::changed, this, look);
    look();
    showTable(false);
    retranslate();
}

QFrame* PlanTab::makeSchedule()
{
    auto* frame = new QFrame(this);
    frame->setProperty("surface", QStringLiteral("block"));
    frame->setObjectName(QStringLiteral("campaignSchedule"));
    m_title->setProperty("type", QStringLiteral("block"));
    m_reading->setProperty("type", QStringLiteral("bad"));
    m_reading->setWordWrap(true);
    m_reading->hide();
    m_subtitle->setProperty("type", QStringLiteral("caption"));
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_addTask->setObjectName(QStringLiteral("addTask"));
    m_addMilestone->setObjectName(QStringLiteral("addMilestone"));
    m_addPhase->setObjectName(QStringLiteral("addPhase"));
    m_asChart->setObjectName(QStringLiteral("scheduleAsChart"));
    m_asTable->setObjectName(QStringLiteral("scheduleAsTable"));
    auto* segment = new QFrame(frame);
    segment->setProperty("surface", QStringLiteral("segment"));
    auto* both = new QHBoxLayout(segment);
    both->setContentsMargins(2, 2, 2, 2);
    both->setSpacing(0);
    auto* group = new QButtonGroup(this);
    for (QPushButton* button : {m_asChart, m_asTable}) {
        button->setProperty("role", QStringLiteral("segment"));
        button->setCheckable(true);
        group->addButton(button);
        both->addWidget(button);
    }
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    m_zoom->setObjectName(QStringLiteral("scheduleZoom"));
    for (const auto zoom : kZooms)
        m_zoom->addItem(QString(), int(zoom));
    head->addWidget(m_zoom);
    head->addWidget(segment);
    for (QPushButton* button : {m_addTask, m_addMilestone, m_addPhase}) {
        button->setProperty("density", QStringLiteral("small"));
        head->addWidget(button);
    }
    m_views = new QStackedLayout;
    m_views->addWidget(m_gantt);
    m_views->addWidget(m_table);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_reading);
    layout->addLayout(m_views, 1);
    connect(m_zoom, &QComboBox::activated, this, [this](int at) { m_gantt->setZoom(charts::GanttView::Zoom(m_zoom->itemData(at).toInt())); });
    connect(m_gantt, &charts::GanttView::zoomed, this, [this] { m_zoom->setCurrentIndex(m_zoom->findData(int(m_gantt->zoom()))); });
    connect(m_asChart, &QPushButton::clicked, this, [this] { showTable(false); });
    connect(m_asTable, &QPushButton::clicked, this, [this] { showTable(true); });
    connect(m_addTask, &QPushButton::clicked, this, [this] { m_dialogs.task({}); });
    connect(m_addMilestone, &QPushButton::clicked, this, [this] { m_dialogs.task({}, true); });
    connect(m_addPhase, &QPushButton::clicked, this, [this] { m_dialogs.phase({}); });
    return frame;
}

// At the foot of a block, in a row of their own.
void PlanTab::addButton(BlockFrame* block, QPushButton*& button, const char* name)
{
    auto* column = static_cast<QVBoxLayout*>(block->layout());
    auto* row = qobject_cast<QHBoxLayout*>(block->property("buttonRow").value<QObject*>());
    if (row == nullptr) {
        row = new QHBoxLayout;
        row->setContentsMargins(8, 0, 8, 8);
        row->setSpacing(6);
        row->addStretch(1);
        column->addLayout(row);
        block->setProperty("buttonRow", QVariant::fromValue<QObject*>(row));
    }
    button = new QPushButton(block);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("density", QStringLiteral("small"));
    row->insertWidget(row->count() - 1, button);
}

QString PlanTab::title() const
{
    return tr("Plan");
}

QString PlanTab::question() const
{
    return tr("Who does what, when, at what cost?");
}

void PlanTab::showTable(bool table)
{
    m_asChart->setChecked(!table);
    m_asTable->setChecked(table);
    m_zoom->setEnabled(!table);
    m_views->setCurrentWidget(table ? static_cast<QWidget*>(m_table) : m_gantt);
}

void PlanTab::retranslate()
{
    m_title->setText(tr("Schedule"));
    m_asChart->setText(tr("Chart"));
    m_asTable->setText(tr("Table"));
    const QString zooms[] = {tr("All of it"), tr("Quarter"), tr("Month"), tr("Week")};
    for (int i = 0; i < m_zoom->count(); ++i)
        m_zoom->setItemText(i, zooms[i]);
    m_zoom->setPlaceholderText(tr("Own span"));
    m_zoom->setToolTip(tr("How much of the time is shown (Ctrl+wheel, + and −; 0 shows all)"));
    m_zoom->setAccessibleName(tr("Time shown"));
    m_addTask->setText(tr("Task"));
    m_addMilestone->setText(tr("Milestone"));
    m_addPhase->setText(tr("Phase"));
    m_addTask->setToolTip(tr("New task"));
    m_addMilestone->setToolTip(tr("New milestone"));
    m_addPhase->setToolTip(tr("New phase"));
    m_addLine->setText(tr("Add item…"));
    m_limit->setText(tr("Limit…"));
    m_addResource->setText(tr("Add resource…"));
    m_addRisk->setText(tr("Add risk…"));
    m_gantt->setAccessibleName(tr("Schedule"));
    m_table->retranslate();
    refresh();
}

void PlanTab::refresh()
{
    const bool writable = book().isWritable();
    for (QPushButton* button : {m_addTask, m_addMilestone, m_addPhase, m_addLine, m_limit, m_addResource, m_addRisk})
        button->setEnabled(writable);
    m_gantt->setEditable(writable);
    const auto* view = book().current();
    if (view == nullptr)
        return;
    const present::Fmt fmt = with().appearance.fmt();
    m_page = present::campaignPlanPage(*view, fmt);
    setProperty("briefingPage", m_page.id);
    setProperty("briefingChoices", QVariantMap {{QStringLiteral("campaign"), m_page.title}});
    m_tiles->setTiles(m_page.tiles);
    if (std::exchange(m_drawn, view->plan.id) != view->plan.id)
        m_gantt->setSpec({}); // another campaign is seen whole, no row of it chosen
    m_gantt->setSpec(present::ganttOf(*view, fmt));
    const present::Block& tasks = *m_page.block(QStringLiteral("tasks"));
    m_subtitle->setText(tr("%1, orange underline: critical path").arg(tasks.subtitle));
    m_reading->setText(tasks.reading.finding + u' ' + tasks.reading.rest);
    m_reading->setVisible(!tasks.reading.finding.isEmpty());
    m_gantt->describe(tasks);
    for (const auto& [frame, id] : {std::pair {m_budget, "budget"}, {m_resources, "resources"}, {m_risks, "risks"}})
        frame->setBlock(*m_page.block(QLatin1String(id)));
}

void PlanTab::openRow(BlockFrame* block, int row)
{
    const auto* view = book().current();
    if (view == nullptr || !book().isWritable() || row < 0)
        return;
    const auto at = std::size_t(row);
    if (block == m_budget)
        at < view->plan.budget.size() ? m_dialogs.line(view->plan.budget[at].id) : m_dialogs.limit();
    else if (block == m_resources && at < view->plan.resources.size())
        m_dialogs.resource(view->plan.resources[at].id);
    else if (block == m_risks && at < view->plan.risks.size())
        m_dialogs.risk(view->plan.risks[at].id);
}

// A task gets its new days; a phase takes its tasks along.
void PlanTab::move(const QString& id, core::CivilDate start, core::CivilDate end)
{
    book().edit([id = id.toStdString(), start, end](domain::CampaignPlan& plan) {
        if (auto* task = domain::taskOf(plan, id)) {
            task->start = start;
            task->end = end;
            return;
        }
        const auto phase = std::ranges::find(plan.phases, id, &domain::PlanPhase::id);
        if (phase == plan.phases.end())
            return;
        const int days = start - domain::spanOf(plan, *phase).start;
        if (phase->start.isValid()) {
            phase->start = phase->start + days;
            phase->end = phase->end + days;
        }
        for (auto& task : plan.tasks)
            if (task.phase == id && task.start.isValid()) {
                task.start = task.start + days;
                task.end = task.end + days;
            }
    });
}

} // namespace holdfast::app
