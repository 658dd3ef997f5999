// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/experiment/AssignmentCurve.h"
#include "core/Random.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

// Most value within a whole-number budget, customer by customer: exact, by dynamic programming over money spent.
double exactValue(const Matrix& value, const std::vector<double>& cost, int budget)
{
    std::vector<double> best(static_cast<std::size_t>(budget) + 1, 0);
    for (std::size_t i = 0; i < value.rows; ++i)
        for (int b = budget; b >= 0; --b) {
            double top = best[static_cast<std::size_t>(b)];
            for (std::size_t j = 0; j < value.columns; ++j)
                if (cost[j] <= b)
                    top = std::max(top, best[static_cast<std::size_t>(b - static_cast<int>(cost[j]))] + value(i, j));
            best[static_cast<std::size_t>(b)] = top;
        }
    return best.back();
}

} // namespace

class AssignmentCurveTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Three hundred problems of 5 to 60 customers under a whole-number budget against an exact solver: the plan never passes it, the
    // bound never falls below it, at every budget of the curve.
    void boundsHoldAgainstExact()
    {
        core::Random random(21);
        core::JobContext job;
        for (int round = 0; round < 300; ++round) {
            AssignmentProblem problem;
            problem.value = Matrix(5 + random.below(56), 1 + random.below(4));
            std::vector<double> cost;
            for (std::size_t j = 0; j < problem.value.columns; ++j)
                cost.push_back(1 + static_cast<double>(random.below(9)));
            for (double& v : problem.value.values)
                v = round % 3 == 0 ? std::floor(random.uniform() * 6) - 2 : 10 * random.uniform() - 4;
            problem.limits.push_back({cost, 0});
            std::vector<double> risk(problem.value.rows);
            for (double& r : risk)
                r = random.uniform();
            BudgetCurveOptions options;
            options.points = 4;
            options.most = 4 * (1 + static_cast<double>(random.below(20)));
            const auto curve = budgetCurve(problem, 0, risk, options, job);
            QVERIFY(curve.has_value());
            QCOMPARE(curve->points.size(), std::size_t(5));
            for (const auto& point : curve->points) {
                const double exact = exactValue(problem.value, cost, static_cast<int>(std::lround(point.budget)));
                QVERIFY2(point.best <= exact + 1e-9 && point.bound >= exact - 1e-9,
                    qPrintable(QString("%1: %2 <= %3 <= %4").arg(round).arg(point.best).arg(exact).arg(point.bound)));
                QVERIFY(point.highestRisk <= exact + 1e-9 && point.random <= exact + 1e-9);
            }
            problem.limits[0].most = options.most;
            const auto plan = assignOffers(problem, {}, job);
            const double exact = exactValue(problem.value, cost, static_cast<int>(options.most));
            QVERIFY(plan->bound >= exact - 1e-9 && plan->value <= exact + 1e-9);
        }
    }

    // Falling returns bend, equal ones do not.
    void knee()
    {
        core::Random random(2);
        core::JobContext job;
        AssignmentProblem problem;
        problem.value = Matrix(2000, 1);
        for (double& v : problem.value.values)
            v = random.exponential(10);
        problem.limits.push_back({{1.0}, 0});
        const std::vector<double> risk(2000, 0.5);
        const auto bent = budgetCurve(problem, 0, risk, {}, job);
        QVERIFY(bent->knee && *bent->knee > 0 && *bent->knee < 12);
        QVERIFY(std::abs(bent->wholeBudget - 2000) < 1e-9);
        for (std::size_t i = 1; i < bent->points.size(); ++i)
            QVERIFY(bent->points[i].best >= bent->points[i - 1].best && bent->points[i].best >= bent->points[i].random - 1e-6);
        std::fill(problem.value.values.begin(), problem.value.values.end(), 3.0);
        QVERIFY(!budgetCurve(problem, 0, risk, {}, job)->knee);
    }

    // A sample of the customers tells nearly the same: within 3 %.
    void sampled()
    {
        core::Random random(6);
        core::JobContext job;
        AssignmentProblem problem;
        problem.value = Matrix(20000, 2);
        for (double& v : problem.value.values)
            v = 10 * random.uniform() - 3;
        problem.limits.push_back({{1.0, 2.0}, 0});
        const std::vector<double> risk(20000, 0.5);
        BudgetCurveOptions part;
        part.mostCustomers = 5000;
        part.points = 3;
        part.most = 15000;
        const auto rough = budgetCurve(problem, 0, risk, part, job);
        part.mostCustomers = 20000;
        const auto whole = budgetCurve(problem, 0, risk, part, job);
        QCOMPARE(rough->customers, std::size_t(5000));
        for (std::size_t i = 1; i < 4; ++i)
            QVERIFY(std::abs(rough->points[i].best / whole->points[i].best - 1) < 0.03);
    }

    void edges()
    {
        core::JobContext job;
        AssignmentProblem problem;
        QCOMPARE(budgetCurve(problem, 0, {}, {}, job).error().code, core::Code::InvalidValue);
        problem.value = Matrix(0, 1);
        problem.limits.push_back({{1.0}, 5});
        QVERIFY(budgetCurve(problem, 0, {}, {}, job)->points.empty());
        problem.value = Matrix(2, 1, -1);
        QVERIFY(budgetCurve(problem, 0, std::vector<double> {1, 1}, {}, job)->points.empty()); // nothing is worth buying
        // Highest risk first passes over who brings nothing, and keeps the money for the next; NaN is never given.
        problem.value = Matrix(3, 1, -1);
        problem.value(1, 0) = std::numeric_limits<double>::quiet_NaN();
        problem.value(2, 0) = 5;
        problem.limits[0].most = 2;
        problem.limits[0].most = 1;
        QCOMPARE(valueInOrder(problem, std::vector<std::uint32_t> {0, 1, 2}), 5.0);
        problem.value(0, 0) = 2;
        QCOMPARE(valueInOrder(problem, std::vector<std::uint32_t> {0, 1, 2}), 2.0);
        job.stop();
        QCOMPARE(budgetCurve(problem, 0, std::vector<double> {1, 1, 1}, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(AssignmentCurveTruth)
#include "AssignmentCurveTruth.moc"
