// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/XlsxWriter.h"

#include "briefing/SaveFile.h"
#include "briefing/Workbook.h"

#include <QFile>
#include <QFileInfo>

namespace holdfast::briefing {

namespace {

struct Entry {
    QString sheet, title, finding;
    qsizetype rows = 0;
};

class Writer {
public:
    Writer(Workbook& book, const Briefing& briefing)
        : m_book(book)
        , m_briefing(briefing)
        , m_words(briefing.words)
    {
    }

    void write(core::JobContext& job)
    {
        m_contents = m_book.addSheet(m_words.contents, nullptr);
        writeTiles();
        int done = 0;
        for (const Chapter& chapter : m_briefing.chapters)
            for (const Section& section : chapter.sections) {
                if (job.shouldStop() || m_book.failed())
                    return;
                if (section.number == 0)
                    continue; // own words stand in the document
                const auto tell = [&](double share) {
                    job.progress(0.8 * (done + share) / m_briefing.sectionCount(), "sheets");
                    return !job.shouldStop();
                };
                writeSection(section, tell);
                ++done;
                tell(0);
            }
        writeDefinitions();
        writeContents();
        writeChanged();
    }

private:
    void writeTiles()
    {
        const SheetPlan plan = planTiles(m_briefing.chapters, m_words);
        if (plan.rows == 0)
            return;
        Entry entry;
        lxw_worksheet* sheet = m_book.addSheet(m_words.summary, &entry.sheet);
        writeSheet(m_book, sheet, plan, {});
        entry.title = m_words.summary;
        entry.rows = plan.rows;
        m_entries.append(entry);
    }

    void writeSection(const Section& section, const std::function<bool(double share)>& told)
    {
        const present::Block& block = section.block;
        const bool empty = block.state == present::State::Empty;
        const SheetPlan table = planBlock(block, m_words);
        const auto* grid = std::get_if<present::GridSpec>(&block.body);
        const bool seen = grid != nullptr && !empty && (table.rows != grid->rows.size() || table.columns.empty());
        const SheetPlan first = seen ? planGrid(*grid, m_words) : table;
        Entry entry{{}, section.heading(), empty ? block.emptyText : block.reading.finding, first.rows};
        lxw_worksheet* sheet = m_book.addSheet(section.heading(), &entry.sheet);
        if (empty || first.columns.empty())
            m_book.text(sheet, 0, 0, block.emptyText);
        else
            writeSheet(m_book, sheet, first, section.heading(), false, told);
        m_entries.append(entry);
        if (!seen || table.columns.empty())
            return;
        Entry cells{{}, m_words.cells.arg(section.heading()), {}, table.rows};
        writeSheet(m_book,
            m_book.addSheet(QString::number(section.number) + u' ' + m_words.cells.arg(block.title), &cells.sheet),
            table, {});
        m_entries.append(cells);
    }

    void writeDefinitions()
    {
        const SheetPlan plan = planDefinitions(m_briefing);
        Entry entry{{}, m_words.about, {}, plan.rows};
        writeSheet(m_book, m_book.addSheet(m_words.about, &entry.sheet), plan, {}, true);
        m_entries.append(entry);
    }

    void pair(const QString& label, const QString& value)
    {
        if (value.isEmpty())
            return;
        CellLook strong, wrap;
        strong.strong = true;
        wrap.wrap = true;
        m_book.text(m_contents, m_row, 0, label, strong);
        m_book.text(m_contents, m_row, 1, value, wrap);
        ++m_row;
    }

