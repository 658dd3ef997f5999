// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/RiskGround.h"

#include "core/Ascii.h"
#include "core/Decimal.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::Role;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int32_t kNone = core::CivilDate::kNone;
constexpr int kMostCutoffs = 6;

bool holdsAny(std::string_view text, std::initializer_list<std::string_view> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.find(part) != std::string_view::npos; });
}

double severityOf(std::string_view word)
{
    const std::string text = core::lowerAscii(word);
    if (text.size() == 1 && text[0] >= '0' && text[0] <= '9')
        return std::clamp(text[0] - '0', 1, 3);
    if (holdsAny(text, {"low", "minor", "低", "轻", "一般"}))
        return 1;
    if (holdsAny(text, {"high", "critical", "urgent", "severe", "major", "高", "严重", "紧急"}))
        return 3;
    return text.empty() ? kUnknown : 2;
}

// A value for each row of a table column, by its word or its number.
std::vector<double> valuesOf(const frame::FactTable& table, std::string_view field, double (*ofWord)(std::string_view))
{
    std::vector<double> values(table.rows(), kUnknown);
    const auto* column = table.column(field);
    if (column == nullptr)
        return values;
    if (!column->codes.empty()) {
        std::vector<double> meaning {kUnknown};
        for (const auto& word : column->words)
            meaning.push_back(ofWord ? ofWord(word) : kUnknown);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = meaning[column->codes[i]];
        return values;
    }
    for (std::size_t i = 0; i < std::min(values.size(), column->numbers.size()); ++i)
        if (column->numbers[i] != frame::kMissing)
            values[i] = core::Decimal {column->numbers[i], column->scale}.toDouble();
    return values;
}

std::vector<std::int32_t> daysOf(const frame::FactTable& table, std::string_view field)
{
    std::vector<std::int32_t> days(table.rows(), kNone);
    const auto* column = table.column(field);
    if (column == nullptr)
        return days;
    for (std::size_t i = 0; i < std::min(days.size(), column->numbers.size()); ++i)
        if (std::int64_t value = column->numbers[i]; value != frame::kMissing) {
            if (column->type == frame::ValueType::DateTime)
                value = (value >= 0 ? value : value - 86399) / 86400;
            days[i] = static_cast<std::int32_t>(value);
        }
    return days;
}

// Rows of known customers, grouped; the table is in order of days already. `skip`: rows whose value is not known are left out.
features::DatedRows grouped(const frame::FactTable& table, std::size_t customers, const std::vector<double>& values,
    const std::vector<std::int32_t>* ends, bool skip)
{
    const auto counts = [&](std::size_t i) {
        return table.customers[i] < customers && table.days[i] != kNone && !(skip && std::isnan(values[i]));
    };
    features::DatedRows rows;
    rows.offsets.assign(customers + 1, 0);
    for (std::size_t i = 0; i < table.rows(); ++i)
        if (counts(i))
            ++rows.offsets[table.customers[i] + 1];
    for (std::size_t c = 0; c < customers; ++c)
        rows.offsets[c + 1] += rows.offsets[c];
    auto at = rows.offsets;
    rows.days.resize(rows.offsets.back());
    rows.values.resize(rows.offsets.back());
    rows.ends.resize(ends ? rows.offsets.back() : 0);
    for (std::size_t i = 0; i < table.rows(); ++i)
        if (counts(i)) {
            const auto place = at[table.customers[i]]++;
            rows.days[place] = table.days[i];
            rows.values[place] = values[i];
            if (ends)
                rows.ends[place] = (*ends)[i];
        }
    return rows;
}

// Answers as 0..1 of the scale their largest value speaks for: 1-5, 1-7, 0-10 or 0-100.
void toShare(std::vector<double>& values)
{
    double largest = 0;
    for (const double v : values)
        largest = std::max(largest, std::isnan(v) ? 0 : v);
    for (double& v : values)
        v = largest <= 5 ? (v - 1) / 4 : largest <= 7 ? (v - 1) / 6 : largest <= 10 ? v / 10 : v / 100;
}

