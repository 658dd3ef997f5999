// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CompareSegments.h"

#include "analytics/compare/Crosstab.h"
#include "analytics/compare/Groups.h"
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "analytics/experiment/TwoShares.h"
#include "flow/Facts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::uint64_t kFewest = 30; // in a segment, for a test
constexpr std::size_t kMostWords = 12; // of a field that is compared

std::vector<frame::Selection> aloneIn(const std::vector<frame::Selection>& members)
{
    std::vector<frame::Selection> alone = members;
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t k = 0; k < members.size(); ++k)
            if (i != k) {
                auto others = members[k];
                others.invert();
                alone[i] &= others;
            }
    return alone;
}

std::uint64_t common(frame::Selection a, const frame::Selection& b)
{
    a &= b;
    return a.count();
}

// Two segments by a pooled z, more by Welch's analysis of variance of the 0 and 1.
void testShares(ComparedFigure& figure, const std::vector<std::pair<std::uint64_t, std::uint64_t>>& counts)
{
    if (counts.size() == 2) {
        const analytics::Shares shares {static_cast<std::int64_t>(counts[0].first), static_cast<std::int64_t>(counts[0].second),
            static_cast<std::int64_t>(counts[1].first), static_cast<std::int64_t>(counts[1].second)};
        figure.test = "z";
        figure.statistic = analytics::pooledZ(shares);
        if (const double p = analytics::twoShareP(shares.k1, shares.n1, shares.k2, shares.n2); std::isfinite(p))
            figure.p = p;
        const auto difference = analytics::differenceOfShares(shares.k1, shares.n1, shares.k2, shares.n2);
        figure.effect = "difference";
        figure.effectValue = difference.value;
        figure.effectLower = difference.lower;
        figure.effectUpper = difference.upper;
        return;
    }
    std::vector<double> values;
    std::vector<std::uint32_t> codes;
    for (std::size_t g = 0; g < counts.size(); ++g)
        for (std::uint64_t i = 0; i < counts[g].second; ++i) {
            values.push_back(i < counts[g].first ? 1 : 0);
            codes.push_back(static_cast<std::uint32_t>(g));
        }
    const auto compared = analytics::compareGroups(values, codes, counts.size());
    if (compared.tests.empty())
        return;
    figure.test = compared.tests.front().name;
    figure.statistic = compared.tests.front().statistic;
    figure.p = compared.tests.front().p;
    if (!compared.effects.empty()) {
        figure.effect = compared.effects.front().name;
        figure.effectValue = compared.effects.front().value;
        figure.effectLower = compared.effects.front().lower;
        figure.effectUpper = compared.effects.front().upper;
    }
}

ComparedFigure churnFigure(const Windows& windows, const std::vector<frame::Selection>& alone)
{
    ComparedFigure figure;
    figure.field.name = "churn-rate";
    std::vector<std::pair<std::uint64_t, std::uint64_t>> counts;
    bool enough = true;
    for (const auto& each : alone) {
        const std::uint64_t active = common(each, windows.now.activeAtStart), churned = common(each, windows.now.churned);
        counts.emplace_back(churned, active);
        figure.values.push_back({active, active > 0 ? std::optional(static_cast<double>(churned) / static_cast<double>(active)) : std::nullopt, {}, {}});
        enough = enough && active >= kFewest;
    }
    if (enough)
        testShares(figure, counts);
    return figure;
}

ComparedFigure numberFigure(const CustomerTable& table, std::size_t field, const std::vector<frame::Selection>& alone)
{
    ComparedFigure figure;
    figure.field = table.fields()[field];
    std::vector<double> values;
    std::vector<std::uint32_t> codes;
    for (std::size_t g = 0; g < alone.size(); ++g)
        for (std::uint32_t row = 0; row < alone[g].size(); ++row)
            if (alone[g].contains(row))
                if (const auto value = table.number(row, field)) {
                    values.push_back(*value);
                    codes.push_back(static_cast<std::uint32_t>(g));
                }
    const auto compared = analytics::compareGroups(values, codes, alone.size());
    bool enough = true;
    for (const auto& group : compared.groups) {
        figure.values.push_back({static_cast<std::uint64_t>(group.n), group.mean, group.median, group.sd});
        enough = enough && group.n >= static_cast<std::int64_t>(kFewest);
    }
    if (!enough || compared.tests.empty())
        return figure;
    figure.test = compared.tests.front().name;
    figure.statistic = compared.tests.front().statistic;
    figure.p = compared.tests.front().p;
    for (const auto& effect : compared.effects)
        if (effect.name == "cohens_d" || effect.name == "eta_squared") {
            figure.effect = effect.name;
            figure.effectValue = effect.value;
            figure.effectLower = effect.lower;
            figure.effectUpper = effect.upper;
        }
    return figure;
}

