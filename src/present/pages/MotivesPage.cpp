// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"
#include "present/DoubtText.h"
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/FigureParts.h"
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

// "12.3% [10.1–14.0]", sorted by the share.
TableSpec::Cell share(const core::Estimate& estimate, const Fmt& fmt)
{
    auto cell = rateCell(estimate, fmt);
    cell.text = rateWithInterval(estimate, fmt);
    return cell;
}

QString withInterval(const std::optional<double>& value, const std::optional<double>& lower, const std::optional<double>& upper, const Fmt& fmt)
{
    if (!value)
        return fmt.missing();
    return lower && upper ? QStringLiteral("%1 [%2]").arg(fmt.number(*value, 2), fmt.interval(*lower, *upper, 2)) : fmt.number(*value, 2);
}

// A share by period with its interval; `of` gives count and base, base 0 = not told.
template <class Of> Block shareTrend(const char* id, const QString& title, const QString& subtitle, const flow::ChurnClassesAnswer& answer, const Fmt& fmt, Of of)
{
    std::vector<core::Period> periods;
    for (const auto& p : answer.periods)
        periods.push_back(p.period);
    const QStringList ticks = tickTexts(periods, fmt);
    TrendSpec spec;
    spec.unit = QStringLiteral("%");
    spec.seriesName = Text::tr("Share, 95% CI");
    spec.zeroBased = true;
    TableSpec table;
    table.columns = {column(Text::tr("Period")), column(Text::tr("n"), Kind::Number, 0, QStringLiteral("cases")), column(Text::tr("Of"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Share [95% CI]"), Kind::Percent, 1)};
    for (std::size_t i = 0; i < answer.periods.size(); ++i) {
        const auto& p = answer.periods[i];
        const auto [k, base] = of(p);
        TrendSpec::Point point;
        point.label = fmt.period(p.period);
        point.tick = ticks.value(qsizetype(i));
        point.partial = p.partial;
        if (base == 0) {
            spec.points.append(point);
            continue;
        }
        const auto estimate = analytics::wilsonInterval(static_cast<std::int64_t>(k), static_cast<std::int64_t>(base));
        if (base >= std::uint64_t(kTinySample)) {
            point.value = orUndefined(estimate.value) * 100;
            point.lower = orUndefined(estimate.lower) * 100;
            point.upper = orUndefined(estimate.upper) * 100;
        }
        point.valueText = rateText(estimate, fmt);
        point.intervalText = fmt.rateInterval(estimate);
        spec.points.append(point);
        table.rows.append({textCell(point.label), countCell(k, fmt), countCell(base, fmt), share(estimate, fmt)});
        table.muted.append(p.partial);
    }
    Block block = figureBlock(id, title, subtitle, table, answer.basis, fmt);
    block.body = spec;
    if (table.rows.isEmpty()) {
        block.state = State::Empty;
        block.emptyText = Text::tr("The data do not tell it: see the remarks of the table of classes.");
    }
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
    shares.columns = {column(Text::tr("Motive")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Share [95% CI]"), Kind::Percent, 1),
        column(Text::tr("Mean score"), Kind::Number, 2), column(Text::tr("Of those gone"), Kind::Percent, 1), column(Text::tr("Of those staying"), Kind::Percent, 1)};
    for (const auto& category : answer.categories) {
        auto name = textCell(motiveCategoryName(text(category.id)));
        name.strong = true;
        shares.rows.append({name, countCell(category.n, fmt), share(category.interval, fmt), numberCell(category.score, fmt, 2), share(category.intervalGone, fmt),
            share(category.intervalStaying, fmt)});
        shares.levels.append(0);
        for (const auto& motive : category.motives) {
            shares.rows.append({textCell(motive.name.empty() ? motiveName(text(motive.id)) : text(motive.name)), countCell(motive.n, fmt), share(motive.interval, fmt),
                numberCell(motive.score, fmt, 2), textCell({}), textCell({})});
            shares.levels.append(1);
        }
    }
    Block motives = figureBlock("motives", Text::tr("Motives by category"), Text::tr("of %1 customers with evidence").arg(fmt.count(qint64(answer.withEvidence))), shares, answer.basis, fmt);
    motives.provenance.definition = Text::tr("A score is 1 − the product of (1 − weight) over the pieces of evidence. Shares count customers with any evidence; one may have several motives.");
    motives.footnote = Text::tr("Evidence is what was said or happened. Who says nothing is not in it.");

    TableSpec validation;
    validation.columns = {column(Text::tr("Category")), column(Text::tr("Cronbach's alpha [95% CI]")), column(Text::tr("Odds ratio of churn, +0.1 [95% CI]")), column(Text::tr("p"))};
    for (const auto& category : answer.categories)
        validation.rows.append({textCell(motiveCategoryName(text(category.id))), textCell(withInterval(category.alpha, category.alphaLower, category.alphaUpper, fmt)),
            textCell(withInterval(category.oddsRatio, category.oddsLower, category.oddsUpper, fmt)), textCell(category.p ? fmt.pValue(*category.p) : fmt.missing())});
    Block valid = figureBlock("motive-validation", Text::tr("Validation"),
        Text::tr("%1 customers, %2 churned").arg(fmt.count(qint64(answer.validated)), fmt.count(qint64(answer.validatedChurned))), validation, answer.basis, fmt);
    if (answer.factorAgreement)
        valid.reading.rest = Text::tr("%1 of the motives load on the factor of their category.").arg(fmt.share(*answer.factorAgreement, 0));
    valid.footnote = Text::tr("From evidence before the horizon; stated churn reasons are left out, since only who left gives one. A relation is no cause.");

    TableSpec kinds;
    kinds.columns = {column(Text::tr("Evidence")), column(Text::tr("Pieces"), Kind::Number, 0)};
    for (const auto& [kind, n] : answer.kinds)
        kinds.rows.append({textCell(evidenceName(text(kind))), countCell(n, fmt)});
    page.blocks = {motives, valid, figureBlock("motive-evidence", Text::tr("Where the evidence comes from"), {}, kinds, answer.basis, fmt)};

    if (!answer.segments.empty()) {
        TableSpec segments;
        segments.columns = {column(Text::tr("Segment")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers"))};
        for (const auto& category : answer.categories)
            segments.columns.append(column(motiveCategoryName(text(category.id)), Kind::Percent, 1));
        for (const auto& segment : answer.segments) {
            QList<TableSpec::Cell> row {textCell(segment.value.empty() ? Text::tr("(missing)") : text(segment.value)), countCell(segment.n, fmt)};
            for (const auto& part : segment.intervals)
                row.append(share(part, fmt));
            segments.rows.append(row);
            segments.muted.append(segment.n < std::uint64_t(kSmallSample));
        }
        page.blocks.append(figureBlock("motive-segments", Text::tr("Motives by segment"), Text::tr("share of the customers with evidence, 95% CI"), segments, answer.basis, fmt));
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
    table.columns = {column(Text::tr("Period")), column(Text::tr("Active"), Kind::Number, 0, QStringLiteral("active")), column(degreeName(QStringLiteral("light")), Kind::Number, 0),
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
    Block block = figureBlock("churn-classes", page.title, Text::tr("customers"), table, answer.basis, fmt);
    block.provenance.definition = Text::tr("Light: orders or spending at least 30% under the own baseline, still active. Moderate: a category no longer bought that was bought in two or more windows "
                                           "before. Severe: gone by the churn rule. Cause and value class are of those gone.");
    if (answer.causesBy.empty())
        block.caveats.append(Text::tr("Neither a churn reason nor payments are there: all churn counts as voluntary."));
    if (!answer.degreesKnown)
        block.caveats.append(Text::tr("Without dated churn and purchases, light and moderate churn cannot be told."));
    page.blocks = {block, shareTrend("churn-degrees", Text::tr("Light and moderate churn"), Text::tr("% of the active customers"), answer, fmt, [&](const auto& p) {
                       return answer.degreesKnown ? std::pair(p.light + p.moderate, p.active) : std::pair(std::uint64_t {0}, std::uint64_t {0});
                   }),
        shareTrend("churn-causes", Text::tr("Involuntary churn"), Text::tr("% of the customers gone"), answer, fmt,
            [&](const auto& p) { return answer.causesBy.empty() ? std::pair(std::uint64_t {0}, std::uint64_t {0}) : std::pair(p.involuntary, p.severe); }),
        shareTrend("churn-values", Text::tr("High-value customers among those gone"), Text::tr("% of the customers gone"), answer, fmt,
            [&](const auto& p) { return std::pair(p.high, answer.valuesBy == "none" ? std::uint64_t {0} : p.severe); })};
    return page;
}

Page motiveCustomersPage(const flow::MotiveCustomers& answer, const QString& name, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("motive-customers");
    page.title = name.isEmpty() ? Text::tr("Customers with evidence") : Text::tr("Customers: %1").arg(name);
    describePage(page, answer.basis, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Customer"), Kind::Text, 0, QStringLiteral("customer")), column(Text::tr("Score"), Kind::Number, 2, QStringLiteral("score")),
        column(Text::tr("Pieces"), Kind::Number, 0, QStringLiteral("pieces")), column(Text::tr("State"), Kind::Text, 0, QStringLiteral("state"))};
    for (const auto& one : answer.customers)
        table.rows.append({textCell(text(one.customer)), numberCell(one.score, fmt, 2), countCell(one.pieces, fmt), textCell(one.gone ? Text::tr("gone") : Text::tr("active"))});
    Block block = figureBlock("motive-customers", page.title, Text::tr("%1 of %2, highest score first").arg(fmt.count(qint64(answer.customers.size())), fmt.count(qint64(answer.total))), table,
        answer.basis, fmt);
    if (answer.customers.empty()) {
        block.state = State::Empty;
        block.emptyText = Text::tr("No customer shows evidence of it.");
    }
    page.blocks = {block};
    return page;
}

Page motiveEvidencePage(const QString& customer, const std::vector<flow::MotiveEvidence>& evidence, const flow::Basis& basis, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("customer-motives");
    page.title = Text::tr("Evidence of %1").arg(customer);
    TableSpec table;
    table.columns = {column(Text::tr("Date")), column(Text::tr("Motive")), column(Text::tr("Evidence")), column(Text::tr("What was said")), column(Text::tr("Weight"), Kind::Number, 1)};
    for (const auto& one : evidence)
        table.rows.append({textCell(one.day.isValid() ? fmt.date(one.day) : fmt.missing()), textCell(motiveName(text(one.motive))), textCell(evidenceName(text(one.kind))),
            textCell(text(one.text)), numberCell(one.weight, fmt, 1)});
    Block block = figureBlock("customer-motives", page.title, Text::tr("%n piece(s), latest first", nullptr, int(evidence.size())), table, basis, fmt);
    block.provenance.definition = Text::tr("The score of a motive is 1 − the product of (1 − weight) over its evidence, each kind counted once a day.");
    if (evidence.empty()) {
        block.state = State::Empty;
        block.emptyText = Text::tr("Nothing this customer said or did is evidence of a motive.");
    }
    page.blocks = {block};
    return page;
}

} // namespace holdfast::present
