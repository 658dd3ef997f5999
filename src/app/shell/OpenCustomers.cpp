// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/OpenCustomers.h"

#include "app/panels/customers/CustomersPanel.h"
#include "app/shell/MainWindow.h"

namespace holdfast::app {

static CustomersPanel* customersIn(const QWidget* from)
{
    auto* window = qobject_cast<MainWindow*>(from->window());
    if (!window)
        return nullptr;
    window->goTo(Rail::Customers);
    return window->place() == Rail::Customers ? static_cast<CustomersPanel*>(window->panel(Rail::Customers)) : nullptr;
}

void openCustomers(const QWidget* from, const domain::Rule& rule, const QString& words)
{
    if (CustomersPanel* panel = customersIn(from))
        panel->showBehind(rule, words);
}

void openCustomer(const QWidget* from, const QString& id)
{
    if (CustomersPanel* panel = customersIn(from))
        panel->showCustomer(id);
}

} // namespace holdfast::app
