// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestMain.h"

#include "core/Random.h"
#include "flow/Compute.h"

#include <QFile>

#include <string>
#include <utility>
#include <vector>

// A table with columns for every name of compute, and how each name is asked.
namespace holdfast::tests {

using Settings = std::vector<std::pair<std::string, std::string>>;
using Cells = std::vector<std::vector<std::string>>; // rows, without the header

struct Question {
    const char* name;
    Settings settings;
    int files = 1;
};

inline const std::vector<std::string>& shopHeader()
{
    static const std::vector<std::string> kHeader {"id", "d", "t", "e", "x1", "x2", "x3", "g", "y", "w", "s", "s2", "s3", "a", "tr", "p", "n", "u", "txt"};
    return kHeader;
}

inline Cells shopCells(int rows, std::uint64_t seed = 1)
{
    core::Random random(seed);
    const auto decimal = [](double value) { return QByteArray::number(value, 'f', 2).toStdString(); };
    Cells cells;
    for (int i = 0; i < rows; ++i) {
        const auto day = QStringLiteral("2024-%1-%2").arg(1 + i % 12, 2, 10, QLatin1Char('0')).arg(1 + i % 28, 2, 10, QLatin1Char('0'));
        const double x1 = random.normal(), x2 = 5 + random.normal(), x3 = 2 * random.normal() + 0.3 * x1;
        cells.push_back({"c" + std::to_string(i % 17), day.toStdString(), std::to_string(1 + i % 9), std::to_string(i % 2), decimal(x1), decimal(x2),
            decimal(x3), i % 3 == 0 ? "b" : "a", random.chance(0.3 + 0.1 * (x1 > 0)) ? "1" : "0", std::to_string(1 + i % 3), std::to_string(i % 11),
            std::to_string(1 + i % 5), std::to_string(1 + i * 3 % 5), std::to_string(10 + i % 4), std::to_string(i / 2 % 2),
            decimal(0.05 + 0.9 * random.uniform()), std::to_string(i % 4), std::to_string(20 + i % 3), "good bad 很好 the service"});
    }
    return cells;
}

inline std::vector<Question> shopQuestions()
{
    return {{"acf", {{"value", "x1"}, {"lags", "3"}}}, {"adjust", {{"p", "p"}}}, {"ab", {{"treated", "tr"}, {"outcome", "y"}, {"covariate", "x1"}}},
        {"ab", {{"treated", "tr"}, {"outcome", "x1"}, {"covariate", "x2"}, {"before", "x3"}}}, {"ahp", {}}, {"alpha", {{"x", "s,s2,s3"}}},
        {"assign", {{"budget", "10"}}, 2}, {"bgnbd", {{"customer", "id"}, {"date", "d"}, {"end", "2024-12-31"}}},
        {"bgnbd", {{"x", "n"}, {"t_x", "t"}, {"T", "u"}}}, {"boost", {{"y", "y"}, {"x", "x1,x2,g"}, {"folds", "3"}, {"trees", "20"}}},
        {"cfa", {{"model", "F=~x1+x2+x3+n"}}}, {"changepoints", {{"value", "x1"}}}, {"changepoints", {{"value", "x1"}, {"method", "pelt"}}},
        {"clv", {{"customer", "id"}, {"date", "d"}, {"amount", "a"}, {"end", "2024-12-31"}, {"resamples", "5"}}},
        {"clv", {{"x", "n"}, {"t_x", "t"}, {"T", "u"}, {"m", "a"}, {"resamples", "20"}}}, {"cohort", {{"customer", "id"}, {"date", "d"}, {"amount", "a"}}},
        {"compare", {{"value", "x1"}, {"group", "g"}}}, {"control", {{"value", "x1"}}}, {"control", {{"value", "x1"}, {"chart", "ewma"}}},
        {"control", {{"value", "x1"}, {"chart", "cusum"}}}, {"control", {{"value", "n"}, {"size", "u"}, {"chart", "p"}}},
        {"control", {{"value", "n"}, {"chart", "c"}}}, {"correlate", {{"x", "x1,x2,x3"}}}, {"correlate", {{"x", "x1,x2"}, {"method", "kendall"}}},
        {"cox", {{"time", "t"}, {"event", "e"}, {"x", "x1,x2,g"}, {"at", "2"}}}, {"crosstab", {{"row", "g"}, {"column", "y"}}},
        {"csat", {{"x", "s,s2"}, {"weight", "w"}}}, {"decompose", {{"value", "x1"}, {"season", "2"}}},
        {"decompose", {{"value", "x2"}, {"season", "2"}, {"method", "classical"}, {"type", "multiplicative"}}},
        {"did", {{"y", "x1"}, {"treated", "tr"}, {"post", "y"}, {"x", "x2"}}}, {"drivers", {{"y", "x1"}, {"x", "x2,x3,g"}}},
        {"factor", {{"x", "x1,x2,x3,n"}, {"factors", "1"}}}, {"forecast", {{"value", "x1"}, {"season", "2"}}},
        {"forecast", {{"value", "x2"}, {"season", "2"}, {"type", "multiplicative"}}}, {"forecast", {{"value", "x1"}, {"method", "ses"}}},
        {"gammagamma", {{"customer", "id"}, {"date", "d"}, {"amount", "a"}, {"end", "2024-12-31"}}}, {"gammagamma", {{"x", "n"}, {"m", "a"}}},
        {"kendallw", {}}, {"km", {{"time", "t"}, {"event", "e"}, {"group", "g"}, {"at", "1,5"}, {"tau", "4"}}},
        {"kmeans", {{"x", "x1,x2"}, {"k", "2"}, {"gap", "3"}}}, {"logistic", {{"y", "y"}, {"x", "x1,x2,g"}}}, {"metrics", {{"y", "y"}, {"p", "p"}}},
        {"nps", {{"score", "s"}, {"group", "g"}, {"weight", "w"}}}, {"outliers", {{"value", "x1"}}},
        {"paretonbd", {{"customer", "id"}, {"date", "d"}, {"end", "2024-12-31"}}}, {"pca", {{"x", "x1,x2,x3"}}},
        {"power", {{"p1", "0.1"}, {"p2", "0.1"}}, 0}, {"profile", {}}, {"psi", {{"expected", "x1"}, {"actual", "x2"}}},
        {"repeat", {{"customer", "id"}, {"date", "d"}, {"amount", "a"}}}, {"rfm", {{"customer", "id"}, {"date", "d"}, {"amount", "a"}}},
        {"sbg", {{"survivors", "n"}}}, {"sentiment", {{"text", "txt"}, {"label", "y"}}},
        {"terms", {{"text", "txt"}, {"tokens", "words"}, {"label", "y"}, {"min_docs", "1"}}}, {"tree", {{"y", "y"}, {"x", "x1,g"}}},
        {"trend", {{"value", "x1"}, {"season", "2"}}}, {"uplift", {{"treated", "tr"}, {"outcome", "y"}, {"x", "x1,g"}}},
        {"uplift", {{"treated", "tr"}, {"outcome", "y"}, {"score", "x1"}}}};
}

// Writes the rows under the header (none of either: an empty file) and gives the path.
inline std::string shopFile(const QString& path, const Cells& cells, bool header = true)
{
    QByteArray bytes;
    const auto line = [&](const std::vector<std::string>& fields) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            bytes += (i > 0 ? "," : "") + QByteArray::fromStdString(fields[i]);
        bytes += '\n';
    };
    if (header)
        line(shopHeader());
    for (const auto& row : cells)
        line(row);
    QFile out(path);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? path.toStdString() : std::string();
}

inline core::Result<flow::ComputeAnswer> asked(const Question& question, const std::string& path, bool rows = true)
{
    core::JobContext job;
    flow::ComputeRequest request;
    request.name = question.name;
    request.data.assign(static_cast<std::size_t>(question.files), path);
    request.settings = question.settings;
    request.wantsRows = rows;
    return flow::compute(request, job);
}

} // namespace holdfast::tests
