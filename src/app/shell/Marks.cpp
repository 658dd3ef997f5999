// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/Marks.h"

#include "app/shell/MarkMenu.h"
#include "app/shell/OpenCustomers.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/DistributionView.h"
#include "charts/FlowView.h"
#include "charts/GridView.h"
#include "charts/ItemPlotView.h"
#include "charts/PlotChart.h"
#include "charts/PlotView.h"
#include "charts/StageFlowView.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "domain/RuleParts.h"
#include "present/RuleText.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>

#include <algorithm>

namespace holdfast::app {

using charts::CurveView;
using charts::DistributionView;
using charts::FlowView;
using charts::GridView;
using charts::ItemPlotView;
using charts::PlotView;
using charts::StageFlowView;
using charts::TableSpecView;

Marks::Marks(const Surroundings& with, BlockFrame* frame, RuleOf ruleOf, QWidget* view)
    : QObject(frame)
    , m_with(with)
    , m_frame(frame)
    , m_ruleOf(std::move(ruleOf))
{
    const auto adoptMade = [this] { adopt(m_frame->body()->view()); };
    if (view) {
        adopt(view);
    } else {
        connect(frame->body(), &BlockBody::viewMade, this, adoptMade);
        if (frame->body()->view())
            adoptMade();
    }
}

void Marks::adopt(QWidget* view)
{
    m_view = view;
    m_view->installEventFilter(this);
    if (auto* area = qobject_cast<QAbstractScrollArea*>(m_view))
        area->viewport()->installEventFilter(this);
    if (auto* grid = qobject_cast<GridView*>(m_view)) {
        grid->setSelectable(m_selecting);
        grid->setHeadsChoosable(m_selecting);
        connect(grid, &GridView::cellsChosen, this, [this](const QList<QPoint>& cells) {
            QList<MarkPlace> places;
            for (const QPoint& cell : cells)
                places.append({false, cell.y(), cell.x()});
            select(places);
        });
        connect(grid, &GridView::headChosen, this, [this](const QPoint& head) { select({{false, head.y(), head.x()}}); });
    } else if (auto* items = qobject_cast<ItemPlotView*>(m_view)) {
        connect(items, &ItemPlotView::itemChosen, this, [this](int item) {
            if (m_selecting)
                select({{false, item, 0}});
        });
    } else if (auto* table = qobject_cast<TableSpecView*>(m_view)) {
        connect(table, &TableSpecView::rowOpened, this, [this](int row) { open({true, row, -1}); });
    }
}

bool Marks::isPlot() const
{
    return qobject_cast<FlowView*>(m_view) || qobject_cast<PlotView*>(m_view) || qobject_cast<StageFlowView*>(m_view) || qobject_cast<DistributionView*>(m_view);
}

MarkPlace Marks::current() const
{
    if (const auto* table = qobject_cast<TableSpecView*>(m_view))
        return {true, table->currentIndex().isValid() ? table->table()->sourceRow(table->currentIndex().row()) : -1, -1};
    if (const auto* grid = qobject_cast<GridView*>(m_view))
        return {false, grid->current().y(), grid->current().x()};
    if (const auto* flow = qobject_cast<FlowView*>(m_view))
        return {false, flow->hoveredPoint(), flow->side()};
    if (const auto* curve = qobject_cast<CurveView*>(m_view))
        return {false, curve->hoveredPoint(), curve->side()};
    if (const auto* plot = qobject_cast<PlotView*>(m_view))
        return {false, plot->hoveredPoint(), 0};
    if (const auto* items = qobject_cast<ItemPlotView*>(m_view))
        return {false, items->hoveredItem(), 0};
    if (const auto* stages = qobject_cast<StageFlowView*>(m_view))
        return {false, stages->current().from, stages->current().to};
    if (const auto* bars = qobject_cast<DistributionView*>(m_view))
        return {false, bars->hoveredBin(), 0};
    return {};
}

MarkPlace Marks::at(const QPoint& position) const
{
    if (const auto* table = qobject_cast<TableSpecView*>(m_view)) {
        const int row = table->rowAt(position.y());
        return {true, row < 0 ? -1 : table->table()->sourceRow(row), -1};
    }
    if (const auto* grid = qobject_cast<GridView*>(m_view)) {
        const QPoint place = grid->placeAt(position);
        return {false, place.y(), place.x()};
    }
    if (const auto* flow = qobject_cast<FlowView*>(m_view)) {
        const QPoint place = flow->placeAt(position);
        return {false, place.y(), place.x()};
    }
    if (const auto* plot = qobject_cast<PlotView*>(m_view)) {
        const auto* curve = qobject_cast<CurveView*>(m_view);
        return {false, plot->plot().nearest(plot->plot().mapFromScene(plot->mapToScene(position))), curve ? curve->sideAt(position) : 0};
    }
    if (const auto* items = qobject_cast<ItemPlotView*>(m_view))
        for (int item = 0; item < items->itemCount(); ++item)
            if (items->itemRect(item).contains(position))
                return {false, item, 0};
    if (const auto* stages = qobject_cast<StageFlowView*>(m_view)) {
        const auto mark = stages->markAt(position);
        return {false, mark.from, mark.to};
    }
    if (const auto* bars = qobject_cast<DistributionView*>(m_view))
        return {false, bars->binAt(position), 0};
    return {};
}

QPoint Marks::centreOf(const MarkPlace& place) const
{
    if (const auto* table = qobject_cast<TableSpecView*>(m_view))
        return table->viewport()->mapTo(m_view, table->visualRect(table->currentIndex()).center());
    if (const auto* grid = qobject_cast<GridView*>(m_view))
        return grid->placeRect({place.column, place.row}).center().toPoint();
    if (const auto* stages = qobject_cast<StageFlowView*>(m_view))
        return stages->markRect({place.row, place.column}).center();
    if (const auto* readable = dynamic_cast<const charts::Readable*>(m_view))
        return readable->readableRect(place.row, 0).center();
    return m_view->rect().center();
}

std::optional<domain::Rule> Marks::ruleAt(const MarkPlace& place) const
{
    return place.row < 0 && place.column < 0 ? std::nullopt : m_ruleOf(place);
}

QString Marks::wordsOf(const MarkPlace& place, const domain::Rule& rule) const
{
    return m_words ? m_words(place) : present::ruleText(rule);
}

bool Marks::open(const MarkPlace& place)
{
    const auto rule = ruleAt(place);
    if (rule)
        openCustomers(m_frame, *rule, wordsOf(place, *rule));
    return rule.has_value();
}

bool Marks::select(const QList<MarkPlace>& places)
{
    std::vector<domain::Rule> marks;
    for (const MarkPlace& place : places)
        if (auto rule = ruleAt(place))
            marks.push_back(std::move(*rule));
    if (marks.empty() && m_put.empty())
        return false;
    Workbench& workbench = m_with.workbench;
    domain::Rule wanted = workbench.rule();
    std::size_t found = 0;
    for (const domain::Rule& put : m_put)
        if (const auto it = std::ranges::find(wanted.parts, put); it != wanted.parts.end()) {
            wanted.parts.erase(it);
            ++found;
        }
    if (marks.empty() && found == 0) { // it has gone already: by undo, or by another hand
        m_put.clear();
        return false;
    }
    if (found > 0 && found == m_put.size() && marks == m_chosen)
        marks.clear();
    const std::vector<domain::Rule> chosen = marks;
    const std::vector<domain::Rule> others = wanted.parts;
    if (!marks.empty()) {
        domain::Rule one = domain::joined(domain::Rule::Kind::Any, std::move(marks));
        if (one.kind == domain::Rule::Kind::All)
            wanted.parts.insert(wanted.parts.end(), one.parts.begin(), one.parts.end());
        else
            wanted.parts.push_back(std::move(one));
    }
    workbench.select(wanted, [self = QPointer(this), others, chosen](const core::Error* error) {
        if (!self)
            return;
        if (error) {
            if (error->code != core::Code::Cancelled)
                Q_EMIT self->m_with.workbench.failed(tr("Selection not changed"), *error);
            return;
        }
        // As the selection words it: what a facet can say has become its bins.
        self->m_chosen = chosen;
        self->m_put.clear();
        for (const domain::Rule& part : self->m_with.workbench.rule().parts)
            if (std::ranges::find(others, part) == others.end())
                self->m_put.push_back(part);
    });
    return true;
}

bool Marks::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_pressed = static_cast<QMouseEvent*>(event)->position().toPoint();
        break;
    case QEvent::MouseButtonRelease: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (m_selecting && isPlot() && mouse->button() == Qt::LeftButton && m_pressed.x() >= 0
            && (mouse->position().toPoint() - m_pressed).manhattanLength() < QApplication::startDragDistance())
            select({at(m_pressed)});
        m_pressed = {-1, -1};
        break;
    }
    case QEvent::MouseButtonDblClick:
        m_pressed = {-1, -1};
        if (!qobject_cast<TableSpecView*>(m_view) && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
            return open(at(static_cast<QMouseEvent*>(event)->position().toPoint()));
        break;
    case QEvent::ContextMenu: {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        const bool byKey = menu->reason() == QContextMenuEvent::Keyboard;
        const MarkPlace place = byKey ? current() : at(menu->pos());
        const auto rule = ruleAt(place);
        if (!rule)
            break; // the menu of the block
        showMarkMenu(m_with, m_frame, *rule, wordsOf(place, *rule), byKey ? m_view->mapToGlobal(centreOf(place)) : menu->globalPos());
        return true;
    }
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter, table = qobject_cast<TableSpecView*>(m_view);
        if (watched != m_view)
            break;
        if (enter && !table)
            return open(current());
        if (key == Qt::Key_Escape && m_selecting && !m_put.empty() && !qobject_cast<GridView*>(m_view)
            && (table || (current().row < 0 && (current().column < 0 || !qobject_cast<StageFlowView*>(m_view)))))
            return select({});
        if (key == Qt::Key_Space && m_selecting && (isPlot() || table) && static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier)
            return select({current()});
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace holdfast::app
