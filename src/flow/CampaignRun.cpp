// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignRun.h"

#include "analytics/compare/Proportion.h"
#include "core/Json.h"
#include "flow/CampaignColumns.h"
#include "flow/CampaignRunState.h"
#include "flow/ExportLog.h"
#include "flow/SessionState.h"
#include "flow/WatchList.h"
#include "seal/Digest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr const char* kExport = "campaign-export";
constexpr double kCostOver = 1.1; // of the plan
constexpr double kFewContacted = 0.5;
constexpr int kFewAfterDays = 14;
constexpr int kFatigueDays = 90;
constexpr std::size_t kFatigueContacts = 3;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

Json numbers(const std::vector<double>& values)
{
    Json list = Json::array();
    for (const double v : values)
        list.push_back(std::isfinite(v) ? Json(v) : Json());
    return list;
}

void addAlarms(MonitorAnswer& answer)
{
    if (answer.cost > kCostOver * answer.plannedCost && answer.cost > 0)
        answer.alarms.push_back("cost-over-plan");
    if (answer.controlContacted > 0)
        answer.alarms.push_back("control-contacted");
    const bool late = answer.today - answer.from > kFewAfterDays;
    if (answer.contacted == 0)
        answer.alarms.push_back("nothing-yet");
    else if (late && static_cast<double>(answer.contacted) < kFewContacted * static_cast<double>(answer.planned))
        answer.alarms.push_back("few-contacted");
    if (std::any_of(answer.issues.begin(), answer.issues.end(), [](const auto& issue) { return issue.kind == "unknown-customer" && issue.count > 0; }))
        answer.alarms.push_back("unknown-customers");
}

// Who else contacts the same people.
core::Status addOverlaps(Session& session, const LockedCampaign& own, MonitorAnswer& answer)
{
    const auto all = campaigns(session);
    if (!all)
        return std::unexpected(all.error());
    std::unordered_map<std::string_view, std::size_t> contacts; // of the own treated: by how many campaigns
    std::unordered_map<std::string_view, bool> members;
    for (std::size_t i = 0; i < own.contacts.size(); ++i) {
        members.emplace(own.contacts.customers[i], true);
        if (own.contacts.control[i] == 0)
            contacts.emplace(own.contacts.customers[i], 1);
    }
    const auto end = own.lock.day + own.lock.target.windowDays;
    for (const auto& summary : *all) {
        if (summary.id == own.plan.id || summary.state < domain::CampaignState::Locked)
            continue;
        const auto other = lockedCampaign(session, summary.id);
        if (!other)
            continue;
        const bool meets = other->lock.day <= end && own.lock.day <= other->lock.day + other->lock.target.windowDays;
        const bool close = std::abs(other->lock.day - own.lock.day) <= kFatigueDays;
        CampaignOverlap overlap {summary.id, summary.name, 0};
        for (std::size_t i = 0; i < other->contacts.size(); ++i) {
            overlap.customers += meets && members.contains(other->contacts.customers[i]);
            if (close && other->contacts.control[i] == 0)
                if (const auto it = contacts.find(other->contacts.customers[i]); it != contacts.end())
                    ++it->second;
        }
        if (overlap.customers > 0)
            answer.overlaps.push_back(std::move(overlap));
    }
    for (const auto& [customer, n] : contacts)
        answer.fatigued += n >= kFatigueContacts;
    return {};
}

} // namespace

void CampaignOutcomes::resize(std::size_t n)
{
    for (auto* column : {&contacted, &responded, &converted, &cost, &amount})
        column->resize(n, kUnknown);
}

