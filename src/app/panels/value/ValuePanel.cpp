// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/value/ValuePanel.h"

#include "app/look/Icons.h"
#include "app/panels/value/ValueModelDialog.h"
#include "app/shell/Marks.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/StageFlowView.h"
#include "charts/TileStrip.h"
#include "domain/RuleParts.h"
#include "flow/MarkRules.h"
#include "present/ErrorText.h"
#include "present/pages/StageFlow.h"
#include "present/pages/ValuePages.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace holdfast::app {

namespace {

const QStringList kValueBlocks {QStringLiteral("value-distribution"), QStringLiteral("value-tenths"), QStringLiteral("crv-channels"), QStringLiteral("lorenz"),
    QStringLiteral("value-segments"), QStringLiteral("value-methods"), QStringLiteral("holdout-tracking"), QStringLiteral("holdout-tenths")};
const QStringList kStageBlocks {QStringLiteral("lifecycle-stages"), QStringLiteral("stage-transitions"), QStringLiteral("stage-time"), QStringLiteral("stage-conversions"),
    QStringLiteral("stage-value"), QStringLiteral("stage-history")};
constexpr int kStripHeight = 118;
constexpr std::array<const char*, 5> kChoices {"", "historical", "formula", "bg-nbd", "sbg"};

} // namespace

ValuePanel::ValuePanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_value(new LiveAnswer<flow::ValueAnswer>(
          surroundings.workbench, QStringLiteral("value"), [] { return tr("Valuing the customers"); },
          [](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
              flow::ValueRequest request;
              request.scope = scope;
              return flow::measureValue(session, request, false, job);
          },
          this))
    , m_lifecycle(new LiveAnswer<flow::LifecycleAnswer>(
          surroundings.workbench, QStringLiteral("lifecycle"), [] { return tr("Reading the stages of life"); },
          [](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
              flow::LifecycleRequest request;
              request.scope = scope;
              return flow::measureLifecycle(session, request, job);
          },
          this))
    , m_pages(new QStackedLayout)
    , m_tiles(new charts::TileStrip(this))
    , m_caveats(new CaveatLine(bodyLayout()->parentWidget()))
    , m_method(new QComboBox(this))
    , m_model(new QPushButton(icon(QStringLiteral("edit"), surroundings.appearance), {}, this))
{
    setObjectName(QStringLiteral("valuePanel"));
    m_tiles->setObjectName(QStringLiteral("valueTiles"));
    m_method->setObjectName(QStringLiteral("valueMethod"));
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const char* method : kChoices)
        m_method->addItem(QString(), QString::fromLatin1(method));
    m_model->setObjectName(QStringLiteral("valueModel"));
    header()->addAction(m_method);
    header()->addAction(m_model);
    header()->setTabs({tr("Overview"), tr("Methods"), tr("Lifecycle")});
    for (QWidget* page : {makeOverview(), makeMethods(), makeLifecycle()})
        m_pages->addWidget(page);
    m_caveats->setContentsMargins(16, 0, 16, 8);
    bodyLayout()->addWidget(m_caveats);
    bodyLayout()->addLayout(m_pages);
    connect(m_method, &QComboBox::activated, this, &ValuePanel::chooseMethod);
    connect(m_model, &QPushButton::clicked, this, &ValuePanel::editModel);
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refreshActive();
        retranslate();
    });
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, with().appearance, this);
        popover->showAt(anchor);
    });
    connect(m_value, &LiveAnswerBase::changed, this, &ValuePanel::refreshValue);
    connect(m_lifecycle, &LiveAnswerBase::changed, this, &ValuePanel::refreshLifecycle);
    // Segments, the value model and a risk model that is trained are changes of the workspace, not of the facts.
    for (LiveAnswerBase* answer : std::initializer_list<LiveAnswerBase*> {m_value, m_lifecycle})
        connect(&surroundings.workbench, &Workbench::stateChanged, answer, &LiveAnswerBase::invalidate);

    addMarks();
    const auto look = [this] {
        m_tiles->setTheme(with().appearance.theme());
        m_tiles->setTypography(with().appearance.type());
        m_flow->setTheme(with().appearance.theme());
        m_flow->setTypography(with().appearance.type());
    };
    connect(&surroundings.appearance, &Appearance::changed, this, look);
    look();
    retranslate();
}

