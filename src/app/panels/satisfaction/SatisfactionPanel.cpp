// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/SatisfactionPanel.h"

#include "app/look/Icons.h"
#include "app/panels/satisfaction/IndexEditor.h"
#include "app/panels/satisfaction/PairsEditor.h"
#include "app/panels/satisfaction/SurveyDialog.h"
#include "app/panels/satisfaction/WeightsEditor.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/BlockRows.h"
#include "app/widgets/CaveatLine.h"
#include "charts/ItemPlotView.h"
#include "charts/TileStrip.h"
#include "charts/TreeSpecView.h"
#include "flow/Briefings.h"
#include "present/ErrorText.h"
#include "present/pages/IndexStructurePage.h"
#include "present/pages/RiskPages.h"
#include "present/pages/SatisfactionPages.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

namespace holdfast::app {

static constexpr int kWide = 1500; // the header has room for the words of its buttons

SatisfactionPanel::SatisfactionPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_answers(new SatisfactionAnswers(surroundings.workbench, this))
    , m_draft(new IndexDraft(surroundings, *m_answers->index, this))
    , m_states(new QStackedLayout)
    , m_pages(new QStackedLayout)
    , m_nothing(new BlockFrame(surroundings, this))
    , m_caveats(new CaveatLine(bodyLayout()->parentWidget()))
    , m_tiles(new charts::TileStrip(this))
    , m_wave(new QComboBox(this))
    , m_by(new QComboBox(this))
    , m_outcome(new QComboBox(this))
    , m_low(new QPushButton(icon(QStringLiteral("filter"), surroundings.appearance), {}, this))
    , m_lowMenu(new QMenu(this))
    , m_read(new QPushButton(icon(QStringLiteral("edit"), surroundings.appearance), {}, this))
    , m_pin(new QPushButton(icon(QStringLiteral("pin"), surroundings.appearance), {}, this))
    , m_export(new QPushButton(icon(QStringLiteral("dl"), surroundings.appearance), {}, this))
{
    setObjectName(QStringLiteral("satisfactionPanel"));
    m_wave->setObjectName(QStringLiteral("satisfactionWave"));
    m_by->setObjectName(QStringLiteral("satisfactionBy"));
    m_outcome->setObjectName(QStringLiteral("satisfactionOutcome"));
    m_low->setObjectName(QStringLiteral("satisfactionLow"));
    m_low->setMenu(m_lowMenu);
    m_tiles->setObjectName(QStringLiteral("satisfactionTiles"));
    m_nothing->setObjectName(QStringLiteral("satisfactionNothing"));
    for (QComboBox* box : {m_wave, m_by, m_outcome}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::activated, this, &SatisfactionPanel::ask);
        header()->addAction(box);
    }
    header()->addAction(m_low);
    m_read->setObjectName(QStringLiteral("satisfactionRead"));
    m_pin->setObjectName(QStringLiteral("satisfactionPin"));
    m_export->setObjectName(QStringLiteral("satisfactionExport"));
    for (QPushButton* button : {m_read, m_pin, m_export})
        header()->addAction(button);
    connect(m_read, &QPushButton::clicked, this, &SatisfactionPanel::editSurvey);
    connect(m_pin, &QPushButton::clicked, this, &SatisfactionPanel::pin);
    connect(m_export, &QPushButton::clicked, this, &SatisfactionPanel::exportWanted);
    // What is made where it stays is styled once.
    QWidget* body = bodyLayout()->parentWidget();
    auto* pages = new QWidget(body);
    pages->setLayout(m_pages);
    for (int tab = 0; tab < 4; ++tab)
        m_tabs.append(new BlockRows(surroundings, pages));
    makeSummary();
    makeIndex();
    makeDrivers();
    makeLoyalty();
    refreshPins();
    for (BlockRows* rows : m_tabs) {
        m_pages->addWidget(rows);
        connect(rows, &BlockRows::actionWanted, this, &SatisfactionPanel::wanted);
    }
    auto* nothing = new QWidget(body);
    auto* margin = new QVBoxLayout(nothing);
    margin->setContentsMargins(16, 0, 16, 12);
    margin->addWidget(m_nothing);
    connect(m_nothing, &BlockFrame::actionWanted, this, [this](const QString& action) {
        if (action == QStringLiteral("survey"))
            editSurvey();
        else
            Q_EMIT wanted(action);
    });
    m_states->addWidget(pages);
    m_states->addWidget(nothing);
    m_caveats->setContentsMargins(16, 0, 16, 4);
    bodyLayout()->addWidget(m_caveats);
    bodyLayout()->addLayout(m_states);

