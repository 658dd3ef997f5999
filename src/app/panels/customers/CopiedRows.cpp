// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/CopiedRows.h"

#include "briefing/CellText.h"

namespace holdfast::app {

// Most cells begin with a letter or a digit: they need no closer look.
static QString guarded(const QString& cell)
{
    return cell.isEmpty() || cell.front().isLetterOrNumber() ? cell : briefing::cellText(cell).text;
}

core::Result<CopiedRows> copiedRows(const flow::CustomerTable& table, std::span<const std::uint32_t> rows, std::span<const std::size_t> fields,
    const QStringList& heads, core::JobContext& job)
{
    const auto lines = table.lines(rows, fields, job);
    if (!lines)
        return std::unexpected(lines.error());
    CopiedRows copied;
    const bool withHtml = rows.size() <= CopiedRows::kMostHtmlRows;
    const auto add = [&](const QStringList& cells, const QString& tag) {
        copied.text += cells.join(u'\t') + u'\n';
        if (!withHtml)
            return;
        copied.html += QStringLiteral("<tr>");
        for (const QString& cell : cells)
            copied.html += u'<' + tag + u'>' + cell.toHtmlEscaped() + QStringLiteral("</") + tag + u'>';
        copied.html += QStringLiteral("</tr>");
    };
    const auto guardedAll = [](QStringList cells) {
        for (QString& cell : cells)
            cell = guarded(cell);
        return cells;
    };
    if (withHtml)
        copied.html = QStringLiteral("<table>");
    add(guardedAll(heads), QStringLiteral("th"));
    std::size_t begin = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row % 4096 == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const std::size_t end = lines->find('\n', begin);
        add(guardedAll(QString::fromUtf8(lines->data() + begin, qsizetype(end - begin)).split(u'\t')), QStringLiteral("td"));
        begin = end + 1;
    }
    if (withHtml)
        copied.html += QStringLiteral("</table>");
    return copied;
}

} // namespace holdfast::app
