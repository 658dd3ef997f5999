// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ChurnState.h"

#include "core/Ascii.h"

#include <algorithm>
#include <array>
#include <limits>

namespace holdfast::features {

namespace {

constexpr std::int32_t kNone = core::CivilDate::kNone;

std::string trimmedLower(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return core::lowerAscii(text);
}

// Dates of a column as days; DateTime columns hold seconds.
std::int32_t dayAt(const frame::CustomerColumn* column, std::size_t c)
{
    if (column == nullptr || c >= column->numbers.size() || column->numbers[c] == frame::kMissing)
        return kNone;
    std::int64_t value = column->numbers[c];
    if (column->type == frame::ValueType::DateTime)
        value = (value >= 0 ? value : value - 86399) / 86400;
    if (value <= std::numeric_limits<std::int32_t>::min() / 2 || value >= std::numeric_limits<std::int32_t>::max() / 2)
        return kNone;
    return static_cast<std::int32_t>(value);
}

const frame::CustomerColumn* dateColumn(const frame::Snapshot& snapshot, std::string_view field)
{
    for (const auto& column : snapshot.columns)
        if (column.field == field
            && (column.type == frame::ValueType::Date || column.type == frame::ValueType::DateTime))
            return &column;
    return nullptr;
}

const frame::CustomerColumn* fieldColumn(const frame::Snapshot& snapshot, std::string_view field)
{
    for (const auto& column : snapshot.columns)
        if (column.field == field)
            return &column;
    return nullptr;
}

// First purchase day per customer, kNone without one.
std::vector<std::int32_t> firstPurchases(const Purchases& purchases, std::size_t customers)
{
    std::vector<std::int32_t> result(customers, kNone);
    for (std::size_t c = 0; c < std::min(customers, purchases.customers()); ++c)
        for (std::uint64_t i = purchases.offsets[c]; i < purchases.offsets[c + 1]; ++i)
            if (purchases.isPurchase(i)) {
                result[c] = purchases.days[i];
                break;
            }
    return result;
}

void addSpan(ActivitySpans& spans, std::int32_t begin, std::int32_t end)
{
    if (begin > end)
        return;
    spans.begin.push_back(begin);
    spans.end.push_back(end);
}

void noteFact(ActivitySpans& spans, std::int32_t day)
{
    if (day != kNone && (!spans.firstFact.isValid() || day < spans.firstFact.days))
        spans.firstFact.days = day;
}

core::Status inactivitySpans(ActivitySpans& spans, const frame::Snapshot& snapshot, core::JobContext& job)
{
    const Purchases purchases = purchasesOf(snapshot);
    const std::int32_t silent = spans.definition.inactiveDays;
    spans.firstFact = purchases.firstDay;
    for (std::size_t c = 0; c < snapshot.size(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        std::int32_t begin = kNone, last = kNone;
        if (c < purchases.customers())
            for (std::uint64_t i = purchases.offsets[c]; i < purchases.offsets[c + 1]; ++i) {
                const std::int32_t day = purchases.days[i];
                if (day == last || !purchases.isPurchase(i))
                    continue;
                if (last == kNone) {
                    spans.firstDay[c] = begin = day;
                } else if (day > last + silent + 1) { // last + silent is the last active day: touching spans are one
                    addSpan(spans, begin, last + silent);
                    begin = day;
                }
                last = day;
            }
        if (last != kNone) {
            addSpan(spans, begin, last + silent);
            spans.known.insert(c);
            if (last + silent < spans.asOf.days)
                spans.churnedNow.insert(c);
        }
        spans.offsets.push_back(spans.begin.size());
    }
    if (spans.known.count() == 0)
        return core::fail(core::Code::NotEnoughData, {{"needs", "transaction"}});
    return {};
}

// What the status of each customer says: 1 churned, 0 active, -1 nothing.
std::vector<std::int8_t> statusOf(const frame::CustomerColumn& column, std::size_t customers, std::vector<std::string>& notUnderstood)
{
    std::vector<std::int8_t> result(customers, -1);
    if (!column.codes.empty()) {
        std::vector<std::int8_t> meaning(column.words.size() + 1, -1);
        for (std::size_t w = 0; w < column.words.size(); ++w) {
            if (const auto churned = meansChurned(column.words[w]))
                meaning[w + 1] = *churned ? 1 : 0;
            else
                notUnderstood.push_back(column.words[w]);
        }
        for (std::size_t c = 0; c < std::min(customers, column.codes.size()); ++c)
            result[c] = meaning[column.codes[c]];
    } else {
        for (std::size_t c = 0; c < std::min(customers, column.numbers.size()); ++c) {
            const std::int64_t value = column.numbers[c];
            if (value == frame::kMissing)
                continue;
            const std::int64_t one = [&] {
                std::int64_t unit = 1;
                for (int i = 0; i < column.scale; ++i)
                    unit *= 10;
                return unit;
            }();
            if (value == 0 || value == one) {
                result[c] = value == one ? 1 : 0;
            } else {
                const std::string text = std::to_string(value);
                if (notUnderstood.size() < 100 && std::find(notUnderstood.begin(), notUnderstood.end(), text) == notUnderstood.end())
                    notUnderstood.push_back(text);
            }
        }
    }
    return result;
}

core::Status labelSpans(ActivitySpans& spans, const frame::Snapshot& snapshot, core::JobContext& job)
{
    const auto* status = fieldColumn(snapshot, "status");
    const auto* churnDate = dateColumn(snapshot, "churn_date");
    const auto* signup = dateColumn(snapshot, "signup_date");
    if (status == nullptr && churnDate == nullptr)
        return core::fail(core::Code::MissingField, {{"field", "status"}});
    spans.dated = churnDate != nullptr;
    std::vector<std::int8_t> state;
    if (status != nullptr)
        state = statusOf(*status, snapshot.size(), spans.notUnderstood);
    const auto firstPurchase = firstPurchases(purchasesOf(snapshot), snapshot.size());
    for (std::size_t c = 0; c < snapshot.size(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const std::int32_t gone = dayAt(churnDate, c);
        const bool goneByDate = gone != kNone && gone <= spans.asOf.days;
        const int said = state.empty() ? -1 : state[c];
        // Where a status column is there, an empty cell without a date says nothing; a date alone says everything.
        const bool known = said >= 0 || goneByDate || (status == nullptr && churnDate != nullptr);
        const bool churned = said >= 0 ? said == 1 : goneByDate;
        if (known)
            spans.known.insert(c);
        if (known && churned)
            spans.churnedNow.insert(c);
        std::int32_t start = dayAt(signup, c);
        if (start == kNone)
            start = firstPurchase[c];
        spans.firstDay[c] = start;
        if (spans.dated && known) {
            if (churned && !goneByDate) {
                spans.undated.insert(c);
            } else if (start == kNone || start <= spans.asOf.days) {
                addSpan(spans, start == kNone ? ActivitySpans::kAlways : start, churned ? gone - 1 : ActivitySpans::kOpen);
                noteFact(spans, start);
                if (churned)
                    noteFact(spans, gone);
            }
        }
        spans.offsets.push_back(spans.begin.size());
    }
    return {};
}

core::Status contractSpans(ActivitySpans& spans, const frame::Snapshot& snapshot, core::JobContext& job)
{
    const auto* contractEnd = dateColumn(snapshot, "contract_end");
    const auto* signup = dateColumn(snapshot, "signup_date");
    if (contractEnd == nullptr)
        return core::fail(core::Code::MissingField, {{"field", "contract_end"}});
    const auto firstPurchase = firstPurchases(purchasesOf(snapshot), snapshot.size());
    for (std::size_t c = 0; c < snapshot.size(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const std::int32_t over = dayAt(contractEnd, c);
        const std::int32_t lastActive = over == kNone ? ActivitySpans::kOpen : over + spans.definition.graceDays;
        std::int32_t start = dayAt(signup, c);
        if (start == kNone)
            start = firstPurchase[c];
        spans.firstDay[c] = start;
        spans.known.insert(c);
        const bool churned = lastActive < spans.asOf.days;
        if (churned)
            spans.churnedNow.insert(c);
        addSpan(spans, start == kNone ? ActivitySpans::kAlways : start, lastActive);
        noteFact(spans, start);
        if (churned)
            noteFact(spans, over);
        spans.offsets.push_back(spans.begin.size());
    }
    return {};
}

} // namespace

std::optional<bool> meansChurned(std::string_view text)
{
    static constexpr std::array<std::string_view, 40> kChurned {"churned", "churn", "yes", "y", "1", "true", "t", "lost", "left",
        "cancelled", "canceled", "cancel", "closed", "exited", "exit", "gone", "inactive", "terminated", "lapsed", "attrited",
        "attrited customer", "former", "ended", "expired", "流失", "已流失", "是", "离网", "已离网", "注销", "已注销", "销户", "已销户", "取消", "已取消", "退订",
        "已退订", "离开", "终止", "停用"};
    static constexpr std::array<std::string_view, 32> kActive {"active", "no", "n", "0", "false", "f", "stayed", "retained", "current",
        "open", "existing", "existing customer", "joined", "live", "alive", "not churned", "stay", "new", "renewed", "正常", "活跃", "否",
        "在网", "未流失", "留存", "有效", "启用", "在用", "使用中", "现有", "保留", "续约"};
    const std::string word = trimmedLower(text);
    if (std::find(kChurned.begin(), kChurned.end(), word) != kChurned.end())
        return true;
    if (std::find(kActive.begin(), kActive.end(), word) != kActive.end())
        return false;
    return std::nullopt;
}

core::Result<ActivitySpans> activitySpans(
    const frame::Snapshot& snapshot, const domain::ChurnDefinition& definition, core::JobContext& job)
{
    ActivitySpans spans;
    const std::size_t n = snapshot.size();
    spans.definition = definition;
    spans.asOf = snapshot.asOf;
    spans.offsets.reserve(n + 1);
    spans.offsets.push_back(0);
    spans.firstDay.assign(n, kNone);
    spans.known = frame::Selection(n);
    spans.undated = frame::Selection(n);
    spans.churnedNow = frame::Selection(n);
    core::Status status;
    switch (definition.kind) {
    case domain::ChurnKind::Inactivity:
        if (definition.inactiveDays <= 0)
            return core::fail(core::Code::InvalidParameter, {{"parameter", "churn.inactive-days"}});
        status = inactivitySpans(spans, snapshot, job);
        break;
    case domain::ChurnKind::Label:
        status = labelSpans(spans, snapshot, job);
        break;
    case domain::ChurnKind::Contract:
        status = contractSpans(spans, snapshot, job);
        break;
    }
    if (!status)
        return std::unexpected(status.error());
    return spans;
}

ChurnWindow churnWindow(const ActivitySpans& spans, core::CivilDate from, core::CivilDate to)
{
    ChurnWindow window;
    const std::size_t n = spans.size();
    if (!spans.dated) {
        window.overall = true;
        window.activeAtStart = spans.known;
        window.churned = spans.churnedNow;
        window.activeAtEnd = spans.churnedNow;
        window.activeAtEnd.invert();
        window.activeAtEnd &= spans.known;
        return window;
    }
    window.from = from;
    window.to = std::min(to, spans.asOf);
    window.partial = to > spans.asOf;
    window.activeAtStart = frame::Selection(n);
    window.activeAtEnd = frame::Selection(n);
    window.churned = frame::Selection(n);
    if (spans.definition.kind == domain::ChurnKind::Inactivity)
        window.notEnoughHistory = !spans.firstFact.isValid() || from - spans.firstFact < spans.definition.inactiveDays;
    const std::int32_t before = from.days - 1, last = window.to.days;
    for (std::size_t c = 0; c < n; ++c) {
        bool start = false, end = false;
        for (std::uint64_t i = spans.offsets[c]; i < spans.offsets[c + 1]; ++i) {
            start |= spans.begin[i] <= before && before <= spans.end[i];
            end |= spans.begin[i] <= last && last <= spans.end[i];
        }
        if (start)
            window.activeAtStart.insert(c);
        if (end)
            window.activeAtEnd.insert(c);
        if (start && !end)
            window.churned.insert(c);
    }
    return window;
}

core::Period lastFullPeriod(core::CivilDate asOf, core::Grain grain)
{
    const core::Period current = core::periodOf(asOf, grain);
    return core::lastDay(current) <= asOf ? current : current - 1;
}

} // namespace holdfast::features
