// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/Pages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChurnRulePage)
};

using Kind = TableSpec::Kind;

constexpr double kThreshold = 0.10; // domain.md section 4: gone when the chance to return is at most this
constexpr std::size_t kDrawn = 400; // points of the drawn curve; the table has every day

int parameter(const flow::Basis& basis, const char* key, int otherwise)
{
    const auto found = basis.parameters.find(key);
    return found != basis.parameters.end() ? QString::fromStdString(found->second).toInt() : otherwise;
}

const flow::ReturnPoint* pointAt(const flow::ChurnRuleAnswer& answer, int days)
{
    for (const auto& point : answer.curve)
        if (point.days == days)
            return &point;
    return nullptr;
}

TableSpec curveTable(const flow::ChurnRuleAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Silent days"), Kind::Number, 0, QStringLiteral("days")),
        column(Text::tr("Chance to return"), Kind::Percent, 1, QStringLiteral("chance")),
        column(Text::tr("95% CI from"), Kind::Percent, 1, QStringLiteral("lower")),
        column(Text::tr("95% CI to"), Kind::Percent, 1, QStringLiteral("upper")),
        column(Text::tr("Gaps still open"), Kind::Number, 0, QStringLiteral("n"))};
    for (const auto& point : answer.curve) {
        const auto& chance = point.chance;
        table.rows.append({countCell(std::uint64_t(std::max(0, point.days)), fmt), rateCell(chance, fmt),
            shareCell(orUndefined(chance.lower), fmt), shareCell(orUndefined(chance.upper), fmt),
            countCell(std::uint64_t(std::max<std::int64_t>(0, chance.n)), fmt)});
        table.muted.append(chance.n < kSmallSample);
    }
    return table;
}

Block curveBlock(const flow::ChurnRuleAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Chance to return");
    if (answer.curve.empty())
        return emptyBlock(QStringLiteral("return-curve"), title,
            answer.basis.warnings.empty() ? needsText(QStringLiteral("transaction"))
                                          : warningText(answer.basis.warnings.front()),
            QStringLiteral("import"));
    Block block;
    block.id = QStringLiteral("return-curve");
    block.title = title;
    const int horizon = parameter(answer.basis, "horizon-days", 365);
    block.subtitle = Text::tr("within %Ln days, by silent days since the last purchase", nullptr, horizon);
    CurveSpec curve;
    curve.yIsShare = true;
    curve.xTitle = Text::tr("Silent days");
    curve.yTitle = Text::tr("Chance to return");
    const std::size_t step = std::max<std::size_t>(1, (answer.curve.size() + kDrawn - 1) / kDrawn);
    for (std::size_t i = 0; i < answer.curve.size(); i += step) {
        const auto& point = answer.curve[i];
        curve.points.append({double(point.days), orUndefined(point.chance.value), orUndefined(point.chance.lower),
            orUndefined(point.chance.upper)});
    }
    curve.thresholdY = kThreshold;
    curve.thresholdText = fmt.share(kThreshold, 0);
    const int marked =
        answer.inForce == "inactivity" && answer.daysInForce > 0 ? answer.daysInForce : answer.proposedDays;
    if (marked > 0) {
        curve.markX = marked;
        curve.markText = Text::tr("%Ln days", nullptr, marked);
    }
    block.body = curve;
    block.asTable = curveTable(answer, fmt);
    const bool doubtful = !answer.basis.warnings.empty();
    block.caveats = caveatsOf(answer.basis);
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr(
        "The chance of another purchase within %Ln days after so many days without one, from the gaps between the "
        "purchases of each customer. Gaps still open at the as-of day are censored, not taken as lost.",
        nullptr, horizon);
    block.provenance.formula =
        Text::tr("1 − S(silent days + time to return) ÷ S(silent days), S = Kaplan–Meier curve of the gaps");
    if (const auto* point = pointAt(answer, answer.proposedDays);
        answer.proposedDays > 0 && point != nullptr && point->chance.value) {
        const QString chance = rateWithInterval(point->chance, fmt);
        block.provenance.interval = intervalLine(point->chance, fmt);
        if (!doubtful) {
            block.reading.finding =
                Text::tr("After %Ln silent days at most one customer in ten returns.", nullptr, answer.proposedDays);
            block.reading.rest = Text::tr("Chance to return within %1 days: %2.").arg(fmt.count(horizon), chance);
        } else {
            block.reading.finding = Text::tr("The proposal of %Ln days is uncertain.", nullptr, answer.proposedDays);
            block.reading.rest = Text::tr("Chance to return within %1 days: %2.").arg(fmt.count(horizon), chance);
        }
    }
    block.footnote = Text::tr(
        "Kaplan–Meier curve of purchase gaps, open gaps censored; band: 95% interval (Greenwood, log-log). Gaps of "
        "one customer are taken as independent, so the band is somewhat narrow.");
    return block;
}

Block factsBlock(const flow::ChurnRuleAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("rule-facts");
    block.title = Text::tr("Churn rule");
    block.subtitle = Text::tr("in force for every figure");
    TableSpec table;
    table.columns = {column(Text::tr("Fact"), Kind::Text, 0, QStringLiteral("fact")),
        column(Text::tr("Value"), Kind::Text, 0, QStringLiteral("value"))};
    const auto row = [&](const QString& fact, const TableSpec::Cell& value) {
        table.rows.append({textCell(fact), value});
    };
    row(Text::tr("Rule in force"), textCell(definitionText(answer.basis)));
    QStringList possible;
    for (const auto& kind : answer.possible)
        possible.append(churnKindName(QString::fromStdString(kind)));
    row(Text::tr("Rules the data allow"), textCell(possible.isEmpty() ? fmt.missing() : possible.join(Text::tr("; "))));
    row(Text::tr("Days of inactivity proposed"),
        answer.proposedDays > 0 ? countCell(std::uint64_t(answer.proposedDays), fmt) : textCell(fmt.missing()));
    if (answer.daysInForce > 0)
        row(Text::tr("Days of inactivity in force"), countCell(std::uint64_t(answer.daysInForce), fmt));
    row(Text::tr("Purchase gaps completed"), countCell(answer.gaps, fmt));
    row(Text::tr("Purchase gaps still open"), countCell(answer.censored, fmt));
    row(Text::tr("Proposal"), textCell(Text::tr("smallest number of days with a chance to return of at most 10%")));
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition =
        Text::tr("The rule says when a customer counts as gone. A churn label in the data comes before a contract "
                 "end, and that before inactivity, unless a rule was chosen.");
    return block;
}

} // namespace

Page churnRulePage(const flow::ChurnRuleAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("churn-rule");
    page.title = Text::tr("Churn rule");
    page.question = Text::tr("When does a customer count as gone?");
    describePage(page, answer.basis, fmt);
    page.blocks = {curveBlock(answer, fmt), factsBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
