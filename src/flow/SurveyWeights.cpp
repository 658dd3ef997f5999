// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyWeights.h"

#include "analytics/survey/CaseWeights.h"

#include <algorithm>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using domain::CaseWeighting;

namespace {

constexpr std::uint32_t kNoCategory = 0;

constexpr std::size_t kAsk = 4096; // customers between two questions whether to stop

// Of the scope, who was active on a day from `first` to `last`; all of it where that is nobody or not known.
core::Result<frame::Selection> population(const SurveyCases& cases, core::CivilDate first, core::CivilDate last, core::JobContext& job)
{
    const Facts& facts = *cases.customers;
    const std::size_t n = facts.snapshot->size();
    frame::Selection base(n, true);
    if (facts.spans && facts.spans->dated) {
        const auto& spans = *facts.spans;
        const auto asOf = facts.snapshot->asOf;
        const std::int32_t to = (last.isValid() ? std::min(last, asOf) : asOf).days, from = first.isValid() ? std::min(first.days, to) : to;
        frame::Selection active(n);
        for (std::size_t c = 0; c < n; ++c) {
            if (c % kAsk == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            for (auto s = spans.offsets[c]; s < spans.offsets[c + 1]; ++s)
                if (spans.begin[s] <= to && spans.end[s] >= from) {
                    active.insert(c);
                    break;
                }
        }
        if (active.count() > 0)
            base = std::move(active);
    }
    if (cases.selection)
        base &= *cases.selection;
    return base;
}

} // namespace

std::optional<CustomerMargins::Categories> CustomerMargins::categories(const frame::CustomerColumn& column, std::size_t customers)
{
    Categories made;
    if (!column.codes.empty()) {
        made.codes = column.codes;
        made.count = column.words.size() + 1;
    } else if (column.type == frame::ValueType::Boolean && !column.numbers.empty()) {
        for (const auto value : column.numbers)
            made.codes.push_back(value == frame::kMissing ? kNoCategory : static_cast<std::uint32_t>(value) + 1);
        made.count = 3;
    }
    return made.codes.size() == customers && made.count <= 1000 ? std::optional(std::move(made)) : std::nullopt;
}

// All fields at once as one field of cells, numbered in the order met.
core::Result<CustomerMargins::Categories> CustomerMargins::crossed(const std::vector<Categories>& fields, core::JobContext& job)
{
    Categories cells = fields.front();
    for (std::size_t f = 1; f < fields.size(); ++f) {
        std::unordered_map<std::uint64_t, std::uint32_t> numbers;
        for (std::size_t c = 0; c < cells.codes.size(); ++c) {
            if (c % kAsk == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            const std::uint64_t cell = cells.codes[c] * static_cast<std::uint64_t>(fields[f].count) + fields[f].codes[c];
            cells.codes[c] = numbers.try_emplace(cell, static_cast<std::uint32_t>(numbers.size())).first->second;
        }
        cells.count = numbers.size();
    }
    return cells;
}

core::Result<CustomerMargins> CustomerMargins::of(const SurveyCases& cases, const domain::WeightingRule& rule, core::JobContext& job)
{
    if (!cases.customers)
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    CustomerMargins margins;
    margins.m_cap = rule.cap;
    auto& fields = margins.m_fields;
    for (const auto& name : rule.fields) {
        const auto* column = cases.customers->column(name);
        auto made = column != nullptr ? categories(*column, cases.customers->snapshot->size()) : std::nullopt;
        if (!made)
            return core::fail(Code::UnknownField, {{"field", name}});
        fields.push_back(std::move(*made));
    }
    if (rule.method == CaseWeighting::Cells && fields.size() > 1) {
        auto cells = crossed(fields, job);
        if (!cells)
            return std::unexpected(cells.error());
        fields = {std::move(*cells)};
    }
    return margins;
}

core::Result<std::vector<double>> CustomerMargins::weights(
    const SurveyCases& cases, std::span<const std::uint32_t> customers, core::CivilDate first, core::CivilDate last, core::JobContext& job) const
{
    const auto base = population(cases, first, last, job);
    if (!base)
        return std::unexpected(base.error());
    std::vector<analytics::WeightMargin> margins;
    for (const auto& field : m_fields) {
        analytics::WeightMargin margin;
        margin.target.assign(field.count, 0.0);
        for (std::size_t c = 0; c < field.codes.size(); ++c) {
            if (c % kAsk == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            if (base->contains(c))
                ++margin.target[field.codes[c]];
        }
        for (const auto customer : customers)
            margin.categories.push_back(field.codes[customer]);
        margins.push_back(std::move(margin));
    }
    auto made = analytics::rakedWeights(margins, customers.size(), m_cap, job);
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    return std::move(made.weights);
}

core::Status weigh(SurveyCases& cases, const domain::WeightingRule& rule, core::JobContext& job)
{
    cases.weighting = rule;
    if (rule.method == CaseWeighting::None)
        return {};
    const auto& survey = *cases.survey;
    cases.weights.assign(cases.rows.size(), 1.0);
    if (rule.method == CaseWeighting::Column) {
        if (survey.caseWeights.empty())
            return core::fail(Code::NotEnoughData, {{"needs", "weight"}});
        for (std::size_t i = 0; i < cases.rows.size(); ++i)
            cases.weights[i] = survey.caseWeights[cases.rows[i]];
        return {};
    }
    const auto margins = CustomerMargins::of(cases, rule, job);
    if (!margins)
        return std::unexpected(margins.error());
    // Each wave stands for the customers by itself; anonymous answers keep the mean weight.
    for (std::size_t wave = 0; wave < survey.waves.size(); ++wave) {
        std::vector<std::size_t> places;
        std::vector<std::uint32_t> customers;
        for (std::size_t i = 0; i < cases.rows.size(); ++i)
            if (survey.wave[cases.rows[i]] == wave && cases.customer(i) != frame::kNoCustomer) {
                places.push_back(i);
                customers.push_back(cases.customer(i));
            }
        if (places.empty())
            continue;
        const auto made = margins->weights(cases, customers, survey.waves[wave].first, survey.waves[wave].last, job);
        if (!made)
            return std::unexpected(made.error());
        for (std::size_t k = 0; k < places.size(); ++k)
            cases.weights[places[k]] = (*made)[k];
    }
    // Who is in a category nobody of the customers is in stands for nobody.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cases.rows.size(); ++i)
        if (cases.weights[i] > 0) {
            cases.rows[kept] = cases.rows[i];
            cases.weights[kept++] = cases.weights[i];
        }
    if (kept < cases.rows.size())
        cases.excluded["not-in-population"] += cases.rows.size() - kept;
    cases.rows.resize(kept);
    cases.weights.resize(kept);
    return job.shouldStop() ? core::fail(Code::Cancelled) : core::Status {};
}

core::Result<CustomerWeights> CustomerWeights::of(const SurveyCases& cases, core::JobContext& job)
{
    CustomerWeights made;
    made.m_cases = &cases;
    if (cases.weighting.method == CaseWeighting::None || cases.weighting.method == CaseWeighting::Column)
        return made;
    auto margins = CustomerMargins::of(cases, cases.weighting, job);
    if (!margins)
        return std::unexpected(margins.error());
    made.m_margins = std::move(*margins);
    return made;
}

core::Result<std::vector<double>> CustomerWeights::on(core::CivilDate day, std::span<const std::uint32_t> customers, core::JobContext& job) const
{
    const auto& cases = *m_cases;
    std::vector<double> weights;
    if (cases.weighting.method == CaseWeighting::None)
        return weights;
    weights.assign(cases.snapshot->size(), 0.0);
    if (m_margins) {
        const auto made = m_margins->weights(cases, customers, day, day, job);
        if (!made)
            return std::unexpected(made.error());
        for (std::size_t k = 0; k < customers.size(); ++k)
            weights[customers[k]] = (*made)[k];
        return weights;
    }
    std::vector<std::int32_t> answered(weights.size(), core::CivilDate::kNone);
    for (std::size_t i = 0; i < cases.rows.size(); ++i) {
        if (i % kAsk == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const std::uint32_t customer = cases.customer(i);
        const std::int32_t on = cases.survey->days[cases.rows[i]];
        if (customer == frame::kNoCustomer || on == core::CivilDate::kNone || on > day.days || (answered[customer] != core::CivilDate::kNone && on < answered[customer]))
            continue;
        answered[customer] = on;
        weights[customer] = cases.weights[i];
    }
    return weights;
}

} // namespace holdfast::flow
