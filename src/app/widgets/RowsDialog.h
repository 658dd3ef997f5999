// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"
#include "present/Page.h"

#include <QDialog>

#include <functional>

class QLabel;
class QTableWidget;

namespace holdfast::app {

// A plain table of texts to read and copy (Ctrl+C gives the selected rows with their heads as TSV).
class RowsDialog : public QDialog {
    Q_OBJECT
public:
    RowsDialog(const Appearance& appearance, QWidget* parent);
    void setRows(const QStringList& heads, const QList<QStringList>& rows, const QString& note);
    void setTable(const present::TableSpec& spec, const QString& note);
    // Key I and the context menu of a cell ask where it comes from: row and column of the table.
    void setOrigins(std::function<void(int row, int column)> show);
    QTableWidget* table() const { return m_table; }

private:
    void copy();
    void askOrigin();
    QTableWidget* m_table;
    QLabel* m_note;
    std::function<void(int, int)> m_showOrigin;
};

} // namespace holdfast::app
