// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/PairsEditor.h"

#include "app/look/Icons.h"
#include "app/panels/satisfaction/PairSlider.h"
#include "app/shell/Dialogs.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/GridView.h"
#include "present/pages/SatisfactionPages.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace holdfast::app {

PairsEditor::PairsEditor(const Surroundings& with, IndexDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_draft(draft)
    , m_block(new BlockFrame(with, this))
    , m_group(new QComboBox(m_block))
    , m_judge(new QComboBox(m_block))
    , m_add(new QPushButton(icon(QStringLiteral("plus"), with.appearance), {}, m_block))
    , m_mend(new QPushButton(icon(QStringLiteral("wand"), with.appearance), {}, m_block))
    , m_badge(new QLabel(m_block))
    , m_pair(new QLabel(m_block))
    , m_words(new QLabel(m_block))
    , m_left(new QLabel(m_block))
    , m_right(new QLabel(m_block))
    , m_hurts(new QLabel(m_block))
    , m_slider(new PairSlider(with.appearance, m_block))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_block);
    m_block->setObjectName(QStringLiteral("block-pairs"));
    m_group->setObjectName(QStringLiteral("pairsGroup"));
    m_judge->setObjectName(QStringLiteral("pairsJudge"));
    m_add->setObjectName(QStringLiteral("pairsAddJudge"));
    m_mend->setObjectName(QStringLiteral("pairsMend"));
    m_badge->setObjectName(QStringLiteral("pairsConsistency"));
    m_slider->setObjectName(QStringLiteral("pairsSlider"));
    m_add->setProperty("density", QStringLiteral("small"));
    m_mend->setProperty("density", QStringLiteral("small"));
    m_pair->setProperty("type", QStringLiteral("strong"));
    m_words->setProperty("type", QStringLiteral("secondary"));
    for (QLabel* label : {m_left, m_right, m_hurts})
        label->setProperty("type", QStringLiteral("caption"));
    for (QLabel* label : {m_badge, m_pair, m_words, m_left, m_right, m_hurts})
        label->setTextFormat(Qt::PlainText);
    m_hurts->setWordWrap(true);
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // the choices give way
    for (QComboBox* choice : {m_group, m_judge})
        choice->setMinimumWidth(72);
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* column = static_cast<QBoxLayout*>(m_block->layout());
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(0, 0, 6, 2);
    tools->setSpacing(6);
    tools->addWidget(m_group);
    tools->addWidget(m_judge);
    tools->addWidget(m_add);
    tools->addStretch(1);
    tools->addWidget(m_badge);
    column->insertLayout(1, tools);
    auto* rule = new QFrame(m_block);
    rule->setFrameShape(QFrame::HLine);
    rule->setFixedHeight(1);
    column->addWidget(rule);
    auto* pair = new QHBoxLayout;
    pair->setContentsMargins(0, 4, 6, 0);
    pair->addWidget(m_pair);
    pair->addStretch(1);
    pair->addWidget(m_words);
    column->addLayout(pair);
    column->addWidget(m_slider);
    auto* ends = new QHBoxLayout;
    ends->setContentsMargins(0, 0, 6, 0);
    ends->addWidget(m_left);
    ends->addStretch(1);
    ends->addWidget(m_right);
    column->addLayout(ends);
    auto* mending = new QHBoxLayout;
    mending->setContentsMargins(0, 0, 6, 0);
    mending->addWidget(m_hurts, 1);
    mending->addWidget(m_mend);
    column->addLayout(mending);

    connect(m_group, &QComboBox::activated, this, [this] {
        m_current = {1, 0};
        m_draft.setParentNode(m_group->currentData().toString().toStdString());
    });
    connect(m_judge, &QComboBox::activated, this, &PairsEditor::refresh);
    connect(m_add, &QPushButton::clicked, this, &PairsEditor::addJudge);
    connect(m_mend, &QPushButton::clicked, this, &PairsEditor::mend);
    connect(m_slider, &PairSlider::ratioPreviewed, this, [this](double ratio) { m_draft.preview(judged(ratio)); });
    connect(m_slider, &PairSlider::ratioChosen, this, &PairsEditor::judge);
    connect(m_block->body(), &BlockBody::viewMade, this, [this] {
        charts::GridView* grid = m_block->body()->grid();
        if (!grid)
            return;
        grid->setSelectable(false);
        grid->installEventFilter(this);
        connect(grid, &charts::GridView::cellMovedTo, this, &PairsEditor::setCurrent);
    });
    connect(&draft, &IndexDraft::changed, this, &PairsEditor::refresh);
    retranslate();
}

void PairsEditor::retranslate()
{
    m_group->setAccessibleName(tr("Parts that are compared"));
    m_judge->setAccessibleName(tr("Judge"));
    m_add->setToolTip(tr("Add a judge"));
    m_add->setAccessibleName(tr("Add a judge"));
    m_slider->setAccessibleName(tr("How many times as important"));
    refresh();
}

std::string PairsEditor::judgeName() const
{
    return m_judge->currentData().toString().toStdString();
}

