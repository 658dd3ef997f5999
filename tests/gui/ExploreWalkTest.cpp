// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The walk of an analyst, each step once with the mouse alone and once with the keyboard alone: brush, combine, save, compare, undo, open
// the records, export, and the columns of the table. With the keyboard a widget is reached by Tab, never by being given the focus.
#include "support/TestMain.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/customers/FrozenTable.h"
#include "app/panels/segments/CombineSegments.h"
#include "app/panels/segments/CompareView.h"
#include "app/panels/segments/SavedSegments.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/FacetView.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "domain/RuleParts.h"
#include "flow/ExportLog.h"
#include "support/Program.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;
using domain::Rule;

static constexpr int kPatience = 20000;
static constexpr std::uint64_t kAll = 500;

enum Hand { Mouse, Keys };

class ExploreWalkTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    Rule m_plan, m_gender; // of the first bar of each

    SegmentsPanel* segments() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }
    CustomersList* list() const { return static_cast<CustomersPanel*>(m->window->panel(Rail::Customers))->list(); }
    SavedSegments* saved() const { return segments()->saved(); }
    charts::TableSpecView* savedTable() const { return saved()->frame()->body()->table(); }
    charts::FacetView* facet(const char* field) const
    {
        BlockFrame* frame = segments()->crossFilter()->facetFrame(QString::fromLatin1(field));
        return frame ? frame->body()->facet() : nullptr;
    }
    CompareView* compare() const
    {
        for (SegmentsView* view : segments()->views())
            if (auto* found = qobject_cast<CompareView*>(view))
                return found;
        return nullptr;
    }
    std::uint64_t selected() const { return m->workbench->counts() ? m->workbench->counts()->summary.customers : 0; }
    bool settled() const { return m->jobs.isIdle() && m->workbench->counts(); }
    bool listed() const { return settled() && list()->model()->table() && !list()->isOrdering(); }
    // Asked of the data, not of the window.
    std::uint64_t asked(const Rule& rule) const
    {
        core::JobContext job;
        const auto ids = flow::segmentCustomers(*m->workbench->session(), rule, {}, job);
        return ids ? ids->size() : ~0ull;
    }
    static Rule saidBy(const char* segment)
    {
        Rule rule;
        rule.kind = Rule::Kind::Segment;
        rule.segment = segment;
        return rule;
    }
    bool isSaved(const QString& name) const { return saved()->names().contains(name) && savedTable(); }

    // ---- hands --------------------------------------------------------------------------------------------------------
    static QWidget* listener(QWidget* window)
    {
        if (QWidget* popup = QApplication::activePopupWidget())
            return popup;
        return QApplication::focusWidget() ? QApplication::focusWidget() : window;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const { QTest::keyClick(listener(m->window.get()), key, with); }
    bool reach(QWidget* wanted) const
    {
        QStringList passed; // for who looks for what can't be reached
        for (int i = 0; i < 400 && wanted; ++i) {
            const QWidget* now = QApplication::focusWidget();
            if (now == wanted)
                return true;
            if (now && passed.size() < 60)
                passed.append(QString::fromLatin1(now->metaObject()->className()) + u'/' + now->objectName());
            press(Qt::Key_Tab);
        }
        qWarning("%s is not reached by Tab: %s", wanted ? qPrintable(wanted->objectName()) : "nothing", qPrintable(passed.join(u' ')));
        return false;
    }
    static bool click(QWidget* on, const QPoint& at)
    {
        const bool seen = on && on->visibleRegion().contains(at);
        if (seen)
            QTest::mouseClick(on, Qt::LeftButton, {}, at);
        return seen;
    }
    bool push(Hand hand, QWidget* button) const
    {
        if (!button || !button->isEnabled())
            return false;
        if (hand == Mouse)
            return click(button, button->rect().center());
        if (!reach(button))
            return false;
        press(Qt::Key_Space);
        return true;
    }
    bool push(Hand hand, const char* name) const
    {
        if (auto* button = m->find<QPushButton>(name))
            return push(hand, button);
        return push(hand, m->find<QToolButton>(name));
    }
    // The menu that is open, and one of its lines by its text or its name.
    bool choose(Hand hand, const QString& line) const
    {
        const bool chosen = chooseLine(hand, line);
        // Without a window system nobody gives the window its keys back when a menu has gone.
        return chosen && QTest::qWaitFor([&] { m->window->activateWindow(); return QApplication::focusWidget() != nullptr; }, kPatience);
    }
    static bool chooseLine(Hand hand, const QString& line)
    {
        QMenu* menu = nullptr;
        if (!QTest::qWaitFor([&] { return (menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) != nullptr; }, kPatience))
            return false;
        for (QAction* action : menu->actions()) {
            if (action->objectName() != line && action->text() != line)
                continue;
            if (!action->isEnabled())
                return false;
            if (hand == Mouse) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return true;
            }
            for (qsizetype i = 0; i <= menu->actions().size() && menu->activeAction() != action; ++i)
                QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
            return true;
        }
        return false;
    }
    // A button may keep its menu within its own event: the line is chosen from outside.
    bool pushAndChoose(Hand hand, const char* name, const QString& line) const
    {
        std::optional<bool> done;
        QTimer::singleShot(0, m->window.get(), [&] { done = choose(hand, line); });
        return push(hand, name) && QTest::qWaitFor([&] { return done.has_value(); }, kPatience) && *done;
    }
    static void menuAt(Hand hand, QWidget* on, const QPoint& at)
    {
        QContextMenuEvent event(hand == Mouse ? QContextMenuEvent::Mouse : QContextMenuEvent::Keyboard, at, on->mapToGlobal(at));
        QCoreApplication::sendEvent(on, &event);
    }
    void toPanel(Hand hand, int place, Qt::Key key) const
    {
        if (hand == Mouse)
            QTest::mouseClick(m->window->findChild<Rail*>()->item(place), Qt::LeftButton);
        else
            press(key, Qt::ControlModifier);
    }
    bool toTab(Hand hand, const QString& title) const
    {
        QTabBar* tabs = segments()->header()->tabs();
        int wanted = 0;
        while (wanted < tabs->count() && tabs->tabText(wanted) != title)
            ++wanted;
        if (hand == Mouse)
            click(tabs, tabs->tabRect(wanted).center());
        else
            for (int i = 0; i < tabs->count() && tabs->currentIndex() != wanted; ++i)
                press(tabs->currentIndex() < wanted ? Qt::Key_PageDown : Qt::Key_PageUp, Qt::ControlModifier);
        return tabs->currentIndex() == wanted;
    }
    bool brush(Hand hand, const char* field, int bin) const
    {
        charts::FacetView* view = facet(field);
        if (hand == Mouse)
            return click(view, view->binRect(bin).center().toPoint());
        if (!stand(field, bin))
            return false;
        press(Qt::Key_Space);
        return true;
    }
    bool stand(const char* field, int bin) const // with the keys
    {
        if (!reach(facet(field)))
            return false;
        press(Qt::Key_Home);
        for (int i = 0; i < bin; ++i)
            press(Qt::Key_Right);
        return facet(field)->current() == bin;
    }
    bool ofMark(Hand hand, const char* field, int bin, const char* action) const
    {
        if (hand == Keys && !stand(field, bin))
            return false;
        menuAt(hand, facet(field), facet(field)->binRect(bin).center().toPoint());
        return choose(hand, QString::fromLatin1(action));
    }
    bool save(Hand hand, const char* name) const
    {
        m->dialogs.text = QString::fromLatin1(name);
        if (hand == Mouse)
            return push(hand, "saveSegmentButton");
        press(Qt::Key_S, Qt::ControlModifier);
        return true;
    }
    bool goBack(Hand hand, bool again = false) const
    {
        if (hand == Keys) {
            press(Qt::Key_Z, again ? Qt::ControlModifier | Qt::ShiftModifier : Qt::KeyboardModifiers(Qt::ControlModifier));
            return true;
        }
        for (QToolButton* button : m->window->findChildren<QToolButton*>())
            if (button->isVisible() && button->defaultAction() == m->window->command(again ? QStringLiteral("redo") : QStringLiteral("undo")))
                return push(hand, button);
        return false;
    }
    // Rows of the saved segments: chosen, or ticked.
    bool chooseSaved(Hand hand, const QString& name, bool tick) const
    {
        charts::TableSpecView* table = savedTable();
        const int row = table ? table->table()->rowOf(int(saved()->names().indexOf(name))) : -1;
        if (row < 0)
            return false;
        if (hand == Mouse) {
            const QRect cell = table->visualRect(table->model()->index(row, 0));
            return click(table->viewport(), {tick ? cell.left() + 8 : cell.right() - 4, cell.center().y()});
        }
        if (!reach(table))
            return false;
        for (int i = 0; i < 20 && table->currentIndex().row() != row; ++i)
            press(table->currentIndex().row() < row ? Qt::Key_Down : Qt::Key_Up);
        if (tick || table->chosenRows().isEmpty())
            press(Qt::Key_Space);
        if (!tick && !saved()->ticked().isEmpty()) // it was to be chosen only
            press(Qt::Key_Space);
        return table->currentIndex().row() == row;
    }
    void inApi(const QStringList& names, const std::vector<Rule>& rules) const // what a step begins with
    {
        for (qsizetype i = 0; i < names.size(); ++i)
            m->workbench->saveSegment(names[i], rules[std::size_t(i)]);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && std::ranges::all_of(names, [&](const auto& name) { return isSaved(name); }), kPatience);
    }
    void removeAll() const
    {
        for (const QString& name : saved()->names())
            m->workbench->removeSegment(name);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->names().isEmpty(), kPatience);
    }
    static void hands()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("mouse") << int(Mouse);
        QTest::newRow("keyboard") << int(Keys);
    }

    // ---- steps: each from where the one before leaves, whoever did that ---------------------------------------------------
    void brushes(Hand hand)
    {
        QVERIFY(brush(hand, "plan", 0));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(m_plan), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().size() == 1 && m->find<QWidget>("chip-plan"), kPatience);
    }
    void combinesMarks(Hand hand)
    {
        const Rule without = domain::joined(Rule::Kind::All, {m_plan, domain::joined(Rule::Kind::Not, {m_gender})});
        QVERIFY(ofMark(hand, "gender", 0, "markRemove"));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(without), kPatience);
        QVERIFY(pushAndChoose(hand, "selectionMenu", QStringLiteral("selectionInvert")));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), kAll - asked(without), kPatience);
        QVERIFY(ofMark(hand, "plan", 0, "markKeep"));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(domain::joined(Rule::Kind::All, {m_plan, m_gender})), kPatience);
        QVERIFY(selected() > 0 && selected() < asked(m_plan));
    }
    void saves(Hand hand, const char* name)
    {
        const std::uint64_t n = selected();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QVERIFY(save(hand, name));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && isSaved(QString::fromLatin1(name)), kPatience);
        QCOMPARE(asked(saidBy(name)), n);
    }
    void combinesSaved(Hand hand, const QString& a, const QString& b)
    {
        QVERIFY(chooseSaved(hand, a, true) && chooseSaved(hand, b, true));
        QCOMPARE(saved()->ticked(), (QStringList {a, b}));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->combine()->isVisible() && saved()->combine()->result(), kPatience);
        QVERIFY(push(hand, "combineOr"));
        const Rule either = domain::joined(Rule::Kind::Any, {saidBy(a.toUtf8().constData()), saidBy(b.toUtf8().constData())});
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->combine()->result() && saved()->combine()->result()->n == asked(either), kPatience);
        QVERIFY(push(hand, "combineShow"));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), asked(either), kPatience);
    }
    void compares(Hand hand, const QString& a, const QString& b)
    {
        QVERIFY(toTab(hand, compare()->title()));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && compare()->isSettled() && compare()->compared() == (QStringList {a, b}), kPatience);
        BlockFrame* frame = compare()->block(QStringLiteral("compared-segments"));
        charts::TableSpecView* table = frame->body()->table();
        QVERIFY(table && table->table()->spec().rows.size() == 2);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(std::uint64_t(table->table()->spec().rows[row][1].number), asked(saidBy((row == 0 ? a : b).toUtf8().constData())));
        QVERIFY(!compare()->block(QStringLiteral("compared-figures"))->body()->table()->table()->spec().rows.isEmpty());
        // The row of one of them makes it the selection.
        if (hand == Keys) {
            QVERIFY(reach(table));
            press(Qt::Key_End, Qt::ControlModifier);
        }
        menuAt(hand, hand == Mouse ? table->viewport() : table, table->visualRect(table->model()->index(1, 0)).center());
        QVERIFY(choose(hand, QStringLiteral("markOnly")));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->rule().parts == std::vector {saidBy(b.toUtf8().constData())}, kPatience);
        QCOMPARE(selected(), asked(saidBy(b.toUtf8().constData())));
    }
    void undoes(Hand hand)
    {
        const std::uint64_t now = selected();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QVERIFY(goBack(hand));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() != now, kPatience);
        const std::uint64_t before = selected();
        QVERIFY(goBack(hand, true));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), now, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QVERIFY(goBack(hand));
        QTRY_COMPARE_WITH_TIMEOUT(selected(), before, kPatience);
    }
    void opensRecords(Hand hand)
    {
        const charts::FacetView* view = facet("gender");
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        // A mark lists its own customers within the selection.
        Rule within = m->workbench->rule();
        if (hand == Mouse) {
            const QPoint at = view->binRect(0).center().toPoint();
            QVERIFY(view->visibleRegion().contains(at));
            QTest::mouseDClick(facet("gender"), Qt::LeftButton, {}, at);
        } else {
            QVERIFY(stand("gender", 0));
            press(Qt::Key_Return);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m->window->place(), int(Rail::Customers), kPatience);
        within.parts.push_back(m_gender); // a double click may have brushed as well: the same customers
        QTRY_VERIFY_WITH_TIMEOUT(listed() && std::uint64_t(list()->model()->rowCount()) == asked(within), kPatience);
        QVERIFY(asked(within) > 0 && asked(within) < kAll);
        QVERIFY(push(hand, "customersBehind"));
        QTRY_COMPARE_WITH_TIMEOUT(std::uint64_t(list()->model()->rowCount()), selected(), kPatience);
        toPanel(hand, Rail::Segments, Qt::Key_2);
        QTRY_COMPARE_WITH_TIMEOUT(m->window->place(), int(Rail::Segments), kPatience);
    }
    void exports(Hand hand, const QString& name)
    {
        QVERIFY(chooseSaved(hand, name, false));
        const Rule rule = saidBy(name.toUtf8().constData());
        core::JobContext job;
        for (const bool whole : {true, false}) {
            m->dialogs.saveFile = m->folder.filePath(QStringLiteral("%1-%2-%3.csv").arg(name).arg(int(hand)).arg(int(whole)));
            if (whole)
                QVERIFY(pushAndChoose(hand, "moreOfSegment", QStringLiteral("exportSegment")));
            else
                QVERIFY(pushAndChoose(hand, "selectionMenu", QStringLiteral("selectionExport")));
            QTRY_VERIFY2_WITH_TIMEOUT(settled() && QFileInfo::exists(m->dialogs.saveFile), qPrintable(m->dialogs.told.join(u'\n')), kPatience);
            QFile file(m->dialogs.saveFile);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(std::uint64_t(file.readAll().count('\n')) - 1, whole ? asked(rule) : selected());
            const auto log = flow::exportLog(*m->workbench->session(), job);
            QVERIFY(log && !log->empty() && !log->back().identified);
            QCOMPARE(log->back().rows, whole ? asked(rule) : selected());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, kAll);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        m->window->goTo(Rail::Segments);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && facet("plan") && facet("gender"), kPatience);
        const auto mark = [&](const char* field) { return m->workbench->exploration()->ruleOf({{field, {0}}}).parts.front(); };
        m_plan = mark("plan");
        m_gender = mark("gender");
    }
    void cleanupTestCase() { m.reset(); }
    void init()
    {
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        m->window->activateWindow();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->window->goTo(Rail::Segments, 0);
        segments()->setTab(0);
        list()->setBehind(std::nullopt, {});
        m->workbench->clearFilters();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == kAll, kPatience);
        removeAll();
        segments()->header()->tabs()->setFocus();
        m->dialogs.told.clear();
    }

    void aBrush_data() { hands(); }
    void aBrush()
    {
        QFETCH(int, by);
        brushes(Hand(by));
        if (QTest::currentTestFailed())
            return;
        QVERIFY(goBack(Hand(by))); // a brush is a step
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->filters().empty(), kPatience);
    }
    void marksAreCombined_data() { hands(); }
    void marksAreCombined()
    {
        QFETCH(int, by);
        m->workbench->setFilter(QStringLiteral("plan"), {0});
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == asked(m_plan), kPatience);
        combinesMarks(Hand(by));
    }
    void aSelectionIsSaved_data() { hands(); }
    void aSelectionIsSaved()
    {
        QFETCH(int, by);
        m->workbench->setFilter(QStringLiteral("plan"), {0});
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == asked(m_plan), kPatience);
        saves(Hand(by), "kept");
        if (QTest::currentTestFailed())
            return;
        QVERIFY(goBack(Hand(by)));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && saved()->names().isEmpty(), kPatience);
        QVERIFY(goBack(Hand(by), true));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && isSaved(QStringLiteral("kept")), kPatience);
    }
    void savedOnesAreCombined_data() { hands(); }
    void savedOnesAreCombined()
    {
        QFETCH(int, by);
        inApi({QStringLiteral("A"), QStringLiteral("B")}, {m_plan, m_gender});
        combinesSaved(Hand(by), QStringLiteral("A"), QStringLiteral("B"));
    }
    void savedOnesAreCompared_data() { hands(); }
    void savedOnesAreCompared()
    {
        QFETCH(int, by);
        inApi({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}, {m_plan, m_gender, domain::joined(Rule::Kind::Not, {m_gender})});
        saved()->tick({QStringLiteral("A"), QStringLiteral("B")});
        compares(Hand(by), QStringLiteral("A"), QStringLiteral("B"));
    }
    void aStepIsTakenBack_data() { hands(); }
    void aStepIsTakenBack()
    {
        QFETCH(int, by);
        m->workbench->setFilter(QStringLiteral("plan"), {0});
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == asked(m_plan), kPatience);
        undoes(Hand(by));
        QCOMPARE(selected(), kAll);
    }
    void theRecordsAreOpened_data() { hands(); }
    void theRecordsAreOpened()
    {
        QFETCH(int, by);
        opensRecords(Hand(by));
    }
    void aSegmentIsExported_data() { hands(); }
    void aSegmentIsExported()
    {
        QFETCH(int, by);
        inApi({QStringLiteral("A")}, {m_plan});
        m->workbench->setFilter(QStringLiteral("gender"), {0});
        QTRY_VERIFY_WITH_TIMEOUT(settled() && selected() == asked(m_gender), kPatience);
        exports(Hand(by), QStringLiteral("A"));
    }

    // One after the other, nothing put right in between.
    void theWholeWalk_data() { hands(); }
    void theWholeWalk()
    {
        QFETCH(int, by);
        const Hand hand = Hand(by);
        brushes(hand);
        if (!QTest::currentTestFailed())
            saves(hand, "first");
        if (!QTest::currentTestFailed())
            combinesMarks(hand);
        if (!QTest::currentTestFailed())
            saves(hand, "second");
        if (!QTest::currentTestFailed())
            combinesSaved(hand, QStringLiteral("first"), QStringLiteral("second"));
        if (!QTest::currentTestFailed())
            compares(hand, QStringLiteral("first"), QStringLiteral("second"));
        if (!QTest::currentTestFailed())
            undoes(hand);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(toTab(hand, segments()->crossFilter()->title()));
        opensRecords(hand);
        if (!QTest::currentTestFailed())
            exports(hand, QStringLiteral("second"));
    }

    // The table of the customers: sorted, a second key, filtered columns, frozen, moved, hidden and brought back.
    void columnsOfTheTable_data() { hands(); }
    void columnsOfTheTable()
    {
        QFETCH(int, by);
        const Hand hand = Hand(by);
        toPanel(hand, Rail::Customers, Qt::Key_7);
        QTRY_VERIFY_WITH_TIMEOUT(m->window->place() == int(Rail::Customers) && listed() && list()->model()->rowCount() == int(kAll), kPatience);
        CustomersModel* model = list()->model();
        QTableView* table = list()->table()->rest();
        const auto fieldOf = [&](int column) { return model->fields()[std::size_t(column)]; };
        const auto ofColumn = [&](int column, const QString& line) {
            QHeaderView* head = table->horizontalHeader();
            if (hand == Mouse) {
                Q_EMIT head->customContextMenuRequested({head->sectionViewportPosition(column) + 8, head->height() / 2});
                return choose(hand, line);
            }
            if (!reach(table))
                return false;
            press(Qt::Key_Home, Qt::ControlModifier);
            for (int i = 0; i < 30 && table->currentIndex().column() < column; ++i)
                press(Qt::Key_Right);
            press(Qt::Key_Menu);
            return table->currentIndex().column() == column && choose(hand, line);
        };
        const auto isSorted = [&](std::size_t field) {
            const auto& rows = model->rows();
            return std::ranges::is_sorted(rows, [&](auto a, auto b) {
                const auto x = model->table()->number(a, field), y = model->table()->number(b, field);
                return x && (!y || *x > *y); // missing last
            });
        };
        int number = 1;
        while (model->table()->fields()[fieldOf(number)].name != "net_amount")
            ++number;
        const std::size_t net = fieldOf(number);
        QVERIFY(!isSorted(net));
        QVERIFY(ofColumn(number, QStringLiteral("Sort")));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && list()->order().keys.size() == 1 && list()->order().keys[0].field == net, kPatience);
        QVERIFY(isSorted(net));
        QVERIFY(ofColumn(number - 1, QStringLiteral("Sort further by this")));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && list()->order().keys.size() == 2 && list()->order().keys[1].field == fieldOf(number - 1), kPatience);
        QVERIFY(isSorted(net));
        // Frozen, and free again.
        QVERIFY(ofColumn(2, QStringLiteral("Keep columns up to this in view")));
        QCOMPARE(list()->table()->frozenColumns(), 3);
        QVERIFY(table->isColumnHidden(2) && !list()->table()->frozen()->isColumnHidden(2));
        QVERIFY(ofColumn(3, QStringLiteral("Keep the first column only")));
        QCOMPARE(list()->table()->frozenColumns(), 1);
        // Moved, hidden, and chosen from the list of all.
        const std::size_t moved = fieldOf(2);
        QVERIFY(ofColumn(2, QStringLiteral("Move right")));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && fieldOf(3) == moved, kPatience);
        QVERIFY(ofColumn(3, QStringLiteral("Hide this column")));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && std::ranges::find(model->fields(), moved) == model->fields().end(), kPatience);
        QVERIFY(pushAndChoose(hand, "customersColumns", QString::fromStdString(model->table()->fields()[moved].name)));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && std::ranges::find(model->fields(), moved) != model->fields().end(), kPatience);
        QCOMPARE(model->fields().back(), moved);
        // A column is filtered, and the chip takes the filter away.
        m->dialogs.text = QStringLiteral("> 0");
        int orders = 1;
        while (model->table()->fields()[fieldOf(orders)].name != "net_amount")
            ++orders;
        QVERIFY(ofColumn(orders, QStringLiteral("Filter…")));
        const Rule some = domain::comparison("net_amount", Rule::Op::Greater, {"0"});
        QTRY_VERIFY_WITH_TIMEOUT(listed() && std::uint64_t(model->rowCount()) == asked(some), kPatience);
        QVERIFY(push(hand, "customersColumnFilter"));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && model->rowCount() == int(kAll), kPatience);
        QVERIFY(pushAndChoose(hand, "customersColumns", QStringLiteral("Usual columns")));
        QTRY_VERIFY_WITH_TIMEOUT(listed() && std::ranges::find(model->fields(), moved) < model->fields().end() - 1, kPatience);
        for (int i = 0; i < 3 && !list()->order().keys.empty(); ++i) { // the order of the data again, for who comes next
            list()->sortBy(1, false);
            QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
        }
    }
};

HOLDFAST_TEST(ExploreWalkTest)
#include "ExploreWalkTest.moc"
