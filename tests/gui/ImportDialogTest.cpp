// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From two CSV files to a window with figures, by the import dialog.
#include "app/panels/sources/ImportController.h"
#include "app/panels/sources/SourcesPanel.h"
#include "app/shell/Rail.h"
#include "support/Program.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QTableWidget>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 30000;

class ImportDialogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    SourcesPanel* sources() const { return static_cast<SourcesPanel*>(m->window->panel(Rail::Sources)); }
    ImportController& files() const { return *sources()->controller(); }

    static QByteArray customers()
    {
        QByteArray text = "customer_id,region,signup_date\n";
        for (int i = 1; i <= 60; ++i)
            text += "C" + QByteArray::number(i) + (i % 3 ? ",North," : ",South,") + "2023-01-" + QByteArray::number(10 + i % 20) + "\n";
        return text;
    }
    // Days up to 12 only: every date can be read both ways.
    static QByteArray transactions()
    {
        QByteArray text = "order_id,customer_id,order_date,amount\n";
        for (int i = 1; i <= 400; ++i)
            text += "T" + QByteArray::number(i) + ",C" + QByteArray::number(1 + i % 60) + "," + QByteArray::number(1 + i % 12).rightJustified(2, '0') + "/"
                + QByteArray::number(1 + (i / 12) % 12).rightJustified(2, '0') + "/2024," + QByteArray::number(10 + i % 90) + ".50\n";
        text += "T401,C1,not a date,5.00\n";
        return text;
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
    }
    void cleanup() { m.reset(); }

    void loadsTwoFiles()
    {
        m->dialogs.openFiles = {m->write(QStringLiteral("customers.csv"), customers()), m->write(QStringLiteral("orders.csv"), transactions())};
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("new.holdfast"));
        QTest::mouseClick(m->find<QAbstractButton>("newWorkspace"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen(), kPatience);
        QCOMPARE(m->window->place(), int(Rail::Sources));
        QTRY_COMPARE_WITH_TIMEOUT(files().files().size(), std::size_t(2), kPatience);
        const auto settled = [this] {
            return std::all_of(files().files().begin(), files().files().end(),
                [](const SourceFile& file) { return file.state == FileState::Ready || file.state == FileState::Choices; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QCOMPARE(files().files()[0].state, FileState::Ready);
        QCOMPARE(files().files()[1].state, FileState::Choices); // which order the dates have is asked, not guessed
        QCOMPARE(sources()->openChoices(), 1);

        auto* primary = m->find<QPushButton>("importPrimary");
        QVERIFY(primary);
        QCOMPARE(primary->text(), QStringLiteral("Next open choice"));
        QTest::keyClick(m->window.get(), Qt::Key_F8);
        QComboBox* answer = nullptr;
        QTRY_VERIFY((answer = m->find<QComboBox>("answer-ambiguous-date")));
        QTRY_VERIFY(answer->hasFocus());
        QVERIFY(answer->count() >= 3);
        QTest::keyClick(answer, Qt::Key_Down); // either order reads every date
        QTRY_VERIFY_WITH_TIMEOUT(settled() && sources()->openChoices() == 0, kPatience);
        QCOMPARE(files().readyFiles(), 2);

        QVERIFY(primary->text().startsWith(QStringLiteral("Load")));
        QTest::mouseClick(primary, Qt::LeftButton);
        const auto loaded = [this] {
            return std::all_of(files().files().begin(), files().files().end(),
                [](const SourceFile& file) { return file.state == FileState::Loaded || file.state == FileState::Failed; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(loaded(), kPatience);
        const auto& orders = *files().files()[1].answer;
        QCOMPARE(orders.read, 401u);
        QCOMPARE(orders.loaded, 400u);
        QCOMPARE(orders.rejected, 1u);
        QVERIFY(m->find<QLabel>("loadedText")->text().contains(QStringLiteral("400")));

        QTest::mouseClick(m->find<QPushButton>("showRejected"), Qt::LeftButton);
        QDialog* rejected = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rejected = m->window->findChild<QDialog*>(QStringLiteral("rejectedDialog"))), kPatience);
        QCOMPARE(rejected->findChild<QTableWidget*>()->rowCount(), 1);
        QTest::keyClick(rejected, Qt::Key_Escape);

        QTRY_COMPARE(primary->text(), QStringLiteral("Open Overview"));
        QTest::mouseClick(primary, Qt::LeftButton);
        QCOMPARE(m->window->place(), int(Rail::Overview));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->counts() && m->workbench->counts()->summary.all == 60, kPatience);
    }

    // A workspace without data says how to start, once, and leads there.
    void anEmptyWorkspaceLeadsToImport()
    {
        m->workbench->create(m->folder.filePath(QStringLiteral("empty.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->jobs.isIdle(), kPatience);
        for (const int place : {int(Rail::Overview), int(Rail::Segments)}) {
            m->window->goTo(place);
            auto* start = m->find<QPushButton>("panelStartImport");
            QVERIFY(start);
            QTest::mouseClick(start, Qt::LeftButton);
            QCOMPARE(m->window->place(), int(Rail::Sources));
        }
        sources()->addFiles({m->write(QStringLiteral("customers.csv"), customers())});
        QTRY_COMPARE_WITH_TIMEOUT(files().readyFiles(), 1, kPatience);
        sources()->nextStep();
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 60 && m->jobs.isIdle(), kPatience);
        m->window->goTo(Rail::Overview);
        QVERIFY(!m->find<QPushButton>("panelStartImport"));
    }

    // A database has tables, no encoding or delimiter: one is asked for, and can be exchanged for another afterwards.
    void chooseATable()
    {
        const QString path = m->folder.filePath(QStringLiteral("shop.sqlite"));
        QProcess shell;
        shell.start(QStringLiteral("sqlite3"), {path,
            QStringLiteral("CREATE TABLE buyers(customer_id, region); CREATE TABLE orders(customer_id, order_date, amount);"
                           "INSERT INTO buyers VALUES('C1','North'),('C2','South');"
                           "INSERT INTO orders VALUES('C1','2024-01-02',5.5),('C2','2024-02-03',6.5),('C2','2024-03-03',7.5);")});
        if (!shell.waitForFinished() || shell.exitCode() != 0)
            QSKIP("needs the program sqlite3");
        m->workbench->create(m->folder.filePath(QStringLiteral("t.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->jobs.isIdle(), kPatience);
        sources()->addFiles({path});
        QTRY_COMPARE_WITH_TIMEOUT(files().current()->state, FileState::Choices, kPatience);
        QComboBox* answer = nullptr;
        QTRY_VERIFY((answer = m->find<QComboBox>("answer-ambiguous-table")));
        QTest::keyClick(answer, Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(files().current()->state, FileState::Ready, kPatience);
        QVERIFY(!m->find<QComboBox>("dialectEncoding") && !m->find<QComboBox>("dialectDelimiter"));
        auto* part = m->find<QComboBox>("sourcePart");
        QVERIFY(part && part->isVisible());
        QCOMPARE(part->count(), 2);
        const QString first = part->currentText();
        QTest::keyClick(part, part->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(files().current()->state == FileState::Ready && QString::fromStdString(files().current()->preview->part) != first, kPatience);
        QCOMPARE(files().current()->preview->role, std::string(files().current()->preview->part == "buyers" ? "customer" : "transaction"));
        QCOMPARE(files().current()->preview->rows, std::uint64_t(files().current()->preview->part == "buyers" ? 2 : 3));
    }

    void undoTakesAnImportBack()
    {
        m->dialogs.openFiles = {m->write(QStringLiteral("customers.csv"), customers())};
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("new.holdfast"));
        QTest::mouseClick(m->find<QAbstractButton>("newWorkspace"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(files().readyFiles() == 1, kPatience);
        QTest::mouseClick(m->find<QPushButton>("importPrimary"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 60, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QTest::keyClick(m->window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 0, kPatience);
    }

    void droppedFilesAskForAWorkspaceFirst()
    {
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("new.holdfast"));
        const auto drop = [this](const QString& path) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(m->window.get(), &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(m->window.get(), &event);
        };
        drop(m->write(QStringLiteral("customers.csv"), customers()));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && files().readyFiles() == 1, kPatience);
        // The second one joins the queue of the open workspace.
        drop(m->write(QStringLiteral("orders.csv"), transactions()));
        QTRY_COMPARE_WITH_TIMEOUT(files().files().size(), std::size_t(2), kPatience);
        // A workspace that is dropped is opened.
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        drop(m->dialogs.saveFile);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen(), kPatience);
    }

    void unreadableFileSaysSo()
    {
        m->dialogs.openFiles = {m->write(QStringLiteral("empty.csv"), {})};
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("new.holdfast"));
        QTest::mouseClick(m->find<QAbstractButton>("newWorkspace"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(files().files().size() == 1 && files().files()[0].state == FileState::Failed, kPatience);
        auto* message = m->find<QLabel>("fileMessage");
        QVERIFY(message && message->text().size() > 20);
        QVERIFY(!m->find<QPushButton>("importPrimary"));
    }

    void existingTargetIsNotOverwritten()
    {
        m->dialogs.openFiles = {m->write(QStringLiteral("customers.csv"), customers())};
        m->dialogs.saveFile = m->write(QStringLiteral("there.holdfast"), "something else");
        QTest::mouseClick(m->find<QAbstractButton>("newWorkspace"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m->dialogs.told.size(), 1, kPatience);
        QVERIFY(!m->workbench->isOpen());
        QFile file(m->dialogs.saveFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("something else"));
    }
};

HOLDFAST_TEST(ImportDialogTest)
#include "ImportDialogTest.moc"
