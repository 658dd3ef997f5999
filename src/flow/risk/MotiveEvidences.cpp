// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/MotiveEvidences.h"

#include "core/Ascii.h"
#include "core/Decimal.h"
#include "flow/risk/RiskGround.h"
#include "text/Sentiment.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using domain::Role;

namespace {

constexpr std::uint8_t kExitSurvey = 1, kComplaint = 2, kItem = 3, kComment = 4, kPriceChange = 5, kPaymentFailure = 6;
constexpr double kLowItem = 0.4; // of the scale
constexpr double kPriceRise = 1.05;

using Topics = std::vector<std::uint16_t>;

class Seeker {
public:
    Seeker(Session& session, const Facts& facts, const std::vector<domain::Motive>& motives,
        const std::function<void(const Evidence&, std::string_view)>& found, core::JobContext& job)
        : m_session(session), m_facts(facts), m_motives(motives), m_found(found), m_job(job)
    {
    }

    core::Status churnReasons();
    core::Status complaints();
    core::Status surveys();
    core::Status payments();
    int tables = 0;

private:
    Topics topicsOf(std::string_view text) const
    {
        Topics topics;
        const std::string lower = core::lowerAscii(text);
        for (std::size_t m = 0; m < m_motives.size(); ++m)
            if (domain::speaksOf(m_motives[m], lower))
                topics.push_back(static_cast<std::uint16_t>(m));
        return topics;
    }
    // For each word of a column.
    std::vector<Topics> topicsOf(const frame::CustomerColumn& column) const
    {
        std::vector<Topics> topics(1);
        for (const auto& word : column.words)
            topics.push_back(topicsOf(std::string_view(word)));
        return topics;
    }
    std::optional<std::uint16_t> motive(std::string_view id) const
    {
        for (std::size_t m = 0; m < m_motives.size(); ++m)
            if (m_motives[m].id == id)
                return static_cast<std::uint16_t>(m);
        return std::nullopt;
    }
    core::Result<std::shared_ptr<const frame::FactTable>> table(Role role, const std::vector<std::string>& fields)
    {
        const auto rows = m_facts.snapshot->tableRows.find(std::string(domain::word(role)));
        if (rows == m_facts.snapshot->tableRows.end() || rows->second == 0)
            return nullptr;
        ++tables;
        return m_session.factTable(*m_facts.snapshot, role, fields, m_job);
    }
    bool known(std::uint32_t customer) const { return customer < m_facts.snapshot->size(); }

    Session& m_session;
    const Facts& m_facts;
    const std::vector<domain::Motive>& m_motives;
    const std::function<void(const Evidence&, std::string_view)>& m_found;
    core::JobContext& m_job;
};

core::Status Seeker::churnReasons()
{
    const auto* column = m_facts.snapshot->column("churn_reason");
    if (column == nullptr || column->codes.empty())
        return {};
    ++tables;
    const auto topics = topicsOf(*column);
    for (std::uint32_t c = 0; c < column->codes.size(); ++c)
        for (const auto m : topics[column->codes[c]])
            m_found({c, m, kChurnReason, core::CivilDate::kNone}, column->words[column->codes[c] - 1]);
    return {};
}

core::Status Seeker::complaints()
{
    const auto made = table(Role::Complaint, {"kind", "category", "text"});
    if (!made)
        return std::unexpected(made.error());
    if (!*made)
        return {};
    const frame::FactTable& t = **made;
    std::vector<std::pair<const frame::CustomerColumn*, std::vector<Topics>>> columns;
    for (const char* field : {"text", "kind", "category"})
        if (const auto* column = t.column(field); column != nullptr && !column->codes.empty())
            columns.emplace_back(column, topicsOf(*column));
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if ((i & 0xFFF) == 0 && m_job.shouldStop())
            return core::fail(Code::Cancelled);
        if (!known(t.customers[i]))
            continue;
        Topics seen;
        for (const auto& [column, topics] : columns)
            for (const auto m : topics[column->codes[i]])
                if (std::find(seen.begin(), seen.end(), m) == seen.end()) {
                    seen.push_back(m);
                    m_found({t.customers[i], m, kComplaint, t.days[i]}, column->words[column->codes[i] - 1]);
                }
    }
    return {};
}

