// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/RiskModel.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTableWidget;

namespace holdfast::app {

class BlockFrame;

// What the risk model would say of a customer with other values: the features, most important first, each with a value to change, and the
// score, tier and contributions that follow. Nothing is kept.
class WhatIfDialog : public QDialog {
    Q_OBJECT
public:
    // `now` as riskOfCustomer gave it for `request`, which has no changes.
    WhatIfDialog(const Surroundings& with, const flow::CustomerRiskRequest& request, const flow::CustomerRisk& now, QWidget* parent);
    const flow::CustomerRisk& answer() const { return m_answer; }
    // As if typed; a level is chosen by its name, an empty text is as it was. False: no such feature or column.
    bool change(const QString& feature, const QString& text);

private:
    struct Row { // one feature, or all levels of a column
        QString id; // of the feature, or the column
        std::vector<std::size_t> features; // places in the answer
        bool levels = false;
    };
    void fill();
    std::map<std::string, std::optional<double>> changes() const;
    void compute();
    void showAnswer();
    Surroundings m_with;
    flow::CustomerRiskRequest m_request;
    flow::CustomerRisk m_answer;
    std::vector<Row> m_rows;
    QLabel *m_result, *m_caution;
    QTableWidget* m_table;
    BlockFrame* m_why;
    QPushButton* m_reset;
    QTimer m_delay;
    bool m_filling = false;
};

} // namespace holdfast::app
