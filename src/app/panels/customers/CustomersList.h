// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/CustomerTable.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace holdfast::charts {
class HowMark;
}

namespace holdfast::app {

class CustomersModel;
class ElidedLabel;
class FrozenTable;

// All customers of the selection. Ordering, summing and copying run as jobs over the table's rows; what is shown stays
// until the newest of them is done.
class CustomersList : public QWidget {
    Q_OBJECT
public:
    using Table = std::shared_ptr<const flow::CustomerTable>;
    CustomersList(const Surroundings& with, QWidget* parent);
    void setActive(bool active) { m_answer->setActive(active); }
    // On top of the selection, e.g. the customers behind a bar; `words` on its chip. None: taken away.
    void setBehind(const std::optional<domain::Rule>& rule, const QString& words);
    void setNamesHidden(bool hidden);
    void retranslate();

    CustomersModel* model() const { return m_model; }
    FrozenTable* table() const { return m_table; }
    QMenu* columnsMenu() const { return m_columns; }
    const flow::CustomerOrder& order() const { return m_order; }
    bool isOrdering() const { return m_ordering || m_answer->isComputing(); }
    QString sumsText() const;
    void copy(); // the selected block, or everything; with headers
    void sortBy(int column, bool add);
    // Rows of the column that fit: "North", "= North", ">= 5", "3..12", "missing". Empty: all. False: can't be read.
    bool filterColumn(int column, const QString& text);

Q_SIGNALS:
    void customerOpened(int row);
    void changed(); // other rows

private:
    using Columns = std::vector<std::size_t>;
    void takeTable();
    void reorder();
    void refresh();
    void refreshChips();
    void chooseFields();
    void setFields(const Columns& fields);
    void fillColumns();
    void columnMenu(int column, const QPoint& at);
    void moveColumn(int column, int before);
    void sum();
    Columns defaultFields() const;
    std::vector<std::uint32_t> chosenRows(bool* all = nullptr) const;

    Surroundings m_with;
    LiveAnswer<Table>* m_answer;
    CustomersModel* m_model;
    QLineEdit* m_filter;
    QHBoxLayout* m_chips;
    QPushButton* m_columnsButton;
    QMenu* m_columns;
    charts::HowMark* m_how;
    FrozenTable* m_table;
    ElidedLabel* m_sums;
    QLabel* m_state;
    QTimer m_filterDelay, m_sumDelay;
    std::optional<domain::Rule> m_behind;
    QString m_behindWords;
    std::map<std::string, domain::Rule> m_columnRules; // by field name
    flow::CustomerOrder m_order;
    std::vector<flow::FieldSum> m_totals;
    std::uint64_t m_summedRows = 0;
    bool m_summedAll = true, m_ordering = false, m_namesHidden = false;
};

} // namespace holdfast::app
