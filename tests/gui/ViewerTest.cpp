// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace that is only looked at: its briefings first, nothing that changes it, the file as it was.
#include "support/TestMain.h"

#include "app/model/Viewing.h"
#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/briefing/PageStack.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "flow/Briefings.h"
#include "support/Program.h"

#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class ViewerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    QString m_path;
    QByteArray m_bytes;
    BriefingsPanel* panel() const { return static_cast<BriefingsPanel*>(m->window->panel(Rail::Briefings)); }
    bool idle() const { return m->jobs.isIdle(); }
    QByteArray bytes() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m_path = m->folder.filePath(QStringLiteral("shop.holdfast"));
        m->workbench->openSample(m_path, false, 400);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && idle(), kPatience);
        QVERIFY(!isViewing(*m->workbench));
        QVERIFY(m->window->windowTitle().startsWith(QStringLiteral("shop.holdfast — ")));
        m->workbench->change(QStringLiteral("Briefing"), [](flow::Session& session, core::JobContext& job) {
            const auto plan = flow::templatePlan("one-page");
            return flow::saveBriefing(session, "Board", *plan, job);
        });
        QTRY_VERIFY_WITH_TIMEOUT(idle() && m->workbench->canUndo(), kPatience);
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(idle() && !m->workbench->isOpen(), kPatience);
        m_bytes = bytes();
        QVERIFY(m_bytes.size() > 10000);
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
    }
    void cleanupTestCase()
    {
        m.reset();
    }

    // By the menu: read-only, at the briefings, said in the title and in the status bar.
    void opensAtItsBriefings()
    {
        m->dialogs.openFiles = {m_path};
        m->window->command(QStringLiteral("openViewer"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && idle(), kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QVERIFY(isViewing(*m->workbench));
        QVERIFY(m->workbench->isReadOnly());
        QCOMPARE(m->window->place(), int(Rail::Briefings));
        QVERIFY2(m->window->windowTitle().contains(QStringLiteral("viewing only")), qPrintable(m->window->windowTitle()));
        const auto labels = m->window->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->isVisible() && label->text() == QStringLiteral("Viewing only"); }));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && panel()->findChild<PageStack*>()->pages() > 0, kPatience);
    }

    void nothingChangesIt()
    {
        for (const char* name : {"undo", "redo", "saveSegment", "importFiles", "pasteTable", "goSources", "goChurnRule", "sealWorkspace"})
            QVERIFY2(!m->window->command(QString::fromLatin1(name))->isVisible(), name);
        for (const char* name : {"goOverview", "goBriefings", "exportBriefing", "saveCopy", "findCustomer"})
            QVERIFY2(m->window->command(QString::fromLatin1(name))->isVisible(), name);
        for (QWidget* widget : panel()->findChildren<QWidget*>())
            for (const char* edits : {"briefingCopy", "briefingRemove", "briefingReview", "briefingBasket", "briefingUp", "briefingDelete", "briefingText", "briefingWords"})
                if (widget->objectName() == QLatin1String(edits))
                    QVERIFY2(!widget->isVisible(), edits);
        auto* parts = panel()->findChild<QListWidget*>(QStringLiteral("briefingParts"));
        parts->setCurrentRow(0);
        QTest::keyClick(parts, Qt::Key_Delete);
        QTest::keyClick(parts, Qt::Key_Down, Qt::AltModifier);
        m->window->goTo(Rail::Overview);
        auto* overview = static_cast<OverviewPanel*>(m->window->panel(Rail::Overview));
        QTRY_VERIFY_WITH_TIMEOUT(idle() && overview->controller()->answer(), kPatience);
        QTest::keyClick(overview->block(0), Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatience);
        const auto all = flow::briefings(*m->workbench->session());
        QVERIFY(all && all->size() == 1 && all->contains("Board"));
    }

    // The same file once more, to be worked on, and to be looked at again.
    void theSameFileIsReopenedAsWanted()
    {
        QVERIFY(bytes() == m_bytes);
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        m->workbench->open(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && !m->workbench->isReadOnly() && idle(), kPatience);
        QVERIFY(!isViewing(*m->workbench));
        QVERIFY(m->window->command(QStringLiteral("undo"))->isVisible());
        QVERIFY(m->window->windowTitle().startsWith(QStringLiteral("shop.holdfast — ")));
        openToView(*m->workbench, m_path);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && isViewing(*m->workbench) && idle(), kPatience);
        m->workbench->close();
        QTRY_VERIFY_WITH_TIMEOUT(idle() && !m->workbench->isOpen(), kPatience);
    }
};

HOLDFAST_TEST(ViewerTest)
#include "ViewerTest.moc"
