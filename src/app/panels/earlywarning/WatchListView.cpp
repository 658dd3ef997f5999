// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/WatchListView.h"

#include "app/look/Catalogues.h"
#include "app/panels/earlywarning/WhatIfDialog.h"
#include "app/shell/Dialogs.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "briefing/WatchListFile.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"
#include "present/ReasonText.h"
#include "present/pages/Pages.h"
#include "present/pages/RiskPages.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>

namespace holdfast::app {

WatchListView::WatchListView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_watch(new LiveAnswer<flow::WatchAnswer>(with.workbench, QStringLiteral("watch-list"), [] { return tr("Making the watch list"); }, {}, this))
    , m_tiles(new charts::TileStrip(this))
    , m_caveats(new CaveatLine(this))
    , m_sortLabel(new QLabel(this))
    , m_tierLabel(new QLabel(this))
    , m_sort(new QComboBox(this))
    , m_tier(new QComboBox(this))
    , m_degree(new QComboBox(this))
    , m_cause(new QComboBox(this))
    , m_value(new QComboBox(this))
    , m_list(new BlockFrame(with, this))
    , m_why(new BlockFrame(with, this))
    , m_note(new QPushButton(this))
    , m_segment(new QPushButton(this))
    , m_whatIf(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_plan(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(10);
    m_tiles->setObjectName(QStringLiteral("watchTiles"));
    layout->addWidget(m_tiles);
    layout->addWidget(m_caveats);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(6);
    layout->addLayout(filters);
    auto* blocks = new QHBoxLayout;
    blocks->setSpacing(12);
    m_list->setObjectName(QStringLiteral("watchList"));
    m_list->setProperty("briefingPage", QStringLiteral("watchlist"));
    m_why->setObjectName(QStringLiteral("watchWhy"));
    for (BlockFrame* block : {m_list, m_why}) {
        block->setMinimumSize(260, 200);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    }
    blocks->addWidget(m_list, 14);
    blocks->addWidget(m_why, 5);
    layout->addLayout(blocks, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    m_sort->setObjectName(QStringLiteral("watchSort"));
    m_tier->setObjectName(QStringLiteral("watchTier"));
    m_note->setObjectName(QStringLiteral("watchNote"));
    m_segment->setObjectName(QStringLiteral("watchSegment"));
    for (const auto sort : {flow::WatchSort::Expected, flow::WatchSort::Risk, flow::WatchSort::Value, flow::WatchSort::Silence})
        m_sort->addItem(QString(), int(sort));
    for (const char* tier : {"", "high", "medium", "low", "all"})
        m_tier->addItem(QString(), QString::fromLatin1(tier));
    for (const char* degree : {"", "none", "light", "moderate"})
        m_degree->addItem(QString(), QString::fromLatin1(degree));
    for (const char* cause : {"", "voluntary", "involuntary"})
        m_cause->addItem(QString(), QString::fromLatin1(cause));
    for (const char* value : {"", "high", "ordinary", "low"})
        m_value->addItem(QString(), QString::fromLatin1(value));
    m_degree->setObjectName(QStringLiteral("watchDegree"));
    m_cause->setObjectName(QStringLiteral("watchCause"));
    m_value->setObjectName(QStringLiteral("watchValue"));
    m_whatIf->setObjectName(QStringLiteral("watchWhatIf"));
    m_export->setObjectName(QStringLiteral("watchExport"));
    m_plan->setObjectName(QStringLiteral("watchPlan"));
    m_plan->setProperty("role", QStringLiteral("primary"));
    filters->addWidget(m_sortLabel);
    filters->addWidget(m_sort);
    filters->addSpacing(10);
    filters->addWidget(m_tierLabel);
    for (QComboBox* box : {m_tier, m_degree, m_cause, m_value})
        filters->addWidget(box);
    filters->addStretch(1);
    auto* exports = new QMenu(m_export);
    m_pseudonymous = exports->addAction(QString(), this, [this] { exportList(false); });
    m_identified = exports->addAction(QString(), this, [this] { exportList(true); });
    m_pseudonymous->setObjectName(QStringLiteral("watchExportPseudonymous"));
    m_identified->setObjectName(QStringLiteral("watchExportIdentified"));
    m_export->setMenu(exports);
    row->addWidget(m_export);
    row->addStretch(1);
    for (QPushButton* button : {m_whatIf, m_note, m_segment, m_plan})
        row->addWidget(button);
    layout->addLayout(row);
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, m_with.appearance, this);
        popover->showAt(anchor);
    });
    for (QComboBox* box : {m_sort, m_tier, m_degree, m_cause, m_value})
        connect(box, &QComboBox::activated, this, &WatchListView::ask);
    connect(m_note, &QPushButton::clicked, this, &WatchListView::setNote);
    connect(m_segment, &QPushButton::clicked, this, &WatchListView::makeSegment);
    connect(m_whatIf, &QPushButton::clicked, this, &WatchListView::openWhatIf);
    connect(m_plan, &QPushButton::clicked, this, &WatchListView::planCampaign);
    connect(m_list, &BlockFrame::actionWanted, this, &WatchListView::trainingWanted);
    connect(m_list->body(), &BlockBody::viewMade, this, [this] {
        if (charts::TableSpecView* view = table())
            connect(view, &charts::TableSpecView::rowsChosen, this, [this] {
                refreshButtons();
                showWhy();
            });
    });
    connect(m_watch, &LiveAnswerBase::changed, this, &WatchListView::refresh);
    // A model that is trained and a note that is undone are changes of the workspace, not of the facts.
    connect(&with.workbench, &Workbench::stateChanged, m_watch, &LiveAnswerBase::invalidate);
    const auto look = [this] {
        m_tiles->setTheme(m_with.appearance.theme());
        m_tiles->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
    ask();
    retranslate();
}

charts::TableSpecView* WatchListView::table() const
{
    return m_list->body()->table();
}

flow::WatchRequest WatchListView::request() const
{
    flow::WatchRequest request;
    request.risk.makeWhenMissing = false;
    request.sort = flow::WatchSort(m_sort->currentData().toInt());
    request.tier = m_tier->currentData().toString().toStdString();
    request.degree = m_degree->currentData().toString().toStdString();
    request.cause = m_cause->currentData().toString().toStdString();
    request.valueClass = m_value->currentData().toString().toStdString();
    request.limit = 1000;
    return request;
}

void WatchListView::ask()
{
    m_watch->setWork([request = request()](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::WatchRequest asked = request;
        asked.risk.scope = scope;
        return flow::watchList(session, asked, job);
    });
}

void WatchListView::retranslate()
{
    m_sortLabel->setText(tr("Order by"));
    m_tierLabel->setText(tr("Show"));
    const QStringList sorts {tr("Risk × remaining value"), tr("Risk"), tr("Remaining value"), tr("Unusual silence")};
    for (int i = 0; i < m_sort->count(); ++i)
        m_sort->setItemText(i, sorts[i]);
    const QStringList tiers {tr("High and medium risk"), tr("High risk"), tr("Medium risk"), tr("Low risk"), tr("Everybody")};
    for (int i = 0; i < m_tier->count(); ++i)
        m_tier->setItemText(i, tiers[i]);
    const auto words = [](QComboBox* box, const QString& all, QString (*word)(const QString&)) {
        box->setItemText(0, all);
        for (int i = 1; i < box->count(); ++i)
            box->setItemText(i, word(box->itemData(i).toString()));
    };
    words(m_degree, tr("Any degree"), &present::degreeName);
    words(m_cause, tr("Any cause"), &present::causeName);
    words(m_value, tr("Any value"), &present::valueClassName);
    m_sort->setAccessibleName(m_sortLabel->text());
    m_tier->setAccessibleName(tr("Risk tier"));
    m_degree->setAccessibleName(tr("Degree of churn"));
    m_cause->setAccessibleName(tr("Cause of churn"));
    m_value->setAccessibleName(tr("Value class"));
    m_whatIf->setText(tr("What if…"));
    m_export->setText(tr("Export"));
    m_pseudonymous->setText(tr("With pseudonyms…"));
    m_identified->setText(tr("With customer ids and notes…"));
    m_plan->setText(tr("Plan campaign…"));
    m_note->setText(tr("Note…"));
    m_segment->setText(tr("Make segment…"));
    refresh();
}

void WatchListView::refresh()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    if (const auto& problem = m_watch->problem()) {
        m_tiles->setTiles({});
        m_caveats->setCaveats({});
        m_tiles->hide();
        present::Block none;
        none.id = QStringLiteral("watch-list");
        none.title = tr("Watch list");
        none.state = present::State::Empty;
        none.emptyText = present::errorText(*problem);
        none.emptyAction = problem->code == core::Code::ModelMissing ? QStringLiteral("train") : QString();
        m_list->setBlock(none);
    } else if (m_watch->answer() && !m_watch->isComputing()) {
        m_page = present::watchListPage(*m_watch->answer(), fmt);
        m_tiles->setTiles(m_page.tiles);
        m_caveats->setCaveats(m_page.caveats);
        m_tiles->show();
        if (const present::Block* block = m_page.block(QStringLiteral("watch-list")))
            m_list->setBlock(*block);
    }
    m_list->setComputing(m_watch->isComputing());
    refreshButtons();
    showWhy();
}

