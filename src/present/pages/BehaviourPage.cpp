// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/GroupPages.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BehaviourPage)
};

using Kind = TableSpec::Kind;

QLocale wordsOf(const Fmt& fmt)
{
    return fmt.chinese() ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English);
}

QString holidayName(const std::string& holiday)
{
    static const std::array<std::pair<const char*, const char*>, 7> kNames {{{"christmas", QT_TRANSLATE_NOOP("BehaviourPage", "Before Christmas (1–24 Dec)")},
        {"black-friday", QT_TRANSLATE_NOOP("BehaviourPage", "Black Friday (Thursday to Monday)")}, {"singles-day", QT_TRANSLATE_NOOP("BehaviourPage", "Singles' Day (1–11 Nov)")},
        {"spring-festival", QT_TRANSLATE_NOOP("BehaviourPage", "Before Spring Festival (21 days)")}, {"valentine", QT_TRANSLATE_NOOP("BehaviourPage", "Valentine's Day (7–14 Feb)")},
        {"easter", QT_TRANSLATE_NOOP("BehaviourPage", "Easter (Palm Sunday to Monday)")}, {"national-day-cn", QT_TRANSLATE_NOOP("BehaviourPage", "National Day of China (1–7 Oct)")}}};
    for (const auto& [word, name] : kNames)
        if (holiday == word)
            return QCoreApplication::translate("BehaviourPage", name);
    return QString::fromStdString(holiday);
}

QString kindName(const std::string& kind)
{
    return kind == "category" ? Text::tr("Category") : kind == "product" ? Text::tr("Product") : kind == "channel" ? Text::tr("Channel") : Text::tr("Price band");
}

QString rangeText(const flow::BehaviourClass& each)
{
    return std::isinf(each.to) ? Text::tr("%1 and more").arg(each.from) : each.from == each.to ? QString::number(each.from) : QStringLiteral("%1–%2").arg(each.from).arg(each.to);
}

Block classesBlock(const flow::PurchaseBehaviour& answer, bool cycle, const Fmt& fmt)
{
    const auto& classes = cycle ? answer.cycle : answer.frequency;
    Block block;
    block.id = cycle ? QStringLiteral("behaviour-cycle") : QStringLiteral("behaviour-frequency");
    block.title = cycle ? Text::tr("Purchase cycle") : Text::tr("Purchase frequency");
    block.subtitle = cycle ? Text::tr("own mean days between purchase days") : Text::tr("orders in the last 365 days");
    const QString currency = QString::fromStdString(answer.currency);
    TableSpec table;
    table.columns = {column(cycle ? Text::tr("Days") : Text::tr("Orders"), Kind::Text, 0, QStringLiteral("class")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("Net amount"), Kind::Money, 0, QStringLiteral("net")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")), column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval"))};
    std::uint64_t all = 0;
    for (const auto& each : classes)
        all += each.n;
    double top = 0;
    for (const auto& each : classes) {
        const bool small = each.active < std::uint64_t(kSmallSample);
        table.rows.append({textCell(rangeText(each)), countCell(each.n, fmt), shareCell(all > 0 ? double(each.n) / double(all) : 0, fmt, 1), moneyCell(each.net, currency, fmt, true), rateCell(each.churnRate, fmt), intervalCell(each.churnRate, fmt)});
        table.muted.append(small);
        top = small ? top : std::max(top, each.churnRate.upper.value_or(0));
    }
    table.scaleHigh = scaleFor(top);
    block.body = table;
    block.asTable = table;
    if (cycle && answer.cycleMedian)
        block.reading = {Text::tr("Half of the repeat buyers come back every %1 days or sooner.").arg(fmt.number(*answer.cycleMedian, 0)),
            Text::tr("The middle half: %1–%2 days. %3 customers bought on one day only and have no cycle.")
                .arg(fmt.number(answer.cycleP25.value_or(0), 0), fmt.number(answer.cycleP75.value_or(0), 0), fmt.count(qint64(answer.oneTime)))};
    else if (!cycle && all > 0)
        block.reading = {Text::tr("%1 of the customers did not order in the last year.").arg(fmt.share(double(classes.front().n) / double(all))), {}};
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = cycle ? Text::tr("Days from the first to the last purchase day over the number of gaps between purchase days, by customer; with two purchase days or more.")
                                        : Text::tr("Distinct orders with a purchase in the 365 days up to the as-of day, by customer.");
    return block;
}

