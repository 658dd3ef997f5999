// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/IndicatorFacts.h"

#include "core/Ascii.h"
#include "core/Decimal.h"
#include "core/Json.h"
#include "domain/RuleParts.h"
#include "text/Sentiment.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::Role;

namespace {

constexpr std::size_t kMostSegments = 40;
constexpr std::size_t kMostWords = 12; // of an attribute that is taken without being asked for
constexpr std::int64_t kFewestCases = 5; // under these a value is shown and not compared

int longestSeries(core::Grain grain)
{
    static constexpr int kPeriods[] = {800, 208, 120, 60, 40};
    return kPeriods[static_cast<int>(grain)];
}

std::string named(std::string_view text)
{
    std::string name;
    for (const char c : text)
        name += c == ' ' || c == '-' ? '_' : core::lowerAscii(c);
    return name;
}

std::string textAt(const frame::CustomerColumn* column, std::size_t row)
{
    if (column == nullptr)
        return {};
    if (!column->codes.empty())
        return column->codes[row] == 0 ? std::string() : column->words[column->codes[row] - 1];
    if (column->numbers.empty() || column->numbers[row] == frame::kMissing)
        return {};
    if (column->type == frame::ValueType::Date)
        return core::isoText({static_cast<std::int32_t>(column->numbers[row])});
    return std::to_string(column->numbers[row]);
}

class Gathering {
public:
    Gathering(Session& session, core::JobContext& job) : m_session(session), m_job(job) { }

