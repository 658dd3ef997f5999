// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns the list of customers has, and in what order.
#include "app/panels/customers/CustomersList.h"

#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/FrozenTable.h"
#include "present/ErrorText.h"
#include "present/pages/CustomerPages.h"

#include <QMenu>

#include <algorithm>

namespace holdfast::app {

static const QString kFieldsKey = QStringLiteral("customers/columns"), kFrozenKey = QStringLiteral("customers/frozen");
static constexpr std::size_t kFieldsAtFirst = 14;

CustomersList::Columns CustomersList::defaultFields() const
{
    const auto& all = m_model->table()->fields();
    Columns fields {0};
    const auto add = [&](auto&& wanted) {
        for (std::size_t f = 1; f < all.size() && fields.size() < kFieldsAtFirst; ++f)
            if (wanted(all[f]) && std::ranges::find(fields, f) == fields.end())
                fields.push_back(f);
    };
    add([](const auto& field) { return field.field == "name"; });
    for (const char* name : {"churned", "rfm.group", "recency_days", "orders", "purchase_frequency", "net_amount", "order_value"})
        add([&](const auto& field) { return field.name == name; });
    add([](const auto& field) { return !field.label.empty() && !field.personal; });
    return fields;
}

void CustomersList::chooseFields()
{
    const auto& all = m_model->table()->fields();
    Columns fields;
    for (const QString& name : m_with.preferences.text(kFieldsKey).split(u'\n', Qt::SkipEmptyParts))
        for (std::size_t f = 0; f < all.size(); ++f)
            if (QString::fromStdString(all[f].name) == name)
                fields.push_back(f);
    if (fields.size() < 2)
        fields = defaultFields();
    if (m_namesHidden)
        std::erase_if(fields, [&](std::size_t f) { return all[f].personal; });
    m_model->setFields(fields);
    m_table->layOut();
}

void CustomersList::setFields(const Columns& fields)
{
    QStringList names;
    for (const std::size_t field : fields)
        names.append(QString::fromStdString(m_model->table()->fields()[field].name));
    m_with.preferences.setText(kFieldsKey, names.join(u'\n'));
    chooseFields();
    reorder();
}

void CustomersList::setNamesHidden(bool hidden)
{
    m_namesHidden = hidden;
    if (!m_model->table())
        return;
    chooseFields();
    reorder();
}

void CustomersList::fillColumns()
{
    m_columns->clear();
    if (!m_model->table())
        return;
    const auto& all = m_model->table()->fields();
    const Columns shown = m_model->fields();
    for (std::size_t f = 1; f < all.size(); ++f) {
        if (m_namesHidden && all[f].personal)
            continue;
        QAction* action = m_columns->addAction(present::customerFieldTitle(all[f]).replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QString::fromStdString(all[f].name));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(shown, f) != shown.end());
        connect(action, &QAction::triggered, this, [this, f, shown](bool on) {
            Columns fields = shown;
            std::erase(fields, f);
            if (on)
                fields.push_back(f);
            setFields(fields);
        });
    }
    m_columns->addSeparator();
    connect(m_columns->addAction(tr("Usual columns")), &QAction::triggered, this, [this] { setFields(defaultFields()); });
}

void CustomersList::moveColumn(int column, int before)
{
    Columns fields = m_model->fields();
    if (column < 0 || column >= int(fields.size()) || before < 0 || before > int(fields.size()))
        return;
    const std::size_t moved = fields[std::size_t(column)];
    fields.insert(fields.begin() + before, moved);
    fields.erase(fields.begin() + (column < before ? column : column + 1));
    setFields(fields);
}

void CustomersList::columnMenu(int column, const QPoint& at)
{
    if (column < 0 || column >= int(m_model->fields().size()))
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("customersColumnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, std::function<void()> run, bool enabled = true) {
        QAction* action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    const int columns = int(m_model->fields().size());
    add(tr("Sort"), [this, column] { sortBy(column, false); });
    add(tr("Sort further by this"), [this, column] { sortBy(column, true); }, !m_order.keys.empty());
    add(tr("Filter…"), [this, column] {
        const QString title = present::customerFieldTitle(m_model->table()->fields()[m_model->fields()[std::size_t(column)]]);
        m_with.dialogs.askText(this, tr("Filter %1").arg(title), tr("A word, = North, >= 5, 3..12 or missing"), {}, [this, column](const QString& text) {
            if (!filterColumn(column, text))
                m_with.dialogs.tell(this, tr("Not filtered"), tr("“%1” can't be compared with this column. Nothing was changed.").arg(text), {});
        });
    }, column > 0);
    menu->addSeparator();
    add(tr("Keep columns up to this in view"), [this, column] {
        m_with.preferences.setText(kFrozenKey, QString::number(column + 1));
        m_table->setFrozen(column + 1);
    }, column + 1 < columns);
    add(tr("Keep the first column only"), [this] {
        m_with.preferences.setText(kFrozenKey, QStringLiteral("1"));
        m_table->setFrozen(1);
    }, m_table->frozenColumns() > 1);
    add(tr("Move left"), [this, column] { moveColumn(column, column - 1); }, column > 1);
    add(tr("Move right"), [this, column] { moveColumn(column, column + 2); }, column > 0 && column + 1 < columns);
    add(tr("Hide this column"), [this, column] {
        Columns fields = m_model->fields();
        fields.erase(fields.begin() + column);
        setFields(fields);
    }, column > 0 && columns > 2);
    menu->popup(at);
}

} // namespace holdfast::app
