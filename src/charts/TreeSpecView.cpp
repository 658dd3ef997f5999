// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/TreeSpecView.h"

#include "charts/ChartWidget.h"
#include "charts/Delegates.h"
#include "charts/PaintSupport.h"
#include "charts/TableLayout.h"
#include "charts/TableSpecModel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::TableSpec;
using Kind = present::TableSpec::Kind;

// ---- model -----------------------------------------------------------------------------------------------------------

void TreeSpecModel::setSpec(const TableSpec& spec)
{
    beginResetModel();
    m_spec = spec;
    m_groups.clear();
    for (int row = 0; row < m_spec.rows.size(); ++row) {
        const int level = row < m_spec.levels.size() ? m_spec.levels[row] : 0;
        if (level == 0 || m_groups.isEmpty())
            m_groups.append(Group {row, {}});
        else
            m_groups.last().children.append(row);
    }
    endResetModel();
}

// internalId: 0 = group, else 1 + number of the parent group.
int TreeSpecModel::sourceRow(const QModelIndex& index) const
{
    if (!index.isValid())
        return -1;
    const auto parent = qsizetype(index.internalId());
    return parent == 0 ? m_groups[index.row()].row : m_groups[parent - 1].children[index.row()];
}

QModelIndex TreeSpecModel::indexOf(int sourceRow, int column) const
{
    for (int group = 0; group < m_groups.size(); ++group) {
        if (m_groups[group].row == sourceRow)
            return createIndex(group, column, quintptr(0));
        if (const qsizetype child = m_groups[group].children.indexOf(sourceRow); child >= 0)
            return createIndex(int(child), column, quintptr(group) + 1);
    }
    return {};
}

QModelIndex TreeSpecModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || row >= rowCount(parent) || column >= columnCount())
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex TreeSpecModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() != 0 ? createIndex(int(index.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int TreeSpecModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_groups[parent.row()].children.size()) : 0;
}

int TreeSpecModel::columnCount(const QModelIndex&) const
{
    return int(m_spec.columns.size());
}

QVariant TreeSpecModel::data(const QModelIndex& index, int role) const
{
    const int row = sourceRow(index);
    if (row < 0 || index.column() >= m_spec.rows[row].size())
        return {};
    const TableSpec::Cell& cell = m_spec.rows[row][index.column()];
    const Kind kind = m_spec.columns[index.column()].kind;
    switch (role) {
    case Qt::DisplayRole:
        return kind == Kind::Spark ? QString() : cell.text;
    case Qt::AccessibleTextRole:
        return (kind == Kind::Score || kind == Kind::Meter) && !std::isfinite(cell.number) ? QStringLiteral("–") : cell.text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((isNumeric(kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case TableSpecModel::SortRole:
        return cell.number;
    case TableSpecModel::SeriesRole:
        return QVariant::fromValue(cell.series);
    case TableSpecModel::ToneRole:
        return int(cell.tone);
    case TableSpecModel::StrongRole:
        return cell.strong;
    case TableSpecModel::MutedRole:
        return row < m_spec.muted.size() && m_spec.muted[row];
    case TableSpecModel::KindRole:
        return int(kind);
    default:
        return {};
    }
}

QVariant TreeSpecModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_spec.columns.size())
        return {};
    const Kind kind = m_spec.columns[section].kind;
    if (role == Qt::DisplayRole)
        return m_spec.columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (kind == Kind::Score || kind == Kind::Spark ? Qt::AlignHCenter : isNumeric(kind) ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter));
    return {};
}

// ---- view ------------------------------------------------------------------------------------------------------------

