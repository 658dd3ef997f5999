// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of campaigns as it looks: written to HOLDFAST_SCREENS, or beside the build.
#include "support/TestMain.h"

#include "app/panels/campaigns/CampaignsPanel.h"
#include "app/panels/campaigns/PlanTab.h"
#include "app/shell/Rail.h"
#include "charts/GanttView.h"
#include "support/Program.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>

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
};

HOLDFAST_TEST(CampaignScreensTest)
#include "CampaignScreensTest.moc"
