// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "TableSink.h"
#include "ingest/xlsx/NumberFormat.h"
#include "support/WorkbookWriter.h"

#include <algorithm>

using namespace holdfast;
using core::Code;
using tests::WorkbookWriter;

// Workbooks: what cells, formats, sheets and damaged parts become.
class XlsxTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    using W = WorkbookWriter;

    struct Loaded {
        core::Result<ingest::Sniffed> sniffed;
        tests::TableSink sink;
        core::Result<ingest::ReadSummary> summary;
        bool has(Code code) const
        {
            return sniffed
                && std::any_of(sniffed->findings.begin(), sniffed->findings.end(),
                    [&](const core::Finding& f) { return f.code == code; });
        }
        std::string cell(std::size_t row, std::size_t column) const
        {
            return sink.rows.at(row).at(column).value_or("NULL");
        }
        std::string type(std::size_t column) const { return std::string(frame::word(sink.columns.at(column).type)); }
        std::string problem() const
        {
            return std::string(core::word(!sniffed ? sniffed.error().code
                    : !summary                     ? summary.error().code
                                                   : Code::Internal));
        }
    };

    Loaded load(const WorkbookWriter& book, const ingest::Mapping& mapping = {})
    {
        const std::string path = m_folder.filePath(QStringLiteral("b.xlsx")).toStdString();
        Loaded loaded;
        loaded.summary = core::fail(Code::Internal);
        if (!book.write(path)) {
            loaded.sniffed = core::fail(Code::Internal);
            return loaded;
        }
        core::JobContext job;
        loaded.sniffed = ingest::sniff(path, mapping, job);
        if (loaded.sniffed)
            loaded.summary =
                ingest::readSource(*loaded.sniffed, mapping, ingest::OnError::Quarantine, loaded.sink, job);
        return loaded;
    }

    static WorkbookWriter one(const std::string& rows)
    {
        WorkbookWriter book;
        book.sheets = {{"S", W::data(rows), {}}};
        return book;
    }