std::uint64_t drawOf(std::uint32_t customer, std::size_t cutoff, std::uint64_t seed)
{
    std::uint64_t z = (customer + 1) * 0x9E3779B97F4A7C15ull ^ (cutoff + 1) * 0xD1B54A32D192ED03ull ^ seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

struct Labelled {
    std::vector<std::uint32_t> customers;
    std::vector<double> y;
};

Labelled labelledAt(const features::ActivitySpans& spans, core::CivilDate cutoff, int horizon)
{
    const auto window = features::churnWindow(spans, cutoff + 1, cutoff + horizon);
    Labelled rows;
    for (std::size_t c = 0; c < spans.size(); ++c)
        if (window.activeAtStart.contains(c)) {
            rows.customers.push_back(static_cast<std::uint32_t>(c));
            rows.y.push_back(window.churned.contains(c));
        }
    return rows;
}

// Keeps a share of the rows, the same ones for the same seed.
void draw(Labelled& rows, std::size_t cutoff, double share, std::uint64_t seed)
{
    if (share >= 1)
        return;
    const auto limit = static_cast<std::uint64_t>(share * 0x1.0p64);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.y.size(); ++i)
        if (drawOf(rows.customers[i], cutoff, seed) < limit) {
            rows.customers[kept] = rows.customers[i];
            rows.y[kept++] = rows.y[i];
        }
    rows.customers.resize(kept);
    rows.y.resize(kept);
}

} // namespace

int failedPayment(std::string_view outcome)
{
    const std::string text = core::lowerAscii(outcome);
    if (holdsAny(text, {"fail", "declin", "reject", "bounc", "unpaid", "default", "失败", "拒", "退票", "未付", "欠"}))
        return 1;
    return text.empty() ? -1 : 0;
}

Result<features::RiskTables> riskTables(Session& session, const frame::Snapshot& snapshot, core::JobContext& job)
{
    features::RiskTables tables;
    const std::size_t n = snapshot.size();
    const auto read = [&](Role role, const std::vector<std::string>& fields, const std::function<void(const frame::FactTable&)>& take) -> core::Status {
        const auto rows = snapshot.tableRows.find(std::string(domain::word(role)));
        if (rows == snapshot.tableRows.end() || rows->second == 0)
            return {};
        auto table = session.factTable(snapshot, role, fields, job);
        if (!table)
            return std::unexpected(table.error());
        take(**table);
        return {};
    };
    core::Status status = read(Role::Complaint, {"severity", "closed"}, [&](const frame::FactTable& t) {
        const auto ends = daysOf(t, "closed");
        tables.complaints = grouped(t, n, valuesOf(t, "severity", severityOf), &ends, false);
    });
    if (status)
        status = read(Role::Enquiry, {"kind"}, [&](const frame::FactTable& t) {
            tables.enquiries = grouped(t, n, std::vector<double>(t.rows(), kUnknown), nullptr, false);
        });
    if (status)
        status = read(Role::Payment, {"outcome", "days_late", "date"}, [&](const frame::FactTable& t) {
            auto late = valuesOf(t, "days_late", nullptr);
            const auto failed = valuesOf(t, "outcome", [](std::string_view word) { return static_cast<double>(failedPayment(word)); });
            const auto paid = daysOf(t, "date");
            for (std::size_t i = 0; i < late.size(); ++i) {
                if (std::isnan(late[i]) && paid[i] != kNone && t.days[i] != kNone)
                    late[i] = std::max(0, paid[i] - t.days[i]);
                if (failed[i] == 1)
                    late[i] = -1;
                else if (std::isnan(late[i]) && failed[i] == 0)
                    late[i] = 0;
            }
            tables.payments = grouped(t, n, late, nullptr, true);
        });
    if (status)
        status = read(Role::SurveyResponse, {"csat", "nps"}, [&](const frame::FactTable& t) {
            if (t.column("csat") != nullptr) {
                auto values = valuesOf(t, "csat", nullptr);
                toShare(values);
                tables.satisfaction = grouped(t, n, values, nullptr, true);
            }
            if (t.column("nps") != nullptr)
                tables.recommendation = grouped(t, n, valuesOf(t, "nps", nullptr), nullptr, true);
        });
    if (!status)
        return std::unexpected(status.error());
    return tables;
}

