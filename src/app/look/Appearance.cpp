// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/look/Appearance.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QPalette>

namespace holdfast::app {

static bool looksDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

Appearance::Appearance(Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_catalogues(languages())
    , m_systemIsDark(looksDark(QApplication::palette()))
{
    QString language = preferences.language();
    if (!languages().contains(language))
        language = QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    qApp->installEventFilter(this);
    setLanguage(language);
}

Appearance::~Appearance()
{
    QCoreApplication::removeTranslator(&m_catalogues);
}

ThemeChoice Appearance::themeChoice() const
{
    return m_preferences.theme();
}

void Appearance::setThemeChoice(ThemeChoice choice)
{
    m_preferences.setTheme(choice);
    apply();
}

bool Appearance::strongerBorders() const
{
    return m_preferences.strongerBorders();
}

void Appearance::setStrongerBorders(bool on)
{
    m_preferences.setStrongerBorders(on);
    apply();
}

QStringList Appearance::languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString Appearance::languageName(const QString& language)
{
    return language == QStringLiteral("zh_CN") ? QStringLiteral("简体中文") : QStringLiteral("English");
}

void Appearance::setLanguage(const QString& language)
{
    if (language == m_language || !languages().contains(language))
        return;
    m_language = language;
    if (m_preferences.language() != language)
        m_preferences.setLanguage(language);
    const QLocale locale(language);
    QLocale::setDefault(locale);
    // Fonts and sizes first: the widgets measure their texts when the new ones arrive.
    apply();
    // Taking it out and putting it in again tells every widget.
    QCoreApplication::removeTranslator(&m_catalogues);
    m_catalogues.setLanguage(language);
    QCoreApplication::installTranslator(&m_catalogues);
}

void Appearance::apply()
{
    const ThemeChoice choice = m_preferences.theme();
    m_theme = charts::Theme::of(choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemIsDark));
    if (m_preferences.strongerBorders())
        m_theme = m_theme.withStrongerBorders();
    m_type = charts::Typography::of(QLocale(m_language));
    m_applying = true;
    charts::applyTheme(*qApp, m_theme, m_type);
    m_applying = false;
    Q_EMIT changed();
}

bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::ThemeChange && !m_applying) {
        // The platform's own palette: ours was set on the application and would only be read back.
        m_systemIsDark = looksDark(QPalette());
        if (m_preferences.theme() == ThemeChoice::System)
            apply();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace holdfast::app
