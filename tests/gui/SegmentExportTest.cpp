// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A segment leaves as CSV and as a workbook, from the window and from the terminal: no cell runs as a formula, nobody is named unless asked
// for, the file says what it holds, and the log knows it. With ids and words that begin like formulas, and Chinese ones.
#include "support/TestMain.h"

#include "app/panels/segments/ExportSegment.h"
#include "domain/RuleParts.h"
#include "flow/ExportLog.h"
#include "support/Program.h"
#include "support/Terminal.h"
#include "support/WorkbookReader.h"

#include <QAction>
#include <QFileInfo>
#include <QJsonArray>

#include <cstring>
#include <set>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;
using domain::Rule;

static constexpr int kPatience = 60000;

using Table = QList<QStringList>;

class SegmentExportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    QString m_path, m_copy;
    const QStringList m_ids {QStringLiteral("=1+1"), QStringLiteral("+2"), QStringLiteral("-x"), QStringLiteral("@id"), QStringLiteral("李明-5"), QStringLiteral("plain")};
    const QStringList m_names {QStringLiteral("=HYPERLINK(\"http://x\")"), QStringLiteral("+Anna"), QStringLiteral("-Bert"), QStringLiteral("@Cem"), QStringLiteral("李明"), QStringLiteral("Dora")};
    const QStringList m_remarks {QStringLiteral("=2+3"), QStringLiteral("+1 a"), QStringLiteral("-1 b"), QStringLiteral("@SUM(A1)"), QStringLiteral("中文 备注"), QStringLiteral("fine, \"quoted\"")};
    bool settled() const { return m->jobs.isIdle(); }

    static Table csv(const QByteArray& bytes)
    {
        Table rows;
        QStringList row;
        QString cell;
        bool quoted = false;
        const QString text = QString::fromUtf8(bytes);
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                cell += c;
                ++i;
            } else if (c == u'"') {
                quoted = !quoted;
            } else if (!quoted && (c == u',' || c == u'\n')) {
                row.append(cell);
                cell.clear();
                if (c == u'\n') {
                    rows.append(row);
                    row.clear();
                }
            } else if (quoted || c != u'\r') {
                cell += c;
            }
        }
        return rows;
    }
    // The sheets of a workbook one under the other; whether a cell is a formula is looked at apart.
    static Table sheets(const QString& path)
    {
        Table rows;
        for (const auto& sheet : tests::workbookSheets(path))
            for (const auto& row : sheet.rows) {
                QStringList cells;
                for (const QVariant& cell : row)
                    cells.append(cell.typeId() == QMetaType::Double ? QString() : cell.toString());
                rows.append(cells);
            }
        return rows;
    }
    // What a spreadsheet would run.
    static bool runs(const QString& cell)
    {
        static const QString first = QStringLiteral("=+-@\t\r");
        bool number = false;
        (void)cell.toDouble(&number);
        return !cell.isEmpty() && first.contains(cell[0]) && !number;
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    flow::ExportEntry newest() const
    {
        core::JobContext job;
        const auto log = flow::exportLog(*m->workbench->session(), job);
        return log && !log->empty() ? log->back() : flow::ExportEntry();
    }

    // What the terminal tells of the log of the copy it works on.
    flow::ExportEntry audited() const
    {
        const QJsonArray log = tests::terminal({QStringLiteral("audit"), m_copy, QStringLiteral("--json")}).json()[QStringLiteral("exports")].toArray();
        const QJsonObject last = log.last().toObject();
        flow::ExportEntry entry;
        entry.what = last[QStringLiteral("what")].toString().toStdString();
        entry.subject = last[QStringLiteral("subject")].toString().toStdString();
        entry.rows = std::uint64_t(last[QStringLiteral("rows")].toInt());
        entry.identified = last[QStringLiteral("identified")].toBool();
        entry.asOf = core::parseIsoDate(last[QStringLiteral("as_of")].toString().toStdString()).value_or(core::CivilDate());
        entry.digest = last[QStringLiteral("digest")].toString().toStdString();
        entry.columns.resize(std::size_t(last[QStringLiteral("columns")].toArray().size()));
        return entry;
    }

    void check(const QString& path, const flow::ExportEntry& entry, const QString& name, qsizetype customers, bool identified, bool tellsRule)
    {
        const bool book = path.endsWith(QStringLiteral(".xlsx"));
        const QByteArray bytes = book ? tests::workbookPart(path, QStringLiteral("xl/sharedStrings.xml")) : read(path);
        QVERIFY(!bytes.isEmpty());
        const Table rows = book ? sheets(path) : csv(bytes);
        QVERIFY(rows.size() > customers);
        std::set<QString> cells;
        for (const QStringList& row : rows)
            for (const QString& cell : row) {
                QVERIFY2(!runs(cell), qPrintable(path + u' ' + cell));
                cells.insert(cell);
            }
        if (book)
            for (qsizetype i = 1; i <= tests::workbookSheets(path).size(); ++i)
                QVERIFY(!tests::workbookPart(path, QStringLiteral("xl/worksheets/sheet%1.xml").arg(i)).contains("<f>"));
        // Ids and names are there when they were asked for, guarded, and nowhere else.
        const auto has = [&](const QString& text) { return std::ranges::any_of(cells, [&](const QString& cell) { return cell == text || cell == u'\'' + text; }); };
        for (const QString& id : m_ids.mid(m_ids.size() - customers))
            QVERIFY2(has(id) == identified, qPrintable(path + u' ' + id));
        for (const QString& who : m_names.mid(m_names.size() - customers))
            QVERIFY2(has(who) == identified, qPrintable(path + u' ' + who));
        for (const QString& remark : m_remarks.mid(m_remarks.size() - customers))
            QVERIFY2(has(remark), qPrintable(path + u' ' + remark));
        // What it is: the segment's name, how many, the day and the rule.
        if (!book) {
            QCOMPARE(rows.size(), customers + 1);
            QCOMPARE(rows[0].last(), QStringLiteral("definition"));
            for (const QStringList& row : rows.mid(1)) {
                const auto told = row.mid(row.size() - 4);
                QCOMPARE(told[0].endsWith(name), true);
                QCOMPARE(told[1], QString::number(customers));
                QCOMPARE(told[2], QStringLiteral("2026-06-30"));
                QCOMPARE(told[3].isEmpty(), !tellsRule);
            }
        } else {
            const QString all = QStringList(cells.begin(), cells.end()).join(u'\n');
            QVERIFY(name.isEmpty() || all.contains(name.mid(1)));
            QVERIFY2(all.contains(QStringLiteral("30 Jun 2026")), qPrintable(all));
        }
        // Nobody is named by the rule either.
        if (!identified)
            for (const QString& who : m_names)
                QVERIFY2(who.size() < 4 || !QString::fromUtf8(bytes).contains(who.mid(1)), qPrintable(path + u' ' + who));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(entry.what, std::string("segment"));
        QCOMPARE(entry.rows, std::uint64_t(customers));
        QCOMPARE(entry.identified, identified);
        QCOMPARE(core::isoText(entry.asOf), std::string("2026-06-30"));
        QVERIFY(!entry.digest.empty() && !entry.columns.empty());
        QCOMPARE(entry.subject.empty(), name.isEmpty() && !tellsRule && !identified);
        for (const auto& who : m_names)
            QVERIFY(!QString::fromStdString(entry.subject).contains(who.mid(1)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        QByteArray customers = "customer_id,name,remark,age\n", orders = "order_id,customer_id,date,amount\n";
        const auto cell = [](QString text) { return (u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"').toUtf8(); };
        for (int i = 0; i < m_ids.size(); ++i) {
            customers += cell(m_ids[i]) + ',' + cell(m_names[i]) + ',' + cell(m_remarks[i]) + ',' + QByteArray::number(20 + i) + '\n';
            orders += QByteArray::number(i + 1) + ',' + cell(m_ids[i]) + ",2026-0" + QByteArray::number(1 + i) + "-30,10.00\n";
        }
        orders.replace("2026-02-30", "2026-02-28");
        m_path = m->folder.filePath(QStringLiteral("hostile.holdfast"));
        core::JobContext job;
        {
            auto session = flow::createWorkspace(m_path.toStdString());
            QVERIFY(session);
            for (const auto& [name, bytes] : {std::pair("customers.csv", customers), std::pair("orders.csv", orders)}) {
                flow::ImportRequest request;
                request.path = m->write(QString::fromLatin1(name), bytes).toStdString();
                request.role = QByteArray(name).startsWith("cust") ? "customer" : "transaction";
                request.mapping = R"({"columns":{"name":{"privacy":"keep"}}})";
                if (QByteArray(name).startsWith("orders"))
                    request.mapping.clear();
                const auto done = flow::importSource(**session, request, job);
                QVERIFY2(done, done ? "" : std::string(core::word(done.error().code)).c_str());
            }
        }
        m->workbench->open(m_path);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts() && settled(), kPatience);
        QCOMPARE(m->workbench->counts()->summary.customers, std::uint64_t(m_ids.size()));
        // Everybody by age; one by name; a list.
        m->workbench->saveSegment(QStringLiteral("=客户 A"), domain::comparison("age", Rule::Op::GreaterEqual, {"20"}));
        m->workbench->saveSegment(QStringLiteral("+named"), domain::comparison("name", Rule::Op::Equal, {"Dora"}));
        Rule listed;
        listed.kind = Rule::Kind::Ids;
        listed.values = {"plain"};
        m->workbench->saveSegment(QStringLiteral("@listed"), listed);
        QTRY_VERIFY_WITH_TIMEOUT(settled() && m->workbench->state().segments.size() == 3, kPatience);
        m_copy = m->folder.filePath(QStringLiteral("copy.holdfast"));
        m->dialogs.saveFile = m_copy;
        m->window->command(QStringLiteral("saveCopy"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_copy) && settled(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void aSegmentLeaves_data()
    {
        QTest::addColumn<QString>("segment");
        QTest::addColumn<int>("customers");
        QTest::addColumn<bool>("identified");
        QTest::addColumn<bool>("tellsRule");
        for (const bool identified : {false, true}) {
            const QByteArray as = identified ? ", names asked for" : "";
            QTest::newRow("by age" + as) << QStringLiteral("=客户 A") << 6 << identified << true;
            QTest::newRow("by name" + as) << QStringLiteral("+named") << 1 << identified << identified;
            QTest::newRow("listed" + as) << QStringLiteral("@listed") << 1 << identified << identified;
            QTest::newRow("selection" + as) << QString() << 6 << identified << true;
        }
    }
    void aSegmentLeaves()
    {
        QFETCH(QString, segment);
        QFETCH(int, customers);
        QFETCH(bool, identified);
        QFETCH(bool, tellsRule);
        Rule rule = domain::comparison("age", Rule::Op::GreaterEqual, {"20"});
        if (!segment.isEmpty()) {
            rule = Rule();
            rule.kind = Rule::Kind::Segment;
            rule.segment = segment.toStdString();
        }
        for (const char* suffix : {"csv", "xlsx"}) {
            // From the window.
            const QString path = m->folder.filePath(QStringLiteral("window-%1-%2.%3").arg(int(identified)).arg(customers).arg(QLatin1String(suffix)));
            QFile::remove(path);
            m->dialogs.saveFile = path;
            exportSegment(Surroundings {*m->appearance, m->preferences, *m->workbench, m->dialogs}, m->window.get(), segment, rule, identified);
            QTRY_VERIFY2_WITH_TIMEOUT(settled() && QFileInfo::exists(path), qPrintable(m->dialogs.told.join(u'\n')), kPatience);
            check(path, newest(), segment, customers, identified, tellsRule);
            if (QTest::currentTestFailed() || segment.isEmpty())
                continue;
            // From the terminal, of a copy.
            const QString other = m->folder.filePath(QStringLiteral("terminal-%1-%2.%3").arg(int(identified)).arg(customers).arg(QLatin1String(suffix)));
            QFile::remove(other);
            QStringList arguments {QStringLiteral("segment"), m_copy, QStringLiteral("export"), segment, other, QStringLiteral("--json")};
            if (identified)
                arguments.append(QStringLiteral("--identified"));
            const auto run = tests::terminal(arguments);
            QVERIFY2(run.status == 0, (run.out + run.err).constData());
            check(other, audited(), segment, customers, identified, tellsRule);
            if (!std::strcmp(suffix, "csv"))
                QCOMPARE(read(other), read(path));
        }
    }
};

HOLDFAST_TEST(SegmentExportTest)
#include "SegmentExportTest.moc"