ComparedFigure wordsFigure(const CustomerField& field, const frame::CustomerColumn& column, const std::vector<frame::Selection>& alone)
{
    ComparedFigure figure;
    figure.field = field;
    std::vector<std::size_t> order(column.words.size()), all(column.words.size(), 0);
    std::vector<std::vector<std::size_t>> counts(alone.size(), all);
    for (std::size_t g = 0; g < alone.size(); ++g)
        for (std::size_t row = 0; row < column.codes.size(); ++row)
            if (column.codes[row] != 0 && alone[g].contains(row)) {
                ++counts[g][column.codes[row] - 1];
                ++all[column.codes[row] - 1];
            }
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::erase_if(order, [&](std::size_t word) { return all[word] == 0; });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all[a] > all[b]; });
    analytics::Matrix table(alone.size(), order.size());
    bool enough = order.size() >= 2;
    for (const auto word : order)
        figure.words.push_back(column.words[word]);
    for (std::size_t g = 0; g < alone.size(); ++g) {
        const auto n = std::accumulate(counts[g].begin(), counts[g].end(), std::size_t(0));
        figure.values.push_back({n, {}, {}, {}});
        auto& shares = figure.shares.emplace_back();
        enough = enough && n >= kFewest;
        for (std::size_t w = 0; w < order.size(); ++w) {
            table(g, w) = static_cast<double>(counts[g][order[w]]);
            shares.push_back(n > 0 ? table(g, w) / static_cast<double>(n) : 0);
        }
    }
    if (!enough)
        return figure;
    const auto crossed = analytics::crosstab(table);
    const auto few = std::count_if(crossed.expected.values.begin(), crossed.expected.values.end(), [](double cell) { return cell < 5; });
    if (crossed.tests.empty() || few * 5 > static_cast<std::ptrdiff_t>(crossed.expected.values.size()))
        return figure;
    figure.test = crossed.tests.front().name;
    figure.statistic = crossed.tests.front().statistic;
    figure.p = crossed.tests.front().p;
    figure.effect = crossed.effects.front().name;
    figure.effectValue = crossed.effects.front().value;
    figure.effectLower = crossed.effects.front().lower;
    figure.effectUpper = crossed.effects.front().upper;
    return figure;
}

} // namespace

Result<ComparisonAnswer> compareSegments(Session& session, const Scope& scope, const std::vector<std::string>& names, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (names.size() < 2 || names.size() > 4 || std::set<std::string>(names.begin(), names.end()).size() != names.size())
        return core::fail(Code::InvalidParameter, {{"parameter", "segments"}, {"value", std::to_string(names.size())}});
    const auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    const auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    const auto table = customerTable(session, scope, job);
    if (!table)
        return std::unexpected(table.error());

    ComparisonAnswer answer;
    answer.currency = facts.settings.currency;
    std::vector<frame::Selection> members;
    for (const auto& name : names) {
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = name;
        auto selection = select(facts, rule, *saved, job);
        if (!selection)
            return std::unexpected(selection.error());
        if (scoped->selected() != nullptr)
            *selection &= *scoped->selected();
        members.push_back(std::move(*selection));
    }
    const auto alone = aloneIn(members);
    auto any = members.front();
    for (const auto& each : members)
        any |= each;
    answer.inSeveral = any.count();
    for (const auto& each : alone)
        answer.inSeveral -= each.count();
    const auto windows = windowsOf(facts, scoped->grain);
    const auto& log = facts.snapshot->transactions;
    for (std::size_t i = 0; i < names.size(); ++i) {
        ComparedSegment segment;
        segment.name = names[i];
        segment.n = members[i].count();
        segment.activeNow = common(members[i], windows.now.activeAtStart);
        segment.churnedNow = common(members[i], windows.now.churned);
        segment.churnRate = analytics::wilsonInterval(static_cast<std::int64_t>(segment.churnedNow), static_cast<std::int64_t>(segment.activeNow));
        std::int64_t net = 0;
        for (std::size_t c = 0; c < members[i].size() && !log.amounts.empty(); ++c)
            if (members[i].contains(c))
                for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
                    net += log.days[e] > facts.snapshot->asOf.days - 365 ? log.amounts[e] : 0;
        segment.netLastYear = log.amounts.empty() ? std::numeric_limits<double>::quiet_NaN() : facts.money(net);
        for (const auto& other : members)
            segment.shared.push_back(common(members[i], other));
        answer.segments.push_back(std::move(segment));
    }
    answer.figures.push_back(churnFigure(windows, alone));
    for (std::size_t f = 1; f < (*table)->fields().size(); ++f) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto& field = (*table)->fields()[f];
        const auto* column = field.type == "text" && !field.personal ? facts.column(field.name) : nullptr;
        if (field.summed)
            answer.figures.push_back(numberFigure(**table, f, alone));
        else if (column != nullptr && column->words.size() >= 2 && column->words.size() <= kMostWords)
            answer.figures.push_back(wordsFigure(field, *column, alone));
    }
    std::vector<double> p;
    for (const auto& figure : answer.figures)
        p.push_back(figure.p.value_or(std::numeric_limits<double>::quiet_NaN()));
    p = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        if (std::isfinite(p[i]))
            answer.figures[i].pAdjusted = p[i];
    std::stable_sort(answer.figures.begin() + 1, answer.figures.end(),
        [](const ComparedFigure& a, const ComparedFigure& b) { return a.pAdjusted.value_or(2) < b.pAdjusted.value_or(2); });
    answer.basis = basisOf(session, *scoped, scope, "compare", "Welch (1947, 1951); Newcombe (1998); Benjamini, Hochberg (1995)", started);
    answer.basis.n = any.count();
    if (answer.inSeveral > 0)
        answer.basis.excluded["in-several-segments"] = answer.inSeveral;
    return answer;
}

} // namespace holdfast::flow
