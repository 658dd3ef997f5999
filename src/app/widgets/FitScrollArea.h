// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace holdfast::app {

// Content as large as the view as long as it keeps its minimum height, else it scrolls. Unlike a resizable scroll area
// it does not ask wrapped labels how high they would like to be.
class FitScrollArea : public QScrollArea {
    Q_OBJECT
public:
    explicit FitScrollArea(QWidget* parent = nullptr);
    // Takes the widget; its minimum height may change later: call fit().
    void setContent(QWidget* content);
    // A content in the window's colour with the margins of a panel.
    QWidget* makeContent(QLayout* layout, int leastHeight);
    void fit();

protected:
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace holdfast::app
