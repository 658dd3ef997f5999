// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"
#include "present/DoubtText.h"
#include "present/ReasonText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/FigureParts.h"
#include "present/pages/RiskPages.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RiskPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString areaText(const core::Estimate& auc, const Fmt& fmt)
{
    if (!auc.value)
        return fmt.missing();
    return auc.lower && auc.upper ? QStringLiteral("%1 [%2]").arg(fmt.number(*auc.value, 3), fmt.interval(*auc.lower, *auc.upper, 3)) : fmt.number(*auc.value, 3);
}

TableSpec::Cell maybe(const std::optional<double>& value, const Fmt& fmt, int decimals)
{
    return value ? numberCell(*value, fmt, decimals) : textCell(fmt.missing());
}

QString testedText(const flow::RiskCard& card, const Fmt& fmt)
{
    if (card.outOfTime && !card.cutoffs.empty())
        return Text::tr("tested out of time: made before %1, tested on the %n day(s) after it", nullptr, card.horizonDays).arg(fmt.date(card.cutoffs.front()));
    return card.history ? Text::tr("cross-validated on one cut-off: the facts are too short for a test out of time")
                        : Text::tr("cross-validated: the label has no dates, so the model cannot be tested on a later time");
}

Block tiersBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    const QString currency = text(answer.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Tier"), Kind::Text, 0, QStringLiteral("tier")), column(Text::tr("Risk from"), Kind::Percent, 1, QStringLiteral("from")),
        column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Mean risk"), Kind::Percent, 1, QStringLiteral("mean")),
        column(Text::tr("Remaining value"), Kind::Money, 0, QStringLiteral("value")), column(Text::tr("Revenue at risk"), Kind::Money, 0, QStringLiteral("at-risk"))};
    for (const auto& tier : answer.tiers)
        table.rows.append({textCell(tierName(text(tier.name))), shareCell(tier.from, fmt, 1), countCell(tier.n, fmt), shareCell(tier.meanRisk, fmt, 1),
            moneyCell(tier.remainingValue, currency, fmt, true), moneyCell(tier.atRisk, currency, fmt, true)});
    Block block = figureBlock("risk-tiers", Text::tr("Risk tiers"), answer.card.history ? Text::tr("active customers by chance to churn within %n day(s)", nullptr, answer.card.horizonDays)
                                                                                               : Text::tr("customers who stay so far, by likeness to those who left"),
        table, answer.basis, fmt);
    block.footnote = valueMethodName(text(answer.valueMethod));
    block.provenance.definition = (answer.card.history ? Text::tr("Risk is the calibrated chance to churn within the horizon by the churn rule in force.")
                                                       : Text::tr("Risk is the calibrated chance that a customer with these attributes is among those who left; it names no time."))
        + QStringLiteral(" ") + Text::tr("Revenue at risk is the sum of risk × remaining value.");
    return block;
}

Block importanceBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Feature"), Kind::Text, 0, QStringLiteral("feature")), column(Text::tr("Importance"), Kind::Percent, 1, QStringLiteral("importance")),
        column(Text::tr("Drift (PSI)"), Kind::Number, 3, QStringLiteral("psi"))};
    for (const auto& feature : answer.card.features)
        if (feature.importance > 0)
            table.rows.append({textCell(featureName(text(feature.id), text(feature.label), text(feature.level))), shareCell(feature.importance, fmt, 1), maybe(feature.psi, fmt, 3)});
    Block block = figureBlock("risk-importance", Text::tr("What the model looks at"), Text::tr("share of importance, drift since the training"), table, answer.basis, fmt);
    block.footnote = Text::tr("Importance says what moves the score, not what causes churn.");
    return block;
}