namespace {

// The row's background is painted by the view; here only what stands in the cell.
class TreeCellDelegate : public CellDelegate {
public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const bool current = view && view->currentIndex() == index;
        const QRectF rect(option.rect);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        if (Kind(index.data(TableSpecModel::KindRole).toInt()) == Kind::Score) {
            TableSpec::Cell cell;
            cell.text = index.data(Qt::DisplayRole).toString();
            cell.number = index.data(TableSpecModel::SortRole).toDouble();
            paintScore(*painter, rect, cell, current, m_options);
        } else {
            paintContent(*painter, rect.adjusted(index.column() == 0 ? 2 : 8, 0, -8, 0), index);
            if (current && view->hasFocus()) {
                painter->setPen(QPen(m_options.theme.accent, 2));
                painter->drawRect(rect.adjusted(1, 1, -1, -1));
            }
        }
        painter->restore();
    }
};

} // namespace

TreeSpecView::TreeSpecView(QWidget* parent)
    : QTreeView(parent)
    , m_model(new TreeSpecModel(this))
    , m_delegate(new TreeCellDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectItems);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setIndentation(18);
    setVerticalScrollMode(ScrollPerItem); // no row is cut at the top
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(24);
    header()->setTextElideMode(Qt::ElideRight);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT rowOpened(m_model->sourceRow(index)); });
    restyle();
}

void TreeSpecView::setSpec(const TableSpec& spec)
{
    // What is open, current and in view stays so: rows are known by their first cell and the one above.
    const auto name = [](const TableSpec& from, int row) { return from.rows[row].isEmpty() ? QString() : from.rows[row].first().text; };
    const bool first = m_model->spec().rows.isEmpty();
    QSet<QString> open;
    const TableSpec& old = m_model->spec();
    for (int row = 0; row < old.rows.size(); ++row)
        if (isExpanded(m_model->indexOf(row, 0)))
            open.insert(name(old, row));
    const QModelIndex current = currentIndex();
    const int column = current.column(), row = m_model->sourceRow(current), group = m_model->sourceRow(current.parent());
    const QString rowName = row >= 0 ? name(old, row) : QString(), groupName = group >= 0 ? name(old, group) : QString();
    m_quiet = true;
    m_model->setSpec(spec);
    int now = -1;
    for (int at = 0, above = -1; at < spec.rows.size(); ++at) {
        const bool head = at >= spec.levels.size() || spec.levels[at] == 0;
        if (head) {
            above = at;
            setExpanded(m_model->indexOf(at, 0), first ? at == 0 : open.contains(name(spec, at)));
        }
        if (row >= 0 && name(spec, at) == rowName && (head ? group < 0 : group >= 0 && above >= 0 && name(spec, above) == groupName))
            now = at;
    }
    if (now >= 0)
        setCurrentIndex(m_model->indexOf(now, column));
    m_quiet = false;
    fitColumns();
}

void TreeSpecView::choose(int sourceRow, int column)
{
    const QModelIndex index = m_model->indexOf(sourceRow, column);
    if (index.parent().isValid())
        expand(index.parent());
    setCurrentIndex(index);
    scrollTo(index);
}

void TreeSpecView::setTheme(const Theme& theme)
{
    m_options.theme = theme;
    restyle();
}

void TreeSpecView::setTypography(const Typography& type)
{
    m_options.type = type;
    restyle();
}

void TreeSpecView::describe(const present::Block& block)
{
    setAccessibleName(accessibleTitle(block));
    setAccessibleDescription(accessibleReading(block));
}

void TreeSpecView::restyle()
{
    m_delegate->setStyle(m_options.theme, m_options.type);
    header()->setFixedHeight(int(tableHeadHeight(m_options.type)) + 1);
    fitColumns();
    viewport()->update();
}

