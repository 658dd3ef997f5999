// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignTargetState.h"

#include "core/Json.h"
#include "flow/CampaignColumns.h"
#include "flow/SessionState.h"
#include "frame/SecondHand.h"
#include "seal/Digest.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <new>

namespace holdfast::flow {

using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr const char* kContacts = "campaign-contacts";

Json numbers(const std::vector<double>& values)
{
    Json list = Json::array();
    for (const double v : values)
        list.push_back(std::isfinite(v) ? Json(v) : Json());
    return list;
}

std::vector<double> numbersOf(const Json& list)
{
    std::vector<double> values;
    values.reserve(list.size());
    for (const auto& one : list)
        values.push_back(one.is_number() ? one.get<double>() : std::numeric_limits<double>::quiet_NaN());
    return values;
}

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json effectJson(const domain::AssumedEffect& e)
{
    return {{"saved", e.saved}, {"saved_sd", e.savedSd}, {"woken", e.woken}};
}

domain::AssumedEffect effectOf(const Json& json)
{
    return {json.at("saved"), json.at("saved_sd"), json.at("woken")};
}

} // namespace

std::unexpected<core::Error> campaignProblem(const char* problem, const std::string& value)
{
    return core::fail(Code::InvalidParameter, {{"problem", problem}, {"parameter", "campaign"}, {"value", value}});
}

std::string textOf(const CampaignContacts& c)
{
    Json json {{"customers", c.customers}, {"offer", c.offer}, {"control", c.control}, {"risk", numbers(c.risk)}, {"value", numbers(c.value)},
        {"uplift", numbers(c.uplift)}, {"net", numbers(c.net)}, {"before", numbers(c.before)}, {"tier", c.tier}, {"value_class", c.valueClass}};
    if (std::any_of(c.gone.begin(), c.gone.end(), [](auto gone) { return gone != 0; }))
        json["gone"] = c.gone;
    return dumped(json);
}

