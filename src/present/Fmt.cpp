// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Fmt.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

const QString kMinus = QStringLiteral("\u2212");

double rounded(double value, int decimals)
{
    const double unit = std::pow(10.0, decimals);
    return std::round(value * unit) / unit;
}

// Symbols as the Unicode CLDR gives them to each language; else the ISO 4217 code and a no-break space.
QString symbolOf(const QString& currency, bool chinese)
{
    static const QHash<QString, QString> shared{{QStringLiteral("EUR"), QStringLiteral("€")},
        {QStringLiteral("GBP"), QStringLiteral("£")}, {QStringLiteral("INR"), QStringLiteral("₹")},
        {QStringLiteral("KRW"), QStringLiteral("₩")}};
    if (currency.isEmpty())
        return {};
    if (currency == QStringLiteral("USD"))
        return chinese ? QStringLiteral("US$") : QStringLiteral("$");
    if (currency == QStringLiteral("CNY"))
        return chinese ? QStringLiteral("¥") : QStringLiteral("CN¥");
    if (currency == QStringLiteral("JPY"))
        return chinese ? QStringLiteral("JP¥") : QStringLiteral("¥");
    const auto found = shared.constFind(currency);
    return found != shared.constEnd() ? *found : currency + QChar(0x00A0);
}

bool withoutMinorUnits(const QString& currency)
{
    return currency == QStringLiteral("JPY") || currency == QStringLiteral("KRW") || currency == QStringLiteral("VND");
}

} // namespace

// The language's own conventions. The C locale has no grouping, and stands for English here.
QLocale Fmt::words() const
{
    return m_locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : m_locale;
}

// Puts the sign before a text of the absolute value; a text of zeros only takes none.
QString Fmt::signs(QString digits, bool negative, bool plus) const
{
    const bool nonZero = std::any_of(digits.begin(), digits.end(), [](QChar c) { return c.digitValue() > 0; });
    if (!nonZero)
        return digits;
    if (negative)
        return kMinus + digits;
    return plus ? u'+' + digits : digits;
}

QString Fmt::count(qint64 n) const
{
    const quint64 size = n < 0 ? quint64(0) - quint64(n) : quint64(n);
    return signs(words().toString(size), n < 0, false);
}

int Fmt::rateDecimals(double share)
{
    return std::abs(rounded(share * 100, 2)) < 10 ? 2 : 1;
}

QString Fmt::number(double value, int decimals) const
{
    if (!std::isfinite(value))
        return missing();
    return signs(words().toString(std::abs(value), 'f', decimals), value < 0, false);
}

QString Fmt::signedNumber(double value, int decimals) const
{
    if (!std::isfinite(value))
        return missing();
    return signs(words().toString(std::abs(value), 'f', decimals), value < 0, true);
}

QString Fmt::rate(double share, bool sign) const
{
    if (!std::isfinite(share))
        return missing();
    const QString digits = number(share * 100, rateDecimals(share));
    return sign ? digits + u'%' : digits;
}

QString Fmt::share(double share, int decimals) const
{
    return std::isfinite(share) ? number(share * 100, decimals) + u'%' : missing();
}

QString Fmt::points(double difference, int decimals) const
{
    if (!std::isfinite(difference))
        return missing();
    const QString digits = number(std::abs(difference) * 100, decimals);
    return chinese() ? digits + QStringLiteral(" 个百分点") : digits + QStringLiteral(" pp");
}

QString Fmt::signedPoints(double difference, int decimals) const
{
    if (!std::isfinite(difference))
        return missing();
    return signs(points(difference, decimals), difference < 0, true);
}

QString Fmt::money(double value, const QString& currency, bool compact) const
{
    if (!std::isfinite(value))
        return missing();
    const double size = std::abs(value);
    QString digits;
    if (!compact || rounded(size, 0) < 10000) {
        const int decimals = withoutMinorUnits(currency) || rounded(size, 2) >= 100 ? 0 : 2;
        digits = words().toString(size, 'f', decimals);
    } else {
        struct Unit {
            double size;
            QString suffix;
        };
        const QList<Unit> units = chinese()
            ? QList<Unit>{{1e4, QStringLiteral(" 万")}, {1e8, QStringLiteral(" 亿")}, {1e12, QStringLiteral(" 万亿")}}
            : QList<Unit>{{1e3, QStringLiteral("k")}, {1e6, QStringLiteral("M")}, {1e9, QStringLiteral("B")}};
        // Three significant digits, and the next unit when rounding reaches it (999,600 is 1.00M).
        const auto places = [](double scaled) {
            return rounded(scaled, 2) < 10 ? 2 : rounded(scaled, 1) < 100 ? 1 : 0;
        };
        qsizetype i = 0;
        while (i + 1 < units.size()) {
            const double scaled = size / units[i].size;
            if (rounded(scaled, places(scaled)) * units[i].size < units[i + 1].size)
                break;
            ++i;
        }
        const double scaled = size / units[i].size;
        digits = words().toString(scaled, 'f', places(scaled)) + units[i].suffix;
    }
    return signs(symbolOf(currency, chinese()) + digits, value < 0, false);
}

QString Fmt::interval(double lower, double upper, int decimals, bool percent) const
{
    if (!std::isfinite(lower) || !std::isfinite(upper))
        return missing();
    const QString unit = percent ? QStringLiteral("%") : QString();
    if (rounded(lower, decimals) >= 0 && rounded(upper, decimals) >= 0)
        return number(lower, decimals) + u'–' + number(upper, decimals) + unit;
    const QString to = chinese() ? QStringLiteral(" 至 ") : QStringLiteral(" to ");
    return signedNumber(lower, decimals) + unit + to + signedNumber(upper, decimals) + unit;
}

