// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/MainWindow.h"

#include "app/look/Icons.h"
#include "app/model/Viewing.h"
#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/briefing/ExportDialog.h"
#include "app/panels/briefing/PanelOf.h"
#include "app/panels/campaigns/CampaignsPanel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/panels/quality/QualityController.h"
#include "app/panels/quality/QualityPanel.h"
#include "app/panels/satisfaction/SatisfactionPanel.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/panels/sources/SourcesPanel.h"
#include "app/panels/value/ValuePanel.h"
#include "app/panels/welcome/WelcomePage.h"
#include "app/shell/CommandPalette.h"
#include "app/shell/ContextBar.h"
#include "app/shell/JobsPopover.h"
#include "app/shell/LastPlace.h"
#include "app/shell/SettingsDialog.h"
#include "app/shell/StatusBar.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <cmath>

namespace holdfast::app {

static constexpr int kNarrow = 1400; // the rail folds below this width

MainWindow::MainWindow(const Surroundings& with, const Options& options, QWidget* parent)
    : QMainWindow(parent)
    , m_with(with)
    , m_options(options)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/holdfast.svg")));
    setMinimumSize(1280, 720);
    setAcceptDrops(true);
    with.workbench.jobs().stageText = [](const std::string& stage) { return present::stageName(QString::fromStdString(stage)); };
    with.workbench.jobs().problemText = [](const core::Error& error) { return present::errorText(error); };

    auto* central = new QWidget(this);
    central->setProperty("surface", QStringLiteral("window"));
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_pages = new QStackedWidget(central);
    column->addWidget(m_pages, 1);
    m_status = new StatusBar(with, central);
    column->addWidget(m_status);
    setCentralWidget(central);

    m_welcome = new WelcomePage(with, m_pages);
    m_pages->addWidget(m_welcome);
    auto* work = new QWidget(m_pages);
    auto* rows = new QVBoxLayout(work);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_workspaceMenu = new QMenu(this);
    m_context = new ContextBar(with, m_workspaceMenu, work);
    rows->addWidget(m_context);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    m_rail = new Rail(with.appearance, work);
    columns->addWidget(m_rail);
    m_stack = new QStackedWidget(work);
    columns->addWidget(m_stack, 1);
    rows->addLayout(columns, 1);
    m_pages->addWidget(work);

    m_quality = new QualityController(with.workbench, this);
    connect(m_quality, &QualityController::changed, this, &MainWindow::refreshRail);

    makeActions();

    connect(m_welcome, &WelcomePage::newWanted, this, &MainWindow::newFromFiles);
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::openByDialog);
    connect(m_welcome, &WelcomePage::sampleWanted, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::openPath, this, [this](const QString& path) { openPaths({path}); });
    connect(m_welcome, &WelcomePage::updateData, this, [this](const QString& path) {
        m_importAsked = true;
        openPaths({path});
    });
    connect(m_rail, &Rail::chosen, this, [this](int place) { goTo(place); });
    connect(m_rail, &Rail::settingsWanted, this, &MainWindow::showSettings);
    connect(m_rail, &Rail::collapseWanted, this, [this] { command(QStringLiteral("collapseRail"))->trigger(); });
    connect(m_status, &StatusBar::jobsWanted, this, &MainWindow::showJobs);
    Workbench& workbench = with.workbench;
    connect(&workbench, &Workbench::opened, this, &MainWindow::onOpened);
    connect(&workbench, &Workbench::closed, this, &MainWindow::onClosed);
    connect(&workbench, &Workbench::openingChanged, this, &MainWindow::refreshActions);
    connect(&workbench, &Workbench::stateChanged, this, [this] {
        refreshTitle();
        refreshActions();
    });
    connect(&workbench, &Workbench::undoChanged, this, &MainWindow::refreshActions);
    connect(&workbench, &Workbench::filtersChanged, this, &MainWindow::refreshActions);
    connect(&workbench, &Workbench::explorationChanged, this, &MainWindow::refreshActions);
    connect(&workbench.jobs(), &JobRunner::becameIdle, this, &MainWindow::refreshActions);
    connect(&workbench, &Workbench::failed, this, &MainWindow::tellFailure);

    retranslate();
    refreshActions();
    shapeRail();
    resize(1440, 900);
    restoreGeometry(with.preferences.windowState(QStringLiteral("geometry")));
}

