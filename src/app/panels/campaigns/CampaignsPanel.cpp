// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/CampaignsPanel.h"

#include "app/look/Icons.h"
#include "app/panels/campaigns/CampaignList.h"
#include "app/panels/campaigns/LibraryTab.h"
#include "app/panels/campaigns/PlanTab.h"
#include "app/panels/campaigns/RunTab.h"
#include "app/panels/campaigns/TargetTab.h"
#include "briefing/SaveFile.h"
#include "briefing/XlsxWriter.h"
#include "present/CampaignCalendar.h"
#include "present/CampaignWords.h"
#include "present/ErrorText.h"
#include "present/pages/CampaignPages.h"
#include "present/pages/WarningPages.h"

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

namespace {

constexpr domain::PlanTemplate kOffered[] = {domain::PlanTemplate::ThreePhase, domain::PlanTemplate::WinBack, domain::PlanTemplate::Onboarding,
    domain::PlanTemplate::ServiceRecovery};

// A name that any file system takes.
QString fileName(const QString& name, const QString& suffix)
{
    QString plain;
    for (const QChar c : name.left(60))
        plain += c.isLetterOrNumber() || c == u' ' || c == u'-' ? c : QChar(u'_');
    return plain.trimmed() + u'.' + suffix;
}

} // namespace

CampaignsPanel::CampaignsPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_book(new CampaignBook(surroundings, this))
    , m_dialogs(surroundings, *m_book, this)
    , m_pages(new QStackedLayout)
    , m_tabPages(new QStackedLayout)
    , m_listTitle(new QLabel(this))
    , m_new(new QPushButton(icon(QStringLiteral("plus"), surroundings.appearance, IconTone::OnAccent), {}, this))
    , m_goal(new QPushButton(icon(QStringLiteral("edit"), surroundings.appearance), {}, this))
    , m_export(new QPushButton(icon(QStringLiteral("dl"), surroundings.appearance), {}, this))
    , m_remove(new QPushButton(icon(QStringLiteral("trash"), surroundings.appearance), {}, this))
    , m_add(new QToolButton(this))
    , m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("campaignsPanel"));
    // What is made where it stays is styled once.
    auto* whole = new QWidget(bodyLayout()->parentWidget());
    auto* frame = new QFrame(whole);
    m_list = new CampaignList(surroundings, *m_book, frame);
    m_plan = new PlanTab(surroundings, *m_book, whole);
    // The tabs, in order: one line each.
    m_tabs = {
        m_plan,
        new TargetTab(surroundings, *m_book, whole),
        new MonitorTab(surroundings, *m_book, whole),
        new EvaluateTab(surroundings, *m_book, whole),
        new LibraryTab(surroundings, *m_book, whole),
    };
    for (CampaignTab* tab : m_tabs)
        m_tabPages->addWidget(tab);

    frame->setProperty("surface", QStringLiteral("block"));
    frame->setFixedWidth(216);
    auto* side = new QVBoxLayout(frame);
    side->setContentsMargins(1, 8, 1, 4);
    side->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 8, 0);
    m_listTitle->setProperty("type", QStringLiteral("block"));
    m_add->setProperty("role", QStringLiteral("icon"));
    m_add->setIcon(icon(QStringLiteral("plus"), surroundings.appearance));
    m_add->setObjectName(QStringLiteral("campaignAdd"));
    head->addWidget(m_listTitle);
    head->addStretch(1);
    head->addWidget(m_add);
    side->addLayout(head);
    side->addWidget(m_list, 1);

    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(16, 0, 16, 12);
    row->setSpacing(12);
    row->addWidget(frame);
    row->addLayout(m_tabPages, 1);
    m_pages->addWidget(whole);
    m_empty = makeEmpty();
    m_pages->addWidget(m_empty);
    bodyLayout()->addLayout(m_pages);

    m_state->setProperty("tag", QStringLiteral("watch"));
    m_new->setObjectName(QStringLiteral("newCampaign"));
    m_new->setProperty("role", QStringLiteral("primary"));
    m_goal->setObjectName(QStringLiteral("editGoal"));
    m_export->setObjectName(QStringLiteral("exportCampaign"));
    m_remove->setObjectName(QStringLiteral("removeCampaign"));
    auto* menu = new QMenu(m_export);
    m_calendar = menu->addAction(QString(), this, &CampaignsPanel::exportCalendar);
    m_workbook = menu->addAction(QString(), this, &CampaignsPanel::exportWorkbook);
    m_export->setMenu(menu);
    header()->addAction(m_state);
    for (QPushButton* button : {m_goal, m_export, m_remove, m_new})
        header()->addAction(button);
    const auto make = [this] { m_dialogs.create(domain::PlanTemplate::ThreePhase, {}); };
    connect(m_new, &QPushButton::clicked, this, make);
    connect(m_add, &QToolButton::clicked, this, make);
    connect(m_goal, &QPushButton::clicked, m_plan, &PlanTab::editGoal);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto* view = m_book->current())
            with().dialogs.confirm(this, tr("Remove campaign"), tr("Remove “%1” with its plan and results? Undo brings it back.").arg(QString::fromStdString(view->plan.name)),
                tr("Remove"), [this] { m_book->remove(); });
    });
    connect(m_book, &CampaignBook::listChanged, this, &CampaignsPanel::refresh);
    connect(m_book, &CampaignBook::currentChanged, this, &CampaignsPanel::refresh);
    connect(this, &Panel::tabChanged, this, [this](int tab) {
        m_tabPages->setCurrentIndex(tab);
        refreshActive(isVisible());
        refresh();
    });
    retranslate();
}

