// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/ShareInterval.h"
#include "truth/Near.h"

using namespace holdfast::analytics;
using holdfast::tests::close;

class ShareIntervalTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Newcombe (1998), Two-sided confidence intervals for the single proportion, Stat. Med. 17, table I; four digits printed.
    void published()
    {
        struct Row {
            ShareMethod method;
            double k, n, lower, upper;
        };
        for (const Row& row : {Row {ShareMethod::Wald, 81, 263, 0.2522, 0.3638}, Row {ShareMethod::Wilson, 81, 263, 0.2553, 0.3662},
                 Row {ShareMethod::ClopperPearson, 81, 263, 0.2527, 0.3676}, Row {ShareMethod::Wald, 15, 148, 0.0527, 0.1500},
                 Row {ShareMethod::Wilson, 15, 148, 0.0624, 0.1605}, Row {ShareMethod::ClopperPearson, 15, 148, 0.0578, 0.1617}}) {
            const auto [lower, upper] = shareInterval(row.method, row.k, row.n);
            QVERIFY(close(lower, row.lower, 0, 5e-5));
            QVERIFY(close(upper, row.upper, 0, 5e-5));
        }
    }

    // What each interval is: Wilson's ends are where the score test just rejects; Clopper and Pearson's have a tail of half
    // the rest; Agresti and Coull's is Wald's with z^2 cases more.
    void definitions()
    {
        const double z = 1.6448536269514722; // level 0.9
        for (const double k : {0.0, 1.0, 4.0, 11.0, 12.0}) {
            const double n = 12;
            const auto wilson = shareInterval(ShareMethod::Wilson, k, n, 0.9);
            for (const double end : {wilson.first, wilson.second})
                if (end > 0 && end < 1)
                    QVERIFY(close((k / n - end) * (k / n - end), z * z * end * (1 - end) / n));
            const auto exact = shareInterval(ShareMethod::ClopperPearson, k, n, 0.9);
            const auto tail = [&](double p, double from, double to) {
                double sum = 0;
                for (double i = from; i <= to; ++i)
                    sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1)) * std::pow(p, i) * std::pow(1 - p, n - i);
                return sum;
            };
            QVERIFY(k == 0 ? exact.first == 0 : close(tail(exact.first, k, n), 0.05, 1e-8));
            QVERIFY(k == n ? exact.second == 1 : close(tail(exact.second, 0, k), 0.05, 1e-8));
            const auto added = shareInterval(ShareMethod::AgrestiCoull, k, n, 0.9);
            QVERIFY(close((added.first + added.second) / 2, (k + z * z / 2) / (n + z * z)));
            QVERIFY(close((wilson.first + wilson.second) / 2, (added.first + added.second) / 2));
        }
    }
};

HOLDFAST_TEST(ShareIntervalTruth)
#include "ShareIntervalTruth.moc"
