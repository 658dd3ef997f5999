// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/Reliability.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Matrix items(const std::vector<std::vector<double>>& rows)
{
    Matrix matrix(rows.size(), rows.front().size());
    for (std::size_t r = 0; r < matrix.rows; ++r)
        for (std::size_t c = 0; c < matrix.columns; ++c)
            matrix(r, c) = rows[r][c];
    return matrix;
}

} // namespace

class ReliabilityTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 1 2 / 2 4 / 3 3: variances 1 and 1, covariance 1/2; alpha = 2 (1 - 2/3), the standardised the same.
    void byHand()
    {
        const auto r = *reliability(items({{1, 2}, {2, 4}, {3, 3}}));
        QVERIFY(close(r.alpha, 2.0 / 3) && close(r.standardised, 2.0 / 3) && close(r.meanCorrelation, 0.5));
        QVERIFY(close(r.items[0].withTotal, 1.5 / std::sqrt(3.0)) && close(r.items[0].withRest, 0.5));
        QVERIFY(!r.items[0].alphaWithout);
        // Feldt: (1 - alpha) F, F with 2 and 2 degrees of freedom is p / (1 - p) at p.
        QVERIFY(close(r.upper, 1 - (1 - r.alpha) * 0.025 / 0.975));
        QVERIFY(close(r.lower, 1 - (1 - r.alpha) * 0.975 / 0.025));
    }

    // Alpha as the mean of all split halves (Cronbach 1951), for four items: three splits of 4 cov(a, b) / var(total).
    void splitHalves()
    {
        core::Random random(6);
        Matrix x(40, 4);
        for (std::size_t row = 0; row < 40; ++row) {
            const double common = random.normal();
            for (std::size_t c = 0; c < 4; ++c)
                x(row, c) = common + random.normal();
        }
        const auto covariance = [&](const std::vector<double>& a, const std::vector<double>& b) {
            double ma = 0, mb = 0, sum = 0;
            for (std::size_t i = 0; i < a.size(); ++i) {
                ma += a[i] / 40;
                mb += b[i] / 40;
            }
            for (std::size_t i = 0; i < a.size(); ++i)
                sum += (a[i] - ma) * (b[i] - mb);
            return sum / 39;
        };
        double mean = 0;
        for (std::size_t partner = 1; partner < 4; ++partner) {
            std::vector<double> a(40), b(40), total(40);
            for (std::size_t row = 0; row < 40; ++row)
                for (std::size_t c = 0; c < 4; ++c) {
                    (c == 0 || c == partner ? a : b)[row] += x(row, c);
                    total[row] += x(row, c);
                }
            mean += 4 * covariance(a, b) / covariance(total, total) / 3;
        }
        const auto r = *reliability(x);
        QVERIFY(close(r.alpha, mean));
        // Dropping an item is the alpha of the others.
        Matrix others(40, 3);
        std::copy(x.values.begin() + 40, x.values.end(), others.values.begin());
        QVERIFY(close(*r.items[0].alphaWithout, reliability(others)->alpha));
    }

    void edges()
    {
        QCOMPARE(reliability(Matrix()).error().code, core::Code::NotEnoughData);
        QCOMPARE(reliability(Matrix(5, 1)).error().code, core::Code::NotEnoughData);
        QCOMPARE(reliability(Matrix(1, 3)).error().code, core::Code::NotEnoughData);
        QCOMPARE(reliability(Matrix(5, 3, 2)).error().code, core::Code::NoVariation);
        const auto constant = *reliability(items({{1, 2, 7}, {2, 4, 7}, {3, 3, 7}}));
        QVERIFY(!constant.standardised && !constant.items[2].withTotal && !constant.items[2].withRest);
        QCOMPARE(constant.doubts.front().code, DoubtCode::ConstantColumn);
        QVERIFY(close(reliability(items({{1, 1}, {2, 2}, {5, 5}}))->alpha, 1));
        QVERIFY(reliability(items({{1, 4}, {2, 2}, {3, 1}}))->alpha < 0);
    }
};

HOLDFAST_TEST(ReliabilityTruth)
#include "ReliabilityTruth.moc"
