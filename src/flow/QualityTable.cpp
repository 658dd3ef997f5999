// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/QualityScan.h"

#include "core/Decimal.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using frame::ValueType;

namespace {

constexpr std::size_t kMostExamples = 20;
constexpr std::size_t kMostValues = 10000; // failing ones told apart
constexpr int kBins = 40;

void worse(Scores& scores, const RuleResult& rule)
{
    if (rule.expected || rule.checked == 0)
        return;
    auto& score = scores[static_cast<std::size_t>(rule.dimension)];
    score = std::min(score.value_or(100), rule.score);
}

// Equal parts between the least and the greatest value; the parts outside a range that is sound are marked.
std::vector<QualityBin> binsOf(const ScannedColumn& column, const std::vector<RowRule>& rules, int index)
{
    std::vector<QualityBin> bins;
    if (column.numbers.empty() || column.least >= column.most || column.info.type == ValueType::Boolean)
        return bins;
    const double scale = column.info.type == ValueType::Decimal ? static_cast<double>(core::powerOfTen(column.info.scale))
        : column.info.type == ValueType::DateTime              ? 86400
                                                               : 1;
    const double least = static_cast<double>(column.least) / scale, most = static_cast<double>(column.most) / scale;
    const bool whole = column.info.type != ValueType::Decimal && most - least < kBins;
    const int count = whole ? static_cast<int>(most - least) + 1 : kBins;
    const double width = whole ? 1 : (most - least) / count;
    for (int i = 0; i < count; ++i)
        bins.push_back({least + i * width, least + (i + 1) * width, 0, false});
    for (const auto& [value, uses] : column.numbers) {
        const double at = (static_cast<double>(value) / scale - least) / width;
        bins[static_cast<std::size_t>(std::clamp(static_cast<int>(at), 0, count - 1))].count += uses;
    }
    for (const RowRule& rule : rules)
        if (rule.column == index && rule.test == RowRule::Test::Range)
            for (QualityBin& bin : bins)
                bin.failing = bin.failing || bin.low * scale > static_cast<double>(rule.high) || bin.high * scale <= static_cast<double>(rule.low);
    return bins;
}

} // namespace

Result<TableQuality> QualityScan::measure(core::JobContext& job)
{
    if (auto done = survey(job); !done)
        return std::unexpected(done.error());
    makeRules();
    const auto done = evaluate({}, [this](const View& view, const frame::Batch& batch, std::uint32_t row, RowRule& rule) {
        auto& seen = rule.seen;
        if (rule.test == RowRule::Test::Missing || rule.test == RowRule::Test::DuplicateRow)
            return true;
        const auto text = textOf(view, batch, row, rule.column);
        if (seen.size() < kMostValues || seen.contains(text))
            ++seen[text];
        return true;
    }, job);
    if (!done)
        return std::unexpected(done.error());

    TableQuality table;
    table.name = domain::word(m_role);
    table.rows = m_rows;
    std::vector<RuleResult> all = m_fixed;
    for (RowRule& rule : m_rules) {
        rule.result.score = shareScore(rule.result.checked, rule.result.failed);
        std::vector<std::pair<std::string, std::uint64_t>> examples(rule.seen.begin(), rule.seen.end());
        std::stable_sort(examples.begin(), examples.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        if (examples.size() > kMostExamples)
            examples.resize(kMostExamples);
        rule.result.examples = std::move(examples);
        all.push_back(rule.result);
    }
    std::stable_sort(all.begin(), all.end(), [](const RuleResult& a, const RuleResult& b) { return a.score < b.score; });
    std::array<double, kDimensions> sums {}, weights {};
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        ColumnQuality quality = m_columns[c].quality;
        for (const RuleResult& rule : all)
            if (rule.column == quality.name) {
                worse(quality.scores, rule);
                quality.rules.push_back(rule);
            }
        quality.score = meanOf(quality.scores);
        quality.distribution = binsOf(m_columns[c], m_rules, static_cast<int>(c));
        for (std::size_t d = 0; d < kDimensions; ++d)
            if (quality.scores[d]) {
                sums[d] += quality.weight * *quality.scores[d];
                weights[d] += quality.weight;
            }
        table.columns.push_back(std::move(quality));
    }
    // Rules of the whole table count as a column that the role requires.
    for (const RuleResult& rule : all)
        if (rule.column.empty()) {
            table.rules.push_back(rule);
            if (!rule.expected && rule.checked > 0) {
                sums[static_cast<std::size_t>(rule.dimension)] += 3 * rule.score;
                weights[static_cast<std::size_t>(rule.dimension)] += 3;
            }
        }
    for (std::size_t d = 0; d < kDimensions; ++d)
        if (weights[d] > 0)
            table.scores[d] = sums[d] / weights[d];
    table.score = meanOf(table.scores).value_or(0);
    return table;
}

Result<FailingRows> QualityScan::failing(const std::string& ruleId, std::uint64_t offset, std::uint64_t limit, core::JobContext& job)
{
    if (auto done = survey(job); !done)
        return std::unexpected(done.error());
    makeRules();
    if (std::none_of(m_rules.begin(), m_rules.end(), [&](const RowRule& rule) { return rule.result.id() == ruleId; }))
        return core::fail(Code::NotEnoughData, {{"rule", ruleId}});
    int customer = -1;
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (m_columns[c].info.field == "customer")
            customer = static_cast<int>(c);
    FailingRows answer;
    const auto done = evaluate(ruleId, [&](const View& view, const frame::Batch& batch, std::uint32_t row, const RowRule& rule) {
        if (answer.total++ < offset || answer.rows.size() >= limit)
            return true;
        FailingRow failing = placeOf(view, batch, row);
        if (customer >= 0)
            failing.customer = textOf(view, batch, row, customer);
        failing.value = textOf(view, batch, row, rule.column);
        answer.rows.push_back(std::move(failing));
        return true;
    }, job);
    if (!done)
        return std::unexpected(done.error());
    return answer;
}

Result<std::set<std::string>> QualityScan::customersFailing(const std::string& ruleId, std::size_t most, core::JobContext& job)
{
    int customer = -1;
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (m_columns[c].info.field == "customer")
            customer = static_cast<int>(c);
    std::set<std::string> ids;
    if (customer < 0)
        return ids;
    if (auto done = survey(job); !done)
        return std::unexpected(done.error());
    makeRules();
    const auto done = evaluate(ruleId, [&](const View& view, const frame::Batch& batch, std::uint32_t row, const RowRule&) {
        if (std::string id = textOf(view, batch, row, customer); !id.empty())
            ids.insert(std::move(id));
        return ids.size() <= most;
    }, job);
    if (!done)
        return std::unexpected(done.error());
    return ids;
}

} // namespace holdfast::flow
