// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace holdfast::app {

// One line of plain text that ends in "…" where there is no room; the whole text is its tooltip.
class ElidedLabel : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        // Less than a word says nothing.
        if (shown.size() < 4 && shown != text())
            return;
        QPainter painter(this);
        style()->drawItemText(&painter, rect(), int(Qt::AlignVCenter | Qt::AlignLeft), palette(), isEnabled(), shown, foregroundRole());
    }
};

} // namespace holdfast::app
