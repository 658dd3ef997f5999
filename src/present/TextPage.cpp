// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/TextPage.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TextPage)
};

using Kind = TableSpec::Kind;

constexpr int kWidth = 100;
constexpr int kWidestText = 36;
constexpr int kGap = 2;

// Columns of a terminal: wide and full-width characters take two (Unicode Standard Annex 11), combining marks none.
int cellsOf(char32_t c)
{
    const auto category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format)
        return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

int widthOf(const QString& text)
{
    int width = 0;
    for (const char32_t c : text.toStdU32String())
        width += cellsOf(c);
    return width;
}

QString cut(const QString& text, int width)
{
    if (widthOf(text) <= width)
        return text;
    QString result;
    int used = 0;
    for (const char32_t c : text.toStdU32String()) {
        if (used + cellsOf(c) > width - 1)
            break;
        used += cellsOf(c);
        result += QString::fromUcs4(&c, 1);
    }
    return result + u'…';
}

QString padded(const QString& text, int width, bool right)
{
    const QString shown = cut(text, width);
    const QString space(std::max(0, width - widthOf(shown)), u' ');
    return right ? space + shown : shown + space;
}

QString trimmedRight(QString text)
{
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

// Words in lines of at most kWidth; a text without blanks is broken anywhere.
QStringList wrapped(const QString& text, int width = kWidth)
{
    QStringList lines;
    QString line;
    for (QString word : text.split(u' ')) {
        while (widthOf(word) > width) {
            const int room = width - (line.isEmpty() ? 0 : widthOf(line) + 1);
            QString head = room > 8 ? cut(word, room + 1) : QString();
            head.chop(head.isEmpty() ? 0 : 1);
            lines.append(line.isEmpty() ? head : line + u' ' + head);
            word = word.mid(head.size());
            line.clear();
        }
        if (!line.isEmpty() && widthOf(line) + 1 + widthOf(word) > width) {
            lines.append(line);
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    if (!line.isEmpty())
        lines.append(line);
    return lines;
}

bool isFigure(Kind kind)
{
    return kind != Kind::Text && kind != Kind::Spark;
}

// A grid as a table: row heads, their counts, and the cells as they are read.
TableSpec gridTable(const GridSpec& grid)
{
    TableSpec table;
    table.columns.append({QString(), Kind::Text, 0, {}});
    const bool counts = !grid.rowCounts.isEmpty();
    if (counts)
        table.columns.append({QStringLiteral("n"), Kind::Number, 0, {}});
    for (const QString& head : grid.columnHeads)
        table.columns.append({head, Kind::Number, 0, {}});
    for (qsizetype r = 0; r < grid.rows.size(); ++r) {
        QList<TableSpec::Cell> row(1);
        row[0].text = grid.rowHeads.value(r);
        if (counts) {
            row.append(TableSpec::Cell());
            row.last().text = grid.rowCounts.value(r);
        }
        for (const auto& cell : grid.rows[r]) {
            row.append(TableSpec::Cell());
            row.last().text = cell.second.isEmpty() ? cell.text : QStringLiteral("%1 (%2)").arg(cell.text, cell.second);
            if (cell.marked)
                row.last().text += u'*';
        }
        table.rows.append(row);
    }
    return table;
}

// What a terminal shows of a block: tables as drawn, grids as grids, of series the latest rows.
TableSpec shownTable(const Block& block, int rows, QString* before)
{
    if (const auto* table = std::get_if<TableSpec>(&block.body))
        return *table;
    if (const auto* grid = std::get_if<GridSpec>(&block.body))
        return gridTable(*grid);
    TableSpec table = block.asTable;
    const bool series = std::holds_alternative<TrendSpec>(block.body) || std::holds_alternative<FlowSpec>(block.body);
    if (series && table.rows.size() > rows) {
        *before = Text::tr("the latest %1 of %2 periods").arg(rows).arg(table.rows.size());
        table.rows = table.rows.mid(table.rows.size() - rows);
    }
    return table;
}

// A finding and what follows; no blank after full-width punctuation.
QString sentence(const Reading& reading)
{
    if (reading.finding.isEmpty() || reading.rest.isEmpty())
        return reading.finding + reading.rest;
    const bool wide = cellsOf(reading.finding.back().unicode()) == 2;
    return wide ? reading.finding + reading.rest : reading.finding + u' ' + reading.rest;
}

QString firstSentence(const QString& text)
{
    const qsizetype full = text.indexOf(QChar(0x3002)), plain = text.indexOf(QStringLiteral(". "));
    if (full >= 0)
        return text.left(full + 1);
    return plain >= 0 ? text.left(plain + 1) : text;
}

QString arrow(Direction direction)
{
    return direction == Direction::Up  ? QStringLiteral("▲ ")
        : direction == Direction::Down ? QStringLiteral("▼ ")
                                       : QString();
}

QString tilesAsText(const QList<Tile>& tiles)
{
    TableSpec table;
    table.columns = {{Text::tr("Measure"), Kind::Text, 0, {}}, {Text::tr("Value"), Kind::Number, 0, {}},
        {Text::tr("95% CI or n"), Kind::Number, 0, {}}, {Text::tr("Change"), Kind::Number, 0, {}},
        {Text::tr("Compared"), Kind::Text, 0, {}}};
    for (const Tile& tile : tiles) {
        QList<TableSpec::Cell> row(5);
        row[0].text = tile.label;
        row[1].text = tile.value;
        row[2].text = tile.interval;
        row[3].text = tile.delta.isEmpty() ? QString() : arrow(tile.direction) + tile.delta;
        row[4].text = tile.state == State::Empty || tile.versus.isEmpty() ? firstSentence(tile.note) : tile.versus;
        table.rows.append(row);
    }
    return tableAsText(table, int(tiles.size()));
}

} // namespace

QString tableAsText(const TableSpec& table, int rows, int width)
{
    const qsizetype shown = std::min<qsizetype>(table.rows.size(), std::max(0, rows));
    QList<int> widths;
    QList<qsizetype> columns;
    QStringList left;
    int used = 0;
    // The last text column may take what is left of the line.
    for (qsizetype c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].kind == Kind::Spark)
            continue;
        int wanted = widthOf(table.columns[c].title);
        for (qsizetype r = 0; r < shown; ++r)
            if (c < table.rows[r].size())
                wanted = std::max(wanted, widthOf(table.rows[r][c].text));
        const int gap = columns.isEmpty() ? 0 : kGap;
        const bool last = c + 1 == table.columns.size();
        if (!isFigure(table.columns[c].kind))
            wanted = std::min(wanted, last ? std::max(kWidestText, width - used - gap) : kWidestText);
        if (!columns.isEmpty() && used + gap + wanted > width
            && !(table.columns[c].kind == Kind::Text && width - used - gap >= 12)) {
            left.append(table.columns[c].title);
            continue;
        }
        wanted = std::min(wanted, width - used - gap);
        used += gap + wanted;
        widths.append(wanted);
        columns.append(c);
    }
    QString text;
    const auto line = [&](auto cellText) {
        QString result;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (i > 0)
                result += QString(kGap, u' ');
            result += padded(cellText(columns[i]), widths[i], isFigure(table.columns[columns[i]].kind));
        }
        text += trimmedRight(result) + u'\n';
    };
    line([&](qsizetype c) { return table.columns[c].title; });
    line([&](qsizetype c) { return QString(widths[columns.indexOf(c)], u'-'); });
    for (qsizetype r = 0; r < shown; ++r)
        line([&](qsizetype c) { return c < table.rows[r].size() ? table.rows[r][c].text : QString(); });
    if (shown < table.rows.size())
        text += Text::tr("… and %Ln more rows", nullptr, int(table.rows.size() - shown)) + u'\n';
    if (!left.isEmpty())
        for (const QString& part : wrapped(Text::tr("Not shown here: %1").arg(left.join(Text::tr(", "))), width))
            text += part + u'\n';
    return text;
}

