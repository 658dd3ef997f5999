// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mapping/Proposal.h"
#include "ingest/quality/PersonalData.h"

#include "text/Fold.h"

#include <algorithm>
#include <set>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;
using domain::Role;
using domain::RoleField;
using frame::ValueType;

constexpr double kLeastShare = 0.9; // of readable values, for an optional field to be typed unasked
constexpr std::uint64_t kMostWords = 262144; // of a coded column
constexpr std::uint64_t kLongestWord = 1024;

bool isMoment(ValueType type)
{
    return type == ValueType::Date || type == ValueType::DateTime;
}

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Decimal;
}

bool compatible(ValueType reading, ValueType wanted)
{
    return reading == wanted || (isMoment(reading) && isMoment(wanted)) || (isNumber(reading) && isNumber(wanted));
}

struct Choice {
    const Reading* reading = nullptr;
    double share = 0; // of the cells that hold something
    bool ambiguous = false; // and no answer settles it
};

const Finding* questionOf(const Sniffed& sniffed, const SniffedColumn& column)
{
    for (const Finding& finding : sniffed.findings)
        if (finding.severity == Severity::NeedsChoice && finding.where.column == column.name)
            return &finding;
    return nullptr;
}

Choice choose(const SniffedColumn& column, ValueType wanted, const std::string& answer, const Finding* question)
{
    Choice choice;
    const std::uint64_t values = column.readings.empty() ? 0 : column.readings.back().fits;
    const std::uint64_t held = values - std::min(values, column.nullTokens);
    for (const Reading& reading : column.readings) {
        if (!compatible(reading.type, wanted)
            || (!answer.empty() && reading.answer != answer && wanted != ValueType::Boolean))
            continue;
        if (choice.reading == nullptr || reading.fits > choice.reading->fits)
            choice.reading = &reading;
    }
    choice.share = choice.reading == nullptr ? 0
        : held == 0                          ? 1
                                             : static_cast<double>(choice.reading->fits) / static_cast<double>(held);
    choice.ambiguous = question != nullptr && answer.empty()
        && ((question->code == Code::AmbiguousDate && isMoment(wanted))
            || (question->code == Code::AmbiguousNumber && isNumber(wanted)));
    return choice;
}

// What a map says about a column: under its name, or under its label where no other column has that for a name.
template <class T>
const T* keyed(const std::map<std::string, T>& map, const Sniffed& sniffed, const SniffedColumn& column)
{
    if (const auto it = map.find(column.name); it != map.end())
        return &it->second;
    const auto it = map.find(column.label);
    const bool taken = it == map.end()
        || std::any_of(sniffed.columns.begin(), sniffed.columns.end(),
            [&](const SniffedColumn& other) { return other.name == column.label; });
    return taken ? nullptr : &it->second;
}

std::string answerFor(
    const Sniffed& sniffed, const SniffedColumn& column, const Mapping& mapping, const Finding* question)
{
    if (const std::string* answer = keyed(mapping.answers, sniffed, column))
        return *answer;
    if (question != nullptr)
        if (const auto it = mapping.answers.find(std::string(core::word(question->code))); it != mapping.answers.end())
            return it->second;
    return {};
}

std::unexpected<core::Error> invalid(const std::string& parameter, const std::string& value)
{
    return core::fail(Code::InvalidParameter, {{"parameter", parameter}, {"value", value}});
}

void useReading(frame::ColumnInfo& info, const Reading& reading, bool asDecimal)
{
    info.type = reading.type;
    info.scale = reading.type == ValueType::Decimal ? reading.scale : 0;
    info.format = reading.format;
    // A whole number is a decimal without places.
    if (asDecimal && reading.type == ValueType::Integer)
        info.type = ValueType::Decimal;
}

