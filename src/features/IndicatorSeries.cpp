// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/IndicatorSeries.h"

#include "analytics/compare/Mean.h"
#include "analytics/compare/Proportion.h"
#include "core/Decimal.h"
#include "features/DistinctCodes.h"
#include "features/OutsideSeries.h"

#include <algorithm>
#include <cmath>

namespace holdfast::features {

using core::CivilDate;
using domain::IndicatorUnit;
using domain::Worse;

CustomerGroups groupsOf(std::size_t customers, const frame::Selection* scope, const std::vector<frame::Selection>& groups)
{
    CustomerGroups all;
    all.count = static_cast<std::uint32_t>(groups.size() + 1);
    all.everybody = scope == nullptr;
    all.offsets.reserve(customers + 1);
    all.offsets.push_back(0);
    for (std::size_t c = 0; c < customers; ++c) {
        if (scope == nullptr || scope->contains(c)) {
            all.members.push_back(0);
            for (std::size_t g = 0; g < groups.size(); ++g)
                if (groups[g].contains(c))
                    all.members.push_back(static_cast<std::uint32_t>(g + 1));
        }
        all.offsets.push_back(static_cast<std::uint32_t>(all.members.size()));
    }
    return all;
}

core::Estimate estimateOf(const IndicatorSeries& series, const IndicatorCell& cell, double level)
{
    if (series.unit == IndicatorUnit::Share)
        return analytics::wilsonInterval(std::llround(cell.sum), cell.n, level);
    core::Estimate estimate = analytics::meanInterval(cell.n, cell.sum, cell.squares, level);
    if (series.unit == IndicatorUnit::PerHundred)
        for (auto* part : {&estimate.value, &estimate.lower, &estimate.upper})
            if (*part)
                **part *= 100;
    return estimate;
}

namespace {

constexpr int kStopEvery = 0xFFF;

class Making {
public:
    Making(const frame::Snapshot& snapshot, const ActivitySpans* spans, const IndicatorTables& tables, const CustomerGroups& groups, core::Period first,
        const IndicatorSettings& settings, core::JobContext& job)
        : m_shot(snapshot)
        , m_spans(spans != nullptr && spans->dated ? spans : nullptr)
        , m_tables(tables)
        , m_groups(groups)
        , m_settings(settings)
        , m_job(job)
        , m_first(core::firstDay(first).days)
        , m_asOf(snapshot.asOf.days)
        , m_index(core::firstDay(first), snapshot.asOf, first.grain)
        , m_periods(m_index.count())
        , m_here(static_cast<std::size_t>(m_periods), 0.0)
    {
    }

    core::Result<IndicatorSet> all()
    {
        findActive();
        if (m_stopped)
            return core::fail(core::Code::Cancelled);
        for (auto step : {&Making::purchases, &Making::interactions, &Making::satisfaction, &Making::complaints, &Making::sentiment, &Making::churn,
                 &Making::outside, &Making::enquiries, &Making::renewals, &Making::payments}) {
            (this->*step)();
            if (m_stopped || m_job.shouldStop())
                return core::fail(core::Code::Cancelled);
        }
        return std::move(m_set);
    }

private:
    bool stops(std::size_t i)
    {
        if ((i & kStopEvery) == 0 && m_job.shouldStop())
            m_stopped = true;
        return m_stopped;
    }

    // The period of a day; -1 = before the first.
    std::int32_t periodOf(std::int32_t day) const { return day < m_first || day > m_asOf ? -1 : m_index[day]; }

