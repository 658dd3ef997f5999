// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/IndexEditor.h"

#include "app/look/Icons.h"
#include "app/shell/Dialogs.h"
#include "flow/IndexMatch.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace holdfast::app {

static constexpr int kId = Qt::UserRole;

IndexTree::IndexTree(QWidget* parent)
    : QTreeWidget(parent)
{
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
}

QStringList IndexTree::mimeTypes() const
{
    return {QStringLiteral("application/x-holdfast-index-part")};
}

QMimeData* IndexTree::mimeData(const QList<QTreeWidgetItem*>& items) const
{
    if (items.isEmpty())
        return nullptr;
    auto* part = new QMimeData;
    part->setData(mimeTypes().constFirst(), items.constFirst()->data(0, kId).toString().toUtf8());
    return part;
}

QTreeWidgetItem* IndexTree::itemOf(const QString& id) const
{
    for (QTreeWidgetItemIterator at(const_cast<IndexTree*>(this)); *at; ++at)
        if ((*at)->data(0, kId).toString() == id)
            return *at;
    return nullptr;
}

void IndexTree::dropEvent(QDropEvent* event)
{
    const QString id = QString::fromUtf8(event->mimeData()->data(mimeTypes().constFirst()));
    const auto idOf = [](const QTreeWidgetItem* item) { return item ? item->data(0, kId).toString() : QString(); };
    QTreeWidgetItem* at = itemAt(event->position().toPoint());
    const DropIndicatorPosition where = at ? dropIndicatorPosition() : OnViewport;
    QString parent, before;
    if (where == OnItem) {
        parent = idOf(at);
    } else if (where != OnViewport) {
        parent = idOf(at->parent());
        before = idOf(where == AboveItem ? at : at->parent() ? at->parent()->child(at->parent()->indexOfChild(at) + 1) : topLevelItem(indexOfTopLevelItem(at) + 1));
    }
    setState(NoState);
    viewport()->update(); // the mark of where it would go
    // After a move the view would take the row away.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    if (!id.isEmpty())
        Q_EMIT dropped(id, parent, before);
}

IndexEditor::IndexEditor(const Surroundings& with, IndexDraft& draft, LiveAnswer<flow::SurveyModelAnswer>& model, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_draft(draft)
    , m_model(model)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_tree(new IndexTree(this))
    , m_template(new QPushButton(this))
    , m_dimension(new QPushButton(this))
    , m_item(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_templates(new QMenu(this))
    , m_items(new QMenu(this))
{
    setProperty("surface", QStringLiteral("block"));
    setObjectName(QStringLiteral("indexEditor"));
    m_title->setProperty("type", QStringLiteral("block"));
    m_hint->setProperty("type", QStringLiteral("caption"));
    m_hint->setWordWrap(true);
    m_tree->setObjectName(QStringLiteral("indexTree"));
    m_tree->setColumnCount(4);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < 4; ++column)
        m_tree->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);
    m_template->setObjectName(QStringLiteral("indexTemplate"));
    m_template->setMenu(m_templates);
    m_dimension->setObjectName(QStringLiteral("indexAddDimension"));
    m_item->setObjectName(QStringLiteral("indexAddItem"));
    m_item->setMenu(m_items);
    m_remove->setObjectName(QStringLiteral("indexRemove"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 10);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addWidget(m_tree, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QPushButton* button : {m_template, m_dimension, m_item, m_remove}) {
        button->setProperty("density", QStringLiteral("small"));
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_tree, &IndexTree::dropped, this, [this](const QString& id, const QString& into, const QString& before) {
        move(id.toStdString(), into.toStdString(), before.toStdString());
    });
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (m_filling || column != 0)
            return;
        domain::IndexSystem system = m_draft.system();
        const std::string id = item->data(0, kId).toString().toStdString(), name = item->text(0).trimmed().toStdString();
        for (auto& node : system.nodes)
            if (node.id == id && !name.empty() && node.name != name) {
                node.name = name;
                keep(system, item->text(0).trimmed(), id);
                return;
            }
        QMetaObject::invokeMethod(this, &IndexEditor::refresh, Qt::QueuedConnection);
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (m_filling || !item)
            return;
        m_remove->setEnabled(m_draft.isWritable());
        // The weights in view are those of the row's siblings, or of its parts.
        const std::string id = item->data(0, kId).toString().toStdString();
        const domain::IndexNode* node = m_draft.system().node(id);
        m_draft.setParentNode(!m_draft.system().children(id).empty() ? id : node ? node->parent : std::string());
    });
    connect(m_tree, &QTreeWidget::customContextMenuRequested, this, &IndexEditor::showMenu);
    connect(m_dimension, &QPushButton::clicked, this, [this] {
        m_with.dialogs.askText(this, tr("Add a dimension"), tr("Name"), tr("Dimension"), [this](const QString& name) { addDimension(name.trimmed()); });
    });
    connect(m_remove, &QPushButton::clicked, this, &IndexEditor::removeCurrent);
    connect(&draft, &IndexDraft::changed, this, &IndexEditor::refresh);
    connect(&model, &LiveAnswerBase::changed, this, &IndexEditor::fillMenus);
    retranslate();
}