void WatchListView::refreshButtons()
{
    const bool usable = !m_with.workbench.isReadOnly() && m_watch->answer() && !m_watch->problem() && table();
    m_note->setEnabled(usable && table()->chosenRows().size() == 1);
    for (QPushButton* button : {m_segment, m_plan})
        button->setEnabled(usable && !m_watch->answer()->entries.empty());
    const bool there = m_watch->answer() && !m_watch->problem() && !m_watch->isComputing();
    m_export->setEnabled(there && m_watch->answer()->total > 0);
    m_whatIf->setEnabled(there && m_customer && m_customer->risk);
}

std::vector<std::string> WatchListView::chosen() const
{
    std::vector<std::string> ids;
    const flow::WatchAnswer* answer = m_watch->answer();
    if (!answer || !table())
        return ids;
    for (const int row : table()->chosenRows())
        if (row < int(answer->entries.size()))
            ids.push_back(answer->entries[std::size_t(row)].customer);
    if (ids.empty())
        for (const auto& entry : answer->entries)
            ids.push_back(entry.customer);
    return ids;
}

void WatchListView::showWhy()
{
    const bool one = m_watch->answer() && table() && !m_watch->problem() && table()->chosenRows().size() == 1 && chosen().size() == 1;
    const flow::SessionPtr session = m_with.workbench.session();
    if (!one || !session) {
        m_asked.clear();
        m_customer.reset();
        present::Block none;
        none.id = QStringLiteral("why");
        none.title = tr("Why");
        none.state = present::State::Empty;
        none.emptyText = tr("Choose a customer to see the reasons.");
        m_why->setComputing(false);
        m_why->setBlock(none);
        return;
    }
    const std::string id = chosen().front();
    m_whatIf->setEnabled(id == m_asked && m_customer && m_customer->risk);
    if (id == m_asked && m_customer) { // language or look have changed
        if (const present::Page page = present::customerRiskPage(*m_customer, m_with.appearance.fmt()); const present::Block* block = page.block(QStringLiteral("why")))
            m_why->setBlock(*block);
        return;
    }
    if (id == m_asked)
        return;
    m_asked = id;
    m_customer.reset();
    flow::CustomerRiskRequest wanted;
    wanted.risk = request().risk;
    wanted.risk.scope = m_with.workbench.scope();
    wanted.customer = id;
    JobRequest job;
    job.name = tr("Looking for the reasons");
    job.key = QStringLiteral("why");
    job.visible = false;
    m_why->setComputing(true);
    m_with.workbench.jobs().run<flow::CustomerRisk>(
        job, this, [session, wanted](core::JobContext& context) { return flow::riskOfCustomer(*session, wanted, context); },
        [this, id](core::Result<flow::CustomerRisk> result) {
            if (id != m_asked)
                return;
            m_why->setComputing(false);
            if (!result) {
                if (result.error().code != core::Code::Cancelled)
                    m_why->setError(present::errorText(result.error()));
                m_asked.clear();
                return;
            }
            m_customer = std::move(*result);
            showWhy();
        });
}

