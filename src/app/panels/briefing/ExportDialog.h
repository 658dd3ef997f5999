// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ExportDialog;
}

namespace holdfast::app {

// Writes the weekly churn report of the current context as PDF, Excel or both, as a job.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const Surroundings& with, QWidget* parent);
    ~ExportDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void browse(bool pdf);
    void run();
    Surroundings m_with;
    std::unique_ptr<Ui::ExportDialog> m_ui;
};

} // namespace holdfast::app
