// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/ChurnClasses.h"
#include "flow/Explore.h"
#include "flow/Lifetimes.h"
#include "flow/MakeSample.h"
#include "flow/Retention.h"
#include "flow/SessionState.h"
#include "flow/WatchList.h"

#include <QDir>

#include <atomic>
#include <ctime>
#include <functional>
#include <thread>

using namespace holdfast;

namespace {

struct UseCase {
    std::function<core::Status(flow::Session&, core::JobContext&)> run;
};

template <class T> core::Status statusOf(const core::Result<T>& result)
{
    if (!result)
        return std::unexpected(result.error());
    return {};
}

} // namespace

// Each use case stopped at its first checkpoint, and again at its first report of progress: it is back within 200 ms of
// processor time (a busy machine may keep it waiting), has changed nothing, and works the next time.
class CancelFlowTest : public QObject {
    Q_OBJECT

    static constexpr long kSoon = 200; // ms
    std::clock_t m_since = 0;
    long worked() const { return static_cast<long>((std::clock() - m_since) * 1000 / CLOCKS_PER_SEC); }
    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    tests::Shop m_shop = tests::Shop::made(61, 400);
    std::map<QString, UseCase> m_cases;

    std::string at(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void initTestCase()
    {
        const auto session = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(session);
        m_session = *session;
        const auto rule = domain::parseRule(R"({"field":"plan","op":"=","value":"Gold"})");
        const auto saved = flow::saveSegment(*m_session, {"gold", *rule});
        MUST(saved);
        m_shop.writeLines(at("more.csv"));

        using flow::Session;
        using core::JobContext;
        m_cases["churn"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureChurn(s, {}, job)); }};
        m_cases["churn rule"] = {[](Session& s, JobContext& job) { return statusOf(flow::proposeChurnRule(s, {}, job)); }};
        m_cases["cohorts"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureCohorts(s, {}, job)); }};
        m_cases["rfm"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureRfm(s, {}, job)); }};
        m_cases["overview"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureOverview(s, {}, job)); }};
        m_cases["explore"] = {[](Session& s, JobContext& job) { return statusOf(flow::explore(s, {}, job)); }};
        m_cases["segment sizes"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureSegments(s, {}, job)); }};
        m_cases["segment customers"] = {[rule](Session& s, JobContext& job) { return statusOf(flow::segmentCustomers(s, *rule, {}, job)); }};
        m_cases["rows"] = {[](Session& s, JobContext& job) { return statusOf(flow::rowsOf(s, "transaction", 0, 100000, true, job)); }};
        const std::string more = at("more.csv");
        m_cases["preview"] = {[more](Session& s, JobContext& job) { return statusOf(flow::previewSource(&s, {more, {}, {}}, job)); }};
        m_cases["import"] = {[more](Session& s, JobContext& job) {
            flow::ImportRequest request;
            request.path = more;
            request.id = "more";
            auto loaded = flow::importSource(s, request, job);
            if (loaded)
                return flow::undo(s);
            return statusOf(loaded);
        }};
        m_cases["churn classes"] = {[](Session& s, JobContext& job) { return statusOf(flow::classifyChurn(s, {}, job)); }};
        m_cases["lifetimes"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureLifetimes(s, {}, job)); }};
        m_cases["hazards"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureHazards(s, {}, job)); }};
        m_cases["risk"] = {[](Session& s, JobContext& job) { return statusOf(flow::measureRisk(s, {}, job)); }};
        m_cases["watch list"] = {[](Session& s, JobContext& job) { return statusOf(flow::watchList(s, {}, job)); }};
        m_cases["training"] = {[](Session& s, JobContext& job) {
            auto trained = flow::trainRisk(s, {}, job);
            return trained ? flow::undo(s) : statusOf(trained);
        }};
        const std::string copy = at("copy.holdfast");
        m_cases["backup"] = {[copy](Session& s, JobContext& job) {
            auto made = flow::backupWorkspace(s, copy, job);
            QFile::remove(QString::fromStdString(copy));
            return made;
        }};
        const std::string sample = at("sample.holdfast");
        m_cases["sample"] = {[sample](Session&, JobContext& job) {
            flow::SampleRequest request;
            request.customers = 500;
            request.months = 8;
            auto made = statusOf(flow::makeSample(sample, request, job));
            if (made)
                QFile::remove(QString::fromStdString(sample));
            return made;
        }};
    }

    void stopped_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& [name, useCase] : m_cases)
            QTest::newRow(qPrintable(name)) << name;
    }

    void stopped()
    {
        QFETCH(QString, name);
        const auto& run = m_cases.at(name).run;
        const auto content = tests::contentOf(*m_session);
        MUST(content);
        const QStringList before = files();

        m_session->forget(); // nothing kept: all of it is to be done
        core::JobContext job;
        job.stop();
        m_since = std::clock();
        const auto refused = run(*m_session, job);
        QVERIFY2(worked() < kSoon, std::to_string(worked()).c_str());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::Code::Cancelled);

        core::JobContext* running = nullptr;
        bool asked = false;
        core::JobContext second([&](double, const std::string&) {
            if (!asked)
                m_since = std::clock();
            asked = true;
            running->stop();
        });
        running = &second;
        m_session->forget();
        const auto halfway = run(*m_session, second);
        if (asked)
            QVERIFY2(worked() < kSoon, std::to_string(worked()).c_str());
        if (!halfway)
            QCOMPARE(halfway.error().code, core::Code::Cancelled);

        const auto after = tests::contentOf(*m_session);
        MUST(after);
        QCOMPARE(*after, *content);
        QCOMPARE(files(), before);

        core::JobContext third;
        const auto done = run(*m_session, third);
        MUST(done);
    }

    void aBrushStops()
    {
        core::JobContext job;
        const auto exploration = flow::explore(*m_session, {}, job);
        MUST(exploration);
        core::JobContext stopped;
        stopped.stop();
        const std::vector<flow::FacetFilter> brush {{"plan", {0}}}; // a new one: what was counted already is only told
        const auto refused = (*exploration)->count(brush, stopped);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::Code::Cancelled);
        const auto counted = (*exploration)->count(brush, job);
        MUST(counted);
        const auto fresh = flow::explore(*m_session, {}, job);
        MUST(fresh);
        const auto expected = (*fresh)->count(brush, job);
        MUST(expected);
        QCOMPARE(counted->summary.customers, expected->summary.customers);
        for (std::size_t f = 0; f < counted->facets.size(); ++f)
            QCOMPARE(counted->facets[f].selected, expected->facets[f].selected);
    }

    // The connection is shared: stopping one job must not end the work of another on the same workspace.
    void aStopEndsNoOtherJob()
    {
        std::atomic<bool> done {false};
        std::thread stopped([&] {
            core::Random random(17);
            while (!done) {
                core::JobContext job;
                std::thread work([&] {
                    m_session->forget();
                    (void)m_session->snapshot({}, job);
                    (void)flow::rowsOf(*m_session, "transaction", 0, 100000, true, job);
                });
                for (auto spins = random.below(200000); spins > 0; --spins)
                    std::atomic_signal_fence(std::memory_order_seq_cst);
                job.stop();
                work.join();
            }
        });
        std::string failure;
        for (int i = 0; i < 300 && failure.empty(); ++i) {
            core::JobContext job;
            failure = tests::failureOf(flow::rowsOf(*m_session, "customer", 0, 1000, true, job)) + tests::failureOf(flow::describeWorkspace(*m_session));
        }
        done = true;
        stopped.join();
        QCOMPARE(failure, std::string());
    }
};

HOLDFAST_TEST(CancelFlowTest)
#include "CancelFlowTest.moc"