    IndicatorSeries begun(const char* id, const char* indicator, IndicatorUnit unit, bool perActive) const
    {
        IndicatorSeries series;
        series.id = id;
        series.indicator = indicator;
        series.unit = unit;
        series.worse = domain::indicator(indicator)->worse;
        series.perActive = perActive;
        series.periods = m_periods;
        series.cells.resize(static_cast<std::size_t>(m_groups.count) * static_cast<std::size_t>(m_periods));
        if (perActive)
            for (std::size_t i = 0; i < series.cells.size(); ++i)
                series.cells[i].n = m_active[i];
        return series;
    }
    std::size_t place(std::uint32_t group, std::int32_t period) const
    {
        return static_cast<std::size_t>(group) * static_cast<std::size_t>(m_periods) + static_cast<std::size_t>(period);
    }
    void add(IndicatorSeries& series, std::uint32_t customer, std::int32_t period, double value) const
    {
        const auto put = [&](std::uint32_t group) {
            auto& cell = series.cells[place(group, period)];
            cell.sum += value;
            cell.squares += value * value;
            ++cell.n;
        };
        if (customer == frame::kNoCustomer) {
            if (m_groups.everybody)
                put(0);
            return;
        }
        for (const std::uint32_t group : m_groups.of(customer))
            put(group);
    }
    // What a customer did in a period, to the sums of per-customer means; n is there already.
    void addDone(IndicatorSeries& series, std::size_t customer, std::int32_t period, double value) const
    {
        for (const std::uint32_t group : m_groups.of(customer)) {
            auto& cell = series.cells[place(group, period)];
            cell.sum += value;
            cell.squares += value * value;
        }
    }

    // Customers active on any day of each period, by group: differences first, then sums.
    void findActive()
    {
        m_active.assign(static_cast<std::size_t>(m_groups.count) * static_cast<std::size_t>(m_periods), 0);
        std::vector<std::int64_t> steps(static_cast<std::size_t>(m_groups.count) * (static_cast<std::size_t>(m_periods) + 1), 0);
        for (std::size_t c = 0; c < m_shot.size() && !stops(c); ++c) {
            const auto members = m_groups.of(c);
            if (members.empty())
                continue;
            std::int32_t done = -1; // last period counted
            const auto range = [&](std::int32_t begin, std::int32_t end) {
                if (end < m_first || begin > m_asOf)
                    return;
                const std::int32_t a = std::max(begin < m_first ? 0 : m_index[begin], done + 1);
                const std::int32_t b = end >= m_asOf ? m_periods - 1 : m_index[end];
                if (a > b)
                    return;
                done = b;
                for (const std::uint32_t group : members) {
                    const std::size_t base = static_cast<std::size_t>(group) * (static_cast<std::size_t>(m_periods) + 1);
                    ++steps[base + static_cast<std::size_t>(a)];
                    --steps[base + static_cast<std::size_t>(b) + 1];
                }
            };
            if (m_spans != nullptr) {
                for (std::uint64_t i = m_spans->offsets[c]; i < m_spans->offsets[c + 1]; ++i)
                    range(m_spans->begin[i], m_spans->end[i]);
            } else {
                range(firstSeen(c), m_asOf);
            }
        }
        for (std::uint32_t g = 0; g < m_groups.count; ++g) {
            std::int64_t running = 0;
            for (std::int32_t p = 0; p < m_periods; ++p) {
                running += steps[static_cast<std::size_t>(g) * (static_cast<std::size_t>(m_periods) + 1) + static_cast<std::size_t>(p)];
                m_active[place(g, p)] = running;
            }
        }
    }
    std::int32_t firstSeen(std::size_t c) const
    {
        std::int32_t first = std::numeric_limits<std::int32_t>::max();
        for (const auto* log : {&m_shot.transactions, &m_shot.interactions})
            if (c + 1 < log->offsets.size() && log->offsets[c] < log->offsets[c + 1])
                first = std::min(first, log->days[log->offsets[c]]);
        return first == std::numeric_limits<std::int32_t>::max() ? m_first : first;
    }

    void missing(const char* indicator, const char* needs) { m_set.missing.emplace(indicator, needs); }

