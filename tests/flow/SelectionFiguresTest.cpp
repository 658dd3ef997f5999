// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "flow/SelectionFigures.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace holdfast;

class SelectionFiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Sum and median of any set are what adding up and sorting give: few and many, ties, missing, nobody.
    void areThoseOfSorting_data()
    {
        QTest::addColumn<int>("customers");
        QTest::addColumn<int>("values"); // distinct ones; 0 = none at all
        QTest::newRow("nobody") << 0 << 5;
        QTest::newRow("one") << 1 << 5;
        QTest::newRow("two") << 2 << 100;
        QTest::newRow("all equal") << 3000 << 1;
        QTest::newRow("ties") << 3000 << 7;
        QTest::newRow("no value") << 500 << 0;
        QTest::newRow("many steps") << 20000 << 1000000;
    }

    void areThoseOfSorting()
    {
        QFETCH(int, customers);
        QFETCH(int, values);
        core::Random random(3);
        std::vector<std::int64_t> revenue;
        std::vector<double> value;
        for (int c = 0; c < customers; ++c) {
            revenue.push_back(static_cast<std::int64_t>(random.below(100000)) - 20000);
            value.push_back(values == 0 || random.chance(0.2) ? std::numeric_limits<double>::quiet_NaN()
                                                              : static_cast<double>(random.below(static_cast<std::uint64_t>(values))) / 7);
        }
        const flow::SelectionFigures figures(revenue, value);
        for (const double share : {0.0, 0.001, 0.1, 0.5, 0.77, 1.0}) {
            frame::Selection selection(static_cast<std::size_t>(customers));
            for (std::size_t c = 0; c < selection.size(); ++c)
                if (random.chance(share))
                    selection.insert(c);
            std::int64_t sum = 0;
            std::vector<double> inside;
            for (std::size_t c = 0; c < selection.size(); ++c)
                if (selection.contains(c)) {
                    sum += revenue[c];
                    if (!std::isnan(value[c]))
                        inside.push_back(value[c]);
                }
            std::ranges::sort(inside);
            const auto got = figures.of(selection);
            QCOMPARE(got.revenue, sum);
            const std::size_t n = inside.size();
            if (n == 0)
                QVERIFY(std::isnan(got.median));
            else
                QCOMPARE(got.median, n % 2 == 1 ? inside[n / 2] : (inside[n / 2 - 1] + inside[n / 2]) / 2);
        }
    }
};

HOLDFAST_TEST(SelectionFiguresTest)
#include "SelectionFiguresTest.moc"
