// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/look/Catalogues.h"

#include <QLibraryInfo>
#include <QStringList>

namespace holdfast::app {

static QString& spoken()
{
    thread_local QString language;
    return language;
}

Catalogues::Catalogues(const QStringList& languages, QObject* parent)
    : QTranslator(parent)
{
    for (const QString& language : languages) {
        auto pair = std::make_unique<Pair>();
        const bool own = pair->own.load(QStringLiteral(":/translations/holdfast_%1.qm").arg(language));
        const bool qt = pair->qt.load(QStringLiteral("qtbase_%1").arg(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        if (own || qt)
            m_catalogues.emplace(language, std::move(pair));
    }
}

QString Catalogues::translate(const char* context, const char* source, const char* disambiguation, int n) const
{
    const auto it = m_catalogues.find(spoken().isEmpty() ? m_language : spoken());
    if (it == m_catalogues.end())
        return {};
    const QString text = it->second->own.translate(context, source, disambiguation, n);
    return text.isNull() ? it->second->qt.translate(context, source, disambiguation, n) : text;
}

SpeakingLanguage::SpeakingLanguage(const QString& language)
    : m_before(std::exchange(spoken(), language))
{
}

SpeakingLanguage::~SpeakingLanguage()
{
    spoken() = m_before;
}

} // namespace holdfast::app