    connect(m_answers->summary, &LiveAnswerBase::changed, this, &SatisfactionPanel::refreshTiles);
    connect(m_answers->model, &LiveAnswerBase::changed, this, [this] {
        refreshChoices();
        refreshTiles();
    });
    connect(&workbench(), &Workbench::explorationChanged, this, [this] {
        refreshChoices();
        refreshLow();
    });
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        if (tile < m_summaryPage.tiles.size())
            (new ProvenancePopover(m_summaryPage.tiles[tile].provenance, with().appearance, this))->showAt(anchor);
    });
    const auto look = [this] {
        m_tiles->setTheme(with().appearance.theme());
        m_tiles->setTypography(with().appearance.type());
    };
    connect(&with().appearance, &Appearance::changed, this, look);
    look();
    header()->setTabs({tr("Summary"), tr("Index & weights"), tr("Drivers & factors"), tr("Loyalty & motives")});
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refreshActive();
        retranslate();
    });
    retranslate();
}

// ---- tabs ------------------------------------------------------------------------------------------------------------

template <class Answer>
void SatisfactionPanel::follow(BlockRows* rows, LiveAnswer<Answer>* answer, const QStringList& ids, present::Page (*page)(const Answer&, const present::Fmt&), const char* briefing)
{
    for (const QString& id : ids)
        if (briefing && !id.endsWith(QStringLiteral("-groups"))) // briefings have no groups
            m_pinned.append({rows->block(id), QString::fromLatin1(briefing)});
    rows->follow(
        *answer, ids,
        [this, answer, page]() -> std::optional<present::Page> {
            if (!answer->answer())
                return {};
            return page(*answer->answer(), with().appearance.fmt());
        },
        [ids] {
            QStringList titles;
            for (const QString& id : ids)
                titles.append(present::satisfactionTitle(id));
            return titles;
        });
}

void SatisfactionPanel::makeSummary()
{
    BlockRows* rows = m_tabs[SummaryTab];
    m_summaryPairs = new PairsEditor(with(), *m_draft, rows);
    auto* tiles = new QFrame(rows);
    auto* inside = new QVBoxLayout(tiles);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_tiles);
    rows->addRow({{QString(), 2, tiles}, {QStringLiteral("loyalty-tiers"), 1}}, 100, 0);
    rows->addRow({{QStringLiteral("index"), 1}, {QString(), 1, m_summaryPairs}, {QStringLiteral("quadrants"), 1}}, 330, 11);
    rows->addRow({{QStringLiteral("gaps"), 11}, {QStringLiteral("drivers"), 12}, {QStringLiteral("loadings"), 9}, {QStringLiteral("motives"), 12}}, 270, 9);
    rows->addRow({{QStringLiteral("nps-answers"), 1}, {QStringLiteral("csat-answers"), 1}, {QStringLiteral("ces-answers"), 1}}, 240, 0);
    rows->addRow({{QStringLiteral("nps-waves"), 1}, {QStringLiteral("csat-waves"), 1}, {QStringLiteral("ces-waves"), 1}}, 240, 0);
    rows->addRow({{QStringLiteral("nps-groups"), 1}, {QStringLiteral("csat-groups"), 1}, {QStringLiteral("ces-groups"), 1}}, 260, 0);
    rows->addRow({{QStringLiteral("journey"), 1}, {QStringLiteral("csat-touchpoints"), 1}, {QStringLiteral("responses"), 1}}, 260, 0);
    QStringList ids {QStringLiteral("journey"), QStringLiteral("responses"), QStringLiteral("csat-touchpoints")};
    for (const QString& measure : {QStringLiteral("nps"), QStringLiteral("csat"), QStringLiteral("ces")})
        for (const char* kind : {"-answers", "-waves", "-groups"})
            ids.append(measure + QLatin1String(kind));
    follow(rows, m_answers->summary, ids, &present::surveySummaryPage, "satisfaction");
    follow(rows, m_answers->loyalty, {QStringLiteral("loyalty-tiers")}, &present::loyaltyPage, "loyalty");
    follow(rows, m_answers->index, {QStringLiteral("index")}, &present::satisfactionIndexPage, "satisfaction-index");
    follow(rows, m_answers->gaps, {QStringLiteral("quadrants"), QStringLiteral("gaps")}, &present::gapsPage, "gaps");
    follow(rows, m_answers->drivers, {QStringLiteral("drivers")}, &present::driversPage, "drivers");
    follow(rows, m_answers->factors, {QStringLiteral("loadings")}, &present::factorsPage, "factors");
    follow(rows, m_answers->motives, {QStringLiteral("motives")}, &present::motivesPage, "motives");
    for (const char* measure : {"nps", "csat", "ces"}) {
        BlockFrame* answers = rows->block(QLatin1String(measure) + QStringLiteral("-answers"));
        const QString field = QStringLiteral("survey.") + QLatin1String(measure);
        connect(answers->body(), &BlockBody::viewMade, this, [this, answers, field] {
            if (charts::ItemPlotView* view = answers->body()->items())
                connect(view, &charts::ItemPlotView::itemChosen, this, [this, view, field](int item) {
                    const flow::Exploration* exploration = workbench().exploration();
                    if (!exploration)
                        return;
                    for (const flow::Facet& facet : exploration->facets())
                        if (facet.field == field.toStdString())
                            for (std::size_t bin = 0; bin < facet.bins.size(); ++bin)
                                if (QString::fromStdString(facet.bins[bin].from) == view->itemName(item))
                                    workbench().setFilter(field, {int(bin)});
                });
        });
    }
    // The parts that pull the index down are open at first.
    BlockFrame* index = rows->block(QStringLiteral("index"));
    connect(index->body(), &BlockBody::viewMade, this, [index] {
        if (charts::TreeSpecView* tree = index->body()->tree())
            QMetaObject::invokeMethod(tree, [tree] { tree->expandAll(); }, Qt::QueuedConnection);
    });
    for (const char* small : {"loyalty-tiers", "index", "quadrants", "gaps", "drivers", "loadings", "motives"})
        rows->block(QLatin1String(small))->setRoom(BlockFrame::Room::None);
}

