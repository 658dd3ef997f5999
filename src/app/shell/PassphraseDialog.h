// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class PassphraseDialog;
}

namespace holdfast::app {

// Asks for a passphrase: twice for a new archive, once for one that is there.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Seal, Open };
    PassphraseDialog(Purpose purpose, QWidget* parent);
    ~PassphraseDialog() override;
    // As UTF-8.
    std::string passphrase() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void translate();
    void refresh();
    Purpose m_purpose;
    std::unique_ptr<Ui::PassphraseDialog> m_ui;
};

} // namespace holdfast::app
