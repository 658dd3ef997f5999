// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a dialog or field shows of a plan is not written back where nobody changed it.
#include "support/TestMain.h"

#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/briefing/ReviewDialog.h"
#include "app/panels/campaigns/CampaignBook.h"
#include "app/panels/campaigns/CampaignsPanel.h"
#include "app/shell/Rail.h"
#include "briefing/Issue.h"
#include "domain/CampaignTarget.h"
#include "domain/CampaignTemplates.h"
#include "flow/BriefingIssues.h"
#include "flow/Briefings.h"
#include "flow/CampaignTarget.h"
#include "flow/Campaigns.h"
#include "support/Program.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QTreeWidget>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 20000;

class PlanKeepingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    bool idle() const { return m->jobs.isIdle(); }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 400);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && idle(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    // A part kept as of an earlier issue keeps that day, and the dialog says so.
    void aKeptPartSaysItsOwnDay()
    {
        domain::BriefingPlan plan;
        plan.items.resize(2);
        plan.items[1].asOf = *core::parseIsoDate("2026-03-31");
        briefing::PartChange first, second;
        second.part = 1;
        ReviewDialog dialog({QStringLiteral("Churn"), QStringLiteral("Value")}, plan, {first, second}, QStringLiteral("30 Jun 2026"), QStringLiteral("31 Jul 2026"),
            {QStringLiteral("30 Jun 2026"), QStringLiteral("31 Mar 2026")}, nullptr);
        auto* tree = dialog.findChild<QTreeWidget*>(QStringLiteral("reviewParts"));
        QCOMPARE(tree->topLevelItem(1)->text(2), QStringLiteral("kept as of 31 Mar 2026"));
        tree->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QCOMPARE(tree->topLevelItem(0)->text(2), QStringLiteral("kept as of 30 Jun 2026"));
        QCOMPARE(tree->topLevelItem(1)->text(2), QStringLiteral("kept as of 31 Mar 2026"));
    }

    // Places of parts hold for the plan that was compared: for another one they are not applied.
    void aReviewOfAnotherPlanIsNotApplied()
    {
        const auto save = [this](const domain::BriefingPlan& plan) {
            m->workbench->change(QStringLiteral("Briefing"), [plan](flow::Session& session, core::JobContext& job) { return flow::saveBriefing(session, "Board", plan, job); });
            return QTest::qWaitFor([this] { return idle(); }, kPatience);
        };
        domain::BriefingPlan plan = *flow::templatePlan("one-page");
        QVERIFY(save(plan));
        m->workbench->change(QStringLiteral("Issue"), [plan](flow::Session& session, core::JobContext& job) {
            flow::BriefingIssue issue;
            issue.briefing = "Board";
            issue.asOf = *core::parseIsoDate("2026-03-31");
            for (const auto& item : plan.items)
                if (!item.page.empty())
                    issue.figures.push_back({briefing::issueKey(item, {}) + "\nfigure", "Figure", "1"});
            return flow::keepBriefingIssue(session, issue, job);
        });
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        m->window->goTo(Rail::Briefings);
        auto* panel = static_cast<BriefingsPanel*>(m->window->panel(Rail::Briefings));
        auto* which = panel->findChild<QComboBox*>(QStringLiteral("briefingChoice"));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && which->findText(QStringLiteral("Board")) >= 0, kPatience);
        which->setCurrentIndex(which->findText(QStringLiteral("Board")));
        Q_EMIT which->activated(which->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(idle() && panel->current() == QStringLiteral("Board"), kPatience);
        auto* review = panel->findChild<QPushButton*>(QStringLiteral("briefingReview"));
        QTRY_VERIFY_WITH_TIMEOUT(review->isVisible() && review->isEnabled(), kPatience);
        QTest::mouseClick(review, Qt::LeftButton);
        ReviewDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m->window->findChild<ReviewDialog*>()), kPatience);
        plan.items.erase(plan.items.begin());
        QVERIFY(save(plan));
        Q_EMIT dialog->reviewed({0, 1});
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto stored = flow::briefings(*m->workbench->session());
        QVERIFY(stored.has_value());
        QVERIFY(stored->at("Board") == plan);
        dialog->reject();
    }

    // The fields show whole percent and no more than a milliard; leaving them is no change.
    void leavingAFieldChangesNoTarget()
    {
        auto* panel = static_cast<CampaignsPanel*>(m->window->panel(Rail::Campaigns));
        const auto make = [this](const char* name) {
            m->workbench->change(QStringLiteral("Campaign"), [name](flow::Session& session, core::JobContext& job) -> core::Status {
                domain::CampaignPlan plan = domain::planFrom(domain::PlanTemplate::ThreePhase, *core::parseIsoDate("2026-07-01"), false);
                plan.name = name;
                const auto id = flow::createCampaign(session, plan, job);
                if (!id)
                    return std::unexpected(id.error());
                domain::TargetPlan target;
                target.holdoutShare = 0.125;
                target.budget = 2e9 + 0.125;
                return flow::setTarget(session, *id, target, job);
            }, 2);
        };
        make("Spring");
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        m->window->goTo(Rail::Campaigns, 1);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && panel->book()->current(), kPatience);
        auto* holdout = m->find<QSpinBox>("targetHoldout");
        auto* budget = m->find<QDoubleSpinBox>("targetBudget");
        auto* window = m->find<QSpinBox>("targetWindow");
        QVERIFY(holdout && budget && window && holdout->isEnabled());
        QCOMPARE(holdout->value(), 13);
        const auto target = [panel] { return *domain::targetOf(panel->book()->current()->plan); };
        const auto steps = m->workbench->state().history.undo;
        for (QAbstractSpinBox* box : {static_cast<QAbstractSpinBox*>(holdout), static_cast<QAbstractSpinBox*>(budget), static_cast<QAbstractSpinBox*>(window)}) {
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
            QCOMPARE(target().holdoutShare, 0.125);
            QCOMPARE(*target().budget, 2e9 + 0.125);
        }
        QCOMPARE(m->workbench->state().history.undo, steps);
        // What was entered is kept, and only that.
        window->setValue(60);
        QTest::keyClick(window, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && target().windowDays == 60, kPatience);
        QCOMPARE(target().holdoutShare, 0.125);
        holdout->setValue(20);
        QTest::keyClick(holdout, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && target().holdoutShare == 0.2, kPatience);
        QCOMPARE(target().windowDays, 60);
        QCOMPARE(*target().budget, 2e9 + 0.125);
    }
};

HOLDFAST_TEST(PlanKeepingTest)
#include "PlanKeepingTest.moc"
