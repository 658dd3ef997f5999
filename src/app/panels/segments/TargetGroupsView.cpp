// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/TargetGroupsView.h"

#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/ItemPlotView.h"
#include "present/pages/TargetGroupsPage.h"

namespace holdfast::app {

TargetGroupsView::TargetGroupsView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::TargetGroupsAnswer>(with.workbench, QStringLiteral("target-groups"), [] { return tr("Evaluating the segments"); }, &flow::evaluateTargetGroups, this))
{
    setPlaces({{"target-matrix", 0, 0, 1, 1, 3}, {"target-groups", 1, 0, 1, 1, 2}}, 600);
    connect(&with.workbench, &Workbench::segmentsChanged, m_live, &LiveAnswerBase::invalidate);
    addMarks("target-groups", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const auto* answer = m_live->answer();
        return answer && place.row >= 0 && place.row < int(answer->groups.size()) ? std::optional(segmentRule(answer->groups[std::size_t(place.row)].name)) : std::nullopt;
    });
    BlockFrame* matrix = block(QStringLiteral("target-matrix"));
    addMarks("target-matrix", [matrix](const MarkPlace& place) -> std::optional<domain::Rule> {
        const charts::ItemPlotView* view = matrix->body()->items();
        return view && place.row >= 0 && place.row < view->itemCount() ? std::optional(segmentRule(view->itemName(place.row).toStdString())) : std::nullopt;
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