QString pageAsText(const Page& page, int rows)
{
    QString text;
    const auto paragraph = [&](const QString& words) {
        for (const QString& line : wrapped(words))
            text += line + u'\n';
    };
    paragraph(page.workspaceName.isEmpty() ? page.title : page.workspaceName + QStringLiteral(" · ") + page.title);
    QStringList context;
    for (const auto& [label, value] :
        {std::pair(Text::tr("As of %1"), page.asOfText), std::pair(Text::tr("Period %1"), page.periodText),
            std::pair(Text::tr("vs %1"), page.comparisonText), std::pair(QStringLiteral("%1"), page.scopeText)})
        if (!value.isEmpty())
            context.append(label.arg(value));
    if (!context.isEmpty())
        paragraph(context.join(QStringLiteral(" · ")));
    if (!page.tiles.isEmpty())
        text += u'\n' + tilesAsText(page.tiles);
    for (const Block& block : page.blocks) {
        text += u'\n';
        QString before;
        const TableSpec table = shownTable(block, rows, &before);
        QStringList head{block.title};
        for (const QString& part : {block.subtitle, before})
            if (!part.isEmpty())
                head.append(part);
        paragraph(head.join(QStringLiteral(" · ")));
        if (block.state == State::Empty) {
            paragraph(block.emptyText);
            continue;
        }
        paragraph(sentence(block.reading));
        if (!table.columns.isEmpty())
            text += tableAsText(
                table, std::max(rows, std::holds_alternative<GridSpec>(block.body) ? int(table.rows.size()) : 0));
        if (std::holds_alternative<GridSpec>(block.body))
            paragraph(block.footnote);
        for (const QString& caveat : block.caveats)
            paragraph(QStringLiteral("! ") + caveat);
    }
    for (const QString& caveat : page.caveats) {
        text += u'\n';
        paragraph(QStringLiteral("! ") + caveat);
    }
    return text;
}

} // namespace holdfast::present
