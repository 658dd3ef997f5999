// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ComputedFields.h"

#include <algorithm>
#include <array>

namespace holdfast::features {

namespace {

constexpr std::array<std::string_view, 13> kNames {"tenure_days", "first_purchase", "last_purchase", "recency_days", "orders",
    "purchase_frequency", "net_amount", "order_value", "rfm.recency", "rfm.frequency", "rfm.monetary", "rfm.group", "churned"};

frame::CustomerColumn column(std::string_view name, frame::ValueType type, std::size_t customers, int scale = 0)
{
    frame::CustomerColumn result;
    result.name = name;
    result.type = type;
    result.scale = scale;
    result.numbers.assign(customers, frame::kMissing);
    return result;
}

// a / b rounded half away from zero, b > 0.
std::int64_t dividedRounded(std::int64_t a, std::int64_t b)
{
    const std::int64_t whole = a / b, rest = a % b;
    const std::int64_t magnitude = rest < 0 ? -rest : rest;
    return magnitude >= b - magnitude ? whole + (a < 0 ? -1 : 1) : whole;
}

void addHistoryFields(std::vector<frame::CustomerColumn>& fields, const frame::Snapshot& snapshot, const PurchaseHistory& history)
{
    using frame::ValueType;
    const std::size_t n = std::min(snapshot.size(), history.size());
    auto first = column("first_purchase", ValueType::Date, snapshot.size());
    auto last = column("last_purchase", ValueType::Date, snapshot.size());
    auto recency = column("recency_days", ValueType::Integer, snapshot.size());
    auto orders = column("orders", ValueType::Integer, snapshot.size());
    auto frequency = column("purchase_frequency", ValueType::Integer, snapshot.size());
    auto net = column("net_amount", ValueType::Decimal, snapshot.size(), snapshot.amountScale);
    auto value = column("order_value", ValueType::Decimal, snapshot.size(), snapshot.amountScale);
    for (std::size_t c = 0; c < n; ++c) {
        orders.numbers[c] = history.orders[c];
        frequency.numbers[c] = history.ordersLastYear[c];
        net.numbers[c] = history.net[c];
        if (history.orders[c] == 0)
            continue;
        first.numbers[c] = history.firstDay[c];
        last.numbers[c] = history.lastDay[c];
        recency.numbers[c] = snapshot.asOf.days - history.lastDay[c];
        value.numbers[c] = dividedRounded(history.net[c], history.orders[c]);
    }
    for (auto* field : {&first, &last, &recency, &orders, &frequency})
        fields.push_back(std::move(*field));
    if (!snapshot.transactions.amounts.empty()) {
        fields.push_back(std::move(net));
        fields.push_back(std::move(value));
    }
}

void addTenure(std::vector<frame::CustomerColumn>& fields, const frame::Snapshot& snapshot, const PurchaseHistory* history)
{
    const frame::CustomerColumn* signup = nullptr;
    for (const auto& candidate : snapshot.columns)
        if (candidate.field == "signup_date"
            && (candidate.type == frame::ValueType::Date || candidate.type == frame::ValueType::DateTime))
            signup = &candidate;
    if (signup == nullptr && history == nullptr)
        return;
    auto tenure = column("tenure_days", frame::ValueType::Integer, snapshot.size());
    for (std::size_t c = 0; c < snapshot.size(); ++c) {
        std::int64_t start = frame::kMissing;
        if (signup != nullptr && c < signup->numbers.size() && signup->numbers[c] != frame::kMissing) {
            start = signup->numbers[c];
            if (signup->type == frame::ValueType::DateTime)
                start = (start >= 0 ? start : start - 86399) / 86400;
        } else if (history != nullptr && c < history->size() && history->firstDay[c] != core::CivilDate::kNone) {
            start = history->firstDay[c];
        }
        if (start != frame::kMissing)
            tenure.numbers[c] = snapshot.asOf.days - start;
    }
    fields.push_back(std::move(tenure));
}

void addRfmFields(std::vector<frame::CustomerColumn>& fields, const frame::Snapshot& snapshot, const Rfm& rfm, const RfmInput& input)
{
    const std::vector<std::uint8_t>* scores[] = {&rfm.r, &rfm.f, &rfm.m};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        auto field = column(kNames[8 + axis], frame::ValueType::Integer, snapshot.size());
        for (std::size_t i = 0; i < input.customer.size(); ++i)
            field.numbers[input.customer[i]] = (*scores[axis])[i];
        fields.push_back(std::move(field));
    }
    frame::CustomerColumn group;
    group.name = "rfm.group";
    group.type = frame::ValueType::Text;
    group.codes.assign(snapshot.size(), 0);
    for (int i = 0; i < kRfmGroups; ++i)
        group.words.emplace_back(word(static_cast<RfmGroup>(i)));
    for (std::size_t i = 0; i < input.customer.size(); ++i)
        group.codes[input.customer[i]] = static_cast<std::uint32_t>(rfm.group[i]) + 1;
    fields.push_back(std::move(group));
}

} // namespace

std::vector<frame::CustomerColumn> computedFields(const frame::Snapshot& snapshot, const PurchaseHistory* history,
    const Rfm* rfm, const RfmInput* rfmInput, const ActivitySpans* spans)
{
    std::vector<frame::CustomerColumn> fields;
    // Without a single event the history says nothing: its zeros would pass for facts.
    if (snapshot.transactions.size() == 0)
        history = nullptr;
    addTenure(fields, snapshot, history);
    if (history != nullptr)
        addHistoryFields(fields, snapshot, *history);
    if (history != nullptr && rfm != nullptr && rfmInput != nullptr && rfm->customers > 0)
        addRfmFields(fields, snapshot, *rfm, *rfmInput);
    if (spans != nullptr) {
        auto churned = column("churned", frame::ValueType::Boolean, snapshot.size());
        for (std::size_t c = 0; c < std::min(snapshot.size(), spans->size()); ++c)
            if (spans->known.contains(c))
                churned.numbers[c] = spans->churnedNow.contains(c);
        fields.push_back(std::move(churned));
    }
    return fields;
}

std::vector<std::string_view> computedFieldNames()
{
    return {kNames.begin(), kNames.end()};
}

} // namespace holdfast::features
