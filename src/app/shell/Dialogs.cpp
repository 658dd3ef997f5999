// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/Dialogs.h"

#include <QAbstractFileIconProvider>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>

namespace holdfast::app {

namespace {

// Icons and type names by kind of entry only: the usual provider reads the content of files it does not know.
class PlainIcons : public QAbstractFileIconProvider {
public:
    QIcon icon(const QFileInfo& info) const override
    {
        return QApplication::style()->standardIcon(info.isDir() ? QStyle::SP_DirIcon : QStyle::SP_FileIcon);
    }
    QString type(const QFileInfo& info) const override
    {
        return info.isDir() ? QFileDialog::tr("Folder") : info.suffix().toUpper();
    }
};

QFileDialog* fileDialog(QWidget* parent, const Dialogs::FileQuestion& question)
{
    static PlainIcons icons;
    auto* dialog = new QFileDialog(parent, question.title);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setOption(QFileDialog::DontUseCustomDirectoryIcons);
    dialog->setIconProvider(&icons);
    dialog->setNameFilter(question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QFileInfo suggested(question.suggested);
    if (!question.suggested.isEmpty()) {
        if (suggested.isAbsolute())
            dialog->setDirectory(suggested.isDir() ? suggested.absoluteFilePath() : suggested.absolutePath());
        if (!suggested.isDir())
            dialog->selectFile(suggested.fileName());
    }
    return dialog;
}

} // namespace

void WindowDialogs::askOpenFiles(QWidget* parent, const FileQuestion& question, bool many, std::function<void(QStringList)> chosen)
{
    QFileDialog* dialog = fileDialog(parent, question);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(many ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void WindowDialogs::askSaveFile(QWidget* parent, const FileQuestion& question, std::function<void(QString)> chosen)
{
    QFileDialog* dialog = fileDialog(parent, question);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(question.suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void WindowDialogs::askText(QWidget* parent, const QString& title, const QString& label, const QString& value,
    std::function<void(QString)> entered)
{
    auto* dialog = new QInputDialog(parent);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(value);
    dialog->setMinimumWidth(360);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, std::move(entered));
    dialog->open();
}

void WindowDialogs::askPassphrase(QWidget* parent, PassphraseDialog::Purpose purpose, std::function<void(std::string)> entered)
{
    auto* dialog = new PassphraseDialog(purpose, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [dialog, entered = std::move(entered)] { entered(dialog->passphrase()); });
    dialog->open();
}

void WindowDialogs::tell(QWidget* parent, const QString& title, const QString& sentence, const QString& details)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, sentence, QMessageBox::Ok, parent);
    box->setTextFormat(Qt::PlainText);
    if (!details.isEmpty())
        box->setDetailedText(details);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void WindowDialogs::confirm(QWidget* parent, const QString& title, const QString& question, const QString& verb,
    std::function<void()> confirmed)
{
    auto* box = new QMessageBox(QMessageBox::Question, title, question, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    QPushButton* yes = box->addButton(verb, QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(yes, &QPushButton::clicked, parent, std::move(confirmed));
    box->open();
}

} // namespace holdfast::app
