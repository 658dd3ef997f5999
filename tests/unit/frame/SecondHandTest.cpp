// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "frame/SecondHand.h"

#include <numeric>
#include <vector>

using holdfast::frame::SecondHand;

class SecondHandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartOnceWhateverTheNumber()
    {
        SecondHand hand;
        for (int round = 0; round < 400; ++round)
            for (const std::size_t parts : {0u, 1u, 2u, 7u, 64u}) {
                std::vector<std::atomic<int>> done(parts);
                std::vector<std::uint64_t> sums(SecondHand::kHands);
                hand.share(parts, [&](std::size_t part, int by) {
                    ++done[part];
                    sums[static_cast<std::size_t>(by)] += part + 1; // each thread its own
                });
                for (const auto& times : done)
                    QCOMPARE(times.load(), 1);
                QCOMPARE(std::accumulate(sums.begin(), sums.end(), std::uint64_t {0}), parts * (parts + 1) / 2);
            }
    }

    void goesAwayWithoutWork()
    {
        for (int i = 0; i < 50; ++i) {
            SecondHand unused;
            SecondHand used;
            used.share(3, [](std::size_t, int) { });
        }
    }
};

HOLDFAST_TEST(SecondHandTest)
#include "SecondHandTest.moc"
