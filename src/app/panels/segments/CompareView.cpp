// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/CompareView.h"

#include "present/pages/ComparePage.h"

namespace holdfast::app {

static constexpr int kFewest = 2, kMost = 4, kAtFirst = 3;

CompareView::CompareView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::ComparisonAnswer>(with.workbench, QStringLiteral("compare"), [] { return tr("Comparing the segments"); }, {}, this))
{
    setPlaces({{"compared-segments", 0, 0, 1, 1, 2}, {"compared-figures", 1, 0, 1, 1, 5}}, 560);
    connect(&with.workbench, &Workbench::segmentsChanged, this, &CompareView::ask);
    connect(&with.workbench, &Workbench::opened, this, &CompareView::ask);
    addMarks("compared-segments", [this](const MarkPlace& place) { return place.row >= 0 && place.row < m_names.size() ? std::optional(segmentRule(m_names[place.row].toStdString())) : std::nullopt; });
    ask();
}

void CompareView::setTicked(const QStringList& names)
{
    if (names == m_ticked)
        return;
    m_ticked = names;
    ask();
}

void CompareView::ask()
{
    QStringList names = m_ticked;
    if (names.isEmpty())
        for (const flow::Segment& segment : workbench().state().segments)
            if (names.size() < kAtFirst)
                names.append(QString::fromStdString(segment.name));
    m_names = names;
    std::vector<std::string> asked;
    for (const QString& name : m_names)
        asked.push_back(name.toStdString());
    m_live->setWork([asked](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::compareSegments(session, scope, asked, job); });
    refresh();
}

QString CompareView::hint() const
{
    return m_names.size() >= kFewest && m_names.size() <= kMost ? QString() : tr("Tick two to four of the saved segments to see them beside each other.");
}

present::Page CompareView::page() const
{
    return present::comparePage(*m_live->answer(), with().appearance.fmt());
}

} // namespace holdfast::app