BlockFrame* ValuePanel::makeBlock(const char* id)
{
    auto* made = new BlockFrame(with(), this);
    made->setObjectName(QString::fromLatin1(id));
    made->setMinimumSize(200, 150);
    made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    made->setProperty("briefingPage", kStageBlocks.contains(made->objectName()) ? QStringLiteral("lifecycle") : QStringLiteral("value"));
    connect(made, &BlockFrame::actionWanted, this, &ValuePanel::wanted);
    m_blocks.insert(QString::fromLatin1(id), made);
    return made;
}

static QGridLayout* scrolledGrid(QWidget* page, QWidget* above, int leastHeight)
{
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new FitScrollArea(page);
    outer->addWidget(scroll);
    auto* body = new QWidget(scroll->viewport());
    body->setMinimumHeight(leastHeight);
    body->setProperty("surface", QStringLiteral("window"));
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(12);
    if (above)
        layout->addWidget(above);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    layout->addLayout(grid, 1);
    scroll->setContent(body);
    return grid;
}

QWidget* ValuePanel::makeOverview()
{
    auto* page = new QWidget(bodyLayout()->parentWidget());
    QGridLayout* grid = scrolledGrid(page, m_tiles, 660);
    BlockFrame* stages = makeBlock("lifecycle-stages");
    stages->setFixedHeight(kStripHeight); // one strip: more room would stay empty
    stages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid->setRowMinimumHeight(0, kStripHeight);
    grid->addWidget(stages, 0, 0, 1, 12);
    grid->addWidget(makeBlock("value-tenths"), 1, 0, 1, 4);
    grid->addWidget(makeBlock("value-distribution"), 1, 4, 1, 4);
    grid->addWidget(makeBlock("crv-channels"), 1, 8, 1, 4);
    grid->addWidget(makeBlock("lorenz"), 2, 0, 1, 4);
    grid->addWidget(makeBlock("stage-transitions"), 2, 4, 1, 8);
    for (int column = 0; column < 12; ++column)
        grid->setColumnStretch(column, 1);
    for (const int row : {1, 2})
        grid->setRowStretch(row, 1);
    return page;
}

QWidget* ValuePanel::makeMethods()
{
    auto* page = new QWidget(bodyLayout()->parentWidget());
    QGridLayout* grid = scrolledGrid(page, nullptr, 620);
    grid->addWidget(makeBlock("value-methods"), 0, 0, 1, 2);
    grid->addWidget(makeBlock("holdout-tracking"), 1, 0);
    grid->addWidget(makeBlock("holdout-tenths"), 1, 1);
    grid->addWidget(makeBlock("value-segments"), 2, 0, 1, 2);
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(0, 4);
    grid->setRowStretch(1, 6);
    grid->setRowStretch(2, 3);
    return page;
}

// The moves as a picture; as a table, in a briefing and in their words they are the block of the matrix.
QWidget* ValuePanel::makeFlow()
{
    m_flowFrame = new BlockFrame(with(), this);
    m_flowFrame->setObjectName(QStringLiteral("lifecycleFlow"));
    m_flowFrame->setMinimumHeight(260);
    m_flowFrame->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_flowFrame->setRoom(BlockFrame::Room::None);
    m_flowFrame->setProperty("briefingPage", QStringLiteral("lifecycle"));
    connect(m_flowFrame, &BlockFrame::actionWanted, this, &ValuePanel::wanted);
    BlockBody* body = m_flowFrame->body();
    m_flow = new charts::StageFlowView(body);
    auto* views = static_cast<QStackedLayout*>(body->layout());
    views->addWidget(m_flow);
    connect(body, &BlockBody::viewMade, this, [this, body, views] {
        QMetaObject::invokeMethod(m_flow, [this, body, views] { views->setCurrentWidget(body->showsTable() ? body->view() : m_flow); }, Qt::QueuedConnection);
    });
    return m_flowFrame;
}

QWidget* ValuePanel::makeLifecycle()
{
    auto* page = new QWidget(bodyLayout()->parentWidget());
    QGridLayout* grid = scrolledGrid(page, nullptr, 1050);
    grid->addWidget(makeFlow(), 0, 0, 1, 2);
    grid->addWidget(makeBlock("stage-value"), 1, 0, 1, 2);
    grid->addWidget(makeBlock("stage-time"), 2, 0);
    grid->addWidget(makeBlock("stage-conversions"), 2, 1);
    grid->addWidget(makeBlock("stage-history"), 3, 0, 1, 2);
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(0, 6);
    grid->setRowStretch(1, 5);
    grid->setRowStretch(2, 6);
    grid->setRowStretch(3, 5);
    return page;
}

void ValuePanel::activate()
{
    refreshActive();
}

void ValuePanel::recompute()
{
    workbench().recompute();
}

