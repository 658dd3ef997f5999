// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Json.h"
#include "flow/CampaignRunState.h"
#include "flow/Facts.h"
#include "flow/SessionState.h"
#include "flow/WatchList.h"
#include "flow/compute/Table.h"
#include "flow/risk/RemainingValue.h"
#include "text/Fold.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kMostExamples = 5;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct Column {
    const char* name;
    std::vector<std::string_view> headers; // folded
};
const std::vector<Column>& knownColumns()
{
    static const std::vector<Column> all {
        {"customer", {"customer", "customerid", "customerno", "id", "客户", "客户编号", "客户id", "会员编号"}},
        {"arm", {"arm", "group", "treatment", "treated", "分组", "组别", "实验组"}},
        {"contacted", {"contacted", "sent", "sentat", "sentdate", "contactdate", "delivered", "触达", "已触达", "发送时间", "触达时间", "发送日期"}},
        {"responded", {"responded", "response", "opened", "clicked", "响应", "回复", "响应时间", "是否响应"}},
        {"converted", {"converted", "conversion", "outcome", "result", "kept", "stayed", "retained", "结果", "是否转化", "转化", "是否挽留"}},
        {"cost", {"cost", "contactcost", "成本", "费用"}},
        {"amount", {"amount", "spend", "revenue", "sales", "金额", "消费", "销售额"}},
        {"score", {"score", "upliftscore", "评分"}},
        {"before", {"before", "history", "pre", "spendbefore", "之前", "历史消费"}},
    };
    return all;
}

// 1, 0, or NaN for a missing cell; nothing when the text is neither.
std::optional<double> flag(std::string_view cell)
{
    if (cell.empty())
        return kUnknown;
    const std::string word = text::foldName(cell);
    for (const char* yes : {"1", "yes", "y", "true", "converted", "kept", "stayed", "是", "已转化", "已响应", "已触达"})
        if (word == yes)
            return 1;
    for (const char* no : {"0", "no", "n", "false", "lost", "left", "none", "否", "未转化", "未响应", "未触达"})
        if (word == no)
            return 0;
    if (dayNumber(cell))
        return 1; // a day on which it happened
    return {};
}

class Issues {
public:
    void add(const char* kind, const std::string& example)
    {
        const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const auto& issue) { return issue.kind == kind; });
        auto& issue = it == m_all.end() ? m_all.emplace_back(OutcomeIssue {kind, 0, {}}) : *it;
        ++issue.count;
        if (issue.examples.size() < kMostExamples)
            issue.examples.push_back(example);
    }
    std::vector<OutcomeIssue> take() { return std::move(m_all); }

private:
    std::vector<OutcomeIssue> m_all;
};

struct Reading {
    const Table* table;
    std::map<std::string, std::size_t> columns; // by name
    std::optional<std::size_t> find(const std::string& name) const
    {
        const auto it = columns.find(name);
        return it == columns.end() ? std::optional<std::size_t>() : it->second;
    }
};

Result<Reading> readingOf(const Table& table)
{
    Reading reading {&table, {}};
    std::vector<std::string> folded;
    for (const auto& name : table.names())
        folded.push_back(text::foldName(name));
    for (const auto& column : knownColumns())
        for (const auto header : column.headers)
            if (const auto it = std::find(folded.begin(), folded.end(), header); it != folded.end()) {
                reading.columns.emplace(column.name, static_cast<std::size_t>(it - folded.begin()));
                break;
            }
    if (!reading.find("customer"))
        return core::fail(Code::UnknownColumn, {{"name", "customer"}, {"path", table.path()}});
    return reading;
}

// The settings of the plan; what is judged follows from the columns of the file where the plan does not name it.
Result<domain::TargetPlan> adoptedTarget(const domain::CampaignPlan& plan, const Reading& reading)
{
    auto target = domain::targetOf(plan);
    if (!target)
        return target;
    const auto section = plan.sections.find("target");
    const auto written = section == plan.sections.end() ? core::Json() : core::Json::parse(section->second, nullptr, false);
    if (!written.contains("outcome"))
        target->outcome = reading.find("converted") ? "converted" : reading.find("amount") ? "amount" : std::string(domain::factsOutcome(target->who));
    return target;
}

