// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/IndicatorValues.h"

#include "core/Decimal.h"
#include "features/DistinctCodes.h"

#include <algorithm>
#include <cmath>

namespace holdfast::features {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr int kMostBaseline = 4, kLeastBaseline = 2;

// P(X <= k) of a Poisson variable with this mean.
double poissonLower(double mean, std::int64_t k)
{
    if (mean > 700) // the first term vanishes: by the normal curve
        return 0.5 * std::erfc(-(static_cast<double>(k) + 0.5 - mean) / std::sqrt(2 * mean));
    double term = std::exp(-mean), sum = term;
    for (std::int64_t i = 1; i <= k; ++i) {
        term *= mean / static_cast<double>(i);
        sum += term;
    }
    return std::min(sum, 1.0);
}

std::int64_t floorDay(const frame::CustomerColumn& column, std::size_t row)
{
    const std::int64_t value = column.numbers[row];
    if (column.type != frame::ValueType::DateTime)
        return value;
    return value / 86400 - (value % 86400 < 0);
}

std::string_view wordAt(const frame::CustomerColumn* column, std::size_t row)
{
    return column == nullptr || column->codes.empty() || column->codes[row] == 0 ? std::string_view() : std::string_view(column->words[column->codes[row] - 1]);
}

std::int64_t numberAt(const frame::CustomerColumn* column, std::size_t row)
{
    return column == nullptr || column->numbers.empty() ? frame::kMissing : column->numbers[row];
}

class Values {
public:
    Values(const frame::Snapshot& snapshot, const IndicatorTables& tables, core::CivilDate day, int windowDays, const IndicatorSettings& settings,
        core::JobContext& job)
        : m_shot(snapshot)
        , m_tables(tables)
        , m_settings(settings)
        , m_job(job)
        , m_day(day.days)
        , m_window(windowDays)
        , m_n(snapshot.size())
    {
    }

    core::Result<std::vector<CustomerFigure>> all()
    {
        for (auto step : {&Values::purchases, &Values::interactions, &Values::surveys, &Values::complaints, &Values::comments, &Values::enquiries,
                 &Values::renewals, &Values::payments}) {
            (this->*step)();
            if (m_stopped || m_job.shouldStop())
                return core::fail(core::Code::Cancelled);
        }
        return std::move(m_figures);
    }

private:
    bool stops(std::size_t i)
    {
        if ((i & 0xFFF) == 0 && m_job.shouldStop())
            m_stopped = true;
        return m_stopped;
    }
    std::vector<double>& add(const char* id, const char* indicator, bool higherIsWorse, double worrying, double start = kUndefined)
    {
        const auto own = m_settings.worrying.find(id);
        m_figures.push_back({id, indicator, higherIsWorse, own != m_settings.worrying.end() ? own->second : worrying, std::vector<double>(m_n, start)});
        return m_figures.back().values;
    }
    // Whole windows before the last one since a day, at most four.
    int baselineWindows(std::int32_t since) const { return std::clamp((m_day - m_window - since + 1) / m_window, 0, kMostBaseline); }
    // 0 = the window, 1 … = baseline; -1 = before all or after the day.
    int windowOf(std::int32_t day) const
    {
        if (day > m_day)
            return -1;
        const int k = (m_day - day) / m_window;
        return k > kMostBaseline ? -1 : k;
    }

    void purchases()
    {
        const auto& log = m_shot.transactions;
        if (log.size() == 0)
            return;
        m_figures.reserve(16);
        auto& ratio = add("purchase_frequency.ratio", "purchase_frequency", false, 0.7);
        auto& chance = add("purchase_frequency.p", "purchase_frequency", false, 0.05);
        auto& silence = add("purchase_frequency.silence", "purchase_frequency", false, 0.05);
        const bool amounts = !log.amounts.empty();
        std::vector<double> none;
        auto& logRatio = amounts ? add("order_value.log_ratio", "order_value", false, -0.223) : none; // a fifth less
        DistinctCodes seen;
        std::vector<std::int32_t> gaps;
        for (std::size_t c = 0; c < m_n && !stops(c); ++c) {
            seen.begin();
            gaps.clear();
            std::int64_t orders[kMostBaseline + 1] = {};
            double money[kMostBaseline + 1] = {};
            std::int32_t first = core::CivilDate::kNone, last = core::CivilDate::kNone;
            for (std::uint64_t i = log.offsets[c]; i < log.offsets[c + 1] && log.days[i] <= m_day; ++i) {
                if (amounts && log.amounts[i] <= 0)
                    continue;
                const std::int32_t day = log.days[i];
                if (first == core::CivilDate::kNone)
                    first = day;
                else if (day != last)
                    gaps.push_back(day - last);
                last = day;
                const std::uint32_t code = log.orders.empty() ? 0 : log.orders[i];
                const bool fresh = code == 0 || seen.add(code);
                if (const int w = windowOf(day); w >= 0) {
                    orders[w] += fresh;
                    if (amounts)
                        money[w] += static_cast<double>(log.amounts[i]);
                }
            }
            if (first == core::CivilDate::kNone)
                continue;
            if (gaps.size() >= 3) {
                const std::int32_t now = m_day - last;
                const auto longer = std::count_if(gaps.begin(), gaps.end(), [now](std::int32_t gap) { return gap >= now; });
                silence[c] = (static_cast<double>(longer) + 1) / (static_cast<double>(gaps.size()) + 1);
            }
            const int windows = baselineWindows(first);
            if (windows < kLeastBaseline)
                continue;
            std::int64_t before = 0;
            double spent = 0;
            for (int w = 1; w <= windows; ++w) {
                before += orders[w];
                spent += money[w];
            }
            if (before == 0)
                continue;
            const double expected = static_cast<double>(before) / windows;
            ratio[c] = static_cast<double>(orders[0]) / expected;
            chance[c] = poissonLower(expected, orders[0]);
            if (amounts && orders[0] > 0 && orders[0] + before >= 3 && money[0] > 0 && spent > 0)
                logRatio[c] = std::log(money[0] / static_cast<double>(orders[0])) - std::log(spent / static_cast<double>(before));
        }
    }