std::vector<std::uint32_t> activeCustomers(const Facts& facts, const frame::Selection* scope)
{
    std::vector<std::uint32_t> customers;
    const auto& spans = *facts.spans;
    for (std::size_t c = 0; c < spans.size(); ++c)
        if (spans.known.contains(c) && !spans.churnedNow.contains(c) && (scope == nullptr || scope->contains(c)))
            customers.push_back(static_cast<std::uint32_t>(c));
    return customers;
}

Result<LearningRows> learningRows(const Facts& facts, const features::RiskTables& tables, const LearningPlan& plan, core::JobContext& job)
{
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    const auto& shot = *facts.snapshot;
    const auto& spans = *facts.spans;
    LearningRows rows;
    std::vector<Labelled> parts;
    if (!spans.dated) {
        Labelled all;
        for (std::size_t c = 0; c < spans.size(); ++c)
            if (spans.known.contains(c)) {
                all.customers.push_back(static_cast<std::uint32_t>(c));
                all.y.push_back(spans.churnedNow.contains(c));
            }
        parts.push_back(std::move(all));
    } else {
        const core::CivilDate first = shot.firstDay.isValid() ? shot.firstDay : spans.firstFact;
        for (int k = 1; k <= kMostCutoffs; ++k) {
            const core::CivilDate cutoff = shot.asOf - k * plan.horizonDays;
            if (!first.isValid() || cutoff - first < 2 * plan.windowDays)
                break;
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            auto labelled = labelledAt(spans, cutoff, plan.horizonDays);
            if (labelled.y.empty())
                break;
            rows.cutoffs.push_back(cutoff);
            parts.push_back(std::move(labelled));
        }
    }
    if (parts.empty() || parts.front().y.empty())
        return core::fail(Code::NotEnoughData);

    rows.layout = features::riskLayout(shot, tables, plan.windowDays, spans.dated);
    // On the latest labels, which what is known today could know.
    for (const auto& leak : features::leaks(shot, rows.layout, parts.front().customers, parts.front().y))
        features::leaveOut(rows.layout, leak);

    for (const auto& part : parts)
        rows.candidates += part.y.size();
    const double share = static_cast<double>(plan.mostRows) / static_cast<double>(rows.candidates);
    std::size_t total = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        draw(parts[k], k, share, plan.seed);
        total += parts[k].y.size();
    }
    rows.x = analytics::Matrix(total, rows.layout.features.size());
    std::size_t place = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const auto& part = parts[k];
        const core::CivilDate day = rows.cutoffs.empty() ? shot.asOf : rows.cutoffs[k];
        const auto x = features::riskFeatures(shot, tables, rows.layout, part.customers, day, job);
        if (!x)
            return std::unexpected(x.error());
        for (std::size_t f = 0; f < rows.x.columns; ++f)
            std::copy(x->column(f).begin(), x->column(f).end(), rows.x.column(f).begin() + static_cast<std::ptrdiff_t>(place));
        place += part.y.size();
        rows.customer.insert(rows.customer.end(), part.customers.begin(), part.customers.end());
        rows.y.insert(rows.y.end(), part.y.begin(), part.y.end());
        if (parts.size() > 1)
            rows.held.insert(rows.held.end(), part.y.size(), k == 0);
        job.progress(0.1 * static_cast<double>(k + 1) / static_cast<double>(parts.size()), "features");
    }
    return rows;
}

} // namespace holdfast::flow
