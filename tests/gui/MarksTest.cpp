// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every mark of the overview and of the tabs about groups makes a selection and leads to its customers, by mouse and by keys.
#include "support/TestMain.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/panels/segments/BehaviourView.h"
#include "app/panels/segments/ChurnTreeView.h"
#include "app/panels/segments/ConditionForm.h"
#include "app/panels/segments/DemographicsView.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/ContextWidgets.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/FlowView.h"
#include "charts/GridView.h"
#include "charts/ItemPlotView.h"
#include "charts/PlotView.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "domain/OwnField.h"
#include "flow/MarkRules.h"
#include "present/RuleText.h"
#include "support/Program.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;
using domain::Rule;

static constexpr int kPatience = 20000;

class MarksTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    OverviewPanel* overview() const { return static_cast<OverviewPanel*>(m->window->panel(Rail::Overview)); }
    SegmentsPanel* segments() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }
    CustomersPanel* customers() const { return static_cast<CustomersPanel*>(m->window->panel(Rail::Customers)); }
    std::uint64_t selected() const { return m->workbench->counts() ? m->workbench->counts()->summary.customers : 0; }
    bool settled() const { return m->jobs.isIdle() && m->workbench->counts(); }
    static constexpr std::uint64_t kAll = 800;
    BlockBody* body(const char* id) const { return overview()->findChild<BlockFrame*>(QString::fromLatin1(id))->body(); }
    void toOverview()
    {
        m->window->goTo(Rail::Overview);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && overview()->isSettled(), kPatience);
    }
    template <class View> View* tab() const
    {
        m->window->goTo(Rail::Segments);
        for (int i = 0; i < segments()->views().size(); ++i)
            if (auto* view = qobject_cast<View*>(segments()->views()[i])) {
                segments()->setTab(i);
                return QTest::qWaitFor([&] { return m->jobs.isIdle() && view->isSettled(); }, kPatience) ? view : nullptr;
            }
        return nullptr;
    }
    void back()
    {
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().empty() && selected() == kAll, kPatience);
    }
    void takes(std::uint64_t n)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(settled() && !m->workbench->filters().empty() && selected() == n, qPrintable(QStringLiteral("%1, not %2").arg(selected()).arg(n)), kPatience);
    }
    void lists(std::uint64_t n)
    {
        QTRY_COMPARE_WITH_TIMEOUT(m->window->place(), int(Rail::Customers), kPatience);
        CustomersList* list = customers()->list();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !list->isOrdering() && list->model()->table() && std::uint64_t(list->model()->rowCount()) == n, kPatience);
        list->setBehind(std::nullopt, {});
    }
    QMenu* menuAt(QWidget* on, const QPoint& at, QContextMenuEvent::Reason reason)
    {
        QContextMenuEvent event(reason, at, on->mapToGlobal(at));
        QCoreApplication::sendEvent(on, &event);
        return m->window->findChild<QMenu*>(QStringLiteral("markMenu"));
    }
    // A cell of the heat map with some but not all of its cohort.
    QPoint someCell() const
    {
        const auto& cohorts = overview()->controller()->answer()->cohorts->cohorts;
        const std::size_t first = cohorts.size() > 12 ? cohorts.size() - 12 : 0;
        for (std::size_t i = first; i < cohorts.size(); ++i)
            for (std::size_t age = 1; age < cohorts[i].cells.size() && age < 12; ++age)
                if (cohorts[i].cells[age].retained > 1 && cohorts[i].cells[age].retained < cohorts[i].n)
                    return {int(age), int(i - first)};
        return {-1, -1};
    }
    const flow::CohortRow& cohortOf(const QPoint& cell) const
    {
        const auto& cohorts = overview()->controller()->answer()->cohorts->cohorts;
        return cohorts[(cohorts.size() > 12 ? cohorts.size() - 12 : 0) + std::size_t(cell.y())];
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, kAll);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        toOverview();
    }
    void cleanupTestCase() { m.reset(); }
    void init()
    {
        m->workbench->clearFilters();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == kAll, kPatience);
    }

    void aCohortCellByMouse()
    {
        toOverview();
        charts::GridView* grid = body("cohort-retention")->grid();
        QVERIFY(grid);
        const QPoint cell = someCell();
        QVERIFY(cell.x() > 0);
        const auto n = cohortOf(cell).cells[std::size_t(cell.x())].retained;
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(cell.x(), cell.y()).center().toPoint());
        takes(n);
        // The chip says it in words.
        const QString words = present::ruleText(m->workbench->rule());
        QVERIFY2(words.contains(QStringLiteral("First purchase")) && words.contains(QStringLiteral("Bought in ")), qPrintable(words));
        // The head of its row in its place: a second choice replaces the first.
        toOverview();
        QVERIFY(grid->placeRect({-1, 0}).isValid());
        const auto first = overview()->controller()->answer()->cohorts->cohorts.size() > 12 ? cohortOf({0, 0}).n : overview()->controller()->answer()->cohorts->cohorts[0].n;
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->placeRect({-1, 0}).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && present::ruleText(m->workbench->rule()) != words, kPatience);
        QVERIFY(!present::ruleText(m->workbench->rule()).contains(QStringLiteral("Bought in ")));
        QVERIFY(selected() >= first);
        m->workbench->undo();
        takes(n);
        back();
        // A double click lists them.
        toOverview();
        const auto again = cohortOf(cell).cells[std::size_t(cell.x())].retained;
        grid->setSelectable(false); // the double click alone
        QTest::mouseDClick(grid, Qt::LeftButton, {}, grid->cellRect(cell.x(), cell.y()).center().toPoint());
        grid->setSelectable(true);
        lists(again);
        // Its menu takes them out.
        toOverview();
        QMenu* menu = menuAt(grid, grid->cellRect(cell.x(), cell.y()).center().toPoint(), QContextMenuEvent::Mouse);
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("markRemove"))->trigger();
        menu->close();
        takes(kAll - again);
        back();
    }

    void cohortRowsAndColumnsByKeys()
    {
        toOverview();
        charts::GridView* grid = body("cohort-retention")->grid();
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Right); // enters at the first cell
        QCOMPARE(grid->current(), QPoint(0, 0));
        QTest::keyClick(grid, Qt::Key_Left);
        QCOMPARE(grid->current(), QPoint(-1, 0));
        const auto n = cohortOf({0, 0}).n;
        QTest::keyClick(grid, Qt::Key_Space);
        takes(n);
        QCOMPARE(m->workbench->filters().size(), std::size_t(1));
        back();
        toOverview();
        // A column: who bought again a month later, of every cohort.
        const auto& cohorts = overview()->controller()->answer()->cohorts->cohorts;
        std::uint64_t later = 0;
        for (std::size_t i = cohorts.size() > 12 ? cohorts.size() - 12 : 0; i + 1 < cohorts.size(); ++i)
            later += cohorts[i].cells[1].retained;
        grid->setFocus();
        while (grid->current() != QPoint(-1, -1) && grid->current().x() < 1)
            QTest::keyClick(grid, Qt::Key_Right);
        QTest::keyClick(grid, Qt::Key_Up);
        QCOMPARE(grid->current(), QPoint(1, -1));
        QMenu* menu = menuAt(grid, grid->placeRect(grid->current()).center().toPoint(), QContextMenuEvent::Keyboard);
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("markOnly"))->trigger();
        menu->close();
        takes(later);
        back();
        // Enter lists the customers of a row.
        toOverview();
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Down);
        while (grid->current().x() >= 0)
            QTest::keyClick(grid, Qt::Key_Left);
        const auto row = cohortOf({0, grid->current().y()}).n;
        QTest::keyClick(grid, Qt::Key_Return);
        lists(row);
    }

    void whoLeftInAMonth()
    {
        toOverview();
        auto* trend = qobject_cast<charts::TrendView*>(body("churn-trend")->view());
        auto* flow = qobject_cast<charts::FlowView*>(body("customer-flow")->view());
        QVERIFY(trend && flow);
        const auto& periods = overview()->controller()->answer()->churn.periods;
        const auto found = std::ranges::find_if(periods, [](const auto& period) { return period.churned > 0 && period.enoughHistory && period.fresh > 0; });
        QVERIFY(found != periods.end());
        const int at = int(found - periods.begin());
        const flow::PeriodChurn period = *found;
        trend->setFocus();
        QTest::keyClick(trend, Qt::Key_Home);
        for (int i = 0; i < at; ++i)
            QTest::keyClick(trend, Qt::Key_Right);
        QCOMPARE(trend->hoveredPoint(), at);
        QTest::keyClick(trend, Qt::Key_Space);
        takes(period.churned);
        QVERIFY(present::ruleText(m->workbench->rule()).startsWith(QStringLiteral("Left in ")));
        back();
        toOverview();
        // The same by a click on its point, and from the bars: who left below the line, who came above.
        QTest::mouseClick(trend->viewport(), Qt::LeftButton, {}, static_cast<charts::Readable*>(trend)->readableRect(at, 0).center());
        takes(period.churned);
        back();
        toOverview();
        const int bar = int(std::ranges::count_if(periods.begin(), periods.begin() + at, [](const auto& each) { return each.enoughHistory; }));
        flow->setFocus();
        QTest::keyClick(flow, Qt::Key_Right);
        while (flow->hoveredPoint() > bar)
            QTest::keyClick(flow, Qt::Key_Left);
        while (flow->hoveredPoint() < bar)
            QTest::keyClick(flow, Qt::Key_Right);
        QTest::keyClick(flow, Qt::Key_Up);
        QCOMPARE(flow->side(), 0);
        QTest::keyClick(flow, Qt::Key_Space);
        takes(period.fresh + period.returning);
        back();
        toOverview();
        trend->setFocus();
        QTest::keyClick(trend, Qt::Key_Home);
        for (int i = 0; i < at; ++i)
            QTest::keyClick(trend, Qt::Key_Right);
        QTest::keyClick(trend, Qt::Key_Return);
        lists(period.churned);
    }

    // A mean stands for those it counts: every settled cohort, drawn or not, without the first where there are enough.
    void theMeansOfTheHeatMap()
    {
        toOverview();
        charts::GridView* grid = body("cohort-retention")->grid();
        const auto& answer = *overview()->controller()->answer()->cohorts;
        QVERIFY(answer.cohorts.size() > 13);
        const auto means = flow::settledMeans(answer);
        for (const int age : {1, 3}) {
            QVERIFY(means[std::size_t(age)].retained > 0);
            QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(age, 12).center().toPoint());
            takes(means[std::size_t(age)].retained);
            back();
            toOverview();
        }
    }

    // Esc takes back what was put in: the first leaves the point, the second the selection.
    void escapeTakesBack()
    {
        toOverview();
        for (const char* id : {"churn-trend", "customer-flow"}) {
            QWidget* view = body(id)->view();
            view->setFocus();
            QTest::keyClick(view, Qt::Key_End);
            QTest::keyClick(view, Qt::Key_Left);
            QTest::keyClick(view, Qt::Key_Left);
            QTest::keyClick(view, Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
            toOverview();
            QTest::keyClick(view, Qt::Key_Escape);
            QCOMPARE(m->workbench->filters().size(), std::size_t(1));
            QTest::keyClick(view, Qt::Key_Escape);
            QTRY_VERIFY2_WITH_TIMEOUT(settled() && m->workbench->filters().empty() && selected() == kAll, id, kPatience);
            toOverview();
        }
        auto* table = body("groups-at-risk")->table();
        QVERIFY(table);
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().empty() && selected() == kAll, kPatience);
    }

    // A briefing has the cohorts as usual: another look is not pinned in their place.
    void anotherLookIsNotPinned()
    {
        toOverview();
        auto* frame = overview()->findChild<BlockFrame*>(QStringLiteral("cohort-retention"));
        const QString before = m->workbench->undoText();
        overview()->setCohortView({present::CohortMeasure::Revenue, false, false});
        QTRY_VERIFY_WITH_TIMEOUT(settled() && overview()->isSettled(), kPatience);
        frame->setFocus();
        QTest::keyClick(frame, Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QCOMPARE(m->workbench->undoText(), before);
        overview()->setCohortView({});
        toOverview();
        frame->setFocus();
        QTest::keyClick(frame, Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->undoText() != before, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
    }

    void whatTheHeatMapShows()
    {
        toOverview();
        const QString plain = overview()->block(2)->block().subtitle;
        for (const char* name : {"cohortOrders", "cohortRevenue", "cohortSince", "cohortPlain"}) {
            QAction* action = overview()->block(2)->menu()->findChild<QAction*>(QString::fromLatin1(name));
            QVERIFY2(action && !action->text().isEmpty(), name);
            action->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(settled() && overview()->isSettled() && action->isChecked(), kPatience);
        }
        QVERIFY(overview()->cohortView() == (present::CohortView {present::CohortMeasure::Revenue, true, true}));
        const present::Block shown = overview()->block(2)->block();
        QVERIFY(shown.subtitle != plain && shown.title == QStringLiteral("Cohort revenue"));
        QCOMPARE(std::get<present::GridSpec>(shown.body).rowHeads.last(), QStringLiteral("Plain mean"));
        // A cell stands for those who bought then or later.
        core::JobContext job;
        const auto grid = flow::measureCohortGrid(*m->workbench->session(), {}, job);
        QVERIFY(grid);
        const QPoint cell = someCell();
        const auto& cohorts = grid->cohorts.cohorts;
        const std::size_t row = (cohorts.size() > 12 ? cohorts.size() - 12 : 0) + std::size_t(cell.y());
        charts::GridView* view = body("cohort-retention")->grid();
        QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(cell.x(), cell.y()).center().toPoint());
        takes(grid->details[row][std::size_t(cell.x())].retainedSince);
        back();
        overview()->setCohortView({});
        QCOMPARE(overview()->block(2)->block().subtitle, plain);
    }

    // A rule of a mark in the form: a date as any other; where a column of the source has its name, each is found as itself.
    void theFormKnowsTheFieldsOfMarks()
    {
        ConditionForm form(nullptr);
        const auto rule = flow::cohortRule({core::Grain::Month, 2024 * 12});
        QVERIFY(domain::isOwnField(rule.field));
        flow::RuleField made {"first_purchase", {}, {}, "date", {}, "2024-01-01", "2024-06-30"};
        form.setFields({made}, {});
        form.setCondition(rule);
        auto shown = form.condition();
        QVERIFY(shown && shown->op == domain::Rule::Op::Between && shown->values == rule.values);
        QCOMPARE(shown->field, std::string("first_purchase"));
        flow::RuleField source {"first_purchase", "first_purchase", {}, "text", {"old"}, {}, {}};
        made.name = rule.field;
        form.setFields({source, made}, {});
        form.setCondition(rule);
        shown = form.condition();
        QVERIFY(shown && *shown == rule);
    }

    void howAndWhenTheyBuy()
    {
        auto* view = tab<BehaviourView>();
        QVERIFY(view);
        const flow::PurchaseBehaviour answer = *view->answer()->answer();
        charts::GridView* hours = view->block(QStringLiteral("behaviour-hours"))->body()->grid();
        QVERIFY(hours);
        core::JobContext job;
        hours->setFocus();
        QTest::keyClick(hours, Qt::Key_Down);
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(hours, Qt::Key_Right);
        const QPoint at = hours->current();
        const auto expected = flow::segmentCustomers(*m->workbench->session(), domain::parseRule(QStringLiteral(R"({"field":"bought_hour","op":"=","value":"%1-%2"})").arg(at.y() + 1).arg(at.x(), 2, 10, QLatin1Char('0')).toStdString()).value(), {}, job);
        QVERIFY(expected && !expected->empty() && expected->size() < kAll);
        QTest::keyClick(hours, Qt::Key_Space);
        takes(expected->size());
        back();
        for (const char* id : {"behaviour-frequency", "behaviour-cycle", "behaviour-preferences"}) {
            view = tab<BehaviourView>();
            auto* table = view->block(QString::fromLatin1(id))->body()->table();
            QVERIFY2(table, id);
            std::vector<std::uint64_t> sizes; // of the rows
            for (const auto& one : QByteArray(id).endsWith("frequency") ? answer.frequency : answer.cycle)
                sizes.push_back(one.n);
            if (QByteArray(id).endsWith("preferences")) {
                sizes.clear();
                for (const auto& one : answer.preferences[0].values)
                    sizes.push_back(one.favourites);
            }
            const auto some = std::ranges::find_if(sizes, [](std::uint64_t size) { return size > 0 && size < kAll; });
            QVERIFY2(some != sizes.end(), id);
            const std::uint64_t n = *some;
            table->setFocus();
            table->selectRow(int(some - sizes.begin()));
            QTest::keyClick(table, Qt::Key_Space);
            takes(n);
            back();
        }
        view = tab<BehaviourView>();
        charts::ItemPlotView* months = view->block(QStringLiteral("behaviour-months"))->body()->items();
        QTest::mouseClick(months, Qt::LeftButton, {}, months->itemRect(4).center());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        QCOMPARE(present::ruleText(m->workbench->rule()), QStringLiteral("Bought in a month of the year = May"));
        back();
    }

    void whoTheyAre()
    {
        auto* view = tab<DemographicsView>();
        QVERIFY(view);
        const auto answer = *view->answer()->answer();
        QVERIFY(answer.pyramid.has_value());
        auto* pyramid = qobject_cast<charts::FlowView*>(view->block(QStringLiteral("age-pyramid"))->body()->view());
        QVERIFY(pyramid);
        pyramid->setFocus();
        QTest::keyClick(pyramid, Qt::Key_Right);
        while (pyramid->hoveredPoint() > 2)
            QTest::keyClick(pyramid, Qt::Key_Left);
        while (pyramid->hoveredPoint() < 2)
            QTest::keyClick(pyramid, Qt::Key_Right);
        QTest::keyClick(pyramid, Qt::Key_Down);
        QCOMPARE(pyramid->side(), 1);
        QVERIFY(answer.pyramid->counts[1][2] > 0);
        QTest::keyClick(pyramid, Qt::Key_Space);
        takes(answer.pyramid->counts[1][2]);
        back();
        view = tab<DemographicsView>();
        charts::ItemPlotView* bars = view->block(QStringLiteral("profile-churn"))->body()->items();
        QVERIFY(bars);
        const auto n = answer.fields[view->chosen()].bins[0].n;
        bars->setFocus();
        QTest::keyClick(bars, Qt::Key_Down);
        QTest::keyClick(bars, Qt::Key_Return);
        lists(n);
    }

    // The buttons of the context bar have room for what they say after the language has changed.
    void textsFitAfterAChangeOfLanguage()
    {
        for (const char* language : {"zh_CN", "en"}) {
            m->appearance->setLanguage(QString::fromLatin1(language));
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
            for (const ContextButton* button : m->window->findChildren<ContextButton*>())
                if (button->isVisible() && button->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed)
                    QTRY_VERIFY2_WITH_TIMEOUT(button->width() >= button->sizeHint().width(), qPrintable(button->value()), 2000);
        }
    }

    void rowsOfTheTree()
    {
        constexpr std::uint64_t many = 4000; // so many that the tree has questions
        m->workbench->openSample(m->folder.filePath(QStringLiteral("large.holdfast")), false, many);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == many, kPatience);
        m->workbench->setPeriod(core::Grain::Quarter); // more have left
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        auto* view = tab<ChurnTreeView>();
        QVERIFY(view);
        const auto answer = *view->answer()->answer();
        QVERIFY(answer.nodes.size() >= 3);
        auto* table = view->block(QStringLiteral("tree-leaves"))->body()->table();
        table->setFocus();
        table->selectRow(0);
        const auto& leaf = answer.nodes[std::size_t(view->chosen())];
        core::JobContext job;
        const auto ids = flow::segmentCustomers(*m->workbench->session(), leaf.rule, {}, job);
        QVERIFY(ids && !ids->empty() && ids->size() < many);
        QTest::keyClick(table, Qt::Key_Space);
        takes(ids->size());
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().empty(), kPatience);
        QVERIFY(tab<ChurnTreeView>());
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        lists(ids->size());
    }
};

HOLDFAST_TEST(MarksTest)
#include "MarksTest.moc"
