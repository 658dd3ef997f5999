// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/EarlyWarningPanel.h"

#include "app/look/Icons.h"
#include "app/panels/earlywarning/AlertsView.h"
#include "app/panels/earlywarning/CorrelationView.h"
#include "app/panels/earlywarning/IndicatorsView.h"
#include "app/panels/earlywarning/LaboratoryView.h"
#include "app/panels/earlywarning/LifetimesView.h"
#include "app/panels/earlywarning/MotivesView.h"
#include "app/panels/earlywarning/RiskView.h"
#include "app/panels/earlywarning/ThresholdDialog.h"
#include "app/panels/earlywarning/WatchListView.h"

#include <QComboBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace holdfast::app {

EarlyWarningPanel::EarlyWarningPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_indicators(new LiveAnswer<flow::IndicatorAnswer>(
          surroundings.workbench, QStringLiteral("indicators"), [] { return tr("Measuring the indicators"); }, {}, this))
    , m_pages(new QStackedLayout)
    , m_indicatorsView(new IndicatorsView(surroundings, *m_indicators, bodyLayout()->parentWidget()))
    , m_watchListView(new WatchListView(surroundings, bodyLayout()->parentWidget()))
    , m_alertsView(new AlertsView(surroundings, bodyLayout()->parentWidget()))
    , m_correlationView(new CorrelationView(surroundings, *m_indicators, bodyLayout()->parentWidget()))
    , m_riskView(new RiskView(surroundings, bodyLayout()->parentWidget()))
    , m_lifetimesView(new LifetimesView(surroundings, bodyLayout()->parentWidget()))
    , m_motivesView(new MotivesView(surroundings, bodyLayout()->parentWidget()))
    , m_laboratoryView(new LaboratoryView(surroundings, bodyLayout()->parentWidget()))
    , m_by(new QComboBox(this))
    , m_thresholds(new QPushButton(icon(QStringLiteral("edit"), surroundings.appearance), {}, this))
    , m_train(new QPushButton(icon(QStringLiteral("refresh"), surroundings.appearance), {}, this))
{
    setObjectName(QStringLiteral("earlyWarningPanel"));
    m_pages->addWidget(m_indicatorsView);
    for (QWidget* view : std::initializer_list<QWidget*> {m_watchListView, m_alertsView, m_correlationView, m_riskView, m_lifetimesView, m_motivesView, m_laboratoryView})
        m_pages->addWidget(view);
    m_train->setObjectName(QStringLiteral("earlyWarningTrain"));
    connect(m_train, &QPushButton::clicked, m_riskView, &RiskView::train);
    connect(m_watchListView, &WatchListView::trainingWanted, m_riskView, &RiskView::train);
    m_thresholds->setObjectName(QStringLiteral("earlyWarningThresholds"));
    connect(m_thresholds, &QPushButton::clicked, this, [this] { editThresholds(m_indicatorsView->chosen()); });
    m_by->setObjectName(QStringLiteral("earlyWarningBy"));
    m_by->setProperty("briefingChoice", QStringLiteral("by"));
    m_by->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_by, &QComboBox::activated, this, &EarlyWarningPanel::ask);
    connect(&surroundings.workbench, &Workbench::explorationChanged, this, &EarlyWarningPanel::refreshBy);
    header()->addAction(m_by);
    header()->addAction(m_thresholds);
    header()->addAction(m_train);
    bodyLayout()->addLayout(m_pages);
    header()->setTabs(tabNames());
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refreshActive();
        retranslate();
    });
    // A threshold that is undone comes back as a change of the workspace, not of the facts.
    connect(&surroundings.workbench, &Workbench::stateChanged, m_indicators, &LiveAnswerBase::invalidate);
    connect(m_alertsView, &AlertsView::indicatorWanted, this, [this](const QString& indicator) {
        m_indicatorsView->choose(indicator);
        setTab(IndicatorsTab);
    });
    connect(m_alertsView, &AlertsView::openChanged, this, [this] { Q_EMIT alertsChanged(int(m_alertsView->openAlerts())); });
    connect(m_watchListView, &WatchListView::campaignWanted, this, &EarlyWarningPanel::campaignWanted);
    connect(m_alertsView, &AlertsView::campaignWanted, this, &EarlyWarningPanel::campaignWanted);
    connect(m_lifetimesView, &LifetimesView::actionWanted, this, &EarlyWarningPanel::wanted);
    connect(m_motivesView, &MotivesView::actionWanted, this, &EarlyWarningPanel::wanted);
    connect(m_laboratoryView, &LaboratoryView::actionWanted, this, &EarlyWarningPanel::wanted);
    connect(m_laboratoryView, &LaboratoryView::trainingWanted, m_riskView, &RiskView::train);
    connect(m_indicatorsView, &IndicatorsView::actionWanted, this, &EarlyWarningPanel::wanted);
    connect(m_correlationView, &CorrelationView::actionWanted, this, &EarlyWarningPanel::wanted);
    ask();
    retranslate();
}

