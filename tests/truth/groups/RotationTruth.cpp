// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/Rotation.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Matrix randomLoadings(std::size_t p, std::size_t q, std::uint64_t seed)
{
    core::Random random(seed);
    Matrix l(p, q);
    for (double& value : l.values)
        value = random.uniform() - 0.3;
    return l;
}

// Kaiser's criterion on rows of length 1.
double criterion(const Matrix& l)
{
    double sum = 0;
    const double p = static_cast<double>(l.rows);
    for (std::size_t k = 0; k < l.columns; ++k) {
        double s2 = 0, s4 = 0;
        for (std::size_t i = 0; i < l.rows; ++i) {
            double length = 0;
            for (std::size_t c = 0; c < l.columns; ++c)
                length += l(i, c) * l(i, c);
            const double square = l(i, k) * l(i, k) / length;
            s2 += square;
            s4 += square * square;
        }
        sum += s4 / p - (s2 / p) * (s2 / p);
    }
    return sum;
}

Matrix turned(const Matrix& l, std::size_t a, std::size_t b, double angle)
{
    Matrix result = l;
    for (std::size_t i = 0; i < l.rows; ++i) {
        result(i, a) = l(i, a) * std::cos(angle) + l(i, b) * std::sin(angle);
        result(i, b) = l(i, b) * std::cos(angle) - l(i, a) * std::sin(angle);
    }
    return result;
}

} // namespace

class RotationTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // No turn of any pair raises the criterion; communalities stay.
    void varimaxIsAMaximum()
    {
        for (const std::uint64_t seed : {1, 2, 3}) {
            const Matrix given = randomLoadings(9, 3, seed), l = varimax(given);
            const double best = criterion(l);
            QVERIFY(best >= criterion(given));
            for (std::size_t a = 0; a < 3; ++a)
                for (std::size_t b = a + 1; b < 3; ++b)
                    for (double angle = -0.8; angle < 0.8; angle += 0.01)
                        QVERIFY(criterion(turned(l, a, b, angle)) <= best + 1e-12);
            for (std::size_t i = 0; i < 9; ++i) {
                double before = 0, after = 0;
                for (std::size_t k = 0; k < 3; ++k) {
                    before += given(i, k) * given(i, k);
                    after += l(i, k) * l(i, k);
                }
                QVERIFY(close(before, after));
            }
        }
    }

    // Pattern and factor correlations together reproduce what the loadings reproduce: P phi P' = L L'.
    void promaxReproduces()
    {
        const Matrix l = varimax(randomLoadings(8, 2, 5));
        const auto oblique = promax(l);
        QVERIFY(close(oblique.factorCorrelations(0, 0), 1) && close(oblique.factorCorrelations(1, 1), 1));
        for (std::size_t i = 0; i < 8; ++i)
            for (std::size_t j = 0; j < 8; ++j) {
                double own = 0, implied = 0;
                for (std::size_t a = 0; a < 2; ++a) {
                    own += l(i, a) * l(j, a);
                    for (std::size_t b = 0; b < 2; ++b)
                        implied += oblique.pattern(i, a) * oblique.factorCorrelations(a, b) * oblique.pattern(j, b);
                }
                QVERIFY(close(own, implied, 1e-9, 1e-11));
            }
    }

    void edges()
    {
        const Matrix one = randomLoadings(4, 1, 1);
        QCOMPARE(varimax(one).values, one.values);
        QCOMPARE(promax(one).pattern.values, one.values);
        Matrix zero(4, 2, 0);
        QCOMPARE(varimax(zero).values, zero.values);
        QCOMPARE(promax(zero).pattern.values, zero.values);
    }
};

HOLDFAST_TEST(RotationTruth)
#include "RotationTruth.moc"
