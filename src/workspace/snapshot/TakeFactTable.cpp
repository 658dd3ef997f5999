// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/FactTable.h"
#include "workspace/File.h"
#include "workspace/snapshot/RowReaders.h"

#include <algorithm>
#include <numeric>

namespace holdfast::workspace {

using core::Code;
using domain::Role;
using frame::ValueType;

namespace {

std::string_view dayField(Role role)
{
    switch (role) {
    case Role::Renewal:
    case Role::Payment:
        return "due";
    case Role::Complaint:
    case Role::Enquiry:
        return "opened";
    case Role::CampaignContact:
        return "sent";
    case Role::Benchmark:
    case Role::Customer:
        return {};
    default:
        return "date";
    }
}

// What is known of a row only from a later day on.
struct Outcome {
    std::string_view knownOn; // the field of that day
    std::vector<std::string_view> fields; // that one too
};
std::vector<Outcome> outcomesOf(Role role)
{
    switch (role) {
    case Role::Renewal:
        return {{"date", {"outcome", "date"}}};
    case Role::Payment:
        return {{"date", {"outcome", "days_late", "date"}}};
    case Role::Complaint:
        return {{"responded", {"responded"}}, {"closed", {"closed", "resolution", "compensation", "satisfaction_after"}}};
    case Role::Enquiry:
        return {{"closed", {"closed", "resolution", "satisfaction_after"}}};
    case Role::CampaignContact:
        return {{"delivered", {"delivered"}}, {"responded", {"responded", "outcome"}}};
    default:
        return {};
    }
}

std::int64_t dayOf(const frame::CustomerColumn& column, std::size_t row)
{
    if (column.numbers.empty() || column.numbers[row] == frame::kMissing)
        return frame::kMissing;
    const std::int64_t value = column.numbers[row];
    if (column.type == ValueType::DateTime)
        return value / kSecondsPerDay - (value % kSecondsPerDay < 0);
    return column.type == ValueType::Date ? value : frame::kMissing;
}

void blank(frame::CustomerColumn& column, std::size_t row)
{
    if (!column.codes.empty())
        column.codes[row] = 0;
    if (!column.numbers.empty())
        column.numbers[row] = frame::kMissing;
}

frame::CustomerColumn* find(frame::FactTable& table, std::string_view field)
{
    return const_cast<frame::CustomerColumn*>(std::as_const(table).column(field));
}

void hideTheFuture(frame::FactTable& table, Role role, std::int32_t asOf)
{
    for (const Outcome& outcome : outcomesOf(role)) {
        const frame::CustomerColumn* known = find(table, outcome.knownOn);
        const frame::CustomerColumn* late = role == Role::Payment ? find(table, "days_late") : nullptr;
        std::vector<std::size_t> hidden;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            std::int64_t day = known ? dayOf(*known, row) : frame::kMissing;
            if (day == frame::kMissing && late && late->type == ValueType::Integer && late->numbers[row] != frame::kMissing)
                day = table.days[row] + std::clamp<std::int64_t>(late->numbers[row], 0, 36500);
            if (day != frame::kMissing && day > asOf)
                hidden.push_back(row);
        }
        for (const std::string_view field : outcome.fields)
            if (frame::CustomerColumn* column = find(table, field))
                for (const std::size_t row : hidden)
                    blank(*column, row);
    }
}

} // namespace

std::shared_ptr<const frame::FactTable> takeFactTable(Store& store, std::int64_t loading, const frame::Snapshot& shot, Role role,
    const std::vector<std::string>& fields, core::JobContext& job)
{
    const auto imports = importsOf(store, loading, role);
    auto table = std::make_shared<frame::FactTable>();
    table->role = domain::word(role);
    seal::Hasher fingerprint;
    fingerprint.update("as of " + core::isoText(shot.asOf) + "\n");

    Customers customers;
    customers.aliases = shot.aliases;
    customers.ids.reserve(shot.customers.size());
    if (!imports.empty())
        for (const std::string& id : shot.customers)
            customers.ids.add(id);

    const bool dated = !dayField(role).empty();
    std::deque<ColumnMerge> columns;
    std::vector<std::string> names;
    std::vector<std::uint32_t> who, targets;
    Moments moments;
    std::uint32_t count = 0;
    std::uint64_t unknown = 0, undated = 0, later = 0;
    for (const StoredImport& import : imports) {
        const ImportRecord& record = import.record;
        table->sources.push_back({table->role, record.header.file, record.loaded, record.header.id, record.loadedAt});
        fingerprint.update(table->role + " " + import.content + "\n");
        const int date = dated ? import.positionOf(dayField(role)) : -1, id = import.positionOf("customer");
        CustomerCodes ids(store, import, customers, false);
        ChunkView view;
        for (std::int64_t part = 0; readChunk(store, import.number, part, kSourceRows, view); ++part) {
            if (job.shouldStop())
                refuse(Code::Cancelled);
            const std::uint32_t rows = view.rows;
            ids.read(part, rows, who);
            moments.read(store, import, part, date, rows);
            targets.assign(rows, kNobody);
            for (std::uint32_t i = 0; i < rows; ++i) {
                std::int64_t day = core::CivilDate::kNone;
                if (who[i] == kNobody) {
                    ++unknown;
                    continue;
                }
                if (dated) {
                    const std::int64_t value = moments.values[i];
                    if (value == frame::kMissing) {
                        ++undated;
                        continue;
                    }
                    day = moments.seconds ? value / kSecondsPerDay - (value % kSecondsPerDay < 0) : value;
                    if (day > shot.asOf.days) {
                        ++later;
                        continue;
                    }
                }
                if (count == kNobody)
                    refuse(Code::LimitsExceeded, "more than four thousand million rows");
                targets[i] = count++;
                table->customers.push_back(who[i] == CustomerCodes::kMissingId ? frame::kNoCustomer : who[i]);
                table->days.push_back(static_cast<std::int32_t>(day));
            }
            for (std::size_t c = 0; c < record.header.columns.size(); ++c) {
                const frame::ColumnInfo& info = record.header.columns[c];
                const std::string& name = info.field.empty() ? info.name : info.field;
                if (static_cast<int>(c) == id || (!fields.empty() && std::find(fields.begin(), fields.end(), name) == fields.end()))
                    continue;
                if (job.shouldStop())
                    refuse(Code::Cancelled);
                const auto found = std::find(names.begin(), names.end(), name);
                ColumnMerge& target = found != names.end() ? columns[static_cast<std::size_t>(found - names.begin())] : columns.emplace_back(info);
                if (found == names.end())
                    names.push_back(name);
                target.merge(store, import, part, static_cast<int>(c), targets, count);
            }
        }
    }

    // In order of day; a file is mostly written so.
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    if (!std::is_sorted(table->days.begin(), table->days.end())) {
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return table->days[a] < table->days[b]; });
        std::vector<std::uint32_t> people(count);
        std::vector<std::int32_t> days(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            people[i] = table->customers[order[i]];
            days[i] = table->days[order[i]];
        }
        table->customers = std::move(people);
        table->days = std::move(days);
    }
    for (ColumnMerge& column : columns)
        table->columns.push_back(column.finish(order));
    hideTheFuture(*table, role, shot.asOf.days);
    for (const auto& [word, n] : {std::pair("customer-unknown", unknown), std::pair("date-missing", undated), std::pair("after-as-of", later)})
        if (n > 0)
            table->leftOut[word] += n;
    table->fingerprint = seal::hex(fingerprint.finish());
    return table;
}

} // namespace holdfast::workspace
