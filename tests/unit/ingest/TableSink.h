// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/CellText.h"
#include "ingest/Ingest.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <optional>
#include <string>
#include <vector>

namespace holdfast::tests {

// Collects what an import hands out as texts: canonical and as in the source.
struct TableSink final : ingest::BatchSink {
    std::vector<frame::ColumnInfo> columns;
    std::vector<std::vector<std::optional<std::string>>> rows; // canonical
    std::vector<std::vector<std::string>> source; // as written
    std::vector<std::uint64_t> sourceRows;
    std::vector<frame::RejectedRow> rejected;
    std::vector<core::Finding> notes;
    std::vector<std::vector<std::string>> dictionary;
    std::size_t keep = 30000; // rows of text kept
    std::uint64_t loaded = 0;
    core::JobContext* stopAfterBatch = nullptr;

    core::Status begin(const std::vector<frame::ColumnInfo>& infos) override
    {
        columns = infos;
        dictionary.resize(infos.size());
        return {};
    }
    core::Status words(int column, const frame::Texts& fresh) override
    {
        for (std::size_t i = 0; i < fresh.size(); ++i)
            dictionary[static_cast<std::size_t>(column)].emplace_back(fresh[i]);
        return {};
    }
    core::Status batch(const frame::Batch& batch) override
    {
        loaded += batch.rows;
        sourceRows.insert(sourceRows.end(), batch.sourceRows.begin(), batch.sourceRows.end());
        const std::size_t first = rows.size();
        for (std::uint32_t r = 0; r < batch.rows && rows.size() < keep; ++r) {
            std::vector<std::optional<std::string>> row;
            std::vector<std::string> written;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const frame::BatchColumn& column = batch.columns[c];
                std::optional<std::string> text;
                std::string asSource;
                if (columns[c].type == frame::ValueType::Text) {
                    if (columns[c].coded && column.codes[r] != 0)
                        text = dictionary[c].at(column.codes[r] - 1);
                    else if (!columns[c].coded && !column.missing[r])
                        text = std::string(column.texts[r]);
                    asSource = text.value_or("");
                } else if (column.numbers[r] != frame::kMissing) {
                    text = frame::canonicalText(columns[c], column.numbers[r]);
                    asSource = frame::sourceText(columns[c], column.numbers[r]);
                }
                row.push_back(std::move(text));
                written.push_back(std::move(asSource));
            }
            rows.push_back(std::move(row));
            source.push_back(std::move(written));
        }
        for (std::size_t c = 0; c < columns.size(); ++c)
            for (const auto& [r, text] : batch.columns[c].asWritten)
                if (first + r < source.size()) {
                    source[first + r][c] = text;
                    if (columns[c].type != frame::ValueType::Text && rows[first + r][c])
                        rows[first + r][c] = frame::canonicalText(columns[c], batch.columns[c].numbers[r], text);
                }
        if (stopAfterBatch != nullptr)
            stopAfterBatch->stop();
        return {};
    }
    core::Status reject(const frame::RejectedRow& row) override
    {
        rejected.push_back(row);
        return {};
    }
    core::Status note(const core::Finding& finding) override
    {
        notes.push_back(finding);
        return {};
    }
};

// A file with these bytes in a folder of its own, gone with the object.
struct TextFile {
    QTemporaryDir folder;
    std::string path;
    explicit TextFile(std::string_view bytes, const char* name = "data.csv")
        : path(folder.filePath(QString::fromLatin1(name)).toStdString())
    {
        write(bytes);
    }
    void write(std::string_view bytes) const
    {
        QFile file(QString::fromStdString(path));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    }
};

// Survey and reading of one file; the error of whichever failed.
struct Imported {
    std::optional<core::Error> error;
    ingest::Sniffed sniffed;
    ingest::ReadSummary summary;
    TableSink table;
};

inline void importFile(Imported& result, const std::string& path, const ingest::Mapping& mapping = {},
    ingest::OnError onError = ingest::OnError::Quarantine)
{
    core::JobContext job;
    auto sniffed = ingest::sniff(path, mapping, job);
    if (!sniffed) {
        result.error = sniffed.error();
        return;
    }
    result.sniffed = std::move(*sniffed);
    auto summary = ingest::readSource(result.sniffed, mapping, onError, result.table, job);
    if (!summary)
        result.error = summary.error();
    else
        result.summary = std::move(*summary);
}

} // namespace holdfast::tests
