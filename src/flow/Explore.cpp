// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Explore.h"

#include "analytics/compare/Proportion.h"
#include "core/Decimal.h"
#include "domain/OwnField.h"
#include "domain/RuleParts.h"
#include "flow/ExploreWhole.h"
#include "flow/Facts.h"
#include "flow/SelectionFigures.h"
#include "flow/value/LateFields.h"
#include "frame/CrossFilter.h"
#include "frame/SecondHand.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <mutex>
#include <new>
#include <set>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::Rule;
using frame::BinKind;
using frame::ValueType;

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr const char* kGrid = "rfm";
constexpr const char* kRule = "rule";

std::string familyOf(const frame::CustomerColumn& column)
{
    static const std::map<std::string_view, std::string_view> kFamilies {
        {"birth_year", "demographic"}, {"birth_date", "demographic"}, {"age", "demographic"}, {"gender", "demographic"},
        {"occupation", "demographic"}, {"income", "demographic"}, {"household", "demographic"}, {"country", "geographic"},
        {"province", "geographic"}, {"city", "geographic"}, {"acquisition_cost", "value"}, {"net_amount", "value"},
        {"order_value", "value"}, {"rfm.monetary", "value"}, {"value_tenth", "value"}};
    for (const std::string* name : {&column.field, &column.name})
        if (const auto it = kFamilies.find(*name); it != kFamilies.end())
            return std::string(it->second);
    // What a source calls its own column is the customer's own trait; what the program counts is behaviour.
    return column.field.empty() && column.label.empty() ? "behaviour" : column.field.empty() ? "psychographic" : "behaviour";
}

std::string canonical(const frame::Dimension& dimension, std::int64_t number)
{
    if (number == frame::kMissing)
        return {};
    switch (dimension.type) {
    case ValueType::Decimal:
        return core::plainText({number, dimension.scale}, true);
    case ValueType::Boolean:
        return number != 0 ? "true" : "false";
    case ValueType::Date:
        return core::isoText({static_cast<std::int32_t>(number)});
    case ValueType::DateTime:
        return core::isoDateTimeText(number);
    default:
        return std::to_string(number);
    }
}

void collectFields(const Rule& rule, std::set<std::string>& fields, bool& plain)
{
    if (rule.kind == Rule::Kind::Compare)
        fields.emplace(domain::plainField(rule.field));
    if (rule.kind == Rule::Kind::Segment || rule.kind == Rule::Kind::Ids)
        plain = false;
    for (const auto& part : rule.parts)
        collectFields(part, fields, plain);
}

class SnapshotExploration : public Exploration {
public:
    SnapshotExploration(Scoped scoped, Basis basis, std::vector<Segment> segments)
        : m_scoped(std::move(scoped)), m_basis(std::move(basis)), m_filter(m_scoped.facts->snapshot->size()), m_segments(std::move(segments))
    {
    }

    Result<void> prepare(core::JobContext& job)
    {
        const Facts& facts = *m_scoped.facts;
        const auto& shot = *facts.snapshot;
        if (auto made = addFacets(job); !made)
            return made;
        const auto* r = facts.column("rfm.recency");
        const auto* f = facts.column("rfm.frequency");
        if (r != nullptr && f != nullptr)
            m_grid = m_filter.add(frame::makeGrid(kGrid, *r, 5, *f, 5, shot.size()));
        if (m_scoped.selection)
            m_filter.setBase(*m_scoped.selection);
        if (facts.spans) {
            const auto windows = windowsOf(facts, m_scoped.grain);
            m_filter.setMarks(windows.now.activeAtStart, windows.now.churned);
        }
        if (facts.hasTransactions()) {
            std::vector<std::int64_t> revenue(shot.size());
            std::vector<double> orderValue(shot.size(), kUndefined);
            const auto& log = shot.transactions;
            for (std::size_t c = 0; c < shot.size(); ++c) {
                for (auto e = log.offsets[c]; e < log.offsets[c + 1] && !log.amounts.empty(); ++e)
                    if (log.days[e] > shot.asOf.days - 365)
                        revenue[c] += log.amounts[e];
                if (facts.history.orders[c] > 0)
                    orderValue[c] = facts.money(facts.history.net[c]) / facts.history.orders[c];
            }
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            m_figures = SelectionFigures(std::move(revenue), orderValue);
        }
        auto everybody = count({}, job);
        if (!everybody)
            return std::unexpected(everybody.error());
        m_everybody = everybody->summary;
        m_whole = std::move(everybody->facets);
        return {};
    }

