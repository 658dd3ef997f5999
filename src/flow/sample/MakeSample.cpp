// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/MakeSample.h"

#include "flow/SessionState.h"
#include "flow/sample/SampleTables.h"
#include "seal/Digest.h"

#include <filesystem>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;

namespace sample {

Result<TableWriter> Making::table(
    domain::Role role, const char* english, const char* chinese, const std::vector<Column>& columns) const
{
    const std::string content = "holdfast sample 1|" + std::to_string(request.customers) + "|" + std::to_string(request.months) + "|"
        + std::to_string(request.seed) + "|" + (request.chinese ? "zh" : "en") + "|" + core::isoText(request.lastDay) + "|"
        + std::string(domain::word(role));
    workspace::ImportHeader header;
    header.digest = seal::hexDigest(content).substr(0, 32);
    header.id = "sample-" + header.digest.substr(0, 16);
    header.role = role;
    header.file = (request.chinese ? std::string("示例：") + chinese : std::string("sample: ") + english);
    header.shape = seal::hexDigest("holdfast sample|" + std::string(domain::word(role))).substr(0, 32);
    header.mapping = "{}";
    header.encoding = "UTF-8";
    return TableWriter::begin(target, std::move(header), columns, request.chinese, job);
}

} // namespace sample

namespace {

struct Part {
    Status (*write)(const sample::Making&);
    double share; // of the time it takes
};
constexpr Part kParts[] = {{sample::writeCustomers, 0.05}, {sample::writeRenewals, 0.04}, {sample::writePayments, 0.2}, {sample::writeComplaints, 0.04},
    {sample::writeEnquiries, 0.08}, {sample::writeSurveys, 0.1}, {sample::writeTouchpoints, 0.05}, {sample::writeCampaign, 0.02},
    {sample::writeSeries, 0.01}, {sample::writeBenchmarks, 0.01}, {sample::writeInteractions, 0.2}, {sample::writeTransactions, 0.2}};

Status fill(Session& session, const SampleRequest& request, core::JobContext& job)
{
    const std::pair<const char*, const char*> settings[]
        = {{"workspace.name", sample::kCompany.in(request.chinese)}, {"currency", request.chinese ? "CNY" : "EUR"}};
    for (const auto& [key, value] : settings)
        if (auto set = changeSetting(session, key, value); !set)
            return set;
    const sample::Times times(request);
    const sample::Target target = [&](const workspace::ImportHeader& header) { return session.file().beginImport(header, job); };
    sample::Making making {target, request, times, job};
    for (const Part& part : kParts) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        job.progress(making.done, "sample");
        making.share = part.share;
        if (auto wrote = part.write(making); !wrote)
            return wrote;
        making.done += part.share;
    }
    session.forget();
    job.progress(1, "sample");
    return {};
}

Status checked(const SampleRequest& request)
{
    const auto refuse = [](const char* parameter, const std::string& value) {
        return core::fail(Code::InvalidParameter, {{"parameter", parameter}, {"value", value}});
    };
    if (request.customers < 10 || request.customers > 1'000'000)
        return refuse("customers", std::to_string(request.customers));
    if (request.months < 6 || request.months > 60)
        return refuse("months", std::to_string(request.months));
    if (request.lastDay < core::CivilDate {core::daysFromCivil(1971, 1, 1)} || request.lastDay > core::CivilDate {core::daysFromCivil(2999, 12, 31)})
        return refuse("last-day", core::isoText(request.lastDay));
    return {};
}

} // namespace

Result<SessionPtr> makeSample(const std::string& path, const SampleRequest& request, core::JobContext& job, core::Clock clock)
{
    if (auto fine = checked(request); !fine)
        return std::unexpected(fine.error());
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    auto session = createWorkspace(path, std::move(clock));
    if (!session)
        return session;
    Status filled = fill(**session, request, job);
    if (filled && job.shouldStop())
        filled = core::fail(Code::Cancelled);
    if (filled)
        return session;
    // Only what createWorkspace has made is removed; the file that was open tells its real place.
    const std::string made = pathOf(**session);
    session->reset();
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(made + tail, ignored);
    return std::unexpected(filled.error());
}

} // namespace holdfast::flow
