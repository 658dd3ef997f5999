// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Json.h"
#include "flow/Compute.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace holdfast;
using flow::ComputeAnswer;
using flow::ComputeRequest;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool hasDoubt(const ComputeAnswer& answer, analytics::DoubtCode code)
{
    return std::any_of(answer.doubts.begin(), answer.doubts.end(), [&](const auto& doubt) { return doubt.code == code; });
}

} // namespace

// What the names for series and text make of files: missing cells, refusals, own words, rows out.
class ComputeSeriesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string file(const char* name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            return {};
        return path.toStdString();
    }

    static core::Result<ComputeAnswer> run(const char* name, const std::string& path, const Pairs& settings, bool rows = false)
    {
        core::JobContext job;
        ComputeRequest request;
        request.name = name;
        request.data = {path};
        request.settings = settings;
        request.wantsRows = rows;
        return flow::compute(request, job);
    }

private Q_SLOTS:
    void missingCells()
    {
        const auto path = file("gaps.csv", "day,value\n1,5\n2,7\n3,\n4,5\n5,7\n6,x\n7,5\n8,7\n9,5\n10,7\n");
        const auto found = run("decompose", path, {{"value", "value"}, {"season", "2"}, {"method", "classical"}});
        QVERIFY(found.has_value());
        QCOMPARE(found->n, std::uint64_t(8));
        QCOMPARE(found->excluded.at("missing"), std::uint64_t(1));
        QCOMPARE(found->excluded.at("not-a-number"), std::uint64_t(1));
        QVERIFY(hasDoubt(*found, analytics::DoubtCode::GapsClosed));
        QCOMPARE(found->result["figure"], core::Json::array({-1.0, 1.0}));
        // A missing cell at the end closes no gap.
        const auto end = run("decompose", file("end.csv", "v,w\n1,\n2,\n1,\n2,\n1,\n2,\n,9\n"), {{"value", "v"}, {"season", "2"}});
        QVERIFY(end.has_value() && !hasDoubt(*end, analytics::DoubtCode::GapsClosed));
    }

    void refusals()
    {
        const auto path = file("short.csv", "value,text\n1,a\n2,b\n3,c\n");
        const auto code = [&](const char* name, Pairs settings) {
            settings.emplace_back("value", "value");
            const auto found = run(name, path, settings);
            return found ? core::Code::Internal : found.error().code;
        };
        using enum core::Code;
        QCOMPARE(code("decompose", {}), MissingParameter);
        QCOMPARE(code("forecast", {}), MissingParameter);
        QCOMPARE(code("control", {{"chart", "p"}}), MissingParameter);
        QCOMPARE(code("decompose", {{"season", "12"}}), NotEnoughData);
        QCOMPARE(code("forecast", {{"season", "1"}}), InvalidParameter);
        QCOMPARE(code("forecast", {{"season", "2.5"}}), InvalidParameter);
        QCOMPARE(code("forecast", {{"season", "2"}, {"alpha", "1.5"}}), InvalidParameter);
        QCOMPARE(code("decompose", {{"season", "2"}, {"s_window", "wide"}}), InvalidParameter);
        QCOMPARE(code("changepoints", {{"penalty", "none"}}), InvalidParameter);
        QCOMPARE(code("changepoints", {{"method", "optimal"}, {"penalty", "7"}}), InvalidParameter);
        QCOMPARE(code("control", {{"lambda", "0"}, {"chart", "ewma"}}), InvalidParameter);
        QCOMPARE(code("trend", {{"step", "1"}}), UnknownParameter);
        QCOMPARE(code("acf", {{"lags", "0"}}), InvalidParameter);
        for (const char* name : {"trend", "changepoints", "acf", "outliers"}) {
            const auto found = run(name, path, {{"value", "text"}});
            QVERIFY(!found && found.error().code == NotEnoughData);
        }
    }

    // Every name answers one row, equal values and none with an answer or a code, never with NaN.
    void edges()
    {
        const std::vector<std::string> files {file("none.csv", "v\n"), file("one.csv", "v\n3\n"), file("two.csv", "v\n3\n4\n"),
            file("flat.csv", "v\n2\n2\n2\n2\n2\n2\n2\n2\n2\n2\n"), file("signs.csv", "v\n-5\n0\n5\n-5\n0\n5\n0\n0\n1\n")};
        const std::vector<std::pair<const char*, Pairs>> calls {{"trend", {}}, {"trend", {{"season", "2"}}},
            {"decompose", {{"season", "2"}}}, {"decompose", {{"season", "3"}, {"method", "classical"}, {"type", "multiplicative"}}},
            {"forecast", {{"season", "2"}}}, {"forecast", {{"method", "ses"}}}, {"forecast", {{"method", "holt"}}},
            {"forecast", {{"season", "3"}, {"type", "multiplicative"}}}, {"changepoints", {}},
            {"changepoints", {{"method", "optimal"}}}, {"changepoints", {{"min_segment", "2"}}}, {"acf", {}}, {"outliers", {}},
            {"control", {}}, {"control", {{"chart", "ewma"}}}, {"control", {{"chart", "cusum"}}}, {"control", {{"chart", "c"}}},
            {"control", {{"chart", "p"}, {"size", "v"}}}};
        for (const auto& path : files)
            for (const auto& [name, settings] : calls) {
                Pairs all = settings;
                all.emplace_back("value", "v");
                const auto found = run(name, path, all);
                if (found)
                    QVERIFY2(found->result.dump().find("nan") == std::string::npos, name);
                else
                    QVERIFY2(found.error().code == core::Code::NotEnoughData || found.error().code == core::Code::NoVariation
                            || found.error().code == core::Code::InvalidValue,
                        name);
            }
    }

    void texts()
    {
        const auto path = file("texts.csv", "text,good\nGreat service,1\nAwful service,0\n,0\n很好,1\nno label,\n");
        const auto found = run("sentiment", path, {{"text", "text"}, {"label", "good"}}, true);
        QVERIFY(found.has_value());
        QCOMPARE(found->n, std::uint64_t(4));
        QCOMPARE(found->excluded.at("missing"), std::uint64_t(1));
        QCOMPARE(found->result["positive"], 2);
        QCOMPARE(found->result["neutral"], 1);
        QCOMPARE(found->result["balanced_accuracy"], 1.0);
        QCOMPARE(found->out.rows.size(), std::size_t(4));
        QCOMPARE(found->out.rows[3][3], std::string("zh"));

        const auto words = file("words.csv", "term,value\nservice,-4\n");
        const auto own = run("sentiment", path, {{"text", "text"}, {"words", words}});
        QCOMPARE(own->result["negative"], 2);
        const auto wrong = run("sentiment", path, {{"text", "text"}, {"words", file("bad.csv", "term,value\nservice,much\n")}});
        QCOMPARE(wrong.error().code, core::Code::InvalidValue);

        const auto terms = run("terms", path, {{"text", "text"}, {"label", "good"}, {"min_docs", "1"}, {"top", "1"}});
        QCOMPARE(terms->result["top"][0]["term"], "service");
        QCOMPARE(terms->result["documents"], 4);
        QVERIFY(hasDoubt(*run("sentiment", file("plain.csv", "text\ntable\nchair\n"), {{"text", "text"}}),
            analytics::DoubtCode::UnknownWords));
        QCOMPARE(run("terms", file("empty.csv", "text\n"), {{"text", "text"}}).error().code, core::Code::NotEnoughData);
    }
};

HOLDFAST_TEST(ComputeSeriesTest)
#include "ComputeSeriesTest.moc"