    const Basis& basis() const override { return m_basis; }
    const std::vector<Facet>& facets() const override { return m_facets; }
    bool hasRfm() const override { return m_grid >= 0; }

    Result<BrushAnswer> count(const std::vector<FacetFilter>& filters, core::JobContext& job) override
    {
        const std::lock_guard lock(m_mutex);
        const auto started = std::chrono::steady_clock::now();
        if (auto set = apply(filters, job); !set)
            return std::unexpected(set.error());
        auto counts = m_filter.count(job);
        if (!counts)
            return std::unexpected(counts.error());
        BrushAnswer answer;
        for (std::size_t i = 0; i < m_facets.size(); ++i) {
            auto& from = counts->dimensions[static_cast<std::size_t>(m_dimensionOf[i])];
            answer.facets.push_back({i < m_whole.size() ? m_whole[i].selected : from.n, std::move(from.n), std::move(from.first), std::move(from.second)});
        }
        if (m_grid >= 0) {
            auto& from = counts->dimensions[static_cast<std::size_t>(m_grid)];
            answer.rfm = {std::move(from.n), std::move(from.first), std::move(from.second)};
        }
        answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        answer.summary = summary(*counts);
        return answer;
    }

    const std::vector<FacetCounts>& whole() const { return m_whole; }

    void setSegments(const std::vector<Segment>& segments) override
    {
        const std::lock_guard lock(m_mutex);
        if (std::equal(segments.begin(), segments.end(), m_segments.begin(), m_segments.end(),
                [](const Segment& a, const Segment& b) { return a.name == b.name && a.rule == b.rule; }))
            return;
        m_segments = segments;
        m_segmentsChanged = true;
    }

    Rule ruleOf(const std::vector<FacetFilter>& filters) const override
    {
        Rule all;
        for (const auto& filter : filters) {
            if (filter.rule && filter.rule->kind == Rule::Kind::All)
                all.parts.insert(all.parts.end(), filter.rule->parts.begin(), filter.rule->parts.end());
            else if (filter.rule)
                all.parts.push_back(*filter.rule);
            else if (const int index = indexOf(filter.field); index >= 0)
                all.parts.push_back(rulePart(m_filter.dimension(index), filter));
        }
        return all;
    }

    Result<std::vector<FacetFilter>> filtersOf(const Rule& rule) const override
    {
        std::vector<FacetFilter> filters;
        std::vector<Rule> rest;
        core::JobContext job;
        for (const auto& part : rule.kind == Rule::Kind::All ? rule.parts : std::vector<Rule> {rule}) {
            auto filter = binsOf(part, job);
            if (!filter)
                return std::unexpected(filter.error());
            if (!*filter) {
                rest.push_back(part);
                continue;
            }
            const auto same = std::find_if(filters.begin(), filters.end(), [&](const FacetFilter& f) { return f.field == (*filter)->field; });
            if (same == filters.end()) {
                filters.push_back(std::move(**filter));
                continue;
            }
            // Two limits of one field: the bins that are within both.
            std::vector<int> both;
            std::set_intersection(same->bins.begin(), same->bins.end(), (*filter)->bins.begin(), (*filter)->bins.end(), std::back_inserter(both));
            if (both.empty())
                rest.push_back(part);
            else
                same->bins = std::move(both);
        }
        if (!rest.empty())
            filters.push_back({kRule, {}, joined(Rule::Kind::All, std::move(rest))});
        return filters;
    }

