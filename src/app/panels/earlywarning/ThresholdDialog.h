// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Alerts.h"
#include "flow/Indicators.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace holdfast::app {

class BlockFrame;

// The amber and red threshold of one indicator and kind, beside what each would have done in the past. Saving is one undo
// step.
class ThresholdDialog : public QDialog {
    Q_OBJECT
public:
    ThresholdDialog(const Surroundings& with, const QString& indicator, QWidget* parent);

private:
    const domain::Threshold* current() const;
    domain::Threshold edited() const;
    void load();
    void showThreshold();
    void choosePoint(int point); // of the back-test
    void backtest();
    void showBacktest();
    void refreshButtons();
    void save();
    Surroundings m_with;
    std::vector<domain::Threshold> m_thresholds;
    std::optional<flow::BacktestAnswer> m_tested;
    QComboBox *m_indicator, *m_kind;
    QCheckBox* m_on;
    QDoubleSpinBox *m_amber, *m_red;
    QLabel* m_problem;
    BlockFrame *m_curve, *m_block;
    QPushButton *m_reset, *m_save;
    bool m_filling = false;
};

} // namespace holdfast::app
