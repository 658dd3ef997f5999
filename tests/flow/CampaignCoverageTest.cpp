// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "flow/CampaignEvaluateArms.h"
#include "flow/CampaignRunState.h"
#include "flow/CampaignTargetState.h"

#include <cmath>
#include <cstring>
#include <ctime>
#include <limits>

using namespace holdfast;
using namespace holdfast::flow;

namespace {

struct Planted {
    ArmRows rows;
    double effect = 0, saved = 0; // of the share who stay; of those who would leave
};

// Customers with risks of their own; the campaign saves a share of those who would leave, and wakes nobody.
Planted planted(core::Random& random, std::size_t n)
{
    Planted p;
    p.saved = 0.5 * random.uniform();
    const double held = 0.2 + 0.3 * random.uniform();
    for (std::size_t i = 0; i < n; ++i) {
        const double risk = 0.15 + 0.4 * random.uniform();
        const bool treated = !random.chance(held);
        p.rows.y.push_back(!random.chance(treated ? risk * (1 - p.saved) : risk));
        p.rows.treated.push_back(treated);
        p.rows.before.push_back(random.exponential(40));
        p.rows.worth.push_back(random.exponential(100));
        p.rows.score.push_back(risk);
    }
    p.effect = 0.35 * p.saved;
    return p;
}

bool covers(const core::Estimate& e, double truth)
{
    return e.lower && e.upper && *e.lower <= truth && truth <= *e.upper;
}

EvaluateAnswer asked(bool share = true)
{
    EvaluateAnswer answer;
    answer.plan.outcome = share ? "stayed" : "amount";
    answer.money.cost = 100;
    return answer;
}

} // namespace

class CampaignCoverageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A thousand campaigns with planted effects: the 95 % interval holds the truth in 93 to 97 % of them, that of the effect, of what
    // it brought (100 a kept customer on average) and of the share saved.
    void intervalsCoverThePlanted()
    {
        core::Random random(31);
        core::JobContext job;
        EvaluateRequest request;
        request.replicates = 0;
        int effect = 0, value = 0, saved = 0;
        for (int round = 0; round < 1000; ++round) {
            const auto p = planted(random, 1500);
            auto answer = asked();
            QVERIFY(fillEffects(answer, p.rows, request, job).has_value());
            effect += covers(answer.effect, p.effect);
            value += covers(answer.money.value, p.effect * 100 * static_cast<double>(answer.treated.n));
            saved += covers(savedShare(answer.treated, answer.control, 0, 0.95).saved, p.saved);
        }
        qInfo("covered of 1000: effect %d, value %d, share saved %d", effect, value, saved);
        for (const int n : {effect, value, saved})
            QVERIFY2(n >= 930 && n <= 970, qPrintable(QString::number(n)));
    }

    // The same for amounts, skewed ones with a part explained by what was spent before.
    void amounts()
    {
        core::Random random(32);
        core::JobContext job;
        EvaluateRequest request;
        request.replicates = 0;
        int plain = 0, adjusted = 0;
        double wide = 0, narrow = 0;
        for (int round = 0; round < 1000; ++round) {
            ArmRows rows;
            rows.share = false;
            const double gain = 5 * random.uniform();
            for (int i = 0; i < 800; ++i) {
                const double before = random.exponential(30);
                rows.before.push_back(before);
                rows.worth.push_back(std::numeric_limits<double>::quiet_NaN());
                rows.treated.push_back(random.chance(0.6));
                rows.y.push_back(0.8 * before + random.exponential(10) + gain * rows.treated.back());
            }
            auto answer = asked(false);
            QVERIFY(fillEffects(answer, rows, request, job).has_value());
            plain += covers(answer.effect, gain);
            adjusted += answer.cuped->adjusted.lower <= gain && gain <= answer.cuped->adjusted.upper;
            wide += *answer.effect.upper - *answer.effect.lower;
            narrow += *answer.cuped->adjusted.upper - *answer.cuped->adjusted.lower;
        }
        QVERIFY2(plain >= 930 && plain <= 970 && adjusted >= 930 && adjusted <= 970, qPrintable(QString("%1 %2").arg(plain).arg(adjusted)));
        QVERIFY(narrow < 0.6 * wide);
    }

    // A million contacts, for the log: processor time of everything but reading them.
    void aMillionContacts()
    {
        core::Random random(33);
        core::JobContext job;
        const auto p = planted(random, 1'000'000);
        auto answer = asked();
        const std::clock_t begin = std::clock();
        QVERIFY(fillEffects(answer, p.rows, {}, job).has_value());
        qInfo("evaluated in %.2f s of processor time", static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        QVERIFY(covers(answer.effect, p.effect) || std::abs(*answer.effect.value - p.effect) < 0.005);
        QVERIFY(answer.qini && answer.qini->qiniLower);
    }

    // The lists of a million contacts: back as they were, and the processor time of reading and checking them for the log.
    void aMillionContactsAreRead()
    {
        constexpr std::size_t n = 1'000'000;
        core::Random random(34);
        CampaignContacts contacts;
        CampaignOutcomes outcomes;
        outcomes.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            contacts.customers.push_back("C-" + std::to_string(i));
            contacts.offer.push_back(static_cast<std::uint32_t>(random.below(8)));
            contacts.control.push_back(random.chance(0.2));
            contacts.risk.push_back(random.uniform());
            contacts.value.push_back(i % 10 == 0 ? std::numeric_limits<double>::quiet_NaN() : 500 * random.uniform());
            contacts.uplift.push_back(0.2 * random.uniform() - 0.01);
            contacts.net.push_back(20 * random.uniform() - 5);
            contacts.before.push_back(std::round(random.uniform() * 10000) / 100);
            contacts.tier.push_back(static_cast<std::uint8_t>(random.below(3)));
            contacts.valueClass.push_back(static_cast<std::uint8_t>(random.below(4)));
            outcomes.contacted[i] = 1;
            outcomes.converted[i] = random.chance(0.5);
            outcomes.cost[i] = 1.25;
        }
        outcomes.issues = {{"unknown-customer", 2, {"a \"files\": b", "]"}}};
        outcomes.files = {"out \"responded\":[.csv"};
        const std::string text = textOf(contacts), more = textOf(outcomes);
        const std::clock_t begin = std::clock();
        const auto back = parseContacts(text);
        const auto known = parseOutcomes(more, n);
        const std::string digest = digestOf({}, text);
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        qInfo("read and checked in %.2f s of processor time (%zu MB)", seconds, (text.size() + more.size()) >> 20);
        QVERIFY(back && known && digest.size() == 64);
        QVERIFY(back->customers == contacts.customers && back->offer == contacts.offer && back->control == contacts.control && back->tier == contacts.tier && back->valueClass == contacts.valueClass);
        QVERIFY(back->risk == contacts.risk && back->net == contacts.net && back->before == contacts.before && back->uplift == contacts.uplift);
        for (std::size_t i = 0; i < n; i += 7)
            QVERIFY(std::isnan(back->value[i]) ? std::isnan(contacts.value[i]) : back->value[i] == contacts.value[i]);
        QVERIFY(known->converted == outcomes.converted && known->cost == outcomes.cost && std::isnan(known->amount[5]));
        QCOMPARE(known->files, outcomes.files);
        QCOMPARE(known->issues.front().examples, outcomes.issues.front().examples);
    }

    // Lists laid out in another way are read by the careful reader; broken ones are refused.
    void listsOfAnotherHand()
    {
        const std::string plain = R"({"before":[1.5],"control":[0],"customers":["a"],"net":[null],"offer":[2],"risk":[0.5],"tier":[0],"uplift":[0.1],"value":[3],"value_class":[1]})";
        const auto read = parseContacts(plain);
        QVERIFY(read && read->customers.front() == "a" && read->offer.front() == 2 && std::isnan(read->net.front()) && read->before.front() == 1.5);
        const auto changed = [&](const char* from, const char* to) {
            std::string text = plain;
            return parseContacts(text.replace(text.find(from), std::strlen(from), to));
        };
        const auto spaced = changed("[1.5]", "[ 1.5 ]"), escaped = changed("\"a\"", "\"\\u0041\\\"risk\\\":[9]\"");
        QVERIFY(spaced && spaced->before.front() == 1.5);
        QVERIFY(escaped && escaped->customers.front() == "A\"risk\":[9]" && escaped->risk.front() == 0.5);
        QVERIFY(!changed("[1.5]", "[1.5,2]")); // another length
        QVERIFY(!changed("[1.5]", "[1.5"));
        QVERIFY(!changed("\"tier\":[0]", "\"tier\":[3]")); // no such tier
        QVERIFY(!changed("\"risk\"", "\"rusk\""));
        QVERIFY(!parseContacts("") && !parseContacts("[]"));
        QVERIFY(parseContacts(textOf(CampaignContacts {}))->size() == 0);
    }

    // Nothing planted: of many groups the corrected tests call at most a few; a broken split is told and nothing is decided.
    void refusals()
    {
        core::JobContext job;
        core::Random random(8);
        EvaluateRequest request;
        request.replicates = 50;
        auto p = planted(random, 2000);
        auto answer = asked();
        answer.plannedRatio = 1; // half and half was planned
        QVERIFY(fillEffects(answer, p.rows, request, job).has_value());
        QVERIFY(answer.ratioBroken && answer.decision == "broken" && !answer.doubts.empty());
        QVERIFY(answer.qini && answer.qini->qiniLower && *answer.qini->qiniLower <= answer.qini->qini && answer.qini->qini <= *answer.qini->qiniUpper);
        // Nobody held back: no causal estimate.
        std::fill(p.rows.treated.begin(), p.rows.treated.end(), 1.0);
        auto alone = asked();
        QVERIFY(fillEffects(alone, p.rows, request, job).has_value());
        QVERIFY(!alone.hasControl && alone.decision == "no-control" && !alone.effect.value && alone.treated.n == 2000);
        // One row an arm, and all the same.
        ArmRows two;
        two.y = {1, 1};
        two.treated = {1, 0};
        two.before = two.worth = {1, 1};
        auto tiny = asked();
        QVERIFY(fillEffects(tiny, two, request, job).has_value());
        QVERIFY(tiny.effect.value && *tiny.effect.value == 0);
        const std::vector<std::uint32_t> both {0, 1};
        QVERIFY(!effectLine(two, both, 0.95).p); // too few for a test, the interval is shown
        QVERIFY(!savedShare(tiny.treated, tiny.control, 0, 0.95).saved.value); // nobody left
        QVERIFY(effectLine(two, {}, 0.95).treated == 0);
    }
};

HOLDFAST_TEST(CampaignCoverageTest)
#include "CampaignCoverageTest.moc"
