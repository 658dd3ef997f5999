// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QWidget>

class QAbstractTableModel;
class QTableView;

namespace holdfast::charts {
class CellDelegate;
}

namespace holdfast::app {

// A table whose first columns stay in view: two views of one model beside each other with one selection and one height.
class FrozenTable : public QWidget {
    Q_OBJECT
public:
    FrozenTable(const Surroundings& with, QAbstractTableModel* model, QWidget* parent);
    QTableView* frozen() const { return m_left; }
    QTableView* rest() const { return m_right; }
    void setFrozen(int columns); // at least one column stays free
    int frozenColumns() const { return m_frozen; }
    void layOut(); // after other columns or rows
    void showSort(int column, Qt::SortOrder order); // -1 = none
    void go(int row, int column); // makes it current and brings it into view

Q_SIGNALS:
    void headClicked(int column, bool add); // add: with Shift
    void columnMoved(int column, int before); // dragged to stand before another; columnCount() = to the end
    void menuWanted(int column, const QPoint& at); // of a header, or of the current column by the menu key
    void rowOpened(int row); // Enter or double click
    void copyWanted();
    void selectionChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void fitWidths();
    const Surroundings m_with;
    QTableView *m_left, *m_right;
    charts::CellDelegate* m_delegate;
    int m_frozen = 1;
};

} // namespace holdfast::app
