// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/RiskPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LifetimesPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

TableSpec::Cell maybe(const std::optional<double>& value, const Fmt& fmt, int decimals)
{
    return value ? numberCell(*value, fmt, decimals) : textCell(fmt.missing());
}

Block courseBlock(const flow::LifetimesAnswer& answer, const Fmt& fmt)
{
    CurveSpec curve;
    curve.xTitle = Text::tr("Days since the start");
    curve.yTitle = Text::tr("Still customers");
    curve.yIsShare = true;
    TableSpec table;
    table.columns = {column(curve.xTitle, Kind::Number, 0), column(curve.yTitle, Kind::Percent, 1), column(Text::tr("95% CI")), column(Text::tr("Seen so long"), Kind::Number, 0)};
    for (const auto& point : answer.curve) {
        const auto& stay = point.survival;
        curve.points.append({point.time, stay.value.value_or(kUndefined), stay.lower.value_or(kUndefined), stay.upper.value_or(kUndefined)});
        table.rows.append({numberCell(point.time, fmt, 0), stay.value ? shareCell(*stay.value, fmt, 1) : textCell(fmt.missing()), textCell(fmt.rateInterval(stay)),
            countCell(static_cast<std::uint64_t>(point.atRisk), fmt)});
    }
    Block block;
    block.id = QStringLiteral("stay-curve");
    block.title = Text::tr("Time to churn");
    block.subtitle = Text::tr("%1 customers, %2 churned").arg(fmt.count(answer.all.n), fmt.count(answer.all.events));
    if (const auto& middle = answer.all.median) {
        curve.markX = *middle;
        const QString days = Text::tr("%n day(s)", nullptr, int(std::lround(*middle)));
        curve.markText = Text::tr("half: %1").arg(days);
        block.reading.finding = Text::tr("Half of the customers leave within %1.").arg(days);
        if (answer.all.medianLower && answer.all.medianUpper)
            block.reading.rest = Text::tr("95% interval %1 days.").arg(fmt.interval(*answer.all.medianLower, *answer.all.medianUpper, 0));
    } else {
        block.reading.rest = Text::tr("Within the time seen, fewer than half leave: there is no median yet.");
    }
    block.body = curve;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Kaplan-Meier: share of customers not yet gone so many days after their start. Who has not left yet counts as long as seen.");
    return block;
}

} // namespace

std::vector<const flow::HazardCoefficient*> shownHazards(const flow::HazardsAnswer& answer)
{
    std::vector<const flow::HazardCoefficient*> shown;
    for (const auto& c : answer.coefficients)
        if (c.hazardRatio)
            shown.push_back(&c);
    std::ranges::stable_sort(shown, {}, [](const auto* c) { return c->p.value_or(1); });
    return shown;
}

Page lifetimesPage(const flow::LifetimesAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("lifetimes");
    page.title = Text::tr("How long customers stay");
    describePage(page, answer.basis, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Group")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Churned"), Kind::Number, 0),
        column(Text::tr("Median days"), Kind::Number, 0), column(Text::tr("Still there after a year"), Kind::Percent, 1), column(Text::tr("95% CI")),
        column(Text::tr("Mean days, limited"), Kind::Number, 0)};
    for (const auto& group : answer.groups) {
        const core::Estimate* year = nullptr;
        for (const auto& point : group.at)
            if (point.time == 365)
                year = &point.survival;
        table.rows.append({textCell(group.value.empty() ? Text::tr("All") : text(group.value)), countCell(static_cast<std::uint64_t>(group.n), fmt),
            countCell(static_cast<std::uint64_t>(group.events), fmt), maybe(group.median, fmt, 0), year && year->value ? shareCell(*year->value, fmt, 1) : textCell(fmt.missing()),
            textCell(year ? fmt.rateInterval(*year) : QString()), maybe(group.restrictedMean, fmt, 0)});
    }
    Block block;
    block.id = QStringLiteral("lifetimes");
    block.title = page.title;
    block.subtitle = Text::tr("days from the start to churn, open lives censored");
    block.body = table;
    block.asTable = table;
    if (answer.p)
        block.reading.rest = Text::tr("Log-rank test of the groups: p %1.").arg(fmt.pValue(*answer.p));
    block.footnote = Text::tr("Mean days are those lived within the first %n day(s).", nullptr, int(answer.tau));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Who started before the facts begin is counted from their first day on (delayed entry).");
    page.blocks = {courseBlock(answer, fmt), block};
    return page;
}

Page hazardsPage(const flow::HazardsAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("hazards");
    page.title = Text::tr("What goes with leaving sooner");
    describePage(page, answer.basis, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Attribute")), column(Text::tr("Hazard ratio"), Kind::Number, 2), column(Text::tr("95% CI")), column(Text::tr("Coefficient"), Kind::Number, 3),
        column(Text::tr("p value")), column(Text::tr("Proportional, p"))};
    QStringList leftOut;
    std::set<std::string> about; // what leftOut says
    for (const auto& c : answer.coefficients)
        if (!c.hazardRatio) {
            leftOut.append(featureName(text(c.column), text(c.label), text(c.level)));
            about.insert(c.name);
        }
    for (const auto* coefficient : shownHazards(answer)) {
        const auto& c = *coefficient;
        auto name = textCell(featureName(text(c.column), text(c.label), text(c.level)));
        name.strong = c.p.value_or(1) < 0.05;
        table.rows.append({name, maybe(c.hazardRatio, fmt, 2),
            textCell(c.lower && c.upper ? fmt.interval(*c.lower, *c.upper, 2) : fmt.missing()), maybe(c.coef, fmt, 3),
            textCell(c.p ? fmt.pValue(*c.p) : fmt.missing()), textCell(c.proportionalP ? fmt.pValue(*c.proportionalP) : fmt.missing())});
    }
    Block block;
    block.id = QStringLiteral("hazards");
    block.title = page.title;
    block.subtitle = Text::tr("%1 customers, %2 churned").arg(fmt.count(qint64(answer.n)), fmt.count(qint64(answer.events)));
    block.body = table;
    block.asTable = table;
    QStringList references;
    for (const auto& [name, level] : answer.references)
        references.append(text(name) + QStringLiteral(" = ") + text(level));
    block.footnote = Text::tr("Held against %1. Attributes as they stand today; a relation is no cause.").arg(listText(references, fmt));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Over 1: leaves sooner, all other attributes equal. Proportional, p: small values say that the ratio changes over a life.");
    page.blocks = {block};
    if (!leftOut.empty())
        page.caveats.append(Text::tr("Left out, because they have one value or follow from the others: %1.").arg(listText(leftOut, fmt)));
    for (const auto& doubt : answer.doubts)
        if (!about.contains(doubt.subject))
            page.caveats.append(doubtText(doubt));
    return page;
}

} // namespace holdfast::present
