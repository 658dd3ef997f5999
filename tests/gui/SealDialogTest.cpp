// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing and opening archives from the window, and the dialog that asks for the passphrase.
#include "support/Program.h"

#include <QAction>
#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000; // ms; a busy machine is no failure

class SealDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksTwiceForANewArchive()
    {
        PassphraseDialog dialog(PassphraseDialog::Purpose::Seal, nullptr);
        dialog.show();
        auto *first = dialog.findChild<QLineEdit*>(QStringLiteral("first")), *second = dialog.findChild<QLineEdit*>(QStringLiteral("second"));
        auto *run = dialog.findChild<QPushButton*>(QStringLiteral("run")), *cancel = dialog.findChild<QPushButton*>(QStringLiteral("cancel"));
        auto *problem = dialog.findChild<QLabel*>(QStringLiteral("problem")), *note = dialog.findChild<QLabel*>(QStringLiteral("note"));
        QVERIFY(!note->text().isEmpty());
        QVERIFY(!run->isEnabled() && !problem->isVisible());
        QTest::keyClicks(first, QStringLiteral("short"));
        QVERIFY(!run->isEnabled() && problem->isVisible());
        QTest::keyClicks(second, QStringLiteral("shorn"));
        QVERIFY(!run->isEnabled() && problem->isVisible());
        QTest::keyClick(second, Qt::Key_Backspace);
        QTest::keyClicks(second, QStringLiteral("t"));
        QVERIFY(run->isEnabled() && problem->isVisible()); // advised against, not forbidden
        QTest::keyClicks(first, QStringLiteral(" and long "));
        first->insert(QStringLiteral("é"));
        QVERIFY(!run->isEnabled());
        QTest::keyClicks(second, QStringLiteral(" and long "));
        second->insert(QStringLiteral("é"));
        QVERIFY(run->isEnabled() && !problem->isVisible());
        QCOMPARE(first->echoMode(), QLineEdit::Password);
        QCOMPARE(second->echoMode(), QLineEdit::Password);
        dialog.findChild<QCheckBox*>(QStringLiteral("shown"))->click();
        QCOMPARE(second->echoMode(), QLineEdit::Normal);
        QTest::mouseClick(run, Qt::LeftButton);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.passphrase(), std::string("short and long é"));
        QVERIFY(cancel);
    }

    void asksOnceForOneThatIsThere()
    {
        PassphraseDialog dialog(PassphraseDialog::Purpose::Open, nullptr);
        dialog.show();
        auto *first = dialog.findChild<QLineEdit*>(QStringLiteral("first")), *second = dialog.findChild<QLineEdit*>(QStringLiteral("second"));
        QVERIFY(!second->isVisible());
        auto* run = dialog.findChild<QPushButton*>(QStringLiteral("run"));
        QVERIFY(!run->isEnabled());
        QTest::keyClicks(first, QStringLiteral("x"));
        QVERIFY(run->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
    }

    void sealsAndOpens()
    {
        Program program;
        QTRY_VERIFY(program.window->isActiveWindow());
        QVERIFY(!program.window->command(QStringLiteral("sealWorkspace"))->isEnabled());
        QVERIFY(program.window->command(QStringLiteral("openSealed"))->isEnabled());
        program.window->command(QStringLiteral("openSample"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program.workbench->isOpen(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(program.jobs.isIdle(), kPatience);

        const QString archive = program.folder.filePath(QStringLiteral("a.sealed")), copy = program.folder.filePath(QStringLiteral("copy.holdfast"));
        program.dialogs.saveFile = archive;
        program.window->command(QStringLiteral("sealWorkspace"))->trigger(); // backed out of at the passphrase
        QVERIFY(program.jobs.isIdle());
        program.dialogs.passphrase = "a passphrase of words";
        program.window->command(QStringLiteral("sealWorkspace"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(archive) || !program.dialogs.told.isEmpty(), kPatience);
        QVERIFY2(program.dialogs.told.isEmpty(), qPrintable(program.dialogs.told.join(u'\n')));
        QTRY_VERIFY_WITH_TIMEOUT(program.jobs.isIdle(), kPatience);
        QVERIFY(QFileInfo(archive).size() > 100000);
        // Once more at the same place: said in a sentence.
        program.window->command(QStringLiteral("sealWorkspace"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program.dialogs.told.size(), 1, kPatience);

        program.dialogs.told.clear();
        program.dialogs.openFiles = {archive};
        program.dialogs.saveFile = copy;
        program.dialogs.passphrase = "another";
        program.window->command(QStringLiteral("openSealed"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program.dialogs.told.size(), 1, kPatience);
        QVERIFY(!QFileInfo::exists(copy));
        QVERIFY(program.workbench->path().endsWith(QStringLiteral("sample.holdfast")));
        program.dialogs.told.clear();
        program.dialogs.passphrase = "a passphrase of words";
        program.window->command(QStringLiteral("openSealed"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program.workbench->path() == copy || !program.dialogs.told.isEmpty(), kPatience);
        QVERIFY2(program.dialogs.told.isEmpty(), qPrintable(program.dialogs.told.join(u'\n')));
        QTRY_VERIFY_WITH_TIMEOUT(program.jobs.isIdle(), kPatience);
        QCOMPARE(program.workbench->counts()->summary.all, 500u);
        using Purpose = PassphraseDialog::Purpose;
        QCOMPARE(program.dialogs.purposes, (QList<Purpose> {Purpose::Seal, Purpose::Seal, Purpose::Seal, Purpose::Open, Purpose::Open}));
    }
};

HOLDFAST_TEST(SealDialogTest)
#include "SealDialogTest.moc"
