// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Cohorts.h"
#include "truth/OnlineRetail.h"

using namespace holdfast;
using namespace holdfast::tests;

class CohortTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Against numbers of tests/truth/reference/purchases.py.
    void extract()
    {
        const RetailData data = retailExtract();
        QVERIFY2(data.missing.isEmpty(), qPrintable(data.missing));
        core::JobContext job;
        const auto got = features::cohortTriangle(data.purchases(), core::Grain::Month, true, job);
        const QJsonObject expected = extractExpected("cohort");
        const QJsonArray cohorts = expected[QLatin1String("cohorts")].toArray();
        QCOMPARE(static_cast<qsizetype>(got->cohorts.size()), cohorts.size());
        for (qsizetype r = 0; r < cohorts.size(); ++r) {
            const auto& cohort = got->cohorts[static_cast<std::size_t>(r)];
            const QJsonObject wanted = cohorts[r].toObject();
            QCOMPARE(QString::fromStdString(core::name(cohort.period)), wanted[QLatin1String("name")].toString());
            QCOMPARE(cohort.size, wanted[QLatin1String("n")].toInteger());
            compareCells(cohort, wanted[QLatin1String("retained")].toArray(), wanted[QLatin1String("revenue")].toArray());
        }
        compareMeans(*got, expected[QLatin1String("weighted")].toArray());
    }

    // Truth 02: pandas on the whole data set.
    void wholeDataSet()
    {
        const RetailData& data = retailAll();
        if (!data.missing.isEmpty())
            QSKIP(qPrintable(data.missing));
        core::JobContext job;
        const auto got = features::cohortTriangle(data.purchases(), core::Grain::Month, true, job);
        const QJsonObject expected = truthExpected("02_cohort_online_retail.json");
        const QJsonArray names = expected[QLatin1String("cohorts")].toArray();
        QCOMPARE(static_cast<qsizetype>(got->cohorts.size()), names.size());
        QCOMPARE(got->customers, 4338);
        for (qsizetype r = 0; r < names.size(); ++r) {
            const auto& cohort = got->cohorts[static_cast<std::size_t>(r)];
            QCOMPARE(QString::fromStdString(core::name(cohort.period)), names[r].toString());
            compareCells(cohort, expected[QLatin1String("counts")].toArray()[r].toArray(),
                expected[QLatin1String("revenue")].toArray()[r].toArray());
            const QJsonArray retention = expected[QLatin1String("retention")].toArray()[r].toArray();
            for (std::size_t k = 0; k < cohort.cells.size(); ++k)
                QVERIFY(near(cohort.cells[k].retention.value, retention[static_cast<qsizetype>(k)]));
            QVERIFY(cohort.cells.back().partial); // the data end on 9 December
            QVERIFY(cohort.cells.size() == 1 || !cohort.cells[cohort.cells.size() - 2].partial);
        }
        compareMeans(*got, expected[QLatin1String("weighted_average_retention_by_period")].toArray());
    }

private:
    static void compareCells(const features::Cohort& cohort, const QJsonArray& retained, const QJsonArray& revenue)
    {
        for (qsizetype k = 0; k < retained.size(); ++k) {
            if (retained[k].isNull()) {
                QVERIFY(static_cast<std::size_t>(k) >= cohort.cells.size());
                continue;
            }
            const auto& cell = cohort.cells[static_cast<std::size_t>(k)];
            QCOMPARE(cell.retained, retained[k].toInteger());
            QVERIFY(near(static_cast<double>(cell.revenue) / 1000, revenue[k].toDouble()));
        }
    }

    static void compareMeans(const features::CohortTriangle& triangle, const QJsonArray& weighted)
    {
        QCOMPARE(static_cast<qsizetype>(triangle.means.size()), weighted.size());
        for (qsizetype k = 0; k < weighted.size(); ++k)
            QVERIFY(near(triangle.means[static_cast<std::size_t>(k)].weighted, weighted[k]));
    }
};

HOLDFAST_TEST(CohortTruth)
#include "CohortTruth.moc"