void SatisfactionPanel::makeIndex()
{
    BlockRows* rows = m_tabs[IndexTab];
    m_editor = new IndexEditor(with(), *m_draft, *m_answers->model, rows);
    m_weights = new WeightsEditor(with(), *m_draft, rows);
    m_indexPairs = new PairsEditor(with(), *m_draft, rows);
    auto* right = new QWidget(rows);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_weights, 2);
    column->addWidget(m_indexPairs, 3);
    rows->addRow({{QString(), 5, m_editor}, {QString(), 7, right}}, 640, 1); // a matrix of seven parts keeps its numbers
    rows->addRow({{QStringLiteral("index-waves"), 1}, {QStringLiteral("index-groups"), 1}, {QStringLiteral("index-sensitivity"), 1}}, 250, 0);
    rows->addRow({{QStringLiteral("index-structure"), 1}}, 280, 0);
    follow(rows, m_answers->structure, {QStringLiteral("index-structure")}, &present::indexStructurePage, "index-structure");
    follow(rows, m_answers->index, {QStringLiteral("index-waves"), QStringLiteral("index-groups"), QStringLiteral("index-sensitivity")}, &present::satisfactionIndexPage, "satisfaction-index");
}

void SatisfactionPanel::makeDrivers()
{
    BlockRows* rows = m_tabs[DriversTab];
    rows->addRow({{QStringLiteral("quadrants"), 1}, {QStringLiteral("drivers"), 1}, {QStringLiteral("gaps"), 1}}, 330, 1);
    rows->addRow({{QStringLiteral("driver-table"), 1}}, 280, 0);
    rows->addRow({{QStringLiteral("loadings"), 1}, {QStringLiteral("reliability"), 1}, {QStringLiteral("respondents"), 1}}, 320, 0);
    follow(rows, m_answers->gaps, {QStringLiteral("quadrants"), QStringLiteral("gaps")}, &present::gapsPage, "gaps");
    follow(rows, m_answers->drivers, {QStringLiteral("drivers"), QStringLiteral("driver-table")}, &present::driversPage, "drivers");
    follow(rows, m_answers->factors, {QStringLiteral("loadings"), QStringLiteral("reliability")}, &present::factorsPage, "factors");
    follow(rows, m_answers->respondents, {QStringLiteral("respondents")}, &present::respondentsPage, "respondents");
}

