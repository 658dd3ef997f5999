// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a pin in a panel to a briefing of one's own, in another order, on paper and in a workbook, and back.
#include "support/TestMain.h"

#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/briefing/PageStack.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "flow/Briefings.h"
#include "support/Program.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QToolButton>

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
    void click(const char* name)
    {
        auto* button = panel()->findChild<QAbstractButton*>(QString::fromLatin1(name));
        QVERIFY2(button && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
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

    void aTemplateIsShownAndLocked()
    {
        QTest::keyClick(m->window.get(), Qt::Key_9, Qt::ControlModifier);
        QCOMPARE(m->window->place(), int(Rail::Briefings));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && pages() > 1, kPatience);
        QCOMPARE(panel()->current(), QStringLiteral("weekly-churn"));
        QCOMPARE(parts()->count(), 2);
        QCOMPARE(basket()->count(), 2);
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
            reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
            if (!reader.waitForFinished(kPatience))
                return QString();
            QStringList lines = QString::fromUtf8(reader.readAllStandardOutput()).split(u'\n');
            lines.removeIf([](const QString& line) { return line.contains(QStringLiteral("Computed")); }); // when, and how long it took
            return lines.join(u'\n');
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
