// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/PlotChart.h"

namespace holdfast::charts {

// A measure over time: line, interval band, comparison, control limits, rings, notes.
class TrendChart : public PlotChart {
public:
    void setSpec(const present::TrendSpec& spec, const PaintOptions& options);
    const present::TrendSpec& spec() const { return m_spec; }

    int nearest(const QPointF& position) const override;
    QPointF pointAt(int index) const override;
    QStringList tooltip(int index) const override;
    void paintUnder(QPainter& painter) const override;
    void paintOver(QPainter& painter) const override;

protected:
    Margins margins() const override;

private:
    void addSeriesOf();
    void paintLimits(QPainter& painter) const;
    void paintNotes(QPainter& painter, Placer& placer) const;
    QRectF shade() const; // of the current period; null = none

    present::TrendSpec m_spec;
};

} // namespace holdfast::charts
