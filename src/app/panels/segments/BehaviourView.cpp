// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/BehaviourView.h"

#include "present/pages/GroupPages.h"

namespace holdfast::app {

BehaviourView::BehaviourView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::PurchaseBehaviour>(with.workbench, QStringLiteral("behaviour"), [] { return tr("Reading the purchases"); }, &flow::measureBehaviour, this))
{
    setPlaces({{"behaviour-frequency", 0, 0, 1, 1, 3}, {"behaviour-cycle", 0, 1, 1, 1, 3}, {"behaviour-hours", 1, 0, 1, 2, 3}, {"behaviour-preferences", 2, 0, 1, 2, 3}, {"behaviour-months", 3, 0, 1, 1, 3}, {"behaviour-holidays", 3, 1, 1, 1, 3}},
        1080, QStringLiteral("behaviour"));
}

present::Page BehaviourView::page() const
{
    return present::behaviourPage(*m_live->answer(), with().appearance.fmt());
}

} // namespace holdfast::app
