// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QDialog>

#include <memory>

namespace Ui {
class SettingsDialog;
}

namespace holdfast::app {

// Language, theme, borders; every change acts at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Appearance& appearance, QWidget* parent);
    ~SettingsDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    Appearance& m_appearance;
    std::unique_ptr<Ui::SettingsDialog> m_ui;
};

} // namespace holdfast::app