void ValuePanel::refreshActive()
{
    m_value->setActive(tab() != LifecycleTab);
    m_lifecycle->setActive(tab() != MethodsTab);
}

void ValuePanel::hideEvent(QHideEvent* event)
{
    m_value->setActive(false);
    m_lifecycle->setActive(false);
    Panel::hideEvent(event);
}

void ValuePanel::showProblem(const QStringList& ids, const core::Error& problem)
{
    for (const QString& id : ids) {
        present::Block none;
        none.id = id;
        none.title = block(id)->block().title;
        none.state = present::State::Empty;
        none.emptyText = present::errorText(problem);
        none.emptyAction = problem.code == core::Code::NotEnoughData ? QStringLiteral("import") : QString();
        block(id)->setBlock(none);
    }
}

void ValuePanel::refreshValue()
{
    if (const auto& problem = m_value->problem()) {
        m_tiles->setTiles({});
        m_tiles->hide();
        m_caveats->setCaveats({});
        showProblem(kValueBlocks, *problem);
    } else if (m_value->answer() && !m_value->isComputing()) {
        const flow::ValueAnswer& answer = *m_value->answer();
        m_page = present::valuePage(answer, with().appearance.fmt());
        m_tiles->setTiles(m_page.tiles);
        m_tiles->show();
        m_caveats->setCaveats(m_page.caveats);
        for (const QString& id : kValueBlocks)
            if (const present::Block* made = m_page.block(id))
                block(id)->setBlock(*made);
        m_method->setCurrentIndex(std::max(0, m_method->findData(QString::fromStdString(answer.model.method))));
    }
    for (const QString& id : kValueBlocks)
        block(id)->setComputing(m_value->isComputing());
    m_method->setEnabled(!workbench().isReadOnly());
    m_model->setEnabled(!workbench().isReadOnly());
}

void ValuePanel::refreshLifecycle()
{
    if (const auto& problem = m_lifecycle->problem()) {
        showProblem(kStageBlocks, *problem);
        m_flow->setSpec({});
        present::Block none = block(kStageBlocks.first())->block();
        none.id = QStringLiteral("stage-transitions");
        none.title = tr("Lifecycle flow");
        m_flowFrame->setBlock(none);
    } else if (m_lifecycle->answer() && !m_lifecycle->isComputing()) {
        const present::Page page = present::lifecyclePage(*m_lifecycle->answer(), with().appearance.fmt());
        for (const QString& id : kStageBlocks)
            if (const present::Block* made = page.block(id))
                block(id)->setBlock(*made);
        m_flow->setSpec(present::stageFlowOf(*m_lifecycle->answer(), with().appearance.fmt()));
        if (const present::Block* moves = page.block(QStringLiteral("stage-transitions"))) {
            present::Block drawn = *moves;
            drawn.title = tr("Lifecycle flow");
            if (auto* matrix = std::get_if<present::GridSpec>(&drawn.body))
                matrix->legendLow = matrix->legendHigh = QString(); // arrows have no ramp
            if (!m_flow->spec().stages.isEmpty())
                drawn.subtitle = tr("arrows: % of the stage at the start that moved; width: customers; click to filter");
            m_flowFrame->setBlock(drawn);
            m_flow->describe(drawn);
        }
    }
    if (!m_lifecycle->answer())
        m_flow->setSpec({});
    m_flowFrame->setComputing(m_lifecycle->isComputing());
    for (const QString& id : kStageBlocks)
        block(id)->setComputing(m_lifecycle->isComputing());
}