    Result<std::shared_ptr<const IndicatorFacts>> all(const Scope& scope, const std::string& by)
    {
        auto scoped = resolve(m_session, scope, m_job);
        if (!scoped)
            return std::unexpected(scoped.error());
        m_facts->scoped = std::move(*scoped);
        m_facts->settings.graceDays = m_facts->scoped.facts->definition.graceDays;
        for (auto step : {&Gathering::loadTables, &Gathering::readBenchmarks, &Gathering::readThresholds})
            if (auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        if (auto done = findSegments(by); !done)
            return std::unexpected(done.error());
        if (auto done = makeSeries(); !done)
            return std::unexpected(done.error());
        return m_facts;
    }

private:
    Result<const frame::FactTable*> load(Role role, const std::vector<std::string>& fields)
    {
        const auto& shot = m_facts->shot();
        if (const auto rows = shot.tableRows.find(std::string(domain::word(role))); rows == shot.tableRows.end() || rows->second == 0)
            return nullptr;
        auto table = m_session.factTable(shot, role, fields, m_job);
        if (!table)
            return std::unexpected(table.error());
        m_facts->held.push_back(*table);
        return (*table)->rows() > 0 ? table->get() : nullptr;
    }

    core::Status loadTables()
    {
        auto& tables = m_facts->tables;
        struct Wanted {
            Role role;
            std::vector<std::string> fields;
            const frame::FactTable** into;
        };
        const Wanted wanted[] = {{Role::SurveyResponse, {"csat", "nps", "comment"}, &tables.surveys}, {Role::Complaint, {"severity", "kind"}, &tables.complaints},
            {Role::Enquiry, {"kind"}, &tables.enquiries}, {Role::Renewal, {"outcome", "date"}, &tables.renewals},
            {Role::Payment, {"outcome", "days_late", "date"}, &tables.payments},
            {Role::ExternalSeries, {"series", "value", "region", "kind", "event"}, &tables.outside}};
        for (const auto& [role, fields, into] : wanted) {
            auto table = load(role, fields);
            if (!table)
                return std::unexpected(table.error());
            *into = *table;
        }
        tables.comments = tables.surveys;
        tables.comment = tables.surveys != nullptr ? tables.surveys->column("comment") : nullptr;
        if ((tables.comment == nullptr || tables.comment->words.empty()) && tables.complaints != nullptr) {
            auto table = load(Role::Complaint, {"text"});
            if (!table)
                return std::unexpected(table.error());
            tables.comments = *table;
            tables.comment = *table != nullptr ? (*table)->column("text") : nullptr;
        }
        if (tables.comment != nullptr && tables.comment->words.empty())
            tables.comment = nullptr;
        return readComments();
    }

    core::Status readComments()
    {
        auto& tables = m_facts->tables;
        if (tables.comment == nullptr)
            return {};
        const std::string name = "polarity " + tables.comments->role;
        if (auto kept = m_session.keptBeside(m_facts->shot(), name)) {
            m_facts->polarity = std::static_pointer_cast<const std::vector<float>>(kept);
        } else {
            auto made = std::make_shared<std::vector<float>>();
            static const text::Sentiment sentiment;
            made->reserve(tables.comment->words.size());
            for (std::size_t i = 0; i < tables.comment->words.size(); ++i) {
                if ((i & 0xFF) == 0 && m_job.shouldStop())
                    return core::fail(Code::Cancelled);
                made->push_back(static_cast<float>(sentiment.polarityOf(tables.comment->words[i]).score));
            }
            m_facts->polarity = made;
            m_session.keepBeside(m_facts->shot(), name, m_facts->polarity);
        }
        tables.polarity = *m_facts->polarity;
        return {};
    }

    core::Status readBenchmarks()
    {
        auto table = load(Role::Benchmark, {"indicator", "value", "period", "source"});
        if (!table)
            return std::unexpected(table.error());
        if (*table == nullptr)
            return {};
        const auto *what = (*table)->column("indicator"), *value = (*table)->column("value"), *period = (*table)->column("period"),
                   *source = (*table)->column("source");
        const std::string today = core::isoText(m_facts->shot().asOf);
        std::map<std::string, std::string> newest;
        for (std::size_t row = 0; row < (*table)->rows(); ++row) {
            const std::string name = named(textAt(what, row)), when = textAt(period, row);
            if (name.empty() || value == nullptr || value->numbers.empty() || value->numbers[row] == frame::kMissing)
                continue;
            if (when.substr(0, std::min<std::size_t>(when.size(), 4)) > today.substr(0, 4)) // of a later year
                continue;
            if (const auto it = newest.find(name); it != newest.end() && it->second > when)
                continue;
            newest[name] = when;
            const std::string from = textAt(source, row);
            m_facts->benchmarks[name] = {core::Decimal {value->numbers[row], value->scale}.toDouble(), from.empty() ? when : when.empty() ? from : from + ", " + when};
        }
        return {};
    }

    core::Status readThresholds()
    {
        auto all = thresholds(m_session);
        if (!all)
            return std::unexpected(all.error());
        m_facts->thresholds = std::move(*all);
        const auto usual = domain::defaultThresholds();
        for (std::size_t i = 0; i < usual.size(); ++i)
            if (!(usual[i] == m_facts->thresholds[i]))
                m_facts->changed.insert({usual[i].indicator, usual[i].kind});
        auto weights = interactionWeights(m_session);
        if (!weights)
            return std::unexpected(weights.error());
        m_facts->settings.weights = std::move(*weights);
        auto worrying = figureThresholds(m_session);
        if (!worrying)
            return std::unexpected(worrying.error());
        m_facts->settings.worrying = std::move(*worrying);
        return {};
    }

    core::Status findSegments(const std::string& by)
    {
        if (by == "none")
            return {};
        const Facts& facts = *m_facts->scoped.facts;
        auto saved = segments(m_session);
        if (!saved)
            return std::unexpected(saved.error());
        const bool watched = by == "watched";
        if (by == "segments" || watched || (by.empty() && !saved->empty())) {
            m_facts->by = "segments";
            for (const auto& segment : *saved) {
                if (m_facts->segments.size() == kMostSegments)
                    break;
                if (watched && segment.rule.kind == domain::Rule::Kind::Ids)
                    continue;
                auto selection = select(facts, segment.rule, *saved, m_job);
                if (!selection) {
                    if (selection.error().code == Code::Cancelled)
                        return std::unexpected(selection.error());
                    continue; // a rule about a field these data do not have
                }
                domain::Rule rule;
                rule.kind = domain::Rule::Kind::Segment;
                rule.segment = segment.name;
                keep(segment.name, rule, std::move(*selection));
            }
            if (!watched)
                return {};
        }
        const bool some = watched && !m_facts->segments.empty();
        const frame::CustomerColumn* column = nullptr;
        if (by.empty() || watched) {
            for (const char* field : {"plan", "province", "acquisition_channel", "country", "contract", "gender"})
                if (const auto* found = facts.snapshot->column(field); column == nullptr && found != nullptr && fits(*found))
                    column = found;
            for (const auto& each : facts.snapshot->columns)
                if (column == nullptr && fits(each) && each.field.empty())
                    column = &each;
            if (column == nullptr)
                return {};
        } else {
            column = facts.column(by);
            if (column == nullptr)
                return core::fail(Code::UnknownField, {{"field", by}});
            if (column->codes.empty() || column->words.size() > kMostSegments)
                return core::fail(Code::InvalidParameter, {{"parameter", "by"}, {"value", by}});
        }
        m_facts->by = some ? column->name + "+segments" : column->name;
        std::vector<frame::Selection> groups(column->words.size(), frame::Selection(facts.snapshot->size()));
        for (std::size_t c = 0; c < facts.snapshot->size(); ++c)
            if (column->codes[c] > 0)
                groups[column->codes[c] - 1].insert(c);
        // In the order of the words, so that it does not depend on the order of the file.
        std::vector<std::size_t> order(groups.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return column->words[a] < column->words[b]; });
        for (const std::size_t i : order) {
            if (groups[i].count() > 0)
                keep(column->words[i], domain::comparison(column->name, domain::Rule::Op::Equal, {column->words[i]}), std::move(groups[i]));
        }
        return {};
    }
    static bool fits(const frame::CustomerColumn& column)
    {
        return !column.codes.empty() && column.words.size() >= 2 && column.words.size() <= kMostWords;
    }
    void keep(const std::string& name, const domain::Rule& rule, frame::Selection selection)
    {
        if (const auto* scope = m_facts->scoped.selected())
            selection &= *scope;
        m_facts->segments.push_back(name);
        m_facts->rules.push_back(rule);
        m_facts->members.push_back(std::move(selection));
    }