QWidget* CampaignsPanel::makeEmpty()
{
    auto* page = new QWidget(bodyLayout()->parentWidget());
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(8);
    auto* mark = new QLabel(page);
    mark->setPixmap(icon(QStringLiteral("flag"), with().appearance, IconTone::Ink3).pixmap(32, 32));
    m_emptyTitle = new QLabel(page);
    m_emptyTitle->setProperty("type", QStringLiteral("block"));
    m_emptyText = new QLabel(page);
    m_emptyText->setObjectName(QStringLiteral("campaignsEmpty"));
    m_emptyText->setProperty("type", QStringLiteral("secondary"));
    layout->addStretch(2);
    for (QWidget* part : {static_cast<QWidget*>(mark), static_cast<QWidget*>(m_emptyTitle), static_cast<QWidget*>(m_emptyText)})
        layout->addWidget(part, 0, Qt::AlignHCenter);
    layout->addSpacing(6);
    for (const auto from : kOffered) {
        auto* button = new QPushButton(page);
        button->setObjectName(QStringLiteral("template-") + QString::fromLatin1(domain::word(from).data()));
        button->setMinimumWidth(300);
        connect(button, &QPushButton::clicked, this, [this, from] { m_dialogs.create(from, {}); });
        layout->addWidget(button, 0, Qt::AlignHCenter);
        m_templates.append(button);
    }
    layout->addStretch(3);
    return page;
}

void CampaignsPanel::activate()
{
    refreshActive(true);
    refresh();
}

void CampaignsPanel::recompute()
{
    workbench().recompute();
}

void CampaignsPanel::refreshActive(bool active)
{
    m_book->setActive(active);
    for (int i = 0; i < m_tabs.size(); ++i)
        m_tabs[i]->setActive(active && i == tab());
}

void CampaignsPanel::hideEvent(QHideEvent* event)
{
    refreshActive(false);
    Panel::hideEvent(event);
}

void CampaignsPanel::planFor(const domain::CampaignAudience& audience)
{
    QString name;
    if (audience.from == "watch-list")
        name = tr("Watch list");
    else if (audience.from == "alert" && !audience.reasons.empty())
        name = present::indicatorName(QString::fromStdString(audience.reasons.front()));
    m_dialogs.create(domain::PlanTemplate::WinBack, audience, name);
}

void CampaignsPanel::refresh()
{
    const auto* view = m_book->current();
    const bool none = m_book->isLoaded() && m_book->list().empty();
    // The library is there before the first campaign.
    const bool library = m_tabs[tab()] == m_tabs.back();
    m_pages->setCurrentIndex((none && !library) || m_book->problem() ? 1 : 0);
    header()->setTexts(library ? tr("Strategy library") : view ? QString::fromStdString(view->plan.name) : tr("Campaigns"), m_tabs[tab()]->question());
    header()->tabs()->setVisible(m_book->isLoaded() && !m_book->problem());
    m_state->setVisible(view != nullptr && !library);
    if (view != nullptr) {
        m_state->setText(present::campaignStateName(view->plan.state));
        m_state->setProperty("tag", view->plan.state < domain::CampaignState::Locked ? QStringLiteral("watch") : QStringLiteral("good"));
        m_state->style()->unpolish(m_state);
        m_state->style()->polish(m_state);
    }
    const bool writable = m_book->isWritable();
    m_new->setEnabled(writable);
    m_add->setEnabled(writable);
    for (QPushButton* button : m_templates)
        button->setEnabled(writable);
    for (QPushButton* button : {m_goal, m_export, m_remove})
        button->setVisible(view != nullptr && !library);
    m_goal->setEnabled(writable && view && view->plan.state < domain::CampaignState::Locked);
    m_remove->setEnabled(writable);
    m_listTitle->setText(tr("Campaigns %1").arg(m_book->list().size()));
    m_emptyTitle->setText(m_book->problem() ? tr("The campaigns can't be read") : tr("No campaign yet"));
    m_emptyText->setText(m_book->problem() ? present::errorText(*m_book->problem()) : tr("Start from a template, or from the customers of the watch list or a segment."));
}

