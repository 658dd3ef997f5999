// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of stays: under it stand those who were still customers so many days after their start, above it those who had left by then;
// groups and attributes lead to their customers. By mouse and by keys.
#include "support/TestMain.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/earlywarning/LifetimesView.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/PlotChart.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "present/RuleText.h"
#include "present/pages/RiskPages.h"
#include "support/Program.h"

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;
static constexpr std::uint64_t kAll = 600;

class LifeMarksTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    LifetimesView* view() const { return m->window->findChild<LifetimesView*>(); }
    QWidget* body(const char* block) const { return view()->findChild<BlockFrame*>(QString::fromLatin1(block))->body()->view(); }
    std::uint64_t selected() const { return m->workbench->counts() ? m->workbench->counts()->summary.customers : 0; }
    bool settled() const { return m->jobs.isIdle() && m->workbench->counts(); }
    bool isRead() const { return settled() && view() && view()->lives()->answer() && !view()->lives()->isComputing() && !view()->hazards()->isComputing(); }
    void show()
    {
        m->workbench->clearFilters();
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::LifetimesTab);
        QTRY_VERIFY_WITH_TIMEOUT(isRead() && selected() == kAll && body("stayCurve"), kPatience);
    }
    void takes(std::int64_t n)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(settled() && !m->workbench->filters().empty() && std::int64_t(selected()) == n, qPrintable(QStringLiteral("%1, not %2").arg(selected()).arg(n)), kPatience);
    }
    void lists(std::int64_t n)
    {
        QTRY_COMPARE_WITH_TIMEOUT(m->window->place(), int(Rail::Customers), kPatience);
        CustomersList* list = static_cast<CustomersPanel*>(m->window->panel(Rail::Customers))->list();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && !list->isOrdering() && list->model()->table() && list->model()->rowCount() == n, kPatience);
        list->setBehind(std::nullopt, {});
    }
    // Somewhere in the middle where some have left.
    int point() const
    {
        const auto& curve = view()->lives()->answer()->curve;
        for (int i = int(curve.size()) / 4; i < int(curve.size()); ++i)
            if (curve[std::size_t(i)].survival.value.value_or(1) < 0.8)
                return i;
        return -1;
    }
    // Counted from the lives themselves: gone within the days.
    std::int64_t goneBy(double days) const
    {
        domain::Rule gone;
        gone.kind = domain::Rule::Kind::Compare;
        gone.field = "life_ended";
        gone.op = domain::Rule::Op::LessEqual;
        gone.values = {std::to_string(int(days))};
        core::JobContext job;
        const auto ids = flow::segmentCustomers(*m->workbench->session(), gone, {}, job);
        return ids ? std::int64_t(ids->size()) : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, kAll);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }
    void init() { show(); }

    void bothSidesOfTheCurveByMouse()
    {
        auto* curve = qobject_cast<charts::CurveView*>(body("stayCurve"));
        QVERIFY(curve);
        const int at = point();
        QVERIFY(at > 0);
        const auto there = view()->lives()->answer()->curve[std::size_t(at)];
        const QPointF line = curve->plot().pointAt(at);
        const auto on = [&](double y) { return curve->mapFromScene(curve->plot().mapToScene(QPointF(line.x(), y))); };
        const QRectF area = curve->plot().plotArea();
        QTest::mouseClick(curve->viewport(), Qt::LeftButton, {}, on((line.y() + area.bottom()) / 2));
        takes(there.atRisk);
        QVERIFY(present::ruleText(m->workbench->rule()).startsWith(QStringLiteral("Days as a customer so far ≥ ")));
        m->workbench->undo();
        show();
        QTest::mouseClick(curve->viewport(), Qt::LeftButton, {}, on((line.y() + area.top()) / 2));
        takes(goneBy(there.time));
        QVERIFY(goneBy(there.time) > 0 && goneBy(there.time) < view()->lives()->answer()->all.events + 1);
        m->workbench->undo();
        show();
        QTest::mouseDClick(curve->viewport(), Qt::LeftButton, {}, on((line.y() + area.bottom()) / 2));
        lists(there.atRisk);
    }

    void bothSidesOfTheCurveByKeys()
    {
        auto* curve = qobject_cast<charts::CurveView*>(body("stayCurve"));
        const int at = point();
        const auto there = view()->lives()->answer()->curve[std::size_t(at)];
        const auto go = [&] {
            curve->setFocus();
            QTest::keyClick(curve, Qt::Key_Home);
            for (int i = 0; i < at; ++i)
                QTest::keyClick(curve, Qt::Key_Right);
        };
        go();
        QCOMPARE(curve->hoveredPoint(), at);
        QTest::keyClick(curve, Qt::Key_Space);
        takes(there.atRisk);
        m->workbench->undo();
        show();
        go();
        QTest::keyClick(curve, Qt::Key_Up);
        QCOMPARE(curve->side(), 1);
        QTest::keyClick(curve, Qt::Key_Space);
        takes(goneBy(there.time));
        m->workbench->undo();
        show();
        go();
        QTest::keyClick(curve, Qt::Key_Return);
        lists(goneBy(there.time));
        show();
        go();
        QTest::keyClick(curve, Qt::Key_Down);
        QTest::keyClick(curve, Qt::Key_Return);
        lists(there.atRisk);
    }

    // Everybody with a start is in the row of all; a word of an attribute has its customers.
    void groupsAndAttributes()
    {
        auto* groups = qobject_cast<charts::TableSpecView*>(body("stayGroups"));
        QVERIFY(groups);
        view()->setBy({});
        QTRY_VERIFY_WITH_TIMEOUT(isRead() && view()->lives()->answer()->groups.size() == 1, kPatience);
        groups->setFocus();
        groups->selectRow(0);
        QTest::keyClick(groups, Qt::Key_Return);
        lists(view()->lives()->answer()->all.n);
        show();
        view()->setBy("gender");
        QTRY_VERIFY_WITH_TIMEOUT(isRead() && view()->lives()->answer()->groups.size() > 1, kPatience);
        const auto group = view()->lives()->answer()->groups[0];
        groups = qobject_cast<charts::TableSpecView*>(body("stayGroups"));
        groups->setFocus();
        groups->selectRow(0);
        QTest::keyClick(groups, Qt::Key_Space);
        takes(group.n);
        m->workbench->undo();
        show();
        auto* ratios = qobject_cast<charts::TableSpecView*>(body("hazards"));
        QVERIFY(ratios && view()->hazards()->answer());
        const auto shown = present::shownHazards(*view()->hazards()->answer());
        const auto word = std::ranges::find_if(shown, [](const auto* one) { return !one->level.empty(); });
        QVERIFY(word != shown.end());
        ratios->setFocus();
        ratios->selectRow(int(word - shown.begin()));
        QTest::keyClick(ratios, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1 && selected() > 0 && selected() < kAll, kPatience);
        QVERIFY(present::ruleText(m->workbench->rule()).contains(QString::fromStdString((*word)->level)));
    }
};

HOLDFAST_TEST(LifeMarksTest)
#include "LifeMarksTest.moc"
