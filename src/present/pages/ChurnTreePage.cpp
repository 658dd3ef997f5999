// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/ChurnTreePage.h"

#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChurnTreePage)
};

using Kind = TableSpec::Kind;

bool isSmall(const flow::ChurnTreeNode& node)
{
    return node.churnRate.n < kSmallSample;
}

QString timesText(const flow::ChurnTreeNode& node, const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    const double all = answer.all.value.value_or(0);
    return all > 0 && node.churnRate.value && !isSmall(node) ? Text::tr("%1×").arg(fmt.number(*node.churnRate.value / all, 1)) : fmt.missing();
}

QString definitionText(const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    const QString when = answer.period ? Text::tr("Churn in %1 of those active at its start, by what was known on %2.").arg(fmt.period(*answer.period), fmt.date(answer.knownOn))
                                       : Text::tr("Churn as the label says, by the attributes as they stand.");
    return when + u' '
        + Text::tr("One half of the customers, drawn at random, chose the questions; the tree was cut back by ten-fold cross-validation to the smallest one within one standard error of the best. "
                   "Rates and intervals are those of the other half.");
}

double topOf(const flow::ChurnTreeAnswer& answer)
{
    double top = 0;
    for (const auto& node : answer.nodes)
        top = isSmall(node) ? top : std::max(top, node.churnRate.upper.value_or(0));
    return scaleFor(top);
}

QList<TableSpec::Cell> cellsOf(const flow::ChurnTreeNode& node, const QString& name, const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    auto rate = rateCell(node.churnRate, fmt);
    rate.strong = node.left < 0 && !isSmall(node);
    return {textCell(name), countCell(node.n, fmt), countCell(std::uint64_t(node.churnRate.n), fmt), countCell(node.churned, fmt), rate, intervalCell(node.churnRate, fmt),
        textCell(timesText(node, answer, fmt))};
}

TableSpec tableOf(const QString& first, const flow::ChurnTreeAnswer& answer)
{
    TableSpec table;
    table.columns = {column(first, Kind::Text, 0, QStringLiteral("rule")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Tested on"), Kind::Number, 0, QStringLiteral("tested")), column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")), column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval")),
        column(Text::tr("Against all"), Kind::Text, 0, QStringLiteral("times"))};
    table.scaleHigh = topOf(answer);
    if (answer.all.value)
        table.reference = *answer.all.value;
    return table;
}

Block leavesBlock(const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("tree-leaves");
    block.title = Text::tr("Segments the tree proposes");
    TableSpec table = tableOf(Text::tr("Segment"), answer);
    for (const auto leaf : leavesByChurn(answer)) {
        const auto& node = answer.nodes[leaf];
        table.rows.append(cellsOf(node, ruleText(node.rule), answer, fmt));
        table.muted.append(isSmall(node));
    }
    block.body = table;
    block.asTable = table;
    if (answer.nodes.size() < 2) {
        block.reading = {Text::tr("No question tells who churns."), Text::tr("Cut back by cross-validation, nothing is left of the tree: no split holds for customers it has not seen.")};
    } else if (answer.highest >= 0) {
        const auto& node = answer.nodes[std::size_t(answer.highest)];
        const bool beyond = node.churnRate.lower.value_or(0) > answer.all.upper.value_or(1);
        block.reading = {beyond ? Text::tr("%1: churn %2.").arg(ruleText(node.rule), rateText(node.churnRate, fmt)) : Text::tr("No segment churns clearly more than all customers."),
            Text::tr("%1 against %2 of all.").arg(rateWithInterval(node.churnRate, fmt), rateWithInterval(answer.all, fmt))};
    }
    block.footnote = Text::tr("A segment saved from here looks at the fields as they are then. A relation is no cause.");
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = definitionText(answer, fmt);
    QStringList asked, left;
    for (const auto& field : answer.fields)
        asked.append(customerFieldTitle(field));
    block.provenance.facts.append({Text::tr("Fields asked about"), listText(asked, fmt)});
    for (const auto& [field, reason] : answer.leftOut)
        left.append(customerFieldTitle(field) + QStringLiteral(" (") + reasonName(QString::fromStdString(reason)) + u')');
    for (const auto& [field, reason] : answer.leftOut)
        if (reason == "defines-churn")
            block.caveats.append(Text::tr("%1: not asked about, for the churn rule itself counts it.").arg(customerFieldTitle(field)));
    if (!left.isEmpty())
        block.provenance.facts.append({Text::tr("Fields left out"), listText(left, fmt)});
    return block;
}

