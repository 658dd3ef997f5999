// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <map>
#include <memory>

namespace holdfast::app {

// All catalogues of the program behind one translator, so that a job may speak another language than the window: a
// briefing in Chinese out of an English window. Thread-safe after construction but for setLanguage.
class Catalogues : public QTranslator {
    Q_OBJECT
public:
    explicit Catalogues(const QStringList& languages, QObject* parent = nullptr);
    void setLanguage(const QString& language) { m_language = language; }
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;

private:
    struct Pair {
        QTranslator own, qt; // ours and Qt's
    };
    QString m_language;
    std::map<QString, std::unique_ptr<Pair>> m_catalogues;
};

// While it lives, this thread speaks `language`.
class SpeakingLanguage {
public:
    explicit SpeakingLanguage(const QString& language);
    ~SpeakingLanguage();
    SpeakingLanguage(const SpeakingLanguage&) = delete;
    SpeakingLanguage& operator=(const SpeakingLanguage&) = delete;

private:
    QString m_before;
};

} // namespace holdfast::app
