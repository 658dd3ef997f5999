// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/QualityPanel.h"

#include "app/look/Icons.h"
#include "app/panels/quality/DuplicatesPage.h"
#include "app/panels/quality/QualityController.h"
#include "app/panels/quality/RecipeBlock.h"
#include "app/panels/quality/RecipeController.h"
#include "app/panels/quality/RuleDetail.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "charts/TreeSpecView.h"
#include "present/ErrorText.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace holdfast::app {

static constexpr int kLeastHeight = 600; // below it the panel scrolls

QualityPanel::QualityPanel(const Surroundings& surroundings, QualityController& controller, QWidget* parent)
    : Panel(surroundings, parent)
    , m_controller(controller)
    , m_recipe(new RecipeController(surroundings.workbench, this))
    , m_pages(new QStackedLayout)
    , m_duplicates(new DuplicatesPage(surroundings, bodyLayout()->parentWidget()))
    , m_again(new QPushButton(icon(QStringLiteral("refresh"), surroundings.appearance), {}, this))
    , m_export(new QPushButton(icon(QStringLiteral("dl"), surroundings.appearance), {}, this))
{
    setObjectName(QStringLiteral("qualityPanel"));
    m_again->setObjectName(QStringLiteral("qualityAgain"));
    m_export->setObjectName(QStringLiteral("qualityExport"));
    connect(m_again, &QPushButton::clicked, this, &QualityPanel::recompute);
    connect(m_export, &QPushButton::clicked, this, &QualityPanel::exportIssues);
    header()->addAction(m_again);
    header()->addAction(m_export);
    m_pages->addWidget(makeScores());
    m_pages->addWidget(m_duplicates);
    bodyLayout()->addLayout(m_pages);
    header()->setTabs({tr("Scores"), tr("Near-duplicates")});
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        activate();
        retranslate();
    });
    connect(m_duplicates, &DuplicatesPage::importWanted, this, &QualityPanel::importWanted);
    connect(&controller, &QualityController::changed, this, &QualityPanel::refresh);
    connect(&controller, &QualityController::placeChanged, this, &QualityPanel::showPlace);
    retranslate();
}

QWidget* QualityPanel::makeScores()
{
    auto* scroll = new FitScrollArea(bodyLayout()->parentWidget());
    auto* layout = new QVBoxLayout;
    QWidget* body = scroll->makeContent(layout, kLeastHeight);
    m_tiles = new charts::TileStrip(body);
    m_tiles->setObjectName(QStringLiteral("qualityTiles"));
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        if (tile < m_page.tiles.size()) {
            auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, with().appearance, this);
            popover->showAt(anchor);
        }
    });
    layout->addWidget(m_tiles);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    m_scores = new BlockFrame(with(), body);
    m_scores->setObjectName(QStringLiteral("qualityScores"));
    m_fixes = new BlockFrame(with(), body);
    m_fixes->setObjectName(QStringLiteral("fixFirst"));
    left->addWidget(m_scores, 5);
    left->addWidget(m_fixes, 2);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    m_detail = new RuleDetail(with(), m_controller, body);
    m_recipeBlock = new RecipeBlock(with(), *m_recipe, body);
    right->addWidget(m_detail, 4);
    right->addWidget(m_recipeBlock, 3);
    for (QWidget* block : std::initializer_list<QWidget*> {m_scores, m_fixes, m_detail, m_recipeBlock}) {
        block->setMinimumHeight(130);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // the stretches decide
    }
    columns->addLayout(left, 2);
    columns->addLayout(right, 1);
    layout->addLayout(columns, 1);
    connect(m_scores, &BlockFrame::actionWanted, this, &QualityPanel::importWanted);
    connect(m_scores->body(), &BlockBody::viewMade, this, [this] {
        if (charts::TreeSpecView* tree = m_scores->body()->tree())
            connect(tree, &charts::TreeSpecView::cellChosen, this, [this](int row, int column) {
                if (m_controller.answer())
                    if (const auto place = present::placeAt(*m_controller.answer(), row, column); place && *place != m_controller.place())
                        m_controller.setPlace(*place);
            });
    });
    connect(m_fixes->body(), &BlockBody::viewMade, this, [this] {
        if (charts::TableSpecView* table = m_fixes->body()->table()) {
            table->setSelectionMode(QAbstractItemView::SingleSelection);
            connect(table, &charts::TableSpecView::rowOpened, this, &QualityPanel::openFix);
            connect(table, &charts::TableSpecView::rowsChosen, this, [this](const QList<int>& rows) {
                if (!rows.isEmpty())
                    openFix(rows.first());
            });
        }
    });
    connect(m_detail, &RuleDetail::fixWanted, this, &QualityPanel::addFix);
    connect(m_recipeBlock, &RecipeBlock::duplicatesWanted, this, [this] { setTab(DuplicatesTab); });
    const auto dress = [this] {
        m_tiles->setTheme(with().appearance.theme());
        m_tiles->setTypography(with().appearance.type());
    };
    connect(&with().appearance, &Appearance::changed, this, dress);
    dress();
    return scroll;
}

