// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Alerts.h"

#include "core/Json.h"
#include "flow/IndicatorFacts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <tuple>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::ThresholdKind;

namespace {

constexpr std::array<std::string_view, 4> kStates = {"new", "acknowledged", "acted-on", "closed"};

// FNV-1a of 64 bits, folded to 40: short enough to type, and two of a thousand alerts meet once in a million workspaces.
std::string shortId(const std::string& key)
{
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    hash ^= hash >> 40;
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string id;
    for (int shift = 36; shift >= 0; shift -= 4)
        id += kDigits[hash >> shift & 15];
    return id;
}

struct Kept { // what was stored of an alert
    AlertState state = AlertState::New;
    std::string note;
    int level = 0;
    std::int64_t at = 0;
};

std::optional<Kept> parseKept(const std::string& body)
{
    const auto json = core::Json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("state") || !json["state"].is_string())
        return std::nullopt;
    const auto state = parseAlertState(json["state"].get<std::string>());
    if (!state)
        return std::nullopt;
    Kept kept {*state, {}, 0, 0};
    if (json.contains("note") && json["note"].is_string())
        kept.note = json["note"].get<std::string>();
    if (json.contains("level") && json["level"].is_number_integer())
        kept.level = json["level"].get<int>();
    if (json.contains("at") && json["at"].is_number_integer())
        kept.at = json["at"].get<std::int64_t>();
    return kept;
}

struct Found {
    Alert alert;
    std::uint32_t group = 0;
};

class Watching {
public:
    Watching(const IndicatorFacts& facts, int periods) : m_facts(facts), m_periods(periods) { }

    std::vector<Found> all(core::JobContext& job)
    {
        for (const auto& series : m_facts.set.series)
            if (series.unit != domain::IndicatorUnit::Level)
                m_last = std::max(m_last, lastComparable(m_facts.points(series, 0)));
        for (const auto& series : m_facts.set.series) {
            if (job.shouldStop())
                break;
            const auto groups = series.unit == domain::IndicatorUnit::Level ? 1 : static_cast<std::uint32_t>(m_facts.segments.size() + 1);
            for (std::uint32_t group = 0; group < groups; ++group)
                watch(series, group);
        }
        std::stable_sort(m_found.begin(), m_found.end(), [](const Found& a, const Found& b) {
            return std::tuple(!a.alert.open, -a.alert.level, -a.alert.since.index) < std::tuple(!b.alert.open, -b.alert.level, -b.alert.since.index);
        });
        return std::move(m_found);
    }
    std::optional<core::Period> current() const { return m_last < 0 ? std::nullopt : std::optional(m_facts.period(m_last)); }
    std::uint64_t watched() const { return m_watched; }

private:
    static std::int32_t lastComparable(const std::vector<SeriesPoint>& points)
    {
        for (std::size_t i = points.size(); i-- > 0;)
            if (points[i].comparable)
                return static_cast<std::int32_t>(i);
        return -1;
    }

    void watch(const features::IndicatorSeries& series, std::uint32_t group)
    {
        const auto points = m_facts.points(series, group);
        const std::int32_t last = lastComparable(points);
        if (last < 0)
            return;
        const auto bases = controlBases(points);
        const auto benchmark = m_facts.benchmarkOf(series);
        ++m_watched;
        std::vector<Over> all;
        for (const auto& each : m_facts.thresholds) {
            if (each.indicator != series.indicator || !each.on || (each.kind == ThresholdKind::Fixed && !m_facts.isFirst(series)))
                continue;
            auto threshold = each;
            if (group > 0)
                threshold.amber.reset(); // with many segments watched at once, amber ones would cross by chance all the time
            for (const auto& crossing : crossingsOf(points, bases, threshold, series.worse, series.unit, benchmark))
                all.push_back({crossing, threshold});
        }
        std::stable_sort(all.begin(), all.end(), [](const Over& a, const Over& b) { return a.crossing.from < b.crossing.from; });
        // Whatever is crossed at the same time is one warning.
        for (std::size_t i = 0; i < all.size();) {
            std::size_t to = all[i].crossing.to, end = i + 1;
            for (; end < all.size() && all[end].crossing.from <= to; ++end)
                to = std::max(to, all[end].crossing.to);
            if (static_cast<std::int32_t>(to) + m_periods > std::max(last, m_last))
                m_found.push_back(foundOf(series, group, points, bases, benchmark, {all.data() + i, end - i}, to, static_cast<std::int32_t>(to) == last));
            i = end;
        }
    }

