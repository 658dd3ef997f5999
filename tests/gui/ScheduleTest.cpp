// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule where only a part of the time is seen: what is gripped lies in the plot, and keys of the window stay its own.
#include "support/TestMain.h"

#include "charts/GanttView.h"

#include <QAction>
#include <QMainWindow>
#include <QSignalSpy>

using namespace holdfast;
using charts::GanttView;

class ScheduleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QMainWindow> m_window;
    GanttView* m_view = nullptr;
    core::CivilDate m_first {20000};

    present::GanttSpec spec(int tasks = 3) const
    {
        present::GanttSpec made;
        for (int i = 0; i < tasks; ++i) {
            present::GanttSpec::Row row;
            row.id = QStringLiteral("t%1").arg(i + 1);
            row.name = QStringLiteral("Task %1").arg(i + 1);
            row.start = m_first + 10 + i;
            row.end = m_first + 120;
            made.rows.append(row);
        }
        made.first = m_first;
        made.last = m_first + 200;
        return made;
    }
    QSignalSpy* m_moved = nullptr;

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_view = new GanttView;
        m_window->setCentralWidget(m_view);
        m_window->resize(900, 400);
        m_window->show();
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        m_view->setSpec(spec());
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
        m_moved = new QSignalSpy(m_view, &GanttView::moved);
    }
    void cleanup()
    {
        delete m_moved;
        m_window.reset();
    }

    // Zoomed in, the bar begins left of the plot, under the names: a press on a name moves nothing.
    void aNameIsNoGrip()
    {
        m_view->choose(QStringLiteral("t1"));
        m_view->setZoom(GanttView::Zoom::Week);
        QVERIFY(m_view->seen().first > m_first + 10);
        const QRect bar = m_view->barRect(QStringLiteral("t1"));
        QVERIFY(bar.left() < 0);
        const QPoint name(30, bar.center().y());
        QTest::mouseMove(m_view, name);
        QVERIFY(m_view->cursor().shape() == Qt::ArrowCursor);
        QTest::mousePress(m_view, Qt::LeftButton, {}, name);
        QTest::mouseMove(m_view, name + QPoint(400, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, name + QPoint(400, 0));
        QCOMPARE(m_moved->size(), 0);
        // In the plot it is held as before.
        const QPoint inside(m_view->width() / 2, bar.center().y());
        QTest::mousePress(m_view, Qt::LeftButton, {}, inside);
        QTest::mouseMove(m_view, inside + QPoint(200, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, inside + QPoint(200, 0));
        QCOMPARE(m_moved->size(), 1);
    }

    // A press on a row whose bar is out of sight brings it into sight; it does not hold what has come under the pointer.
    void aPressThatScrollsHoldsNothing()
    {
        auto all = spec();
        all.rows[2].start = m_first + 150;
        all.rows[2].end = m_first + 190;
        m_view->setSpec(all);
        m_view->choose(QStringLiteral("t1"));
        m_view->setZoom(GanttView::Zoom::Week);
        const QRect first = m_view->barRect(QStringLiteral("t1"));
        const QRect second = m_view->barRect(QStringLiteral("t2"));
        const QPoint at(m_view->width() / 2, second.center().y() + (second.center().y() - first.center().y()));
        QTest::mousePress(m_view, Qt::LeftButton, {}, at);
        QCOMPARE(m_view->chosen(), QStringLiteral("t3"));
        QVERIFY(m_view->seen().first > m_first + 140);
        QTest::mouseMove(m_view, at + QPoint(150, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, at + QPoint(150, 0));
        QCOMPARE(m_moved->size(), 0);
    }

    void keysOfTheWindowStayItsOwn_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        QTest::addColumn<bool>("own");
        QTest::newRow("Ctrl+0") << QKeySequence(Qt::CTRL | Qt::Key_0) << false;
        QTest::newRow("Ctrl++") << QKeySequence(Qt::CTRL | Qt::Key_Plus) << false;
        QTest::newRow("Alt+Left") << QKeySequence(Qt::ALT | Qt::Key_Left) << false;
        QTest::newRow("Alt+Right") << QKeySequence(Qt::ALT | Qt::Key_Right) << false;
        QTest::newRow("0") << QKeySequence(Qt::Key_0) << true;
        QTest::newRow("Right") << QKeySequence(Qt::Key_Right) << true;
        QTest::newRow("Ctrl+Right") << QKeySequence(Qt::CTRL | Qt::Key_Right) << true;
    }
    void keysOfTheWindowStayItsOwn()
    {
        QFETCH(QKeySequence, keys);
        QFETCH(bool, own);
        QAction action;
        action.setShortcut(keys);
        m_window->addAction(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        m_view->choose(QStringLiteral("t2"));
        m_view->setZoom(GanttView::Zoom::Month);
        const auto before = m_view->seen();
        QTest::keyClick(m_view, Qt::Key(keys[0].key()), keys[0].keyboardModifiers());
        QCOMPARE(triggered.size(), own ? 0 : 1);
        QCOMPARE(m_moved->size() + (m_view->seen() == before ? 0 : 1), own ? 1 : 0);
    }

    void plusAndMinusZoomStill()
    {
        m_view->choose(QStringLiteral("t1"));
        m_view->setZoom(GanttView::Zoom::Month);
        QTest::keyClick(m_view, Qt::Key_Plus, Qt::ShiftModifier);
        QVERIFY(m_view->seen().second - m_view->seen().first < 30);
        QTest::keyClick(m_view, Qt::Key_Minus);
        QTest::keyClick(m_view, Qt::Key_Minus, Qt::KeypadModifier);
        QVERIFY(m_view->seen().second - m_view->seen().first > 30);
        QTest::keyClick(m_view, Qt::Key_0);
        QCOMPARE(int(m_view->zoom()), int(GanttView::Zoom::All));
    }
};

HOLDFAST_TEST(ScheduleTest)
#include "ScheduleTest.moc"
