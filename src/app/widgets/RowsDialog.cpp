// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/RowsDialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

namespace holdfast::app {

RowsDialog::RowsDialog(const Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_table(new QTableWidget(this))
    , m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 520);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    m_note->setProperty("type", QStringLiteral("secondary"));
    layout->addWidget(m_note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copyButton, &QPushButton::clicked, this, &RowsDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->setFont(appearance.type().figures(charts::Type::Table));
    m_table->setWordWrap(false);
    connect(new QShortcut(QKeySequence::Copy, m_table), &QShortcut::activated, this, &RowsDialog::copy);
}

void RowsDialog::setRows(const QStringList& heads, const QList<QStringList>& rows, const QString& note)
{
    m_table->setColumnCount(int(heads.size()));
    m_table->setHorizontalHeaderLabels(heads);
    m_table->setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row)
        for (int column = 0; column < rows[row].size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(rows[row][column]));
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void RowsDialog::copy()
{
    QString out;
    QStringList cells;
    for (int column = 0; column < m_table->columnCount(); ++column)
        cells.append(m_table->horizontalHeaderItem(column)->text());
    out += cells.join(u'\t') + u'\n';
    const QItemSelectionModel* selection = m_table->selectionModel();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (selection->hasSelection() && !selection->isRowSelected(row))
            continue;
        cells.clear();
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells.append(m_table->item(row, column) ? m_table->item(row, column)->text().replace(u'\t', u' ').replace(u'\n', u' ') : QString());
        out += cells.join(u'\t') + u'\n';
    }
    QGuiApplication::clipboard()->setText(out);
}

} // namespace holdfast::app
