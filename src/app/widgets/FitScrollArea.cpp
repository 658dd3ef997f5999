// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/FitScrollArea.h"

#include <QScrollBar>

namespace holdfast::app {

FitScrollArea::FitScrollArea(QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void FitScrollArea::setContent(QWidget* content)
{
    setWidget(content);
    fit();
}

void FitScrollArea::fit()
{
    if (!widget())
        return;
    const bool scrolls = widget()->minimumHeight() > height();
    const int wide = width() - (scrolls ? verticalScrollBar()->sizeHint().width() : 0);
    widget()->resize(wide, std::max(height(), widget()->minimumHeight()));
}

void FitScrollArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace holdfast::app
