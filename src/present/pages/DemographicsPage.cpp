// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/GroupPages.h"

#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DemographicsPage)
};

using Kind = TableSpec::Kind;

QString bandText(const std::vector<int>& from, std::size_t band)
{
    return band + 1 == from.size() ? Text::tr("%1 and more").arg(from[band]) : QStringLiteral("%1–%2").arg(from[band]).arg(from[band + 1] - 1);
}

// "18–25" for a range, the word otherwise.
QString binText(const flow::ProfileField& field, const flow::ProfileBin& bin)
{
    if (bin.bin.missing)
        return Text::tr("(missing)");
    if (bin.bin.other)
        return Text::tr("(other)");
    if (!field.ordered)
        return valueText(QString::fromStdString(field.field.name), QString::fromStdString(bin.bin.from));
    const QString label = QString::fromStdString(bin.bin.label), to = QString::fromStdString(bin.bin.to);
    return bin.bin.from == bin.bin.to || bin.bin.label != bin.bin.from ? label : to.isEmpty() ? Text::tr("from %1").arg(label) : Text::tr("%1 to under %2").arg(label, to);
}

Block pyramidBlock(const flow::DemographicsAnswer& answer, const Fmt& fmt)
{
    const QString id = QStringLiteral("age-pyramid"), title = Text::tr("Age and gender");
    if (!answer.pyramid)
        return emptyBlock(id, title, Text::tr("The data tell no age or no gender of the customers. Map such a column as “age”, “birth year” or “gender” to see how they are spread."), {});
    const auto& pyramid = *answer.pyramid;
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("customers by age");
    FlowSpec spec;
    spec.gainedName = QString::fromStdString(pyramid.genders[0]);
    spec.lostName = pyramid.genders.size() > 1 ? QString::fromStdString(pyramid.genders[1]) : QString();
    TableSpec table;
    table.columns = {column(Text::tr("Age"), Kind::Text, 0, QStringLiteral("age"))};
    for (const auto& gender : pyramid.genders) {
        table.columns.append(column(Text::tr("%1: customers").arg(QString::fromStdString(gender)), Kind::Number, 0, QStringLiteral("customers:") + QString::fromStdString(gender)));
        table.columns.append(column(Text::tr("%1: churn rate").arg(QString::fromStdString(gender)), Kind::Text));
    }
    for (std::size_t band = 0; band < pyramid.from.size(); ++band) {
        FlowSpec::Point point;
        point.label = point.tick = bandText(pyramid.from, band);
        point.gained = double(pyramid.counts[0][band]);
        point.lost = pyramid.counts.size() > 1 ? double(pyramid.counts[1][band]) : 0;
        spec.points.append(point);
        QList<TableSpec::Cell> row {textCell(point.label)};
        for (std::size_t g = 0; g < pyramid.counts.size(); ++g) {
            row.append(countCell(pyramid.counts[g][band], fmt));
            row.append(textCell(rateWithInterval(pyramid.churnRates[g][band], fmt)));
        }
        table.rows.append(row);
    }
    block.body = spec;
    block.asTable = table;
    if (pyramid.without > 0)
        block.caveats.append(Text::tr("%Ln customers are left out: no age or another gender.", nullptr, int(pyramid.without)));
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = pyramid.fromBirth ? Text::tr("Customers by the age they have on the as-of day, one gender up, the other down.") : Text::tr("Customers by the age the data give, one gender up, the other down.");
    return block;
}

QString effectText(const flow::ProfileField& field, const Fmt& fmt)
{
    if (!field.effectValue)
        return Text::tr("Too few for a test");
    const QString value = (field.effect == "cohens_d" ? QStringLiteral("d ") : QStringLiteral("V ")) + fmt.number(*field.effectValue, 2);
    return field.effectLower && field.effectUpper ? value + QStringLiteral(" [%1]").arg(fmt.interval(*field.effectLower, *field.effectUpper, 2)) : value;
}

QString usualText(const flow::ProfileField& field, const QString& currency, const Fmt& fmt)
{
    if (field.ordered) {
        const auto words = [&](const std::optional<double>& value) {
            return !value ? fmt.missing() : field.field.type == "date" ? fmt.date({int(*value)}) : field.field.money ? fmt.money(*value, currency) : fmt.number(*value, std::max(1, field.field.decimals));
        };
        return Text::tr("%1 (%2–%3)").arg(words(field.p50), words(field.p25), words(field.p75));
    }
    const auto most = std::ranges::max_element(field.bins, {}, [](const flow::ProfileBin& bin) { return bin.bin.missing || bin.bin.other ? 0 : bin.n; });
    return most == field.bins.end() || field.n == 0 ? fmt.missing() : Text::tr("%1 %2").arg(binText(field, *most), fmt.share(double(most->n) / double(field.n)));
}