void QualityPanel::activate()
{
    m_controller.setActive(true);
    if (tab() == DuplicatesTab)
        m_duplicates->activate();
}

void QualityPanel::hideEvent(QHideEvent* event)
{
    m_controller.setActive(false);
    Panel::hideEvent(event);
}

void QualityPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_fixes->setRoom(BlockFrame::Room::None);
}

void QualityPanel::recompute()
{
    m_controller.measureAgain();
}

void QualityPanel::retranslate()
{
    header()->setTabs({tr("Scores"), tr("Near-duplicates")});
    header()->setTexts(tr("Quality"), tab() == DuplicatesTab ? tr("Which customers are counted twice?") : tr("Can the numbers be trusted, and what should be fixed first?"));
    m_again->setText(tr("Check again"));
    m_export->setText(tr("Export issues…"));
    m_detail->retranslate();
    m_recipeBlock->retranslate();
    m_duplicates->retranslate();
    refresh();
}

void QualityPanel::refresh()
{
    const flow::QualityAnswer* answer = m_controller.answer();
    m_export->setEnabled(answer && !answer->fixFirst.empty());
    m_again->setEnabled(workbench().isOpen() && !m_controller.isComputing());
    const bool any = answer && !answer->tables.empty();
    m_tiles->setVisible(any);
    if (m_controller.problem()) {
        const QString sentence = present::errorText(*m_controller.problem());
        m_scores->setError(sentence);
        m_fixes->hide();
        m_detail->hide();
        m_recipeBlock->hide();
        return;
    }
    m_fixes->setVisible(!answer || any);
    m_detail->setVisible(!answer || any);
    m_recipeBlock->setVisible(!answer || any);
    if (answer && !m_controller.isComputing()) {
        m_page = present::qualityPage(*answer, QString::fromStdString(workbench().settings().currency), with().appearance.fmt());
        m_tiles->setTiles(m_page.tiles);
        m_scores->setBlock(*m_page.block(QStringLiteral("quality-scores")));
        m_fixes->setBlock(*m_page.block(QStringLiteral("fix-first")));
        m_recipeBlock->setTables(answer);
        showPlace();
    }
    m_scores->setComputing(m_controller.isComputing());
    m_fixes->setComputing(m_controller.isComputing());
}

void QualityPanel::showPlace()
{
    const flow::QualityAnswer* answer = m_controller.answer();
    if (!answer)
        return;
    m_recipe->setTable(m_controller.place().table);
    const auto [row, column] = present::cellOf(*answer, m_controller.place());
    charts::TreeSpecView* tree = m_scores->body()->tree();
    if (tree && row >= 0 && !m_controller.isComputing()
        && (tree->tree()->sourceRow(tree->currentIndex()) != row || tree->currentIndex().column() != column))
        tree->choose(row, column);
}

void QualityPanel::openFix(int row)
{
    const flow::QualityAnswer* answer = m_controller.answer();
    if (!answer || row < 0 || row >= int(answer->fixFirst.size()))
        return;
    const flow::Fix& fix = answer->fixFirst[std::size_t(row)];
    for (int d = 0; d < flow::kDimensions; ++d) {
        const present::QualityPlace place {fix.table, fix.column, flow::Dimension(d)};
        for (const flow::RuleResult& rule : present::rulesAt(*answer, place))
            if (rule.id() == fix.ruleId) {
                m_controller.setPlace(place, fix.ruleId);
                return;
            }
    }
}

// The kind of step that mends a rule, filled in as far as the rule knows.
void QualityPanel::addFix()
{
    const flow::RuleResult* rule = m_controller.rule();
    const flow::QualityAnswer* answer = m_controller.answer();
    if (!rule || !answer)
        return;
    domain::RecipeStep step;
    step.kind = domain::StepKind::Blank;
    std::string wanted;
    for (const flow::Fix& fix : answer->fixFirst)
        if (fix.ruleId == rule->id())
            wanted = fix.step;
    if (wanted.empty())
        wanted = rule->rule == "missing" ? "fill"
            : rule->rule == "variant-spelling" ? "standardise"
            : rule->rule == "duplicate-row" || rule->rule == "duplicate-key" ? "drop-duplicates"
            : rule->rule == "not-numeric" ? "convert"
            : rule->rule == "orphan-keys" ? "join"
                                          : "blank";
    for (int kind = 0; kind < domain::kStepKinds; ++kind)
        if (domain::word(domain::StepKind(kind)) == wanted)
            step.kind = domain::StepKind(kind);
    if (step.kind == domain::StepKind::MergeCustomers) {
        setTab(DuplicatesTab);
        return;
    }
    if (!rule->column.empty())
        step.columns = {rule->column};
    if (step.kind == domain::StepKind::Blank)
        for (const auto& [value, rows] : rule->examples)
            step.values.push_back(value);
    if (step.kind == domain::StepKind::Fill)
        step.with = domain::FillWith::Mode;
    if (step.kind == domain::StepKind::Convert)
        step.type = frame::ValueType::Decimal;
    m_recipeBlock->addStep(step);
}

void QualityPanel::exportIssues()
{
    m_fixes->exportData();
}

} // namespace holdfast::app
