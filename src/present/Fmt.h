// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Estimate.h"
#include "core/Period.h"

#include <QLocale>
#include <QString>

namespace holdfast::present {

// The one place that turns numbers into text (design.md section 14): U+2212 for minus, grouping and decimal sign by
// the language of the interface, k/M or 万/亿 in strips. NaN and missing values give "–".
class Fmt {
public:
    explicit Fmt(const QLocale& locale = QLocale())
        : m_locale(locale)
    {
    }

    bool chinese() const { return m_locale.language() == QLocale::Chinese; }
    QString count(qint64 n) const; // 48,851
    QString rate(double share, bool sign = true) const; // 6.84% below 10 %, 15.0% above; without sign "6.84"
    QString share(double share, int decimals = 1) const; // 4.4%, fixed places: parts of a whole
    QString points(double difference, int decimals = 2) const; // of shares: "0.61 pp", no sign; zh "0.61 个百分点"
    QString signedPoints(double difference, int decimals = 2) const; // "+0.61 pp"
    QString number(double value, int decimals) const;
    QString signedNumber(double value, int decimals) const; // +5.9, −0.2, 0.0
    // Currency symbol before: €28.80 below 100, €1,920 above; `compact` from 10,000 up: €1.92M, ¥21.4 万.
    QString money(double value, const QString& currency, bool compact = false) const;
    QString interval(
        double lower, double upper, int decimals, bool percent = false) const; // 6.62–7.07; "−5.47 to −1.76"
    QString rateInterval(const core::Estimate& estimate) const; // "6.62–7.07" in percent
    // Places rate() and rateInterval() use for this share: 2 below 10 %, else 1.
    static int rateDecimals(double share);
    QString pValue(double p) const; // 0.012, "< 0.001"
    QString date(core::CivilDate date) const; // 30 Jun 2026; zh 2026-06-30
    QString dateTime(qint64 secondsSinceEpoch) const; // local time
    QString period(
        core::Period period) const; // Jun 2026, Q2 2026, W26 2026; zh 2026 年 6 月, 2026 年 Q2, 2026 年第 26 周
    QString periodTick(core::Period period, bool withYear) const; // "Jul", "Jan 26"; zh "7月", "26年1月"
    QString bytes(qint64 n) const;
    QString duration(double seconds) const; // "18 s", "2 min"
    QString missing() const { return QStringLiteral("–"); }

private:
    QLocale words() const;
    QString signs(QString digits, bool negative, bool plus) const;
    QLocale m_locale;
};

} // namespace holdfast::present
