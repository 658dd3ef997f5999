// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SegmentExportPage.h"

#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SegmentExport)
};

} // namespace

Page segmentExportPage(const flow::SegmentRows& rows, const flow::SegmentExportRequest& request, const Fmt& fmt)
{
    const auto& table = *rows.table;
    const QString currency = currencyOf(table.basis());
    Page page;
    page.id = QStringLiteral("segment-export");
    page.title = request.name.empty() ? Text::tr("Selected customers") : QString::fromStdString(request.name);
    describePage(page, table.basis(), fmt);
    page.scopeText = rows.personal && !request.identified ? Text::tr("a rule that names customers, left out under pseudonyms") : ruleText(rows.rule);
    Tile tile;
    tile.id = QStringLiteral("customers");
    tile.label = Text::tr("Customers");
    tile.value = fmt.count(qint64(rows.rows.size()));
    tile.provenance = customersProvenance(table, fmt);
    tile.provenance.definition = Text::tr("Customers as of %1 for whom the rule holds: %2").arg(page.asOfText, page.scopeText);
    for (auto& [label, value] : tile.provenance.facts)
        if (label == filtersLabel())
            value = page.scopeText;
    page.tiles = {tile};
    Block block;
    block.id = QStringLiteral("segment-customers");
    block.title = Text::tr("Customers");
    block.subtitle = tile.value;
    block.provenance = tile.provenance;
    TableSpec spec;
    for (const std::size_t f : rows.fields) {
        const auto& field = table.fields()[f];
        const bool number = f > 0 && (field.type == "integer" || field.type == "decimal");
        spec.columns.append(column(f == 0 ? fieldName(QStringLiteral("customer")) : customerFieldTitle(field),
            number ? TableSpec::Kind::Number : TableSpec::Kind::Text, field.decimals, QString::fromStdString(field.name)));
    }
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
        QList<TableSpec::Cell> cells;
        for (qsizetype i = 0; i < spec.columns.size(); ++i) {
            const std::size_t f = rows.fields[std::size_t(i)];
            TableSpec::Cell cell;
            const QString text = QString::fromStdString(f == 0 ? rows.ids[r] : table.text(rows.rows[r], f));
            cell.text = f == 0 ? text : text.isEmpty() ? QString() : customerCellText(table.fields()[f], text, table.number(rows.rows[r], f), currency, fmt);
            if (spec.columns[i].kind == TableSpec::Kind::Number)
                cell.number = orUndefined(table.number(rows.rows[r], f));
            cells.append(cell);
        }
        spec.rows.append(cells);
    }
    block.body = spec;
    block.asTable = spec;
    page.blocks = {block};
    return page;
}

} // namespace holdfast::present
