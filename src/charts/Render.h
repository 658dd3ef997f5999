// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"
#include "present/pages/FacetRates.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace holdfast::charts {

// The plot, grid or table of a block without its header; an empty block prints its sentence instead.
void paintBlockBody(QPainter& painter, const QRectF& rect, const present::Block& block, const PaintOptions& options);

// Design pixels (before `scale`) the body wants at this width: whole tables, grids with readable rows, plots 2.6 : 1.
double preferredBodyHeight(const present::Block& block, double width, const PaintOptions& options);

// What the header of a block shows at its right end: line samples, the ends of a ramp. Returns the width used, 0 when
// the block needs no legend; nothing is drawn where it would not fit.
double paintLegend(QPainter& painter, const QRectF& rect, const present::Block& block, const PaintOptions& options);
double legendWidth(const present::Block& block, const PaintOptions& options);

// Title, subtitle, legend, reading, body and footnote on the surface colour: what "Copy picture" and "Export" give. A facet is drawn as
// `rates` where there are some.
void paintBlock(QPainter& painter, const QRectF& rect, const present::Block& block, const PaintOptions& options, const present::FacetRates& rates = {});
QImage renderBlock(const present::Block& block, QSize size, const Theme& theme, qreal dpr,
    const Typography& type = Typography::of(), const QLocale& locale = QLocale(), const present::FacetRates& rates = {});
QByteArray renderSvg(const present::Block& block, QSize size, const Theme& theme,
    const Typography& type = Typography::of(), const QLocale& locale = QLocale(), const present::FacetRates& rates = {});

} // namespace holdfast::charts