Block treeBlock(const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("churn-tree");
    block.title = Text::tr("Churn tree");
    block.subtitle = Text::tr("%n segments", nullptr, int((answer.nodes.size() + 1) / 2));
    TableSpec table = tableOf(Text::tr("Question"), answer);
    for (const auto& node : answer.nodes) {
        const QString name = node.parent < 0 ? Text::tr("All active customers") : ruleText(node.condition);
        table.rows.append(cellsOf(node, QString(qsizetype(node.depth), QChar(0x2003)) + name, answer, fmt));
        table.muted.append(isSmall(node));
    }
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = definitionText(answer, fmt);
    return block;
}

Block sizeBlock(const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    const QString id = QStringLiteral("tree-size"), title = Text::tr("How large a tree holds?");
    if (answer.steps.size() < 2)
        return emptyBlock(id, title, Text::tr("No question lowers the error even for the customers it was chosen on."), {});
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("error on customers the tree has not seen, 1 = the plain rate");
    CurveSpec spec;
    spec.xTitle = Text::tr("Segments");
    spec.yTitle = Text::tr("Error");
    TableSpec table;
    table.columns = {column(Text::tr("Segments"), Kind::Number, 0, QStringLiteral("leaves")), column(Text::tr("Error"), Kind::Number, 3, QStringLiteral("error")),
        column(Text::tr("Standard error"), Kind::Number, 3, QStringLiteral("se"))};
    for (std::size_t i = answer.steps.size(); i-- > 0;) {
        const auto& step = answer.steps[i];
        spec.points.append({double(step.leaves), step.error, step.error - step.errorSe, step.error + step.errorSe});
        table.rows.append({countCell(step.leaves, fmt), numberCell(step.error, fmt, 3), numberCell(step.errorSe, fmt, 3)});
    }
    const auto& chosen = answer.steps[answer.chosen];
    spec.markX = double(chosen.leaves);
    spec.markText = Text::tr("chosen: %1").arg(fmt.count(qint64(chosen.leaves)));
    block.body = spec;
    block.asTable = table;
    block.reading = {Text::tr("The tree explains %1 of the differences of customers it has not seen.").arg(fmt.share(std::max(0.0, 1 - chosen.error))), {}};
    block.footnote = Text::tr("Band: one standard error. The smallest tree within one standard error of the best is chosen.");
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = definitionText(answer, fmt);
    return block;
}

} // namespace

std::vector<std::size_t> leavesByChurn(const flow::ChurnTreeAnswer& answer)
{
    std::vector<std::size_t> leaves;
    for (std::size_t i = 0; i < answer.nodes.size(); ++i)
        if (answer.nodes[i].left < 0)
            leaves.push_back(i);
    const auto rank = [&](std::size_t leaf) { return isSmall(answer.nodes[leaf]) ? -1.0 : answer.nodes[leaf].churnRate.value.value_or(-1); };
    std::ranges::stable_sort(leaves, std::greater {}, rank);
    return leaves;
}

Page churnTreePage(const flow::ChurnTreeAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("tree");
    page.title = Text::tr("Churn tree");
    page.question = Text::tr("Which questions find those who leave?");
    describePage(page, answer.basis, fmt);
    page.blocks = {leavesBlock(answer, fmt), treeBlock(answer, fmt), sizeBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
