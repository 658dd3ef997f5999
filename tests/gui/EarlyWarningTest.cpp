// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a threshold to an alert that is acknowledged, noted and made a segment, and back.
#include "support/TestMain.h"

#include "app/panels/earlywarning/AlertsView.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/earlywarning/IndicatorsView.h"
#include "app/panels/earlywarning/LaboratoryView.h"
#include "app/panels/earlywarning/LifetimesView.h"
#include "app/panels/earlywarning/MotivesView.h"
#include "app/panels/earlywarning/RiskView.h"
#include "app/panels/earlywarning/WatchListView.h"
#include "app/panels/earlywarning/WhatIfDialog.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/GridView.h"
#include "charts/IndicatorTiles.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "charts/TreeSpecView.h"
#include "flow/Campaigns.h"
#include "support/Program.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>

#include <cmath>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class EarlyWarningTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    EarlyWarningPanel* panel() const { return static_cast<EarlyWarningPanel*>(m->window->panel(Rail::EarlyWarning)); }
    AlertsView* alerts() const { return panel()->alertsView(); }
    bool settled() const
    {
        return m->jobs.isIdle() && !panel()->indicators()->isComputing() && !alerts()->alerts()->isComputing() && alerts()->alerts()->answer();
    }
    int rowOf(const std::string& id) const
    {
        const auto& all = alerts()->alerts()->answer()->alerts;
        const auto found = std::ranges::find(all, id, &flow::Alert::id);
        return found == all.end() ? -1 : int(found - all.begin());
    }
    flow::AlertState stateOf(const std::string& id) const { return alerts()->alerts()->answer()->alerts[std::size_t(rowOf(id))].state; }
    std::vector<std::string> alertsOf(const std::string& indicator) const
    {
        std::vector<std::string> ids;
        for (const auto& alert : alerts()->alerts()->answer()->alerts)
            if (alert.indicator == indicator && alert.segment.empty())
                ids.push_back(alert.id);
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 800);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::EarlyWarning));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->indicators()->answer(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    // A tile and a cell of the map lead to the indicator in full.
    void tilesAndMapChooseTheIndicator()
    {
        auto* tiles = panel()->indicatorsView()->tiles();
        QCOMPARE(tiles->tiles().size(), 13);
        QTest::mouseClick(tiles, Qt::LeftButton, {}, tiles->tileRect(4).center());
        QCOMPARE(panel()->indicatorsView()->chosen(), QStringLiteral("complaints"));
        QCOMPARE(panel()->indicatorsView()->detail()->block().title, QStringLiteral("Complaints"));
        charts::GridView* map = panel()->indicatorsView()->map()->body()->grid();
        QVERIFY(map);
        QTest::mouseDClick(map, Qt::LeftButton, {}, map->cellRect(0, 0).center().toPoint());
        QCOMPARE(panel()->indicatorsView()->chosen(), QStringLiteral("purchase_frequency"));
        // The figure of the tile is the one of the answer.
        const auto& series = panel()->indicators()->answer()->indicators[0].series[0];
        const QString shown = QString::number(*series.points[series.current].value.value, 'f', 2);
        QCOMPARE(tiles->tiles()[0].value, shown);
    }

    void theMapIsGroupedByAnAttribute()
    {
        auto* by = m->find<QComboBox>("earlyWarningBy");
        QVERIFY(by && by->count() > 2);
        for (int choice = 1; choice < by->count(); ++choice) { // every one that is offered can be had
            const std::string field = by->itemData(choice).toString().toStdString();
            by->setCurrentIndex(choice);
            Q_EMIT by->activated(choice);
            QTRY_VERIFY_WITH_TIMEOUT(settled() && (panel()->indicators()->problem() || panel()->indicators()->answer()->by == field), kPatience);
            QVERIFY2(!panel()->indicators()->problem(), field.c_str());
            QVERIFY(panel()->indicators()->answer()->segments.size() >= 2);
        }
        by->setCurrentIndex(0);
        Q_EMIT by->activated(0);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->indicators()->answer()->by != by->itemData(by->count() - 1).toString().toStdString(), kPatience);
    }

    void aLowerThresholdMakesAnAlert()
    {
        panel()->setTab(EarlyWarningPanel::AlertsTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        const auto before = alertsOf("complaints");
        panel()->editThresholds(QStringLiteral("complaints"));
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m->window->findChild<QDialog*>(QStringLiteral("ThresholdDialog"))));
        auto* red = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("thresholdRed"));
        auto* amber = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("thresholdAmber"));
        auto* save = dialog->findChild<QPushButton*>(QStringLiteral("thresholdSave"));
        QTRY_VERIFY_WITH_TIMEOUT(red->value() > 0 && m->jobs.isIdle(), kPatience);
        QVERIFY(!save->isEnabled()); // nothing is changed yet
        QVERIFY(dialog->findChild<BlockFrame*>(QStringLiteral("thresholdBacktest"))->body()->table());
        amber->setValue(0.1);
        red->setValue(0.2);
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m->window->findChild<QDialog*>(QStringLiteral("ThresholdDialog")) && settled(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(alertsOf("complaints").size() > before.size(), kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && alertsOf("complaints") == before, kPatience);
        m->workbench->redo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && alertsOf("complaints").size() > before.size(), kPatience);
    }

    void anAlertIsAcknowledgedNotedAndMadeASegment()
    {
        const auto ids = alertsOf("complaints");
        QVERIFY(!ids.empty());
        const std::string id = ids.front();
        QCOMPARE(stateOf(id), flow::AlertState::New);
        const auto choose = [&] { alerts()->table()->chooseRows({rowOf(id)}); };
        choose();
        QTest::mouseClick(m->find<QPushButton>("alertAcknowledge"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && stateOf(id) == flow::AlertState::Acknowledged, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && stateOf(id) == flow::AlertState::New, kPatience);
        choose();
        m->dialogs.text = QStringLiteral("depot moved");
        QTest::mouseClick(m->find<QPushButton>("alertNote"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && alerts()->alerts()->answer()->alerts[std::size_t(rowOf(id))].note == "depot moved", kPatience);
        choose();
        const std::uint64_t affected = alerts()->alerts()->answer()->alerts[std::size_t(rowOf(id))].affected;
        if (affected > 0) {
            m->dialogs.text = QStringLiteral("Complainers");
            std::vector<std::string> before, after;
            for (const auto& alert : alerts()->alerts()->answer()->alerts)
                before.push_back(alert.id);
            QTest::mouseClick(m->find<QPushButton>("alertSegment"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->state().segments.size() == 1, kPatience);
            // A saved segment takes no alert away.
            for (const auto& alert : alerts()->alerts()->answer()->alerts)
                after.push_back(alert.id);
            QCOMPARE(after, before);
        }
        // What is chosen stays chosen when other alerts come in before it.
        QTRY_COMPARE_WITH_TIMEOUT(alerts()->table()->chosenRows(), QList<int> {rowOf(id)}, kPatience);
        QTest::mouseClick(m->find<QPushButton>("alertShow"), Qt::LeftButton);
        QCOMPARE(panel()->tab(), int(EarlyWarningPanel::IndicatorsTab));
        QCOMPARE(panel()->indicatorsView()->chosen(), QStringLiteral("complaints"));
    }

    // Without a model the list says so; a training can be cancelled and leaves nothing; trained, the list has reasons, notes
    // and makes a segment.
    void aModelIsTrainedAndTheListBecomesASegment()
    {
        panel()->setTab(EarlyWarningPanel::WatchListTab);
        WatchListView* list = panel()->watchListView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->problem(), kPatience);
        QCOMPARE(list->watch()->problem()->code, core::Code::ModelMissing);
        auto* train = m->find<QPushButton>("earlyWarningTrain");
        QVERIFY(train);
        QTest::mouseClick(train, Qt::LeftButton);
        m->jobs.cancelAll();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !list->watch()->isComputing(), kPatience);
        QVERIFY(list->watch()->problem() && list->watch()->problem()->code == core::Code::ModelMissing);
        QVERIFY(m->dialogs.told.isEmpty()); // stopped by the user is no failure
        QTest::mouseClick(train, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->answer() && !list->watch()->isComputing(), kPatience);
        const auto& entries = list->watch()->answer()->entries;
        QVERIFY(!entries.empty());
        QVERIFY(!entries.front().reasons.empty());

        list->table()->chooseRows({0});
        const std::string id = entries.front().customer;
        QTRY_VERIFY_WITH_TIMEOUT(list->customer() && list->customer()->customer == id && m->jobs.isIdle(), kPatience);
        QVERIFY(list->customer()->risk && std::abs(*list->customer()->risk - entries.front().risk) < 1e-12);
        QVERIFY(list->why()->body()->table()->model()->rowCount() > 2);

        m->dialogs.text = QStringLiteral("call on Monday");
        QTest::mouseClick(m->find<QPushButton>("watchNote"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !list->watch()->isComputing() && list->watch()->answer()->entries.front().note == "call on Monday", kPatience);

        const std::size_t segments = m->workbench->state().segments.size();
        list->table()->chooseRows({});
        m->dialogs.text = QStringLiteral("To win back");
        QTest::mouseClick(m->find<QPushButton>("watchSegment"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->state().segments.size() == segments + 1, kPatience);

        // The model is a step of undo like any other.
        for (int steps = 0; steps < 3; ++steps) {
            m->workbench->undo();
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !list->watch()->isComputing(), kPatience);
        }
        QVERIFY(list->watch()->problem() && list->watch()->problem()->code == core::Code::ModelMissing);
        m->workbench->redo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->answer() && !list->watch()->isComputing(), kPatience);
        panel()->setTab(EarlyWarningPanel::RiskTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->riskView()->risk()->answer(), kPatience);
        QVERIFY(panel()->riskView()->risk()->answer()->card.kept);
    }

    // What the filters ask for is what is listed, and the file names nobody unless it is asked to.
    void theListIsFilteredAndExported()
    {
        panel()->setTab(EarlyWarningPanel::WatchListTab);
        WatchListView* list = panel()->watchListView();
        const auto listed = [&] { return m->jobs.isIdle() && list->watch()->answer() && !list->watch()->isComputing(); };
        QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
        const auto all = list->watch()->answer()->total;
        const auto pick = [&](const char* box, const char* word) {
            auto* combo = m->find<QComboBox>(box);
            combo->setCurrentIndex(combo->findData(QString::fromLatin1(word)));
            Q_EMIT combo->activated(combo->currentIndex());
        };
        pick("watchDegree", "light");
        QTRY_VERIFY_WITH_TIMEOUT(listed() && list->watch()->answer()->total < all, kPatience);
        for (const auto& entry : list->watch()->answer()->entries)
            QCOMPARE(entry.degree, std::string("light"));
        pick("watchValue", "high");
        pick("watchTier", "all");
        QTRY_VERIFY_WITH_TIMEOUT(listed() && std::ranges::all_of(list->watch()->answer()->entries, [](const auto& entry) { return entry.valueClass == "high" && entry.degree == "light"; }), kPatience);
        for (const char* box : {"watchDegree", "watchValue", "watchTier"})
            pick(box, "");
        QTRY_VERIFY_WITH_TIMEOUT(listed() && list->watch()->answer()->total == all, kPatience);
        const std::string first = list->watch()->answer()->entries.front().customer;
        const auto written = [&](const char* action, const QString& name) {
            m->dialogs.saveFile = m->folder.filePath(name);
            m->window->findChild<QAction*>(QString::fromLatin1(action))->trigger();
            if (!QTest::qWaitFor([&] { return m->jobs.isIdle() && QFileInfo::exists(m->dialogs.saveFile); }, kPatience))
                return QByteArray();
            QFile file(m->dialogs.saveFile);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray hidden = written("watchExportPseudonymous", QStringLiteral("hidden.csv")), open = written("watchExportIdentified", QStringLiteral("open.csv"));
        QCOMPARE(hidden.count("\r\n"), qsizetype(all + 1));
        QVERIFY(!hidden.contains(QByteArray::fromStdString(first)) && open.contains(QByteArray::fromStdString(first)));
        QVERIFY(QFileInfo(m->folder.filePath(QStringLiteral("open.csv"))).permissions().testFlag(QFile::ReadOwner));
        QVERIFY(!QFileInfo(m->folder.filePath(QStringLiteral("open.csv"))).permissions().testAnyFlags(QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(written("watchExportPseudonymous", QStringLiteral("hidden.xlsx")).startsWith("PK"));
        QVERIFY(m->dialogs.told.isEmpty());
    }

    // Chosen customers of the list, and those an alert is about, become the audience of a campaign draft: one step each.
    void listAndAlertBecomeCampaignDrafts()
    {
        panel()->setTab(EarlyWarningPanel::WatchListTab);
        WatchListView* list = panel()->watchListView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->answer() && list->table(), kPatience);
        const auto drafts = [&] {
            const auto all = flow::campaigns(*m->workbench->session());
            return all ? *all : std::vector<flow::CampaignSummary>();
        };
        QVERIFY(drafts().empty());
        // Both end in the form of the campaigns, which proposes a name.
        const auto save = [&](const QString& name) {
            auto* form = m->window->findChild<QDialog*>(QStringLiteral("NewCampaignDialog"));
            auto* called = form ? form->findChild<QLineEdit*>(QStringLiteral("newName")) : nullptr;
            if (!called || called->text().isEmpty())
                return false;
            called->setText(name);
            QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formSave")), Qt::LeftButton);
            return true;
        };
        list->table()->chooseRows({0, 1, 2});
        QTest::mouseClick(m->find<QPushButton>("watchPlan"), Qt::LeftButton);
        QVERIFY(save(QStringLiteral("Win back in autumn")));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && drafts().size() == 1, kPatience);
        QCOMPARE(m->window->place(), int(Rail::Campaigns)); // where the draft is
        QCOMPARE(drafts().size(), std::size_t {1});
        QCOMPARE(drafts().front().name, std::string("Win back in autumn"));
        QCOMPARE(drafts().front().customers, std::uint64_t {3});
        const auto plan = flow::campaign(*m->workbench->session(), drafts().front().id);
        QVERIFY(plan && plan->plan.audience.from == "watch-list");
        const auto& entries = list->watch()->answer()->entries;
        QCOMPARE(plan->plan.audience.customers, (std::vector<std::string> {entries[0].customer, entries[1].customer, entries[2].customer}));
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && drafts().empty(), kPatience);

        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::AlertsTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        const auto& all = alerts()->alerts()->answer()->alerts;
        const auto about = std::ranges::find_if(all, [](const flow::Alert& alert) { return alert.affected > 0; });
        QVERIFY(about != all.end());
        const std::uint64_t affected = about->affected;
        alerts()->table()->chooseRows({int(about - all.begin())});
        QTest::mouseClick(m->find<QPushButton>("alertPlan"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->window->place() == int(Rail::Campaigns), kPatience);
        QVERIFY(save(QStringLiteral("Calls")));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && drafts().size() == 1, kPatience);
        QCOMPARE(drafts().size(), std::size_t {1});
        QCOMPARE(drafts().front().customers, affected);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && drafts().empty(), kPatience);
    }

    // A changed value changes what the model says, and nothing else.
    void whatIfAsksTheModel()
    {
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::WatchListTab);
        WatchListView* list = panel()->watchListView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->answer() && list->table(), kPatience);
        list->table()->chooseRows({0});
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->customer() && m->find<QPushButton>("watchWhatIf")->isEnabled(), kPatience);
        const flow::CustomerRisk before = *list->customer();
        QTest::mouseClick(m->find<QPushButton>("watchWhatIf"), Qt::LeftButton);
        WhatIfDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m->window->findChild<WhatIfDialog*>()));
        QVERIFY(!dialog->answer().changedRisk);
        QVERIFY(!dialog->change(QStringLiteral("no_such_feature"), QStringLiteral("1")));
        // Just bought, and often.
        QVERIFY(dialog->change(QStringLiteral("recency_days"), QStringLiteral("1")));
        QVERIFY(dialog->change(QStringLiteral("orders_recent"), QStringLiteral("20")));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->answer().changedRisk && m->jobs.isIdle(), kPatience);
        QCOMPARE(*dialog->answer().risk, *before.risk);
        QVERIFY(*dialog->answer().changedRisk != *before.risk);
        QVERIFY(!dialog->answer().changedTier.empty());
        double sum = dialog->answer().base;
        for (const auto& reason : dialog->answer().changedReasons)
            sum += reason.points;
        QVERIFY(std::abs(sum - *dialog->answer().changedRisk) < 1e-6);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("whatIfReset")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->answer().changedRisk && m->jobs.isIdle(), kPatience);
        dialog->close();
        QTRY_VERIFY(!m->window->findChild<WhatIfDialog*>());
    }

    // A motive leads to its customers, and a customer to what was said.
    void motivesLeadToTheirEvidence()
    {
        panel()->setTab(EarlyWarningPanel::MotivesTab);
        MotivesView* view = panel()->motivesView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->motives()->answer() && view->classes()->answer() && view->customers()->answer(), kPatience);
        charts::TreeSpecView* tree = view->block(QStringLiteral("motives"))->body()->tree();
        QVERIFY(tree);
        QCOMPARE(tree->tree()->spec().rows.size(), 24); // 5 categories, 19 motives
        QVERIFY(view->block(QStringLiteral("motive-validation"))->body()->table());
        QVERIFY(!view->classes()->answer()->periods.empty());
        const auto all = view->customers()->answer()->total;
        const auto& categories = view->motives()->answer()->categories;
        std::size_t most = 0, row = 0;
        for (std::size_t k = 0, at = 0; k < categories.size(); at += 1 + categories[k].motives.size(), ++k)
            if (categories[k].n > categories[most].n || k == 0) {
                most = k;
                row = at;
            }
        QVERIFY(categories[most].interval.lower && *categories[most].interval.lower < categories[most].share && categories[most].share < *categories[most].interval.upper);
        tree->setCurrentIndex(tree->tree()->indexOf(int(row), 0));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->customers()->answer() && view->customers()->answer()->motive == categories[most].id, kPatience);
        QCOMPARE(view->customers()->answer()->total, categories[most].n);
        QVERIFY(view->customers()->answer()->total <= all);
        auto* customers = view->block(QStringLiteral("motive-customers"))->body()->table();
        QVERIFY(customers);
        customers->chooseRows({0});
        const QString id = QString::fromStdString(view->customers()->answer()->customers.front().customer);
        QTRY_COMPARE_WITH_TIMEOUT(view->customer(), id, kPatience);
        QTRY_VERIFY(view->block(QStringLiteral("customer-motives"))->body()->table());
        QVERIFY(std::size_t(view->block(QStringLiteral("customer-motives"))->body()->table()->model()->rowCount()) >= view->customers()->answer()->customers.front().pieces);
    }

    // A place on the curve becomes the threshold of the figure; one step of undo.
    void theLaboratorySetsAThreshold()
    {
        panel()->setTab(EarlyWarningPanel::LaboratoryTab);
        LaboratoryView* lab = panel()->laboratoryView();
        lab->chooseFigure(QStringLiteral("engagement.ratio"));
        const auto tested = [&] { return m->jobs.isIdle() && lab->lab()->answer() && !lab->lab()->isComputing(); };
        QTRY_VERIFY_WITH_TIMEOUT(tested() && lab->lab()->answer()->figure == "engagement.ratio", kPatience);
        QCOMPARE(lab->lab()->answer()->worrying, std::optional(0.5));
        auto* curve = qobject_cast<charts::PlotView*>(lab->block(0)->body()->view());
        QVERIFY(curve);
        curve->setFocus();
        curve->setHovered(5);
        QTest::keyClick(curve, Qt::Key_Return);
        QCOMPARE(lab->chosenPoint(), 5);
        QCOMPARE(lab->tiles()->tiles().size(), 6);
        const double wanted = *lab->lab()->answer()->points[5].threshold;
        QTest::mouseClick(m->find<QPushButton>("labApply"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(tested() && lab->lab()->answer()->worrying == std::optional(wanted), kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(tested() && lab->lab()->answer()->worrying == std::optional(0.5), kPatience);
        lab->chooseFigure(QStringLiteral("risk"));
        QTRY_VERIFY_WITH_TIMEOUT(tested() && lab->lab()->answer()->figure == "risk", kPatience);
        QVERIFY(!m->find<QPushButton>("labApply")->isEnabled());
        QVERIFY(lab->lab()->answer()->auc && *lab->lab()->answer()->auc > 0.5);
    }

    // The line at the foot of the window names the model that is kept.
    void theStatusBarNamesTheModel()
    {
        auto* text = m->find<QLabel>("modelState");
        QTRY_VERIFY_WITH_TIMEOUT(text && text->isVisible() && m->jobs.isIdle(), kPatience);
        const auto& card = panel()->riskView()->risk()->answer()->card;
        QVERIFY(text->text().contains(QStringLiteral("risk-")));
        QVERIFY(text->text().contains(QString::number(*card.chosen().tested.auc.value, 'f', 2)));
        QVERIFY(!text->text().contains(QStringLiteral("retrain")));
    }

    // How long customers stay: the curve, the groups of the chosen attribute, and who leaves sooner.
    void timeToChurnByGroup()
    {
        panel()->setTab(EarlyWarningPanel::LifetimesTab);
        LifetimesView* view = panel()->lifetimesView();
        const auto answered = [&] { return m->jobs.isIdle() && view->lives()->answer() && !view->lives()->isComputing() && view->hazards()->answer(); };
        QTRY_VERIFY_WITH_TIMEOUT(answered(), kPatience);
        const auto first = view->lives()->answer()->groups.size();
        QVERIFY(first > 1); // the first attribute
        const auto all = view->lives()->answer()->all;
        QVERIFY(all.n > 0 && all.events > 0 && !view->hazards()->answer()->coefficients.empty());
        QVERIFY(m->find<QWidget>("stayCurve")->isVisible());
        auto* by = m->find<QComboBox>("earlyWarningBy");
        QVERIFY(by->isVisible() && by->count() > 2);
        by->setCurrentIndex(2);
        Q_EMIT by->activated(2);
        QTRY_VERIFY_WITH_TIMEOUT(answered() && view->lives()->answer()->groups.size() != first, kPatience);
        std::int64_t n = 0;
        for (const auto& group : view->lives()->answer()->groups)
            n += group.n;
        QCOMPARE(n, all.n);
        QCOMPARE(view->lives()->answer()->all.median, all.median);
        by->setCurrentIndex(0);
        Q_EMIT by->activated(0);
        QTRY_VERIFY_WITH_TIMEOUT(answered(), kPatience);
    }

    // A copy of the workspace, asked from the terminal, gives the figures of the window.
    void theTerminalSaysTheSame()
    {
        panel()->setTab(EarlyWarningPanel::IndicatorsTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->indicators()->answer(), kPatience);
        const QString copy = m->folder.filePath(QStringLiteral("copy.holdfast"));
        m->dialogs.saveFile = copy;
        m->window->command(QStringLiteral("saveCopy"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(copy) && m->jobs.isIdle(), kPatience);
        const auto asked = [&](const char* analysis) {
            QProcess terminal;
            terminal.start(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), {QStringLiteral("analyse"), copy, QString::fromLatin1(analysis), QStringLiteral("--json")});
            return terminal.waitForFinished(kPatience) ? QJsonDocument::fromJson(terminal.readAllStandardOutput()).object()[QStringLiteral("result")].toObject() : QJsonObject();
        };
        const QJsonArray indicators = asked("indicators")[QStringLiteral("indicators")].toArray();
        const auto& shown = *panel()->indicators()->answer();
        QCOMPARE(indicators.size(), qsizetype(shown.indicators.size()));
        for (qsizetype i = 0; i < indicators.size(); ++i) {
            const QJsonObject entry = indicators[i].toObject();
            const auto& mine = shown.indicators[std::size_t(i)];
            QCOMPARE(entry[QStringLiteral("id")].toString().toStdString(), mine.id);
            const QJsonArray series = entry[QStringLiteral("series")].toArray();
            if (mine.series.empty())
                continue;
            QCOMPARE(series.size(), qsizetype(mine.series.size()));
            for (qsizetype k = 0; k < series.size(); ++k) {
                const QJsonArray points = series[k].toObject()[QStringLiteral("points")].toArray();
                const auto& each = mine.series[std::size_t(k)].points;
                QCOMPARE(points.size(), qsizetype(each.size()));
                for (qsizetype at = 0; at < points.size(); ++at) {
                    const QJsonValue value = points[at].toObject()[QStringLiteral("value")];
                    QCOMPARE(value.isNull(), !each[std::size_t(at)].value.value);
                    if (each[std::size_t(at)].value.value)
                        QCOMPARE(value.toDouble(), *each[std::size_t(at)].value.value);
                }
            }
        }
        const QJsonObject stays = asked("km")[QStringLiteral("groups")].toArray().first().toObject();
        QCOMPARE(stays[QStringLiteral("events")].toDouble(), double(panel()->lifetimesView()->lives()->answer()->all.events));
        const QJsonArray inbox = asked("alerts")[QStringLiteral("alerts")].toArray();
        const auto& alertsShown = alerts()->alerts()->answer()->alerts;
        QCOMPARE(inbox.size(), qsizetype(alertsShown.size()));
        for (qsizetype i = 0; i < inbox.size(); ++i) {
            QCOMPARE(inbox[i].toObject()[QStringLiteral("id")].toString().toStdString(), alertsShown[std::size_t(i)].id);
            QCOMPARE(inbox[i].toObject()[QStringLiteral("affected")].toDouble(), double(alertsShown[std::size_t(i)].affected));
        }
        const QJsonArray listed = asked("watchlist")[QStringLiteral("customers")].toArray();
        const auto& entries = panel()->watchListView()->watch()->answer()->entries;
        QVERIFY(!listed.isEmpty() && listed.size() <= qsizetype(entries.size()));
        for (qsizetype i = 0; i < listed.size(); ++i) {
            QCOMPARE(listed[i].toObject()[QStringLiteral("id")].toString().toStdString(), entries[std::size_t(i)].customer);
            QCOMPARE(listed[i].toObject()[QStringLiteral("risk")].toDouble(), entries[std::size_t(i)].risk);
        }
        const QJsonObject model = asked("risk");
        const auto& risk = *panel()->riskView()->risk()->answer();
        QCOMPARE(model[QStringLiteral("auc")].toObject()[QStringLiteral("value")].toDouble(), *risk.card.chosen().tested.auc.value);
        QCOMPARE(model[QStringLiteral("expected_churners")].toDouble(), risk.expected);
        const QJsonObject why = asked("motives");
        const auto& motives = *panel()->motivesView()->motives()->answer();
        QCOMPARE(why[QStringLiteral("with_evidence")].toDouble(), double(motives.withEvidence));
        const QJsonArray categories = why[QStringLiteral("categories")].toArray();
        QCOMPARE(categories.size(), qsizetype(motives.categories.size()));
        for (qsizetype k = 0; k < categories.size(); ++k) {
            const QJsonObject told = categories[k].toObject();
            const auto& mine = motives.categories[std::size_t(k)];
            QCOMPARE(told[QStringLiteral("id")].toString().toStdString(), mine.id);
            QCOMPARE(told[QStringLiteral("n")].toDouble(), double(mine.n));
            QCOMPARE(told[QStringLiteral("score")].toDouble(), mine.score);
            QCOMPARE(told[QStringLiteral("lower")].toDouble(), *mine.interval.lower);
            QCOMPARE(told[QStringLiteral("odds_ratio")].toObject()[QStringLiteral("value")].toDouble(), mine.oddsRatio.value_or(0));
        }
        const QJsonArray classes = asked("churn")[QStringLiteral("classes")].toArray();
        const auto& periods = panel()->motivesView()->classes()->answer()->periods;
        QCOMPARE(classes.size(), qsizetype(periods.size()));
        for (qsizetype k = 0; k < classes.size(); ++k) {
            const QJsonObject told = classes[k].toObject();
            const auto& mine = periods[std::size_t(k)];
            const std::pair<const char*, std::uint64_t> counts[] {{"active", mine.active}, {"light", mine.light}, {"moderate", mine.moderate}, {"severe", mine.severe},
                {"voluntary", mine.voluntary}, {"involuntary", mine.involuntary}, {"high", mine.high}, {"ordinary", mine.ordinary}, {"low", mine.low}};
            for (const auto& [word, count] : counts)
                QCOMPARE(told[QLatin1String(word)].toDouble(), double(count));
        }
    }
};

HOLDFAST_TEST(EarlyWarningTest)
#include "EarlyWarningTest.moc"
