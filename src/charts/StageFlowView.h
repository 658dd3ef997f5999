// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"
#include "present/StageFlowSpec.h"

namespace holdfast::charts {

// Stages as boxes, arrows for who moved on or back, ribbons for who churned, each as wide as it has customers. A click or Enter chooses a
// stage; left and right go through them.
class StageFlowView : public ChartWidget {
    Q_OBJECT
public:
    explicit StageFlowView(QWidget* parent = nullptr);
    void setSpec(const present::StageFlowSpec& spec);
    const present::StageFlowSpec& spec() const { return m_spec; }
    QRect stageRect(int stage) const { return layout().boxes.value(stage).toAlignedRect(); }
    QSize sizeHint() const override { return {900, 230}; }

Q_SIGNALS:
    void stageChosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    int readableRows() const override { return int(m_spec.stages.size()); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int) const override { return m_spec.stages[row].detail; }
    QRect readableRect(int row, int) const override { return stageRect(row); }
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
    int stageAt(const QPointF& position) const; // -1: none
    const present::StageFlowSpec::Move* moveAt(const QPointF& position) const; // null: none

    present::StageFlowSpec m_spec;
    QPointF m_pointer {-1, -1};
};

} // namespace holdfast::charts
