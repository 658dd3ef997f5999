// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Assignment.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

bool keeps(const AssignmentProblem& problem, const std::vector<std::int32_t>& offer)
{
    for (const auto& limit : problem.limits) {
        double used = 0;
        for (const auto j : offer)
            used += j < 0 ? 0 : limit.use[static_cast<std::size_t>(j)];
        if (used > limit.most * (1 + 1e-9))
            return false;
    }
    return true;
}

double worth(const AssignmentProblem& problem, const std::vector<std::int32_t>& offer)
{
    double sum = 0;
    for (std::size_t i = 0; i < offer.size(); ++i)
        sum += offer[i] < 0 ? 0 : problem.value(i, static_cast<std::size_t>(offer[i]));
    return sum;
}

// Every plan, one by one.
double bruteForce(const AssignmentProblem& problem)
{
    const auto offers = static_cast<std::int32_t>(problem.value.columns);
    std::vector<std::int32_t> offer(problem.value.rows, -1);
    double best = 0;
    for (;;) {
        bool given = true;
        for (std::size_t i = 0; i < offer.size(); ++i)
            if (offer[i] >= 0 && !(problem.value(i, static_cast<std::size_t>(offer[i])) > 0))
                given = false;
        if (given && keeps(problem, offer))
            best = std::max(best, worth(problem, offer));
        std::size_t i = 0;
        while (i < offer.size() && ++offer[i] == offers)
            offer[i++] = -1;
        if (i == offer.size())
            return best;
    }
}

AssignmentProblem randomProblem(core::Random& random, std::size_t customers, std::size_t offers, std::size_t limits, bool coarse)
{
    AssignmentProblem problem;
    problem.value = Matrix(customers, offers);
    for (double& v : problem.value.values) {
        v = 10 * random.uniform() - 2;
        if (coarse)
            v = std::round(v / 2) * 2; // ties everywhere
    }
    for (std::size_t l = 0; l < limits; ++l) {
        AssignmentLimit limit;
        for (std::size_t j = 0; j < offers; ++j)
            limit.use.push_back(l == 0 ? 1 + std::floor(random.uniform() * 4) : random.chance(.5) ? 1 : 0);
        limit.most = std::floor(random.uniform() * static_cast<double>(customers) * (l == 0 ? 2 : 0.8));
        problem.limits.push_back(limit);
    }
    return problem;
}

} // namespace

class AssignmentTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Three hundred small problems: the plan keeps the limits, is the best there is and the bound says so.
    void everySmallPlan()
    {
        core::Random random(12);
        core::JobContext job;
        for (int round = 0; round < 300; ++round) {
            const std::size_t customers = 1 + random.below(6), offers = 1 + random.below(3);
            const auto problem = randomProblem(random, customers, offers, random.below(4), round % 2 == 0);
            const double best = bruteForce(problem);
            const auto plan = assignOffers(problem, {}, job);
            QVERIFY(keeps(problem, plan->offer));
            QVERIFY(std::abs(worth(problem, plan->offer) - plan->value) < 1e-9);
            QVERIFY2(std::abs(plan->value - best) < 1e-9, qPrintable(QString("%1: %2 of %3").arg(round).arg(plan->value).arg(best)));
            QVERIFY(plan->exact && plan->gap < 1e-9);
            // Without the search the plan may fall short, but the bound holds.
            const auto rough = assignOffers(problem, {1e-4, 0, 0}, job);
            QVERIFY(rough->bound >= best - 1e-9);
            QVERIFY(rough->value <= best + 1e-9 && keeps(problem, rough->offer));
        }
    }

    // Thousands of customers: within a thousandth of a bound that no plan can pass.
    void largeIsNearlyOptimal_data()
    {
        QTest::addColumn<int>("customers");
        QTest::addColumn<bool>("coarse");
        QTest::newRow("3,000") << 3000 << false;
        QTest::newRow("3,000 with ties") << 3000 << true;
        QTest::newRow("100,000") << 100'000 << false;
        QTest::newRow("100,000 with ties") << 100'000 << true;
    }
    void largeIsNearlyOptimal()
    {
        QFETCH(int, customers);
        QFETCH(bool, coarse);
        core::Random random(4);
        core::JobContext job;
        const auto problem = randomProblem(random, static_cast<std::size_t>(customers), 8, 5, coarse);
        const auto plan = assignOffers(problem, {}, job);
        QVERIFY(keeps(problem, plan->offer));
        QVERIFY2(plan->gap <= 0.001, qPrintable(QString::number(plan->gap)));
        QVERIFY(plan->value > 0 && plan->bound >= plan->value);
        const auto again = assignOffers(problem, {}, job);
        QVERIFY(again->offer == plan->offer);
    }

    // One limit with equal costs: the best are simply the largest values.
    void equalCostsTakeTheLargest()
    {
        core::Random random(7);
        core::JobContext job;
        AssignmentProblem problem;
        problem.value = Matrix(5000, 1);
        for (double& v : problem.value.values)
            v = random.exponential(10);
        problem.limits.push_back({{2.0}, 2001}); // a thousand contacts and a bit
        std::vector<double> sorted = problem.value.values;
        std::sort(sorted.rbegin(), sorted.rend());
        const auto plan = assignOffers(problem, {}, job);
        QVERIFY(std::abs(plan->value - std::accumulate(sorted.begin(), sorted.begin() + 1000, 0.0)) < 1e-6);
        QVERIFY(plan->prices[0] > 0.4 * sorted[1001] && plan->prices[0] < 0.6 * sorted[999]); // one more unit buys half a contact
    }

    void edges()
    {
        core::JobContext job;
        AssignmentProblem none;
        none.value = Matrix(0, 2);
        QCOMPARE(assignOffers(none, {}, job)->value, 0.0);
        AssignmentProblem free;
        free.value = Matrix(2, 2);
        free.value.values = {1, -5, 3, std::numeric_limits<double>::quiet_NaN()};
        const auto all = assignOffers(free, {}, job);
        QCOMPARE(all->offer, (std::vector<std::int32_t> {1, -1}));
        QVERIFY(all->exact && all->gap == 0);
        free.limits.push_back({{1, 1}, 0}); // nothing may be used
        QCOMPARE(assignOffers(free, {}, job)->value, 0.0);
        free.limits[0] = {{0, 5}, 4}; // the second is too dear
        QCOMPARE(assignOffers(free, {}, job)->value, 1.0);
        free.limits[0].most = -1;
        QCOMPARE(assignOffers(free, {}, job).error().code, core::Code::InvalidValue);
        free.limits[0] = {{1}, 4};
        QCOMPARE(assignOffers(free, {}, job).error().code, core::Code::InvalidValue);
        free.limits.clear();
        job.stop();
        QCOMPARE(assignOffers(free, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(AssignmentTruth)
#include "AssignmentTruth.moc"
