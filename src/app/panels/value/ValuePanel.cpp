// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/value/ValuePanel.h"

#include "app/look/Icons.h"
#include "app/panels/value/ValueModelDialog.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "app/widgets/ElidedLabel.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/GridView.h"
#include "charts/ItemPlotView.h"
#include "charts/PlotView.h"
#include "charts/StageFlowView.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"
#include "present/pages/StageFlow.h"
#include "present/pages/ValuePages.h"

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

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

    connect(block(QStringLiteral("lifecycle-stages"))->body(), &BlockBody::viewMade, this, [this] {
        if (auto* items = block(QStringLiteral("lifecycle-stages"))->body()->items())
            connect(items, &charts::ItemPlotView::itemChosen, this, [this](int item) {
                if (m_lifecycle->answer())
                    filterWords(QStringLiteral("lifecycle_stage"), m_lifecycle->answer()->stages[std::size_t(item)].name);
            });
    });
    connect(block(QStringLiteral("value-tenths"))->body(), &BlockBody::viewMade, this, [this] {
        if (auto* items = block(QStringLiteral("value-tenths"))->body()->items())
            connect(items, &charts::ItemPlotView::itemChosen, this, [this](int item) { filterTenths(10 - item, 10 - item); });
    });
    connect(block(QStringLiteral("crv-channels"))->body(), &BlockBody::viewMade, this, [this] {
        if (auto* items = block(QStringLiteral("crv-channels"))->body()->items())
            connect(items, &charts::ItemPlotView::itemChosen, this, [this](int item) {
                const flow::ValueAnswer* answer = m_value->answer();
                if (answer && item < int(answer->groups.size()))
                    filterWords(QString::fromStdString(answer->by), answer->groups[std::size_t(item)].name);
            });
    });
    connect(block(QStringLiteral("lorenz"))->body(), &BlockBody::viewMade, this, [this] {
        if (auto* view = qobject_cast<charts::CurveView*>(block(QStringLiteral("lorenz"))->body()->view()))
            view->viewport()->installEventFilter(this);
    });
    connect(block(QStringLiteral("stage-transitions"))->body(), &BlockBody::viewMade, this, [this] {
        if (auto* grid = block(QStringLiteral("stage-transitions"))->body()->grid())
            grid->setSelectable(false);
    });
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

QWidget* ValuePanel::makeFlow()
{
    auto* frame = new QFrame(this);
    frame->setProperty("surface", QStringLiteral("block"));
    frame->setObjectName(QStringLiteral("lifecycleFlow"));
    frame->setMinimumHeight(240);
    m_flowTitle = new QLabel(frame);
    m_flowTitle->setProperty("type", QStringLiteral("block"));
    m_flowSubtitle = new ElidedLabel(frame);
    m_flowSubtitle->setProperty("type", QStringLiteral("caption"));
    m_flowSubtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_flow = new charts::StageFlowView(frame);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_flowTitle);
    head->addWidget(m_flowSubtitle, 1);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_flow, 1);
    connect(m_flow, &charts::StageFlowView::stageChosen, this, [this](const QString& stage) { filterWords(QStringLiteral("lifecycle_stage"), stage.toStdString()); });
    return frame;
}

QWidget* ValuePanel::makeLifecycle()
{
    auto* page = new QWidget(bodyLayout()->parentWidget());
    QGridLayout* grid = scrolledGrid(page, nullptr, 900);
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
    } else if (m_lifecycle->answer() && !m_lifecycle->isComputing()) {
        const present::Page page = present::lifecyclePage(*m_lifecycle->answer(), with().appearance.fmt());
        for (const QString& id : kStageBlocks)
            if (const present::Block* made = page.block(id))
                block(id)->setBlock(*made);
        m_flow->setSpec(present::stageFlowOf(*m_lifecycle->answer(), with().appearance.fmt()));
        const present::Block* moves = page.block(QStringLiteral("stage-transitions"));
        m_flow->describe(moves != nullptr ? *moves : present::Block());
        m_flowSubtitle->setText(m_flow->spec().stages.isEmpty() && moves != nullptr ? moves->emptyText
                                                                                    : tr("arrows: % of the stage at the start that moved; width: customers; click to filter"));
    }
    for (const QString& id : kStageBlocks)
        block(id)->setComputing(m_lifecycle->isComputing());
}

// The bins of a field of words; a second click on what is chosen takes it away.
void ValuePanel::filterWords(const QString& field, const std::string& word)
{
    const flow::Exploration* exploration = workbench().exploration();
    if (!exploration)
        return;
    for (const flow::Facet& facet : exploration->facets()) {
        if (QString::fromStdString(facet.field) != field)
            continue;
        std::vector<int> bins;
        for (std::size_t b = 0; b < facet.bins.size(); ++b)
            if (word.empty() ? facet.bins[b].missing : !facet.bins[b].missing && !facet.bins[b].other && facet.bins[b].from == word)
                bins.push_back(int(b));
        if (bins.empty())
            return;
        const auto now = std::ranges::find(workbench().filters(), facet.field, &flow::FacetFilter::field);
        const bool chosen = now != workbench().filters().end() && now->bins == bins;
        workbench().setFilter(field, chosen ? std::vector<int> {} : bins);
        return;
    }
}

void ValuePanel::filterTenths(int from, int to)
{
    const flow::Exploration* exploration = workbench().exploration();
    if (!exploration)
        return;
    for (const flow::Facet& facet : exploration->facets()) {
        if (facet.field != "value_tenth")
            continue;
        std::vector<int> bins;
        for (std::size_t b = 0; b < facet.bins.size(); ++b) {
            const int tenth = QString::fromStdString(facet.bins[b].from).toInt();
            if (!facet.bins[b].missing && tenth >= from && tenth <= to)
                bins.push_back(int(b));
        }
        const auto now = std::ranges::find(workbench().filters(), facet.field, &flow::FacetFilter::field);
        const bool chosen = now != workbench().filters().end() && now->bins == bins;
        if (!bins.empty())
            workbench().setFilter(QStringLiteral("value_tenth"), chosen ? std::vector<int> {} : bins);
        return;
    }
}

// A click on the Lorenz curve chooses the customers worth more than those up to that point.
bool ValuePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
        if (auto* view = qobject_cast<charts::CurveView*>(block(QStringLiteral("lorenz"))->body()->view()); view && view->viewport() == watched)
            if (const int point = view->hoveredPoint(); point >= 0)
                filterTenths(std::min(10, point / 10 + 1), 10);
    return Panel::eventFilter(watched, event);
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
    m_flowTitle->setText(tr("Lifecycle flow"));
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
