// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/RepeatPurchase.h"
#include "truth/OnlineRetail.h"

using namespace holdfast;
using namespace holdfast::tests;

namespace {

void compareSummary(const analytics::Summary& got, const QJsonObject& expected, const char* sd)
{
    QCOMPARE(got.n, expected[QLatin1String("n")].toInteger());
    QVERIFY(near(got.mean, expected[QLatin1String("mean")]));
    const std::pair<const char*, std::optional<double>> figures[] = {{sd, got.sd}, {"p10", got.p10}, {"p25", got.p25},
        {"p50", got.p50}, {"p75", got.p75}, {"p90", got.p90}, {"min", got.min}, {"max", got.max}};
    for (const auto& [name, value] : figures)
        if (expected.contains(QLatin1String(name)))
            QVERIFY2(near(value, expected[QLatin1String(name)]), name);
}

void comparePeriods(const std::vector<features::BuyerPeriod>& got, const QJsonArray& expected, const char* name)
{
    QCOMPARE(static_cast<qsizetype>(got.size()), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QJsonObject wanted = expected[i].toObject();
        const auto& period = got[static_cast<std::size_t>(i)];
        QCOMPARE(QString::fromStdString(core::name(period.period)), wanted[QLatin1String(name)].toString());
        QCOMPARE(period.active, wanted[QLatin1String("active")].toInteger());
        QCOMPARE(period.newBuyers, wanted[QLatin1String("new")].toInteger());
        QCOMPARE(period.retained, wanted[QLatin1String("retained")].toInteger());
        QCOMPARE(period.reactivated, wanted[QLatin1String("reactivated")].toInteger());
        QCOMPARE(period.churned, wanted[QLatin1String("churned")].toInteger());
        if (wanted.contains(QLatin1String("retention_rate"))) {
            QVERIFY(near(period.retentionRate, wanted[QLatin1String("retention_rate")]));
            QVERIFY(near(period.churnRate, wanted[QLatin1String("churn_rate")]));
        }
        QCOMPARE(period.partial, i + 1 == expected.size());
    }
}

} // namespace

class RepeatPurchaseTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Against numbers of tests/truth/reference/purchases.py.
    void extract()
    {
        const RetailData data = retailExtract();
        QVERIFY2(data.missing.isEmpty(), qPrintable(data.missing));
        core::JobContext job;
        const QJsonObject expected = extractExpected("repeat");
        features::Purchases purchases = data.purchases();
        const auto got = features::repeatPurchase(purchases, {}, job);
        QCOMPARE(got->customers, expected[QLatin1String("customers")].toInteger());
        QCOMPARE(got->orders, expected[QLatin1String("orders")].toInteger());
        QCOMPARE(got->repeatByOrders, expected[QLatin1String("repeat_by_orders")].toInteger());
        QCOMPARE(got->repeatByDays, expected[QLatin1String("repeat_by_days")].toInteger());
        QVERIFY(near(got->orderValue, expected[QLatin1String("order_value")]));
        compareSummary(got->gaps, expected[QLatin1String("gaps")].toObject(), "sd");
        compareSummary(got->customerGaps, expected[QLatin1String("customer_gaps")].toObject(), "sd");
        compareSecond(*got, expected[QLatin1String("second")].toObject(), "survival", "median");
        const QJsonObject windows = expected[QLatin1String("windows")].toObject();
        for (const auto& window : got->windows) {
            const QJsonObject wanted = windows[QString::number(window.days)].toObject();
            QCOMPARE(window.eligible, wanted[QLatin1String("eligible")].toInteger());
            QCOMPARE(window.repeat, wanted[QLatin1String("repeat")].toInteger());
        }
        comparePeriods(got->periods, expected[QLatin1String("periods")].toArray(), "name");
    }

    // Truth 03: pandas on the whole data set.
    void wholeDataSet()
    {
        const RetailData& data = retailAll();
        if (!data.missing.isEmpty())
            QSKIP(qPrintable(data.missing));
        core::JobContext job;
        const auto got = features::repeatPurchase(data.purchases(), {}, job);
        const QJsonObject expected = truthExpected("03_repeat_online_retail.json");
        QCOMPARE(got->customers, expected[QLatin1String("customers")].toInteger());
        QVERIFY(near(got->rateByOrders.value, expected[QLatin1String("repeat_rate_by_invoices")]));
        QVERIFY(near(got->rateByDays.value, expected[QLatin1String("repeat_rate_by_days")]));
        QCOMPARE(got->repeatByOrders, expected[QLatin1String("repeat_customers_by_invoices")].toInteger());
        QCOMPARE(got->repeatByDays, expected[QLatin1String("repeat_customers_by_days")].toInteger());
        QVERIFY(near(got->ordersMean, expected[QLatin1String("orders_per_customer_mean")]));
        QVERIFY(near(got->orderValue, expected[QLatin1String("average_order_value")]));
        compareSummary(got->gaps, expected[QLatin1String("inter_purchase_days")].toObject(), "sd_n_minus_1");
        compareSummary(got->customerGaps, expected[QLatin1String("customer_average_gap_days")].toObject(), "sd_n_minus_1");
        compareSecond(*got, expected[QLatin1String("second_purchase_km")].toObject(), "survival_at", "median_days");
        const QJsonObject windows = expected[QLatin1String("second_purchase_window")].toObject();
        for (const auto& window : got->windows) {
            const QJsonObject wanted = windows[QString::number(window.days)].toObject();
            QCOMPARE(window.eligible, wanted[QLatin1String("eligible")].toInteger());
            QCOMPARE(window.repeat, wanted[QLatin1String("repeat")].toInteger());
            QVERIFY(near(window.rate.value, wanted[QLatin1String("rate")]));
        }
        comparePeriods(got->periods, expected[QLatin1String("growth")].toArray(), "month");
    }

private:
    static void compareSecond(
        const features::RepeatPurchase& got, const QJsonObject& expected, const char* survival, const char* median)
    {
        QCOMPARE(got.second.n, expected[QLatin1String("n")].toInteger());
        QCOMPARE(got.second.events, expected[QLatin1String("events")].toInteger());
        QVERIFY(near(got.second.quantile(0.5), expected[QLatin1String(median)]));
        const QJsonObject at = expected[QLatin1String(survival)].toObject();
        QCOMPARE(at.size(), 5);
        for (auto it = at.begin(); it != at.end(); ++it)
            QVERIFY2(near(got.second.at(it.key().toDouble()).value, it.value()), qPrintable(it.key()));
    }
};

HOLDFAST_TEST(RepeatPurchaseTruth)
#include "RepeatPurchaseTruth.moc"
