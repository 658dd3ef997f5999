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

// Writes a briefing, or the template of that name, for the current context as PDF, Excel or both, as a job.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const Surroundings& with, const QString& briefing, QWidget* parent);
    ~ExportDialog() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void browse(bool pdf);
    void run();
    Surroundings m_with;
    QString m_briefing;
    std::unique_ptr<Ui::ExportDialog> m_ui;
};

} // namespace holdfast::app