    void interactions()
    {
        const auto& log = m_shot.interactions;
        if (log.size() == 0)
            return;
        auto& ratio = add("engagement.ratio", "engagement", false, 0.5);
        std::vector<double> weight(log.typeWords.size() + 1, 1.0);
        for (std::size_t w = 0; w < log.typeWords.size(); ++w)
            if (const auto it = m_settings.weights.find(log.typeWords[w]); it != m_settings.weights.end())
                weight[w + 1] = it->second;
        for (std::size_t c = 0; c < m_n && !stops(c); ++c) {
            if (log.offsets[c] == log.offsets[c + 1])
                continue;
            double done[kMostBaseline + 1] = {};
            for (std::uint64_t i = log.offsets[c]; i < log.offsets[c + 1] && log.days[i] <= m_day; ++i)
                if (const int w = windowOf(log.days[i]); w >= 0)
                    done[w] += weight[log.types.empty() ? 0 : log.types[i]];
            const int windows = baselineWindows(log.days[log.offsets[c]]);
            double before = 0;
            for (int w = 1; w <= windows; ++w)
                before += done[w];
            if (windows >= kLeastBaseline && before > 0)
                ratio[c] = done[0] / (before / windows);
        }
    }

    void surveys()
    {
        if (m_tables.surveys == nullptr)
            return;
        const auto& table = *m_tables.surveys;
        const auto* column = table.column("csat");
        const bool csat = column != nullptr && !column->numbers.empty();
        if (!csat)
            column = table.column("nps");
        if (column == nullptr || column->numbers.empty())
            return;
        const ScoreScale scale = csat ? scaleOf(*column) : ScoreScale {0, 10};
        auto last = std::vector<double>(m_n, kUndefined), change = last;
        for (std::size_t row = 0; row < table.rows() && table.days[row] <= m_day && !stops(row); ++row) {
            const std::uint32_t c = table.customers[row];
            if (c == frame::kNoCustomer || column->numbers[row] == frame::kMissing)
                continue;
            const double score = scale.toHundred(core::Decimal {column->numbers[row], column->scale}.toDouble());
            change[c] = score - last[c]; // NaN for the first
            last[c] = score;
        }
        add("satisfaction.last", "satisfaction", false, 40) = std::move(last);
        add("satisfaction.change", "satisfaction", false, -10) = std::move(change);
    }

    void complaints()
    {
        if (m_tables.complaints == nullptr)
            return;
        const auto& table = *m_tables.complaints;
        auto count = std::vector<double>(m_n, 0.0), severity = count;
        const auto* grade = table.column("severity");
        std::vector<double> grades;
        if (grade != nullptr)
            for (const auto& word : grade->words)
                grades.push_back(severityOf(word));
        for (std::size_t row = 0; row < table.rows() && !stops(row); ++row) {
            const std::uint32_t c = table.customers[row];
            if (c == frame::kNoCustomer || windowOf(table.days[row]) != 0)
                continue;
            count[c] += 1;
            const std::uint32_t code = grade == nullptr || grade->codes.empty() ? 0 : grade->codes[row];
            const std::int64_t number = numberAt(grade, row);
            severity[c] += code > 0 && grades[code - 1] > 0 ? grades[code - 1] : number != frame::kMissing ? std::clamp<double>(static_cast<double>(number), 1, 4) : 1;
        }
        add("complaints.count", "complaints", true, 1) = std::move(count);
        add("complaints.severity", "complaints", true, 3) = std::move(severity);
    }

