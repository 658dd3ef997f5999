// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/QualityScan.h"

#include "flow/QualityRules.h"
#include "text/Likeness.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using domain::Role;
using frame::ValueType;
using Test = RowRule::Test;

namespace {

constexpr std::size_t kMostDistinct = 65536;

bool isDay(ValueType type)
{
    return type == ValueType::Date || type == ValueType::DateTime;
}

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Decimal;
}

std::int64_t dayOf(const frame::ColumnInfo& info, std::int64_t value)
{
    const std::int64_t unit = info.type == ValueType::DateTime ? 86400 : 1;
    return value / unit - (value % unit < 0);
}

} // namespace

// One load: where the table's columns lie in it, its words and what was found out about them.
struct QualityScan::View {
    const workspace::ImportRecord* load = nullptr;
    std::vector<int> places; // of the table's columns; -1 = it has none
    std::vector<std::vector<std::string>> words; // by column of the load
    std::vector<std::vector<std::int8_t>> verdicts; // by rule: of each code; -1 = not known yet
    std::vector<frame::CellHasher> hashers; // by column of the load
};

double shareScore(std::uint64_t checked, std::uint64_t failed)
{
    return checked == 0 ? 100 : 100 * (1 - static_cast<double>(failed) / static_cast<double>(checked));
}

std::optional<double> meanOf(const Scores& scores)
{
    double sum = 0;
    int count = 0;
    for (const auto& score : scores)
        if (score) {
            sum += *score;
            ++count;
        }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

QualityScan::QualityScan(Session& session, Role role, std::vector<workspace::ImportRecord> loads, const QualityContext& context)
    : m_session(session), m_role(role), m_loads(std::move(loads)), m_context(context)
{
    for (const auto& load : m_loads) {
        m_rows += load.loaded;
        for (const frame::ColumnInfo& info : load.header.columns) {
            auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& column) { return column.info.name == info.name; });
            if (found == m_columns.end())
                found = m_columns.insert(m_columns.end(), ScannedColumn {});
            found->info = info;
            ColumnQuality& quality = found->quality;
            quality.name = info.name;
            quality.label = info.label;
            quality.type = frame::word(info.type);
            quality.field = info.field;
            const domain::RoleField* field = info.field.empty() ? nullptr : domain::fieldOf(role, info.field);
            quality.weight = field == nullptr ? 1 : field->required ? 3 : 2;
            found->sparse = isSparse(info.field);
        }
    }
}

