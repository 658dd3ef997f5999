// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/RecipeBlock.h"

#include "app/look/Icons.h"
#include "app/panels/quality/StepDialog.h"
#include "app/widgets/CellOrigin.h"
#include "app/widgets/RowsDialog.h"
#include "charts/ChartWidget.h"
#include "charts/PaintSupport.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

using charts::Type;
using domain::RecipeStep;
using domain::StepKind;

namespace {

constexpr int kLine = 37, kFrame = 84, kExamples = 76; // heights: a step, head and foot, least of the examples
constexpr int kBox = 34; // right end of the box of a step
enum LineRole { DetailRole = Qt::UserRole, CountRole, StateRole, ToneRole, OnRole };

class StepDelegate : public QStyledItemDelegate {
public:
    StepDelegate(const Appearance& appearance, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_appearance(appearance)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, kLine}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const charts::Theme& theme = m_appearance.theme();
        const charts::Typography& type = m_appearance.type();
        const QRectF rect(option.rect);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(rect, theme.accentSoft);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(rect, theme.hover);
        painter->fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.line);
        paintIcon(*painter, QRectF(rect.left() + 2, rect.center().y() - 7, 14, 14), QStringLiteral("drag"), theme.ink4);
        const bool on = index.data(OnRole).toBool();
        QStyleOptionViewItem box(option);
        box.rect = QRect(option.rect.left() + 18, option.rect.center().y() - 7, 14, 14);
        box.state = QStyle::State_Enabled | (on ? QStyle::State_On : QStyle::State_Off);
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        const QString count = index.data(CountRole).toString(), state = index.data(StateRole).toString();
        const QFont plain = type.font(Type::Table), caption = type.font(Type::Caption), figures = type.figures(Type::Table);
        const double stateWidth = std::max(46.0, charts::textWidth(caption, state) + 4), countWidth = charts::textWidth(figures, count);
        const double right = rect.right() - 6;
        const auto tone = present::Tone(index.data(ToneRole).toInt());
        charts::drawElided(*painter, {right - stateWidth, rect.top(), stateWidth, rect.height()}, Qt::AlignRight | Qt::AlignVCenter, state, caption,
            tone == present::Tone::Worse ? theme.bad : on ? theme.accent : theme.ink3);
        charts::drawElided(*painter, {right - stateWidth - 8 - countWidth, rect.top(), countWidth + 1, rect.height()}, Qt::AlignRight | Qt::AlignVCenter, count,
            figures, on ? theme.ink : theme.ink3);
        const double left = rect.left() + kBox + 4, room = right - stateWidth - 16 - countWidth - left;
        charts::drawElided(*painter, {left, rect.top() + 2, room, 18}, Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString(), plain,
            on ? theme.ink : theme.ink3);
        charts::drawElided(*painter, {left, rect.top() + 18, room, 16}, Qt::AlignLeft | Qt::AlignVCenter, index.data(DetailRole).toString(), caption, theme.ink3);
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        if (view && view->hasFocus() && view->currentIndex() == index) {
            painter->setPen(QPen(theme.accent, 2));
            painter->drawRect(rect.adjusted(1, 1, -1, -2));
        }
        painter->restore();
    }

private:
    const Appearance& m_appearance;
};

} // namespace

// ---- list ------------------------------------------------------------------------------------------------------------

StepList::StepList(const Surroundings& with, QWidget* parent)
    : QListWidget(parent)
    , m_with(with)
{
    setObjectName(QStringLiteral("recipeSteps"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new StepDelegate(with.appearance, this));
    setMouseTracking(true);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemDoubleClicked, this, [this](QListWidgetItem* item) { Q_EMIT opened(row(item)); });
}

void StepList::setLines(const QList<present::StepLine>& lines, const QList<bool>& on)
{
    while (count() > lines.size())
        delete takeItem(count() - 1);
    for (int i = 0; i < lines.size(); ++i) {
        if (i >= count())
            addItem(QString());
        QListWidgetItem* step = item(i);
        step->setText(lines[i].title);
        step->setData(DetailRole, lines[i].detail);
        step->setData(CountRole, lines[i].count);
        step->setData(StateRole, lines[i].state);
        step->setData(ToneRole, int(lines[i].tone));
        step->setData(OnRole, on[i]);
        step->setToolTip(charts::plainTip(lines[i].title + u'\n' + lines[i].detail));
        step->setData(Qt::AccessibleTextRole, QStringList({lines[i].title, lines[i].detail, lines[i].count, lines[i].state}).join(QStringLiteral(", ")));
    }
    if (currentRow() < 0 && count() > 0)
        setCurrentRow(0);
    viewport()->update();
}

