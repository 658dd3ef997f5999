// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/TargetGroupsPage.h"

#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TargetGroupsPage)
};

using Kind = TableSpec::Kind;

QString fieldName(flow::MatrixField field)
{
    switch (field) {
    case flow::MatrixField::Grow:
        return Text::tr("Grow");
    case flow::MatrixField::Protect:
        return Text::tr("Protect");
    case flow::MatrixField::Test:
        return Text::tr("Test");
    case flow::MatrixField::Limit:
        return Text::tr("Limit");
    }
    return {};
}

QString growthText(const flow::SegmentWorth& group, const Fmt& fmt)
{
    return group.growth ? fmt.signedNumber(*group.growth * 100, 1) + u'%' : fmt.missing();
}

QString netText(const flow::SegmentWorth& group, const QString& currency, const Fmt& fmt)
{
    if (!group.netPerCustomer.value)
        return fmt.missing();
    const QString value = fmt.money(*group.netPerCustomer.value, currency);
    return group.netPerCustomer.lower && group.netPerCustomer.upper
        ? QStringLiteral("%1 [%2]").arg(value, fmt.interval(*group.netPerCustomer.lower, *group.netPerCustomer.upper, *group.netPerCustomer.value < 100 ? 2 : 0))
        : value;
}

Block matrixBlock(const flow::TargetGroupsAnswer& answer, const Fmt& fmt)
{
    const QString id = QStringLiteral("target-matrix"), title = Text::tr("Growth and value");
    const QString currency = QString::fromStdString(answer.currency);
    QuadrantSpec spec;
    spec.xTitle = Text::tr("Growth of active customers in the period, %");
    spec.yTitle = Text::tr("Net amount a customer, 365 days");
    spec.topLeft = fieldName(flow::MatrixField::Protect);
    spec.topRight = fieldName(flow::MatrixField::Grow);
    spec.bottomLeft = fieldName(flow::MatrixField::Limit);
    spec.bottomRight = fieldName(flow::MatrixField::Test);
    TableSpec table;
    table.columns = {column(Text::tr("Segment"), Kind::Text, 0, QStringLiteral("segment")), column(Text::tr("Growth"), Kind::Text, 0, QStringLiteral("growth")), column(Text::tr("Net amount a customer"), Kind::Text, 0, QStringLiteral("net")),
        column(Text::tr("Field"), Kind::Text, 0, QStringLiteral("field"))};
    QStringList protect;
    for (const auto& group : answer.groups) {
        if (!group.field)
            continue;
        QuadrantSpec::Point point;
        point.name = QString::fromStdString(group.name);
        point.x = *group.growth * 100;
        point.y = *group.netPerCustomer.value;
        point.marked = *group.field == flow::MatrixField::Protect;
        point.muted = group.n < std::uint64_t(kSmallSample);
        point.detail = Text::tr("%1 customers").arg(fmt.count(qint64(group.n))) + u'\n' + Text::tr("growth %1").arg(growthText(group, fmt)) + u'\n' + Text::tr("net amount a customer %1").arg(netText(group, currency, fmt)) + u'\n'
            + Text::tr("churn rate %1").arg(rateWithInterval(group.churnRate, fmt));
        spec.points.append(point);
        if (point.marked && !point.muted)
            protect.append(point.name);
        table.rows.append({textCell(point.name), textCell(growthText(group, fmt)), textCell(netText(group, currency, fmt)), textCell(fieldName(*group.field))});
    }
    if (spec.points.isEmpty())
        return emptyBlock(id, title, Text::tr("The matrix needs purchases with amounts, churn with dates, and saved segments with 30 active customers."), {});
    spec.xCut = *answer.all.growth * 100;
    spec.yCut = *answer.all.netPerCustomer.value;
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("the cross: all customers");
    block.body = spec;
    block.asTable = table;
    block.reading = protect.isEmpty() ? Reading {Text::tr("No valuable segment shrinks faster than all customers."), {}}
                                      : Reading {Text::tr("Valuable and shrinking: %1.").arg(protect.join(Text::tr(", "))), {}};
    block.footnote = Text::tr("Who is in a segment today is followed over the period: a rule about recent purchases picks those who stayed.");
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr("Growth: active at the end of the period over active at its start, less one. Value: net amount of the last 365 days over the customers of the segment. Both against all customers.");
    return block;
}

Block groupsBlock(const flow::TargetGroupsAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("target-groups");
    block.title = Text::tr("Target groups");
    const QString currency = QString::fromStdString(answer.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Segment"), Kind::Text, 0, QStringLiteral("segment")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")), column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval")), column(Text::tr("May be contacted"), Kind::Text, 0, QStringLiteral("reachable")),
        column(Text::tr("Differs by (mean |d|)"), Kind::Number, 2, QStringLiteral("differentiation")), column(Text::tr("Most in"), Kind::Text, 0, QStringLiteral("strongest")),
        column(Text::tr("Net amount a customer"), Kind::Text, 0, QStringLiteral("net")), column(Text::tr("Share of net amount"), Kind::Percent, 1, QStringLiteral("net-share")), column(Text::tr("Growth"), Kind::Text, 0, QStringLiteral("growth")),
        column(Text::tr("Field"), Kind::Text, 0, QStringLiteral("field"))};
    double top = 0;
    for (const auto& group : answer.groups) {
        const bool small = group.active < std::uint64_t(kSmallSample);
        table.rows.append({textCell(QString::fromStdString(group.name)), countCell(group.n, fmt), shareCell(group.share, fmt, 1), rateCell(group.churnRate, fmt), intervalCell(group.churnRate, fmt),
            textCell(group.reachable.value ? rateWithInterval(group.reachable, fmt) : fmt.missing()), group.differentiation ? numberCell(*group.differentiation, fmt, 2) : textCell(fmt.missing()),
            textCell(group.strongest ? Text::tr("%1 (d %2)").arg(customerFieldTitle(group.strongestField), fmt.signedNumber(*group.strongest, 2)) : fmt.missing()), textCell(netText(group, currency, fmt)),
            shareCell(group.netShare, fmt, 1), textCell(growthText(group, fmt)), textCell(group.field ? fieldName(*group.field) : fmt.missing())});
        table.muted.append(small);
        top = small ? top : std::max(top, group.churnRate.upper.value_or(0));
    }
    table.scaleHigh = scaleFor(top);
    if (answer.all.churnRate.value)
        table.reference = *answer.all.churnRate.value;
    block.body = table;
    block.asTable = table;
    for (const auto& name : answer.broken)
        block.caveats.append(Text::tr("“%1” no longer fits the data.").arg(QString::fromStdString(name)));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("May be contacted: customers who agreed over all customers of the segment. Differs by: Cohen's d against all other customers, mean of the absolute values over the figures of "
                                           "customers; 0.2 small, 0.5 medium, 0.8 large.");
    return block;
}

} // namespace

Page targetGroupsPage(const flow::TargetGroupsAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("target-groups");
    page.title = Text::tr("Target groups");
    page.question = Text::tr("Which segments are worth an effort?");
    describePage(page, answer.basis, fmt);
    page.blocks = {matrixBlock(answer, fmt), groupsBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
