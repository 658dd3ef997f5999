// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/CustomersModel.h"

#include "charts/TableSpecModel.h"
#include "present/pages/CustomerPages.h"

namespace holdfast::app {

using Kind = present::TableSpec::Kind;

static bool isNumber(const flow::CustomerField& field)
{
    return field.type == "integer" || field.type == "decimal" || field.type == "duration";
}

CustomersModel::CustomersModel(const Appearance& appearance, QObject* parent)
    : QAbstractTableModel(parent)
    , m_appearance(appearance)
{
}

void CustomersModel::setTable(std::shared_ptr<const flow::CustomerTable> table)
{
    beginResetModel();
    m_table = std::move(table);
    m_fields.clear();
    m_rows.clear();
    m_currency.clear();
    if (m_table) {
        const auto& definitions = m_table->basis().definitions;
        if (const auto it = definitions.find("currency"); it != definitions.end())
            m_currency = QString::fromStdString(it->second);
    }
    endResetModel();
}

void CustomersModel::setFields(const std::vector<std::size_t>& fields)
{
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

void CustomersModel::setRows(std::vector<std::uint32_t> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString CustomersModel::idAt(int row) const
{
    return m_table && row >= 0 && row < int(m_rows.size()) ? QString::fromStdString(m_table->id(m_rows[std::size_t(row)])) : QString();
}

int CustomersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CustomersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

QVariant CustomersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_table || index.row() >= int(m_rows.size()) || index.column() >= int(m_fields.size()))
        return {};
    const std::size_t field = m_fields[std::size_t(index.column())];
    const auto& info = m_table->fields()[field];
    const std::uint32_t row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return present::customerCellText(info, QString::fromStdString(m_table->text(row, field)), m_table->number(row, field), m_currency, m_appearance.fmt());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumber(info) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case charts::TableSpecModel::KindRole:
        return int(isNumber(info) ? Kind::Number : Kind::Text);
    case charts::TableSpecModel::StrongRole:
        return field == 0;
    default:
        return {};
    }
}

QVariant CustomersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_table || section < 0 || section >= int(m_fields.size()))
        return {};
    const auto& info = m_table->fields()[m_fields[std::size_t(section)]];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return present::customerFieldTitle(info);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(info) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

} // namespace holdfast::app