    void purchases()
    {
        const auto& log = m_shot.transactions;
        if (log.size() == 0) {
            missing("purchase_frequency", "transaction");
            missing("order_value", "transaction");
            return;
        }
        auto orders = begun("orders", "purchase_frequency", IndicatorUnit::PerCustomer, true);
        auto values = begun("order_value", "order_value", IndicatorUnit::Money, false);
        const bool amounts = !log.amounts.empty();
        const double unit = core::Decimal {1, m_shot.amountScale}.toDouble();
        DistinctCodes seen;
        struct Order {
            std::uint32_t code;
            std::int32_t period;
            double amount;
        };
        std::vector<Order> mine;
        std::vector<double> returned(m_here.size(), 0.0);
        for (std::size_t c = 0; c < m_shot.size() && !stops(c); ++c) {
            if (m_groups.of(c).empty() || log.offsets[c] == log.offsets[c + 1])
                continue;
            mine.clear();
            seen.begin();
            std::int32_t lowest = m_periods, highest = -1;
            for (std::uint64_t i = log.offsets[c]; i < log.offsets[c + 1]; ++i) {
                const std::int64_t amount = amounts ? log.amounts[i] : 0;
                const std::int32_t period = periodOf(log.days[i]);
                const std::uint32_t code = log.orders.empty() ? 0 : log.orders[i];
                if (amounts && amount <= 0) {
                    if (period >= 0 && amount < 0) {
                        returned[static_cast<std::size_t>(period)] += static_cast<double>(amount) * unit;
                        lowest = std::min(lowest, period);
                        highest = std::max(highest, period);
                    }
                    continue;
                }
                const double value = static_cast<double>(amount) * unit;
                if (code == 0 || seen.add(code)) {
                    mine.push_back({code, period, value});
                    continue;
                }
                for (auto order = mine.rbegin(); order != mine.rend(); ++order)
                    if (order->code == code) {
                        order->amount += value;
                        break;
                    }
            }
            for (const Order& order : mine)
                if (order.period >= 0) {
                    m_here[static_cast<std::size_t>(order.period)] += 1;
                    lowest = std::min(lowest, order.period);
                    highest = std::max(highest, order.period);
                    if (amounts)
                        add(values, static_cast<std::uint32_t>(c), order.period, order.amount);
                }
            for (std::int32_t p = lowest; p <= highest; ++p) {
                const auto at = static_cast<std::size_t>(p);
                if (m_here[at] > 0)
                    addDone(orders, c, p, m_here[at]);
                if (returned[at] < 0)
                    for (const std::uint32_t group : m_groups.of(c))
                        values.cells[place(group, p)].sum += returned[at];
                m_here[at] = returned[at] = 0;
            }
        }
        m_set.series.push_back(std::move(orders));
        if (amounts)
            m_set.series.push_back(std::move(values));
        else
            missing("order_value", "amount");
    }

    void interactions()
    {
        const auto& log = m_shot.interactions;
        if (log.size() == 0)
            return missing("engagement", "interaction");
        auto series = begun("interactions", "engagement", IndicatorUnit::PerCustomer, true);
        std::vector<double> weight(log.typeWords.size() + 1, 1.0);
        for (std::size_t w = 0; w < log.typeWords.size(); ++w)
            if (const auto it = m_settings.weights.find(log.typeWords[w]); it != m_settings.weights.end())
                weight[w + 1] = it->second;
        for (std::size_t c = 0; c < m_shot.size() && !stops(c); ++c) {
            if (m_groups.of(c).empty() || log.offsets[c] == log.offsets[c + 1])
                continue;
            std::int32_t lowest = m_periods, highest = -1;
            for (std::uint64_t i = log.offsets[c]; i < log.offsets[c + 1]; ++i) {
                const std::int32_t period = periodOf(log.days[i]);
                if (period < 0)
                    continue;
                m_here[static_cast<std::size_t>(period)] += weight[log.types.empty() ? 0 : log.types[i]];
                lowest = std::min(lowest, period);
                highest = period;
            }
            flush(series, c, lowest, highest);
        }
        m_set.series.push_back(std::move(series));
    }
    void flush(IndicatorSeries& series, std::size_t c, std::int32_t lowest, std::int32_t highest)
    {
        for (std::int32_t p = lowest; p <= highest; ++p) {
            double& here = m_here[static_cast<std::size_t>(p)];
            if (here != 0)
                addDone(series, c, p, here);
            here = 0;
        }
    }

