// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "domain/OwnField.h"
#include "flow/Explore.h"
#include "flow/MakeSample.h"

using namespace holdfast;
using flow::FacetFilter;

// Brushing: counts, and the way from bins to a rule and back.
class ExploreFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    std::shared_ptr<flow::Exploration> m_exploration;

    // Bins that have customers, so that they can be told from a rule.
    std::vector<FacetFilter> made(core::Random& random, const flow::BrushAnswer& everybody, std::size_t most) const
    {
        const auto& facets = m_exploration->facets();
        std::set<std::size_t> chosen;
        const std::size_t count = 1 + random.below(most);
        while (chosen.size() < count)
            chosen.insert(random.below(facets.size() + (m_exploration->hasRfm() ? 1 : 0)));
        std::vector<FacetFilter> filters;
        for (const std::size_t f : chosen) {
            const auto& n = f < facets.size() ? everybody.facets[f].all : everybody.rfm.n;
            FacetFilter filter {f < facets.size() ? facets[f].field : "rfm", {}};
            const double share = 0.15 + 0.6 * random.uniform();
            for (std::size_t b = 0; b < n.size(); ++b)
                if (n[b] > 0 && random.chance(share))
                    filter.bins.push_back(static_cast<int>(b));
            if (!filter.bins.empty())
                filters.push_back(std::move(filter));
        }
        return filters;
    }

    static std::vector<FacetFilter> sorted(std::vector<FacetFilter> filters)
    {
        std::sort(filters.begin(), filters.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
        return filters;
    }

private Q_SLOTS:
    void initTestCase()
    {
        core::JobContext job;
        flow::SampleRequest request;
        request.customers = 800;
        request.months = 14;
        const auto session = flow::makeSample(m_folder.filePath("s.holdfast").toStdString(), request, job);
        MUST(session);
        m_session = *session;
        const auto exploration = flow::explore(*m_session, {}, job);
        MUST(exploration);
        m_exploration = *exploration;
        QVERIFY(m_exploration->facets().size() >= 12);
        QVERIFY(m_exploration->hasRfm());
    }

    void everybodyIsInOneBin()
    {
        core::JobContext job;
        const auto all = m_exploration->count({}, job);
        MUST(all);
        for (std::size_t f = 0; f < all->facets.size(); ++f) {
            std::uint64_t sum = 0;
            for (const auto n : all->facets[f].selected)
                sum += n;
            QCOMPARE(sum, 800u);
            QCOMPARE(all->facets[f].selected, all->facets[f].all);
            QCOMPARE(all->facets[f].all.size(), m_exploration->facets()[f].bins.size());
        }
    }

    void filtersToRuleAndBack()
    {
        core::JobContext job;
        core::Random random(3);
        const auto everybody = m_exploration->count({}, job);
        MUST(everybody);
        for (int i = 0; i < 150; ++i) {
            const auto filters = made(random, *everybody, 4);
            const auto rule = m_exploration->ruleOf(filters);
            const auto back = m_exploration->filtersOf(rule);
            QVERIFY2(back.has_value(), (domain::toJson(rule) + tests::failureOf(back)).c_str());
            QVERIFY2(sorted(*back) == sorted(filters), domain::toJson(rule).c_str());
            // The rule finds the same customers as the bins.
            const auto byBins = m_exploration->customers(filters, 100000, job);
            MUST(byBins);
            const auto byRule = flow::segmentCustomers(*m_session, rule, {}, job);
            MUST(byRule);
            QVERIFY2(*byBins == *byRule, domain::toJson(rule).c_str());
        }
    }

    // The rule of a mark about a facet is a choice of its bins as any other.
    void rulesOfMarksAreChoicesOfBins()
    {
        int met = 0;
        for (const char* field : {"recency_days", "purchase_frequency", "orders", "tenure_days"})
            for (const auto& facet : m_exploration->facets())
                if (facet.field == field) {
                    const std::vector<flow::FacetFilter> chosen {{field, {0}}};
                    auto rule = m_exploration->ruleOf(chosen);
                    const auto own = [](auto& self, domain::Rule& part) -> void {
                        if (part.kind == domain::Rule::Kind::Compare)
                            part.field = domain::ownField(part.field);
                        for (auto& inner : part.parts)
                            self(self, inner);
                    };
                    own(own, rule);
                    const auto filters = m_exploration->filtersOf(rule);
                    MUST(filters);
                    QVERIFY2(*filters == chosen, domain::toJson(rule).c_str());
                    ++met;
                }
        QVERIFY(met > 1);
    }

    void aFilterDoesNotHideItsOwnBins()
    {
        core::JobContext job;
        core::Random random(4);
        const auto everybody = m_exploration->count({}, job);
        MUST(everybody);
        for (int i = 0; i < 60; ++i) {
            const auto filters = made(random, *everybody, 3);
            const auto all = m_exploration->count(filters, job);
            MUST(all);
            for (const auto& filter : filters) {
                // Without its own filter the facet counts the same.
                auto others = filters;
                std::erase(others, filter);
                const auto without = m_exploration->count(others, job);
                MUST(without);
                if (filter.field == "rfm") {
                    QCOMPARE(all->rfm.n, without->rfm.n);
                    continue;
                }
                for (std::size_t f = 0; f < m_exploration->facets().size(); ++f)
                    if (m_exploration->facets()[f].field == filter.field) {
                        QCOMPARE(all->facets[f].selected, without->facets[f].selected);
                        QCOMPARE(all->facets[f].active, without->facets[f].active);
                        QCOMPARE(all->facets[f].churned, without->facets[f].churned);
                    }
            }
            // Each bin counts the customers that the filters and the bin leave.
            const std::size_t f = random.below(m_exploration->facets().size());
            const std::string& field = m_exploration->facets()[f].field;
            auto others = filters;
            std::erase_if(others, [&](const auto& filter) { return filter.field == field; });
            for (std::size_t b = 0; b < all->facets[f].selected.size(); b += 3) {
                auto narrowed = others;
                narrowed.push_back({field, {static_cast<int>(b)}});
                const auto ids = m_exploration->customers(narrowed, 100000, job);
                MUST(ids);
                QCOMPARE(ids->size(), static_cast<std::size_t>(all->facets[f].selected[b]));
            }
        }
    }

    std::uint64_t counted(const std::vector<FacetFilter>& filters)
    {
        core::JobContext job;
        const auto answer = m_exploration->count(filters, job);
        return answer ? answer->summary.customers : ~0ull;
    }
    static domain::Rule parsed(const char* json) { return domain::parseRule(json).value_or(domain::Rule()); }

    // What no choice of bins can say stands as one condition beside them.
    void aFinerRuleIsACondition()
    {
        core::JobContext job;
        const std::string two = m_exploration->customers({}, 2, job)->back();
        for (const std::string& json : {std::string(R"({"any":[{"field":"plan","op":"=","value":"Gold"},{"field":"gender","op":"=","value":"Male"}]})"),
                 R"({"ids":[")" + two + R"("]})", std::string(R"({"not":{"field":"age","op":"=","value":"33"}})")}) {
            const auto rule = parsed(json.c_str());
            const auto filters = m_exploration->filtersOf(rule);
            MUST(filters);
            QCOMPARE(filters->size(), 1u);
            QVERIFY(filters->front().rule == rule && filters->front().bins.empty());
            const auto ids = flow::segmentCustomers(*m_session, rule, {}, job);
            MUST(ids);
            QVERIFY2(ids->size() == counted(*filters), json.c_str());
            QVERIFY(*m_exploration->customers(*filters, 100000, job) == *ids);
        }
        // Beside a brush: both hold, and the facets count within the condition.
        const auto both = parsed(R"({"all":[{"field":"plan","op":"=","value":"Gold"},{"not":{"field":"age","op":"=","value":"33"}},{"field":"age","op":">=","value":"20"}]})");
        const auto filters = m_exploration->filtersOf(both);
        MUST(filters);
        QVERIFY(std::ranges::any_of(*filters, [](const auto& f) { return f.field == "plan" && !f.rule; }));
        QVERIFY(std::ranges::any_of(*filters, [](const auto& f) { return f.rule.has_value(); }));
        const auto ids = flow::segmentCustomers(*m_session, both, {}, job);
        QCOMPARE(counted(*filters), std::uint64_t(ids->size()));
        QCOMPARE(flow::segmentCustomers(*m_session, m_exploration->ruleOf(*filters), {}, job)->size(), ids->size());
        // Without it everybody is back.
        QCOMPARE(counted({}), 800u);
    }

    // A segment in the rule is looked up by the names given last, and one that is not there is said.
    void aConditionKnowsTheSavedSegments()
    {
        core::JobContext job;
        const auto gold = parsed(R"({"field":"plan","op":"=","value":"Gold"})");
        const std::vector<FacetFilter> filters {{"rule", {}, parsed(R"({"not":{"segment":"gold"}})")}};
        const auto missing = m_exploration->count(filters, job);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, core::Code::UnknownSegment);
        m_exploration->setSegments({{"gold", gold}});
        const auto n = flow::segmentCustomers(*m_session, gold, {}, job)->size();
        QVERIFY(n > 0 && n < 800);
        QCOMPARE(counted(filters), std::uint64_t(800 - n));
        m_exploration->setSegments({{"gold", {}}});
        QCOMPARE(counted(filters), std::uint64_t(0));
        m_exploration->setSegments({});
        QCOMPARE(counted({}), std::uint64_t(800));
    }

    void limitsOfOneFieldMeet()
    {
        const auto& facets = m_exploration->facets();
        const auto age = std::ranges::find_if(facets, [](const auto& f) { return f.ordered && f.bins.size() > 4 && !f.bins.front().from.empty() && !f.bins[3].from.empty(); });
        QVERIFY(age != facets.end());
        domain::Rule rule;
        for (const auto& [op, bin] : {std::pair(domain::Rule::Op::GreaterEqual, 1), std::pair(domain::Rule::Op::Less, 3)}) {
            auto& part = rule.parts.emplace_back();
            part.kind = domain::Rule::Kind::Compare;
            part.field = age->field;
            part.op = op;
            part.values = {age->bins[std::size_t(bin)].from};
        }
        const auto filters = m_exploration->filtersOf(rule);
        MUST(filters);
        QVERIFY(filters->size() == 1 && !filters->front().rule);
        core::JobContext job;
        QCOMPARE(counted(*filters), std::uint64_t(flow::segmentCustomers(*m_session, rule, {}, job)->size()));
    }

    void wrongBinsAreRefused()
    {
        core::JobContext job;
        const auto unknown = m_exploration->count({{"no such field", {0}}}, job);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, core::Code::UnknownField);
        const auto outside = m_exploration->count({{"plan", {99}}}, job);
        QVERIFY(!outside);
        QCOMPARE(outside.error().code, core::Code::InvalidRule);
    }
};

HOLDFAST_TEST(ExploreFlowTest)
#include "ExploreFlowTest.moc"
