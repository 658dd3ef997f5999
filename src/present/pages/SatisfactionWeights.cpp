// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SatisfactionWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SatisfactionWeights)
};

using Kind = TableSpec::Kind;

constexpr double kMostInconsistent = 0.1; // Saaty's bound of the consistency ratio

QString whyMissing(const std::string& word)
{
    if (word == "no-judgements")
        return Text::tr("no judgements");
    if (word == "no-scores")
        return Text::tr("no scores");
    if (word == "no-outcome")
        return Text::tr("no overall question");
    if (word == "few-rows")
        return Text::tr("too few answers");
    if (word == "no-weights")
        return Text::tr("not set");
    return QString::fromStdString(word);
}

// The judgement of this judge; of all together their geometric mean.
analytics::Matrix matrixOf(const domain::IndexSystem& system, const std::string& parent, const std::string& judge)
{
    const auto siblings = system.children(parent);
    std::vector<analytics::Matrix> judges;
    if (const domain::IndexGroup* group = system.group(parent))
        for (const auto& one : group->judges)
            if (judge.empty() || one.judge == judge) {
                const std::vector<double> cells = domain::judgementMatrix(one, siblings);
                analytics::Matrix matrix(siblings.size(), siblings.size());
                for (std::size_t row = 0; row < siblings.size(); ++row)
                    for (std::size_t column = 0; column < siblings.size(); ++column)
                        matrix(row, column) = cells[row * siblings.size() + column];
                judges.push_back(std::move(matrix));
            }
    if (judges.empty())
        return analytics::Matrix(siblings.size(), siblings.size(), 1.0);
    return analytics::combinedJudgements(judges);
}

} // namespace

QString ratioText(double ratio)
{
    const bool below = ratio < 1;
    const double shown = below ? 1 / ratio : ratio;
    const double whole = std::round(shown);
    const QString text = std::abs(shown - whole) < 0.005 ? QString::number(int(whole)) : QLocale().toString(shown, 'f', 1);
    return below && text != QStringLiteral("1") ? QStringLiteral("1/") + text : text;
}

QString judgementText(double ratio, const Fmt& fmt)
{
    const double strength = std::max(ratio, 1 / ratio);
    if (strength < 1.005)
        return Text::tr("equally important");
    const QString text = std::abs(strength - std::round(strength)) < 0.005 ? fmt.number(strength, 0) : fmt.number(strength, 1);
    if (strength < 2.5)
        return Text::tr("slightly more important: %1").arg(text);
    if (strength < 4)
        return Text::tr("moderately more important: %1").arg(text);
    if (strength < 6)
        return Text::tr("strongly more important: %1").arg(text);
    if (strength < 8)
        return Text::tr("very strongly more important: %1").arg(text);
    return Text::tr("extremely more important: %1").arg(text);
}

QString consistencyText(const std::optional<analytics::JudgedWeights>& weights, const Fmt& fmt)
{
    if (!weights || weights->weights.size() < 3 || !weights->cr)
        return {};
    return *weights->cr <= kMostInconsistent ? Text::tr("CR %1 < 0.10").arg(fmt.number(*weights->cr, 3)) : Text::tr("CR %1 > 0.10").arg(fmt.number(*weights->cr, 3));
}

QString inconsistencyText(const flow::GroupWeights& group, const QStringList& names, const Fmt& fmt)
{
    if (!group.repair)
        return {};
    const auto& worst = *group.repair;
    const auto name = [&](std::size_t index) { return names.value(qsizetype(index)); };
    return Text::tr("%1 times %2 should give %3 against %4; it was judged %5.")
        .arg(Text::tr("%1 : %2").arg(name(worst.first), name(worst.second)), Text::tr("%1 : %2").arg(name(worst.second), name(worst.third)), name(worst.first), name(worst.third),
            ratioText(worst.direct))
        + u' ' + Text::tr("Together they say %1.").arg(fmt.number(worst.product, worst.product < 1 ? 2 : 1));
}

QString repairText(const flow::GroupWeights& group, const QStringList& names, const Fmt& fmt)
{
    if (!group.repair)
        return {};
    const auto& mend = *group.repair;
    const QString a = names.value(qsizetype(mend.changeRow)), b = names.value(qsizetype(mend.changeColumn));
    return mend.changedCr ? Text::tr("Set %1 against %2 to %3 (CR %4)").arg(a, b, ratioText(mend.changeTo), fmt.number(*mend.changedCr, 3))
                          : Text::tr("Set %1 against %2 to %3").arg(a, b, ratioText(mend.changeTo));
}