void SatisfactionPanel::makeLoyalty()
{
    BlockRows* rows = m_tabs[LoyaltyTab];
    rows->addRow({{QStringLiteral("loyalty-tiers"), 3}, {QStringLiteral("loyalty-trend"), 2}}, 190, 0);
    rows->addRow({{QStringLiteral("loyalty-table"), 3}, {QStringLiteral("loyalty-kinds"), 2}}, 210, 1);
    rows->addRow({{QStringLiteral("loyalty-moves"), 1}, {QStringLiteral("loyalty-groups"), 1}, {QStringLiteral("motives"), 1}}, 260, 1);
    rows->addRow({{QStringLiteral("behaviour"), 3}, {QStringLiteral("worth"), 2}}, 220, 0);
    follow(rows, m_answers->loyalty,
        {QStringLiteral("loyalty-tiers"), QStringLiteral("loyalty-table"), QStringLiteral("loyalty-kinds"), QStringLiteral("loyalty-moves"), QStringLiteral("loyalty-trend"), QStringLiteral("loyalty-groups")},
        &present::loyaltyPage, "loyalty");
    follow(rows, m_answers->behaviour, {QStringLiteral("behaviour"), QStringLiteral("worth")}, &present::satisfactionBehaviourPage, "satisfaction-behaviour");
    follow(rows, m_answers->motives, {QStringLiteral("motives")}, &present::motivesPage, "motives");
}

// ---- what is asked ---------------------------------------------------------------------------------------------------

void SatisfactionPanel::activate()
{
    refreshActive();
}

void SatisfactionPanel::refreshActive()
{
    const auto& a = *m_answers;
    switch (tab()) {
    case SummaryTab:
        return m_answers->setActive({a.model, a.summary, a.index, a.gaps, a.drivers, a.factors, a.loyalty, a.motives});
    case IndexTab:
        return m_answers->setActive({a.model, a.summary, a.index, a.structure});
    case DriversTab:
        return m_answers->setActive({a.model, a.summary, a.gaps, a.drivers, a.factors, a.respondents});
    default:
        return m_answers->setActive({a.model, a.summary, a.loyalty, a.behaviour, a.motives});
    }
}

void SatisfactionPanel::hideEvent(QHideEvent* event)
{
    m_answers->setActive({});
    Panel::hideEvent(event);
}

void SatisfactionPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if ((event->size().width() >= kWide) != (event->oldSize().width() >= kWide))
        retranslate();
}

void SatisfactionPanel::recompute()
{
    workbench().recompute();
}

void SatisfactionPanel::ask()
{
    SurveyChoice choice;
    choice.wave = m_wave->currentData().toString().toStdString();
    choice.by = m_by->currentData().toString().toStdString();
    choice.outcome = flow::DriverOutcome(m_outcome->currentData().toInt());
    if (!(choice == m_answers->choice()))
        m_answers->ask(choice);
    refreshPins();
}

// A page of a briefing is about the last full wave and satisfaction: what shows something else is not pinned in its place.
void SatisfactionPanel::refreshPins()
{
    const SurveyChoice& now = m_answers->choice();
    for (const auto& [block, page] : m_pinned) {
        const bool everyWave = page == QStringLiteral("loyalty") || page == QStringLiteral("satisfaction-behaviour") || page == QStringLiteral("motives");
        const bool explains = page == QStringLiteral("gaps") || page == QStringLiteral("drivers");
        const bool same = everyWave || (now.wave == "last" && (!explains || now.outcome == flow::DriverOutcome::Satisfaction));
        block->setProperty("briefingPage", same ? QVariant(page) : QVariant(QString()));
    }
}

