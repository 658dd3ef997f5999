// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a pin in a panel to a briefing of one's own, in another order, on paper and in a workbook, and back.
#include "support/TestMain.h"

#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/briefing/PageStack.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/panels/value/ValuePanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "briefing/PageSource.h"
#include "briefing/WriteBriefing.h"
#include "flow/BriefingIssues.h"
#include "flow/Briefings.h"
#include "seal/Digest.h"
#include "support/Program.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QTreeWidget>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class BriefingsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    BriefingsPanel* panel() const { return static_cast<BriefingsPanel*>(m->window->panel(Rail::Briefings)); }
    QListWidget* parts() const { return panel()->findChild<QListWidget*>(QStringLiteral("briefingParts")); }
    QListWidget* basket() const { return panel()->findChild<QListWidget*>(QStringLiteral("briefingBasket")); }
    int pages() const { return panel()->findChild<PageStack*>()->pages(); }
    bool idle() const { return m->jobs.isIdle(); }
    domain::BriefingPlan stored(const std::string& name) const
    {
        const auto all = flow::briefings(*m->workbench->session());
        return all && all->contains(name) ? all->at(name) : domain::BriefingPlan();
    }
    // As the nearest widget around it tells.
    static QString pageOf(const QWidget* widget)
    {
        for (; widget; widget = widget->parentWidget())
            if (const QVariant page = widget->property("briefingPage"); page.isValid())
                return page.toString();
        return {};
    }
    void click(const char* name)
    {
        auto* button = panel()->findChild<QAbstractButton*>(QString::fromLatin1(name));
        QVERIFY2(button && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
    }

    void exportPdf(const QString& file, bool since, bool keep)
    {
        click("briefingExport");
        auto* dialog = m->window->findChild<QDialog*>(QStringLiteral("ExportDialog"));
        QVERIFY(dialog);
        dialog->findChild<QCheckBox*>(QStringLiteral("pdf"))->setChecked(true);
        dialog->findChild<QCheckBox*>(QStringLiteral("xlsx"))->setChecked(false);
        dialog->findChild<QCheckBox*>(QStringLiteral("keep"))->setChecked(keep);
        dialog->findChild<QCheckBox*>(QStringLiteral("since"))->setChecked(since);
        dialog->findChild<QLineEdit*>(QStringLiteral("pdfPath"))->setText(m->folder.filePath(file));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("run")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && QFileInfo::exists(m->folder.filePath(file)), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
    }
    QString pdfText(const QString& file) const
    {
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {m->folder.filePath(file), QStringLiteral("-")});
        return reader.waitForFinished(kPatience) ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 800);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        m->window->goTo(Rail::Overview);
        auto* overview = static_cast<OverviewPanel*>(m->window->panel(Rail::Overview));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && overview->controller()->answer(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    // P on a block with the focus, and the entry of its menu.
    void aBlockIsPinned()
    {
        auto* overview = static_cast<OverviewPanel*>(m->window->panel(Rail::Overview));
        QTest::keyClick(overview->block(0), Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QMenu* menu = overview->block(3)->menu();
        Q_EMIT menu->aboutToShow();
        const auto actions = menu->actions();
        const auto pin = std::ranges::find_if(actions, [](const QAction* action) { return action->text() == QStringLiteral("Add to briefing"); });
        QVERIFY(pin != actions.end() && (*pin)->isVisible() && (*pin)->isEnabled());
        (*pin)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto kept = stored(std::string(flow::kBriefingBasket));
        QCOMPARE(kept.items.size(), 2U);
        QCOMPARE(kept.items[0].block, std::string("churn-trend"));
        QCOMPARE(kept.items[1].page, std::string("overview"));
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(stored(std::string(flow::kBriefingBasket)).items.size(), 1U, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && m->workbench->canRedo(), kPatience);
        m->workbench->redo();
        QTRY_COMPARE_WITH_TIMEOUT(stored(std::string(flow::kBriefingBasket)).items.size(), 2U, kPatience);
    }

    // A single chart as picture of a size, as vectors, as workbook; its table on the clipboard in both forms.
    void aBlockLeavesAsAFile()
    {
        auto* block = static_cast<OverviewPanel*>(m->window->panel(Rail::Overview))->block(0);
        const auto write = [&](const QString& text, const QString& file) {
            m->dialogs.saveFile = m->folder.filePath(file);
            const auto actions = block->menu()->actions();
            const auto action = std::ranges::find_if(actions, [&](const QAction* one) { return one->text() == text; });
            if (action == actions.end() || !(*action)->isEnabled())
                return QByteArray();
            (*action)->trigger();
            QFile written(m->dialogs.saveFile);
            return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
        };
        m->dialogs.text = QStringLiteral("1001 x 640");
        QCOMPARE(QImage::fromData(write(QStringLiteral("Export as PNG…"), QStringLiteral("b.png"))).size(), QSize(1001, 640));
        m->dialogs.text = QStringLiteral("10 x 640");
        const auto told = m->dialogs.told.size();
        QVERIFY(write(QStringLiteral("Export as PNG…"), QStringLiteral("small.png")).isEmpty());
        QCOMPARE(m->dialogs.told.size(), told + 1);
        m->dialogs.told.clear();
        QVERIFY(write(QStringLiteral("Export as PDF…"), QStringLiteral("b.pdf")).startsWith("%PDF"));
        QVERIFY(write(QStringLiteral("Export as SVG…"), QStringLiteral("b.svg")).contains("<svg"));
        QVERIFY(write(QStringLiteral("Export as Excel…"), QStringLiteral("b.xlsx")).startsWith("PK"));
        const QByteArray csv = write(QStringLiteral("Export as CSV…"), QStringLiteral("b.csv"));
        QCOMPARE(csv.count('\n'), block->block().asTable.rows.size() + 1);
        block->setFocus();
        QTest::keySequence(block, QKeySequence::Copy);
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(copied->text().count(u'\t') % copied->text().count(u'\n'), 0);
        QCOMPARE(copied->html().count(QStringLiteral("<tr>")), block->block().asTable.rows.size() + 1);
    }

    void aTemplateIsShownAndLocked()
    {
        QTest::keyClick(m->window.get(), Qt::Key_9, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Briefings));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && pages() > 1, kPatience);
        QCOMPARE(panel()->current(), QStringLiteral("weekly-churn"));
        QCOMPARE(parts()->count(), 2);
        QTRY_COMPARE(basket()->count(), 2);
        QVERIFY(!panel()->findChild<QToolButton*>(QStringLiteral("briefingText"))->isEnabled());
    }

    void partsAreAddedMovedWordedAndTakenOut()
    {
        auto* choice = panel()->findChild<QComboBox*>(QStringLiteral("briefingChoice"));
        choice->setCurrentIndex(choice->findData(QStringLiteral("one-page")));
        Q_EMIT choice->activated(choice->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        m->dialogs.text = QStringLiteral("Board");
        click("briefingCopy");
        QTRY_COMPARE_WITH_TIMEOUT(panel()->current(), QStringLiteral("Board"), kPatience);
        QCOMPARE(parts()->count(), 3);

        basket()->setCurrentRow(1);
        click("briefingTakePin");
        QTRY_COMPARE(parts()->count(), 4);
        click("briefingText");
        QTRY_COMPARE(parts()->count(), 5);
        const int text = parts()->currentRow();
        QCOMPARE(stored("Board").items[std::size_t(text)].kind, domain::BriefingItem::Kind::Text);
        auto* words = panel()->findChild<QPlainTextEdit*>(QStringLiteral("briefingLongText"));
        words->setFocus();
        words->setPlainText(QStringLiteral("One decision is needed before Friday."));
        QTest::keyClick(words, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(stored("Board").items[std::size_t(text)].words, std::string("One decision is needed before Friday."), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);

        // By keyboard to the top, step by step.
        parts()->setFocus();
        for (int at = text; at > 0; --at) {
            QTest::keyClick(parts(), Qt::Key_Up, Qt::AltModifier);
            QTRY_VERIFY_WITH_TIMEOUT(idle() && parts()->currentRow() == at - 1, kPatience);
        }
        QCOMPARE(stored("Board").items[0].kind, domain::BriefingItem::Kind::Text);
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(stored("Board").items[1].kind, domain::BriefingItem::Kind::Text, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QCOMPARE(parts()->count(), 5);
        parts()->setCurrentRow(parts()->count() - 1);
        QTest::keyClick(parts(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(stored("Board").items.size(), 4U, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(stored("Board").items.size(), 5U, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && pages() > 0, kPatience);
    }

    // From every panel whose figures a briefing can show; the pin says what was chosen there.
    void everyPanelPins_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("page");
        QTest::newRow("segments") << int(Rail::Segments) << 0 << QStringLiteral("rfm");
        QTest::newRow("indicators") << int(Rail::EarlyWarning) << int(EarlyWarningPanel::IndicatorsTab) << QStringLiteral("indicators");
        QTest::newRow("motives") << int(Rail::EarlyWarning) << int(EarlyWarningPanel::MotivesTab) << QStringLiteral("motives");
        QTest::newRow("value") << int(Rail::Value) << int(ValuePanel::MethodsTab) << QStringLiteral("value");
        QTest::newRow("lifecycle") << int(Rail::Value) << int(ValuePanel::LifecycleTab) << QStringLiteral("lifecycle");
    }
    void everyPanelPins()
    {
        QFETCH(int, place);
        QFETCH(int, tab);
        QFETCH(QString, page);
        m->window->goTo(place, tab);
        BlockFrame* found = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto ready = [&] {
            for (BlockFrame* frame : m->window->panel(place)->findChildren<BlockFrame*>())
                if (frame->isVisible() && frame->block().state != present::State::Empty && !frame->block().id.isEmpty() && pageOf(frame) == page)
                    return found = frame, true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(idle() && ready(), kPatience);
        const auto before = stored(std::string(flow::kBriefingBasket)).items.size();
        found->setFocus();
        QTest::keyClick(found, Qt::Key_P);
        QTRY_COMPARE_WITH_TIMEOUT(stored(std::string(flow::kBriefingBasket)).items.size(), before + 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto item = stored(std::string(flow::kBriefingBasket)).items.back();
        QCOMPARE(QString::fromStdString(item.page), page);
        // The document has it.
        const auto session = m->workbench->session();
        core::JobContext job;
        const auto made = briefing::pageOf(*session, item, {}, present::Fmt(QLocale(QLocale::English)), job);
        QVERIFY(made.has_value());
        QVERIFY2(made->page.block(QString::fromStdString(item.block)) != nullptr, item.block.c_str());
        m->window->goTo(Rail::Briefings);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && basket()->count() == int(before) + 1, kPatience);
    }

    // From a part back to its panel, its customers as filters and its block with the focus.
    void aPartLeadsBackToItsPanel()
    {
        const auto& facets = m->workbench->exploration()->facets();
        const auto facet = std::ranges::find_if(facets, [](const auto& one) { return one.bins.size() > 1; });
        QVERIFY(facet != facets.end());
        m->workbench->setFilter(QString::fromStdString(facet->field), {0});
        m->window->goTo(Rail::Value, ValuePanel::OverviewTab);
        auto* panelOf = m->window->panel(Rail::Value);
        auto* block = panelOf->findChild<BlockFrame*>(QStringLiteral("value-distribution"));
        QVERIFY(block);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && block->block().id == QStringLiteral("value-distribution"), kPatience);
        const Filters filters = m->workbench->filters();
        QCOMPARE(filters.size(), 1U);
        const auto pins = stored(std::string(flow::kBriefingBasket)).items.size();
        block->pin();
        QTRY_COMPARE_WITH_TIMEOUT(stored(std::string(flow::kBriefingBasket)).items.size(), pins + 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        m->workbench->clearFilters();
        m->window->goTo(Rail::Briefings);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && basket()->count() == int(pins) + 1, kPatience);
        basket()->setCurrentRow(basket()->count() - 1);
        const int count = parts()->count();
        click("briefingTakePin");
        QTRY_COMPARE(parts()->count(), count + 1);
        QCOMPARE(stored("Board").items[std::size_t(parts()->currentRow())].block, std::string("value-distribution"));
        QVERIFY(m->workbench->filters().empty());
        click("briefingToPanel");
        QCOMPARE(m->window->place(), int(Rail::Value));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && block->hasFocus(), kPatience);
        QVERIFY(m->workbench->filters() == filters);
        m->workbench->clearFilters();
        m->window->goTo(Rail::Briefings);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        // And out again.
        parts()->setFocus();
        QTest::keyClick(parts(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(parts()->count(), count, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
    }

    // Kept as of a day, a part shows that day whatever day the briefing is of.
    void aPartIsKeptAsOfADay()
    {
        const auto items = stored("Board").items;
        const auto at = std::size_t(std::ranges::find(items, domain::BriefingItem::Kind::Block, &domain::BriefingItem::kind) - items.begin());
        QVERIFY(at < items.size());
        parts()->setCurrentRow(int(at));
        auto* keep = panel()->findChild<QCheckBox*>(QStringLiteral("briefingFrozen"));
        QVERIFY(keep && keep->isVisible() && !keep->isChecked());
        QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(stored("Board").items[at].asOf != core::CivilDate(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QCOMPARE(stored("Board").items[at].asOf, m->workbench->state().dataTo);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(stored("Board").items[at].asOf == core::CivilDate(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && !keep->isChecked(), kPatience);
    }

    // An issue that is kept; the next begins with what changed since then.
    void anIssueIsKept()
    {
        const auto write = [this](const QString& file, bool since) { exportPdf(file, since, !since); };
        write(QStringLiteral("issue.pdf"), false);
        const auto issues = flow::briefingIssues(*m->workbench->session(), "Board");
        QVERIFY(issues && issues->size() == 1);
        QFile file(m->folder.filePath(QStringLiteral("issue.pdf")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(issues->front().files.at("issue.pdf"), seal::hexDigest(file.readAll().toStdString()));
        QVERIFY(issues->front().figures.size() > 3);
        write(QStringLiteral("next.pdf"), true);
        const QString text = pdfText(QStringLiteral("next.pdf"));
        QVERIFY2(text.contains(QStringLiteral("1 What changed since the last issue")), qPrintable(text.left(600)));
        m->workbench->undo(); // the issue
        QTRY_VERIFY_WITH_TIMEOUT(flow::briefingIssues(*m->workbench->session(), "Board")->empty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
    }

    // New data after an issue: each part that reads otherwise is accepted or kept, by keyboard and mouse, in one step of undo.
    void changesAreAcceptedOrKept()
    {
        const core::CivilDate then = *core::parseIsoDate("2026-05-31");
        auto* review = panel()->findChild<QPushButton*>(QStringLiteral("briefingReview"));
        QVERIFY(review && !review->isVisible());
        m->workbench->setAsOf(then);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && m->workbench->settings().asOf == then, kPatience);
        exportPdf(QStringLiteral("then.pdf"), false, true);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && review->isVisible(), kPatience);
        m->workbench->setAsOf({});
        QTRY_VERIFY_WITH_TIMEOUT(idle() && m->workbench->settings().asOf != then && pages() > 0, kPatience);
        const auto before = stored("Board").items;

        const auto open = [this]() -> QDialog* {
            click("briefingReview");
            QDialog* found = nullptr;
            const bool shown = QTest::qWaitFor([&] { return (found = m->window->findChild<QDialog*>(QStringLiteral("ReviewDialog"))) != nullptr; }, kPatience);
            return shown ? found : nullptr;
        };
        QDialog* dialog = open();
        QVERIFY(dialog);
        auto* tree = dialog->findChild<QTreeWidget*>(QStringLiteral("reviewParts"));
        QVERIFY(tree->topLevelItemCount() >= 2);
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            QCOMPARE(tree->topLevelItem(i)->checkState(0), Qt::Checked);
            QVERIFY(tree->topLevelItem(i)->childCount() > 0);
        }
        const QTreeWidgetItem* figure = tree->topLevelItem(0)->child(0);
        QVERIFY2(!figure->text(1).isEmpty() && figure->text(1) != figure->text(2), qPrintable(figure->text(1)));
        tree->setCurrentItem(tree->topLevelItem(0));
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(tree->topLevelItem(0)->checkState(0), Qt::Unchecked);
        QVERIFY2(tree->topLevelItem(0)->text(2).contains(QStringLiteral("31 May 2026")), qPrintable(tree->topLevelItem(0)->text(2)));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("reviewApply")), Qt::LeftButton);
        const auto keptParts = [this, then] { return std::ranges::count(stored("Board").items, then, &domain::BriefingItem::asOf); };
        QTRY_COMPARE_WITH_TIMEOUT(keptParts(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        bool said = false;
        for (int i = 0; i < parts()->count(); ++i)
            said |= parts()->item(i)->text().contains(QStringLiteral("as of 31 May 2026"));
        QVERIFY(said);
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(keptParts(), 0, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && m->workbench->canRedo(), kPatience);
        m->workbench->redo();
        QTRY_COMPARE_WITH_TIMEOUT(keptParts(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);

        exportPdf(QStringLiteral("kept.pdf"), true, false);
        const QString text = pdfText(QStringLiteral("kept.pdf"));
        QVERIFY2(text.contains(QStringLiteral("1 What changed since the last issue")) && text.contains(QStringLiteral("Kept as of 31 May 2026.")), qPrintable(text.left(900)));

        // What was kept can be accepted later; Escape leaves everything.
        dialog = open();
        QVERIFY(dialog);
        tree = dialog->findChild<QTreeWidget*>(QStringLiteral("reviewParts"));
        QCOMPARE(tree->topLevelItem(0)->checkState(0), Qt::Unchecked);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(m->window->findChild<QDialog*>(QStringLiteral("ReviewDialog")) == nullptr);
        QCOMPARE(keptParts(), 1);
        dialog = open();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("reviewAcceptAll")), Qt::LeftButton);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("reviewApply")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(keptParts(), 0, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QVERIFY(stored("Board").items == before);
    }

    // Alt+W, and the field of the part: two neighbours of half width stand side by side.
    void twoPartsStandSideBySide()
    {
        const auto items = stored("Board").items;
        const auto block = [](const domain::BriefingItem& item) { return item.kind == domain::BriefingItem::Kind::Block; };
        const auto pair = std::ranges::adjacent_find(items, [&](const auto& a, const auto& b) { return block(a) && block(b); });
        QVERIFY(pair != items.end());
        const int at = int(pair - items.begin());
        // Without a window manager nothing makes the window active again when a dialog closes, and shortcuts need one.
        m->window->activateWindow();
        QTRY_VERIFY(m->window->isActiveWindow());
        parts()->setCurrentRow(at);
        parts()->setFocus();
        QTest::keyClick(parts(), Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(stored("Board").items[std::size_t(at)].half && idle(), kPatience);
        parts()->setCurrentRow(at + 1);
        auto* half = panel()->findChild<QCheckBox*>(QStringLiteral("briefingHalf"));
        QVERIFY(half->isVisible() && !half->isChecked());
        QTest::mouseClick(half, Qt::LeftButton, {}, QPoint(8, half->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(stored("Board").items[std::size_t(at) + 1].half && idle(), kPatience);
        QVERIFY(parts()->item(at)->text().contains(QStringLiteral("half width")));
        briefing::BriefingRequest wanted;
        wanted.plan = stored("Board");
        wanted.name = "Board";
        core::JobContext job;
        const auto made = briefing::makeBriefing(*m->workbench->session(), wanted, job);
        QVERIFY(made.has_value());
        const auto layout = briefing::layOut(*made, {});
        const auto side = std::ranges::find(layout.items, briefing::Item::Kind::Side, &briefing::Item::kind);
        QVERIFY(side != layout.items.end());
        QCOMPARE(side->label.count(u'\n'), 1);
        for (int step = 0; step < 2; ++step) {
            m->workbench->undo();
            QTRY_VERIFY_WITH_TIMEOUT(idle() && m->workbench->canRedo(), kPatience);
        }
        QVERIFY(stored("Board").items == items);
    }

    // What the window writes and what the terminal writes of the same briefing is the same.
    void theTerminalWritesTheSame()
    {
        click("briefingExport");
        auto* dialog = m->window->findChild<QDialog*>(QStringLiteral("ExportDialog"));
        QVERIFY(dialog);
        const QString pdf = m->folder.filePath(QStringLiteral("board.pdf")), xlsx = m->folder.filePath(QStringLiteral("board.xlsx"));
        dialog->findChild<QLineEdit*>(QStringLiteral("pdfPath"))->setText(pdf);
        dialog->findChild<QLineEdit*>(QStringLiteral("xlsxPath"))->setText(xlsx);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("run")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QVERIFY(QFileInfo(pdf).size() > 10000 && QFileInfo(xlsx).size() > 5000);

        const QString copy = m->folder.filePath(QStringLiteral("copy.holdfast")), other = m->folder.filePath(QStringLiteral("other.pdf"));
        core::JobContext job;
        QVERIFY(flow::backupWorkspace(*m->workbench->session(), copy.toStdString(), job));
        QProcess terminal;
        terminal.start(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), {QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("brief"), copy, QStringLiteral("Board"), QStringLiteral("--pdf"), other});
        QVERIFY(terminal.waitForFinished(kPatience));
        QVERIFY2(terminal.exitCode() == 0, terminal.readAllStandardError().constData());
        const auto textOf = [this](const QString& path) {
            QProcess reader;
            reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")});
            if (!reader.waitForFinished(kPatience))
                return QString();
            // Without when it was computed and how long that took, which also moves the ends of lines.
            static const QRegularExpression when(QStringLiteral("Computed: [^·]*?\\d\\d:\\d\\d(, from \\d+ files)?(, in [<\\d. ]+ s)?"));
            return QString::fromUtf8(reader.readAllStandardOutput()).simplified().remove(when);
        };
        const QString shown = textOf(pdf);
        QVERIFY(shown.contains(QStringLiteral("One decision is needed before Friday.")));
        QVERIFY(shown.contains(QStringLiteral("Groups most at risk")));
        QCOMPARE(textOf(other), shown);
    }

    void anOwnBriefingIsRemovedAndComesBack()
    {
        click("briefingRemove");
        QTRY_VERIFY_WITH_TIMEOUT(idle() && panel()->current() == QStringLiteral("weekly-churn"), kPatience);
        m->workbench->undo();
        QTRY_COMPARE_WITH_TIMEOUT(stored("Board").items.size(), 5U, kPatience);
    }
};

HOLDFAST_TEST(BriefingsTest)
#include "BriefingsTest.moc"
