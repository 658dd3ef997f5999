// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/LifetimesView.h"

#include "app/shell/Marks.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/PlotView.h"
#include "domain/RuleParts.h"
#include "flow/MarkRules.h"
#include "present/ErrorText.h"
#include "present/pages/RiskPages.h"

#include <QGridLayout>

namespace holdfast::app {

static constexpr int kLeastHeight = 620; // below it the view scrolls

LifetimesView::LifetimesView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_lives(new LiveAnswer<flow::LifetimesAnswer>(with.workbench, QStringLiteral("lifetimes"), [] { return tr("Following the customers' lives"); },
          [](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::measureLifetimes(session, {scope, {}}, job); }, this))
    , m_hazards(new LiveAnswer<flow::HazardsAnswer>(
          with.workbench, QStringLiteral("hazards"), [] { return tr("Looking for what goes with leaving sooner"); }, &flow::measureHazards, this))
    , m_caveats(new CaveatLine(this))
    , m_curve(new BlockFrame(with, this))
    , m_groups(new BlockFrame(with, this))
    , m_ratios(new BlockFrame(with, this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_caveats->setContentsMargins(16, 0, 16, 8);
    outer->addWidget(m_caveats);
    auto* scroll = new FitScrollArea(this);
    outer->addWidget(scroll);
    auto* grid = new QGridLayout;
    scroll->makeContent(grid, kLeastHeight);
    m_curve->setObjectName(QStringLiteral("stayCurve"));
    m_groups->setObjectName(QStringLiteral("stayGroups"));
    m_ratios->setObjectName(QStringLiteral("hazards"));
    for (BlockFrame* block : {m_curve, m_groups, m_ratios}) {
        block->setMinimumSize(320, 200);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &LifetimesView::actionWanted);
    }
    m_curve->setProperty("briefingPage", QStringLiteral("lifetimes"));
    m_groups->setProperty("briefingPage", QStringLiteral("lifetimes"));
    grid->addWidget(m_curve, 0, 0);
    grid->addWidget(m_groups, 1, 0);
    grid->addWidget(m_ratios, 0, 1, 2, 1);
    for (int i = 0; i < 2; ++i) {
        grid->setColumnStretch(i, 1);
        grid->setRowStretch(i, i == 0 ? 3 : 2);
    }
    // Under the curve: who was still a customer so many days after the start; above it: who had left by then.
    connect(m_curve->body(), &BlockBody::viewMade, this, [this] {
        if (auto* curve = qobject_cast<charts::CurveView*>(m_curve->body()->view()))
            curve->setSided(true);
    });
    new Marks(m_with, m_curve, [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::LifetimesAnswer* answer = m_lives->answer();
        if (!answer || place.row < 0 || place.row >= int(answer->curve.size()))
            return std::nullopt;
        const double days = answer->curve[std::size_t(place.row)].time;
        return place.column == 1 ? flow::leftByRule(days) : flow::stayedRule(days, answer->lateEntry);
    });
    new Marks(m_with, m_groups, [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::LifetimesAnswer* answer = m_lives->answer();
        if (!answer || place.row < 0 || place.row >= int(answer->groups.size()))
            return std::nullopt;
        domain::Rule seen = flow::stayedRule(0, false); // a life that can be followed
        return m_by.empty() ? seen : domain::joined(domain::Rule::Kind::All, {flow::valueRule(m_by, answer->groups[std::size_t(place.row)].value), seen});
    });
    // Of a word against the commonest: who has it.
    new Marks(m_with, m_ratios, [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::HazardsAnswer* answer = m_hazards->answer();
        if (!answer || place.row < 0)
            return std::nullopt;
        const auto shown = present::shownHazards(*answer);
        if (place.row >= int(shown.size()) || shown[std::size_t(place.row)]->level.empty())
            return std::nullopt;
        return flow::valueRule(shown[std::size_t(place.row)]->column, shown[std::size_t(place.row)]->level);
    });
    connect(m_lives, &LiveAnswerBase::changed, this, &LifetimesView::refresh);
    connect(m_hazards, &LiveAnswerBase::changed, this, &LifetimesView::refresh);
    refresh();
}

void LifetimesView::setActive(bool active)
{
    m_lives->setActive(active);
    m_hazards->setActive(active);
}

void LifetimesView::setBy(const std::string& field)
{
    if (std::exchange(m_by, field) == field)
        return;
    m_lives->setWork([field](flow::Session& session, const flow::Scope& scope, core::JobContext& job) { return flow::measureLifetimes(session, {scope, field}, job); });
}

void LifetimesView::refresh()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    if (const auto& problem = m_lives->problem()) {
        for (BlockFrame* block : {m_curve, m_groups})
            block->setError(present::errorText(*problem));
    } else if (m_lives->answer() && !m_lives->isComputing()) {
        const present::Page page = present::lifetimesPage(*m_lives->answer(), fmt);
        m_curve->setBlock(*page.block(QStringLiteral("stay-curve")));
        m_groups->setBlock(*page.block(QStringLiteral("lifetimes")));
    }
    if (const auto& problem = m_hazards->problem()) {
        m_ratios->setError(present::errorText(*problem));
        m_caveats->setCaveats({});
    } else if (m_hazards->answer() && !m_hazards->isComputing()) {
        const present::Page page = present::hazardsPage(*m_hazards->answer(), fmt);
        m_ratios->setBlock(*page.block(QStringLiteral("hazards")));
        m_caveats->setCaveats(page.caveats);
    }
    for (BlockFrame* block : {m_curve, m_groups})
        block->setComputing(m_lives->isComputing());
    m_ratios->setComputing(m_hazards->isComputing());
}

} // namespace holdfast::app