QStringList EarlyWarningPanel::tabNames()
{
    return {tr("Indicators"), tr("Watch list"), tr("Alerts"), tr("Correlation"), tr("Risk model"), tr("Time to churn"), tr("Motives"), tr("Laboratory")};
}

void EarlyWarningPanel::activate()
{
    refreshActive();
}

// The alerts feed the badge of the rail, so they are kept up to date with every tab.
void EarlyWarningPanel::refreshActive()
{
    m_indicators->setActive(tab() == IndicatorsTab || tab() == CorrelationTab);
    m_watchListView->setActive(tab() == WatchListTab);
    m_riskView->setActive(tab() == RiskTab);
    m_lifetimesView->setActive(tab() == LifetimesTab);
    m_motivesView->setActive(tab() == MotivesTab);
    m_laboratoryView->setActive(tab() == LaboratoryTab);
    m_alertsView->setActive(true);
}

void EarlyWarningPanel::ask()
{
    setProperty("briefingChoices", QVariantMap {{QStringLiteral("by"), m_by->currentData()}});
    const std::string by = m_by->currentData().toString().toStdString();
    m_indicators->setWork([by](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::IndicatorRequest request;
        request.scope = scope;
        request.by = by;
        return flow::measureIndicators(session, request, job);
    });
    m_alertsView->setBy(by);
    askLifetimes();
    m_motivesView->setBy(by == "segments" || by == "none" ? std::string() : by);
}

// Lives have no segments: without a choice they are held by the first attribute.
void EarlyWarningPanel::askLifetimes()
{
    const QString by = m_by->currentData().toString();
    m_lifetimesView->setBy((by.isEmpty() ? m_by->itemData(1).toString() : by).toStdString());
}

void EarlyWarningPanel::refreshBy()
{
    const QVariant before = m_by->currentData();
    m_by->clear();
    m_by->addItem(tr("Segments, or the first attribute"), QString());
    if (const flow::Exploration* exploration = workbench().exploration())
        for (const flow::Facet& facet : exploration->facets())
            if (facet.makesGroups())
                m_by->addItem(tr("By %1").arg(QString::fromStdString(facet.label)), QString::fromStdString(facet.field));
    m_by->setCurrentIndex(std::max(0, m_by->findData(before)));
    m_by->setAccessibleName(tr("Customers grouped by"));
    if (m_by->currentData() != before && before.isValid())
        ask();
    else
        askLifetimes();
}

void EarlyWarningPanel::editThresholds(const QString& indicator)
{
    auto* dialog = new ThresholdDialog(with(), indicator, this);
    dialog->open();
}

void EarlyWarningPanel::hideEvent(QHideEvent* event)
{
    m_indicators->setActive(false);
    m_watchListView->setActive(false);
    m_alertsView->setActive(false);
    m_riskView->setActive(false);
    m_lifetimesView->setActive(false);
    m_motivesView->setActive(false);
    m_laboratoryView->setActive(false);
    Panel::hideEvent(event);
}

void EarlyWarningPanel::recompute()
{
    workbench().recompute();
}

void EarlyWarningPanel::retranslate()
{
    header()->setTabs(tabNames());
    header()->setTexts(tr("Early warning"),
        tab() == CorrelationTab     ? tr("What goes with later churn?")
            : tab() == AlertsTab    ? tr("Which warnings are open, and whom do they concern?")
            : tab() == WatchListTab ? tr("Whom to win back first, and why?")
            : tab() == RiskTab      ? tr("Can the risk model be trusted?")
            : tab() == LifetimesTab ? tr("How long do customers stay, and who leaves sooner?")
            : tab() == MotivesTab   ? tr("Why do customers leave?")
            : tab() == LaboratoryTab ? tr("Whom would a warning have caught, and how early?")
                                    : tr("What signals churn before it happens?"));
    refreshBy();
    m_by->setVisible(tab() == IndicatorsTab || tab() == AlertsTab || tab() == MotivesTab || tab() == LifetimesTab);
    m_thresholds->setText(tr("Thresholds…"));
    m_thresholds->setVisible(tab() == IndicatorsTab || tab() == AlertsTab);
    m_train->setText(tr("Train the risk model"));
    m_train->setVisible(tab() == WatchListTab || tab() == RiskTab);
    m_watchListView->retranslate();
    m_riskView->retranslate();
    m_lifetimesView->retranslate();
    m_motivesView->retranslate();
    m_laboratoryView->retranslate();
    m_alertsView->retranslate();
    m_indicatorsView->retranslate();
    m_correlationView->retranslate();
}

} // namespace holdfast::app