Block weightsBlock(const flow::GroupWeights& group, const QStringList& names, const flow::Basis& basis, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("weights:%1").arg(QString::fromStdString(group.parent));
    block.title = Text::tr("Weights side by side");
    block.subtitle = Text::tr("%; in force: %1").arg(weightKindName(group.inForce));
    TableSpec table;
    table.columns.append(column(Text::tr("Part"), Kind::Text, 0, QStringLiteral("name")));
    for (const auto& set : group.kinds)
        table.columns.append(column(weightKindName(set.kind), Kind::Number, 1, QString::fromUtf8(domain::word(set.kind).data(), qsizetype(domain::word(set.kind).size()))));
    QStringList missing;
    for (const auto& set : group.kinds)
        if (!set.available && !set.missing.empty())
            missing.append(Text::tr("%1: %2").arg(weightKindName(set.kind), whyMissing(set.missing)));
    for (std::size_t child = 0; child < group.children.size(); ++child) {
        QList<TableSpec::Cell> row {textCell(names.value(qsizetype(child)))};
        for (const auto& set : group.kinds) {
            TableSpec::Cell cell = textCell(fmt.missing());
            if (set.available && child < set.weights.size()) {
                cell = numberCell(set.weights[child] * 100, fmt, 1);
                if (child < set.spread.size() && set.spread[child] > 0)
                    cell.text += QStringLiteral(" ±%1").arg(fmt.number(set.spread[child] * 100, 1));
                cell.strong = set.kind == group.inForce;
            }
            row.append(cell);
        }
        table.rows.append(row);
    }
    block.body = table;
    block.asTable = table;
    if (group.kendallW)
        block.reading = {Text::tr("Experts agree with W %1.").arg(fmt.number(*group.kendallW, 2)), group.kendallP ? Text::tr("Kendall's W, p %1.").arg(fmt.pValue(*group.kendallP)) : QString()};
    if (!missing.isEmpty())
        block.caveats.append(missing.join(Text::tr("; ")));
    block.provenance = provenanceOf(basis, block.title, fmt);
    block.provenance.definition = Text::tr("Equal; as entered; mean of the experts' scores; principal eigenvector of the pairwise judgements; Johnson's share of the overall answer's variance. Each set sums to 100%.");
    return block;
}

Block pairsBlock(const flow::GroupWeights& group, const domain::IndexSystem& system, const std::string& judge, const flow::Basis& basis, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("pairs:%1").arg(QString::fromStdString(group.parent));
    block.title = Text::tr("Pairwise weights (AHP)");
    const auto siblings = system.children(group.parent);
    if (siblings.size() < 2)
        return emptyBlock(block.id, block.title, Text::tr("Needs two parts to compare."), {});
    const analytics::Matrix matrix = matrixOf(system, group.parent, judge);
    std::optional<analytics::JudgedWeights> weights = group.ahp;
    if (!judge.empty())
        for (const auto& [name, own] : group.byJudge)
            if (name == judge)
                weights = own;
    GridSpec spec;
    spec.ramp = GridSpec::Ramp::Diverging;
    spec.low = -std::log(9.0);
    spec.high = std::log(9.0);
    spec.barsFromLeft = true;
    spec.barTitle = Text::tr("Weight, %");
    TableSpec table;
    table.columns.append(column(Text::tr("Part"), Kind::Text, 0, QStringLiteral("name")));
    double most = 0;
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        const QString name = QString::fromStdString(siblings[i]->name);
        spec.rowHeads.append(name);
        spec.columnHeads.append(name);
        table.columns.append(column(name, Kind::Number, 2, QString::fromStdString(siblings[i]->id)));
        if (weights && i < weights->weights.size())
            most = std::max(most, weights->weights[i]);
    }
    table.columns.append(column(Text::tr("Weight, %"), Kind::Number, 1, QStringLiteral("weight")));
    const auto hurts = [&](std::size_t row, std::size_t col) {
        if (!group.repair || !judge.empty())
            return false;
        const auto& worst = *group.repair;
        const auto is = [&](std::size_t a, std::size_t b) { return (row == a && col == b) || (row == b && col == a); };
        return is(worst.first, worst.second) || is(worst.second, worst.third) || is(worst.first, worst.third);
    };
    for (std::size_t row = 0; row < siblings.size(); ++row) {
        QList<GridSpec::Cell> cells;
        QList<TableSpec::Cell> line {textCell(spec.rowHeads[qsizetype(row)])};
        for (std::size_t col = 0; col < siblings.size(); ++col) {
            const double ratio = matrix(row, col);
            GridSpec::Cell cell;
            cell.text = ratioText(ratio);
            cell.value = -std::log(ratio) * 1.4; // small ratios are told apart too
            cell.plain = row == col || std::abs(ratio - 1) < 1e-9;
            cell.marked = row < col && hurts(row, col);
            cell.detail = row == col ? QString() : Text::tr("%1 against %2: %3").arg(spec.rowHeads[qsizetype(row)], spec.columnHeads[qsizetype(col)], ratio < 1 ? Text::tr("%1, the other way round").arg(judgementText(ratio, fmt)) : judgementText(ratio, fmt));
            cells.append(cell);
            line.append(numberCell(ratio, fmt, 2));
        }
        spec.rows.append(cells);
        GridSpec::Bar bar;
        if (weights && row < weights->weights.size()) {
            bar.value = most > 0 ? weights->weights[row] / most : 0;
            bar.text = fmt.number(weights->weights[row] * 100, 1);
        }
        spec.rowBars.append(bar);
        line.append(weights && row < weights->weights.size() ? numberCell(weights->weights[row] * 100, fmt, 1) : textCell(fmt.missing()));
        table.rows.append(line);
    }
    block.body = spec;
    block.asTable = table;
    block.provenance = provenanceOf(basis, block.title, fmt);
    block.provenance.definition = Text::tr("Each pair is judged from 1 (equal) to 9 (extremely more important); the weights are the principal right eigenvector. Several judges are combined by the geometric mean of their judgements.");
    block.provenance.formula = Text::tr("CI = (λ − n) ÷ (n − 1); CR = CI ÷ RI");
    if (weights && weights->cr && weights->ri)
        block.provenance.figures = Text::tr("λ %1, n %2, CI %3 ÷ RI %4 = %5")
                                       .arg(fmt.number(weights->lambdaMax, 4), fmt.count(qint64(siblings.size())), fmt.number(weights->ci, 4), fmt.number(*weights->ri, 2), fmt.number(*weights->cr, 3));
    block.provenance.facts.append({Text::tr("Method"), QStringLiteral("Saaty (1980), The Analytic Hierarchy Process")});
    return block;
}

} // namespace holdfast::present
