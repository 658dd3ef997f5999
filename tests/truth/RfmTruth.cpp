// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Rfm.h"
#include "truth/OnlineRetail.h"

using namespace holdfast;
using namespace holdfast::tests;

namespace {

struct Scored {
    features::RfmInput input;
    features::Rfm byQuantile, byNtile;
};

Scored scored(const RetailData& data)
{
    core::JobContext job;
    const auto purchases = data.purchases();
    const auto history = features::purchaseHistory(purchases, job);
    Scored result;
    // Recency counts from the day after the last one, as the reference does.
    result.input = features::rfmInput(*history, purchases.asOf + 1, 3, features::RfmMoney::PurchasesOnly, data.ids);
    result.byQuantile = *features::rfm(result.input, features::RfmScore::Quantile, 5, job);
    result.byNtile = *features::rfm(result.input, features::RfmScore::Ntile, 5, job);
    return result;
}

void compareAxis(const features::RfmAxis& axis, const QJsonObject& expected, const char* name, const char* mean,
    const char* sd, const char* median, const char* cuts)
{
    const QLatin1String key(name);
    QVERIFY(near(axis.mean, expected[QLatin1String(mean)].toObject()[key]));
    QVERIFY(near(axis.sd, expected[QLatin1String(sd)].toObject()[key]));
    QVERIFY(near(axis.median, expected[QLatin1String(median)].toObject()[key]));
    const QJsonArray wanted = expected[QLatin1String(cuts)].toObject()[key].toArray();
    QCOMPARE(axis.cuts.size(), static_cast<std::size_t>(wanted.size()));
    for (int i = 0; i < wanted.size(); ++i)
        QVERIFY(near(axis.cuts[static_cast<std::size_t>(i)], wanted[i].toDouble()));
}

} // namespace

class RfmTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Against numbers of tests/truth/reference/purchases.py.
    void extract()
    {
        const RetailData data = retailExtract();
        QVERIFY2(data.missing.isEmpty(), qPrintable(data.missing));
        const Scored got = scored(data);
        const QJsonObject expected = extractExpected("rfm");
        QCOMPARE(got.byQuantile.customers, expected[QLatin1String("customers")].toInteger());
        compareAxis(got.byQuantile.recency, expected, "recency", "mean", "sd", "median", "cuts");
        compareAxis(got.byQuantile.frequency, expected, "frequency", "mean", "sd", "median", "cuts");
        compareAxis(got.byQuantile.monetary, expected, "monetary", "mean", "sd", "median", "cuts");
        QVERIFY(near(got.byQuantile.concentration.gini, expected[QLatin1String("gini")]));
        QVERIFY(near(got.byQuantile.concentration.topSumShare, expected[QLatin1String("top_share")]));
        QCOMPARE(got.byQuantile.concentration.topCount, expected[QLatin1String("top_customers")].toInteger());
        const QJsonObject halves = expected[QLatin1String("halves")].toObject();
        for (int h = 0; h < 8; ++h) {
            const auto& half = got.byQuantile.halves[static_cast<std::size_t>(h)];
            const QJsonObject wanted = halves[QString::fromStdString(std::string(features::halfName(h)))].toObject();
            QCOMPARE(half.n, wanted[QLatin1String("n")].toInteger());
            QVERIFY(near(half.revenue, wanted[QLatin1String("revenue")].toDouble()));
        }
        const QJsonObject customers = expected[QLatin1String("per_customer")].toObject();
        QCOMPARE(static_cast<qsizetype>(got.input.customer.size()), customers.size());
        for (std::size_t i = 0; i < got.input.customer.size(); ++i) {
            const QJsonObject one = customers[QString::fromStdString(data.ids[got.input.customer[i]])].toObject();
            QCOMPARE(got.input.recencyDays[i], one[QLatin1String("recency")].toDouble());
            QCOMPARE(got.input.frequency[i], one[QLatin1String("frequency")].toDouble());
            QVERIFY(near(got.input.monetary[i], one[QLatin1String("monetary")].toDouble()));
            const QJsonArray edge = one[QLatin1String("edge")].toArray(), tile = one[QLatin1String("ntile")].toArray();
            QCOMPARE(int(got.byQuantile.r[i]), edge[0].toInt());
            QCOMPARE(int(got.byQuantile.f[i]), edge[1].toInt());
            QCOMPARE(int(got.byQuantile.m[i]), edge[2].toInt());
            QCOMPARE(int(got.byNtile.r[i]), tile[0].toInt());
            QCOMPARE(int(got.byNtile.f[i]), tile[1].toInt());
            QCOMPARE(int(got.byNtile.m[i]), tile[2].toInt());
        }
    }

    // Truth 01: pandas on the whole data set.
    void wholeDataSet()
    {
        const RetailData& data = retailAll();
        if (!data.missing.isEmpty())
            QSKIP(qPrintable(data.missing));
        const Scored got = scored(data);
        const QJsonObject expected = truthExpected("01_rfm_online_retail.json");
        QCOMPARE(got.byQuantile.customers, expected[QLatin1String("n_customers")].toInteger());
        compareAxis(got.byQuantile.recency, expected, "recency", "means", "sd_n_minus_1", "median", "edges_type7");
        compareAxis(got.byQuantile.frequency, expected, "frequency", "means", "sd_n_minus_1", "median", "edges_type7");
        compareAxis(got.byQuantile.monetary, expected, "monetary", "means", "sd_n_minus_1", "median", "edges_type7");
        QVERIFY(near(got.byQuantile.concentration.gini, expected[QLatin1String("gini_monetary")]));
        QVERIFY(near(got.byQuantile.concentration.topSumShare, expected[QLatin1String("top20pct_revenue_share")]));
        const QJsonObject counts = expected[QLatin1String("counts")].toObject();
        const auto compareCounts = [&](const features::RfmAxis& axis, const char* key) {
            for (int s = 1; s <= 5; ++s)
                QCOMPARE(axis.counts[static_cast<std::size_t>(s - 1)],
                    counts[QLatin1String(key)].toObject()[QString::number(s)].toInteger());
        };
        compareCounts(got.byQuantile.recency, "R_edge");
        compareCounts(got.byQuantile.frequency, "F_edge");
        compareCounts(got.byQuantile.monetary, "M_edge");
        compareCounts(got.byNtile.recency, "R_ntile");
        compareCounts(got.byNtile.frequency, "F_ntile");
        compareCounts(got.byNtile.monetary, "M_ntile");
        std::int64_t best = 0, bestTile = 0, worstTile = 0;
        for (std::size_t i = 0; i < got.input.customer.size(); ++i) {
            best += got.byQuantile.r[i] == 5 && got.byQuantile.f[i] == 5 && got.byQuantile.m[i] == 5;
            bestTile += got.byNtile.r[i] == 5 && got.byNtile.f[i] == 5 && got.byNtile.m[i] == 5;
            worstTile += got.byNtile.r[i] == 1 && got.byNtile.f[i] == 1 && got.byNtile.m[i] == 1;
        }
        QCOMPARE(best, expected[QLatin1String("cells_555_edge")].toInteger());
        QCOMPARE(bestTile, expected[QLatin1String("cells_555_ntile")].toInteger());
        QCOMPARE(worstTile, expected[QLatin1String("cells_111_ntile")].toInteger());
        for (int h = 0; h < 8; ++h) {
            const QString name = QString::fromStdString(std::string(features::halfName(h)));
            const auto& half = got.byQuantile.halves[static_cast<std::size_t>(h)];
            QCOMPARE(half.n, expected[QLatin1String("eight_segments_counts")].toObject()[name].toInteger());
            QVERIFY(near(half.revenue, expected[QLatin1String("eight_segments_revenue")].toObject()[name].toDouble()));
        }
    }

    // Truth 01, every customer.
    void everyCustomer()
    {
        const RetailData& data = retailAll();
        if (!data.missing.isEmpty())
            QSKIP(qPrintable(data.missing));
        QFile file(sharedFolder() + QStringLiteral("/truth/expected/rfm_online_retail.csv"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the per-customer reference is not beside this checkout");
        const Scored got = scored(data);
        std::map<std::string, std::size_t> place;
        for (std::size_t i = 0; i < got.input.customer.size(); ++i)
            place[data.ids[got.input.customer[i]]] = i;
        QCOMPARE(QString::fromUtf8(file.readLine().trimmed()),
            QStringLiteral("customer_id,recency,frequency,monetary,R_ntile,F_ntile,M_ntile,R_edge,F_edge,M_edge"));
        std::size_t compared = 0;
        while (!file.atEnd()) {
            const auto fields = csvFields(file.readLine().trimmed());
            const auto at = place.find(fields[0].toStdString());
            QVERIFY(at != place.end());
            const std::size_t i = at->second;
            QCOMPARE(got.input.recencyDays[i], fields[1].toDouble());
            QCOMPARE(got.input.frequency[i], fields[2].toDouble());
            QVERIFY(near(got.input.monetary[i], fields[3].toDouble()));
            QCOMPARE(double(got.byNtile.r[i]), fields[4].toDouble());
            QCOMPARE(double(got.byNtile.f[i]), fields[5].toDouble());
            QCOMPARE(double(got.byNtile.m[i]), fields[6].toDouble());
            QCOMPARE(double(got.byQuantile.r[i]), fields[7].toDouble());
            QCOMPARE(double(got.byQuantile.f[i]), fields[8].toDouble());
            QCOMPARE(double(got.byQuantile.m[i]), fields[9].toDouble());
            ++compared;
        }
        QCOMPARE(compared, got.input.customer.size());
    }
};

HOLDFAST_TEST(RfmTruth)
#include "RfmTruth.moc"
