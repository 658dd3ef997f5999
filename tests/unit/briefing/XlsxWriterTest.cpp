// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SheetPlan.h"
#include "briefing/XlsxWriter.h"
#include "support/TestMain.h"
#include "unit/briefing/Fixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <cmath>

using namespace holdfast;
using namespace holdfast::tests;

class XlsxWriterTest : public QObject {
    Q_OBJECT

    struct Read {
        QString type, value;
        int style = 0;
    };
    using Cells = QMap<QString, Read>; // by name, "B7"

    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QStringList sharedStrings(const QString& path)
    {
        QStringList strings;
        QXmlStreamReader xml(partOf(path, QStringLiteral("xl/sharedStrings.xml")));
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QStringLiteral("si"))
                strings.append(QString());
            else if (xml.isStartElement() && xml.name() == QStringLiteral("t"))
                strings.last() += xml.readElementText();
        }
        return strings;
    }

    static Cells cellsOf(const QString& path, int sheet, const QStringList& strings)
    {
        Cells cells;
        QXmlStreamReader xml(partOf(path, QStringLiteral("xl/worksheets/sheet%1.xml").arg(sheet)));
        QString name;
        Read read;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QStringLiteral("c")) {
                name = xml.attributes().value(QStringLiteral("r")).toString();
                read = {xml.attributes().value(QStringLiteral("t")).toString(), {},
                    xml.attributes().value(QStringLiteral("s")).toInt()};
            } else if (xml.isStartElement() && xml.name() == QStringLiteral("v")) {
                read.value = xml.readElementText();
                if (read.type == QStringLiteral("s"))
                    read.value = strings.value(read.value.toInt());
                cells.insert(name, read);
            }
        }
        return cells;
    }

    static QString formatOf(const QString& path, int style)
    {
        const QString styles = QString::fromUtf8(partOf(path, QStringLiteral("xl/styles.xml")));
        static const QRegularExpression xfs(QStringLiteral("<cellXfs.*?</cellXfs>")),
            xf(QStringLiteral("<xf numFmtId=\"(\\d+)\""));
        const QString all = xfs.match(styles).captured(0);
        auto each = xf.globalMatch(all);
        QString id;
        for (int i = 0; i <= style && each.hasNext(); ++i)
            id = each.next().captured(1);
        const QRegularExpression code(QStringLiteral("<numFmt numFmtId=\"%1\" formatCode=\"([^\"]*)\"").arg(id));
        const QString own = code.match(styles).captured(1);
        return own.isEmpty() ? id : QString(own).replace(QStringLiteral("&quot;"), QStringLiteral("\""));
    }

    static core::Result<briefing::XlsxAnswer> write(const briefing::Briefing& briefing, const QString& path)
    {
        core::JobContext job;
        return briefing::writeXlsx(briefing, path, job);
    }

#define NEED_UNZIP()                                                                                                   \
    if (!installed(QStringLiteral("unzip")))                                                                           \
    QSKIP("unzip is not installed: the workbook can't be read back")