// The arms of the file become those of a campaign that was not drawn here.
core::Status adopt(Session& session, LockedCampaign& locked, const Reading& reading, Issues& issues, core::JobContext& job)
{
    const auto made = facts(session, {}, job);
    if (!made)
        return std::unexpected(made.error());
    const auto& shot = *(*made)->snapshot;
    const auto value = remainingValue(**made, job);
    if (!value)
        return std::unexpected(value.error());
    auto target = adoptedTarget(locked.plan, reading);
    if (!target)
        return std::unexpected(target.error());
    const auto& spans = (*made)->spans;
    const auto isGone = [&](std::uint32_t c) { return spans && spans->known.contains(c) && spans->churnedNow.contains(c); };
    std::unordered_map<std::string_view, std::uint32_t> index;
    for (std::uint32_t c = 0; c < shot.size(); ++c)
        index.emplace(shot.customers[c], c);
    const Table& table = *reading.table;
    const std::size_t customer = *reading.find("customer"), arm = *reading.find("arm");
    const auto before = reading.find("before"), score = reading.find("score");
    auto& lock = locked.lock;
    auto& contacts = locked.contacts;
    std::unordered_map<std::string_view, bool> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if ((row & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto id = table.cell(row, customer);
        const auto found = index.find(id);
        if (found == index.end()) {
            issues.add("unknown-customer", std::string(id));
            continue;
        }
        const auto treated = armOf(table.cell(row, arm));
        if (!treated) {
            issues.add("unreadable-value", "arm=" + std::string(table.cell(row, arm)));
            continue;
        }
        if (!seen.emplace(found->first, true).second)
            continue; // counted where the outcomes are read
        contacts.customers.emplace_back(id);
        contacts.offer.push_back(0);
        contacts.control.push_back(*treated == 0);
        // Of a plan for one kind alone the other is not what it asks about: their outcome stays not known.
        contacts.gone.push_back(target->who == "both" ? isGone(found->second) : target->who == "churned");
        contacts.risk.push_back(kUnknown);
        const auto& worth = target->who != "active" && isGone(found->second) ? value->ifBack : value->byCustomer;
        contacts.value.push_back(worth.empty() ? kUnknown : worth[found->second]);
        contacts.uplift.push_back(score ? plainNumber(table.cell(row, *score)).value_or(kUnknown) : kUnknown);
        contacts.net.push_back(kUnknown);
        contacts.before.push_back(before ? plainNumber(table.cell(row, *before)).value_or(kUnknown) : kUnknown);
        contacts.tier.push_back(0);
        contacts.valueClass.push_back(static_cast<std::uint8_t>(std::size(domain::kValueClasses) - 1));
        ++(*treated == 0 ? lock.control : lock.treated);
    }
    if (contacts.size() == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "outcomes"}});
    domain::Strategy strategy;
    strategy.id = "measured-elsewhere";
    strategy.name = locked.plan.name;
    strategy.channel = "unknown";
    strategy.source = "assumption";
    lock.at = session.now();
    lock.day = shot.asOf;
    lock.drawn = false;
    lock.offers.push_back({strategy, {}, false, lock.treated, lock.control});
    lock.target = std::move(*target);
    lock.target.holdoutShare = std::min(0.9, static_cast<double>(lock.control) / static_cast<double>(contacts.size()));
    lock.digest = digestOf(lock, textOf(contacts));
    return {};
}

// Row of the contacts for an id or a pseudonym.
Result<std::unordered_map<std::string, std::size_t>> placesOf(Session& session, const CampaignContacts& contacts, const Reading& reading)
{
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < contacts.size(); ++i)
        places.emplace(contacts.customers[i], i);
    bool others = false;
    for (std::size_t row = 0; row < reading.table->rows() && !others; ++row)
        others = reading.table->cell(row, *reading.find("customer")).size() == 32 && !places.contains(std::string(reading.table->cell(row, *reading.find("customer"))));
    if (others) {
        const auto pseudonyms = pseudonymsOf(session, contacts.customers);
        if (!pseudonyms)
            return std::unexpected(pseudonyms.error());
        for (std::size_t i = 0; i < contacts.size(); ++i)
            places.emplace((*pseudonyms)[i], i);
    }
    return places;
}

core::Status readRows(Session& session, const Reading& reading, const LockedCampaign& locked, CampaignOutcomes& outcomes, OutcomesAnswer& answer, Issues& issues,
    core::JobContext& job)
{
    const auto places = placesOf(session, locked.contacts, reading);
    if (!places)
        return std::unexpected(places.error());
    const Table& table = *reading.table;
    const std::size_t customer = *reading.find("customer");
    const bool adopted = answer.adopted;
    std::vector<bool> seen(locked.contacts.size(), false);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if ((row & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const std::string id(table.cell(row, customer));
        const auto found = places->find(id);
        if (found == places->end()) {
            if (!adopted) // else counted with the arms
                issues.add("unknown-customer", id);
            continue;
        }
        const std::size_t i = found->second;
        if (seen[i]) {
            issues.add("duplicate-customer", id);
            continue;
        }
        seen[i] = true;
        ++answer.matched;
        const bool control = locked.contacts.control[i] != 0;
        // A flag or an amount into its column; what can't be read stays not known.
        for (const auto& [name, column] : {std::pair("contacted", &outcomes.contacted), {"responded", &outcomes.responded}, {"converted", &outcomes.converted}})
            if (const auto at = reading.find(name)) {
                const auto value = flag(table.cell(row, *at));
                if (!value)
                    issues.add("unreadable-value", std::string(name) + "=" + std::string(table.cell(row, *at)));
                else if (std::isfinite(*value))
                    (*column)[i] = *value;
            }
        for (const auto& [name, column] : {std::pair("cost", &outcomes.cost), {"amount", &outcomes.amount}})
            if (const auto at = reading.find(name)) {
                const auto cell = table.cell(row, *at);
                const auto value = plainNumber(cell);
                if (value)
                    (*column)[i] = *value;
                else if (!cell.empty())
                    issues.add("unreadable-value", std::string(name) + "=" + std::string(cell));
            }
        if (!adopted && reading.find("arm")) {
            const auto arm = armOf(table.cell(row, *reading.find("arm")));
            if (arm && (*arm == 0) != control)
                issues.add("arm-differs", id);
        }
        // Without a word about it, the treated who are in the file were contacted.
        if (!reading.find("contacted") && !control)
            outcomes.contacted[i] = 1;
        if (control && outcomes.contacted[i] > 0)
            issues.add("control-contacted", id);
    }
    if (answer.matched == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "outcomes"}});
    return {};
}