// The pages that the tab shows, as a briefing has them.
void SatisfactionPanel::pin()
{
    static const std::array<std::vector<const char*>, 4> kPages {{{"satisfaction", "satisfaction-index", "gaps", "drivers"},
        {"satisfaction-index", "index-structure"}, {"gaps", "drivers", "factors", "respondents"}, {"loyalty", "satisfaction-behaviour", "motives"}}};
    const flow::Scope scope = workbench().scope();
    std::vector<domain::BriefingItem> items;
    for (const char* page : kPages[std::size_t(tab())]) {
        domain::BriefingItem item;
        item.kind = domain::BriefingItem::Kind::Page;
        item.page = page;
        item.optional = !items.empty();
        item.rule = scope.rule;
        item.segment = scope.name;
        items.push_back(std::move(item));
    }
    workbench().change(tr("Adding to the briefing"), [items](flow::Session& session, core::JobContext& job) -> core::Status {
        auto kept = flow::briefings(session);
        if (!kept)
            return std::unexpected(kept.error());
        domain::BriefingPlan plan = (*kept)[std::string(flow::kBriefingBasket)];
        plan.items.insert(plan.items.end(), items.begin(), items.end());
        return flow::saveBriefing(session, std::string(flow::kBriefingBasket), plan, job);
    });
}

void SatisfactionPanel::editSurvey()
{
    (new SurveyDialog(with(), this))->open();
}

void SatisfactionPanel::refreshChoices()
{
    const present::Fmt fmt = with().appearance.fmt();
    const SurveyChoice now = m_answers->choice();
    m_wave->clear();
    m_wave->addItem(tr("Survey: last full wave"), QStringLiteral("last"));
    m_wave->addItem(tr("Survey: all waves"), QString());
    if (const flow::SurveyModelAnswer* answer = m_answers->model->answer())
        for (auto wave = answer->waves.rbegin(); wave != answer->waves.rend(); ++wave)
            if (!wave->empty())
                m_wave->addItem(tr("Survey %1").arg(present::waveText(*wave, fmt)), QString::fromStdString(*wave));
    m_wave->setCurrentIndex(std::max(0, m_wave->findData(QString::fromStdString(now.wave))));
    m_wave->setAccessibleName(tr("Survey wave"));
    m_by->clear();
    m_by->addItem(tr("No groups"), QString());
    if (const flow::Exploration* exploration = workbench().exploration())
        for (const flow::Facet& facet : exploration->facets())
            if (facet.makesGroups() || (facet.ordered && (facet.type == "integer" || facet.type == "decimal")))
                m_by->addItem(tr("By %1").arg(QString::fromStdString(facet.label)), QString::fromStdString(facet.field));
    m_by->setCurrentIndex(std::max(0, m_by->findData(QString::fromStdString(now.by))));
    m_by->setAccessibleName(tr("Customers grouped by"));
    m_outcome->clear();
    for (const auto outcome : {flow::DriverOutcome::Satisfaction, flow::DriverOutcome::Recommendation, flow::DriverOutcome::Repurchase, flow::DriverOutcome::Churn})
        m_outcome->addItem(tr("Drivers of %1").arg(present::outcomeName(outcome)), int(outcome));
    m_outcome->setCurrentIndex(m_outcome->findData(int(now.outcome)));
    m_outcome->setAccessibleName(tr("What the drivers explain"));
    m_outcome->setVisible(tab() == DriversTab);
    m_by->setVisible(tab() != DriversTab);
}

// Which survey fields the selection knows, and what is low on each.
void SatisfactionPanel::refreshLow()
{
    m_lowMenu->clear();
    if (const flow::Exploration* exploration = workbench().exploration())
        for (const flow::Facet& facet : exploration->facets()) {
            const QString field = QString::fromStdString(facet.field);
            const QString name = field == QStringLiteral("survey.nps") ? tr("Detractors (NPS 0–6)")
                : field == QStringLiteral("survey.csat")               ? tr("Dissatisfied (CSAT)")
                : field == QStringLiteral("survey.ces")                ? tr("High effort (CES)")
                                                                       : QString();
            if (!name.isEmpty())
                connect(m_lowMenu->addAction(name), &QAction::triggered, this, [this, field] { brushLow(field); });
        }
    m_low->setEnabled(!m_lowMenu->isEmpty());
}