private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* code, ingest::NumberKind kind) {
            QTest::newRow(code) << QString::fromUtf8(code) << static_cast<int>(kind);
        };
        using K = ingest::NumberKind;
        row("General", K::Number);
        row("0.00E+00", K::Number);
        row("#,##0.00;[Red]-#,##0.00", K::Number);
        row("0\" days\"", K::Number);
        row("[$€-407] #,##0.00", K::Number);
        row("\"yyyy\"0", K::Number);
        row("0\\d", K::Number);
        row("yyyy-mm-dd", K::Date);
        row("mmmm yyyy", K::Date);
        row("mm", K::Date);
        row("[$-409]d\\-mmm\\-yy;@", K::Date);
        row("yyyy\"年\"m\"月\"d\"日\"", K::Date);
        row("dd.mm.yyyy hh:mm", K::DateTime);
        row("m/d/yy h:mm AM/PM", K::DateTime);
        row("hh:mm:ss", K::Time);
        row("mm:ss.0", K::Time);
        row("h:mm AM/PM", K::Time);
        row("[h]:mm:ss", K::Elapsed);
        row("[mm]:ss", K::Elapsed);
        row("[Red][h]:mm", K::Elapsed);
        row("@", K::Text);
        row("00000", K::Padded);
        row("0", K::Number);
        row("", K::Number);
    }
    void formats()
    {
        QFETCH(QString, code);
        QFETCH(int, kind);
        QCOMPARE(static_cast<int>(ingest::numberFormat(code.toStdString()).kind), kind);
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<int>("style");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* written, int style, const char* value, const char* type) {
            QTest::addRow("%s/%d", written, style) << written << style << value << type;
        };
        row("45717", 1, "2025-03-01", "date");
        row("45717.75", 1, "2025-03-01T18:00:00", "datetime");
        row("45717.75", 2, "2025-03-01T18:00:00", "datetime");
        row("45717.999999", 2, "2025-03-02T00:00:00", "datetime");
        row("0.5", 3, "12:00:00", "time");
        row("1.5", 4, "36:00:00", "duration");
        row("-0.25", 4, "-06:00:00", "duration");
        row("123", 5, "00123", "text");
        row("1.38001380000E10", 0, "13800138000", "integer");
        row("1E-7", 0, "0.0000001", "decimal");
        row("1.1000000000000001", 0, "1.1", "decimal");
        row("1.234", 0, "1.234", "decimal");
        row("-12.50", 0, "-12.5", "decimal");
        row("1E3", 0, "1000", "integer");
        row("59", 1, "1900-02-28", "date");
        row("61", 1, "1900-03-01", "date");
        row("2958465", 1, "9999-12-31", "date");
    }
    void numbers()
    {
        QFETCH(QString, written);
        QFETCH(int, style);
        QFETCH(QString, value);
        QFETCH(QString, type);
        WorkbookWriter book = one(W::row(1, W::cell("A1", "what") + W::cell("B1", "note"))
            + W::row(2, W::number("A2", written.toStdString(), style) + W::cell("B2", "x"))
            + W::row(3, W::number("A3", written.toStdString(), style) + W::cell("B3", "y")));
        book.numberFormats =
            "<numFmt numFmtId=\"170\" formatCode=\"[h]:mm:ss\"/><numFmt numFmtId=\"171\" formatCode=\"00000\"/>";
        book.formats = "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/><xf numFmtId=\"170\"/><xf "
                       "numFmtId=\"171\"/>";
        const Loaded loaded = load(book);
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        QCOMPARE(QString::fromStdString(loaded.type(0)), type);
        QCOMPARE(QString::fromStdString(loaded.cell(0, 0)), value);
    }

    void noSuchDay()
    {
        WorkbookWriter book = one(W::row(1, W::cell("A1", "d") + W::cell("B1", "n"))
            + W::row(2, W::number("A2", "45717", 1) + W::number("B2", "1"))
            + W::row(3, W::number("A3", "60", 1) + W::number("B3", "2"))
            + W::row(4, W::number("A4", "-1", 1) + W::number("B4", "3"))
            + W::row(5, W::number("A5", "2958466", 1) + W::number("B5", "4"))
            + W::row(6, W::number("A6", "45718", 1) + W::number("B6", "5")));
        book.formats = "<xf numFmtId=\"14\"/>";
        const Loaded loaded = load(book);
        QVERIFY(loaded.summary.has_value());
        QVERIFY(loaded.has(Code::InvalidDate));
        QCOMPARE(loaded.type(0), std::string("date"));
        QCOMPARE(loaded.cell(1, 0), std::string("NULL"));
        QCOMPARE(loaded.sink.source.at(1).at(0), std::string("60"));
        QCOMPARE(loaded.cell(4, 0), std::string("2025-03-02"));
        book.date1904 = true;
        const Loaded old = load(book);
        QCOMPARE(old.cell(1, 0), std::string("1904-03-01"));
        QCOMPARE(old.cell(0, 0), std::string("2029-03-02"));
    }

    void strings()
    {
        WorkbookWriter book = one(W::row(1, W::cell("A1", "t") + W::cell("B1", "u"))
            + W::row(2, "<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>")
            + W::row(3, "<c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" t=\"str\"><f>1</f><v>a&amp;b</v></c>")
            + W::row(4, "<c r=\"A4\" t=\"s\"><v>99</v></c><c r=\"B4\" t=\"s\"><v>-1</v></c>"));
        book.strings = "<si><t>line1_x000D_\nline2</t></si>"
                       "<si><r><t>Big</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> deal</t></r>"
                       "<rPh sb=\"0\" eb=\"1\"><t>フリガナ</t></rPh></si>"
                       "<si><t>_x4F60__x597D_ _x005F_x0041_ _xD83D__xDE00_ <![CDATA[<&>]]>&#x41;</t></si>";
        const Loaded loaded = load(book);
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        QCOMPARE(loaded.cell(0, 0), std::string("line1\r\nline2"));
        QCOMPARE(loaded.cell(0, 1), std::string("Big deal"));
        QCOMPARE(loaded.cell(1, 0), std::string("你好 _x0041_ 😀 <&>A"));
        QCOMPARE(loaded.cell(1, 1), std::string("a&b"));
        QVERIFY(loaded.has(Code::CorruptCells));
    }

    void errorsAndFormulas()
    {
        const Loaded loaded = load(one(W::row(1, W::cell("A1", "a") + W::cell("B1", "b") + W::cell("C1", "ok"))
            + W::row(2, W::number("A2", "1") + "<c r=\"B2\"><f>SUM(A1:A9)</f></c><c r=\"C2\" t=\"b\"><v>1</v></c>")
            + W::row(
                3, "<c r=\"A3\" t=\"e\"><v>#DIV/0!</v></c>" + W::number("B3", "7") + "<c r=\"C3\" t=\"b\"><v>0</v></c>")
            + W::row(4, W::number("A4", "3") + W::number("B4", "8"))));
        QVERIFY(loaded.has(Code::ErrorCells));
        QVERIFY(loaded.has(Code::FormulaWithoutValue));
        QCOMPARE(loaded.type(0), std::string("integer"));
        QCOMPARE(loaded.cell(1, 0), std::string("NULL"));
        QCOMPARE(loaded.sink.source.at(1).at(0), std::string("#DIV/0!"));
        QCOMPARE(loaded.cell(0, 1), std::string("NULL"));
        QCOMPARE(loaded.type(2), std::string("boolean"));
        QCOMPARE(loaded.cell(0, 2), std::string("true"));
        QCOMPARE(loaded.cell(2, 2), std::string("NULL"));
    }

    void longNumbers()
    {
        const Loaded loaded = load(one(W::row(1, W::cell("A1", "id") + W::cell("B1", "n"))
            + W::row(2, W::number("A2", "6.2220200001112224E+18") + W::number("B2", "1"))
            + W::row(3, W::number("A3", "9007199254740992") + W::number("B3", "2"))
            + W::row(4, W::number("A4", "1234567890123456789") + W::number("B4", "0.29999999999999999"))
            + W::row(5, W::number("A5", "-1.2345678901234568E+19") + W::number("B5", "1.5E+15"))
            + W::row(6, W::number("A6", "123456789012345") + W::number("B6", "2.5E-3"))));
        QVERIFY(loaded.has(Code::PrecisionLostInSource));
        // Whole numbers with the digits the sheet has; what has a fraction, as the shortest text of its double.
        QCOMPARE(loaded.cell(0, 0), std::string("6222020000111222400"));
        QCOMPARE(loaded.cell(1, 0), std::string("9007199254740992"));
        QCOMPARE(loaded.cell(2, 0), std::string("1234567890123456789"));
        QCOMPARE(loaded.cell(3, 0), std::string("-12345678901234568000"));
        QCOMPARE(loaded.cell(4, 0), std::string("123456789012345"));
        QCOMPARE(loaded.cell(2, 1), std::string("0.3"));
        QCOMPARE(loaded.cell(3, 1), std::string("1500000000000000"));
        QCOMPARE(loaded.cell(4, 1), std::string("0.0025"));
    }

    // Cells that are read in one go among others that are not, over the edge of the buffer.
    void plainAndOtherCells()
    {
        std::string rows = W::row(1, W::cell("A1", "n") + W::cell("B1", "t") + W::cell("C1", "note"));
        constexpr int kRows = 6000;
        for (int r = 2; r <= kRows + 1; ++r) {
            const std::string n = std::to_string(r);
            const bool odd = r % 3 == 0;
            rows += W::row(r,
                (odd ? "<c r='A" + n + "' ><v>" + n + "</v>\n</c> " : "<c r=\"A" + n + "\"><v>" + n + "</v></c>")
                    + (r % 5 == 0 ? "<c r=\"B" + n + "\" t=\"str\"><v>a&lt;" + n + "</v></c>"
                                  : "<c r=\"B" + n + "\" t=\"str\"><v>a " + n + "</v></c>")
                    + (r % 2 == 0 ? "<c r=\"C" + n + "\" s=\"0\"/>" : "<c r=\"C" + n + "\" t=\"str\"><v></v></c>"));
        }
        const Loaded loaded = load(one(rows));
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        QCOMPARE(loaded.summary->loaded, std::uint64_t{kRows});
        for (int r = 2; r <= kRows + 1; ++r) {
            const auto at = static_cast<std::size_t>(r - 2);
            QCOMPARE(loaded.cell(at, 0), std::to_string(r));
            QCOMPARE(loaded.cell(at, 1), (r % 5 == 0 ? "a<" : "a ") + std::to_string(r));
            QCOMPARE(loaded.cell(at, 2), std::string("NULL"));
        }
    }

    void sheets()
    {
        WorkbookWriter book;
        const std::string table = W::data(
            W::row(1, W::cell("A1", "k") + W::cell("B1", "v")) + W::row(2, W::cell("A2", "a") + W::number("B2", "1")));
        book.sheets = {{"Cover", W::data(W::row(1, W::cell("A1", "Report"))), {}}, {"Data", table, {}},
            {"Empty", W::data(""), {}}, {"Secret", table, "veryHidden"}};
        Loaded loaded = load(book);
        QVERIFY(loaded.sniffed.has_value());
        QCOMPARE(loaded.problem(), std::string("ambiguous-sheet"));
        QCOMPARE(loaded.summary.error().choices, (std::vector<std::string>{"Cover", "Data"}));
        QVERIFY(loaded.has(Code::HiddenSheets));
        ingest::Mapping mapping;
        mapping.sheet = "Data";
        loaded = load(book, mapping);
        QVERIFY(loaded.summary.has_value());
        QCOMPARE(loaded.cell(0, 0), std::string("a"));
        mapping.sheet = "Secret";
        QVERIFY(load(book, mapping).summary.has_value());
        mapping.sheet = "No such";
        QCOMPARE(load(book, mapping).problem(), std::string("invalid-parameter"));
        mapping = {};
        mapping.answers["ambiguous-sheet"] = "Data";
        QVERIFY(load(book, mapping).summary.has_value());
        book.sheets.erase(book.sheets.begin());
        QVERIFY(load(book).summary.has_value()); // one visible sheet with data is no question
        book.sheets = {{"Empty", W::data(""), {}}};
        QCOMPARE(load(book).problem(), std::string("empty-file"));
    }

    void headers()
    {
        // A title, a blank row, a line of groups and the header; ids merged over both lines.
        const std::string rows = W::row(1, W::cell("B1", "Report 2025"))
            + W::row(3, W::cell("B3", "id") + W::cell("C3", "2024") + W::cell("E3", "2025"))
            + W::row(4, W::cell("C4", "q1") + W::cell("D4", "q2") + W::cell("E4", "q1") + W::cell("F4", "q2"))
            + W::row(5,
                W::cell("B5", "x") + W::number("C5", "1") + W::number("D5", "2") + W::number("E5", "3")
                    + W::number("F5", "4"),
                " hidden=\"1\"")
            + W::row(7,
                W::cell("B7", "y") + W::number("C7", "5") + W::number("D7", "6") + W::number("E7", "7")
                    + W::number("F7", "8"));
        WorkbookWriter book;
        book.sheets = {{"S",
            W::data(rows)
                + "<mergeCells><mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C3:D3\"/><mergeCell "
                  "ref=\"E3:F3\"/></mergeCells>",
            {}}};
        const Loaded loaded = load(book);
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        std::vector<std::string> names;
        for (const auto& column : loaded.sink.columns)
            names.push_back(column.name);
        QCOMPARE(names, (std::vector<std::string>{"id", "2024 q1", "2024 q2", "2025 q1", "2025 q2"}));
        QCOMPARE(loaded.sink.rows.size(), std::size_t{2});
        QCOMPARE(loaded.cell(1, 4), std::string("8"));
        QVERIFY(loaded.has(Code::MergedCells));
        QVERIFY(loaded.has(Code::HiddenRows));
        QVERIFY(loaded.has(Code::BlankRows));
        QVERIFY(loaded.has(Code::PreambleSkipped));
        ingest::Mapping mapping;
        mapping.headerLine = 4;
        QCOMPARE(load(book, mapping).sink.rows.size(), std::size_t{2});
    }

    void widerBelow()
    {
        std::string rows = W::row(1, W::cell("A1", "a") + W::cell("B1", "b"));
        for (int i = 2; i <= 300; ++i)
            rows += W::row(i, W::number("A" + std::to_string(i), "1") + W::cell("B" + std::to_string(i), "z"));
        rows += W::row(301, W::number("A301", "1") + W::cell("B301", "z") + W::cell("C301", "late"));
        const Loaded loaded = load(one(rows));
        QCOMPARE(loaded.sink.columns.size(), std::size_t{3});
        QCOMPARE(loaded.cell(299, 2), std::string("late"));
        QVERIFY(loaded.summary && loaded.summary->read == 300);
    }

    void namespaces()
    {
        WorkbookWriter book = one(
            W::row(1, W::cell("A1", "a") + W::cell("B1", "b")) + W::row(2, W::cell("A2", "1") + W::cell("B2", "x")));
        book.space = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        QCOMPARE(load(book).cell(0, 1), std::string("x"));
        book.sheets[0].xml =
            "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns=\"urn:other\">"
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>9</v></c></row></sheetData>"
            "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>k</x:v></x:c></x:row>"
            "<x:row r=\"2\"><x:c r=\"A2\" t=\"str\"><x:v>hello</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        const Loaded loaded = load(book);
        QVERIFY2(loaded.summary.has_value(), loaded.problem().c_str());
        QCOMPARE(loaded.sink.rows.size(), std::size_t{1});
        QCOMPARE(loaded.cell(0, 0), std::string("hello"));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("sheet");
        QTest::addColumn<QString>("strings");
        QTest::addColumn<QString>("code");
        const QString head = QStringLiteral("<?xml version=\"1.0\"?>");
        const QString ns = QStringLiteral("xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"");
        const auto row = [&](const char* name, const QString& sheet, const QString& strings, const char* code) {
            QTest::newRow(name) << sheet << strings << code;
        };
        row("doctype in sheet", head + QStringLiteral("<!DOCTYPE worksheet []><worksheet ") + ns + QStringLiteral("/>"),
            {}, "xml-dtd-forbidden");
        row("doctype in strings", {}, head + QStringLiteral("<!DOCTYPE sst SYSTEM \"http://x.invalid/\"><sst/>"),
            "xml-dtd-forbidden");
        row("cut", head + QStringLiteral("<worksheet ") + ns + QStringLiteral("><sheetData><row><c"), {},
            "corrupt-workbook");
        row("crossed tags",
            head + QStringLiteral("<worksheet ") + ns
                + QStringLiteral("><sheetData><row></sheetData></row></worksheet>"),
            {}, "corrupt-workbook");
        row("unknown entity", {}, head + QStringLiteral("<sst ") + ns + QStringLiteral("><si><t>&boo;</t></si></sst>"),
            "corrupt-workbook");
        row("not a sheet", head + QStringLiteral("<chartsheet ") + ns + QStringLiteral("/>"), {}, "corrupt-workbook");
        row("far cell",
            head + QStringLiteral("<worksheet ") + ns
                + QStringLiteral("><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c "
                                 "r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"),
            {}, "limits-exceeded");
    }
    void refusals()
    {
        QFETCH(QString, sheet);
        QFETCH(QString, strings);
        QFETCH(QString, code);
        WorkbookWriter book = one(W::row(1, W::cell("A1", "a")) + W::row(2, W::cell("A2", "1")));
        if (!sheet.isEmpty())
            book.sheets[0].xml = sheet.toStdString();
        book.strings = strings.toStdString();
        QCOMPARE(QString::fromStdString(load(book).problem()), code);
    }

    void bomb()
    {
        WorkbookWriter book = one(W::row(1, W::cell("A1", "a")));
        book.sheets[0].xml = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + std::string(200 << 20, ' ')
            + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>";
        QCOMPARE(load(book).problem(), std::string("zip-bomb"));
    }

    void emptyAndOneRow()
    {
        Loaded loaded = load(one(W::row(1, W::cell("A1", "a") + W::cell("B1", "b"))));
        QVERIFY(loaded.summary.has_value());
        QCOMPARE(loaded.summary->read, std::uint64_t{0});
        QVERIFY(loaded.has(Code::NoDataRows));
        loaded = load(one(W::row(1, W::cell("A1", "a")) + W::row(2, W::cell("A2", "only"))
            + W::row(500, "<c r=\"A500\" s=\"1\"/>"))); // phantom row
        QCOMPARE(loaded.sink.rows.size(), std::size_t{1});
        QVERIFY(!loaded.has(Code::BlankRows));
    }

    void stops()
    {
        std::string rows = W::row(1, W::cell("A1", "a"));
        for (int i = 2; i <= 3000; ++i)
            rows += W::row(i, W::number("A" + std::to_string(i), "1"));
        const std::string path = m_folder.filePath(QStringLiteral("s.xlsx")).toStdString();
        QVERIFY(one(rows).write(path));
        core::JobContext job;
        job.stop();
        const auto sniffed = ingest::sniff(path, {}, job);
        QVERIFY(!sniffed && sniffed.error().code == Code::Cancelled);
    }
};

HOLDFAST_TEST(XlsxTest)
#include "XlsxTest.moc"