namespace {

// False where the lists are not as our own writer lays them out.
bool readQuickly(const std::string& text, CampaignContacts& c)
{
    // Our writer puts the ids first. Behind them, which are full of quotes, the keys are found at once.
    std::size_t idsEnd = 0;
    if (auto ids = wordsIn(text, "customers", &idsEnd))
        c.customers = std::move(*ids);
    else
        return false;
    const std::size_t n = c.customers.size();
    const auto after = std::string_view(text).substr(idsEnd);
    const auto bytes = [&](const char* key, std::vector<std::uint8_t>& into) {
        const auto values = wholesIn(after, key, 255, n);
        if (values)
            into.assign(values->begin(), values->end());
        return values.has_value();
    };
    const auto take = [](auto&& list, auto& into) {
        if (list)
            into = std::move(*list);
        return list.has_value();
    };
    const std::array<std::function<bool()>, 10> columns {
        [&] { return take(numbersIn(after, "risk", n), c.risk); },
        [&] { return take(numbersIn(after, "value", n), c.value); },
        [&] { return take(numbersIn(after, "uplift", n), c.uplift); },
        [&] { return take(numbersIn(after, "net", n), c.net); },
        [&] { return take(numbersIn(after, "before", n), c.before); },
        [&] { return take(wholesIn(after, "offer", std::numeric_limits<std::uint32_t>::max(), n), c.offer); },
        [&] { return bytes("control", c.control); },
        [&] { return bytes("tier", c.tier); },
        [&] { return bytes("value_class", c.valueClass); },
        [&] {
            if (bytes("gone", c.gone))
                return true;
            c.gone.clear();
            return after.find("\"gone\"") == std::string_view::npos; // nobody is, else the careful reader sees to it
        },
    };
    std::array<char, 10> read {};
    frame::SecondHand hands;
    hands.share(columns.size(), [&](std::size_t column, int) {
        try {
            read[column] = columns[column]();
        } catch (const std::bad_alloc&) {
            read[column] = false; // the careful reader, on the caller's thread, says so
        }
    });
    return std::ranges::all_of(read, std::identity());
}

bool readCarefully(const std::string& text, CampaignContacts& c)
{
    try {
        const Json json = Json::parse(text);
        c.customers = json.at("customers").get<std::vector<std::string>>();
        c.offer = json.at("offer").get<std::vector<std::uint32_t>>();
        c.control = json.at("control").get<std::vector<std::uint8_t>>();
        const auto gone = json.value("gone", std::vector<std::int64_t> {});
        if (std::ranges::any_of(gone, [](auto flag) { return flag < 0 || flag > 1; }))
            return false;
        c.gone.assign(gone.begin(), gone.end());
        c.risk = numbersOf(json.at("risk"));
        c.value = numbersOf(json.at("value"));
        c.uplift = numbersOf(json.at("uplift"));
        c.net = numbersOf(json.at("net"));
        c.before = numbersOf(json.at("before"));
        c.tier = json.at("tier").get<std::vector<std::uint8_t>>();
        c.valueClass = json.at("value_class").get<std::vector<std::uint8_t>>();
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

} // namespace

Result<CampaignContacts> parseContacts(const std::string& text)
{
    CampaignContacts c;
    bool sound = readQuickly(text, c) || readCarefully(text, c);
    const std::size_t n = c.size();
    if (c.gone.empty())
        c.gone.assign(n, 0);
    sound = sound && c.gone.size() == n && c.offer.size() == n && c.control.size() == n && c.tier.size() == n && c.valueClass.size() == n;
    for (const auto* column : {&c.risk, &c.value, &c.uplift, &c.net, &c.before})
        sound = sound && column->size() == n;
    for (std::size_t i = 0; sound && i < n; ++i)
        sound = c.tier[i] < std::size(domain::kRiskTiers) && c.valueClass[i] < std::size(domain::kValueClasses);
    if (sound)
        return c;
    return core::fail(Code::InvalidValue, {{"name", kContacts}});
}

std::string textOf(const CampaignLock& lock)
{
    Json offers = Json::array();
    for (const auto& offer : lock.offers)
        offers.push_back({{"strategy", Json::parse(domain::toJson(std::vector {offer.strategy})).front()}, {"in_force", effectJson(offer.inForce)},
            {"learned", offer.learned}, {"treated", offer.treated}, {"control", offer.control}});
    return dumped({{"at", lock.at}, {"day", core::isoText(lock.day)}, {"drawn", lock.drawn}, {"target", Json::parse(domain::toJson(lock.target))}, {"offers", std::move(offers)},
        {"promise", {{"value", lock.promise.value}, {"lower", lock.promise.lower}, {"upper", lock.promise.upper}, {"cost", lock.promise.cost}, {"uplift", lock.promise.uplift}}},
        {"treated", lock.treated}, {"control", lock.control}, {"counts", lock.counts}, {"digest", lock.digest}});
}

Result<CampaignLock> parseLock(const std::string& text)
{
    try {
        const Json json = Json::parse(text);
        CampaignLock lock;
        lock.at = json.at("at");
        lock.day = core::parseIsoDate(json.at("day").get<std::string>()).value_or(core::CivilDate {});
        lock.drawn = json.at("drawn");
        auto target = domain::parseTarget(dumped(json.at("target")));
        if (!target)
            return std::unexpected(target.error());
        lock.target = std::move(*target);
        for (const auto& one : json.at("offers")) {
            LockedOffer offer;
            auto strategy = domain::parseStrategies(dumped(Json::array({one.at("strategy")})));
            if (!strategy || strategy->empty())
                return core::fail(Code::InvalidValue, {{"name", "campaign-lock"}});
            offer.strategy = std::move(strategy->front());
            offer.inForce = effectOf(one.at("in_force"));
            offer.learned = one.at("learned");
            offer.treated = one.at("treated");
            offer.control = one.at("control");
            lock.offers.push_back(std::move(offer));
        }
        const auto& promise = json.at("promise");
        lock.promise = {promise.at("value"), promise.at("lower"), promise.at("upper"), promise.at("cost"), promise.at("uplift")};
        lock.treated = json.at("treated");
        lock.control = json.at("control");
        lock.counts = json.at("counts").get<std::map<std::string, std::uint64_t>>();
        lock.digest = json.at("digest");
        return lock;
    } catch (const Json::exception&) {
        return core::fail(Code::InvalidValue, {{"name", "campaign-lock"}});
    }
}

std::string digestOf(CampaignLock lock, const std::string& contacts)
{
    lock.digest.clear();
    seal::Hasher hasher;
    hasher.update(textOf(lock) + "\n");
    hasher.update(contacts);
    return seal::hex(hasher.finish());
}

core::Status putWithParts(Session& session, domain::CampaignPlan plan, const std::vector<PlanPart>& parts, const std::string& step, core::JobContext& job)
{
    if (auto sound = domain::checkPlan(plan); !sound)
        return sound;
    auto change = session.file().beginChange(step, plan.name, job);
    if (!change)
        return std::unexpected(change.error());
    plan.audience.customers.clear(); // kept apart, and not changed here
    if (auto put = (*change)->put("campaign", plan.id, domain::toJson(plan)); !put)
        return put;
    for (const auto& part : parts)
        if (auto put = (*change)->put(part.kind, part.name, part.body); !put)
            return put;
    if (auto done = (*change)->commit(); !done)
        return done;
    session.forget();
    return {};
}

Result<std::optional<std::string>> partOf(Session& session, std::string_view kind, const std::string& id)
{
    auto stored = session.file().documents(std::string(kind));
    if (!stored)
        return std::unexpected(stored.error());
    const auto found = stored->find(id);
    return found == stored->end() ? std::optional<std::string>() : std::optional(std::move(found->second));
}

Result<LockedCampaign> lockedCampaign(Session& session, const std::string& id)
{
    auto plan = planWithoutCustomers(session, id);
    if (!plan)
        return std::unexpected(plan.error());
    LockedCampaign locked;
    locked.plan = std::move(*plan);
    const auto section = locked.plan.sections.find("lock");
    if (section == locked.plan.sections.end() || section->second.empty())
        return campaignProblem("campaign-not-locked", locked.plan.name);
    auto lock = parseLock(section->second);
    if (!lock)
        return std::unexpected(lock.error());
    locked.lock = std::move(*lock);
    const auto body = partOf(session, kContacts, id);
    if (!body)
        return std::unexpected(body.error());
    auto contacts = parseContacts(body->value_or(""));
    if (!contacts)
        return std::unexpected(contacts.error());
    locked.contacts = std::move(*contacts);
    locked.digest = digestOf(locked.lock, body->value_or(""));
    for (const auto offer : locked.contacts.offer)
        if (offer >= locked.lock.offers.size())
            return core::fail(Code::InvalidValue, {{"name", "campaign-contacts"}});
    return locked;
}

} // namespace holdfast::flow