// Whom the marks stand for. The stages of a move are those on the last days of a period and of the one before.
void ValuePanel::addMarks()
{
    const auto add = [this](const char* id, Marks::RuleOf ruleOf) { new Marks(with(), block(QString::fromLatin1(id)), std::move(ruleOf)); };
    const auto ofStage = [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::LifecycleAnswer* answer = m_lifecycle->answer();
        return answer && place.row >= 0 && place.row < flow::kLifecycleStages ? std::optional(flow::stageRule(answer->stages[std::size_t(place.row)].name)) : std::nullopt;
    };
    const auto moved = [this](int from, int to) -> std::optional<domain::Rule> {
        const flow::LifecycleAnswer* answer = m_lifecycle->answer();
        if (!answer || !answer->moved || from >= flow::kLifecycleStages || to >= flow::kLifecycleStages)
            return std::nullopt;
        const auto name = [&](int stage) { return answer->stages[std::size_t(stage)].name; };
        if (from >= 0 && to >= 0)
            return flow::stageMoveRule(name(from), name(to), *answer->moved);
        return from >= 0 ? flow::stageOnRule(name(from), core::lastDay(*answer->moved - 1)) : flow::stageOnRule(name(to), core::lastDay(*answer->moved));
    };
    for (const char* id : {"lifecycle-stages", "stage-value", "stage-time"})
        add(id, ofStage);
    add("stage-transitions", [this, moved](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::LifecycleAnswer* answer = m_lifecycle->answer();
        if (!place.table || !answer)
            return moved(place.row, place.column);
        int row = place.row; // the table leaves out what never happened
        for (int from = 0; from < flow::kLifecycleStages && row >= 0; ++from)
            for (int to = 0; to < flow::kLifecycleStages; ++to)
                if ((answer->moves[std::size_t(from)][std::size_t(to)].n > 0 || answer->allMoves[std::size_t(from)][std::size_t(to)].n > 0) && row-- == 0)
                    return moved(from, to);
        return std::nullopt;
    });
    new Marks(with(), m_flowFrame, [moved](const MarkPlace& place) { return moved(place.row, place.column); }, m_flow);
    add("stage-conversions", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::LifecycleAnswer* answer = m_lifecycle->answer();
        if (!answer || !answer->moved || place.row < 0 || place.row >= int(answer->conversions.size()))
            return std::nullopt;
        const flow::LifecycleConversion& one = answer->conversions[std::size_t(place.row)];
        if (one.to != "active")
            return flow::stageMoveRule(one.from, one.to, *answer->moved);
        std::vector<domain::Rule> any; // any stage but the first and the last
        for (std::size_t s = 1; s + 1 < answer->stages.size(); ++s)
            any.push_back(flow::stageMoveRule(one.from, answer->stages[s].name, *answer->moved));
        return domain::joined(domain::Rule::Kind::Any, std::move(any));
    });
    add("value-tenths", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::ValueAnswer* answer = m_value->answer(); // the best first
        const int tenth = answer ? int(answer->tenths.size()) - place.row : 0;
        return tenth > 0 && place.row >= 0 ? std::optional(flow::tenthRule(tenth, tenth)) : std::nullopt;
    });
    add("lorenz", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::ValueAnswer* answer = m_value->answer(); // worth more than those up to there
        return answer && place.row >= 0 && place.row < int(answer->lorenz.size()) ? std::optional(flow::tenthRule(std::min(10, place.row / 10 + 1), 10)) : std::nullopt;
    });
    add("value-distribution", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::ValueAnswer* answer = m_value->answer();
        if (!answer || place.row < 0 || place.row >= int(answer->bins.size()))
            return std::nullopt;
        const flow::ValueBin& bin = answer->bins[std::size_t(place.row)];
        return flow::remainingValueRule(bin.low, place.row + 1 == int(answer->bins.size()) ? std::numeric_limits<double>::infinity() : bin.high);
    });
    add("crv-channels", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::ValueAnswer* answer = m_value->answer();
        return answer && place.row >= 0 && place.row < int(answer->groups.size()) ? std::optional(flow::valueRule(answer->by, answer->groups[std::size_t(place.row)].name)) : std::nullopt;
    });
    add("value-segments", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const flow::ValueAnswer* answer = m_value->answer();
        if (!answer || place.row < 0 || place.row >= int(answer->segments.size()))
            return std::nullopt;
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = answer->segments[std::size_t(place.row)].name;
        return rule;
    });
}

void ValuePanel::chooseMethod()
{
    workbench().changeSetting(QStringLiteral("value.method"), m_method->currentData().toString());
}

void ValuePanel::editModel()
{
    if (!m_value->answer())
        return;
    auto* dialog = new ValueModelDialog(with(), m_value->answer()->model, this);
    dialog->open();
}

void ValuePanel::retranslate()
{
    header()->setTabs({tr("Overview"), tr("Methods"), tr("Lifecycle")});
    header()->setTexts(tr("Value & lifecycle"),
        tab() == MethodsTab       ? tr("Which forecast of value can be trusted?")
            : tab() == LifecycleTab ? tr("How long do stages last, and what comes next?")
                                    : tr("Where is the value, and at which stage is it lost?"));
    m_model->setText(tr("CLV model…"));
    m_method->setAccessibleName(tr("Method of customer value"));
    m_method->setItemText(0, tr("Best the data allow"));
    for (int i = 1; i < m_method->count(); ++i)
        m_method->setItemText(i, present::valueMethodTitle(m_method->itemData(i).toString()));
    m_method->setVisible(tab() != LifecycleTab);
    m_model->setVisible(tab() != LifecycleTab);
    refreshValue();
    refreshLifecycle();
}

} // namespace holdfast::app
