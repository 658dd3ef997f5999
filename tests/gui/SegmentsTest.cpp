// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brush, combine, say it as a rule, save, undo, open the records, export: by mouse, then by keyboard alone.
#include "support/TestMain.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/segments/CombineSegments.h"
#include "app/panels/segments/ConditionForm.h"
#include "app/panels/segments/RuleView.h"
#include "app/panels/segments/SavedSegments.h"
#include "app/panels/segments/SegmentHistoryDialog.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/FacetView.h"
#include "charts/Render.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "flow/ExportLog.h"
#include "present/pages/FacetRates.h"
#include "support/Program.h"
#include "support/WorkbookReader.h"

#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

#include <cmath>
#include <set>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;
using domain::Rule;

static constexpr int kPatience = 30000;

class SegmentsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    SegmentsPanel* panel() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }
    SavedSegments* saved() const { return panel()->saved(); }
    RuleView* ruleView() const { return m->window->findChild<RuleView*>(); }
    charts::FacetView* facet(const char* field) const
    {
        BlockFrame* frame = panel()->crossFilter()->facetFrame(QString::fromLatin1(field));
        return frame ? frame->body()->facet() : nullptr;
    }
    std::uint64_t selected() const { return m->workbench->counts() ? m->workbench->counts()->summary.customers : 0; }
    bool settled() const { return m->jobs.isIdle() && m->workbench->counts(); }
    // Customers a rule holds for, asked of the data and not of the window.
    std::uint64_t asked(const Rule& rule) const
    {
        core::JobContext job;
        const auto ids = flow::segmentCustomers(*m->workbench->session(), rule, {}, job);
        return ids ? ids->size() : ~0ull;
    }
    static Rule parsed(const QString& json) { return domain::parseRule(json.toStdString()).value_or(Rule()); }
    static int binOf(charts::FacetView* view, const QString& label)
    {
        for (int i = 0; i < view->spec().bins.size(); ++i)
            if (view->spec().bins[i].label == label)
                return i;
        return -1;
    }
    void key(Qt::Key which, Qt::KeyboardModifiers with = {}) { QTest::keyClick(m->window->focusWidget() ? m->window->focusWidget() : m->window.get(), which, with); }
    void chooseIn(const char* combo, const QString& data)
    {
        auto* box = m->find<QComboBox>(combo);
        QVERIFY(box);
        const int at = box->findData(data);
        QVERIFY2(at >= 0, qPrintable(data));
        box->setCurrentIndex(at);
    }
    void chooseSaved(const QString& name)
    {
        charts::TableSpecView* table = saved()->frame()->body()->table();
        QVERIFY(table);
        const int row = int(saved()->names().indexOf(name));
        QVERIFY2(row >= 0, qPrintable(saved()->names().join(u',')));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(table->table()->rowOf(row), 1)).center());
        QCOMPARE(table->chosenRows(), QList<int> {row});
    }
    void saveSelection(const QString& name)
    {
        m->dialogs.text = name;
        QTest::mouseClick(m->find<QPushButton>("saveSegmentButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->names().contains(name), kPatience);
    }
    // Ends back at nothing selected.
    void clear()
    {
        m->workbench->clearFilters();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == 600, kPatience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 600);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Segments));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && facet("plan"), kPatience);
    }
    void cleanupTestCase() { m.reset(); }
    void init()
    {
        m->window->activateWindow(); // a dialog of the walk before may have taken the keys
        QTRY_VERIFY(m->window->isActiveWindow());
        m->window->goTo(Rail::Segments);
        panel()->setTab(0);
        clear();
    }

    // What a brush says stands in the rule; what the rule says is brushed.
    void rulesAndBrushesKeepStep()
    {
        charts::FacetView* plan = facet("plan");
        QTest::mouseClick(plan, Qt::LeftButton, {}, plan->binRect(0).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        const std::uint64_t first = selected();
        panel()->setTab(1);
        RuleView* view = ruleView();
        QTRY_VERIFY_WITH_TIMEOUT(view->isVisible() && view->isMeasured() && settled(), kPatience);
        QCOMPARE(view->draft().parts.size(), std::size_t(1));
        QCOMPARE(view->tree()->topLevelItem(0)->child(0)->text(1), QString::number(first));
        // One more condition, from the form.
        view->tree()->setCurrentItem(view->tree()->topLevelItem(0));
        chooseIn("conditionField", QStringLiteral("age"));
        auto* op = m->find<QComboBox>("conditionOp");
        op->setCurrentIndex(op->findData(int(Rule::Op::Between)));
        m->find<QLineEdit>("conditionFirst")->setText(QStringLiteral("20"));
        m->find<QLineEdit>("conditionSecond")->setText(QStringLiteral("47"));
        QTest::mouseClick(m->find<QPushButton>("ruleAdd"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().parts.size() == 2 && view->isMeasured(), kPatience);
        Rule both = m->workbench->rule();
        QCOMPARE(selected(), asked(domain::ruleOf(view->draft())));
        QCOMPARE(selected(), asked(both));
        QVERIFY(selected() < first);
        // It is a chip as well, and one step of undo; the tree follows.
        QVERIFY(m->workbench->filters().size() == 2);
        QTest::keyClick(m->window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == first && view->draft().parts.size() == 1, kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().parts.size() == 2, kPatience);
        // The condition of the plan goes; the brush of the facet with it.
        view->tree()->setCurrentItem(view->tree()->topLevelItem(0)->child(0));
        QTest::mouseClick(m->find<QPushButton>("ruleRemove"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().parts.size() == 1, kPatience);
        panel()->setTab(0);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && facet("plan")->chosen().isEmpty(), kPatience);
    }

    void aWrongValueIsSaidAndNotTaken()
    {
        panel()->setTab(1);
        RuleView* view = ruleView();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->find<QComboBox>("conditionField")->findData(QStringLiteral("age")) >= 0, kPatience);
        chooseIn("conditionField", QStringLiteral("age"));
        auto* op = m->find<QComboBox>("conditionOp");
        op->setCurrentIndex(op->findData(int(Rule::Op::GreaterEqual)));
        m->find<QLineEdit>("conditionFirst")->setText(QStringLiteral("old"));
        QTest::mouseClick(m->find<QPushButton>("ruleAdd"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->find<QLabel>("ruleProblem") != nullptr, kPatience);
        QVERIFY(m->find<QLabel>("ruleProblem")->text().size() > 20);
        QVERIFY(view->draft().parts.empty() && m->workbench->filters().empty());
        m->find<QLineEdit>("conditionFirst")->clear();
        QVERIFY(!m->find<QPushButton>("ruleAdd")->isEnabled());
    }

    // Counts or churn rates, whole against selection, by keys.
    void churnByBin()
    {
        auto* measure = m->find<QComboBox>("facetMeasure");
        QVERIFY(measure && !panel()->crossFilter()->showsRates());
        charts::FacetView* gender = facet("gender");
        QTest::mouseClick(gender, Qt::LeftButton, {}, gender->binRect(0).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        measure->setFocus();
        key(Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(panel()->crossFilter()->showsRates() && !facet("plan")->rates().bins.isEmpty(), kPatience);
        const auto& facets = m->workbench->exploration()->facets();
        const auto at = std::size_t(std::ranges::find(facets, std::string("plan"), &flow::Facet::field) - facets.begin());
        const flow::FacetCounts now = m->workbench->counts()->facets[at];
        core::JobContext job;
        const auto everybody = flow::explore(*m->workbench->session(), {}, job);
        QVERIFY(everybody);
        const flow::FacetCounts whole = (*everybody)->count({}, job)->facets[at];
        const present::FacetRates rates = facet("plan")->rates();
        QCOMPARE(std::size_t(rates.bins.size()), now.selected.size());
        int rated = 0;
        for (std::size_t i = 0; i < now.selected.size(); ++i) {
            const auto& bin = rates.bins[qsizetype(i)];
            QCOMPARE(std::isfinite(bin.rate), now.active[i] >= 5);
            QCOMPARE(bin.small, now.active[i] < 30);
            if (std::isfinite(bin.rate)) {
                ++rated;
                QCOMPARE(bin.rate, double(now.churned[i]) / now.active[i]);
                QVERIFY(bin.lower <= bin.rate && bin.rate <= bin.upper && bin.upper > bin.lower);
            }
            if (whole.active[i] >= 5)
                QCOMPARE(bin.all, double(whole.churned[i]) / whole.active[i]);
        }
        QVERIFY(rated >= 2);
        // A picture and the table show the rates, and the way back from the table keeps them.
        BlockFrame* frame = panel()->crossFilter()->facetFrame(QStringLiteral("plan"));
        m->dialogs.text = QStringLiteral("960 x 540");
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("rates.png"));
        for (QAction* action : frame->menu()->actions())
            if (action->text() == QStringLiteral("Export as PNG…"))
                action->trigger();
        const QImage picture(m->dialogs.saveFile);
        const auto drawn = [&](const present::FacetRates& which) {
            QImage image = charts::renderBlock(frame->block(), {480, 270}, charts::Theme::light(), 2, charts::Typography::of(QLocale(QLocale::English)), QLocale(QLocale::English), which);
            image.setDevicePixelRatio(1);
            return image;
        };
        QVERIFY(!picture.isNull() && picture.size() == QSize(960, 540));
        QCOMPARE(picture.convertToFormat(QImage::Format_RGB32), drawn(rates).convertToFormat(QImage::Format_RGB32));
        QVERIFY(picture.convertToFormat(QImage::Format_RGB32) != drawn({}).convertToFormat(QImage::Format_RGB32));
        const auto& table = frame->block().asTable;
        QCOMPARE(table.columns.value(1).id, QStringLiteral("rate"));
        QCOMPARE(table.rows.size(), rates.bins.size());
        for (qsizetype i = 0; i < rates.bins.size(); ++i)
            if (std::isfinite(rates.bins[i].rate))
                QCOMPARE(table.rows[i][1].number, rates.bins[i].rate);
        frame->setFocus();
        QTest::keyClick(frame, Qt::Key_T);
        QVERIFY(frame->body()->table());
        QTest::keyClick(frame, Qt::Key_T);
        QVERIFY(facet("plan") && facet("plan")->rates().bins.size() == rates.bins.size());
        // A brush keeps the rates in step.
        m->workbench->clearFilters();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == 600, kPatience);
        for (qsizetype i = 0; i < rates.bins.size(); ++i)
            if (std::isfinite(facet("plan")->rates().bins[i].rate))
                QCOMPARE(facet("plan")->rates().bins[i].rate, facet("plan")->rates().bins[i].all);
        measure->setFocus();
        key(Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(facet("plan")->rates().bins.isEmpty(), kPatience);
    }

    // Keep, add, take out, invert from the menu of a mark.
    void aMarkIsCombined()
    {
        charts::FacetView* plan = facet("plan");
        QVERIFY(plan->spec().bins.size() >= 3);
        const flow::Exploration* exploration = m->workbench->exploration();
        const auto mark = [&](const char* field, int bin) { return exploration->ruleOf({{field, {bin}}}).parts.front(); };
        const auto choose = [&](charts::FacetView* view, int bin, const char* action) {
            const QPoint at = view->binRect(bin).center().toPoint();
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, view->mapToGlobal(at));
            QCoreApplication::sendEvent(view, &event);
            QMenu* menu = m->window->findChild<QMenu*>(QStringLiteral("markMenu"));
            QVERIFY(menu);
            auto* chosen = menu->findChild<QAction*>(QString::fromLatin1(action));
            QVERIFY(chosen && chosen->isEnabled());
            chosen->trigger();
            menu->close();
            QTRY_VERIFY_WITH_TIMEOUT(settled() && !m->window->findChild<QMenu*>(QStringLiteral("markMenu")), kPatience);
        };
        Rule one = mark("plan", 0), two = mark("plan", 1);
        choose(plan, 0, "markOnly");
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(one), kPatience);
        Rule any;
        any.kind = Rule::Kind::Any;
        any.parts = {one, two};
        choose(plan, 1, "markAdd");
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(any), kPatience);
        QCOMPARE(m->workbench->filters().size(), std::size_t(1)); // two bars of one facet
        charts::FacetView* other = facet("gender");
        QVERIFY(other);
        const Rule gender = mark("gender", 0);
        Rule none;
        none.kind = Rule::Kind::Not;
        none.parts = {gender};
        Rule without;
        without.parts = {any, none};
        choose(other, 0, "markRemove");
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(without), kPatience);
        // Everybody else, and back.
        const std::uint64_t before = selected();
        panel()->selectionMenu()->actions().first()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(selected(), 600 - before, kPatience);
        panel()->selectionMenu()->actions().first()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(selected(), before, kPatience);
        for (int i = 0; i < 5; ++i)
            m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(selected(), std::uint64_t(600), kPatience);
    }

    void segmentsAreCombinedFrozenAndExported()
    {
        charts::FacetView* plan = facet("plan");
        QTest::mouseClick(plan, Qt::LeftButton, {}, plan->binRect(0).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        const Rule a = m->workbench->rule();
        saveSelection(QStringLiteral("A"));
        clear();
        charts::FacetView* gender = facet("gender");
        QTest::mouseClick(gender, Qt::LeftButton, {}, gender->binRect(0).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        const Rule b = m->workbench->rule();
        saveSelection(QStringLiteral("B"));
        clear();
        saved()->tick({QStringLiteral("A"), QStringLiteral("B")});
        CombineSegments* combine = saved()->combine();
        QTRY_VERIFY_WITH_TIMEOUT(combine->isVisible() && settled() && combine->result(), kPatience);
        Rule both, either, only, notB;
        both.parts = {a, b};
        either.kind = Rule::Kind::Any;
        either.parts = {a, b};
        notB.kind = Rule::Kind::Not;
        notB.parts = {b};
        only.parts = {a, notB};
        for (const auto& [button, rule] : {std::pair("combineAnd", both), std::pair("combineOr", either), std::pair("combineNot", only)}) {
            QTest::mouseClick(m->find<QPushButton>(button), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(settled() && combine->result(), kPatience);
            QCOMPARE(combine->result()->n, asked(rule));
            QVERIFY(m->find<QLabel>("combineResult")->text().startsWith(QString::number(asked(rule))));
        }
        QTest::mouseClick(m->find<QPushButton>("combineShow"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(only), kPatience);
        m->dialogs.text = QStringLiteral("A without B");
        QTest::mouseClick(m->find<QPushButton>("combineSave"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->names().contains(m->dialogs.text), kPatience);

        // Frozen: the same customers, whatever becomes of A.
        chooseSaved(QStringLiteral("A without B"));
        m->dialogs.text = QStringLiteral("frozen");
        m->window->findChild<QAction*>(QStringLiteral("freezeSegment"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->names().contains(QStringLiteral("frozen")), kPatience);
        Rule frozen;
        frozen.kind = Rule::Kind::Segment;
        frozen.segment = "frozen";
        QCOMPARE(asked(frozen), asked(only));
        chooseSaved(QStringLiteral("frozen"));
        QTest::mouseClick(m->find<QPushButton>("applySegment"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->rule().parts == std::vector {frozen}, kPatience);
        QCOMPARE(selected(), asked(only));

        // Exported: as many lines, no id, in the log; asked for, with ids.
        for (const bool identified : {false, true}) {
            const QString path = m->folder.filePath(identified ? QStringLiteral("names.csv") : QStringLiteral("list.csv"));
            m->dialogs.saveFile = path;
            m->window->findChild<QAction*>(identified ? QStringLiteral("exportSegmentNames") : QStringLiteral("exportSegment"))->trigger();
            QTRY_VERIFY2_WITH_TIMEOUT(settled() && QFileInfo::exists(path), qPrintable(m->dialogs.told.join(u'\n')), kPatience);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QCOMPARE(std::uint64_t(bytes.count('\n')), selected() + 1);
            core::JobContext job;
            const auto ids = flow::segmentCustomers(*m->workbench->session(), frozen, {}, job);
            QCOMPARE(bytes.contains('\n' + QByteArray::fromStdString(ids->front()) + ','), identified);
            QVERIFY(bytes.startsWith("customer,") && bytes.split('\n').first().endsWith("segment,customers,as_of,definition"));
            QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
            const auto log = flow::exportLog(*m->workbench->session(), job);
            QVERIFY(log && !log->empty());
            QCOMPARE(log->back().subject, std::string("frozen"));
            QCOMPARE(log->back().rows, selected());
            QCOMPARE(log->back().identified, identified);
        }
        const QString book = m->folder.filePath(QStringLiteral("list.xlsx"));
        m->dialogs.saveFile = book;
        for (QAction* action : panel()->selectionMenu()->actions())
            if (action->objectName() == QStringLiteral("selectionExport"))
                action->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && QFileInfo(book).size() > 4000, kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        // Read back by a reader of its own: as many rows, no formula, no id.
        const auto sheets = tests::workbookSheets(book);
        QVERIFY(!sheets.isEmpty());
        core::JobContext job;
        std::set<QString> ids;
        for (const auto& id : flow::segmentCustomers(*m->workbench->session(), frozen, {}, job).value_or(std::vector<std::string>()))
            ids.insert(QString::fromStdString(id));
        QCOMPARE(std::uint64_t(ids.size()), selected());
        int most = 0;
        for (const auto& sheet : sheets) {
            most = std::max(most, int(sheet.rows.size()));
            for (const auto& row : sheet.rows)
                for (const auto& cell : row)
                    QVERIFY2(!ids.contains(cell.toString()) || cell.typeId() == QMetaType::Double, qPrintable(cell.toString()));
        }
        QVERIFY2(std::uint64_t(most) >= selected() + 1, qPrintable(QString::number(most)));
        for (qsizetype i = 1; i <= sheets.size(); ++i)
            QVERIFY(!tests::workbookPart(book, QStringLiteral("xl/worksheets/sheet%1.xml").arg(i)).contains("<f>"));
    }

    void sizesThroughTime()
    {
        chooseSaved(QStringLiteral("A"));
        m->window->findChild<QAction*>(QStringLiteral("segmentHistory"))->trigger();
        auto* dialog = m->window->findChild<SegmentHistoryDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && dialog->block()->body()->table(), kPatience);
        const auto& rows = dialog->block()->body()->table()->table()->spec().rows;
        QVERIFY(rows.size() >= 2);
        Rule a;
        a.kind = Rule::Kind::Segment;
        a.segment = "A";
        QCOMPARE(std::uint64_t(rows.last()[1].number), asked(a)); // the last point is now
        dialog->reject();
    }

    // The same without a mouse: brush, rule, save, undo, records, export.
    void byKeyboardAlone()
    {
        charts::FacetView* plan = facet("plan");
        plan->setFocus();
        key(Qt::Key_Home);
        key(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1, kPatience);
        const std::uint64_t first = selected();
        key(Qt::Key_Right);
        key(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() > first, kPatience);
        const std::uint64_t two = selected();
        QTest::keyClick(m->window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(selected(), first, kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(selected(), two, kPatience);

        // To the rule: the root becomes "any" and "all" again, and a condition is added.
        panel()->setTab(1);
        RuleView* view = ruleView();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->isMeasured() && view->draft().parts.size() == 1, kPatience);
        view->tree()->setFocus();
        view->tree()->setCurrentItem(view->tree()->topLevelItem(0));
        key(Qt::Key_G, Qt::ControlModifier); // turns the root into "any"
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().group == domain::RuleDraft::Group::Any, kPatience);
        QCOMPARE(selected(), two); // one condition: the same customers
        m->find<QPushButton>("ruleAll")->setFocus();
        key(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().group == domain::RuleDraft::Group::All, kPatience);
        auto* field = m->find<QComboBox>("conditionField");
        field->setFocus();
        key(Qt::Key_Home);
        while (field->currentData().toString() != QStringLiteral("age") && field->currentIndex() + 1 < field->count())
            key(Qt::Key_Down);
        auto* op = m->find<QComboBox>("conditionOp");
        op->setFocus();
        key(Qt::Key_Home);
        while (op->currentData().toInt() != int(Rule::Op::GreaterEqual) && op->currentIndex() + 1 < op->count())
            key(Qt::Key_Down);
        QVERIFY(m->find<QLineEdit>("conditionFirst"));
        m->find<QLineEdit>("conditionFirst")->setFocus();
        QTest::keyClicks(m->window->focusWidget(), QStringLiteral("35"));
        view->tree()->setCurrentItem(view->tree()->topLevelItem(0));
        m->find<QLineEdit>("conditionFirst")->setFocus();
        key(Qt::Key_Return); // adds: no condition is chosen
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().parts.size() == 2, kPatience);
        QVERIFY(selected() < two);
        QCOMPARE(selected(), asked(domain::ruleOf(view->draft())));
        view->tree()->setFocus();
        key(Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && view->draft().parts.size() == 1 && selected() == two, kPatience);

        // Save, list, export.
        m->dialogs.text = QStringLiteral("by keys");
        QTest::keyClick(m->window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && std::ranges::any_of(m->workbench->state().segments, [](const auto& s) { return s.name == "by keys"; }), kPatience);
        panel()->setTab(0);
        facet("plan")->setFocus();
        key(Qt::Key_Home);
        key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m->window->place(), int(Rail::Customers), kPatience);
        auto* customers = static_cast<CustomersPanel*>(m->window->panel(Rail::Customers));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !customers->list()->isOrdering() && customers->list()->model()->table()
                && std::uint64_t(customers->list()->model()->rowCount()) == first, kPatience);
        m->window->goTo(Rail::Segments);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->names().contains(QStringLiteral("by keys")), kPatience);
        charts::TableSpecView* table = saved()->frame()->body()->table();
        table->setFocus();
        for (const Qt::Key which : {Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_Space})
            if (table->chosenRows().isEmpty())
                key(which);
        QVERIFY(!table->chosenRows().isEmpty());
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("keys.csv"));
        m->window->findChild<QAction*>(QStringLiteral("exportSegment"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && QFileInfo::exists(m->dialogs.saveFile), kPatience);
        customers->list()->setBehind(std::nullopt, {});
    }
};

HOLDFAST_TEST(SegmentsTest)
#include "SegmentsTest.moc"