// A group that was drawn and of which no outcome is known, while the other has some: nothing can be compared.
void findMissingArm(const LockedCampaign& locked, const CampaignOutcomes& outcomes, Issues& issues)
{
    const auto& outcome = locked.lock.target.outcome;
    if (domain::isFromFacts(outcome))
        return;
    const auto& column = outcome == "amount" ? outcomes.amount : outcomes.converted;
    std::size_t members[2] {}, known[2] {};
    for (std::size_t i = 0; i < locked.contacts.size(); ++i) {
        const bool control = locked.contacts.control[i] != 0;
        ++members[control];
        known[control] += std::isfinite(column[i]);
    }
    for (const bool control : {true, false})
        if (members[control] > 0 && known[control] == 0 && known[!control] > 0)
            issues.add("arm-missing", control ? "control" : "treated");
}

} // namespace

std::optional<int> armOf(std::string_view cell)
{
    const std::string word = text::foldName(cell);
    for (const char* treated : {"treated", "treatment", "test", "campaign", "1", "yes", "实验组", "处理组"})
        if (word == treated)
            return 1;
    for (const char* control : {"control", "holdout", "heldout", "0", "no", "对照组", "留出组"})
        if (word == control)
            return 0;
    return {};
}

Result<OutcomesAnswer> importOutcomes(Session& session, const std::string& campaignName, const std::string& path, core::JobContext& job)
{
    const auto id = campaignId(session, campaignName);
    if (!id)
        return std::unexpected(id.error());
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    const auto table = Table::read(path, job);
    if (!table)
        return std::unexpected(table.error());
    const auto reading = readingOf(*table);
    if (!reading)
        return std::unexpected(reading.error());
    OutcomesAnswer answer;
    answer.campaign = *id;
    answer.name = view->plan.name;
    answer.file = path.substr(path.find_last_of('/') + 1);
    answer.rows = table->rows();
    for (const auto& column : knownColumns())
        if (reading->find(column.name) && std::string_view(column.name) != "customer")
            answer.columns.push_back(column.name);
    Issues issues;
    LockedCampaign locked;
    std::vector<PlanPart> parts;
    if (view->plan.state < domain::CampaignState::Locked) {
        if (!reading->find("arm"))
            return campaignProblem("campaign-not-locked", view->plan.name);
        locked.plan = view->plan;
        answer.adopted = true;
        if (auto done = adopt(session, locked, *reading, issues, job); !done)
            return std::unexpected(done.error());
        locked.plan.sections["lock"] = textOf(locked.lock);
        locked.plan.sections["target"] = domain::toJson(locked.lock.target);
        parts.push_back({"campaign-contacts", *id, textOf(locked.contacts)});
    } else {
        auto stored = lockedCampaign(session, *id);
        if (!stored)
            return std::unexpected(stored.error());
        locked = std::move(*stored);
    }
    auto outcomes = outcomesOf(session, *id, locked.contacts.size());
    if (answer.adopted) {
        outcomes = CampaignOutcomes();
        outcomes->resize(locked.contacts.size());
    }
    if (!outcomes)
        return std::unexpected(outcomes.error());
    if (auto done = readRows(session, *reading, locked, *outcomes, answer, issues, job); !done)
        return std::unexpected(done.error());
    findMissingArm(locked, *outcomes, issues);
    answer.issues = issues.take();
    outcomes->issues = answer.issues;
    outcomes->files.push_back(answer.file);
    answer.basis.analysis = "campaign-outcomes";
    answer.basis.asOf = answer.basis.dataTo = locked.lock.day;
    answer.basis.n = answer.matched;
    answer.basis.parameters["campaign"] = *id;
    answer.basis.definitions["lock"] = locked.lock.digest;
    answer.basis.computedAt = session.now();
    answer.basis.sources = {{"campaign_contact", answer.file, answer.rows}};
    parts.push_back({kOutcomesKind, *id, textOf(*outcomes)});
    if (locked.plan.state < domain::CampaignState::Running)
        locked.plan.state = domain::CampaignState::Running;
    if (auto done = putWithParts(session, locked.plan, parts, "campaign-outcomes", job); !done)
        return std::unexpected(done.error());
    return answer;
}

} // namespace holdfast::flow
