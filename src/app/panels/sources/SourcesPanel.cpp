// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/SourcesPanel.h"

#include "app/panels/sources/ChurnRulePage.h"
#include "app/panels/sources/ImportController.h"
#include "app/panels/sources/ImportPage.h"
#include "app/widgets/BlockFrame.h"
#include "present/pages/Pages.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace holdfast::app {

SourcesPanel::SourcesPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_controller(new ImportController(surroundings.workbench, this))
    , m_pages(new QStackedLayout)
    , m_tablesPage(new QWidget(this))
    , m_tables(new BlockFrame(surroundings, m_tablesPage))
    , m_imports(new BlockFrame(surroundings, m_tablesPage))
    , m_import(new ImportPage(surroundings, *m_controller, this))
    , m_churnRule(new ChurnRulePage(surroundings, this))
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
    tables->addWidget(m_tables, 1);
    tables->addWidget(m_imports, 1);
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
    connect(&workbench(), &Workbench::stateChanged, this, &SourcesPanel::refreshTables);
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
}

} // namespace holdfast::app
