// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Value & lifecycle: methods are switched and undone, parts of charts filter the customers everywhere, the terminal says the same.
#include "support/TestMain.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/value/ValuePanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/DistributionView.h"
#include "charts/GridView.h"
#include "charts/ItemPlotView.h"
#include "charts/PlotChart.h"
#include "charts/PlotView.h"
#include "charts/StageFlowView.h"
#include "charts/TileStrip.h"
#include "support/Program.h"
#include "support/Terminal.h"

#include <QComboBox>
#include <QDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSpinBox>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 30000;

class ValueTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    ValuePanel* panel() const { return static_cast<ValuePanel*>(m->window->panel(Rail::Value)); }
    bool settled() const
    {
        return m->jobs.isIdle() && panel()->value()->answer() && !panel()->value()->isComputing() && panel()->lifecycle()->answer() && !panel()->lifecycle()->isComputing();
    }
    charts::ItemPlotView* items(const char* block) const { return panel()->block(QString::fromLatin1(block))->body()->items(); }
    // Clicks an item; what comes of it: the customers selected.
    std::uint64_t clicked(const char* block, int item)
    {
        QTest::mouseClick(items(block), Qt::LeftButton, {}, items(block)->itemRect(item).center());
        const bool done = QTest::qWaitFor([&] { return settled() && m->workbench->counts(); }, kPatience);
        return done ? m->workbench->counts()->summary.customers : 0;
    }

    void nothing() // back to everybody
    {
        m->workbench->clearFilters();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == 800, kPatience);
    }
    void takes(std::uint64_t n)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == n,
            qPrintable(QStringLiteral("%1, not %2").arg(m->workbench->counts()->summary.customers).arg(n)), kPatience);
    }


