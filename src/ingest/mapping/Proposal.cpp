// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mapping/Proposal.h"

#include "text/Fold.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace holdfast::ingest {
namespace {

using domain::Role;
using domain::RoleField;
using frame::ValueType;

constexpr double kLeastFitness = 0.75, kOptionalFitness = 0.9; // below the first too many rows would be set aside

template <class F> void eachSynonym(std::string_view synonyms, F&& f)
{
    int rank = 0;
    while (!synonyms.empty()) {
        const std::size_t bar = synonyms.find('|');
        f(synonyms.substr(0, bar), rank++);
        if (bar == std::string_view::npos)
            break;
        synonyms.remove_prefix(bar + 1);
    }
}

// How well a folded header names a field: 0..1.
double nameMatch(const std::string& folded, const RoleField& field)
{
    double best = 0;
    eachSynonym(field.synonyms, [&](std::string_view synonym, int rank) {
        if (folded == synonym)
            best = std::max(best, 0.98 - 0.004 * rank);
        else if (synonym.size() >= 6 && (folded.ends_with(synonym) || folded.starts_with(synonym)))
            best = std::max(best, 0.6 - 0.004 * rank);
    });
    return best;
}

bool feedsAmount(const std::vector<FieldProposal>& fields)
{
    const auto has = [&](std::string_view name) {
        return std::any_of(fields.begin(), fields.end(), [&](const FieldProposal& f) { return f.field == name; });
    };
    return has("quantity") && has("unit_price");
}

std::uint64_t valuesOf(const SniffedColumn& column)
{
    return column.readings.empty() ? 0 : column.readings.back().fits;
}

} // namespace

bool isKnownHeader(std::string_view label)
{
    static const std::unordered_set<std::string_view> all = [] {
        std::unordered_set<std::string_view> names;
        for (int r = 0; r < domain::kRoleCount; ++r)
            for (const RoleField& field : domain::fieldsOf(static_cast<Role>(r)))
                eachSynonym(field.synonyms, [&](std::string_view synonym, int) { names.insert(synonym); });
        return names;
    }();
    const std::string folded = text::foldName(label);
    return folded == "id" || folded == "编号" || all.contains(folded);
}

bool isIdHeader(std::string_view label)
{
    static constexpr std::array<std::string_view, 29> kEnds = {"番号", "번호", "номер", "编号", "号码", "电话", "手机", "手机号", "邮编",
        "邮政编码", "卡号", "账号", "身份证号", "代码", "編號", "phone", "mobile", "telephone", "zip", "zipcode",
        "postcode", "postalcode", "plz", "sku", "uuid", "kundennr", "iban", "ssn", "cardnumber"};
    const std::string folded = text::foldName(label);
    for (const std::string_view end : kEnds)
        if (folded.ends_with(end))
            return true;
    if (folded == "id" || folded == "ids")
        return true;
    if (folded.size() <= 2 || !folded.ends_with("id"))
        return false;
    // "CustomerID", "order_id", "用户ID", but not "paid" or "valid".
    const char before = label.size() > 2 ? label[label.size() - 3] : '\0';
    const char i = label[label.size() - 2];
    return before == '_' || before == ' ' || before == '-' || before == '.'
        || static_cast<unsigned char>(before) >= 0x80 || (i == 'I' && before >= 'a' && before <= 'z')
        || folded == "customerid" || folded == "userid" || folded == "orderid" || folded == "memberid"
        || folded == "clientid" || folded == "accountid" || folded == "productid" || folded == "respid";
}

double fitness(const SniffedColumn& column, ValueType wanted)
{
    if (wanted == ValueType::Text)
        return 1;
    const std::uint64_t values = valuesOf(column);
    if (values <= column.nullTokens)
        return values == 0 ? 0.6 : 0; // an empty column contradicts nothing
    const bool moment = wanted == ValueType::Date || wanted == ValueType::DateTime;
    std::uint64_t fits = 0;
    for (const Reading& reading : column.readings) {
        const bool compatible = reading.type == wanted
            || (moment && (reading.type == ValueType::Date || reading.type == ValueType::DateTime))
            || ((wanted == ValueType::Decimal || wanted == ValueType::Integer)
                && (reading.type == ValueType::Integer || reading.type == ValueType::Decimal));
        if (compatible)
            fits = std::max(fits, reading.fits);
    }
    return static_cast<double>(fits) / static_cast<double>(values - column.nullTokens);
}

