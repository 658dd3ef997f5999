// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/PlanCampaign.h"

#include "app/shell/Dialogs.h"
#include "flow/Campaigns.h"

#include <QCoreApplication>
#include <QWidget>

#include <memory>

namespace holdfast::app {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanCampaign)
};

void planCampaignFor(const Surroundings& with, QWidget* parent, const domain::CampaignAudience& audience, const QString& name,
    std::function<void(const QString& id)> made)
{
    with.dialogs.askText(parent, Words::tr("Plan a campaign for %n customer(s)", nullptr, int(audience.customers.size())), Words::tr("Name"), name,
        [&workbench = with.workbench, chinese = with.appearance.fmt().chinese(), audience, made](const QString& entered) {
            flow::DraftRequest request;
            request.name = entered.trimmed().toStdString();
            request.from = domain::PlanTemplate::WinBack;
            request.chinese = chinese;
            request.audience = audience;
            const auto id = std::make_shared<std::string>();
            workbench.change(
                Words::tr("Planning a campaign"),
                [request, id](flow::Session& session, core::JobContext& job) -> core::Status {
                    auto created = flow::createDraft(session, request, job);
                    if (!created)
                        return std::unexpected(created.error());
                    *id = *created;
                    return {};
                },
                1,
                [id, made] {
                    if (made)
                        made(QString::fromStdString(*id));
                });
        });
}

} // namespace holdfast::app
