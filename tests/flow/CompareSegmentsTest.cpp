// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Groups.h"
#include "flow/CompareSegments.h"
#include "flow/Explore.h"
#include "flow/MakeSample.h"
#include "flow/Session.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace holdfast;
using domain::Rule;

class CompareSegmentsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    bool save(const std::string& name, const std::string& field, Rule::Op op, std::vector<std::string> values)
    {
        Rule rule;
        rule.kind = Rule::Kind::Compare;
        rule.field = field;
        rule.op = op;
        rule.values = std::move(values);
        return flow::saveSegment(*m_session, {name, rule}).has_value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        flow::SampleRequest request;
        request.customers = 700;
        request.months = 18;
        auto made = flow::makeSample(m_folder.filePath(QStringLiteral("shop.holdfast")).toStdString(), request, m_job);
        QVERIFY(made);
        m_session = *made;
        QVERIFY(save("Often", "orders", Rule::Op::GreaterEqual, {"6"}));
        QVERIFY(save("Seldom", "orders", Rule::Op::Less, {"6"}));
        QVERIFY(save("Middle", "orders", Rule::Op::Between, {"4", "8"}));
        QVERIFY(save("Nobody", "orders", Rule::Op::Greater, {"100000"}));
    }

    void twoDisjointSegmentsAgainstPlainLoops()
    {
        const auto answer = flow::compareSegments(*m_session, {}, {"Often", "Seldom"}, m_job);
        QVERIFY(answer);
        QCOMPARE(answer->inSeveral, std::uint64_t(0));
        const auto sizes = flow::measureSegments(*m_session, {}, m_job);
        QVERIFY(sizes);
        for (const auto& segment : answer->segments) {
            const auto size = std::ranges::find(*sizes, segment.name, &flow::SegmentSize::name);
            QCOMPARE(segment.n, size->n);
            QCOMPARE(segment.churnRate.value.value_or(-1), size->churnRate.value.value_or(-1));
        }
        QCOMPARE(answer->segments[0].shared[1], std::uint64_t(0));
        // The orders of both, counted again.
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        std::vector<double> values;
        std::vector<std::uint32_t> codes;
        for (std::size_t f = 1; f < table->fields().size(); ++f)
            for (std::uint32_t row = 0; table->fields()[f].name == "orders" && row < table->customers(); ++row) {
                values.push_back(*table->number(row, f));
                codes.push_back(values.back() >= 6 ? 0 : 1);
            }
        const auto expected = analytics::compareGroups(values, codes, 2);
        const auto orders = std::ranges::find_if(answer->figures, [](const auto& figure) { return figure.field.name == "orders"; });
        QVERIFY(orders != answer->figures.end());
        QCOMPARE(*orders->values[0].mean, *expected.groups[0].mean);
        QCOMPARE(*orders->p, *expected.tests.front().p);
        QVERIFY(*orders->pAdjusted >= *orders->p);
        QVERIFY(*orders->effectLower > 0); // who orders often orders more
        QCOMPARE(answer->figures.front().field.name, std::string("churn-rate"));
    }

    // Who is in several is in no test, and said to be.
    void overlapsAreLeftOut()
    {
        const auto answer = flow::compareSegments(*m_session, {}, {"Often", "Middle", "Seldom"}, m_job);
        QVERIFY(answer);
        const auto& segments = answer->segments;
        QCOMPARE(answer->inSeveral, segments[0].shared[1] + segments[1].shared[2]); // Often and Seldom share nobody
        QCOMPARE(answer->inSeveral, segments[1].n); // everybody in the middle is in one of the others
        for (const auto& figure : answer->figures)
            QVERIFY(figure.test.empty()); // nobody is left there
    }

    void refusesWhatIsNoComparison()
    {
        for (const std::vector<std::string>& names : {std::vector<std::string> {"Often"}, {"Often", "Often"}, {"a", "b", "c", "d", "e"}}) {
            const auto answer = flow::compareSegments(*m_session, {}, names, m_job);
            QVERIFY(!answer && answer.error().code == core::Code::InvalidParameter);
        }
        const auto unknown = flow::compareSegments(*m_session, {}, {"Often", "Never saved"}, m_job);
        QVERIFY(!unknown && unknown.error().code == core::Code::UnknownSegment);
        const auto nobody = flow::compareSegments(*m_session, {}, {"Often", "Nobody"}, m_job);
        QVERIFY(nobody);
        for (const auto& figure : nobody->figures)
            QVERIFY(figure.test.empty() && !figure.p);
    }
};

HOLDFAST_TEST(CompareSegmentsTest)
#include "CompareSegmentsTest.moc"
