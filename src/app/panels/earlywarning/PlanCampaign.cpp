// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/PlanCampaign.h"

#include "app/shell/Dialogs.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

#include <memory>

namespace holdfast::app {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanCampaign)
};

void planCampaignFor(const Surroundings& with, QWidget* parent, const std::vector<std::string>& customers, const QString& name,
    std::function<void(const QString& id)> made)
{
    (void)made;
    with.dialogs.askText(parent, Words::tr("Plan a campaign for %n customer(s)", nullptr, int(customers.size())), Words::tr("Name"), name, [](const QString&) {});
}

} // namespace holdfast::app