    void satisfaction()
    {
        if (m_tables.surveys == nullptr)
            return missing("satisfaction", "survey_response");
        const auto& table = *m_tables.surveys;
        bool any = false;
        for (const char* field : {"csat", "nps"}) {
            const auto* column = table.column(field);
            if (column == nullptr || column->numbers.empty())
                continue;
            const bool promoters = std::string_view(field) == "nps";
            const ScoreScale scale = scaleOf(*column);
            auto series = begun(field, "satisfaction", promoters ? IndicatorUnit::Promoters : IndicatorUnit::Score, false);
            for (std::size_t row = 0; row < table.rows() && !stops(row); ++row) {
                const std::int32_t period = periodOf(table.days[row]);
                if (period < 0 || column->numbers[row] == frame::kMissing)
                    continue;
                const double score = core::Decimal {column->numbers[row], column->scale}.toDouble();
                if (promoters && (score < 0 || score > 10))
                    continue;
                add(series, table.customers[row], period, promoters ? (score >= 9 ? 100 : score <= 6 ? -100 : 0) : scale.toHundred(score));
                any = true;
            }
            m_set.series.push_back(std::move(series));
        }
        if (!any)
            missing("satisfaction", "csat");
    }

    // Rows of each customer, in order of day.
    void byCustomer(const frame::FactTable& table, const std::function<void(std::size_t, std::span<const std::uint32_t>)>& use)
    {
        std::vector<std::uint32_t> offsets(m_shot.size() + 1, 0), rows(table.rows());
        for (const std::uint32_t c : table.customers)
            if (c != frame::kNoCustomer)
                ++offsets[c + 1];
        for (std::size_t c = 0; c < m_shot.size(); ++c)
            offsets[c + 1] += offsets[c];
        auto next = offsets;
        for (std::uint32_t row = 0; row < table.rows(); ++row)
            if (table.customers[row] != frame::kNoCustomer)
                rows[next[table.customers[row]]++] = row;
        for (std::size_t c = 0; c < m_shot.size() && !stops(c); ++c)
            if (offsets[c] < offsets[c + 1] && !m_groups.of(c).empty())
                use(c, {rows.data() + offsets[c], rows.data() + offsets[c + 1]});
    }
    IndicatorSeries contacts(const frame::FactTable& table, const char* id, const char* indicator)
    {
        auto series = begun(id, indicator, IndicatorUnit::PerHundred, true);
        byCustomer(table, [&](std::size_t c, std::span<const std::uint32_t> rows) {
            std::int32_t lowest = m_periods, highest = -1;
            for (const std::uint32_t row : rows)
                if (const std::int32_t period = periodOf(table.days[row]); period >= 0) {
                    m_here[static_cast<std::size_t>(period)] += 1;
                    lowest = std::min(lowest, period);
                    highest = period;
                }
            flush(series, c, lowest, highest);
        });
        return series;
    }

    void complaints()
    {
        if (m_tables.complaints == nullptr)
            return missing("complaints", "complaint");
        m_set.series.push_back(contacts(*m_tables.complaints, "complaints", "complaints"));
    }

    void enquiries()
    {
        if (m_tables.enquiries == nullptr)
            return missing("enquiries", "enquiry");
        const auto& table = *m_tables.enquiries;
        m_set.series.push_back(contacts(table, "enquiries", "enquiries"));
        auto repeat = begun("repeat", "enquiries", IndicatorUnit::Share, false);
        byCustomer(table, [&](std::size_t c, std::span<const std::uint32_t> rows) {
            std::int32_t before = CivilDate::kNone;
            for (const std::uint32_t row : rows) {
                const std::int32_t day = table.days[row], period = periodOf(day);
                if (period >= 0)
                    add(repeat, static_cast<std::uint32_t>(c), period, before != CivilDate::kNone && day - before <= m_settings.repeatDays ? 1 : 0);
                before = day;
            }
        });
        m_set.series.push_back(std::move(repeat));
    }

