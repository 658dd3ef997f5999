// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/RiskFeatures.h"

#include "features/CustomerRhythm.h"
#include "features/RiskColumns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace holdfast::features {

namespace {

constexpr std::int32_t kNone = core::CivilDate::kNone;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct Made {
    const char* id;
    RiskGroup group;
};
using enum RiskGroup;
constexpr Made kPurchases[] = {{"recency_days", Recency}, {"recency_ratio", Recency}, {"gap_mean", Recency}, {"orders_recent", Frequency},
    {"orders_baseline", Frequency}, {"orders_change", Frequency}, {"orders_year", Frequency}, {"spend_recent", Spend}, {"spend_baseline", Spend},
    {"spend_change", Spend}, {"value_recent", Basket}, {"value_baseline", Basket}, {"value_change", Basket}, {"returns_recent", Returns}};
constexpr Made kCategories[] = {{"categories_recent", Breadth}, {"categories_stopped", Breadth}};
constexpr Made kChannels[] = {{"channels_stopped", Breadth}};
constexpr Made kContacts[] = {{"contacts_recent", Engagement}, {"contacts_baseline", Engagement}, {"contacts_change", Engagement},
    {"contact_days", Engagement}};
constexpr Made kComplaints[] = {{"complaints_recent", Complaints}, {"complaint_severity", Complaints}, {"complaints_open", Complaints},
    {"complaints_ever", Complaints}};
constexpr Made kEnquiries[] = {{"enquiries_recent", Enquiries}};
constexpr Made kPayments[] = {{"payments_failed", Payments}, {"payments_late", Payments}, {"days_late", Payments}};
constexpr Made kSatisfaction[] = {{"satisfaction_last", Satisfaction}, {"satisfaction_change", Satisfaction}};
constexpr Made kRecommendation[] = {{"recommendation_last", Recommendation}, {"recommendation_change", Recommendation}};
constexpr Made kTenure[] = {{"tenure_days", Tenure}};

double logRatio(double recent, double baseline, double ease)
{
    return std::isnan(recent) || std::isnan(baseline) ? kUnknown : std::log((std::max(recent, 0.0) + ease) / (std::max(baseline, 0.0) + ease));
}

// The values of one customer, in the order of the layout.
class Row {
public:
    Row(const frame::Snapshot& snapshot, const RiskTables& tables, int windowDays, std::int32_t day)
        : m_snapshot(snapshot), m_tables(tables), m_window(windowDays), m_day(day), m_signup(signupDays(snapshot))
    {
    }

    // Fills `values` with what belongs to `groups`, family by family.
    void fill(std::size_t customer, const std::vector<int>& families, std::vector<double>& values)
    {
        values.clear();
        m_customer = customer;
        m_rhythm = rhythmAt(m_snapshot, customer, m_day, m_window, m_signup[customer]);
        for (const int family : families)
            add(family, values);
    }

private:
    void add(int family, std::vector<double>& v);
    // Rows of the customer on or before the day: [first, second).
    std::pair<std::uint64_t, std::uint64_t> until(const std::vector<std::uint64_t>& offsets, const std::vector<std::int32_t>& days) const
    {
        const auto first = days.begin() + static_cast<std::ptrdiff_t>(offsets[m_customer]);
        const auto last = days.begin() + static_cast<std::ptrdiff_t>(offsets[m_customer + 1]);
        return {offsets[m_customer], static_cast<std::uint64_t>(std::upper_bound(first, last, m_day) - days.begin())};
    }
    bool isRecent(std::int32_t day) const { return day > m_day - m_window; }
    void addContacts(std::vector<double>& v) const;
    void addComplaints(std::vector<double>& v) const;
    void addPayments(std::vector<double>& v) const;
    void addAnswers(const DatedRows& rows, std::vector<double>& v) const;

