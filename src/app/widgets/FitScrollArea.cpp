// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/FitScrollArea.h"

#include <QLayout>
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

QWidget* FitScrollArea::makeContent(QLayout* layout, int leastHeight)
{
    auto* content = new QWidget(viewport());
    content->setMinimumHeight(leastHeight);
    content->setProperty("surface", QStringLiteral("window"));
    content->setLayout(layout);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(12);
    setContent(content);
    return content;
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
