// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QFrame>

class QLabel;
class QListWidget;
class QPushButton;

namespace holdfast::app {

// A frame of the briefings with a heading, its widgets below each other.
class BriefingCard : public QFrame {
    Q_OBJECT
public:
    explicit BriefingCard(QWidget* parent);
    void setHeading(const QString& text);

private:
    QLabel* m_heading;
};

// What was pinned in the other panels and waits to be taken into a briefing.
class BasketCard : public BriefingCard {
    Q_OBJECT
public:
    BasketCard(const Appearance& appearance, QWidget* parent);
    // One text a pin; keeps the row chosen.
    void setPins(const QStringList& pins);
    int chosen() const; // -1 = none
    void word();

Q_SIGNALS:
    void taken(int pin);
    void dropped(int pin);

private:
    const Appearance& m_appearance;
    QLabel* m_hint;
    QListWidget* m_pins;
    QPushButton *m_take, *m_drop;
};

} // namespace holdfast::app
