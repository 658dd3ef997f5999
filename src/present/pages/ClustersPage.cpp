// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/ClustersPage.h"

#include "present/DoubtText.h"
#include "present/RuleText.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ClustersPage)
};

using Kind = TableSpec::Kind;

constexpr double kNoStructure = 0.25, kWeakStructure = 0.5; // Kaufman, Rousseeuw (1990)
constexpr qsizetype kTraitsShown = 3;

QString traitSubject(const flow::ClusterTrait& trait)
{
    const QString field = customerFieldTitle(trait.field);
    return trait.value.empty() ? field : field + QStringLiteral(" = ") + valueText(QString::fromStdString(trait.field.name), QString::fromStdString(trait.value));
}

QString valueOf(const flow::CustomerField& field, double value, const std::string& currency, const Fmt& fmt)
{
    return field.money ? fmt.money(value, QString::fromStdString(currency)) : fmt.number(value, std::abs(value) < 10 ? 2 : std::abs(value) < 100 ? 1 : 0);
}

// "Orders 12.3 against 2.1 (d +1.45 [1.40–1.50])"
QString traitText(const flow::ClusterTrait& trait, const std::string& currency, const Fmt& fmt)
{
    const QString here = trait.value.empty() ? valueOf(trait.field, trait.here, currency, fmt) : fmt.share(trait.here);
    const QString rest = trait.value.empty() ? valueOf(trait.field, trait.rest, currency, fmt) : fmt.share(trait.rest);
    QString effect = (trait.value.empty() ? QStringLiteral("d ") : QStringLiteral("h ")) + fmt.signedNumber(trait.effect, 2);
    if (trait.lower && trait.upper)
        effect = Text::tr("%1 [%2]").arg(effect, fmt.interval(*trait.lower, *trait.upper, 2));
    return Text::tr("%1: %2 against %3 (%4)").arg(traitSubject(trait), here, rest, effect);
}

QString axisTitle(const flow::ClusterAnswer& answer, std::size_t axis, const Fmt& fmt)
{
    return Text::tr("Component %1, %2 of the variance: most of all %3 %4")
        .arg(axis + 1)
        .arg(fmt.share(answer.explained[axis], 0), customerFieldTitle(answer.fields[answer.axisField[axis]]), answer.axisUp[axis] ? QStringLiteral("→") : QStringLiteral("←"));
}

QString structureText(double silhouette)
{
    return silhouette < kNoStructure ? Text::tr("The customers hardly fall into groups.")
        : silhouette < kWeakStructure ? Text::tr("The groups overlap.")
                                      : Text::tr("The groups are well apart.");
}

