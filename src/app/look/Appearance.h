// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Catalogues.h"
#include "app/look/Preferences.h"
#include "charts/Theme.h"
#include "present/Fmt.h"

#include <QObject>

namespace holdfast::app {

// Theme and language of the running program. Both may change at any time; `changed` follows a new theme, while a new
// language reaches widgets as QEvent::LanguageChange.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(Preferences& preferences, QObject* parent = nullptr);
    ~Appearance() override;

    const charts::Theme& theme() const { return m_theme; }
    const charts::Typography& type() const { return m_type; }
    ThemeChoice themeChoice() const;
    void setThemeChoice(ThemeChoice choice);
    bool strongerBorders() const;
    void setStrongerBorders(bool on);

    // "en" or "zh_CN".
    QString language() const { return m_language; }
    void setLanguage(const QString& language);
    static QStringList languages();
    static QString languageName(const QString& language); // in its own language
    present::Fmt fmt() const { return present::Fmt(QLocale(m_language)); }

Q_SIGNALS:
    void changed();

private:
    void apply();
    bool eventFilter(QObject* watched, QEvent* event) override;

    Preferences& m_preferences;
    charts::Theme m_theme;
    charts::Typography m_type;
    QString m_language;
    Catalogues m_catalogues;
    bool m_systemIsDark = false, m_applying = false;
};

} // namespace holdfast::app