core::Status checkNames(const Sniffed& sniffed, const Mapping& mapping, std::optional<Role> role)
{
    for (const auto& [name, mapped] : mapping.columns) {
        const bool known = std::any_of(sniffed.columns.begin(), sniffed.columns.end(),
            [&](const SniffedColumn& c) { return c.name == name || c.label == name; });
        if (!known)
            return invalid("columns", name);
        if (mapped.field && !mapped.field->empty() && *mapped.field != "-"
            && (!role || domain::fieldOf(*role, *mapped.field) == nullptr))
            return invalid("field", *mapped.field);
    }
    for (const auto& [name, answer] : mapping.answers) {
        const auto it = std::find_if(sniffed.columns.begin(), sniffed.columns.end(),
            [&](const SniffedColumn& c) { return c.name == name || c.label == name; });
        if (it == sniffed.columns.end()) {
            if (!name.starts_with("ambiguous-"))
                return invalid("answers", name);
        } else if (std::none_of(it->readings.begin(), it->readings.end(),
                       [&](const Reading& r) { return r.answer == answer; })) {
            return invalid(name, answer);
        }
    }
    return {};
}

// A transaction without an amount gets it from quantity x unit price.
void deriveAmount(const Sniffed& sniffed, Plan& plan)
{
    const auto find = [&](std::string_view field) -> const Plan::Column* {
        for (const Plan::Column& column : plan.columns)
            if (column.info.field == field)
                return &column;
        return nullptr;
    };
    const Plan::Column* quantity = find("quantity");
    const Plan::Column* price = find("unit_price");
    if (find("amount") != nullptr || quantity == nullptr || price == nullptr || !isNumber(quantity->info.type)
        || !isNumber(price->info.type))
        return;
    std::set<std::string> names;
    for (const SniffedColumn& column : sniffed.columns)
        names.insert(text::foldName(column.name));
    Plan::Column amount;
    amount.info.name = names.contains("amount") ? "derived_amount" : "amount";
    amount.info.type = ValueType::Decimal;
    amount.info.scale = std::min(9, quantity->info.scale + price->info.scale);
    amount.info.field = "amount";
    amount.info.derived = true;
    amount.required = true;
    plan.columns.push_back(std::move(amount));
}

} // namespace

Mapping proposeMapping(const Sniffed& sniffed, std::optional<Role> role)
{
    Mapping mapping;
    mapping.role = role ? role : sniffed.role;
    if (!mapping.role)
        return mapping;
    const auto fields = proposeFields(sniffed.columns, *mapping.role);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!fields[i].field.empty())
            mapping.columns[sniffed.columns[i].name].field = fields[i].field;
    return mapping;
}

