// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace holdfast::app {

// Saved state, last day of the data, the running job with bar, time left and cancel, language: 24 px.
class StatusBar : public QFrame {
    Q_OBJECT
public:
    StatusBar(const Surroundings& with, QWidget* parent);
    QWidget* jobsAnchor() const;

Q_SIGNALS:
    void jobsWanted();

protected:
    void changeEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void refresh();
    void refreshJobs();
    QLabel* addLabel(QHBoxLayout& layout, const char* name);
    void addDivider(QHBoxLayout& layout);

    Surroundings m_with;
    QLabel *m_dot, *m_saved, *m_dataTo, *m_job, *m_jobTime;
    QProgressBar* m_bar;
    QToolButton *m_cancel, *m_language;
    quint64 m_jobId = 0;
};

} // namespace holdfast::app
