// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Groups.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

struct Sample {
    std::vector<double> values;
    std::vector<std::uint32_t> codes;
};

Sample sampleOf(const std::vector<std::vector<double>>& groups)
{
    Sample sample;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const double value : groups[g]) {
            sample.values.push_back(value);
            sample.codes.push_back(static_cast<std::uint32_t>(g));
        }
    return sample;
}

GroupComparison compared(const std::vector<std::vector<double>>& groups, double level = 0.95)
{
    const Sample sample = sampleOf(groups);
    return compareGroups(sample.values, sample.codes, groups.size(), level);
}

const TestResult& testOf(const GroupComparison& comparison, const char* name)
{
    return *std::find_if(comparison.tests.begin(), comparison.tests.end(), [&](const TestResult& t) { return t.name == name; });
}

bool has(const Doubts& doubts, DoubtCode code)
{
    return std::any_of(doubts.begin(), doubts.end(), [&](const Doubt& d) { return d.code == code; });
}

// Student (1908): hours of extra sleep under two drugs, taken as independent groups.
const std::vector<std::vector<double>> kSleep {{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
    {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}};
// Dobson (1983): dried weights of plants under a control and two treatments.
const std::vector<std::vector<double>> kPlants {{4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14},
    {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69}, {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26}};

} // namespace

class GroupsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The figures that R prints for t.test(extra ~ group, sleep); to the digits printed.
    void sleep()
    {
        const auto two = compared(kSleep);
        QCOMPARE(two.tests.front().name, std::string("welch_t"));
        QVERIFY(close(testOf(two, "welch_t").statistic, -1.8608, 0, 5e-5));
        QVERIFY(close(testOf(two, "welch_t").df, 17.776, 0, 5e-4));
        QVERIFY(close(testOf(two, "welch_t").p, 0.07939, 0, 5e-6));
        QVERIFY(close(two.effects.front().lower, -3.3654832, 0, 5e-8));
        QVERIFY(close(two.effects.front().upper, 0.2054832, 0, 5e-8));
        QVERIFY(close(testOf(two, "student_t").p, 0.07919, 0, 5e-6));
        QVERIFY(close(two.groups[1].median, 1.75));
    }

    // R: oneway.test, kruskal.test and the ANOVA table of PlantGrowth, to the digits printed.
    void plants()
    {
        const auto three = compared(kPlants);
        QCOMPARE(three.tests.front().name, std::string("welch_anova"));
        QVERIFY(close(testOf(three, "anova").statistic, 4.846, 0, 5e-4));
        QVERIFY(close(testOf(three, "anova").p, 0.01591, 0, 5e-6));
        QVERIFY(close(testOf(three, "welch_anova").statistic, 5.181, 0, 5e-4));
        QVERIFY(close(testOf(three, "welch_anova").df2, 17.128, 0, 5e-4));
        QVERIFY(close(testOf(three, "kruskal_wallis").statistic, 7.9882, 0, 5e-5));
        QVERIFY(close(testOf(three, "kruskal_wallis").p, 0.01842, 0, 5e-6));
        // Sums of squares 3.766 of 14.258 in all.
        QVERIFY(close(three.effects.front().value, 3.76634 / 14.25843, 1e-5));
        QVERIFY(*three.effects.front().lower < *three.effects.front().value && *three.effects.front().upper > *three.effects.front().value);
    }

    // U counts the pairs in which the first group wins, half for a tie; its variance over all orders gives the p.
    void uByPairs()
    {
        core::Random random(3);
        for (int round = 0; round < 20; ++round) {
            std::vector<std::vector<double>> groups(2);
            for (int i = 0; i < 12; ++i)
                groups[0].push_back(static_cast<double>(random.below(6)));
            for (int i = 0; i < 9; ++i)
                groups[1].push_back(static_cast<double>(random.below(6)));
            double u = 0;
            for (const double a : groups[0])
                for (const double b : groups[1])
                    u += a > b ? 1 : a == b ? 0.5 : 0;
            QVERIFY(close(testOf(compared(groups), "mann_whitney").statistic, u));
        }
    }

    // By hand: 1 2 3 against 2 4 6. Mean 2 and 4, variances 1 and 4, se = sqrt(5/3).
    void byHand()
    {
        const auto two = compared({{1, 2, 3}, {2, 4, 6}});
        QVERIFY(close(two.effects[0].value, -2));
        QVERIFY(close(two.effects[0].se, std::sqrt(5.0 / 3)));
        QVERIFY(close(testOf(two, "welch_t").df, (25.0 / 9) / ((1.0 / 9 + 16.0 / 9) / 2)));
        QVERIFY(close(two.effects[1].value, -2 / std::sqrt(2.5)));
        // Levene needs three groups; distances from the medians of 1 2 3, 2 4 6 and 0 0 0 have F = 1.5 / (4/6).
        const auto three = compared({{1, 2, 3}, {2, 4, 6}, {0, 0, 0}});
        QVERIFY(close(testOf(three, "brown_forsythe").statistic, ((2.0 / 3 - 2.0 / 3) * 0 + 3 * (4.0 / 9 + 4.0 / 9) / 2) / ((2.0 / 3 + 8.0 / 3) / 6)));
    }

    // Rows in another order and another unit change nothing that has no unit.
    void invariant()
    {
        const auto plain = compared(kPlants);
        auto scaled = kPlants;
        for (auto& group : scaled) {
            std::reverse(group.begin(), group.end());
            for (double& value : group)
                value = value * 100 - 7;
        }
        const auto other = compared(scaled);
        for (std::size_t i = 0; i < plain.tests.size(); ++i)
            QVERIFY(close(*plain.tests[i].p, *other.tests[i].p, 1e-9));
        QVERIFY(close(*plain.effects[0].upper, *other.effects[0].upper, 1e-8));
    }

    void edges()
    {
        QVERIFY(has(compared({}).doubts, DoubtCode::PoolOfOne));
        const auto one = compared({{1, 2, 3}});
        QVERIFY(one.tests.empty() && has(one.doubts, DoubtCode::PoolOfOne));
        const auto single = compared({{1}, {2}});
        QVERIFY(!single.groups[0].sd && !testOf(single, "welch_t").p);
        const auto equal = compared({{2, 2}, {2, 2}, {2, 2}});
        QVERIFY(has(equal.doubts, DoubtCode::NoVariation) && has(equal.doubts, DoubtCode::AllTies));
        for (const auto& test : equal.tests)
            QVERIFY(!test.p && !test.statistic);
        const auto gap = compared({{1, 2, 4}, {}, {3, 5, 9}});
        QVERIFY(has(gap.doubts, DoubtCode::EmptyGroup));
        QCOMPARE(gap.tests.front().name, std::string("welch_t"));
        QVERIFY(*compared(kSleep, 0.9).effects[0].lower > *compared(kSleep).effects[0].lower);
    }
};

HOLDFAST_TEST(GroupsTruth)
#include "GroupsTruth.moc"
