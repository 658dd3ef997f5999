// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/ErrorText.h"
#include "present/ReasonText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ValuePage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

class ValueBlocks {
public:
    ValueBlocks(const flow::ValueAnswer& answer, const Fmt& fmt)
        : m_answer(answer)
        , m_fmt(fmt)
        , m_currency(text(answer.currency))
    {
    }
    QList<Tile> tiles() const;
    Block distribution() const;
    Block tenths() const;
    Block channels() const;
    Block lorenz() const;
    Block segments() const;
    Block methods() const;
    Block tracking() const;
    Block holdoutTenths() const;

private:
    QString money(const std::optional<double>& value) const { return value ? m_fmt.money(*value, m_currency) : m_fmt.missing(); }
    QString moneyInterval(const core::Estimate& estimate) const
    {
        if (!estimate.lower || !estimate.upper)
            return {};
        return m_fmt.interval(*estimate.lower, *estimate.upper, std::abs(estimate.value.value_or(0)) < 100 ? 2 : 0);
    }
    QString withInterval(const core::Estimate& estimate) const
    {
        const QString interval = moneyInterval(estimate);
        return !estimate.value ? m_fmt.missing() : interval.isEmpty() ? money(estimate.value) : QStringLiteral("%1 [%2]").arg(money(estimate.value), interval);
    }
    TableSpec::Cell moneyOrNone(const std::optional<double>& value) const
    {
        return value ? moneyCell(*value, m_currency, m_fmt) : textCell(m_fmt.missing());
    }
    TableSpec::Cell numberOrNone(const std::optional<double>& value, int decimals) const
    {
        return value ? numberCell(*value, m_fmt, decimals) : textCell(m_fmt.missing());
    }
    TableSpec::Cell shareOrNone(const std::optional<double>& value, int decimals = 1) const
    {
        return value ? shareCell(*value, m_fmt, decimals) : textCell(m_fmt.missing());
    }
    Tile tile(const char* id, const QString& label, const QString& value, const QString& interval, const QString& definition) const;
    Block block(const char* id, const QString& title, const QString& subtitle, const QString& definition) const;
    QString horizonText() const;
    QString costMissing() const { return Text::tr("Needs the field %1 in a table of customers.").arg(fieldName(QStringLiteral("acquisition_cost"))); }
    TableSpec groupTable(const QString& head, const std::vector<flow::ValueGroup>& groups) const;

    const flow::ValueAnswer& m_answer;
    const Fmt& m_fmt;
    QString m_currency;
};

QString ValueBlocks::horizonText() const
{
    if (m_answer.method == "historical")
        return Text::tr("net amount so far");
    return Text::tr("%n month(s) ahead, discounted %1 a year", nullptr, m_answer.model.months).arg(m_fmt.share(m_answer.model.discountPerYear, 0));
}

Tile ValueBlocks::tile(const char* id, const QString& label, const QString& value, const QString& interval, const QString& definition) const
{
    Tile made;
    made.id = QLatin1String(id);
    made.label = label;
    made.value = value;
    made.interval = interval;
    made.provenance = provenanceOf(m_answer.basis, label, m_fmt);
    made.provenance.definition = definition;
    made.provenance.formula = valueMethodTitle(text(m_answer.method)) + Text::tr("; ") + horizonText();
    return made;
}

Block ValueBlocks::block(const char* id, const QString& title, const QString& subtitle, const QString& definition) const
{
    Block made;
    made.id = QLatin1String(id);
    made.title = title;
    made.subtitle = subtitle;
    made.provenance = provenanceOf(m_answer.basis, title, m_fmt);
    made.provenance.definition = definition;
    made.footnote = valueMethodTitle(text(m_answer.method)) + Text::tr("; ") + horizonText();
    return made;
}