Status QualityScan::survey(core::JobContext& job)
{
    std::uint64_t done = 0;
    for (const auto& load : m_loads) {
        View view;
        view.words.resize(load.header.columns.size());
        const auto& columns = load.header.columns;
        std::vector<int> target(columns.size());
        for (std::size_t c = 0; c < columns.size(); ++c)
            for (std::size_t k = 0; k < m_columns.size(); ++k)
                if (m_columns[k].info.name == columns[c].name)
                    target[c] = static_cast<int>(k);
        const auto status = eachBatch(m_session.file(), load.number, [&](int column, const frame::Texts& texts) -> Status {
            for (std::size_t i = 0; i < texts.size(); ++i)
                view.words[static_cast<std::size_t>(column)].emplace_back(texts[i]);
            return {};
        }, [&](frame::Batch& batch) -> Status {
            for (std::size_t c = 0; c < columns.size(); ++c) {
                if (job.shouldStop())
                    return core::fail(Code::Cancelled);
                ScannedColumn& column = m_columns[static_cast<std::size_t>(target[c])];
                const frame::BatchColumn& cells = batch.columns[c];
                std::uint64_t missing = 0;
                if (frame::isCoded(columns[c])) {
                    std::vector<std::uint64_t> uses(view.words[c].size() + 1);
                    for (const std::uint32_t code : cells.codes)
                        ++uses[std::min<std::size_t>(code, uses.size() - 1)];
                    missing = uses[0];
                    for (std::size_t i = 1; i < uses.size(); ++i)
                        if (uses[i] > 0 && (column.words.size() < kMostDistinct || column.words.contains(view.words[c][i - 1])))
                            column.words[view.words[c][i - 1]] += uses[i];
                } else if (columns[c].type == ValueType::Text) {
                    for (std::uint32_t row = 0; row < batch.rows; ++row) {
                        if (cells.missing[row]) {
                            ++missing;
                        } else if (column.texts.size() < kMostDistinct) {
                            frame::ContentHash hash;
                            hash.add(cells.texts[row]);
                            column.texts.insert(hash);
                        }
                    }
                } else if (columns[c].type == ValueType::Empty) {
                    missing = batch.rows;
                } else {
                    for (const std::int64_t value : cells.numbers) {
                        if (value == frame::kMissing) {
                            ++missing;
                            continue;
                        }
                        column.least = std::min(column.least, value);
                        column.most = std::max(column.most, value);
                        if (column.numbers.size() < kMostDistinct)
                            ++column.numbers[value];
                        else if (const auto known = column.numbers.find(value); known != column.numbers.end())
                            ++known->second;
                    }
                    if (!dayFieldOf(m_role).empty() && columns[c].field == dayFieldOf(m_role) && isDay(columns[c].type))
                        for (const std::int64_t value : cells.numbers)
                            if (value != frame::kMissing)
                                ++m_days[static_cast<std::int32_t>(dayOf(columns[c], value))];
                }
                column.quality.missing += missing;
                column.quality.present += batch.rows - missing;
            }
            done += batch.rows;
            job.progress(0.5 * static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(1, m_rows)), "quality");
            return {};
        }, job);
        if (!status)
            return status;
        // A load without a column has nothing there.
        for (ScannedColumn& column : m_columns)
            if (std::none_of(columns.begin(), columns.end(), [&](const auto& info) { return info.name == column.info.name; }))
                column.quality.missing += load.loaded;
    }
    for (ScannedColumn& column : m_columns)
        column.quality.distinct = std::min<std::uint64_t>(kMostDistinct, column.words.size() + column.texts.size() + column.numbers.size());
    return {};
}

RowRule& QualityScan::rule(Test test, const char* code, Dimension dimension, int column)
{
    RowRule& made = m_rules.emplace_back();
    made.test = test;
    made.column = column;
    made.result.rule = code;
    made.result.dimension = dimension;
    made.result.table = domain::word(m_role);
    if (column >= 0)
        made.result.column = m_columns[static_cast<std::size_t>(column)].info.name;
    made.result.expected = m_context.expected.contains(made.result.id());
    return made;
}

