// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/LogisticPass.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

// The block sums against the plain double loop of the definition.
class LogisticPassTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void againstTheDefinition_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const int rows : {1, 2, 255, 256, 257, 1000})
            for (const int columns : {0, 1, 2, 3, 4, 5, 8, 21})
                QTest::addRow("%d x %d", rows, columns) << rows << columns;
    }
    void againstTheDefinition()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const auto n = static_cast<std::size_t>(rows), k = static_cast<std::size_t>(columns);
        core::Random random(static_cast<std::uint64_t>(rows * 100 + columns));
        Matrix x(n, k);
        std::vector<double> y, at {0.3};
        ScaledColumns scaled;
        scaled.x = &x;
        for (std::size_t c = 0; c < k; ++c) {
            scaled.columns.push_back(c);
            scaled.shift.push_back(random.normal());
            scaled.scale.push_back(random.uniform() + 0.5);
            at.push_back(random.normal());
            for (std::size_t i = 0; i < n; ++i)
                x(i, c) = random.normal();
        }
        for (std::size_t i = 0; i < n; ++i)
            y.push_back(random.chance(0.4) ? 1 : 0);
        const auto sums = logisticPass(scaled, y, at);
        const auto eta = linearPredictor(scaled, at);

        double loglik = 0;
        std::vector<double> gradient(k + 1, 0);
        Matrix information(k + 1, k + 1);
        for (std::size_t i = 0; i < n; ++i) {
            std::vector<double> z {1};
            double e = at[0];
            for (std::size_t c = 0; c < k; ++c) {
                z.push_back((x(i, c) - scaled.shift[c]) * scaled.scale[c]);
                e += at[c + 1] * z.back();
            }
            QVERIFY(std::abs(eta[i] - e) < 1e-12 * std::max(1.0, std::abs(e)));
            const double p = 1 / (1 + std::exp(-e));
            loglik += y[i] * e - std::log1p(std::exp(e));
            for (std::size_t a = 0; a <= k; ++a) {
                gradient[a] += z[a] * (y[i] - p);
                for (std::size_t b = 0; b <= k; ++b)
                    information(a, b) += p * (1 - p) * z[a] * z[b];
            }
        }
        // Sums of up to a thousand terms: a thousand roundings.
        const auto close = [&](double got, double expected) { return std::abs(got - expected) < 1e-12 * (static_cast<double>(n) + std::abs(expected)); };
        QVERIFY(close(sums.logLikelihood, loglik));
        QCOMPARE(sums.rows, n);
        for (std::size_t a = 0; a <= k; ++a) {
            QVERIFY(close(sums.gradient[a], gradient[a]));
            for (std::size_t b = 0; b <= k; ++b)
                QVERIFY(close(sums.information(a, b), information(a, b)));
        }
    }

    // Far out the exponential neither overflows nor turns into NaN.
    void farOut()
    {
        Matrix x(4, 1);
        x(0, 0) = 1e4;
        x(1, 0) = -1e4;
        x(2, 0) = 690;
        x(3, 0) = -690;
        const ScaledColumns scaled {&x, {0}, {0.0}, {1.0}};
        const std::vector<double> y {1, 0, 0, 1}, at {0, 1};
        const auto sums = logisticPass(scaled, y, at);
        QVERIFY(std::abs(sums.logLikelihood + 1380) < 1e-9);
        QVERIFY(std::isfinite(sums.information(1, 1)) && std::isfinite(sums.gradient[1]));
    }

    void aPartOfTheBlocks()
    {
        Matrix x(256 * 5 + 10, 1);
        std::vector<double> y(x.rows, 0);
        for (std::size_t i = 0; i < x.rows; ++i)
            y[i] = i / 256 % 2 ? 1 : 0;
        const std::vector<double> at {0, 0};
        const auto part = logisticPass({&x, {0}, {0.0}, {1.0}}, y, at, 2); // blocks 0, 2 and 4: zeros only
        QCOMPARE(part.rows, std::size_t(3 * 256));
        QCOMPARE(part.gradient[0], -0.5 * 3 * 256);
    }
};

HOLDFAST_TEST(LogisticPassTruth)
#include "LogisticPassTruth.moc"
