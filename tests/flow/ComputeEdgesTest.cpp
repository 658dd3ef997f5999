// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ComputeShop.h"

#include "core/Json.h"

#include <QTemporaryDir>

#include <cmath>
#include <set>

using namespace holdfast;
using namespace holdfast::tests;

namespace {

// The path of the first number that is not finite; empty = none.
std::string notFinite(const core::Json& value, const std::string& path = {})
{
    if (value.is_number_float() && !std::isfinite(value.get<double>()))
        return path;
    if (value.is_structured())
        for (const auto& [key, part] : value.items())
            if (auto found = notFinite(part, path + "." + key); !found.empty())
                return found;
    return {};
}

// Every number of the cells times a factor.
Cells times(Cells cells, const char* tail)
{
    for (auto& row : cells)
        for (std::size_t c = 2; c + 1 < row.size(); ++c)
            if (c != 7)
                row[c] += tail;
    return cells;
}

} // namespace

// Every name of compute on tables that hold too little or nonsense: a refusal with a code of its own or an answer without a number
// that is none, never a crash.
class ComputeEdgesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void everyNameIsAsked()
    {
        std::set<std::string> asked, known;
        for (const auto& question : shopQuestions())
            asked.insert(question.name);
        for (const auto& name : flow::computeNames())
            known.insert(name.name);
        QVERIFY(asked == known);
    }

    void tables_data()
    {
        QTest::addColumn<QString>("path");
        const auto whole = shopCells(40);
        const std::size_t width = shopHeader().size();
        const auto add = [&](const char* name, const Cells& cells, bool header = true) {
            const auto path = m_folder.filePath(QString::fromUtf8(name) + ".csv");
            QVERIFY(!shopFile(path, cells, header).empty());
            QTest::newRow(name) << path;
        };
        add("empty file", {}, false);
        add("header only", {});
        for (const int rows : {1, 2, 3})
            add(qPrintable(QString::number(rows) + " rows"), {whole.begin(), whole.begin() + rows});
        add("equal rows", Cells(40, whole[1]));
        add("nothing in any cell", Cells(20, std::vector<std::string>(width)));
        add("one word everywhere", Cells(20, std::vector<std::string>(width, "word")));
        Cells words;
        const char* const kWords[] = {"nan", "inf", "-inf", "NaN", "Infinity", "1e999"};
        for (std::size_t i = 0; i < 20; ++i) {
            words.emplace_back();
            for (std::size_t c = 0; c < width; ++c)
                words.back().emplace_back(kWords[(i + c) % 6]);
        }
        add("words for no number", words);
        add("largest numbers", times(whole, "e300"));
        add("smallest numbers", times(whole, "e-300"));
        Cells negative = whole, zero = whole;
        for (std::size_t i = 0; i < whole.size(); ++i)
            for (std::size_t c = 2; c + 1 < width; ++c)
                if (c != 7) {
                    negative[i][c] = whole[i][c].starts_with('-') ? whole[i][c].substr(1) : "-" + whole[i][c];
                    zero[i][c] = "0";
                }
        add("negative numbers", negative);
        add("zeros", zero);
        add("usual", whole);
    }

    void tables()
    {
        QFETCH(QString, path);
        for (const auto& question : shopQuestions()) {
            const auto answer = asked(question, path.toStdString());
            if (!answer) {
                QVERIFY2(answer.error().code != core::Code::Internal && answer.error().code != core::Code::UnknownParameter, question.name);
                continue;
            }
            const auto where = notFinite(answer->result);
            QVERIFY2(where.empty(), (std::string(question.name) + where).c_str());
            QVERIFY2(notFinite(answer->parameters).empty(), question.name);
            QVERIFY2(!answer->method.empty(), question.name);
            for (const auto& row : answer->out.rows) {
                QVERIFY2(row.size() == answer->out.columns.size(), question.name);
                for (const auto& cell : row)
                    QVERIFY2(cell != "nan" && cell != "-nan" && cell != "inf" && cell != "-inf", question.name);
            }
        }
    }
};

HOLDFAST_TEST(ComputeEdgesTest)
#include "ComputeEdgesTest.moc"