Block calibrationBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    const auto& tested = answer.card.chosen().tested;
    CurveSpec curve;
    curve.xTitle = Text::tr("Predicted risk");
    curve.yTitle = Text::tr("Churned in fact");
    curve.yIsShare = true;
    TableSpec table;
    table.columns = {column(Text::tr("Predicted"), Kind::Percent, 1), column(Text::tr("Churned in fact"), Kind::Percent, 1), column(Text::tr("95% CI")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers"))};
    for (const auto& bin : tested.calibration)
        if (bin.predicted && bin.observed) {
            const auto churned = analytics::wilsonInterval(std::llround(*bin.observed * static_cast<double>(bin.n)), bin.n);
            curve.points.append({*bin.predicted, *bin.observed, churned.lower.value_or(kUndefined), churned.upper.value_or(kUndefined)});
            table.rows.append({shareCell(*bin.predicted, fmt, 1), shareCell(*bin.observed, fmt, 1),
                textCell(churned.lower && churned.upper ? fmt.rateInterval(churned) : fmt.missing()), countCell(static_cast<std::uint64_t>(bin.n), fmt)});
        }
    Block block = figureBlock("risk-calibration", Text::tr("Calibration"), testedText(answer.card, fmt), table, answer.basis, fmt);
    block.body = curve;
    if (tested.ece && tested.brier)
        block.reading.rest = Text::tr("Predicted and observed churn differ by %1 points on average (ECE); Brier score %2.").arg(fmt.number(*tested.ece * 100, 1), fmt.number(*tested.brier, 4));
    return block;
}

Block liftBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    const auto& tested = answer.card.chosen().tested;
    TableSpec table;
    table.columns = {column(Text::tr("Tenth"), Kind::Number, 0, QStringLiteral("tenth")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Churn rate"), Kind::Percent, 1),
        column(Text::tr("Lift"), Kind::Number, 2), column(Text::tr("Churners caught so far"), Kind::Percent, 1)};
    for (std::size_t k = 0; k < tested.lift.size(); ++k) {
        const auto& group = tested.lift[k];
        table.rows.append({countCell(k + 1, fmt), countCell(static_cast<std::uint64_t>(group.n), fmt), shareCell(group.rate, fmt, 1), maybe(group.lift, fmt, 2),
            group.capture ? shareCell(*group.capture, fmt, 1) : textCell(fmt.missing())});
    }
    Block block = figureBlock("risk-lift", Text::tr("Lift and gain"), Text::tr("tenths by descending risk"), table, answer.basis, fmt);
    if (!tested.lift.empty() && tested.lift.front().lift)
        block.reading.finding = Text::tr("The riskiest tenth churns %1 times as often as the average.").arg(fmt.number(*tested.lift.front().lift, 1));
    return block;
}

Block testsBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Model")), column(Text::tr("Rows of")), column(Text::tr("AUC [95% CI]")), column(Text::tr("PR-AUC"), Kind::Number, 3),
        column(Text::tr("Brier"), Kind::Number, 4), column(Text::tr("ECE"), Kind::Number, 4), column(Text::tr("Log loss"), Kind::Number, 4), column(Text::tr("Log loss, validation"), Kind::Number, 4)};
    for (const auto& test : answer.card.tests)
        for (const bool tested : {true, false}) {
            const auto& m = tested ? test.tested : test.training;
            auto name = textCell(modelName(text(test.kind)));
            name.strong = test.chosen;
            table.rows.append({name, textCell(tested ? Text::tr("test") : Text::tr("training")), textCell(areaText(m.auc, fmt)), maybe(m.prAuc, fmt, 3),
                maybe(m.brier, fmt, 4), maybe(m.ece, fmt, 4), maybe(m.logLoss, fmt, 4), tested ? maybe(test.validationLoss, fmt, 4) : textCell({})});
        }
    Block block = figureBlock("risk-tests", Text::tr("Models tried"), testedText(answer.card, fmt), table, answer.basis, fmt);
    block.footnote = Text::tr("In use is the model with the smaller log loss in the validation, on rows it was not made of and that are not in the test. Training figures flatter: the model has seen these rows.");
    return block;
}

Block cardBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    const auto& card = answer.card;
    TableSpec table;
    table.columns = {column(Text::tr("Item")), column(Text::tr("Value"))};
    const auto add = [&](const QString& label, const QString& value) { table.rows.append({textCell(label), textCell(value)}); };
    add(Text::tr("Model"), modelName(text(card.kind)));
    add(Text::tr("Kept in the workspace"), card.kept ? Text::tr("yes") : Text::tr("no, made for this page"));
    add(Text::tr("Made of data as of"), fmt.date(card.trainedAsOf));
    add(Text::tr("Churn rule"), churnKindName(text(card.definition)));
    add(Text::tr("Horizon"), card.history ? Text::tr("%n day(s)", nullptr, card.horizonDays) : Text::tr("none: the label has no dates"));
    add(Text::tr("Recent window"), Text::tr("%n day(s)", nullptr, card.windowDays));
    QStringList cutoffs;
    for (const auto cutoff : card.cutoffs)
        cutoffs.append(fmt.date(cutoff));
    add(Text::tr("Cut-offs"), cutoffs.isEmpty() ? Text::tr("none: one row a customer, as it is now") : listText(cutoffs, fmt));
    add(Text::tr("Rows learned from"), Text::tr("%1 of %2, %3 churned").arg(fmt.count(qint64(card.rows)), fmt.count(qint64(card.candidates)), fmt.count(qint64(card.events))));
    add(Text::tr("Test"), testedText(card, fmt));
    add(Text::tr("Calibration"), card.calibration == "platt" ? Text::tr("Platt, out of fold") : Text::tr("isotonic, out of fold"));
    add(Text::tr("Customer attributes"), card.history ? Text::tr("as they stand today; events as of each cut-off") : Text::tr("as they stand today"));
    return figureBlock("risk-card", Text::tr("Model card"), {}, table, answer.basis, fmt);
}

