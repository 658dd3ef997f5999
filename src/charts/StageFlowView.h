// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"
#include "present/StageFlowSpec.h"

namespace holdfast::charts {

// Stages as boxes, arrows for who moved on or back, ribbons for who churned, each as wide as it has customers. Left and right go through
// all of them; what a click or a key does with one is left to who shows it.
class StageFlowView : public ChartWidget {
    Q_OBJECT
public:
    explicit StageFlowView(QWidget* parent = nullptr);
    void setSpec(const present::StageFlowSpec& spec);
    const present::StageFlowSpec& spec() const { return m_spec; }
    // A box is a mark from nowhere (-1) to its stage, an arrow goes from stage to stage, a ribbon from its stage to the number of stages.
    struct Mark {
        int from = -1, to = -1; // none: both -1
        bool operator==(const Mark&) const = default;
    };
    QList<Mark> marks() const; // as the keys go through them
    Mark current() const { return marks().value(m_options.currentBin); }
    Mark markAt(const QPointF& position) const;
    QRect markRect(const Mark& mark) const;
    QRect stageRect(int stage) const { return layout().boxes.value(stage).toAlignedRect(); }
    QSize sizeHint() const override { return {900, 230}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    int readableRows() const override { return int(marks().size()); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int) const override { return detailOf(marks().value(row)); }
    QRect readableRect(int row, int) const override { return markRect(marks().value(row)); }
    bool readableSelected(int row, int) const override { return row == m_options.currentBin; }

private:
    struct Layout {
        QList<QRectF> boxes; // by stage
        QList<QRectF> lost; // by stage, in the bar at the foot; null: nobody
        QRectF side; // other moves; null: none
        double arcTop = 0;
    };
    Layout layout() const;
    void drawBox(QPainter& painter, const QRectF& box, int stage) const;
    void drawMove(QPainter& painter, const Layout& places, const present::StageFlowSpec::Move& move, double most) const;
    void drawLost(QPainter& painter, const Layout& places) const;
    void drawOthers(QPainter& painter, const QRectF& side) const;
    static QRectF wayOf(const Layout& places, const present::StageFlowSpec::Move& move);
    QString detailOf(const Mark& mark) const;

    present::StageFlowSpec m_spec;
    QPointF m_pointer {-1, -1};
};

} // namespace holdfast::charts