void StepList::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const double x = event->position().x();
    if (index.isValid() && event->button() == Qt::LeftButton && x >= 16 && x < kBox) {
        setCurrentRow(index.row());
        Q_EMIT toggled(index.row());
        return;
    }
    QListWidget::mousePressEvent(event);
}

void StepList::keyPressEvent(QKeyEvent* event)
{
    const int at = currentRow();
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (at < 0)
        QListWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Space)
        Q_EMIT toggled(at);
    else if (control && event->key() == Qt::Key_Up)
        Q_EMIT moved(at, at - 1);
    else if (control && event->key() == Qt::Key_Down)
        Q_EMIT moved(at, at + 1);
    else if (event->key() == Qt::Key_Delete)
        Q_EMIT removed(at);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT opened(at);
    else
        QListWidget::keyPressEvent(event);
}

// The recipe moves the step and the list follows it.
void StepList::dropEvent(QDropEvent* event)
{
    const int from = currentRow();
    const QModelIndex target = indexAt(event->position().toPoint());
    int to = target.isValid() ? target.row() : count() - 1;
    if (target.isValid() && dropIndicatorPosition() == QAbstractItemView::BelowItem && to < from)
        ++to;
    else if (target.isValid() && dropIndicatorPosition() == QAbstractItemView::AboveItem && to > from)
        --to;
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    if (from >= 0 && to != from)
        QMetaObject::invokeMethod(this, [this, from, to] { Q_EMIT moved(from, to); }, Qt::QueuedConnection);
}

// ---- block -----------------------------------------------------------------------------------------------------------

RecipeBlock::RecipeBlock(const Surroundings& with, RecipeController& controller, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_controller(controller)
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_preview(new QLabel(this))
    , m_add(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
    , m_kinds(new QMenu(this))
    , m_list(new StepList(with, this))
    , m_examples(new charts::TableSpecView(this))
    , m_changes(new QPushButton(this))
    , m_revert(new QPushButton(this))
    , m_apply(new QPushButton(this))
{
    setObjectName(QStringLiteral("recipe"));
    setProperty("surface", QStringLiteral("block"));
    m_title->setProperty("type", QStringLiteral("block"));
    m_subtitle->setProperty("type", QStringLiteral("caption"));
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setProperty("type", QStringLiteral("secondary"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_problem->setProperty("type", QStringLiteral("bad"));
    m_problem->setWordWrap(true);
    m_preview->setProperty("type", QStringLiteral("secondary"));
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_problem->setTextFormat(Qt::PlainText);
    m_apply->setProperty("role", QStringLiteral("primary"));
    m_apply->setObjectName(QStringLiteral("applyRecipe"));
    m_revert->setObjectName(QStringLiteral("revertRecipe"));
    m_changes->setObjectName(QStringLiteral("recipeChanges"));
    m_add->setObjectName(QStringLiteral("addStep"));
    m_remove->setObjectName(QStringLiteral("removeStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 5, 6, 8);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    const std::array<std::pair<QToolButton*, const char*>, 4> tools {
        std::pair {m_up, "chevron-up"}, std::pair {m_down, "chevron-down"}, std::pair {m_remove, "trash"}, std::pair {m_add, "plus"}};
    for (const auto& [button, name] : tools) {
        button->setProperty("role", QStringLiteral("icon"));
        button->setFixedSize(22, 22);
        button->setIconSize({14, 14});
        button->setFocusPolicy(Qt::TabFocus);
        button->setIcon(icon(QString::fromLatin1(name), with.appearance, IconTone::Ink3));
        head->addWidget(button);
    }
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_examples, 2);
    m_examples->setObjectName(QStringLiteral("recipeExamples"));
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_problem);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 2, 6, 2);
    foot->setSpacing(6);
    foot->addWidget(m_preview, 1);
    foot->addWidget(m_changes);
    foot->addWidget(m_revert);
    foot->addWidget(m_apply);
    layout->addLayout(foot);

    connect(m_add, &QToolButton::clicked, this, [this] { m_kinds->popup(m_add->mapToGlobal(QPoint(0, m_add->height()))); });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (m_list->currentRow() >= 0)
            m_controller.removeStep(m_list->currentRow());
    });
    const auto move = [this](int from, int to) {
        m_controller.moveStep(from, to);
        if (to >= 0 && to < m_list->count())
            m_list->setCurrentRow(to);
    };
    connect(m_up, &QToolButton::clicked, this, [this, move] { move(m_list->currentRow(), m_list->currentRow() - 1); });
    connect(m_down, &QToolButton::clicked, this, [this, move] { move(m_list->currentRow(), m_list->currentRow() + 1); });
    connect(m_list, &StepList::moved, this, move);
    connect(m_list, &StepList::toggled, this, [this](int row) { m_controller.setOn(row, !m_controller.draft().steps[std::size_t(row)].on); });
    connect(m_list, &StepList::removed, this, [this](int row) { m_controller.removeStep(row); });
    connect(m_list, &StepList::opened, this, &RecipeBlock::openStep);
    connect(m_list, &QListWidget::currentRowChanged, this, &RecipeBlock::refresh);
    connect(m_changes, &QPushButton::clicked, this, &RecipeBlock::showChanges);
    connect(m_revert, &QPushButton::clicked, &controller, &RecipeController::revert);
    connect(m_apply, &QPushButton::clicked, &controller, &RecipeController::apply);
    connect(&controller, &RecipeController::changed, this, &RecipeBlock::refresh);
    connect(&with.appearance, &Appearance::changed, this, &RecipeBlock::retranslate);
    retranslate();
}

