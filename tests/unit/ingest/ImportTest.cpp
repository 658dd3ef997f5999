// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "TableSink.h"
#include "ingest/csv/Digest.h"
#include "ingest/csv/RecordReader.h"
#include "support/TestMain.h"

#include <QElapsedTimer>

#include <sys/stat.h>

using namespace holdfast;
using core::Code;
using frame::ValueType;

class ImportTest : public QObject {
    Q_OBJECT

    static const ingest::SniffedColumn& column(const tests::Imported& got, std::string_view name)
    {
        static const ingest::SniffedColumn none;
        for (const auto& one : got.sniffed.columns)
            if (one.name == name)
                return one;
        return none;
    }
    static ValueType typeOf(const tests::Imported& got, std::string_view name)
    {
        for (const auto& one : got.table.columns)
            if (one.name == name)
                return one.type;
        return ValueType::Empty;
    }
    static bool hasFinding(const tests::Imported& got, Code code)
    {
        const auto is = [code](const core::Finding& f) { return f.code == code; };
        return std::any_of(got.sniffed.findings.begin(), got.sniffed.findings.end(), is)
            || std::any_of(got.table.notes.begin(), got.table.notes.end(), is);
    }
    static Code errorOf(std::string_view bytes, const ingest::Mapping& mapping = {}, std::uint64_t* line = nullptr)
    {
        const tests::TextFile file(bytes);
        tests::Imported got;
        tests::importFile(got, file.path, mapping);
        if (got.error && line != nullptr)
            *line = got.error->where.line;
        return got.error ? got.error->code : Code::Internal;
    }

private Q_SLOTS:
    void digestMatchesThePublishedSums()
    {
        ingest::Digest empty;
        QCOMPARE(empty.first(), 0xEF46DB3751D8E999ull);
        ingest::Digest abc;
        abc.add("abc", 3);
        QCOMPARE(abc.first(), 0x44BC2CF5AD770999ull);
        // In pieces or whole, the same.
        const std::string text(1000, 'x');
        ingest::Digest whole, pieces;
        whole.add(text.data(), text.size());
        for (std::size_t i = 0; i < text.size(); i += 7)
            pieces.add(text.data() + i, std::min<std::size_t>(7, text.size() - i));
        QCOMPARE(whole.hex(), pieces.hex());
        QCOMPARE(whole.hex().size(), std::size_t{32});
    }

    void transactionsMapThemselves()
    {
        const tests::TextFile file(
            "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
            "536365,85123A,6,2010-12-01 08:26:00,2.55,17850\nC536379,D,-1,2010-12-01 09:41:00,27.505,\n");
        tests::Imported got;
        tests::importFile(got, file.path);
        QVERIFY(!got.error);
        QVERIFY(got.sniffed.role == domain::Role::Transaction);
        QCOMPARE(got.summary.loaded, 2ull);
        QVERIFY(got.table.columns.back().derived);
        QCOMPARE(*got.table.rows[0].back(), std::string("15.3"));
        QCOMPARE(*got.table.rows[1].back(), std::string("-27.505"));
        QVERIFY(!got.table.rows[1][5]); // a missing customer is loaded and reported
        QVERIFY(hasFinding(got, Code::MissingRequired));
        QCOMPARE(got.summary.nulls[5], 1ull);
    }

    void requiredCellsDecide()
    {
        const tests::TextFile file(
            "customer_id,date,amount\nC1,2024-01-01,1.5\nC2,2024-02-30,2\nC3,2024-03-01,abc\nC4,,4\nC5,2024-05-01,5\n"
            "C6,2024-06-01\nC7,2024-07-01,7\nC8,2024-08-01,8\n");
        tests::Imported got;
        tests::importFile(got, file.path);
        QVERIFY(!got.error);
        QCOMPARE(got.summary.read, 8ull);
        QCOMPARE(got.summary.loaded, 4ull);
        QCOMPARE(got.table.rejected.size(), std::size_t{4});
        QCOMPARE(got.table.rejected[0].row, 2ull);
        QCOMPARE(got.table.rejected[0].line, 3ull);
        QVERIFY(got.table.rejected[0].reason == Code::InvalidDate);
        QCOMPARE(got.table.rejected[0].column, std::string("date"));
        QCOMPARE(got.table.rejected[0].value, std::string("2024-02-30"));
        QCOMPARE(got.table.rejected[0].text, std::string("C2,2024-02-30,2"));
        QVERIFY(got.table.rejected[1].reason == Code::UnreadableValue);
        QVERIFY(got.table.rejected[2].reason == Code::MissingRequired);
        QVERIFY(got.table.rejected[3].reason == Code::RaggedRows);
        QCOMPARE(*got.table.rows[1][0], std::string("C5"));
        QCOMPARE(*got.table.rows[1][2], std::string("5"));
        tests::Imported stopped;
        tests::importFile(stopped, file.path, {}, ingest::OnError::Stop);
        QVERIFY(stopped.error && stopped.error->code == Code::InvalidDate);
        QCOMPARE(stopped.error->where.line, 3ull);
        tests::Imported skipped;
        tests::importFile(skipped, file.path, {}, ingest::OnError::Skip);
        QCOMPARE(skipped.summary.rejected, 4ull);
        QVERIFY(skipped.table.rejected.empty());
    }

