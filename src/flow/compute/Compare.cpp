// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Correlation.h"
#include "analytics/compare/Crosstab.h"
#include "analytics/compare/Groups.h"
#include "flow/compute/Adjustments.h"
#include "flow/compute/Analysis.h"
#include "flow/compute/TestJson.h"

#include <algorithm>
#include <cstdlib>

namespace holdfast::flow {

using analytics::CorrelationKind;
using analytics::DoubtCode;
using core::Code;

namespace {

core::Status compareGroups(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto value = settings.column("value");
    const auto group = settings.column("group");
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(inputs.table());
    filter.needNumber(value);
    filter.needText(group);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const Groups groups = groupsOf(inputs.table(), group, rows);
    const auto compared = analytics::compareGroups(numbersOf(inputs.table(), value, rows), groups.codes, groups.names.size(), level);
    core::Json list = core::Json::array();
    for (std::size_t g = 0; g < groups.names.size(); ++g) {
        const auto& summary = compared.groups[g];
        list.push_back({{"name", groups.names[g]}, {"n", summary.n}, {"mean", numberJson(summary.mean)}, {"sd", numberJson(summary.sd)},
            {"median", numberJson(summary.median)}});
    }
    answer.result["groups"] = std::move(list);
    addTests(answer.result, compared.tests, compared.effects);
    answer.doubts = compared.doubts;
    for (auto& doubt : answer.doubts)
        if (doubt.code == DoubtCode::SmallGroup || doubt.code == DoubtCode::EmptyGroup)
            doubt.subject = groups.names[std::strtoul(doubt.subject.c_str(), nullptr, 10)];
    answer.method = groups.names.size() > 2 ? "Welch (1951); Fisher (1925); Kruskal, Wallis (1952); Levene (1960); Brown, Forsythe (1974)"
                                            : "Welch (1947); Student (1908); Mann, Whitney (1947); Hedges, Olkin (1985)";
    return {};
}

core::Status crosstab(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto row = settings.column("row");
    const auto column = settings.column("column");
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(inputs.table());
    filter.needText(row);
    filter.needText(column);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const Groups down = groupsOf(inputs.table(), row, rows), across = groupsOf(inputs.table(), column, rows);
    analytics::Matrix counts(down.names.size(), across.names.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        counts(down.codes[i], across.codes[i]) += 1;
    const auto table = analytics::crosstab(counts, level);
    answer.result["rows"] = down.names;
    answer.result["columns"] = across.names;
    core::Json cells = core::Json::array();
    for (std::size_t r = 0; r < counts.rows; ++r) {
        core::Json line = core::Json::array();
        for (std::size_t c = 0; c < counts.columns; ++c)
            line.push_back(static_cast<std::uint64_t>(counts(r, c)));
        cells.push_back(std::move(line));
    }
    answer.result["counts"] = std::move(cells);
    answer.result["expected"] = matrixJson(table.expected);
    answer.result["residuals"] = matrixJson(table.residuals);
    addTests(answer.result, table.tests, table.effects);
    answer.doubts = table.doubts;
    answer.method = "Pearson (1900); Wilks (1935); Haberman (1973); Cramér (1946); Smithson (2003)";
    return {};
}

// `lags`: a number N stands for 0 to N, a list for itself.
std::vector<std::int64_t> lagsOf(Settings& settings)
{
    const auto given = settings.numbers("lags", {0});
    std::vector<std::int64_t> lags;
    for (const double value : given) {
        const auto lag = static_cast<std::int64_t>(value);
        if (static_cast<double>(lag) != value || std::abs(value) > 1e6 || (given.size() == 1 && lag < 0))
            settings.refuse("lags", numberText(value));
        lags.push_back(lag);
    }
    if (lags.size() == 1)
        for (std::int64_t lag = 0, most = lags.front(); lag <= most && most <= 1000000; ++lag) {
            if (lag == 0)
                lags.clear();
            lags.push_back(lag);
        }
    return lags;
}

core::Status correlate(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const Table& table = inputs.table();
    const auto x = settings.columns("x");
    const auto with = settings.optionalColumns("with");
    const std::string method = settings.choice("method", {"pearson", "spearman", "kendall"});
    const auto how = adjustmentSetting(settings, "adjust");
    const auto lags = lagsOf(settings);
    const double level = settings.level();
    if (with.empty() && x.size() < 2)
        settings.refuse("x", x.empty() ? std::string() : table.names()[x.front()]);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(table);
    for (const auto column : x)
        filter.needNumber(column);
    for (const auto column : with)
        filter.needNumber(column);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);

    std::map<std::size_t, std::vector<double>> values;
    for (const auto* list : {&x, &with})
        for (const auto column : *list) {
            auto& cells = values[column];
            if (!cells.empty())
                continue;
            cells = numbersOf(table, column, rows);
            if (std::all_of(cells.begin(), cells.end(), [&](double v) { return v == cells.front(); }))
                answer.doubts.push_back({DoubtCode::ConstantColumn, table.names()[column]});
        }
    const auto kind = method == "pearson" ? CorrelationKind::Pearson : method == "spearman" ? CorrelationKind::Spearman : CorrelationKind::Kendall;
    // Rows keep their places in the file: a lag over a row that was left out pairs nothing.
    std::vector<std::int64_t> placeOf(table.rows(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        placeOf[rows[i]] = static_cast<std::int64_t>(i);
    struct Pair {
        std::size_t x, y;
        std::int64_t lag;
        analytics::Correlation found;
    };
    std::vector<Pair> pairs;
    std::vector<double> left, right, p;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = with.empty() ? i + 1 : 0; j < (with.empty() ? x.size() : with.size()); ++j)
            for (const std::int64_t lag : lags) {
                const std::size_t other = with.empty() ? x[j] : with[j];
                left.clear();
                right.clear();
                for (std::size_t row = 0; row < rows.size(); ++row) {
                    const std::int64_t earlier = static_cast<std::int64_t>(rows[row]) - lag;
                    if (earlier < 0 || earlier >= static_cast<std::int64_t>(placeOf.size()) || placeOf[static_cast<std::size_t>(earlier)] < 0)
                        continue;
                    left.push_back(values[x[i]][static_cast<std::size_t>(placeOf[static_cast<std::size_t>(earlier)])]);
                    right.push_back(values[other][row]);
                }
                auto found = analytics::correlation(kind, left, right, job, level);
                if (!found)
                    return std::unexpected(found.error());
                p.push_back(found->p.value_or(std::nan("")));
                pairs.push_back({x[i], other, lag, *found});
            }
    const auto adjusted = analytics::adjustedP(p, how, job);
    if (!adjusted)
        return std::unexpected(adjusted.error());
    core::Json list = core::Json::array();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [first, second, lag, found] = pairs[i];
        list.push_back({{"x", table.names()[first]}, {"y", table.names()[second]}, {"lag", lag}, {"r", numberJson(found.r)}, {"n", found.n},
            {"p", numberJson(found.p)}, {"lower", numberJson(found.lower)}, {"upper", numberJson(found.upper)},
            {"p_adjusted", numberJson((*adjusted)[i])}});
    }
    answer.result["pairs"] = std::move(list);
    const char* source = kind == CorrelationKind::Pearson ? "Pearson, Fisher (1921)"
        : kind == CorrelationKind::Spearman               ? "Spearman (1904), Bonett, Wright (2000)"
                                                          : "Kendall (1945), tau-b, Bonett, Wright (2000)";
    answer.method = std::string(source) + "; " + citation(how);
    if (answer.n < 10)
        answer.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(answer.n)});
    return {};
}

} // namespace

const std::vector<Analysis>& compareAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"compare", "value, group, level=0.95", 1, 1, compareGroups},
        {"correlate",
            "x, with?, method=pearson|spearman|kendall, adjust=bh|by|holm|hochberg|hommel|bonferroni|none, lags? (N = 0 to N, or a list; x "
            "that many rows before), level=0.95",
            1, 1, correlate},
        {"crosstab", "row, column, level=0.95", 1, 1, crosstab},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
