// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ReasonText.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Reason)
};

// The figures of a reason by feature.
class Figures {
public:
    Figures(const flow::RiskReason& reason, const Fmt& fmt) : m_reason(reason), m_fmt(fmt) { }
    std::optional<double> get(const char* id) const
    {
        const auto it = m_reason.figures.find(id);
        return it == m_reason.figures.end() || !std::isfinite(it->second) ? std::nullopt : std::optional(it->second);
    }
    double of(const char* id) const { return get(id).value_or(0); }
    QString count(const char* id) const { return m_fmt.count(std::llround(of(id))); }
    // "−64%" of recent against baseline; empty without a baseline.
    QString change(const char* recent, const char* baseline) const
    {
        const auto now = get(recent), before = get(baseline);
        if (!now || !before || *before <= 0)
            return {};
        return m_fmt.signedNumber((*now / *before - 1) * 100, 0) + QStringLiteral("%");
    }

private:
    const flow::RiskReason& m_reason;
    const Fmt& m_fmt;
};

QString recency(const Figures& f)
{
    if (!f.get("recency_days"))
        return Text::tr("No purchase yet");
    const int days = int(std::llround(f.of("recency_days")));
    if (f.get("gap_mean"))
        return Text::tr("No purchase for %n day(s), usually every %1", nullptr, days).arg(f.count("gap_mean"));
    return Text::tr("No purchase for %n day(s)", nullptr, days);
}

QString engagement(const Figures& f)
{
    const QString change = f.change("contacts_recent", "contacts_baseline");
    if (!f.get("contact_days"))
        return Text::tr("No visit or contact yet");
    const int days = int(std::llround(f.of("contact_days")));
    if (!change.isEmpty())
        return Text::tr("Visits and contacts %1, the last %n day(s) ago", nullptr, days).arg(change);
    return Text::tr("Last visit or contact %n day(s) ago", nullptr, days);
}

QString complaints(const Figures& f)
{
    if (const int open = int(f.of("complaints_open")); open > 0)
        return Text::tr("%n open complaint(s)", nullptr, open);
    if (const int recent = int(f.of("complaints_recent")); recent > 0)
        return Text::tr("%n complaint(s) lately", nullptr, recent);
    return f.of("complaints_ever") > 0 ? Text::tr("Complained before") : Text::tr("No complaints");
}

QString payments(const Figures& f)
{
    if (const int failed = int(f.of("payments_failed")); failed > 0)
        return Text::tr("%n failed payment(s)", nullptr, failed);
    if (const int late = int(f.of("payments_late")); late > 0)
        return Text::tr("%n late payment(s)", nullptr, late);
    return Text::tr("Pays in time");
}

QString breadth(const Figures& f)
{
    if (const int stopped = int(f.of("categories_stopped")); stopped > 0)
        return Text::tr("Categories no longer bought: %1").arg(stopped);
    if (const int stopped = int(f.of("channels_stopped")); stopped > 0)
        return Text::tr("%n sales channel(s) no longer used", nullptr, stopped);
    return Text::tr("Categories bought lately: %1").arg(f.count("categories_recent"));
}

QString attribute(const flow::RiskReason& reason, const Fmt& fmt)
{
    const QString label = QString::fromStdString(reason.label);
    if (!reason.text.empty())
        return Text::tr("%1: %2").arg(label, QString::fromStdString(reason.text));
    if (!reason.figures.empty()) {
        const double value = reason.figures.begin()->second;
        return Text::tr("%1: %2").arg(label, fmt.number(value, value == std::floor(value) ? 0 : 2));
    }
    return Text::tr("%1: not known").arg(label);
}

} // namespace

QString reasonText(const flow::RiskReason& reason, const Fmt& fmt)
{
    const Figures f(reason, fmt);
    const auto changed = [&](const QString& with, const QString& without, const char* recent, const char* baseline) {
        const QString change = f.change(recent, baseline);
        return change.isEmpty() ? without : with.arg(change);
    };
    if (reason.id == "recency")
        return recency(f);
    if (reason.id == "frequency")
        return changed(Text::tr("Orders %1 against own baseline"), Text::tr("%n order(s) lately", nullptr, int(f.of("orders_recent"))), "orders_recent", "orders_baseline");
    if (reason.id == "spend")
        return changed(Text::tr("Spending %1 against own baseline"), Text::tr("Spending lately"), "spend_recent", "spend_baseline");
    if (reason.id == "basket")
        return changed(Text::tr("Order value %1 against own baseline"), Text::tr("Order value"), "value_recent", "value_baseline");
    if (reason.id == "returns")
        return Text::tr("%n return(s) lately", nullptr, int(f.of("returns_recent")));
    if (reason.id == "breadth")
        return breadth(f);
    if (reason.id == "engagement")
        return engagement(f);
    if (reason.id == "complaints")
        return complaints(f);
    if (reason.id == "enquiries")
        return Text::tr("Enquiries lately: %1").arg(f.count("enquiries_recent"));
    if (reason.id == "payments")
        return payments(f);
    if (reason.id == "satisfaction")
        return f.get("satisfaction_last") ? Text::tr("Last satisfaction %1 of 100").arg(fmt.number(f.of("satisfaction_last") * 100, 0)) : Text::tr("No satisfaction answer");
    if (reason.id == "recommendation")
        return f.get("recommendation_last") ? Text::tr("Would recommend: %1 of 10").arg(fmt.number(f.of("recommendation_last"), 0)) : Text::tr("No answer on recommending");
    if (reason.id == "tenure")
        return f.get("tenure_days") ? Text::tr("Customer for %n day(s)", nullptr, int(f.of("tenure_days"))) : Text::tr("Start not known");
    return attribute(reason, fmt);
}

} // namespace holdfast::present
