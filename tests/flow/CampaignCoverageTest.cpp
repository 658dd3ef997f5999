// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "flow/CampaignEvaluateArms.h"

#include <cmath>
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
