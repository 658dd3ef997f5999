// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QDialog>

class QLabel;
class QTableWidget;

namespace holdfast::app {

// A plain table of texts to read and copy (Ctrl+C gives the selected rows with their heads as TSV).
class RowsDialog : public QDialog {
    Q_OBJECT
public:
    RowsDialog(const Appearance& appearance, QWidget* parent);
    void setRows(const QStringList& heads, const QList<QStringList>& rows, const QString& note);
    QTableWidget* table() const { return m_table; }

private:
    void copy();
    QTableWidget* m_table;
    QLabel* m_note;
};

} // namespace holdfast::app