    void sentiment()
    {
        if (m_tables.comment == nullptr)
            return missing("sentiment", "comment");
        const auto& table = *m_tables.comments;
        auto series = begun("negative", "sentiment", IndicatorUnit::Share, false);
        for (std::size_t row = 0; row < table.rows() && !stops(row); ++row) {
            const std::int32_t period = periodOf(table.days[row]);
            const std::uint32_t code = m_tables.comment->codes.empty() ? 0 : m_tables.comment->codes[row];
            if (period >= 0 && code > 0)
                add(series, table.customers[row], period, m_tables.polarity[code - 1] < 0 ? 1 : 0);
        }
        m_set.series.push_back(std::move(series));
    }

    // Active at the end of the day before the period and not at its end, as features::churnTimeline counts.
    void churn()
    {
        if (m_spans == nullptr)
            return missing("churn_rate", m_shot.column("status") != nullptr ? "churn_date" : "transaction");
        auto series = begun("churn_rate", "churn_rate", IndicatorUnit::Share, false);
        const auto boundary = [&](std::int32_t p) { return p + 1 == m_periods ? m_asOf : core::lastDay(m_index.period(p)).days; };
        std::vector<std::int32_t> ends(static_cast<std::size_t>(m_periods) + 1);
        ends[0] = m_first - 1;
        for (std::int32_t p = 0; p < m_periods; ++p)
            ends[static_cast<std::size_t>(p) + 1] = boundary(p);
        std::vector<std::int64_t> steps(static_cast<std::size_t>(m_groups.count) * (ends.size() + 1), 0);
        for (std::size_t c = 0; c < m_shot.size() && !stops(c); ++c) {
            const auto members = m_groups.of(c);
            if (members.empty())
                continue;
            std::int32_t until = -1; // boundary after the last one covered by the span before
            const auto lose = [&](std::int32_t at) {
                if (at > 0 && at <= m_periods)
                    for (const std::uint32_t group : members)
                        series.cells[place(group, at - 1)].sum += 1;
            };
            for (std::uint64_t i = m_spans->offsets[c]; i < m_spans->offsets[c + 1]; ++i) {
                const auto from = std::lower_bound(ends.begin(), ends.end(), m_spans->begin[i]) - ends.begin();
                const auto to = std::upper_bound(ends.begin(), ends.end(), m_spans->end[i]) - ends.begin();
                if (from >= to)
                    continue;
                if (until != from)
                    lose(until);
                for (const std::uint32_t group : members) {
                    ++steps[static_cast<std::size_t>(group) * (ends.size() + 1) + static_cast<std::size_t>(from)];
                    --steps[static_cast<std::size_t>(group) * (ends.size() + 1) + static_cast<std::size_t>(to)];
                }
                until = static_cast<std::int32_t>(to);
            }
            lose(until);
        }
        for (std::uint32_t g = 0; g < m_groups.count; ++g) {
            std::int64_t running = 0;
            for (std::int32_t p = 0; p < m_periods; ++p) {
                running += steps[static_cast<std::size_t>(g) * (ends.size() + 1) + static_cast<std::size_t>(p)];
                series.cells[place(g, p)].n = running;
            }
        }
        m_set.series.push_back(std::move(series));
    }

    void outside()
    {
        if (m_tables.outside != nullptr)
            addOutsideSeries(*m_tables.outside, m_index, m_shot.asOf, m_set);
        for (const char* id : {"competitor", "economy"})
            if (std::none_of(m_set.series.begin(), m_set.series.end(), [&](const auto& series) { return series.indicator == id; }))
                missing(id, "external_series");
        if (std::none_of(m_set.series.begin(), m_set.series.end(), [](const auto& series) { return series.indicator == "technology"; })
            && std::none_of(m_set.events.begin(), m_set.events.end(), [](const auto& event) { return event.kind == domain::OutsideKind::Technology; }))
            missing("technology", "external_series");
    }