void IndexEditor::retranslate()
{
    m_title->setText(tr("Index system"));
    m_hint->setText(tr("Drag items into dimensions, or use Ctrl and the arrow keys."));
    m_tree->setHeaderLabels({tr("Name"), tr("Measured by"), tr("Weight, %"), tr("Score")});
    m_tree->setAccessibleName(tr("Index system"));
    m_template->setText(tr("Template"));
    m_dimension->setText(tr("Add dimension…"));
    m_item->setText(tr("Add item"));
    m_remove->setText(tr("Remove"));
    fillMenus();
    refresh();
}

QString IndexEditor::labelOf(const std::string& column) const
{
    if (const flow::SurveyModelAnswer* answer = m_model.answer())
        for (const auto& seen : answer->columns)
            if (seen.column == column)
                return QString::fromStdString(!seen.use.label.empty() ? seen.use.label : seen.label.empty() ? seen.column : seen.label);
    return QString::fromStdString(column);
}

void IndexEditor::fillMenus()
{
    m_templates->clear();
    const bool chinese = m_with.appearance.fmt().chinese();
    for (const domain::IndexTemplate& each : domain::indexTemplates()) {
        QAction* action = m_templates->addAction(QString::fromUtf8((chinese ? each.chinese : each.english).data(), qsizetype((chinese ? each.chinese : each.english).size())));
        connect(action, &QAction::triggered, this, [this, id = std::string(each.id)] { useTemplate(id); });
    }
    m_items->clear();
    if (const flow::SurveyModelAnswer* answer = m_model.answer())
        for (const auto& seen : answer->columns)
            if (domain::isScaled(seen.use.kind) && seen.use.kind != domain::SurveyKind::Expectation && seen.use.kind != domain::SurveyKind::Importance)
                connect(m_items->addAction(labelOf(seen.column)), &QAction::triggered, this, [this, column = seen.column] { addItem(column); });
    m_item->setEnabled(!m_items->isEmpty() && m_draft.isWritable());
}

void IndexEditor::refresh()
{
    m_filling = true;
    const std::string current = currentId();
    m_tree->clear();
    const auto& system = m_draft.system();
    const flow::IndexAnswer* answer = m_draft.answer();
    const present::Fmt fmt = m_with.appearance.fmt();
    std::map<std::string, QTreeWidgetItem*> made;
    // Parents may come after their children in the list.
    const std::function<void(const std::string&, QTreeWidgetItem*)> add = [&](const std::string& parent, QTreeWidgetItem* above) {
        for (const domain::IndexNode* node : system.children(parent)) {
            auto* item = above ? new QTreeWidgetItem(above) : new QTreeWidgetItem(m_tree);
            item->setText(0, QString::fromStdString(node->name));
            item->setText(1, node->column.empty() ? QString() : labelOf(node->column));
            item->setData(0, kId, QString::fromStdString(node->id));
            item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
            item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsEditable | (node->column.empty() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags));
            if (answer)
                for (const auto& part : answer->parts)
                    if (part.id == node->id) {
                        item->setText(2, fmt.number(part.weight * 100, 1));
                        item->setText(3, part.score.value && part.missing.empty() ? fmt.number(*part.score.value, 1) : fmt.missing());
                    }
            if (node->column.empty()) {
                QFont bold = item->font(0);
                bold.setWeight(QFont::DemiBold);
                item->setFont(0, bold);
            }
            made[node->id] = item;
            add(node->id, item);
            item->setExpanded(true);
        }
    };
    add({}, nullptr);
    if (const auto found = made.find(current); found != made.end())
        m_tree->setCurrentItem(found->second);
    const bool writable = m_draft.isWritable();
    for (QPushButton* button : {m_template, m_dimension})
        button->setEnabled(writable);
    m_item->setEnabled(writable && !m_items->isEmpty());
    m_remove->setEnabled(writable && m_tree->currentItem());
    m_filling = false;
}

