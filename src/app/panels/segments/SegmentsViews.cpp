// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/BehaviourView.h"
#include "app/panels/segments/ChurnTreeView.h"
#include "app/panels/segments/ClustersView.h"
#include "app/panels/segments/CompareView.h"
#include "app/panels/segments/DemographicsView.h"
#include "app/panels/segments/TargetGroupsView.h"
#include "app/panels/segments/RuleView.h"
#include "app/panels/segments/SegmentsView.h"

namespace holdfast::app {

QList<SegmentsView*> segmentsViews(const Surroundings& with, QWidget* parent)
{
    return {
        new RuleView(with, parent),
        new ClustersView(with, parent),
        new ChurnTreeView(with, parent),
        new CompareView(with, parent),
        new TargetGroupsView(with, parent),
        new DemographicsView(with, parent),
        new BehaviourView(with, parent),
    };
}

} // namespace holdfast::app