    void comments()
    {
        if (m_tables.comment == nullptr)
            return;
        const auto& table = *m_tables.comments;
        auto& last = add("sentiment.last", "sentiment", false, -0.05);
        for (std::size_t row = 0; row < table.rows() && table.days[row] <= m_day && !stops(row); ++row)
            if (const std::uint32_t code = m_tables.comment->codes.empty() ? 0 : m_tables.comment->codes[row];
                code > 0 && table.customers[row] != frame::kNoCustomer)
                last[table.customers[row]] = m_tables.polarity[code - 1];
    }

    void enquiries()
    {
        if (m_tables.enquiries == nullptr)
            return;
        const auto& table = *m_tables.enquiries;
        auto count = std::vector<double>(m_n, 0.0), repeats = count;
        std::vector<std::int32_t> before(m_n, core::CivilDate::kNone);
        for (std::size_t row = 0; row < table.rows() && !stops(row); ++row) {
            const std::uint32_t c = table.customers[row];
            if (c == frame::kNoCustomer)
                continue;
            const std::int32_t day = table.days[row];
            if (windowOf(day) == 0) {
                count[c] += 1;
                repeats[c] += before[c] != core::CivilDate::kNone && day - before[c] <= m_settings.repeatDays;
            }
            before[c] = day;
        }
        add("enquiries.count", "enquiries", true, 2) = std::move(count);
        add("enquiries.repeats", "enquiries", true, 1) = std::move(repeats);
    }

    void renewals()
    {
        if (m_tables.renewals == nullptr)
            return;
        const auto& table = *m_tables.renewals;
        const auto *outcome = table.column("outcome"), *date = table.column("date");
        auto& lapsed = add("renewal.lapsed", "renewal", true, 1);
        for (std::size_t row = 0; row < table.rows() && table.days[row] <= m_day && !stops(row); ++row) {
            const std::uint32_t c = table.customers[row];
            if (c == frame::kNoCustomer)
                continue;
            int renewed = -1; // 1 renewed, 0 lapsed, -1 not known
            if (const auto told = meansRenewed(wordAt(outcome, row)))
                renewed = *told ? 1 : 0;
            else if (const auto truth = numberAt(outcome, row); truth != frame::kMissing)
                renewed = truth != 0 ? 1 : 0;
            const bool decided = numberAt(date, row) != frame::kMissing;
            if (renewed < 0 && outcome == nullptr && decided)
                renewed = 1;
            if (decided && floorDay(*date, row) > m_day)
                renewed = -1;
            if (renewed < 0 && m_day - table.days[row] > m_settings.graceDays)
                renewed = 0;
            if (renewed >= 0)
                lapsed[c] = 1 - renewed;
        }
    }

    void payments()
    {
        if (m_tables.payments == nullptr)
            return;
        const auto& table = *m_tables.payments;
        const auto *outcome = table.column("outcome"), *late = table.column("days_late"), *date = table.column("date");
        auto most = std::vector<double>(m_n, kUndefined), failures = most;
        for (std::size_t row = 0; row < table.rows() && table.days[row] <= m_day && !stops(row); ++row) {
            const std::uint32_t c = table.customers[row];
            if (c == frame::kNoCustomer || windowOf(table.days[row]) != 0)
                continue;
            const std::int32_t due = table.days[row];
            std::int64_t days = numberAt(late, row);
            if (days == frame::kMissing && numberAt(date, row) != frame::kMissing)
                days = floorDay(*date, row) - due;
            auto paid = meansPaid(wordAt(outcome, row));
            if (const auto truth = numberAt(outcome, row); !paid && truth != frame::kMissing)
                paid = truth != 0 ? Paid::OnTime : Paid::Failed;
            if (days != frame::kMissing && due + days > m_day) { // not paid yet on that day
                days = m_day - due;
                paid.reset();
            } else if (days == frame::kMissing) {
                days = paid ? 0 : m_day - due;
            }
            if (std::isnan(most[c]))
                most[c] = failures[c] = 0;
            most[c] = std::max(most[c], static_cast<double>(days));
            failures[c] += paid == Paid::Failed;
        }
        add("payment.days_late", "payment", true, 8) = std::move(most);
        add("payment.failures", "payment", true, 1) = std::move(failures);
    }

    const frame::Snapshot& m_shot;
    const IndicatorTables& m_tables;
    const IndicatorSettings& m_settings;
    core::JobContext& m_job;
    std::int32_t m_day;
    int m_window;
    std::size_t m_n;
    std::vector<CustomerFigure> m_figures;
    bool m_stopped = false;
};

} // namespace

core::Result<std::vector<CustomerFigure>> indicatorValues(const frame::Snapshot& snapshot, const IndicatorTables& tables, core::CivilDate day,
    int windowDays, const IndicatorSettings& settings, core::JobContext& job)
{
    return Values(snapshot, tables, day, windowDays, settings, job).all();
}

} // namespace holdfast::features