MainWindow::~MainWindow() = default;

// ---- places ----------------------------------------------------------------------------------------------------------

Panel* MainWindow::panel(int place)
{
    Panel*& panel = m_panels[std::size_t(place)];
    if (!panel) {
        switch (place) {
        case Rail::Overview:
            panel = new OverviewPanel(m_with, m_stack);
            connect(static_cast<OverviewPanel*>(panel), &OverviewPanel::wanted, this, &MainWindow::goToSource);
            connect(static_cast<OverviewPanel*>(panel), &OverviewPanel::exportWanted, this, [this] { exportBriefing(); });
            break;
        case Rail::Segments:
            panel = new SegmentsPanel(m_with, m_stack);
            connect(static_cast<SegmentsPanel*>(panel), &SegmentsPanel::wanted, this, &MainWindow::goToSource);
            break;
        case Rail::EarlyWarning:
            panel = new EarlyWarningPanel(m_with, m_stack);
            connect(static_cast<EarlyWarningPanel*>(panel), &EarlyWarningPanel::wanted, this, &MainWindow::goToSource);
            connect(static_cast<EarlyWarningPanel*>(panel), &EarlyWarningPanel::alertsChanged, this,
                [this](int open) { m_rail->setBadge(Rail::EarlyWarning, open > 0 ? QLocale().toString(open) : QString(), true); });
            connect(static_cast<EarlyWarningPanel*>(panel), &EarlyWarningPanel::campaignWanted, this, &MainWindow::planCampaign);
            break;
        case Rail::Customers:
            panel = new CustomersPanel(m_with, m_stack);
            connect(static_cast<CustomersPanel*>(panel), &CustomersPanel::campaignWanted, this, &MainWindow::planCampaign);
            connect(static_cast<CustomersPanel*>(panel), &CustomersPanel::trainingWanted, this, [this] { goTo(Rail::EarlyWarning, EarlyWarningPanel::RiskTab); });
            break;
        case Rail::Campaigns:
            panel = new CampaignsPanel(m_with, m_stack);
            break;
        case Rail::Briefings:
            panel = new BriefingsPanel(m_with, m_stack);
            connect(static_cast<BriefingsPanel*>(panel), &BriefingsPanel::exportWanted, this, &MainWindow::exportBriefing);
            connect(static_cast<BriefingsPanel*>(panel), &BriefingsPanel::panelWanted, this, [this](const domain::BriefingItem& part) {
                if (const auto at = placeOf(part)) {
                    goTo(at->place, at->tab);
                    showPart(part, this->panel(at->place), m_with.workbench);
                }
            });
            break;
        case Rail::Satisfaction:
            panel = new SatisfactionPanel(m_with, m_stack);
            connect(static_cast<SatisfactionPanel*>(panel), &SatisfactionPanel::wanted, this, &MainWindow::goToSource);
            connect(static_cast<SatisfactionPanel*>(panel), &SatisfactionPanel::segmentsWanted, this, [this] { goTo(Rail::Segments); });
            connect(static_cast<SatisfactionPanel*>(panel), &SatisfactionPanel::exportWanted, this, [this] { exportBriefing(QStringLiteral("satisfaction")); });
            break;
        case Rail::Value:
            panel = new ValuePanel(m_with, m_stack);
            connect(static_cast<ValuePanel*>(panel), &ValuePanel::wanted, this, &MainWindow::goToSource);
            break;
        case Rail::Quality:
            panel = new QualityPanel(m_with, *m_quality, m_stack);
            break;
        default:
            panel = new SourcesPanel(m_with, m_stack);
            connect(static_cast<SourcesPanel*>(panel), &SourcesPanel::openChoicesChanged, this, &MainWindow::refreshRail);
            connect(static_cast<SourcesPanel*>(panel), &SourcesPanel::filesWanted, this, &MainWindow::importByDialog);
            connect(static_cast<SourcesPanel*>(panel), &SourcesPanel::overviewWanted, this, [this] { goTo(Rail::Overview); });
        }
        m_stack->addWidget(panel);
        connect(panel, &Panel::importWanted, this, [this] { goTo(Rail::Sources, SourcesPanel::ImportTab); });
        connect(panel, &Panel::tabChanged, this, [this, place](int tab) {
            if (m_place == place)
                record({place, tab});
        });
    }
    return panel;
}

