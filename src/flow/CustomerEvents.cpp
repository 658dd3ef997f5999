// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CustomerEvents.h"

#include "core/Decimal.h"
#include "frame/CellText.h"

#include <algorithm>
#include <array>

namespace holdfast::flow {

using core::Result;
using frame::ValueType;

namespace {

std::string word(const std::vector<std::uint32_t>& codes, const std::vector<std::string>& words, std::uint64_t event)
{
    return codes.empty() || codes[event] == 0 ? std::string() : words[codes[event] - 1];
}

std::string textAt(const frame::CustomerColumn& column, std::size_t row)
{
    if (column.type == ValueType::Text)
        return column.codes.empty() || column.codes[row] == 0 ? std::string() : column.words[column.codes[row] - 1];
    if (column.numbers.empty())
        return {};
    frame::ColumnInfo info;
    info.type = column.type;
    info.scale = column.scale;
    return frame::canonicalText(info, column.numbers[row]);
}

std::optional<double> numberAt(const frame::CustomerColumn* column, std::size_t row)
{
    if (column == nullptr || column->numbers.empty() || column->numbers[row] == frame::kMissing)
        return std::nullopt;
    return column->type == ValueType::Decimal ? core::Decimal {column->numbers[row], column->scale}.toDouble() : static_cast<double>(column->numbers[row]);
}

std::optional<std::int32_t> dayAt(const frame::CustomerColumn* column, std::size_t row)
{
    if (column == nullptr || column->numbers.empty() || column->numbers[row] == frame::kMissing)
        return std::nullopt;
    const std::int64_t number = column->numbers[row];
    if (column->type == ValueType::DateTime)
        return static_cast<std::int32_t>(number >= 0 ? number / 86400 : -((86399 - number) / 86400));
    return static_cast<std::int32_t>(number);
}

void addOrders(const Facts& facts, std::uint32_t customer, std::vector<CardEvent>& events)
{
    const auto& log = facts.snapshot->transactions;
    if (log.offsets.empty())
        return;
    std::size_t first = events.size();
    std::vector<std::uint32_t> codes; // of the events made, 0 = no order code
    for (auto e = log.offsets[customer]; e < log.offsets[customer + 1]; ++e) {
        const std::uint32_t order = log.orders.empty() ? 0 : log.orders[e];
        const std::string kind = word(log.categories, log.categoryWords, e), channel = word(log.channels, log.channelWords, e);
        const double amount = log.amounts.empty() ? 0 : facts.money(log.amounts[e]);
        std::size_t at = events.size();
        for (std::size_t i = events.size(); i > first && order != 0 && events[i - 1].day.days == log.days[e]; --i)
            if (codes[i - 1 - first] == order) {
                at = i - 1;
                break;
            }
        if (at == events.size()) {
            CardEvent event;
            event.day = {log.days[e]};
            event.role = "transaction";
            event.kind = kind;
            if (!log.amounts.empty())
                event.amount = amount;
            if (!channel.empty())
                event.details.emplace_back("channel", channel);
            if (const auto product = word(log.products, log.productWords, e); !product.empty())
                event.details.emplace_back("product", product);
            events.push_back(std::move(event));
            codes.push_back(order);
            continue;
        }
        CardEvent& event = events[at];
        ++event.lines;
        if (event.amount)
            *event.amount += amount;
        if (!kind.empty() && event.kind.find(kind) == std::string::npos)
            event.kind += event.kind.empty() ? kind : ", " + kind;
    }
}

void addContacts(const Facts& facts, std::uint32_t customer, std::vector<CardEvent>& events)
{
    const auto& log = facts.snapshot->interactions;
    if (log.offsets.empty())
        return;
    for (auto e = log.offsets[customer]; e < log.offsets[customer + 1]; ++e) {
        CardEvent event;
        event.day = {log.days[e]};
        event.role = "interaction";
        event.kind = word(log.types, log.typeWords, e);
        if (const auto channel = word(log.channels, log.channelWords, e); !channel.empty())
            event.details.emplace_back("channel", channel);
        events.push_back(std::move(event));
    }
}

CardEvent eventOf(const frame::FactTable& table, std::size_t row)
{
    CardEvent event;
    event.day = {table.days[row]};
    event.role = table.role;
    for (const char* field : {"kind", "category", "campaign", "step", "wave", "outcome"})
        if (const auto* column = table.column(field); column != nullptr && column->type == ValueType::Text && event.kind.empty())
            event.kind = textAt(*column, row);
    if (table.role == "renewal" || table.role == "payment")
        event.amount = numberAt(table.column("amount"), row);
    for (const char* field : {"nps", "csat", "ces", "score"})
        if (const auto value = numberAt(table.column(field), row); value && !event.score && (table.role == "survey_response" || table.role == "touchpoint")) {
            event.score = value;
            event.scoreName = field;
        }
    if (table.role == "complaint" || table.role == "enquiry") {
        const auto closed = dayAt(table.column("closed"), row);
        event.open = !closed && table.column("closed") != nullptr;
        if (closed && event.day.isValid())
            event.daysToClose = *closed - event.day.days;
    }
    for (const auto& column : table.columns) {
        const std::string text = textAt(column, row);
        if (!text.empty() && text != event.kind && column.field != event.scoreName)
            event.details.emplace_back(column.field.empty() ? column.label.empty() ? column.name : column.label : column.field, text);
    }
    return event;
}

} // namespace

Result<std::vector<CardEvent>> customerEvents(Session& session, const Facts& facts, std::uint32_t customer, Basis& basis, core::JobContext& job)
{
    std::vector<CardEvent> events;
    addOrders(facts, customer, events);
    addContacts(facts, customer, events);
    using domain::Role;
    static constexpr std::array kRoles {Role::Complaint, Role::Enquiry, Role::SurveyResponse, Role::Touchpoint, Role::Renewal, Role::Payment, Role::CampaignContact};
    const auto& shot = *facts.snapshot;
    for (const Role role : kRoles) {
        if (const auto rows = shot.tableRows.find(std::string(domain::word(role))); rows == shot.tableRows.end() || rows->second == 0)
            continue;
        const auto table = session.factTable(shot, role, {}, job);
        if (!table)
            return std::unexpected(table.error());
        for (std::size_t row = 0; row < (*table)->rows(); ++row)
            if ((*table)->customers[row] == customer)
                events.push_back(eventOf(**table, row));
        for (const auto& source : (*table)->sources)
            basis.sources.push_back({source.table, source.file, source.rows});
    }
    std::stable_sort(events.begin(), events.end(), [](const CardEvent& a, const CardEvent& b) { return a.day.days > b.day.days; });
    return events;
}

} // namespace holdfast::flow
