// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/TableSpecModel.h"

#include "charts/TableLayout.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::charts {

using present::TableSpec;
using Kind = present::TableSpec::Kind;

static constexpr int kPage = 200;

QString rawNumber(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

void TableSpecModel::setSpec(const TableSpec& spec)
{
    beginResetModel();
    const bool sameColumns =
        std::ranges::equal(spec.columns, m_spec.columns, {}, &TableSpec::Column::id, &TableSpec::Column::id);
    m_spec = spec;
    m_checked.clear();
    if (!sameColumns)
        m_keys.clear();
    m_order = sorted();
    m_shown = int(std::min<qsizetype>(kPage, m_order.size()));
    endResetModel();
}

void TableSpecModel::setCheckable(bool on)
{
    beginResetModel();
    m_checkable = on;
    endResetModel();
}

QList<int> TableSpecModel::checkedRows() const
{
    QList<int> rows(m_checked.begin(), m_checked.end());
    std::ranges::sort(rows);
    return rows;
}

void TableSpecModel::setChecked(const QList<int>& sourceRows, bool on)
{
    for (const int row : sourceRows) {
        if (on && row >= 0 && row < m_spec.rows.size())
            m_checked.insert(row);
        else
            m_checked.remove(row);
    }
    if (m_shown > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_shown - 1, 0), {Qt::CheckStateRole});
    Q_EMIT checksChanged();
}

const TableSpec::Cell* TableSpecModel::cell(int row, int column) const
{
    const int source = sourceRow(row);
    return source >= 0 && column >= 0 && column < m_spec.rows[source].size() ? &m_spec.rows[source][column] : nullptr;
}

int TableSpecModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int TableSpecModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_spec.columns.size());
}

bool TableSpecModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_shown < m_order.size();
}

void TableSpecModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    const int next = int(std::min<qsizetype>(m_shown + kPage, m_order.size()));
    beginInsertRows({}, m_shown, next - 1);
    m_shown = next;
    endInsertRows();
}

QVariant TableSpecModel::data(const QModelIndex& index, int role) const
{
    const TableSpec::Cell* found = index.isValid() ? cell(index.row(), index.column()) : nullptr;
    if (!found)
        return {};
    const Kind kind = m_spec.columns[index.column()].kind;
    switch (role) {
    case Qt::DisplayRole:
        return kind == Kind::Spark ? QString() : found->text;
    case Qt::AccessibleTextRole:
        if (!found->text.isEmpty())
            return found->text;
        if (kind == Kind::Interval && std::isfinite(found->number))
            return QStringLiteral("%1 [%2, %3]")
                .arg(rawNumber(found->number), rawNumber(found->lower), rawNumber(found->upper));
        return rawNumber(found->number);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumeric(kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case SortRole:
        return kind == Kind::Text && !std::isfinite(found->number) ? QVariant(found->text) : QVariant(found->number);
    case SeriesRole:
        return QVariant::fromValue(found->series);
    case LowerRole:
        return found->lower;
    case UpperRole:
        return found->upper;
    case ToneRole:
        return int(found->tone);
    case StrongRole:
        return found->strong;
    case MutedRole: {
        const int source = sourceRow(index.row());
        return source < m_spec.muted.size() && m_spec.muted[source];
    }
    case KindRole:
        return int(kind);
    case Qt::CheckStateRole:
        if (m_checkable && index.column() == 0)
            return int(m_checked.contains(sourceRow(index.row())) ? Qt::Checked : Qt::Unchecked);
        return {};
    default:
        return {};
    }
}

QVariant TableSpecModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_spec.columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_spec.columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (isNumeric(m_spec.columns[section].kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

QList<int> TableSpecModel::sorted() const
{
    QList<int> order(m_spec.rows.size());
    std::iota(order.begin(), order.end(), 0);
    if (m_keys.isEmpty())
        return order;
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    static const TableSpec::Cell none;
    const auto at = [&](int row, int column) -> const TableSpec::Cell& {
        return column < m_spec.rows[row].size() ? m_spec.rows[row][column] : none;
    };
    std::ranges::stable_sort(order, [&](int a, int b) {
        const bool mutedA = a < m_spec.muted.size() && m_spec.muted[a],
                   mutedB = b < m_spec.muted.size() && m_spec.muted[b];
        if (mutedA != mutedB)
            return mutedB;
        for (const Key& key : m_keys) {
            const auto &left = at(a, key.column), &right = at(b, key.column);
            int way = 0;
            const bool numberA = std::isfinite(left.number), numberB = std::isfinite(right.number);
            if (numberA != numberB && (m_spec.columns[key.column].kind != Kind::Text))
                return numberA; // missing last in both orders
            if (numberA && numberB)
                way = left.number < right.number ? -1 : left.number > right.number ? 1 : 0;
            else
                way = collator.compare(left.text, right.text);
            if (way != 0)
                return key.order == Qt::AscendingOrder ? way < 0 : way > 0;
        }
        return false;
    });
    return order;
}

void TableSpecModel::sortBy(const QList<Key>& keys)
{
    m_keys = keys;
    m_keys.removeIf([&](const Key& key) { return key.column < 0 || key.column >= m_spec.columns.size(); });
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    const QList<int> old = m_order;
    m_order = sorted();
    QModelIndexList after;
    for (const QModelIndex& index : before) {
        const auto row = int(m_order.indexOf(old.value(index.row(), -1)));
        after.append(row >= 0 && row < m_shown ? this->index(row, index.column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void TableSpecModel::sort(int column, Qt::SortOrder order)
{
    sortBy(column < 0 ? QList<Key>{} : QList<Key>{{column, order}});
}

QString TableSpecModel::asTsv(QList<int> rows) const
{
    const auto plain = [](QString text) {
        text.replace(QChar(0x2212), u'-');
        for (const QChar breaker : {u'\t', u'\n', u'\r'})
            text.replace(breaker, u' ');
        return text;
    };
    std::ranges::sort(rows);
    QStringList lines;
    QStringList head;
    for (const auto& column : m_spec.columns)
        head.append(plain(column.title));
    lines.append(head.join(u'\t'));
    for (const int row : rows) {
        QStringList parts;
        for (int column = 0; column < m_spec.columns.size(); ++column) {
            const TableSpec::Cell* found = cell(row, column);
            const Kind kind = m_spec.columns[column].kind;
            if (!found)
                parts.append(QString());
            else if (kind == Kind::Interval)
                parts.append(std::isfinite(found->lower) && std::isfinite(found->upper)
                        ? rawNumber(found->lower) + QStringLiteral(" to ") + rawNumber(found->upper)
                        : rawNumber(found->number));
            else if (kind == Kind::Text || (!std::isfinite(found->number) && found->text != QStringLiteral("–")))
                parts.append(plain(found->text));
            else
                parts.append(rawNumber(found->number));
        }
        lines.append(parts.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace holdfast::charts