core::Status Seeker::surveys()
{
    const auto made = table(Role::SurveyResponse, {});
    if (!made)
        return std::unexpected(made.error());
    if (!*made)
        return {};
    const frame::FactTable& t = **made;
    const text::Sentiment sentiment;
    const auto* wave = t.column("wave");
    const auto isExit = [&](std::size_t row) {
        if (wave == nullptr || wave->codes.empty() || wave->codes[row] == 0)
            return false;
        const std::string word = core::lowerAscii(wave->words[wave->codes[row] - 1]);
        return word.find("exit") != std::string::npos || word.find("cancel") != std::string::npos || word.find("离网") != std::string::npos
            || word.find("流失") != std::string::npos;
    };
    for (const auto& column : t.columns) {
        if (m_job.shouldStop())
            return core::fail(Code::Cancelled);
        const std::string label = column.label.empty() ? column.name : column.label;
        if (column.field == "comment" && !column.codes.empty()) {
            std::vector<Topics> topics(1);
            std::vector<bool> blames(1, false);
            for (const auto& word : column.words) {
                if (m_job.shouldStop())
                    return core::fail(Code::Cancelled);
                topics.push_back(topicsOf(std::string_view(word)));
                blames.push_back(!topics.back().empty() && sentiment.polarityOf(word).score < 0);
            }
            for (std::size_t i = 0; i < t.rows(); ++i) {
                const bool leaving = isExit(i);
                if (known(t.customers[i]) && (leaving || blames[column.codes[i]]))
                    for (const auto m : topics[column.codes[i]])
                        m_found({t.customers[i], m, leaving ? kExitSurvey : kComment, t.days[i]}, column.words[column.codes[i] - 1]);
            }
        } else if (column.field.empty() && !column.numbers.empty()) {
            const std::string lower = core::lowerAscii(label);
            if (lower.starts_with("expect") || lower.starts_with("import") || lower.starts_with("期望") || lower.starts_with("重要"))
                continue;
            const auto topics = topicsOf(std::string_view(label));
            if (topics.empty())
                continue;
            double highest = 0;
            for (const auto number : column.numbers)
                if (number != frame::kMissing)
                    highest = std::max(highest, core::Decimal {number, column.scale}.toDouble());
            for (std::size_t i = 0; i < t.rows(); ++i)
                if (known(t.customers[i]) && column.numbers[i] != frame::kMissing
                    && core::Decimal {column.numbers[i], column.scale}.toDouble() <= kLowItem * highest)
                    for (const auto m : topics)
                        m_found({t.customers[i], m, kItem, t.days[i]}, label);
        }
    }
    return {};
}

core::Status Seeker::payments()
{
    const auto made = table(Role::Payment, {"outcome", "amount"});
    if (!made)
        return std::unexpected(made.error());
    if (!*made)
        return {};
    const frame::FactTable& t = **made;
    const auto fees = motive("unexpected-fees"), rise = motive("price-rise");
    const auto* outcome = t.column("outcome");
    const auto* amount = t.column("amount");
    std::vector<bool> failed(1, false);
    if (outcome != nullptr && !outcome->codes.empty())
        for (const auto& word : outcome->words)
            failed.push_back(failedPayment(word) == 1);
    std::vector<std::int64_t> before(m_facts.snapshot->size(), frame::kMissing);
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if ((i & 0xFFF) == 0 && m_job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto c = t.customers[i];
        if (!known(c))
            continue;
        if (fees && outcome != nullptr && !outcome->codes.empty() && failed[outcome->codes[i]])
            m_found({c, *fees, kPaymentFailure, t.days[i]}, outcome->words[outcome->codes[i] - 1]);
        if (amount == nullptr || amount->numbers.empty() || amount->numbers[i] == frame::kMissing)
            continue;
        const auto now = amount->numbers[i];
        if (rise && before[c] != frame::kMissing && before[c] > 0 && static_cast<double>(now) >= kPriceRise * static_cast<double>(before[c]))
            m_found({c, *rise, kPriceChange, t.days[i]}, {});
        before[c] = now;
    }
    return {};
}

} // namespace

core::Status eachEvidence(Session& session, const Facts& facts, const std::vector<domain::Motive>& motives,
    const std::function<void(const Evidence&, std::string_view text)>& found, int& tables, core::JobContext& job)
{
    Seeker seeker(session, facts, motives, found, job);
    auto status = seeker.churnReasons();
    for (auto step : {&Seeker::complaints, &Seeker::surveys, &Seeker::payments})
        if (status)
            status = (seeker.*step)();
    tables = seeker.tables;
    return status;
}

} // namespace holdfast::flow