    const frame::Snapshot& m_snapshot;
    const RiskTables& m_tables;
    int m_window;
    std::int32_t m_day;
    std::vector<std::int32_t> m_signup;
    std::size_t m_customer = 0;
    Rhythm m_rhythm;
};

void Row::addContacts(std::vector<double>& v) const
{
    const auto& log = m_snapshot.interactions;
    const auto [first, last] = until(log.offsets, log.days);
    std::array<double, kBaselineWindows + 1> count {};
    for (auto e = first; e < last; ++e)
        if (const int window = (m_day - log.days[e]) / m_window; window <= kBaselineWindows)
            ++count[static_cast<std::size_t>(window)];
    // As many windows as the purchases are judged by, else as the facts allow.
    const std::int32_t since = std::max(m_signup[m_customer] == kNone ? (first < last ? log.days[first] : m_day) : m_signup[m_customer], m_snapshot.firstDay.days);
    const int windows = std::clamp((m_day - m_window - since + 1) / m_window, 0, kBaselineWindows);
    double baseline = kUnknown;
    if (windows >= kFewestBaselineWindows) {
        baseline = 0;
        for (int w = 1; w <= windows; ++w)
            baseline += count[static_cast<std::size_t>(w)] / windows;
    }
    v.insert(v.end(), {count[0], baseline, logRatio(count[0], baseline, 0.5), last > first ? m_day - log.days[last - 1] : kUnknown});
}

void Row::addComplaints(std::vector<double>& v) const
{
    const auto& rows = m_tables.complaints;
    const auto [first, last] = until(rows.offsets, rows.days);
    double recent = 0, severity = 0, open = 0;
    for (auto i = first; i < last; ++i) {
        open += rows.ends[i] == kNone || rows.ends[i] > m_day;
        if (!isRecent(rows.days[i]))
            continue;
        ++recent;
        severity = std::max(severity, std::isnan(rows.values[i]) ? 2.0 : rows.values[i]);
    }
    v.insert(v.end(), {recent, severity, open, static_cast<double>(last - first)});
}

void Row::addPayments(std::vector<double>& v) const
{
    const auto& rows = m_tables.payments;
    const auto [first, last] = until(rows.offsets, rows.days);
    double failed = 0, late = 0, days = 0;
    for (auto i = first; i < last; ++i) {
        if (!isRecent(rows.days[i]) || std::isnan(rows.values[i]))
            continue;
        failed += rows.values[i] < 0;
        // How late it is by the day; that it will be paid later yet is not known then.
        const double soFar = std::min(rows.values[i], static_cast<double>(m_day - rows.days[i]));
        late += soFar > 0;
        days = std::max(days, soFar);
    }
    v.insert(v.end(), {failed, late, days});
}

void Row::addAnswers(const DatedRows& rows, std::vector<double>& v) const
{
    const auto [first, last] = until(rows.offsets, rows.days);
    const double now = last > first ? rows.values[last - 1] : kUnknown;
    v.insert(v.end(), {now, last > first + 1 ? now - rows.values[last - 2] : kUnknown});
}

void Row::add(int family, std::vector<double>& v)
{
    const Rhythm& r = m_rhythm;
    switch (family) {
    case 0: {
        const double silent = r.silentDays(m_day);
        v.insert(v.end(), {silent, r.gapMean > 0 ? silent / r.gapMean : kUnknown, r.gapMean, r.recentOrders, r.baselineOrders,
            logRatio(r.recentOrders, r.baselineOrders, 0.5), static_cast<double>(r.ordersLastYear), r.recentSpend, r.baselineSpend,
            logRatio(r.recentSpend, r.baselineSpend, 1), r.recentValue, r.baselineValue, logRatio(r.recentValue, r.baselineValue, 0.01),
            static_cast<double>(r.recentReturns)});
        break;
    }
    case 1:
        v.insert(v.end(), {static_cast<double>(r.recentCategories), static_cast<double>(r.stoppedCategories)});
        break;
    case 2:
        v.push_back(r.stoppedChannels);
        break;
    case 3:
        addContacts(v);
        break;
    case 4:
        addComplaints(v);
        break;
    case 5: {
        const auto& rows = m_tables.enquiries;
        const auto [first, last] = until(rows.offsets, rows.days);
        double recent = 0;
        for (auto i = first; i < last; ++i)
            recent += isRecent(rows.days[i]);
        v.push_back(recent);
        break;
    }
    case 6:
        addPayments(v);
        break;
    case 7:
        addAnswers(m_tables.satisfaction, v);
        break;
    case 8:
        addAnswers(m_tables.recommendation, v);
        break;
    default: {
        const std::int32_t start = m_signup[m_customer] != kNone ? m_signup[m_customer] : r.firstDay;
        v.push_back(start == kNone || start > m_day ? kUnknown : m_day - start);
    }
    }
}

constexpr std::array<std::span<const Made>, 10> kFamilies {kPurchases, kCategories, kChannels, kContacts, kComplaints, kEnquiries, kPayments,
    kSatisfaction, kRecommendation, kTenure};

std::vector<int> familiesOf(const RiskLayout& layout)
{
    std::vector<int> families;
    for (std::size_t f = 0; f < kFamilies.size(); ++f)
        if (std::any_of(layout.features.begin(), layout.features.end(),
                [&](const RiskFeature& feature) { return feature.column.empty() && feature.id == kFamilies[f].front().id; }))
            families.push_back(static_cast<int>(f));
    return families;
}

} // namespace

