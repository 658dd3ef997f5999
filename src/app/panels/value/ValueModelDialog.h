// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Value.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace holdfast::app {

// Method, months ahead, discount and margin of customer value.
class ValueModelDialog : public QDialog {
    Q_OBJECT
public:
    ValueModelDialog(const Surroundings& with, const flow::ValueModel& model, QWidget* parent);

private:
    flow::ValueModel wanted() const;
    void save();
    Surroundings m_with;
    flow::ValueModel m_before;
    QComboBox* m_method;
    QSpinBox* m_months;
    QDoubleSpinBox *m_discount, *m_margin;
    QPushButton* m_save;
};

} // namespace holdfast::app
