// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Explore.h"
#include "flow/TargetGroups.h"

#include <cmath>

using namespace holdfast;
using domain::Rule;

class TargetGroupsFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::Shop m_shop;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    core::Status save(const std::string& name, const std::string& field, Rule::Op op, std::vector<std::string> values)
    {
        Rule rule;
        rule.kind = Rule::Kind::Compare;
        rule.field = field;
        rule.op = op;
        rule.values = std::move(values);
        return flow::saveSegment(*m_session, {name, rule});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shop = tests::Shop::made(8, 500);
        const auto session = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(session);
        m_session = *session;
    }

    void withoutSegments()
    {
        const auto answer = flow::evaluateTargetGroups(*m_session, {}, m_job);
        QVERIFY(!answer && answer.error().code == core::Code::NotEnoughData);
    }

    void sizeReachAndValueAgainstPlainLoops()
    {
        MUST(save("Gold", "plan", Rule::Op::Equal, {"Gold"}));
        MUST(save("Nobody", "plan", Rule::Op::Equal, {"Never"}));
        const auto answer = flow::evaluateTargetGroups(*m_session, {}, m_job);
        MUST(answer);
        QCOMPARE(answer->groups.size(), std::size_t(2));
        std::uint64_t n = 0, agreed = 0;
        std::int64_t net = 0, all = 0;
        for (const auto& customer : m_shop.customers)
            if (customer.plan == "Gold") {
                ++n;
                agreed += customer.consent == 1;
            }
        for (const auto& line : m_shop.lines)
            if (line.day() > m_shop.last.days - 365) {
                all += line.amount;
                net += m_shop.customers[std::size_t(line.customer)].plan == "Gold" ? line.amount : 0;
            }
        const auto& gold = answer->groups[0];
        QCOMPARE(gold.n, n);
        QVERIFY(std::abs(gold.netLastYear - double(net) / 100) < 1e-6);
        QVERIFY(std::abs(gold.netShare - double(net) / double(all)) < 1e-9);
        QVERIFY(std::abs(*gold.netPerCustomer.value - double(net) / 100 / double(n)) < 1e-9);
        QVERIFY(gold.reachable.value && std::abs(*gold.reachable.value - double(agreed) / double(n)) < 1e-12);
        QVERIFY(gold.growth && gold.field);
        QVERIFY(std::abs(*gold.growth - (double(gold.activeAtEnd) / double(gold.active) - 1)) < 1e-12);
        const bool grows = *gold.growth >= *answer->all.growth, valuable = *gold.netPerCustomer.value >= *answer->all.netPerCustomer.value;
        QCOMPARE(*gold.field, grows ? (valuable ? flow::MatrixField::Grow : flow::MatrixField::Test) : (valuable ? flow::MatrixField::Protect : flow::MatrixField::Limit));
        QCOMPARE(answer->all.n, std::uint64_t(500));
        // Nobody: no figure is made up.
        const auto& nobody = answer->groups[1];
        QVERIFY(nobody.n == 0 && !nobody.growth && !nobody.field && !nobody.differentiation && !nobody.netPerCustomer.value && !nobody.reachable.value);
        // What the plan does not go with is small; a segment of the frequent stands out in orders.
        QVERIFY(*gold.differentiation < 0.2);
        MUST(save("Often", "orders", Rule::Op::GreaterEqual, {"8"}));
        const auto again = flow::evaluateTargetGroups(*m_session, {}, m_job);
        MUST(again);
        const auto often = std::ranges::find(again->groups, std::string("Often"), &flow::SegmentWorth::name);
        QVERIFY(*often->differentiation > 0.2 && *often->strongest > 0.8);
    }

    void stopped()
    {
        core::JobContext job;
        job.stop();
        const auto answer = flow::evaluateTargetGroups(*m_session, {}, job);
        QVERIFY(!answer && answer.error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(TargetGroupsFlowTest)
#include "TargetGroupsFlowTest.moc"