void WatchListView::setNote()
{
    const flow::WatchAnswer* answer = m_watch->answer();
    const auto ids = chosen();
    if (!answer || ids.size() != 1)
        return;
    const auto entry = std::ranges::find(answer->entries, ids.front(), &flow::WatchEntry::customer);
    m_with.dialogs.askText(this, tr("Note"), QString::fromStdString(ids.front()), QString::fromStdString(entry->note), [this, id = ids.front()](const QString& note) {
        m_with.workbench.change(tr("Writing a note"), [id, note = note.toStdString()](flow::Session& session, core::JobContext& job) {
            return flow::setCustomerNote(session, id, note, job);
        });
    });
}

void WatchListView::makeSegment()
{
    const auto ids = chosen();
    if (ids.empty())
        return;
    m_with.dialogs.askText(this, tr("Make segment of %n customer(s)", nullptr, int(ids.size())), tr("Name"), tr("Watch list"), [this, ids](const QString& name) {
        m_with.workbench.change(tr("Saving a segment"), [ids, name = name.trimmed().toStdString()](flow::Session& session, core::JobContext&) {
            flow::Segment segment {name, {}};
            segment.rule.kind = domain::Rule::Kind::Ids;
            segment.rule.values = ids;
            return flow::saveSegment(session, segment);
        }, 1, [this] { Q_EMIT segmentMade(); });
    });
}

