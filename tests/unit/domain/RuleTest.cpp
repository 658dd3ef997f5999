// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Rule.h"
#include "core/Random.h"
#include "support/TestMain.h"

using namespace holdfast;
using domain::Rule;

class RuleTest : public QObject {
    Q_OBJECT

    static std::string word(core::Random& random)
    {
        static constexpr const char* kWords[] = {
            "plan", "客户", "a\"b", "A-90d", "", "tab\there", "rfm.recency", "\\", "é"};
        return kWords[random.below(9)];
    }

    static Rule anyRule(core::Random& random, int depth)
    {
        Rule rule;
        rule.kind = static_cast<Rule::Kind>(random.below(depth > 0 ? 6 : 3) + (depth > 0 ? 0 : 3));
        switch (rule.kind) {
        case Rule::Kind::All:
        case Rule::Kind::Any:
            for (std::uint64_t n = random.below(4); n > 0; --n)
                rule.parts.push_back(anyRule(random, depth - 1));
            break;
        case Rule::Kind::Not:
            rule.parts.push_back(anyRule(random, depth - 1));
            break;
        case Rule::Kind::Segment:
            rule.segment = "s" + word(random);
            break;
        case Rule::Kind::Ids:
            for (std::uint64_t n = random.below(4); n > 0; --n)
                rule.values.push_back(word(random));
            break;
        case Rule::Kind::Compare: {
            rule.field = "f" + word(random);
            rule.op = static_cast<Rule::Op>(random.below(12));
            const std::uint64_t n = rule.op == Rule::Op::Missing ? 0
                : rule.op == Rule::Op::Between                   ? 2
                : rule.op == Rule::Op::In                        ? random.below(4)
                                                                 : 1;
            for (std::uint64_t i = 0; i < n; ++i)
                rule.values.push_back(word(random));
            break;
        }
        }
        return rule;
    }

private Q_SLOTS:
    void roundTrips()
    {
        core::Random random(11);
        for (int i = 0; i < 2000; ++i) {
            const Rule rule = anyRule(random, static_cast<int>(random.below(5)));
            const std::string json = domain::toJson(rule);
            const auto back = domain::parseRule(json);
            QVERIFY2(back, json.c_str());
            QVERIFY2(*back == rule, json.c_str());
            QCOMPARE(domain::toJson(*back), json);
        }
    }

    void numbersAreValues()
    {
        const auto rule = domain::parseRule(R"({"field":"age","op":"between","value":[18, 30.5]})");
        QVERIFY(rule);
        QCOMPARE(rule->values, (std::vector<std::string>{"18", "30.5"}));
        QVERIFY(domain::parseRule(R"({"all":[]})"));
    }

    void refusals()
    {
        for (const char* wrong :
            {"", "[]", "{}", "{\"all\":1}", "{\"not\":[]}", "{\"field\":\"a\",\"op\":\"~\",\"value\":1}",
                "{\"field\":\"a\",\"op\":\"=\"}", "{\"field\":\"a\",\"op\":\"between\",\"value\":[1]}",
                "{\"segment\":\"\"}", "{\"field\":\"a\",\"op\":\"=\",\"value\":{}}",
                "{\"field\":\"a\",\"op\":\"=\",\"value\":1,\"x\":2}", "{\"all\":[],\"any\":[]}",
                "{\"field\":\"a\",\"op\":\"missing\",\"value\":1}", "{\"ids\":[null]}", "{\"field\":"}) {
            const auto rule = domain::parseRule(wrong);
            QVERIFY2(!rule && rule.error().code == core::Code::InvalidRule, wrong);
        }
        std::string deep;
        for (int i = 0; i < 100000; ++i)
            deep += "{\"not\":";
        QVERIFY(!domain::parseRule(deep));
        std::string nested = "{\"all\":[]}";
        for (int i = 0; i < 70; ++i)
            nested = "{\"not\":" + nested + "}";
        QVERIFY(!domain::parseRule(nested));
        QCOMPARE(domain::parseRule("{\"all\":[],}").error().where.byte, 10ull);
    }
};

HOLDFAST_TEST(RuleTest)
#include "RuleTest.moc"
