// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Segments > clusters, tree, compare, profile, behaviour: what is chosen becomes a segment, the selection or a list, by mouse and by keys.
#include "support/TestMain.h"

#include "app/panels/segments/BehaviourView.h"
#include "app/panels/segments/ChurnTreeView.h"
#include "app/panels/segments/ClustersView.h"
#include "app/panels/segments/CompareView.h"
#include "app/panels/segments/DemographicsView.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/ItemPlotView.h"
#include "charts/TableSpecView.h"
#include "support/Program.h"

#include <QComboBox>
#include <QPushButton>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class GroupViewsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    SegmentsPanel* panel() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }
    // The tab of a view, seen and computed.
    template <class View> View* shown() const
    {
        for (int i = 0; i < panel()->views().size(); ++i)
            if (auto* view = qobject_cast<View*>(panel()->views()[i])) {
                panel()->setTab(i);
                return QTest::qWaitFor([&] { return m->jobs.isIdle() && view->isSettled(); }, kPatience) ? view : nullptr;
            }
        return nullptr;
    }
    std::size_t saved() const { return m->workbench->state().segments.size(); }
    bool idle() const
    {
        return QTest::qWaitFor([&] { return m->jobs.isIdle(); }, kPatience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 4000);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        m->window->panel(Rail::Segments);
        QTest::keyClick(m->window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Segments));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void aClusterBecomesASegment()
    {
        auto* view = shown<ClustersView>();
        QVERIFY(view);
        for (const char* id : {"cluster-map", "cluster-profiles", "cluster-means", "cluster-number"})
            QVERIFY2(view->block(QString::fromLatin1(id))->block().state == present::State::Ready, id);
        auto* save = m->find<QPushButton>("saveCluster");
        QVERIFY(save && !save->isEnabled());
        charts::ItemPlotView* map = view->block(QStringLiteral("cluster-map"))->body()->items();
        QVERIFY(map);
        QCOMPARE(map->itemCount(), int(view->answer()->answer()->clusters.size()));
        // By keys on the map: the first cluster, then the second.
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Right);
        QTest::keyClick(map, Qt::Key_Right);
        QTest::keyClick(map, Qt::Key_Space);
        QCOMPARE(view->chosen(), 1);
        // By mouse on its name in the table.
        auto* table = view->block(QStringLiteral("cluster-profiles"))->body()->table();
        table->selectRow(0);
        QCOMPARE(view->chosen(), 0);
        QVERIFY(save->isEnabled());
        const auto n = view->answer()->answer()->clusters[0].n;
        m->dialogs.text = QStringLiteral("First cluster");
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved(), std::size_t(1), kPatience);
        QCOMPARE(m->workbench->state().segments[0].rule.values.size(), std::size_t(n));
        QVERIFY(!m->dialogs.suggestedTexts.last().isEmpty());
        QVERIFY(idle());
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(saved(), std::size_t(0), kPatience);
        QVERIFY(idle());
    }

    void theNumberOfClustersIsChosen()
    {
        auto* view = shown<ClustersView>();
        QVERIFY(view);
        auto* number = m->find<QComboBox>("clusterNumber");
        number->setFocus();
        number->setCurrentIndex(number->findData(5));
        Q_EMIT number->activated(number->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(view->isSettled() && view->answer()->answer()->clusters.size() == 5, kPatience);
        QVERIFY(view->block(QStringLiteral("cluster-number"))->block().state == present::State::Empty);
    }

    void aLeafBecomesALiveSegment()
    {
        m->workbench->setPeriod(core::Grain::Quarter); // more have left
        QVERIFY(idle());
        auto* view = shown<ChurnTreeView>();
        QVERIFY(view);
        const auto& answer = *view->answer()->answer();
        if (answer.nodes.size() < 2)
            QSKIP("the sample's tree has no questions");
        auto* table = view->block(QStringLiteral("tree-leaves"))->body()->table();
        QVERIFY(table);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        table->selectRow(0);
        QVERIFY(view->chosen() > 0);
        QCOMPARE(view->chosen(), answer.highest);
        const domain::Rule rule = answer.nodes[std::size_t(view->chosen())].rule;
        m->dialogs.text = QStringLiteral("Leavers");
        QTest::mouseClick(m->find<QPushButton>("saveLeaf"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved(), std::size_t(1), kPatience);
        QVERIFY(m->workbench->state().segments[0].rule == rule);
        QVERIFY(idle());
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(saved(), std::size_t(0), kPatience);
        QVERIFY(idle());
    }

    void segmentsBesideEachOther()
    {
        auto* view = shown<DemographicsView>();
        QVERIFY(view);
        // Two segments of the first field of words.
        const auto& fields = view->answer()->answer()->fields;
        const auto words = std::ranges::find_if(fields, [](const auto& field) { return !field.ordered && field.bins.size() >= 2; });
        QVERIFY(words != fields.end());
        for (int i = 0; i < 2; ++i) {
            domain::Rule rule;
            rule.kind = domain::Rule::Kind::Compare;
            rule.field = words->field.name;
            rule.values = {words->bins[std::size_t(i)].bin.from};
            const std::string name = i == 0 ? "One" : "Two";
            m->workbench->change(name.c_str(), [name, rule](flow::Session& session, core::JobContext&) { return flow::saveSegment(session, {name, rule}); });
            QTRY_COMPARE_WITH_TIMEOUT(saved(), std::size_t(i + 1), kPatience);
        }
        QVERIFY(idle());
        auto* compare = shown<CompareView>();
        QVERIFY(compare);
        QCOMPARE(compare->compared(), (QStringList {QStringLiteral("One"), QStringLiteral("Two")}));
        QCOMPARE(compare->answer()->answer()->segments.size(), std::size_t(2));
        const auto& spec = std::get<present::TableSpec>(compare->block(QStringLiteral("compared-figures"))->block().body);
        QCOMPARE(spec.rows.size(), qsizetype(compare->answer()->answer()->figures.size()));
        compare->setTicked({QStringLiteral("Two")});
        QVERIFY(!compare->block(QStringLiteral("compared-figures"))->isVisible());
        compare->setTicked({QStringLiteral("Two"), QStringLiteral("One")});
        QTRY_VERIFY_WITH_TIMEOUT(compare->isSettled() && compare->answer()->answer()->segments[0].name == "Two", kPatience);
        QVERIFY(compare->block(QStringLiteral("compared-figures"))->isVisible());
    }

    void aValueOfAFieldSelectsItsCustomers()
    {
        auto* view = shown<DemographicsView>();
        QVERIFY(view);
        for (const char* id : {"profile-fields", "profile-values", "profile-churn"})
            QVERIFY2(view->block(QString::fromLatin1(id))->block().state == present::State::Ready, id);
        const auto& fields = view->answer()->answer()->fields;
        const auto words = std::size_t(std::ranges::find_if(fields, [](const auto& field) { return !field.ordered && field.bins.size() >= 2; }) - fields.begin());
        auto* table = view->block(QStringLiteral("profile-fields"))->body()->table();
        table->selectRow(int(words));
        QCOMPARE(view->chosen(), words);
        const auto n = fields[words].bins[0].n;
        charts::ItemPlotView* bars = view->block(QStringLiteral("profile-values"))->body()->items();
        QCOMPARE(bars->itemCount(), int(fields[words].bins.size()));
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->itemRect(0).center());
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->counts() && m->workbench->counts()->summary.customers == n, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->filters().empty(), kPatience);
    }

    void howCustomersBuy()
    {
        auto* view = shown<BehaviourView>();
        QVERIFY(view);
        for (const char* id : {"behaviour-frequency", "behaviour-cycle", "behaviour-preferences", "behaviour-hours", "behaviour-months", "behaviour-holidays"})
            QVERIFY2(view->block(QString::fromLatin1(id))->block().state == present::State::Ready, id);
    }

    void everyTabInChinese()
    {
        m->appearance->setLanguage(QStringLiteral("zh_CN"));
        QVERIFY(idle());
        for (int tab = 1; tab < panel()->views().size(); ++tab)
            QTRY_VERIFY2(std::ranges::any_of(panel()->header()->tabs()->tabText(tab), [](QChar c) { return c.unicode() > 0x2E80; }), qPrintable(panel()->header()->tabs()->tabText(tab)));
        m->appearance->setLanguage(QStringLiteral("en"));
    }
};

HOLDFAST_TEST(GroupViewsTest)
#include "GroupViewsTest.moc"
