// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/BlockBody.h"

#include "charts/DistributionView.h"
#include "charts/FacetView.h"
#include "charts/FlowView.h"
#include "charts/GridView.h"
#include "charts/ItemPlotView.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "charts/TreeSpecView.h"

#include <QGraphicsOpacityEffect>
#include <QStackedLayout>

namespace holdfast::app {

BlockBody::BlockBody(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_layout(new QStackedLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(&with.appearance, &Appearance::changed, this, &BlockBody::applyLook);
}

charts::FacetView* BlockBody::facet() const
{
    return qobject_cast<charts::FacetView*>(m_view);
}

charts::GridView* BlockBody::grid() const
{
    return qobject_cast<charts::GridView*>(m_view);
}

charts::ItemPlotView* BlockBody::items() const
{
    return qobject_cast<charts::ItemPlotView*>(m_view);
}

charts::TableSpecView* BlockBody::table() const
{
    return qobject_cast<charts::TableSpecView*>(m_view);
}

charts::TreeSpecView* BlockBody::tree() const
{
    return qobject_cast<charts::TreeSpecView*>(m_view);
}

void BlockBody::setBlock(const present::Block& block)
{
    m_block = block;
    make();
}

void BlockBody::forget()
{
    m_block = {};
    drop();
}

void BlockBody::drop()
{
    if (m_view) {
        m_layout->removeWidget(m_view);
        m_view->hide();
        m_view->deleteLater();
    }
    m_view = nullptr;
    m_kind = -1;
}

void BlockBody::setShowsTable(bool table)
{
    m_showsTable = table;
    make();
}

void BlockBody::setFaded(bool faded)
{
    if (!faded) {
        setGraphicsEffect(nullptr);
    } else if (!graphicsEffect()) {
        auto* effect = new QGraphicsOpacityEffect(this);
        effect->setOpacity(0.45);
        setGraphicsEffect(effect);
    }
}

// The view of this kind, new when another kind was shown before.
template <class View> View* BlockBody::reuse(int kind)
{
    if (kind != m_kind) {
        drop();
        m_view = new View(this);
        // Charts shrink before the panel scrolls.
        m_view->setMinimumSize(80, 60);
        m_layout->addWidget(m_view);
        m_kind = kind;
        applyLook();
        Q_EMIT viewMade();
    }
    return static_cast<View*>(m_view);
}

void BlockBody::make()
{
    const auto show = [this](auto* view, const auto& spec) {
        view->setSpec(spec);
        view->describe(m_block);
    };
    const bool asTable = m_showsTable && !m_block.asTable.columns.isEmpty();
    const auto* table = std::get_if<present::TableSpec>(&m_block.body);
    if (!asTable && table && !table->levels.isEmpty())
        show(reuse<charts::TreeSpecView>(7), *table);
    else if (asTable || std::holds_alternative<present::TableSpec>(m_block.body))
        show(reuse<charts::TableSpecView>(0), asTable ? m_block.asTable : *table);
    else if (const auto* trend = std::get_if<present::TrendSpec>(&m_block.body))
        show(reuse<charts::TrendView>(1), *trend);
    else if (const auto* flow = std::get_if<present::FlowSpec>(&m_block.body))
        show(reuse<charts::FlowView>(2), *flow);
    else if (const auto* grid = std::get_if<present::GridSpec>(&m_block.body))
        show(reuse<charts::GridView>(3), *grid);
    else if (const auto* curve = std::get_if<present::CurveSpec>(&m_block.body))
        show(reuse<charts::CurveView>(4), *curve);
    else if (const auto* facet = std::get_if<present::FacetSpec>(&m_block.body))
        show(reuse<charts::FacetView>(5), *facet);
    else if (const auto* distribution = std::get_if<present::DistributionSpec>(&m_block.body))
        show(reuse<charts::DistributionView>(6), *distribution);
    else if (const auto* quadrant = std::get_if<present::QuadrantSpec>(&m_block.body))
        show(reuse<charts::ItemPlotView>(8), *quadrant);
    else if (const auto* gap = std::get_if<present::GapSpec>(&m_block.body))
        show(reuse<charts::ItemPlotView>(8), *gap);
    else if (const auto* bars = std::get_if<present::BarsSpec>(&m_block.body))
        show(reuse<charts::ItemPlotView>(8), *bars);
    else if (const auto* parts = std::get_if<present::PartsSpec>(&m_block.body))
        show(reuse<charts::ItemPlotView>(8), *parts);
}

void BlockBody::applyLook()
{
    const auto apply = [this](auto* view) {
        if (view) {
            view->setTheme(m_with.appearance.theme());
            view->setTypography(m_with.appearance.type());
        }
        return view != nullptr;
    };
    apply(qobject_cast<charts::ChartWidget*>(m_view)) || apply(qobject_cast<charts::PlotView*>(m_view))
        || apply(qobject_cast<charts::TableSpecView*>(m_view)) || apply(qobject_cast<charts::TreeSpecView*>(m_view));
}

} // namespace holdfast::app