Block preferencesBlock(const flow::PurchaseBehaviour& answer, const Fmt& fmt)
{
    const QString id = QStringLiteral("behaviour-preferences"), title = Text::tr("Preferences");
    if (answer.preferences.empty())
        return emptyBlock(id, title, Text::tr("The transactions tell no category, product, channel or amount. Map such a column to see what customers prefer."), {});
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("what most of a customer's spending goes to");
    const QString currency = QString::fromStdString(answer.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Kind"), Kind::Text, 0, QStringLiteral("kind")), column(Text::tr("Value"), Kind::Text, 0, QStringLiteral("value")), column(Text::tr("Buyers"), Kind::Number, 0, QStringLiteral("buyers")),
        column(Text::tr("Purchases"), Kind::Number, 0, QStringLiteral("purchases")), column(Text::tr("Revenue"), Kind::Money, 0, QStringLiteral("revenue")), column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")),
        column(Text::tr("Prefer it"), Kind::Number, 0, QStringLiteral("favourites")), column(Text::tr("Churn rate of those"), Kind::Percent, 2, QStringLiteral("churn-rate")), column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval"))};
    double top = 0;
    for (const auto& kind : answer.preferences) {
        for (const auto& value : kind.values) {
            const bool small = value.churnRate.n < kSmallSample;
            const QString name = kind.kind == "price-band" ? QStringLiteral("%1–%2").arg(fmt.money(value.from, currency), fmt.money(value.to, currency)) : QString::fromStdString(value.value);
            table.rows.append({textCell(kindName(kind.kind)), textCell(name), countCell(value.buyers, fmt), countCell(value.purchases, fmt), moneyCell(value.revenue, currency, fmt, true), shareCell(value.share, fmt, 1),
                countCell(value.favourites, fmt), rateCell(value.churnRate, fmt), intervalCell(value.churnRate, fmt)});
            table.muted.append(small);
            top = small ? top : std::max(top, value.churnRate.upper.value_or(0));
        }
        if (kind.distinct > kind.values.size())
            block.caveats.append(Text::tr("%1: the %2 with most revenue of %3.").arg(kindName(kind.kind)).arg(kind.values.size()).arg(fmt.count(qint64(kind.distinct))));
    }
    table.scaleHigh = scaleFor(top);
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr("Purchases up to the as-of day, without returns. A customer prefers the value with the largest part of the own spending. Price bands hold a quarter of the purchases of all customers each.");
    return block;
}

Block hoursBlock(const flow::PurchaseBehaviour& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("behaviour-hours");
    block.title = answer.hasHours ? Text::tr("Hour and weekday") : Text::tr("Weekday");
    block.subtitle = Text::tr("purchases");
    const QLocale words = wordsOf(fmt);
    std::uint64_t all = 0;
    for (const auto count : answer.weekdays)
        all += count;
    TableSpec table;
    table.columns = {column(Text::tr("Weekday"), Kind::Text, 0, QStringLiteral("weekday"))};
    if (answer.hasHours) {
        GridSpec spec;
        spec.xTitle = Text::tr("Hour of the day");
        for (int hour = 0; hour < 24; ++hour) {
            spec.columnHeads.append(QString::number(hour));
            table.columns.append(column(QString::number(hour), Kind::Number));
        }
        std::uint64_t most = 0;
        std::size_t day = 0, at = 0;
        for (std::size_t weekday = 0; weekday < 7; ++weekday) {
            const QString name = words.standaloneDayName(int(weekday) + 1, QLocale::ShortFormat);
            spec.rowHeads.append(name);
            auto& row = spec.rows.emplaceBack();
            QList<TableSpec::Cell> cells {textCell(name)};
            for (std::size_t hour = 0; hour < 24; ++hour) {
                const auto count = answer.hours[weekday][hour];
                GridSpec::Cell cell;
                cell.value = double(count);
                cell.text = all > 0 ? fmt.number(100 * double(count) / double(all), 1) : fmt.missing();
                cell.detail = Text::tr("%1, %2:00–%2:59: %3 purchases, %4 of all").arg(name).arg(hour).arg(fmt.count(qint64(count)), fmt.share(all > 0 ? double(count) / double(all) : 0));
                row.append(cell);
                cells.append(countCell(count, fmt));
                if (count > most) {
                    most = count;
                    day = weekday;
                    at = hour;
                }
            }
            table.rows.append(cells);
        }
        spec.low = 0;
        spec.high = double(most);
        spec.legendLow = QStringLiteral("0");
        spec.legendHigh = fmt.share(all > 0 ? double(most) / double(all) : 0);
        block.body = spec;
        block.reading = {Text::tr("Most purchases: %1, %2:00–%2:59.").arg(words.standaloneDayName(int(day) + 1, QLocale::LongFormat)).arg(at), Text::tr("Cells: percent of all purchases.")};
    } else {
        BarsSpec spec;
        spec.isShare = true;
        table.columns.append(column(Text::tr("Purchases"), Kind::Number, 0, QStringLiteral("purchases")));
        for (std::size_t weekday = 0; weekday < 7; ++weekday) {
            BarsSpec::Bar bar;
            bar.name = words.standaloneDayName(int(weekday) + 1, QLocale::LongFormat);
            bar.value = all > 0 ? double(answer.weekdays[weekday]) / double(all) : 0;
            bar.text = fmt.share(bar.value);
            bar.detail = Text::tr("%1 purchases").arg(fmt.count(qint64(answer.weekdays[weekday])));
            spec.bars.append(bar);
            table.rows.append({textCell(bar.name), countCell(answer.weekdays[weekday], fmt)});
        }
        block.body = spec;
        block.caveats.append(Text::tr("The transactions have dates without a time of day."));
    }
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Purchases from %1 to %2, in the time of the source.").arg(fmt.date(answer.from), fmt.date(answer.to));
    return block;
}

Block monthsBlock(const flow::PurchaseBehaviour& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("behaviour-months");
    block.title = Text::tr("Season");
    block.subtitle = Text::tr("purchases a day by month, 1 = the mean of the whole time");
    const QLocale words = wordsOf(fmt);
    BarsSpec spec;
    spec.reference = 1;
    TableSpec table;
    table.columns = {column(Text::tr("Month"), Kind::Text, 0, QStringLiteral("month")), column(Text::tr("Index"), Kind::Number, 2, QStringLiteral("index")), column(Text::tr("Purchases"), Kind::Number, 0, QStringLiteral("purchases")),
        column(Text::tr("Days in the data"), Kind::Number, 0, QStringLiteral("days"))};
    for (std::size_t m = 0; m < answer.months.size(); ++m) {
        const auto& month = answer.months[m];
        BarsSpec::Bar bar;
        bar.name = words.standaloneMonthName(int(m) + 1, QLocale::ShortFormat);
        bar.value = orUndefined(month.index);
        bar.text = month.index ? fmt.number(*month.index, 2) : fmt.missing();
        bar.detail = Text::tr("%1 purchases on %2 days").arg(fmt.count(qint64(month.purchases)), fmt.count(qint64(month.days)));
        spec.bars.append(bar);
        table.rows.append({textCell(bar.name), month.index ? numberCell(*month.index, fmt, 2) : textCell(fmt.missing()), countCell(month.purchases, fmt), countCell(month.days, fmt)});
    }
    block.body = spec;
    block.asTable = table;
    if (answer.to - answer.from < 2 * 365)
        block.caveats.append(Text::tr("Under two years of data: season and growth can't be told apart."));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Purchases a day in each month of the year over those of the whole time. Months with fewer than 28 days in the data have no index.");
    return block;
}

Block holidaysBlock(const flow::PurchaseBehaviour& answer, const Fmt& fmt)
{
    const QString id = QStringLiteral("behaviour-holidays"), title = Text::tr("Holidays");
    if (answer.holidays.empty())
        return emptyBlock(id, title, Text::tr("No holiday lies within the data with four weeks on either side."), {});
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("purchases a day against the four weeks on either side, 1 = the same");
    BarsSpec spec;
    spec.reference = 1;
    TableSpec table;
    table.columns = {column(Text::tr("Holiday"), Kind::Text, 0, QStringLiteral("holiday")), column(Text::tr("Index"), Kind::Number, 2, QStringLiteral("index")), column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")),
        column(Text::tr("Purchases"), Kind::Number, 0, QStringLiteral("purchases")), column(Text::tr("Years"), Kind::Number, 0, QStringLiteral("years"))};
    QStringList above;
    for (const auto& holiday : answer.holidays) {
        BarsSpec::Bar bar;
        bar.name = holidayName(holiday.holiday);
        bar.value = orUndefined(holiday.index.value);
        bar.lower = orUndefined(holiday.index.lower);
        bar.upper = orUndefined(holiday.index.upper);
        bar.text = holiday.index.value ? fmt.number(*holiday.index.value, 2) : fmt.missing();
        const QString interval = holiday.index.lower && holiday.index.upper ? fmt.interval(*holiday.index.lower, *holiday.index.upper, 2) : fmt.missing();
        bar.detail = Text::tr("%1 purchases, 95% CI %2").arg(fmt.count(qint64(holiday.purchases)), interval);
        bar.muted = holiday.purchases < std::uint64_t(kSmallSample);
        bar.marked = !bar.muted && holiday.index.lower.value_or(0) > 1;
        if (bar.marked)
            above.append(bar.name);
        spec.bars.append(bar);
        table.rows.append({textCell(bar.name), holiday.index.value ? numberCell(*holiday.index.value, fmt, 2) : textCell(fmt.missing()), textCell(interval), countCell(holiday.purchases, fmt), countCell(holiday.years, fmt)});
        table.muted.append(bar.muted);
    }
    block.body = spec;
    block.asTable = table;
    block.reading = above.isEmpty() ? Reading {Text::tr("No holiday brings clearly more purchases."), {}} : Reading {Text::tr("More purchases: %1.").arg(above.join(Text::tr(", "))), {}};
    block.footnote = Text::tr("The interval takes purchases as independent; campaigns at the same time are in the figure.");
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr("Purchases a day in the days of the holiday over those of the 28 days before and the 28 days after, all years together.");
    return block;
}

} // namespace

Page behaviourPage(const flow::PurchaseBehaviour& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("behaviour");
    page.title = Text::tr("Purchase behaviour");
    page.question = Text::tr("How often, what and when do customers buy?");
    describePage(page, answer.basis, fmt);
    page.blocks = {classesBlock(answer, false, fmt), classesBlock(answer, true, fmt), preferencesBlock(answer, fmt), hoursBlock(answer, fmt), monthsBlock(answer, fmt), holidaysBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
