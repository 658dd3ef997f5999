// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"

#include <QAbstractItemModel>
#include <QTreeView>

namespace holdfast::charts {

class CellDelegate;

// A TableSpec with levels as a tree of two levels; the roles are those of TableSpecModel.
class TreeSpecModel : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;
    void setSpec(const present::TableSpec& spec);
    const present::TableSpec& spec() const { return m_spec; }
    int sourceRow(const QModelIndex& index) const; // row of the spec, -1 = none
    QModelIndex indexOf(int sourceRow, int column) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        int row = 0;
        QList<int> children;
    };
    present::TableSpec m_spec;
    QList<Group> m_groups;
};

// Scores of tables and their columns. One cell is current; arrows move, Enter
// opens the row, Space opens and closes its group. Groups stay open over new figures.
class TreeSpecView : public QTreeView {
    Q_OBJECT
public:
    explicit TreeSpecView(QWidget* parent = nullptr);
    void setSpec(const present::TableSpec& spec);
    void setTheme(const Theme& theme);
    void setTypography(const Typography& type);
    void describe(const present::Block& block);
    TreeSpecModel* tree() const { return m_model; }
    // Makes the cell current and visible.
    void choose(int sourceRow, int column);

Q_SIGNALS:
    void cellChosen(int sourceRow, int column);
    void rowOpened(int sourceRow);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void fitColumns();

    TreeSpecModel* m_model;
    CellDelegate* m_delegate;
    PaintOptions m_options;
    bool m_quiet = false;
};

} // namespace holdfast::charts