void MainWindow::goToSource(const QString& action)
{
    goTo(Rail::Sources, action == QStringLiteral("churn-rule") ? SourcesPanel::ChurnRuleTab : SourcesPanel::ImportTab);
}

void MainWindow::planCampaign(const domain::CampaignAudience& audience)
{
    goTo(Rail::Campaigns, 0);
    static_cast<CampaignsPanel*>(panel(Rail::Campaigns))->planFor(audience);
}

void MainWindow::goTo(int place, int tab)
{
    if (!m_with.workbench.isOpen())
        return;
    Panel* target = panel(place);
    m_place = place;
    m_rail->setCurrent(place);
    if (tab >= 0)
        target->setTab(tab);
    m_context->setApplies(target->usesContext());
    m_stack->setCurrentWidget(target);
    if (!target->isAncestorOf(focusWidget()))
        target->setFocus(Qt::OtherFocusReason);
    target->activate();
    record({place, target->tab()});
    refreshActions();
}

void MainWindow::record(const View& view)
{
    if (m_stepping || (m_view >= 0 && m_views[m_view] == view))
        return;
    m_views.resize(m_view + 1);
    m_views.append(view);
    m_view = m_views.size() - 1;
    refreshActions();
}

void MainWindow::step(int by)
{
    if (m_view + by < 0 || m_view + by >= m_views.size())
        return;
    m_view += by;
    m_stepping = true;
    goTo(m_views[m_view].place, m_views[m_view].tab);
    m_stepping = false;
    refreshActions();
}

void MainWindow::onOpened()
{
    m_pages->setCurrentIndex(1);
    m_views.clear();
    m_view = -1;
    remember();
    if (isViewing(m_with.workbench))
        goTo(Rail::Briefings);
    else if (!m_pendingSources.isEmpty() || m_importAsked || !m_with.workbench.hasData())
        goTo(Rail::Sources, SourcesPanel::ImportTab);
    else if (const auto last = lastPlace(m_with.preferences, m_with.workbench.path()))
        goTo(last->place, last->tab);
    else
        goTo(Rail::Overview);
    if (!m_pendingSources.isEmpty())
        static_cast<SourcesPanel*>(panel(Rail::Sources))->addFiles(std::exchange(m_pendingSources, {}));
    m_importAsked = false;
    refreshTitle();
    refreshRail();
}

void MainWindow::onClosed()
{
    remember();
    if (!isViewing(m_with.workbench)) // once: preferences are written through to the disk
        keepPlace(m_with.preferences, m_with.workbench.path(), {m_place, panel(m_place)->tab()});
    m_pages->setCurrentIndex(0);
    m_welcome->refreshRecent();
    setWindowTitle(QStringLiteral("Holdfast"));
    QMetaObject::invokeMethod(this, &MainWindow::refreshActions, Qt::QueuedConnection);
}

// Kept so that the welcome page never has to look into a file.
void MainWindow::remember()
{
    const flow::WorkspaceState& state = m_with.workbench.state();
    RecentWorkspace recent;
    recent.path = m_with.workbench.path();
    recent.name = QString::fromStdString(m_with.workbench.settings().name);
    recent.customers = qint64(state.customers);
    if (const flow::BrushAnswer* counts = m_with.workbench.counts(); counts && recent.customers == 0)
        recent.customers = qint64(counts->summary.all);
    recent.dataTo = QString::fromStdString(core::isoText(state.dataTo));
    recent.bytes = qint64(state.bytes);
    recent.opened = QDateTime::currentDateTime();
    m_with.preferences.remember(recent);
}

// ---- files -----------------------------------------------------------------------------------------------------------

static const char* const kWorkspaceSuffix = "holdfast";

