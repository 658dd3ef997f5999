// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/TargetGroupsView.h"

#include "app/shell/OpenCustomers.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/ItemPlotView.h"
#include "charts/TableSpecView.h"
#include "present/pages/TargetGroupsPage.h"

namespace holdfast::app {

TargetGroupsView::TargetGroupsView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::TargetGroupsAnswer>(with.workbench, QStringLiteral("target-groups"), [] { return tr("Evaluating the segments"); }, &flow::evaluateTargetGroups, this))
{
    setPlaces({{"target-matrix", 0, 0, 1, 1, 3}, {"target-groups", 1, 0, 1, 1, 2}}, 600);
    connect(&with.workbench, &Workbench::segmentsChanged, m_live, &LiveAnswerBase::invalidate);
    const auto open = [this](const std::string& name) {
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = name;
        openCustomers(this, rule, QString::fromStdString(name));
    };
    BlockFrame* table = block(QStringLiteral("target-groups"));
    connect(table->body(), &BlockBody::viewMade, this, [this, table, open] {
        if (charts::TableSpecView* view = table->body()->table())
            connect(view, &charts::TableSpecView::rowOpened, this, [this, open](int row) {
                if (m_live->answer() && row >= 0 && row < int(m_live->answer()->groups.size()))
                    open(m_live->answer()->groups[std::size_t(row)].name);
            });
    });
    BlockFrame* matrix = block(QStringLiteral("target-matrix"));
    connect(matrix->body(), &BlockBody::viewMade, this, [this, matrix, open] {
        if (charts::ItemPlotView* view = matrix->body()->items())
            connect(view, &charts::ItemPlotView::itemChosen, this, [view, open](int item) { open(view->itemName(item).toStdString()); });
    });
}

present::Page TargetGroupsView::page() const
{
    return present::targetGroupsPage(*m_live->answer(), with().appearance.fmt());
}

QString TargetGroupsView::hint() const
{
    return workbench().isOpen() && workbench().state().segments.empty() ? tr("Save a segment to see whether it is worth an effort: its size, reach, value and growth.") : QString();
}

} // namespace holdfast::app
