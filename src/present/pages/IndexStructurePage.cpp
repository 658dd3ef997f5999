// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/IndexStructurePage.h"

#include "present/pages/SatisfactionWords.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexStructurePage)
};

using Kind = TableSpec::Kind;

// Cuts of Hu and Bentler (1999).
constexpr double kGoodCfi = 0.95, kGoodRmsea = 0.06, kGoodSrmr = 0.08, kLowLoading = 0.5;

QString fitText(const analytics::MeasurementFit& fit, const Fmt& fmt)
{
    QStringList texts {Text::tr("CFI %1").arg(fit.cfi ? fmt.number(*fit.cfi, 3) : fmt.missing())};
    const QString rmsea = fit.rmsea ? fmt.number(*fit.rmsea, 3) : fmt.missing();
    texts.append(fit.rmseaLower && fit.rmseaUpper ? Text::tr("RMSEA %1 [90% CI %2]").arg(rmsea, fmt.interval(*fit.rmseaLower, *fit.rmseaUpper, 3)) : Text::tr("RMSEA %1").arg(rmsea));
    texts.append(Text::tr("SRMR %1").arg(fmt.number(fit.srmr, 3)));
    texts.append(Text::tr("χ² %1, df %2, p %3").arg(fmt.number(fit.chi2, 1), fmt.number(fit.df, 0), fit.p ? fmt.pValue(*fit.p) : fmt.missing()));
    return texts.join(Text::tr("; "));
}

} // namespace

Page indexStructurePage(const flow::StructureAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("index-structure");
    page.title = Text::tr("Structure of the index");
    page.question = Text::tr("Do the answers bear out the dimensions?");
    describePage(page, answer.basis, fmt);
    Block block;
    block.id = page.id;
    block.title = satisfactionTitle(page.id);
    if (answer.dimensions.empty()) {
        page.blocks = {emptyBlock(block.id, block.title, Text::tr("Needs dimensions with at least two items each, or one of at least four."), {})};
        return page;
    }
    block.subtitle = Text::tr("confirmatory factor analysis, n %1").arg(fmt.count(qint64(answer.basis.n)));
    TableSpec table;
    table.columns = {column(Text::tr("Dimension"), Kind::Text, 0, QStringLiteral("dimension")), column(Text::tr("Item"), Kind::Text, 0, QStringLiteral("item")),
        column(Text::tr("Loading, standardised"), Kind::Number, 2, QStringLiteral("standardised")), column(Text::tr("Loading"), Kind::Number, 2, QStringLiteral("loading")),
        column(Text::tr("Standard error"), Kind::Number, 3, QStringLiteral("se"))};
    QStringList weak;
    for (const auto& dimension : answer.dimensions)
        for (const auto& item : dimension.items) {
            const QString name = QString::fromStdString(item.label.empty() ? item.item : item.label);
            if (item.standardised < kLowLoading)
                weak.append(name);
            TableSpec::Cell head = textCell(&item == &dimension.items.front() ? QString::fromStdString(dimension.name) : QString());
            head.strong = true;
            table.rows.append({head, textCell(name), numberCell(item.standardised, fmt, 2), numberCell(item.loading, fmt, 2), item.se > 0 ? numberCell(item.se, fmt, 3) : textCell(Text::tr("fixed"))});
        }
    block.body = table;
    block.asTable = table;
    const auto& fit = answer.fit;
    const bool good = fit.cfi.value_or(0) >= kGoodCfi && fit.rmsea.value_or(1) <= kGoodRmsea && fit.srmr <= kGoodSrmr;
    block.reading = {good ? Text::tr("The answers bear out the dimensions.") : Text::tr("The dimensions fit the answers only in part."), fitText(fit, fmt)};
    block.caveats = doubtTexts(answer.doubts) + unweightedText(answer.basis);
    if (!weak.isEmpty())
        block.caveats.append(Text::tr("Weakly tied to their dimension: %1.").arg(weak.join(Text::tr(", "))));
    for (const auto& item : answer.leftOut) {
        const QString name = QString::fromStdString(item.label.empty() ? item.item : item.label);
        block.caveats.append(item.reason == "alone" ? Text::tr("%1 is left out: its dimension has no other item.").arg(name) : Text::tr("%1 is left out: too few answers, or all equal.").arg(name));
    }
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Each dimension is a factor that its items measure, all factors correlated; maximum likelihood. Good: CFI from %1, RMSEA up to %2, SRMR up to %3 (Hu and Bentler).")
                                      .arg(fmt.number(kGoodCfi, 2), fmt.number(kGoodRmsea, 2), fmt.number(kGoodSrmr, 2));
    block.provenance.figures = fitText(fit, fmt);
    page.blocks = {block};
    return page;
}

} // namespace holdfast::present
