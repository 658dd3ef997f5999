// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/Build.h"

#include "present/ErrorText.h"
#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Pages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Page)
};

using Kind = TableSpec::Kind;

} // namespace

State stateOf(const core::Estimate& estimate)
{
    if (!estimate.value)
        return State::Empty;
    return estimate.n < kSmallSample ? State::SmallN : State::Ready;
}

double orUndefined(const std::optional<double>& value)
{
    return value.value_or(kUndefined);
}

QString rateText(const core::Estimate& estimate, const Fmt& fmt)
{
    if (!estimate.value)
        return fmt.missing();
    return estimate.n < kTinySample ? QStringLiteral("n < 5") : fmt.rate(*estimate.value);
}

QString rateWithInterval(const core::Estimate& estimate, const Fmt& fmt)
{
    const QString rate = rateText(estimate, fmt);
    if (!estimate.value || estimate.n < kTinySample || !estimate.lower || !estimate.upper)
        return rate;
    return QStringLiteral("%1 [%2]").arg(rate, fmt.rateInterval(estimate));
}

TableSpec::Column column(const QString& title, Kind kind, int decimals, const QString& id)
{
    return {title, kind, decimals, id};
}

TableSpec::Cell textCell(const QString& text)
{
    TableSpec::Cell cell;
    cell.text = text;
    return cell;
}

TableSpec::Cell countCell(std::uint64_t n, const Fmt& fmt)
{
    TableSpec::Cell cell;
    cell.text = fmt.count(qint64(n));
    cell.number = double(n);
    return cell;
}

TableSpec::Cell shareCell(double share, const Fmt& fmt, int decimals)
{
    TableSpec::Cell cell;
    cell.text = decimals < 0 ? fmt.rate(share) : fmt.share(share, decimals);
    cell.number = share;
    return cell;
}

TableSpec::Cell rateCell(const core::Estimate& estimate, const Fmt& fmt)
{
    TableSpec::Cell cell;
    cell.text = rateText(estimate, fmt);
    if (estimate.n >= kTinySample)
        cell.number = orUndefined(estimate.value);
    return cell;
}

TableSpec::Cell numberCell(double value, const Fmt& fmt, int decimals)
{
    TableSpec::Cell cell;
    cell.text = fmt.number(value, decimals);
    cell.number = value;
    return cell;
}

TableSpec::Cell moneyCell(double value, const QString& currency, const Fmt& fmt, bool compact)
{
    TableSpec::Cell cell;
    cell.text = fmt.money(value, currency, compact);
    cell.number = value;
    return cell;
}

TableSpec::Cell intervalCell(const core::Estimate& estimate, const Fmt& fmt)
{
    TableSpec::Cell cell;
    if (estimate.n < kTinySample || !estimate.value) {
        cell.text = fmt.missing();
        return cell;
    }
    cell.text = fmt.rateInterval(estimate);
    cell.number = *estimate.value;
    cell.lower = orUndefined(estimate.lower);
    cell.upper = orUndefined(estimate.upper);
    return cell;
}

TableSpec::Cell deltaCell(double difference, const Fmt& fmt, int upIsGood)
{
    TableSpec::Cell cell;
    cell.text = fmt.signedNumber(difference * 100, 1);
    cell.number = difference * 100;
    if (std::isfinite(difference) && std::abs(difference * 100) >= 0.05)
        cell.tone = difference * upIsGood > 0 ? Tone::Better : upIsGood == 0 ? Tone::Neutral : Tone::Worse;
    return cell;
}

QString currencyOf(const flow::Basis& basis)
{
    const auto found = basis.definitions.find("currency");
    return found != basis.definitions.end() ? QString::fromStdString(found->second) : QString();
}

QString listText(const QStringList& words, const Fmt& fmt)
{
    return words.join(fmt.chinese() ? QStringLiteral("、") : QStringLiteral(", "));
}

QString clausesText(const QStringList& clauses, const Fmt& fmt)
{
    return clauses.join(fmt.chinese() ? QStringLiteral("；") : QStringLiteral("; "));
}

QStringList caveatsOf(const flow::Basis& basis)
{
    QStringList caveats;
    for (const auto& warning : basis.warnings) {
        const QString text = warningText(warning);
        if (!caveats.contains(text))
            caveats.append(text);
    }
    return caveats;
}

void describePage(Page& page, const flow::Basis& basis, const Fmt& fmt)
{
    page.asOfText = fmt.date(basis.asOf);
    page.scopeText = scopeText(basis.scope);
    page.caveats = caveatsOf(basis);
}

// Rows of one table from several files are one entry each file: a manager asks which files a figure comes from.
static QString sourcesText(const flow::Basis& basis, const Fmt& fmt)
{
    QStringList parts;
    for (const auto& source : basis.sources)
        parts.append(source.file.empty()
                ? Text::tr("%1: %2 rows")
                      .arg(roleName(QString::fromStdString(source.table)), fmt.count(qint64(source.rows)))
                : Text::tr("%1: %2 rows from %3")
                      .arg(roleName(QString::fromStdString(source.table)), fmt.count(qint64(source.rows)),
                          QString::fromStdString(source.file)));
    return parts.join(Text::tr("; "));
}

static QString parametersText(const flow::Basis& basis)
{
    static const QStringList shownElsewhere{QStringLiteral("as-of"), QStringLiteral("segment")};
    QStringList parts;
    for (const auto& [key, value] : basis.parameters) {
        const QString name = QString::fromStdString(key);
        if (value.empty() || shownElsewhere.contains(name))
            continue;
        QString text = QString::fromStdString(value);
        if (name == QStringLiteral("period"))
            if (const auto grain = core::parseGrain(value))
                text = grainName(*grain);
        if (name == QStringLiteral("score"))
            text = scoringName(text);
        parts.append(Text::tr("%1: %2").arg(settingName(name), text));
    }
    return parts.join(Text::tr("; "));
}

