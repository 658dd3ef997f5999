// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the window: every one has a menu entry, and none is there that does nothing.
#include "app/look/Icons.h"
#include "app/model/Viewing.h"
#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/quality/QualityPanel.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/panels/sources/SourcesPanel.h"
#include "app/shell/CommandPalette.h"
#include "app/shell/ContextBar.h"
#include "app/shell/HelpDialog.h"
#include "app/shell/MainWindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolButton>

namespace holdfast::app {

QAction* MainWindow::add(QMenu* menu, const char* name, const QKeySequence& keys, std::function<void()> run, const char* iconName)
{
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    if (iconName)
        action->setIcon(icon(QString::fromLatin1(iconName), m_with.appearance));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    if (menu)
        menu->addAction(action);
    return action;
}

QAction* MainWindow::command(const QString& name) const
{
    return findChild<QAction*>(name, Qt::FindDirectChildrenOnly);
}

void MainWindow::makeActions()
{
    for (int i = 0; i < 7; ++i)
        m_menus.append(menuBar()->addMenu(QString()));
    QMenu *file = m_menus[0], *edit = m_menus[1], *view = m_menus[2], *sources = m_menus[3], *analyse = m_menus[4], *report = m_menus[5],
          *help = m_menus[6];
    Workbench& workbench = m_with.workbench;

    add(file, "newWorkspace", QKeySequence::New, [this] { newFromFiles(); }, "plus");
    add(file, "openWorkspace", QKeySequence::Open, [this] { openByDialog(); }, "folder");
    add(file, "openViewer", {}, [this] {
        Dialogs::FileQuestion question;
        question.title = tr("Open a workspace to view it");
        question.filter = tr("Holdfast workspaces (*.holdfast);;All files (*)");
        m_with.dialogs.askOpenFiles(this, question, false, [this](const QStringList& files) {
            if (!files.isEmpty())
                openToView(m_with.workbench, files.first());
        });
    });
    add(file, "openSample", {}, [this] { openSample(); }, "play");
    file->addSeparator();
    add(file, "saveCopy", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { saveCopy(); }, "copy");
    add(file, "sealWorkspace", {}, [this] { sealWorkspace(); }, "lock");
    add(file, "openSealed", {}, [this] { openSealed(); });
    add(file, "closeWorkspace", QKeySequence(Qt::CTRL | Qt::Key_W), [&workbench] { workbench.close(); });
    file->addSeparator();
    add(file, "quit", QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); })->setMenuRole(QAction::QuitRole);

    add(edit, "undo", QKeySequence(Qt::CTRL | Qt::Key_Z), [&workbench] { workbench.undo(); }, "undo");
    add(edit, "redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [&workbench] { workbench.redo(); }, "redo");
    edit->addSeparator();
    add(edit, "addFilter", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { m_context->addFilter(); }, "filter");
    add(edit, "findCustomer", QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_context->find(); }, "search");
    add(edit, "clearFilters", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), [&workbench] { workbench.clearFilters(); });
    edit->addSeparator();
    add(edit, "settings", QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showSettings(); }, "gear")->setMenuRole(QAction::PreferencesRole);

    add(view, "goOverview", QKeySequence(Qt::CTRL | Qt::Key_1), [this] { goTo(Rail::Overview); }, "overview");
    add(view, "goSegments", QKeySequence(Qt::CTRL | Qt::Key_2), [this] { goTo(Rail::Segments); }, "segments");
    add(view, "goEarlyWarning", QKeySequence(Qt::CTRL | Qt::Key_3), [this] { goTo(Rail::EarlyWarning); }, "pulse");
    add(view, "goSatisfaction", QKeySequence(Qt::CTRL | Qt::Key_4), [this] { goTo(Rail::Satisfaction); }, "smile");
    add(view, "goCustomers", QKeySequence(Qt::CTRL | Qt::Key_7), [this] { goTo(Rail::Customers); }, "person");
    add(view, "goCampaigns", QKeySequence(Qt::CTRL | Qt::Key_8), [this] { goTo(Rail::Campaigns); }, "flag");
    add(view, "goBriefings", QKeySequence(Qt::CTRL | Qt::Key_9), [this] { goTo(Rail::Briefings); }, "doc");
    add(view, "goValue", QKeySequence(Qt::CTRL | Qt::Key_5), [this] { goTo(Rail::Value); }, "value");
    add(view, "goSources", QKeySequence(Qt::CTRL | Qt::Key_0), [this] { goTo(Rail::Sources); }, "db");
    add(view, "goQuality", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0), [this] { goTo(Rail::Quality); }, "shield");
    view->addSeparator();
    add(view, "back", QKeySequence(Qt::ALT | Qt::Key_Left), [this] { step(-1); }, "chevron-left");
    add(view, "forward", QKeySequence(Qt::ALT | Qt::Key_Right), [this] { step(1); }, "chevron-right");
    add(view, "previousTab", QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] {
        Panel* now = panel(m_place);
        now->setTab(std::max(0, now->tab() - 1));
    });
    add(view, "nextTab", QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] {
        Panel* now = panel(m_place);
        now->setTab(now->tab() + 1);
    });
    view->addSeparator();
    add(view, "previousPeriod", QKeySequence(Qt::Key_BracketLeft), [this] { m_context->stepPeriod(-1); });
    add(view, "nextPeriod", QKeySequence(Qt::Key_BracketRight), [this] { m_context->stepPeriod(1); });
    view->addSeparator();
    add(view, "nextRegion", QKeySequence(Qt::Key_F6), [this] { focusRegion(1); });
    add(view, "previousRegion", QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { focusRegion(-1); });
    QAction* collapse = add(view, "collapseRail", QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
        m_with.preferences.setRailCollapsed(!m_with.preferences.railCollapsed());
        shapeRail();
    });
    collapse->setCheckable(true);
    collapse->setChecked(m_with.preferences.railCollapsed());
    add(view, "jobs", QKeySequence(Qt::CTRL | Qt::Key_J), [this] { showJobs(); }, "refresh");
    QMenu* theme = view->addMenu(QString());
    QMenu* language = view->addMenu(QString());
    m_subMenus = {theme, language};
    auto* themes = new QActionGroup(this);
    for (const auto& [name, choice] : {std::pair {"themeSystem", ThemeChoice::System}, {"themeLight", ThemeChoice::Light},
             {"themeDark", ThemeChoice::Dark}}) {
        QAction* action = add(theme, name, {}, [this, choice = choice] { m_with.appearance.setThemeChoice(choice); });
        action->setCheckable(true);
        action->setChecked(m_with.appearance.themeChoice() == choice);
        themes->addAction(action);
    }
    auto* languages = new QActionGroup(this);
    for (const QString& code : Appearance::languages()) {
        QAction* action = add(language, qPrintable(QStringLiteral("language-") + code), {}, [this, code] { m_with.appearance.setLanguage(code); });
        action->setCheckable(true);
        action->setChecked(m_with.appearance.language() == code);
        languages->addAction(action);
    }
    add(view, "fullScreen", QKeySequence(Qt::Key_F11), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });

    add(sources, "importFiles", QKeySequence(Qt::CTRL | Qt::Key_I), [this] { importByDialog(); }, "upload");
    add(sources, "pasteTable", QKeySequence::Paste, [this] { pasteTable(); }, "copy");
    add(sources, "goTables", {}, [this] { goTo(Rail::Sources, SourcesPanel::TablesTab); }, "table");
    add(sources, "goChurnRule", {}, [this] { goTo(Rail::Sources, SourcesPanel::ChurnRuleTab); }, "clock");
    add(sources, "goDuplicates", {}, [this] { goTo(Rail::Quality, QualityPanel::DuplicatesTab); }, "merge");
    sources->addSeparator();
    add(sources, "nextChoice", QKeySequence(Qt::Key_F8), [this] {
        goTo(Rail::Sources, SourcesPanel::ImportTab);
        static_cast<SourcesPanel*>(panel(Rail::Sources))->nextStep();
    });

    add(analyse, "saveSegment", QKeySequence(Qt::CTRL | Qt::Key_S), [this] {
        goTo(Rail::Segments);
        static_cast<SegmentsPanel*>(panel(Rail::Segments))->saveSegment();
    }, "segments");
    add(analyse, "listCustomers", QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
        goTo(Rail::Customers);
        static_cast<CustomersPanel*>(panel(Rail::Customers))->showList();
    }, "person");
    add(analyse, "recompute", QKeySequence(Qt::Key_F5), [&workbench] { workbench.recompute(); }, "refresh");

    add(report, "exportBriefing", QKeySequence(Qt::CTRL | Qt::Key_P), [this] {
        // Of the briefing in view, else the weekly one.
        auto* shown = m_place == Rail::Briefings ? qobject_cast<BriefingsPanel*>(panel(Rail::Briefings)) : nullptr;
        exportBriefing(shown ? shown->current() : QStringLiteral("weekly-churn"));
    }, "doc");

    add(help, "commands", QKeySequence(Qt::CTRL | Qt::Key_K), [this] { showCommands(); }, "search");
    add(help, "keys", QKeySequence(Qt::Key_F1), [this] { showHelp(); });
    add(help, "about", {}, [this] { showAbout(); }, "info")->setMenuRole(QAction::AboutRole);

    m_workspaceMenu->addAction(command(QStringLiteral("newWorkspace")));
    m_workspaceMenu->addAction(command(QStringLiteral("openWorkspace")));
    m_workspaceMenu->addAction(command(QStringLiteral("openSample")));
    m_workspaceMenu->addSeparator();
    m_workspaceMenu->addAction(command(QStringLiteral("saveCopy")));
    m_workspaceMenu->addAction(command(QStringLiteral("closeWorkspace")));

    auto* corner = new QWidget(menuBar());
    auto* layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 10, 0);
    layout->setSpacing(4);
    const auto tool = [&](const char* name) {
        auto* button = new QToolButton(corner);
        button->setProperty("role", QStringLiteral("icon"));
        button->setDefaultAction(command(QString::fromLatin1(name)));
        button->setIconSize({14, 14});
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        return button;
    };
    m_undoButton = tool("undo");
    m_redoButton = tool("redo");
    m_commandsButton = tool("commands");
    m_commandsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    menuBar()->setCornerWidget(corner);
}

