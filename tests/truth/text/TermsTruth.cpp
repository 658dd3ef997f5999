// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "text/Terms.h"
#include "truth/Near.h"

#include <cmath>
#include <map>
#include <set>

using namespace holdfast;
using namespace holdfast::text;

namespace {

using Words = std::vector<std::string_view>;

using tests::close;

} // namespace

class TermsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsByHand()
    {
        TermCounts counts;
        counts.add({"slow", "line", "slow"});
        counts.add({"fast", "line"}, true);
        counts.add({}, true);
        QCOMPARE(counts.documents(), std::uint64_t(3));
        QCOMPARE(counts.tokens(), std::uint64_t(5));
        QCOMPARE(counts.distinct(), std::uint64_t(3));
        const auto top = counts.top(10);
        QCOMPARE(top.size(), std::size_t(3));
        QCOMPARE(top[0].term, std::string("line")); // 2 like "slow": code-point order
        QCOMPARE(top[1].term, std::string("slow"));
        QCOMPARE(top[1].documents, std::uint64_t(1));
        // tf-idf: slow 2 log 3, fast log 3, line 2 log 1.5.
        const auto weights = counts.topByWeight(10, 1);
        QCOMPARE(weights[0].term, std::string("slow"));
        QVERIFY(close(weights[0].weight, 2 * std::log(3)));
        QCOMPARE(weights[1].term, std::string("fast"));
        QVERIFY(close(weights[2].weight, 2 * std::log(1.5)));
        QCOMPARE(counts.topByWeight(10, 2).size(), std::size_t(1));
    }

    // Chi-square of the 2x2 table as the sum over its four cells of (observed - expected)^2 / expected.
    void keynessByCells()
    {
        core::Random random(3);
        const std::vector<std::string> words {"a", "b", "c", "d", "e"};
        TermCounts counts;
        std::map<std::string, std::pair<double, double>> with;
        double ones = 0, zeros = 0;
        for (int i = 0; i < 400; ++i) {
            const bool positive = random.chance(0.3);
            Words tokens;
            for (std::size_t w = 0; w < words.size(); ++w)
                if (random.chance(positive ? 0.1 * static_cast<double>(w + 1) : 0.3))
                    tokens.insert(tokens.end(), 1 + random.below(2), words[w]);
            counts.add(tokens, positive);
            (positive ? ones : zeros) += 1;
            for (const auto word : std::set<std::string_view>(tokens.begin(), tokens.end()))
                (positive ? with[std::string(word)].first : with[std::string(word)].second) += 1;
        }
        const auto keys = counts.keyness(10, 1);
        QCOMPARE(keys.positive.size() + keys.negative.size(), std::size_t(5));
        for (const auto* side : {&keys.positive, &keys.negative})
            for (const auto& key : *side) {
                const auto [p, q] = with[key.term];
                double chi2 = 0;
                const double all = ones + zeros, yes = p + q;
                for (const auto& [seen, expected] : {std::pair {p, yes * ones / all}, {q, yes * zeros / all},
                         {ones - p, (all - yes) * ones / all}, {zeros - q, (all - yes) * zeros / all}})
                    chi2 += (seen - expected) * (seen - expected) / expected;
                QVERIFY(close(key.chi2, chi2));
                QCOMPARE(p / ones > q / zeros, side == &keys.positive);
            }
        QCOMPARE(keys.positive.front().term, std::string("e"));
    }

    void tokenizers()
    {
        Tokenizer letters(TokenKind::Letters);
        QCOMPARE(letters.tokens("It's 5GB of DON'T-know, \xE2\x84\xAA!"), (Words {"it's", "gb", "of", "don't", "know", "k"}));
        QVERIFY(letters.tokens("12 34 。").empty());
        Tokenizer bigrams(TokenKind::CjkBigrams);
        QCOMPARE(bigrams.tokens("房间很大a床，好"), (Words {"房间", "间很", "很大"}));
        QVERIFY(bigrams.tokens("a好b").empty());
        QVERIFY(bigrams.tokens("").empty());
        Tokenizer words(TokenKind::Words);
        QCOMPARE(words.tokens("The BED was 2m wide."), (Words {"the", "bed", "was", "2m", "wide"}));
        QCOMPARE(words.tokens("酒店的服务很好。"), (Words {"酒店", "的", "服务", "很好"}));
    }

    void edges()
    {
        const TermCounts none;
        QVERIFY(none.top(5).empty() && none.topByWeight(5, 1).empty());
        QVERIFY(none.keyness(5, 1).positive.empty());
        TermCounts oneClass;
        oneClass.add({"x"}, true);
        QVERIFY(oneClass.keyness(5, 1).positive.empty() && oneClass.keyness(5, 1).negative.empty());
    }
};

HOLDFAST_TEST(TermsTruth)
#include "TermsTruth.moc"
