// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Case weights from the file to the figures: a weight stands for copies, and a rule makes respondents stand for the customers.
#include "flow/Shop.h"

#include "flow/IndexStructure.h"
#include "flow/Loyalty.h"
#include "flow/SatisfactionBehaviour.h"
#include "flow/SurveyFactors.h"

#include <cmath>
#include <sstream>

using namespace holdfast;

namespace {

constexpr int kCustomers = 240;
constexpr std::int32_t kAsOf = 20450, kAnswered = 20200;

bool close(const std::optional<double>& a, const std::optional<double>& b, double tolerance = 1e-9)
{
    return a && b && std::abs(*a - *b) <= tolerance * std::max(1.0, std::abs(*b));
}

// The first 120 live in the east and all answer; of the west one in four does, and is less satisfied.
bool answers(int customer)
{
    return customer < kCustomers / 2 || customer % 4 == 0;
}

} // namespace

class SurveyWeightsFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    core::JobContext m_job;

    // `weight`: a column of it; `copies`: the sheet as often as the weight says.
    core::Result<flow::SessionPtr> workspace(const std::string& name, bool weight, bool copies)
    {
        const std::string base = m_folder.path().toStdString() + "/" + name;
        {
            std::ofstream customers(base + "-customers.csv"), orders(base + "-orders.csv"), survey(base + "-survey.csv");
            customers << "Customer ID,Region\n";
            orders << "Order,Customer ID,Date,Amount\n";
            survey << "Customer ID,Date,Quality (1-5),Service (1-5),Price (1-5),Advice (1-5),Satisfaction (1-5),Recommend (0-10)" << (weight ? ",Weight\n" : "\n");
            core::Random random(4);
            const auto point = [&](double value, int low, int high) { return std::clamp(static_cast<int>(std::lround(value)), low, high); };
            for (int i = 0; i < kCustomers; ++i) {
                const std::string id = "K" + std::to_string(1000 + i);
                const bool east = i < kCustomers / 2;
                customers << id << ',' << (east ? "East" : "West") << '\n';
                orders << "A" << i << ',' << id << ',' << core::isoText({kAnswered - 60}) << ",50.00\n";
                const double mood = random.normal() + (east ? 0.6 : -0.6), other = random.normal();
                if (random.chance(east ? 0.8 : 0.3))
                    orders << "B" << i << ',' << id << ',' << core::isoText({kAnswered + 20 + i % 30}) << ',' << 20 + i % 40 << ".00\n";
                std::ostringstream sheet;
                sheet << id << ',' << core::isoText({kAnswered + i % 5});
                for (int item = 0; item < 4; ++item)
                    sheet << ',' << point(3 + 0.8 * (item < 2 ? mood : other) + 0.5 * random.normal(), 1, 5);
                sheet << ',' << point(3.2 + mood, 1, 5) << ',' << point(6.5 + 2 * mood, 0, 10);
                const int times = 1 + i % 3;
                for (int k = 0; answers(i) && k < (copies ? times : 1); ++k)
                    survey << sheet.str() << (weight ? ',' + std::to_string(times) : "") << '\n';
            }
            orders << "Z,K1000," << core::isoText({kAsOf}) << ",1.00\n";
        }
        auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
        if (!session)
            return session;
        for (const auto& [file, role] : {std::pair("-customers.csv", "customer"), std::pair("-orders.csv", "transaction"), std::pair("-survey.csv", "survey_response")}) {
            flow::ImportRequest request;
            request.path = base + file;
            request.role = role;
            if (auto imported = flow::importSource(**session, request, m_job); !imported)
                return std::unexpected(imported.error());
        }
        for (const auto& [key, value] : {std::pair("churn.definition", "inactivity"), std::pair("churn.inactive-days", "400")})
            if (auto changed = flow::changeSetting(**session, key, value); !changed)
                return std::unexpected(changed.error());
        return session;
    }
    static domain::WeightingRule byColumn() { return {domain::CaseWeighting::Column, {}, 5}; }

