// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/RuleView.h"

#include "app/look/Icons.h"
#include "app/panels/segments/ConditionForm.h"
#include "present/ErrorText.h"
#include "present/RuleText.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

namespace holdfast::app {

using domain::RuleDraft;
using Group = RuleDraft::Group;

RuleView::RuleView(const Surroundings& surroundings, QWidget* parent)
    : SegmentsView(surroundings, parent)
    , m_tree(new QTreeWidget(this))
    , m_form(new ConditionForm(this))
    , m_head(new QLabel(this))
    , m_words(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_formHead(new QLabel(this))
    , m_add(new QPushButton(icon(QStringLiteral("plus"), surroundings.appearance), {}, this))
    , m_change(new QPushButton(this))
    , m_all(new QPushButton(this))
    , m_any(new QPushButton(this))
    , m_none(new QPushButton(this))
    , m_remove(new QPushButton(icon(QStringLiteral("trash"), surroundings.appearance), {}, this))
{
    m_tree->setObjectName(QStringLiteral("ruleTree"));
    m_words->setObjectName(QStringLiteral("ruleWords"));
    m_problem->setObjectName(QStringLiteral("ruleProblem"));
    m_add->setObjectName(QStringLiteral("ruleAdd"));
    m_change->setObjectName(QStringLiteral("ruleChange"));
    m_all->setObjectName(QStringLiteral("ruleAll"));
    m_any->setObjectName(QStringLiteral("ruleAny"));
    m_none->setObjectName(QStringLiteral("ruleNone"));
    m_remove->setObjectName(QStringLiteral("ruleRemove"));
    m_add->setProperty("role", QStringLiteral("primary"));
    m_add->setIcon(icon(QStringLiteral("plus"), surroundings.appearance, IconTone::OnAccent));
    for (QLabel* head : {m_head, m_formHead})
        head->setProperty("type", QStringLiteral("block"));
    m_words->setProperty("type", QStringLiteral("secondary"));
    m_problem->setProperty("type", QStringLiteral("bad"));
    for (QLabel* text : {m_words, m_problem}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
    }
    m_problem->hide();
    m_tree->setColumnCount(3);
    m_tree->setRootIsDecorated(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);

    const auto block = [this] {
        auto* frame = new QFrame(this);
        frame->setProperty("surface", QStringLiteral("block"));
        auto* column = new QVBoxLayout(frame);
        column->setContentsMargins(12, 10, 12, 10);
        column->setSpacing(8);
        return column;
    };
    auto* left = block();
    left->addWidget(m_head);
    left->addWidget(m_words);
    left->addWidget(m_tree, 1);
    left->addWidget(m_problem);
    auto* groups = new QHBoxLayout;
    for (QPushButton* button : {m_all, m_any, m_none, m_remove})
        groups->addWidget(button);
    groups->addStretch(1);
    left->addLayout(groups);
    auto* right = block();
    right->parentWidget()->setFixedWidth(268);
    right->addWidget(m_formHead);
    right->addWidget(m_form, 1);
    auto* submit = new QHBoxLayout;
    submit->addWidget(m_change);
    submit->addWidget(m_add);
    right->addLayout(submit);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(10);
    whole->addWidget(left->parentWidget(), 1);
    whole->addWidget(right->parentWidget());

    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this] {
        if (const RuleDraft* part = m_draft.at(current()); part && part->group == Group::Condition)
            m_form->setCondition(part->condition);
        refreshButtons();
    });
    connect(m_form, &ConditionForm::edited, this, &RuleView::refreshButtons);
    connect(m_form, &ConditionForm::submitted, this, [this] { m_change->isEnabled() ? changeCondition() : addCondition(); });
    connect(m_add, &QPushButton::clicked, this, &RuleView::addCondition);
    connect(m_change, &QPushButton::clicked, this, &RuleView::changeCondition);
    connect(m_all, &QPushButton::clicked, this, [this] { addGroup(Group::All); });
    connect(m_any, &QPushButton::clicked, this, [this] { addGroup(Group::Any); });
    connect(m_none, &QPushButton::clicked, this, [this] { addGroup(Group::None); });
    connect(m_remove, &QPushButton::clicked, this, &RuleView::remove);
    const auto changed = [this] {
        // An edit of this tree has told so by the time it is looked at.
        m_stale = true;
        QMetaObject::invokeMethod(this, [this] {
            if (m_active && m_stale)
                takeSelection();
        }, Qt::QueuedConnection);
    };
    connect(&workbench(), &Workbench::filtersSettled, this, changed);
    connect(&workbench(), &Workbench::explorationChanged, this, [this, changed] {
        m_fieldsStale = true;
        if (m_active)
            readFields();
        changed();
    });
    connect(&workbench(), &Workbench::segmentsChanged, this, [this] {
        m_fieldsStale = true;
        if (m_active)
            readFields();
        measure();
    });
    connect(&workbench(), &Workbench::closed, this, [this] {
        m_draft = {};
        m_sizes.clear();
        m_form->setFields({}, {});
        rebuild({});
    });
    retranslate();
}

