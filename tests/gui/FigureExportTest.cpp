// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of every panel leave it: as picture, vectors, document, table and workbook, and by the clipboard.
#include "support/TestMain.h"

#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/satisfaction/SatisfactionPanel.h"
#include "app/panels/value/ValuePanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockFrame.h"
#include "support/Program.h"

#include <QClipboard>
#include <QMenu>
#include <QMimeData>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class FigureExportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    bool idle() const { return m->jobs.isIdle(); }

    static QAction* action(const BlockFrame* frame, const char* text)
    {
        const auto actions = frame->menu()->actions();
        const auto found = std::ranges::find_if(actions, [&](const QAction* one) { return one->text() == QString::fromUtf8(text); });
        return found == actions.end() ? nullptr : *found;
    }
    QByteArray written(const BlockFrame* frame, const char* text, const char* suffix)
    {
        QAction* wanted = action(frame, text);
        if (!wanted || !wanted->isEnabled())
            return {};
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("figure.%1").arg(QLatin1String(suffix)));
        QFile::remove(m->dialogs.saveFile);
        wanted->trigger();
        QFile file(m->dialogs.saveFile);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 500);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && idle(), kPatience);
        m->dialogs.text = QStringLiteral("640 x 400");
    }
    void cleanupTestCase()
    {
        m.reset();
    }

    void everyFigureLeaves_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("tab");
        QTest::addColumn<int>("least"); // figures that have something to show
        QTest::newRow("overview") << int(Rail::Overview) << 0 << 4;
        QTest::newRow("segments") << int(Rail::Segments) << 0 << 8;
        QTest::newRow("indicators") << int(Rail::EarlyWarning) << int(EarlyWarningPanel::IndicatorsTab) << 2;
        QTest::newRow("alerts") << int(Rail::EarlyWarning) << int(EarlyWarningPanel::AlertsTab) << 1;
        QTest::newRow("motives") << int(Rail::EarlyWarning) << int(EarlyWarningPanel::MotivesTab) << 6;
        QTest::newRow("satisfaction") << int(Rail::Satisfaction) << int(SatisfactionPanel::SummaryTab) << 10;
        QTest::newRow("loyalty") << int(Rail::Satisfaction) << int(SatisfactionPanel::LoyaltyTab) << 6;
        QTest::newRow("value") << int(Rail::Value) << int(ValuePanel::OverviewTab) << 6;
        QTest::newRow("lifecycle") << int(Rail::Value) << int(ValuePanel::LifecycleTab) << 4;
    }
    void everyFigureLeaves()
    {
        QFETCH(int, place);
        QFETCH(int, tab);
        QFETCH(int, least);
        m->window->goTo(place, tab);
        const auto shown = [&] {
            QList<BlockFrame*> frames;
            for (BlockFrame* frame : m->window->panel(place)->findChildren<BlockFrame*>())
                if (frame->isVisible() && !frame->block().id.isEmpty() && frame->block().state != present::State::Empty && !frame->block().asTable.columns.isEmpty())
                    frames.append(frame);
            return frames;
        };
        QTRY_VERIFY_WITH_TIMEOUT(idle() && shown().size() >= least, kPatience);
        const auto frames = shown();
        for (BlockFrame* frame : frames) {
            const QByteArray name = frame->block().id.toUtf8();
            for (const char* text : {"Copy picture", "Copy data", "Export as PNG…", "Export as SVG…", "Export as PDF…", "Export as Excel…", "Export as CSV…"})
                QVERIFY2(action(frame, text) && action(frame, text)->isEnabled(), (name + ' ' + text).constData());
        }
        for (BlockFrame* frame : frames.mid(0, 2)) {
            const QByteArray name = frame->block().id.toUtf8();
            QCOMPARE(QImage::fromData(written(frame, "Export as PNG…", "png")).size(), QSize(640, 400));
            QVERIFY2(written(frame, "Export as SVG…", "svg").contains("<svg"), name.constData());
            QVERIFY2(written(frame, "Export as PDF…", "pdf").startsWith("%PDF-"), name.constData());
            QVERIFY2(written(frame, "Export as Excel…", "xlsx").startsWith("PK"), name.constData());
            const auto rows = frame->block().asTable.rows.size();
            QVERIFY2(written(frame, "Export as CSV…", "csv").count('\n') >= rows + 1, name.constData());
            // By keyboard: the table in both forms, and the menu at its exports.
            frame->setFocus();
            QTest::keySequence(frame, QKeySequence::Copy);
            const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
            QVERIFY2(copied->text().count(u'\n') >= rows + 1, name.constData());
            QCOMPARE(copied->html().count(QStringLiteral("<tr>")), rows + 1);
            QTest::keyClick(frame, Qt::Key_E, Qt::ControlModifier);
            QTRY_VERIFY2(frame->menu()->isVisible(), name.constData());
            QCOMPARE(frame->menu()->activeAction(), action(frame, "Export as PNG…"));
            frame->menu()->close();
            action(frame, "Copy picture")->trigger();
            QVERIFY2(QGuiApplication::clipboard()->mimeData()->hasImage(), name.constData());
        }
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
    }
};

HOLDFAST_TEST(FigureExportTest)
#include "FigureExportTest.moc"