Block leftOutBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Column")), column(Text::tr("Why"))};
    for (const auto& out : answer.card.leftOut)
        table.rows.append({textCell(text(out.label.empty() ? out.column : out.label)), textCell(leftOutName(text(out.reason)))});
    return figureBlock("risk-left-out", Text::tr("Columns left out"), {}, table, answer.basis, fmt);
}

Block treeBlock(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Customers who")), column(Text::tr("Rows"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Churn rate"), Kind::Percent, 1)};
    const auto& tree = answer.card.tree;
    const auto nameOf = [&](int feature) {
        const auto& id = answer.card.featureIds[static_cast<std::size_t>(feature)];
        for (const auto& note : answer.card.features)
            if (note.id == id)
                return std::pair(featureName(text(id), text(note.label), text(note.level)), !note.level.empty());
        return std::pair(text(id), false);
    };
    for (std::size_t i = 0; i < tree.size(); ++i) {
        if (tree[i].feature >= 0)
            continue; // leaves only
        QStringList path;
        for (int at = int(i); tree[static_cast<std::size_t>(at)].parent >= 0; at = tree[static_cast<std::size_t>(at)].parent) {
            const auto& node = tree[static_cast<std::size_t>(at)];
            const auto& parent = tree[static_cast<std::size_t>(node.parent)];
            const auto [name, level] = nameOf(parent.feature);
            if (level)
                path.prepend(node.yes ? Text::tr("not %1").arg(name) : name);
            else
                path.prepend((node.yes ? QStringLiteral("%1 ≤ %2") : QStringLiteral("%1 > %2")).arg(name, fmt.number(parent.threshold, 2)));
        }
        const double n = static_cast<double>(tree[i].n);
        table.rows.append({textCell(clausesText(path, fmt)), countCell(static_cast<std::uint64_t>(tree[i].n), fmt),
            shareCell(n > 0 ? static_cast<double>(tree[i].events) / n : 0, fmt, 1)});
    }
    Block block = figureBlock("risk-tree", Text::tr("The model in three questions"), Text::tr("a small tree for slides; scores come from the model above"), table, answer.basis, fmt);
    return block;
}

} // namespace

Page riskPage(const flow::RiskAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("risk");
    page.title = Text::tr("Risk model");
    page.question = Text::tr("Who will leave, and how sure is that?");
    describePage(page, answer.basis, fmt);
    const auto& auc = answer.card.chosen().tested.auc;
    double atRisk = 0;
    for (const auto& tier : answer.tiers)
        atRisk += tier.atRisk;
    page.tiles = {figureTile("auc", Text::tr("AUC in the test"), auc.value ? fmt.number(*auc.value, 3) : fmt.missing(),
                      auc.lower && auc.upper ? fmt.interval(*auc.lower, *auc.upper, 3) : QString(),
                      Text::tr("Chance that a customer who churned has a higher score than one who stayed; 0.5 is guessing."), answer.basis, fmt),
        figureTile("expected", Text::tr("Expected to churn"), fmt.count(std::llround(answer.expected)), Text::tr("of %1").arg(fmt.count(qint64(answer.scored))),
            Text::tr("Sum of the risks of all active customers of the scope."), answer.basis, fmt),
        figureTile("high-risk", Text::tr("High risk"), fmt.count(qint64(answer.tiers.front().n)), Text::tr("risk from %1").arg(fmt.rate(answer.tiers.front().from)),
            Text::tr("Customers in the high tier."), answer.basis, fmt),
        figureTile("revenue-at-risk", Text::tr("Revenue at risk"), fmt.money(atRisk, text(answer.currency), true), {}, Text::tr("Sum of risk × remaining value."), answer.basis, fmt),
        figureTile("drift", Text::tr("Drift of the score"), answer.scorePsi ? fmt.number(*answer.scorePsi, 3) : fmt.missing(),
            answer.retrain ? Text::tr("retrain") : Text::tr("stable"), Text::tr("Population stability index since the training; over 0.2 training again is suggested."), answer.basis, fmt)};
    page.blocks = {tiersBlock(answer, fmt), importanceBlock(answer, fmt), calibrationBlock(answer, fmt), liftBlock(answer, fmt), testsBlock(answer, fmt),
        cardBlock(answer, fmt), treeBlock(answer, fmt)};
    if (!answer.card.leftOut.empty())
        page.blocks.append(leftOutBlock(answer, fmt));
    for (const auto& doubt : answer.doubts)
        page.caveats.append(doubtText(doubt));
    if (answer.silentDays > 0)
        page.caveats.append(Text::tr("Who left within %1 had been silent for %2 or more when the model scored them: by the churn rule a departure is a long silence, so much of it is known beforehand. Read the AUC with that in mind; a longer horizon is the harder test.")
                                .arg(Text::tr("%n day(s)", nullptr, answer.card.horizonDays), Text::tr("%n day(s)", nullptr, answer.silentDays)));
    if (answer.retrain)
        page.caveats.append(Text::tr("The customers have changed since the model was trained: train it again."));
    return page;
}

} // namespace holdfast::present
