// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/look/Preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace holdfast::app {

static constexpr qsizetype kRecent = 12;

// The file is made 0600 before anything is written to it, whatever the umask says.
static QString preparedFile(QString path)
{
    if (path.isEmpty())
        path = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/holdfast.ini");
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        file.close();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

Preferences::Preferences(const QString& path)
    : m_settings(preparedFile(path), QSettings::IniFormat)
{
}

void Preferences::write()
{
    m_settings.sync();
    QFile::setPermissions(m_settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

ThemeChoice Preferences::theme() const
{
    const QString word = m_settings.value(QStringLiteral("look/theme")).toString();
    return word == QStringLiteral("light") ? ThemeChoice::Light
        : word == QStringLiteral("dark")   ? ThemeChoice::Dark
                                           : ThemeChoice::System;
}

void Preferences::setTheme(ThemeChoice choice)
{
    setText(QStringLiteral("look/theme"),
        choice == ThemeChoice::Light      ? QStringLiteral("light")
            : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                          : QStringLiteral("system"));
}

QString Preferences::language() const
{
    return text(QStringLiteral("look/language"));
}

void Preferences::setLanguage(const QString& language)
{
    setText(QStringLiteral("look/language"), language);
}

bool Preferences::strongerBorders() const
{
    return m_settings.value(QStringLiteral("look/stronger-borders"), false).toBool();
}

void Preferences::setStrongerBorders(bool on)
{
    m_settings.setValue(QStringLiteral("look/stronger-borders"), on);
    write();
}

bool Preferences::railCollapsed() const
{
    return m_settings.value(QStringLiteral("window/rail-collapsed"), false).toBool();
}

void Preferences::setRailCollapsed(bool on)
{
    m_settings.setValue(QStringLiteral("window/rail-collapsed"), on);
    write();
}

QByteArray Preferences::windowState(const QString& key) const
{
    return m_settings.value(QStringLiteral("window/") + key).toByteArray();
}

void Preferences::setWindowState(const QString& key, const QByteArray& state)
{
    m_settings.setValue(QStringLiteral("window/") + key, state);
    write();
}

QString Preferences::text(const QString& key) const
{
    return m_settings.value(key).toString();
}

void Preferences::setText(const QString& key, const QString& value)
{
    m_settings.setValue(key, value);
    write();
}

QList<RecentWorkspace> Preferences::recent() const
{
    QList<RecentWorkspace> list;
    auto& settings = const_cast<QSettings&>(m_settings); // arrays are read through a cursor kept in QSettings
    const int n = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < n && i < kRecent; ++i) {
        settings.setArrayIndex(i);
        list.append({settings.value(QStringLiteral("path")).toString(), settings.value(QStringLiteral("name")).toString(),
            settings.value(QStringLiteral("customers")).toLongLong(), settings.value(QStringLiteral("data-to")).toString(),
            settings.value(QStringLiteral("bytes")).toLongLong(),
            QDateTime::fromString(settings.value(QStringLiteral("opened")).toString(), Qt::ISODate)});
    }
    settings.endArray();
    return list;
}

static void store(QSettings& settings, const QList<RecentWorkspace>& list)
{
    settings.remove(QStringLiteral("recent"));
    settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(list.size()));
    for (int i = 0; i < list.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("path"), list[i].path);
        settings.setValue(QStringLiteral("name"), list[i].name);
        settings.setValue(QStringLiteral("customers"), list[i].customers);
        settings.setValue(QStringLiteral("data-to"), list[i].dataTo);
        settings.setValue(QStringLiteral("bytes"), list[i].bytes);
        settings.setValue(QStringLiteral("opened"), list[i].opened.toString(Qt::ISODate));
    }
    settings.endArray();
}

void Preferences::remember(const RecentWorkspace& workspace)
{
    QList<RecentWorkspace> list = recent();
    list.removeIf([&](const RecentWorkspace& other) { return other.path == workspace.path; });
    list.prepend(workspace);
    store(m_settings, list.first(std::min(list.size(), kRecent)));
    write();
}

void Preferences::forget(const QString& path)
{
    QList<RecentWorkspace> list = recent();
    list.removeIf([&](const RecentWorkspace& other) { return other.path == path; });
    store(m_settings, list);
    write();
}

} // namespace holdfast::app
