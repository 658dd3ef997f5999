// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Gaps.h"
#include "flow/Loyalty.h"
#include "flow/SatisfactionBehaviour.h"
#include "flow/SurveyFactors.h"

#include <QProcess>

#include <cmath>

using namespace holdfast;

namespace {

constexpr int kCustomers = 400;

// A survey whose answers are known: three items, the first drives satisfaction most and the third not at all; the first is expected one
// point higher than it is seen; who is satisfied buys again and stays.
struct Planted {
    struct Person {
        int answers[3] {}, expected = 0, csat = 0, nps = 0;
        std::int32_t day = 0;
        bool buys = false;
        double spend = 0;
    };
    std::vector<Person> people;
    std::int32_t asOf = 20450; // 2025-12-28

    static Planted made(std::uint64_t seed)
    {
        Planted planted;
        core::Random random(seed);
        const auto scored = [](double value, int low, int high) { return std::clamp(static_cast<int>(std::lround(value)), low, high); };
        for (int i = 0; i < kCustomers; ++i) {
            Person p;
            const double mood = random.normal();
            double felt[3];
            for (int k = 0; k < 3; ++k) {
                felt[k] = 0.4 * mood + 0.9 * random.normal();
                p.answers[k] = scored(3.2 + felt[k], 1, 5);
            }
            p.expected = scored(4.2 + 0.5 * random.normal(), 1, 5);
            const double whole = 0.8 * felt[0] + 0.3 * felt[1] + 0.3 * random.normal();
            p.csat = scored(3.3 + whole, 1, 5);
            p.nps = scored(6.5 + 2 * whole, 0, 10);
            p.day = 20100 + static_cast<std::int32_t>(random.below(300));
            p.buys = random.chance(p.csat >= 4 ? 0.85 : p.csat == 3 ? 0.5 : 0.2);
            p.spend = p.buys ? 20 + 10 * p.csat : 0;
            planted.people.push_back(p);
        }
        return planted;
    }
    static std::string id(int i) { return "K" + std::to_string(1000 + i); }

    core::Result<flow::SessionPtr> workspace(const std::string& folder, const std::string& name, const std::string& extraOrders = {}) const
    {
        const std::string base = folder + "/" + name;
        {
            std::ofstream customers(base + "-customers.csv"), orders(base + "-orders.csv"), survey(base + "-survey.csv");
            customers << "Customer ID,Region\n";
            orders << "Order,Customer ID,Date,Amount\n";
            survey << "Customer ID,Date,Quality (1-5),Service (1-5),Colour (1-5),Expected: quality (1-5),Satisfaction (1-5),Recommend (0-10)\n";
            for (int i = 0; i < kCustomers; ++i) {
                const auto& p = people[static_cast<std::size_t>(i)];
                customers << id(i) << ',' << (i % 2 == 0 ? "North" : "South") << '\n';
                orders << "A" << i << ',' << id(i) << ',' << core::isoText({p.day - 40}) << ",50.00\n";
                if (p.buys)
                    orders << "B" << i << ',' << id(i) << ',' << core::isoText({p.day + 30}) << ',' << p.spend << ".00\n";
                survey << id(i) << ',' << core::isoText({p.day}) << ',' << p.answers[0] << ',' << p.answers[1] << ',' << p.answers[2] << ',' << p.expected << ','
                       << p.csat << ',' << p.nps << '\n';
            }
            orders << "Z," << id(0) << ',' << core::isoText({asOf}) << ",1.00\n" << extraOrders;
        }
        auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
        if (!session)
            return session;
        core::JobContext job;
        for (const auto& [file, role] : {std::pair("-customers.csv", "customer"), std::pair("-orders.csv", "transaction"), std::pair("-survey.csv", "survey_response")}) {
            flow::ImportRequest request;
            request.path = base + file;
            request.role = role;
            if (auto imported = flow::importSource(**session, request, job); !imported)
                return std::unexpected(imported.error());
        }
        for (const auto& [key, value] : {std::pair("churn.definition", "inactivity"), std::pair("churn.inactive-days", "60")})
            if (auto changed = flow::changeSetting(**session, key, value); !changed)
                return std::unexpected(changed.error());
        return session;
    }
};

} // namespace

class SurveyPlantedFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Planted m_planted = Planted::made(21);
    flow::SessionPtr m_session;

    std::string folder() const { return m_folder.path().toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        auto session = m_planted.workspace(folder(), "planted");
        MUST(session);
        m_session = *session;
    }

    void driversComeBack()
    {
        core::JobContext job;
        flow::DriversRequest request;
        request.bootstrap = 300;
        const auto answer = flow::measureDrivers(*m_session, request, job);
        MUST(answer);
        QCOMPARE(answer->basis.n, std::uint64_t {kCustomers});
        QCOMPARE(answer->items.size(), std::size_t {3});
        QVERIFY(answer->items[0].lmgShare > 0.6);
        QVERIFY(*answer->items[0].johnson.lower > *answer->items[1].johnson.upper);
        QVERIFY(*answer->items[1].lmg.value > *answer->items[2].lmg.value);
        QVERIFY(*answer->items[2].coef.lower < 0 && *answer->items[2].coef.upper > 0); // drives nothing
        QVERIFY(!answer->binary && !answer->mcfadden);
        QVERIFY(answer->basis.asOf.days == m_planted.asOf);
        const auto again = flow::measureDrivers(*m_session, request, job);
        QCOMPARE(*again->items[0].lmg.lower, *answer->items[0].lmg.lower);

        for (const auto outcome : {flow::DriverOutcome::Recommendation, flow::DriverOutcome::Repurchase, flow::DriverOutcome::Churn}) {
            request.outcome = outcome;
            request.horizonDays = 60;
            const auto other = flow::measureDrivers(*m_session, request, job);
            MUST(other);
            const bool behaviour = outcome != flow::DriverOutcome::Recommendation;
            QCOMPARE(other->binary, behaviour);
            QVERIFY(*other->items[0].lmg.value > *other->items[2].lmg.value);
            QVERIFY(!behaviour || (other->events > 0 && other->mcfadden && other->items[0].oddsRatio));
            if (outcome == flow::DriverOutcome::Churn)
                QVERIFY(*other->items[0].beta.value < 0 && *other->items[0].oddsRatio < 1);
        }
    }

    // Against a plain loop over the answers.
    void gapsAreWhatTheAnswersSay()
    {
        core::JobContext job;
        flow::GapsRequest request;
        request.bootstrap = 100;
        const auto answer = flow::measureGaps(*m_session, request, job);
        MUST(answer);
        double gap = 0, seen = 0;
        for (const auto& p : m_planted.people) {
            gap += (p.answers[0] - p.expected) / double {kCustomers};
            seen += (p.answers[0] - 1) * 25.0 / kCustomers;
        }
        const auto& quality = answer->items[0];
        QVERIFY(!quality.expectation.empty());
        QVERIFY(std::abs(*quality.gap.value - gap) < 1e-9);
        QVERIFY(std::abs(*quality.gapPoints - gap * 25) < 1e-9);
        QVERIFY(std::abs(*quality.performance.value - seen) < 1e-9);
        QVERIFY(*quality.gap.upper < 0 && quality.p && *quality.pAdjusted < 1e-6);
        QCOMPARE(quality.gap.n, std::int64_t {kCustomers});
        QVERIFY(answer->items[1].expectation.empty() && !answer->items[1].gap.value);
        QCOMPARE(*answer->importance, flow::ImportanceKind::Derived);
        QVERIFY(*quality.importance.value > answer->importanceCut);
        // Shares of R^2 over all items: their mean is one over their number.
        QVERIFY(std::abs(answer->importanceCut - 1.0 / 3) < 1e-9);
        request.importance = flow::ImportanceKind::Stated;
        QCOMPARE(flow::measureGaps(*m_session, request, job).error().code, core::Code::InvalidParameter);
        request.importance = flow::ImportanceKind::Expected;
        const auto expected = flow::measureGaps(*m_session, request, job);
        MUST(expected);
        QVERIFY(expected->items[0].quadrant && !expected->items[1].quadrant);
    }

    void behaviourIsCountedAfterTheAnswer()
    {
        core::JobContext job;
        flow::BehaviourRequest request;
        request.horizonDays = 60;
        const auto answer = flow::measureSatisfactionBehaviour(*m_session, request, job);
        MUST(answer);
        std::uint64_t n[3] {}, bought[3] {}, late = 0;
        double spent[3] {};
        for (int i = 0; i < kCustomers; ++i) {
            const auto& p = m_planted.people[static_cast<std::size_t>(i)];
            if (p.day + 60 > m_planted.asOf) {
                ++late;
                continue;
            }
            const double score = (p.csat - 1) * 25;
            const int level = score < 50 ? 0 : score < 75 ? 1 : 2;
            const bool extra = i == 0 && m_planted.asOf > p.day && m_planted.asOf <= p.day + 60;
            ++n[level];
            bought[level] += p.buys || extra;
            spent[level] += p.spend + (extra ? 1 : 0);
        }
        QVERIFY(late > 0);
        QCOMPARE(answer->basis.excluded.at("horizon-open"), late);
        for (std::size_t k = 0; k < 3; ++k) {
            const auto& level = answer->levels[k];
            QCOMPARE(level.answers, n[k]);
            QVERIFY(std::abs(*level.repeat.value - static_cast<double>(bought[k]) / static_cast<double>(n[k])) < 1e-12);
            QVERIFY(std::abs(*level.spend.value - spent[k] / static_cast<double>(n[k])) < 1e-9);
            QVERIFY(*level.repeat.lower < *level.repeat.value && *level.repeat.value < *level.repeat.upper);
        }
        QVERIFY(*answer->levels[0].churn.value > *answer->levels[2].churn.value);
        QVERIFY(answer->repeatP && *answer->repeatP < 0.001);
        QVERIFY(answer->worth.size() == 4 && *answer->worth.front().per5.lower > 0);
        for (const auto& worth : answer->worth)
            if (worth.outcome == "churn")
                QVERIFY(*worth.per5.upper < 0);
        request.by = "nps";
        const auto promoters = flow::measureSatisfactionBehaviour(*m_session, request, job);
        MUST(promoters);
        QVERIFY(*promoters->levels[2].repeat.value > *promoters->levels[0].repeat.value);
        QVERIFY(promoters->worth.size() == 3);
        request.by = "points";
        QCOMPARE(flow::measureSatisfactionBehaviour(*m_session, request, job)->levels.size(), std::size_t {5});
        request.by = "mood";
        QCOMPARE(flow::measureSatisfactionBehaviour(*m_session, request, job).error().code, core::Code::InvalidParameter);
        request.by = "nps";
        request.horizonDays = 3000;
        QCOMPARE(flow::measureSatisfactionBehaviour(*m_session, request, job).error().code, core::Code::NotEnoughData);
    }

    // Purchases on the day of the answer or before it, beyond the horizon, and after the as-of day move nothing.
    void aPlantedFutureMovesNothing()
    {
        core::JobContext job;
        std::string extra;
        for (int i = 0; i < kCustomers; ++i) {
            const auto& p = m_planted.people[static_cast<std::size_t>(i)];
            if (p.day + 61 <= m_planted.asOf)
                extra += "X" + std::to_string(i) + "," + Planted::id(i) + "," + core::isoText({m_planted.asOf + 20}) + ",500.00\n";
        }
        const auto other = m_planted.workspace(folder(), "future", extra);
        MUST(other);
        flow::BehaviourRequest request;
        request.horizonDays = 60;
        request.survey.scope.asOf = {m_planted.asOf};
        const auto then = flow::measureSatisfactionBehaviour(*m_session, request, job), now = flow::measureSatisfactionBehaviour(**other, request, job);
        MUST(then);
        MUST(now);
        for (std::size_t k = 0; k < 3; ++k) {
            QCOMPARE(*now->levels[k].repeat.value, *then->levels[k].repeat.value);
            QCOMPARE(*now->levels[k].spend.value, *then->levels[k].spend.value);
            QCOMPARE(*now->levels[k].churn.value, *then->levels[k].churn.value);
        }
        flow::LoyaltyRequest loyalty;
        loyalty.scope.asOf = {m_planted.asOf};
        const auto a = flow::measureLoyalty(*m_session, loyalty, job), b = flow::measureLoyalty(**other, loyalty, job);
        MUST(a);
        MUST(b);
        QCOMPARE(*a->index.value, *b->index.value);
        for (std::size_t t = 0; t < domain::kLoyaltyTiers; ++t)
            QCOMPARE(a->tiers[t].n, b->tiers[t].n);
    }

    void loyaltyAddsUpAndIsUndone()
    {
        core::JobContext job;
        flow::LoyaltyRequest request;
        request.by = "province"; // the field that "Region" was read as
        const auto answer = flow::measureLoyalty(*m_session, request, job);
        MUST(answer);
        std::uint64_t tiers = 0, groups = 0;
        for (const auto& tier : answer->tiers)
            tiers += tier.n;
        for (const auto& group : answer->groups)
            groups += group.n;
        QCOMPARE(tiers, answer->basis.n);
        QCOMPARE(groups, answer->basis.n);
        QCOMPARE(answer->basis.n + answer->basis.excluded.at("no-answer"), answer->customers);
        QCOMPARE(answer->groups.size(), std::size_t {2});
        QVERIFY(answer->moments.size() >= 2 && answer->moves.size() + 1 == answer->moments.size());
        for (std::size_t m = 0; m < answer->moves.size(); ++m)
            for (std::size_t t = 0; t < domain::kLoyaltyTiers; ++t) {
                std::uint64_t from = 0, to = 0;
                for (std::size_t k = 0; k <= domain::kLoyaltyTiers; ++k) {
                    from += answer->moves[m].counts[t][k];
                    to += answer->moves[m].counts[k][t];
                }
                QCOMPARE(from, answer->moments[m].tiers[t]);
                QCOMPARE(to, answer->moments[m + 1].tiers[t]);
            }
        const auto members = flow::loyaltyMembers(*m_session, {}, domain::LoyaltyTier::Lost, std::nullopt, job);
        MUST(members);
        QCOMPARE(members->values.size(), static_cast<std::size_t>(answer->tiers[3].n));
        // A segment narrows the figure to its customers.
        flow::LoyaltyRequest north;
        north.scope.rule = domain::parseRule(R"({"field":"province","op":"=","value":"North"})").value();
        const auto part = flow::measureLoyalty(*m_session, north, job);
        MUST(part);
        for (const auto& group : answer->groups)
            if (group.value == "North")
                QCOMPARE(part->basis.n, group.n);

        MUST(flow::saveSegment(*m_session, {"north", *north.scope.rule}));
        request.by = "segments";
        const auto bySegment = flow::measureLoyalty(*m_session, request, job);
        MUST(bySegment);
        QCOMPARE(bySegment->groups.size(), std::size_t {1});
        QCOMPARE(bySegment->groups.front().n, part->basis.n);
        QCOMPARE(*bySegment->groups.front().index.value, *part->index.value);

        domain::LoyaltyRules rules;
        rules.weights = {1, 0, 0, 0};
        MUST(flow::setLoyaltyRules(*m_session, rules, job));
        const auto changed = flow::measureLoyalty(*m_session, {}, job);
        MUST(changed);
        QVERIFY(changed->ownRules && *changed->index.value != *answer->index.value);
        QCOMPARE(flow::history(*m_session)->undo, std::string("loyalty-rules"));
        MUST(flow::undo(*m_session));
        QCOMPARE(*flow::measureLoyalty(*m_session, {}, job)->index.value, *answer->index.value);
        QCOMPARE(*flow::loyaltyRules(*m_session), domain::LoyaltyRules {});
        rules.cuts = {10, 20, 30};
        QCOMPARE(flow::setLoyaltyRules(*m_session, rules, job).error().code, core::Code::InvalidParameter);
        request.by = "Mood";
        QCOMPARE(flow::measureLoyalty(*m_session, request, job).error().code, core::Code::UnknownField);
    }

    void kindsOfRespondents()
    {
        core::JobContext job;
        flow::RespondentsRequest request;
        request.clusters = 3;
        const auto answer = flow::measureRespondents(*m_session, request, job);
        MUST(answer);
        std::uint64_t sum = 0;
        for (const auto& cluster : answer->clusters) {
            sum += cluster.n;
            QVERIFY(cluster.satisfaction.value && cluster.promoters.value && cluster.apart.size() == 3);
        }
        QCOMPARE(sum, answer->basis.n);
        QCOMPARE(answer->clusters.size(), std::size_t {3});
        QVERIFY(answer->clusters[0].n >= answer->clusters[1].n && answer->suggested >= 2);
        // How well the groups that are shown lie apart, whatever their number.
        QVERIFY(answer->silhouette && *answer->silhouette > -1 && *answer->silhouette < 1);
        request.clusters = 12;
        const auto many = flow::measureRespondents(*m_session, request, job);
        MUST(many);
        QVERIFY(many->clusters.size() > 8 && many->silhouette && *many->silhouette < 1);
        request.clusters = 1;
        QCOMPARE(flow::measureRespondents(*m_session, request, job).error().code, core::Code::InvalidParameter);
    }

    // Asked in one of two waves only: left out of both together, with its reason, and used in its own.
    void itemMissingInAWave()
    {
        core::JobContext job;
        const std::string path = folder() + "/waves";
        {
            std::ofstream file(path + ".csv");
            file << "Date,Wave,Quality (1-5),Service (1-5),Colour (1-5),Satisfaction (1-5)\n";
            core::Random random(4);
            for (int i = 0; i < 200; ++i) {
                const int quality = 1 + static_cast<int>(random.below(5)), service = 1 + static_cast<int>(random.below(5)), colour = 1 + static_cast<int>(random.below(5));
                file << (i < 100 ? "2025-02-10,W1," : "2025-05-10,W2,") << quality << ',' << service << ',' << (i < 100 ? std::to_string(colour) : "") << ','
                     << std::clamp((quality + service + static_cast<int>(random.below(3))) / 2, 1, 5) << '\n';
            }
        }
        auto session = flow::createWorkspace(path + ".holdfast", tests::fixedClock());
        MUST(session);
        flow::ImportRequest import;
        import.path = path + ".csv";
        import.role = "survey_response";
        MUST(flow::importSource(**session, import, job));
        flow::DriversRequest request;
        request.bootstrap = 0;
        const auto both = flow::measureDrivers(**session, request, job);
        MUST(both);
        QCOMPARE(both->items.size(), std::size_t {2});
        QCOMPARE(both->leftOut.size(), std::size_t {1});
        QCOMPARE(both->leftOut.front().reason, std::string("missing"));
        QCOMPARE(both->leftOut.front().missingShare, 0.5);
        QCOMPARE(both->basis.n, std::uint64_t {200});
        QCOMPARE(both->waves.size(), std::size_t {2});
        request.survey.wave = "W1";
        const auto first = flow::measureDrivers(**session, request, job);
        MUST(first);
        QVERIFY(first->items.size() == 3 && first->basis.n == 100);
        request.survey.wave = "W9";
        QCOMPARE(flow::measureDrivers(**session, request, job).error().code, core::Code::InvalidParameter);
    }

    // Too few, all equal: a refusal, not a figure.
    void smallSamplesRefuse()
    {
        core::JobContext job;
        const auto refused = [&](const std::string& name, const std::string& rows) {
            const std::string path = folder() + "/" + name;
            std::ofstream(path + ".csv") << "Date,Quality (1-5),Service (1-5),Colour (1-5),Satisfaction (1-5)\n" << rows;
            auto session = flow::createWorkspace(path + ".holdfast", tests::fixedClock());
            flow::ImportRequest import;
            import.path = path + ".csv";
            import.role = "survey_response";
            if (auto imported = flow::importSource(**session, import, job); !imported)
                qWarning("%s", tests::told(imported.error()).c_str());
            return *session;
        };
        const auto one = refused("one", "2025-03-01,3,4,5,4\n");
        std::string same;
        for (int i = 0; i < 60; ++i)
            same += "2025-03-" + std::string(i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1) + ",3,4,5,4\n";
        const auto equal = refused("equal", same);
        for (const auto& session : {one, equal}) {
            const auto drivers = flow::measureDrivers(*session, {}, job);
            const auto factors = flow::measureFactors(*session, {}, job);
            const auto respondents = flow::measureRespondents(*session, {}, job);
            for (const auto& code : {drivers ? core::Code::Internal : drivers.error().code, factors ? core::Code::Internal : factors.error().code,
                     respondents ? core::Code::Internal : respondents.error().code})
                QVERIFY2(code == core::Code::NotEnoughData || code == core::Code::NoVariation, std::string(core::word(code)).c_str());
            QCOMPARE(flow::measureSatisfactionBehaviour(*session, {}, job).error().code, core::Code::NotEnoughData);
            QCOMPARE(flow::measureLoyalty(*session, {}, job).error().code, core::Code::NotEnoughData);
            MUST(flow::measureGaps(*session, {}, job)); // performance can still be told
        }
        job.stop();
        QCOMPARE(flow::measureDrivers(*m_session, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(SurveyPlantedFlowTest)
#include "SurveyPlantedFlowTest.moc"
