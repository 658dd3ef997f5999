// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/CampaignPlan.h"

#include "core/Json.h"

#include <algorithm>
#include <set>

namespace holdfast::domain {

using core::CivilDate;
using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr std::size_t kMaxBytes = 64u << 20; // a fixed list of a million ids fits

std::unexpected<core::Error> wrong(std::string_view problem, std::vector<std::pair<std::string, std::string>> arguments = {})
{
    arguments.insert(arguments.begin(), {"problem", std::string(problem)});
    return core::fail(Code::InvalidParameter, std::move(arguments));
}

// Reads the keys of one object. Each key asked for is ticked off, so that a misspelt one is found; the first flaw stays.
class Reader {
public:
    Reader(const Json& json, std::string path, std::optional<core::Error>& flaw)
        : m_json(json)
        , m_path(std::move(path))
        , m_flaw(flaw)
    {
        if (!m_json.is_object())
            bad(m_path.empty() ? "plan" : m_path, m_json);
    }
    ~Reader()
    {
        if (m_json.is_object())
            for (const auto& [key, value] : m_json.items())
                if (!m_known.contains(key))
                    flaw("plan-key", {{"key", pathOf(key)}});
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    const Json* of(const char* key)
    {
        m_known.insert(key);
        return m_json.is_object() && m_json.contains(key) && !m_json[key].is_null() ? &m_json[key] : nullptr;
    }
    void text(const char* key, std::string& value)
    {
        if (const Json* json = of(key))
            json->is_string() ? void(value = json->get<std::string>()) : bad(key, *json);
    }
    void number(const char* key, double& value)
    {
        if (const Json* json = of(key))
            json->is_number() ? void(value = json->get<double>()) : bad(key, *json);
    }
    void number(const char* key, std::optional<double>& value)
    {
        if (const Json* json = of(key))
            json->is_number() ? void(value = json->get<double>()) : bad(key, *json);
    }
    template <class Whole>
    void whole(const char* key, Whole& value)
    {
        if (const Json* json = of(key))
            json->is_number_integer() ? void(value = json->get<Whole>()) : bad(key, *json);
    }
    void flag(const char* key, bool& value)
    {
        if (const Json* json = of(key))
            json->is_boolean() ? void(value = json->get<bool>()) : bad(key, *json);
    }
    void date(const char* key, CivilDate& value)
    {
        if (const Json* json = of(key)) {
            const auto day = json->is_string() ? core::parseIsoDate(json->get<std::string>()) : std::nullopt;
            day ? void(value = *day) : bad(key, *json);
        }
    }
    void texts(const char* key, std::vector<std::string>& values)
    {
        each(key, [&](const Json& one, const std::string& path) {
            one.is_string() ? values.push_back(one.get<std::string>()) : badAt(path, one);
        });
    }
    template <class Enum, class Parse>
    void choice(const char* key, Enum& value, Parse parse)
    {
        if (const Json* json = of(key)) {
            const auto found = json->is_string() ? parse(json->get<std::string>()) : std::optional<Enum>();
            found ? void(value = *found) : bad(key, *json);
        }
    }
    // Every entry of an array with its path: "tasks/0".
    template <class Take>
    void each(const char* key, Take take)
    {
        const Json* json = of(key);
        if (json == nullptr)
            return;
        if (!json->is_array())
            return bad(key, *json);
        for (std::size_t i = 0; i < json->size(); ++i)
            take((*json)[i], pathOf(key) + "/" + std::to_string(i));
    }
    void bad(const std::string& key, const Json& value) { badAt(pathOf(key), value); }
    std::string pathOf(const std::string& key) const { return m_path.empty() || m_path == key ? key : m_path + "/" + key; }
    std::optional<core::Error>& flaws() { return m_flaw; }

private:
    void badAt(const std::string& path, const Json& value)
    {
        flaw("plan-value", {{"key", path}, {"value", value.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 200)}});
    }
    void flaw(std::string_view problem, std::vector<std::pair<std::string, std::string>> arguments)
    {
        if (!m_flaw)
            m_flaw = wrong(problem, std::move(arguments)).error();
    }
    const Json& m_json;
    std::string m_path;
    std::optional<core::Error>& m_flaw;
    std::set<std::string, std::less<>> m_known;
};

void read(Reader& in, PlanTask& task)
{
    in.text("id", task.id);
    in.text("name", task.name);
    in.text("phase", task.phase);
    in.text("owner", task.owner);
    in.text("department", task.department);
    in.text("note", task.note);
    in.flag("milestone", task.milestone);
    in.date("start", task.start);
    in.date("end", task.end);
    in.date("actual_start", task.actualStart);
    in.date("actual_end", task.actualEnd);
    in.number("progress", task.progress);
    in.texts("after", task.after);
    in.each("uses", [&](const Json& one, const std::string& path) {
        Reader use(one, path, in.flaws());
        TaskUse& out = task.uses.emplace_back();
        use.text("resource", out.resource);
        use.number("amount", out.amount);
    });
    if (task.milestone && !task.end.isValid())
        task.end = task.start;
}

void read(Reader& in, PlanPhase& phase)
{
    in.text("id", phase.id);
    in.text("name", phase.name);
    in.date("start", phase.start);
    in.date("end", phase.end);
}

void read(Reader& in, BudgetLine& line)
{
    in.text("id", line.id);
    in.text("name", line.name);
    in.number("planned", line.planned);
    in.number("spent", line.spent);
}

void read(Reader& in, PlanResource& resource)
{
    in.text("id", resource.id);
    in.text("name", resource.name);
    in.text("unit", resource.unit);
    in.number("per_week", resource.perWeek);
}

void read(Reader& in, PlanRisk& risk)
{
    in.text("id", risk.id);
    in.text("name", risk.name);
    in.choice("likelihood", risk.likelihood, parseLevel);
    in.choice("impact", risk.impact, parseLevel);
    in.text("owner", risk.owner);
    in.text("contingency", risk.contingency);
}

void read(Reader& in, PlanAmendment& amendment)
{
    in.whole("at", amendment.at);
    in.text("what", amendment.what);
}

template <class Part>
void readList(Reader& in, const char* key, std::vector<Part>& parts)
{
    in.each(key, [&](const Json& one, const std::string& path) {
        Reader part(one, path, in.flaws());
        read(part, parts.emplace_back());
    });
}

void readGoal(Reader& in, CampaignGoal& goal)
{
    if (const Json* json = in.of("goal")) {
        Reader part(*json, "goal", in.flaws());
        part.text("text", goal.text);
        part.text("kpi", goal.kpi);
        part.number("baseline", goal.baseline);
        part.number("target", goal.target);
        part.whole("window_days", goal.windowDays);
    }
}

void readAudience(Reader& in, CampaignAudience& audience)
{
    if (const Json* json = in.of("audience")) {
        Reader part(*json, "audience", in.flaws());
        part.text("segment", audience.segment);
        part.texts("customers", audience.customers);
        part.text("from", audience.from);
        part.texts("reasons", audience.reasons);
        if (!audience.segment.empty() && !audience.customers.empty())
            part.bad("customers", "both a segment and customers");
    }
}

template <class List>
void giveIds(CampaignPlan& plan, List& list, char prefix)
{
    for (auto& one : list)
        if (one.id.empty())
            one.id = freeId(plan, prefix);
}

Json written(CivilDate day)
{
    return core::isoText(day);
}

void put(Json& json, const char* key, const std::string& text)
{
    if (!text.empty())
        json[key] = text;
}

void put(Json& json, const char* key, CivilDate day)
{
    if (day.isValid())
        json[key] = written(day);
}

void put(Json& json, const char* key, const std::optional<double>& value)
{
    if (value)
        json[key] = *value;
}

Json written(const PlanTask& task)
{
    Json json {{"id", task.id}, {"name", task.name}};
    put(json, "phase", task.phase);
    put(json, "owner", task.owner);
    put(json, "department", task.department);
    put(json, "note", task.note);
    if (task.milestone)
        json["milestone"] = true;
    put(json, "start", task.start);
    put(json, "end", task.end);
    put(json, "actual_start", task.actualStart);
    put(json, "actual_end", task.actualEnd);
    if (task.progress > 0)
        json["progress"] = task.progress;
    if (!task.after.empty())
        json["after"] = task.after;
    for (const auto& use : task.uses)
        json["uses"].push_back({{"resource", use.resource}, {"amount", use.amount}});
    return json;
}

Json writtenGoal(const CampaignGoal& goal)
{
    Json json = Json::object();
    put(json, "text", goal.text);
    json["kpi"] = goal.kpi;
    put(json, "baseline", goal.baseline);
    put(json, "target", goal.target);
    json["window_days"] = goal.windowDays;
    return json;
}

Json writtenAudience(const CampaignAudience& audience)
{
    Json json = Json::object();
    put(json, "segment", audience.segment);
    if (!audience.customers.empty())
        json["customers"] = audience.customers;
    put(json, "from", audience.from);
    if (!audience.reasons.empty())
        json["reasons"] = audience.reasons;
    return json;
}

void writeParts(const CampaignPlan& plan, Json& json)
{
    for (const auto& phase : plan.phases) {
        Json one {{"id", phase.id}, {"name", phase.name}};
        put(one, "start", phase.start);
        put(one, "end", phase.end);
        json["phases"].push_back(std::move(one));
    }
    for (const auto& task : plan.tasks)
        json["tasks"].push_back(written(task));
    if (plan.budgetLimit || !plan.budget.empty()) {
        put(json["budget"], "limit", plan.budgetLimit);
        for (const auto& line : plan.budget)
            json["budget"]["lines"].push_back({{"id", line.id}, {"name", line.name}, {"planned", line.planned}, {"spent", line.spent}});
    }
    for (const auto& resource : plan.resources) {
        Json one {{"id", resource.id}, {"name", resource.name}};
        put(one, "unit", resource.unit);
        put(one, "per_week", resource.perWeek);
        json["resources"].push_back(std::move(one));
    }
    for (const auto& risk : plan.risks) {
        Json one {{"id", risk.id}, {"name", risk.name}, {"likelihood", word(risk.likelihood)}, {"impact", word(risk.impact)}};
        put(one, "owner", risk.owner);
        put(one, "contingency", risk.contingency);
        json["risks"].push_back(std::move(one));
    }
    for (const auto& amendment : plan.amendments)
        json["amendments"].push_back({{"at", amendment.at}, {"what", amendment.what}});
}

} // namespace