void MainWindow::openPaths(const QStringList& paths)
{
    QStringList sources;
    for (const QString& path : paths) {
        if (QFileInfo(path).suffix().compare(QLatin1String(kWorkspaceSuffix), Qt::CaseInsensitive) == 0)
            m_with.workbench.open(path);
        else
            sources.append(path);
    }
    if (!sources.isEmpty())
        importFiles(sources);
}

void MainWindow::importFiles(const QStringList& files)
{
    if (!m_with.workbench.isOpen()) {
        askWorkspaceFor(files);
        return;
    }
    goTo(Rail::Sources, SourcesPanel::ImportTab);
    static_cast<SourcesPanel*>(panel(Rail::Sources))->addFiles(files);
}

void MainWindow::newFromFiles()
{
    Dialogs::FileQuestion question;
    question.title = tr("Choose customer and transaction files");
    question.filter = tr("Tables (*.csv *.tsv *.txt *.xlsx *.sqlite *.sqlite3 *.db);;All files (*)");
    m_with.dialogs.askOpenFiles(this, question, true, [this](const QStringList& files) { askWorkspaceFor(files); });
}

void MainWindow::askWorkspaceFor(const QStringList& sources)
{
    if (sources.isEmpty())
        return;
    const QFileInfo first(sources.first());
    Dialogs::FileQuestion question;
    question.title = tr("Save the new workspace as");
    question.filter = tr("Holdfast workspaces (*.holdfast)");
    question.suggested = first.absolutePath() + u'/' + first.completeBaseName() + QStringLiteral(".holdfast");
    question.suffix = QLatin1String(kWorkspaceSuffix);
    m_with.dialogs.askSaveFile(this, question, [this, sources](const QString& path) {
        m_pendingSources = sources;
        m_with.workbench.create(path);
    });
}

void MainWindow::openByDialog()
{
    Dialogs::FileQuestion question;
    question.title = tr("Open a workspace");
    question.filter = tr("Holdfast workspaces (*.holdfast);;All files (*)");
    m_with.dialogs.askOpenFiles(this, question, false, [this](const QStringList& files) {
        if (!files.isEmpty())
            m_with.workbench.open(files.first());
    });
}

void MainWindow::openSample()
{
    QString folder = m_options.sampleFolder;
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const bool chinese = m_with.appearance.fmt().chinese();
    m_with.workbench.openSample(
        folder + (chinese ? QStringLiteral("/sample-zh.holdfast") : QStringLiteral("/sample.holdfast")), chinese, m_options.sampleCustomers);
}

void MainWindow::importByDialog()
{
    Dialogs::FileQuestion question;
    question.title = tr("Choose files to import");
    question.filter = tr("Tables (*.csv *.tsv *.txt *.xlsx *.sqlite *.sqlite3 *.db);;All files (*)");
    m_with.dialogs.askOpenFiles(this, question, true, [this](const QStringList& files) { importFiles(files); });
}

// The text goes to a folder of our own that is gone with the window; from there it is a file like any other.
void MainWindow::pasteTable()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        m_with.dialogs.tell(this, tr("Nothing to paste"), tr("The clipboard holds no text. Copy a table with its header first."), {});
        return;
    }
    if (!m_pasted)
        m_pasted = std::make_unique<QTemporaryDir>();
    QFile file(m_pasted->filePath(tr("Clipboard %1").arg(++m_pastes) + (text.contains(u'\t') ? QStringLiteral(".tsv") : QStringLiteral(".csv"))));
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(bytes) != bytes.size()) {
        m_with.dialogs.tell(this, tr("Nothing pasted"), tr("The clipboard could not be kept as a file: %1. Nothing was changed.").arg(file.errorString()), {});
        return;
    }
    file.close();
    importFiles({file.fileName()});
}

void MainWindow::saveCopy()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    const QFileInfo info(m_with.workbench.path());
    Dialogs::FileQuestion question;
    question.title = tr("Save a copy of the workspace as");
    question.filter = tr("Holdfast workspaces (*.holdfast)");
    question.suggested = info.absolutePath() + u'/' + tr("%1 copy").arg(info.completeBaseName()) + QStringLiteral(".holdfast");
    question.suffix = QLatin1String(kWorkspaceSuffix);
    m_with.dialogs.askSaveFile(this, question, [this, session](const QString& path) {
        JobRequest request;
        request.name = tr("Saving a copy");
        request.lane = Lane::Writer;
        m_with.workbench.jobs().run<bool>(
            request, this,
            [session, target = path.toStdString()](core::JobContext& job) -> core::Result<bool> {
                if (auto status = flow::backupWorkspace(*session, target, job); !status)
                    return std::unexpected(status.error());
                return true;
            },
            [this](core::Result<bool> result) {
                if (!result && result.error().code != core::Code::Cancelled)
                    tellFailure(tr("Copy not saved"), result.error());
            });
    });
}

