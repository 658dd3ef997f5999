// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/FrozenTable.h"

#include "charts/Delegates.h"
#include "charts/TableLayout.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace holdfast::app {

static constexpr int kSampleRows = 60; // looked at for the width of a column

FrozenTable::FrozenTable(const Surroundings& with, QAbstractTableModel* model, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_left(new QTableView(this))
    , m_right(new QTableView(this))
    , m_delegate(new charts::CellDelegate(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_left);
    layout->addWidget(m_right, 1);
    m_left->setObjectName(QStringLiteral("customersFrozen"));
    m_right->setObjectName(QStringLiteral("customersTable"));
    for (QTableView* view : {m_left, m_right}) {
        view->setModel(model);
        view->setItemDelegate(m_delegate);
        view->setFrameShape(QFrame::NoFrame);
        view->setShowGrid(false);
        view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        view->setEditTriggers(QAbstractItemView::NoEditTriggers);
        view->setTabKeyNavigation(false);
        view->setWordWrap(false);
        view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
        view->setCornerButtonEnabled(false);
        view->verticalHeader()->hide();
        view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        QHeaderView* head = view->horizontalHeader();
        head->setSectionsClickable(true);
        head->setHighlightSections(false);
        head->setMinimumSectionSize(40);
        head->setTextElideMode(Qt::ElideRight);
        head->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(head, &QHeaderView::sectionClicked, this,
            [this](int column) { Q_EMIT headClicked(column, QApplication::keyboardModifiers() & Qt::ShiftModifier); });
        connect(head, &QHeaderView::customContextMenuRequested, this,
            [this, head](const QPoint& at) { Q_EMIT menuWanted(head->logicalIndexAt(at), head->mapToGlobal(at)); });
        connect(view, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT rowOpened(index.row()); });
        view->installEventFilter(this);
    }
    QItemSelectionModel* unused = m_left->selectionModel();
    m_left->setSelectionModel(m_right->selectionModel());
    delete unused;
    connect(m_right->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FrozenTable::selectionChanged);
    m_left->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_left->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_left->setFocusProxy(m_right);
    m_right->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(m_right->verticalScrollBar(), &QScrollBar::valueChanged, m_left->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_left->verticalScrollBar(), &QScrollBar::valueChanged, m_right->verticalScrollBar(), &QScrollBar::setValue);
    QHeaderView* head = m_right->horizontalHeader();
    head->setSectionsMovable(true);
    // The model keeps the order of the columns, so the header's own is taken back once the drag is over.
    connect(head, &QHeaderView::sectionMoved, this, [this, head](int logical, int from, int to) {
        if (from == to || property("restoring").toBool())
            return;
        const int next = head->logicalIndex(to + 1);
        QTimer::singleShot(0, this, [this, head, logical, next] {
            setProperty("restoring", true);
            for (int i = 0; i < head->count(); ++i)
                head->moveSection(head->visualIndex(i), i);
            setProperty("restoring", false);
            Q_EMIT columnMoved(logical, next < 0 ? head->count() : next);
        });
    });
    connect(&with.appearance, &Appearance::changed, this, &FrozenTable::restyle);
    restyle();
}

void FrozenTable::restyle()
{
    const charts::Typography& type = m_with.appearance.type();
    m_delegate->setStyle(m_with.appearance.theme(), type);
    for (QTableView* view : {m_left, m_right}) {
        view->verticalHeader()->setMinimumSectionSize(int(charts::tableRowHeight(type)));
        view->verticalHeader()->setDefaultSectionSize(int(charts::tableRowHeight(type)));
        view->horizontalHeader()->setFixedHeight(int(charts::tableHeadHeight(type)) + 1);
        view->viewport()->update();
    }
    layOut();
}

void FrozenTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        layOut();
    QWidget::changeEvent(event);
}

void FrozenTable::setFrozen(int columns)
{
    m_frozen = std::max(1, columns);
    layOut();
}

void FrozenTable::fitWidths()
{
    const QAbstractItemModel* model = m_right->model();
    const charts::Typography& type = m_with.appearance.type();
    const QFontMetricsF heads(type.font(charts::Type::Caption, true));
    const int rows = std::min(model->rowCount(), kSampleRows);
    for (int column = 0; column < model->columnCount(); ++column) {
        double width = heads.horizontalAdvance(model->headerData(column, Qt::Horizontal).toString()) + 26;
        for (int row = 0; row < rows; ++row)
            width = std::max(width, m_delegate->contentWidth(model->index(row, column)) + 20);
        const int fitted = int(std::clamp(width, 60.0, 220.0));
        m_left->setColumnWidth(column, fitted);
        m_right->setColumnWidth(column, fitted);
    }
}

void FrozenTable::layOut()
{
    const int columns = m_right->model()->columnCount();
    const int frozen = std::min(m_frozen, std::max(columns - 1, 0));
    fitWidths();
    int width = 0;
    for (int column = 0; column < columns; ++column) {
        m_left->setColumnHidden(column, column >= frozen);
        m_right->setColumnHidden(column, column < frozen);
        width += column < frozen ? m_left->columnWidth(column) : 0;
    }
    m_left->setVisible(frozen > 0);
    m_left->setFixedWidth(width + 1);
}

void FrozenTable::showSort(int column, Qt::SortOrder order)
{
    for (QTableView* view : {m_left, m_right}) {
        view->horizontalHeader()->setSortIndicatorShown(column >= 0);
        if (column >= 0)
            view->horizontalHeader()->setSortIndicator(column, order);
    }
}

void FrozenTable::go(int row, int column)
{
    const QModelIndex index = m_right->model()->index(row, column);
    m_right->setCurrentIndex(index);
    m_right->scrollTo(index);
}

bool FrozenTable::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex current = m_right->currentIndex();
        if (key->matches(QKeySequence::Copy)) {
            Q_EMIT copyWanted();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && current.isValid()) {
            Q_EMIT rowOpened(current.row());
            return true;
        }
        if (key->key() == Qt::Key_Menu && current.isValid()) {
            Q_EMIT menuWanted(current.column(), m_right->viewport()->mapToGlobal(m_right->visualRect(current).bottomLeft()));
            return true;
        }
    } else if (event->type() == QEvent::ContextMenu) {
        auto* view = static_cast<QTableView*>(watched);
        auto* menu = static_cast<QContextMenuEvent*>(event);
        const QModelIndex index = view->indexAt(view->viewport()->mapFromGlobal(menu->globalPos()));
        if (index.isValid())
            Q_EMIT menuWanted(index.column(), menu->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace holdfast::app
