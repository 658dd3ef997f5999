// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"
#include "flow/CustomerTable.h"

#include <QAbstractTableModel>

namespace holdfast::app {

// Rows of a CustomerTable in some order. Cells are made when they are painted, so a million rows cost their order only.
class CustomersModel : public QAbstractTableModel {
    Q_OBJECT
public:
    CustomersModel(const Appearance& appearance, QObject* parent);
    void setTable(std::shared_ptr<const flow::CustomerTable> table);
    const std::shared_ptr<const flow::CustomerTable>& table() const { return m_table; }
    void setFields(const std::vector<std::size_t>& fields); // of the table, as columns
    const std::vector<std::size_t>& fields() const { return m_fields; }
    void setRows(std::vector<std::uint32_t> rows);
    const std::vector<std::uint32_t>& rows() const { return m_rows; }
    QString idAt(int row) const; // empty: no such row

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const Appearance& m_appearance;
    std::shared_ptr<const flow::CustomerTable> m_table;
    std::vector<std::size_t> m_fields;
    std::vector<std::uint32_t> m_rows;
    QString m_currency;
};

} // namespace holdfast::app
