// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/PanelOf.h"

#include "app/model/Workbench.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/satisfaction/SatisfactionPanel.h"
#include "app/panels/value/ValuePanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"

#include <QComboBox>
#include <QScrollArea>

namespace holdfast::app {

namespace {

struct Page {
    const char* id;
    PanelPlace at;
};
constexpr Page kPages[] = {
    {"overview", {Rail::Overview, 0}},
    {"rfm", {Rail::Segments, 0}},
    {"indicators", {Rail::EarlyWarning, EarlyWarningPanel::IndicatorsTab}},
    {"watchlist", {Rail::EarlyWarning, EarlyWarningPanel::WatchListTab}},
    {"alerts", {Rail::EarlyWarning, EarlyWarningPanel::AlertsTab}},
    {"risk", {Rail::EarlyWarning, EarlyWarningPanel::RiskTab}},
    {"motives", {Rail::EarlyWarning, EarlyWarningPanel::MotivesTab}},
    {"churn-classes", {Rail::EarlyWarning, EarlyWarningPanel::MotivesTab}},
    {"satisfaction", {Rail::Satisfaction, SatisfactionPanel::SummaryTab}},
    {"satisfaction-index", {Rail::Satisfaction, SatisfactionPanel::IndexTab}},
    {"gaps", {Rail::Satisfaction, SatisfactionPanel::DriversTab}},
    {"drivers", {Rail::Satisfaction, SatisfactionPanel::DriversTab}},
    {"index-structure", {Rail::Satisfaction, SatisfactionPanel::IndexTab}},
    {"factors", {Rail::Satisfaction, SatisfactionPanel::DriversTab}},
    {"respondents", {Rail::Satisfaction, SatisfactionPanel::DriversTab}},
    {"loyalty", {Rail::Satisfaction, SatisfactionPanel::LoyaltyTab}},
    {"satisfaction-behaviour", {Rail::Satisfaction, SatisfactionPanel::LoyaltyTab}},
    {"value", {Rail::Value, ValuePanel::OverviewTab}},
    {"lifecycle", {Rail::Value, ValuePanel::LifecycleTab}},
    {"campaign-plan", {Rail::Campaigns, 0}},
    {"campaign-monitor", {Rail::Campaigns, 0}},
    {"campaign-evaluate", {Rail::Campaigns, 0}},
};

bool focusBlock(QWidget* panel, const QString& id)
{
    for (BlockFrame* frame : panel->findChildren<BlockFrame*>()) {
        if ((frame->block().id != id && frame->property("briefingBlock").toString() != id) || !frame->isVisibleTo(panel))
            continue;
        for (QWidget* around = frame->parentWidget(); around && around != panel; around = around->parentWidget())
            if (auto* scroll = qobject_cast<QScrollArea*>(around))
                scroll->ensureWidgetVisible(frame);
        frame->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace

std::optional<PanelPlace> placeOf(const domain::BriefingItem& part)
{
    for (const Page& page : kPages)
        if (part.page == page.id)
            return page.at;
    return {};
}

void showPart(const domain::BriefingItem& part, QWidget* panel, Workbench& workbench)
{
    if (part.rule && workbench.exploration())
        if (const auto filters = workbench.exploration()->filtersOf(*part.rule))
            workbench.setFilters(*filters);
    if (const auto by = part.choices.find("by"); by != part.choices.end())
        for (QComboBox* choice : panel->findChildren<QComboBox*>())
            if (choice->property("briefingChoice") == QStringLiteral("by"))
                if (const int index = choice->findData(QString::fromStdString(by->second)); index >= 0 && index != choice->currentIndex()) {
                    choice->setCurrentIndex(index);
                    Q_EMIT choice->activated(index);
                }
    const QString block = QString::fromStdString(part.block);
    if (block.isEmpty() || focusBlock(panel, block))
        return;
    auto* waiting = new QObject(panel);
    QObject::connect(&workbench.jobs(), &JobRunner::becameIdle, waiting, [waiting, panel, block] {
        if (panel->isVisible())
            focusBlock(panel, block);
        waiting->deleteLater();
    });
}

} // namespace holdfast::app