    void aDateOfTwoReadingsIsAsked()
    {
        const tests::TextFile file("customer_id,date,amount\nC1,03/04/2025,1\nC2,05/06/2025,2\n");
        tests::Imported got;
        tests::importFile(got, file.path);
        QVERIFY(got.error && got.error->code == Code::AmbiguousDate);
        QCOMPARE(got.error->choices, (std::vector<std::string>{"dmy", "mdy"}));
        QVERIFY(got.table.columns.empty()); // nothing was begun
        ingest::Mapping answered;
        answered.answers["date"] = "mdy";
        tests::Imported mdy;
        tests::importFile(mdy, file.path, answered);
        QVERIFY(!mdy.error);
        QCOMPARE(*mdy.table.rows[0][1], std::string("2025-03-04"));
        QCOMPARE(mdy.table.source[0][1], std::string("03/04/2025"));
        answered.answers.clear();
        answered.answers["ambiguous-date"] = "dmy";
        tests::Imported dmy;
        tests::importFile(dmy, file.path, answered);
        QVERIFY(!dmy.error);
        QCOMPARE(*dmy.table.rows[0][1], std::string("2025-04-03"));
    }

    void theWholeColumnDecides()
    {
        std::string text = "customer_id,n,code,day,when,flag,pct,money\n";
        for (int i = 0; i < 5000; ++i)
            text += "C" + std::to_string(i) + "," + (i == 4999 ? "1.25" : "7") + ","
                + (i == 4998 ? "0007" : std::to_string(1000 + i)) + "," + (i == 4000 ? "25/03/2024" : "02/08/2024")
                + ",2024-01-0" + (i == 4997 ? "1 10:00:00" : "2") + "," + (i % 2 ? "是" : "否")
                + ",12.5%,\"¥1,234.50\"\n";
        const tests::TextFile file(text);
        tests::Imported got;
        tests::importFile(got, file.path);
        QVERIFY(!got.error);
        QCOMPARE(typeOf(got, "n"), ValueType::Decimal);
        QCOMPARE(typeOf(got, "code"), ValueType::Text);
        QCOMPARE(typeOf(got, "day"), ValueType::Date);
        QCOMPARE(typeOf(got, "when"), ValueType::DateTime);
        QCOMPARE(typeOf(got, "flag"), ValueType::Boolean);
        QCOMPARE(*got.table.rows[0][3], std::string("2024-08-02"));
        QCOMPARE(*got.table.rows[0][6], std::string("0.125"));
        QCOMPARE(*got.table.rows[0][7], std::string("1234.5"));
        QCOMPARE(got.table.source[0][7], std::string("¥1,234.50"));
        QCOMPARE(got.table.source[4997][4], std::string("2024-01-01 10:00:00"));
    }

    void labelsOfChurn()
    {
        for (const auto& [header, yes, no] :
            {std::tuple{"Churn", "Yes", "No"}, {"Exited", "1", "0"}, {"是否流失", "流失", "未流失"},
                {"status", "churned", "active"}, {"Attrition_Flag", "Attrited Customer", "Existing Customer"}}) {
            const tests::TextFile file("customer_id," + std::string(header) + "\nA," + yes + "\nB," + no + "\nC,\n");
            tests::Imported got;
            tests::importFile(got, file.path);
            QVERIFY2(!got.error, header);
            QCOMPARE(got.table.columns[1].field, std::string("status"));
            QCOMPARE(*got.table.rows[0][1], std::string("true"));
            QCOMPARE(*got.table.rows[1][1], std::string("false"));
            QVERIFY(!got.table.rows[2][1]);
        }
    }

