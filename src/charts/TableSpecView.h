// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"

#include <QTableView>

namespace holdfast::charts {

class CellDelegate;
class TableSpecModel;

// A table of findings. Rows are told as rows of the spec, whatever the sort order. Header click sorts, Shift adds a
// key, a third click gives the spec's own order back; Ctrl+C copies the selected rows (all when none) as TSV; Enter
// opens.
class TableSpecView : public QTableView {
    Q_OBJECT
public:
    explicit TableSpecView(QWidget* parent = nullptr);
    void setSpec(const present::TableSpec& spec);
    void setTheme(const Theme& theme);
    void setTypography(const Typography& type);
    void describe(const present::Block& block);
    TableSpecModel* table() const { return m_model; }
    QList<int> chosenRows() const; // rows of the spec, ascending
    void chooseRows(const QList<int>& rows); // instead of those chosen
    // Boxes in the first column: a click on the box or Space on the chosen rows turns them.
    void setCheckable(bool on);
    int heightForAllRows() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void copySelection() const;

Q_SIGNALS:
    void rowOpened(int row); // Enter or double click
    void rowsChosen(const QList<int>& rows);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool viewportEvent(QEvent* event) override; // tooltips of elided cells

private:
    void restyle();
    void fitColumns(); // unless the user has set a width
    void sortClicked(int column);
    void hoverRow(int row);

    TableSpecModel* m_model;
    CellDelegate* m_delegate;
    PaintOptions m_options;
    bool m_fitting = false, m_userWidths = false;
};

} // namespace holdfast::charts
