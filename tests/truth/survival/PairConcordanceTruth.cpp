// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survival/PairConcordance.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

// All pairs, each with the weight of its two rows.
double byPairs(const std::vector<double>& score, const std::vector<double>& time, const std::vector<std::uint8_t>& event,
    const std::vector<double>& entry, const std::vector<double>& weight)
{
    double concordant = 0, all = 0;
    for (std::size_t i = 0; i < score.size(); ++i)
        for (std::size_t j = 0; j < score.size(); ++j) {
            const bool stays = time[j] > time[i] || (time[j] == time[i] && !event[j]);
            if (i == j || !event[i] || !stays || !(entry[j] < time[i]) || !(entry[i] < time[i]))
                continue;
            all += weight[i] * weight[j];
            concordant += weight[i] * weight[j] * (score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0);
        }
    return concordant / all;
}

} // namespace

class PairConcordanceTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Brute force over all pairs; the standard error is that of the jackknife by derivatives of the rows' weights.
    void bruteForce()
    {
        core::Random random(5);
        for (const bool late : {false, true}) {
            std::vector<double> score, time, entry;
            std::vector<std::uint8_t> event;
            for (int i = 0; i < 120; ++i) {
                score.push_back(static_cast<double>(random.below(9)));
                entry.push_back(late ? static_cast<double>(random.below(10)) : -1);
                time.push_back(entry.back() + 1 + static_cast<double>(random.below(12)));
                event.push_back(random.chance(0.6));
            }
            const auto got = late ? pairConcordance(score, time, event, entry) : pairConcordance(score, time, event);
            std::vector<double> weight(score.size(), 1);
            QVERIFY(close(got.value, byPairs(score, time, event, entry, weight)));
            double variance = 0;
            const double h = 1e-5;
            for (std::size_t i = 0; i < score.size(); ++i) {
                weight[i] = 1 + h;
                const double up = byPairs(score, time, event, entry, weight);
                weight[i] = 1 - h;
                const double down = byPairs(score, time, event, entry, weight);
                weight[i] = 1;
                variance += (up - down) * (up - down) / (4 * h * h);
            }
            QVERIFY(close(got.se, std::sqrt(variance), 1e-7)); // step of the differences
        }
    }

    void edges()
    {
        QVERIFY(!pairConcordance({}, {}, {}).value);
        const std::vector<double> score {1, 2}, time {3, 3};
        QVERIFY(!pairConcordance(score, time, std::vector<std::uint8_t> {1, 1}).value); // tied events tell nothing
        QVERIFY(close(pairConcordance(score, time, std::vector<std::uint8_t> {0, 1}).value, 1));
        QVERIFY(close(pairConcordance(score, time, std::vector<std::uint8_t> {1, 0}).value, 0));
        const std::vector<double> same {1, 1}, times {1, 2};
        QVERIFY(close(pairConcordance(same, times, std::vector<std::uint8_t> {1, 1}).value, 0.5));
    }
};

HOLDFAST_TEST(PairConcordanceTruth)
#include "PairConcordanceTruth.moc"
