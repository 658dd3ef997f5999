// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a block: lists of customers under pseudonyms and in the log, texts that no spreadsheet runs.
#include "support/TestMain.h"

#include "app/model/Viewing.h"
#include "app/widgets/BlockExport.h"
#include "app/widgets/BlockFrame.h"
#include "flow/ExportLog.h"
#include "flow/WatchList.h"
#include "support/Program.h"
#include "support/WorkbookReader.h"

#include <QMenu>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 60000;

class BlockExportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    std::unique_ptr<BlockFrame> m_frame;
    bool idle() const { return m->jobs.isIdle(); }

    static present::TableSpec::Cell cell(const QString& text)
    {
        present::TableSpec::Cell one;
        one.text = text;
        return one;
    }
    static present::Block list()
    {
        using Kind = present::TableSpec::Kind;
        present::TableSpec table;
        table.columns = {{QStringLiteral("Customer"), Kind::Text, 0, QStringLiteral("customer")}, {QStringLiteral("Name"), Kind::Text, 0, QStringLiteral("name")},
            {QStringLiteral("Tier"), Kind::Text, 0, QStringLiteral("tier")}, {QStringLiteral("Note"), Kind::Text, 0, QStringLiteral("note")}};
        table.rows = {{cell(QStringLiteral("C-00017")), cell(QStringLiteral("Ada Miller")), cell(QStringLiteral("high")), cell(QStringLiteral("call Ada"))},
            {cell(QStringLiteral("C-00018")), cell(QStringLiteral("Bo Lin")), cell(QStringLiteral("low")), cell(QString())}};
        present::Block block;
        block.id = QStringLiteral("watch-list");
        block.title = QStringLiteral("At-risk watch list");
        block.body = table;
        block.asTable = table;
        return block;
    }
    void trigger(const char* text)
    {
        for (QAction* action : m_frame->menu()->actions())
            if (action->text() == QString::fromUtf8(text)) {
                QVERIFY(action->isEnabled());
                action->trigger();
                return;
            }
        QFAIL(text);
    }
    QByteArray bytes(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::vector<flow::ExportEntry> log() const
    {
        core::JobContext job;
        auto entries = flow::exportLog(*m->workbench->session(), job);
        return entries ? *entries : std::vector<flow::ExportEntry>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 300);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && idle(), kPatience);
        m_frame = std::make_unique<BlockFrame>(Surroundings {*m->appearance, m->preferences, *m->workbench, m->dialogs}, nullptr);
        m_frame->resize(600, 300);
        m_frame->show();
    }
    void cleanupTestCase()
    {
        m_frame.reset();
        m.reset();
    }
    void init()
    {
        m->dialogs.told.clear();
        m->dialogs.text = QStringLiteral("640 x 400");
    }

    void listsOfCustomersLeaveUnderPseudonyms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("csv") << QByteArray("Export as CSV…") << QStringLiteral("csv");
        QTest::newRow("xlsx") << QByteArray("Export as Excel…") << QStringLiteral("xlsx");
        QTest::newRow("svg") << QByteArray("Export as SVG…") << QStringLiteral("svg");
        QTest::newRow("png") << QByteArray("Export as PNG…") << QStringLiteral("png");
        QTest::newRow("pdf") << QByteArray("Export as PDF…") << QStringLiteral("pdf");
    }
    void listsOfCustomersLeaveUnderPseudonyms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, suffix);
        m_frame->setBlock(list());
        const auto before = log().size();
        const QString path = m->folder.filePath(QStringLiteral("list.") + suffix);
        m->dialogs.saveFile = path;
        trigger(text.constData());
        QTRY_VERIFY_WITH_TIMEOUT(idle() && log().size() == before + 1, kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QVERIFY(QFile::exists(path));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QString content = QString::fromUtf8(bytes(path));
        if (suffix == QStringLiteral("xlsx")) {
            content.clear();
            for (const auto& sheet : tests::workbookSheets(path))
                for (const auto& row : sheet.rows)
                    for (const QVariant& value : row)
                        content += value.toString() + u'\n';
        }
        for (const char* secret : {"C-00017", "C-00018", "Ada", "Bo Lin"})
            QVERIFY2(!content.contains(QLatin1String(secret)), secret);
        const auto pseudonym = flow::pseudonymsOf(*m->workbench->session(), {"C-00017"});
        QVERIFY(pseudonym.has_value());
        if (suffix == QStringLiteral("csv") || suffix == QStringLiteral("xlsx"))
            QVERIFY2(content.contains(QString::fromStdString(pseudonym->front())) && content.contains(QStringLiteral("high")), qPrintable(content));
        const flow::ExportEntry entry = log().back();
        QCOMPARE(entry.what, std::string("watch-list"));
        QCOMPARE(entry.rows, std::uint64_t(2));
        QVERIFY(!entry.identified);
        QCOMPARE(entry.columns, (std::vector<std::string> {"customer", "tier"}));
        QCOMPARE(entry.asOf, m->workbench->state().asOf);
    }

    // A figure of many leaves as it is, and no log is written.
    void otherTablesLeaveAsTheyAre()
    {
        present::Block block = list();
        auto& table = block.asTable;
        table.columns.removeFirst();
        for (auto& row : table.rows)
            row.removeFirst();
        block.body = table;
        m_frame->setBlock(block);
        const auto before = log().size();
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("other.csv"));
        trigger("Export as CSV…");
        QVERIFY(bytes(m->dialogs.saveFile).contains("Ada Miller"));
        QTRY_VERIFY(idle());
        QCOMPARE(log().size(), before);
    }

    // No folder, no file, no entry; the user is told.
    void aFileThatCannotBeWrittenIsTold()
    {
        for (const bool persons : {true, false}) {
            present::Block block = list();
            if (!persons)
                for (auto* table : {&block.asTable, &std::get<present::TableSpec>(block.body)})
                    table->columns.first().id.clear();
            m_frame->setBlock(block);
            QCOMPARE(listsCustomers(block), persons);
            const auto before = log().size();
            m->dialogs.told.clear();
            m->dialogs.saveFile = m->folder.filePath(QStringLiteral("no such folder/list.csv"));
            trigger("Export as CSV…");
            QTRY_COMPARE_WITH_TIMEOUT(m->dialogs.told.size(), 1, kPatience);
            QTRY_VERIFY(idle());
            QCOMPARE(log().size(), before);
        }
    }

    // Cells and headers, in the clipboard's both forms and in CSV.
    void textsCannotRunAsFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("guarded");
        QTest::newRow("formula") << QStringLiteral("=HYPERLINK(\"http://x\",\"y\")") << true;
        QTest::newRow("behind a blank nobody sees") << QString(QChar(0x200B)) + QStringLiteral("=1+1") << true;
        QTest::newRow("behind a quote") << QStringLiteral("“@SUM(A1)") << true;
        QTest::newRow("full width") << QStringLiteral("＝1+1") << true;
        QTest::newRow("number") << QStringLiteral("-5.25") << false;
        QTest::newRow("words") << QStringLiteral("North = south") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void textsCannotRunAsFormulas()
    {
        QFETCH(QString, text);
        QFETCH(bool, guarded);
        present::TableSpec table;
        table.columns = {{text, present::TableSpec::Kind::Text, 0, QStringLiteral("group")}};
        table.rows = {{cell(text)}};
        const QString safe = guarded ? u'\'' + text : text;
        const QString html = tableAsHtml(table);
        QCOMPARE(html, QStringLiteral("<table><tr><th>%1</th></tr><tr><td>%1</td></tr></table>").arg(safe.toHtmlEscaped()));
        for (const QChar separator : {QChar(u'\t'), QChar(u',')}) {
            const QString plain = tableAsText(table, separator);
            QString quoted = safe;
            if (quoted.contains(u'"') || quoted.contains(separator))
                quoted = u'"' + quoted.replace(u'"', QStringLiteral("\"\"")) + u'"';
            QCOMPARE(plain, quoted + u'\n' + quoted + u'\n');
        }
    }

    // Where the log can't be written nothing leaves, and no file is asked for. Comes last.
    void nothingLeavesAWorkspaceThatIsViewed()
    {
        m->workbench->close();
        openToView(*m->workbench, m->folder.filePath(QStringLiteral("sample.holdfast")));
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->isReadOnly() && idle(), kPatience);
        m_frame->setBlock(list());
        m->dialogs.saveFile = m->folder.filePath(QStringLiteral("viewed.csv"));
        trigger("Export as CSV…");
        QTRY_COMPARE(m->dialogs.told.size(), 1);
        QTRY_VERIFY(idle());
        QVERIFY(!QFile::exists(m->dialogs.saveFile));
    }
};

HOLDFAST_TEST(BlockExportTest)
#include "BlockExportTest.moc"
