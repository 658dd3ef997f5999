// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/PassphraseDialog.h"

#include "ui_PassphraseDialog.h"

#include <QEvent>

namespace holdfast::app {

static constexpr qsizetype kShort = 12; // letters; below it the dialog advises more

PassphraseDialog::PassphraseDialog(Purpose purpose, QWidget* parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_ui(std::make_unique<Ui::PassphraseDialog>())
{
    m_ui->setupUi(this);
    m_ui->run->setProperty("role", QStringLiteral("primary"));
    m_ui->note->setProperty("type", QStringLiteral("secondary"));
    m_ui->problem->setProperty("type", QStringLiteral("bad"));
    m_ui->secondLabel->setVisible(purpose == Purpose::Seal);
    m_ui->second->setVisible(purpose == Purpose::Seal);
    for (QLineEdit* edit : {m_ui->first, m_ui->second})
        connect(edit, &QLineEdit::textChanged, this, &PassphraseDialog::refresh);
    connect(m_ui->shown, &QCheckBox::toggled, this, [this](bool on) {
        for (QLineEdit* edit : {m_ui->first, m_ui->second})
            edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->run, &QPushButton::clicked, this, &QDialog::accept);
    translate();
    refresh();
    m_ui->first->setFocus();
}

PassphraseDialog::~PassphraseDialog() = default;

std::string PassphraseDialog::passphrase() const
{
    return m_ui->first->text().toStdString();
}

void PassphraseDialog::translate()
{
    const bool seal = m_purpose == Purpose::Seal;
    setWindowTitle(seal ? tr("Passphrase for the new archive") : tr("Passphrase of the archive"));
    m_ui->run->setText(seal ? tr("Seal") : tr("Open"));
    m_ui->note->setText(seal ? tr("Nobody opens the archive without this passphrase, not even you: if it is forgotten, the archive is lost for good. "
                                  "Several words that don't belong together are strong and easy to keep.")
                             : tr("The archive is checked to its last byte before a workspace appears."));
}

void PassphraseDialog::refresh()
{
    const QString first = m_ui->first->text(), second = m_ui->second->text();
    const bool seal = m_purpose == Purpose::Seal, differ = seal && !second.isEmpty() && first != second;
    m_ui->problem->setText(differ ? tr("The two entries differ.")
            : seal && !first.isEmpty() && first.size() < kShort ? tr("Short: with %n letter(s) or more it takes far longer to guess.", nullptr, int(kShort))
                                                                : QString());
    m_ui->problem->setVisible(!m_ui->problem->text().isEmpty());
    m_ui->run->setEnabled(!first.isEmpty() && (!seal || first == second));
}

void PassphraseDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        translate();
        refresh();
    }
    QDialog::changeEvent(event);
}

} // namespace holdfast::app