void MainWindow::exportBriefing(const QString& briefing)
{
    if (!m_with.workbench.isOpen())
        return;
    auto* dialog = new ExportDialog(m_with, briefing, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::tellFailure(const QString& title, const core::Error& error)
{
    m_pendingSources.clear();
    m_importAsked = false;
    m_with.dialogs.tell(this, title, present::errorText(error), QString::fromStdString(error.detail));
}

// ---- window ----------------------------------------------------------------------------------------------------------

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    shapeRail();
}

void MainWindow::shapeRail()
{
    const bool collapsed = width() < kNarrow || m_with.preferences.railCollapsed();
    if (m_rail->isCollapsed() != collapsed)
        m_rail->setCollapsed(collapsed);
    m_context->setRailWidth(m_rail->width());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const auto& entries = m_with.workbench.jobs().model().entries();
    const bool importing = std::any_of(entries.begin(), entries.end(), [](const JobModel::Entry& entry) {
        return entry.state == JobState::Running || entry.state == JobState::Queued;
    }) && m_with.workbench.jobs().isWriting();
    if (importing && !property("closeConfirmed").toBool()) {
        event->ignore();
        m_with.dialogs.confirm(this, tr("A job is running"),
            tr("Files are still being loaded. Closing now stops that; what was loaded before is kept."), tr("Stop and close"), [this] {
                setProperty("closeConfirmed", true);
                close();
            });
        return;
    }
    m_with.preferences.setWindowState(QStringLiteral("geometry"), saveGeometry());
    m_with.workbench.jobs().cancelAll();
    m_with.workbench.close();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    openPaths(paths);
}

void MainWindow::refreshRail()
{
    const Panel* sources = m_panels[Rail::Sources];
    const int open = sources ? static_cast<const SourcesPanel*>(sources)->openChoices() : 0;
    m_rail->setBadge(Rail::Sources, open > 0 ? QString::number(open) : QString(), true);
    const flow::QualityAnswer* quality = m_quality->answer();
    m_rail->setBadge(Rail::Quality, quality && !quality->tables.empty() ? QString::number(std::lround(quality->score)) : QString(), false);
}

void MainWindow::showJobs()
{
    auto* popover = new JobsPopover(m_with, this);
    QWidget* anchor = m_status->jobsAnchor();
    popover->showAt({anchor->mapToGlobal(QPoint(0, 0)), anchor->size()}, true);
}

// The first place the keyboard can be in.
static QWidget* firstStop(QWidget* region)
{
    for (QWidget* next = region->nextInFocusChain(); next != region; next = next->nextInFocusChain())
        if (region->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus))
            return next;
    return (region->focusPolicy() & Qt::TabFocus) ? region : nullptr;
}

void MainWindow::focusRegion(int by)
{
    const bool welcome = m_pages->currentIndex() == 0;
    const QList<QWidget*> regions = welcome ? QList<QWidget*> {m_welcome, m_status} : QList<QWidget*> {m_context, m_rail, m_stack->currentWidget(), m_status};
    const QWidget* focus = focusWidget();
    const qsizetype n = regions.size();
    qsizetype now = welcome ? 0 : 2;
    for (qsizetype i = 0; i < n; ++i)
        if (regions[i] == focus || regions[i]->isAncestorOf(focus))
            now = i;
    for (qsizetype i = 1; i <= n; ++i)
        if (QWidget* stop = firstStop(regions[(now + n * n + by * i) % n])) {
            stop->setFocus(Qt::TabFocusReason);
            return;
        }
}

void MainWindow::showSettings()
{
    auto* dialog = new SettingsDialog(m_with.appearance, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace holdfast::app
