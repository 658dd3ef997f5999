// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Quantile.h"
#include "core/CivilDate.h"
#include "flow/compute/Analysis.h"

#include <algorithm>
#include <unordered_map>

namespace holdfast::flow {

using core::Json;

namespace {

bool isDateText(std::string_view cell)
{
    return cell.size() == 10 && core::parseIsoDate(cell).has_value();
}

// "2010-12-01 08:26:00" as "2010-12-01T08:26:00"; empty when it is no such moment.
std::string momentText(std::string_view cell)
{
    if (cell.size() < 16 || (cell[10] != ' ' && cell[10] != 'T'))
        return {};
    const auto seconds = core::parseIsoDateTime(cell);
    return seconds ? core::isoDateTimeText(*seconds) : std::string();
}

// Cells that look like numbers but are ids: digits behind a leading zero.
bool hasLeadingZero(std::string_view cell)
{
    return cell.size() > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9';
}

bool isWhole(std::string_view cell)
{
    return cell.find_first_not_of("0123456789+-") == std::string_view::npos;
}

bool isTruth(std::string_view cell)
{
    return cell == "true" || cell == "false" || cell == "TRUE" || cell == "FALSE" || cell == "True" || cell == "False";
}

struct Column {
    std::uint64_t missing = 0, longest = 0;
    std::vector<std::pair<std::string_view, std::uint64_t>> counts; // by value, most first, then code-point order
    std::vector<double> numbers; // of every filled cell, else empty
    std::string type = "empty", min, max; // min and max of dates
};

Column columnOf(const std::vector<std::string_view>& cells)
{
    Column column;
    std::unordered_map<std::string_view, std::uint64_t> counts;
    counts.reserve(cells.size() / 4);
    for (const auto cell : cells) {
        if (cell.empty())
            ++column.missing;
        else
            ++counts[cell];
    }
    column.counts.assign(counts.begin(), counts.end());
    bool numeric = !counts.empty(), whole = true, ids = false, dates = numeric, moments = numeric, truths = numeric;
    for (const auto& [value, n] : column.counts) {
        std::uint64_t length = 0;
        for (const char c : value)
            length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        column.longest = std::max(column.longest, length);
        numeric = numeric && plainNumber(value).has_value();
        if (numeric) {
            whole = whole && isWhole(value);
            ids = ids || hasLeadingZero(value);
        }
        truths = truths && isTruth(value);
        if (dates || moments) {
            const std::string text = isDateText(value) ? std::string(value) : momentText(value);
            moments = moments && !text.empty();
            dates = dates && text.size() == 10;
            if (column.min.empty() || text < column.min)
                column.min = text;
            column.max = std::max(column.max, text);
        }
    }
    if (!moments)
        column.min.clear(), column.max.clear();
    if (numeric)
        column.type = ids ? "text" : whole ? "integer" : "decimal";
    else if (truths)
        column.type = "boolean";
    else if (moments)
        column.type = dates ? "date" : "datetime";
    else if (!counts.empty())
        column.type = "text";
    if (numeric) {
        std::unordered_map<std::string_view, double> parsed;
        parsed.reserve(column.counts.size());
        for (const auto& [value, n] : column.counts)
            parsed.emplace(value, *plainNumber(value));
        column.numbers.reserve(cells.size() - column.missing);
        for (const auto cell : cells)
            if (!cell.empty())
                column.numbers.push_back(parsed.find(cell)->second);
    }
    return column;
}

void keepTop(Column& column, std::size_t top)
{
    const auto before = [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; };
    const std::size_t kept = std::min(top, column.counts.size());
    std::partial_sort(column.counts.begin(), column.counts.begin() + static_cast<std::ptrdiff_t>(kept), column.counts.end(), before);
    column.counts.resize(kept);
}

std::uint64_t repeatedRows(const Table& table)
{
    const std::size_t rows = table.rows(), columns = table.columns();
    std::vector<std::uint64_t> hashes(rows, 0);
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t row = 0; row < rows; ++row)
            hashes[row] = hashes[row] * 0x9E3779B97F4A7C15ull + std::hash<std::string_view> {}(table.cell(row, c));
    const auto same = [&](std::uint32_t a, std::uint32_t b) {
        for (std::size_t c = 0; c < columns; ++c)
            if (table.cell(a, c) != table.cell(b, c))
                return false;
        return true;
    };
    std::unordered_multimap<std::uint64_t, std::uint32_t> firsts;
    firsts.reserve(rows);
    std::uint64_t repeated = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto [begin, end] = firsts.equal_range(hashes[row]);
        if (std::any_of(begin, end, [&](const auto& entry) { return same(entry.second, row); }))
            ++repeated;
        else
            firsts.emplace(hashes[row], row);
    }
    return repeated;
}

core::Status profile(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto top = static_cast<std::size_t>(settings.whole("top", 10, 0, 100000));
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const Table& table = inputs.table();
    answer.n = table.rows();
    answer.method = "quantiles: Hyndman, Fan (1996), type 7";
    answer.result["rows"] = table.rows();
    answer.result["columns"] = table.columns();
    answer.result["duplicates"] = repeatedRows(table);
    Json fields = Json::array();
    for (std::size_t c = 0; c < table.columns(); ++c) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        Column column = columnOf(table.column(c));
        Json field {{"name", table.names()[c]}, {"type", column.type}, {"missing", column.missing},
            {"distinct", column.counts.size()}, {"max_length", column.longest}};
        keepTop(column, top);
        const bool numeric = !column.numbers.empty();
        long double sum = 0;
        for (const double value : column.numbers)
            sum += value;
        const auto summary = analytics::summaryOf(std::move(column.numbers));
        field["min"] = numeric ? numberJson(summary.min) : column.min.empty() ? Json() : Json(column.min);
        field["max"] = numeric ? numberJson(summary.max) : column.max.empty() ? Json() : Json(column.max);
        field["sum"] = numeric ? numberJson(static_cast<double>(sum)) : Json();
        field["mean"] = numberJson(summary.mean);
        field["sd"] = numberJson(summary.sd);
        field["p25"] = numberJson(summary.p25);
        field["p50"] = numberJson(summary.p50);
        field["p75"] = numberJson(summary.p75);
        field["top"] = Json::array();
        for (const auto& [value, n] : column.counts)
            field["top"].push_back({{"value", value}, {"n", n}});
        fields.push_back(std::move(field));
    }
    answer.result["fields"] = std::move(fields);
    return {};
}

} // namespace

const std::vector<Analysis>& profileAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"profile", "top=10", 1, 1, profile},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
