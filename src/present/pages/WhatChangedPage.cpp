// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/WhatChangedPage.h"

#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WhatChangedPage)
};

using Kind = TableSpec::Kind;

QString fieldTitle(const std::string& field, const std::string& label)
{
    return label.empty() || label == field ? fieldName(QString::fromStdString(field)) : QString::fromStdString(label);
}

QString groupName(const flow::ChurnChange& change)
{
    const QString value = QString::fromStdString(change.value);
    if (change.field == "segment")
        return Text::tr("Segment %1").arg(value);
    if (value.isEmpty())
        return Text::tr("%1 missing").arg(fieldTitle(change.field, change.fieldLabel));
    return Text::tr("%1: %2").arg(fieldTitle(change.field, change.fieldLabel), valueText(QString::fromStdString(change.field), value));
}

QString what(const flow::ChurnChange& change, const Fmt& fmt)
{
    if (change.kind == flow::ChurnChange::Kind::How)
        return Text::tr("%1 churns at %2, before %3").arg(groupName(change), fmt.rate(change.rateNow()), fmt.rate(change.rateBefore()));
    return Text::tr("%1 is %2 of the customers, before %3").arg(groupName(change), fmt.share(change.shareNow), fmt.share(change.shareBefore));
}

QString kindName(const flow::ChurnChange& change)
{
    return change.kind == flow::ChurnChange::Kind::How ? Text::tr("how they churn") : Text::tr("who they are");
}

Block changesBlock(const flow::WhatChangedAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("What changed");
    const QString id = QStringLiteral("what-changed");
    if (!answer.period || !answer.missing.empty())
        return emptyBlock(id, title,
            answer.missing == "churn_date"      ? Text::tr("The churn label has no dates, so no two periods can be compared.")
                : answer.missing == "comparison" ? Text::tr("The comparison is switched off. Choose one in the bar above.")
                                                 : Text::tr("There is no earlier period with enough history to compare with."),
            answer.missing == "churn_date" ? QStringLiteral("import") : QString());
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = Text::tr("%1 vs %2, by effect on churn").arg(fmt.period(*answer.period), fmt.period(*answer.before));
    TableSpec table, shown;
    const auto effect = column(Text::tr("Effect, pp"), Kind::Delta, 2, QStringLiteral("effect"));
    shown.columns = {effect, column(Text::tr("What"), Kind::Text, 0, QStringLiteral("what")), column(Text::tr("Extra losses"), Kind::Number, 0, QStringLiteral("losses"))};
    table.columns = {effect, column(Text::tr("95% CI from, pp"), Kind::Delta, 2, QStringLiteral("lower")), column(Text::tr("95% CI to, pp"), Kind::Delta, 2, QStringLiteral("upper")),
        column(Text::tr("Kind"), Kind::Text, 0, QStringLiteral("kind")), column(Text::tr("What"), Kind::Text, 0, QStringLiteral("what")), column(Text::tr("Extra losses"), Kind::Number, 1, QStringLiteral("losses")),
        column(Text::tr("Active now"), Kind::Number, 0, QStringLiteral("active-now")), column(Text::tr("Active before"), Kind::Number, 0, QStringLiteral("active-before")),
        column(Text::tr("Adjusted p"), Kind::Number, 4, QStringLiteral("p"))};
    for (const auto& change : answer.changes) {
        auto strong = deltaCell(*change.effect.value, fmt, -1);
        strong.strong = true;
        shown.rows.append({strong, textCell(what(change, fmt)), numberCell(change.extraLosses, fmt, 0)});
        table.rows.append({strong, deltaCell(orUndefined(change.effect.lower), fmt, -1), deltaCell(orUndefined(change.effect.upper), fmt, -1), textCell(kindName(change)),
            textCell(what(change, fmt)), numberCell(change.extraLosses, fmt, 1), countCell(change.activeNow, fmt), countCell(change.activeBefore, fmt), numberCell(change.pAdjusted, fmt, 4)});
    }
    block.body = shown;
    block.asTable = table;
    const double now = double(answer.churnedNow) / double(answer.activeNow), before = double(answer.churnedBefore) / double(answer.activeBefore);
    const QString rates = Text::tr("Churn %1, before %2; difference %3 [%4].")
                              .arg(fmt.rate(now), fmt.rate(before), fmt.signedPoints(now - before),
                                  fmt.interval(orUndefined(answer.total.lower) * 100, orUndefined(answer.total.upper) * 100, 2));
    if (answer.changes.empty()) { // a sentence instead of a table without rows
        block.state = State::Empty;
        block.emptyText = Text::tr("Nothing that chance would not explain.") + u' ' + rates + u' ' + Text::tr("%Ln group differences were looked at.", nullptr, int(answer.tested));
    } else {
        block.reading = {Text::tr("%Ln group differences are more than chance.", nullptr, int(answer.changes.size())), rates};
    }
    block.footnote = Text::tr("How: the group's own rate moved. Who: its share of the customers moved. Effects of overlapping groups do not add up. An association, not a cause.");
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr("The difference of the two churn rates, taken apart over the values of each attribute and over each saved segment. Only parts whose rates or shares differ after "
                                           "correction for %1 comparisons (Benjamini–Hochberg, 5%) are listed; groups under 30 active customers are left out.").arg(fmt.count(qint64(answer.tested)));
    block.provenance.formula = Text::tr("how = mean share × difference of rates; who = difference of shares × (mean rate − mean rate of all)");
    block.provenance.figures = rates;
    return block;
}

Block accountsBlock(const flow::WhatChangedAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Who and how");
    if (answer.accounts.empty())
        return emptyBlock(QStringLiteral("change-accounts"), title, Text::tr("Needs an attribute of customers with few values, such as region, plan or channel."), {});
    Block block;
    block.id = QStringLiteral("change-accounts");
    block.title = title;
    TableSpec table;
    table.columns = {column(Text::tr("Attribute")), column(Text::tr("Who, pp"), Kind::Delta, 2), column(Text::tr("95% CI")), column(Text::tr("How, pp"), Kind::Delta, 2), column(Text::tr("95% CI"))};
    const auto interval = [&](const core::Estimate& estimate) { return textCell(fmt.interval(orUndefined(estimate.lower) * 100, orUndefined(estimate.upper) * 100, 2)); };
    for (const auto& account : answer.accounts)
        table.rows.append({textCell(fieldTitle(account.field, account.fieldLabel)), deltaCell(*account.who.value, fmt, -1), interval(account.who), deltaCell(*account.how.value, fmt, -1), interval(account.how)});
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.formula = Text::tr("who + how = difference of the churn rates");
    return block;
}

} // namespace

Page whatChangedPage(const flow::WhatChangedAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("what-changed");
    page.title = Text::tr("What changed");
    page.question = Text::tr("Did the customers change, or how they churn?");
    describePage(page, answer.basis, fmt);
    page.blocks = {changesBlock(answer, fmt), accountsBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
