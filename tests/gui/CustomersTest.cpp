// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the selection to the list of its customers, to one card, and back; by mouse and by keyboard.
#include "support/TestMain.h"

#include "app/panels/customers/CopiedRows.h"
#include "app/panels/customers/CustomerView.h"
#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/customers/FrozenTable.h"
#include "app/panels/customers/TimelineView.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/FindBox.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/Delegates.h"
#include "charts/FacetView.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "flow/WatchList.h"
#include "support/Program.h"

#include <QClipboard>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QWheelEvent>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class CustomersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    CustomersPanel* panel() const { return static_cast<CustomersPanel*>(m->window->panel(Rail::Customers)); }
    CustomersList* list() const { return panel()->list(); }
    CustomersModel* model() const { return list()->model(); }
    QTableView* table() const { return list()->table()->rest(); }
    bool settled() const { return m->jobs.isIdle() && model()->table() && !list()->isOrdering(); }
    int columnOf(const std::string& name) const
    {
        for (std::size_t i = 0; i < model()->fields().size(); ++i)
            if (model()->table()->fields()[model()->fields()[i]].name == name)
                return int(i);
        return -1;
    }
    void clickHead(int column, Qt::KeyboardModifiers with = {})
    {
        QHeaderView* head = table()->horizontalHeader();
        QTest::mouseClick(head->viewport(), Qt::LeftButton, with, {head->sectionViewportPosition(column) + 12, head->height() / 2});
    }
    void key(Qt::Key which, Qt::KeyboardModifiers with = {}) { QTest::keyClick(m->window->focusWidget() ? m->window->focusWidget() : m->window.get(), which, with); }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 600);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Customers));
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void theListIsTheSelection()
    {
        QCOMPARE(std::uint64_t(model()->rowCount()), m->workbench->counts()->summary.customers);
        QVERIFY(columnOf("net_amount") > 0);
        QCOMPARE(list()->table()->frozenColumns(), 1);
        QVERIFY(!list()->table()->frozen()->isColumnHidden(0) && table()->isColumnHidden(0));
    }

    void everyColumnShowsItsCellsWhole()
    {
        const QAbstractItemModel* model = table()->model();
        auto* delegate = qobject_cast<charts::CellDelegate*>(table()->itemDelegate());
        QVERIFY(delegate && model->rowCount() > 5);
        for (int column = 0; column < model->columnCount(); ++column)
            for (int row = 0; row < 5; ++row) {
                const QModelIndex cell = model->index(row, column);
                const double room = std::max(table()->columnWidth(column), list()->table()->frozen()->columnWidth(column)) - 16; // 220 px at most
                QVERIFY2(room > 200 || delegate->contentWidth(cell) <= room, qPrintable(cell.data().toString()));
            }
    }

    void aHeadSortsAndShiftAddsAKey()
    {
        const int net = columnOf("net_amount"), group = columnOf("rfm.group");
        clickHead(net);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && list()->order().keys.size() == 1, kPatience);
        const auto& rows = model()->rows();
        const std::size_t field = model()->fields()[std::size_t(net)];
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto before = model()->table()->number(rows[i - 1], field), here = model()->table()->number(rows[i], field);
            QVERIFY(!here || (before && *before >= *here));
        }
        list()->sortBy(group, false);
        clickHead(net, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && list()->order().keys.size() <= 2, kPatience);
    }

    void typingFiltersAndTheNewestCounts()
    {
        auto* filter = m->find<QLineEdit>("customersFilter");
        QVERIFY(filter);
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("north"));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && list()->order().filter == "north" && model()->rowCount() < int(model()->table()->customers()), kPatience);
        flow::CustomerOrder order;
        order.filter = "north";
        core::JobContext job;
        QCOMPARE(std::size_t(model()->rowCount()), model()->table()->rows(order, job)->size());
        filter->clear();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && model()->rowCount() == int(model()->table()->customers()), kPatience);
        const int orders = columnOf("orders");
        QVERIFY(list()->filterColumn(orders, QStringLiteral(">= 5")));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && model()->rowCount() < int(model()->table()->customers()), kPatience);
        for (const auto row : model()->rows())
            QVERIFY(*model()->table()->number(row, model()->fields()[std::size_t(orders)]) >= 5);
        QVERIFY(!list()->filterColumn(orders, QStringLiteral(">= many")));
        QTest::mouseClick(m->find<QPushButton>("customersColumnFilter"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && model()->rowCount() == int(model()->table()->customers()), kPatience);
    }

    void aBlockIsSummedAndCopied()
    {
        const int orders = columnOf("orders");
        const QModelIndex first = model()->index(0, orders), last = model()->index(4, orders + 1);
        table()->scrollTo(first);
        table()->selectionModel()->select(QItemSelection(first, last), QItemSelectionModel::ClearAndSelect);
        double sum = 0;
        for (int row = 0; row < 5; ++row)
            sum += *model()->table()->number(model()->rows()[std::size_t(row)], model()->fields()[std::size_t(orders)]);
        const QString wanted = QStringLiteral("sum %1").arg(QLocale(QLocale::English).toString(sum, 'f', 0));
        QTRY_VERIFY_WITH_TIMEOUT(list()->sumsText().startsWith(QStringLiteral("5 selected")) && list()->sumsText().contains(wanted), kPatience);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && QGuiApplication::clipboard()->text().count(u'\n') == 6, kPatience);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0].count(u'\t'), 1);
        QCOMPARE(lines[1].split(u'\t').first(), QString::fromStdString(model()->table()->text(model()->rows()[0], model()->fields()[std::size_t(orders)])));
        table()->clearSelection();
        QTest::mouseClick(m->find<QPushButton>("customersCopy"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && QGuiApplication::clipboard()->text().count(u'\n') == model()->rowCount() + 1, kPatience);
    }

    // Arrows and Shift choose a block, Ctrl+C takes one cell, a block or (Ctrl+A) everything, each with its headers, as text and as a table.
    void keysAloneCopyACellABlockAndAll()
    {
        const auto copied = [this](int lines, int columns) {
            QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
            return QTest::qWaitFor([&] {
                const QString text = QGuiApplication::clipboard()->text();
                return settled() && text.count(u'\n') == lines && text.section(u'\n', 0, 0).count(u'\t') == columns - 1; }, kPatience);
        };
        const int orders = columnOf("orders");
        list()->table()->go(0, orders);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down);
        QCOMPARE(table()->currentIndex(), model()->index(1, orders));
        QVERIFY(copied(2, 1));
        const QString cell = QString::fromStdString(model()->table()->text(model()->rows()[1], model()->fields()[std::size_t(orders)]));
        QCOMPARE(QGuiApplication::clipboard()->text().section(u'\n', 1, 1), cell);
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(copied(4, 2));
        const QString html = QGuiApplication::clipboard()->mimeData()->html();
        QCOMPARE(html.count(QStringLiteral("<tr>")), 4);
        QCOMPARE(html.count(QStringLiteral("<th>")), 2);
        QVERIFY(html.contains(QStringLiteral("<td>") + cell + QStringLiteral("</td>")));
        QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(copied(model()->rowCount() + 1, model()->columnCount()));
        table()->clearSelection();
    }

    // A word that would run in a spreadsheet comes with a guard; numbers stay what they are.
    void noCopiedCellRuns()
    {
        class Fields : public flow::CustomerTable {
        public:
            const flow::Basis& basis() const override { return m_basis; }
            const std::vector<flow::CustomerField>& fields() const override { return m_fields; }
            std::uint32_t customers() const override { return 2; }
            std::string id(std::uint32_t) const override { return {}; }
            std::optional<std::uint32_t> rowOf(const std::string&) const override { return {}; }
            std::string text(std::uint32_t, std::size_t) const override { return {}; }
            std::optional<double> number(std::uint32_t, std::size_t) const override { return {}; }
            core::Result<std::vector<std::uint32_t>> rows(const flow::CustomerOrder&, core::JobContext&) const override { return std::vector<std::uint32_t>(); }
            core::Result<std::vector<flow::FieldSum>> sums(std::span<const std::uint32_t>, core::JobContext&) const override { return std::vector<flow::FieldSum>(); }
            core::Result<std::string> lines(std::span<const std::uint32_t>, std::span<const std::size_t>, core::JobContext&) const override
            {
                return std::string("=1+1\t-5\t\n<b>\t@x\tÄ\n");
            }

        private:
            flow::Basis m_basis;
            std::vector<flow::CustomerField> m_fields;
        } table;
        core::JobContext job;
        const std::vector<std::uint32_t> rows {0, 1};
        const std::vector<std::size_t> fields {0, 1, 2};
        const auto copied = copiedRows(table, rows, fields, {QStringLiteral("=a"), QStringLiteral("b"), QStringLiteral("c")}, job);
        QVERIFY(copied.has_value());
        QCOMPARE(copied->text, QStringLiteral("'=a\tb\tc\n'=1+1\t-5\t\n<b>\t'@x\tÄ\n"));
        QVERIFY(copied->html.contains(QStringLiteral("<td>&lt;b&gt;</td>")));
        job.stop();
        QCOMPARE(copiedRows(table, rows, fields, {}, job).error().code, core::Code::Cancelled);
    }

    void columnsAreChosenMovedAndKeptInView()
    {
        const auto before = model()->fields();
        Q_EMIT list()->table()->columnMoved(3, 1);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QCOMPARE(model()->fields()[1], before[3]);
        QCOMPARE(model()->fields()[2], before[1]);
        list()->table()->setFrozen(2);
        QVERIFY(!list()->table()->frozen()->isColumnHidden(1) && table()->isColumnHidden(1));
        list()->table()->setFrozen(1);
        // Hidden names are in no column.
        QTest::mouseClick(m->find<QPushButton>("customersHideNames"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        for (const auto field : model()->fields())
            QVERIFY(!model()->table()->fields()[field].personal);
        QTest::mouseClick(m->find<QPushButton>("customersHideNames"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && columnOf(model()->table()->fields()[0].name) == 0, kPatience);
    }

    // Enter on a row opens the card; the terminal says the same of this customer.
    void aCardSaysWhatTheTerminalSays()
    {
        list()->table()->go(2, 3);
        table()->setFocus();
        const QString id = model()->idAt(2);
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(panel()->showsCard());
        CustomerView* view = panel()->view();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->card() && !view->isComputing() && view->card()->riskMissing, kPatience);
        const flow::CustomerCard& card = *view->card();
        QCOMPARE(QString::fromStdString(card.customer), id);
        QCOMPARE(m->find<QLabel>("customerName")->text(), QString::fromStdString(card.name));
        QCOMPARE(card.riskMissing->code, core::Code::ModelMissing); // and the block says so
        QVERIFY(!view->block(QStringLiteral("why"))->block().emptyText.isEmpty());
        int marks = 0;
        for (const auto& lane : view->timeline()->spec().lanes)
            marks += int(std::ranges::count_if(lane.marks, [](const auto& mark) { return mark.event >= 0; }));
        QCOMPARE(marks, int(card.events.size()));
        QCOMPARE(view->block(QStringLiteral("events"))->body()->table()->table()->spec().rows.size(), qsizetype(card.events.size()));

        const QString copy = m->folder.filePath(QStringLiteral("copy.holdfast"));
        m->dialogs.saveFile = copy;
        m->window->command(QStringLiteral("saveCopy"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(copy) && m->jobs.isIdle(), kPatience);
        QProcess terminal;
        terminal.start(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"),
            {QStringLiteral("analyse"), copy, QStringLiteral("customer"), QStringLiteral("--set"), QStringLiteral("id=") + id, QStringLiteral("--json")});
        QVERIFY(terminal.waitForFinished(kPatience));
        const QJsonObject told = QJsonDocument::fromJson(terminal.readAllStandardOutput()).object()[QStringLiteral("result")].toObject();
        QCOMPARE(told[QStringLiteral("id")].toString(), id);
        QCOMPARE(told[QStringLiteral("net")].toDouble(), card.net.value_or(0));
        QCOMPARE(told[QStringLiteral("events")].toArray().size(), qsizetype(card.events.size()));
        QCOMPARE(told[QStringLiteral("indicators")].toArray().size(), qsizetype(card.indicators.size()));
        for (qsizetype i = 0; i < qsizetype(card.indicators.size()); ++i) {
            const QJsonValue value = told[QStringLiteral("indicators")].toArray()[i].toObject()[QStringLiteral("value")];
            QCOMPARE(value.isNull(), !card.indicators[std::size_t(i)].value);
            QCOMPARE(value.toDouble(), card.indicators[std::size_t(i)].value.value_or(0));
        }
        if (card.rhythm) {
            const QJsonObject rhythm = told[QStringLiteral("rhythm")].toObject();
            QCOMPARE(rhythm[QStringLiteral("days_since_last_order")].toDouble(), card.rhythm->silentDays.value_or(0));
            QCOMPARE(rhythm[QStringLiteral("usual_gap_days")].toDouble(), card.rhythm->usualGap.value_or(0));
        }
    }

    void arrowsWalkAndEscapeLeads()
    {
        const QString first = panel()->view()->customer();
        QTest::mouseClick(m->find<QPushButton>("customersNext"), Qt::LeftButton);
        QCOMPARE(panel()->view()->customer(), model()->idAt(3));
        QTest::mouseClick(m->find<QPushButton>("customersPrevious"), Qt::LeftButton);
        QCOMPARE(panel()->view()->customer(), first);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->view()->card() && !panel()->view()->isComputing(), kPatience);
        // A field tells its origin.
        auto* profile = panel()->view()->block(QStringLiteral("profile"))->body()->table();
        QVERIFY(profile);
        Q_EMIT profile->rowOpened(2);
        QTRY_VERIFY_WITH_TIMEOUT(m->window->findChild<QWidget*>(QStringLiteral("fieldOrigin")), kPatience);
        m->window->findChild<QWidget*>(QStringLiteral("fieldOrigin"))->close();
        QTest::keyClick(panel(), Qt::Key_Escape);
        QVERIFY(!panel()->showsCard());
    }

    // With a model the card says how the risk came about, what could be offered and who was alike; the wheel and the keys zoom, Enter and a
    // double click lead to a similar customer.
    void theCardCounsels()
    {
        CustomerView* view = panel()->view();
        m->workbench->change(QStringLiteral("train"), [](flow::Session& session, core::JobContext& job) -> core::Status {
            flow::RiskRequest risk;
            risk.kind = "logistic";
            const auto made = flow::trainRisk(session, risk, job);
            return made ? core::Status() : std::unexpected(made.error());
        });
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->state().history.undo == "risk-train", kPatience);
        core::JobContext job;
        flow::WatchRequest watch;
        watch.tier = "high";
        const auto list = flow::watchList(*m->workbench->session(), watch, job);
        QVERIFY(list && !list->entries.empty());
        const auto settledOn = [&](const QString& id) {
            return m->jobs.isIdle() && view->customer() == id && view->card() && !view->isComputing() && view->story() && view->advice();
        };
        const QString id = QString::fromStdString(list->entries.front().customer);
        panel()->showCustomer(id);
        QTRY_VERIFY_WITH_TIMEOUT(settledOn(id), kPatience);
        const auto& why = view->block(QStringLiteral("why"))->block();
        const auto* steps = std::get_if<present::GapSpec>(&why.body);
        QVERIFY(steps && steps->rows.size() >= 3);
        QVERIFY(std::abs(steps->rows.last().to - 100 * *view->card()->risk->risk) < 1e-9);
        QVERIFY(std::abs(steps->rows[steps->rows.size() - 2].to - steps->rows.last().to) < 1e-6);
        const auto& lanes = view->timeline()->spec().lanes;
        QVERIFY(lanes.size() > 2 && lanes[0].kind == present::TimelineSpec::Lane::Kind::Line && lanes[1].kind == present::TimelineSpec::Lane::Kind::Spans);
        QVERIFY(std::abs(view->story()->course->points.back().risk - *view->card()->risk->risk) < 1e-12);
        QCOMPARE(view->block(QStringLiteral("next-action"))->block().asTable.rows.size(), view->advice()->excluded.empty() ? qsizetype(view->advice()->offers.size()) + 1 : 0);

        TimelineView* timeline = view->timeline();
        const double all = timeline->shownDays();
        const QPointF middle = timeline->rect().center();
        QWheelEvent wheel(middle, timeline->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(timeline, &wheel);
        QVERIFY(timeline->shownDays() < all);
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Plus);
        QVERIFY(timeline->shownDays() < 0.7 * all);
        QTest::keyClick(timeline, Qt::Key_0);
        QCOMPARE(timeline->shownDays(), all);
        QTest::keyClick(timeline, Qt::Key_Right); // a point of the risk is no event
        QTest::keyClick(timeline, Qt::Key_Down);
        QSignalSpy chosen(timeline, &TimelineView::eventChosen);
        QTest::keyClick(timeline, Qt::Key_Down);
        QTRY_COMPARE(chosen.size(), 1);
        for (const int part : {int(CustomerView::Rhythm), int(CustomerView::Signs), int(CustomerView::Events)}) {
            QTest::mouseClick(m->find<QPushButton>(QStringLiteral("customerPart-%1").arg(part).toLatin1().constData()), Qt::LeftButton);
            QCOMPARE(int(view->part()), part);
        }

        // Enter on an offer, and the button, ask for a campaign of this customer.
        QSignalSpy planned(view, &CustomerView::campaignWanted);
        const QSignalBlocker noDialog(panel());
        if (auto* offers = view->block(QStringLiteral("next-action"))->body()->table()) {
            offers->setFocus();
            offers->setCurrentIndex(offers->model()->index(0, 0));
            QTest::keyClick(offers, Qt::Key_Return);
        }
        QTest::mouseClick(m->find<QPushButton>("customerPlan"), Qt::LeftButton);
        QCOMPARE(planned.size(), view->advice()->excluded.empty() ? 2 : 1);
        QCOMPARE(planned.last().first().value<domain::CampaignAudience>().customers, std::vector<std::string> {id.toStdString()});

        auto* similar = view->block(QStringLiteral("similar"))->body()->table();
        QVERIFY(similar);
        const QString first = QString::fromStdString(view->story()->similar->nearest[0].customer);
        similar->setFocus();
        similar->chooseRows({0});
        similar->setCurrentIndex(similar->selectionModel()->selectedRows().first());
        QTest::keyClick(similar, Qt::Key_Return);
        QTRY_COMPARE(view->customer(), first);
        QTRY_VERIFY_WITH_TIMEOUT(settledOn(first), kPatience);
        panel()->showCustomer(id);
        QTRY_VERIFY_WITH_TIMEOUT(settledOn(id), kPatience);
        similar = view->block(QStringLiteral("similar"))->body()->table();
        const QModelIndex second = similar->model()->index(1, 0);
        const QString other = QString::fromStdString(view->story()->similar->nearest[1].customer);
        QTest::mouseClick(similar->viewport(), Qt::LeftButton, {}, similar->visualRect(second).center());
        QTest::mouseDClick(similar->viewport(), Qt::LeftButton, {}, similar->visualRect(second).center());
        QTRY_COMPARE(view->customer(), other);
        QTRY_VERIFY_WITH_TIMEOUT(settledOn(other), kPatience);
        m->workbench->undo(); // without the model again
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->card() && !view->isComputing() && view->card()->riskMissing, kPatience);
        QCOMPARE(view->block(QStringLiteral("next-action"))->block().emptyAction, QStringLiteral("train"));
        QTest::keyClick(panel(), Qt::Key_Escape);
    }

    void aNoteIsAStepOfUndo()
    {
        panel()->showCustomer(model()->idAt(1));
        CustomerView* view = panel()->view();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->card() && !view->isComputing(), kPatience);
        m->dialogs.text = QStringLiteral("Saturday slots only");
        QTest::mouseClick(m->find<QPushButton>("customerNote"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->card() && view->card()->note == "Saturday slots only", kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->card() && view->card()->note.empty(), kPatience);
    }

    void ctrlFFindsACustomer()
    {
        QTest::keyClick(m->window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_F, Qt::ControlModifier);
        auto* find = m->find<FindBox>("findCustomer");
        QVERIFY(find && find->hasFocus());
        const QString id = model()->idAt(5);
        QTest::keyClicks(find, id);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m->window->place() == int(Rail::Customers) && panel()->showsCard() && panel()->view()->customer() == id, kPatience);
        QVERIFY(find->text().isEmpty());
        QTest::keyClick(m->window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(find, QStringLiteral("nobody at all"));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && find->found()->rowCount() == 4, kPatience); // a sentence and the three nearest
        QTest::keyClick(find, Qt::Key_Escape);
        find->clear();
    }

    // A mark leads to its customers: a bar of the segments by double click and by Enter.
    void aBarOpensItsCustomers()
    {
        QTest::keyClick(m->window.get(), Qt::Key_2, Qt::ControlModifier);
        auto* segments = static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !segments->crossFilter()->facetFrames().isEmpty() && segments->crossFilter()->facetFrames().first()->body()->facet(), kPatience);
        charts::FacetView* facet = segments->crossFilter()->facetFrames().first()->body()->facet();
        int bin = 0;
        for (int i = 0; i < facet->spec().bins.size(); ++i)
            if (facet->spec().bins[i].all > facet->spec().bins[bin].all)
                bin = i;
        const double customers = facet->spec().bins[bin].all;
        segments->crossFilter()->openBehind(segments->crossFilter()->facetFrames().first()->objectName().mid(6), bin);
        QCOMPARE(m->window->place(), int(Rail::Customers));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && double(model()->rowCount()) == customers, kPatience);
        QVERIFY(m->find<QPushButton>("customersBehind"));
        QTest::mouseClick(m->find<QPushButton>("customersBehind"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && model()->rowCount() == int(model()->table()->customers()), kPatience);
    }
};

HOLDFAST_TEST(CustomersTest)
#include "CustomersTest.moc"