QList<Tile> ValueBlocks::tiles() const
{
    const auto& all = m_answer.all;
    const auto n = [&](std::int64_t count) { return QStringLiteral("n %1").arg(m_fmt.count(count)); };
    const auto p90 = m_answer.quantiles.find("p90");
    QList<Tile> tiles {
        tile("clv-median", Text::tr("CLV, median"), money(m_answer.median.value), p90 == m_answer.quantiles.end() ? QString() : Text::tr("P90 %1").arg(money(p90->second)),
            Text::tr("Half of the customers with a value are worth less.")),
        tile("clv-mean", Text::tr("CLV, mean"), money(m_answer.mean.value), moneyInterval(m_answer.mean),
            Text::tr("Mean of what customers are worth; the interval holds the spread between customers and the doubt of the model.")),
        tile("cac", Text::tr("CAC"), money(all.cost.value), all.cost.value ? moneyInterval(all.cost) : QString(),
            Text::tr("Mean acquisition cost of the customers whose value and cost are known.")),
        tile("crv", Text::tr("CRV, mean"), money(all.net.value), all.net.value ? moneyInterval(all.net) : QString(), Text::tr("Customer relationship value: CLV less CAC, of the same customers.")),
        tile("clv-to-cac", Text::tr("CLV : CAC"), all.ratio ? m_fmt.number(*all.ratio, 1) : m_fmt.missing(), all.ratio ? n(all.cost.n) : QString(), Text::tr("Mean CLV over mean CAC.")),
        tile("payback", Text::tr("Payback"), all.payback ? Text::tr("%1 mo").arg(m_fmt.number(*all.payback, 1)) : m_fmt.missing(), all.payback ? n(all.cost.n) : QString(),
            Text::tr("Mean CAC over what a customer brings in a month, from the first purchase to now.")),
        tile("top-share", Text::tr("Share of top 20%"), m_answer.topShare ? m_fmt.share(*m_answer.topShare, 1) : m_fmt.missing(), n(qint64(m_answer.topCustomers)),
            Text::tr("Share of all value held by the most valuable fifth of the customers."))};
    for (auto& each : tiles)
        if (!all.cost.value && (each.id == QLatin1String("cac") || each.id == QLatin1String("crv") || each.id == QLatin1String("clv-to-cac") || each.id == QLatin1String("payback"))) {
            each.state = State::Empty;
            each.note = costMissing();
        }
    if (m_answer.revenueAtRisk)
        tiles.append(tile("revenue-at-risk", Text::tr("Revenue at risk"), m_fmt.money(*m_answer.revenueAtRisk, m_currency, true),
            m_answer.valueOfActive && *m_answer.valueOfActive > 0 ? m_fmt.share(*m_answer.revenueAtRisk / *m_answer.valueOfActive, 1) : QString(),
            Text::tr("Sum of risk × remaining value of the active customers, by the risk model that is kept.")));
    return tiles;
}

