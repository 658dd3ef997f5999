// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/TableSpecView.h"

#include "charts/ChartWidget.h"
#include "charts/Delegates.h"
#include "charts/PaintSupport.h"
#include "charts/TableLayout.h"
#include "charts/TableSpecModel.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

TableSpecView::TableSpecView(QWidget* parent)
    : QTableView(parent)
    , m_model(new TableSpecModel(this))
    , m_delegate(new CellDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    QHeaderView* head = horizontalHeader();
    head->setSectionsClickable(true);
    head->setHighlightSections(false);
    head->setSortIndicatorShown(false);
    head->setSectionsMovable(true);
    head->setMinimumSectionSize(24);
    head->setTextElideMode(Qt::ElideRight);
    connect(head, &QHeaderView::sectionClicked, this, &TableSpecView::sortClicked);
    // A change of style resizes sections too.
    connect(head, &QHeaderView::sectionResized, this,
        [this] { m_userWidths = m_userWidths || (!m_fitting && QApplication::mouseButtons() != Qt::NoButton); });
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex& index) { Q_EMIT rowOpened(m_model->sourceRow(index.row())); });
    restyle();
}

void TableSpecView::setSpec(const present::TableSpec& spec)
{
    const QList<int> rows = chosenRows();
    const bool same = std::ranges::equal(
        spec.columns, m_model->spec().columns, {}, &present::TableSpec::Column::id, &present::TableSpec::Column::id);
    const QSignalBlocker quiet(this); // the same rows stay chosen: nothing to tell
    m_delegate->setScale(spec.scaleLow, spec.scaleHigh, spec.reference);
    m_model->setSpec(spec);
    if (!same) {
        m_userWidths = false;
        horizontalHeader()->setSortIndicatorShown(false);
    } else if (rows.size() == 1 && rows.first() < spec.rows.size()
        && m_model->rowOf(rows.first()) < m_model->rowCount()) {
        selectRow(m_model->rowOf(rows.first()));
    }
    fitColumns();
    updateGeometry();
}

void TableSpecView::setTheme(const Theme& theme)
{
    m_options.theme = theme;
    restyle();
}

void TableSpecView::setTypography(const Typography& type)
{
    m_options.type = type;
    m_userWidths = false;
    restyle();
}

void TableSpecView::describe(const present::Block& block)
{
    setAccessibleName(accessibleTitle(block));
    setAccessibleDescription(accessibleReading(block));
}

void TableSpecView::restyle()
{
    m_delegate->setStyle(m_options.theme, m_options.type);
    verticalHeader()->setMinimumSectionSize(int(tableRowHeight(m_options.type)));
    verticalHeader()->setDefaultSectionSize(int(tableRowHeight(m_options.type)));
    horizontalHeader()->setFixedHeight(int(tableHeadHeight(m_options.type)) + 1);
    fitColumns();
    updateGeometry();
    viewport()->update();
}

void TableSpecView::fitColumns()
{
    if (m_userWidths || m_model->columnCount() == 0)
        return;
    m_fitting = true;
    QList<double> widths
        = columnWidths(m_model->spec(), viewport()->width() - (m_model->isCheckable() ? kCheckWidth : 0), m_options.type);
    double x = 0;
    for (int column = 0; column < widths.size(); ++column) {
        setColumnHidden(column, widths[column] <= 0);
        const double next = x + widths[column];
        if (widths[column] > 0) // whole pixels that add up to the width
            setColumnWidth(column, int(std::floor(next)) - int(std::floor(x)));
        x = next;
    }
    if (m_model->isCheckable())
        setColumnWidth(0, columnWidth(0) + kCheckWidth);
    m_fitting = false;
}

