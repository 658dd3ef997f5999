// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QFrame>

namespace holdfast::app {

// A panel that floats over the window beside what opened it: border, soft shadow, closed by Esc or a click elsewhere.
// Deletes itself when closed.
class Popover : public QFrame {
    Q_OBJECT
public:
    Popover(const Appearance& appearance, QWidget* parent);
    // Where the content goes.
    QWidget* body() const { return m_body; }
    // Below `anchor` (global), or above where there is no room; kept on the screen of the parent window.
    void showAt(const QRect& anchor, bool above = false);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Appearance& m_appearance;
    QWidget* m_body;
};

} // namespace holdfast::app
