// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/Promoter.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

PromoterScore scored(const std::vector<double>& scores, const std::vector<double>& weights = {}, double level = 0.95)
{
    return promoterScore(scores, weights, *promoterScale(0, 10), level);
}

} // namespace

class PromoterTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Five promoters, three passives, two detractors: 30 points, se 100 sqrt((0.7 - 0.09) / 10).
    void byHand()
    {
        const auto score = scored({9, 10, 10, 9, 9, 7, 8, 8, 6, 0});
        QVERIFY(close(score.nps, 30));
        QVERIFY(close(score.se, 100 * std::sqrt(0.061)));
        QVERIFY(close(score.lower, 30 - 1.959963984540054 * 100 * std::sqrt(0.061)));
        QCOMPARE(score.promoters, 5.0);
        QCOMPARE(score.distribution, (std::vector<double> {1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 2}));
        QCOMPARE(score.doubts.front().code, DoubtCode::SmallGroup);
        const auto other = scored({9, 9, 9, 9, 0, 0, 0, 0});
        const auto d = promoterDifference(score, other);
        QVERIFY(close(d.difference, 30));
        QVERIFY(close(d.se, 100 * std::sqrt(0.061 + 1.0 / 8)));
        QVERIFY(close(d.z, 30 / *d.se));
    }

    // Weights: whole ones give the score of copied rows; equal ones its error with n-1 for n; the delete-one jackknife agrees.
    void weights()
    {
        core::Random random(8);
        std::vector<double> scores, w, copies;
        for (int i = 0; i < 400; ++i) {
            scores.push_back(static_cast<double>(random.below(11)));
            w.push_back(1 + static_cast<double>(random.below(3)));
            copies.insert(copies.end(), static_cast<std::size_t>(w.back()), scores.back());
        }
        const auto weighted = scored(scores, w);
        QVERIFY(close(*weighted.nps, *scored(copies).nps));
        QCOMPARE(weighted.promoters, scored(copies).promoters);
        const auto plain = scored(scores), equal = scored(scores, std::vector<double>(400, 2.5));
        QVERIFY(close(*equal.nps, *plain.nps));
        QVERIFY(close(*equal.se, *plain.se * std::sqrt(400.0 / 399)));
        QVERIFY(close(equal.effectiveN, 400));
        double sum = 0, squares = 0;
        for (std::size_t out = 0; out < scores.size(); ++out) {
            auto s = scores, v = w;
            s.erase(s.begin() + static_cast<std::ptrdiff_t>(out));
            v.erase(v.begin() + static_cast<std::ptrdiff_t>(out));
            const double nps = *scored(s, v).nps;
            sum += nps;
            squares += nps * nps;
        }
        const double jackknife = std::sqrt(399.0 / 400 * (squares - sum * sum / 400));
        QVERIFY(close(*weighted.se, jackknife, 0.01)); // the two differ by terms of order 1/n
    }

    void scales()
    {
        QCOMPARE(promoterScale(1, 5)->detractorTo, 3.0);
        QVERIFY(promoterScale(1, 10) && !promoterScale(1, 7) && !promoterScale(0, 5));
        const auto five = promoterScore(std::vector<double> {5, 5, 4, 3, 1}, {}, *promoterScale(1, 5));
        QVERIFY(close(five.nps, 0));
    }

    void edges()
    {
        QVERIFY(!scored({}).nps);
        const auto one = scored({9});
        QVERIFY(close(one.nps, 100) && close(one.se, 0));
        QVERIFY(!scored({9}, {2}).se);
        const auto all = scored(std::vector<double>(50, 8));
        QCOMPARE(all.doubts.back().code, DoubtCode::AtBoundary);
        QVERIFY(!promoterDifference(all, all).p);
        QVERIFY(!promoterDifference(all, scored({})).difference);
        QVERIFY(*scored({9, 9, 3, 7, 8, 1}, {}, 0.8).lower > *scored({9, 9, 3, 7, 8, 1}).lower);
    }
};

HOLDFAST_TEST(PromoterTruth)
#include "PromoterTruth.moc"
