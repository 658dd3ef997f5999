// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QAbstractButton>
#include <QFrame>

namespace holdfast::app {

// A large button with icon, title, a line of explanation and its shortcut.
class CommandButton : public QAbstractButton {
    Q_OBJECT
public:
    CommandButton(const Appearance& appearance, const QString& iconName, bool primary, QWidget* parent);
    void setTexts(const QString& title, const QString& explanation, const QString& shortcut);
    QSize sizeHint() const override { return {316, 58}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Appearance& m_appearance;
    QString m_iconName, m_explanation, m_shortcut;
    bool m_primary;
};

// A dashed field that says where files may be dropped; the window takes the drop.
class DropZone : public QWidget {
    Q_OBJECT
public:
    DropZone(const Appearance& appearance, QWidget* parent);
    void setTexts(const QString& title, const QString& kinds);
    QSize sizeHint() const override { return {316, 110}; }

Q_SIGNALS:
    void browse();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    const Appearance& m_appearance;
    QString m_title, m_kinds;
};

} // namespace holdfast::app