Provenance provenanceOf(const flow::Basis& basis, const QString& subject, const Fmt& fmt)
{
    Provenance provenance;
    provenance.title = Text::tr("How it was computed: %1").arg(subject);
    const auto fact = [&](const QString& label, const QString& value) {
        if (!value.isEmpty())
            provenance.facts.append({label, value});
    };
    fact(Text::tr("Customers used"), fmt.count(qint64(basis.n)));
    fact(Text::tr("Rows used"), sourcesText(basis, fmt));
    QStringList leftOut;
    for (const auto& [reason, rows] : basis.excluded)
        if (rows > 0)
            leftOut.append(Text::tr("%1 %2").arg(fmt.count(qint64(rows)), reasonName(QString::fromStdString(reason))));
    fact(Text::tr("Left out"), leftOut.isEmpty() ? Text::tr("nothing") : leftOut.join(Text::tr("; ")));
    fact(filtersLabel(), basis.scope.empty() ? Text::tr("none (all customers)") : scopeText(basis.scope));
    fact(Text::tr("Churn definition"), definitionText(basis));
    if (basis.definitions.contains("purchase"))
        fact(Text::tr("Purchases"), Text::tr("amounts above zero; returns are netted"));
    if (basis.asOf.isValid())
        fact(Text::tr("As of"), fmt.date(basis.asOf));
    if (basis.dataTo.isValid())
        fact(Text::tr("Data to"), fmt.date(basis.dataTo));
    fact(Text::tr("Settings"), parametersText(basis));
    fact(Text::tr("Method"), QString::fromStdString(basis.method));
    if (basis.computedAt != 0)
        fact(Text::tr("Computed"),
            Text::tr("%1, from %2, in %3")
                .arg(fmt.dateTime(basis.computedAt), Text::tr("%Ln files", nullptr, int(basis.sources.size())),
                    fmt.duration(basis.seconds)));
    fact(Text::tr("Data fingerprint"), QString::fromStdString(basis.fingerprint).left(16));
    return provenance;
}

QString filtersLabel()
{
    return Text::tr("Filters");
}

QString intervalLine(const core::Estimate& estimate, const Fmt& fmt)
{
    if (!estimate.value || !estimate.lower || !estimate.upper)
        return {};
    const QString level = fmt.number(estimate.level * 100, 0);
    const QString interval =
        fmt.interval(*estimate.lower * 100, *estimate.upper * 100, Fmt::rateDecimals(*estimate.value), true);
    return estimate.method.empty()
        ? Text::tr("%1% CI: %2").arg(level, interval)
        : Text::tr("%1% CI, %2: %3").arg(level, QString::fromStdString(estimate.method), interval);
}

QString ratioLine(const QString& a, const QString& b, const QString& result)
{
    return QStringLiteral("%1 ÷ %2 = %3").arg(a, b, result);
}

QStringList tickTexts(std::span<const core::Period> periods, const Fmt& fmt)
{
    QStringList texts;
    const int n = int(periods.size());
    // Months and quarters keep to the start of quarters and years, so that equal places of the year stand under each
    // other.
    int step = std::max(1, (n + 11) / 12);
    const bool months = !periods.empty() && periods.front().grain == core::Grain::Month;
    const bool quarters = !periods.empty() && periods.front().grain == core::Grain::Quarter;
    if (months && n > 12)
        step = 3 * ((n + 71) / 72);
    if (quarters && n > 24)
        step = 4;
    int lastYear = std::numeric_limits<int>::min();
    for (int i = 0; i < n; ++i) {
        const bool aligned = months || quarters;
        if ((aligned ? periods[i].index % step : i % step) != 0 && !(aligned && i == 0)) {
            texts.append(QString());
            continue;
        }
        // A first tick that is not aligned gives way when the next would touch it.
        if (aligned && i == 0 && n > 1 && step > 1 && periods[0].index % step == step - 1) {
            texts.append(QString());
            continue;
        }
        const int year = core::ymd(core::firstDay(periods[i])).year;
        texts.append(fmt.periodTick(periods[i], year != lastYear));
        lastYear = year;
    }
    return texts;
}

double scaleFor(double share)
{
    for (const double scale : {0.05, 0.1, 0.2, 0.25, 0.5})
        if (share <= scale)
            return scale;
    return 1;
}

Block emptyBlock(const QString& id, const QString& title, const QString& why, const QString& action)
{
    Block block;
    block.id = id;
    block.title = title;
    block.state = State::Empty;
    block.emptyText = why;
    block.emptyAction = action;
    return block;
}

QString needsText(const QString& tableOrField)
{
    if (tableOrField.isEmpty())
        return {};
    if (tableOrField == QStringLiteral("transaction"))
        return Text::tr("Needs a table of transactions. With it, purchases, cohorts and RFM are shown.");
    if (tableOrField == QStringLiteral("customer"))
        return Text::tr("Needs a table of customers. With it, churn is shown by every attribute.");
    if (tableOrField == QStringLiteral("signup_date"))
        return Text::tr("Needs the sign-up date of customers. With it, new customers and tenure are shown.");
    if (tableOrField == QStringLiteral("churn_date"))
        return Text::tr("Needs a churn date. With it, churn is shown over time.");
    if (tableOrField == QStringLiteral("history"))
        return Text::tr("Needs a longer history. The data do not reach back far enough.");
    const QString role = roleName(tableOrField);
    return role != tableOrField ? Text::tr("Needs the table “%1”.").arg(role)
                                : Text::tr("Needs the column “%1”.").arg(fieldName(tableOrField));
}

} // namespace holdfast::present