std::string IndexEditor::currentId() const
{
    return m_tree->currentItem() ? m_tree->currentItem()->data(0, kId).toString().toStdString() : std::string();
}

std::string IndexEditor::dimensionOf(const std::string& id) const
{
    const domain::IndexNode* node = m_draft.system().node(id);
    return !node ? std::string() : node->column.empty() ? node->id : node->parent;
}

void IndexEditor::keep(domain::IndexSystem system, const QString& subject, const std::string& chosen)
{
    // Weights of parts that are gone or moved say nothing any more.
    for (auto& group : system.groups) {
        const auto children = system.children(group.parent);
        const auto is = [&](const std::string& id) { return std::ranges::any_of(children, [&](const auto* child) { return child->id == id; }); };
        std::erase_if(group.direct, [&](const auto& entry) { return !is(entry.first); });
        for (auto& judge : group.judges)
            std::erase_if(judge.pairs, [&](const auto& pair) { return !is(pair.a) || !is(pair.b); });
        for (auto& expert : group.experts)
            std::erase_if(expert.scores, [&](const auto& entry) { return !is(entry.first); });
    }
    std::erase_if(system.groups, [&](const auto& group) { return system.children(group.parent).empty(); });
    m_draft.keep(system, subject);
    // Choosing a row may fill the tree anew.
    if (QTreeWidgetItem* row = m_tree->itemOf(QString::fromStdString(chosen)))
        m_tree->setCurrentItem(row);
}

static std::string freshId(const domain::IndexSystem& system, const std::string& wanted)
{
    std::string id = wanted.empty() ? std::string("part") : wanted;
    for (int n = 2; system.node(id); ++n)
        id = wanted + '-' + std::to_string(n);
    return id;
}

void IndexEditor::useTemplate(const std::string& id)
{
    const domain::IndexTemplate* found = domain::indexTemplate(id);
    if (!found)
        return;
    domain::IndexSystem system = domain::fromTemplate(*found, m_with.appearance.fmt().chinese());
    std::vector<std::pair<std::string, std::string>> questions;
    if (const flow::SurveyModelAnswer* answer = m_model.answer())
        for (const auto& seen : answer->columns)
            if (seen.use.kind == domain::SurveyKind::Item)
                questions.emplace_back(seen.column, labelOf(seen.column).toStdString());
    flow::matchItems(system, questions);
    keep(system, QString::fromStdString(system.name));
}

void IndexEditor::addDimension(const QString& name)
{
    if (name.isEmpty())
        return;
    domain::IndexSystem system = m_draft.system();
    const std::string id = freshId(system, "dimension");
    system.nodes.push_back({id, name.toStdString(), {}, {}});
    keep(system, name, id);
}

void IndexEditor::addItem(const std::string& column)
{
    domain::IndexSystem system = m_draft.system();
    const std::string id = freshId(system, column);
    system.nodes.push_back({id, labelOf(column).toStdString(), dimensionOf(currentId()), column});
    keep(system, labelOf(column), id);
}

void IndexEditor::removeCurrent()
{
    const std::string id = currentId();
    const domain::IndexNode* node = m_draft.system().node(id);
    if (!node)
        return;
    const QString name = QString::fromStdString(node->name);
    domain::IndexSystem system = m_draft.system();
    std::vector<std::string> gone {id};
    for (std::size_t i = 0; i < gone.size(); ++i)
        for (const auto* child : system.children(gone[i]))
            gone.push_back(child->id);
    std::erase_if(system.nodes, [&](const domain::IndexNode& each) { return std::ranges::find(gone, each.id) != gone.end(); });
    keep(system, name);
}

