// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ComputeShop.h"

#include "core/Json.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <set>

using namespace holdfast;
using namespace holdfast::tests;
using core::Json;

namespace {

// Numbers agree but for the order of summing; everything else is the same. The path of what differs.
std::string difference(const Json& a, const Json& b, double tolerance, const std::string& path = {})
{
    if (a.is_number() && b.is_number()) {
        const double x = a.get<double>(), y = b.get<double>();
        return std::abs(x - y) <= tolerance * std::max({1.0, std::abs(x), std::abs(y)}) ? std::string() : path + " " + a.dump() + " " + b.dump();
    }
    if (a.type() != b.type() || a.size() != b.size())
        return path + " " + a.dump().substr(0, 80) + " " + b.dump().substr(0, 80);
    if (a.is_object()) {
        for (const auto& [key, part] : a.items())
            if (!b.contains(key))
                return path + "." + key;
            else if (auto found = difference(part, b[key], tolerance, path + "." + key); !found.empty())
                return found;
        return {};
    }
    if (a.is_array()) {
        for (std::size_t i = 0; i < a.size(); ++i)
            if (auto found = difference(a[i], b[i], tolerance, path + "." + std::to_string(i)); !found.empty())
                return found;
        return {};
    }
    return a == b ? std::string() : path;
}

Cells shuffled(Cells cells)
{
    core::Random random(9);
    for (std::size_t i = cells.size(); i > 1; --i)
        std::swap(cells[i - 1], cells[random.below(i)]);
    return cells;
}

Cells scaled(Cells cells, std::size_t column, double factor)
{
    for (auto& row : cells)
        row[column] = QByteArray::number(std::stod(row[column]) * factor, 'g', 17).toStdString();
    return cells;
}

constexpr std::size_t kTime = 2, kX1 = 4, kX2 = 5, kWeight = 9, kAmount = 13;

} // namespace

// What must hold of any data: the order of rows, units, rows that do not count and repeated runs change nothing.
class ComputePropertiesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    Json result(const Question& question, const Cells& cells)
    {
        const auto answer = asked(question, shopFile(m_folder.filePath(QString::number(++m_files) + ".csv"), cells), false);
        return answer ? answer->result : Json({{"error", static_cast<int>(answer.error().code)}});
    }
    static Json named(const Json& list, const std::string& name)
    {
        for (const auto& entry : list)
            if (entry["name"] == name)
                return entry;
        return {};
    }