void SatisfactionPanel::brushLow(const QString& field)
{
    const flow::Exploration* exploration = workbench().exploration();
    if (!exploration)
        return;
    for (const flow::Facet& facet : exploration->facets()) {
        if (QString::fromStdString(facet.field) != field)
            continue;
        const auto valueOf = [](const flow::FacetBin& bin) { return QString::fromStdString(bin.from.empty() ? bin.to : bin.from).toDouble(); };
        // Low on its scale; without a summary, on the answers there are.
        double lowest = 1e300, highest = -1e300;
        bool reversed = false;
        for (const auto& bin : facet.bins)
            if (!bin.missing) {
                lowest = std::min(lowest, valueOf(bin));
                highest = std::max(highest, valueOf(bin));
            }
        if (const flow::SummaryAnswer* answer = m_answers->summary->answer())
            for (const auto& measure : answer->measures)
                if (field == QStringLiteral("survey.") + QString::fromUtf8(flow::word(measure.measure).data(), qsizetype(flow::word(measure.measure).size()))) {
                    lowest = measure.scale.low;
                    highest = measure.scale.high;
                    reversed = measure.scale.reversed;
                }
        const double middle = (lowest + highest) / 2;
        std::vector<int> low;
        for (std::size_t bin = 0; bin < facet.bins.size(); ++bin)
            if (const double value = valueOf(facet.bins[bin]); !facet.bins[bin].missing
                && (field == QStringLiteral("survey.nps") ? value <= 6 : reversed ? value > middle : value < middle))
                low.push_back(int(bin));
        if (low.empty())
            return;
        workbench().setFilter(field, low);
        Q_EMIT segmentsWanted();
        return;
    }
}

void SatisfactionPanel::refreshTiles()
{
    const auto& problem = m_answers->summary->problem();
    const bool nothing = problem && problem->code == core::Code::NotEnoughData
        && std::ranges::any_of(problem->arguments, [](const auto& argument) { return argument.first == "needs" && argument.second == "survey_response"; });
    m_states->setCurrentIndex(nothing ? 1 : 0);
    if (nothing) {
        present::Block none;
        none.id = QStringLiteral("survey");
        none.title = tr("No survey yet");
        none.state = present::State::Empty;
        // A table may be there that nobody has called a survey.
        const bool table = m_answers->model->answer() && !m_answers->model->answer()->sources.empty() && !m_answers->model->problem();
        const bool answers = table && std::ranges::any_of(m_answers->model->answer()->sources, [](const auto& source) { return source.table == "other" || source.used; });
        none.emptyText = answers ? tr("Say which imported table holds the answers and what its columns mean.")
                                 : tr("Import a table of survey answers with at least one score: satisfaction, recommendation or effort. With the customer's key it also tells who stays.");
        none.emptyAction = answers ? QStringLiteral("survey") : QStringLiteral("import");
        m_nothing->setBlock(none);
    }
    if (problem) {
        m_summaryPage = {};
        m_tiles->setTiles({});
        m_caveats->setCaveats({});
    } else if (m_answers->summary->answer() && !m_answers->summary->isComputing()) {
        m_summaryPage = present::surveySummaryPage(*m_answers->summary->answer(), with().appearance.fmt());
        m_tiles->setTiles(m_summaryPage.tiles);
        m_caveats->setCaveats(m_summaryPage.caveats);
    }
}

void SatisfactionPanel::retranslate()
{
    header()->setTabs({tr("Summary"), tr("Index & weights"), tr("Drivers & factors"), tr("Loyalty & motives")});
    header()->setTexts(tr("Satisfaction"),
        tab() == IndexTab       ? tr("How good are we, and what counts?")
            : tab() == DriversTab ? tr("What goes with it?")
            : tab() == LoyaltyTab ? tr("Who stays because they want to?")
                                  : tr("What would raise satisfaction?"));
    m_low->setText(tr("Low scorers"));
    const bool wide = width() >= kWide;
    for (const auto& [button, text, told] : {std::tuple {m_read, tr("Survey…"), tr("How the survey is read: tables, scales, waves, weights")},
             {m_pin, tr("Add to briefing"), tr("Add the pages of this tab to the briefing basket")}, {m_export, tr("Export"), tr("Export the satisfaction briefing as PDF or Excel")}}) {
        button->setText(wide ? text : QString());
        button->setAccessibleName(text);
        button->setToolTip(told);
    }
    m_low->setToolTip(tr("Select the customers whose last answer is low, and see them in Segments"));
    refreshChoices();
    refreshLow();
    refreshTiles();
    m_summaryPairs->retranslate();
    m_indexPairs->retranslate();
    m_editor->retranslate();
    m_weights->retranslate();
    for (BlockRows* rows : m_tabs)
        rows->refresh();
}

} // namespace holdfast::app
