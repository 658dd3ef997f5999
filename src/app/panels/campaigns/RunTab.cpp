// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/RunTab.h"

#include "app/look/Icons.h"
#include "app/panels/campaigns/CampaignBoard.h"
#include "briefing/SaveFile.h"
#include "briefing/TableCsv.h"
#include "present/pages/CampaignLoopPages.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace holdfast::app {

static const QList<CampaignBoard::Place> kRunPlaces {{"monitor-offers", 0, 0, 8}, {"monitor-alarms", 0, 8, 4}, {"outcome-issues", 1, 0, 8}, {"monitor-overlap", 1, 8, 4}, {"monitor-exports", 2, 0, 12}};
static const QList<CampaignBoard::Place> kEvaluatePlaces {{"evaluate-answer", 0, 0, 5}, {"evaluate-retention", 0, 5, 4}, {"evaluate-money", 0, 9, 3}, {"evaluate-groups", 1, 0, 6},
    {"evaluate-balance", 1, 6, 3}, {"evaluate-funnel", 1, 9, 3}, {"evaluate-qini", 2, 0, 4}, {"evaluate-change", 2, 4, 4}, {"evaluate-lessons", 2, 8, 4}, {"evaluate-matched", 3, 0, 12}};

namespace {

template <class Answer>
LiveAnswer<Answer>* nothingYet(Workbench& workbench, const char* key, std::function<QString()> name, QObject* parent)
{
    return new LiveAnswer<Answer>(
        workbench, QString::fromLatin1(key), std::move(name), [](flow::Session&, const flow::Scope&, core::JobContext&) -> core::Result<Answer> { return core::fail(core::Code::Cancelled); }, parent);
}

void layOut(QWidget* tab, const QList<QPushButton*>& buttons, CampaignBoard* board)
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addStretch(1);
    for (QPushButton* button : buttons)
        bar->addWidget(button);
    auto* layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(board, 1);
}

} // namespace

MonitorTab::MonitorTab(const Surroundings& surroundings, CampaignBook& campaigns, QWidget* parent)
    : CampaignTab(surroundings, campaigns, parent)
    , m_answer(nothingYet<flow::MonitorAnswer>(surroundings.workbench, "campaign-monitor", [] { return tr("Reading how it goes"); }, this))
    , m_board(new CampaignBoard(surroundings, QStringLiteral("monitor"), kRunPlaces, this))
    , m_export(new QPushButton(icon(QStringLiteral("dl"), surroundings.appearance), {}, this))
    , m_read(new QPushButton(icon(QStringLiteral("plus"), surroundings.appearance), {}, this))
{
    m_export->setObjectName(QStringLiteral("exportContacts"));
    m_read->setObjectName(QStringLiteral("readOutcomes"));
    layOut(this, {m_export, m_read}, m_board);
    connect(m_export, &QPushButton::clicked, this, &MonitorTab::exportList);
    connect(m_read, &QPushButton::clicked, this, &MonitorTab::readOutcomes);
    connect(m_answer, &LiveAnswerBase::changed, this, &MonitorTab::refresh);
    connect(&campaigns, &CampaignBook::currentChanged, this, &MonitorTab::follow);
    retranslate();
    follow();
}

void MonitorTab::retranslate()
{
    m_export->setText(tr("Contact list…"));
    m_export->setToolTip(tr("Writes those to be contacted under pseudonyms; the control is on no list"));
    m_read->setText(tr("Read outcomes…"));
    refresh();
}

void MonitorTab::setActive(bool active)
{
    m_answer->setActive(active && book().current() != nullptr);
}

void MonitorTab::follow()
{
    const auto* view = book().current();
    const bool locked = view != nullptr && view->plan.state >= domain::CampaignState::Locked;
    m_export->setEnabled(locked && book().isWritable());
    m_read->setEnabled(view != nullptr && book().isWritable());
    m_answer->setActive(view != nullptr && isVisible());
    if (view == nullptr)
        return;
    m_id = view->plan.id;
    m_answer->setWork([id = m_id](flow::Session& session, const flow::Scope&, core::JobContext& job) { return flow::monitorCampaign(session, id, job); });
}

void MonitorTab::exportList()
{
    const auto* view = book().current();
    if (view == nullptr)
        return;
    Dialogs::FileQuestion question {tr("Contact list"), tr("CSV files (*.csv)"), tr("contacts.csv"), QStringLiteral("csv")};
    with().dialogs.askSaveFile(this, question, [this, id = view->plan.id, first = view->plan.state == domain::CampaignState::Locked](const QString& path) {
        // The file, then its entry in the log, which no undo takes away. The first list sets the campaign running.
        with().workbench.change(tr("Writing the contact list"), [id, path, fmt = with().appearance.fmt()](flow::Session& session, core::JobContext& job) -> core::Status {
            flow::ContactListRequest request;
            request.campaign = id;
            const auto list = flow::contactList(session, request, job);
            if (!list)
                return std::unexpected(list.error());
            const QByteArray csv = briefing::tableCsv(present::contactTable(*list, fmt));
            briefing::StagedFile file(path);
            if (auto opened = file.open(); !opened)
                return opened;
            if (auto written = file.write(csv); !written)
                return written;
            if (auto done = file.commit(); !done)
                return done;
            const auto logged = flow::recordContactExport(session, request, list->lines.size(), {csv.constData(), std::size_t(csv.size())}, job);
            return logged ? core::Status {} : core::Status(std::unexpected(logged.error()));
        }, first ? 1 : 0);
    });
}