void TreeSpecView::fitColumns()
{
    const TableSpec& spec = m_model->spec();
    if (spec.columns.isEmpty())
        return;
    const Typography& type = m_options.type;
    QList<double> widths;
    double used = 0;
    for (qsizetype column = 0; column < spec.columns.size(); ++column) {
        const Kind kind = spec.columns[column].kind;
        const double title = textWidth(type.font(Type::Table), spec.columns[column].title) + 18;
        widths.append(column == 0 ? 0 : kind == Kind::Spark ? std::max(title, type.px(72)) : kind == Kind::Score ? std::max(title, type.px(58))
                                                                                                               : naturalWidth(spec, column, type));
        used += widths.last();
    }
    const double names = naturalWidth(spec, 0, type) + 2 * indentation();
    double room = viewport()->width() - used;
    // Sparks go first, then names are elided.
    for (qsizetype column = widths.size() - 1; column > 0 && room < std::min(names, type.px(130)); --column)
        if (spec.columns[column].kind == Kind::Spark) {
            room += widths[column];
            widths[column] = 0;
        }
    widths[0] = std::max(std::min(names, type.px(260)), type.px(110));
    if (widths[0] > room)
        widths[0] = std::max(room, type.px(90));
    // What is left widens the scores.
    const auto widens = [&](qsizetype column) { return spec.columns[column].kind == Kind::Score || spec.columns[column].kind == Kind::Meter; };
    double scores = 0;
    for (qsizetype column = 1; column < spec.columns.size(); ++column)
        scores += widens(column);
    const double spare = std::max(0.0, room - widths[0]);
    for (qsizetype column = 0; column < widths.size(); ++column) {
        if (column > 0 && scores > 0 && widens(column))
            widths[column] += std::min(spare / scores, type.px(40));
        setColumnHidden(int(column), column > 0 && widths[column] <= 0);
    }
    double total = 0;
    for (const double width : widths)
        total += width;
    widths[0] += std::max(0.0, viewport()->width() - total);
    for (qsizetype column = 0; column < widths.size(); ++column)
        if (widths[column] > 0)
            setColumnWidth(int(column), int(std::floor(widths[column])));
}

void TreeSpecView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update();
    if (!m_quiet && current.isValid())
        Q_EMIT cellChosen(m_model->sourceRow(current), current.column());
}

void TreeSpecView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QModelIndex current = currentIndex();
    const bool chosen = current.isValid() && m_model->sourceRow(current) == m_model->sourceRow(index);
    if (chosen)
        painter->fillRect(option.rect, m_options.theme.accentSoft);
    QTreeView::drawRow(painter, option, index);
    painter->setPen(hairline(*painter, index.parent().isValid() ? m_options.theme.line : m_options.theme.line2, m_options));
    const double y = snapY(*painter, QRectF(option.rect).bottom() - 0.5);
    painter->drawLine(QPointF(option.rect.left(), y), QPointF(option.rect.right(), y));
}

void TreeSpecView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (!m_model->rowCount(index.siblingAtColumn(0)))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_options.theme.ink3, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(QRectF(rect).right() - indentation() / 2.0, QRectF(rect).center().y());
    if (!isExpanded(index))
        painter->rotate(-90);
    painter->drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
    painter->restore();
}

void TreeSpecView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened(m_model->sourceRow(currentIndex()));
        return;
    }
    // Space opens and closes a group; Left and Right walk along the cells of a row.
    const QModelIndex at = currentIndex();
    if (event->key() == Qt::Key_Space && at.isValid() && !at.parent().isValid()) {
        setExpanded(at.siblingAtColumn(0), !isExpanded(at.siblingAtColumn(0)));
        return;
    }
    if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && at.isValid()) {
        const int column = at.column() + (event->key() == Qt::Key_Right ? 1 : -1);
        if (column >= 0 && column < m_model->columnCount())
            setCurrentIndex(at.siblingAtColumn(column));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TreeSpecView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
    // With more room there is no reason to stay scrolled.
    const QModelIndex current = currentIndex();
    if (current.isValid() && visualRect(current).bottom() + verticalScrollBar()->value() < viewport()->height())
        verticalScrollBar()->setValue(0);
}

void TreeSpecView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        setTypography(Typography::of(QLocale(), m_options.type.zoom));
}

} // namespace holdfast::charts
