// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/RiskPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MotivesPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

TableSpec::Cell share(const std::optional<double>& value, const Fmt& fmt)
{
    return value ? shareCell(*value, fmt, 1) : textCell(fmt.missing());
}

QString withInterval(const std::optional<double>& value, const std::optional<double>& lower, const std::optional<double>& upper, const Fmt& fmt)
{
    if (!value)
        return fmt.missing();
    return lower && upper ? QStringLiteral("%1 [%2]").arg(fmt.number(*value, 2), fmt.interval(*lower, *upper, 2)) : fmt.number(*value, 2);
}

Block tableBlock(const char* id, const QString& title, const QString& subtitle, const TableSpec& table, const flow::Basis& basis, const Fmt& fmt)
{
    Block block;
    block.id = QLatin1String(id);
    block.title = title;
    block.subtitle = subtitle;
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(basis, title, fmt);
    return block;
}

} // namespace

Page motivesPage(const flow::MotivesAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("motives");
    page.title = Text::tr("Motives");
    page.question = Text::tr("Why do customers leave?");
    describePage(page, answer.basis, fmt);

    TableSpec shares;
    shares.columns = {column(Text::tr("Motive")), column(Text::tr("Customers"), Kind::Number, 0), column(Text::tr("Share"), Kind::Percent, 1),
        column(Text::tr("Mean score"), Kind::Number, 2), column(Text::tr("Of those gone"), Kind::Percent, 1), column(Text::tr("Of those staying"), Kind::Percent, 1)};
    for (const auto& category : answer.categories) {
        auto name = textCell(motiveCategoryName(text(category.id)));
        name.strong = true;
        shares.rows.append({name, countCell(category.n, fmt), shareCell(category.share, fmt, 1), numberCell(category.score, fmt, 2), share(category.shareGone, fmt),
            share(category.shareStaying, fmt)});
        shares.levels.append(0);
        for (const auto& motive : category.motives) {
            shares.rows.append({textCell(motive.name.empty() ? motiveName(text(motive.id)) : text(motive.name)), countCell(motive.n, fmt), shareCell(motive.share, fmt, 1),
                numberCell(motive.score, fmt, 2), textCell({}), textCell({})});
            shares.levels.append(1);
        }
    }
    Block motives = tableBlock("motives", Text::tr("Motives by category"), Text::tr("of %1 customers with evidence").arg(fmt.count(qint64(answer.withEvidence))), shares, answer.basis, fmt);
    motives.provenance.definition = Text::tr("A score is 1 − the product of (1 − weight) over the pieces of evidence. Shares count customers with any evidence; one may have several motives.");
    motives.footnote = Text::tr("Evidence is what was said or happened. Who says nothing is not in it.");

    TableSpec validation;
    validation.columns = {column(Text::tr("Category")), column(Text::tr("Cronbach's alpha [95% CI]")), column(Text::tr("Odds ratio of churn, +0.1 [95% CI]")), column(Text::tr("p"))};
    for (const auto& category : answer.categories)
        validation.rows.append({textCell(motiveCategoryName(text(category.id))), textCell(withInterval(category.alpha, category.alphaLower, category.alphaUpper, fmt)),
            textCell(withInterval(category.oddsRatio, category.oddsLower, category.oddsUpper, fmt)), textCell(category.p ? fmt.pValue(*category.p) : fmt.missing())});
    Block valid = tableBlock("motive-validation", Text::tr("Validation"),
        Text::tr("%1 customers, %2 churned").arg(fmt.count(qint64(answer.validated)), fmt.count(qint64(answer.validatedChurned))), validation, answer.basis, fmt);
    if (answer.factorAgreement)
        valid.reading.rest = Text::tr("%1 of the motives load on the factor of their category.").arg(fmt.share(*answer.factorAgreement, 0));
    valid.footnote = Text::tr("From evidence before the horizon; stated churn reasons are left out, since only who left gives one. A relation is no cause.");

    TableSpec kinds;
    kinds.columns = {column(Text::tr("Evidence")), column(Text::tr("Pieces"), Kind::Number, 0)};
    for (const auto& [kind, n] : answer.kinds)
        kinds.rows.append({textCell(evidenceName(text(kind))), countCell(n, fmt)});
    page.blocks = {motives, valid, tableBlock("motive-evidence", Text::tr("Where the evidence comes from"), {}, kinds, answer.basis, fmt)};

    if (!answer.segments.empty()) {
        TableSpec segments;
        segments.columns = {column(Text::tr("Segment")), column(Text::tr("Customers"), Kind::Number, 0)};
        for (const auto& category : answer.categories)
            segments.columns.append(column(motiveCategoryName(text(category.id)), Kind::Percent, 1));
        for (const auto& segment : answer.segments) {
            QList<TableSpec::Cell> row {textCell(segment.value.empty() ? Text::tr("(missing)") : text(segment.value)), countCell(segment.n, fmt)};
            for (const double part : segment.shares)
                row.append(shareCell(part, fmt, 1));
            segments.rows.append(row);
            segments.muted.append(segment.n < std::uint64_t(kSmallSample));
        }
        page.blocks.append(tableBlock("motive-segments", Text::tr("Motives by segment"), Text::tr("share of the customers with evidence"), segments, answer.basis, fmt));
    }
    for (const auto& doubt : answer.doubts)
        page.caveats.append(doubtText(doubt));
    return page;
}

