// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/SourcesPanel.h"

#include "app/panels/sources/ChurnRulePage.h"
#include "app/panels/sources/ImportController.h"
#include "app/panels/sources/ImportPage.h"
#include "app/panels/sources/TableRows.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/pages/DataPages.h"
#include "present/pages/Pages.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace holdfast::app {

SourcesPanel::SourcesPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_controller(new ImportController(surroundings.workbench, this))
    , m_pages(new QStackedLayout)
    , m_tablesPage(new QWidget(bodyLayout()->parentWidget()))
    , m_tables(new BlockFrame(surroundings, m_tablesPage))
    , m_joins(new BlockFrame(surroundings, m_tablesPage))
    , m_imports(new BlockFrame(surroundings, m_tablesPage))
    , m_import(new ImportPage(surroundings, *m_controller, bodyLayout()->parentWidget()))
    , m_churnRule(new ChurnRulePage(surroundings, bodyLayout()->parentWidget()))
    , m_primary(new QPushButton(this))
{
    setObjectName(QStringLiteral("sourcesPanel"));
    m_primary->setObjectName(QStringLiteral("importPrimary"));
    m_primary->setProperty("role", QStringLiteral("primary"));
    connect(m_primary, &QPushButton::clicked, this, &SourcesPanel::nextStep);
    header()->addAction(m_primary);
    auto* tables = new QVBoxLayout(m_tablesPage);
    tables->setContentsMargins(16, 0, 16, 12);
    tables->setSpacing(12);
    m_tables->setObjectName(QStringLiteral("tables"));
    m_joins->setObjectName(QStringLiteral("joins"));
    m_imports->setObjectName(QStringLiteral("imports"));
    for (BlockFrame* frame : {m_tables, m_joins, m_imports})
        frame->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    tables->addWidget(m_tables, 4);
    tables->addWidget(m_joins, 3);
    tables->addWidget(m_imports, 4);
    m_pages->addWidget(m_tablesPage);
    m_pages->addWidget(m_import);
    m_pages->addWidget(m_churnRule);
    bodyLayout()->addLayout(m_pages);
    header()->setTabs({tr("Tables"), tr("Import"), tr("Churn rule")});
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        activate();
        refresh();
    });
    connect(m_controller, &ImportController::changed, this, [this] {
        refresh();
        Q_EMIT openChoicesChanged();
    });
    connect(m_import, &ImportPage::filesWanted, this, &SourcesPanel::filesWanted);
    connect(m_churnRule, &ChurnRulePage::importWanted, this, [this] { setTab(ImportTab); });
    for (BlockFrame* frame : {m_tables, m_imports})
        connect(frame, &BlockFrame::actionWanted, this, [this] { setTab(ImportTab); });
    connect(m_tables->body(), &BlockBody::viewMade, this, [this] {
        if (auto* table = m_tables->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, [this](int row) {
                for (const auto& entry : workbench().state().tables)
                    if (entry.rows > 0 && row-- == 0)
                        showTableRows(with(), entry.name, this);
            });
    });
    connect(&workbench(), &Workbench::stateChanged, this, &SourcesPanel::refreshTables);
    connect(&workbench(), &Workbench::factsChanged, this, [this] {
        m_joinsStale = true;
        if (isVisible())
            activate();
    });
    connect(&workbench(), &Workbench::closed, this, [this] {
        workbench().jobs().drop(QStringLiteral("joins"));
        m_joinStates.clear();
        m_joinsStale = true;
    });
    retranslate();
    setTab(ImportTab);
    m_pages->setCurrentIndex(ImportTab);
}

void SourcesPanel::retranslate()
{
    header()->setTabs({tr("Tables"), tr("Import"), tr("Churn rule")});
    m_import->retranslate();
    refresh();
    refreshTables();
}

void SourcesPanel::activate()
{
    if (tab() == ChurnRuleTab)
        m_churnRule->activate();
    if (tab() == TablesTab && m_joinsStale)
        measureJoins();
}

void SourcesPanel::measureJoins()
{
    const flow::SessionPtr session = workbench().session();
    if (!session)
        return;
    m_joinsStale = false;
    m_joins->setComputing(true);
    JobRequest request;
    request.name = tr("Finding the customers of rows");
    request.key = QStringLiteral("joins");
    request.visible = false;
    using Joins = std::vector<flow::JoinState>;
    workbench().jobs().run<Joins>(
        request, this, [session](core::JobContext& job) { return flow::measureJoins(*session, job); },
        [this, session](core::Result<Joins> joins) {
            if (workbench().session() != session)
                return;
            m_joins->setComputing(false);
            if (joins) {
                m_joinStates = std::move(*joins);
                m_joins->setBlock(present::joinsBlock(m_joinStates, with().appearance.fmt()));
            } else if (joins.error().code == core::Code::Cancelled) {
                m_joinsStale = true;
            } else {
                m_joins->setError(present::errorText(joins.error()));
            }
        });
}

void SourcesPanel::addFiles(const QStringList& files)
{
    m_controller->addFiles(files);
}

int SourcesPanel::openChoices() const
{
    return m_controller->openChoices();
}

void SourcesPanel::nextStep()
{
    if (m_step == Step::Choose)
        m_import->showNextChoice();
    else if (m_step == Step::Load)
        m_controller->loadReady();
    else if (m_step == Step::Overview)
        Q_EMIT overviewWanted();
}

void SourcesPanel::refresh()
{
    const QStringList questions {tr("What is in this workspace?"), tr("What is in these files, and can it be loaded?"),
        tr("When does a customer count as gone?")};
    header()->setTexts(tr("Sources"), questions[std::clamp(tab(), 0, 2)]);
    const auto& files = m_controller->files();
    const auto in = [&](FileState state) {
        return std::count_if(files.begin(), files.end(), [state](const SourceFile& file) { return file.state == state; });
    };
    const int open = m_controller->openChoices(), ready = m_controller->readyFiles();
    const auto busy = in(FileState::Reading) + in(FileState::Waiting) + in(FileState::Loading), loaded = in(FileState::Loaded);
    m_step = workbench().isReadOnly() ? Step::None
        : open > 0                    ? Step::Choose
        : ready > 0                   ? Step::Load
        : loaded > 0 && busy == 0     ? Step::Overview
                                      : Step::None;
    m_primary->setVisible(tab() == ImportTab && m_step != Step::None);
    m_primary->setText(m_step == Step::Choose ? tr("Next open choice")
            : m_step == Step::Load && ready == m_controller->readyRefreshes() ? (ready == 1 ? tr("Refresh") : tr("Refresh %n file(s)", nullptr, ready))
            : m_step == Step::Load            ? tr("Load %n file(s)", nullptr, ready)
                                              : tr("Open Overview"));
    m_primary->setToolTip(QStringLiteral("F8"));
    header()->setNote(tab() != ImportTab || files.empty()
            ? QString()
            : open > 0 ? tr("%n choice(s) open", nullptr, open)
            : busy > 0 ? tr("%n file(s) in work", nullptr, int(busy))
                       : QString());
}

void SourcesPanel::refreshTables()
{
    if (!workbench().isOpen())
        return;
    const present::Page page = present::tablesPage(workbench().state(), with().appearance.fmt());
    if (const present::Block* block = page.block(QStringLiteral("tables")))
        m_tables->setBlock(*block);
    if (const present::Block* block = page.block(QStringLiteral("imports")))
        m_imports->setBlock(*block);
    if (!m_joinsStale)
        m_joins->setBlock(present::joinsBlock(m_joinStates, with().appearance.fmt()));
}

} // namespace holdfast::app
