// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "flow/ChurnTree.h"
#include "flow/Explore.h"
#include "flow/MakeSample.h"
#include "flow/Shop.h"

#include <cmath>
#include <fstream>
#include <set>

using namespace holdfast;

class ChurnTreeFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    core::JobContext m_job;

    // Customers with a churn label: those of the North on the basic plan leave with `high`, the others with 0.08.
    core::Result<flow::SessionPtr> labelled(const std::string& name, int customers, double high, std::uint64_t seed)
    {
        core::Random random(seed);
        const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
        std::ofstream file(path + ".csv", std::ios::binary);
        file << "Customer ID,Region,Plan,Calls,Rooms,Status\n";
        static constexpr const char* kRegions[] {"North", "South", "East"};
        static constexpr const char* kPlans[] {"Basic", "Gold"};
        for (int i = 0; i < customers; ++i) {
            const auto region = random.below(3), plan = random.below(2), calls = random.below(9);
            const bool gone = random.chance(region == 0 && plan == 0 ? high : 0.08);
            file << "c" << 10000 + i << ',' << kRegions[region] << ',' << kPlans[plan] << ',' << (calls == 8 ? std::string() : std::to_string(calls)) << ',' << random.below(5) << ','
                 << (gone ? "churned" : "active") << '\n';
        }
        file.close();
        auto session = flow::createWorkspace(path + ".holdfast", tests::fixedClock());
        if (!session)
            return session;
        flow::ImportRequest request;
        request.path = path + ".csv";
        request.role = "customer";
        if (auto imported = flow::importSource(**session, request, m_job); !imported)
            return std::unexpected(imported.error());
        return session;
    }

    static std::vector<std::string> fieldsOf(const domain::Rule& rule)
    {
        if (rule.kind == domain::Rule::Kind::Compare)
            return {rule.field};
        std::vector<std::string> fields;
        for (const auto& part : rule.parts)
            for (const auto& field : fieldsOf(part))
                fields.push_back(field);
        return fields;
    }

