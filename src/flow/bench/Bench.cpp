// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Bench.h"

#include "core/Random.h"
#include "flow/Explore.h"
#include "flow/Facts.h"
#include "flow/ImportSource.h"
#include "flow/sample/CsvTarget.h"
#include "flow/sample/SampleTables.h"
#include "seal/Digest.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;

namespace {

constexpr const char* kStages[] = {"import", "snapshot", "features", "cohorts", "overview", "explore", "cross-filter"};
constexpr int kRuns = 3, kBrushes = 200;

// Linux: the high-water mark of the resident memory, started anew for each stage.
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

double peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) * 1024 / 1e6;
    return 0;
}

class TemporaryFolder {
public:
    ~TemporaryFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    Status make()
    {
        std::error_code error;
        const auto path = std::filesystem::temp_directory_path(error)
            / ("holdfast-bench-" + seal::hexDigest(seal::randomBytes(16)).substr(0, 16));
        if (error || !std::filesystem::create_directory(path, error))
            return core::fail(Code::IoError, {{"path", path.string()}}, {}, error.message());
        m_path = path;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, error);
        return {};
    }
    std::string file(const std::string& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

class Bench {
public:
    Bench(std::string only, core::JobContext& job) : m_only(std::move(only)), m_job(job) { }

    Result<std::vector<BenchStage>> run(const std::string& dataDir, std::uint64_t customers)
    {
        if (auto made = m_folder.make(); !made)
            return std::unexpected(made.error());
        if (auto found = files(dataDir, customers); !found)
            return std::unexpected(found.error());
        for (const auto step : {&Bench::imports, &Bench::snapshots, &Bench::features, &Bench::answers, &Bench::brushes}) {
            if (m_job.shouldStop())
                return core::fail(Code::Cancelled);
            if (auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        }
        m_job.progress(1, "bench");
        return std::move(m_stages);
    }

private:
    bool wanted(const char* name) const { return m_only.empty() || m_only == name; }
    int runsOf(const char* name) const { return wanted(name) ? kRuns : 1; }

    void tell(const char* name)
    {
        const auto at = std::find_if(std::begin(kStages), std::end(kStages), [&](const char* stage) { return stage == std::string_view(name); });
        m_job.progress(static_cast<double>(at - std::begin(kStages)) / static_cast<double>(std::size(kStages)), "bench");
        forgetPeak();
    }

    void record(const char* name, std::vector<double> seconds, std::uint64_t rows)
    {
        if (!wanted(name))
            return;
        std::sort(seconds.begin(), seconds.end());
        BenchStage stage;
        stage.name = name;
        stage.runs = static_cast<int>(seconds.size());
        stage.seconds = seconds[seconds.size() / 2];
        stage.p99 = seconds[static_cast<std::size_t>(std::ceil(0.99 * static_cast<double>(seconds.size()))) - 1];
        stage.rows = rows;
        stage.rowsPerSecond = stage.seconds > 0 ? static_cast<double>(rows) / stage.seconds : 0;
        stage.peakMb = peakMegabytes();
        m_stages.push_back(std::move(stage));
    }

    // Runs `work` `runs` times and records the stage.
    template <class Work> Status measure(const char* name, int runs, std::uint64_t rows, Work work)
    {
        tell(name);
        std::vector<double> seconds;
        for (int i = 0; i < runs; ++i) {
            if (m_job.shouldStop())
                return core::fail(Code::Cancelled);
            const auto started = std::chrono::steady_clock::now();
            if (Status done = work(); !done)
                return done;
            seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        }
        record(name, std::move(seconds), rows);
        return {};
    }

    Status files(const std::string& dataDir, std::uint64_t customers)
    {
        if (!dataDir.empty()) {
            m_transactions = (std::filesystem::path(dataDir) / "transactions.csv").string();
            m_customers = (std::filesystem::path(dataDir) / "customers.csv").string();
            std::error_code ignored;
            if (!std::filesystem::exists(m_transactions, ignored))
                return core::fail(Code::FileNotFound, {{"path", m_transactions}}, {m_transactions, 0, 0, {}, 0});
            if (!std::filesystem::exists(m_customers, ignored))
                m_customers.clear();
            return {};
        }
        SampleRequest request;
        request.customers = customers;
        const sample::Times times(request);
        m_customers = m_folder.file("customers.csv");
        m_transactions = m_folder.file("transactions.csv");
        sample::Making making {sample::csvTarget(m_customers), request, times, m_job};
        if (auto wrote = sample::writeCustomers(making); !wrote)
            return wrote;
        making.target = sample::csvTarget(m_transactions);
        return sample::writeTransactions(making);
    }

    Status imports()
    {
        std::uint64_t rows = 0;
        int number = 0;
        std::string path;
        const auto load = [&]() -> Status {
            m_session.reset();
            if (!path.empty())
                std::filesystem::remove(path);
            path = m_folder.file("bench" + std::to_string(++number) + ".holdfast");
            auto session = createWorkspace(path);
            if (!session)
                return std::unexpected(session.error());
            m_session = *session;
            rows = 0;
            for (const auto& [file, role] : {std::pair(m_customers, "customer"), std::pair(m_transactions, "transaction")}) {
                if (file.empty())
                    continue;
                ImportRequest request;
                request.path = file;
                request.role = role;
                auto loaded = importSource(*m_session, request, m_job);
                if (!loaded)
                    return std::unexpected(loaded.error());
                rows += loaded->read;
            }
            return {};
        };
        // The rows are known after the first run only.
        tell("import");
        std::vector<double> seconds;
        for (int i = 0; i < runsOf("import"); ++i) {
            const auto started = std::chrono::steady_clock::now();
            if (auto loaded = load(); !loaded)
                return loaded;
            seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        }
        record("import", std::move(seconds), rows);
        auto state = describeWorkspace(*m_session);
        if (!state)
            return std::unexpected(state.error());
        for (const auto& table : state->tables)
            if (table.name == "transaction")
                m_events = table.rows;
        m_path = path;
        return {};
    }

    // Opening counts: it is what a double click costs.
    Status snapshots()
    {
        return measure("snapshot", runsOf("snapshot"), m_events, [&]() -> Status {
            m_session.reset();
            auto session = openWorkspace(m_path);
            if (!session)
                return std::unexpected(session.error());
            m_session = *session;
            auto snapshot = m_session->snapshot({}, m_job);
            if (!snapshot)
                return std::unexpected(snapshot.error());
            m_people = (*snapshot)->size();
            return {};
        });
    }

    Status features()
    {
        tell("features");
        std::vector<double> seconds;
        for (int i = 0; i < runsOf("features"); ++i) {
            m_session->forget();
            if (auto snapshot = m_session->snapshot({}, m_job); !snapshot)
                return std::unexpected(snapshot.error());
            const auto started = std::chrono::steady_clock::now();
            if (auto made = facts(*m_session, {}, m_job); !made)
                return std::unexpected(made.error());
            seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        }
        record("features", std::move(seconds), m_events);
        return {};
    }

    Status answers()
    {
        const auto status = [](const auto& result) -> Status {
            if (!result)
                return std::unexpected(result.error());
            return {};
        };
        if (wanted("cohorts"))
            if (auto done = measure("cohorts", kRuns, m_events, [&] { return status(measureCohorts(*m_session, {}, m_job)); }); !done)
                return done;
        if (wanted("overview"))
            if (auto done = measure("overview", kRuns, m_events, [&] { return status(measureOverview(*m_session, {}, m_job)); }); !done)
                return done;
        if (!wanted("explore") && !wanted("cross-filter"))
            return {};
        return measure("explore", runsOf("explore"), m_people, [&]() -> Status {
            auto made = explore(*m_session, {}, m_job);
            if (!made)
                return std::unexpected(made.error());
            m_exploration = *made;
            return {};
        });
    }

    // Brushes as a hand makes them: a range of bins on some facet, now and then one more facet or all cleared.
    Status brushes()
    {
        if (!wanted("cross-filter"))
            return {};
        tell("cross-filter");
        core::Random random(1);
        const auto& facets = m_exploration->facets();
        if (facets.empty())
            return {};
        std::vector<FacetFilter> filters;
        std::vector<double> seconds;
        for (int i = 0; i < kBrushes; ++i) {
            if (filters.size() >= 4 || random.chance(0.1))
                filters.clear();
            const Facet& facet = facets[random.below(facets.size())];
            std::erase_if(filters, [&](const FacetFilter& filter) { return filter.field == facet.field; });
            const std::uint64_t bins = facet.bins.size(), from = random.below(bins), count = 1 + random.below(bins - from);
            FacetFilter filter {facet.field, {}};
            for (std::uint64_t b = from; b < from + count; ++b)
                filter.bins.push_back(static_cast<int>(b));
            filters.push_back(std::move(filter));
            const auto started = std::chrono::steady_clock::now();
            if (auto counted = m_exploration->count(filters, m_job); !counted)
                return std::unexpected(counted.error());
            seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        }
        record("cross-filter", std::move(seconds), m_people);
        return {};
    }

    std::string m_only;
    core::JobContext& m_job;
    TemporaryFolder m_folder; // before the session, so that it goes after it
    std::string m_customers, m_transactions, m_path;
    SessionPtr m_session;
    std::shared_ptr<Exploration> m_exploration;
    std::uint64_t m_events = 0, m_people = 0;
    std::vector<BenchStage> m_stages;
};

} // namespace

std::vector<std::string> benchStages()
{
    return {std::begin(kStages), std::end(kStages)};
}

Result<std::vector<BenchStage>> runBench(const std::string& dataDir, const std::string& only, core::JobContext& job, std::uint64_t customers)
{
    const auto stages = benchStages();
    if (!only.empty() && std::find(stages.begin(), stages.end(), only) == stages.end()) {
        core::Error error {Code::InvalidParameter, {{"parameter", "only"}, {"value", only}}, {}, stages, {}};
        return std::unexpected(std::move(error));
    }
    if (customers < 10 || customers > 1'000'000)
        return core::fail(Code::InvalidParameter, {{"parameter", "customers"}, {"value", std::to_string(customers)}});
    return Bench(only, job).run(dataDir, customers);
}

} // namespace holdfast::flow
