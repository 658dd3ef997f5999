// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/JobRunner.h"
#include "app/look/Appearance.h"
#include "app/model/Workbench.h"
#include "app/shell/Dialogs.h"
#include "app/shell/MainWindow.h"
#include "support/TestMain.h"

#include <QDialog>
#include <QFile>
#include <QTemporaryDir>

namespace holdfast::tests {

// Answers every question at once with what the test put there; remembers what the user was told.
class AnsweringDialogs : public app::Dialogs {
public:
    QStringList openFiles; // next answer of askOpenFiles
    QString saveFile, text;
    QStringList told, suggestedTexts;
    bool confirms = true;
    std::string passphrase;
    QList<app::PassphraseDialog::Purpose> purposes;

    void askOpenFiles(QWidget*, const FileQuestion&, bool, std::function<void(QStringList)> chosen) override
    {
        if (!openFiles.isEmpty())
            chosen(openFiles);
    }
    void askSaveFile(QWidget*, const FileQuestion&, std::function<void(QString)> chosen) override
    {
        if (!saveFile.isEmpty())
            chosen(saveFile);
    }
    void askText(QWidget*, const QString&, const QString&, const QString& value, std::function<void(QString)> entered) override
    {
        suggestedTexts.append(value);
        if (!text.isEmpty())
            entered(text);
    }
    void askPassphrase(QWidget*, app::PassphraseDialog::Purpose purpose, std::function<void(std::string)> entered) override
    {
        purposes.append(purpose);
        if (!passphrase.empty())
            entered(passphrase);
    }
    void tell(QWidget*, const QString&, const QString& sentence, const QString&) override { told.append(sentence); }
    void confirm(QWidget*, const QString&, const QString&, const QString&, std::function<void()> confirmed) override
    {
        if (confirms)
            confirmed();
    }
};

// The whole program but main(): settings in a folder of its own, dialogs answered by the test.
struct Program {
    explicit Program(const QString& language = QStringLiteral("en"), std::uint64_t sampleCustomers = 500)
        : preferences(folder.filePath(QStringLiteral("settings/holdfast.ini")))
    {
        preferences.setLanguage(language);
        preferences.setTheme(app::ThemeChoice::Light);
        appearance = std::make_unique<app::Appearance>(preferences);
        workbench = std::make_unique<app::Workbench>(jobs);
        app::MainWindow::Options options;
        options.sampleFolder = folder.path();
        options.sampleCustomers = sampleCustomers;
        window = std::make_unique<app::MainWindow>(app::Surroundings {*appearance, preferences, *workbench, dialogs}, options);
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
    }
    ~Program()
    {
        window->close();
        window.reset();
    }

    // A child that is there and can be seen.
    template <class Widget> Widget* find(const char* name) const
    {
        for (Widget* widget : window->template findChildren<Widget*>(QString::fromLatin1(name)))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(content);
        return file.fileName();
    }

    QTemporaryDir folder;
    AnsweringDialogs dialogs;
    app::Preferences preferences;
    std::unique_ptr<app::Appearance> appearance;
    app::JobRunner jobs;
    std::unique_ptr<app::Workbench> workbench;
    std::unique_ptr<app::MainWindow> window;
};

} // namespace holdfast::tests
