// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of campaigns as it looks: written to HOLDFAST_SCREENS, or beside the build.
#include "support/TestMain.h"

#include "app/panels/campaigns/CampaignBoard.h"
#include "app/panels/campaigns/CampaignsPanel.h"
#include "app/panels/campaigns/PlanTab.h"
#include "app/shell/Rail.h"
#include "charts/GanttView.h"
#include "core/Random.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"
#include "flow/WatchList.h"
#include "support/Program.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>

#include <fstream>
#include <utility>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class CampaignScreensTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    QString m_folder;
    CampaignsPanel* panel() const { return static_cast<CampaignsPanel*>(m->window->panel(Rail::Campaigns)); }

    // Texts that do not fit into their widget, of the widgets that neither wrap nor elide by design.
    QStringList cutOff() const
    {
        QStringList found;
        for (const QWidget* widget : m->window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->visibleRegion().isEmpty() || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
                continue;
            QString text;
            if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->wordWrap())
                text = label->text();
            else if (const auto* button = qobject_cast<const QPushButton*>(widget))
                text = button->text();
            if (!text.isEmpty() && widget->sizeHint().width() > widget->width() + 1)
                found.append(QStringLiteral("%1 “%2” needs %3, has %4").arg(widget->objectName(), text).arg(widget->sizeHint().width()).arg(widget->width()));
        }
        return found;
    }
    void grab(const QString& name, QWidget* of = nullptr)
    {
        QTRY_VERIFY2(cutOff().isEmpty(), qPrintable(name + QStringLiteral(": ") + cutOff().join(u'\n')));
        QVERIFY((of ? of : m->window.get())->grab().save(m_folder + u'/' + name + QStringLiteral(".png")));
    }
    void make(const flow::DraftRequest& request, const std::function<void(domain::CampaignPlan&)>& change)
    {
        panel()->book()->create(request);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->book()->current() && panel()->book()->current()->plan.name == request.name, kPatience);
        panel()->book()->edit(change);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
    }

    // A campaign that ran, with outcomes, and a draft after it.
    static core::Status carriedOut(flow::Session& session, bool chinese, const std::string& file, std::string& failure, core::JobContext& job)
    {
        const auto made = [&]() -> core::Status {
            flow::RiskRequest risk;
            risk.kind = "logistic";
            if (const auto model = flow::trainRisk(session, risk, job); !model)
                return std::unexpected(model.error());
            flow::WatchRequest watch;
            watch.risk = risk;
            watch.tier = "all";
            watch.limit = 100000;
            watch.reasons = 0;
            const auto list = flow::watchList(session, watch, job);
            if (!list)
                return std::unexpected(list.error());
            flow::DraftRequest draft;
            draft.chinese = chinese;
            draft.from = domain::PlanTemplate::WinBack;
            draft.name = chinese ? "春季挽回" : "Spring win-back";
            for (const auto& entry : list->entries)
                draft.audience.customers.push_back(entry.customer);
            draft.audience.from = "watch-list";
            const auto id = flow::createDraft(session, draft, job);
            if (!id)
                return std::unexpected(id.error());
            flow::TargetRequest request;
            request.campaign = *id;
            request.limit = 100000;
            request.plan.emplace();
            request.plan->tiers = {};
            request.plan->budget = 2500;
            request.plan->holdoutShare = 0.3;
            request.plan->outcome = "converted";
            request.plan->windowDays = 60;
            const auto state = flow::describeWorkspace(session);
            if (!state)
                return std::unexpected(state.error());
            request.risk.scope.asOf = state->dataTo - 90;
            const auto locked = flow::lockCampaign(session, request, job);
            if (!locked)
                return std::unexpected(locked.error());
            core::Random random(4);
            std::string text = "customer,contacted,responded,converted,cost\nnobody,yes,no,1,0\n";
            bool first = true;
            for (const auto& one : locked->customers) {
                const bool reached = !one.control && random.chance(0.92);
                const bool wrong = one.control && std::exchange(first, first && !one.control);
                text += one.customer + (reached || wrong ? ",yes," : ",no,") + (reached && random.chance(0.5) ? "yes," : "no,") + (random.chance(one.control ? 0.45 : 0.62) ? "1," : "0,")
                    + (reached ? "1.1\n" : "0\n");
            }
            std::ofstream(file, std::ios::binary) << text;
            if (const auto list2 = flow::recordContactExport(session, {*id, false, "mailing", "Agency North", "DE"}, locked->treated, "the file", job); !list2)
                return std::unexpected(list2.error());
            if (const auto outcomes = flow::importOutcomes(session, *id, file, job); !outcomes)
                return std::unexpected(outcomes.error());
            draft.name = chinese ? "配送承诺" : "Delivery promise";
            if (const auto next = flow::createDraft(session, draft, job); !next)
                return std::unexpected(next.error());
            return {};
        }();
        failure = made ? std::string() : std::string(core::word(made.error().code));
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("HOLDFAST_SCREENS", QStringLiteral(HOLDFAST_BINARY_DIR "/screens"));
        QVERIFY(QDir().mkpath(m_folder));
    }
    void cleanupTestCase() { m.reset(); }

    void plan_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::newRow("1440x900-light-en") << QSize(1440, 900) << false << QStringLiteral("en");
        QTest::newRow("1366x768-light-en") << QSize(1366, 768) << false << QStringLiteral("en");
        QTest::newRow("1366x768-dark-zh") << QSize(1366, 768) << true << QStringLiteral("zh_CN");
    }
    void plan()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(QString, language);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        m = std::make_unique<Program>(language);
        m->appearance->setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        m->window->resize(size);
        m->workbench->create(m->folder.filePath(QStringLiteral("northlight.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->jobs.isIdle(), kPatience);
        m->workbench->changeSetting(QStringLiteral("currency"), QStringLiteral("EUR"));
        m->window->goTo(Rail::Campaigns);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->book()->isLoaded(), kPatience);
        grab(QStringLiteral("10-campaigns-empty-") + name);

        const bool chinese = language != QStringLiteral("en");
        const core::CivilDate today = flow::todayOf(*m->workbench->session());
        flow::DraftRequest request;
        request.chinese = chinese;
        request.from = domain::PlanTemplate::Onboarding;
        request.name = chinese ? "首单跟进" : "First-order follow-up";
        request.start = today + 20;
        make(request, [](domain::CampaignPlan& plan) { plan.audience.customers = {"1", "2", "3", "4"}; });
        request.from = domain::PlanTemplate::WinBack;
        request.name = chinese ? "配送承诺" : "Delivery promise";
        request.start = today - 25;
        request.audience.customers.resize(3120);
        for (std::size_t i = 0; i < request.audience.customers.size(); ++i)
            request.audience.customers[i] = "C-" + std::to_string(i);
        make(request, [&](domain::CampaignPlan& plan) {
            plan.goal.baseline = 0.194;
            plan.goal.target = 0.145;
            plan.budgetLimit = 16000;
            const double amounts[] = {6400, 5200, 2600, 3300};
            for (std::size_t i = 0; i < plan.budget.size(); ++i) {
                plan.budget[i].planned = amounts[i];
                plan.budget[i].spent = amounts[i] * 0.3;
            }
            const char* owners[] = {"A. Roux", "L. Haas", "M. Oyelaran", "T. Brandt"};
            for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
                plan.tasks[i].owner = owners[i % 4];
                if (plan.tasks[i].end < today) {
                    plan.tasks[i].actualStart = plan.tasks[i].start;
                    plan.tasks[i].actualEnd = plan.tasks[i].end + int(i % 3);
                    plan.tasks[i].progress = 1;
                }
            }
            plan.tasks[5].actualStart = plan.tasks[5].start + 1;
            plan.tasks[5].progress = 0.1;
            plan.tasks[7].uses[0].amount = 150;
        });
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        panel()->planTab()->gantt()->choose(QStringLiteral("t6"));
        grab(QStringLiteral("10-campaign-plan-") + name);
        panel()->planTab()->showTable(true);
        grab(QStringLiteral("10-campaign-tasks-") + name);
        panel()->planTab()->showTable(false);
        Q_EMIT panel()->planTab()->gantt()->opened(QStringLiteral("t6"));
        auto* dialog = panel()->findChild<QDialog*>(QStringLiteral("TaskDialog"));
        QVERIFY(dialog);
        grab(QStringLiteral("10-task-") + name, dialog);
        dialog->reject();
        m.reset();
    }

    void loop_data() { plan_data(); }
    void loop()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(QString, language);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const bool chinese = language != QStringLiteral("en");
        m = std::make_unique<Program>(language);
        m->appearance->setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        m->window->resize(size);
        m->workbench->openSample(m->folder.filePath(QStringLiteral("loop.holdfast")), chinese, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && m->jobs.isIdle(), kPatience);
        const QString file = m->folder.filePath(QStringLiteral("outcomes.csv"));
        std::string failure = "not done";
        m->workbench->change(QStringLiteral("loop"), [&](flow::Session& session, core::JobContext& job) { return carriedOut(session, chinese, file.toStdString(), failure, job); });
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QVERIFY2(failure.empty(), failure.c_str());
        m->window->goTo(Rail::Campaigns);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->book()->isLoaded() && panel()->book()->list().size() == 2, kPatience);
        const char* tabs[] = {"plan", "target", "monitor", "evaluate", "library"};
        for (const auto& one : panel()->book()->list()) {
            panel()->book()->choose(one.id);
            const bool ran = one.state >= domain::CampaignState::Locked;
            for (int tab = 1; tab < (ran ? 5 : 2); ++tab) {
                panel()->setTab(tab);
                auto* board = panel()->tabAt(tab)->findChild<CampaignBoard*>();
                QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && board && !board->page().id.isEmpty(), kPatience);
                grab(QStringLiteral("%1-campaign-loop-%2-%3%4").arg(tab == 3 ? 11 : 10).arg(QLatin1String(tabs[tab]), ran ? QStringLiteral("locked-") : QString(), name));
            }
        }
        m.reset();
    }
};

HOLDFAST_TEST(CampaignScreensTest)
#include "CampaignScreensTest.moc"
