// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Assignment.h"
#include "core/Random.h"
#include "flow/CampaignEvaluate.h"
#include "flow/CampaignRunState.h"
#include "flow/ImportSource.h"
#include "flow/SessionState.h"
#include "flow/bench/FitData.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace holdfast::flow {

using core::Result;
using core::Status;

namespace {

constexpr std::size_t kOffers = 8;
constexpr std::int32_t kLockDay = 20500, kWindowDays = 90;

// What a busy machine does not stretch.
class ProcessorClock {
public:
    std::string text() const { return figure(static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC, 2) + " s of processor time"; }

private:
    std::clock_t m_start = std::clock();
};

// Risk and value skewed as customers' are, offers of three channels; money for a third of what would pay, calls for 2 % of the customers.
Result<BenchStage> assignment(const FitRequest& request, core::JobContext& job)
{
    core::Random random(1);
    analytics::AssignmentProblem problem;
    problem.value = analytics::Matrix(request.rows, kOffers);
    const double costs[kOffers] = {8, 7, 0.5, 5, 3, 0.3, 1.5, 0.2}, saved[kOffers] = {0.15, 0.2, 0.06, 0.12, 0.1, 0.05, 0.08, 0.03};
    for (std::size_t i = 0; i < request.rows; ++i) {
        const double risk = random.uniform() * random.uniform(), value = random.exponential(150);
        for (std::size_t j = 0; j < kOffers; ++j)
            problem.value(i, j) = random.chance(0.2) ? 0 : saved[j] * (0.5 + random.uniform()) * risk * value - costs[j];
    }
    const auto n = static_cast<double>(request.rows);
    problem.limits.push_back({std::vector<double>(costs, costs + kOffers), 0.5 * n});
    problem.limits.push_back({{1, 1, 0, 1, 0, 0, 0, 0}, 0.02 * n});
    problem.limits.push_back({{0, 0, 0, 0, 1, 0, 1, 0}, 0.05 * n});
    Timing timing("campaign-assign");
    forgetPeak();
    for (int run = 0; run < request.runs; ++run) {
        Result<analytics::Assignment> plan;
        const ProcessorClock clock;
        const auto done = timing.ours([&]() -> Status {
            plan = analytics::assignOffers(problem, {}, job);
            return plan ? Status() : std::unexpected(plan.error());
        });
        if (!done)
            return std::unexpected(done.error());
        timing.found("gap " + figure(100 * plan->gap, 4) + " %, " + clock.text());
    }
    return timing.stage(request.rows);
}

Status writeShop(const FitRequest& request, const std::string& customers, const std::string& orders)
{
    core::Random random(2);
    std::ofstream people(customers, std::ios::binary), lines(orders, std::ios::binary);
    people << "customer,signup_date,region\n";
    lines << "order,customer,date,amount\n";
    static constexpr const char* kRegions[] = {"North", "South", "East", "West"};
    std::uint64_t order = 0;
    for (std::uint64_t c = 0; c < request.rows; ++c) {
        people << c + 1 << ',' << core::isoText({kLockDay - 700}) << ',' << kRegions[random.below(4)] << '\n';
        for (int k = 0; k < 3; ++k)
            lines << ++order << ',' << c + 1 << ',' << core::isoText({kLockDay + kWindowDays - static_cast<std::int32_t>(random.below(400))}) << ','
                  << 5 + random.below(200) << ".50\n";
    }
    people.close();
    lines.close();
    if (!people || !lines)
        return core::fail(core::Code::IoError, {{"path", orders}});
    return {};
}

// Everybody drawn into a campaign of eight offers, one in five held back, and outcomes and costs of all.
Result<std::string> campaignOf(Session& session, core::JobContext& job)
{
    domain::CampaignPlan plan;
    plan.name = "bench";
    const auto id = createCampaign(session, plan, job);
    if (!id)
        return id;
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    auto snapshot = session.snapshot({}, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    core::Random random(3);
    CampaignLock lock;
    lock.day = {kLockDay};
    lock.target.outcome = "converted";
    lock.target.windowDays = kWindowDays;
    for (std::size_t j = 0; j < kOffers; ++j)
        lock.offers.push_back({domain::standardStrategies()[j], domain::standardStrategies()[j].effect, false, 0, 0});
    CampaignContacts contacts;
    CampaignOutcomes outcomes;
    const std::size_t n = (*snapshot)->size();
    outcomes.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const bool control = random.chance(0.2);
        const double risk = random.uniform() * random.uniform(), value = random.exponential(150);
        contacts.customers.push_back((*snapshot)->customers[i]);
        contacts.offer.push_back(static_cast<std::uint32_t>(random.below(kOffers)));
        contacts.control.push_back(control);
        contacts.gone.push_back(0);
        contacts.risk.push_back(risk);
        contacts.value.push_back(value);
        contacts.uplift.push_back(0.1 * risk);
        contacts.net.push_back(0.1 * risk * value - 1);
        contacts.before.push_back(random.exponential(80));
        contacts.tier.push_back(static_cast<std::uint8_t>(random.below(3)));
        contacts.valueClass.push_back(static_cast<std::uint8_t>(random.below(3)));
        ++(control ? lock.control : lock.treated);
        outcomes.contacted[i] = !control;
        outcomes.converted[i] = random.chance(1 - risk + (control ? 0 : 0.1 * risk));
        outcomes.cost[i] = control ? 0 : 2.5;
    }
    const std::string text = textOf(contacts);
    lock.digest = digestOf(lock, text);
    view->plan.sections["lock"] = textOf(lock);
    view->plan.state = domain::CampaignState::Running;
    if (auto done = putWithParts(session, view->plan, {{"campaign-contacts", *id, text}, {kOutcomesKind, *id, textOf(outcomes)}}, "campaign-lock", job); !done)
        return std::unexpected(done.error());
    return id;
}

// From the stored lists to the answer, in a workspace that is open and whose facts are there.
Result<BenchStage> evaluation(const FitRequest& request, core::JobContext& job)
{
    const std::string customers = request.base + "-customers.csv", orders = request.base + "-orders.csv", path = request.base + "-campaign.holdfast";
    if (auto wrote = writeShop(request, customers, orders); !wrote)
        return std::unexpected(wrote.error());
    auto session = createWorkspace(path);
    if (!session)
        return std::unexpected(session.error());
    for (const auto& [file, role] : {std::pair(customers, "customer"), {orders, "transaction"}}) {
        ImportRequest in;
        in.path = file;
        in.role = role;
        in.personal = "keep";
        if (auto loaded = importSource(**session, in, job); !loaded)
            return std::unexpected(loaded.error());
    }
    const auto id = campaignOf(**session, job);
    if (!id)
        return std::unexpected(id.error());
    EvaluateRequest asked;
    asked.campaign = *id;
    if (auto warm = evaluateCampaign(**session, asked, job); !warm) // makes the facts
        return std::unexpected(warm.error());
    Timing timing("campaign-evaluate");
    forgetPeak();
    for (int run = 0; run < request.runs; ++run) {
        Result<EvaluateAnswer> answer;
        const ProcessorClock clock;
        const auto done = timing.ours([&]() -> Status {
            answer = evaluateCampaign(**session, asked, job);
            return answer ? Status() : std::unexpected(answer.error());
        });
        if (!done)
            return std::unexpected(done.error());
        timing.found("effect " + figure(100 * answer->effect.value.value_or(0), 2) + " points, " + clock.text());
    }
    session->reset();
    for (const auto& file : {customers, orders, path})
        std::filesystem::remove(file);
    return timing.stage(request.rows);
}

} // namespace

const std::vector<FitBench>& campaignFits()
{
    static const std::vector<FitBench> kFits {{"campaign-assign", assignment}, {"campaign-evaluate", evaluation}};
    return kFits;
}

} // namespace holdfast::flow