Block fieldsBlock(const flow::DemographicsAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("profile-fields");
    block.title = Text::tr("Who the customers are");
    TableSpec table;
    table.columns = {column(Text::tr("Field"), Kind::Text, 0, QStringLiteral("field")), column(Text::tr("Family"), Kind::Text, 0, QStringLiteral("family")),
        column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Missing"), Kind::Number, 0, QStringLiteral("missing")),
        column(Text::tr("Values"), Kind::Number, 0, QStringLiteral("distinct")), column(Text::tr("Median (middle half), or commonest"), Kind::Text, 0, QStringLiteral("usual")),
        column(Text::tr("Difference in churn"), Kind::Text, 0, QStringLiteral("effect")), column(Text::tr("Adjusted p"), Kind::Number, 4, QStringLiteral("p"))};
    int clear = 0;
    const QString currency = QString::fromStdString(answer.currency);
    for (const auto& field : answer.fields) {
        table.rows.append({textCell(customerFieldTitle(field.field)), textCell(familyName(QString::fromStdString(field.family))), countCell(field.n, fmt), countCell(field.missing, fmt),
            countCell(field.distinct, fmt), textCell(usualText(field, currency, fmt)), textCell(effectText(field, fmt)), field.pAdjusted ? numberCell(*field.pAdjusted, fmt, 4) : textCell(fmt.missing())});
        if (field.pAdjusted)
            table.rows.last().last().text = fmt.pValue(*field.pAdjusted);
        table.muted.append(field.test.empty());
        clear += field.pAdjusted.value_or(1) < 0.05;
    }
    block.body = table;
    block.asTable = table;
    block.reading = clear == 0 ? Reading {Text::tr("Churn goes clearly with none of these fields."), {}}
                               : Reading {Text::tr("Churn goes with %n of these fields.", nullptr, clear), Text::tr("Beyond chance after correction for many comparisons; a relation is no cause.")};
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Words: chi-square of value and churn, Cramér's V. Numbers: Welch's t of those who stayed against those who left, Cohen's d. "
                                           "p corrected for all fields (Benjamini–Hochberg). Under 30 customers on either side: no test.");
    return block;
}

Block barsBlock(const flow::DemographicsAnswer& answer, const flow::ProfileField& field, bool churn, const Fmt& fmt)
{
    Block block;
    block.id = churn ? QStringLiteral("profile-churn") : QStringLiteral("profile-values");
    block.title = customerFieldTitle(field.field);
    block.subtitle = churn ? Text::tr("churn rate, 95% CI") : Text::tr("share of the customers");
    BarsSpec spec;
    spec.isShare = true;
    TableSpec table;
    table.columns = {column(Text::tr("Value"), Kind::Text, 0, QStringLiteral("value")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("Active at start"), Kind::Number, 0, QStringLiteral("active")),
        column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned")), column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval"))};
    const double all = double(field.n + field.missing);
    double active = 0, churned = 0, top = 0;
    for (const auto& bin : field.bins) {
        BarsSpec::Bar bar;
        bar.name = binText(field, bin);
        bar.muted = bin.active < std::uint64_t(kSmallSample) && churn;
        const double share = all > 0 ? double(bin.n) / all : 0;
        bar.value = churn ? orUndefined(bin.churnRate.value) : share;
        if (churn && bin.churnRate.lower && bin.churnRate.upper) {
            bar.lower = *bin.churnRate.lower;
            bar.upper = *bin.churnRate.upper;
        }
        bar.text = churn ? rateText(bin.churnRate, fmt) : fmt.share(share);
        bar.detail = Text::tr("%1 customers").arg(fmt.count(qint64(bin.n))) + u'\n' + Text::tr("churn rate %1").arg(rateWithInterval(bin.churnRate, fmt));
        spec.bars.append(bar);
        active += double(bin.active);
        churned += double(bin.churned);
        if (!bar.muted)
            top = std::max(top, bin.churnRate.upper.value_or(0));
        table.rows.append({textCell(bar.name), countCell(bin.n, fmt), shareCell(share, fmt, 1), countCell(bin.active, fmt), countCell(bin.churned, fmt), rateCell(bin.churnRate, fmt), intervalCell(bin.churnRate, fmt)});
        table.muted.append(bin.active < std::uint64_t(kSmallSample));
    }
    table.scaleHigh = scaleFor(top);
    if (churn && active > 0)
        spec.reference = churned / active;
    block.body = spec;
    block.asTable = table;
    if (churn)
        block.footnote = Text::tr("Dashed: all customers. Grey: fewer than 30 active at the start.");
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = churn ? Text::tr("Share of those active at the start of the period who churned in it, by value of the field.") : Text::tr("Customers of each value over all customers of the selection.");
    return block;
}

} // namespace

std::size_t firstField(const flow::DemographicsAnswer& answer)
{
    std::size_t first = 0;
    for (std::size_t i = 0; i < answer.fields.size(); ++i)
        if (answer.fields[i].pAdjusted.value_or(2) < answer.fields[first].pAdjusted.value_or(2))
            first = i;
    return first;
}

Page demographicsPage(const flow::DemographicsAnswer& answer, std::size_t chosen, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("demographics");
    page.title = Text::tr("Profile");
    page.question = Text::tr("Who are the customers, and who of them leaves?");
    describePage(page, answer.basis, fmt);
    page.blocks = {pyramidBlock(answer, fmt), fieldsBlock(answer, fmt)};
    if (chosen < answer.fields.size()) {
        page.blocks.append(barsBlock(answer, answer.fields[chosen], false, fmt));
        page.blocks.append(barsBlock(answer, answer.fields[chosen], true, fmt));
    }
    return page;
}

} // namespace holdfast::present