void WatchListView::openWhatIf()
{
    if (!m_customer)
        return;
    flow::CustomerRiskRequest wanted;
    wanted.risk = request().risk;
    wanted.risk.scope = m_with.workbench.scope();
    wanted.customer = m_customer->customer;
    auto* dialog = new WhatIfDialog(m_with, wanted, *m_customer, this);
    dialog->open();
}

void WatchListView::exportList(bool identified)
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    Dialogs::FileQuestion question;
    question.title = tr("Export the watch list");
    question.filter = tr("Excel workbooks (*.xlsx)") + QStringLiteral(";;") + tr("CSV tables (*.csv)");
    question.suggested = QStringLiteral("watch-list.xlsx");
    question.suffix = QStringLiteral("xlsx");
    m_with.dialogs.askSaveFile(this, question, [this, session, identified](const QString& path) {
        flow::WatchRequest wanted = request();
        wanted.risk.scope = m_with.workbench.scope();
        wanted.limit = std::numeric_limits<std::uint64_t>::max(); // all that fit, not only those shown
        JobRequest job;
        job.name = tr("Exporting the watch list");
        m_with.workbench.jobs().run<bool>(
            job, this,
            [session, wanted, identified, path, fmt = m_with.appearance.fmt(), language = m_with.appearance.language()](core::JobContext& context) -> core::Result<bool> {
                const SpeakingLanguage speaking(language);
                auto answer = flow::watchList(*session, wanted, context);
                if (!answer)
                    return std::unexpected(answer.error());
                if (auto written = briefing::writeWatchList(*session, std::move(*answer), identified, fmt, path, context); !written)
                    return std::unexpected(written.error());
                return true;
            },
            [this](core::Result<bool> result) {
                if (!result && result.error().code != core::Code::Cancelled)
                    m_with.dialogs.tell(this, tr("Not exported"), present::errorText(result.error()), QString::fromStdString(result.error().detail));
            });
    });
}

void WatchListView::planCampaign()
{
    domain::CampaignAudience audience;
    audience.customers = chosen();
    audience.from = "watch-list";
    std::map<std::string, std::size_t> reasons; // what raises their risk most often
    const std::set<std::string> wanted(audience.customers.begin(), audience.customers.end());
    for (const auto& entry : m_watch->answer()->entries)
        if (wanted.contains(entry.customer) && !entry.reasons.empty())
            ++reasons[entry.reasons.front().id];
    std::vector<std::pair<std::size_t, std::string>> often;
    for (const auto& [reason, n] : reasons)
        often.emplace_back(n, reason);
    std::ranges::sort(often, std::greater<>());
    for (std::size_t i = 0; i < std::min<std::size_t>(3, often.size()); ++i)
        audience.reasons.push_back(often[i].second);
    Q_EMIT campaignWanted(audience);
}

} // namespace holdfast::app