    static std::string_view wordAt(const frame::CustomerColumn* column, std::size_t row)
    {
        if (column == nullptr || column->codes.empty() || column->codes[row] == 0)
            return {};
        return column->words[column->codes[row] - 1];
    }
    static std::int64_t numberAt(const frame::CustomerColumn* column, std::size_t row)
    {
        return column == nullptr || column->numbers.empty() ? frame::kMissing : column->numbers[row];
    }

    void renewals()
    {
        if (m_tables.renewals == nullptr)
            return missing("renewal", "renewal");
        const auto& table = *m_tables.renewals;
        const auto *outcome = table.column("outcome"), *date = table.column("date");
        auto series = begun("renewed", "renewal", IndicatorUnit::Share, false);
        for (std::size_t row = 0; row < table.rows() && !stops(row); ++row) {
            const std::int32_t period = periodOf(table.days[row]);
            std::optional<bool> renewed = meansRenewed(wordAt(outcome, row));
            if (const auto truth = numberAt(outcome, row); !renewed && truth != frame::kMissing)
                renewed = truth != 0;
            if (!renewed && outcome == nullptr && numberAt(date, row) != frame::kMissing)
                renewed = true;
            if (!renewed && wordAt(outcome, row).empty() && m_asOf - table.days[row] > m_settings.graceDays)
                renewed = false;
            if (period >= 0 && renewed)
                add(series, table.customers[row], period, *renewed ? 1 : 0);
        }
        m_set.series.push_back(std::move(series));
    }

    void payments()
    {
        if (m_tables.payments == nullptr)
            return missing("payment", "payment");
        const auto& table = *m_tables.payments;
        const auto *outcome = table.column("outcome"), *late = table.column("days_late"), *date = table.column("date");
        auto series = begun("late", "payment", IndicatorUnit::Share, false);
        for (std::size_t row = 0; row < table.rows() && !stops(row); ++row) {
            const std::int32_t period = periodOf(table.days[row]);
            std::optional<bool> trouble;
            if (const auto paid = meansPaid(wordAt(outcome, row)))
                trouble = *paid != Paid::OnTime;
            else if (const auto truth = numberAt(outcome, row); truth != frame::kMissing)
                trouble = truth == 0;
            if (const auto days = numberAt(late, row); days != frame::kMissing)
                trouble = trouble.value_or(false) || days > 0;
            if (!trouble && numberAt(date, row) != frame::kMissing)
                trouble = date->type == frame::ValueType::Date && numberAt(date, row) > table.days[row];
            if (!trouble && wordAt(outcome, row).empty() && m_asOf - table.days[row] > m_settings.graceDays)
                trouble = true;
            if (period >= 0 && trouble)
                add(series, table.customers[row], period, *trouble ? 1 : 0);
        }
        m_set.series.push_back(std::move(series));
    }

    const frame::Snapshot& m_shot;
    const ActivitySpans* m_spans;
    const IndicatorTables& m_tables;
    const CustomerGroups& m_groups;
    const IndicatorSettings& m_settings;
    core::JobContext& m_job;
    std::int32_t m_first, m_asOf;
    PeriodIndex m_index;
    std::int32_t m_periods;
    std::vector<double> m_here; // one customer's sums by period; all 0 between customers
    std::vector<std::int64_t> m_active;
    IndicatorSet m_set;
    bool m_stopped = false;
};

} // namespace

core::Result<IndicatorSet> indicatorSeries(const frame::Snapshot& snapshot, const ActivitySpans* spans, const IndicatorTables& tables,
    const CustomerGroups& groups, core::Period first, const IndicatorSettings& settings, core::JobContext& job)
{
    return Making(snapshot, spans, tables, groups, first, settings, job).all();
}

} // namespace holdfast::features
