// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// F1 tells what there is.
#include "support/TestMain.h"

#include "app/shell/HelpDialog.h"

#include <QMenu>
#include <QTextBrowser>

using namespace holdfast;

class HelpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void commandsThatAreHiddenAreNotTold()
    {
        QMenu edit(QStringLiteral("&Edit")), data(QStringLiteral("&Data"));
        const auto add = [](QMenu& menu, const char* text, const char* keys) {
            QAction* action = menu.addAction(QString::fromLatin1(text));
            action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
            return action;
        };
        QAction* undo = add(edit, "Undo", "Ctrl+Z");
        add(edit, "Find", "Ctrl+F");
        add(data, "Recipe", "Ctrl+7");
        const auto told = [&] {
            auto* dialog = new app::HelpDialog({&edit, &data}, nullptr);
            const auto* text = dialog->findChild<QTextBrowser*>();
            const QString plain = text->toPlainText(), name = text->accessibleName();
            delete dialog;
            return name.isEmpty() ? QStringLiteral("no name") : plain;
        };
        QVERIFY2(told().contains(QStringLiteral("Undo")) && told().contains(QStringLiteral("Recipe")), qPrintable(told()));
        undo->setVisible(false);
        data.menuAction()->setVisible(false);
        QVERIFY(!told().contains(QStringLiteral("Undo")) && told().contains(QStringLiteral("Find")));
        QVERIFY(!told().contains(QStringLiteral("Recipe")) && !told().contains(QStringLiteral("Data\n")));
    }
};

HOLDFAST_TEST(HelpTest)
#include "HelpTest.moc"