void MonitorTab::readOutcomes()
{
    const auto* view = book().current();
    if (view == nullptr)
        return;
    Dialogs::FileQuestion question {tr("Outcomes"), tr("CSV files (*.csv)"), {}, {}};
    with().dialogs.askOpenFiles(this, question, false, [this, id = view->plan.id](const QStringList& paths) {
        if (paths.isEmpty())
            return;
        with().workbench.change(tr("Reading outcomes"), [id, path = paths.front().toStdString()](flow::Session& session, core::JobContext& job) -> core::Status {
            const auto read = flow::importOutcomes(session, id, path, job);
            return read ? core::Status {} : core::Status(std::unexpected(read.error()));
        });
    });
}

void MonitorTab::refresh()
{
    if (const auto& problem = m_answer->problem(); problem && problem->code != core::Code::Cancelled)
        m_board->setProblem(*problem);
    else if (m_answer->answer() && !m_answer->isComputing())
        m_board->setPage(present::campaignMonitorPage(*m_answer->answer(), with().appearance.fmt()));
    m_board->setComputing(m_answer->isComputing());
}

EvaluateTab::EvaluateTab(const Surroundings& surroundings, CampaignBook& campaigns, QWidget* parent)
    : CampaignTab(surroundings, campaigns, parent)
    , m_answer(nothingYet<flow::EvaluateAnswer>(surroundings.workbench, "campaign-evaluate", [] { return tr("Evaluating the campaign"); }, this))
    , m_board(new CampaignBoard(surroundings, QStringLiteral("evaluate"), kEvaluatePlaces, this))
    , m_close(new QPushButton(icon(QStringLiteral("check"), surroundings.appearance), {}, this))
{
    m_close->setObjectName(QStringLiteral("closeCampaign"));
    layOut(this, {m_close}, m_board);
    connect(m_close, &QPushButton::clicked, this, &EvaluateTab::close);
    connect(m_answer, &LiveAnswerBase::changed, this, &EvaluateTab::refresh);
    connect(&campaigns, &CampaignBook::currentChanged, this, &EvaluateTab::follow);
    retranslate();
    follow();
}

void EvaluateTab::retranslate()
{
    m_close->setText(tr("Close and learn…"));
    m_close->setToolTip(tr("Writes what was measured into the strategy library; the next campaign reckons with it"));
    refresh();
}

void EvaluateTab::setActive(bool active)
{
    m_answer->setActive(active && book().current() != nullptr);
}

void EvaluateTab::follow()
{
    const auto* view = book().current();
    m_close->setEnabled(view != nullptr && book().isWritable() && view->plan.state >= domain::CampaignState::Locked && view->plan.state != domain::CampaignState::Evaluated);
    m_answer->setActive(view != nullptr && isVisible());
    if (view == nullptr)
        return;
    m_id = view->plan.id;
    m_answer->setWork([id = m_id](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::EvaluateRequest request;
        request.campaign = id;
        request.asOf = scope.asOf;
        return flow::evaluateCampaign(session, request, job);
    });
}

void EvaluateTab::close()
{
    const auto* view = book().current();
    if (view == nullptr)
        return;
    with().dialogs.askText(this, tr("Close and learn"), tr("What was learned, in a sentence"), {}, [this, id = view->plan.id](const QString& text) {
        with().workbench.change(tr("Closing the campaign"), [id, words = text.toStdString(), scope = with().workbench.scope()](flow::Session& session, core::JobContext& job) -> core::Status {
            flow::EvaluateRequest request;
            request.campaign = id;
            request.asOf = scope.asOf;
            const auto closed = flow::closeCampaign(session, request, words, job);
            return closed ? core::Status {} : core::Status(std::unexpected(closed.error()));
        });
    });
}

void EvaluateTab::refresh()
{
    if (const auto& problem = m_answer->problem(); problem && problem->code != core::Code::Cancelled)
        m_board->setProblem(*problem);
    else if (m_answer->answer() && !m_answer->isComputing())
        m_board->setPage(present::campaignEvaluatePage(*m_answer->answer(), with().appearance.fmt()));
    m_board->setComputing(m_answer->isComputing());
}

} // namespace holdfast::app