Result<CampaignPlan> parsePlan(std::string_view text)
{
    const Json json = text.size() <= kMaxBytes ? Json::parse(text, nullptr, false) : Json();
    if (!json.is_object())
        return wrong("plan-json");
    CampaignPlan plan;
    std::optional<core::Error> flaw;
    {
        Reader in(json, "", flaw);
        int format = kPlanFormat;
        in.whole("format", format);
        if (!flaw && (format < 1 || format > kPlanFormat))
            return wrong("plan-newer", {{"value", std::to_string(format)}});
        in.text("id", plan.id);
        in.text("name", plan.name);
        in.choice("state", plan.state, parseCampaignState);
        in.date("created", plan.created);
        readGoal(in, plan.goal);
        readAudience(in, plan.audience);
        readList(in, "phases", plan.phases);
        readList(in, "tasks", plan.tasks);
        if (const Json* budget = in.of("budget")) {
            Reader part(*budget, "budget", flaw);
            part.number("limit", plan.budgetLimit);
            readList(part, "lines", plan.budget);
        }
        readList(in, "resources", plan.resources);
        readList(in, "risks", plan.risks);
        readList(in, "amendments", plan.amendments);
        for (const auto name : kPlanSections)
            if (const Json* section = in.of(std::string(name).c_str())) {
                if (section->is_object())
                    plan.sections.emplace(name, section->dump(-1, ' ', false, Json::error_handler_t::replace));
                else
                    in.bad(std::string(name), *section);
            }
    }
    if (flaw)
        return std::unexpected(*flaw);
    giveIds(plan, plan.phases, 'p');
    giveIds(plan, plan.tasks, 't');
    giveIds(plan, plan.budget, 'b');
    giveIds(plan, plan.resources, 'r');
    giveIds(plan, plan.risks, 'k');
    if (auto sound = checkPlan(plan); !sound)
        return std::unexpected(sound.error());
    return plan;
}

std::string toJson(const CampaignPlan& plan)
{
    Json json {{"format", kPlanFormat}};
    put(json, "id", plan.id);
    json["name"] = plan.name;
    json["state"] = word(plan.state);
    put(json, "created", plan.created);
    json["goal"] = writtenGoal(plan.goal);
    json["audience"] = writtenAudience(plan.audience);
    writeParts(plan, json);
    for (const auto name : kPlanSections)
        if (const auto section = plan.sections.find(std::string(name)); section != plan.sections.end())
            json[std::string(name)] = Json::parse(section->second, nullptr, false);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace holdfast::domain