void RecipeBlock::retranslate()
{
    m_title->setText(tr("Cleaning recipe"));
    m_list->setAccessibleName(tr("Steps of the recipe"));
    m_examples->setAccessibleName(tr("Before and after, row by row"));
    m_examples->setTheme(m_with.appearance.theme());
    m_examples->setTypography(m_with.appearance.type());
    const std::array<std::pair<QToolButton*, QString>, 4> names {std::pair {m_add, tr("Add step")}, std::pair {m_remove, tr("Remove step (Delete)")},
        std::pair {m_up, tr("Move up (Ctrl+Up)")}, std::pair {m_down, tr("Move down (Ctrl+Down)")}};
    for (const auto& [button, name] : names) {
        button->setToolTip(name);
        button->setAccessibleName(name);
    }
    m_kinds->clear();
    for (int kind = 0; kind < domain::kStepKinds; ++kind) {
        const auto each = StepKind(kind);
        if (each == StepKind::MergeCustomers) // pairs are confirmed one by one
            m_kinds->addAction(present::stepKindName(each) + QStringLiteral("…"), this, &RecipeBlock::duplicatesWanted);
        else
            m_kinds->addAction(present::stepKindName(each) + QStringLiteral("…"), this, [this, each] { addWanted(each); });
    }
    m_changes->setText(tr("Changes…"));
    m_changes->setToolTip(tr("Before and after, row by row"));
    m_revert->setText(tr("Discard"));
    m_apply->setText(tr("Apply"));
    refresh();
}

void RecipeBlock::setTables(const flow::QualityAnswer* answer)
{
    m_tables = answer ? answer->tables : std::vector<flow::TableQuality>();
    refresh();
}

const flow::TableQuality* RecipeBlock::tableOf(const std::string& name) const
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(), [&](const flow::TableQuality& table) { return table.name == name; });
    return found != m_tables.end() ? &*found : nullptr;
}

