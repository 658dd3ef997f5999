// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSettings>
#include <QString>

namespace holdfast::app {

// One line of the recent list: only what Holdfast itself knew when it closed the workspace. The files are not looked
// into: opening and closing an open workspace from outside SQLite would drop its locks.
struct RecentWorkspace {
    QString path;
    QString name;
    qint64 customers = 0;
    QString dataTo; // YYYY-MM-DD, empty = no data
    qint64 bytes = 0;
    QDateTime opened;
    bool operator==(const RecentWorkspace&) const = default;
};

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

// What the user chose, kept between sessions in one file readable by its owner only. Holds no data of customers.
class Preferences {
public:
    // An empty path means the usual place of the platform.
    explicit Preferences(const QString& path = {});

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    QString language() const; // "en", "zh_CN", or empty = as the system
    void setLanguage(const QString& language);
    bool strongerBorders() const;
    void setStrongerBorders(bool on);
    bool railCollapsed() const;
    void setRailCollapsed(bool on);
    QByteArray windowState(const QString& key) const;
    void setWindowState(const QString& key, const QByteArray& state);
    QString text(const QString& key) const;
    void setText(const QString& key, const QString& value);

    QList<RecentWorkspace> recent() const; // newest first, at most 12
    void remember(const RecentWorkspace& workspace);
    void forget(const QString& path);
    QString fileName() const { return m_settings.fileName(); }

private:
    void write();
    QSettings m_settings;
};

} // namespace holdfast::app