void RuleView::retranslate()
{
    m_head->setText(tr("Rule of the selection"));
    m_formHead->setText(tr("Condition"));
    m_tree->setHeaderLabels({tr("Condition"), tr("Customers"), tr("Churn rate")});
    m_tree->setAccessibleName(tr("Rule of the selection"));
    m_add->setText(tr("Add"));
    m_change->setText(tr("Change"));
    m_all->setText(tr("All of…"));
    m_any->setText(tr("Any of…"));
    m_none->setText(tr("None of…"));
    m_remove->setText(tr("Remove"));
    m_all->setToolTip(tr("A group of which all conditions must hold"));
    m_any->setToolTip(tr("A group of which at least one condition must hold"));
    m_none->setToolTip(tr("A group of which no condition may hold"));
    m_form->retranslate();
    rebuild(current());
}

void RuleView::setActive(bool active)
{
    m_active = active;
    if (!active)
        return;
    if (m_fieldsStale)
        readFields();
    if (m_stale)
        takeSelection();
    else if (!m_measured)
        measure();
}

void RuleView::readFields()
{
    const flow::SessionPtr session = workbench().session();
    if (!session || workbench().isExploring())
        return; // asked again when the customers are there
    m_fieldsStale = false;
    JobRequest request;
    request.name = tr("Reading the fields");
    request.key = QStringLiteral("rule-fields");
    request.visible = false;
    workbench().jobs().run<std::vector<flow::RuleField>>(
        request, this, [session, scope = workbench().scope()](core::JobContext& job) { return flow::ruleFields(*session, scope, job); },
        [this, session](core::Result<std::vector<flow::RuleField>> fields) {
            if (workbench().session() != session || !fields)
                return;
            QStringList segments;
            for (const flow::Segment& segment : workbench().state().segments)
                segments.append(QString::fromStdString(segment.name));
            m_form->setFields(*fields, segments);
            refreshButtons();
        });
}

void RuleView::takeSelection()
{
    m_stale = false;
    m_draft = domain::draftOf(workbench().rule());
    m_problem->hide();
    rebuild({});
    measure();
}

// ---- the tree --------------------------------------------------------------------------------------------------------

QString RuleView::wordsOf(const RuleDraft& draft) const
{
    switch (draft.group) {
    case Group::All:
        return tr("All of these hold");
    case Group::Any:
        return tr("At least one of these holds");
    case Group::None:
        return tr("None of these holds");
    case Group::Condition:
        break;
    }
    return present::ruleText(draft.condition);
}

void RuleView::fill(QTreeWidgetItem* item, const RuleDraft& draft)
{
    item->setText(0, wordsOf(draft));
    item->setToolTip(0, item->text(0));
    for (int column : {1, 2})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    for (const RuleDraft& part : draft.parts)
        fill(new QTreeWidgetItem(item), part);
    if (draft.parts.empty() && draft.group != Group::Condition)
        item->setToolTip(0, tr("Empty: it says nothing until a condition is added."));
}

void RuleView::rebuild(const Path& at)
{
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        fill(new QTreeWidgetItem(m_tree), m_draft);
        m_tree->expandAll();
    }
    m_tree->setCurrentItem(itemAt(at));
    m_words->setText(present::ruleText(domain::ruleOf(m_draft)));
    showSizes();
    refreshButtons();
}

RuleView::Path RuleView::pathOf(const QTreeWidgetItem* item)
{
    Path path;
    for (; item && item->parent(); item = item->parent())
        path.insert(path.begin(), std::size_t(item->parent()->indexOfChild(const_cast<QTreeWidgetItem*>(item))));
    return path;
}

QTreeWidgetItem* RuleView::itemAt(const Path& path) const
{
    QTreeWidgetItem* item = m_tree->topLevelItem(0);
    for (const std::size_t step : path)
        if (item && int(step) < item->childCount())
            item = item->child(int(step));
    return item;
}

RuleView::Path RuleView::current() const
{
    return pathOf(m_tree->currentItem());
}

// Parts that say something, in the order of the tree.
static void collect(const RuleDraft& draft, std::vector<domain::Rule>& rules)
{
    if (domain::saysSomething(draft))
        rules.push_back(domain::ruleOf(draft));
    for (const RuleDraft& part : draft.parts)
        collect(part, rules);
}

void RuleView::measure()
{
    const flow::SessionPtr session = workbench().session();
    m_measured = false;
    if (!session || !m_active || workbench().isExploring())
        return;
    std::vector<domain::Rule> rules;
    collect(m_draft, rules);
    flow::Scope all = workbench().scope();
    all.rule.reset();
    JobRequest request;
    request.name = tr("Counting the conditions");
    request.key = QStringLiteral("rule-sizes");
    request.visible = false;
    workbench().jobs().run<std::vector<flow::RuleSize>>(
        request, this, [session, all, rules](core::JobContext& job) { return flow::measureRules(*session, all, rules, job); },
        [this, session](core::Result<std::vector<flow::RuleSize>> sizes) {
            if (workbench().session() != session || !sizes)
                return;
            m_sizes = std::move(*sizes);
            m_measured = true;
            showSizes();
        });
}

