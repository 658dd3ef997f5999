// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Loyalty.h"
#include "support/TestMain.h"

using namespace holdfast;
using namespace holdfast::domain;

class LoyaltyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words()
    {
        for (std::size_t i = 0; i < kLoyaltyTiers; ++i)
            QCOMPARE(*parseLoyaltyTier(word(static_cast<LoyaltyTier>(i))), static_cast<LoyaltyTier>(i));
        for (std::size_t i = 0; i < kLoyaltyParts; ++i)
            QCOMPARE(*parseLoyaltyPart(word(static_cast<LoyaltyPart>(i))), static_cast<LoyaltyPart>(i));
        for (std::size_t i = 0; i < kLoyaltyKinds; ++i)
            QCOMPARE(*parseLoyaltyKind(word(static_cast<LoyaltyKind>(i))), static_cast<LoyaltyKind>(i));
        QVERIFY(!parseLoyaltyTier("gold"));
    }

    // Weighted mean of what is known; no attitude, no index.
    void scores()
    {
        LoyaltyRules rules;
        rules.weights = {3, 1, 2, 2};
        const auto all = loyaltyScore({80, 40, 50, 100}, rules);
        QCOMPARE(*all.index, (240.0 + 40 + 100 + 200) / 8);
        QCOMPARE(*all.attitude, 70.0);
        QCOMPARE(*all.behaviour, 75.0);
        const auto some = loyaltyScore({std::nullopt, 40, std::nullopt, 100}, rules);
        QCOMPARE(*some.index, (40.0 + 200) / 3);
        QVERIFY(!loyaltyScore({std::nullopt, std::nullopt, 100, 100}, rules).index);
        rules.weights = {1, 0, 1, 0};
        QVERIFY(!loyaltyScore({std::nullopt, 90, 100, 100}, rules).index);
    }

    void tiersAndKinds()
    {
        const LoyaltyRules rules;
        QCOMPARE(loyaltyTier(75, false, rules), LoyaltyTier::Loyal);
        QCOMPARE(loyaltyTier(74.9, false, rules), LoyaltyTier::Potential);
        QCOMPARE(loyaltyTier(35, false, rules), LoyaltyTier::AtRisk);
        QCOMPARE(loyaltyTier(34.9, false, rules), LoyaltyTier::Lost);
        QCOMPARE(loyaltyTier(100, true, rules), LoyaltyTier::Lost);
        QCOMPARE(loyaltyKind(70, 70, rules), LoyaltyKind::True);
        QCOMPARE(loyaltyKind(70, 69, rules), LoyaltyKind::Latent);
        QCOMPARE(loyaltyKind(69, 70, rules), LoyaltyKind::Spurious);
        QCOMPARE(loyaltyKind(0, 0, rules), LoyaltyKind::None);
    }

    void thereAndBack()
    {
        LoyaltyRules rules;
        rules.weights = {0.4, 0.1, 0.3, 0.2};
        rules.cuts = {80, 60, 20};
        rules.attitudeCut = 65.5;
        rules.windowDays = 30;
        QCOMPARE(*parseLoyaltyRules(toJson(rules)), rules);
        QCOMPARE(*parseLoyaltyRules("{}"), LoyaltyRules {});
        QCOMPARE(parseLoyaltyRules(R"({"cuts":[90,50,10]})")->cuts[0], 90.0);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no json") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("unknown key") << QByteArray(R"({"wights":{}})");
        QTest::newRow("unknown part") << QByteArray(R"({"weights":{"love":1}})");
        QTest::newRow("text for a number") << QByteArray(R"({"attitude":"high"})");
        QTest::newRow("below zero") << QByteArray(R"({"weights":{"repeat":-1}})");
        QTest::newRow("no attitude") << QByteArray(R"({"weights":{"satisfaction":0,"recommendation":0}})");
        QTest::newRow("cuts rise") << QByteArray(R"({"cuts":[50,60,10]})");
        QTest::newRow("two cuts") << QByteArray(R"({"cuts":[50,10]})");
        QTest::newRow("beyond the scale") << QByteArray(R"({"behaviour":101})");
        QTest::newRow("no window") << QByteArray(R"({"window_days":0})");
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        const auto rules = parseLoyaltyRules(std::string_view(json.data(), static_cast<std::size_t>(json.size())));
        QVERIFY(!rules);
        QCOMPARE(rules.error().code, core::Code::InvalidParameter);
    }
};

HOLDFAST_TEST(LoyaltyTest)
#include "LoyaltyTest.moc"
