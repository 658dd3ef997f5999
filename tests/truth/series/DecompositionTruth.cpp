// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Decomposition.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class DecompositionTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A straight line plus a season that sums to 0 is what the moving average takes apart without a rest.
    void exactParts()
    {
        for (const std::vector<double>& season : {std::vector<double> {3, -1, -2, 0}, std::vector<double> {2, -3, 1}}) {
            std::vector<double> x;
            for (std::size_t i = 0; i < 5 * season.size(); ++i)
                x.push_back(10 + 0.5 * static_cast<double>(i) + season[i % season.size()]);
            const auto parts = decomposeClassical(x, season.size(), Composition::Additive);
            QVERIFY(parts.has_value());
            const std::size_t half = season.size() / 2;
            for (std::size_t i = 0; i < x.size(); ++i) {
                QCOMPARE(std::isnan(parts->trend[i]), i < half || i + half >= x.size());
                if (!std::isnan(parts->trend[i])) {
                    QVERIFY(tests::within(parts->trend[i], 10 + 0.5 * static_cast<double>(i), 1e-12));
                    QVERIFY(tests::within(parts->remainder[i], 0, 1e-12));
                }
                QVERIFY(tests::within(parts->seasonal[i], season[i % season.size()], 1e-12));
            }
            QVERIFY(tests::within(*parts->strengthSeasonal, 1, 1e-12));
            QVERIFY(tests::within(*parts->strengthTrend, 1, 1e-12));
        }
    }

    void factors()
    {
        // A constant 100 times 0.5, 1.5: figure exactly these, trend 100.
        std::vector<double> x;
        for (int i = 0; i < 12; ++i)
            x.push_back(i % 2 == 0 ? 50 : 150);
        const auto parts = decomposeClassical(x, 2, Composition::Multiplicative);
        QVERIFY(tests::within(parts->figure[0], 0.5, 1e-12));
        QVERIFY(tests::within(parts->figure[1], 1.5, 1e-12));
        QVERIFY(tests::within(parts->trend[3], 100, 1e-12));
    }

    void edges()
    {
        QCOMPARE(decomposeClassical(std::vector<double> {1, 2, 3}, 2, Composition::Additive).error().code, core::Code::NotEnoughData);
        QCOMPARE(decomposeClassical(std::vector<double>(9, 1.0), 1, Composition::Additive).error().code, core::Code::NotEnoughData);
        QCOMPARE(decomposeClassical(std::vector<double> {1, 2, 0, 3}, 2, Composition::Multiplicative).error().code,
            core::Code::InvalidValue);
        const auto flat = decomposeClassical(std::vector<double>(12, 4.0), 3, Composition::Additive);
        QVERIFY(flat.has_value() && !flat->strengthSeasonal && !flat->strengthTrend);
    }
};

HOLDFAST_TEST(DecompositionTruth)
#include "DecompositionTruth.moc"
