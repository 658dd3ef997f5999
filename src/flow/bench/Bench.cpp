// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Bench.h"

#include "core/Random.h"
#include "flow/Explore.h"
#include "flow/Facts.h"
#include "flow/ImportSource.h"
#include "flow/Retention.h"
#include "flow/Survey.h"
#include "flow/bench/Brushes.h"
#include "flow/bench/DuckDb.h"
#include "flow/bench/Fits.h"
#include "flow/bench/Peers.h"
#include "flow/bench/SurveyViews.h"
#include "flow/bench/Timing.h"
#include "flow/bench/Workbook.h"
#include "flow/sample/CsvTarget.h"
#include "flow/sample/SampleTables.h"
#include "seal/Digest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;

namespace {

constexpr const char* kStages[] = {"import", "snapshot", "features", "closed-file", "cohorts", "overview", "explore", "cross-filter", "brush-10", "brush-50", "xlsx-import"};
constexpr std::string_view kSurveys = "surveys"; // all stages of surveys on one loaded survey
constexpr int kRuns = 3, kBrushes = 200;
constexpr const char* kOpenpyxl = R"(
import json, sys, time
import openpyxl
started = time.perf_counter()
rows = sum(1 for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True))
print(json.dumps({"seconds": time.perf_counter() - started, "check": str(rows - 1)}))
)";

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
        m_dataDir = dataDir;
        m_rows = customers;
        const auto isFit = std::any_of(fitBenches().begin(), fitBenches().end(), [&](const FitBench& fit) { return m_only == fit.name; });
        if (isFit) {
            if (auto fitted = fits(); !fitted)
                return std::unexpected(fitted.error());
            return std::move(m_stages);
        }
        if (m_only == "xlsx-import") {
            if (auto loaded = workbooks(); !loaded)
                return std::unexpected(loaded.error());
            return std::move(m_stages);
        }
        if (std::ranges::find(kBrushBenches, m_only) != std::end(kBrushBenches)) {
            if (auto counted = countBrushes(); !counted)
                return std::unexpected(counted.error());
            return std::move(m_stages);
        }
        if (m_only.starts_with("survey-") || m_only == kSurveys) {
            if (auto seen = surveys(); !seen)
                return std::unexpected(seen.error());
            return std::move(m_stages);
        }
        if (auto found = files(dataDir, customers); !found)
            return std::unexpected(found.error());
        for (const auto step : {&Bench::imports, &Bench::snapshots, &Bench::features, &Bench::fromClosedFile, &Bench::answers, &Bench::brushes, &Bench::countBrushes, &Bench::workbooks, &Bench::surveys, &Bench::fits}) {
            if (m_job.shouldStop())
                return core::fail(Code::Cancelled);
            if (auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        }
        m_job.progress(1, "bench");
        return std::move(m_stages);
    }

