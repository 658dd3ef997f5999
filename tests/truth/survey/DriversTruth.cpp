// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/Drivers.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

// Mosteller, Tukey (1977), fertility and indicators of the 47 French-speaking provinces of Switzerland about 1888: fertility,
// agriculture, examination, education, Catholic, infant mortality.
const std::vector<std::vector<double>> kSwiss {
    {80.2, 17, 15, 12, 9.96, 22.2}, {83.1, 45.1, 6, 9, 84.84, 22.2}, {92.5, 39.7, 5, 5, 93.4, 20.2},
    {85.8, 36.5, 12, 7, 33.77, 20.3}, {76.9, 43.5, 17, 15, 5.16, 20.6}, {76.1, 35.3, 9, 7, 90.57, 26.6},
    {83.8, 70.2, 16, 7, 92.85, 23.6}, {92.4, 67.8, 14, 8, 97.16, 24.9}, {82.4, 53.3, 12, 7, 97.67, 21},
    {82.9, 45.2, 16, 13, 91.38, 24.4}, {87.1, 64.5, 14, 6, 98.61, 24.5}, {64.1, 62, 21, 12, 8.52, 16.5},
    {66.9, 67.5, 14, 7, 2.27, 19.1}, {68.9, 60.7, 19, 12, 4.43, 22.7}, {61.7, 69.3, 22, 5, 2.82, 18.7},
    {68.3, 72.6, 18, 2, 24.2, 21.2}, {71.7, 34, 17, 8, 3.3, 20}, {55.7, 19.4, 26, 28, 12.11, 20.2},
    {54.3, 15.2, 31, 20, 2.15, 10.8}, {65.1, 73, 19, 9, 2.84, 20}, {65.5, 59.8, 22, 10, 5.23, 18},
    {65, 55.1, 14, 3, 4.52, 22.4}, {56.6, 50.9, 22, 12, 15.14, 16.7}, {57.4, 54.1, 20, 6, 4.2, 15.3},
    {72.5, 71.2, 12, 1, 2.4, 21}, {74.2, 58.1, 14, 8, 5.23, 23.8}, {72, 63.5, 6, 3, 2.56, 18},
    {60.5, 60.8, 16, 10, 7.72, 16.3}, {58.3, 26.8, 25, 19, 18.46, 20.9}, {65.4, 49.5, 15, 8, 6.1, 22.5},
    {75.5, 85.9, 3, 2, 99.71, 15.1}, {69.3, 84.9, 7, 6, 99.68, 19.8}, {77.3, 89.7, 5, 2, 100, 18.3},
    {70.5, 78.2, 12, 6, 98.96, 19.4}, {79.4, 64.9, 7, 3, 98.22, 20.2}, {65, 75.9, 9, 9, 99.06, 17.8},
    {92.2, 84.6, 3, 3, 99.46, 16.3}, {79.3, 63.1, 13, 13, 96.83, 18.1}, {70.4, 38.4, 26, 12, 5.62, 20.3},
    {65.7, 7.7, 29, 11, 13.79, 20.5}, {72.7, 16.7, 22, 13, 11.22, 18.9}, {64.4, 17.6, 35, 32, 16.92, 23},
    {77.6, 37.6, 15, 7, 4.97, 20}, {67.6, 18.7, 25, 7, 8.65, 19.5}, {35, 1.2, 37, 53, 42.34, 18},
    {44.7, 46.6, 16, 29, 50.43, 18.2}, {42.8, 27.7, 22, 29, 58.33, 19.3},
};

struct Survey {
    Matrix x;
    std::vector<double> y;
};

Survey swiss()
{
    Survey survey {Matrix(kSwiss.size(), 5), {}};
    for (std::size_t row = 0; row < kSwiss.size(); ++row) {
        survey.y.push_back(kSwiss[row][0]);
        for (std::size_t c = 0; c < 5; ++c)
            survey.x(row, c) = kSwiss[row][c + 1];
    }
    return survey;
}

core::Result<DriverModel> fitted(const Survey& survey, const std::vector<double>& weights = {}, const DriverOptions& options = {})
{
    const core::JobContext job;
    return keyDrivers(survey.x, survey.y, weights, options, job);
}

Survey planted(std::size_t n, std::size_t items, std::uint64_t seed)
{
    core::Random random(seed);
    Survey survey {Matrix(n, items), std::vector<double>(n)};
    for (std::size_t row = 0; row < n; ++row) {
        const double common = random.normal();
        for (std::size_t c = 0; c < items; ++c) {
            survey.x(row, c) = common + random.normal();
            survey.y[row] += survey.x(row, c) * static_cast<double>(c);
        }
        survey.y[row] += 3 * random.normal();
    }
    return survey;
}

} // namespace

class DriversTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Grömping (2006), section 4, and the regression that R prints for swiss; to the digits printed.
    void published()
    {
        const auto model = *fitted(swiss());
        QVERIFY(close(model.r2, 0.7067, 0, 5e-5));
        QVERIFY(close(model.adjustedR2, 0.671, 0, 5e-4));
        QVERIFY(close(model.f, 19.76, 0, 5e-3));
        QVERIFY(close(model.p, 5.594e-10, 0, 5e-14));
        QVERIFY(close(model.intercept, 66.91518, 0, 5e-6));
        QVERIFY(close(model.interceptSe, 10.70604, 0, 5e-6));
        const double lmg[] {0.0571, 0.1712, 0.2601, 0.1056, 0.1128}, coef[] {-0.17211, -0.25801, -0.87094, 0.10412, 1.07705},
            se[] {0.07030, 0.25388, 0.18303, 0.03526, 0.38172}, p[] {0.01873, 0.31546, 2.43e-5, 0.00519, 0.00734};
        double sum = 0, johnson = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            const Driver& d = model.drivers[i];
            QVERIFY(close(d.lmg, lmg[i], 0, 5e-5));
            QVERIFY(close(d.coef, coef[i], 0, 5e-6));
            QVERIFY(close(d.se, se[i], 0, 5e-6));
            QVERIFY(close(d.p, p[i], 0, 5e-6));
            sum += d.lmg;
            johnson += d.johnson;
        }
        QVERIFY(close(sum, model.r2));
        QVERIFY(close(johnson, model.r2));
    }

    // What each index is: pratt sums to R2; last is the drop when the item goes.
    void definitions()
    {
        const Survey all = swiss();
        const auto model = *fitted(all);
        double pratt = 0;
        for (const auto& d : model.drivers)
            pratt += d.pratt;
        QVERIFY(close(pratt, model.r2));
        Survey less {Matrix(all.x.rows, 4), all.y};
        std::copy(all.x.values.begin() + 47, all.x.values.end(), less.x.values.begin());
        const auto without = *fitted(less);
        QVERIFY(close(model.drivers[0].last, model.r2 - without.r2, 1e-8));
        Survey outcome {Matrix(all.x.rows, 4), {all.x.values.begin(), all.x.values.begin() + 47}};
        outcome.x = less.x;
        QVERIFY(close(model.drivers[0].vif, 1 / (1 - fitted(outcome)->r2), 1e-8));
    }

    // A weight of w stands for w equal rows in everything but the number of rows.
    void weightsAgainstCopies()
    {
        const Survey once = swiss();
        std::vector<double> weights;
        Survey copies {Matrix(), {}};
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < once.y.size(); ++row) {
            weights.push_back(1 + static_cast<double>(row % 3));
            for (std::size_t k = 0; k <= row % 3; ++k)
                rows.push_back(row);
        }
        copies.x = Matrix(rows.size(), 5);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            copies.y.push_back(once.y[rows[i]]);
            for (std::size_t c = 0; c < 5; ++c)
                copies.x(i, c) = once.x(rows[i], c);
        }
        const auto a = *fitted(once, weights), b = *fitted(copies);
        QVERIFY(close(a.r2, b.r2));
        for (std::size_t i = 0; i < 5; ++i) {
            QVERIFY(close(*a.drivers[i].coef, *b.drivers[i].coef));
            QVERIFY(close(a.drivers[i].lmg, b.drivers[i].lmg));
            QVERIFY(close(a.drivers[i].johnson, b.drivers[i].johnson));
        }
    }

    // The percentile interval holds the estimate, narrows with rows and is the same for the same seed.
    void intervals()
    {
        DriverOptions options;
        options.bootstrap = 200;
        const auto few = *fitted(planted(200, 4, 7), {}, options), many = *fitted(planted(3200, 4, 7), {}, options);
        const auto again = *fitted(planted(200, 4, 7), {}, options);
        for (std::size_t i = 0; i < 4; ++i) {
            const Driver &a = few.drivers[i], &b = many.drivers[i];
            QVERIFY(*a.lmgLower < a.lmg && a.lmg < *a.lmgUpper);
            QVERIFY(*b.johnsonLower < b.johnson && b.johnson < *b.johnsonUpper);
            // Sixteen times the rows: a quarter of the width, within a half for chance.
            QVERIFY(close((*b.lmgUpper - *b.lmgLower) / (*a.lmgUpper - *a.lmgLower), 0.25, 0.5));
            QCOMPARE(*a.lmgLower, *again.drivers[i].lmgLower);
        }
    }

    // Bundles of rows tell the same spread as rows: a quarter of the width at sixteen times the rows, whichever way they were drawn.
    void bundledIntervals()
    {
        DriverOptions options;
        options.bootstrap = 400;
        const auto rows = *fitted(planted(2500, 4, 11), {}, options), bundles = *fitted(planted(40000, 4, 11), {}, options);
        const std::vector<double> weights(40000, 3);
        const auto weighted = *fitted(planted(40000, 4, 11), weights, options);
        for (std::size_t i = 0; i < 4; ++i) {
            const Driver &a = rows.drivers[i], &b = bundles.drivers[i];
            QVERIFY(*b.lmgLower < b.lmg && b.lmg < *b.lmgUpper);
            QVERIFY2(close((*b.lmgUpper - *b.lmgLower) / (*a.lmgUpper - *a.lmgLower), 0.25, 0.25),
                qPrintable(QString::number((*b.lmgUpper - *b.lmgLower) / (*a.lmgUpper - *a.lmgLower))));
            QVERIFY(close(*b.lmgLower, *weighted.drivers[i].lmgLower, 1e-8));
        }
        QVERIFY(*bundles.r2Lower < bundles.r2 && bundles.r2 < *bundles.r2Upper);
    }

    // Beyond twenty items orders are sampled: the sum is exact, the shares near those of another seed.
    void sampled()
    {
        const Survey survey = planted(400, 23, 5);
        DriverOptions other;
        other.seed = 99;
        const auto a = *fitted(survey), b = *fitted(survey, {}, other);
        QCOMPARE(a.doubts.back().code, DoubtCode::SampledNotExact);
        double sum = 0;
        for (std::size_t i = 0; i < 23; ++i) {
            sum += a.drivers[i].lmg;
            QVERIFY(close(a.drivers[i].lmg, b.drivers[i].lmg, 0.1, 2e-3));
        }
        QVERIFY(close(sum, a.r2, 1e-8));
    }

    void unitsAndOrder()
    {
        const Survey plain = swiss();
        Survey other = plain;
        for (double& value : other.x.column(0))
            value = value * 1000 + 5;
        std::reverse(other.y.begin(), other.y.end());
        for (std::size_t c = 0; c < 5; ++c)
            std::reverse(other.x.column(c).begin(), other.x.column(c).end());
        const auto a = *fitted(plain), b = *fitted(other);
        QVERIFY(close(a.drivers[0].lmg, b.drivers[0].lmg, 1e-8));
        QVERIFY(close(*a.drivers[0].coef, *b.drivers[0].coef * 1000, 1e-8));
    }

    void edges()
    {
        Survey survey = swiss();
        Survey more {Matrix(survey.x.rows, 7, 4), survey.y};
        std::copy(survey.x.values.begin(), survey.x.values.end(), more.x.values.begin());
        for (std::size_t row = 0; row < survey.y.size(); ++row)
            more.x(row, 5) = 2 * survey.x(row, 0) - survey.x(row, 3); // column 6 stays constant
        const auto model = *fitted(more);
        QCOMPARE(model.drivers.size(), std::size_t {5});
        QCOMPARE(model.doubts, (Doubts {{DoubtCode::ConstantColumn, "6"}, {DoubtCode::Collinear, "5"}, {DoubtCode::FewRows, {}, 47}}));
        QVERIFY(close(model.r2, fitted(survey)->r2));
        QCOMPARE(fitted({Matrix(0, 2), {}}).error().code, core::Code::NotEnoughData);
        QCOMPARE(fitted({Matrix(1, 2), {1}}).error().code, core::Code::NotEnoughData);
        QCOMPARE(fitted({Matrix(9, 2), std::vector<double>(9, 2)}).error().code, core::Code::NoVariation);
        QCOMPARE(fitted({Matrix(4, 1, 3), {1, 2, 3, 4}}).error().code, core::Code::NotEnoughData);
        survey.y = {survey.x.column(1).begin(), survey.x.column(1).end()}; // fitted without rest
        const auto perfect = *fitted(survey);
        QVERIFY(close(perfect.r2, 1) && !perfect.p);
        core::JobContext job;
        job.stop();
        QCOMPARE(keyDrivers(survey.x, survey.y, {}, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(DriversTruth)
#include "DriversTruth.moc"
