// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

#include <QAbstractTableModel>
#include <QSet>

namespace holdfast::charts {

// A TableSpec as a model. Sorts itself by raw values (missing last, small-n rows after the ranked ones whatever the
// order) and hands rows out in pages of 200. Text sorts in the language's order.
class TableSpecModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole + 1, // double or QString
        SeriesRole, // QList<double>
        LowerRole,
        UpperRole,
        ToneRole, // int(present::Tone)
        StrongRole,
        MutedRole,
        KindRole, // int(TableSpec::Kind)
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setSpec(const present::TableSpec& spec);
    const present::TableSpec& spec() const { return m_spec; }
    int sourceRow(int row) const { return row >= 0 && row < m_order.size() ? m_order[row] : -1; } // row of the spec
    int rowOf(int sourceRow) const { return int(m_order.indexOf(sourceRow)); } // -1 = none

    struct Key {
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool operator==(const Key&) const = default;
    };
    void sortBy(const QList<Key>& keys); // first key first; empty = order of the spec
    const QList<Key>& keys() const { return m_keys; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    // A box in the first cell of every row; checks are kept by source row until the next spec.
    void setCheckable(bool on);
    bool isCheckable() const { return m_checkable; }
    QList<int> checkedRows() const; // rows of the spec, ascending
    void setChecked(const QList<int>& sourceRows, bool on);

    // Rows as tab-separated text with headers: raw numbers with a point and ASCII minus, words as shown.
    QString asTsv(QList<int> rows) const;

Q_SIGNALS:
    void checksChanged();

private:
    const present::TableSpec::Cell* cell(int row, int column) const;
    QList<int> sorted() const;

    present::TableSpec m_spec;
    QList<int> m_order;
    QList<Key> m_keys;
    QSet<int> m_checked;
    int m_shown = 0;
    bool m_checkable = false;
};

// A number as scripts and spreadsheets read it: shortest form that gives the same value back, "" when undefined.
QString rawNumber(double value);

} // namespace holdfast::charts