    core::Status makeSeries()
    {
        const Facts& facts = *m_facts->scoped.facts;
        const auto& shot = *facts.snapshot;
        core::CivilDate first = shot.firstDay;
        for (const auto& table : m_facts->held)
            for (const std::int32_t day : table->days)
                if (day != core::CivilDate::kNone) { // in order: the first is the earliest
                    if (!first.isValid() || day < first.days)
                        first.days = day;
                    break;
                }
        if (!first.isValid() && facts.spans && facts.spans->firstFact.isValid())
            first = facts.spans->firstFact;
        if (!first.isValid() || first > shot.asOf)
            first = shot.asOf;
        const core::Grain grain = m_facts->scoped.grain;
        const core::Period last = core::periodOf(shot.asOf, grain);
        m_facts->first = std::max(core::periodOf(first, grain), last - (longestSeries(grain) - 1));
        const auto groups = features::groupsOf(shot.size(), m_facts->scoped.selected(), m_facts->members);
        auto set = features::indicatorSeries(
            shot, facts.spans ? &*facts.spans : nullptr, m_facts->tables, groups, m_facts->first, m_facts->settings, m_job);
        if (!set)
            return std::unexpected(set.error());
        m_facts->set = std::move(*set);
        return {};
    }

    Session& m_session;
    core::JobContext& m_job;
    std::shared_ptr<IndicatorFacts> m_facts = std::make_shared<IndicatorFacts>();
};

} // namespace

std::vector<SeriesPoint> IndicatorFacts::points(const features::IndicatorSeries& series, std::uint32_t group) const
{
    std::vector<SeriesPoint> all(static_cast<std::size_t>(series.periods));
    const Facts& facts = *scoped.facts;
    const bool outside = series.unit == domain::IndicatorUnit::Level;
    // Rates of active customers mean something only once the rule could have told who is not active.
    core::CivilDate enough = facts.snapshot->firstDay;
    if (facts.spans && facts.spans->dated && (series.perActive || series.id == "churn_rate")) {
        if (facts.definition.kind == domain::ChurnKind::Inactivity)
            enough = facts.spans->firstFact + facts.definition.inactiveDays;
        else if (series.id == "churn_rate")
            enough = facts.spans->firstFact;
    }
    std::int32_t begins = 0; // first period in which the table has a row
    while (begins < series.periods && (series.perActive ? series.at(0, begins).sum == 0 : series.at(0, begins).n == 0))
        ++begins;
    for (std::int32_t p = 0; p < series.periods; ++p) {
        auto& point = all[static_cast<std::size_t>(p)];
        const auto& cell = series.at(outside ? 0 : group, p);
        point.value = features::estimateOf(series, cell);
        const bool late = begins > 0 && series.perActive ? p > begins : p >= begins;
        point.comparable = !partial(p) && point.value.value && late && (outside || cell.n >= kFewestCases)
            && (outside || !enough.isValid() || core::firstDay(period(p)) >= enough);
    }
    return all;
}

bool IndicatorFacts::isFirst(const features::IndicatorSeries& series) const
{
    for (const auto& each : set.series)
        if (each.indicator == series.indicator)
            return &each == &series;
    return false;
}

const Benchmark* IndicatorFacts::benchmarkEntry(const features::IndicatorSeries& series) const
{
    if (const auto it = benchmarks.find(series.id); it != benchmarks.end())
        return &it->second;
    const auto it = benchmarks.find(series.indicator);
    return it != benchmarks.end() && isFirst(series) && series.id != "nps" ? &it->second : nullptr;
}

std::optional<double> IndicatorFacts::benchmarkOf(const features::IndicatorSeries& series) const
{
    const Benchmark* entry = benchmarkEntry(series);
    return entry != nullptr ? std::optional(entry->value) : std::nullopt;
}

Result<std::shared_ptr<const IndicatorFacts>> indicatorFacts(Session& session, const Scope& scope, const std::string& by, core::JobContext& job)
{
    return Gathering(session, job).all(scope, by);
}