void IndexEditor::shift(int by)
{
    domain::IndexSystem system = m_draft.system();
    const std::string id = currentId();
    const domain::IndexNode* node = system.node(id);
    if (!node)
        return;
    const auto siblings = system.children(node->parent);
    const auto at = std::ranges::find(siblings, id, &domain::IndexNode::id) - siblings.begin();
    if (at + by < 0 || at + by >= std::ssize(siblings))
        return;
    const std::string other = siblings[std::size_t(at + by)]->id;
    const auto first = std::ranges::find(system.nodes, id, &domain::IndexNode::id), second = std::ranges::find(system.nodes, other, &domain::IndexNode::id);
    std::iter_swap(first, second);
    keep(system, m_tree->currentItem()->text(0), id);
}

void IndexEditor::reparent(const std::string& parent)
{
    const domain::IndexNode* node = m_draft.system().node(currentId());
    if (node && node->parent != parent)
        move(node->id, parent, {});
}

void IndexEditor::move(std::string id, std::string parent, std::string before)
{
    domain::IndexSystem system = m_draft.system();
    const auto found = std::ranges::find(system.nodes, id, &domain::IndexNode::id);
    if (found == system.nodes.end() || !m_draft.isWritable() || before == id)
        return;
    for (const domain::IndexNode* above = system.node(parent); above; above = system.node(above->parent))
        if (above->id == id)
            return; // into itself
    domain::IndexNode moved = *found;
    moved.parent = parent;
    system.nodes.erase(found);
    system.nodes.insert(before.empty() ? system.nodes.end() : std::ranges::find(system.nodes, before, &domain::IndexNode::id), moved);
    if (system != m_draft.system())
        keep(system, QString::fromStdString(moved.name), id);
}

void IndexEditor::setColumn(const std::string& column)
{
    domain::IndexSystem system = m_draft.system();
    for (auto& node : system.nodes)
        if (node.id == currentId()) {
            node.column = column;
            keep(system, QString::fromStdString(node.name), node.id);
            return;
        }
}

void IndexEditor::showMenu(const QPoint& at)
{
    const domain::IndexNode* node = m_draft.system().node(currentId());
    if (!node || !m_draft.isWritable())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Rename")), &QAction::triggered, this, [this] { m_tree->editItem(m_tree->currentItem(), 0); });
    QMenu* into = menu->addMenu(tr("Move to"));
    connect(into->addAction(tr("Directly under the index")), &QAction::triggered, this, [this] { reparent({}); });
    for (const auto& other : m_draft.system().nodes)
        if (other.column.empty() && other.id != node->id)
            connect(into->addAction(QString::fromStdString(other.name)), &QAction::triggered, this, [this, id = other.id] { reparent(id); });
    connect(menu->addAction(tr("Move up")), &QAction::triggered, this, [this] { shift(-1); });
    connect(menu->addAction(tr("Move down")), &QAction::triggered, this, [this] { shift(1); });
    if (m_draft.system().isItem(*node) && m_model.answer()) {
        QMenu* by = menu->addMenu(tr("Measured by"));
        for (const auto& seen : m_model.answer()->columns)
            if (domain::isScaled(seen.use.kind))
                connect(by->addAction(labelOf(seen.column)), &QAction::triggered, this, [this, column = seen.column] { setColumn(column); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Remove")), &QAction::triggered, this, &IndexEditor::removeCurrent);
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

bool IndexEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_tree || event->type() != QEvent::KeyPress || !m_draft.isWritable() || !m_tree->currentItem())
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    if (!(key->modifiers() & Qt::ControlModifier))
        return QFrame::eventFilter(watched, event);
    const QTreeWidgetItem* item = m_tree->currentItem();
    switch (key->key()) {
    case Qt::Key_Up:
        shift(-1);
        return true;
    case Qt::Key_Down:
        shift(1);
        return true;
    case Qt::Key_Left:
        if (item->parent())
            reparent(item->parent()->parent() ? item->parent()->parent()->data(0, kId).toString().toStdString() : std::string());
        return true;
    case Qt::Key_Right: {
        // Into the nearest dimension above among its siblings.
        const domain::IndexNode* node = m_draft.system().node(currentId());
        std::string above;
        for (const auto* sibling : m_draft.system().children(node ? node->parent : std::string())) {
            if (node && sibling->id == node->id)
                break;
            if (sibling->column.empty())
                above = sibling->id;
        }
        if (!above.empty())
            reparent(above);
        return true;
    }
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace holdfast::app
