// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign from a template: dragged, undone, filled in, taken out as calendar and workbook, and in Chinese.
#include "support/TestMain.h"

#include "app/panels/campaigns/CampaignList.h"
#include "app/panels/campaigns/CampaignsPanel.h"
#include "app/panels/campaigns/PlanTab.h"
#include "app/panels/campaigns/TaskTable.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "charts/GanttView.h"
#include "charts/TileStrip.h"
#include "support/Program.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QWheelEvent>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class CampaignTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    CampaignsPanel* panel() const { return static_cast<CampaignsPanel*>(m->window->panel(Rail::Campaigns)); }
    charts::GanttView* gantt() const { return panel()->planTab()->gantt(); }
    const flow::CampaignView* view() const { return panel()->book()->current(); }
    QDialog* dialog(const char* name) const { return panel()->findChild<QDialog*>(QString::fromLatin1(name)); }
    static void press(QDialog* form, const char* button) { QTest::mouseClick(form->findChild<QPushButton*>(QString::fromLatin1(button)), Qt::LeftButton); }
    const domain::PlanTask& task(const char* id) const { return *domain::taskOf(view()->plan, id); }
    QString tile(const char* id) const
    {
        for (const auto& one : panel()->planTab()->findChild<charts::TileStrip*>(QStringLiteral("campaignTiles"))->tiles())
            if (one.id == QLatin1String(id))
                return one.value + QStringLiteral(" | ") + one.interval;
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->create(m->folder.filePath(QStringLiteral("w.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->jobs.isIdle(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Campaigns));
        QTRY_VERIFY_WITH_TIMEOUT(panel()->book()->isLoaded(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void emptyOffersTemplates()
    {
        QVERIFY(m->find<QLabel>("campaignsEmpty"));
        auto* button = m->find<QPushButton>("template-win-back");
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QDialog* form = dialog("NewCampaignDialog");
        QVERIFY(form);
        QCOMPARE(form->findChild<QComboBox*>(QStringLiteral("newTemplate"))->currentData().toString(), QStringLiteral("win-back"));
        form->findChild<QLineEdit*>(QStringLiteral("newName"))->setText(QStringLiteral("Spring win-back"));
        press(form, "formSave");
        QTRY_VERIFY_WITH_TIMEOUT(view() && view()->plan.name == "Spring win-back" && m->jobs.isIdle(), kPatience);
        QVERIFY(!m->find<QLabel>("campaignsEmpty"));
        QCOMPARE(panel()->list()->count(), 2); // heading and campaign
        QCOMPARE(view()->plan.tasks.size(), std::size_t(11));
        QCOMPARE(gantt()->spec().rows.size(), 14); // with three phases
        QCOMPARE(m->workbench->undoText(), QStringLiteral("Undo new campaign “Spring win-back”"));
    }

    // One drag is one step, and undo brings the task back.
    void dragMovesATask()
    {
        const core::CivilDate start = task("t1").start, end = task("t1").end;
        const QRect bar = gantt()->barRect(QStringLiteral("t1"));
        QVERIFY(bar.width() > 12);
        const double day = double(bar.width()) / (end - start + 1);
        const QPoint from = bar.center(), to = from + QPoint(qRound(5 * day), 0);
        QTest::mousePress(gantt(), Qt::LeftButton, {}, from);
        QTest::mouseMove(gantt(), (from + to) / 2);
        QTest::mouseMove(gantt(), to);
        QCOMPARE(task("t1").start, start); // not before the button is let go
        QTest::mouseRelease(gantt(), Qt::LeftButton, {}, to);
        QCOMPARE(task("t1").start, start + 5);
        QCOMPARE(task("t1").end, end + 5);
        QCOMPARE(gantt()->chosen(), QStringLiteral("t1"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QVERIFY(view()->timing.tasks[1].pushed); // what waits for it now starts too early, and that is said
        QCOMPARE(m->workbench->undoText(), QStringLiteral("Undo change of campaign “Spring win-back”"));
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && task("t1").start == start && task("t1").end == end, kPatience);
        m->workbench->redo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && task("t1").start == start + 5, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && task("t1").start == start, kPatience);
    }

    void endsAndKeys()
    {
        const core::CivilDate start = task("t3").start, end = task("t3").end;
        const QRect bar = gantt()->barRect(QStringLiteral("t3"));
        const double day = double(bar.width()) / (end - start + 1);
        const QPoint edge(bar.right() - 1, bar.center().y());
        QTest::mousePress(gantt(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(gantt(), edge + QPoint(qRound(3 * day), 0));
        QTest::mouseRelease(gantt(), Qt::LeftButton, {}, edge + QPoint(qRound(3 * day), 0));
        QCOMPARE(task("t3").start, start);
        QCOMPARE(task("t3").end, end + 3);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        gantt()->setFocus();
        QTest::keyClick(gantt(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(task("t3").end, end + 2);
        QTest::keyClick(gantt(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(task("t3").start, start + 7);
        QCOMPARE(task("t3").end, end + 9);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        // Esc takes a drag back.
        const QRect now = gantt()->barRect(QStringLiteral("t3"));
        QTest::mousePress(gantt(), Qt::LeftButton, {}, now.center());
        QTest::mouseMove(gantt(), now.center() + QPoint(40, 0));
        QTest::keyClick(gantt(), Qt::Key_Escape);
        QTest::mouseRelease(gantt(), Qt::LeftButton, {}, now.center() + QPoint(40, 0));
        QCOMPARE(task("t3").start, start + 7);
        for (int step = 0; step < 3; ++step) {
            m->workbench->undo();
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        }
        QCOMPARE(task("t3").start, start);
        QCOMPARE(task("t3").end, end);
    }

    void aPhaseTakesItsTasks()
    {
        const core::CivilDate phase = view()->plan.phases[1].start, first = task("t6").start, other = task("t1").start;
        gantt()->choose(QStringLiteral("p2"));
        gantt()->setFocus();
        QTest::keyClick(gantt(), Qt::Key_Right);
        QCOMPARE(view()->plan.phases[1].start, phase + 1);
        QCOMPARE(task("t6").start, first + 1);
        QCOMPARE(task("t1").start, other);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && task("t6").start == first, kPatience);
    }

    // Less of the time by choice, wheel and keys; the schedule stays as it is.
    void theTimeShownIsChosen()
    {
        using charts::GanttView;
        const auto whole = gantt()->seen();
        const auto days = [&] { return gantt()->seen().second - gantt()->seen().first + 1; };
        auto* zoom = m->find<QComboBox>("scheduleZoom");
        QVERIFY(zoom && zoom->isEnabled());
        QCOMPARE(zoom->currentIndex(), 0);
        gantt()->choose(QStringLiteral("t3"));
        const auto choose = [&](GanttView::Zoom wanted) {
            zoom->setCurrentIndex(zoom->findData(int(wanted)));
            Q_EMIT zoom->activated(zoom->currentIndex());
        };
        choose(GanttView::Zoom::Month);
        QCOMPARE(days(), 31);
        QVERIFY(gantt()->zoom() == GanttView::Zoom::Month && !gantt()->barRect(QStringLiteral("t3")).isNull());
        choose(GanttView::Zoom::Week);
        QCOMPARE(days(), 7);
        // A row out of sight comes into it.
        const auto& last = view()->plan.tasks.back();
        gantt()->choose(QString::fromStdString(last.id));
        QVERIFY(gantt()->seen().first <= last.end && gantt()->seen().second >= last.start);
        QCOMPARE(days(), 7);
        // Keys: less, more, along, all. An own span has no name.
        gantt()->setFocus();
        QTest::keyClick(gantt(), Qt::Key_Minus);
        QVERIFY(days() > 7 && gantt()->zoom() == GanttView::Zoom::Other);
        QCOMPARE(zoom->currentIndex(), -1);
        QTest::keyClick(gantt(), Qt::Key_Plus);
        QCOMPARE(days(), 7);
        const auto from = gantt()->seen().first;
        QTest::keyClick(gantt(), Qt::Key_PageUp);
        QCOMPARE(gantt()->seen().first, from - 3);
        for (int step = 0; step < 400; ++step)
            QTest::keyClick(gantt(), Qt::Key_PageUp); // stops at the beginning
        QCOMPARE(gantt()->seen().first, whole.first);
        QCOMPARE(days(), 7);
        QTest::keyClick(gantt(), Qt::Key_0);
        QVERIFY(gantt()->seen() == whole && zoom->currentIndex() == 0);
        // The wheel with Ctrl around the day under it.
        const QRect bar = gantt()->barRect(QStringLiteral("t3"));
        const auto turn = [&](int by) {
            QWheelEvent event(bar.center(), gantt()->mapToGlobal(bar.center()), {}, {0, by}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(gantt(), &event);
        };
        turn(240);
        QVERIFY(days() < whole.second - whole.first + 1);
        QVERIFY(gantt()->seen().first <= task("t3").end && gantt()->seen().second >= task("t3").start);
        for (int step = 0; step < 30; ++step)
            turn(120);
        QCOMPARE(days(), 5); // not less
        for (int step = 0; step < 60; ++step)
            turn(-120);
        QVERIFY(gantt()->seen() == whole);
        QVERIFY(m->jobs.isIdle()); // nothing was changed
    }

    void aRiskIsAdded()
    {
        const auto before = view()->plan.risks.size();
        QTest::mouseClick(m->find<QPushButton>("addRisk"), Qt::LeftButton);
        QDialog* form = dialog("RiskDialog");
        QVERIFY(form);
        form->findChild<QLineEdit*>(QStringLiteral("riskName"))->setText(QStringLiteral("Depot backlog not fixed"));
        auto* impact = form->findChild<QComboBox*>(QStringLiteral("riskImpact"));
        impact->setCurrentIndex(impact->findData(QStringLiteral("high")));
        press(form, "formSave");
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view()->plan.risks.size() == before + 1, kPatience);
        QVERIFY(view()->plan.risks.back().impact == domain::Level::High);
        const auto& table = panel()->planTab()->risks()->block().asTable;
        QCOMPARE(table.rows.last()[0].text, QStringLiteral("Depot backlog not fixed"));
    }

    void overTheLimitIsSaid()
    {
        QTest::mouseClick(m->find<QPushButton>("addLine"), Qt::LeftButton);
        QDialog* form = dialog("BudgetDialog");
        QVERIFY(form);
        form->findChild<QLineEdit*>(QStringLiteral("lineName"))->setText(QStringLiteral("Gifts"));
        form->findChild<QDoubleSpinBox*>(QStringLiteral("linePlanned"))->setValue(1200.5);
        press(form, "formSave");
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !dialog("BudgetDialog"), kPatience);
        QVERIFY(panel()->planTab()->budget()->block().reading.finding.isEmpty());
        QTest::mouseClick(m->find<QPushButton>("setLimit"), Qt::LeftButton);
        form = dialog("LimitDialog");
        QVERIFY(form);
        form->findChild<QDoubleSpinBox*>(QStringLiteral("budgetLimit"))->setValue(1000);
        press(form, "formSave");
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view()->budget.overPlanned, kPatience);
        QVERIFY2(panel()->planTab()->budget()->block().reading.finding.contains(QStringLiteral("over the limit")), qPrintable(panel()->planTab()->budget()->block().reading.finding));
        QVERIFY2(tile("planned").contains(QStringLiteral("over the limit")), qPrintable(tile("planned")));
    }

    // A dependency that closes a ring is refused in the dialog, which stays open.
    void aRingIsRefused()
    {
        gantt()->choose(QStringLiteral("t1"));
        gantt()->setFocus();
        QTest::keyClick(gantt(), Qt::Key_Return);
        QDialog* form = dialog("TaskDialog");
        QVERIFY(form);
        auto* after = form->findChild<QListWidget*>(QStringLiteral("taskAfter"));
        for (int row = 0; row < after->count(); ++row)
            if (after->item(row)->data(Qt::UserRole).toString() == QStringLiteral("t2"))
                after->item(row)->setCheckState(Qt::Checked);
        press(form, "formSave");
        auto* problem = form->findChild<QLabel*>(QStringLiteral("formProblem"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(QStringLiteral("wait for each other")), qPrintable(problem->text()));
        QVERIFY(form->isVisible() && task("t1").after.empty());
        form->reject();
    }

    void cellsAreEdited()
    {
        QTest::mouseClick(m->find<QPushButton>("scheduleAsTable"), Qt::LeftButton);
        TaskTable* table = panel()->planTab()->table();
        QTRY_VERIFY(table->isVisible());
        TaskModel* tasks = table->tasks();
        QVERIFY(tasks->setData(tasks->index(0, TaskModel::Owner), QStringLiteral("A. Roux"), Qt::EditRole));
        QVERIFY(tasks->setData(tasks->index(0, TaskModel::Progress), 40, Qt::EditRole));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QCOMPARE(task("t1").owner, std::string("A. Roux"));
        QCOMPARE(task("t1").progress, 0.4);
        QVERIFY(!(tasks->flags(tasks->index(0, TaskModel::Slack)) & Qt::ItemIsEditable));
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && task("t1").progress == 0, kPatience);
        QCOMPARE(task("t1").owner, std::string("A. Roux"));
        QTest::mouseClick(m->find<QPushButton>("scheduleAsChart"), Qt::LeftButton);
    }

    void goesOutAsCalendarAndWorkbook()
    {
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("tasks.ics"));
        panel()->exportCalendar();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && QFile::exists(m->dialogs.saveFile), kPatience);
        QFile file(m->dialogs.saveFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray calendar = file.readAll();
        QCOMPARE(calendar.count("BEGIN:VEVENT"), qsizetype(view()->plan.tasks.size()));
        QVERIFY(calendar.contains("SUMMARY:Select the target group\r\n"));
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("plan.xlsx"));
        panel()->exportWorkbook();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && QFile::exists(m->dialogs.saveFile), kPatience);
        QFile book(m->dialogs.saveFile);
        QVERIFY(book.open(QIODevice::ReadOnly));
        QVERIFY(book.readAll().startsWith("PK") && book.size() > 5000);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
    }

    void aSecondOneForTheWatchList()
    {
        m->window->planCampaign({{}, {"1", "2", "3"}, "watch-list", {"recency"}});
        QDialog* form = dialog("NewCampaignDialog");
        QVERIFY(form);
        press(form, "formSave");
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view() && view()->plan.audience.customers.size() == 3, kPatience);
        QCOMPARE(view()->plan.audience.from, std::string("watch-list"));
        QCOMPARE(panel()->list()->count(), 3);
        QVERIFY(tile("audience").startsWith(QStringLiteral("3 ")));
        m->workbench->undo(); // and the first one is looked at again
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view() && view()->plan.name == "Spring win-back", kPatience);
    }

    void inChinese()
    {
        m->appearance->setLanguage(QStringLiteral("zh_CN"));
        QTRY_COMPARE(m->find<QPushButton>("newCampaign")->text(), QStringLiteral("新建活动"));
        QVERIFY(m->find<QPushButton>("addRisk")->text().contains(QStringLiteral("风险")));
        QCOMPARE(gantt()->spec().todayText, QStringLiteral("今天"));
        QTest::mouseClick(m->find<QPushButton>("newCampaign"), Qt::LeftButton);
        QDialog* form = dialog("NewCampaignDialog");
        QVERIFY(form);
        auto* from = form->findChild<QComboBox*>(QStringLiteral("newTemplate"));
        from->setCurrentIndex(from->findData(QStringLiteral("service-recovery")));
        press(form, "formSave");
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view() && view()->plan.name == "服务补救", kPatience);
        m->appearance->setLanguage(QStringLiteral("en"));
        QTRY_COMPARE(m->find<QPushButton>("newCampaign")->text(), QStringLiteral("New campaign"));
    }

    void removedAndBack()
    {
        const std::string name = view()->plan.name;
        QTest::mouseClick(m->find<QPushButton>("removeCampaign"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view() && view()->plan.name != name, kPatience);
        QCOMPARE(panel()->list()->count(), 2);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->list()->count() == 3, kPatience);
    }
};

HOLDFAST_TEST(CampaignTest)
#include "CampaignTest.moc"