std::string textOf(const CampaignOutcomes& o)
{
    Json issues = Json::array();
    for (const auto& issue : o.issues)
        issues.push_back({{"kind", issue.kind}, {"count", issue.count}, {"examples", issue.examples}});
    return Json {{"contacted", numbers(o.contacted)}, {"responded", numbers(o.responded)}, {"converted", numbers(o.converted)}, {"cost", numbers(o.cost)},
        {"amount", numbers(o.amount)}, {"issues", std::move(issues)}, {"files", o.files}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

std::array<std::pair<const char*, std::vector<double>*>, 5> columnsOf(CampaignOutcomes& o)
{
    return {{{"contacted", &o.contacted}, {"responded", &o.responded}, {"converted", &o.converted}, {"cost", &o.cost}, {"amount", &o.amount}}};
}

bool readRest(const Json& json, CampaignOutcomes& o)
{
    try {
        for (const auto& issue : json.at("issues"))
            o.issues.push_back({issue.at("kind"), issue.at("count"), issue.at("examples").get<std::vector<std::string>>()});
        o.files = json.at("files").get<std::vector<std::string>>();
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

// The long lists as our own writer lays them out, and the short rest behind them: all or nothing.
bool readQuickly(const std::string& text, std::size_t n, CampaignOutcomes& o)
{
    CampaignOutcomes quick;
    for (const auto& [key, column] : columnsOf(quick)) {
        auto values = numbersIn(text, key, n);
        if (!values || values->size() != n)
            return false;
        *column = std::move(*values);
    }
    // Issues and files stand behind the lists.
    const auto from = text.rfind("\"issues\":[");
    if (from == std::string::npos)
        return false;
    const Json rest = Json::parse("{" + text.substr(from), nullptr, false);
    if (rest.is_discarded() || !readRest(rest, quick))
        return false;
    o = std::move(quick);
    return true;
}

} // namespace

Result<CampaignOutcomes> parseOutcomes(const std::string& text, std::size_t n)
{
    CampaignOutcomes o;
    o.resize(n);
    if (text.empty())
        return o;
    if (readQuickly(text, n, o))
        return o;
    try {
        const Json json = Json::parse(text);
        for (const auto& [key, column] : columnsOf(o)) {
            const auto& list = json.at(key);
            if (list.size() != n)
                return core::fail(Code::InvalidValue, {{"name", kOutcomesKind}});
            for (std::size_t i = 0; i < n; ++i)
                (*column)[i] = list[i].is_number() ? list[i].get<double>() : kUnknown;
        }
        if (readRest(json, o))
            return o;
    } catch (const Json::exception&) {
    }
    return core::fail(Code::InvalidValue, {{"name", kOutcomesKind}});
}

Result<CampaignOutcomes> outcomesOf(Session& session, const std::string& campaign, std::size_t n)
{
    const auto body = partOf(session, kOutcomesKind, campaign);
    if (!body)
        return std::unexpected(body.error());
    return parseOutcomes(body->value_or(""), n);
}

Result<ContactList> contactList(Session& session, const ContactListRequest& request, core::JobContext& job)
{
    const auto id = campaignId(session, request.campaign);
    if (!id)
        return std::unexpected(id.error());
    const auto locked = lockedCampaign(session, *id);
    if (!locked)
        return std::unexpected(locked.error());
    if (locked->lock.drawn && locked->digest != locked->lock.digest)
        return campaignProblem("campaign-changed", locked->plan.name);
    ContactList list;
    list.campaign = *id;
    list.name = locked->plan.name;
    list.identified = request.identified;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < locked->contacts.size(); ++i) {
        if ((i & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        if (locked->contacts.control[i] != 0)
            continue;
        const auto& strategy = locked->lock.offers[locked->contacts.offer[i]].strategy;
        ids.push_back(locked->contacts.customers[i]);
        list.lines.push_back({{}, strategy.id, strategy.name, strategy.nameZh.empty() ? strategy.name : strategy.nameZh, strategy.action, strategy.channel, locked->contacts.risk[i]});
    }
    if (!request.identified) {
        auto pseudonyms = pseudonymsOf(session, ids);
        if (!pseudonyms)
            return std::unexpected(pseudonyms.error());
        ids = std::move(*pseudonyms);
    }
    for (std::size_t i = 0; i < ids.size(); ++i)
        list.lines[i].customer = std::move(ids[i]);
    return list;
}

Result<std::string> recordContactExport(Session& session, const ContactListRequest& request, std::uint64_t rows, std::string_view file, core::JobContext& job)
{
    const auto id = campaignId(session, request.campaign);
    if (!id)
        return std::unexpected(id.error());
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    const Json entry {{"campaign", *id}, {"rows", rows}, {"identified", request.identified}, {"columns", {"customer", "offer", "name", "action", "channel"}},
        {"purpose", request.purpose}, {"recipient", request.recipient}, {"country", request.country}};
    const std::string digest = seal::hexDigest(file);
    if (auto done = session.file().recordRun(kExport, entry.dump(-1, ' ', false, Json::error_handler_t::replace), digest, 0); !done)
        return std::unexpected(done.error());
    if (auto done = recordExportHead(session); !done)
        return std::unexpected(done.error());
    if (view->plan.state == domain::CampaignState::Locked) {
        view->plan.state = domain::CampaignState::Running;
        if (auto done = putCampaign(session, view->plan, "campaign-run", job); !done)
            return std::unexpected(done.error());
    }
    return digest;
}

Result<std::vector<ContactExport>> contactExports(Session& session, const std::string& campaignName, core::JobContext& job)
{
    const auto id = campaignId(session, campaignName);
    if (!id)
        return std::unexpected(id.error());
    const auto rows = session.file().query("SELECT * FROM run_journal ORDER BY 1", {}, job);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<ContactExport> exports;
    for (const auto& row : rows->rows) {
        if (row.size() < 5 || !row[1] || !row[2] || *row[2] != kExport || !row[3])
            continue;
        const Json entry = Json::parse(*row[3], nullptr, false);
        if (!entry.is_object() || entry.value("campaign", std::string()) != *id)
            continue;
        ContactExport one;
        std::from_chars(row[1]->data(), row[1]->data() + row[1]->size(), one.at);
        one.rows = entry.value("rows", std::uint64_t {0});
        one.identified = entry.value("identified", false);
        one.purpose = entry.value("purpose", std::string());
        one.recipient = entry.value("recipient", std::string());
        one.country = entry.value("country", std::string());
        one.digest = row[4].value_or("");
        exports.push_back(std::move(one));
    }
    return exports;
}

Result<MonitorAnswer> monitorCampaign(Session& session, const std::string& campaignName, core::JobContext& job)
{
    const auto id = campaignId(session, campaignName);
    if (!id)
        return std::unexpected(id.error());
    const auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    const auto locked = lockedCampaign(session, *id);
    if (!locked)
        return std::unexpected(locked.error());
    const auto outcomes = outcomesOf(session, *id, locked->contacts.size());
    if (!outcomes)
        return std::unexpected(outcomes.error());
    auto exports = contactExports(session, *id, job);
    if (!exports)
        return std::unexpected(exports.error());
    MonitorAnswer answer;
    answer.id = *id;
    answer.name = locked->plan.name;
    answer.state = domain::word(locked->plan.state);
    answer.currency = view->currency;
    answer.today = view->today;
    answer.from = locked->lock.day + 1;
    answer.to = locked->lock.day + locked->lock.target.windowDays;
    answer.issues = outcomes->issues;
    answer.exports = std::move(*exports);
    for (const auto& offer : locked->lock.offers)
        answer.offers.push_back({offer.strategy, 0, 0, 0, 0, 0, 0});
    for (std::size_t i = 0; i < locked->contacts.size(); ++i) {
        if ((i & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const bool contacted = outcomes->contacted[i] > 0;
        if (locked->contacts.control[i] != 0) {
            ++answer.control;
            answer.controlContacted += contacted;
            continue;
        }
        auto& offer = answer.offers[locked->contacts.offer[i]];
        ++offer.planned;
        offer.plannedCost += offer.strategy.expectedCost();
        offer.contacted += contacted;
        offer.responded += outcomes->responded[i] > 0;
        offer.converted += outcomes->converted[i] > 0;
        if (std::isfinite(outcomes->cost[i]))
            offer.cost += outcomes->cost[i];
    }
    for (const auto& offer : answer.offers) {
        answer.planned += offer.planned;
        answer.contacted += offer.contacted;
        answer.responded += offer.responded;
        answer.converted += offer.converted;
        answer.plannedCost += offer.plannedCost;
        answer.cost += offer.cost;
    }
    std::erase_if(answer.offers, [](const auto& offer) { return offer.planned == 0; });
    if (answer.contacted > 0)
        answer.responseShare = analytics::wilsonInterval(static_cast<std::int64_t>(std::min(answer.responded, answer.contacted)), static_cast<std::int64_t>(answer.contacted));
    auto& basis = answer.basis;
    basis.analysis = "campaign-monitor";
    basis.asOf = basis.dataTo = answer.today;
    basis.n = locked->contacts.size();
    basis.method = "Wilson (1927)";
    basis.parameters["campaign"] = *id;
    basis.definitions["lock"] = locked->lock.digest;
    basis.computedAt = session.now();
    for (const auto& file : outcomes->files)
        basis.sources.push_back({"campaign_contact", file, 0});
    addAlarms(answer);
    if (auto done = addOverlaps(session, *locked, answer); !done)
        return std::unexpected(done.error());
    return answer;
}

} // namespace holdfast::flow