void RecipeBlock::refresh()
{
    const present::Fmt& fmt = m_with.appearance.fmt();
    const domain::Recipe& draft = m_controller.draft();
    const flow::RecipeOutcome* outcome = m_controller.outcome();
    const bool table = !m_controller.table().empty(), writable = table && !m_with.workbench.isReadOnly();
    const int steps = int(draft.steps.size());
    m_subtitle->setText(!table ? QString()
            : steps == 0       ? present::roleName(QString::fromStdString(m_controller.table()))
                               : tr("%1, %n step(s), source rows stay unchanged", nullptr, steps).arg(present::roleName(QString::fromStdString(m_controller.table()))));
    m_subtitle->setToolTip(m_subtitle->text());
    QList<bool> on;
    for (const RecipeStep& step : draft.steps)
        on.append(step.on);
    {
        const QSignalBlocker quiet(m_list);
        m_list->setLines(present::stepLines(draft, outcome ? outcome->steps : std::vector<flow::StepEffect>(), m_controller.inForce(), fmt), on);
    }
    m_list->setVisible(steps > 0);
    m_list->setDragEnabled(writable);
    m_empty->setVisible(steps == 0);
    m_empty->setText(!table ? tr("Choose a table to clean.") : tr("No steps yet. Add one with +, or from a failing rule."));
    m_problem->setVisible(m_controller.problem().has_value());
    m_problem->setText(m_controller.problem() ? present::errorText(*m_controller.problem()) : QString());
    const int row = m_list->currentRow();
    QString preview;
    if (outcome && m_controller.isDirty()) {
        const flow::CellChange* example = nullptr;
        for (const flow::StepEffect& effect : outcome->steps)
            if (int(effect.step) == row && !effect.examples.empty())
                example = &effect.examples.front();
        const auto value = [](const std::string& text) { return text.empty() ? RecipeBlock::tr("empty") : QString::fromStdString(text); };
        if (example && !example->column.empty())
            preview = tr("Row %1: %2 → %3").arg(fmt.count(qint64(example->row)), value(example->before), value(example->after));
        else if (outcome->rowsBefore != outcome->rowsAfter)
            preview = tr("%1 → %2 rows").arg(fmt.count(qint64(outcome->rowsBefore)), fmt.count(qint64(outcome->rowsAfter)));
        else
            preview = tr("%1 cells change").arg(fmt.count(qint64(outcome->cells)));
    } else if (m_controller.isComputing()) {
        preview = tr("Trying the recipe…");
    }
    m_preview->setText(preview);
    m_preview->setToolTip(preview);
    refreshExamples();
    const bool dirty = m_controller.isDirty();
    m_changes->setVisible(outcome != nullptr && steps > 0);
    m_revert->setVisible(dirty && writable);
    m_apply->setVisible(dirty && writable);
    m_apply->setEnabled(outcome != nullptr && !m_controller.isComputing());
    m_add->setEnabled(writable && tableOf(m_controller.table()));
    m_remove->setEnabled(writable && row >= 0);
    m_up->setEnabled(writable && row > 0);
    m_down->setEnabled(writable && row >= 0 && row + 1 < steps);
}

// Rows before and after the chosen step, under the list where it leaves room.
void RecipeBlock::refreshExamples()
{
    const flow::RecipeOutcome* outcome = m_controller.outcome();
    const int list = kLine * m_list->count() + 2, room = height() - list - kFrame;
    bool any = false;
    if (outcome && room >= kExamples) {
        flow::RecipeOutcome one = *outcome;
        std::erase_if(one.steps, [this](const flow::StepEffect& effect) { return int(effect.step) != m_list->currentRow(); });
        const present::Page page = present::recipePage(one, m_with.appearance.fmt());
        present::TableSpec table = page.block(QStringLiteral("recipe-changes"))->asTable;
        any = !table.rows.isEmpty();
        if (any) { // the step is the chosen one
            table.columns.removeFirst();
            for (auto& row : table.rows)
                row.removeFirst();
            m_examples->setSpec(table);
        }
    }
    m_examples->setVisible(any);
    m_list->setMaximumHeight(any ? list : QWIDGETSIZE_MAX);
}

void RecipeBlock::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    refreshExamples();
}

void RecipeBlock::addWanted(StepKind kind)
{
    RecipeStep step;
    step.kind = kind;
    addStep(step);
}

void RecipeBlock::addStep(const RecipeStep& proposed)
{
    editStep(proposed, -1);
}

void RecipeBlock::openStep(int row)
{
    if (row < 0 || row >= int(m_controller.draft().steps.size()) || m_with.workbench.isReadOnly())
        return;
    const RecipeStep& step = m_controller.draft().steps[std::size_t(row)];
    if (step.kind == StepKind::MergeCustomers)
        Q_EMIT duplicatesWanted();
    else
        editStep(step, row);
}

void RecipeBlock::editStep(const RecipeStep& step, int row)
{
    const flow::TableQuality* table = tableOf(m_controller.table());
    if (!table)
        return;
    auto* dialog = new StepDialog(m_with, *table, tableOf("customer"), this);
    dialog->setStep(step, row >= 0);
    connect(dialog, &StepDialog::stepMade, this, [this, row](const RecipeStep& made) {
        if (row < 0) {
            m_controller.addStep(made);
            m_list->setCurrentRow(m_list->count() - 1);
        } else {
            m_controller.changeStep(row, made);
        }
    });
    dialog->open();
}

void RecipeBlock::showChanges()
{
    const flow::RecipeOutcome* outcome = m_controller.outcome();
    if (!outcome)
        return;
    const present::Page page = present::recipePage(*outcome, m_with.appearance.fmt());
    const present::Block* changes = page.block(QStringLiteral("recipe-changes"));
    auto* dialog = new RowsDialog(m_with.appearance, this);
    dialog->setObjectName(QStringLiteral("changesDialog"));
    dialog->setWindowTitle(page.title);
    dialog->setTable(changes->asTable, changes->state == present::State::Empty ? changes->emptyText : changes->subtitle);
    dialog->open();
}

} // namespace holdfast::app