    Result<std::vector<std::string>> customers(const std::vector<FacetFilter>& filters, std::size_t limit, core::JobContext& job) override
    {
        const std::lock_guard lock(m_mutex);
        if (auto set = apply(filters, job); !set)
            return std::unexpected(set.error());
        if (auto counted = m_filter.count(job); !counted)
            return std::unexpected(counted.error());
        const auto selection = m_filter.selection();
        std::vector<std::string> ids;
        for (std::size_t c = 0; c < selection.size() && ids.size() < limit; ++c)
            if (selection.contains(c))
                ids.push_back(m_scoped.facts->snapshot->customers[c]);
        return ids;
    }

private:
    // The bins that hold the same customers as a part of a rule; none where the part is finer, or not about one facet.
    Result<std::optional<FacetFilter>> binsOf(const Rule& part, core::JobContext& job) const
    {
        std::set<std::string> fields;
        bool plain = true;
        collectFields(part, fields, plain);
        const bool grid = fields == std::set<std::string> {"rfm.frequency", "rfm.recency"};
        const int index = !plain ? -1 : grid ? m_grid : fields.size() == 1 ? indexOf(*fields.begin()) : -1;
        if (index < 0)
            return std::nullopt;
        auto selection = select(*m_scoped.facts, part, {}, job);
        if (!selection)
            return std::unexpected(selection.error());
        const auto& dimension = m_filter.dimension(index);
        std::vector<std::uint32_t> passing(dimension.bins.size(), 0);
        for (std::size_t c = 0; c < dimension.codes.size(); ++c)
            passing[dimension.codes[c]] += selection->contains(c);
        FacetFilter filter {grid ? kGrid : dimension.name, {}};
        for (std::size_t b = 0; b < passing.size(); ++b) {
            if (passing[b] != 0 && passing[b] != dimension.bins[b].customers)
                return std::nullopt;
            if (passing[b] != 0)
                filter.bins.push_back(static_cast<int>(b));
        }
        // Nobody at all: no choice of bins says so.
        return filter.bins.empty() ? std::nullopt : std::optional(std::move(filter));
    }

    // A column that can be grouped: not one that names each customer (names, phones, free text).
    static bool fits(const frame::CustomerColumn& column)
    {
        if (column.name.starts_with("rfm.") && column.name != "rfm.group")
            return false; // shown as the grid
        static const std::set<std::string_view> kNamesOrOutcomes {"name", "phone", "email", "address", "postcode", "status",
            "churn_date", "churn_reason", "churn_type"}; // outcomes would only find themselves
        if (kNamesOrOutcomes.contains(column.field))
            return false;
        if (column.type == ValueType::Empty || column.type == ValueType::Time)
            return false;
        constexpr std::size_t kMostWords = 2000;
        return column.type != ValueType::Text || (!column.words.empty() && column.words.size() <= kMostWords);
    }

    // Fields that need a model take as long as all others together: one of two threads begins with them.
    Result<void> addFacets(core::JobContext& job)
    {
        const Facts& facts = *m_scoped.facts;
        std::vector<const frame::CustomerColumn*> columns;
        for (const auto* some : {&facts.snapshot->columns, &facts.computed})
            for (const auto& column : *some)
                if (fits(column))
                    columns.push_back(&column);
        std::vector<Result<std::shared_ptr<const frame::CustomerColumn>>> late;
        std::vector<std::shared_ptr<const frame::Dimension>> dimensions(columns.size());
        std::atomic<bool> full = false;
        frame::SecondHand hands;
        hands.share(columns.size() + 1, [&](std::size_t part, int) {
            if (job.shouldStop() || full)
                return;
            try {
                if (part > 0)
                    dimensions[part - 1] = frame::makeDimension(*columns[part - 1], facts.snapshot->size());
                else
                    for (const char* name : {"lifecycle_stage", "value_tenth"})
                        late.push_back(lateField(facts, name, job));
            } catch (const std::bad_alloc&) {
                full = true;
            }
        });
        if (full)
            return core::fail(Code::OutOfMemory);
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        for (std::size_t i = 0; i < columns.size(); ++i)
            addFacet(*columns[i], std::move(dimensions[i]));
        for (const auto& column : late)
            if (column)
                addFacet(**column, frame::makeDimension(**column, facts.snapshot->size()));
        return {};
    }

