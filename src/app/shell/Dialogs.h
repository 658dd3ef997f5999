// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/PassphraseDialog.h"

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace holdfast::app {

// Every question put to the user in a dialog of its own. Handed in, so that tests answer without one. None waits:
// the answer comes back through the function given, which is not called when the user backs out.
class Dialogs {
public:
    virtual ~Dialogs() = default;
    struct FileQuestion {
        QString title;
        QString filter; // as of QFileDialog: "Holdfast workspaces (*.holdfast)"
        QString suggested; // path or file name
        QString suffix; // added when the name has none
    };
    virtual void askOpenFiles(QWidget* parent, const FileQuestion& question, bool many, std::function<void(QStringList)> chosen) = 0;
    virtual void askSaveFile(QWidget* parent, const FileQuestion& question, std::function<void(QString)> chosen) = 0;
    virtual void askText(QWidget* parent, const QString& title, const QString& label, const QString& value,
        std::function<void(QString)> entered) = 0;
    // For a new archive (twice) or one that is there.
    virtual void askPassphrase(QWidget* parent, PassphraseDialog::Purpose purpose, std::function<void(std::string)> entered) = 0;
    // `details` goes behind a button.
    virtual void tell(QWidget* parent, const QString& title, const QString& sentence, const QString& details) = 0;
    virtual void confirm(QWidget* parent, const QString& title, const QString& question, const QString& verb,
        std::function<void()> confirmed) = 0;
};

// The real ones: Qt's own, window-modal. The file dialog never opens a file to guess its type, because a workspace
// must not be touched outside SQLite while it is open.
class WindowDialogs : public Dialogs {
public:
    void askOpenFiles(QWidget* parent, const FileQuestion& question, bool many, std::function<void(QStringList)> chosen) override;
    void askSaveFile(QWidget* parent, const FileQuestion& question, std::function<void(QString)> chosen) override;
    void askText(QWidget* parent, const QString& title, const QString& label, const QString& value,
        std::function<void(QString)> entered) override;
    void askPassphrase(QWidget* parent, PassphraseDialog::Purpose purpose, std::function<void(std::string)> entered) override;
    void tell(QWidget* parent, const QString& title, const QString& sentence, const QString& details) override;
    void confirm(QWidget* parent, const QString& title, const QString& question, const QString& verb,
        std::function<void()> confirmed) override;
};

} // namespace holdfast::app
