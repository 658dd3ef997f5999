// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyWeights.h"

#include "analytics/survey/CaseWeights.h"

#include <cmath>
#include <map>

namespace holdfast::flow {

using core::Code;
using domain::CaseWeighting;

namespace {

constexpr std::uint32_t kNoCategory = 0;

// Customers the answers are to stand for: those active on the as-of day, else all; of the scope.
frame::Selection population(const SurveyCases& cases)
{
    const Facts& facts = *cases.customers;
    const std::size_t n = facts.snapshot->size();
    frame::Selection base(n, true);
    if (facts.spans && facts.spans->dated) {
        auto window = features::churnWindow(*facts.spans, facts.snapshot->asOf, facts.snapshot->asOf);
        if (window.activeAtEnd.count() > 0)
            base = std::move(window.activeAtEnd);
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

core::Result<CustomerMargins> CustomerMargins::of(const SurveyCases& cases, const domain::WeightingRule& rule)
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
        // All fields crossed are one field of cells, numbered in the order met.
        Categories crossed;
        std::map<std::vector<std::uint32_t>, std::uint32_t> cells;
        std::vector<std::uint32_t> cell(fields.size());
        for (std::size_t c = 0; c < fields.front().codes.size(); ++c) {
            for (std::size_t f = 0; f < fields.size(); ++f)
                cell[f] = fields[f].codes[c];
            crossed.codes.push_back(cells.try_emplace(cell, static_cast<std::uint32_t>(cells.size())).first->second);
        }
        crossed.count = cells.size();
        fields = {std::move(crossed)};
    }
    const frame::Selection base = population(cases);
    for (const auto& field : fields) {
        std::vector<double> target(field.count, 0.0);
        for (std::size_t c = 0; c < field.codes.size(); ++c)
            if (base.contains(c))
                ++target[field.codes[c]];
        margins.m_targets.push_back(std::move(target));
    }
    return margins;
}

std::vector<double> CustomerMargins::weights(std::span<const std::uint32_t> customers, core::JobContext& job) const
{
    std::vector<analytics::WeightMargin> margins;
    for (std::size_t f = 0; f < m_fields.size(); ++f) {
        analytics::WeightMargin margin;
        margin.target = m_targets[f];
        for (const auto customer : customers)
            margin.categories.push_back(m_fields[f].codes[customer]);
        margins.push_back(std::move(margin));
    }
    return analytics::rakedWeights(margins, customers.size(), m_cap, job).weights;
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
    const auto margins = CustomerMargins::of(cases, rule);
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
        const auto made = margins->weights(customers, job);
        for (std::size_t k = 0; k < places.size(); ++k)
            cases.weights[places[k]] = made[k];
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

core::Result<std::vector<double>> customerWeights(
    const SurveyCases& cases, const std::vector<std::uint32_t>& customers, core::CivilDate day, core::JobContext& job)
{
    std::vector<double> weights;
    if (cases.weights.empty() || cases.snapshot->size() == 0)
        return weights;
    weights.assign(cases.snapshot->size(), 0.0);
    if (cases.weighting.method == CaseWeighting::Column) {
        std::vector<std::int32_t> answered(weights.size(), core::CivilDate::kNone);
        for (std::size_t i = 0; i < cases.rows.size(); ++i) {
            const std::uint32_t customer = cases.customer(i);
            const std::int32_t on = cases.survey->days[cases.rows[i]];
            if (customer == frame::kNoCustomer || on == core::CivilDate::kNone || on > day.days || (answered[customer] != core::CivilDate::kNone && on < answered[customer]))
                continue;
            answered[customer] = on;
            weights[customer] = cases.weights[i];
        }
        return weights;
    }
    const auto margins = CustomerMargins::of(cases, cases.weighting);
    if (!margins)
        return std::unexpected(margins.error());
    const auto made = margins->weights(customers, job);
    for (std::size_t k = 0; k < customers.size(); ++k)
        weights[customers[k]] = made[k];
    return job.shouldStop() ? core::Result<std::vector<double>>(core::fail(Code::Cancelled)) : weights;
}

} // namespace holdfast::flow
