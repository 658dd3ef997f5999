// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole loop by hand: watch list, draft, plan, target, lock, contact list, outcomes, evaluation, lesson, and the next draft that has learned.
#include "support/TestMain.h"

#include "app/panels/campaigns/CampaignBoard.h"
#include "app/panels/campaigns/CampaignsPanel.h"
#include "app/panels/campaigns/LibraryTab.h"
#include "app/panels/campaigns/PlanTab.h"
#include "app/panels/campaigns/RunTab.h"
#include "app/panels/campaigns/TargetTab.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/earlywarning/WatchListView.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "briefing/PageSource.h"
#include "charts/TableSpecView.h"
#include "core/Random.h"
#include "flow/Briefings.h"
#include "flow/CampaignLibrary.h"
#include "flow/SessionState.h"
#include "support/Program.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

#include <set>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class CampaignLoopWindowTest : public QObject {
    Q_OBJECT

    enum Tab { Plan, Target, Monitor, Evaluate, Library };
    std::unique_ptr<Program> m;
    std::set<std::string> m_treated; // of the first campaign
    CampaignsPanel* panel() const { return static_cast<CampaignsPanel*>(m->window->panel(Rail::Campaigns)); }
    const flow::CampaignView* view() const { return panel()->book()->current(); }
    TargetTab* target() const { return static_cast<TargetTab*>(panel()->tabAt(Target)); }
    MonitorTab* monitor() const { return static_cast<MonitorTab*>(panel()->tabAt(Monitor)); }
    EvaluateTab* evaluation() const { return static_cast<EvaluateTab*>(panel()->tabAt(Evaluate)); }
    LibraryTab* library() const { return static_cast<LibraryTab*>(panel()->tabAt(Library)); }
    bool targeted() const { return m->jobs.isIdle() && !target()->answer()->isComputing() && target()->answer()->answer(); }
    bool refused() const { return m->jobs.isIdle() && !target()->answer()->isComputing() && target()->answer()->problem(); }
    bool press(const char* name) const
    {
        auto* button = m->find<QPushButton>(name);
        if (!button || !button->isEnabled())
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    static QString tile(const CampaignBoard* board, const char* id)
    {
        for (const auto& one : board->page().tiles)
            if (one.id == QLatin1String(id))
                return one.value;
        return {};
    }
    static QString tableText(const CampaignBoard* board, const char* id)
    {
        QStringList all;
        const present::Block* block = board->page().block(QString::fromLatin1(id));
        for (const auto& row : block ? block->asTable.rows : QList<QList<present::TableSpec::Cell>>())
            for (const auto& cell : row)
                all.append(cell.text);
        return all.join(u'|');
    }
    // What the board says where it has no figures.
    static QString sentence(const CampaignBoard* board, const char* first) { return board->block(QString::fromLatin1(first))->block().emptyText; }

    // The watch list as it stands becomes a draft that is looked at.
    void draftFromWatchList(const QString& name)
    {
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::WatchListTab);
        WatchListView* list = static_cast<EarlyWarningPanel*>(m->window->panel(Rail::EarlyWarning))->watchListView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->answer() && !list->watch()->isComputing() && list->table(), kPatience);
        const std::size_t listed = list->watch()->answer()->entries.size();
        QVERIFY(listed > 100);
        list->table()->chooseRows({});
        QVERIFY(press("watchPlan"));
        auto* form = panel()->findChild<QDialog*>(QStringLiteral("NewCampaignDialog"));
        QVERIFY(form);
        auto* called = form->findChild<QLineEdit*>(QStringLiteral("newName"));
        QCOMPARE(called->text(), QStringLiteral("Watch list")); // proposed
        called->setText(name);
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formSave")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view() && view()->plan.name == name.toStdString(), kPatience);
        QCOMPARE(m->window->place(), int(Rail::Campaigns));
        QCOMPARE(view()->plan.audience.customers.size(), listed);
    }
    void typeBudget(const char* keys)
    {
        auto* box = m->find<QDoubleSpinBox>("targetBudget");
        QVERIFY(box && box->isEnabled());
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QString::fromLatin1(keys));
        QTest::keyClick(box, Qt::Key_Return);
    }
    flow::TargetAnswer wholeTarget() const
    {
        flow::TargetRequest request;
        request.campaign = view()->plan.id;
        request.limit = 100000;
        core::JobContext job;
        const auto answer = flow::targetCampaign(*m->workbench->session(), request, job);
        return answer ? *answer : flow::TargetAnswer();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("loop.holdfast")), false, 1200);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && m->jobs.isIdle(), kPatience);
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::WatchListTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->find<QPushButton>("earlyWarningTrain"), kPatience);
        QVERIFY(press("earlyWarningTrain"));
        WatchListView* list = static_cast<EarlyWarningPanel*>(m->window->panel(Rail::EarlyWarning))->watchListView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list->watch()->answer() && !list->watch()->isComputing(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void watchListToDraftToPlan()
    {
        draftFromWatchList(QStringLiteral("Come home"));
        QCOMPARE(view()->plan.state, domain::CampaignState::Draft);
        QCOMPARE(view()->plan.audience.from, std::string("watch-list"));
        panel()->setTab(Plan);
        QVERIFY(press("setLimit"));
        auto* form = panel()->findChild<QDialog*>(QStringLiteral("LimitDialog"));
        QVERIFY(form);
        form->findChild<QDoubleSpinBox*>(QStringLiteral("budgetLimit"))->setValue(700);
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formSave")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view()->plan.budgetLimit == 700.0, kPatience);
    }

    void targetIsSetAndTakenBack()
    {
        panel()->setTab(Target);
        QTRY_VERIFY_WITH_TIMEOUT(targeted(), kPatience);
        QCOMPARE(m->find<QDoubleSpinBox>("targetBudget")->value(), 700.0); // as the plan says
        const auto before = target()->answer()->answer()->chosen;
        QVERIFY(before > 40);
        typeBudget("150");
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->plan.budget == 150.0, kPatience);
        QCOMPARE(view()->plan.state, domain::CampaignState::Targeted);
        QVERIFY(target()->answer()->answer()->spent <= 150 && target()->answer()->answer()->chosen < before);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && view()->plan.state == domain::CampaignState::Draft && target()->answer()->answer()->chosen == before, kPatience);
        QCOMPARE(m->find<QDoubleSpinBox>("targetBudget")->value(), 700.0);
        m->workbench->redo();
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->plan.budget == 150.0, kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->chosen == before, kPatience);
        // Judged by what the outcomes will say; each setting is a step of its own.
        auto* outcome = m->find<QComboBox>("targetOutcome");
        outcome->setCurrentIndex(outcome->findData(QStringLiteral("converted")));
        Q_EMIT outcome->activated(outcome->currentIndex());
        auto* holdout = m->find<QSpinBox>("targetHoldout");
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->plan.outcome == "converted", kPatience);
        holdout->setFocus();
        holdout->selectAll();
        QTest::keyClicks(holdout, QStringLiteral("40"));
        QTest::keyClick(holdout, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->plan.holdoutShare == 0.4, kPatience);
        QVERIFY(target()->answer()->answer()->control > 20);
        for (const auto& offer : target()->answer()->answer()->offers)
            QVERIFY(!offer.learned);
        QVERIFY2(tableText(target()->board(), "target-strategies").contains(QStringLiteral("not measured yet")), qPrintable(tableText(target()->board(), "target-strategies")));
    }

    // Sentences instead of figures, and the way back is undo.
    void impossibleTargetsAreSaid()
    {
        typeBudget("0");
        QTRY_VERIFY_WITH_TIMEOUT(refused(), kPatience);
        QVERIFY2(sentence(target()->board(), "target-offers").contains(QStringLiteral("budget")), qPrintable(sentence(target()->board(), "target-offers")));
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(targeted(), kPatience);
        QVERIFY(m->dialogs.told.isEmpty());
    }

    void lockEndsUndo()
    {
        QVERIFY(m->workbench->canUndo());
        m->dialogs.confirms = false; // said no
        QVERIFY(press("lockCampaign"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QCOMPARE(view()->plan.state, domain::CampaignState::Targeted);
        m->dialogs.confirms = true;
        QVERIFY(press("lockCampaign"));
        QTRY_VERIFY_WITH_TIMEOUT(view()->plan.state == domain::CampaignState::Locked && targeted() && target()->answer()->answer()->locked, kPatience);
        m->workbench->undo(); // is refused with a sentence
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !m->dialogs.told.isEmpty(), kPatience);
        QVERIFY2(m->dialogs.told.last().contains(QStringLiteral("Come home")), qPrintable(m->dialogs.told.last()));
        m->dialogs.told.clear();
        QCOMPARE(view()->plan.state, domain::CampaignState::Locked);
        QVERIFY(!m->find<QPushButton>("lockCampaign")->isEnabled() && !m->find<QDoubleSpinBox>("targetBudget")->isEnabled());
        for (const auto& one : wholeTarget().customers)
            if (!one.control)
                m_treated.insert(one.customer);
        QVERIFY(m_treated.size() > 20);
    }

    void contactListGoesOutUnderPseudonyms()
    {
        panel()->setTab(Monitor);
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("contacts.csv"));
        QVERIFY(press("exportContacts"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view()->plan.state == domain::CampaignState::Running, kPatience);
        QFile file(m->dialogs.saveFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(std::size_t(lines.size()), m_treated.size() + 1);
        for (const auto& line : lines)
            QVERIFY(!m_treated.contains(line.split(',').front().toStdString()));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && tableText(monitor()->board(), "monitor-exports").contains(QStringLiteral("pseudonyms")), kPatience);
        QCOMPARE(tile(monitor()->board(), "contacted"), QStringLiteral("0"));
    }

    void outcomesAreReadAndTheirFlawsShown()
    {
        m->dialogs.openFiles = {m->write(QStringLiteral("nobody.csv"), "customer,converted\nnobody-1,1\nnobody-2,0\n")};
        QSignalSpy failed(m->workbench.get(), &Workbench::failed);
        QVERIFY(press("readOutcomes"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !failed.isEmpty(), kPatience);
        QTRY_VERIFY(!m->dialogs.told.isEmpty());
        QVERIFY2(m->dialogs.told.last().contains(QStringLiteral("outcome"), Qt::CaseInsensitive), qPrintable(m->dialogs.told.last()));
        m->dialogs.told.clear();

        // Pseudonyms of the treated as they went out; the control by number. Three in ten of it convert, six in ten of the treated.
        core::Random random(11);
        QFile contacts(m->folder.filePath(QStringLiteral("contacts.csv")));
        QVERIFY(contacts.open(QIODevice::ReadOnly));
        QByteArray file = "customer,contacted,responded,converted,cost\n";
        for (const auto& line : contacts.readAll().trimmed().split('\n').mid(1))
            file += line.split(',').front() + ",yes," + (random.chance(0.5) ? "yes," : "no,") + (random.chance(0.6) ? "1" : "0") + ",2.5\n";
        bool first = true;
        for (const auto& one : wholeTarget().customers)
            if (one.control) {
                file += QByteArray::fromStdString(one.customer) + (first ? ",yes" : ",no") + ",no," + (random.chance(0.3) ? "1" : "0") + ",0\n";
                first = false;
            }
        file += "nobody,yes,yes,1,1\n";
        m->dialogs.openFiles = {m->write(QStringLiteral("outcomes.csv"), file)};
        QVERIFY(press("readOutcomes"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && tile(monitor()->board(), "contacted") == QString::number(m_treated.size()), kPatience);
        QCOMPARE(tile(monitor()->board(), "control"), QStringLiteral("1"));
        const QString issues = tableText(monitor()->board(), "outcome-issues"), alarms = tableText(monitor()->board(), "monitor-alarms");
        QVERIFY2(issues.contains(QStringLiteral("not in this campaign")) && issues.contains(QStringLiteral("nobody")), qPrintable(issues));
        QVERIFY2(issues.contains(QStringLiteral("Control customers who were contacted")), qPrintable(issues));
        QVERIFY2(alarms.contains(QStringLiteral("control was contacted")), qPrintable(alarms));
        QVERIFY(m->dialogs.told.isEmpty());
    }

    // What a briefing shows of it later is what stands here, also by its numbers.
    void evaluationIsPinned()
    {
        panel()->setTab(Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !tile(evaluation()->board(), "effect").isEmpty(), kPatience);
        const auto pinned = [&] {
            const auto all = flow::briefings(*m->workbench->session());
            const auto basket = all ? all->find(std::string(flow::kBriefingBasket)) : std::map<std::string, domain::BriefingPlan>::const_iterator();
            return all && basket != all->end() ? basket->second.items : std::vector<domain::BriefingItem>();
        };
        const auto pin = [&](BlockFrame* block) {
            const auto before = pinned().size();
            block->setFocus();
            QTest::keyClick(block, Qt::Key_P);
            return QTest::qWaitFor([&] { return m->jobs.isIdle() && pinned().size() == before + 1; }, kPatience);
        };
        BlockFrame* shown = evaluation()->board()->block(QStringLiteral("evaluate-answer"));
        QVERIFY(shown && pin(shown));
        const auto item = pinned().back();
        QCOMPARE(item.page, std::string("campaign-evaluate"));
        core::JobContext job;
        const auto made = briefing::pageOf(*m->workbench->session(), item, {}, present::Fmt(QLocale(QLocale::English)), job);
        QVERIFY(made.has_value());
        const present::Block* printed = made->page.block(QString::fromStdString(item.block));
        QVERIFY(printed && !printed->asTable.rows.isEmpty());
        QCOMPARE(printed->asTable.rows.size(), shown->block().asTable.rows.size());
        for (qsizetype row = 0; row < printed->asTable.rows.size(); ++row)
            for (qsizetype column = 0; column < printed->asTable.rows[row].size(); ++column)
                QCOMPARE(printed->asTable.rows[row][column].text, shown->block().asTable.rows[row][column].text);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && pinned().empty(), kPatience);
    }

    void evaluatedAndClosedWithALesson()
    {
        panel()->setTab(Evaluate);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !tile(evaluation()->board(), "effect").isEmpty(), kPatience);
        QVERIFY2(tile(evaluation()->board(), "effect").startsWith(u'+'), qPrintable(tile(evaluation()->board(), "effect")));
        QVERIFY(!evaluation()->board()->page().caveats.isEmpty()); // what was wrong in the outcomes
        QVERIFY(!tableText(evaluation()->board(), "evaluate-lessons").isEmpty());
        m->dialogs.text = QStringLiteral("It works, mostly by mail");
        QVERIFY(press("closeCampaign"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view()->plan.state == domain::CampaignState::Evaluated, kPatience);
        QVERIFY(!m->find<QPushButton>("closeCampaign")->isEnabled());
        const auto library = flow::strategyLibrary(*m->workbench->session());
        QVERIFY(library);
        QVERIFY(std::ranges::any_of(*library, [](const auto& entry) { return entry.learned && entry.lessons.front().text == "It works, mostly by mail"; }));
    }

    void theNextDraftShowsWhatWasLearned()
    {
        draftFromWatchList(QStringLiteral("Come home again"));
        panel()->setTab(Target);
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->name == "Come home again", kPatience);
        const auto& answer = *target()->answer()->answer();
        const auto learned = std::ranges::find_if(answer.offers, [](const auto& offer) { return offer.learned; });
        QVERIFY(learned != answer.offers.end());
        QVERIFY(learned->used.saved != learned->strategy.effect.saved);
        QVERIFY2(tableText(target()->board(), "target-strategies").contains(QStringLiteral("measured in 1 campaign")), qPrintable(tableText(target()->board(), "target-strategies")));
        for (const auto& one : wholeTarget().customers)
            QVERIFY(!m_treated.contains(one.customer)); // just contacted
    }

    // Listed with what was measured, changed, added to, taken from and put back: one step of undo each.
    void theLibraryIsEdited()
    {
        panel()->setTab(Library);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && library()->answer()->answer() && !library()->answer()->isComputing(), kPatience);
        const auto listed = [&] { return library()->answer()->answer()->library.size(); };
        const auto first = [&] { return library()->answer()->answer()->library.front().strategy; };
        const auto before = listed();
        QCOMPARE(before, domain::standardStrategies().size());
        QVERIFY(tableText(library()->board(), "library-promises").contains(QStringLiteral("Come home")));
        QVERIFY(tableText(library()->board(), "library-strategies").contains(QString::fromStdString(first().name)));

        const double cost = first().contactCost;
        auto* table = library()->board()->block(QStringLiteral("library-strategies"))->body()->table();
        QVERIFY(table && !m->find<QPushButton>("strategyEdit")->isEnabled());
        table->chooseRows({0});
        QVERIFY(press("strategyEdit"));
        auto* form = library()->findChild<QDialog*>(QStringLiteral("StrategyDialog"));
        QVERIFY(form);
        form->findChild<QLineEdit*>(QStringLiteral("strategyName"))->clear(); // an offer without a name is refused, and the dialog stays
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formSave")), Qt::LeftButton);
        auto* problem = form->findChild<QLabel*>(QStringLiteral("formProblem"));
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible() && !problem->text().isEmpty(), kPatience);
        form->findChild<QLineEdit*>(QStringLiteral("strategyName"))->setText(QStringLiteral("A long call"));
        form->findChild<QDoubleSpinBox*>(QStringLiteral("strategyContact"))->setValue(cost + 3);
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formSave")), Qt::LeftButton);
        const auto settledAt = [&](const std::string& name, std::size_t n) {
            return QTest::qWaitFor([&] { return m->jobs.isIdle() && !library()->answer()->isComputing() && library()->answer()->answer() && listed() == n && first().name == name; }, kPatience);
        };
        const std::string old = domain::standardStrategies().front().name;
        QVERIFY(settledAt("A long call", before));
        QCOMPARE(first().contactCost, cost + 3);
        m->workbench->undo();
        QVERIFY(settledAt(old, before));
        m->workbench->redo();
        QVERIFY(settledAt("A long call", before));

        QVERIFY(press("strategyAdd"));
        form = library()->findChild<QDialog*>(QStringLiteral("StrategyDialog"));
        QVERIFY(form);
        form->findChild<QLineEdit*>(QStringLiteral("strategyName"))->setText(QStringLiteral("Flowers"));
        form->findChild<QDoubleSpinBox*>(QStringLiteral("strategySaved"))->setValue(12);
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formSave")), Qt::LeftButton);
        QVERIFY(settledAt("A long call", before + 1));
        QCOMPARE(library()->answer()->answer()->library.back().strategy.name, std::string("Flowers"));
        QCOMPARE(library()->answer()->answer()->library.back().inForce.saved, 0.12);
        library()->edit(library()->answer()->answer()->library.back().strategy.id);
        form = library()->findChild<QDialog*>(QStringLiteral("StrategyDialog"));
        QVERIFY(form);
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("formRemove")), Qt::LeftButton);
        QVERIFY(settledAt("A long call", before));
        m->workbench->undo();
        QVERIFY(settledAt("A long call", before + 1));
        QVERIFY(press("strategyReset"));
        QVERIFY(settledAt(old, before));
        m->workbench->undo();
        QVERIFY(settledAt("A long call", before + 1));
        // A draft looked at before reckons with the new offer, and what was measured is still there.
        panel()->setTab(Target);
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && std::ranges::any_of(target()->answer()->answer()->offers, [](const auto& offer) { return offer.strategy.name == "Flowers"; }), kPatience);
        QVERIFY(std::ranges::any_of(target()->answer()->answer()->offers, [](const auto& offer) { return offer.learned; }));
        QVERIFY(m->dialogs.told.isEmpty());
    }

    // For everybody: those who are gone, those who are there, and both, one choice each.
    void thoseWhoAreGoneAreAskedBack()
    {
        core::JobContext job;
        const auto snapshot = m->workbench->session()->snapshot({}, job);
        QVERIFY(snapshot);
        flow::DraftRequest all;
        all.name = "Come back";
        all.from = domain::PlanTemplate::WinBack;
        all.audience.customers = (*snapshot)->customers;
        panel()->book()->create(all);
        QTRY_VERIFY_WITH_TIMEOUT(view() && view()->plan.name == "Come back" && targeted() && target()->answer()->answer()->name == "Come back", kPatience);
        auto *who = m->find<QComboBox>("targetWho"), *outcome = m->find<QComboBox>("targetOutcome");
        QCOMPARE(who->currentData().toString(), QStringLiteral("both")); // as the template says
        const auto both = *target()->answer()->answer();
        QVERIFY(both.gone > 20 && both.gone < both.candidates);
        QCOMPARE(both.plan.outcome, std::string("customer"));
        QVERIFY(target()->board()->page().block(QStringLiteral("target-returns")));
        const auto choose = [&](const char* word) {
            who->setCurrentIndex(who->findData(QString::fromLatin1(word)));
            Q_EMIT who->activated(who->currentIndex());
            return QTest::qWaitFor([&] { return targeted() && target()->answer()->answer()->plan.who == word; }, kPatience);
        };
        QVERIFY(choose("churned"));
        const auto& gone = *target()->answer()->answer();
        QVERIFY(gone.candidates == gone.gone && gone.gone == both.gone);
        QCOMPARE(gone.plan.outcome, std::string("returned"));
        QVERIFY2(outcome->itemText(0).contains(QStringLiteral("again")), qPrintable(outcome->itemText(0)));
        QVERIFY(!m->find<QCheckBox>("targetEveryTier")->isEnabled());
        const QString left = tableText(target()->board(), "target-excluded");
        QVERIFY2(left.contains(QStringLiteral("Still a customer")) && left.contains(QStringLiteral("Gone for too long")), qPrintable(left));
        QVERIFY(tableText(target()->board(), "target-returns").contains(QStringLiteral("days")));
        QVERIFY(choose("active"));
        QVERIFY(target()->answer()->answer()->gone == 0 && !target()->board()->page().block(QStringLiteral("target-returns")));
        QCOMPARE(outcome->itemText(0), QStringLiteral("Still a customer at the end of the window"));
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(targeted() && target()->answer()->answer()->plan.who == "churned" && who->currentData().toString() == QStringLiteral("churned"), kPatience);
        QVERIFY(m->dialogs.told.isEmpty());
    }

    void nobodyLeftIsSaid()
    {
        // For those who were just contacted, nobody is left.
        flow::DraftRequest again;
        again.name = "For the same";
        again.audience.customers.assign(m_treated.begin(), m_treated.end());
        panel()->book()->create(again);
        QTRY_VERIFY_WITH_TIMEOUT(view() && view()->plan.name == "For the same" && refused(), kPatience);
        QVERIFY2(sentence(target()->board(), "target-offers").contains(QStringLiteral("contacted"), Qt::CaseInsensitive), qPrintable(sentence(target()->board(), "target-offers")));
    }
};

HOLDFAST_TEST(CampaignLoopWindowTest)
#include "CampaignLoopWindowTest.moc"
