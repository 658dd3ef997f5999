// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/RiskModel.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace holdfast::app {

// Saved state, last day of the data, the risk model with its AUC, the running job with bar, time left and cancel, language: 24 px.
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
    void refreshModel();
    QLabel* addLabel(QHBoxLayout& layout, const char* name);
    QWidget* addDivider(QHBoxLayout& layout);

    Surroundings m_with;
    LiveAnswer<std::optional<flow::ModelStatus>>* m_model;
    QLabel *m_dot, *m_saved, *m_dataTo, *m_modelText, *m_job, *m_jobTime;
    QProgressBar* m_bar;
    QWidget* m_modelDivider;
    QToolButton *m_cancel, *m_language;
    quint64 m_jobId = 0;
};

} // namespace holdfast::app
