// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QAbstractButton>
#include <QFrame>
#include <QList>

class QVBoxLayout;

namespace holdfast::app {

// One line of the navigation: icon, name, badge.
class RailItem : public QAbstractButton {
    Q_OBJECT
public:
    RailItem(const QString& iconName, const Appearance& appearance, QWidget* parent);
    void setCollapsed(bool collapsed);
    // warning: the badge asks for attention.
    void setBadge(const QString& badge, bool warning);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Appearance& m_appearance;
    QString m_iconName, m_badge;
    bool m_collapsed = false, m_warning = false;
};

// The navigation at the left: 200 px, or 52 with icons only.
class Rail : public QFrame {
    Q_OBJECT
public:
    enum Place {
        Overview,
        Segments,
        EarlyWarning,
        Satisfaction,
        Value,
        Customers,
        Campaigns,
        Briefings,
        Sources,
        Quality,
        PlaceCount
    };
    Rail(const Appearance& appearance, QWidget* parent);
    void setCurrent(int place);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void setBadge(int place, const QString& badge, bool warning) { m_items[place]->setBadge(badge, warning); }
    RailItem* item(int place) const { return m_items[place]; }

Q_SIGNALS:
    void chosen(int place);
    void settingsWanted();
    void collapseWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    class Group;
    const Appearance& m_appearance;
    QList<RailItem*> m_items;
    QList<Group*> m_groups;
    RailItem *m_settings, *m_collapse;
    bool m_collapsed = false;
};

} // namespace holdfast::app
