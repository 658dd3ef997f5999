// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Decomposition.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

core::Result<Decomposition> stl(const std::vector<double>& x, const StlSettings& settings,
    Composition composition = Composition::Additive)
{
    core::JobContext job;
    return decomposeStl(x, settings, composition, job);
}

constexpr std::size_t kOutlier = 65;

double season(std::size_t i)
{
    return 8 * std::sin(2 * M_PI * static_cast<double>(i % 12) / 12);
}

std::vector<double> series(double noise, double outlier)
{
    core::Random random(9);
    std::vector<double> x;
    for (std::size_t i = 0; i < 120; ++i)
        x.push_back(50 + 0.2 * static_cast<double>(i) + season(i) + noise * random.normal() + (i == kOutlier ? outlier : 0));
    return x;
}

} // namespace

class StlTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Loess of degree 1 keeps lines and of degree 0 keeps constants, so a line plus a fixed season comes back, but for what
    // two inner rounds leave: about 1 % of the season of 8 at the ends.
    void lineAndSeason()
    {
        const auto x = series(0, 0);
        const auto parts = stl(x, {12, {}, false});
        QVERIFY(parts.has_value());
        QCOMPARE(parts->windows->seasonal, std::int64_t(10 * 120 + 1));
        QCOMPARE(parts->windows->trend, std::int64_t(19));
        QCOMPARE(parts->windows->lowPass, std::int64_t(13));
        for (std::size_t i = 0; i < x.size(); ++i) {
            QVERIFY(tests::within(parts->trend[i], 50 + 0.2 * static_cast<double>(i), i < 12 || i > 107 ? 0.005 : 0.001));
            QVERIFY(tests::within(parts->trend[i] + parts->seasonal[i] + parts->remainder[i], x[i], 1e-12));
            QVERIFY(std::abs(parts->seasonal[i] - season(i)) < 0.2);
        }
        QVERIFY(*parts->strengthSeasonal > 0.999);
    }

    // Robust rounds keep a planted outlier out of the season; plain ones smear it.
    void outlierStaysInRemainder()
    {
        const auto x = series(0.3, 40);
        const auto plain = stl(x, {12, 7, false});
        const auto robust = stl(x, {12, 7, true});
        const double wrong = std::abs(plain->seasonal[kOutlier] - season(kOutlier));
        const double right = std::abs(robust->seasonal[kOutlier] - season(kOutlier));
        QVERIFY2(right < 1 && wrong > 3 * right, qPrintable(QStringLiteral("%1 %2").arg(wrong).arg(right)));
        QVERIFY(robust->remainder[kOutlier] > 38);
    }

    void unitsAndOrigin()
    {
        auto x = series(0.5, 10);
        const auto parts = stl(x, {12, 9, true});
        for (double& value : x)
            value = 1000 * value + 7000;
        const auto other = stl(x, {12, 9, true});
        for (std::size_t i = 0; i < x.size(); ++i) {
            QVERIFY(tests::within(other->seasonal[i], 1000 * parts->seasonal[i], 1e-6));
            QVERIFY(tests::within(other->trend[i], 1000 * parts->trend[i] + 7000, 1e-6));
        }
    }

    // The logarithm of a product is a sum.
    void factors()
    {
        const auto x = series(0.5, 0);
        std::vector<double> powers;
        for (const double value : x)
            powers.push_back(std::exp(value / 50));
        const auto sum = stl(x, {12, {}, false});
        const auto product = stl(powers, {12, {}, false}, Composition::Multiplicative);
        for (std::size_t i = 0; i < x.size(); ++i)
            QVERIFY(tests::within(product->trend[i], std::exp(sum->trend[i] / 50), 1e-9));
        QVERIFY(tests::within(*product->strengthTrend, *sum->strengthTrend, 1e-9));
    }

    void edges()
    {
        QCOMPARE(stl(std::vector<double>(24, 1.0), {12, {}, false}).error().code, core::Code::NotEnoughData);
        QCOMPARE(stl(std::vector<double> {}, {2, {}, false}).error().code, core::Code::NotEnoughData);
        const auto flat = stl(std::vector<double>(30, 5.0), {4, {}, true});
        QVERIFY(flat.has_value());
        QVERIFY(tests::within(flat->trend[15], 5, 1e-9));
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(decomposeStl(series(0, 0), {12, {}, true}, Composition::Additive, stopped).error().code, core::Code::Cancelled);
        // Two and a half seasons, and a season of 2.
        QVERIFY(stl(std::vector<double> {1, 5, 2, 6, 3}, {2, 3, true}).has_value());
        QCOMPARE(stl(std::vector<double> {1, 5, 2, -6, 3}, {2, 3, true}, Composition::Multiplicative).error().code,
            core::Code::InvalidValue);
    }
};

HOLDFAST_TEST(StlTruth)
#include "StlTruth.moc"