private Q_SLOTS:
    // A table that does not stay in memory is a native table all the same, with every row, its types and its guards.
    void aLargeTableIsWhole()
    {
        NEED_UNZIP();
        constexpr int rows = 21'000;
        present::TableSpec table;
        for (int c = 0; c < 10; ++c)
            table.columns.append({QStringLiteral("c%1").arg(c), c < 2 ? present::TableSpec::Kind::Text : present::TableSpec::Kind::Percent, 1, {}});
        for (int r = 0; r < rows; ++r) {
            QList<present::TableSpec::Cell> row(10);
            row[0].text = r == rows - 1 ? QStringLiteral("=1+1") : QStringLiteral("name %1").arg(r);
            row[1].text = QStringLiteral("2026-06-%1").arg(r % 30 + 1, 2, 10, QChar(u'0'));
            for (int c = 2; c < 10; ++c) {
                row[c].number = r / 100000.0 + c;
                row[c].text = QString::number(100 * row[c].number, 'f', 1) + u'%';
            }
            table.rows.append(std::move(row));
        }
        present::Page page;
        page.title = QStringLiteral("Large");
        page.blocks.append(present::Block());
        page.blocks[0].id = page.blocks[0].title = QStringLiteral("Table");
        page.blocks[0].asTable = table;
        page.blocks[0].body = table;
        QVERIFY(briefing::isLarge(table));
        present::TableSpec bounded = table;
        bounded.rows[10][5].lower = 0.1; // in one row alone
        QCOMPARE(briefing::planTable(bounded, briefing::Words()).columns.size(), std::size_t(12));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.xlsx"));
        const briefing::Briefing large = briefing::compose({page}, {});
        const auto answer = write(large, path);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->changed.size(), 1);
        QCOMPARE(answer->changed[0].cell, QStringLiteral("A%1").arg(rows + 1));
        QVERIFY(answer->sheets.contains(QStringLiteral("Texts changed")));
        const QByteArray native = partOf(path, QStringLiteral("xl/tables/table1.xml"));
        QVERIFY2(native.contains("ref=\"A1:J21001\"") && native.count("<tableColumn ") == 10 && native.contains("name=\"c9\""), native.constData());
        const QByteArray sheet = partOf(path, QStringLiteral("xl/worksheets/sheet2.xml"));
        QCOMPARE(sheet.count("<row "), rows + 1);
        QVERIFY(sheet.contains("<t>c0</t>") && sheet.contains("<t>name 0</t>") && sheet.contains("<t>'=1+1</t>") && !sheet.contains("<f>"));
        static const QRegularExpression day(QStringLiteral("<c r=\"B2\"[^>]*><v>46174</v>")), share(QStringLiteral("<c r=\"J21001\"[^>]*><v>([^<]+)</v>"));
        QVERIFY(day.match(QString::fromLatin1(sheet.left(4000))).hasMatch()); // 1 June 2026
        QVERIFY(qFuzzyCompare(share.match(QString::fromLatin1(sheet.mid(sheet.lastIndexOf("<row ")))).captured(1).toDouble(), 9.20999));
        // Stopped in the middle of its rows, nothing is left of what stood beside the target by then.
        const auto there = [&] { return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); };
        QStringList prepared, tellings;
        core::JobContext* running = nullptr;
        core::JobContext job([&](double fraction, const std::string& stage) {
            tellings.append(QString::fromStdString(stage) + u' ' + QString::number(fraction));
            if (prepared.isEmpty() && stage == "sheets" && fraction > 0 && fraction < 0.8) {
                prepared = there();
                running->stop();
            }
        });
        running = &job;
        const auto stopped = briefing::writeXlsx(large, folder.filePath(QStringLiteral("stopped.xlsx")), job);
        QVERIFY(!stopped && stopped.error().code == core::Code::Cancelled);
        QCOMPARE(prepared.size(), 2);
        QVERIFY2(tellings.size() == 1 || !tellings.last().startsWith(QStringLiteral("written")), qPrintable(tellings.join(u',')));
        QCOMPARE(there(), QStringList(QStringLiteral("large.xlsx")));
    }

    void numbersAreNumbers()
    {
        NEED_UNZIP();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        const auto answer = write(sampleBriefing(), path);
        QVERIFY(answer.has_value());
        if (const QString kept = qEnvironmentVariable("HOLDFAST_KEEP"); !kept.isEmpty()) {
            QFile::remove(kept + QStringLiteral("/b.xlsx"));
            QFile::copy(path, kept + QStringLiteral("/b.xlsx"));
        }
        QCOMPARE(answer->sheets,
            QStringList({QStringLiteral("Contents"), QStringLiteral("Summary"), QStringLiteral("1 Churn trend"),
                QStringLiteral("2 Customer flow"), QStringLiteral("3 Cohort retention"),
                QStringLiteral("3 Cohort retention, cells"), QStringLiteral("4 Chance to return"),
                QStringLiteral("5 Region"), QStringLiteral("6 Segments most at risk"), QStringLiteral("7 Satisfaction"),
                QStringLiteral("About these figures"), QStringLiteral("Texts changed")}));
        QCOMPARE(
            QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);

        const QStringList strings = sharedStrings(path);
        const Cells trend = cellsOf(path, 3, strings);
        for (int row = 2; row <= 25; ++row)
            for (const QString& column :
                {QStringLiteral("B"), QStringLiteral("C"), QStringLiteral("D"), QStringLiteral("E")}) {
                const QString name = column + QString::number(row);
                if (row == 7 && column != QStringLiteral("B")) { // the gap of the series
                    QVERIFY2(!trend.contains(name), qPrintable(name));
                    continue;
                }
                QVERIFY2(trend.contains(name) && trend[name].type.isEmpty(), qPrintable(name));
            }
        QCOMPARE(trend[QStringLiteral("B2")].value.toDouble(), 48851.0);
        QCOMPARE(trend[QStringLiteral("C3")].value.toDouble(), 0.022);
        QCOMPARE(formatOf(path, trend[QStringLiteral("C3")].style), QStringLiteral("0.00%"));

        const Cells table = cellsOf(path, 9, strings);
        const auto at = [&](const char* name) { return table.value(QString::fromLatin1(name)); };
        QCOMPARE(at("B2").value.toDouble(), 3604.0);
        QCOMPARE(at("C2").value.toDouble(), 0.15);
        QVERIFY(!table.contains(QStringLiteral("C5"))); // "–" is no cell
        QCOMPARE(at("D2").value.toDouble(), 5.9);
        QCOMPARE(formatOf(path, at("D2").style), QStringLiteral("+#,##0.0;-#,##0.0;#,##0.0"));
        QCOMPARE(at("E2").value.toDouble(), 312000.25);
        QCOMPARE(formatOf(path, at("E2").style), QStringLiteral("\"€\"#,##0.00"));
        QCOMPARE(at("F2").value.toDouble(), 0.15);
        QCOMPARE(at("G2").value.toDouble(), 0.14);
        QCOMPARE(at("H2").value.toDouble(), 0.16);
        QCOMPARE(at("I2").value.toDouble(), 1.0); // the drawn series, one column a point
        QVERIFY(!table.contains(QStringLiteral("K2"))); // its gap
        QVERIFY(at("Q2").type.isEmpty()); // a date as day number
        QCOMPARE(at("Q2").value.toInt(), 46174); // 2026-06-01
        QCOMPARE(formatOf(path, at("Q2").style), QStringLiteral("yyyy-mm-dd"));

        const Cells tiles = cellsOf(path, 2, strings);
        QVERIFY(qFuzzyCompare(tiles[QStringLiteral("B2")].value.toDouble(), 3341.0 / 48851)); // all digits, shown as the tile does
        QCOMPARE(formatOf(path, tiles[QStringLiteral("B2")].style), QStringLiteral("0.00%"));
        QCOMPARE(tiles[QStringLiteral("C2")].value.toDouble(), 0.0662);
        QCOMPARE(tiles[QStringLiteral("B3")].value.toDouble(), 48216.0);
        QCOMPARE(tiles[QStringLiteral("F3")].value.toDouble(), -0.013);
        QCOMPARE(tiles[QStringLiteral("B5")].type, QStringLiteral("s")); // €1.92M is rounded: no number
        QVERIFY(!tiles.contains(QStringLiteral("B6")));
    }

    void noTextRuns()
    {
        NEED_UNZIP();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        const auto answer = write(sampleBriefing(false, 14), path);
        QVERIFY(answer.has_value());
        for (const QString& part : partsOf(path)) {
            const QByteArray xml = partOf(path, part);
            QVERIFY2(!xml.contains("<f>") && !xml.contains("<f "), qPrintable(part));
        }
        const QStringList strings = sharedStrings(path);
        for (const QString& text : strings)
            QVERIFY2(!text.startsWith(u'=') && !text.startsWith(u'@') && !text.startsWith(QStringLiteral("＝"))
                    && !text.startsWith(QStringLiteral(" \"=")),
                qPrintable(text));
        for (const QString& text : {QStringLiteral("'=1+1"), QStringLiteral("-12.50"), QStringLiteral("'@SUM(A1)"),
                 QStringLiteral("'＝cmd|'/C calc'!A0"), QStringLiteral("' \"=2+2"),
                 QStringLiteral("'=HYPERLINK(\"http://x\")"), QStringLiteral("+21 to +27")})
            QVERIFY2(strings.contains(text), qPrintable(text));
        // Four kinds in 14 rows of seven notes, and one in the facet.
        QCOMPARE(answer->changed.size(), 9);
        QCOMPARE(answer->changed.last().sheet, QStringLiteral("6 Segments most at risk"));
        const Cells listed = cellsOf(path, int(answer->sheets.size()), strings);
        QCOMPARE(listed[QStringLiteral("C2")].value, u'\'' + answer->changed.first().text);
    }

    void sheetsHaveHeadTableAndChart()
    {
        NEED_UNZIP();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        const auto answer = write(sampleBriefing(true), path);
        QVERIFY(answer.has_value());
        const QStringList parts = partsOf(path);
        int charts = 0;
        for (const QString& part : parts)
            charts += part.startsWith(QStringLiteral("xl/charts/chart")) ? 1 : 0;
        QCOMPARE(charts, 4); // trend, flow, curve, facet
        for (const int sheet : {2, 3, 4, 5, 6, 7, 8, 9, 11}) {
            const QByteArray xml = partOf(path, QStringLiteral("xl/worksheets/sheet%1.xml").arg(sheet));
            QVERIFY2(xml.contains("state=\"frozen\"") && xml.contains("ySplit=\"1\"") && xml.contains("<tablePart "),
                qPrintable(QString::number(sheet)));
        }
        QVERIFY(partOf(path, QStringLiteral("xl/worksheets/sheet5.xml")).contains("<colorScale>"));
        const QByteArray contents = partOf(path, QStringLiteral("xl/worksheets/sheet1.xml"));
        QCOMPARE(contents.count("<hyperlink "), answer->sheets.size() - 2); // all but itself and the list of changes

        // The trend: rate, interval and limits, each from cells.
        const QByteArray trend = partOf(path, QStringLiteral("xl/charts/chart1.xml"));
        QCOMPARE(trend.count("<c:ser>"), 6);
        QVERIFY(trend.contains("<c:lineChart>"));
        QVERIFY(trend.contains(QStringLiteral("'1 流失趋势'!$C$2:$C$25").toUtf8()));
        const QByteArray flow = partOf(path, QStringLiteral("xl/charts/chart2.xml"));
        QVERIFY(flow.contains("<c:grouping val=\"stacked\"/>"));
        QVERIFY(partOf(path, QStringLiteral("xl/charts/chart3.xml")).contains("<c:scatterChart>"));
        // Losses stand below zero.
        const Cells cells = cellsOf(path, 4, sharedStrings(path));
        QCOMPARE(cells[QStringLiteral("D2")].value.toDouble(), 210.0);
        QCOMPARE(cells[QStringLiteral("F2")].value.toDouble(), -210.0);

        const int about = int(answer->sheets.indexOf(QStringLiteral("About these figures"))) + 1;
        const Cells definitions = cellsOf(path, about, sharedStrings(path));
        QStringList all;
        for (const Read& read : definitions)
            all.append(read.value);
        for (const QString& text : {QStringLiteral("541,909"), QStringLiteral("orders.csv"), QStringLiteral("9f3a11c2"),
                 QStringLiteral("3,341 ÷ 48,851 = 6.84%"), QStringLiteral("95% CI (Wilson): 6.62–7.07%"),
                 QStringLiteral("2026-06-30"), QStringLiteral("全部客户")})
            QVERIFY2(all.contains(text), qPrintable(text));
    }

    // Sums of money survive to the cent.
    void centsAreExact()
    {
        NEED_UNZIP();
        present::Page page;
        present::Block block;
        block.title = QStringLiteral("Cents");
        present::TableSpec table;
        table.columns = {{QStringLiteral("Amount"), present::TableSpec::Kind::Money, 2, {}}};
        qint64 cents = 0;
        for (int i = 0; i < 300; ++i) {
            const qint64 amount = 333 + (i % 3 == 0 ? 1 : 0);
            cents += amount;
            present::TableSpec::Cell cell;
            cell.text = QString::number(double(amount) / 100, 'f', 2);
            cell.number = double(amount) / 100;
            table.rows.append({cell});
        }
        present::TableSpec::Cell large;
        large.text = QStringLiteral("9,007,199,254,740,993");
        large.number = 9007199254740993.0; // beyond what a cell holds: stays text
        table.rows.append({large});
        block.asTable = table;
        block.body = table;
        page.blocks = {block};
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        QVERIFY(write(briefing::compose({page}, {}), path).has_value());
        const Cells cells = cellsOf(path, 2, sharedStrings(path));
        qint64 read = 0;
        for (int row = 2; row <= 301; ++row)
            read += std::llround(cells[QStringLiteral("A%1").arg(row)].value.toDouble() * 100);
        QCOMPARE(read, cents);
        QCOMPARE(cells[QStringLiteral("A302")].value, large.text);
    }

    void equalBriefingsGiveEqualBytes()
    {
        QTemporaryDir folder;
        const auto briefing = sampleBriefing();
        QVERIFY(write(briefing, folder.filePath(QStringLiteral("a.xlsx"))).has_value());
        QVERIFY(write(briefing, folder.filePath(QStringLiteral("b.xlsx"))).has_value());
        const QByteArray first = bytesOf(folder.filePath(QStringLiteral("a.xlsx")));
        QVERIFY(first.size() > 10000);
        QVERIFY(first == bytesOf(folder.filePath(QStringLiteral("b.xlsx"))));
    }

    void longTextsAreRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        auto briefing = sampleBriefing(false, 3);
        auto& table = briefing.chapters[0].sections[5].block.asTable;
        table.rows[1][0].text = QString(32767, u'x');
        QVERIFY(write(briefing, path).has_value());
        QFile::remove(path);
        table.rows[1][0].text.append(u'x');
        const auto answer = write(briefing, path);
        QVERIFY(!answer && answer.error().code == core::Code::LimitsExceeded);
        QVERIFY(answer.error().arguments[1].second.find("6 Segments most at risk!A3") != std::string::npos);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }

    void hostileNamesMakeSheets()
    {
        NEED_UNZIP();
        present::Page page = samplePage(false, 2);
        const QStringList titles{QStringLiteral("a/b[c]:*?\\"), QStringLiteral("'quoted'"), QString(60, u'漢'),
            QString(60, u'漢'), QStringLiteral("tab\tand\nline"), QStringLiteral("=1+1"), QStringLiteral("it's & <b>")};
        for (int i = 0; i < titles.size(); ++i)
            page.blocks[i].title = titles[i];
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        briefing::ComposeOptions options;
        options.title = QStringLiteral("=1+1 <title> \u0001 & co");
        const auto answer = write(briefing::compose({page}, options), path);
        QVERIFY(answer.has_value());
        QSet<QString> seen;
        for (const QString& sheet : answer->sheets) {
            QVERIFY(sheet.size() <= 31 && !sheet.contains(QRegularExpression(QStringLiteral("[\\[\\]:*?/\\\\]"))));
            QVERIFY(!seen.contains(sheet.toCaseFolded()));
            seen.insert(sheet.toCaseFolded());
        }
        for (const QString& part : partsOf(path)) {
            QXmlStreamReader xml(partOf(path, part));
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(part + u' ' + xml.errorString()));
        }
    }

    void oddCharacters()
    {
        NEED_UNZIP();
        auto briefing = sampleBriefing(false, 3);
        auto& table = briefing.chapters[0].sections[5].block.asTable;
        table.rows[0][0].text = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        table.rows[1][0].text = QStringLiteral("_x0041_ and \u0001");
        table.rows[2][0].text = QString(QChar(0xD800)) + QStringLiteral("x");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.xlsx"));
        QVERIFY(write(briefing, path).has_value());
        const Cells cells = cellsOf(path, 9, sharedStrings(path));
        QCOMPARE(cells[QStringLiteral("A2")].value, QStringLiteral("a\uFFFDb"));
        QCOMPARE(cells[QStringLiteral("A3")].value, QStringLiteral("_x005F_x0041_ and _x0001_"));
        QCOMPARE(cells[QStringLiteral("A4")].value, QStringLiteral("\uFFFDx"));
    }

    void stopsAndLeavesNothing()
    {
        QTemporaryDir folder;
        core::JobContext job;
        job.stop();
        const auto answer = briefing::writeXlsx(sampleBriefing(), folder.filePath(QStringLiteral("b.xlsx")), job);
        QVERIFY(!answer && answer.error().code == core::Code::Cancelled);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
        const auto refused = write(sampleBriefing(), folder.filePath(QStringLiteral("none/b.xlsx")));
        QVERIFY(!refused && refused.error().code == core::Code::FileNotFound);
    }
};

HOLDFAST_TEST(XlsxWriterTest)
#include "XlsxWriterTest.moc"
