// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Theme.h"

#include <QProxyStyle>

namespace holdfast::charts {

// Fusion with what a style sheet cannot draw without picture files: combo boxes, spin boxes, check and radio marks,
// arrows, and the focus frame of views. Everything else is in styleSheet().
class Style : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(const Theme& theme, const Typography& type = {});

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
        const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
        const QWidget* widget = nullptr) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
        QStyleHintReturn* data = nullptr) const override;

private:
    void drawField(QPainter& painter, const QRect& rect, const QStyleOption& option, const QWidget* widget) const;
    void drawChevron(
        QPainter& painter, const QPointF& centre, double size, Qt::ArrowType direction, const QColor& colour) const;

    Theme m_theme;
    Typography m_type;
};

} // namespace holdfast::charts
