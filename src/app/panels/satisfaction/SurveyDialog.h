// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Survey.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace holdfast::app {

// How the workspace reads its surveys: which tables, what each column means on which scale, waves, repeated and careless answers, and
// case weights. Saving is one undo step.
class SurveyDialog : public QDialog {
    Q_OBJECT
public:
    enum Column { NameColumn, SeenColumn, KindColumn, OfColumn, LabelColumn, LowColumn, HighColumn, ReversedColumn, DontKnowColumn, WordsColumn, ColumnCount };
    enum SourceColumn { FileColumn, RowsColumn, WaveColumn };
    SurveyDialog(const Surroundings& with, QWidget* parent);
    bool isReady() const { return m_ready; }
    QTableWidget* columns() const { return m_columns; }
    QTableWidget* sources() const { return m_sources; }
    // The model as it is entered.
    domain::SurveyModel entered() const;
    // Whose meaning is `kind`, of the column of that name.
    void setKind(const std::string& column, domain::SurveyKind kind);
    void setCell(const std::string& column, Column cell, const QString& text);

private:
    void ask(std::function<core::Result<flow::SurveyModelAnswer>(flow::Session&, core::JobContext&)> work);
    void fill();
    void fillSources();
    void fillColumns();
    void fillRules();
    void refreshRow(int row);
    void takeSources();
    void takeCell(int row, int column);
    void refreshRules();
    void save(const std::optional<domain::SurveyModel>& model);
    void tell(const QString& problem);
    int rowOf(const std::string& column) const;
    domain::SurveyColumn& useOf(int row) { return m_answer.columns[std::size_t(row)].use; }
    Surroundings m_with;
    flow::SurveyModelAnswer m_answer;
    QTableWidget *m_sources, *m_columns;
    QComboBox *m_grain, *m_repeats, *m_weighting;
    QSpinBox *m_straight, *m_speed;
    QCheckBox *m_noStraight, *m_noSpeeders;
    QDoubleSpinBox* m_cap;
    QListWidget* m_fields;
    QLabel* m_problem;
    QPushButton *m_reset, *m_save;
    bool m_filling = false, m_ready = false;
};

} // namespace holdfast::app
