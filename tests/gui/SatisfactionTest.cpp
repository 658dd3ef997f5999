// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an imported survey to an index with judged weights, the quadrant, low scorers in Segments, and back.
#include "support/TestMain.h"

#include "app/panels/briefing/PanelOf.h"
#include "app/panels/satisfaction/IndexDraft.h"
#include "app/panels/satisfaction/IndexEditor.h"
#include "app/panels/satisfaction/PairSlider.h"
#include "app/panels/satisfaction/PairsEditor.h"
#include "app/panels/satisfaction/SatisfactionPanel.h"
#include "app/panels/satisfaction/WeightsEditor.h"
#include "app/panels/sources/ImportController.h"
#include "app/panels/sources/SourcesPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/BlockRows.h"
#include "briefing/PageSource.h"
#include "charts/GridView.h"
#include "charts/ItemPlotView.h"
#include "charts/TileStrip.h"
#include "flow/Briefings.h"
#include "support/Program.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>
#include <cmath>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class SatisfactionTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    SatisfactionPanel* panel() const { return static_cast<SatisfactionPanel*>(m->window->panel(Rail::Satisfaction)); }
    SourcesPanel* sources() const { return static_cast<SourcesPanel*>(m->window->panel(Rail::Sources)); }
    bool settled() const { return m->jobs.isIdle() && !panel()->answers()->areComputing(); }
    const domain::IndexSystem& system() const { return panel()->draft()->system(); }
    std::string idOf(const char* column) const
    {
        for (const auto& node : system().nodes)
            if (node.column == column)
                return node.id;
        return {};
    }
    void chooseRow(const std::string& id) const
    {
        for (QTreeWidgetItemIterator at(panel()->indexEditor()->tree()); *at; ++at)
            if ((*at)->data(0, Qt::UserRole).toString().toStdString() == id)
                panel()->indexEditor()->tree()->setCurrentItem(*at);
    }

    static QByteArray customers()
    {
        QByteArray text = "customer_id,town,signup_date,status,churn_date\n";
        for (int i = 1; i <= 240; ++i)
            text += "C" + QByteArray::number(1000 + i) + (i % 2 ? ",Lyon," : ",Metz,") + "2022-0" + QByteArray::number(1 + i % 9) + "-10,"
                + (i % 8 ? "active,\n" : "churned,2024-08-15\n");
        return text;
    }
    // Service follows the overall answer most and is low; price is high and hardly matters.
    static QByteArray answers()
    {
        QByteArray text = "customer_id,date,quality,delivery,service,price,csat,nps\n";
        for (int i = 0; i < 480; ++i) {
            const int service = 1 + i % 4, quality = 2 + (i / 4) % 4, delivery = 2 + (i / 16) % 3, price = 4 + (i / 48) % 2;
            const int csat = std::clamp((2 * service + quality + 1) / 3 + (i % 7 == 0), 1, 5);
            const int nps = std::clamp(2 * service + delivery - (i % 5 == 0), 0, 10);
            text += "C" + QByteArray::number(1001 + i % 240) + (i < 240 ? ",2024-03-" : ",2024-06-") + QByteArray::number(10 + i % 15);
            for (const int value : {quality, delivery, service, price, csat, nps})
                text += "," + QByteArray::number(value);
            text += "\n";
        }
        return text;
    }
    void import(const char* name, const QByteArray& content)
    {
        sources()->addFiles({m->write(QString::fromLatin1(name), content)});
        QTRY_COMPARE_WITH_TIMEOUT(sources()->controller()->readyFiles(), 1, kPatience);
        sources()->nextStep();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && sources()->controller()->readyFiles() == 0, kPatience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->create(m->folder.filePath(QStringLiteral("shop.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->jobs.isIdle(), kPatience);
        import("customers.csv", customers());
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->counts() && m->jobs.isIdle(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    // Without a survey the panel says what would fill it, and its button leads there.
    void withoutASurveyItAsksForOne()
    {
        QTest::keyClick(m->window.get(), Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Satisfaction));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->find<BlockFrame>("satisfactionNothing"), kPatience);
        auto* button = m->find<BlockFrame>("satisfactionNothing")->findChild<QPushButton*>(QStringLiteral("blockAction"));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m->window->place(), int(Rail::Sources));
        import("survey.csv", answers());
        m->window->goTo(Rail::Satisfaction);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->answers()->summary->answer(), kPatience);
        QVERIFY(!m->find<BlockFrame>("satisfactionNothing"));
        QVERIFY(panel()->tiles()->tiles().size() >= 2);
        QVERIFY(panel()->tiles()->tiles()[0].interval.contains(QStringLiteral("n 240"))); // the last wave
        QVERIFY(panel()->tiles()->mark(0)); // how it was computed
    }

    // A dimension is added, moved and filled by keys; each step can be taken back.
    void anIndexIsBuilt()
    {
        panel()->setTab(SatisfactionPanel::IndexTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->draft()->isReady(), kPatience);
        IndexEditor* editor = panel()->indexEditor();
        const std::size_t before = system().nodes.size();
        QVERIFY(before >= 4);
        m->dialogs.text = QStringLiteral("Logistics");
        QTest::mouseClick(m->find<QPushButton>("indexAddDimension"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().nodes.size() == before + 1, kPatience);
        const std::string dimension = system().nodes.back().id;
        for (std::size_t i = 0; i < before; ++i) {
            chooseRow(dimension);
            QTest::keyClick(editor->tree(), Qt::Key_Up, Qt::ControlModifier);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        QCOMPARE(system().children("").front()->id, dimension);
        for (const char* column : {"delivery", "price"}) {
            chooseRow(idOf(column));
            QTest::keyClick(editor->tree(), Qt::Key_Right, Qt::ControlModifier);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
            QCOMPARE(system().node(idOf(column))->parent, dimension);
        }
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->answers()->index->answer(), kPatience);
        QVERIFY(panel()->answers()->index->answer()->chosen);
        QCOMPARE(panel()->answers()->index->answer()->system, system());
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().node(idOf("price"))->parent.empty(), kPatience);
        m->workbench->redo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().node(idOf("price"))->parent == dimension, kPatience);
    }

    // An item is dropped on a dimension, between two rows and beside all of them; each drop is one step of undo. The platform of the tests has
    // no drags of its own: what one sends is sent by hand.
    void anItemIsDragged()
    {
        IndexTree* tree = panel()->indexEditor()->tree();
        const auto rowOf = [&](const std::string& id) { return tree->visualItemRect(tree->itemOf(QString::fromStdString(id))); };
        const auto dragTo = [&](const std::string& id, QPoint to) {
            const QPoint from = rowOf(id).center();
            QTest::mousePress(tree->viewport(), Qt::LeftButton, {}, from);
            QTest::mouseRelease(tree->viewport(), Qt::LeftButton, {}, from);
            const std::unique_ptr<QMimeData> data(tree->mimeData({tree->currentItem()}));
            QDragEnterEvent enter(to, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(tree->viewport(), &enter);
            QDragMoveEvent move(to, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(tree->viewport(), &move);
            QDropEvent drop(to, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
            if (move.isAccepted())
                QCoreApplication::sendEvent(tree->viewport(), &drop);
            return move.isAccepted() && drop.dropAction() != Qt::MoveAction; // a move would take the row out of the tree
        };
        const std::string service = idOf("service"), dimension = system().children("").front()->id;
        const domain::IndexSystem before = system();
        QVERIFY(system().node(service)->parent.empty());
        QVERIFY(dragTo(service, rowOf(dimension).center()));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().node(service)->parent == dimension, kPatience);
        QCOMPARE(system().children(dimension).back()->id, service);
        QVERIFY(tree->itemOf(QString::fromStdString(service))->parent() == tree->itemOf(QString::fromStdString(dimension)));
        QCOMPARE(panel()->answers()->index->answer()->system, system()); // kept, and computed with

        const std::string first = system().children(dimension).front()->id;
        QVERIFY(dragTo(service, rowOf(first).topLeft() + QPoint(30, 1)));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().children(dimension).front()->id == service, kPatience);
        QVERIFY(dragTo(service, QPoint(30, tree->viewport()->height() - 2)));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().children("").back()->id == service, kPatience);
        // A dimension does not go into itself.
        const domain::IndexSystem after = system();
        dragTo(dimension, rowOf(dimension).center());
        QVERIFY(settled());
        QCOMPARE(system(), after);

        for (int step = 0; step < 3; ++step) {
            m->workbench->undo();
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(system(), before, kPatience);
        chooseRow(service);
    }

    // Contradicting judgements are shown and mended; what the keys judge, the slider shows.
    void judgementsAreFilledUntilConsistent()
    {
        panel()->draft()->setParentNode({});
        PairsEditor* pairs = panel()->pairs(SatisfactionPanel::IndexTab);
        charts::GridView* grid = pairs->block()->body()->grid();
        QVERIFY(grid);
        const auto parts = int(panel()->draft()->childNames().size());
        QVERIFY(parts >= 3);
        const auto ratio = [&](int row, int column) {
            const auto siblings = system().children("");
            const auto* group = system().group("");
            return group && !group->judges.empty() ? domain::judgementMatrix(group->judges.front(), siblings)[std::size_t(row) * siblings.size() + std::size_t(column)] : 1.0;
        };
        const auto judge = [&](int row, int column, Qt::Key key, Qt::KeyboardModifiers with = {}) {
            grid = pairs->block()->body()->grid();
            grid->setFocus();
            QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(column, row).center().toPoint());
            QCOMPARE(pairs->current(), QPoint(column, row));
            QTest::keyClick(grid, key, with);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        };
        judge(0, 1, Qt::Key_9);
        QCOMPARE(ratio(0, 1), 9.0);
        QVERIFY(std::abs(ratio(1, 0) - 1.0 / 9) < 1e-12); // the reciprocal is filled in
        judge(1, 2, Qt::Key_9);
        judge(0, 2, Qt::Key_9, Qt::ShiftModifier); // the other way round
        QVERIFY(std::abs(ratio(0, 2) - 1.0 / 9) < 1e-12);
        QVERIFY(panel()->draft()->group()->ahp->cr.value_or(0) > 0.1);
        auto* badge = m->find<QLabel>("pairsConsistency");
        QVERIFY(badge && badge->text().contains(QStringLiteral("> 0.10")));
        QVERIFY(panel()->draft()->group()->repair);
        for (int turn = 0; turn < 10 && panel()->draft()->group()->repair; ++turn) {
            QTest::mouseClick(m->find<QPushButton>("pairsMend"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        QVERIFY(panel()->draft()->group()->ahp->cr.value_or(1) <= 0.1);
        QVERIFY(m->find<QLabel>("pairsConsistency")->text().contains(QStringLiteral("< 0.10")));
        QVERIFY(!m->find<QPushButton>("pairsMend"));

        // The slider: left is more for the first.
        pairs->setCurrent({1, 0});
        pairs->slider()->setFocus();
        const double now = pairs->slider()->ratio();
        QTest::keyClick(pairs->slider(), now < 9 ? Qt::Key_Left : Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && ratio(0, 1) != now, kPatience);
        const double changed = ratio(0, 1);
        m->workbench->undo(); // one cell a step
        QTRY_VERIFY_WITH_TIMEOUT(settled() && std::abs(ratio(0, 1) - now) < 1e-12, kPatience);
        QVERIFY(changed != now);
        // The weights in force are those of the judgements.
        QCOMPARE(system().group("")->inForce, domain::WeightKind::Ahp);
        const auto& parts0 = panel()->answers()->index->answer()->parts;
        const auto& weights = panel()->draft()->group()->ahp->weights;
        std::size_t child = 0;
        for (const auto& part : parts0)
            if (part.parent.empty())
                QVERIFY(std::abs(part.weight - weights[child++]) < 1e-9);
    }

    void weightsAreTypedIn()
    {
        QTableWidget* table = panel()->weightsEditor()->table();
        QVERIFY(table->rowCount() >= 3);
        table->item(0, 1 + int(domain::WeightKind::Direct))->setText(QStringLiteral("50"));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().group("")->inForce == domain::WeightKind::Direct, kPatience);
        const std::string first = system().children("").front()->id;
        QCOMPARE(system().group("")->direct.at(first), 50.0);
        const int told = int(m->dialogs.told.size());
        table->item(0, 1 + int(domain::WeightKind::Direct))->setText(QStringLiteral("many")); // refused with a sentence
        QTRY_COMPARE(m->dialogs.told.size(), told + 1);
        QTRY_VERIFY(table->item(0, 1 + int(domain::WeightKind::Direct))->text() != QStringLiteral("many"));
        QCOMPARE(system().group("")->direct.at(first), 50.0);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().group("")->inForce == domain::WeightKind::Ahp, kPatience);
    }

    // Of two judges the one who contradicts himself is mended; the other stays as she is.
    void theJudgeInViewIsMended()
    {
        panel()->draft()->setParentNode({});
        const auto siblings = system().children("");
        QVERIFY(siblings.size() >= 3);
        const std::string a = siblings[0]->id, b = siblings[1]->id, c = siblings[2]->id;
        domain::IndexSystem two = system();
        auto& group = two.groupOf("");
        group.inForce = domain::WeightKind::Ahp;
        group.judges = {{"Anna", {{a, b, 2}, {b, c, 2}, {a, c, 4}}}, {"Bert", {{a, b, 9}, {b, c, 9}, {a, c, 1.0 / 9}}}};
        const auto anna = group.judges[0];
        panel()->draft()->keep(two, QStringLiteral("Judges"));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && system().group("")->judges.size() == 2, kPatience);
        auto* judge = panel()->pairs(SatisfactionPanel::IndexTab)->findChild<QComboBox*>(QStringLiteral("pairsJudge"));
        const auto view = [&](const char* name) {
            judge->setCurrentIndex(std::max(0, judge->findData(QString::fromLatin1(name))));
            Q_EMIT judge->activated(judge->currentIndex());
        };
        view("Anna");
        QVERIFY(!m->find<QPushButton>("pairsMend")); // nothing of hers contradicts
        view("");
        auto* mend = m->find<QPushButton>("pairsMend");
        QVERIFY(mend && mend->text().contains(QStringLiteral("Bert")));
        QTest::mouseClick(mend, Qt::LeftButton);
        QCOMPARE(judge->currentData().toString(), QStringLiteral("Bert"));
        const auto bert = [&] {
            for (const auto& [name, weights] : panel()->draft()->group()->byJudge)
                if (name == "Bert")
                    return weights.cr.value_or(9);
            return 9.0;
        };
        QVERIFY(bert() > 0.1);
        for (int turn = 0; turn < 10 && m->find<QPushButton>("pairsMend"); ++turn) {
            QTest::mouseClick(m->find<QPushButton>("pairsMend"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        QVERIFY2(bert() <= 0.1, qPrintable(QString::number(bert())));
        QCOMPARE(system().group("")->judges[0], anna);
        while (system().group("") && system().group("")->judges.size() == 2) {
            m->workbench->undo();
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
    }

    // Low and important: what the quadrant marks is what the answer says, and can be read by keys.
    void theQuadrantIsRead()
    {
        panel()->setTab(SatisfactionPanel::SummaryTab);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->answers()->gaps->answer(), kPatience);
        BlockFrame* block = panel()->rows(SatisfactionPanel::SummaryTab)->block(QStringLiteral("quadrants"));
        charts::ItemPlotView* view = block->body()->items();
        QVERIFY(view);
        const auto& spec = std::get<present::QuadrantSpec>(view->spec());
        const auto& items = panel()->answers()->gaps->answer()->items;
        QCOMPARE(spec.points.size(), qsizetype(items.size()));
        int marked = 0;
        for (qsizetype i = 0; i < spec.points.size(); ++i) {
            QCOMPARE(spec.points[i].marked, items[std::size_t(i)].quadrant == analytics::Quadrant::Concentrate);
            marked += spec.points[i].marked;
            if (items[std::size_t(i)].item == "service")
                QVERIFY(spec.points[i].marked);
        }
        QVERIFY(marked >= 1);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->hoveredItem(), 0);
        QTest::mouseMove(view, view->itemRect(1).center());
        QTRY_COMPARE(view->hoveredItem(), 1);
        QVERIFY(!block->block().asTable.rows.isEmpty()); // as a table, to copy and to export
    }

    // Low scorers become the selection of all panels; undo gives everybody back.
    void lowScorersAreSeenInSegments()
    {
        QVERIFY(m->workbench->filters().empty());
        panel()->brushLow(QStringLiteral("survey.nps"));
        QCOMPARE(m->window->place(), int(Rail::Segments));
        QCOMPARE(m->workbench->filters().size(), std::size_t(1));
        QCOMPARE(m->workbench->filters().front().field, std::string("survey.nps"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->counts()->summary.customers < 240, kPatience);
        // By hand: the last answer of each customer is that of June, 0 to 6.
        std::uint64_t low = 0;
        for (int i = 240; i < 480; ++i)
            low += std::clamp(2 * (1 + i % 4) + 2 + (i / 16) % 3 - (i % 5 == 0), 0, 10) <= 6;
        QCOMPARE(m->workbench->counts()->summary.customers, low);
        QVERIFY(m->find<BlockFrame>("facet-survey.nps") || m->workbench->filters().size() == 1);
        m->window->goTo(Rail::Satisfaction);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel()->answers()->summary->answer(), kPatience);
        QVERIFY(panel()->answers()->summary->answer()->measures.front().overall.value.n < 240); // the panel follows the selection
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().empty() && panel()->answers()->summary->answer()->measures.front().overall.value.n == 240, kPatience);
    }

    // What a tab shows goes to the basket, and a briefing has every page of it.
    void pagesOfEveryTabArePinned()
    {
        const auto basket = [&] {
            const auto kept = flow::briefings(*m->workbench->session());
            const auto found = kept->find(std::string(flow::kBriefingBasket));
            return found == kept->end() ? std::vector<domain::BriefingItem>() : found->second.items;
        };
        const std::vector<std::pair<int, std::vector<std::string>>> tabs {{SatisfactionPanel::IndexTab, {"satisfaction-index", "index-structure"}},
            {SatisfactionPanel::DriversTab, {"gaps", "drivers", "factors", "respondents"}},
            {SatisfactionPanel::LoyaltyTab, {"loyalty", "satisfaction-behaviour", "motives"}}};
        for (const auto& [tab, pages] : tabs) {
            panel()->setTab(tab);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
            const std::size_t before = basket().size();
            QTest::mouseClick(m->find<QPushButton>("satisfactionPin"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(settled() && basket().size() == before + pages.size(), kPatience);
            const auto items = basket();
            for (std::size_t i = 0; i < pages.size(); ++i)
                QCOMPARE(items[before + i].page, pages[i]);
        }
        core::JobContext job;
        for (const auto& item : basket()) {
            const auto made = briefing::pageOf(*m->workbench->session(), item, {}, present::Fmt(), job);
            QVERIFY2(placeOf(item).has_value(), item.page.c_str());
            if (!made && (item.page == "motives" || item.page == "satisfaction-behaviour")) { // nobody was asked why; no horizon is over
                QCOMPARE(made.error().code, core::Code::NotEnoughData);
                continue;
            }
            QVERIFY2(made.has_value(), item.page.c_str());
            QVERIFY2(!made->page.blocks.isEmpty(), item.page.c_str());
        }
        for (std::size_t i = 0; i < tabs.size(); ++i) {
            m->workbench->undo();
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(basket().empty(), kPatience);
    }

    // A copy of the workspace, asked from the terminal, gives the figures of the window.
    void theTerminalSaysTheSame()
    {
        for (const int tab : {int(SatisfactionPanel::SummaryTab), int(SatisfactionPanel::LoyaltyTab), int(SatisfactionPanel::DriversTab)}) {
            panel()->setTab(tab);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        const QString copy = m->folder.filePath(QStringLiteral("copy.holdfast"));
        m->dialogs.saveFile = copy;
        m->window->command(QStringLiteral("saveCopy"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(copy) && m->jobs.isIdle(), kPatience);
        const auto asked = [&](const char* analysis, bool wave = true) {
            QProcess terminal;
            QStringList arguments {QStringLiteral("analyse"), copy, QString::fromLatin1(analysis), QStringLiteral("--json")};
            if (wave)
                arguments << QStringLiteral("--set") << QStringLiteral("wave=last");
            terminal.start(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), arguments);
            return terminal.waitForFinished(kPatience) ? QJsonDocument::fromJson(terminal.readAllStandardOutput()).object()[QStringLiteral("result")].toObject() : QJsonObject();
        };
        const auto& a = *panel()->answers();
        QVERIFY(a.drivers->answer() && a.gaps->answer() && a.loyalty->answer() && a.index->answer());
        const QJsonObject drivers = asked("drivers");
        QCOMPARE(drivers[QStringLiteral("r2")].toDouble(), *a.drivers->answer()->r2.value);
        const QJsonArray lmg = drivers[QStringLiteral("lmg")].toArray();
        QCOMPARE(lmg.size(), qsizetype(a.drivers->answer()->items.size()));
        for (qsizetype i = 0; i < lmg.size(); ++i)
            QCOMPARE(lmg[i].toObject()[QStringLiteral("share")].toDouble(), a.drivers->answer()->items[std::size_t(i)].lmgShare);
        const QJsonArray items = asked("gap")[QStringLiteral("items")].toArray();
        QCOMPARE(items.size(), qsizetype(a.gaps->answer()->items.size()));
        for (qsizetype i = 0; i < items.size(); ++i) {
            const auto& item = a.gaps->answer()->items[std::size_t(i)];
            QCOMPARE(items[i].toObject()[QStringLiteral("name")].toString().toStdString(), item.item);
            const QJsonObject importance = items[i].toObject()[QStringLiteral("importance")].toObject();
            QCOMPARE(importance[QStringLiteral("value")].toDouble(), *item.importance.value);
            QCOMPARE(importance[QStringLiteral("lower")].toDouble(), *item.importance.lower);
            QVERIFY(*item.importance.lower < *item.importance.value && *item.importance.value < *item.importance.upper);
        }
        const QJsonArray tiers = asked("loyalty", false)[QStringLiteral("tiers")].toArray();
        QCOMPARE(tiers.size(), qsizetype(a.loyalty->answer()->tiers.size()));
        for (qsizetype i = 0; i < tiers.size(); ++i)
            QCOMPARE(tiers[i].toObject()[QStringLiteral("n")].toDouble(), double(a.loyalty->answer()->tiers[std::size_t(i)].n));
        const QJsonObject satisfaction = asked("satisfaction");
        QCOMPARE(satisfaction[QStringLiteral("index")].toObject()[QStringLiteral("score")].toDouble(), *a.index->answer()->score.value);
        const QJsonObject nps = asked("nps");
        QCOMPARE(nps[QStringLiteral("nps")].toDouble(), *a.summary->answer()->measures.front().overall.value.value);
    }
};

HOLDFAST_TEST(SatisfactionTest)
#include "SatisfactionTest.moc"
