// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/RowsDialog.h"

#include <QAction>
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

void RowsDialog::setTable(const present::TableSpec& spec, const QString& note)
{
    QStringList heads;
    for (const auto& column : spec.columns)
        heads.append(column.title);
    QList<QStringList> rows;
    for (const auto& row : spec.rows) {
        rows.append(QStringList());
        for (const auto& cell : row)
            rows.last().append(cell.text);
    }
    setRows(heads, rows, note);
    for (int column = 0; column < spec.columns.size(); ++column)
        if (spec.columns[column].kind != present::TableSpec::Kind::Text)
            for (int row = 0; row < m_table->rowCount(); ++row)
                if (QTableWidgetItem* item = m_table->item(row, column))
                    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void RowsDialog::setOrigins(std::function<void(int row, int column)> show)
{
    m_showOrigin = std::move(show);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    auto* ask = new QAction(tr("Where does this come from?"), m_table);
    ask->setObjectName(QStringLiteral("cellOrigin"));
    ask->setShortcut(Qt::Key_I);
    ask->setShortcutContext(Qt::WidgetShortcut);
    connect(ask, &QAction::triggered, this, &RowsDialog::askOrigin);
    m_table->addAction(ask);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    if (m_note->text().isEmpty()) {
        m_note->setText(tr("I: where the cell comes from"));
        m_note->show();
    }
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(0, 0);
}

void RowsDialog::askOrigin()
{
    if (m_table->currentRow() >= 0 && m_showOrigin)
        m_showOrigin(m_table->currentRow(), m_table->currentColumn());
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
        if (selection->hasSelection() && !selection->rowIntersectsSelection(row))
            continue;
        cells.clear();
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells.append(m_table->item(row, column) ? m_table->item(row, column)->text().replace(u'\t', u' ').replace(u'\n', u' ') : QString());
        out += cells.join(u'\t') + u'\n';
    }
    QGuiApplication::clipboard()->setText(out);
}

} // namespace holdfast::app