void RuleView::showSizes()
{
    const present::Fmt fmt = with().appearance.fmt();
    std::size_t next = 0;
    const std::function<void(QTreeWidgetItem*, const RuleDraft&)> show = [&](QTreeWidgetItem* item, const RuleDraft& draft) {
        if (domain::saysSomething(draft) && next < m_sizes.size()) {
            const flow::RuleSize& size = m_sizes[next++];
            const bool rated = size.churnRate.value && size.churnRate.n > 0;
            item->setText(1, size.problem ? fmt.missing() : fmt.count(qint64(size.n)));
            item->setText(2, size.problem || !rated ? fmt.missing() : fmt.rate(*size.churnRate.value));
            item->setToolTip(2, rated ? tr("95% CI %1, n %2").arg(fmt.rateInterval(size.churnRate), fmt.count(qint64(size.churnRate.n))) : QString());
            if (size.problem)
                item->setToolTip(1, present::errorText(*size.problem));
        } else {
            item->setText(1, fmt.missing());
            item->setText(2, fmt.missing());
        }
        for (int i = 0; i < item->childCount(); ++i)
            show(item->child(i), draft.parts[std::size_t(i)]);
    };
    if (QTreeWidgetItem* root = m_tree->topLevelItem(0))
        show(root, m_draft);
}

// ---- edits -----------------------------------------------------------------------------------------------------------

// The draft becomes the selection; one that the data refuse is not taken.
void RuleView::apply(RuleDraft draft, const Path& at)
{
    const domain::Rule before = domain::ruleOf(m_draft), rule = domain::ruleOf(draft);
    m_problem->hide();
    if (rule == before) { // an empty group
        m_draft = std::move(draft);
        rebuild(at);
        measure();
        return;
    }
    workbench().select(rule, [this, draft = std::move(draft), at](const core::Error* refused) {
        if (!refused) {
            m_stale = false;
            m_draft = draft;
            m_sizes.clear();
            rebuild(at);
            measure();
        } else if (refused->code != core::Code::Cancelled) {
            m_problem->setText(present::errorText(*refused));
            m_problem->show();
        }
    });
}

void RuleView::addCondition()
{
    const auto condition = m_form->condition();
    if (!condition)
        return;
    RuleDraft draft = m_draft, part;
    part.group = Group::Condition;
    part.condition = *condition;
    const Path at = draft.add(current(), std::move(part));
    apply(std::move(draft), at);
}

void RuleView::changeCondition()
{
    const auto condition = m_form->condition();
    RuleDraft draft = m_draft;
    RuleDraft* part = draft.at(current());
    if (!condition || !part || part->group != Group::Condition)
        return;
    part->condition = *condition;
    apply(std::move(draft), current());
}

// On a group: turns it into this kind, unless it is one; then, and on a condition, a new group within or after it.
void RuleView::addGroup(Group group)
{
    RuleDraft draft = m_draft;
    const Path here = current();
    RuleDraft* part = draft.at(here);
    if (part && part->group != Group::Condition && part->group != group) {
        part->group = group;
        apply(std::move(draft), here);
        return;
    }
    RuleDraft made;
    made.group = group;
    const Path at = draft.add(here, std::move(made));
    apply(std::move(draft), at);
}

void RuleView::remove()
{
    RuleDraft draft = m_draft;
    const Path at = draft.remove(current());
    apply(std::move(draft), at);
}

void RuleView::move(int by)
{
    RuleDraft draft = m_draft;
    const Path at = draft.move(current(), by);
    if (at != current())
        apply(std::move(draft), at);
}

void RuleView::refreshButtons()
{
    const bool usable = workbench().exploration() != nullptr;
    const RuleDraft* part = m_draft.at(current());
    const auto condition = m_form->condition();
    m_add->setEnabled(usable && condition.has_value());
    m_change->setEnabled(usable && condition && part && part->group == Group::Condition && part->condition != *condition);
    for (QPushButton* button : {m_all, m_any, m_none})
        button->setEnabled(usable);
    m_remove->setEnabled(usable && part && (!current().empty() || !m_draft.parts.empty()));
}

bool RuleView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_tree || event->type() != QEvent::KeyPress)
        return SegmentsView::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Insert:
        addCondition();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        changeCondition();
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        remove();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!key->modifiers().testFlag(Qt::AltModifier))
            break;
        move(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_G:
        if (!key->modifiers().testFlag(Qt::ControlModifier))
            break;
        addGroup(key->modifiers().testFlag(Qt::ShiftModifier) ? Group::None : Group::Any);
        return true;
    default:
        break;
    }
    return SegmentsView::eventFilter(watched, event);
}

} // namespace holdfast::app
