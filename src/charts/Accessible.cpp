// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ChartWidget.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace holdfast::charts {

namespace {

class AccessibleChart;

// One cell of a painted view. Owned by Qt's registry, one for each place, made when it is asked for.
class AccessibleCell : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    AccessibleCell(AccessibleChart* table, int row, int column)
        : m_table(table)
        , m_row(row)
        , m_column(column)
    {
    }

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QWindow* window() const override;
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this) : nullptr;
    }

    bool isSelected() const override;
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override;

private:
    AccessibleChart* m_table;
    int m_row, m_column;
};

// A painted view as a table of its items.
class AccessibleChart : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    AccessibleChart(QWidget* widget, const Readable* readable)
        : QAccessibleWidget(widget, QAccessible::Table)
        , m_readable(readable)
    {
    }
    ~AccessibleChart() override
    {
        for (const auto& [place, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
    }

    const Readable& readable() const { return *m_readable; }
    QWidget* view() const { return widget(); }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override
    {
        return columnCount() > 0 ? cellAt(index / columnCount(), index % columnCount()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        if (child && child->parent() == this && child->role() == QAccessible::Cell) {
            const auto* cell = static_cast<const AccessibleCell*>(child);
            return cell->rowIndex() * columnCount() + cell->columnIndex();
        }
        return -1;
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
            return nullptr;
        auto found = m_cells.find({row, column});
        if (found == m_cells.end()) {
            auto* cell = new AccessibleCell(const_cast<AccessibleChart*>(this), row, column); // NOLINT
            found = m_cells.emplace(std::pair{row, column}, QAccessible::registerAccessibleInterface(cell)).first;
        }
        return QAccessible::accessibleInterface(found->second);
    }
    int rowCount() const override { return m_readable->readableRows(); }
    int columnCount() const override { return m_readable->readableColumns(); }
    int selectedCellCount() const override { return int(selectedCells().size()); }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        QList<QAccessibleInterface*> cells;
        for (int row = 0; row < rowCount(); ++row)
            for (int column = 0; column < columnCount(); ++column)
                if (m_readable->readableSelected(row, column))
                    cells.append(cellAt(row, column));
        return cells;
    }
    QString columnDescription(int) const override { return {}; }
    QString rowDescription(int) const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { }

private:
    const Readable* m_readable;
    mutable std::map<std::pair<int, int>, QAccessible::Id> m_cells;
};

bool AccessibleCell::isValid() const
{
    return m_row < m_table->rowCount() && m_column < m_table->columnCount();
}

QWindow* AccessibleCell::window() const
{
    return m_table->window();
}

QAccessibleInterface* AccessibleCell::parent() const
{
    return m_table;
}

QAccessibleInterface* AccessibleCell::table() const
{
    return m_table;
}

QString AccessibleCell::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name && isValid() ? m_table->readable().readableCell(m_row, m_column) : QString();
}

QRect AccessibleCell::rect() const
{
    if (!isValid())
        return {};
    const QRect place = m_table->readable().readableRect(m_row, m_column);
    return {m_table->view()->mapToGlobal(place.topLeft()), place.size()};
}

bool AccessibleCell::isSelected() const
{
    return isValid() && m_table->readable().readableSelected(m_row, m_column);
}

QAccessible::State AccessibleCell::state() const
{
    QAccessible::State state;
    state.selectable = true;
    state.selected = isSelected();
    state.invalid = !isValid();
    return state;
}

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const auto* readable = dynamic_cast<const Readable*>(object);
    return widget && readable ? new AccessibleChart(widget, readable) : nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace holdfast::charts