void QualityScan::columnRules(int index)
{
    const ScannedColumn& column = m_columns[static_cast<std::size_t>(index)];
    const frame::ColumnInfo& info = column.info;
    if (!column.sparse)
        rule(Test::Missing, "missing", Dimension::Completeness, index);
    if (isNumber(info.type))
        if (const auto range = rangeOf(info.field, m_context.dataTo)) {
            const std::int64_t unit = core::powerOfTen(info.type == ValueType::Decimal ? info.scale : 0);
            RowRule& made = rule(Test::Range, "out-of-range", Dimension::Accuracy, index);
            made.low = range->low * unit;
            made.high = range->high > std::numeric_limits<std::int64_t>::max() / unit ? std::numeric_limits<std::int64_t>::max() : range->high * unit;
            made.result.parameters = {{"low", std::to_string(range->low)}};
            if (range->high < kNoUpper)
                made.result.parameters.emplace_back("high", std::to_string(range->high));
        }
    if (isDay(info.type) && !mayLieAhead(m_role, info.field))
        rule(Test::Future, "future-date", Dimension::Accuracy, index);
    if (isDay(info.type) || info.type == ValueType::Integer) {
        std::set<std::int64_t> found;
        for (const std::int64_t value : defaultValues(info)) {
            const auto uses = column.numbers.find(value);
            const bool edge = value == column.least || value == column.most;
            if (uses != column.numbers.end() && edge && uses->second >= 3 && uses->second * 500 >= column.quality.present && column.numbers.size() > 2)
                found.insert(value);
        }
        if (!found.empty())
            rule(Test::Values, "default-value", Dimension::Accuracy, index).values = std::move(found);
    }
    if (info.field == "email" && info.type == ValueType::Text)
        rule(Test::Mail, "invalid-email", Dimension::Accuracy, index);
    if (info.field == "phone" && info.type == ValueType::Text)
        rule(Test::Phone, "invalid-phone", Dimension::Accuracy, index);
    if (frame::isCoded(info) && isCategory(info.field) && column.words.size() <= 2000 && column.words.size() > 1) {
        RowRule& made = rule(Test::Variant, "variant-spelling", Dimension::Consistency, index);
        made.words = variantsOf(column.words);
    }
    if (info.field == "currency" && frame::isCoded(info) && !column.words.empty()) {
        const auto usual = std::max_element(column.words.begin(), column.words.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        RowRule& made = rule(Test::Currency, "mixed-currency", Dimension::Consistency, index);
        for (const auto& [word, count] : column.words)
            if (word != usual->first)
                made.words.insert(word);
    }
    if (info.field == "customer" && m_role != Role::Customer && m_context.customers != nullptr)
        rule(Test::Orphan, "orphan-keys", Dimension::Consistency, index);
    if (!keyFieldOf(m_role).empty() && info.field == keyFieldOf(m_role))
        rule(Test::DuplicateKey, "duplicate-key", Dimension::Consistency, index);
    if (const auto earlier = notBefore(info.field); !earlier.empty() && isDay(info.type))
        for (std::size_t k = 0; k < m_columns.size(); ++k)
            if (m_columns[k].info.field == earlier && isDay(m_columns[k].info.type)) {
                RowRule& made = rule(Test::Before, "before", Dimension::Consistency, index);
                made.other = static_cast<int>(k);
                made.result.parameters = {{"column", m_columns[k].info.name}};
            }
    rule(Test::Unusable, "unusable", Dimension::Usability, index);
}

void QualityScan::tableRules()
{
    const auto fixed = [&](const char* code, Dimension dimension, std::string column, std::uint64_t checked, std::uint64_t failed) -> RuleResult& {
        RuleResult& made = m_fixed.emplace_back();
        made.rule = code;
        made.dimension = dimension;
        made.table = domain::word(m_role);
        made.column = std::move(column);
        made.checked = checked;
        made.failed = failed;
        made.score = shareScore(checked, failed);
        made.expected = m_context.expected.contains(made.id());
        return made;
    };
    std::uint64_t read = 0, rejected = 0;
    std::map<std::string, std::uint64_t> reasons;
    for (const auto& load : m_loads) {
        read += load.read;
        rejected += load.rejected;
        for (const auto& [reason, count] : load.rejectedBy)
            reasons[reason] += count;
    }
    RuleResult& aside = fixed("set-aside", Dimension::Completeness, {}, std::max(read, rejected), rejected);
    for (const auto& [reason, count] : reasons)
        aside.examples.emplace_back(reason, count);
    rule(Test::DuplicateRow, "duplicate-row", Dimension::Consistency, -1);
    if (m_days.size() > 1 && m_context.dataTo.isValid()) {
        const Timeliness times = timelinessOf(m_days, m_context.dataTo);
        RuleResult& late = fixed("late", Dimension::Timeliness, {}, times.lateOf, times.lateDays);
        late.parameters = {{"newest", core::isoText({m_days.rbegin()->first})}, {"step", std::to_string(times.stepDays)}};
        RuleResult& gap = fixed("gap", Dimension::Timeliness, {}, times.periods, times.empty);
        gap.parameters = {{"period", times.period}};
        for (const auto& [name, count] : times.gaps)
            gap.examples.emplace_back(name, count);
    }
    std::string lacking;
    std::uint64_t lacks = 0;
    const auto wanted = usefulFields(m_role);
    for (const auto& choice : wanted)
        if (std::none_of(choice.begin(), choice.end(), [&](std::string_view field) {
                return std::any_of(m_columns.begin(), m_columns.end(), [&](const auto& c) { return c.info.field == field && c.quality.present > 0; });
            })) {
            ++lacks;
            lacking += (lacking.empty() ? "" : " ") + std::string(choice.front());
        }
    if (!wanted.empty()) {
        RuleResult& missing = fixed("missing-for", Dimension::Usability, {}, wanted.size(), lacks);
        missing.parameters = {{"fields", lacking}};
    }
    for (const ScannedColumn& column : m_columns) {
        const domain::RoleField* field = column.info.field.empty() ? nullptr : domain::fieldOf(m_role, column.info.field);
        if (field == nullptr)
            continue;
        if (column.quality.present < 30 && !column.sparse && m_rows >= 30)
            fixed("too-few", Dimension::Usability, column.info.name, 30, 30 - column.quality.present);
        if (field->type != ValueType::Text && field->type != ValueType::Boolean && column.info.type == ValueType::Text && column.quality.present > 0)
            fixed("not-numeric", Dimension::Usability, column.info.name, column.quality.present, column.quality.present).parameters
                = {{"wanted", std::string(frame::word(field->type))}};
    }
}

void QualityScan::makeRules()
{
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        columnRules(static_cast<int>(c));
    tableRules();
}

bool QualityScan::fails(RowRule& rule, View& view, const frame::Batch& batch, std::uint32_t row)
{
    if (rule.test == Test::DuplicateRow) {
        frame::ContentHash hash;
        for (std::size_t k = 0; k < m_columns.size(); ++k) {
            const int place = view.places[k];
            if (place < 0)
                hash.add(std::uint64_t {0});
            else
                view.hashers[static_cast<std::size_t>(place)].add(hash, batch.columns[static_cast<std::size_t>(place)], row, view.words[static_cast<std::size_t>(place)]);
        }
        ++rule.result.checked;
        return !m_seenRows.insert(hash).second;
    }
    const int place = view.places[static_cast<std::size_t>(rule.column)];
    if (place < 0) {
        const bool counted = rule.test == Test::Missing || (rule.test == Test::Unusable && !m_columns[static_cast<std::size_t>(rule.column)].sparse);
        rule.result.checked += counted;
        return counted;
    }
    const auto c = static_cast<std::size_t>(place);
    const frame::ColumnInfo& info = view.load->header.columns[c];
    const frame::BatchColumn& cells = batch.columns[c];
    const bool missing = frame::isMissing(info, cells, row);
    if (rule.test == Test::Missing) {
        ++rule.result.checked;
        return missing;
    }
    if (missing)
        return false;
    ++rule.result.checked;
    const std::int64_t number = info.type == ValueType::Text ? 0 : cells.numbers[row];
    switch (rule.test) {
    case Test::Range: {
        if (!isNumber(info.type))
            return false;
        // Another load may keep another number of places.
        const int from = info.type == ValueType::Decimal ? info.scale : 0;
        const frame::ColumnInfo& base = m_columns[static_cast<std::size_t>(rule.column)].info;
        const int to = base.type == ValueType::Decimal ? base.scale : 0;
        const double factor = from == to ? 1 : static_cast<double>(core::powerOfTen(std::max(from, to))) / static_cast<double>(core::powerOfTen(std::min(from, to)));
        const double value = from == to ? static_cast<double>(number) : to > from ? static_cast<double>(number) * factor : static_cast<double>(number) / factor;
        return from == to ? number < rule.low || number > rule.high : value < static_cast<double>(rule.low) || value > static_cast<double>(rule.high);
    }
    case Test::Future:
        return isDay(info.type) && dayOf(info, number) > view.load->loadedAt / 86400 + 1;
    case Test::Values:
        return info.type != ValueType::Text && rule.values.contains(number);
    case Test::DuplicateKey: {
        frame::ContentHash hash;
        view.hashers[c].add(hash, cells, row, view.words[c]);
        return !m_seenKeys[rule.column].insert(hash).second;
    }
    case Test::Before: {
        const int other = view.places[static_cast<std::size_t>(rule.other)];
        if (other < 0 || !isDay(info.type))
            return false;
        const auto o = static_cast<std::size_t>(other);
        const frame::ColumnInfo& first = view.load->header.columns[o];
        if (!isDay(first.type) || frame::isMissing(first, batch.columns[o], row))
            return false;
        return dayOf(info, number) < dayOf(first, batch.columns[o].numbers[row]);
    }
    default:
        break;
    }
    if (info.type != ValueType::Text)
        return false;
    const auto verdict = [&](const std::string& text) {
        switch (rule.test) {
        case Test::Mail:
            return text::mailKey(text).empty();
        case Test::Phone:
            return text::phoneKey(text).empty();
        case Test::Orphan:
            return !m_context.customers->contains(text);
        default:
            return rule.words.contains(text);
        }
    };
    if (!info.coded)
        return verdict(std::string(cells.texts[row]));
    auto& verdicts = view.verdicts[static_cast<std::size_t>(&rule - m_rules.data())];
    const std::size_t code = cells.codes[row];
    if (verdicts.size() <= code)
        verdicts.resize(view.words[c].size() + 1, -1);
    if (verdicts[code] < 0)
        verdicts[code] = verdict(view.words[c][code - 1]);
    return verdicts[code] == 1;
}

std::string QualityScan::textOf(const View& view, const frame::Batch& batch, std::uint32_t row, int column) const
{
    const int place = column < 0 ? -1 : view.places[static_cast<std::size_t>(column)];
    if (place < 0)
        return {};
    const auto c = static_cast<std::size_t>(place);
    return frame::cellText(view.load->header.columns[c], batch.columns[c], row, view.words[c]).value_or("");
}

FailingRow QualityScan::placeOf(const View& view, const frame::Batch& batch, std::uint32_t row)
{
    return {view.load->header.id, view.load->header.file, batch.sourceRows[row], {}, {}};
}

Status QualityScan::evaluate(const std::string& only, const OnFailure& onFailure, core::JobContext& job)
{
    m_seenRows.clear();
    m_seenKeys.clear();
    std::uint64_t done = 0;
    bool more = true;
    for (const auto& load : m_loads) {
        if (!more)
            break;
        View view;
        view.load = &load;
        view.verdicts.resize(m_rules.size());
        const auto& columns = load.header.columns;
        view.words.resize(columns.size());
        for (const auto& info : columns)
            view.hashers.emplace_back(info);
        for (const ScannedColumn& column : m_columns) {
            const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& info) { return info.name == column.info.name; });
            view.places.push_back(found == columns.end() ? -1 : static_cast<int>(found - columns.begin()));
        }
        const auto status = eachBatch(m_session.file(), load.number, [&](int column, const frame::Texts& texts) -> Status {
            for (std::size_t i = 0; i < texts.size(); ++i)
                view.words[static_cast<std::size_t>(column)].emplace_back(texts[i]);
            return {};
        }, [&](frame::Batch& batch) -> Status {
            if (!more)
                return {};
            std::vector<std::uint8_t> unusable(only.empty() ? batch.rows : 0);
            int column = -2;
            for (RowRule& rule : m_rules) {
                if (!only.empty() && rule.result.id() != only)
                    continue;
                if (job.shouldStop())
                    return core::fail(Code::Cancelled);
                if (rule.column != column)
                    std::fill(unusable.begin(), unusable.end(), std::uint8_t {0});
                column = rule.column;
                if (rule.test == Test::Unusable) {
                    // What is missing or failed a rule of accuracy above.
                    const bool sparse = m_columns[static_cast<std::size_t>(column)].sparse;
                    const int place = view.places[static_cast<std::size_t>(column)];
                    for (std::uint32_t row = 0; row < unusable.size(); ++row) {
                        const bool missing = place < 0
                            || frame::isMissing(columns[static_cast<std::size_t>(place)], batch.columns[static_cast<std::size_t>(place)], row);
                        if (missing && sparse)
                            continue;
                        ++rule.result.checked;
                        rule.result.failed += missing || unusable[row];
                    }
                    continue;
                }
                for (std::uint32_t row = 0; row < batch.rows; ++row) {
                    if (!fails(rule, view, batch, row))
                        continue;
                    ++rule.result.failed;
                    if (!unusable.empty() && rule.result.dimension == Dimension::Accuracy && !rule.result.expected)
                        unusable[row] = 1;
                    if (!onFailure(view, batch, row, rule)) {
                        more = false;
                        return {};
                    }
                }
            }
            done += batch.rows;
            job.progress(0.5 + 0.5 * static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(1, m_rows)), "quality");
            return {};
        }, job);
        if (!status)
            return status;
    }
    return {};
}

} // namespace holdfast::flow