void CampaignsPanel::retranslate()
{
    QStringList titles;
    for (CampaignTab* tab : m_tabs) {
        titles.append(tab->title());
        tab->retranslate();
    }
    header()->setTabs(titles);
    m_new->setText(tr("New campaign"));
    m_goal->setText(tr("Goal…"));
    m_export->setText(tr("Export"));
    m_remove->setText(tr("Remove…"));
    m_calendar->setText(tr("Tasks as calendar (.ics)…"));
    m_workbook->setText(tr("Plan as Excel workbook (.xlsx)…"));
    m_add->setToolTip(tr("New campaign"));
    m_add->setAccessibleName(tr("New campaign"));
    for (qsizetype i = 0; i < m_templates.size(); ++i)
        m_templates[i]->setText(present::planTemplateName(kOffered[i]));
    m_list->retranslate();
    refresh();
}

void CampaignsPanel::write(const QString& name, const QString& path, std::function<core::Status(core::JobContext&)> work)
{
    JobRequest request;
    request.name = name;
    workbench().jobs().run<bool>(
        request, this,
        [work = std::move(work)](core::JobContext& job) -> core::Result<bool> {
            if (auto done = work(job); !done)
                return std::unexpected(done.error());
            return true;
        },
        [this, path](core::Result<bool> result) {
            if (!result && result.error().code != core::Code::Cancelled)
                with().dialogs.tell(this, tr("Not exported"), present::errorText(result.error()), path);
        });
}

void CampaignsPanel::exportCalendar()
{
    const auto* view = m_book->current();
    if (view == nullptr)
        return;
    Dialogs::FileQuestion question {tr("Export tasks"), tr("Calendars (*.ics)"), fileName(QString::fromStdString(view->plan.name), QStringLiteral("ics")), QStringLiteral("ics")};
    const QByteArray calendar = present::planCalendar(view->plan, QString::fromStdString(workbench().state().id), QDateTime::currentSecsSinceEpoch());
    with().dialogs.askSaveFile(this, question, [this, calendar](const QString& path) {
        write(tr("Exporting tasks"), path, [calendar, path](core::JobContext&) -> core::Status {
            briefing::StagedFile file(path);
            if (auto opened = file.open(); !opened)
                return opened;
            if (auto written = file.write(calendar); !written)
                return written;
            return file.commit();
        });
    });
}

void CampaignsPanel::exportWorkbook()
{
    const auto* view = m_book->current();
    if (view == nullptr)
        return;
    const QString name = QString::fromStdString(view->plan.name);
    Dialogs::FileQuestion question {tr("Export plan"), tr("Excel workbooks (*.xlsx)"), fileName(name, QStringLiteral("xlsx")), QStringLiteral("xlsx")};
    present::Page page = present::campaignPlanPage(*view, with().appearance.fmt());
    page.workspaceName = QString::fromStdString(workbench().settings().name);
    briefing::ComposeOptions options;
    options.templateId = QStringLiteral("campaign-plan");
    options.title = name;
    options.language = with().appearance.type().chinese ? QStringLiteral("zh") : QStringLiteral("en");
    options.createdAt = QDateTime::currentSecsSinceEpoch();
    const briefing::Briefing document = briefing::compose({page}, options);
    with().dialogs.askSaveFile(this, question, [this, document](const QString& path) {
        write(tr("Exporting the plan"), path, [document, path](core::JobContext& job) -> core::Status {
            auto written = briefing::writeXlsx(document, path, job);
            if (!written)
                return std::unexpected(written.error());
            return {};
        });
    });
}

} // namespace holdfast::app
