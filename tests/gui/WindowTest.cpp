// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around the panels: regions by keyboard, help, a block that fills its panel, the place a workspace was left at.
#include "support/TestMain.h"

#include "app/panels/value/ValuePanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/Maximiser.h"
#include "support/Program.h"

#include <QMenu>
#include <QTextBrowser>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    ValuePanel* panel() const { return static_cast<ValuePanel*>(m->window->panel(Rail::Value)); }
    BlockFrame* block() const { return panel()->block(QStringLiteral("value-tenths")); }
    Maximiser* maximiser() const { return block()->findChild<Maximiser*>(QString(), Qt::FindDirectChildrenOnly); }
    void doubleClickHeader() const { QTest::mouseDClick(block(), Qt::LeftButton, {}, QPoint(30, 12)); }
    bool fills() const { return block()->width() > panel()->width() - 40 && block()->height() > panel()->height() - 100; }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 300);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        QCOMPARE(m->window->place(), int(Rail::Overview));
        QTest::keyClick(m->window.get(), Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel()->value()->answer(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void aBlockFillsItsPanel()
    {
        const QRect before = block()->geometry();
        const QWidget* home = block()->parentWidget();
        QVERIFY(!fills());
        doubleClickHeader();
        QVERIFY(maximiser()->isMaximised());
        QTRY_VERIFY(fills());
        QVERIFY(block()->hasFocus());
        QTest::keyClick(block(), Qt::Key_Escape);
        QVERIFY(!maximiser()->isMaximised());
        QCOMPARE(block()->parentWidget(), home);
        QTRY_COMPARE(block()->geometry(), before);
        QVERIFY(block()->isVisible() && block()->hasFocus());

        QTest::mouseDClick(block(), Qt::LeftButton, {}, QPoint(block()->width() / 2, block()->height() - 20)); // a mark, not the header
        QVERIFY(!maximiser()->isMaximised());

        auto* action = block()->menu()->findChild<QAction*>(QStringLiteral("maximise"));
        if (!action)
            action = maximiser()->findChild<QAction*>(QStringLiteral("maximise"));
        QCOMPARE(action->text(), QStringLiteral("Maximise"));
        action->trigger();
        QTRY_VERIFY(fills());
        QCOMPARE(action->text(), QStringLiteral("Restore size"));
        m->window->resize(1366, 768);
        QTRY_VERIFY(m->window->width() == 1366 && fills());
        m->window->resize(1440, 900);
        m->window->goTo(Rail::Overview); // out of view
        QVERIFY(!maximiser()->isMaximised());
        m->window->goTo(Rail::Value);
        QTRY_COMPARE(block()->geometry(), before);
    }

    // The page a block is part of is known while it fills the panel.
    void aMaximisedBlockCanBePinned()
    {
        const QString before = m->workbench->undoText();
        doubleClickHeader();
        QTRY_VERIFY(fills());
        QTest::keyClick(block(), Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->undoText().contains(QStringLiteral("briefing"), Qt::CaseInsensitive), kPatience);
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->undoText() == before, kPatience);
        QTest::keyClick(block(), Qt::Key_Escape);
        QVERIFY(!maximiser()->isMaximised());
    }

    void regionsByKeyboard()
    {
        panel()->setFocus();
        QList<const QWidget*> visited;
        const auto focus = [&] { return m->window->focusWidget(); };
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(focus(), Qt::Key_F6);
            QVERIFY(focus());
            visited.append(focus());
        }
        // Status bar, context bar, navigation, and the panel again.
        QCOMPARE(QSet<const QWidget*>(visited.begin(), visited.end()).size(), 4);
        QVERIFY(panel()->isAncestorOf(visited[3]));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!panel()->isAncestorOf(visited[i]));
        QTest::keyClick(focus(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(static_cast<const QWidget*>(focus()), visited[2]);
        QTest::keyClick(focus(), Qt::Key_F6);
        QVERIFY(panel()->isAncestorOf(focus()));
    }

    void helpNamesTheKeys()
    {
        QTest::keyClick(m->window.get(), Qt::Key_F1);
        auto* help = m->find<QDialog>("helpDialog");
        QVERIFY(help);
        const auto text = [&] { return help->findChild<QTextBrowser*>()->toPlainText(); };
        for (const char* name : {"undo", "findCustomer", "goValue", "nextRegion", "exportBriefing"}) {
            const QAction* action = m->window->command(QString::fromLatin1(name));
            QVERIFY2(text().contains(action->shortcut().toString(QKeySequence::NativeText)), name);
            QVERIFY2(text().contains(action->text()), name);
        }
        m->appearance->setLanguage(QStringLiteral("zh_CN"));
        QTRY_VERIFY(text().contains(m->window->command(QStringLiteral("nextRegion"))->text()) && help->windowTitle().at(0).script() == QChar::Script_Han);
        m->appearance->setLanguage(QStringLiteral("en"));
        QTest::keyClick(help, Qt::Key_Escape);
        QTRY_VERIFY(!m->find<QDialog>("helpDialog"));
    }

    void aWorkspaceOpensWhereItWasLeft()
    {
        const QString path = m->workbench->path();
        m->window->goTo(Rail::EarlyWarning, 2);
        m->workbench->close();
        QTRY_VERIFY(!m->workbench->isOpen());
        m->workbench->open(path);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen(), kPatience);
        QCOMPARE(m->window->place(), int(Rail::EarlyWarning));
        QCOMPARE(m->window->panel(Rail::EarlyWarning)->tab(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
    }
};

HOLDFAST_TEST(WindowTest)
#include "WindowTest.moc"
