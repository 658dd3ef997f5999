// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QSlider>

namespace holdfast::app {

// One pairwise judgement: from 9 for the first at the left over 1 in the middle to 9 for the second at the right. Mouse, arrow
// keys, Home and End; told once the hand is taken off.
class PairSlider : public QSlider {
    Q_OBJECT
public:
    PairSlider(const Appearance& appearance, QWidget* parent);
    void setRatio(double ratio); // of the first to the second; shown at the nearest place
    double ratio() const; // 9 … 1 … 1/9
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void ratioPreviewed(double ratio); // while dragging
    void ratioChosen(double ratio);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF track() const;
    int placeAt(double x) const;
    const Appearance& m_appearance;
    bool m_dragging = false;
};

} // namespace holdfast::app