private Q_SLOTS:
    void whatWasPlantedIsProposed()
    {
        const auto session = labelled("planted", 2400, 0.6, 5);
        MUST(session);
        const auto answer = flow::growChurnTree(**session, {}, m_job);
        MUST(answer);
        QVERIFY(!answer->period);
        QCOMPARE(answer->basis.n, std::uint64_t(2400));
        QVERIFY(answer->highest > 0);
        const auto& best = answer->nodes[std::size_t(answer->highest)];
        std::set<std::string> labels; // as the source calls them
        for (const auto& name : fieldsOf(best.rule))
            labels.insert(std::ranges::find(answer->fields, name, &flow::CustomerField::name)->label);
        const std::vector<std::string> asked(labels.begin(), labels.end());
        QCOMPARE(asked, (std::vector<std::string> {"Plan", "Region"}));
        QVERIFY(*best.churnRate.lower < 0.6 && *best.churnRate.upper > 0.6);
        QVERIFY(answer->steps[answer->chosen].error < 0.9);
        // Every node is what its rule says: the same customers, counted by the rules of segments.
        std::uint64_t leaves = 0;
        for (const auto& node : answer->nodes) {
            const auto customers = flow::segmentCustomers(**session, node.rule, {}, m_job);
            MUST(customers);
            QCOMPARE(customers->size(), std::size_t(node.n));
            QCOMPARE(node.n, node.chosenOn + static_cast<std::uint64_t>(node.churnRate.n));
            leaves += node.left < 0 ? node.n : 0;
        }
        QCOMPARE(leaves, std::uint64_t(2400));
        // Saved, it is a live segment of that size; undone, it is gone.
        MUST(flow::saveSegment(**session, {"Leavers", best.rule}));
        const auto sizes = flow::measureSegments(**session, {}, m_job);
        MUST(sizes);
        QCOMPARE(sizes->front().n, best.n);
        MUST(flow::undo(**session));
        QVERIFY(flow::segments(**session)->empty());
    }

    // Nothing to be found: cut back to the root, whatever the half drawn.
    void noiseGivesNoSegments()
    {
        const auto session = labelled("noise", 1600, 0.08, 11);
        MUST(session);
        int alone = 0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            flow::ChurnTreeRequest request;
            request.seed = seed;
            const auto answer = flow::growChurnTree(**session, request, m_job);
            MUST(answer);
            alone += answer->nodes.size() == 1 && answer->highest == -1;
        }
        QVERIFY2(alone >= 4, qPrintable(QString::number(alone)));
    }

    // Seeded draws only.
    void sameSeedSameTreeAndRefusals()
    {
        const auto session = labelled("again", 1200, 0.5, 3);
        MUST(session);
        const auto one = flow::growChurnTree(**session, {}, m_job), two = flow::growChurnTree(**session, {}, m_job);
        MUST(one);
        MUST(two);
        QCOMPARE(one->nodes.size(), two->nodes.size());
        for (std::size_t i = 0; i < one->nodes.size(); ++i) {
            QVERIFY(one->nodes[i].rule == two->nodes[i].rule);
            QCOMPARE(one->nodes[i].churned, two->nodes[i].churned);
        }
        flow::ChurnTreeRequest request;
        request.depth = 7;
        QVERIFY(flow::growChurnTree(**session, request, m_job).error().code == core::Code::InvalidParameter);
        request = {};
        domain::Rule few;
        few.kind = domain::Rule::Kind::Ids;
        few.values = {"c10001", "c10002"};
        request.scope.rule = few;
        QVERIFY(flow::growChurnTree(**session, request, m_job).error().code == core::Code::NotEnoughData);
        core::JobContext stopped;
        stopped.stop();
        QVERIFY(flow::growChurnTree(**session, {}, stopped).error().code == core::Code::Cancelled);
    }

    // Churn of a period is explained by what was known on the day before: the rules of the leaves share out all customers of that day.
    void rulesAreOfTheDayBefore()
    {
        flow::SampleRequest sample;
        sample.customers = 3000;
        sample.months = 18;
        const auto session = flow::makeSample(m_folder.filePath(QStringLiteral("shop.holdfast")).toStdString(), sample, m_job);
        MUST(session);
        flow::ChurnTreeRequest request;
        request.scope.period = core::Grain::Quarter;
        const auto answer = flow::growChurnTree(**session, request, m_job);
        MUST(answer);
        QVERIFY(answer->period);
        QCOMPARE(answer->knownOn.days, core::firstDay(*answer->period).days - 1);
        flow::Scope then;
        then.asOf = answer->knownOn;
        std::multiset<std::string> all;
        std::uint64_t n = 0;
        for (const auto& node : answer->nodes)
            if (node.left < 0) {
                const auto customers = flow::segmentCustomers(**session, node.rule, then, m_job);
                MUST(customers);
                QVERIFY(customers->size() >= node.n); // also those who were not active
                all.insert(customers->begin(), customers->end());
                n += node.n;
            }
        QCOMPARE(n, answer->basis.n);
        const auto everybody = flow::segmentCustomers(**session, {}, then, m_job);
        MUST(everybody);
        QCOMPARE(all, std::multiset<std::string>(everybody->begin(), everybody->end()));
        for (const auto& field : answer->fields)
            QVERIFY(field.name != "churned" && field.field != "status" && field.field != "churn_date");
    }

    // The days of silence make the label: the tree must not find them again.
    void silenceIsNotAskedAboutUnderAnInactivityRule()
    {
        const auto session = tests::workspaceOf(tests::Shop::made(12, 900), m_folder.path().toStdString(), "silence");
        MUST(session);
        flow::ChurnTreeRequest request;
        request.scope.period = core::Grain::Quarter;
        const auto answer = flow::growChurnTree(**session, request, m_job);
        MUST(answer);
        QVERIFY(answer->period);
        QVERIFY(std::ranges::none_of(answer->fields, [](const auto& field) { return field.name == "recency_days"; }));
        QVERIFY(std::ranges::any_of(answer->leftOut, [](const auto& left) { return left.first.name == "recency_days" && left.second == "defines-churn"; }));
        QVERIFY(std::ranges::any_of(answer->fields, [](const auto& field) { return field.name == "orders"; }));
        for (const auto& node : answer->nodes)
            for (const auto& field : fieldsOf(node.rule))
                QVERIFY(field != "recency_days");
    }
};

HOLDFAST_TEST(ChurnTreeFlowTest)
#include "ChurnTreeFlowTest.moc"