private Q_SLOTS:
    void aWeightStandsForCopies()
    {
        auto once = workspace("once", true, false), copies = workspace("copies", false, true);
        MUST(once);
        MUST(copies);
        flow::FactorsRequest factors, plain;
        factors.factors = plain.factors = 1;
        factors.survey.weighting = byColumn();
        const auto a = flow::measureFactors(**once, factors, m_job), b = flow::measureFactors(**copies, plain, m_job), without = flow::measureFactors(**once, plain, m_job);
        MUST(a);
        MUST(b);
        MUST(without);
        QVERIFY(close(a->alpha, b->alpha) && close(a->kmo, b->kmo) && !close(a->alpha, without->alpha, 1e-4));
        for (std::size_t i = 0; i < a->items.size(); ++i) {
            QVERIFY(close(a->items[i].mean, b->items[i].mean));
            QVERIFY(close(a->items[i].loadings[0], b->items[i].loadings[0], 1e-5));
        }
        QVERIFY(*a->bartlettChi2 < *b->bartlettChi2); // fewer cases than copies
        QVERIFY(a->basis.definitions.at("weights").starts_with("case weights"));
        const auto reliable = flow::measureReliability(**once, factors, m_job);
        MUST(reliable);
        QVERIFY(close(reliable->alpha, b->alpha));

        flow::BehaviourRequest behaviour, same;
        behaviour.survey.weighting = byColumn();
        const auto x = flow::measureSatisfactionBehaviour(**once, behaviour, m_job), y = flow::measureSatisfactionBehaviour(**copies, same, m_job);
        MUST(x);
        MUST(y);
        for (std::size_t k = 0; k < x->levels.size(); ++k) {
            const auto &p = x->levels[k], &q = y->levels[k];
            QVERIFY(p.answers < q.answers);
            QVERIFY(close(p.share, q.share) && close(p.repeat.value, q.repeat.value) && close(p.spend.value, q.spend.value) && close(p.recommendation.value, q.recommendation.value));
            QVERIFY(*p.repeat.upper - *p.repeat.lower > *q.repeat.upper - *q.repeat.lower); // weights do not make cases
        }
        QCOMPARE(x->worth.size(), y->worth.size());
        for (std::size_t k = 0; k < x->worth.size(); ++k) {
            QVERIFY(close(x->worth[k].per5.value, y->worth[k].per5.value));
            // Copies are in the cluster of their customer: as wide, but for the factor (n-1)/(n-2).
            QVERIFY(close(*x->worth[k].per5.upper - *x->worth[k].per5.lower, *y->worth[k].per5.upper - *y->worth[k].per5.lower, 0.01));
        }
        QVERIFY(x->repeatP && y->repeatP && *x->repeatP > *y->repeatP);

        flow::RespondentsRequest respondents;
        respondents.clusters = 2;
        respondents.survey.weighting = byColumn();
        const auto groups = flow::measureRespondents(**once, respondents, m_job);
        MUST(groups);
        double sum = 0;
        for (const auto& cluster : groups->clusters)
            sum += cluster.share;
        QVERIFY(close(sum, 1.0));
        QVERIFY(!close(groups->clusters[0].share, static_cast<double>(groups->clusters[0].n) / static_cast<double>(groups->basis.n), 1e-6));
    }

    // One weight far above all others: the answers are worth few, and neither factors nor their number is told.
    void aHeavyWeightLeavesTooFew()
    {
        const std::string base = m_folder.path().toStdString() + "/heavy";
        {
            std::ofstream survey(base + ".csv");
            survey << "Date,A1 (1-5),A2 (1-5),A3 (1-5),B1 (1-5),B2 (1-5),B3 (1-5),Weight\n";
            core::Random random(7);
            for (int i = 0; i < 300; ++i) {
                const double a = random.normal(), b = random.normal();
                survey << core::isoText({kAnswered});
                for (int item = 0; item < 6; ++item)
                    survey << ',' << std::clamp(static_cast<int>(std::lround(3 + 0.9 * (item < 3 ? a : b) + 0.4 * random.normal())), 1, 5);
                survey << ',' << (i == 0 ? 2000 : 1) << '\n';
            }
        }
        auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
        MUST(session);
        flow::ImportRequest import;
        import.path = base + ".csv";
        import.role = "survey_response";
        MUST(flow::importSource(**session, import, m_job));
        flow::FactorsRequest request;
        const auto plain = flow::measureFactors(**session, request, m_job);
        MUST(plain);
        QCOMPARE(plain->suggested, std::size_t(2));
        request.survey.weighting = byColumn();
        const auto heavy = flow::measureFactors(**session, request, m_job);
        QVERIFY(!heavy);
        QCOMPARE(heavy.error().code, core::Code::NotEnoughData);
    }

    // Half of the customers live in the west, a fifth of those who answered: weighted, the west counts for half.
    void loyaltyStandsForTheCustomers()
    {
        auto session = workspace("raked", false, false);
        MUST(session);
        flow::LoyaltyRequest request;
        request.by = "province"; // the field that "Region" was read as
        const auto plain = flow::measureLoyalty(**session, request, m_job);
        MUST(plain);
        auto model = flow::surveyModel(**session, m_job);
        MUST(model);
        model->weighting = {domain::CaseWeighting::Raking, {"province"}, 5};
        QVERIFY(flow::setSurveyModel(**session, *model, m_job));
        const auto weighted = flow::measureLoyalty(**session, request, m_job);
        MUST(weighted);
        std::map<std::string, double> index;
        for (const auto& group : weighted->groups)
            index[group.value] = *group.index.value;
        QCOMPARE(index.size(), std::size_t {2});
        QVERIFY(index["West"] < index["East"]);
        QVERIFY(close(weighted->index.value, (index["West"] + index["East"]) / 2));
        QVERIFY(close(plain->index.value, (30 * index["West"] + 120 * index["East"]) / 150));
        QCOMPARE(weighted->basis.n, plain->basis.n);
        double tiers = 0;
        for (std::size_t t = 0; t < weighted->tiers.size(); ++t) {
            QCOMPARE(weighted->tiers[t].n, plain->tiers[t].n); // counts stay counts
            tiers += *weighted->tiers[t].share.value;
        }
        QVERIFY(close(tiers, 1.0));
        QVERIFY(close(weighted->moments.back().index.value, weighted->index.value));
        for (const auto& group : weighted->groups)
            if (group.n >= 30)
                QVERIFY(group.pAdjusted && *group.pAdjusted < 0.05);
        QVERIFY(weighted->basis.definitions.at("weights").starts_with("case weights"));
        // Its tiers, as a rule: those the figures count.
        std::size_t ofTiers = 0;
        for (const auto& tier : weighted->tiers) {
            const auto members = flow::loyaltyMembers(**session, {}, tier.tier, {}, m_job);
            MUST(members);
            QCOMPARE(members->values.size(), std::size_t(tier.n));
            ofTiers += members->values.size();
        }
        QCOMPARE(ofTiers, std::size_t(weighted->basis.n));
        // A rule that cannot be followed says so.
        model->weighting.fields = {"nothing"};
        QVERIFY(flow::setSurveyModel(**session, *model, m_job));
        QCOMPARE(flow::measureLoyalty(**session, request, m_job).error().code, core::Code::UnknownField);
    }

    // All answered in June. The 60 of the north stop buying then, the 60 of the south stay: half are lost, however they are weighted, since
    // half of those who were customers when they were asked lived in the north.
    void weightsDoNotLookAhead()
    {
        constexpr std::int32_t kEnd = 20088, kAsked = kEnd - 204, kStopped = kEnd - 184; // 2024-12-31, June
        const std::string base = m_folder.path().toStdString() + "/ahead";
        {
            std::ofstream customers(base + "-customers.csv"), orders(base + "-orders.csv"), survey(base + "-survey.csv");
            customers << "Customer ID,Region\n";
            orders << "Order,Customer ID,Date,Amount\n";
            survey << "Customer ID,Date,Satisfaction (1-5)\n";
            for (int i = 0, order = 0; i < 120; ++i) {
                const bool north = i < 60;
                customers << 'C' << 100 + i << ',' << (north ? "North" : "South") << '\n';
                for (std::int32_t day = kEnd - 360 + i % 20; day <= (north ? kStopped : kEnd); day += 20)
                    orders << 'O' << ++order << ",C" << 100 + i << ',' << core::isoText({day}) << ",20.00\n";
                survey << 'C' << 100 + i << ',' << core::isoText({kAsked}) << ",5\n";
            }
            orders << "Z,C160," << core::isoText({kEnd}) << ",1.00\n";
        }
        auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
        MUST(session);
        for (const auto& [file, role] : {std::pair("-customers.csv", "customer"), std::pair("-orders.csv", "transaction"), std::pair("-survey.csv", "survey_response")}) {
            flow::ImportRequest request;
            request.path = base + file;
            request.role = role;
            MUST(flow::importSource(**session, request, m_job));
        }
        for (const auto& [key, value] : {std::pair("churn.definition", "inactivity"), std::pair("churn.inactive-days", "60")})
            QVERIFY(flow::changeSetting(**session, key, value));
        auto model = flow::surveyModel(**session, m_job);
        MUST(model);
        flow::LoyaltyRequest request;
        request.horizonDays = 150;
        flow::BehaviourRequest after;
        after.horizonDays = 150;
        for (const auto method : {domain::CaseWeighting::None, domain::CaseWeighting::Cells, domain::CaseWeighting::Raking}) {
            model->weighting = {method, method == domain::CaseWeighting::None ? std::vector<std::string> {} : std::vector<std::string> {"province"}, 5};
            QVERIFY(flow::setSurveyModel(**session, *model, m_job));
            const auto loyalty = flow::measureLoyalty(**session, request, m_job);
            MUST(loyalty);
            const auto tier = std::ranges::find_if(loyalty->tiers, [](const auto& each) { return each.churn.n > 0; });
            QVERIFY(tier != loyalty->tiers.end());
            QCOMPARE(tier->churn.n, 120);
            QVERIFY(close(tier->churn.value, 0.5));
            const auto behaviour = flow::measureSatisfactionBehaviour(**session, after, m_job);
            MUST(behaviour);
            QCOMPARE(behaviour->levels.back().churn.n, 120);
            QVERIFY(close(behaviour->levels.back().churn.value, 0.5));
            // Today's index is for today's customers: of the north there are none, and each customer is left out once.
            const bool weighted = method != domain::CaseWeighting::None;
            QCOMPARE(loyalty->basis.n, weighted ? 60u : 120u);
            const auto& excluded = loyalty->basis.excluded;
            QCOMPARE(excluded.at("no-answer"), 0u);
            QCOMPARE(excluded.contains("not-in-population") ? excluded.at("not-in-population") : 0u, weighted ? 60u : 0u);
            // The index of the past is that of its own customers.
            QCOMPARE(loyalty->moments.front().customers, 120u);
            QVERIFY(loyalty->moments.front().day.days <= kStopped + 60);
        }
    }
};

HOLDFAST_TEST(SurveyWeightsFlowTest)
#include "SurveyWeightsFlowTest.moc"
