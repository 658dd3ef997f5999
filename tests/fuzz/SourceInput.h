// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CsvInput.h"
#include "ingest/xlsx/SheetReader.h"
#include "support/WorkbookWriter.h"

namespace holdfast::fuzz {

// Which part of a source the bytes are.
enum class SourcePart { Container, Sheet, Strings, Styles, Sqlite };

// The workbook around one part that is not to be trusted.
inline tests::WorkbookWriter workbookAround(SourcePart part, std::string_view bytes)
{
    using W = tests::WorkbookWriter;
    W book;
    book.formats = "<xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/><xf numFmtId=\"164\"/>";
    book.numberFormats = "<numFmt numFmtId=\"164\" formatCode=\"00000\"/>";
    book.strings = "<si><t>one</t></si><si><r><t>two</t></r></si>";
    book.sheets = {{"S",
        W::data(W::row(1, W::cell("A1", "id") + W::cell("B1", "v") + W::cell("C1", "t"))
            + W::row(2, W::number("A2", "7", 4) + W::number("B2", "45717.5", 2) + "<c r=\"C2\" t=\"s\"><v>1</v></c>")
            + W::row(3, W::number("A3", "8", 4) + W::number("B3", "0.5", 3) + "<c r=\"C3\" t=\"s\"><v>0</v></c>")),
        {}}};
    if (part == SourcePart::Sheet)
        book.sheets[0].xml = "<?xml version=\"1.0\"?>" + std::string(bytes);
    else if (part == SourcePart::Strings)
        book.strings = "<?xml version=\"1.0\"?>" + std::string(bytes);
    else if (part == SourcePart::Styles)
        book.formats = std::string(bytes);
    return book;
}

// Whether the bytes, as this part of a source, are loaded with every record accounted for, or refused in good order.
inline bool readsPartSoundly(SourcePart part, std::string_view bytes, const std::string& path)
{
    if (part == SourcePart::Container || part == SourcePart::Sqlite)
        return importsSoundly(bytes, path);
    if (part == SourcePart::Sheet) {
        // Straight to the reader, which is where the time should go.
        const ingest::Workbook book;
        const ingest::SharedStrings strings;
        ingest::MemoryText text(bytes);
        ingest::SheetReader reader(text, book, strings);
        ingest::SheetRow row;
        core::JobContext job;
        std::uint32_t last = 0;
        for (;;) {
            const auto more = reader.next(row, job);
            if (!more)
                return more.error().code != core::Code::Internal;
            if (!*more)
                return true;
            if (row.number <= last || row.number > ingest::kMaxSheetRows)
                return false;
            last = row.number;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (row.cells[i].column >= ingest::kMaxSheetColumns
                    || (i > 0 && row.cells[i].column <= row.cells[i - 1].column)
                    || row.cells[i].begin + row.cells[i].size > row.texts.size())
                    return false;
        }
    }
    if (!workbookAround(part, bytes).write(path))
        return false;
    core::JobContext job;
    const auto sniffed = ingest::sniff(path, {}, job);
    if (!sniffed)
        return sniffed.error().code != core::Code::Internal;
    CountingSink sink;
    const auto summary = ingest::readSource(*sniffed, {}, ingest::OnError::Quarantine, sink, job);
    return summary ? sink.sound && summary->read == summary->loaded + summary->rejected
                   : summary.error().code != core::Code::Internal;
}

} // namespace holdfast::fuzz
