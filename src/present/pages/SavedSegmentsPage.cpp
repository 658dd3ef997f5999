// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"
#include "present/pages/Build.h"
#include "present/pages/Pages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SavedSegments)
};

using Kind = TableSpec::Kind;

} // namespace

Page savedSegmentsPage(const std::vector<flow::SegmentSize>& sizes, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("saved-segments");
    page.title = Text::tr("Saved segments");
    if (sizes.empty()) {
        page.blocks = {emptyBlock(QStringLiteral("saved-segments"), page.title,
            Text::tr("No segment is saved yet. Drag across a bar, then save the selection."), {})};
        return page;
    }
    Block block;
    block.id = QStringLiteral("saved-segments");
    block.title = page.title;
    block.subtitle = fmt.count(qint64(sizes.size()));
    TableSpec table;
    table.columns = {column(Text::tr("Segment"), Kind::Text, 0, QStringLiteral("segment")),
        column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(Text::tr("95% CI"), Kind::Interval, 2, QStringLiteral("interval"))};
    double top = 0;
    for (const auto& size : sizes) {
        const QString name = QString::fromStdString(size.name);
        if (!size.problem.empty()) {
            const auto code = codeOf(QString::fromStdString(size.problem));
            const QString title = code ? codeTitle(*code) : QString::fromStdString(size.problem);
            table.rows.append(
                {textCell(name), textCell(fmt.missing()), textCell(fmt.missing()), textCell(fmt.missing())});
            table.muted.append(true);
            block.caveats.append(Text::tr("“%1” no longer fits the data: %2.").arg(name, title));
            continue;
        }
        const bool small = size.churnRate.n < kSmallSample;
        if (!small)
            top = std::max(top, size.churnRate.upper.value_or(0));
        auto rate = rateCell(size.churnRate, fmt);
        rate.strong = !small;
        table.rows.append({textCell(name), countCell(size.n, fmt), rate, intervalCell(size.churnRate, fmt)});
        table.muted.append(small);
    }
    table.scaleHigh = scaleFor(top);
    block.body = table;
    block.asTable = table;
    block.provenance.title = page.title;
    block.provenance.definition =
        Text::tr("A segment is a rule. Its customers are counted anew from the data in force; the churn rate is "
                 "of those active at the start of the last full period.");
    block.provenance.interval = Text::tr("95% CI, Wilson (1927)");
    block.footnote = Text::tr("Segments may overlap. Grey: fewer than 30 customers active at the start.");
    page.blocks = {block};
    return page;
}

} // namespace holdfast::present
