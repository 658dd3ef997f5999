// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/TaskTable.h"

#include "charts/ChartWidget.h"
#include "present/CampaignWords.h"
#include "present/Fmt.h"

#include <QDate>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace holdfast::app {

namespace {

const QDate kEpoch(1970, 1, 1);

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

} // namespace

TaskModel::TaskModel(const Surroundings& with, CampaignBook& book, QObject* parent)
    : QAbstractTableModel(parent)
    , m_with(with)
    , m_book(book)
{
    connect(&book, &CampaignBook::currentChanged, this, &TaskModel::refresh);
    refresh();
}

void TaskModel::refresh()
{
    std::vector<std::string> ids;
    if (const auto* view = m_book.current())
        for (const auto& task : view->plan.tasks)
            ids.push_back(task.id);
    if (ids == m_ids) { // the same rows: the cell being edited stays
        if (!ids.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(ids.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
}

int TaskModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

std::string TaskModel::idOf(int row) const
{
    return row >= 0 && row < int(m_ids.size()) ? m_ids[std::size_t(row)] : std::string();
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Task"), tr("Owner"), tr("Start"), tr("End"), tr("Progress"), tr("State"), tr("Slack, days"), tr("Phase"), tr("Department"), tr("After")};
    return heads[section];
}

Qt::ItemFlags TaskModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool fixed = index.column() == State || index.column() == Slack || index.column() == After || index.column() == Phase;
    return fixed || !m_book.isWritable() ? flags : flags | Qt::ItemIsEditable;
}

QVariant TaskModel::data(const QModelIndex& index, int role) const
{
    const auto* view = m_book.current();
    const auto row = std::size_t(index.row());
    if (view == nullptr || row >= view->plan.tasks.size())
        return {};
    const auto& task = view->plan.tasks[row];
    const auto& timing = view->timing.tasks[row];
    const auto standing = domain::standingOf(task, view->today);
    const present::Fmt fmt = m_with.appearance.fmt();
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Progress || index.column() == Slack ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == State
        && (standing == domain::Standing::Overdue || standing == domain::Standing::Behind || standing == domain::Standing::LateToStart))
        return m_with.appearance.theme().bad;
    if (role == Qt::FontRole && index.column() == Slack && timing.critical)
        return m_with.appearance.type().font(charts::Type::Table, true);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const bool editing = role == Qt::EditRole;
    const auto date = [&](core::CivilDate day) -> QVariant {
        if (editing)
            return kEpoch.addDays(day.isValid() ? day.days : view->today.days);
        return day.isValid() ? fmt.date(day) : fmt.missing();
    };
    switch (index.column()) {
    case Name:
        return (editing || !task.milestone ? QString() : QStringLiteral("◆ ")) + text(task.name);
    case Phase: {
        const auto phase = std::ranges::find(view->plan.phases, task.phase, &domain::PlanPhase::id);
        return phase == view->plan.phases.end() ? QString() : text(phase->name);
    }
    case Owner:
        return text(task.owner);
    case Department:
        return text(task.department);
    case Start:
        return date(task.start);
    case End:
        return date(task.end);
    case Progress:
        return editing ? QVariant(qRound(task.progress * 100)) : QVariant(fmt.share(domain::isDone(task) ? 1 : task.progress, 0));
    case State:
        return present::standingName(standing);
    case Slack:
        return timing.earlyStart.isValid() ? fmt.count(timing.slack) : fmt.missing();
    case After: {
        QStringList names;
        for (const auto& id : task.after)
            if (const auto* before = domain::taskOf(view->plan, id))
                names.append(text(before->name));
        return names.join(tr(", "));
    }
    default:
        return {};
    }
}

bool TaskModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const std::string id = idOf(index.row());
    m_book.edit([&](domain::CampaignPlan& plan) {
        auto* task = domain::taskOf(plan, id);
        if (task == nullptr)
            return;
        const std::string words = value.toString().trimmed().toStdString();
        const core::CivilDate day {std::int32_t(kEpoch.daysTo(value.toDate()))};
        switch (index.column()) {
        case Name:
            task->name = words;
            break;
        case Owner:
            task->owner = words;
            break;
        case Department:
            task->department = words;
            break;
        case Start: // another start moves the task
            task->end = task->end.isValid() && task->start.isValid() ? day + (task->end - task->start) : day;
            task->start = day;
            break;
        case End:
            task->end = day;
            if (!task->start.isValid() || task->milestone)
                task->start = day;
            break;
        case Progress:
            task->progress = std::clamp(value.toDouble(), 0.0, 100.0) / 100;
            break;
        default:
            break;
        }
    });
    return true;
}

TaskTable::TaskTable(const Surroundings& with, CampaignBook& book, QWidget* parent)
    : QTableView(parent)
    , m_model(new TaskModel(with, book, this))
{
    setObjectName(QStringLiteral("taskTable"));
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(int(with.appearance.type().px(26)));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[] = {190, 90, 92, 92, 66, 84, 76, 84, 110, 160};
    for (int column = 0; column < TaskModel::ColumnCount; ++column)
        setColumnWidth(column, int(with.appearance.type().px(widths[column])));
    retranslate();
}

void TaskTable::retranslate()
{
    setAccessibleName(tr("Tasks"));
    Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, TaskModel::ColumnCount - 1);
    m_model->refresh();
}

void TaskTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState && currentIndex().isValid()) {
        Q_EMIT opened(QString::fromStdString(m_model->idOf(currentIndex().row())));
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace holdfast::app
