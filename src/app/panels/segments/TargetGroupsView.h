// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/AnalysisView.h"
#include "flow/TargetGroups.h"

namespace holdfast::app {

// Which segments are worth an effort? A segment opened in the table or clicked in the matrix lists its customers.
class TargetGroupsView : public AnalysisView {
    Q_OBJECT
public:
    TargetGroupsView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Target matrix"); }
    QString question() const override { return tr("Which segments are worth an effort?"); }
    LiveAnswer<flow::TargetGroupsAnswer>* answer() const { return m_live; }

protected:
    LiveAnswerBase* live() const override { return m_live; }
    bool hasAnswer() const override { return m_live->answer() != nullptr; }
    present::Page page() const override;
    QString hint() const override;

private:
    LiveAnswer<flow::TargetGroupsAnswer>* m_live;
};

} // namespace holdfast::app