void TableSpecView::sortClicked(int column)
{
    using Key = TableSpecModel::Key;
    const bool add = QApplication::keyboardModifiers() & Qt::ShiftModifier;
    QList<Key> keys = m_model->keys();
    const auto found = std::ranges::find(keys, column, &Key::column);
    // Numbers are looked at from the largest down, words from A.
    const Qt::SortOrder first =
        isNumeric(m_model->spec().columns[column].kind) ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (!add) {
        const bool only = keys.size() == 1 && found != keys.end();
        if (only && found->order != first)
            keys.clear();
        else
            keys = {{column, only ? (first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder) : first}};
    } else if (found != keys.end()) {
        found->order = found->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    } else {
        keys.append({column, first});
    }
    m_model->sortBy(keys);
    horizontalHeader()->setSortIndicatorShown(!keys.isEmpty());
    if (!keys.isEmpty())
        horizontalHeader()->setSortIndicator(keys.first().column, keys.first().order);
}

QList<int> TableSpecView::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.append(m_model->sourceRow(index.row()));
    std::ranges::sort(rows);
    return rows;
}

void TableSpecView::chooseRows(const QList<int>& rows)
{
    QItemSelection chosen;
    for (const int row : rows)
        if (const int at = m_model->rowOf(row); at >= 0)
            chosen.select(m_model->index(at, 0), m_model->index(at, m_model->columnCount() - 1));
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
}

int TableSpecView::heightForAllRows() const
{
    return horizontalHeader()->height() + int(tableRowHeight(m_options.type)) * int(m_model->spec().rows.size()) + 2;
}

QSize TableSpecView::sizeHint() const
{
    return {480, std::min(heightForAllRows(), int(m_options.type.px(420)))};
}

QSize TableSpecView::minimumSizeHint() const
{
    return {int(m_options.type.px(160)), int(std::min<double>(heightForAllRows(), m_options.type.px(160)))};
}

void TableSpecView::copySelection() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.append(index.row());
    if (rows.isEmpty()) {
        while (m_model->canFetchMore({}))
            m_model->fetchMore({});
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    }
    QApplication::clipboard()->setText(m_model->asTsv(rows));
}

void TableSpecView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened(m_model->sourceRow(currentIndex().row()));
        return;
    }
    if (event->key() == Qt::Key_Space && m_model->isCheckable() && currentIndex().isValid()) {
        if (chosenRows().isEmpty()) // come in by Tab
            selectRow(currentIndex().row());
        const QList<int> rows = chosenRows(), checked = m_model->checkedRows();
        m_model->setChecked(rows, !std::ranges::all_of(rows, [&](int row) { return checked.contains(row); }));
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableSpecView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT rowsChosen(chosenRows());
}

void TableSpecView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the frame goes round whole rows
}

void TableSpecView::setCheckable(bool on)
{
    if (m_model->isCheckable() != on)
        m_model->setCheckable(on);
    fitColumns();
}

void TableSpecView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (m_model->isCheckable() && event->button() == Qt::LeftButton && index.isValid() && index.column() == 0
        && event->position().x() < visualRect(index).left() + kCheckWidth) {
        const int row = m_model->sourceRow(index.row());
        m_model->setChecked({row}, !m_model->checkedRows().contains(row));
        setCurrentIndex(index);
        return;
    }
    QTableView::mousePressEvent(event);
}

void TableSpecView::hoverRow(int row)
{
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void TableSpecView::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    hoverRow(rowAt(int(event->position().y())));
}

void TableSpecView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    hoverRow(-1);
}

void TableSpecView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TableSpecView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        setTypography(Typography::of(QLocale(), m_options.type.zoom));
}

bool TableSpecView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        const QString text = index.data(Qt::DisplayRole).toString();
        if (!text.isEmpty() && textWidth(m_options.type.font(Type::Table), text) > visualRect(index).width() - 16)
            QToolTip::showText(help->globalPos(), plainTip(text), viewport(), visualRect(index));
        else
            QToolTip::hideText();
        return true;
    }
    return QTableView::viewportEvent(event);
}

} // namespace holdfast::charts
