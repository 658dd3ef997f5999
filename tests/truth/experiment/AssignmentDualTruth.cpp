// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/AssignmentDual.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>
#include <limits>

using namespace holdfast;
using namespace holdfast::analytics;

class AssignmentDualTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The choice at prices against the plain loop, around the edges of a block.
    void pricedChoiceByDefinition()
    {
        core::Random random(3);
        for (const std::size_t n : {0u, 1u, 5u, 1023u, 1024u, 1025u, 3000u}) {
            Matrix value(n, 3);
            for (double& v : value.values)
                v = random.chance(.1) ? std::numeric_limits<double>::quiet_NaN() : random.normal();
            const std::vector<double> price {0.2, 0, std::numeric_limits<double>::infinity()};
            const auto choice = pricedChoice(value, price);
            double surplus = 0, count[3] = {}, sums[3] = {};
            for (std::size_t i = 0; i < n; ++i) {
                double best = 0;
                std::size_t taken = 3;
                for (std::size_t j = 0; j < 2; ++j)
                    if (value(i, j) > 0 && value(i, j) - price[j] > best) {
                        best = value(i, j) - price[j];
                        taken = j;
                    }
                surplus += best;
                if (taken < 3) {
                    count[taken] += 1;
                    sums[taken] += value(i, taken);
                }
            }
            QVERIFY(std::abs(choice.surplus - surplus) < 1e-9);
            for (std::size_t j = 0; j < 3; ++j)
                QVERIFY(choice.count[j] == count[j] && std::abs(choice.value[j] - sums[j]) < 1e-9);
        }
    }

    // Worked: 0, (10 using 4 of the one), (8 using 4 of the other): a quarter of each is worth 4.5; one more unit of either limit 2.5
    // and 2.
    void mixByHand()
    {
        const auto mix = bestMix({{0, {0, 0}}, {10, {4, 0}}, {8, {0, 4}}});
        QVERIFY(std::abs(mix.value - 4.5) < 1e-12);
        QVERIFY(std::abs(mix.prices[0] - 2.5) < 1e-12 && std::abs(mix.prices[1] - 2) < 1e-12);
        QVERIFY(std::abs(mix.weights[1] - 0.25) < 1e-12 && std::abs(mix.weights[0] - 0.5) < 1e-12);
        const auto loose = bestMix({{0, {0}}, {10, {0.5}}});
        QVERIFY(std::abs(loose.value - 10) < 1e-12 && loose.prices[0] == 0);
        QCOMPARE(bestMix({{0, {}}}).value, 0.0);
        QVERIFY(std::abs(bestMix({{0, {}}, {3, {}}}).value - 3) < 1e-12);
    }

    // Duality: at the prices of the mix every column is worth at most value + what its use costs.
    void mixIsOptimal()
    {
        core::Random random(8);
        for (int round = 0; round < 200; ++round) {
            const std::size_t limits = 1 + random.below(4);
            std::vector<MixColumn> columns {{0, std::vector<double>(limits, 0)}};
            for (int k = 0; k < 12; ++k) {
                MixColumn column {std::floor(random.uniform() * 20), {}};
                for (std::size_t l = 0; l < limits; ++l)
                    column.use.push_back(std::floor(random.uniform() * 4));
                columns.push_back(column);
            }
            const auto mix = bestMix(columns);
            double paid = 0;
            for (const double price : mix.prices)
                paid += price;
            for (const auto& column : columns) {
                double cost = 0;
                for (std::size_t l = 0; l < limits; ++l)
                    cost += mix.prices[l] * column.use[l];
                QVERIFY(column.value - cost + paid <= mix.value + 1e-9);
            }
        }
    }
};

HOLDFAST_TEST(AssignmentDualTruth)
#include "AssignmentDualTruth.moc"
