// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"

#include <QWidget>

namespace holdfast::charts {

// What a screen reader says of a block: "title, subtitle" and "reading, caveats, state sentence".
QString accessibleTitle(const present::Block& block);
QString accessibleReading(const present::Block& block);
QString accessibleText(const present::Tile& tile); // "label, value, delta, interval, note"
// Text for a tooltip that Qt must not read as markup: names come from the users' data.
QString plainTip(const QString& text);

// The items of a plot as rows of a table, for screen readers. Implemented by every painted view.
class Readable {
public:
    virtual ~Readable() = default;
    virtual int readableRows() const = 0;
    virtual int readableColumns() const = 0;
    virtual QString readableCell(int row, int column) const = 0;
    virtual QRect readableRect(int row, int column) const = 0; // in widget coordinates
    virtual bool readableSelected(int row, int column) const = 0;
};
void installAccessibility(); // once; called by the constructors

// Base of the painted views: theme, typography, focus frame, names. Shows what it is told and holds no data logic.
// Follows the default locale when the language changes.
class ChartWidget : public QWidget, public Readable {
    Q_OBJECT
public:
    explicit ChartWidget(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setTypography(const Typography& type);
    void describe(const present::Block& block); // accessible name and description
    const PaintOptions& options() const { return m_options; }
    QSize sizeHint() const override { return {320, 200}; }
    QSize minimumSizeHint() const override;

protected:
    virtual void restyled() { update(); } // theme, typography or language changed
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawFocus(QPainter& painter) const; // 2 px accent frame when it has the focus
    void announce(const QString& text); // the item under the keyboard, without moving the focus

    PaintOptions m_options;
};

} // namespace holdfast::charts
