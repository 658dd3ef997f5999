// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From two flawed files to clean figures by clicks and keys: types and dates corrected, loaded, judged, cleaned,
// duplicates merged, and all of it taken back.
#include "app/panels/quality/DuplicatesPage.h"
#include "app/panels/quality/QualityController.h"
#include "app/panels/quality/QualityPanel.h"
#include "app/panels/quality/RecipeBlock.h"
#include "app/panels/quality/RecipeController.h"
#include "app/panels/sources/ImportController.h"
#include "app/panels/sources/SourcesPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "charts/TreeSpecView.h"
#include "support/Program.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class DataQualityTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    SourcesPanel* sources() const { return static_cast<SourcesPanel*>(m->window->panel(Rail::Sources)); }
    QualityPanel* quality() const { return static_cast<QualityPanel*>(m->window->panel(Rail::Quality)); }
    ImportController& files() const { return *sources()->controller(); }
    RecipeController& recipe() const { return *quality()->recipe(); }

    // 60 customers: three spellings of a region, a year nobody filled in, two pairs that are one person each.
    static QByteArray customers(const QByteArray& town = "Lyon", int last = 60)
    {
        QByteArray text = "customer_id,loyalty_no,name,email,region,birth_year,town,signup_date\n";
        for (int i = 1; i <= last; ++i) {
            const QByteArray number = QByteArray::number(i);
            const bool twin = i == 58 || i == 59; // of 1 and 2
            const QByteArray person = twin ? QByteArray::number(i - 57) : number;
            text += "C" + number + "," + QByteArray::number(100000 + i) + ",Martin Kowalski" + person + ",kowalski" + person + "@example.com," + (i % 20 == 0 ? "north " : i % 3 ? "North" : "South") + ","
                + (i % 7 == 0 ? "1900" : QByteArray::number(1950 + i)) + "," + town + ",2023-01-" + QByteArray::number(10 + i % 20) + "\n";
        }
        return text;
    }
    // Days up to 12 only: every date can be read both ways.
    static QByteArray orders()
    {
        QByteArray text = "order_id,customer_id,order_date,amount\n";
        for (int i = 1; i <= 400; ++i)
            text += "T" + QByteArray::number(i) + ",C" + QByteArray::number(1 + i % 62) + "," + QByteArray::number(1 + i % 12).rightJustified(2, '0') + "/"
                + QByteArray::number(1 + (i / 12) % 12).rightJustified(2, '0') + "/2024," + QByteArray::number(10 + i % 90) + ".50\n";
        return text;
    }

    void drop(const QStringList& paths)
    {
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m->window.get(), &enter);
        QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m->window.get(), &event);
    }
    bool settled() const
    {
        return !files().files().empty() && std::all_of(files().files().begin(), files().files().end(), [](const SourceFile& file) {
            return file.state == FileState::Ready || file.state == FileState::Choices || file.state == FileState::Loaded || file.state == FileState::Failed;
        });
    }
    bool idle() const { return m->jobs.isIdle(); }
    // Keeps names and contacts, which are left out otherwise.
    void keepPersonalData()
    {
        const auto isKept = [](const std::string& privacy) { return privacy.empty() || privacy == "keep"; };
        for (int columns = 0; columns < 8; ++columns) {
            QComboBox* open = nullptr;
            // The cards are made anew by events: the boxes seen must tell what the file holds.
            const auto told = [&] {
                open = nullptr;
                std::ptrdiff_t boxes = 0, kept = 0;
                for (QComboBox* box : m->window->findChildren<QComboBox*>(QStringLiteral("answer-personal-data"))) {
                    if (!box->isVisible())
                        continue;
                    ++boxes;
                    if (isKept(box->currentData().toString().toStdString()))
                        ++kept;
                    else
                        open = box;
                }
                for (const flow::SourceColumn& column : files().current()->preview->columns)
                    if (!column.personal.empty() && (!column.ignored || !column.privacy.empty())) {
                        --boxes;
                        kept -= isKept(column.privacy);
                    }
                return boxes == 0 && kept == 0;
            };
            QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
            if (!open)
                return;
            open->setFocus();
            QTest::keyClick(open, Qt::Key_End); // the last choice: as it is
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        }
        QFAIL("personal data can't be kept");
    }
    void load(const QStringList& paths)
    {
        if (!m->workbench->isOpen()) {
            m->workbench->create(m->folder.filePath(QStringLiteral("shop.holdfast")));
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && idle(), kPatience);
        }
        drop(paths);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        // Without a window manager nothing makes the window active again when a dialog closes.
        m->window->activateWindow();
        QTRY_VERIFY(m->window->isActiveWindow());
        QTest::keyClick(m->window.get(), Qt::Key(key), modifiers);
    }
    void openQuality()
    {
        press(Qt::Key_0, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m->window->place(), int(Rail::Quality));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && quality()->scores()->body()->tree(), kPatience);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
    }
    void cleanup() { m.reset(); }

    void fromFlawedFilesToCleanOnes()
    {
        load({m->write(QStringLiteral("customers.csv"), customers()), m->write(QStringLiteral("orders.csv"), orders())});
        QCOMPARE(files().files().size(), std::size_t(2));
        files().setCurrent(0);
        keepPersonalData();

        // A number that is a name: its type is text.
        QComboBox* type = nullptr;
        QTRY_VERIFY((type = m->find<QComboBox>("type-1")));
        QCOMPARE(type->currentData().toString(), QStringLiteral("integer"));
        type->setFocus();
        QTest::keyClick(type, Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QCOMPARE(files().files()[0].preview->columns[1].type, std::string("text"));

        // A date that can be read two ways.
        press(Qt::Key_F8);
        QComboBox* answer = nullptr;
        QTRY_VERIFY((answer = m->find<QComboBox>("answer-ambiguous-date")));
        QTRY_VERIFY(answer->hasFocus());
        QTest::keyClick(answer, Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && sources()->openChoices() == 0, kPatience);
        press(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers >= 60 && m->workbench->state().tables.size() >= 2 && idle(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m->workbench->state().imports.size(), std::size_t(2), kPatience);

        openQuality();
        const auto* answerNow = m->window->findChild<QualityController*>()->answer();
        QVERIFY(answerNow && answerNow->tables.size() >= 2);
        QVERIFY(answerNow->score > 0 && answerNow->score <= 100);

        // A cell of the tree by mouse: its rule and the rows that fail.
        charts::TreeSpecView* tree = quality()->scores()->body()->tree();
        const auto place = present::cellOf(*answerNow, {"customer", "birth_year", flow::Dimension::Accuracy});
        QVERIFY(place.first >= 0);
        const QModelIndex cell = tree->tree()->indexOf(place.first, place.second);
        tree->expand(cell.parent());
        tree->scrollTo(cell);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(cell).center());
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        auto* rows = m->find<charts::TableSpecView>("failingRows");
        QVERIFY(rows && rows->table()->rowCount() > 0);

        // The fix becomes a step, tried first, then applied.
        QTest::mouseClick(m->find<QPushButton>("addFix"), Qt::LeftButton);
        QDialog* step = nullptr;
        QTRY_VERIFY((step = m->window->findChild<QDialog*>(QStringLiteral("StepDialog"))));
        auto* run = step->findChild<QPushButton*>(QStringLiteral("run"));
        QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled() && idle(), kPatience);
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(recipe().outcome() && idle(), kPatience);
        QCOMPARE(recipe().draft().steps.size(), std::size_t(1));
        QVERIFY(recipe().outcome()->cells > 0);
        QVERIFY(recipe().inForce().steps.empty());
        const double before = m->window->findChild<QualityController*>()->answer()->score;
        QTest::mouseClick(m->find<QPushButton>("applyRecipe"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(recipe().inForce().steps.size() == 1 && idle(), kPatience);
        QVERIFY(!m->find<QPushButton>("applyRecipe"));
        const double cleaned = m->window->findChild<QualityController*>()->answer()->score;
        QVERIFY2(cleaned != before, qPrintable(QStringLiteral("%1 → %2").arg(before).arg(cleaned)));
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(recipe().inForce().steps.empty() && idle(), kPatience);
        QTRY_COMPARE(m->window->findChild<QualityController*>()->answer()->score, before);

        // Two customers who are one: ticked, merged, separated by undo.
        press(Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(quality()->duplicates()->answer() && idle(), kPatience);
        const auto pairsNow = [this] { return quality()->duplicates()->answer()->pairs.size(); };
        const std::size_t pairs = pairsNow();
        QVERIFY2(pairs >= 2, qPrintable(QStringLiteral("%1 pairs, %2 fields, %3 compared").arg(pairs).arg(quality()->duplicates()->answer()->fields.size()).arg(quality()->duplicates()->answer()->compared)));
        const std::uint64_t customersBefore = m->workbench->counts()->summary.all;
        charts::TableSpecView* table = quality()->duplicates()->pairs();
        const QRect first = table->visualRect(table->table()->index(0, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, first.topLeft() + QPoint(12, first.height() / 2));
        QTRY_VERIFY(m->find<QPushButton>("mergePairs")->isEnabled());
        QTest::mouseClick(m->find<QPushButton>("mergePairs"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(pairsNow() == pairs - 1 && idle(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m->workbench->counts()->summary.all, customersBefore - 1, kPatience);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(pairsNow() == pairs && idle(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m->workbench->counts()->summary.all, customersBefore, kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
    }

    void expectedIsAStep()
    {
        load({m->write(QStringLiteral("customers.csv"), customers())});
        press(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 60 && idle(), kPatience);
        openQuality();
        auto* controller = m->window->findChild<QualityController*>();
        QVERIFY(controller->rule());
        const std::string id = controller->rule()->id();
        const double before = controller->answer()->score;
        QVERIFY(controller->rule()->failed > 0); // opens on what to fix first
        QTest::mouseClick(m->find<QPushButton>("markExpected"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && controller->rule() && controller->rule()->expected, kPatience);
        QVERIFY(controller->answer()->score > before);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(idle() && controller->rule() && !controller->rule()->expected, kPatience);
        QCOMPARE(controller->rule()->id(), id);
        QCOMPARE(controller->answer()->score, before);
    }

    void emptyWorkspaceSaysWhatItNeeds()
    {
        m->workbench->create(m->folder.filePath(QStringLiteral("empty.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && idle(), kPatience);
        press(Qt::Key_0, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m->window->place(), int(Rail::Quality));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && quality()->scores()->block().state == present::State::Empty, kPatience);
        QCOMPARE(quality()->scores()->block().emptyText, QStringLiteral("Load a table to see its quality."));
        QTest::mouseClick(quality()->scores()->findChild<QPushButton*>(QStringLiteral("blockAction")), Qt::LeftButton);
        QCOMPARE(m->window->place(), int(Rail::Sources));
    }

    void nextMonthIsOneButton()
    {
        load({m->write(QStringLiteral("may.csv"), customers("Lyon", 50))});
        press(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 50 && idle(), kPatience);
        drop({m->write(QStringLiteral("june.csv"), customers("Metz", 60))});
        QTRY_VERIFY_WITH_TIMEOUT(files().files().size() == 2 && settled() && idle(), kPatience);
        QVERIFY(files().current()->isRefresh());
        QCOMPARE(files().current()->refresh->rows.fresh, 10u);
        QCOMPARE(files().current()->refresh->rows.changed, 50u); // all moved
        QCOMPARE(files().current()->refresh->rows.gone, 0u);
        QCOMPARE(m->find<QTabBar>("importViews")->currentIndex(), 1);
        auto* primary = m->find<QPushButton>("importPrimary");
        QCOMPARE(primary->text(), QStringLiteral("Refresh"));
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 60 && idle(), kPatience);
        QVERIFY(m->find<QLabel>("loadedText")->text().contains(QStringLiteral("10 rows new")));
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 50 && idle(), kPatience);
    }

    void wrongFileIsToldInItsPlace()
    {
        load({m->write(QStringLiteral("picture.csv"), QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20))});
        QCOMPARE(files().files()[0].state, FileState::Failed);
        auto* message = m->find<QLabel>("fileMessage");
        QVERIFY(message && message->text().size() > 20);
        QVERIFY(!m->find<QPushButton>("importPrimary"));
        QVERIFY(m->dialogs.told.isEmpty());
    }

    void tableIsPasted()
    {
        m->workbench->create(m->folder.filePath(QStringLiteral("shop.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && idle(), kPatience);
        QGuiApplication::clipboard()->clear();
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m->dialogs.told.size(), 1); // nothing there
        QGuiApplication::clipboard()->setText(QString::fromLatin1(customers()).replace(u',', u'\t'));
        press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QCOMPARE(files().files()[0].preview->rows, 60u);
        QVERIFY(QFile::permissions(files().files()[0].path).testFlag(QFile::ReadOwner));
        QVERIFY(!(QFile::permissions(files().files()[0].path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void cellTellsWhereItComesFrom()
    {
        load({m->write(QStringLiteral("customers.csv"), customers())});
        press(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 60 && idle(), kPatience);
        m->window->goTo(Rail::Sources, SourcesPanel::TablesTab);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        auto* frame = m->find<BlockFrame>("tables");
        QVERIFY(frame && frame->body()->table());
        frame->body()->table()->selectRow(0);
        QTest::keyClick(frame->body()->table(), Qt::Key_Return);
        QDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m->window->findChild<QDialog*>(QStringLiteral("tableRowsDialog"))), kPatience);
        auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 60);
        table->setCurrentCell(4, 0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_I);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QWidget*>(QStringLiteral("provenancePopover")), kPatience);
        QStringList texts;
        for (const QLabel* label : dialog->findChild<QWidget*>(QStringLiteral("provenancePopover"))->findChildren<QLabel*>())
            texts.append(label->text());
        QVERIFY2(texts.contains(QStringLiteral("customers.csv")), qPrintable(texts.join(u'\n')));
        QVERIFY2(texts.join(u' ').contains(QStringLiteral("C5")), qPrintable(texts.join(u'\n')));
    }
};

HOLDFAST_TEST(DataQualityTest)
#include "DataQualityTest.moc"