Block ValueBlocks::distribution() const
{
    Block made = block("value-distribution", Text::tr("CLV distribution"), horizonText(), Text::tr("Customers by value; the last bar holds all above the 98th percentile too."));
    DistributionSpec spec;
    TableSpec table;
    table.columns = {column(Text::tr("From"), Kind::Money, 2, QStringLiteral("from")), column(Text::tr("To"), Kind::Money, 2, QStringLiteral("to")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers"))};
    if (m_answer.riskKnown)
        table.columns.append(column(Text::tr("Of the riskiest tenth"), Kind::Number));
    for (const auto& bin : m_answer.bins) {
        DistributionSpec::Bin drawn;
        drawn.low = bin.low;
        drawn.high = &bin == &m_answer.bins.back() && m_answer.bins.size() > 1 ? bin.low + (m_answer.bins.front().high - m_answer.bins.front().low) : bin.high;
        drawn.count = double(bin.n);
        drawn.label = QStringLiteral("%1 – %2").arg(m_fmt.money(bin.low, m_currency), m_fmt.money(bin.high, m_currency));
        spec.bins.append(drawn);
        QList<TableSpec::Cell> row {moneyCell(bin.low, m_currency, m_fmt), moneyCell(bin.high, m_currency, m_fmt), countCell(bin.n, m_fmt)};
        if (m_answer.riskKnown)
            row.append(countCell(bin.atRisk, m_fmt));
        table.rows.append(row);
    }
    if (!spec.bins.isEmpty()) {
        const double first = spec.bins.first().low, last = spec.bins.last().high;
        for (int k = 0; k <= 4; ++k) {
            const double at = first + (last - first) * k / 4;
            spec.ticks.append({at, m_fmt.money(at, m_currency, true)});
        }
    }
    spec.countName = Text::tr("customers");
    made.body = spec;
    made.asTable = table;
    made.reading.finding = Text::tr("Median %1, mean %2.").arg(money(m_answer.median.value), money(m_answer.mean.value));
    if (!m_answer.tenths.empty())
        made.reading.rest = Text::tr("The top tenth holds %1 of all value.").arg(m_fmt.share(m_answer.tenths.back().share, 0));
    return made;
}

Block ValueBlocks::tenths() const
{
    Block made = block("value-tenths", Text::tr("Value by tenths"), Text::tr("share of all value; click to filter"),
        Text::tr("Customers with a value in ten groups of equal size, the most valuable first."));
    BarsSpec bars;
    bars.isShare = true;
    TableSpec table;
    table.columns = {column(Text::tr("Tenth")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("From"), Kind::Money, 2), column(Text::tr("To"), Kind::Money, 2),
        column(Text::tr("Total"), Kind::Money, 2), column(Text::tr("Share"), Kind::Percent, 1), column(Text::tr("Mean risk"), Kind::Percent, 1)};
    for (auto it = m_answer.tenths.rbegin(); it != m_answer.tenths.rend(); ++it) {
        const qint64 number = m_answer.tenths.rend() - it;
        BarsSpec::Bar bar;
        bar.name = number == 10 ? Text::tr("Top tenth") : number == 1 ? Text::tr("Last tenth") : m_fmt.count(number);
        bar.value = it->share;
        bar.text = m_fmt.share(it->share, 1);
        bar.muted = it->n < std::uint64_t(kSmallSample);
        bar.detail = Text::tr("%1 customers, %2 to %3").arg(m_fmt.count(qint64(it->n)), money(it->from), money(it->to));
        bars.bars.append(bar);
        table.rows.append({textCell(bar.name), countCell(it->n, m_fmt), moneyCell(it->from, m_currency, m_fmt), moneyCell(it->to, m_currency, m_fmt),
            moneyCell(it->total, m_currency, m_fmt), shareCell(it->share, m_fmt, 1), shareOrNone(it->meanRisk)});
    }
    made.body = bars;
    made.asTable = table;
    return made;
}

TableSpec ValueBlocks::groupTable(const QString& head, const std::vector<flow::ValueGroup>& groups) const
{
    TableSpec table;
    table.columns = {column(head), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("CLV"), Kind::Money, 2), column(Text::tr("95% CI")),
        column(Text::tr("CAC"), Kind::Money, 2), column(Text::tr("CRV"), Kind::Money, 2), column(Text::tr("CRV, 95% CI")), column(Text::tr("CLV : CAC"), Kind::Number, 1),
        column(Text::tr("Payback, months"), Kind::Number, 1), column(Text::tr("Share of value"), Kind::Percent, 1), column(Text::tr("Revenue at risk"), Kind::Money, 2)};
    for (const auto& group : groups) {
        table.rows.append({textCell(group.name.empty() ? Text::tr("(missing)") : text(group.name)), countCell(group.n, m_fmt), moneyOrNone(group.value.value),
            textCell(moneyInterval(group.value)), moneyOrNone(group.cost.value), moneyOrNone(group.net.value), textCell(moneyInterval(group.net)), numberOrNone(group.ratio, 1),
            numberOrNone(group.payback, 1), shareOrNone(group.share), moneyOrNone(group.atRisk)});
        table.muted.append(group.value.n < kSmallSample);
    }
    return table;
}

Block ValueBlocks::channels() const
{
    const bool costed = m_answer.all.cost.value.has_value();
    const QString title = m_answer.by.empty() || m_answer.by == "acquisition_channel" ? costed ? Text::tr("CRV by channel") : Text::tr("CLV by channel")
                                                                                      : Text::tr("Value by %1").arg(m_answer.byLabel.empty() ? fieldName(text(m_answer.by)) : text(m_answer.byLabel));
    if (m_answer.groups.empty()) {
        Block none = emptyBlock(QStringLiteral("crv-channels"), title,
            Text::tr("Needs the field %1 in a table of customers.").arg(fieldName(QStringLiteral("acquisition_channel"))), QStringLiteral("import"));
        return none;
    }
    Block made = block("crv-channels", title, Text::tr("mean of a customer, 95% interval"), Text::tr("CRV = CLV − CAC of the customers of the channel whose value and cost are known."));
    BarsSpec bars;
    for (const auto& group : m_answer.groups) {
        const core::Estimate& shown = costed ? group.net : group.value;
        BarsSpec::Bar bar;
        bar.name = group.name.empty() ? Text::tr("(missing)") : text(group.name);
        bar.value = orUndefined(shown.value);
        bar.lower = orUndefined(shown.lower);
        bar.upper = orUndefined(shown.upper);
        bar.text = group.payback ? Text::tr("%1 · %2 mo").arg(money(shown.value), m_fmt.number(*group.payback, 1)) : money(shown.value);
        bar.marked = shown.value && *shown.value < 0;
        bar.muted = shown.n < kSmallSample;
        bar.detail = costed ? Text::tr("CRV %1, CLV %2, CAC %3, n %4").arg(withInterval(group.net), money(group.value.value), money(group.cost.value), m_fmt.count(group.cost.n))
                            : Text::tr("CLV %1, n %2").arg(withInterval(group.value), m_fmt.count(group.value.n));
        bars.bars.append(bar);
    }
    made.body = bars;
    made.asTable = groupTable(title, m_answer.groups);
    if (!costed)
        made.caveats.append(costMissing());
    return made;
}

Block ValueBlocks::lorenz() const
{
    Block made = block("lorenz", Text::tr("Lorenz curve"), Text::tr("CLV, %"), Text::tr("Share of all value held by the share of the customers worth least. Gini: twice the area between the curve and equality."));
    if (m_answer.lorenz.empty()) {
        Block none = emptyBlock(made.id, made.title, Text::tr("The values do not add up to a positive sum."), {});
        return none;
    }
    CurveSpec curve;
    TableSpec table;
    table.columns = {column(Text::tr("Customers"), Kind::Percent, 0), column(Text::tr("Share of value"), Kind::Percent, 1)};
    const double last = double(m_answer.lorenz.size() - 1);
    for (std::size_t k = 0; k < m_answer.lorenz.size(); ++k) {
        curve.points.append({100.0 * double(k) / last, m_answer.lorenz[k]});
        table.rows.append({shareCell(double(k) / last, m_fmt, 0), shareCell(m_answer.lorenz[k], m_fmt, 1)});
    }
    curve.xTitle = Text::tr("% of customers, least valuable first");
    curve.yIsShare = true;
    curve.markX = 80;
    curve.markText = m_answer.topShare ? Text::tr("top 20% hold %1").arg(m_fmt.share(*m_answer.topShare, 1)) : QString();
    made.body = curve;
    made.asTable = table;
    if (m_answer.gini)
        made.reading.finding = Text::tr("Gini %1.").arg(m_fmt.number(*m_answer.gini, 2));
    return made;
}

Block ValueBlocks::segments() const
{
    if (m_answer.segments.empty())
        return emptyBlock(QStringLiteral("value-segments"), Text::tr("Value by segment"), Text::tr("No segment is saved yet."), {});
    Block made = block("value-segments", Text::tr("Value by segment"), Text::tr("saved segments; they may overlap"), Text::tr("Mean of the members with a value."));
    const TableSpec table = groupTable(Text::tr("Segment"), m_answer.segments);
    made.body = table;
    made.asTable = table;
    return made;
}

Block ValueBlocks::methods() const
{
    Block made = block("value-methods", Text::tr("Methods compared"),
        m_answer.holdoutMonths > 0 ? Text::tr("holdout from %1, %n month(s)", nullptr, m_answer.holdoutMonths).arg(m_fmt.date(m_answer.holdoutFrom)) : QString(),
        Text::tr("Each method sees what was known before the cut only; what it expected is held against the net amounts that came after it, not discounted. "
                 "Mean error: mean absolute difference by customer. Rank: Spearman correlation of expected and actual."));
    TableSpec table;
    table.columns = {column(Text::tr("Method"), Kind::Text, 0, QStringLiteral("method")), column(Text::tr("CLV, mean"), Kind::Money, 2), column(Text::tr("95% CI")),
        column(Text::tr("Median"), Kind::Money, 2), column(Text::tr("Expected after the cut"), Kind::Money, 2), column(Text::tr("Came"), Kind::Money, 2),
        column(Text::tr("Bias"), Kind::Percent, 1), column(Text::tr("Mean error"), Kind::Money, 2), column(Text::tr("Rank"), Kind::Number, 2), column(Text::tr("Note"))};
    for (const auto& method : m_answer.methods) {
        auto name = textCell(valueMethodTitle(text(method.name)));
        name.strong = method.chosen;
        if (method.missing) {
            QList<TableSpec::Cell> row {name};
            while (row.size() < table.columns.size() - 1)
                row.append(textCell(m_fmt.missing()));
            row.append(textCell(errorText(*method.missing)));
            table.rows.append(row);
            continue;
        }
        const auto& h = method.holdout;
        QStringList notes;
        if (method.chosen)
            notes.append(Text::tr("in use"));
        if (method.name == m_answer.nearest)
            notes.append(Text::tr("smallest mean error"));
        for (const auto& doubt : method.doubts)
            notes.append(doubtText(doubt));
        table.rows.append({name, moneyOrNone(method.mean.value), textCell(moneyInterval(method.mean)), moneyOrNone(method.median),
            moneyOrNone(h ? std::optional(h->expected) : std::nullopt), moneyOrNone(h ? std::optional(h->actual) : std::nullopt), shareOrNone(h ? h->bias : std::nullopt),
            moneyOrNone(h ? std::optional(h->meanError) : std::nullopt), numberOrNone(h ? h->rank : std::nullopt, 2), textCell(notes.join(Text::tr("; ")))});
    }
    made.body = table;
    made.asTable = table;
    if (m_answer.holdoutMonths == 0)
        made.caveats.append(Text::tr("Less than half a year of purchases: no holdout can be tracked."));
    else if (!m_answer.nearest.empty())
        made.reading.finding = Text::tr("%1 came nearest.").arg(valueMethodTitle(text(m_answer.nearest)));
    return made;
}

Block ValueBlocks::tracking() const
{
    const QString title = Text::tr("Expected and what came");
    std::size_t chosen = m_answer.methods.size();
    for (std::size_t k = 0; k < m_answer.methods.size(); ++k)
        if (m_answer.methods[k].chosen)
            chosen = k;
    if (m_answer.tracking.empty() || chosen == m_answer.methods.size())
        return emptyBlock(QStringLiteral("holdout-tracking"), title, Text::tr("Less than half a year of purchases: no holdout can be tracked."), {});
    Block made = block("holdout-tracking", title, Text::tr("cumulative %1, after %2").arg(m_currency, m_fmt.date(m_answer.holdoutFrom)),
        Text::tr("Fitted before the cut; cumulative net amounts of the customers who had bought by then."));
    TrendSpec trend;
    TableSpec table;
    table.columns = {column(Text::tr("Until")), column(Text::tr("Came"), Kind::Money, 2)};
    for (const auto& method : m_answer.methods)
        table.columns.append(column(valueMethodTitle(text(method.name)), Kind::Money, 2));
    for (const auto& track : m_answer.tracking) {
        TrendSpec::Point point;
        point.label = m_fmt.date(track.date);
        point.tick = m_fmt.periodTick(core::periodOf(track.date, core::Grain::Month), &track == &m_answer.tracking.front());
        point.value = orUndefined(track.expected[chosen]);
        point.comparison = track.actual;
        point.valueText = money(track.expected[chosen]);
        point.comparisonText = money(track.actual);
        trend.points.append(point);
        QList<TableSpec::Cell> row {textCell(point.label), moneyCell(track.actual, m_currency, m_fmt)};
        for (std::size_t k = 0; k < m_answer.methods.size(); ++k)
            row.append(moneyOrNone(track.expected[k]));
        table.rows.append(row);
    }
    trend.seriesName = Text::tr("expected");
    trend.comparisonName = Text::tr("came");
    trend.zeroBased = true;
    made.body = trend;
    made.asTable = table;
    if (const auto& h = m_answer.methods[chosen].holdout; h && h->bias)
        made.reading.finding = Text::tr("%1 expected, %2 came (%3%).")
                                   .arg(m_fmt.money(h->expected, m_currency, true), m_fmt.money(h->actual, m_currency, true), m_fmt.signedNumber(*h->bias * 100, 1));
    return made;
}

Block ValueBlocks::holdoutTenths() const
{
    const QString title = Text::tr("Holdout by tenths");
    if (m_answer.holdoutTenths.empty())
        return emptyBlock(QStringLiteral("holdout-tenths"), title, Text::tr("Less than half a year of purchases: no holdout can be tracked."), {});
    Block made = block("holdout-tenths", title, Text::tr("mean of a customer, most expected first"), Text::tr("Customers in ten groups by what was expected of them before the cut."));
    GapSpec gaps;
    TableSpec table;
    table.columns = {column(Text::tr("Tenth")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Expected"), Kind::Money, 2), column(Text::tr("Came"), Kind::Money, 2),
        column(Text::tr("95% CI"))};
    int place = 0;
    for (const auto& tenth : m_answer.holdoutTenths) {
        GapSpec::Row row;
        row.name = m_fmt.count(++place);
        row.from = tenth.expected;
        row.to = orUndefined(tenth.actual.value);
        row.text = money(tenth.actual.value);
        row.muted = tenth.n < std::uint64_t(kSmallSample);
        row.detail = Text::tr("expected %1, came %2, n %3").arg(money(tenth.expected), withInterval(tenth.actual), m_fmt.count(qint64(tenth.n)));
        gaps.rows.append(row);
        table.rows.append({textCell(row.name), countCell(tenth.n, m_fmt), moneyCell(tenth.expected, m_currency, m_fmt), moneyOrNone(tenth.actual.value),
            textCell(moneyInterval(tenth.actual))});
    }
    gaps.fromName = Text::tr("expected");
    gaps.toName = Text::tr("came");
    made.body = gaps;
    made.asTable = table;
    return made;
}

} // namespace

QString valueMethodTitle(const QString& method)
{
    return method == QLatin1String("historical") ? Text::tr("Historical")
        : method == QLatin1String("formula")     ? Text::tr("Formula")
        : method == QLatin1String("bg-nbd")      ? Text::tr("BG/NBD + Gamma-Gamma")
        : method == QLatin1String("sbg")         ? Text::tr("Shifted-beta-geometric")
                                                 : valueMethodName(method);
}

Page valuePage(const flow::ValueAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("value");
    page.title = Text::tr("Value");
    page.question = Text::tr("Where is the value, and what did it cost to win?");
    describePage(page, answer.basis, fmt);
    const ValueBlocks blocks(answer, fmt);
    page.tiles = blocks.tiles();
    page.blocks = {blocks.distribution(), blocks.tenths(), blocks.channels(), blocks.lorenz(), blocks.segments(), blocks.methods(), blocks.tracking(), blocks.holdoutTenths()};
    for (const auto& doubt : answer.doubts)
        page.caveats.append(doubtText(doubt));
    return page;
}

} // namespace holdfast::present