    void mappingsRoundTrip()
    {
        const std::string json =
            R"({"role":"transaction","encoding":"GB18030","delimiter":"\\t","header_line":2,)"
            R"("columns":{"a":{"field":"customer"},"b":{"field":"-"},"c":{"type":"date"}},"answers":{"c":"dmy"}})";
        const auto mapping = ingest::parseMapping(json);
        QVERIFY(mapping);
        QCOMPARE(*mapping->headerLine, 2ull);
        QVERIFY(mapping->columns.at("c").type == ValueType::Date && !mapping->columns.at("c").field);
        QCOMPARE(ingest::toJson(*mapping), json);
        for (const char* wrong : {"[1]", "{\"x\":1}", "{\"columns\":{\"a\":{\"type\":\"number\"}}}", "{",
                 "{\"delimiter\":\"ab\"}", "{\"header_line\":-1}", "{\"role\":\"nobody\"}"}) {
            const auto refused = ingest::parseMapping(wrong);
            QVERIFY2(!refused && refused.error().code == Code::InvalidParameter, wrong);
        }
        QVERIFY(!ingest::parseMapping(std::string(100000, '[')));
    }

    void mappingsChangeThePlan()
    {
        const tests::TextFile file("who,when,how much,zip\nC1,2024-01-01,5,01234\nC2,2024-01-02,6,99999\n");
        ingest::Mapping mapping;
        mapping.role = domain::Role::Transaction;
        mapping.columns["who"].field = "customer";
        mapping.columns["when"].field = "date";
        mapping.columns["zip"].field = "-";
        tests::Imported got;
        tests::importFile(got, file.path, mapping);
        QVERIFY(got.error && got.error->code == Code::MissingField);
        mapping.columns["how much"].field = "amount";
        tests::Imported whole;
        tests::importFile(whole, file.path, mapping);
        QVERIFY(!whole.error);
        QCOMPARE(whole.table.columns.size(), std::size_t{3});
        mapping.columns["how much"].field = "no such field";
        tests::Imported wrong;
        tests::importFile(wrong, file.path, mapping);
        QVERIFY(wrong.error && wrong.error->code == Code::InvalidParameter);
        mapping.columns["how much"].field = "customer"; // twice
        tests::Imported twice;
        tests::importFile(twice, file.path, mapping);
        QVERIFY(twice.error && twice.error->code == Code::InvalidParameter);
    }

    void refusals()
    {
        std::uint64_t line = 0;
        QVERIFY(errorOf("") == Code::EmptyFile);
        QVERIFY(errorOf("\n \n\r\n") == Code::EmptyFile);
        QVERIFY(errorOf("a,b\n1,\"x\n2,y\n", {}, &line) == Code::UnterminatedQuote && line == 2);
        QVERIFY(errorOf(std::string_view("a,b\n1,x\0y\n", 10), {}, &line) == Code::NulBytes && line == 2);
        QVERIFY(errorOf("\x89PNG\r\n\x1a\n....") == Code::NotText);
        QVERIFY(errorOf("PK\x03\x04....") == Code::TruncatedArchive);
        QVERIFY(errorOf("SQLite format 3 is text here\n1\n") == Code::Internal); // no NUL behind: not the magic
        QVERIFY(errorOf("name,b\n张伟,1\n李\xE5,2\n\xE7\x8E\x8B,3\n", {}, &line) == Code::EncodingInvalid && line == 3);
        ingest::Mapping wrong;
        wrong.encoding = "no-such-encoding";
        QVERIFY(errorOf("a\n1\n", wrong) == Code::UnsupportedEncoding);
        std::string wide = "c0";
        for (int i = 1; i < 2500; ++i)
            wide += ",c" + std::to_string(i);
        QVERIFY(errorOf(wide + "\n" + wide + "\n") == Code::TooManyColumns);
        QVERIFY(errorOf("id,note\n1,\"" + std::string(20u << 20, 'x') + "\"\n") == Code::FieldTooLarge);
        QVERIFY(errorOf(std::string(40u << 20, 'x')) == Code::FieldTooLarge);
        core::JobContext job;
        QTemporaryDir folder;
        QVERIFY(ingest::sniff(folder.path().toStdString(), {}, job).error().code == Code::NotRegularFile);
        QVERIFY(ingest::sniff(folder.filePath("none").toStdString(), {}, job).error().code == Code::FileNotFound);
        const std::string pipe = folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(ingest::sniff(pipe, {}, job).error().code == Code::NotRegularFile);
        QVERIFY(timer.elapsed() < 1000);
    }