void PairsEditor::refresh()
{
    const auto& system = m_draft.system();
    const QString before = m_judge->currentData().toString();
    const bool all = m_judge->currentIndex() == 0 && m_judge->count() > 2;
    m_group->clear();
    m_group->addItem(tr("Dimensions"), QString());
    for (const auto& node : system.nodes)
        if (!system.children(node.id).empty())
            m_group->addItem(QString::fromStdString(node.name), QString::fromStdString(node.id));
    m_group->setCurrentIndex(std::max(0, m_group->findData(QString::fromStdString(m_draft.parentNode()))));
    m_judge->clear();
    m_judge->addItem(tr("All judges"), QString());
    if (const domain::IndexGroup* group = system.group(m_draft.parentNode()))
        for (const auto& judge : group->judges)
            m_judge->addItem(QString::fromStdString(judge.judge), QString::fromStdString(judge.judge));
    if (m_judge->count() == 1)
        m_judge->addItem(tr("Judge 1"), tr("Judge 1"));
    const int found = before.isEmpty() ? -1 : m_judge->findData(before);
    m_judge->setCurrentIndex(all ? 0 : found >= 0 ? found : 1);

    const flow::GroupWeights* group = m_draft.group();
    const present::Fmt fmt = m_with.appearance.fmt();
    if (!group || !m_draft.answer()) {
        present::Block none;
        none.id = QStringLiteral("pairs");
        none.title = tr("Pairwise weights (AHP)");
        none.state = present::State::Empty;
        none.emptyText = tr("Needs an index of at least two parts.");
        m_block->setBlock(none);
        m_own.reset();
        m_badge->hide();
        m_mend->hide();
        m_hurts->hide();
        refreshPair();
        return;
    }
    present::Block block = present::pairsBlock(*group, system, judgeName(), m_draft.answer()->basis, fmt);
    m_block->setBlock(block);
    std::optional<analytics::JudgedWeights> weights = group->ahp;
    for (const auto& [name, own] : group->byJudge)
        if (name == judgeName())
            weights = own;
    const QString badge = present::consistencyText(weights, fmt);
    const bool consistent = !weights || !weights->cr || *weights->cr <= 0.1;
    m_badge->setText(badge.isEmpty() ? QString() : (consistent ? QStringLiteral("✓ ") : QStringLiteral("▲ ")) + badge);
    m_badge->setVisible(!badge.isEmpty());
    m_badge->setProperty("tag", consistent ? QStringLiteral("good") : QStringLiteral("breach"));
    m_badge->style()->unpolish(m_badge);
    m_badge->style()->polish(m_badge);
    // What contradicts is said of the judge in view; all together lead to the one who contradicts most.
    m_own = judgeName().empty() || group->byJudge.size() < 2 ? std::optional(*group) : alone(judgeName());
    const bool mendable = m_own && m_own->repair && m_draft.isWritable();
    m_mend->setVisible(mendable);
    m_hurts->setVisible(mendable);
    if (mendable) {
        const QString worst = worstJudge();
        m_hurts->setText(present::inconsistencyText(*m_own, m_draft.childNames(), fmt));
        m_mend->setText(worst.isEmpty() ? tr("Mend") : tr("Look at %1").arg(worst));
        m_mend->setToolTip(worst.isEmpty() ? present::repairText(*m_own, m_draft.childNames(), fmt) : tr("Whose judgements contradict each other most"));
        m_mend->setAccessibleDescription(m_mend->toolTip());
    }
    const int size = int(m_draft.childNames().size());
    if (m_current.x() >= size || m_current.y() >= size)
        m_current = {1, 0};
    if (charts::GridView* grid = m_block->body()->grid())
        grid->setCurrent(m_current);
    refreshPair();
}

void PairsEditor::setCurrent(QPoint cell)
{
    m_current = cell;
    if (charts::GridView* grid = m_block->body()->grid())
        grid->setCurrent(cell);
    refreshPair();
}

// The slider always has the earlier part at the left.
void PairsEditor::refreshPair()
{
    const QStringList names = m_draft.childNames();
    const int first = std::min(m_current.x(), m_current.y()), second = std::max(m_current.x(), m_current.y());
    const bool pair = first != second && second < names.size() && m_draft.group();
    for (QWidget* part : std::initializer_list<QWidget*> {m_pair, m_words, m_left, m_right})
        part->setVisible(pair);
    m_slider->setVisible(pair);
    m_slider->setEnabled(pair && m_draft.isWritable() && !judgeName().empty());
    if (!pair)
        return;
    double ratio = 1;
    if (const domain::IndexGroup* group = m_draft.system().group(m_draft.parentNode()))
        for (const auto& judge : group->judges)
            if (judge.judge == judgeName()) {
                const auto siblings = m_draft.system().children(m_draft.parentNode());
                ratio = domain::judgementMatrix(judge, siblings)[std::size_t(first) * siblings.size() + std::size_t(second)];
            }
    m_slider->setRatio(ratio);
    m_pair->setText(tr("%1 vs %2").arg(names[first], names[second]));
    m_words->setText(present::judgementText(ratio, m_with.appearance.fmt()));
    m_left->setText(tr("%1 matters more").arg(names[first]));
    m_right->setText(tr("%1 matters more").arg(names[second]));
    m_slider->setAccessibleDescription(QStringLiteral("%1, %2").arg(m_pair->text(), m_words->text()));
}