    struct Over {
        Crossing crossing;
        domain::Threshold threshold;
    };
    Found foundOf(const features::IndicatorSeries& series, std::uint32_t group, const std::vector<SeriesPoint>& points, const std::vector<ControlBase>& bases,
        const std::optional<double>& benchmark, std::span<const Over> over, std::size_t to, bool open) const
    {
        Found found;
        found.group = group;
        Alert& alert = found.alert;
        alert.indicator = series.indicator;
        alert.series = series.id;
        alert.label = series.label;
        alert.unit = series.unit;
        alert.worse = series.worse;
        alert.level = 0;
        alert.open = open;
        alert.segment = group > 0 ? m_facts.segments[group - 1] : std::string();
        alert.since = m_facts.period(static_cast<std::int32_t>(over.front().crossing.from));
        alert.until = m_facts.period(static_cast<std::int32_t>(to));
        alert.value = points[to].value;
        const auto& base = bases[to];
        // Named after the threshold crossed worst in the last period; of equal ones the one in the order of the kinds.
        const Over* main = nullptr;
        int worst = 0;
        for (const auto& each : over) {
            alert.level = std::max(alert.level, each.crossing.level);
            if (std::find(alert.kinds.begin(), alert.kinds.end(), each.threshold.kind) == alert.kinds.end())
                alert.kinds.push_back(each.threshold.kind);
            const int now = crossed(points[to], base, each.threshold, series.worse, series.unit, benchmark);
            if (each.crossing.to == to && (now > worst || (now == worst && main != nullptr && each.threshold.kind < main->threshold.kind))) {
                worst = now;
                main = &each;
            }
        }
        std::sort(alert.kinds.begin(), alert.kinds.end());
        const auto& threshold = main->threshold;
        alert.kind = threshold.kind;
        alert.baseline = alert.kind == ThresholdKind::Control ? base.center : alert.kind == ThresholdKind::Benchmark ? benchmark : base.baseline;
        alert.threshold = placeOf(base, alert.kind, *(worst == 2 ? threshold.red : threshold.amber), series.worse, series.unit, benchmark);
        if (alert.threshold && alert.baseline && series.worse == domain::Worse::Both && alert.kind != ThresholdKind::Fixed && *alert.value.value < *alert.baseline)
            alert.threshold = 2 * *alert.baseline - *alert.threshold;
        std::string where;
        if (group > 0) {
            const auto& rule = m_facts.rules[group - 1];
            where = (rule.kind == domain::Rule::Kind::Segment ? std::string("segments") : rule.field) + '=' + alert.segment;
        }
        alert.id = shortId(alert.indicator + '\n' + alert.series + '\n' + where + '\n' + core::name(alert.since));
        return found;
    }

    const IndicatorFacts& m_facts;
    int m_periods;
    std::int32_t m_last = -1;
    std::uint64_t m_watched = 0;
    std::vector<Found> m_found;
};

// Who shows it: customers of the group active on the day whose own figure is on the worse side; of the churn rate those
// who left since it began; of outside series everybody active.
class Affected {
public:
    Affected(Session& session, const IndicatorFacts& facts, core::JobContext& job) : m_session(session), m_facts(facts), m_job(job) { }

    Result<frame::Selection> of(const Found& found)
    {
        const auto& base = *m_facts.scoped.facts;
        const std::size_t n = m_facts.shot().size();
        frame::Selection who(n);
        if (found.alert.indicator == "churn_rate") {
            if (base.spans && base.spans->dated)
                who = features::churnWindow(*base.spans, core::firstDay(found.alert.since), m_facts.shot().asOf).churned;
        } else {
            if (!m_active) {
                m_active = frame::Selection(n, true);
                if (base.spans) {
                    *m_active = base.spans->known;
                    auto gone = base.spans->churnedNow;
                    gone.invert();
                    *m_active &= gone;
                }
            }
            who = *m_active;
            if (found.alert.unit != domain::IndicatorUnit::Level) {
                auto shown = showing(found.alert.indicator);
                if (!shown)
                    return std::unexpected(shown.error());
                who &= **shown;
            }
        }
        if (found.group > 0)
            who &= m_facts.members[found.group - 1];
        else if (const auto* scope = m_facts.scoped.selected())
            who &= *scope;
        return who;
    }

private:
    Result<const frame::Selection*> showing(const std::string& indicator)
    {
        if (const auto it = m_showing.find(indicator); it != m_showing.end())
            return &it->second;
        const auto figures = customerFigures(m_session, m_facts, m_facts.shot().asOf, m_job);
        if (!figures)
            return std::unexpected(figures.error());
        frame::Selection some(m_facts.shot().size());
        for (const auto& figure : **figures)
            if (figure.indicator == indicator)
                for (std::size_t c = 0; c < some.size(); ++c)
                    if (figure.worries(c))
                        some.insert(c);
        return &(m_showing[indicator] = std::move(some));
    }
    Session& m_session;
    const IndicatorFacts& m_facts;
    core::JobContext& m_job;
    std::optional<frame::Selection> m_active;
    std::map<std::string, frame::Selection> m_showing;
};