core::Result<Plan> applyMapping(const Sniffed& sniffed, const Mapping& mapping)
{
    Plan plan;
    plan.role = mapping.role ? mapping.role : sniffed.role;
    if (auto known = checkNames(sniffed, mapping, plan.role); !known)
        return std::unexpected(std::move(known.error()));
    for (const Finding& finding : sniffed.findings) {
        if (!finding.where.column.empty())
            continue;
        const bool answered = mapping.answers.contains(std::string(core::word(finding.code)))
            || (finding.code == Code::AmbiguousEncoding && !mapping.encoding.empty())
            || (finding.code == Code::AmbiguousDelimiter && !mapping.delimiter.empty())
            || (finding.code == Code::AmbiguousSheet && !mapping.sheet.empty() && mapping.sheet == sniffed.part)
            || (finding.code == Code::AmbiguousTable && !mapping.table.empty() && mapping.table == sniffed.part)
            || (finding.code == Code::AmbiguousHeader && mapping.headerLine);
        if (finding.severity == Severity::NeedsChoice && !answered)
            plan.open.push_back(finding);
    }
    std::vector<FieldProposal> proposed(sniffed.columns.size());
    if (plan.role)
        proposed = proposeFields(sniffed.columns, *plan.role);
    std::set<std::string> taken; // by the user
    for (const SniffedColumn& column : sniffed.columns)
        if (const MappedColumn* mapped = keyed(mapping.columns, sniffed, column); mapped != nullptr && mapped->field)
            taken.insert(*mapped->field);

    std::set<std::string> fed;
    for (std::size_t i = 0; i < sniffed.columns.size(); ++i) {
        const SniffedColumn& source = sniffed.columns[i];
        const MappedColumn* mapped = keyed(mapping.columns, sniffed, source);
        std::string field = mapped != nullptr && mapped->field ? *mapped->field : proposed[i].field;
        if (field == "-" || (mapped != nullptr && mapped->privacy == "keep-out"))
            continue;
        const bool chosen = mapped != nullptr && mapped->field.has_value();
        if (!chosen && taken.contains(field))
            field.clear();
        if (!field.empty() && !fed.insert(field).second)
            return invalid("field", field);
        const RoleField* known = field.empty() ? nullptr : domain::fieldOf(*plan.role, field);
        const Finding* question = questionOf(sniffed, source);
        const std::string answer = answerFor(sniffed, source, mapping, question);

        Plan::Column column;
        column.source = static_cast<int>(i);
        column.info.name = source.name;
        column.info.label = source.label;
        column.info.type = source.type;
        column.info.scale = source.scale;
        column.info.format = source.format;
        column.required = known != nullptr && known->required;
        std::optional<ValueType> wanted;
        if (mapped != nullptr && mapped->type)
            wanted = mapped->type;
        else if (known != nullptr && !(isNumber(source.type) && (field == "household" || field == "income")))
            wanted = known->type; // a household or an income may be a band or a number
        else if (!answer.empty())
            for (const Reading& reading : source.readings)
                if (reading.answer == answer)
                    wanted = reading.type;

        if (mapped != nullptr)
            column.privacy = mapped->privacy;
        if (column.privacy == "mask" || column.privacy == "pseudonymise")
            wanted = ValueType::Text;
        if (wanted == ValueType::Text || wanted == ValueType::Empty) {
            column.info.type = ValueType::Text;
            column.info.scale = 0;
            column.info.format.clear();
        } else if (wanted) {
            const Choice choice = choose(source, *wanted, answer, question);
            const bool insist = column.required || chosen || (mapped != nullptr && mapped->type);
            const std::uint64_t values = source.readings.empty() ? 0 : source.readings.back().fits;
            if (choice.ambiguous && column.required) {
                plan.open.push_back(*question);
            } else if (choice.ambiguous) {
                field.clear();
            } else if (choice.reading != nullptr && (insist || choice.share >= kLeastShare)) {
                useReading(column.info, *choice.reading,
                    wanted == ValueType::Decimal && (column.required || (mapped != nullptr && mapped->type)));
                column.validShare = choice.share;
            } else if (values == 0) {
                column.info.type = *wanted; // an empty column fits everything
                column.info.scale = 0;
                column.info.format.clear();
            } else if (insist) {
                plan.open.push_back({Code::UnreadableValue, Severity::NeedsChoice, {{}, 0, 0, source.name, 0},
                    source.examples.empty() ? "" : source.examples.front(), values, {}});
            } else {
                field.clear();
            }
        }
        if (question != nullptr && column.info.type == ValueType::Text && answer.empty())
            plan.notes.push_back(*question);
        column.info.field = field;
        if (field.empty())
            column.required = false;
        if (column.info.type == ValueType::Text) {
            const std::uint64_t values = source.readings.empty() ? 0 : source.readings.back().fits;
            const bool key = field == "customer" && plan.role != Role::Customer;
            column.info.coded = key
                || (source.distinctEstimate <= kMostWords && source.maxBytes <= kLongestWord
                    && (source.distinctEstimate <= 4096 || source.distinctEstimate * 2 <= values)
                    && !(field == "customer"));
        }
        column.personal = personalKind(sniffed, i, field);
        if (!column.personal.empty() && column.privacy.empty()) {
            const std::uint64_t values = source.readings.empty() ? 0 : source.readings.back().fits;
            if (values > 0)
                plan.notes.push_back({Code::PersonalData, Severity::Warning, {{}, 0, 0, source.name, 0}, column.personal, values,
                    {"keep-out", "mask", "pseudonymise", "keep"}});
        }
        plan.columns.push_back(std::move(column));
    }
    if (plan.role) {
        if (*plan.role == Role::Transaction)
            deriveAmount(sniffed, plan);
        for (const RoleField& field : domain::fieldsOf(*plan.role)) {
            const bool there = std::any_of(plan.columns.begin(), plan.columns.end(),
                [&](const Plan::Column& c) { return c.info.field == field.name; });
            if (field.required && !there)
                plan.missingFields.emplace_back(field.name);
        }
    }
    return plan;
}

} // namespace holdfast::ingest