    void addFacet(const frame::CustomerColumn& column, std::shared_ptr<const frame::Dimension> dimension)
    {
        std::size_t used = 0;
        for (const auto& bin : dimension->bins)
            used += bin.kind != BinKind::Missing;
        if (used < 2)
            return; // one value says nothing
        Facet facet;
        facet.field = column.name;
        facet.label = column.label;
        facet.family = familyOf(column);
        facet.ordered = column.type != ValueType::Text && column.type != ValueType::Boolean;
        facet.type = frame::word(column.type);
        for (std::size_t b = 0; b < dimension->bins.size(); ++b) {
            const auto& bin = dimension->bins[b];
            FacetBin shown;
            shown.missing = bin.kind == BinKind::Missing;
            shown.other = bin.kind == BinKind::Other;
            if (bin.kind == BinKind::Word) {
                shown.from = shown.to = shown.label = dimension->words[b];
            } else if (bin.kind == BinKind::Value) {
                shown.from = shown.to = shown.label = canonical(*dimension, bin.from);
            } else if (bin.kind == BinKind::Range) {
                shown.from = canonical(*dimension, bin.from);
                shown.to = canonical(*dimension, bin.to);
                shown.label = bin.isPeriod ? core::name(bin.period) : shown.from;
            }
            facet.bins.push_back(std::move(shown));
        }
        m_dimensionOf.push_back(m_filter.add(std::move(dimension)));
        m_facets.push_back(std::move(facet));
    }

    int indexOf(const std::string& field) const
    {
        if (field == kGrid)
            return m_grid;
        for (std::size_t i = 0; i < m_facets.size(); ++i)
            if (m_facets[i].field == field)
                return m_dimensionOf[i];
        return -1;
    }

    core::Status apply(const std::vector<FacetFilter>& filters, core::JobContext& job)
    {
        const auto condition = std::find_if(filters.begin(), filters.end(), [](const FacetFilter& f) { return f.rule.has_value(); });
        const std::optional<Rule> wantedRule = condition == filters.end() ? std::nullopt : condition->rule;
        if (wantedRule != m_condition || m_segmentsChanged) {
            frame::Selection base = m_scoped.selection.value_or(frame::Selection());
            if (wantedRule) {
                auto holds = select(*m_scoped.facts, *wantedRule, m_segments, job);
                if (!holds)
                    return std::unexpected(holds.error());
                if (m_scoped.selection)
                    *holds &= *m_scoped.selection;
                base = std::move(*holds);
            }
            m_filter.setBase(base);
            m_condition = wantedRule;
            m_segmentsChanged = false;
        }
        for (int i = 0; i < m_filter.size(); ++i) {
            const auto wanted = std::find_if(filters.begin(), filters.end(), [&](const auto& f) { return indexOf(f.field) == i; });
            if (wanted == filters.end()) {
                if (m_filter.filter(i) != nullptr)
                    m_filter.clearFilter(i);
                continue;
            }
            frame::BinSet bins;
            for (const int bin : wanted->bins) {
                if (bin < 0 || bin >= static_cast<int>(m_filter.dimension(i).bins.size()))
                    return core::fail(Code::InvalidRule, {{"field", wanted->field}});
                bins.set(static_cast<std::size_t>(bin));
            }
            const auto* set = m_filter.filter(i);
            if (set == nullptr || *set != bins)
                m_filter.setFilter(i, bins);
        }
        for (const auto& filter : filters)
            if (!filter.rule && indexOf(filter.field) < 0)
                return core::fail(Code::UnknownField, {{"field", filter.field}});
        return {};
    }

