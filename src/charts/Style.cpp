// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

Style::Style(const Theme& theme, const Typography& type)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
    , m_type(type)
{
}

void Style::drawChevron(
    QPainter& painter, const QPointF& centre, double size, Qt::ArrowType direction, const QColor& colour) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.translate(centre);
    painter.rotate(direction == Qt::UpArrow ? 180
            : direction == Qt::LeftArrow    ? 90
            : direction == Qt::RightArrow   ? -90
                                            : 0);
    painter.drawPolyline(QPolygonF({{-size / 2, -size / 4}, {0, size / 4}, {size / 2, -size / 4}}));
    painter.restore();
}

void Style::drawField(QPainter& painter, const QRect& rect, const QStyleOption& option, const QWidget* widget) const
{
    const bool enabled = option.state & State_Enabled, focus = option.state & State_HasFocus;
    const bool error = widget && widget->property("state").toString() == QStringLiteral("error");
    QColor border = error                ? m_theme.bad
        : !enabled                       ? m_theme.line
        : option.state & State_MouseOver ? m_theme.ink4
                                         : m_theme.line2;
    if (focus)
        border = m_theme.accent;
    const double width = focus ? 2 : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, width));
    painter.setBrush(enabled ? m_theme.surface : m_theme.sunken);
    const double radius = m_type.px(5);
    painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter.restore();
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const double side = std::min({double(option->rect.width()), double(option->rect.height()), m_type.px(14)});
        QRectF box(0, 0, side, side);
        box.moveCenter(QRectF(option->rect).center());
        const bool on = option->state & State_On, partly = option->state & State_NoChange;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QColor border = on || partly ? m_theme.accent : option->state & State_MouseOver ? m_theme.ink4 : m_theme.line2;
        QColor fill = on || partly ? m_theme.accent : m_theme.surface;
        if (!enabled) {
            border = m_theme.line2;
            fill = on || partly ? m_theme.line2 : m_theme.sunken;
        }
        painter->setPen(QPen(border, 1.25));
        painter->setBrush(fill);
        painter->drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
        painter->setPen(QPen(m_theme.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        const QPointF at = box.topLeft();
        if (partly)
            painter->drawLine(at + QPointF(side * 0.28, side * 0.5), at + QPointF(side * 0.72, side * 0.5));
        else if (on)
            painter->drawPolyline(QPolygonF({at + QPointF(side * 0.25, side * 0.52),
                at + QPointF(side * 0.43, side * 0.69), at + QPointF(side * 0.75, side * 0.32)}));
        painter->restore();
        return;
    }
    case PE_IndicatorRadioButton: {
        const double side = std::min({double(option->rect.width()), double(option->rect.height()), m_type.px(14)});
        const QPointF centre = QRectF(option->rect).center();
        const bool on = option->state & State_On;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QColor colour = !enabled ? m_theme.line2 : on ? m_theme.accent : m_theme.line2;
        painter->setPen(QPen(colour, 1.25));
        painter->setBrush(on && enabled ? m_theme.accent : m_theme.surface);
        painter->drawEllipse(centre, side / 2 - 0.75, side / 2 - 0.75);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(enabled ? m_theme.onAccent : m_theme.line2);
            painter->drawEllipse(centre, side * 0.2, side * 0.2);
        }
        painter->restore();
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const Qt::ArrowType direction = element == PE_IndicatorArrowDown ? Qt::DownArrow
            : element == PE_IndicatorArrowUp                             ? Qt::UpArrow
            : element == PE_IndicatorArrowLeft                           ? Qt::LeftArrow
                                                                         : Qt::RightArrow;
        drawChevron(
            *painter, QRectF(option->rect).center(), m_type.px(8), direction, enabled ? m_theme.ink2 : m_theme.ink4);
        return;
    }
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
            header && header->sortIndicator != QStyleOptionHeader::None)
            drawChevron(*painter, QRectF(option->rect).center(), m_type.px(7),
                header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow, m_theme.ink2);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawChevron(*painter, QRectF(option->rect).center(), m_type.px(7),
                option->state & State_Open ? Qt::DownArrow : Qt::RightArrow, m_theme.ink3);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QTabBar*>(widget))
            return; // the style sheet rings the tab
        // A dotted rectangle is the mark of an unstyled program; buttons show focus by their border.
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
        painter->restore();
        return;
    case PE_PanelItemViewItem:
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_ComboBoxLabel) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo && !combo->editable) {
            QRect text = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            painter->save();
            if (!combo->currentIcon.isNull()) {
                const QSize size = combo->iconSize;
                const QRect place(text.left(), text.center().y() - size.height() / 2, size.width(), size.height());
                combo->currentIcon.paint(
                    painter, place, Qt::AlignCenter, combo->state & State_Enabled ? QIcon::Normal : QIcon::Disabled);
                text.setLeft(place.right() + 6);
            }
            const bool error = widget && widget->property("state").toString() == QStringLiteral("error");
            painter->setPen(error ? m_theme.bad : combo->state & State_Enabled ? m_theme.ink : m_theme.ink4);
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, text.width()));
            painter->restore();
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        drawField(*painter, option->rect, *option, widget);
        const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        drawChevron(*painter, QRectF(arrow).center(), m_type.px(8), Qt::DownArrow,
            option->state & State_Enabled ? m_theme.ink2 : m_theme.ink4);
        return;
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        drawField(*painter, option->rect, *option, widget);
        if (spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const auto arrow = [&](SubControl part, Qt::ArrowType direction, bool can) {
                drawChevron(*painter, QRectF(subControlRect(CC_SpinBox, option, part, widget)).center(), m_type.px(6),
                    direction, can && option->state & State_Enabled ? m_theme.ink2 : m_theme.ink4);
            };
            arrow(SC_SpinBoxUp, Qt::UpArrow, spin->stepEnabled & QAbstractSpinBox::StepUpEnabled);
            arrow(SC_SpinBoxDown, Qt::DownArrow, spin->stepEnabled & QAbstractSpinBox::StepDownEnabled);
        }
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        const QRect all = option->rect;
        const int arrow = int(std::lround(m_type.px(24)));
        QRect made;
        if (part == SC_ComboBoxArrow)
            made = {all.right() - arrow + 1, all.top(), arrow, all.height()};
        else if (part == SC_ComboBoxEditField)
            made = all.adjusted(int(m_type.px(9)), 2, -arrow, -2);
        if (!made.isNull())
            return visualRect(option->direction, all, made);
    }
    if (control == CC_SpinBox && part != SC_SpinBoxFrame) {
        const QRect all = option->rect;
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const int buttons =
            spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : int(std::lround(m_type.px(18)));
        QRect made;
        if (part == SC_SpinBoxEditField)
            made = all.adjusted(2, 2, -buttons - 2, -2);
        else if (part == SC_SpinBoxUp)
            made = {all.right() - buttons - 1, all.top() + 1, buttons, all.height() / 2 - 1};
        else if (part == SC_SpinBoxDown)
            made = {all.right() - buttons - 1, all.center().y() + 1, buttons, all.height() / 2 - 1};
        if (!made.isNull())
            return visualRect(option->direction, all, made);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const int height = int(std::lround(m_type.px(26)));
    if (type == CT_ComboBox) {
        const int around = int(std::lround(m_type.px(9 + 24 + 5)));
        return {size.width() + around, std::max(height, size.height() + 6)};
    }
    if (type == CT_SpinBox) {
        const QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {made.width() + int(m_type.px(8)), std::max(height, made.height())};
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return int(std::lround(m_type.px(15)));
    case PM_SplitterWidth:
        return int(std::lround(m_type.px(6)));
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: // the list opens below, not over the field
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_UnderlineShortcut:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace holdfast::charts
