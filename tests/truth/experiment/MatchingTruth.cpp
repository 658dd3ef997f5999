// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/experiment/ControlDraw.h"
#include "analytics/experiment/Matching.h"
#include "core/Random.h"

#include <cmath>
#include <set>

using namespace holdfast;
using namespace holdfast::analytics;

class MatchingTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Planted: the chance to be treated and the outcome hang on the same two columns, the treatment adds 1. The plain difference is
    // far off, that of the pairs is near, and the pairs are alike.
    void recoversTheEffect()
    {
        core::Random random(5);
        core::JobContext job;
        const std::size_t n = 6000;
        Matrix x(n, 2);
        std::vector<double> treated(n), y(n);
        double plain[2] = {}, count[2] = {};
        for (std::size_t i = 0; i < n; ++i) {
            x(i, 0) = random.normal();
            x(i, 1) = random.normal();
            treated[i] = random.chance(1 / (1 + std::exp(1.5 - x(i, 0) - 0.5 * x(i, 1))));
            y[i] = 2 * x(i, 0) + x(i, 1) + treated[i] + random.normal();
            plain[treated[i] > 0] += y[i];
            count[treated[i] > 0] += 1;
        }
        const auto matched = matchedPairs(x, treated, {"a", "b"}, job);
        QVERIFY(matched.has_value());
        QVERIFY(matched->pairs.size() > 0.85 * count[1]);
        double sum = 0;
        std::set<std::uint32_t> used;
        std::vector<double> side, first;
        for (const auto& [t, c] : matched->pairs) {
            QVERIFY(treated[t] == 1 && treated[c] == 0);
            QVERIFY(used.insert(t).second && used.insert(c).second);
            QVERIFY(std::abs(matched->score[t] - matched->score[c]) <= matched->caliper + 1e-9);
            sum += y[t] - y[c];
            side.insert(side.end(), {1, 0});
            first.insert(first.end(), {x(t, 0), x(c, 0)});
        }
        QVERIFY(plain[1] / count[1] - plain[0] / count[0] > 2);
        QVERIFY2(std::abs(sum / static_cast<double>(matched->pairs.size()) - 1) < 0.2, qPrintable(QString::number(sum / static_cast<double>(matched->pairs.size()))));
        QVERIFY(std::abs(*standardisedDifference(first, side)) < 0.1);
    }
    void edges()
    {
        core::JobContext job;
        Matrix same(4, 1, 2.0);
        const std::vector<double> all(4, 1), some {1, 0, 0, 0};
        QCOMPARE(matchedPairs(same, all, {"a"}, job).error().code, core::Code::NoVariation);
        const auto tied = matchedPairs(same, some, {"a"}, job);
        QVERIFY(tied.has_value() && tied->pairs.size() == 1); // all alike: any will do
        QVERIFY(!matchedPairs(Matrix(0, 1), {}, {"a"}, job).has_value());
    }
};

HOLDFAST_TEST(MatchingTruth)
#include "MatchingTruth.moc"