void MainWindow::retranslate()
{
    const QStringList menus {tr("&File"), tr("&Edit"), tr("&View"), tr("&Data"), tr("&Analyse"), tr("&Report"), tr("&Help")};
    for (int i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(menus[i]);
    m_subMenus[0]->setTitle(tr("Theme"));
    m_subMenus[1]->setTitle(tr("Language"));
    const QList<std::pair<const char*, QString>> texts {
        {"newWorkspace", tr("New from files…")}, {"openWorkspace", tr("Open workspace…")}, {"openViewer", tr("Open to view only…")}, {"openSample", tr("Open sample workspace")},
        {"saveCopy", tr("Save a copy…")}, {"sealWorkspace", tr("Seal into an encrypted archive…")}, {"openSealed", tr("Open a sealed archive…")},
        {"closeWorkspace", tr("Close workspace")}, {"quit", tr("Quit")},
        {"addFilter", tr("Add filter")}, {"findCustomer", tr("Find customer")}, {"clearFilters", tr("Clear filters")}, {"settings", tr("Settings…")},
        {"goOverview", tr("Overview")}, {"goSegments", tr("Segments")}, {"goEarlyWarning", tr("Early warning")}, {"goSatisfaction", tr("Satisfaction")}, {"goValue", tr("Value and lifecycle")}, {"goCustomers", tr("Customers")}, {"goCampaigns", tr("Campaigns")}, {"goBriefings", tr("Briefings")}, {"goSources", tr("Sources")}, {"goQuality", tr("Quality")}, {"back", tr("Back")},
        {"forward", tr("Forward")}, {"previousTab", tr("Previous tab")}, {"nextTab", tr("Next tab")},
        {"previousPeriod", tr("Previous period")}, {"nextPeriod", tr("Next period")}, {"collapseRail", tr("Collapse navigation")},
        {"nextRegion", tr("Next part of the window")}, {"previousRegion", tr("Previous part of the window")},
        {"jobs", tr("Jobs")}, {"themeSystem", tr("As the system")}, {"themeLight", tr("Light")}, {"themeDark", tr("Dark")},
        {"fullScreen", tr("Full screen")}, {"importFiles", tr("Import files…")}, {"pasteTable", tr("Paste a table")}, {"goTables", tr("Tables")},
        {"goChurnRule", tr("Churn rule")}, {"goDuplicates", tr("Near-duplicate customers")}, {"nextChoice", tr("Next open choice, or load")}, {"saveSegment", tr("Save as segment…")},
        {"listCustomers", tr("List customers of the selection")}, {"recompute", tr("Recompute")},
        {"exportBriefing", tr("Export briefing…")}, {"commands", tr("Commands")}, {"keys", tr("Keys and gestures")}, {"about", tr("About Holdfast")},
    };
    for (const auto& [name, text] : texts)
        if (QAction* action = command(QString::fromLatin1(name)))
            action->setText(text);
    for (const QString& code : Appearance::languages()) {
        QAction* action = command(QStringLiteral("language-") + code);
        action->setText(Appearance::languageName(code));
        action->setChecked(m_with.appearance.language() == code);
    }
    m_undoButton->setAccessibleName(tr("Undo"));
    m_redoButton->setAccessibleName(tr("Redo"));
    refreshActions();
    refreshTitle();
}

void MainWindow::refreshActions()
{
    if (m_menus.isEmpty())
        return;
    const Workbench& workbench = m_with.workbench;
    const bool open = workbench.isOpen(), writable = open && !workbench.isReadOnly();
    const auto enable = [this](const char* name, bool on) { command(QString::fromLatin1(name))->setEnabled(on); };
    for (const char* name : {"saveCopy", "sealWorkspace", "closeWorkspace", "goOverview", "goSegments", "goEarlyWarning", "goSatisfaction", "goValue", "goCustomers", "goCampaigns", "goSources", "goQuality", "goDuplicates", "previousTab", "nextTab", "goTables",
             "goChurnRule", "recompute", "nextChoice"})
        enable(name, open);
    for (const char* name : {"newWorkspace", "openWorkspace", "openViewer", "openSample", "openSealed"})
        enable(name, !workbench.isBusyOpening());
    enable("importFiles", writable || !open);
    enable("pasteTable", writable);
    enable("exportBriefing", open && workbench.hasData());
    const bool context = open && m_place != Rail::Sources && m_place != Rail::Quality && m_place != Rail::Campaigns;
    enable("addFilter", context && workbench.exploration());
    enable("previousPeriod", context && workbench.state().dataTo.isValid());
    enable("nextPeriod", context && workbench.state().dataTo.isValid());
    enable("findCustomer", open && workbench.hasData());
    enable("clearFilters", !workbench.filters().empty());
    enable("saveSegment", writable && !workbench.filters().empty());
    enable("listCustomers", workbench.exploration() != nullptr);
    const bool viewing = isViewing(workbench);
    for (const char* name : {"undo", "redo", "saveSegment", "importFiles", "pasteTable", "nextChoice", "goSources", "goTables", "goChurnRule", "goDuplicates", "sealWorkspace"})
        command(QString::fromLatin1(name))->setVisible(!viewing);
    m_menus[3]->menuAction()->setVisible(!viewing);
    m_undoButton->setVisible(!viewing);
    m_redoButton->setVisible(!viewing);
    m_rail->item(Rail::Sources)->setVisible(!viewing);
    enable("back", open && m_view > 0);
    enable("forward", open && m_view + 1 < m_views.size());
    QAction *undo = command(QStringLiteral("undo")), *redo = command(QStringLiteral("redo"));
    undo->setEnabled(workbench.canUndo());
    redo->setEnabled(workbench.canRedo());
    undo->setText(workbench.undoText());
    redo->setText(workbench.redoText());
    undo->setToolTip(workbench.undoText());
    redo->setToolTip(workbench.redoText());
}

void MainWindow::refreshTitle()
{
    const Workbench& workbench = m_with.workbench;
    const QString file = QFileInfo(workbench.path()).fileName();
    setWindowTitle(!workbench.isOpen() ? QStringLiteral("Holdfast")
            : isViewing(workbench)     ? tr("%1 (viewing only) — Holdfast").arg(file)
            : workbench.isReadOnly()   ? tr("%1 (read only) — Holdfast").arg(file)
                                       : QStringLiteral("%1 — Holdfast").arg(file));
}

void MainWindow::showCommands()
{
    QList<QAction*> commands;
    for (QAction* action : actions())
        if (action->objectName() != QStringLiteral("commands"))
            commands.append(action);
    auto* palette = new CommandPalette(commands, m_with.appearance, this);
    palette->showAt({mapToGlobal(QPoint(width() / 2 - 50, 40)), QSize(100, 20)});
}

void MainWindow::showHelp()
{
    (new HelpDialog(m_menus, this))->open();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Holdfast"));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/holdfast.svg")).pixmap(48, 48));
    box->setText(tr("Holdfast %1").arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("Customer churn and retention workbench. Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace holdfast::app
