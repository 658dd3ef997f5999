// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/PlotChart.h"

namespace holdfast::charts {

// One curve y(x) with an optional band, a marked x and a threshold.
class CurveChart : public PlotChart {
public:
    void setSpec(const present::CurveSpec& spec, const PaintOptions& options);
    const present::CurveSpec& spec() const { return m_spec; }

    int nearest(const QPointF& position) const override;
    QPointF pointAt(int index) const override;
    QStringList tooltip(int index) const override;
    void paintUnder(QPainter& painter) const override;
    void paintOver(QPainter& painter) const override;

protected:
    Margins margins() const override;

private:
    QString yText(double y, int decimals) const;

    present::CurveSpec m_spec;
    Ticks m_xTicks;
};

} // namespace holdfast::charts
