// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/AlertsView.h"

#include "app/shell/Dialogs.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/pages/WarningPages.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace holdfast::app {

AlertsView::AlertsView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_alerts(new LiveAnswer<flow::AlertAnswer>(with.workbench, QStringLiteral("alerts"), [] { return tr("Looking for alerts"); }, {}, this))
    , m_block(new BlockFrame(with, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(8);
    m_block->setObjectName(QStringLiteral("alertsBlock"));
    m_block->setProperty("briefingPage", QStringLiteral("alerts"));
    layout->addWidget(m_block, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    const auto button = [&](const char* name, auto work) {
        auto* made = new QPushButton(this);
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, work);
        row->addWidget(made);
        return made;
    };
    m_acknowledge = button("alertAcknowledge", [this] { setState(flow::AlertState::Acknowledged); });
    m_acted = button("alertActed", [this] { setState(flow::AlertState::ActedOn); });
    m_close = button("alertClose", [this] { setState(flow::AlertState::Closed); });
    m_reopen = button("alertReopen", [this] { setState(flow::AlertState::New); });
    m_note = button("alertNote", [this] { setNote(); });
    row->addStretch(1);
    m_show = button("alertShow", [this] {
        if (const auto alerts = chosen(); !alerts.empty())
            Q_EMIT indicatorWanted(QString::fromStdString(alerts.front().indicator));
    });
    m_segment = button("alertSegment", [this] { makeSegment(); });
    m_plan = button("alertPlan", [this] { planCampaign(); });
    m_plan->setProperty("role", QStringLiteral("primary"));
    layout->addLayout(row);
    connect(m_block->body(), &BlockBody::viewMade, this, [this] {
        if (charts::TableSpecView* view = table()) {
            connect(view, &charts::TableSpecView::rowsChosen, this, &AlertsView::refreshButtons);
            connect(view, &charts::TableSpecView::rowOpened, m_show, &QPushButton::click);
        }
    });
    connect(m_alerts, &LiveAnswerBase::changed, this, &AlertsView::refresh);
    // A state that is undone comes back as a change of the workspace, not of the facts.
    connect(&with.workbench, &Workbench::stateChanged, m_alerts, &LiveAnswerBase::invalidate);
    retranslate();
}

void AlertsView::setBy(const std::string& by)
{
    m_by = by;
    m_alerts->setWork([by](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::AlertRequest request;
        request.scope = scope;
        request.by = by;
        return flow::measureAlerts(session, request, job);
    });
}

charts::TableSpecView* AlertsView::table() const
{
    return m_block->body()->table();
}

void AlertsView::retranslate()
{
    m_acknowledge->setText(tr("Acknowledge"));
    m_acted->setText(tr("Acted on"));
    m_close->setText(tr("Close"));
    m_reopen->setText(tr("Reopen"));
    m_note->setText(tr("Note…"));
    m_show->setText(tr("Show the indicator"));
    m_segment->setText(tr("Make segment…"));
    m_plan->setText(tr("Plan campaign…"));
    refresh();
}

std::size_t AlertsView::openAlerts() const
{
    const flow::AlertAnswer* answer = m_alerts->answer();
    return !answer ? 0 : std::size_t(std::ranges::count_if(answer->alerts, [](const flow::Alert& alert) { return alert.open && alert.state != flow::AlertState::Closed; }));
}

void AlertsView::refresh()
{
    if (m_alerts->problem())
        m_block->setError(present::errorText(*m_alerts->problem()));
    else if (m_alerts->answer() && !m_alerts->isComputing())
        showAlerts();
    if (!m_alerts->problem())
        m_block->setComputing(m_alerts->isComputing());
    refreshButtons();
    Q_EMIT openChanged();
}

// What was chosen stays chosen, wherever its row has gone.
void AlertsView::showAlerts()
{
    std::set<std::string> before;
    if (table())
        for (const int row : table()->chosenRows())
            if (row < int(m_shown.size()))
                before.insert(m_shown[std::size_t(row)]);
    m_block->setBlock(present::alertsPage(*m_alerts->answer(), m_with.appearance.fmt()).blocks.first());
    m_shown.clear();
    QList<int> rows;
    for (const flow::Alert& alert : m_alerts->answer()->alerts) {
        if (before.contains(alert.id))
            rows.append(int(m_shown.size()));
        m_shown.push_back(alert.id);
    }
    if (table())
        table()->chooseRows(rows);
}

std::vector<flow::Alert> AlertsView::chosen() const
{
    std::vector<flow::Alert> alerts;
    const flow::AlertAnswer* answer = m_alerts->answer();
    if (answer && table())
        for (const int row : table()->chosenRows())
            if (row < int(answer->alerts.size()))
                alerts.push_back(answer->alerts[std::size_t(row)]);
    return alerts;
}

void AlertsView::refreshButtons()
{
    const auto alerts = chosen();
    const bool writable = !m_with.workbench.isReadOnly() && !m_alerts->isComputing();
    const auto enable = [&](QPushButton* button, auto fits) { button->setEnabled(writable && std::ranges::any_of(alerts, fits)); };
    enable(m_acknowledge, [](const flow::Alert& alert) { return alert.state == flow::AlertState::New; });
    enable(m_acted, [](const flow::Alert& alert) { return alert.state != flow::AlertState::ActedOn; });
    enable(m_close, [](const flow::Alert& alert) { return alert.state != flow::AlertState::Closed; });
    enable(m_reopen, [](const flow::Alert& alert) { return alert.state != flow::AlertState::New; });
    m_note->setEnabled(writable && alerts.size() == 1);
    m_show->setEnabled(alerts.size() == 1);
    for (QPushButton* button : {m_segment, m_plan})
        button->setEnabled(writable && alerts.size() == 1 && alerts.front().affected > 0);
}

flow::AlertRequest AlertsView::request() const
{
    flow::AlertRequest request;
    request.scope = m_with.workbench.scope();
    request.by = m_by;
    return request;
}

void AlertsView::setState(flow::AlertState state)
{
    std::vector<std::string> ids;
    for (const flow::Alert& alert : chosen())
        if (alert.state != state)
            ids.push_back(alert.id);
    if (ids.empty())
        return;
    m_with.workbench.change(tr("Changing alerts"), [request = request(), ids, state](flow::Session& session, core::JobContext& job) -> core::Status {
        for (const std::string& id : ids)
            if (auto changed = flow::changeAlert(session, request, id, state, {}, job); !changed)
                return changed;
        return {};
    }, int(ids.size()));
}

QString AlertsView::titleOf(const flow::Alert& alert)
{
    const QString name = present::indicatorSeriesName(QString::fromStdString(alert.series), QString::fromStdString(alert.label));
    return alert.segment.empty() ? name : QStringLiteral("%1, %2").arg(name, QString::fromStdString(alert.segment));
}

void AlertsView::setNote()
{
    const auto alerts = chosen();
    if (alerts.size() != 1)
        return;
    const flow::Alert alert = alerts.front();
    m_with.dialogs.askText(this, tr("Note"), titleOf(alert), QString::fromStdString(alert.note), [this, alert](const QString& note) {
        m_with.workbench.change(tr("Writing a note"), [request = request(), alert, note = note.toStdString()](flow::Session& session, core::JobContext& job) {
            return flow::changeAlert(session, request, alert.id, alert.state, note, job);
        });
    });
}

void AlertsView::makeSegment()
{
    const auto alerts = chosen();
    if (alerts.size() != 1)
        return;
    const flow::Alert alert = alerts.front();
    m_with.dialogs.askText(this, tr("Make segment"), tr("Name"), titleOf(alert), [this, alert](const QString& name) {
        m_with.workbench.change(tr("Saving a segment"), [request = request(), id = alert.id, name = name.trimmed().toStdString()](flow::Session& session, core::JobContext& job) {
            return flow::makeAlertSegment(session, request, id, name, job);
        }, 1, [this] { Q_EMIT segmentMade(); });
    });
}

// Whom the alert is about is found first: it is not in the answer.
void AlertsView::planCampaign()
{
    const auto alerts = chosen();
    const flow::SessionPtr session = m_with.workbench.session();
    if (alerts.size() != 1 || !session)
        return;
    const flow::Alert alert = alerts.front();
    JobRequest job;
    job.name = tr("Looking for the customers of an alert");
    job.key = QStringLiteral("alert-customers");
    m_with.workbench.jobs().run<domain::Rule>(
        job, this, [session, request = request(), id = alert.id](core::JobContext& context) { return flow::affectedBy(*session, request, id, context); },
        [this, indicator = alert.indicator](core::Result<domain::Rule> rule) {
            if (rule) {
                domain::CampaignAudience audience;
                audience.customers = rule->values;
                audience.from = "alert";
                audience.reasons = {indicator};
                Q_EMIT campaignWanted(audience);
            } else if (rule.error().code != core::Code::Cancelled) {
                m_with.dialogs.tell(this, tr("No campaign planned"), present::errorText(rule.error()), {});
            }
        });
}

} // namespace holdfast::app
