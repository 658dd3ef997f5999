// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/AnalysisView.h"
#include "flow/CompareSegments.h"

namespace holdfast::app {

// Where do the segments differ? Those ticked among the saved ones, two to four; without ticks the first three.
class CompareView : public AnalysisView {
    Q_OBJECT
public:
    CompareView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Compare"); }
    QString question() const override { return tr("Where do the segments differ?"); }
    void setTicked(const QStringList& names) override;
    LiveAnswer<flow::ComparisonAnswer>* answer() const { return m_live; }
    const QStringList& compared() const { return m_names; }

protected:
    LiveAnswerBase* live() const override { return m_live; }
    bool hasAnswer() const override { return m_live->answer() != nullptr; }
    present::Page page() const override;
    QString hint() const override;

private:
    void ask();

    LiveAnswer<flow::ComparisonAnswer>* m_live;
    QStringList m_ticked, m_names;
};

} // namespace holdfast::app
