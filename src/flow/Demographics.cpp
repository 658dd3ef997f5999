// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Demographics.h"

#include "analytics/compare/Crosstab.h"
#include "analytics/compare/Groups.h"
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "analytics/compare/Quantile.h"
#include "flow/Facts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::int64_t kFewest = 30; // on either side of a test
constexpr int kBands[] {0, 18, 25, 35, 45, 55, 65, 75};

// What became of the customers of the scope: stayed, left, or not active at the start.
struct Fates {
    const features::ChurnWindow* window = nullptr; // null: churn is not known
    bool counted(std::uint32_t row) const { return window != nullptr && window->activeAtStart.contains(row); }
    bool left(std::uint32_t row) const { return window->churned.contains(row); }
};

void take(ProfileField& field, const analytics::TestResult& test, const analytics::EffectSize& effect)
{
    field.test = test.name;
    field.statistic = test.statistic;
    field.df = test.df;
    field.p = test.p;
    field.effect = effect.name;
    field.effectValue = effect.value;
    field.effectLower = effect.lower;
    field.effectUpper = effect.upper;
}

void testWords(ProfileField& field)
{
    std::vector<std::pair<double, double>> cells; // stayed, left
    double stayed = 0, left = 0;
    for (const auto& bin : field.bins)
        if (!bin.bin.missing && bin.active > 0) {
            cells.emplace_back(static_cast<double>(bin.active - bin.churned), static_cast<double>(bin.churned));
            stayed += cells.back().first;
            left += cells.back().second;
        }
    if (cells.size() < 2 || stayed < kFewest || left < kFewest)
        return;
    analytics::Matrix counts(cells.size(), 2);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        counts(i, 0) = cells[i].first;
        counts(i, 1) = cells[i].second;
    }
    const auto crossed = analytics::crosstab(counts);
    const auto few = std::count_if(crossed.expected.values.begin(), crossed.expected.values.end(), [](double cell) { return cell < 5; });
    if (!crossed.tests.empty() && few * 5 <= static_cast<std::ptrdiff_t>(crossed.expected.values.size()))
        take(field, crossed.tests.front(), crossed.effects.front());
}

void describeNumber(ProfileField& field, const CustomerTable& table, std::size_t at, const std::vector<std::uint32_t>& rows, const Fates& fates)
{
    std::vector<double> all, fated;
    std::vector<std::uint32_t> codes;
    std::int64_t counts[2] {0, 0};
    for (const auto row : rows)
        if (const auto value = table.number(row, at)) {
            all.push_back(*value);
            if (fates.counted(row)) {
                fated.push_back(*value);
                codes.push_back(fates.left(row) ? 1 : 0);
                ++counts[codes.back()];
            }
        }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size(); ++i)
        field.distinct += i == 0 || all[i] != all[i - 1];
    const auto summary = analytics::summaryOfSorted(all);
    field.mean = summary.mean;
    field.sd = summary.sd;
    field.least = summary.min;
    field.p25 = summary.p25;
    field.p50 = summary.p50;
    field.p75 = summary.p75;
    field.most = summary.max;
    if (counts[0] < kFewest || counts[1] < kFewest)
        return;
    const auto compared = analytics::compareGroups(fated, codes, 2);
    if (compared.tests.size() > 0 && compared.effects.size() > 1)
        take(field, compared.tests.front(), compared.effects[1]); // Cohen's d
}

std::optional<double> ageOf(const frame::CustomerColumn& column, std::size_t row, core::CivilDate asOf)
{
    const auto number = column.numbers[row];
    if (number == frame::kMissing)
        return std::nullopt;
    if (column.field == "birth_year")
        return core::ymd(asOf).year - static_cast<double>(number);
    if (column.field == "birth_date") {
        const double days = column.type == frame::ValueType::DateTime ? std::floor(static_cast<double>(number) / 86400) : static_cast<double>(number);
        return std::floor((asOf.days - days) / 365.2425);
    }
    double value = static_cast<double>(number);
    for (int i = 0; i < column.scale && column.type == frame::ValueType::Decimal; ++i)
        value /= 10;
    return value;
}

