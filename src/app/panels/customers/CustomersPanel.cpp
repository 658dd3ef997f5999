// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/CustomersPanel.h"

#include "app/look/Icons.h"
#include "app/panels/customers/CustomerView.h"
#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/FrozenTable.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace holdfast::app {

static const QString kHideKey = QStringLiteral("privacy/hide-names");

CustomersPanel::CustomersPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_pages(new QStackedLayout)
    , m_list(new CustomersList(surroundings, bodyLayout()->parentWidget()))
    , m_view(new CustomerView(surroundings, bodyLayout()->parentWidget()))
    , m_back(new QPushButton(icon(QStringLiteral("table"), surroundings.appearance), {}, this))
    , m_previous(new QPushButton(icon(QStringLiteral("chevron-left"), surroundings.appearance), {}, this))
    , m_next(new QPushButton(icon(QStringLiteral("chevron-right"), surroundings.appearance), {}, this))
    , m_hide(new QPushButton(icon(QStringLiteral("eye"), surroundings.appearance), {}, this))
    , m_copy(new QPushButton(icon(QStringLiteral("copy"), surroundings.appearance), {}, this))
{
    setObjectName(QStringLiteral("customersPanel"));
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_view);
    bodyLayout()->addLayout(m_pages);
    m_back->setObjectName(QStringLiteral("customersBack"));
    m_previous->setObjectName(QStringLiteral("customersPrevious"));
    m_next->setObjectName(QStringLiteral("customersNext"));
    m_hide->setObjectName(QStringLiteral("customersHideNames"));
    m_copy->setObjectName(QStringLiteral("customersCopy"));
    m_hide->setCheckable(true);
    m_hide->setChecked(surroundings.preferences.text(kHideKey) == QStringLiteral("1"));
    for (QPushButton* button : {m_previous, m_next, m_back, m_copy, m_hide})
        header()->addAction(button);
    connect(m_back, &QPushButton::clicked, this, &CustomersPanel::showList);
    connect(m_previous, &QPushButton::clicked, this, [this] { walk(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { walk(1); });
    connect(m_copy, &QPushButton::clicked, m_list, &CustomersList::copy);
    connect(m_hide, &QPushButton::toggled, this, [this](bool hidden) {
        with().preferences.setText(kHideKey, hidden ? QStringLiteral("1") : QString());
        m_list->setNamesHidden(hidden);
        m_view->setNamesHidden(hidden);
    });
    m_list->setNamesHidden(m_hide->isChecked());
    m_view->setNamesHidden(m_hide->isChecked());
    connect(m_list, &CustomersList::customerOpened, this, &CustomersPanel::openRow);
    connect(m_list, &CustomersList::changed, this, [this] {
        m_row = -1;
        for (int row = 0; showsCard() && row < m_list->model()->rowCount() && m_row < 0; ++row)
            if (m_list->model()->idAt(row) == m_view->customer())
                m_row = row;
        refreshHeader();
    });
    connect(m_view, &CustomerView::customerWanted, this, &CustomersPanel::showCustomer);
    connect(m_view, &CustomerView::campaignWanted, this, &CustomersPanel::campaignWanted);
    connect(m_view, &CustomerView::trainingWanted, this, &CustomersPanel::trainingWanted);
    connect(&surroundings.workbench, &Workbench::closed, this, &CustomersPanel::showList);
    retranslate();
}

bool CustomersPanel::showsCard() const
{
    return m_pages->currentIndex() == 1;
}

void CustomersPanel::activate()
{
    refreshActive();
}

void CustomersPanel::refreshActive()
{
    m_list->setActive(isVisible());
    m_view->setActive(isVisible() && showsCard());
}

void CustomersPanel::hideEvent(QHideEvent* event)
{
    m_list->setActive(false);
    m_view->setActive(false);
    Panel::hideEvent(event);
}

void CustomersPanel::showBehind(const domain::Rule& rule, const QString& words)
{
    m_list->setBehind(rule, words);
    showList();
}

void CustomersPanel::showList()
{
    m_pages->setCurrentIndex(0);
    refreshActive();
    refreshHeader();
    m_list->table()->rest()->setFocus();
}

void CustomersPanel::showCustomer(const QString& id)
{
    m_row = -1;
    for (int row = 0; row < m_list->model()->rowCount() && m_row < 0; ++row)
        if (m_list->model()->idAt(row) == id)
            m_row = row;
    m_view->setCustomer(id);
    m_pages->setCurrentIndex(1);
    refreshActive();
    refreshHeader();
}

void CustomersPanel::openRow(int row)
{
    const QString id = m_list->model()->idAt(row);
    if (id.isEmpty())
        return;
    m_row = row;
    m_view->setCustomer(id);
    m_pages->setCurrentIndex(1);
    refreshActive();
    refreshHeader();
    m_next->setFocus();
}

void CustomersPanel::walk(int by)
{
    if (m_row >= 0)
        openRow(m_row + by);
}

void CustomersPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && showsCard())
        showList();
    else
        Panel::keyPressEvent(event);
}

void CustomersPanel::refreshHeader()
{
    const present::Fmt fmt = with().appearance.fmt();
    const bool card = showsCard();
    header()->setTexts(card ? tr("Customers › %1").arg(m_view->customer()) : tr("Customers"),
        card ? tr("Why is this customer leaving, and what should we do next?") : tr("Who are they, one by one?"));
    const int rows = m_list->model()->rowCount();
    header()->setNote(card && m_row >= 0 ? tr("%1 of %2 in the list").arg(fmt.count(m_row + 1), fmt.count(rows)) : QString());
    for (QPushButton* button : {m_back, m_previous, m_next})
        button->setVisible(card);
    m_copy->setVisible(!card);
    m_previous->setEnabled(m_row > 0);
    m_next->setEnabled(m_row >= 0 && m_row + 1 < rows);
}

void CustomersPanel::retranslate()
{
    m_back->setText(tr("List"));
    m_previous->setToolTip(tr("Previous customer"));
    m_previous->setAccessibleName(m_previous->toolTip());
    m_next->setToolTip(tr("Next customer"));
    m_next->setAccessibleName(m_next->toolTip());
    m_hide->setText(tr("Hide names"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the selected block, or everything, with headers (Ctrl+C)"));
    m_list->retranslate();
    m_view->retranslate();
    refreshHeader();
}

} // namespace holdfast::app
