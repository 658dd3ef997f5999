// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with real clicks and keys: sample, overview, brush, segment, undo, briefing, language.
#include "app/panels/overview/OverviewController.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/panels/segments/SavedSegments.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/ContextWidgets.h"
#include "charts/FacetView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "support/Program.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 30000; // ms; a busy machine is no failure

class MainJobTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;

    OverviewPanel* overview() const { return static_cast<OverviewPanel*>(m->window->panel(Rail::Overview)); }
    SegmentsPanel* segments() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }
    // Without a window manager a closed popup leaves no window active, and shortcuts need one.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        m->window->activateWindow();
        QTRY_VERIFY(m->window->isActiveWindow());
        QTest::keyClick(m->window.get(), key, modifiers);
    }

    // A histogram in view with more than three bars.
    charts::FacetView* histogram() const
    {
        for (BlockFrame* frame : segments()->crossFilter()->facetFrames())
            if (charts::FacetView* view = frame->body()->facet(); view && !view->spec().horizontal && view->spec().bins.size() > 3)
                return view;
        return nullptr;
    }
    static void drag(QWidget* widget, const QPointF& from, const QPointF& to)
    {
        QTest::mousePress(widget, Qt::LeftButton, Qt::NoModifier, from.toPoint());
        QTest::mouseMove(widget, ((from + to) / 2).toPoint());
        QTest::mouseMove(widget, to.toPoint());
        QTest::mouseRelease(widget, Qt::LeftButton, Qt::NoModifier, to.toPoint());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
    }

    void cleanupTestCase() { m.reset(); }

    void opensTheSample()
    {
        auto* button = m->find<QAbstractButton>("openSample");
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() || !m->dialogs.told.isEmpty(), kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QVERIFY(m->window->windowTitle().startsWith(QStringLiteral("sample.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->counts(), kPatience);
        QCOMPARE(m->workbench->counts()->summary.all, 500u);
        QCOMPARE(m->workbench->counts()->summary.customers, 500u);
    }

    void overviewShowsFigures()
    {
        key(Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(overview()->controller()->answer() || overview()->controller()->problem(), kPatience);
        QVERIFY(overview()->controller()->answer());
        auto* tiles = m->find<charts::TileStrip>("overviewTiles");
        QVERIFY(tiles);
        QVERIFY(tiles->tiles().size() >= 5);
        for (const char* block : {"churn-trend", "customer-flow", "cohort-retention", "groups-at-risk"}) {
            auto* frame = m->find<BlockFrame>(block);
            QVERIFY2(frame, block);
            QVERIFY2(frame->block().state != present::State::Empty, block);
            QVERIFY2(!frame->accessibleName().isEmpty(), block);
        }
    }

    void everyFigureTellsHowItWasComputed()
    {
        auto* tiles = m->find<charts::TileStrip>("overviewTiles");
        for (int i = 0; i < tiles->tiles().size(); ++i)
            QVERIFY2(!tiles->tiles()[i].provenance.title.isEmpty(), qPrintable(tiles->tiles()[i].id));
        QVERIFY(tiles->mark(0));
        QTest::mouseClick(tiles->mark(0), Qt::LeftButton);
        QWidget* popover = nullptr;
        QTRY_VERIFY((popover = m->window->findChild<QWidget*>(QStringLiteral("provenancePopover"))));
        auto* copy = popover->findChild<QPushButton*>(QStringLiteral("copyProvenance"));
        QVERIFY(copy);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), tiles->tiles()[0].provenance.asText());
        QTest::keyClick(popover, Qt::Key_Escape);
        QTRY_VERIFY(!m->window->findChild<QWidget*>(QStringLiteral("provenancePopover")));
        // The same by key on a block that has the focus.
        auto* frame = m->find<BlockFrame>("churn-trend");
        frame->setFocus();
        QTest::keyClick(frame, Qt::Key_I);
        QTRY_VERIFY((popover = m->window->findChild<QWidget*>(QStringLiteral("provenancePopover"))));
        QTest::keyClick(popover, Qt::Key_Escape);
        QTRY_VERIFY(!m->window->findChild<QWidget*>(QStringLiteral("provenancePopover")));
        QTest::keyClick(frame, Qt::Key_T);
        QVERIFY(frame->body()->table());
        QTest::keyClick(frame, Qt::Key_T);
        QVERIFY(!frame->body()->table());
    }

    void brushChangesTheCount()
    {
        QTest::mouseClick(m->find<QAbstractButton>("railSegments"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(segments()->isVisible() && segments()->crossFilter()->facetFrames().size() >= 6, kPatience);
        charts::FacetView* view = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((view = histogram()), kPatience);
        drag(view, view->binRect(0).center(), view->binRect(1).center());
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->counts()->summary.customers < 500, kPatience);
        QCOMPARE(m->workbench->filters().size(), std::size_t(1));
        QCOMPARE(m->workbench->filters().front().bins, (std::vector<int> {0, 1}));
        // The chip, the meter and the count agree.
        QTRY_VERIFY(m->find<Chip>(qPrintable(QStringLiteral("chip-") + view->spec().field)));
        const QString count = m->appearance->fmt().count(qint64(m->workbench->counts()->summary.customers));
        QTRY_VERIFY(m->find<ScopeMeter>("scopeMeter")->text().startsWith(count));
        QVERIFY(m->find<QPushButton>("undoBrush")->isEnabled());
    }

    void undoAndRedoTheBrush()
    {
        const auto filters = m->workbench->filters();
        QTest::mouseClick(m->find<QPushButton>("undoBrush"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m->workbench->counts()->summary.customers, 500u, kPatience);
        QVERIFY(m->workbench->filters().empty());
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m->workbench->filters() == filters);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->counts()->summary.customers < 500, kPatience);
    }

    void savesASegment()
    {
        const auto size = m->workbench->counts()->summary.customers;
        m->dialogs.text = QStringLiteral("My segment");
        auto* save = m->find<QPushButton>("saveSegmentButton");
        QVERIFY(save && save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().segments.size() > 0 || !m->dialogs.told.isEmpty(), kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QTRY_VERIFY_WITH_TIMEOUT(segments()->saved()->names().contains(QStringLiteral("My segment")), kPatience);
        // Its stored rule selects the same customers.
        key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m->workbench->counts()->summary.customers, 500u, kPatience);
        auto* table = segments()->saved()->frame()->body()->table();
        QVERIFY(table);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, table->visualRect(table->model()->index(0, 0)).center());
        QPushButton* apply = m->find<QPushButton>("applySegment");
        QTRY_VERIFY(apply->isEnabled());
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m->workbench->counts()->summary.customers, size, kPatience);
    }

    void undoesTheSegment()
    {
        // Applying and clearing were brushes: undo walks one stack, brushes and segment in their order.
        const auto names = [this] {
            QStringList all;
            for (const auto& segment : m->workbench->state().segments)
                all.append(QString::fromStdString(segment.name));
            return all;
        };
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m->workbench->filters().empty());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m->workbench->filters().size(), std::size_t(1));
        QVERIFY(names().contains(QStringLiteral("My segment")));
        QTRY_VERIFY(m->window->command(QStringLiteral("undo"))->isEnabled());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!names().contains(QStringLiteral("My segment")), kPatience);
        QTRY_VERIFY(m->window->command(QStringLiteral("redo"))->isEnabled());
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("My segment")), kPatience);
        QCOMPARE(m->workbench->filters().size(), std::size_t(1));
    }

    void overviewFollowsTheFilters()
    {
        const auto selected = m->workbench->counts()->summary.customers;
        key(Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!overview()->controller()->isComputing() && overview()->controller()->answer()
                && overview()->controller()->answer()->basis.n <= selected, kPatience);
        QVERIFY(!overview()->controller()->answer()->basis.scope.empty());
    }

    void viewHistoryGoesBack()
    {
        QCOMPARE(m->window->place(), int(Rail::Overview));
        key(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(m->window->place(), int(Rail::Segments));
        key(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(m->window->place(), int(Rail::Overview));
    }

    void periodIsAnUndoableSetting()
    {
        QTRY_VERIFY(m->jobs.isIdle());
        const auto before = m->workbench->settings().asOf;
        key(Qt::Key_BracketLeft);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->settings().asOf.isValid() && m->workbench->settings().asOf != before, kPatience);
        QTRY_VERIFY(m->window->command(QStringLiteral("undo"))->isEnabled());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->settings().asOf == before, kPatience);
    }

    void exportsABriefing()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        key(Qt::Key_P, Qt::ControlModifier);
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m->window->findChild<QDialog*>(QStringLiteral("ExportDialog"))));
        const QString pdf = m->folder.filePath(QStringLiteral("b.pdf")), xlsx = m->folder.filePath(QStringLiteral("b.xlsx"));
        for (const auto& [name, path] : {std::pair {"pdfPath", pdf}, {"xlsxPath", xlsx}}) {
            auto* edit = dialog->findChild<QLineEdit*>(QString::fromLatin1(name));
            edit->selectAll();
            QTest::keyClicks(edit, path);
        }
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("run")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT((QFileInfo::exists(pdf) && QFileInfo::exists(xlsx)) || !m->dialogs.told.isEmpty(), kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QVERIFY(QFileInfo(xlsx).size() > 5000);
        QCOMPARE(QFileInfo(pdf).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void switchesTheLanguageWhileRunning()
    {
        auto* tiles = m->find<charts::TileStrip>("overviewTiles");
        const QString english = tiles->tiles()[0].label;
        QCOMPARE(m->find<QAbstractButton>("railOverview")->text(), QStringLiteral("Overview"));
        m->window->command(QStringLiteral("language-zh_CN"))->trigger();
        QTRY_COMPARE(m->find<QAbstractButton>("railOverview")->text(), QStringLiteral("总览"));
        QTRY_VERIFY(tiles->tiles()[0].label != english);
        m->window->command(QStringLiteral("language-en"))->trigger();
        QTRY_COMPARE(m->find<QAbstractButton>("railOverview")->text(), QStringLiteral("Overview"));
        QTRY_COMPARE(tiles->tiles()[0].label, english);
    }

    void settingsAreForTheOwnerOnly()
    {
        const QFileInfo file(m->preferences.fileName());
        QVERIFY(file.exists());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(file.permissions() & others, QFile::Permissions());
        QVERIFY(!m->preferences.recent().isEmpty());
    }

    void wrongFileGivesASentence()
    {
        const QString path = m->write(QStringLiteral("wrong.holdfast"), "this is no workspace");
        m->dialogs.told.clear();
        m->dialogs.openFiles = {path};
        key(Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m->dialogs.told.size(), 1, kPatience);
        QVERIFY(m->dialogs.told.first().size() > 20);
        QVERIFY(m->workbench->isOpen()); // the one before is still there
        m->dialogs.told.clear();
    }

    void closesToTheWelcomePage()
    {
        QTRY_VERIFY(m->jobs.isIdle());
        key(Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!m->workbench->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        auto* again = m->find<QPushButton>("continueRecent");
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen(), kPatience);
        QVERIFY(m->dialogs.told.isEmpty());
    }
};

HOLDFAST_TEST(MainJobTest)
#include "MainJobTest.moc"