private Q_SLOTS:
    void orderOfRows()
    {
        // By nature of the order, or numbered by it (ties, folds, starts, draws of rows).
        const std::set<std::string> ordered {"acf", "adjust", "ahp", "boost", "changepoints", "control", "decompose", "forecast", "kendallw", "kmeans",
            "outliers", "psi", "sbg", "trend", "uplift", "metrics", "assign", "power", "logistic", "cox", "profile", "clv", "drivers", "bgnbd", "paretonbd", "gammagamma"};
        const auto cells = shopCells(120), other = shuffled(cells);
        int compared = 0;
        for (const auto& question : shopQuestions()) {
            if (ordered.contains(question.name))
                continue;
            const auto a = result(question, cells), b = result(question, other);
            const auto found = difference(a, b, 1e-6);
            QVERIFY2(found.empty(), (std::string(question.name) + found).c_str());
            ++compared;
        }
        QVERIFY(compared > 18);
        // The likelihood is flat where these data lead, so its value is what is the same.
        for (const char* name : {"bgnbd", "paretonbd", "gammagamma"})
            for (const auto& question : shopQuestions())
                if (std::string_view(question.name) == name) {
                    const auto a = result(question, cells), b = result(question, other);
                    QVERIFY2(a.contains("error") == b.contains("error"), name);
                    if (!a.contains("error"))
                        QVERIFY2(difference(a["loglik"], b["loglik"], 1e-6).empty(), name);
                }
        for (const char* name : {"logistic", "cox"})
            for (const auto& question : shopQuestions())
                if (std::string_view(question.name) == name) {
                    const auto found = difference(result(question, cells)["coefficients"], result(question, other)["coefficients"], 1e-9);
                    QVERIFY2(found.empty(), (name + found).c_str());
                }
    }

    void twiceTheSame()
    {
        const auto cells = shopCells(60);
        for (const auto& question : shopQuestions()) {
            const auto a = result(question, cells), b = result(question, cells);
            QVERIFY2(a == b, question.name); // to the last digit
        }
    }

    // A row of weight two counts as the row twice: shares and means, not their errors.
    void weightsCountAsRows()
    {
        const auto cells = shopCells(50);
        Cells twice;
        for (const auto& row : cells)
            for (int i = 0; i < std::stoi(row[kWeight]); ++i)
                twice.push_back(row);
        const auto weighted = result({"nps", {{"score", "s"}, {"weight", "w"}}}, cells), plain = result({"nps", {{"score", "s"}}}, twice);
        QVERIFY(std::abs(weighted["nps"].get<double>() - plain["nps"].get<double>()) < 1e-9);
        QVERIFY(std::abs(weighted["promoters"].get<double>() - plain["promoters"].get<double>()) < 1e-9);
        const auto mean = result({"csat", {{"x", "s2"}, {"weight", "w"}}}, cells)["items"][0]["mean"].get<double>();
        QVERIFY(std::abs(mean - result({"csat", {{"x", "s2"}}}, twice)["items"][0]["mean"].get<double>()) < 1e-12);
    }

    // Weeks as days: every z and p stays, times grow.
    void unitsOfTime()
    {
        const auto cells = shopCells(120), longer = scaled(cells, kTime, 7);
        const Question cox {"cox", {{"time", "t"}, {"event", "e"}, {"x", "x1,x2,g"}}};
        const auto a = result(cox, cells), b = result(cox, longer);
        QVERIFY(difference(a["coefficients"], b["coefficients"], 1e-9).empty());
        QVERIFY(difference(a["lr"], b["lr"], 1e-9).empty());
        const Question km {"km", {{"time", "t"}, {"event", "e"}, {"group", "g"}}};
        const auto c = result(km, cells), d = result(km, longer);
        QVERIFY(difference(c["logrank"], d["logrank"], 1e-9).empty());
        QCOMPARE(d["groups"][0]["median"].get<double>(), 7 * c["groups"][0]["median"].get<double>());
    }

    // Euros as cents: z, t, p and odds per deviation stay, coefficients of the column shrink, of the outcome grow.
    void unitsOfMoney()
    {
        const auto cells = shopCells(120), cents = scaled(cells, kX2, 100);
        for (const char* name : {"logistic", "cox"}) {
            Question question {name, {{"y", "y"}, {"x", "x1,x2,g"}}};
            if (std::string_view(name) == "cox")
                question.settings = {{"time", "t"}, {"event", "e"}, {"x", "x1,x2,g"}};
            const auto a = named(result(question, cells)["coefficients"], "x2"), b = named(result(question, cents)["coefficients"], "x2");
            QVERIFY(std::abs(a["z"].get<double>() - b["z"].get<double>()) < 1e-7);
            QVERIFY(std::abs(a["p"].get<double>() - b["p"].get<double>()) < 1e-7);
            QVERIFY(std::abs(a["coef"].get<double>() - 100 * b["coef"].get<double>()) < 1e-8);
        }
        const Question drivers {"drivers", {{"y", "x1"}, {"x", "x2,x3,g"}}};
        const auto a = result(drivers, cells), b = result(drivers, cents), c = result(drivers, scaled(cells, kX1, 100));
        for (const char* key : {"lmg", "johnson", "r2", "f"}) {
            QVERIFY2(difference(a[key], b[key], 1e-8).empty(), key);
            QVERIFY2(difference(a[key], c[key], 1e-8).empty(), key);
        }
        QVERIFY(std::abs(100 * named(a["coefficients"], "x2")["coef"].get<double>() - named(c["coefficients"], "x2")["coef"].get<double>()) < 1e-8);
        const Question compare {"compare", {{"value", "x1"}, {"group", "g"}}};
        QVERIFY(difference(result(compare, cells)["tests"], result(compare, scaled(cells, kX1, 100))["tests"], 1e-8).empty());
        const Question spend {"gammagamma", {{"x", "n"}, {"m", "a"}}};
        Cells varied = cells;
        for (std::size_t i = 0; i < varied.size(); ++i)
            varied[i][kAmount] = std::to_string(5 + i * 37 % 90);
        const auto euros = result(spend, varied), minor = result(spend, scaled(varied, kAmount, 100));
        if (euros.contains("mean") && euros["mean"].is_number())
            QVERIFY(std::abs(100 * euros["mean"].get<double>() / minor["mean"].get<double>() - 1) < 1e-3);
    }

    // Rows with an empty cell where one is needed are as if they were not there.
    void rowsThatDoNotCount()
    {
        const auto cells = shopCells(90);
        Cells more = cells;
        std::vector<std::string> blank(shopHeader().size());
        for (const std::size_t at : {std::size_t(0), std::size_t(30), cells.size()})
            more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), blank);
        const std::set<std::string> counted {"profile", "csat", "decompose", "ahp", "kendallw", "adjust", "assign", "power", "boost"}; // hold or number all rows
        for (const auto& question : shopQuestions()) {
            if (counted.contains(question.name))
                continue;
            const auto found = difference(result(question, cells), result(question, more), 1e-9);
            QVERIFY2(found.empty(), (std::string(question.name) + found).c_str());
        }
    }
};

HOLDFAST_TEST(ComputePropertiesTest)
#include "ComputePropertiesTest.moc"