private:
    bool wanted(std::string_view name) const { return m_only.empty() || m_only == name || (m_only == kSurveys && name.starts_with("survey-")); }
    int runsOf(std::string_view name) const { return wanted(name) ? kRuns : 1; }

    void tell(const char* name)
    {
        const auto stages = benchStages();
        const auto at = std::find(stages.begin(), stages.end(), name);
        m_job.progress(static_cast<double>(at - stages.begin()) / static_cast<double>(stages.size()), "bench");
        forgetPeak();
    }

    void record(BenchStage stage)
    {
        if (wanted(stage.name))
            m_stages.push_back(std::move(stage));
    }

    // Runs `work` `runs` times and records the stage.
    template <class Work> Status measure(const char* name, int runs, std::uint64_t rows, Work work)
    {
        tell(name);
        Timing timing(name);
        for (int i = 0; i < runs; ++i) {
            if (m_job.shouldStop())
                return core::fail(Code::Cancelled);
            if (Status done = timing.ours(work); !done)
                return done;
        }
        record(timing.stage(rows));
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

    // Customers first, unmeasured; then the transactions, in turn with the programs that can load them.
    Status imports()
    {
        std::uint64_t rows = 0;
        int number = 0;
        const auto load = [&](const std::string& file, const char* role) -> Status {
            ImportRequest request;
            request.path = file;
            request.role = role;
            auto loaded = importSource(*m_session, request, m_job);
            if (!loaded)
                return std::unexpected(loaded.error());
            rows = loaded->read;
            for (const auto& column : loaded->columns)
                learn(role, column);
            return {};
        };
        const auto fresh = [&]() -> Status {
            m_session.reset();
            if (!m_path.empty())
                std::filesystem::remove(m_path);
            m_path = m_folder.file("bench" + std::to_string(++number) + ".holdfast");
            auto session = createWorkspace(m_path);
            if (!session)
                return std::unexpected(session.error());
            m_session = *session;
            return m_customers.empty() ? Status() : load(m_customers, "customer");
        };
        tell("import");
        Timing timing("import");
        for (int i = 0; i < runsOf("import"); ++i) {
            if (auto made = fresh(); !made)
                return made;
            forgetPeak();
            if (auto loaded = timing.ours([&] { return load(m_transactions, "transaction"); }); !loaded)
                return loaded;
            if (!wanted("import"))
                continue;
            const std::string target = m_folder.file("peer.db");
            if (auto told = timing.peer("sqlite3 .import", runPeer({"sqlite3", "-batch", target, ".import --csv '" + m_transactions + "' t"}, m_job)); !told)
                return told;
            std::filesystem::remove(target);
            if (auto told = timing.peer("duckdb", runDuckDb(target,
                    "create table t as select * from read_csv('" + m_transactions + "', header = true);\n"
                    "create temp table answer as select count(*)::varchar k from t;\n", m_job)); !told)
                return told;
            std::filesystem::remove(target);
        }
        record(timing.stage(rows));
        auto state = describeWorkspace(*m_session);
        if (!state)
            return std::unexpected(state.error());
        for (const auto& table : state->tables)
            if (table.name == "transaction")
                m_events = table.rows;
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
        Timing timing("features");
        for (int i = 0; i < runsOf("features"); ++i) {
            m_session->forget();
            if (auto snapshot = m_session->snapshot({}, m_job); !snapshot)
                return std::unexpected(snapshot.error());
            const auto made = timing.ours([&]() -> Status {
                const auto read = facts(*m_session, {}, m_job);
                return read ? Status() : std::unexpected(read.error());
            });
            if (!made)
                return made;
        }
        record(timing.stage(m_events));
        return {};
    }

    // What a customer's features, RFM and the monthly series cost from a file that is closed.
    Status fromClosedFile()
    {
        if (!wanted("closed-file"))
            return {};
        tell("closed-file");
        const std::string file = m_folder.file("closed.db");
        bool peer = false;
        if (m_columns.complete() && !m_customers.empty()) {
            const auto made = runDuckDb(file, shopTables(m_transactions, m_customers, m_columns), m_job);
            if (!made)
                return std::unexpected(made.error());
            peer = made->has_value();
            if (peer && (*made)->check == "lines")
                m_columns.order.clear();
        }
        Timing timing("closed-file");
        for (int i = 0; i < kRuns; ++i) {
            std::string found;
            const auto done = timing.ours([&]() -> Status {
                m_session.reset();
                auto session = openWorkspace(m_path);
                if (!session)
                    return std::unexpected(session.error());
                m_session = *session;
                const auto rfm = measureRfm(*m_session, {}, m_job);
                if (!rfm)
                    return std::unexpected(rfm.error());
                const auto churn = measureChurn(*m_session, {}, m_job);
                if (!churn)
                    return std::unexpected(churn.error());
                const auto cohorts = measureCohorts(*m_session, {}, m_job);
                if (!cohorts)
                    return std::unexpected(cohorts.error());
                found = figureOf(*rfm, *churn, *cohorts);
                return {};
            });
            if (!done)
                return done;
            timing.found(found);
            if (!peer)
                continue;
            if (auto told = timing.peer("duckdb", runDuckDb(file, shopFeatures(m_columns), m_job)); !told)
                return told;
        }
        std::filesystem::remove(file);
        record(timing.stage(m_events));
        return {};
    }
    // As shopFeatures() words it.
    static std::string figureOf(const RfmAnswer& rfm, const ChurnAnswer& churn, const CohortAnswer& cohorts)
    {
        std::uint64_t bought = 0, churned = 0;
        for (const auto& cohort : cohorts.cohorts)
            for (const auto& cell : cohort.cells)
                bought += cell.retained;
        for (const auto& period : churn.periods)
            churned += period.churned;
        std::string text = std::to_string(rfm.customers);
        for (const auto& counts : rfm.counts) {
            std::uint64_t scores = 0;
            for (std::size_t i = 0; i < counts.size(); ++i)
                scores += (i + 1) * counts[i];
            text += "/" + std::to_string(scores);
        }
        return text + "/" + std::to_string(bought) + "/" + std::to_string(churned);
    }

    void learn(const std::string& role, const SourceColumn& column)
    {
        const bool isLine = role == "transaction";
        for (const auto& [field, name] : {std::pair(isLine ? "customer" : "", &m_columns.customer), {isLine ? "date" : "", &m_columns.time},
                 {isLine ? "amount" : "", &m_columns.amount}, {isLine ? "order" : "", &m_columns.order}, {isLine ? "" : "customer", &m_columns.person},
                 {isLine ? "" : "signup_date", &m_columns.signUp}, {isLine ? "" : "churn_date", &m_columns.gone}})
            if (*field != 0 && column.field == field)
                *name = column.label;
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
        Timing timing("cross-filter");
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
            const auto done = timing.ours([&]() -> Status {
                const auto counted = m_exploration->count(filters, m_job);
                return counted ? Status() : std::unexpected(counted.error());
            });
            if (!done)
                return done;
        }
        record(timing.stage(m_people));
        return {};
    }

    Status countBrushes()
    {
        for (const char* name : kBrushBenches) {
            if (!wanted(name))
                continue;
            tell(name);
            auto stage = runBrushes(name, m_folder.file("brush.bins"), m_rows, m_job);
            if (!stage)
                return std::unexpected(stage.error());
            record(std::move(*stage));
        }
        return {};
    }

    // A workbook of our own into a new workspace, in turn with programs that read it whole.
    Status workbooks()
    {
        if (!wanted("xlsx-import"))
            return {};
        const std::uint64_t rows = std::min<std::uint64_t>(m_rows, 100'000);
        const std::string path = m_folder.file("bench.xlsx");
        if (auto wrote = writeBenchWorkbook(path, rows, m_job); !wrote)
            return wrote;
        tell("xlsx-import");
        Timing timing("xlsx-import");
        for (int i = 0; i < kRuns; ++i) {
            const std::string target = m_folder.file("workbook" + std::to_string(i) + ".holdfast");
            auto session = createWorkspace(target);
            if (!session)
                return std::unexpected(session.error());
            ImportRequest request;
            request.path = path;
            request.role = "other";
            request.personal = "keep";
            forgetPeak();
            const auto loaded = timing.ours([&]() -> Status {
                const auto answer = importSource(**session, request, m_job);
                if (!answer)
                    return std::unexpected(answer.error());
                timing.found(std::to_string(answer->loaded));
                return {};
            });
            if (!loaded)
                return loaded;
            if (auto told = timing.peer("LibreOffice", runPeer({"soffice", "-env:UserInstallation=file://" + m_folder.file("office"), "--headless",
                    "--convert-to", "csv", "--outdir", m_folder.file("converted"), path}, m_job)); !told)
                return told;
            if (auto told = timing.peer("xlsxio", runPeer({"xlsxio_xlsx2csv", path}, m_job)); !told)
                return told;
            if (auto told = timing.peer("openpyxl", runPython(kOpenpyxl, {path}, m_job)); !told)
                return told;
        }
        record(timing.stage(rows));
        return {};
    }

    // Every view of a survey of 22 items, once it is read.
    Status surveys()
    {
        if (std::ranges::none_of(surveyViews(), [&](const SurveyView& view) { return wanted(view.name); }))
            return {};
        const std::uint64_t respondents = std::max<std::uint64_t>(300, m_rows * 13 / 20);
        ImportRequest request;
        request.path = m_folder.file("survey.csv");
        request.role = "survey_response";
        request.personal = "keep";
        if (auto wrote = writeBenchSurvey(request.path, respondents, m_job); !wrote)
            return wrote;
        auto session = createWorkspace(m_folder.file("survey.holdfast"));
        if (!session)
            return std::unexpected(session.error());
        if (auto loaded = importSource(**session, request, m_job); !loaded)
            return std::unexpected(loaded.error());
        if (auto read = describeSurvey(**session, {}, m_job); !read)
            return std::unexpected(read.error());
        for (const auto& view : surveyViews())
            if (wanted(view.name))
                if (auto done = measure(view.name, kRuns, respondents, [&] { return view.look(**session, m_job); }); !done)
                    return done;
        return {};
    }

    // Models on columns of floats; they need no workspace.
    Status fits()
    {
        for (const auto& fit : fitBenches()) {
            if (!wanted(fit.name))
                continue;
            tell(fit.name);
            auto stage = fit.run({m_dataDir, m_folder.file("fit"), m_rows, kRuns}, m_job);
            if (!stage)
                return std::unexpected(stage.error());
            record(std::move(*stage));
        }
        return {};
    }

    std::string m_only;
    core::JobContext& m_job;
    TemporaryFolder m_folder; // before the session, so that it goes after it
    std::string m_dataDir, m_customers, m_transactions, m_path;
    std::uint64_t m_rows = 0;
    SessionPtr m_session;
    ShopColumns m_columns;
    std::shared_ptr<Exploration> m_exploration;
    std::uint64_t m_events = 0, m_people = 0;
    std::vector<BenchStage> m_stages;
};

} // namespace

std::vector<std::string> benchStages()
{
    std::vector<std::string> stages(std::begin(kStages), std::end(kStages));
    for (const auto& view : surveyViews())
        stages.emplace_back(view.name);
    for (const auto& fit : fitBenches())
        stages.emplace_back(fit.name);
    return stages;
}

core::Status stageAsked(const std::string& only, const std::vector<std::string>& stages)
{
    if (only.empty() || std::ranges::find(stages, only) != stages.end())
        return {};
    core::Error error {Code::InvalidParameter, {{"parameter", "only"}, {"value", only}}, {}, stages, {}};
    return std::unexpected(std::move(error));
}

Result<std::vector<BenchStage>> runBench(const std::string& dataDir, const std::string& only, core::JobContext& job, std::uint64_t customers)
{
    if (only != kSurveys)
        if (auto asked = stageAsked(only, benchStages()); !asked)
            return std::unexpected(asked.error());
    if (customers < 10 || customers > 1'000'000)
        return core::fail(Code::InvalidParameter, {{"parameter", "customers"}, {"value", std::to_string(customers)}});
    return Bench(only, job).run(dataDir, customers);
}

} // namespace holdfast::flow