// `ratio` is of the earlier part to the later one.
domain::IndexSystem PairsEditor::judged(double ratio) const
{
    domain::IndexSystem system = m_draft.system();
    const auto siblings = system.children(m_draft.parentNode());
    const int first = std::min(m_current.x(), m_current.y()), second = std::max(m_current.x(), m_current.y());
    if (first == second || second >= int(siblings.size()))
        return system;
    const std::string a = siblings[std::size_t(first)]->id, b = siblings[std::size_t(second)]->id, name = judgeName();
    domain::IndexGroup& group = system.groupOf(m_draft.parentNode());
    auto judge = std::ranges::find(group.judges, name, &domain::PairJudge::judge);
    if (judge == group.judges.end()) {
        group.judges.push_back({name, {}});
        judge = group.judges.end() - 1;
    }
    std::erase_if(judge->pairs, [&](const domain::PairJudgement& pair) { return (pair.a == a && pair.b == b) || (pair.a == b && pair.b == a); });
    judge->pairs.push_back({a, b, ratio});
    if (group.inForce == domain::WeightKind::Equal)
        group.inForce = domain::WeightKind::Ahp;
    return system;
}

void PairsEditor::judge(double ratio)
{
    if (!m_slider->isEnabled())
        return;
    const QStringList names = m_draft.childNames();
    const int first = std::min(m_current.x(), m_current.y()), second = std::max(m_current.x(), m_current.y());
    m_draft.keep(judged(ratio), tr("%1 vs %2").arg(names.value(first), names.value(second)));
}

// The group in view as if this judge were the only one.
std::optional<flow::GroupWeights> PairsEditor::alone(const std::string& judge) const
{
    domain::IndexSystem system = m_draft.system();
    domain::IndexGroup& group = system.groupOf(m_draft.parentNode());
    std::erase_if(group.judges, [&](const domain::PairJudge& each) { return each.judge != judge; });
    core::JobContext job;
    const auto weighed = flow::weighIndex(system, job);
    if (!weighed)
        return std::nullopt;
    const auto found = std::ranges::find(*weighed, m_draft.parentNode(), &flow::GroupWeights::parent);
    return found == weighed->end() ? std::nullopt : std::optional(*found);
}

// Of several judges seen together: the least consistent one. Empty when one judge is in view.
QString PairsEditor::worstJudge() const
{
    const flow::GroupWeights* group = m_draft.group();
    if (!judgeName().empty() || !group || group->byJudge.size() < 2)
        return {};
    const auto worst = std::ranges::max_element(group->byJudge, {}, [](const auto& judge) { return judge.second.cr.value_or(0); });
    return QString::fromStdString(worst->first);
}

void PairsEditor::mend()
{
    if (!m_own || !m_own->repair)
        return;
    if (const QString worst = worstJudge(); !worst.isEmpty()) {
        m_judge->setCurrentIndex(m_judge->findData(worst));
        refresh();
        return;
    }
    const auto mend = *m_own->repair;
    if (judgeName().empty())
        m_judge->setCurrentIndex(1); // the only one
    m_current = {int(std::max(mend.changeRow, mend.changeColumn)), int(std::min(mend.changeRow, mend.changeColumn))};
    const double ratio = mend.changeRow < mend.changeColumn ? mend.changeTo : 1 / mend.changeTo;
    refreshPair();
    judge(ratio);
}

void PairsEditor::addJudge()
{
    m_with.dialogs.askText(this, tr("Add a judge"), tr("Name"), tr("Judge %1").arg(m_judge->count()), [this](const QString& name) {
        domain::IndexSystem system = m_draft.system();
        domain::IndexGroup& group = system.groupOf(m_draft.parentNode());
        const std::string word = name.trimmed().toStdString();
        if (word.empty() || std::ranges::find(group.judges, word, &domain::PairJudge::judge) != group.judges.end())
            return;
        group.judges.push_back({word, {}});
        m_draft.keep(system, name.trimmed());
        m_judge->setCurrentIndex(std::max(1, m_judge->findData(name.trimmed())));
        refresh();
    });
}

bool PairsEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || watched != m_block->body()->grid())
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    // A digit judges the row against the column; the slash turns a judgement round, for keyboards whose Shift+digit is another sign.
    if (m_current.x() == m_current.y())
        return QWidget::eventFilter(watched, event);
    const bool below = m_current.y() > m_current.x();
    if (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9) {
        const double strength = key->key() - Qt::Key_0;
        const bool turned = key->modifiers() & Qt::ShiftModifier;
        judge(turned != below ? 1 / strength : strength);
        return true;
    }
    if (key->key() == Qt::Key_Slash) {
        judge(1 / m_slider->ratio());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace holdfast::app