private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 800);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Value));
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
    }
    void cleanupTestCase()
    {
        // A workspace that is closed leaves no flow behind.
        QCOMPARE(panel()->flow()->spec().stages.size(), 5);
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m->workbench->isOpen() && panel()->flow()->spec().stages.isEmpty(), kPatience);
        m.reset();
    }

    void everyBlockShowsSomething()
    {
        for (const char* id : {"lifecycle-stages", "value-tenths", "value-distribution", "crv-channels", "lorenz", "stage-transitions", "value-methods", "holdout-tracking",
                 "holdout-tenths", "stage-value", "stage-time", "stage-conversions", "stage-history"})
            QVERIFY2(panel()->block(QString::fromLatin1(id))->block().state == present::State::Ready, id);
        QCOMPARE(panel()->tiles()->tiles().size(), 7); // no risk model is kept
        QCOMPARE(panel()->tiles()->tiles()[0].id, QStringLiteral("clv-median"));
        for (const auto& tile : panel()->tiles()->tiles())
            QVERIFY2(tile.state == present::State::Ready && tile.value != QStringLiteral("–"), qPrintable(tile.id));
        const auto& answer = *panel()->value()->answer();
        QCOMPARE(answer.method, std::string("bg-nbd"));
        QCOMPARE(answer.methods.size(), std::size_t(4));
        // The shifted beta-geometric model is for contracts; the sample's churn is by inactivity.
        for (const auto& method : answer.methods)
            QVERIFY2(method.missing.has_value() == (method.name == "sbg"), method.name.c_str());
    }

    void aMethodIsChosenAndUndone()
    {
        const double before = *panel()->value()->answer()->mean.value;
        auto* method = m->find<QComboBox>("valueMethod");
        method->setCurrentIndex(method->findData(QStringLiteral("formula")));
        Q_EMIT method->activated(method->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->value()->answer()->method == "formula", kPatience);
        QVERIFY(*panel()->value()->answer()->mean.value != before);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->value()->answer()->method == "bg-nbd", kPatience);
        QCOMPARE(*panel()->value()->answer()->mean.value, before);
        QTRY_COMPARE(method->currentIndex(), 0);
    }

    void theModelIsEdited()
    {
        panel()->editModel();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m->window->findChild<QDialog*>(QStringLiteral("ValueModelDialog"))));
        auto* months = dialog->findChild<QSpinBox*>(QStringLiteral("valueModelMonths"));
        auto* save = dialog->findChild<QPushButton*>(QStringLiteral("valueModelSave"));
        QVERIFY(months && save && !save->isEnabled());
        months->setValue(24);
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->value()->answer()->model.months == 24, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->value()->answer()->model.months == 12, kPatience);
    }

    // A tenth, a stage, a channel and a point of the Lorenz curve are filters of the whole program.
    void partsFilterTheCustomers()
    {
        const auto all = m->workbench->counts()->summary.customers;
        const auto tenth = panel()->value()->answer()->tenths.back().n;
        QCOMPARE(clicked("value-tenths", 0), tenth);
        QCOMPARE(m->workbench->filters().size(), std::size_t(1));
        QCOMPARE(panel()->value()->answer()->customers, tenth); // the panel itself follows
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == all, kPatience);

        const auto& stages = panel()->lifecycle()->answer()->stages;
        int largest = 0;
        for (int s = 0; s < int(stages.size()); ++s)
            if (stages[std::size_t(s)].n > stages[std::size_t(largest)].n)
                largest = s;
        const auto members = stages[std::size_t(largest)].n;
        QCOMPARE(clicked("lifecycle-stages", largest), members);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == all, kPatience);

        // The same from its box in the flow, which has the moves of the table.
        panel()->setTab(ValuePanel::LifecycleTab);
        charts::StageFlowView* flow = panel()->flow();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && flow->isVisible() && flow->spec().stages.size() == 5, kPatience);
        const auto& answer = *panel()->lifecycle()->answer();
        double lost = 0;
        for (int s = 0; s < 5; ++s) {
            QCOMPARE(flow->spec().stages[s].lost, double(answer.moves[std::size_t(s)][5].n));
            lost += flow->spec().stages[s].lost;
        }
        QVERIFY(lost > 0);
        for (const auto& move : flow->spec().moves)
            QCOMPARE(move.size, double(answer.moves[std::size_t(move.from)][std::size_t(move.to)].n));
        const auto growing = answer.stages[2].after; // as the box says
        QTest::mouseClick(flow, Qt::LeftButton, {}, flow->stageRect(2).center());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == growing, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == all, kPatience);
        panel()->setTab(ValuePanel::OverviewTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);

        const auto channel = panel()->value()->answer()->groups.front().n;
        QCOMPARE(clicked("crv-channels", 0), channel);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == all, kPatience);

        auto* curve = qobject_cast<charts::CurveView*>(panel()->block(QStringLiteral("lorenz"))->body()->view());
        QVERIFY(curve);
        // Worth more than 85 % of the customers: the two best tenths hold them.
        QTest::mouseClick(curve->viewport(), Qt::LeftButton, {}, curve->mapFromScene(curve->plot().mapToScene(curve->plot().pointAt(85))));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->filters().size() == 1 && settled(), kPatience);
        QCOMPARE(m->workbench->filters()[0].field, std::string("value_tenth"));
        m->workbench->clearFilters();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->counts() && m->workbench->counts()->summary.customers == all, kPatience);
    }

    // Arrows, ribbons and boxes of the flow and the cells of the matrix hold the customers they count, on the days they count them.
    void movesSelectTheirCustomers()
    {
        nothing();
        panel()->setTab(ValuePanel::LifecycleTab);
        charts::StageFlowView* flow = panel()->flow();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && flow->isVisible() && flow->spec().stages.size() == 5, kPatience);
        const flow::LifecycleAnswer answer = *panel()->lifecycle()->answer();
        const auto counted = [&](const charts::StageFlowView::Mark& mark) {
            return mark.from < 0 ? answer.stages[std::size_t(mark.to)].after : answer.moves[std::size_t(mark.from)][std::size_t(mark.to)].n;
        };
        int boxes = 0, arrows = 0, ribbons = 0;
        const auto marks = flow->marks();
        for (int i = 0; i < marks.size(); ++i) {
            int& kind = marks[i].from < 0 ? boxes : marks[i].to == 5 ? ribbons : arrows;
            if (counted(marks[i]) == 0 || kind == 2)
                continue;
            ++kind;
            if (kind == 1) { // by mouse, and the same mark again takes it back
                QTest::mouseClick(flow, Qt::LeftButton, {}, flow->markRect(marks[i]).center());
                takes(counted(marks[i]));
                QTest::mouseClick(flow, Qt::LeftButton, {}, flow->markRect(marks[i]).center());
                takes(800);
            } else {
                flow->setFocus();
                while (flow->current() != charts::StageFlowView::Mark())
                    QTest::keyClick(flow, Qt::Key_Escape);
                for (int k = 0; k <= i; ++k)
                    QTest::keyClick(flow, Qt::Key_Right);
                QCOMPARE(flow->current(), marks[i]);
                QTest::keyClick(flow, Qt::Key_Space);
                takes(counted(marks[i]));
            }
            nothing();
        }
        QVERIFY2(boxes == 2 && arrows == 2 && ribbons >= 1, qPrintable(QStringLiteral("%1 %2 %3").arg(boxes).arg(arrows).arg(ribbons)));
        panel()->setTab(ValuePanel::OverviewTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        charts::GridView* grid = panel()->block(QStringLiteral("stage-transitions"))->body()->grid();
        QVERIFY(grid);
        for (const QPoint cell : {QPoint(2, 2), QPoint(3, 2)}) {
            const auto n = answer.moves[std::size_t(cell.y())][std::size_t(cell.x())].n;
            if (n == 0)
                continue;
            QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(cell.x(), cell.y()).center().toPoint());
            takes(n);
            nothing();
        }
    }

    // A bar of the distribution, and Enter lists instead of choosing.
    void barsSelectAndOpen()
    {
        nothing();
        auto* bars = qobject_cast<charts::DistributionView*>(panel()->block(QStringLiteral("value-distribution"))->body()->view());
        QVERIFY(bars);
        const auto bins = panel()->value()->answer()->bins;
        QVERIFY(bins.size() > 3);
        for (const int bin : {1, int(bins.size()) - 1}) {
            bars->setFocus();
            QTest::keyClick(bars, Qt::Key_Escape);
            for (int k = 0; k <= bin; ++k)
                QTest::keyClick(bars, Qt::Key_Right);
            while (bars->hoveredBin() > bin)
                QTest::keyClick(bars, Qt::Key_Left);
            while (bars->hoveredBin() < bin)
                QTest::keyClick(bars, Qt::Key_Right);
            QTest::keyClick(bars, Qt::Key_Space);
            takes(bins[std::size_t(bin)].n);
            nothing();
        }
        charts::ItemPlotView* tenths = items("value-tenths");
        const auto n = panel()->value()->answer()->tenths.back().n;
        tenths->setFocus();
        QTest::keyClick(tenths, Qt::Key_Down);
        while (tenths->hoveredItem() > 0)
            QTest::keyClick(tenths, Qt::Key_Up);
        QTest::keyClick(tenths, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m->window->place(), int(Rail::Customers), kPatience);
        CustomersList* list = static_cast<CustomersPanel*>(m->window->panel(Rail::Customers))->list();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->model()->table() && !list->isOrdering() && std::uint64_t(list->model()->rowCount()) == n, kPatience);
        list->setBehind(std::nullopt, {});
        m->window->goTo(Rail::Value);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
    }

    // A copy of the workspace, asked from the terminal, gives the figures of the window.
    void theTerminalSaysTheSame()
    {
        const QString copy = m->folder.filePath(QStringLiteral("copy.holdfast"));
        m->dialogs.saveFile = copy;
        m->window->command(QStringLiteral("saveCopy"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(copy) && m->jobs.isIdle(), kPatience);
        const auto asked = [&](const char* analysis) {
            return tests::terminal({QStringLiteral("analyse"), copy, QString::fromLatin1(analysis), QStringLiteral("--json")}).json()[QStringLiteral("result")].toObject();
        };
        const auto& value = *panel()->value()->answer();
        const QJsonObject clv = asked("clv");
        QCOMPARE(clv[QStringLiteral("total")].toDouble(), *value.total.value);
        QCOMPARE(clv[QStringLiteral("mean_lower")].toDouble(), *value.mean.lower);
        QCOMPARE(clv[QStringLiteral("quantiles")].toObject()[QStringLiteral("p50")].toDouble(), value.quantiles.at("p50"));
        QCOMPARE(clv[QStringLiteral("methods")].toArray().size(), 4);
        const QJsonArray channels = asked("crv")[QStringLiteral("channels")].toArray();
        QCOMPARE(channels.size(), qsizetype(value.groups.size()));
        for (qsizetype i = 0; i < channels.size(); ++i) {
            QCOMPARE(channels[i].toObject()[QStringLiteral("name")].toString().toStdString(), value.groups[std::size_t(i)].name);
            QCOMPARE(channels[i].toObject()[QStringLiteral("crv")].toDouble(), *value.groups[std::size_t(i)].net.value);
        }
        const QJsonObject lifecycle = asked("lifecycle");
        const auto& stages = panel()->lifecycle()->answer()->stages;
        QCOMPARE(lifecycle[QStringLiteral("stages")].toArray().size(), qsizetype(stages.size()));
        for (std::size_t s = 0; s < stages.size(); ++s)
            QCOMPARE(lifecycle[QStringLiteral("stages")].toArray()[qsizetype(s)].toObject()[QStringLiteral("n")].toDouble(), double(stages[s].n));
        QCOMPARE(lifecycle[QStringLiteral("transitions")].toArray().size(), 6);
    }
};

HOLDFAST_TEST(ValueTest)
#include "ValueTest.moc"