QString Fmt::rateInterval(const core::Estimate& estimate) const
{
    if (!estimate.value || !estimate.lower || !estimate.upper)
        return missing();
    return interval(*estimate.lower * 100, *estimate.upper * 100, rateDecimals(*estimate.value));
}

QString Fmt::pValue(double p) const
{
    if (!std::isfinite(p))
        return missing();
    return p < 0.001 ? QStringLiteral("< ") + number(0.001, 3) : number(p, 3);
}

QString Fmt::date(core::CivilDate date) const
{
    if (!date.isValid())
        return missing();
    if (chinese())
        return QString::fromStdString(core::isoText(date));
    const auto [year, month, day] = core::ymd(date);
    return QStringLiteral("%1 %2 %3")
        .arg(QString::number(day), words().monthName(month, QLocale::ShortFormat), QString::number(year));
}

QString Fmt::dateTime(qint64 secondsSinceEpoch) const
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(secondsSinceEpoch);
    if (!local.isValid())
        return missing();
    const QDate day = local.date();
    const auto civil = core::civilDate(day.year(), day.month(), day.day());
    return civil ? date(*civil) + local.time().toString(QStringLiteral(" HH:mm")) : missing();
}

QString Fmt::period(core::Period period) const
{
    const auto [year, month, day] = core::ymd(core::firstDay(period));
    switch (period.grain) {
    case core::Grain::Day:
        return date(core::firstDay(period));
    case core::Grain::Week: {
        const QString name = QString::fromStdString(core::name(period)); // 2026-W26
        const QString weekYear = name.section(u'-', 0, 0);
        const QString week = QString::number(name.section(u'W', 1).toInt());
        return chinese() ? QStringLiteral("%1 年第 %2 周").arg(weekYear, week)
                         : QStringLiteral("W%2 %1").arg(weekYear, week);
    }
    case core::Grain::Month:
        return chinese() ? QStringLiteral("%1 年 %2 月").arg(year).arg(month)
                         : QStringLiteral("%1 %2").arg(words().monthName(month, QLocale::ShortFormat)).arg(year);
    case core::Grain::Quarter:
        return chinese() ? QStringLiteral("%1 年 Q%2").arg(year).arg((month + 2) / 3)
                         : QStringLiteral("Q%2 %1").arg(year).arg((month + 2) / 3);
    case core::Grain::Year:
        return chinese() ? QStringLiteral("%1 年").arg(year) : QString::number(year);
    }
    return missing();
}

QString Fmt::periodTick(core::Period period, bool withYear) const
{
    const auto [year, month, day] = core::ymd(core::firstDay(period));
    const auto twoDigits = [](int value) { return QStringLiteral("%1").arg(value % 100, 2, 10, QLatin1Char('0')); };
    QString tick, tickYear = twoDigits(year);
    switch (period.grain) {
    case core::Grain::Day:
        tick = chinese() ? QStringLiteral("%1月%2日").arg(month).arg(day)
                         : QStringLiteral("%1 %2").arg(day).arg(words().monthName(month, QLocale::ShortFormat));
        break;
    case core::Grain::Week: {
        const QString name = QString::fromStdString(core::name(period));
        tickYear = twoDigits(name.section(u'-', 0, 0).toInt());
        tick = (chinese() ? QStringLiteral("%1周") : QStringLiteral("W%1")).arg(name.section(u'W', 1).toInt());
        break;
    }
    case core::Grain::Month:
        tick = chinese() ? QStringLiteral("%1月").arg(month) : words().monthName(month, QLocale::ShortFormat);
        break;
    case core::Grain::Quarter:
        tick = QStringLiteral("Q%1").arg((month + 2) / 3);
        break;
    case core::Grain::Year:
        return QString::number(year);
    }
    if (!withYear)
        return tick;
    return chinese() ? QStringLiteral("%1年%2").arg(tickYear, tick) : QStringLiteral("%2 %1").arg(tickYear, tick);
}

QString Fmt::bytes(qint64 n) const
{
    static const char* const units[] = {"B", "kB", "MB", "GB", "TB"};
    double size = double(n);
    int unit = 0;
    while (unit < 4 && std::abs(rounded(size, unit == 0 ? 0 : 1)) >= 1000) {
        size /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || rounded(size, 1) >= 100 ? 0 : 1;
    return number(size, decimals) + u' ' + QLatin1String(units[unit]);
}

QString Fmt::duration(double seconds) const
{
    if (!std::isfinite(seconds))
        return missing();
    const QString second = chinese() ? QStringLiteral("%1 秒") : QStringLiteral("%1 s");
    if (seconds < 0.05)
        return QStringLiteral("< ") + second.arg(number(0.1, 1));
    if (rounded(seconds, 1) < 10)
        return second.arg(number(seconds, 1));
    if (rounded(seconds, 0) < 100)
        return second.arg(number(seconds, 0));
    const qint64 minutes = qint64(std::llround(seconds / 60));
    if (minutes < 60)
        return (chinese() ? QStringLiteral("%1 分钟") : QStringLiteral("%1 min")).arg(count(minutes));
    return (chinese() ? QStringLiteral("%1 小时 %2 分钟") : QStringLiteral("%1 h %2 min"))
        .arg(count(minutes / 60), count(minutes % 60));
}

} // namespace holdfast::present