std::vector<FieldProposal> proposeFields(const std::vector<SniffedColumn>& columns, Role role)
{
    struct Candidate {
        double score = 0;
        std::size_t column = 0;
        const RoleField* field = nullptr;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string folded = text::foldName(columns[i].label);
        if (folded.empty())
            continue;
        for (const RoleField& field : domain::fieldsOf(role)) {
            double name = nameMatch(folded, field);
            if (role == Role::Customer && field.name == "customer" && (folded == "id" || folded == "编号"))
                name = 0.5;
            if (name <= 0)
                continue;
            const double fit = fitness(columns[i], field.type);
            if (fit < (field.required ? kLeastFitness : kOptionalFitness) && !(fit == 0.6 && valuesOf(columns[i]) == 0))
                continue;
            candidates.push_back({name * (0.7 + 0.3 * fit) + (field.required ? 0.01 : 0), i, &field});
        }
    }
    std::stable_sort(
        candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::vector<FieldProposal> fields(columns.size());
    std::vector<std::string_view> used;
    for (const Candidate& candidate : candidates) {
        FieldProposal& proposal = fields[candidate.column];
        if (!proposal.field.empty() || std::find(used.begin(), used.end(), candidate.field->name) != used.end())
            continue;
        proposal = {std::string(candidate.field->name), std::min(1.0, candidate.score)};
        used.push_back(candidate.field->name);
    }
    return fields;
}

// A table of orders without dates names a customer too; it is no table of customers.
static bool saysOtherThanCustomers(const std::vector<SniffedColumn>& columns, const std::vector<FieldProposal>& people)
{
    const auto named = [](const std::vector<FieldProposal>& fields) {
        return std::count_if(fields.begin(), fields.end(),
            [](const FieldProposal& f) { return !f.field.empty() && f.field != "customer" && f.confidence > 0.8; });
    };
    if (std::any_of(people.begin(), people.end(),
            [](const FieldProposal& f) { return !f.field.empty() && f.field != "customer"; }))
        return false;
    for (int r = 0; r < domain::kRoleCount; ++r)
        if (static_cast<Role>(r) != Role::Customer) {
            const auto fields = proposeFields(columns, static_cast<Role>(r));
            const bool key = std::any_of(
                fields.begin(), fields.end(), [](const FieldProposal& f) { return f.field == "customer"; });
            if (key && named(fields) > 0)
                return true;
        }
    return false;
}

bool namesCustomer(std::string_view label)
{
    return nameMatch(text::foldName(label), *domain::fieldOf(Role::Transaction, "customer")) > 0.8;
}

RoleProposal proposeRole(const std::vector<SniffedColumn>& columns)
{
    RoleProposal best;
    double bestScore = 0;
    for (int r = 0; r < domain::kRoleCount; ++r) {
        const auto role = static_cast<Role>(r);
        const auto fields = proposeFields(columns, role);
        double score = 0, least = 1;
        bool whole = true;
        for (const RoleField& field : domain::fieldsOf(role)) {
            const auto it = std::find_if(
                fields.begin(), fields.end(), [&](const FieldProposal& f) { return f.field == field.name; });
            if (it == fields.end()) {
                whole = whole && (!field.required || (field.name == "amount" && feedsAmount(fields)));
                continue;
            }
            score += it->confidence * (field.required ? 1.5 : 1);
            if (field.required)
                least = std::min(least, it->confidence);
            const SniffedColumn& column = columns[static_cast<std::size_t>(it - fields.begin())];
            // One row a customer: an id that repeats belongs to events.
            if (role == Role::Customer && field.name == "customer" && valuesOf(column) > 20
                && static_cast<double>(column.distinctEstimate) < 0.9 * static_cast<double>(valuesOf(column)))
                score *= 0.3, least *= 0.5;
        }
        if (role == Role::Customer)
            whole = whole && !saysOtherThanCustomers(columns, fields);
        if (role == Role::SurveyResponse) {
            const bool scored = std::any_of(fields.begin(), fields.end(),
                [](const FieldProposal& f) { return f.field == "nps" || f.field == "csat" || f.field == "ces"; });
            whole = whole && scored;
        }
        if (!whole || score <= bestScore)
            continue;
        bestScore = score;
        best = {role, std::min(1.0, least)};
    }
    return best;
}

} // namespace holdfast::ingest
