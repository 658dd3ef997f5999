// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/SegmentsPanel.h"

#include "app/look/Icons.h"
#include "app/panels/segments/ExportSegment.h"
#include "app/panels/segments/SavedSegments.h"
#include "present/pages/Pages.h"

#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

SegmentsPanel::SegmentsPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_undo(new QPushButton(icon(QStringLiteral("undo"), with().appearance), {}, this))
    , m_save(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(m_more))
    , m_pages(new QStackedLayout)
{
    setObjectName(QStringLiteral("segmentsPanel"));
    // What is made where it stays is styled once.
    m_splitter = new QSplitter(Qt::Horizontal, bodyLayout()->parentWidget());
    auto* content = new QWidget(m_splitter);
    content->setLayout(m_pages);
    m_crossFilter = new CrossFilterView(surroundings, content);
    m_views = QList<SegmentsView*> {m_crossFilter} + segmentsViews(surroundings, content);
    m_undo->setObjectName(QStringLiteral("undoBrush"));
    m_save->setObjectName(QStringLiteral("saveSegmentButton"));
    m_save->setProperty("role", QStringLiteral("primary"));
    connect(m_undo, &QPushButton::clicked, this, [this] { workbench().undo(); });
    connect(m_save, &QPushButton::clicked, this, &SegmentsPanel::saveSegment);
    header()->addAction(m_undo);
    for (SegmentsView* view : m_views)
        for (QWidget* action : view->actions())
            header()->addAction(action);
    header()->addAction(m_more);
    header()->addAction(m_save);
    makeMenu();

    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    for (SegmentsView* view : m_views) {
        m_pages->addWidget(view);
        connect(view, &SegmentsView::actionWanted, this, [this](const QString& action) {
            if (action == QStringLiteral("import"))
                Q_EMIT importWanted();
            else
                Q_EMIT wanted(action);
        });
    }
    m_splitter->addWidget(content);
    m_saved = new SavedSegments(with(), m_splitter);
    m_splitter->addWidget(m_saved);
    for (SegmentsView* view : m_views)
        connect(m_saved, &SavedSegments::tickedChanged, view, &SegmentsView::setTicked);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({900, 292});
    auto* margin = new QVBoxLayout;
    margin->setContentsMargins(16, 0, 16, 12);
    margin->addWidget(m_splitter);
    bodyLayout()->addLayout(margin);
    m_splitter->restoreState(with().preferences.windowState(QStringLiteral("segments-splitter")));
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { with().preferences.setWindowState(QStringLiteral("segments-splitter"), m_splitter->saveState()); });

    connect(&workbench(), &Workbench::filtersChanged, this, &SegmentsPanel::refreshButtons);
    connect(&workbench(), &Workbench::explorationChanged, this, &SegmentsPanel::refreshButtons);
    connect(&workbench(), &Workbench::undoChanged, this, &SegmentsPanel::refreshButtons);
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refreshActive(isVisible());
        retranslate();
    });
    retranslate();
}

void SegmentsPanel::makeMenu()
{
    m_more->setObjectName(QStringLiteral("selectionMenu"));
    m_more->setProperty("role", QStringLiteral("icon"));
    m_more->setIcon(icon(QStringLiteral("more"), with().appearance));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    const auto add = [this](const char* name, std::function<void()> run) {
        QAction* action = m_menu->addAction(QString());
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, std::move(run));
    };
    add("selectionInvert", [this] { workbench().invert(); });
    add("selectionClear", [this] { workbench().clearFilters(); });
    m_menu->addSeparator();
    add("selectionExport", [this] { exportSegment(with(), this, {}, workbench().rule(), false); });
    add("selectionExportNames", [this] { exportSegment(with(), this, {}, workbench().rule(), true); });
}

void SegmentsPanel::retranslate()
{
    QStringList titles;
    for (SegmentsView* view : m_views) {
        view->retranslate();
        titles.append(view->title());
    }
    header()->setTabs(titles);
    header()->setTexts(tr("Segments"), m_views[tab()]->question());
    m_undo->setToolTip(tr("Undo brush"));
    m_undo->setAccessibleName(tr("Undo brush"));
    m_save->setText(tr("Save as segment…"));
    m_more->setAccessibleName(tr("Selection"));
    m_more->setToolTip(tr("Selection: invert, clear, export"));
    const QStringList texts {tr("Invert the selection"), tr("Clear the selection"), tr("Export under pseudonyms…"), tr("Export with names…")};
    int at = 0;
    for (QAction* action : m_menu->actions())
        if (!action->isSeparator())
            action->setText(texts[at++]);
    refreshButtons();
}

void SegmentsPanel::activate()
{
    refreshActive(true);
}

void SegmentsPanel::refreshActive(bool seen)
{
    for (int i = 0; i < m_views.size(); ++i) {
        m_views[i]->setActive(seen && i == tab());
        for (QWidget* action : m_views[i]->actions())
            action->setVisible(i == tab());
    }
    m_saved->setVisible(m_views[tab()]->besideSaved());
    if (seen)
        m_saved->activate();
}

void SegmentsPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    activate();
}

void SegmentsPanel::hideEvent(QHideEvent* event)
{
    refreshActive(false);
    Panel::hideEvent(event);
}

void SegmentsPanel::refreshButtons()
{
    m_undo->setEnabled(workbench().nextUndoIsBrush());
    m_save->setEnabled(!workbench().filters().empty() && !workbench().isReadOnly());
    const bool usable = workbench().exploration() != nullptr;
    m_more->setEnabled(usable);
    for (QAction* action : m_menu->actions()) {
        const QString name = action->objectName();
        action->setEnabled(usable && (!name.startsWith(QStringLiteral("selectionExport")) || !workbench().isReadOnly())
            && (name != QStringLiteral("selectionClear") || !workbench().filters().empty()));
    }
}

void SegmentsPanel::saveSegment()
{
    if (!m_save->isEnabled())
        return;
    QStringList parts;
    const flow::Exploration* exploration = workbench().exploration();
    for (const flow::FacetFilter& filter : workbench().filters()) {
        flow::Facet facet;
        facet.field = "rfm";
        for (const flow::Facet& candidate : exploration->facets())
            if (candidate.field == filter.field)
                facet = candidate;
        const present::ChipText text = present::chipText(facet, filter, with().appearance.fmt());
        parts.append(filter.rule ? text.value : text.label + u' ' + text.value);
    }
    with().dialogs.askText(this, tr("Save as segment"), tr("Name"), parts.join(QStringLiteral(", ")).left(60), [this](const QString& name) {
        if (!name.trimmed().isEmpty())
            workbench().saveSegment(name.trimmed());
    });
}

} // namespace holdfast::app
