// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Rail.h"
#include "app/shell/Surroundings.h"

#include <QMainWindow>

#include <array>
#include <memory>

class QMenu;
class QStackedWidget;
class QTemporaryDir;
class QToolButton;

namespace holdfast::domain {
struct CampaignAudience;
}

namespace holdfast::app {

class ContextBar;
class Panel;
class QualityController;
class SourcesPanel;
class StatusBar;
class WelcomePage;

// The frame: menus, navigation, context bar, the panel in view, status bar. Panels wire themselves; this class only
// opens workspaces, switches places and holds the commands.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Options {
        QString sampleFolder; // where the sample workspace is kept; empty = the platform's place for data
        std::uint64_t sampleCustomers = 5000;
    };
    MainWindow(const Surroundings& with, const Options& options, QWidget* parent = nullptr);
    ~MainWindow() override;

    // A workspace is opened, anything else goes to Sources > Import (asking for a workspace when none is open).
    void openPaths(const QStringList& paths);
    void goTo(int place, int tab = -1);
    // Asks for a new campaign for these customers.
    void planCampaign(const domain::CampaignAudience& audience);
    int place() const { return m_place; }
    Panel* panel(int place); // made on first use
    QAction* command(const QString& name) const; // by object name; null = no such command

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void goToSource(const QString& action); // "import", "churn-rule"
    struct View {
        int place = 0, tab = 0;
        bool operator==(const View&) const = default;
    };
    void makeActions();
    QAction* add(QMenu* menu, const char* name, const QKeySequence& keys, std::function<void()> run, const char* iconName = nullptr);
    void retranslate();
    void refreshActions();
    void refreshTitle();
    void refreshRail();
    void shapeRail();

    void newFromFiles();
    void askWorkspaceFor(const QStringList& sources);
    void openByDialog();
    void openSample();
    void importByDialog();
    void pasteTable();
    void saveCopy();
    void sealWorkspace();
    void openSealed();
    void exportBriefing(const QString& briefing = QStringLiteral("weekly-churn"));
    void importFiles(const QStringList& files);
    void onOpened();
    void onClosed();
    void remember();
    void tellFailure(const QString& title, const core::Error& error);
    void record(const View& view);
    void step(int by);
    void showJobs();
    void showCommands();
    void showSettings();
    void showHelp();
    void showAbout();
    void focusRegion(int by); // context bar, navigation, panel, status bar

    Surroundings m_with;
    Options m_options;
    QStackedWidget *m_pages, *m_stack;
    WelcomePage* m_welcome;
    QMenu* m_workspaceMenu;
    ContextBar* m_context;
    Rail* m_rail;
    QualityController* m_quality;
    StatusBar* m_status;
    std::array<Panel*, Rail::PlaceCount> m_panels {};
    int m_place = Rail::Overview;
    QStringList m_pendingSources; // to import once the workspace is there
    bool m_importAsked = false;
    std::unique_ptr<QTemporaryDir> m_pasted;
    int m_pastes = 0;
    QList<View> m_views;
    qsizetype m_view = -1;
    bool m_stepping = false;
    QList<QMenu*> m_menus;
    QList<QMenu*> m_subMenus;
    QToolButton *m_undoButton, *m_redoButton, *m_commandsButton;
};

} // namespace holdfast::app