void cite(const IndicatorFacts& facts, Basis& basis)
{
    for (const auto& table : facts.held)
        for (const auto& source : table->sources)
            if (std::none_of(basis.sources.begin(), basis.sources.end(),
                    [&](const auto& known) { return known.table == source.table && known.file == source.file; }))
                basis.sources.push_back({source.table, source.file, source.rows});
    basis.parameters["by"] = facts.by.empty() ? "none" : facts.by;
}

Result<std::shared_ptr<const std::vector<features::CustomerFigure>>> customerFigures(
    Session& session, const IndicatorFacts& facts, core::CivilDate day, core::JobContext& job)
{
    const int window = facts.scoped.facts->settings.windowDays;
    std::string name = "figures " + core::isoText(day) + " " + std::to_string(window);
    for (const auto& [type, weight] : facts.settings.weights)
        name += "\n" + type + "=" + core::Json(weight).dump();
    for (const auto& [figure, value] : facts.settings.worrying)
        name += "\n" + figure + ">" + core::Json(value).dump();
    if (auto kept = session.keptBeside(facts.shot(), name))
        return std::static_pointer_cast<const std::vector<features::CustomerFigure>>(kept);
    auto made = features::indicatorValues(facts.shot(), facts.tables, day, window, facts.settings, job);
    if (!made)
        return std::unexpected(made.error());
    std::shared_ptr<const std::vector<features::CustomerFigure>> shared = std::make_shared<std::vector<features::CustomerFigure>>(std::move(*made));
    session.keepBeside(facts.shot(), name, shared);
    return shared;
}

namespace {
core::Status put(Session& session, const std::string& kind, const std::string& subject, const std::string& name, const std::optional<std::string>& body)
{
    core::JobContext job;
    auto change = session.file().beginChange(kind, subject, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto written = (*change)->put(kind, name, body); !written)
        return written;
    auto done = (*change)->commit();
    if (done)
        session.forget();
    return done;
}
} // namespace

Result<std::vector<domain::Threshold>> thresholds(Session& session)
{
    auto stored = session.file().documents("threshold");
    if (!stored)
        return std::unexpected(stored.error());
    auto all = domain::defaultThresholds();
    for (auto& threshold : all)
        if (const auto it = stored->find(threshold.indicator + ":" + std::string(domain::word(threshold.kind))); it != stored->end())
            if (auto changed = domain::parseThreshold(threshold.indicator, threshold.kind, it->second))
                threshold = *changed;
    return all;
}

core::Status changeThreshold(Session& session, const domain::Threshold& threshold)
{
    if (auto fine = domain::checkThreshold(threshold); !fine)
        return fine;
    return put(session, "threshold", threshold.indicator, threshold.indicator + ":" + std::string(domain::word(threshold.kind)), domain::toJson(threshold));
}

core::Status resetThreshold(Session& session, const std::string& indicator, domain::ThresholdKind kind)
{
    if (domain::indicator(indicator) == nullptr)
        return core::fail(Code::UnknownIndicator, {{"indicator", indicator}});
    return put(session, "threshold", indicator, indicator + ":" + std::string(domain::word(kind)), std::nullopt);
}

Result<std::map<std::string, double>> interactionWeights(Session& session)
{
    auto stored = session.file().documents("interaction-weight");
    if (!stored)
        return std::unexpected(stored.error());
    std::map<std::string, double> weights;
    for (const auto& [type, body] : *stored)
        if (const auto value = core::Json::parse(body, nullptr, false); value.is_number())
            weights[type] = value.get<double>();
    return weights;
}

Result<std::map<std::string, double>> figureThresholds(Session& session)
{
    auto stored = session.file().documents("figure-threshold");
    if (!stored)
        return std::unexpected(stored.error());
    std::map<std::string, double> thresholds;
    for (const auto& [figure, body] : *stored)
        if (const auto value = core::Json::parse(body, nullptr, false); value.is_number())
            thresholds[figure] = value.get<double>();
    return thresholds;
}

core::Status changeFigureThreshold(Session& session, const std::string& figure, const std::optional<double>& value)
{
    if (domain::indicator(figure.substr(0, figure.find('.'))) == nullptr || figure.find('.') == std::string::npos)
        return core::fail(Code::UnknownIndicator, {{"indicator", figure}});
    if (value && !std::isfinite(*value))
        return core::fail(Code::InvalidParameter, {{"parameter", "threshold"}, {"value", figure}});
    return put(session, "figure-threshold", figure, figure, value ? std::optional(core::Json(*value).dump()) : std::nullopt);
}

core::Status changeInteractionWeight(Session& session, const std::string& type, double weight)
{
    if (type.empty() || !(weight >= 0) || weight > 1e6)
        return core::fail(Code::InvalidParameter, {{"parameter", "weight"}, {"value", type}});
    return put(session, "interaction-weight", type, type, core::Json(weight).dump());
}

} // namespace holdfast::flow
