// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Theme.h"
#include "present/Page.h"

#include <QLocale>
#include <QPainter>
#include <QPoint>
#include <QRectF>

namespace holdfast::charts {

// The paint contract: screen, picture, SVG and PDF draw through these functions, so a briefing equals the screen.
// All of them keep inside `rect`, paint no background, leave the painter as it was and cope with any spec, empty too.
struct PaintOptions {
    Theme theme = Theme::light();
    Typography type = Typography::of();
    QLocale locale; // of axis numbers
    bool forPrint = false; // hairlines have a real width (SVG, PDF) instead of one device pixel
    double scale = 1.0; // painter units a design pixel takes: 1 on screen, dpi / 96 on a page
    int hovered = -1; // point, bin or tile under the pointer
    QPoint hoveredCell{-1, -1}; // column, row
    QPoint currentCell{-1, -1}; // keyboard place in a grid
    int currentBin = -1; // keyboard place in a facet
    int firstRow = 0; // of categories or table rows, when scrolled
};

void paint(QPainter& painter, const QRectF& rect, const present::TrendSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::FlowSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::GridSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::CurveSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::FacetSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::DistributionSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::TableSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::QuadrantSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::GapSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::BarsSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::PartsSpec& spec, const PaintOptions& options);
void paint(QPainter& painter, const QRectF& rect, const present::IndicatorTile& tile, const PaintOptions& options);
// One strip with dividers and without a frame.
// A strip of figures. They fit two lines where none says more than its name, its value and an interval beside it.
void paint(QPainter& painter, const QRectF& rect, const QList<present::Tile>& tiles, const PaintOptions& options);
bool tilesFitTwoLines(const QList<present::Tile>& tiles, double width, const Typography& type);

// A line of values with its last one as a dot; NaN leaves a gap. Values closer together than leastSpan do not fill the
// height, so that a difference that means nothing is not drawn as a fall.
void paintSpark(QPainter& painter, const QRectF& rect, const QList<double>& values, const QColor& colour,
    const PaintOptions& options, double leastSpan = 0);
// Dot with whisker on the scale low..high, dashed line at `reference`.
void paintInterval(QPainter& painter, const QRectF& rect, const present::TableSpec& spec,
    const present::TableSpec::Cell& cell, bool muted, const PaintOptions& options);
// A cell filled by its score with its text in the middle; a score that is not defined is a dash.
void paintScore(QPainter& painter, const QRectF& rect, const present::TableSpec::Cell& cell, bool chosen,
    const PaintOptions& options);
// A bar of 0…100 with its figure at the right.
void paintMeter(QPainter& painter, const QRectF& rect, const present::TableSpec::Cell& cell, bool muted,
    const PaintOptions& options);
inline constexpr double kScoreLow = 70, kScoreHigh = 100; // ends of the ramp of scores
QColor toneColour(present::Tone tone, const Theme& theme); // text: bad, good or ink2
QColor toneSeries(present::Tone tone, const Theme& theme); // plots: orange, teal or slate

// Where things are, for the pointer and for overlays; same arithmetic as paint.
struct GridLayout {
    QRectF cells; // all cells
    double cellWidth = 0, cellHeight = 0;
    QList<QRectF> columnHeads, rowHeads, rowCounts;
    QRectF bars; // of rowBars, with their texts; null = none
    bool headsBelow = false; // chart-like grid (no row counts): heads and titles below and left
    QRectF xTitle, yTitle;
    QRectF cell(int column, int row) const;
    QPoint cellAt(const QPointF& position) const; // {-1,-1} outside
};
GridLayout layoutGrid(const QRectF& rect, const present::GridSpec& spec, const PaintOptions& options);

struct FacetLayout {
    QRectF plot; // of the bars
    QList<QRectF> places; // one a bin; empty rectangles for rows scrolled away
    double rowHeight = 0; // categories
    int visibleRows = 0;
    int binAt(const QPointF& position) const; // nearest bin inside the plot's band, else -1
};
FacetLayout layoutFacet(const QRectF& rect, const present::FacetSpec& spec, const PaintOptions& options);
// Brush edges, hover and keyboard place: what changes without new data. Included in paint.
void paintFacetOverlay(QPainter& painter, const QRectF& rect, const present::FacetSpec& spec, const FacetLayout& layout,
    const PaintOptions& options);

struct FlowLayout {
    QRectF plot;
    double step = 0; // width of one period
    QList<double> ticks;
    double low = 0, high = 1;
    int decimals = 0;
    double y(double value) const;
    int nearest(const QPointF& position) const; // period under the pointer, -1 = outside
};
FlowLayout layoutFlow(const QRectF& rect, const present::FlowSpec& spec, const PaintOptions& options);

struct DistributionLayout {
    QRectF plot;
    double low = 0, high = 1; // values at the left and right end
    double x(double value) const;
    int binAt(const present::DistributionSpec& spec, const QPointF& position) const; // -1 = none
};
DistributionLayout layoutDistribution(
    const QRectF& rect, const present::DistributionSpec& spec, const PaintOptions& options);

// Places of the items of a quadrant, of gaps, bars or parts. `targets` are what the pointer hits, in order of the items; empty
// for an item that is not drawn.
struct ItemLayout {
    QRectF plot;
    QList<QRectF> targets;
    QList<QPointF> anchors; // of the tooltip
    int itemAt(const QPointF& position) const; // nearest target, -1 = none
};
ItemLayout layoutItems(const QRectF& rect, const present::QuadrantSpec& spec, const PaintOptions& options);
ItemLayout layoutItems(const QRectF& rect, const present::GapSpec& spec, const PaintOptions& options);
ItemLayout layoutItems(const QRectF& rect, const present::BarsSpec& spec, const PaintOptions& options);
ItemLayout layoutItems(const QRectF& rect, const present::PartsSpec& spec, const PaintOptions& options);

double tableRowHeight(const Typography& type); // 26 at 100 %
double tableHeadHeight(const Typography& type); // 24

} // namespace holdfast::charts