std::optional<AgePyramid> pyramidOf(const Facts& facts, const std::vector<std::uint32_t>& rows, const Fates& fates)
{
    const auto& shot = *facts.snapshot;
    const frame::CustomerColumn *gender = shot.column("gender"), *age = nullptr;
    for (const char* name : {"age", "birth_date", "birth_year"})
        if (age == nullptr && shot.column(name) != nullptr && !shot.column(name)->numbers.empty())
            age = shot.column(name);
    if (gender == nullptr || age == nullptr || gender->type != frame::ValueType::Text || gender->words.empty())
        return std::nullopt;
    std::vector<std::uint64_t> seen(gender->words.size() + 1, 0);
    for (const auto row : rows)
        ++seen[gender->codes[row]];
    std::vector<std::uint32_t> codes;
    for (std::uint32_t code = 1; code < seen.size(); ++code)
        if (seen[code] > 0)
            codes.push_back(code);
    std::stable_sort(codes.begin(), codes.end(), [&](std::uint32_t a, std::uint32_t b) { return seen[a] > seen[b]; });
    codes.resize(std::min<std::size_t>(codes.size(), 2));
    if (codes.empty())
        return std::nullopt;
    AgePyramid pyramid;
    pyramid.from.assign(std::begin(kBands), std::end(kBands));
    pyramid.ageField = age->name;
    pyramid.genderField = gender->name;
    pyramid.fromBirth = age->field == "birth_year" || age->field == "birth_date";
    const std::size_t bands = pyramid.from.size();
    std::vector<std::vector<std::int64_t>> active(codes.size(), std::vector<std::int64_t>(bands, 0)), left = active;
    pyramid.counts.assign(codes.size(), std::vector<std::uint64_t>(bands, 0));
    for (const auto code : codes)
        pyramid.genders.push_back(gender->words[code - 1]);
    for (const auto row : rows) {
        const auto years = ageOf(*age, row, shot.asOf);
        const auto which = std::find(codes.begin(), codes.end(), gender->codes[row]);
        if (!years || *years < 0 || which == codes.end()) {
            ++pyramid.without;
            continue;
        }
        const auto g = static_cast<std::size_t>(which - codes.begin());
        const auto band = static_cast<std::size_t>(std::upper_bound(pyramid.from.begin(), pyramid.from.end(), *years) - pyramid.from.begin()) - 1;
        ++pyramid.counts[g][band];
        active[g][band] += fates.counted(row);
        left[g][band] += fates.counted(row) && fates.left(row);
    }
    for (std::size_t g = 0; g < codes.size(); ++g) {
        auto& rates = pyramid.churnRates.emplace_back();
        for (std::size_t band = 0; band < bands; ++band)
            rates.push_back(analytics::wilsonInterval(left[g][band], active[g][band]));
    }
    return pyramid;
}

} // namespace

Result<DemographicsAnswer> measureDemographics(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto table = customerTable(session, scope, job);
    if (!table)
        return std::unexpected(table.error());
    const auto rows = (*table)->rows({}, job);
    if (!rows)
        return std::unexpected(rows.error());
    const auto exploration = explore(session, scope, job);
    if (!exploration)
        return std::unexpected(exploration.error());
    const auto counted = (*exploration)->count({}, job);
    if (!counted)
        return std::unexpected(counted.error());
    const auto windows = facts.spans ? std::optional(windowsOf(facts, scoped->grain)) : std::nullopt;
    const Fates fates {windows ? &windows->now : nullptr};

    DemographicsAnswer answer;
    answer.currency = facts.settings.currency;
    const auto& facets = (*exploration)->facets();
    for (std::size_t i = 0; i < facets.size(); ++i) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const Facet& facet = facets[i];
        if (facts.snapshot->column(facet.field) == nullptr)
            continue; // made by the program, from events
        const auto& fields = (*table)->fields();
        const auto at = std::find_if(fields.begin(), fields.end(), [&](const CustomerField& field) { return field.name == facet.field; });
        if (at == fields.end())
            continue;
        ProfileField field;
        field.field = *at;
        field.family = facet.family;
        field.ordered = facet.ordered;
        for (std::size_t b = 0; b < facet.bins.size(); ++b) {
            const auto& counts = counted->facets[i];
            ProfileBin bin {facet.bins[b], counts.selected[b], counts.active.empty() ? 0 : counts.active[b], counts.churned.empty() ? 0 : counts.churned[b], {}};
            bin.churnRate = analytics::wilsonInterval(static_cast<std::int64_t>(bin.churned), static_cast<std::int64_t>(bin.active));
            (facet.bins[b].missing ? field.missing : field.n) += bin.n;
            field.distinct += !facet.ordered && !facet.bins[b].missing && !facet.bins[b].other && bin.n > 0;
            field.bins.push_back(std::move(bin));
        }
        if (facet.ordered) {
            describeNumber(field, **table, static_cast<std::size_t>(at - fields.begin()), *rows, fates);
        } else {
            if (const auto* column = facts.column(facet.field); column != nullptr && column->type == frame::ValueType::Text && std::any_of(facet.bins.begin(), facet.bins.end(), [](const FacetBin& bin) { return bin.other; })) {
                std::vector<bool> used(column->words.size() + 1, false); // more words than bins
                for (const auto row : *rows)
                    used[column->codes[row]] = true;
                field.distinct = static_cast<std::uint64_t>(std::count(used.begin() + 1, used.end(), true));
            }
            testWords(field);
        }
        answer.fields.push_back(std::move(field));
    }
    if (answer.fields.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    std::vector<double> p;
    for (const auto& field : answer.fields)
        p.push_back(field.p.value_or(std::numeric_limits<double>::quiet_NaN()));
    p = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        if (std::isfinite(p[i]))
            answer.fields[i].pAdjusted = p[i];
    answer.pyramid = pyramidOf(facts, *rows, fates);
    answer.basis = basisOf(session, *scoped, scope, "demographics", "Pearson (1900); Welch (1947); Wilson (1927); Benjamini, Hochberg (1995)", started);
    return answer;
}

} // namespace holdfast::flow
