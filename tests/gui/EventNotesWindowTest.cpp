// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An event is written on the churn trend, by keyboard, and taken back.
#include "support/TestMain.h"

#include "app/panels/overview/OverviewPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "support/Program.h"

#include <QDateEdit>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 20000;

class EventNotesWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;

    OverviewPanel* overview() const { return static_cast<OverviewPanel*>(m->window->panel(Rail::Overview)); }
    QStringList drawn() const
    {
        QStringList texts;
        if (const auto* trend = std::get_if<present::TrendSpec>(&overview()->block(0)->block().body))
            for (const auto& note : trend->notes)
                texts.append(note.text);
        return texts;
    }

private Q_SLOTS:
    void anEventIsWrittenAndTakenBack()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 400);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(overview()->isSettled(), kPatience);
        const QStringList before = drawn();

        auto* action = overview()->block(0)->menu()->findChild<QAction*>(QStringLiteral("trendEvents"));
        QVERIFY(action && !action->text().isEmpty());
        action->trigger();
        auto* dialog = overview()->findChild<QDialog*>(QStringLiteral("EventNotesDialog"));
        QVERIFY(dialog && dialog->isVisible());
        auto* list = dialog->findChild<QTreeWidget*>(QStringLiteral("eventList"));
        auto* add = dialog->findChild<QPushButton*>(QStringLiteral("eventAdd"));
        auto* remove = dialog->findChild<QPushButton*>(QStringLiteral("eventRemove"));
        auto* text = dialog->findChild<QLineEdit*>(QStringLiteral("eventText"));
        const int known = list->topLevelItemCount();
        QVERIFY(!add->isEnabled() && !remove->isEnabled());
        QCOMPARE(dialog->focusWidget(), text);
        QTest::keyClicks(text, QStringLiteral("   "));
        QVERIFY(!add->isEnabled());
        text->clear();
        QTest::keyClicks(text, QStringLiteral("Depot move"));
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), known + 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(drawn().size(), before.size() + 1, kPatience);
        QVERIFY(drawn().join(u'|').contains(QStringLiteral("Depot move")));
        QVERIFY(text->text().isEmpty() && dialog->isVisible());

        for (int i = 0; i < list->topLevelItemCount(); ++i)
            if (list->topLevelItem(i)->text(1) == QStringLiteral("Depot move"))
                list->setCurrentItem(list->topLevelItem(i));
        QVERIFY(remove->isEnabled());
        QTest::keyClick(remove, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(drawn(), before, kPatience);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!overview()->findChild<QDialog*>(QStringLiteral("EventNotesDialog")));

        m->workbench->undo(); // of the removal
        QTRY_COMPARE_WITH_TIMEOUT(drawn().size(), before.size() + 1, kPatience);
        m->workbench->undo(); // of the writing
        QTRY_COMPARE_WITH_TIMEOUT(drawn(), before, kPatience);
    }
};

HOLDFAST_TEST(EventNotesWindowTest)
#include "EventNotesWindowTest.moc"
