// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/RefreshRows.h"

#include <algorithm>

namespace holdfast::flow {

using domain::Role;
using frame::ValueType;

std::vector<std::string_view> keyFields(Role role)
{
    switch (role) {
    case Role::Customer:
        return {"customer"};
    case Role::Transaction:
        return {"order", "product"};
    case Role::Renewal:
    case Role::Payment:
        return {"customer", "due"};
    case Role::Complaint:
    case Role::Enquiry:
    case Role::Interaction:
    case Role::SurveyResponse:
        return {"id"};
    case Role::CampaignContact:
        return {"campaign", "customer"};
    case Role::ExternalSeries:
        return {"series", "date", "region"};
    case Role::Benchmark:
        return {"indicator", "period"};
    default:
        return {};
    }
}

std::string_view dayField(Role role)
{
    switch (role) {
    case Role::Transaction:
    case Role::Interaction:
    case Role::SurveyResponse:
    case Role::Touchpoint:
    case Role::ExternalSeries:
        return "date";
    case Role::Complaint:
    case Role::Enquiry:
        return "opened";
    case Role::Renewal:
    case Role::Payment:
        return "due";
    case Role::CampaignContact:
        return "sent";
    default:
        return {};
    }
}

SideReader::SideReader(Role role, std::vector<frame::ColumnInfo> columns, const std::vector<std::string>& shared,
    const std::vector<bool>& asText, std::uint32_t load, KeyTimes& times)
    : m_columns(std::move(columns)), m_asText(asText), m_load(load), m_words(m_columns.size()), m_times(times)
{
    for (const std::string& name : shared)
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            if (m_columns[c].name == name) {
                m_shared.push_back(static_cast<int>(c));
                m_hashers.emplace_back(m_columns[c]);
            }
    const auto fed = [&](std::string_view field) {
        for (std::size_t i = 0; i < m_shared.size(); ++i)
            if (m_columns[static_cast<std::size_t>(m_shared[i])].field == field)
                return static_cast<int>(i);
        return -1;
    };
    const auto fields = keyFields(role);
    for (const auto field : fields)
        if (const int i = fed(field); i >= 0)
            m_key.push_back(static_cast<std::size_t>(i));
    // The first field of a key carries it.
    if (fields.empty() || fed(fields.front()) < 0)
        m_key.clear();
    m_customer = fed("customer");
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (!dayField(role).empty() && m_columns[c].field == dayField(role)
            && (m_columns[c].type == ValueType::Date || m_columns[c].type == ValueType::DateTime))
            m_day = static_cast<int>(c);
}

void SideReader::words(int column, const frame::Texts& words)
{
    for (std::size_t i = 0; i < words.size(); ++i)
        m_words[static_cast<std::size_t>(column)].emplace_back(words[i]);
}

void SideReader::add(frame::ContentHash& hash, std::size_t shared, const frame::Batch& batch, std::uint32_t row)
{
    const auto c = static_cast<std::size_t>(m_shared[shared]);
    if (!m_asText[shared])
        return m_hashers[shared].add(hash, batch.columns[c], row, m_words[c]);
    const auto text = frame::cellText(m_columns[c], batch.columns[c], row, m_words[c]);
    hash.add(std::uint64_t {text.has_value()});
    hash.add(std::string_view(text ? *text : std::string()));
}

void SideReader::batch(const frame::Batch& batch, std::vector<SideRow>& rows)
{
    for (std::uint32_t i = 0; i < batch.rows; ++i) {
        SideRow row;
        row.row = batch.sourceRows[i];
        row.load = m_load;
        for (std::size_t s = 0; s < m_shared.size(); ++s)
            add(row.content, s, batch, i);
        if (m_key.empty()) {
            row.key = row.content;
        } else {
            for (const std::size_t s : m_key)
                add(row.key, s, batch, i);
        }
        // The second row of a key is paired with the second one.
        if (const std::uint32_t before = m_times[row.key]++; before > 0)
            row.key.add(std::uint64_t {before});
        if (m_customer >= 0) {
            const auto c = static_cast<std::size_t>(m_shared[static_cast<std::size_t>(m_customer)]);
            row.named = !frame::isMissing(m_columns[c], batch.columns[c], i);
            add(row.customer, static_cast<std::size_t>(m_customer), batch, i);
        }
        if (m_day >= 0) {
            const auto c = static_cast<std::size_t>(m_day);
            const std::int64_t value = batch.columns[c].numbers[i];
            const std::int64_t unit = m_columns[c].type == ValueType::DateTime ? 86400 : 1;
            if (value != frame::kMissing)
                row.day = static_cast<std::int32_t>(value / unit - (value % unit < 0));
        }
        rows.push_back(row);
    }
}

std::vector<std::string> SideReader::cells(const frame::Batch& batch, std::uint32_t row) const
{
    std::vector<std::string> all;
    for (const int column : m_shared) {
        const auto c = static_cast<std::size_t>(column);
        all.push_back(frame::cellText(m_columns[c], batch.columns[c], row, m_words[c]).value_or(""));
    }
    return all;
}

std::string SideReader::keyText(const frame::Batch& batch, std::uint32_t row) const
{
    std::string text;
    std::vector<std::size_t> parts = m_key;
    for (std::size_t i = 0; m_key.empty() && i < std::min<std::size_t>(3, m_shared.size()); ++i)
        parts.push_back(i);
    for (const std::size_t s : parts) {
        const auto c = static_cast<std::size_t>(m_shared[s]);
        text += (text.empty() ? "" : " · ") + frame::cellText(m_columns[c], batch.columns[c], row, m_words[c]).value_or("");
    }
    return text;
}

} // namespace holdfast::flow