Page churnClassesPage(const flow::ChurnClassesAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("churn-classes");
    page.title = Text::tr("Churn by degree, cause and value");
    describePage(page, answer.basis, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Period")), column(Text::tr("Active"), Kind::Number, 0), column(degreeName(QStringLiteral("light")), Kind::Number, 0),
        column(degreeName(QStringLiteral("moderate")), Kind::Number, 0), column(degreeName(QStringLiteral("severe")), Kind::Number, 0),
        column(causeName(QStringLiteral("voluntary")), Kind::Number, 0), column(causeName(QStringLiteral("involuntary")), Kind::Number, 0),
        column(valueClassName(QStringLiteral("high")), Kind::Number, 0), column(valueClassName(QStringLiteral("ordinary")), Kind::Number, 0),
        column(valueClassName(QStringLiteral("low")), Kind::Number, 0)};
    const auto add = [&](const flow::ChurnClassPeriod& p, const QString& name) {
        const auto degree = [&](std::uint64_t n) { return answer.degreesKnown ? countCell(n, fmt) : textCell(fmt.missing()); };
        table.rows.append({textCell(name), countCell(p.active, fmt), degree(p.light), degree(p.moderate), countCell(p.severe, fmt), countCell(p.voluntary, fmt),
            countCell(p.involuntary, fmt), countCell(p.high, fmt), countCell(p.ordinary, fmt), countCell(p.low, fmt)});
        table.muted.append(p.partial);
    };
    for (const auto& period : answer.periods)
        add(period, fmt.period(period.period));
    if (answer.periods.empty() && answer.current)
        add(*answer.current, Text::tr("so far"));
    Block block = tableBlock("churn-classes", page.title, Text::tr("customers"), table, answer.basis, fmt);
    block.provenance.definition = Text::tr("Light: orders or spending at least 30% under the own baseline, still active. Moderate: a category no longer bought that was bought in two or more windows "
                                           "before. Severe: gone by the churn rule. Cause and value class are of those gone.");
    if (answer.causesBy.empty())
        block.caveats.append(Text::tr("Neither a churn reason nor payments are there: all churn counts as voluntary."));
    if (!answer.degreesKnown)
        block.caveats.append(Text::tr("Without dated churn and purchases, light and moderate churn cannot be told."));
    page.blocks = {block};
    return page;
}

} // namespace holdfast::present