std::string_view word(RiskGroup group)
{
    static constexpr std::string_view kWords[kRiskGroups] = {"recency", "frequency", "spend", "basket", "returns", "breadth", "engagement",
        "complaints", "enquiries", "payments", "satisfaction", "recommendation", "tenure", "attribute"};
    return kWords[static_cast<std::size_t>(group)];
}

RiskLayout riskLayout(const frame::Snapshot& snapshot, const RiskTables& tables, int windowDays, bool history)
{
    RiskLayout layout;
    layout.windowDays = windowDays;
    layout.history = history;
    if (history) {
        const auto& bought = snapshot.transactions;
        const bool has[] = {bought.size() > 0, !bought.categories.empty(), !bought.channels.empty(), snapshot.interactions.size() > 0,
            tables.complaints.present(), tables.enquiries.present(), tables.payments.present(), tables.satisfaction.present(),
            tables.recommendation.present(), bought.size() > 0 || snapshot.column("signup_date") != nullptr};
        for (std::size_t f = 0; f < kFamilies.size(); ++f)
            for (const Made& made : kFamilies[f])
                if (has[f])
                    layout.features.push_back({made.id, made.group, {}, {}});
    }
    addAttributes(layout, snapshot);
    return layout;
}

core::Result<analytics::Matrix> riskFeatures(const frame::Snapshot& snapshot, const RiskTables& tables, const RiskLayout& layout,
    std::span<const std::uint32_t> customers, core::CivilDate day, core::JobContext& job)
{
    analytics::Matrix x(customers.size(), layout.features.size(), kUnknown);
    const auto families = familiesOf(layout);
    std::size_t made = 0;
    if (!families.empty()) {
        Row row(snapshot, tables, layout.windowDays, day.days);
        std::vector<double> values;
        for (std::size_t i = 0; i < customers.size(); ++i) {
            if ((i & 0x3FF) == 0 && job.shouldStop())
                return core::fail(core::Code::Cancelled);
            row.fill(customers[i], families, values);
            for (std::size_t f = 0; f < values.size(); ++f)
                x(i, f) = values[f];
        }
        made = values.size();
    }
    for (std::size_t f = made; f < layout.features.size(); ++f) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        fillAttribute(layout.features[f], snapshot, customers, x.column(f));
    }
    return x;
}

} // namespace holdfast::features