struct Watched {
    std::shared_ptr<const IndicatorFacts> facts;
    std::vector<Found> found;
    std::optional<core::Period> current;
    std::uint64_t watched = 0;
};
Result<Watched> watchedOf(Session& session, const AlertRequest& request, core::JobContext& job)
{
    auto facts = indicatorFacts(session, request.scope, request.by.empty() ? "watched" : request.by, job);
    if (!facts)
        return std::unexpected(facts.error());
    auto stored = session.file().documents("alert");
    if (!stored)
        return std::unexpected(stored.error());
    Watching watching(**facts, request.periods);
    Watched watched {*facts, watching.all(job), watching.current(), watching.watched()};
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    for (auto& [alert, group] : watched.found)
        if (const auto it = stored->find(alert.id); it != stored->end())
            if (const auto kept = parseKept(it->second)) {
                alert.state = kept->state;
                alert.note = kept->note;
                alert.changedAt = kept->at;
                if (kept->level > 0 && alert.level > kept->level && alert.state != AlertState::New) {
                    alert.state = AlertState::New;
                    alert.reopened = true;
                }
            }
    return watched;
}

Result<const Found*> alertOf(const Watched& watched, const std::string& id)
{
    for (const auto& found : watched.found)
        if (found.alert.id == id)
            return &found;
    return core::fail(Code::UnknownAlert, {{"alert", id}});
}

} // namespace

std::string_view word(AlertState state)
{
    return kStates[static_cast<std::size_t>(state)];
}

std::optional<AlertState> parseAlertState(std::string_view text)
{
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates[i] == text)
            return static_cast<AlertState>(i);
    return std::nullopt;
}

Result<AlertAnswer> measureAlerts(Session& session, const AlertRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto watched = watchedOf(session, request, job);
    if (!watched)
        return std::unexpected(watched.error());
    AlertAnswer answer;
    answer.by = watched->facts->by;
    answer.current = watched->current;
    answer.seriesWatched = watched->watched;
    Affected affected(session, *watched->facts, job);
    for (auto& found : watched->found) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto who = affected.of(found);
        if (!who)
            return std::unexpected(who.error());
        found.alert.affected = who->count();
        answer.alerts.push_back(std::move(found.alert));
    }
    answer.basis = basisOf(session, watched->facts->scoped, request.scope, "alerts", "Shewhart (1931), limits from the past only", started);
    cite(*watched->facts, answer.basis);
    answer.basis.parameters["periods"] = std::to_string(request.periods);
    std::set<std::string> kinds;
    for (const auto& threshold : watched->facts->thresholds)
        if (threshold.on)
            kinds.emplace(domain::word(threshold.kind));
    std::string named;
    for (const auto& kind : kinds)
        named += (named.empty() ? "" : ", ") + kind;
    answer.basis.definitions["alert"] = "one for each series and segment however many thresholds it crosses; in force: " + named + "; segments by red only";
    return answer;
}

core::Status changeAlert(Session& session, const AlertRequest& request, const std::string& id, AlertState state,
    const std::optional<std::string>& note, core::JobContext& job)
{
    auto watched = watchedOf(session, request, job);
    if (!watched)
        return std::unexpected(watched.error());
    const auto found = alertOf(*watched, id);
    if (!found)
        return std::unexpected(found.error());
    const Alert& alert = (*found)->alert;
    core::Json body {{"state", word(state)}, {"note", note.value_or(alert.note)}, {"level", alert.level}, {"at", session.now()}};
    auto change = session.file().beginChange("alert", alert.indicator, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto written = (*change)->put("alert", id, body.dump()); !written)
        return written;
    // The facts are as before; what is kept of them may stay.
    return (*change)->commit();
}

Result<domain::Rule> affectedBy(Session& session, const AlertRequest& request, const std::string& id, core::JobContext& job)
{
    auto watched = watchedOf(session, request, job);
    if (!watched)
        return std::unexpected(watched.error());
    const auto found = alertOf(*watched, id);
    if (!found)
        return std::unexpected(found.error());
    const auto who = Affected(session, *watched->facts, job).of(**found);
    if (!who)
        return std::unexpected(who.error());
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Ids;
    const auto& ids = watched->facts->shot().customers;
    for (std::size_t c = 0; c < ids.size(); ++c)
        if (who->contains(c))
            rule.values.push_back(ids[c]);
    return rule;
}

core::Status makeAlertSegment(Session& session, const AlertRequest& request, const std::string& id, const std::string& name, core::JobContext& job)
{
    auto rule = affectedBy(session, request, id, job);
    if (!rule)
        return std::unexpected(rule.error());
    return saveSegment(session, {name, std::move(*rule)});
}

} // namespace holdfast::flow
