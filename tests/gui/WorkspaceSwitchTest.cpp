// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From one workspace to the next: no figure of the first is seen under the name of the second.
#include "support/TestMain.h"

#include "app/model/LiveAnswer.h"
#include "app/model/Viewing.h"
#include "app/shell/LastPlace.h"
#include "app/shell/Panel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TileStrip.h"
#include "support/Program.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include <atomic>
#include <thread>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class WorkspaceSwitchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    bool idle() const { return m->jobs.isIdle(); }
    QString path(const char* name) const { return m->folder.filePath(QString::fromLatin1(name)); }

    // What is there of figures, by block and strip of tiles.
    QStringList figures() const
    {
        QStringList found;
        for (const BlockFrame* frame : m->window->findChildren<BlockFrame*>())
            if (!frame->block().asTable.rows.isEmpty() || (frame->body()->view() && frame->block().state != present::State::Empty))
                found.append(frame->block().id);
        for (const auto* strip : m->window->findChildren<charts::TileStrip*>())
            if (!strip->tiles().isEmpty())
                found.append(QStringLiteral("tiles: ") + strip->tiles().first().label);
        return found;
    }
    static QString tagOf(const BlockFrame& frame)
    {
        for (const QLabel* label : frame.findChildren<QLabel*>())
            if (label->property("tag").isValid() && label->isVisibleTo(&frame))
                return label->text();
        return {};
    }
    static present::Block block()
    {
        present::TableSpec table;
        table.columns = {{QStringLiteral("Group"), present::TableSpec::Kind::Text, 0, QStringLiteral("group")}};
        present::TableSpec::Cell north;
        north.text = QStringLiteral("North");
        table.rows = {{north}};
        present::Block made;
        made.id = QStringLiteral("groups");
        made.title = QStringLiteral("Groups");
        made.body = table;
        made.asTable = table;
        return made;
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(path("first.holdfast"), false, 400);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && idle(), kPatience);
    }
    void cleanup() { m.reset(); }

    void noFigureOutlivesItsWorkspace()
    {
        for (const int place : {int(Rail::Overview), int(Rail::Segments), int(Rail::EarlyWarning), int(Rail::Satisfaction), int(Rail::Value), int(Rail::Quality)})
            for (int tab = 0; tab < std::max(1, m->window->panel(place)->header()->tabs()->count()); ++tab) {
                m->window->goTo(place, tab);
                QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
            }
        m->window->goTo(Rail::Overview, 0);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QVERIFY2(figures().size() > 30, qPrintable(figures().join(u' ')));
        QStringList atOpening {QStringLiteral("not opened")};
        connect(m->workbench.get(), &Workbench::opened, this, [&] { atOpening = figures(); });
        m->workbench->openSample(path("second.holdfast"), false, 300);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->path().endsWith(QStringLiteral("second.holdfast")), kPatience);
        QVERIFY2(atOpening.isEmpty(), qPrintable(atOpening.join(QStringLiteral(", "))));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && figures().size() > 3, kPatience);
    }

    // Stopped by hand before there is a result: said, and a button asks again.
    void whatWasStoppedSaysSo()
    {
        BlockFrame frame(Surroundings {*m->appearance, m->preferences, *m->workbench, m->dialogs}, nullptr);
        frame.resize(500, 300);
        frame.show();
        frame.setComputing(true);
        frame.setComputing(false);
        auto* button = frame.findChild<QPushButton*>(QStringLiteral("blockAction"));
        QVERIFY(button->isVisible());
        QSignalSpy asked(m->workbench.get(), &Workbench::factsChanged);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        // A result takes its place; stopped later, it stays, marked.
        frame.setBlock(block());
        QVERIFY(!button->isVisible());
        QCOMPARE(tagOf(frame), QString());
        frame.setComputing(true);
        frame.setComputing(false);
        QCOMPARE(tagOf(frame), QStringLiteral("stale"));
        QVERIFY(frame.body()->graphicsEffect());
        frame.setBlock(block());
        QCOMPARE(tagOf(frame), QString());
        QVERIFY(!frame.body()->graphicsEffect());
        // A new result without a pause between is not stale.
        frame.setComputing(true);
        frame.setBlock(block());
        frame.setComputing(false);
        QCOMPARE(tagOf(frame), QString());
        // An error has no figures to take elsewhere.
        frame.setError(QStringLiteral("No."));
        for (const QAction* action : frame.menu()->actions())
            if (action->text().startsWith(QStringLiteral("Export")) || action->text().startsWith(QStringLiteral("Copy")))
                QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
    }

    // Stopped by hand: the answer of before is not the answer to this question.
    void aStoppedAnswerIsNone()
    {
        std::atomic<bool> wait = false;
        LiveAnswer<int> live(*m->workbench, QStringLiteral("test"), [] { return QStringLiteral("Test"); },
            [&wait](flow::Session&, const flow::Scope&, core::JobContext& job) -> core::Result<int> {
                while (wait && !job.shouldStop())
                    std::this_thread::yield();
                return job.shouldStop() ? core::Result<int>(core::fail(core::Code::Cancelled)) : core::Result<int>(7);
            }, this);
        live.setActive(true);
        QTRY_VERIFY(live.answer() && *live.answer() == 7);
        wait = true;
        live.invalidate();
        QVERIFY(live.isComputing());
        m->jobs.cancelAll();
        QTRY_VERIFY(!live.isComputing());
        QVERIFY(!live.answer() && !live.problem());
        wait = false;
        live.setActive(true); // seen again: asked again
        QTRY_VERIFY(live.answer());
    }

    // Looking at a file leaves no trace: neither where the next opening starts, nor in the workspace that stays open where another fails.
    void viewingLeavesNoTrace()
    {
        m->window->goTo(Rail::Value, 1);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto kept = [this] { return lastPlace(m->preferences, path("first.holdfast")); };
        QVERIFY(kept() && kept()->place == Rail::Value && kept()->tab == 1);
        openToView(*m->workbench, path("first.holdfast"));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && isViewing(*m->workbench) && idle(), kPatience);
        QCOMPARE(m->window->place(), int(Rail::Briefings));
        m->window->goTo(Rail::Overview);
        // One that can't be opened: what is viewed stays so.
        m->workbench->open(path("no such.holdfast"));
        QTRY_VERIFY_WITH_TIMEOUT(!m->dialogs.told.isEmpty() && idle(), kPatience);
        QVERIFY(isViewing(*m->workbench));
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QVERIFY(kept()->place == Rail::Value && kept()->tab == 1);
    }

    // Preferences are written through to the disk: not at every step.
    void aChangeOfPanelWritesNoPreferences()
    {
        const auto written = [this] {
            QFile file(path("settings/holdfast.ini"));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = written();
        QVERIFY(!before.isEmpty());
        for (const int place : {int(Rail::Value), int(Rail::Segments), int(Rail::Overview), int(Rail::Quality)})
            m->window->goTo(place);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        QCOMPARE(written(), before);
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto kept = lastPlace(m->preferences, path("first.holdfast"));
        QVERIFY(kept && kept->place == Rail::Quality);
    }

    // The keys stay with what is seen.
    void nothingUnderAMaximisedBlockTakesTheKeys()
    {
        m->window->goTo(Rail::Overview);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        Panel* panel = m->window->panel(Rail::Overview);
        BlockFrame* frame = nullptr;
        for (BlockFrame* one : panel->findChildren<BlockFrame*>())
            if (one->block().id == QStringLiteral("cohort-retention"))
                frame = one;
        QVERIFY(frame);
        auto* maximise = frame->menu()->findChild<QAction*>(QStringLiteral("maximise"));
        for (QAction* one : frame->menu()->actions())
            if (one->objectName() == QStringLiteral("maximise"))
                maximise = one;
        QVERIFY(maximise);
        maximise->trigger();
        QVERIFY(frame->hasFocus());
        QWidget* cover = frame->parentWidget();
        int inside = 0;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const QWidget* now = QApplication::focusWidget();
            QVERIFY(now);
            inside += cover->isAncestorOf(now);
            QVERIFY2(!panel->isAncestorOf(now) || cover->isAncestorOf(now) || panel->header()->isAncestorOf(now), qPrintable(now->objectName() + QLatin1String(now->metaObject()->className())));
        }
        QVERIFY(inside > 0);
        maximise->trigger();
        for (const BlockFrame* one : panel->findChildren<BlockFrame*>())
            QVERIFY(one->isEnabled());
        QVERIFY(panel->isAncestorOf(frame) && frame->isVisible());
    }
};

HOLDFAST_TEST(WorkspaceSwitchTest)
#include "WorkspaceSwitchTest.moc"