    void writeContents()
    {
        if (m_book.failed())
            return;
        CellLook title, head, wrap;
        title.strong = true;
        title.size = 16;
        head.head = true;
        wrap.wrap = true;
        m_book.check(worksheet_set_column(m_contents, 0, 0, 34, nullptr), "set_column");
        m_book.check(worksheet_set_column(m_contents, 1, 1, 80, nullptr), "set_column");
        m_book.text(m_contents, 0, 0, m_briefing.title, title);
        m_row = 1;
        pair(m_words.workspace, m_briefing.workspace);
        pair(m_words.report, m_briefing.weekText);
        const Chapter none;
        const Chapter& first = m_briefing.chapters.isEmpty() ? none : m_briefing.chapters.first();
        pair(m_words.asOf, first.asOfText);
        pair(m_words.period, first.periodText);
        pair(m_words.comparison, first.comparisonText);
        pair(m_words.scope, first.scopeText);
        const QString blank =
            m_briefing.lead.finding.isEmpty() || m_briefing.lead.rest.isEmpty() ? QString() : QStringLiteral(" ");
        pair(m_words.finding, m_briefing.lead.finding + blank + m_briefing.lead.rest);
        for (const Chapter& chapter : m_briefing.chapters)
            for (const QString& caveat : chapter.caveats)
                pair(m_words.note, caveat);
        for (const auto& [label, value] : m_briefing.sources)
            pair(label, value);
        if (m_briefing.createdAt != 0) {
            CellLook strong, time;
            strong.strong = true;
            time.number = QStringLiteral("yyyy-mm-dd hh:mm");
            m_book.text(m_contents, m_row, 0, m_words.created, strong);
            if (m_briefing.createdText.isEmpty()) // UTC
                m_book.number(m_contents, m_row, 1, static_cast<double>(m_briefing.createdAt) / 86400.0 + 25569, time);
            else
                m_book.text(m_contents, m_row, 1, m_briefing.createdText);
            ++m_row;
        }
        pair(m_words.note,
            m_words.internal + u' ' + (m_briefing.namesPersons ? m_words.personalData : m_words.noPersonalData));
        ++m_row;
        m_book.text(m_contents, m_row, 0, m_words.sheet, head);
        m_book.text(m_contents, m_row, 1, m_words.finding, head);
        m_book.text(m_contents, m_row, 2, m_words.rows, head);
        for (const Entry& entry : std::as_const(m_entries)) {
            ++m_row;
            m_book.link(m_contents, m_row, 0, entry.sheet, entry.title);
            m_book.text(m_contents, m_row, 1, entry.finding, wrap);
            m_book.number(m_contents, m_row, 2, static_cast<double>(entry.rows), {});
        }
        worksheet_set_paper(m_contents, 9);
        worksheet_fit_to_pages(m_contents, 1, 0);
    }

    // Last, when all texts are known.
    void writeChanged()
    {
        if (m_book.failed() || m_book.changed.isEmpty())
            return;
        const QList<ChangedText> changed = m_book.changed;
        lxw_worksheet* sheet = m_book.addSheet(m_words.textsChanged, nullptr);
        SheetPlan plan;
        plan.columns = {{m_words.sheet, {}, {}}, {m_words.cell, {}, {}}, {m_words.text, {}, {}}};
        for (const ChangedText& text : changed) {
            plan.columns[0].cells.push_back({present::kUndefined, text.sheet, {}});
            plan.columns[1].cells.push_back({present::kUndefined, text.cell, {}});
            plan.columns[2].cells.push_back({present::kUndefined, text.text, {}});
            ++plan.rows;
        }
        plan.tableColumns = 3;
        m_book.text(sheet, 0, 4, m_words.textsChangedWhy);
        writeSheet(m_book, sheet, plan, {});
        m_book.changed = changed; // the list does not list itself
    }

    Workbook& m_book;
    const Briefing& m_briefing;
    const Words& m_words;
    lxw_worksheet* m_contents = nullptr;
    QList<Entry> m_entries;
    qsizetype m_row = 0;
};

constexpr qint64 kBytesACell = 80;

// Of the large tables; 0 = there is none.
qint64 largeCells(const Briefing& briefing)
{
    qint64 cells = 0;
    for (const Chapter& chapter : briefing.chapters)
        for (const Section& section : chapter.sections)
            if (isLarge(section.block.asTable))
                cells += section.block.asTable.rows.size() * section.block.asTable.columns.size();
    return cells;
}

} // namespace

core::Result<XlsxAnswer> writeXlsx(const Briefing& briefing, const QString& path, core::JobContext& job)
{
    StagedFile file(path);
    if (const auto opened = file.open(); !opened)
        return std::unexpected(opened.error());
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    const qint64 large = largeCells(briefing);
    // Rows that do not stay in memory are written to the disk as they come.
    if (const auto room = large > 0 ? file.reserve(large * kBytesACell) : core::Status(); !room)
        return std::unexpected(room.error());
    Workbook book(QFile::encodeName(file.path()), QFile::encodeName(file.folder()), path, large > 0);
    book.setProperties(briefing.title, briefing.createdAt);
    Writer(book, briefing).write(job);
    if (const auto status = book.status(); !status)
        return std::unexpected(status.error());
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    job.progress(0.85, "file");
    // The library does not look at what its writes to temporary files answer, so the room is asked for beforehand.
    if (const auto room = file.reserve(book.roomNeeded()); !room)
        return std::unexpected(room.error());
    XlsxAnswer answer;
    answer.sheets = book.sheets;
    answer.changed = book.changed;
    if (const auto closed = book.close(); !closed)
        return std::unexpected(closed.error());
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    answer.bytes = QFileInfo(file.path()).size();
    if (const auto done = file.commit(); !done)
        return std::unexpected(done.error());
    job.progress(1, "written");
    return answer;
}

} // namespace holdfast::briefing