    static Rule rulePart(const frame::Dimension& dimension, const FacetFilter& filter)
    {
        std::vector<Rule> any;
        std::vector<std::string> words;
        for (std::size_t i = 0; i < filter.bins.size(); ++i) {
            const auto& bin = dimension.bins[static_cast<std::size_t>(filter.bins[i])];
            switch (bin.kind) {
            case BinKind::Missing:
                // The grid is no field of its own: who is in none of its cells has neither score.
                any.push_back(dimension.name != kGrid ? comparison(dimension.name, Rule::Op::Missing, {})
                                                      : joined(Rule::Kind::All,
                                                          {comparison("rfm.recency", Rule::Op::Missing, {}),
                                                              comparison("rfm.frequency", Rule::Op::Missing, {})}));
                break;
            case BinKind::Word:
                words.push_back(dimension.words[static_cast<std::size_t>(filter.bins[i])]);
                break;
            case BinKind::Value:
                words.push_back(canonical(dimension, bin.from));
                break;
            case BinKind::Other: {
                std::vector<std::string> named;
                for (std::size_t b = 0; b < dimension.bins.size(); ++b)
                    if (dimension.bins[b].kind == BinKind::Word)
                        named.push_back(dimension.words[b]);
                any.push_back(joined(Rule::Kind::All,
                    {joined(Rule::Kind::Not, {comparison(dimension.name, Rule::Op::In, std::move(named))}),
                        joined(Rule::Kind::Not, {comparison(dimension.name, Rule::Op::Missing, {})})}));
                break;
            }
            case BinKind::Cell:
                any.push_back(joined(Rule::Kind::All,
                    {comparison("rfm.recency", Rule::Op::Equal, {std::to_string(bin.row + 1)}),
                        comparison("rfm.frequency", Rule::Op::Equal, {std::to_string(bin.column + 1)})}));
                break;
            case BinKind::Range: {
                // Neighbouring ranges become one.
                std::int64_t to = bin.to;
                while (i + 1 < filter.bins.size() && filter.bins[i + 1] == filter.bins[i] + 1
                    && dimension.bins[static_cast<std::size_t>(filter.bins[i + 1])].kind == BinKind::Range)
                    to = dimension.bins[static_cast<std::size_t>(filter.bins[++i])].to;
                std::vector<Rule> ends;
                if (bin.from != frame::kMissing)
                    ends.push_back(comparison(dimension.name, Rule::Op::GreaterEqual, {canonical(dimension, bin.from)}));
                if (to != frame::kMissing)
                    ends.push_back(comparison(dimension.name, Rule::Op::Less, {canonical(dimension, to)}));
                if (ends.empty())
                    ends.push_back(joined(Rule::Kind::Not, {comparison(dimension.name, Rule::Op::Missing, {})}));
                any.push_back(joined(Rule::Kind::All, std::move(ends)));
                break;
            }
            }
        }
        if (!words.empty())
            any.push_back(comparison(dimension.name, words.size() == 1 ? Rule::Op::Equal : Rule::Op::In, std::move(words)));
        return joined(Rule::Kind::Any, std::move(any));
    }

    SelectionSummary summary(const frame::CrossCounts& counts) const
    {
        const Facts& facts = *m_scoped.facts;
        SelectionSummary summary;
        summary.customers = counts.n;
        summary.all = m_everybody ? m_everybody->customers : counts.n;
        summary.active = counts.first;
        summary.churned = counts.second;
        if (facts.spans)
            summary.churnRate = analytics::wilsonInterval(counts.second, counts.first);
        summary.orderValueMedian = summary.revenue = kUndefined;
        if (facts.hasTransactions()) {
            const auto figures = m_figures.of(m_filter.selection());
            summary.revenue = facts.money(figures.revenue);
            summary.orderValueMedian = figures.median;
        }
        summary.churnRateAll = m_everybody ? m_everybody->churnRate : summary.churnRate;
        summary.revenueAll = m_everybody ? m_everybody->revenue : summary.revenue;
        summary.orderValueMedianAll = m_everybody ? m_everybody->orderValueMedian : summary.orderValueMedian;
        const double all = summary.churnRateAll.value.value_or(0);
        summary.index = summary.churnRate.value && all > 0 ? 100 * *summary.churnRate.value / all : kUndefined;
        return summary;
    }

    Scoped m_scoped;
    Basis m_basis;
    frame::CrossFilter m_filter;
    std::vector<Segment> m_segments;
    std::optional<Rule> m_condition; // in force as the base of the filter
    bool m_segmentsChanged = false; // since then
    std::vector<Facet> m_facets;
    std::vector<int> m_dimensionOf; // facet -> dimension
    int m_grid = -1;
    SelectionFigures m_figures; // of nobody without transactions
    std::optional<SelectionSummary> m_everybody;
    std::vector<FacetCounts> m_whole; // without a filter
    std::mutex m_mutex; // an older brush may still be counting when the newest comes
};

} // namespace

const std::vector<FacetCounts>& wholeCounts(const Exploration& exploration)
{
    static const std::vector<FacetCounts> kNone;
    const auto* made = dynamic_cast<const SnapshotExploration*>(&exploration);
    return made != nullptr ? made->whole() : kNone;
}

Result<std::shared_ptr<Exploration>> explore(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    Basis basis = basisOf(session, *scoped, scope, "segments", "Wilson (1927)", started);
    auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    auto exploration = std::make_shared<SnapshotExploration>(std::move(*scoped), std::move(basis), std::move(*saved));
    if (auto prepared = exploration->prepare(job); !prepared)
        return std::unexpected(prepared.error());
    return exploration;
}

} // namespace holdfast::flow
