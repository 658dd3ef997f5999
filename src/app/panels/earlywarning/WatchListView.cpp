// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/WatchListView.h"

#include "app/shell/Dialogs.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"
#include "present/pages/Pages.h"
#include "present/pages/RiskPages.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace holdfast::app {

WatchListView::WatchListView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_watch(new LiveAnswer<flow::WatchAnswer>(with.workbench, QStringLiteral("watch-list"), [] { return tr("Making the watch list"); }, {}, this))
    , m_tiles(new charts::TileStrip(this))
    , m_sortLabel(new QLabel(this))
    , m_tierLabel(new QLabel(this))
    , m_sort(new QComboBox(this))
    , m_tier(new QComboBox(this))
    , m_list(new BlockFrame(with, this))
    , m_why(new BlockFrame(with, this))
    , m_note(new QPushButton(this))
    , m_segment(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(10);
    m_tiles->setObjectName(QStringLiteral("watchTiles"));
    layout->addWidget(m_tiles);
    auto* blocks = new QHBoxLayout;
    blocks->setSpacing(12);
    m_list->setObjectName(QStringLiteral("watchList"));
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
    row->addWidget(m_sortLabel);
    row->addWidget(m_sort);
    row->addSpacing(10);
    row->addWidget(m_tierLabel);
    row->addWidget(m_tier);
    row->addStretch(1);
    row->addWidget(m_note);
    row->addWidget(m_segment);
    layout->addLayout(row);
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, m_with.appearance, this);
        popover->showAt(anchor);
    });
    for (QComboBox* box : {m_sort, m_tier})
        connect(box, &QComboBox::activated, this, &WatchListView::ask);
    connect(m_note, &QPushButton::clicked, this, &WatchListView::setNote);
    connect(m_segment, &QPushButton::clicked, this, &WatchListView::makeSegment);
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
    m_note->setText(tr("Note…"));
    m_segment->setText(tr("Make segment…"));
    refresh();
}

void WatchListView::refresh()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    if (const auto& problem = m_watch->problem()) {
        m_tiles->setTiles({});
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
    m_segment->setEnabled(usable && !m_watch->answer()->entries.empty());
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

} // namespace holdfast::app
