// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QImage>
#include <QScrollArea>

namespace holdfast::app {

// The pages of a document, one below the other on the window's ground.
class PageStack : public QScrollArea {
    Q_OBJECT
public:
    PageStack(const Appearance& appearance, QWidget* parent);
    void setPages(const QList<QImage>& pages); // their device pixel ratio says how large they are
    // Instead of pages.
    void setText(const QString& text);
    int pages() const { return m_count; }

private:
    class Sheets;
    Sheets* m_sheets;
    int m_count = 0;
};

} // namespace holdfast::app