Block mapBlock(const flow::ClusterAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("cluster-map");
    block.title = Text::tr("Clusters");
    const QString silhouette = answer.silhouette ? fmt.number(*answer.silhouette, 2) : fmt.missing();
    block.subtitle = Text::tr("k-means, k %1, silhouette %2").arg(answer.clusters.size()).arg(silhouette);
    QuadrantSpec spec;
    spec.xTitle = axisTitle(answer, 0, fmt);
    spec.yTitle = axisTitle(answer, 1, fmt);
    for (std::size_t k = 0; k < answer.clusters.size(); ++k) {
        const auto& cluster = answer.clusters[k];
        QuadrantSpec::Point point;
        point.name = QStringLiteral("%1  %2").arg(clusterName(answer, k), fmt.count(qint64(cluster.n)));
        point.x = cluster.x;
        point.y = cluster.y;
        point.muted = cluster.n < std::uint64_t(kSmallSample);
        point.detail = Text::tr("%1 of the customers").arg(fmt.share(cluster.share)) + u'\n' + Text::tr("churn rate %1").arg(rateWithInterval(cluster.churnRate, fmt));
        for (qsizetype t = 0; t < std::min<qsizetype>(kTraitsShown, qsizetype(cluster.traits.size())); ++t)
            point.detail += u'\n' + traitText(cluster.traits[std::size_t(t)], answer.currency, fmt);
        spec.points.append(point);
    }
    for (const auto& each : answer.points) {
        QuadrantSpec::Point member;
        member.x = each.x;
        member.y = each.y;
        member.detail = spec.points[qsizetype(each.cluster)].name;
        spec.points.append(member);
    }
    block.body = spec;
    TableSpec table;
    table.columns = {column(Text::tr("Cluster"), Kind::Text, 0, QStringLiteral("cluster")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Component %1").arg(1), Kind::Number, 2, QStringLiteral("x")), column(Text::tr("Component %1").arg(2), Kind::Number, 2, QStringLiteral("y"))};
    for (std::size_t k = 0; k < answer.clusters.size(); ++k)
        table.rows.append({textCell(clusterName(answer, k)), countCell(answer.clusters[k].n, fmt), numberCell(answer.clusters[k].x, fmt, 2), numberCell(answer.clusters[k].y, fmt, 2)});
    block.asTable = table;
    block.reading = {structureText(answer.silhouette.value_or(0)),
        Text::tr("Mean silhouette %1: below 0.25 no structure, above 0.5 a clear one (Kaufman, Rousseeuw 1990).").arg(silhouette)};
    for (const auto& doubt : answer.doubts)
        block.caveats.append(doubtText(doubt));
    block.footnote = Text::tr("Each dot is a customer, at most 500 drawn at random; the lines hold the four fifths nearest to the middle.");
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Customers are put together who are alike in the figures chosen, each standardised; figures with a long tail by their logarithm. "
                                           "The map shows the two directions in which the customers differ most.");
    QStringList figures;
    for (std::size_t f = 0; f < answer.fields.size(); ++f)
        figures.append(answer.logs[f] ? Text::tr("%1 (logarithm)").arg(customerFieldTitle(answer.fields[f])) : customerFieldTitle(answer.fields[f]));
    block.provenance.figures = listText(figures, fmt);
    return block;
}

Block profilesBlock(const flow::ClusterAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("cluster-profiles");
    block.title = Text::tr("What sets them apart");
    block.subtitle = Text::tr("against all other customers");
    TableSpec table;
    table.columns = {column(Text::tr("Cluster"), Kind::Text, 0, QStringLiteral("cluster")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval")), column(Text::tr("Silhouette"), Kind::Number, 2, QStringLiteral("silhouette")),
        column(Text::tr("What sets it apart"), Kind::Text, 0, QStringLiteral("traits"))};
    double top = 0, highest = -1;
    std::size_t worst = 0;
    bool apart = false; // the worst from every other
    for (std::size_t k = 0; k < answer.clusters.size(); ++k) {
        const auto& cluster = answer.clusters[k];
        QStringList traits;
        for (qsizetype t = 0; t < std::min<qsizetype>(kTraitsShown, qsizetype(cluster.traits.size())); ++t)
            traits.append(traitText(cluster.traits[std::size_t(t)], answer.currency, fmt));
        auto rate = rateCell(cluster.churnRate, fmt);
        const bool small = cluster.active < std::uint64_t(kSmallSample);
        rate.strong = !small;
        table.rows.append({textCell(clusterName(answer, k)), countCell(cluster.n, fmt), shareCell(cluster.share, fmt, 1), rate, intervalCell(cluster.churnRate, fmt),
            cluster.silhouette ? numberCell(*cluster.silhouette, fmt, 2) : textCell(fmt.missing()),
            textCell(traits.isEmpty() ? Text::tr("nothing by more than a small effect") : clausesText(traits, fmt))});
        table.muted.append(small);
        if (small)
            continue;
        top = std::max(top, cluster.churnRate.upper.value_or(0));
        if (cluster.churnRate.value.value_or(-1) > highest) {
            highest = *cluster.churnRate.value;
            worst = k;
        }
    }
    table.scaleHigh = scaleFor(top);
    if (highest >= 0) {
        apart = true;
        for (std::size_t k = 0; k < answer.clusters.size(); ++k)
            apart = apart && (k == worst || answer.clusters[k].churnRate.upper.value_or(1) < answer.clusters[worst].churnRate.lower.value_or(0));
        block.reading = apart
            ? Reading {Text::tr("%1 churns most.").arg(clusterName(answer, worst)), Text::tr("%1, beyond the interval of every other cluster.").arg(rateWithInterval(answer.clusters[worst].churnRate, fmt))}
            : Reading {Text::tr("No cluster churns clearly more than every other."), {}};
    }
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Mean or share in the cluster against that of all other customers. d: difference of means over the common standard deviation; h: difference of "
                                           "shares on Cohen's scale; 0.2 small, 0.5 medium, 0.8 large. No p-values: the clusters were made to differ.");
    return block;
}

Block meansBlock(const flow::ClusterAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("cluster-means");
    block.title = Text::tr("Means of the figures clustered by");
    TableSpec table;
    table.columns = {column(Text::tr("Figure"), Kind::Text, 0, QStringLiteral("figure"))};
    for (std::size_t k = 0; k < answer.clusters.size(); ++k)
        table.columns.append(column(QString(QChar(u'A' + char16_t(k))), Kind::Number, 2));
    for (std::size_t f = 0; f < answer.fields.size(); ++f) {
        QList<TableSpec::Cell> row {textCell(customerFieldTitle(answer.fields[f]))};
        for (const auto& cluster : answer.clusters) {
            auto cell = numberCell(cluster.means[f], fmt, 2);
            cell.text = valueOf(answer.fields[f], cluster.means[f], answer.currency, fmt);
            row.append(cell);
        }
        table.rows.append(row);
    }
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Plain means of the customers of each cluster, in the units of the data.");
    return block;
}

Block numberBlock(const flow::ClusterAnswer& answer, const Fmt& fmt)
{
    const QString id = QStringLiteral("cluster-number"), title = Text::tr("How many clusters?");
    if (answer.silhouettes.empty())
        return emptyBlock(id, title, Text::tr("The number was chosen by hand. Set it to “Suggested” to see how many the data bear."), {});
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("mean silhouette");
    BarsSpec spec;
    TableSpec table;
    table.columns = {column(Text::tr("Clusters"), Kind::Number, 0, QStringLiteral("k")), column(Text::tr("Silhouette"), Kind::Number, 3, QStringLiteral("silhouette"))};
    for (std::size_t i = 0; i < answer.silhouettes.size(); ++i) {
        BarsSpec::Bar bar;
        bar.name = fmt.count(qint64(i + 2));
        bar.value = orUndefined(answer.silhouettes[i]);
        bar.text = answer.silhouettes[i] ? fmt.number(*answer.silhouettes[i], 2) : fmt.missing();
        bar.marked = i + 2 == answer.clusters.size();
        spec.bars.append(bar);
        table.rows.append({countCell(i + 2, fmt), answer.silhouettes[i] ? numberCell(*answer.silhouettes[i], fmt, 3) : textCell(fmt.missing())});
    }
    block.body = spec;
    block.asTable = table;
    block.reading = {Text::tr("%n clusters lie best with their own.", nullptr, int(answer.clusters.size())), {}};
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Silhouette: how much nearer a customer is to the own cluster than to the next one, from −1 to 1, on average. "
                                           "Measured on at most 4,000 customers; the highest mean is suggested.");
    return block;
}

} // namespace

QString clusterName(const flow::ClusterAnswer& answer, std::size_t cluster)
{
    const QString letter(QChar(u'A' + char16_t(cluster)));
    QStringList words;
    for (const auto& trait : answer.clusters[cluster].traits)
        if (words.size() < 2 && trait.value.empty() && trait.clusteredBy)
            words.append(customerFieldTitle(trait.field) + (trait.effect > 0 ? QStringLiteral(" ↑") : QStringLiteral(" ↓")));
    return words.isEmpty() ? letter : letter + QStringLiteral(": ") + words.join(QStringLiteral(", "));
}

Page clustersPage(const flow::ClusterAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("clusters");
    page.title = Text::tr("Clusters");
    page.question = Text::tr("Which groups do the customers fall into by themselves?");
    describePage(page, answer.basis, fmt);
    page.blocks = {mapBlock(answer, fmt), profilesBlock(answer, fmt), meansBlock(answer, fmt), numberBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