    void stopsAtOnce()
    {
        std::string text = "customer_id,date,amount\n";
        for (int i = 0; i < 200000; ++i)
            text += "C" + std::to_string(i % 1000) + ",2024-01-01,1.00\n";
        const tests::TextFile file(text);
        core::JobContext stopped;
        stopped.stop();
        QVERIFY(ingest::sniff(file.path, {}, stopped).error().code == Code::Cancelled);
        core::JobContext job;
        const auto sniffed = ingest::sniff(file.path, {}, job);
        QVERIFY(sniffed);
        tests::TableSink sink;
        sink.stopAfterBatch = &job;
        const auto summary = ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, sink, job);
        QVERIFY(!summary && summary.error().code == Code::Cancelled);
        QVERIFY(sink.loaded <= frame::Batch::kRows);
        core::JobContext again;
        tests::TableSink second;
        second.keep = 10;
        QVERIFY(ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, second, again));
        QCOMPARE(second.loaded, 200000ull);
    }

    void aChangedFileIsNoticed()
    {
        const tests::TextFile file("customer_id,date,amount\nC1,2024-01-01,1.00\n");
        core::JobContext job;
        const auto sniffed = ingest::sniff(file.path, {}, job);
        QVERIFY(sniffed);
        file.write("customer_id,date,amount\nC1,2024-01-01,2.00\n");
        tests::TableSink sink;
        const auto summary = ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, sink, job);
        QVERIFY(!summary && summary.error().code == Code::IoError);
    }

    void recordsAcrossBuffers()
    {
        // Records of many lengths, quoted and not, so that every kind of end falls on a buffer's edge.
        std::string text;
        std::vector<std::string> want;
        for (int i = 0; text.size() < 1'500'000; ++i) {
            std::string note(static_cast<std::size_t>(i * 37 % 301), static_cast<char>('a' + i % 26));
            const bool quote = i % 3 == 0;
            if (quote)
                note += i % 2 == 0 ? "\"\n" : ",\r\n";
            want.push_back(note);
            std::string written = note;
            if (quote) {
                if (const auto at = written.find('"'); at != std::string::npos)
                    written.insert(at, 1, '"');
                written = "\"" + written + "\"";
            }
            text += std::to_string(i) + "," + written + (i % 5 == 0 ? "\r\n" : "\n");
        }
        ingest::MemoryText source(text);
        ingest::RecordReader reader(source, {}, 2);
        ingest::RecordBlock block;
        std::size_t row = 0;
        std::uint64_t line = 1;
        for (;;) {
            const auto more = reader.next(block);
            QVERIFY(more);
            if (!*more)
                break;
            QVERIFY(block.ragged.empty());
            for (std::size_t r = 0; r < block.records.size(); ++r, ++row) {
                QCOMPARE(block.records[r].row, static_cast<std::uint64_t>(row + 1));
                QCOMPARE(block.records[r].line, line);
                line += want[row].find('\n') != std::string::npos ? 2u : 1u;
                if (std::string(block.text(r, 0)) != std::to_string(row) || block.text(r, 1) != want[row])
                    QFAIL(("row " + std::to_string(row)).c_str());
            }
        }
        QCOMPARE(row, want.size());
    }

    void repeatedHeadersAndBlankLines()
    {
        const tests::TextFile file("id,v\n1,a\n\nid,v\n2,b\n,\n3,c\n");
        tests::Imported got;
        tests::importFile(got, file.path);
        QVERIFY(!got.error);
        QCOMPARE(got.summary.loaded, 3ull);
        QCOMPARE(got.summary.rejectedBy.at("repeated-header"), 1ull);
        QCOMPARE(got.sniffed.blankRows, 2ull);
        QVERIFY(hasFinding(got, Code::BlankRows) && hasFinding(got, Code::RepeatedHeader));
    }

    void keysOfCustomers()
    {
        const tests::TextFile file("customer_id,name\nC1,Ann\nC1,Ann\nc1 ,Bob\n,Cy\n");
        tests::Imported got;
        tests::importFile(got, file.path);
        QVERIFY(!got.error);
        QVERIFY(hasFinding(got, Code::DuplicateKey) && hasFinding(got, Code::ConfusableKeys));
        QCOMPARE(got.summary.rejectedBy.at("missing-required"), 1ull);
        QCOMPARE(got.summary.loaded, 3ull);
    }

    void realFiles()
    {
        const QString shared = tests::sharedFolder();
        if (shared.isEmpty())
            QSKIP("the shared data are not beside the checkout");
        tests::Imported got;
        tests::importFile(got, (shared + QStringLiteral("/truth/data/telco_churn.csv")).toStdString());
        QVERIFY(!got.error);
        QVERIFY(got.sniffed.role == domain::Role::Customer);
        QCOMPARE(got.summary.loaded, 7043ull);
        QCOMPARE(column(got, "Churn").field, std::string("status"));
        QCOMPARE(column(got, "tenure").field, std::string("tenure"));
        QCOMPARE(column(got, "TotalCharges").missing, 11ull);
        QCOMPARE(typeOf(got, "TotalCharges"), ValueType::Decimal);
    }
};

HOLDFAST_TEST(ImportTest)
#include "ImportTest.moc"
