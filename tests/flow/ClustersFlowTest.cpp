// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Groups.h"
#include "flow/Clusters.h"
#include "flow/Explore.h"
#include "flow/MakeSample.h"
#include "flow/Shop.h"

#include <cmath>
#include <fstream>
#include <set>

using namespace holdfast;

class ClustersFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    // A workspace of one customer table.
    core::Result<flow::SessionPtr> tableOf(const std::string& name, const std::string& csv)
    {
        const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
        std::ofstream(path + ".csv", std::ios::binary) << csv;
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

private Q_SLOTS:
    void initTestCase()
    {
        flow::SampleRequest request;
        request.customers = 700;
        request.months = 18;
        auto made = flow::makeSample(m_folder.filePath(QStringLiteral("shop.holdfast")).toStdString(), request, m_job);
        MUST(made);
        m_session = *made;
    }

    // Three heaps far apart in two figures, and a word that goes with the heap.
    void plantedHeapsAreFound()
    {
        core::Random random(7);
        std::string csv = "Customer ID,Visits,Basket,Plan\n";
        static constexpr double kMiddles[3][2] {{10, 10}, {50, 15}, {30, 60}};
        static constexpr const char* kPlans[] {"Basic", "Silver", "Gold"};
        std::vector<int> heaps;
        for (int i = 0; i < 300; ++i) {
            const int heap = i < 150 ? 0 : i < 240 ? 1 : 2;
            heaps.push_back(heap);
            csv += "c" + std::to_string(1000 + i) + "," + std::to_string(kMiddles[heap][0] + 2 * random.uniform()) + "," + std::to_string(kMiddles[heap][1] + 2 * random.uniform()) + "," + kPlans[heap] + "\n";
        }
        csv += "c9999,,3,Basic\n"; // not to be placed
        const auto session = tableOf("heaps", csv);
        MUST(session);
        const auto answer = flow::measureClusters(**session, {}, m_job);
        MUST(answer);
        QVERIFY(answer->suggested);
        QCOMPARE(answer->clusters.size(), std::size_t(3));
        QCOMPARE(answer->silhouettes.size(), std::size_t(7));
        QCOMPARE(answer->basis.n, std::uint64_t(300));
        QCOMPARE(answer->basis.excluded.at("missing-value"), std::uint64_t(1));
        QCOMPARE(answer->clusters[0].n, std::uint64_t(150));
        QCOMPARE(answer->clusters[1].n, std::uint64_t(90));
        QCOMPARE(answer->clusters[2].n, std::uint64_t(60));
        QVERIFY(*answer->silhouette > 0.8);
        for (std::size_t i = 0; i < answer->of.size(); ++i)
            QCOMPARE(int(answer->of[i]), heaps[answer->rows[i]]);
        // The word stands out in its heap, in full; so does the figure, by d.
        for (std::size_t k = 0; k < 3; ++k) {
            const auto& traits = answer->clusters[k].traits;
            const auto plan = std::ranges::find_if(traits, [&](const auto& trait) { return trait.value == kPlans[k]; });
            QVERIFY(plan != traits.end());
            QCOMPARE(plan->here, 1.0);
            QCOMPARE(plan->rest, 0.0);
            QVERIFY(!plan->clusteredBy);
            QVERIFY(std::ranges::is_sorted(traits, std::greater {}, [](const auto& trait) { return std::abs(trait.effect); }));
        }
        // A cluster becomes a segment of exactly its customers.
        MUST(flow::saveSegment(**session, {"Second", flow::clusterRule(*answer, 1)}));
        const auto sizes = flow::measureSegments(**session, {}, m_job);
        MUST(sizes);
        QCOMPARE(sizes->front().n, std::uint64_t(90));
        MUST(flow::undo(**session));
        QVERIFY(flow::segments(**session)->empty());
    }

    void effectsAreThoseOfTwoGroups()
    {
        flow::ClusterRequest request;
        request.clusters = 4;
        const auto answer = flow::measureClusters(*m_session, request, m_job);
        MUST(answer);
        QVERIFY(!answer->suggested && answer->silhouettes.empty());
        QCOMPARE(answer->clusters.size(), std::size_t(4));
        std::uint64_t all = 0, compared = 0;
        for (std::size_t k = 0; k < answer->clusters.size(); ++k) {
            const auto& cluster = answer->clusters[k];
            all += cluster.n;
            QVERIFY(k == 0 || cluster.n <= answer->clusters[k - 1].n);
            for (const auto& trait : cluster.traits) {
                if (!trait.value.empty())
                    continue;
                const auto& fields = answer->customers->fields();
                const auto field = static_cast<std::size_t>(std::ranges::find(fields, trait.field.name, &flow::CustomerField::name) - fields.begin());
                std::vector<double> values;
                std::vector<std::uint32_t> codes;
                for (std::size_t i = 0; i < answer->rows.size(); ++i)
                    if (const auto value = answer->customers->number(answer->rows[i], field)) {
                        values.push_back(*value);
                        codes.push_back(answer->of[i] == k ? 0 : 1);
                    }
                const auto expected = analytics::compareGroups(values, codes, 2).effects[1];
                QCOMPARE(expected.name, std::string("cohens_d"));
                QVERIFY(std::abs(trait.effect - *expected.value) < 1e-9 * std::max(1.0, std::abs(trait.effect)));
                QVERIFY(std::abs(*trait.lower - *expected.lower) < 1e-9);
                ++compared;
            }
        }
        QCOMPARE(all, answer->basis.n);
        QVERIFY(compared > 4);
    }

    void sameSeedSameAnswer()
    {
        const auto one = flow::measureClusters(*m_session, {}, m_job), two = flow::measureClusters(*m_session, {}, m_job);
        MUST(one);
        MUST(two);
        QCOMPARE(one->of, two->of);
        QCOMPARE(one->points.size(), two->points.size());
        for (std::size_t i = 0; i < one->points.size(); ++i)
            QCOMPARE(one->points[i].x, two->points[i].x);
    }

    void refusals()
    {
        flow::ClusterRequest request;
        const auto codeOf = [&] {
            const auto answer = flow::measureClusters(*m_session, request, m_job);
            return answer ? std::string("fine") : std::string(core::word(answer.error().code));
        };
        request.clusters = 1;
        QCOMPARE(codeOf(), std::string("invalid-parameter"));
        request.clusters = 13;
        QCOMPARE(codeOf(), std::string("invalid-parameter"));
        request.clusters = 0;
        request.fields = {"orders"};
        QCOMPARE(codeOf(), std::string("invalid-parameter"));
        request.fields = {"orders", "never heard of"};
        QCOMPARE(codeOf(), std::string("unknown-field"));
        request.fields = {};
        domain::Rule nobody;
        nobody.kind = domain::Rule::Kind::Ids;
        request.scope.rule = nobody;
        QCOMPARE(codeOf(), std::string("not-enough-data"));
        request.scope.rule.reset();
        core::JobContext stopped;
        stopped.stop();
        const auto cancelled = flow::measureClusters(*m_session, request, stopped);
        QVERIFY(!cancelled && cancelled.error().code == core::Code::Cancelled);
        QCOMPARE(codeOf(), std::string("fine"));
    }

    // All alike: nothing to cluster by. One figure alone varies: not enough.
    void equalCustomers()
    {
        std::string csv = "Customer ID,Visits,Basket\n";
        for (int i = 0; i < 50; ++i)
            csv += "e" + std::to_string(100 + i) + ",5," + std::to_string(i) + "\n";
        const auto session = tableOf("equal", csv);
        MUST(session);
        const auto answer = flow::measureClusters(**session, {}, m_job);
        QVERIFY(!answer && answer.error().code == core::Code::NotEnoughData);
    }
};

HOLDFAST_TEST(ClustersFlowTest)
#include "ClustersFlowTest.moc"
