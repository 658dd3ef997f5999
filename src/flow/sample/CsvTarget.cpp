// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/CsvTarget.h"

#include "frame/CellText.h"

#include <cerrno>
#include <fstream>

namespace holdfast::flow::sample {

using core::Code;
using core::Result;
using core::Status;
using frame::ValueType;

namespace {

class CsvFile : public workspace::ImportWriter {
public:
    CsvFile(std::string path, workspace::ImportHeader header)
        : m_path(std::move(path)), m_header(std::move(header)), m_out(m_path, std::ios::binary | std::ios::trunc), m_words(m_header.columns.size())
    {
        for (std::size_t c = 0; c < m_header.columns.size(); ++c)
            cell(c, m_header.columns[c].label);
        m_text += '\n';
    }

    Status addWords(int column, const frame::Texts& words) override
    {
        frame::Texts& kept = m_words[static_cast<std::size_t>(column)];
        for (std::size_t i = 0; i < words.size(); ++i)
            kept.push(words[i]);
        return {};
    }

    Status append(const frame::Batch& batch) override
    {
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            for (std::size_t c = 0; c < batch.columns.size(); ++c) {
                const auto& info = m_header.columns[c];
                const auto& cells = batch.columns[c];
                if (info.type != ValueType::Text)
                    cell(c, frame::sourceText(info, cells.numbers[row]));
                else if (info.coded)
                    cell(c, cells.codes[row] == 0 ? std::string_view() : m_words[c][cells.codes[row] - 1]);
                else
                    cell(c, cells.missing[row] ? std::string_view() : cells.texts[row]);
            }
            m_text += '\n';
        }
        m_rows += batch.rows;
        return flushed();
    }

    Status reject(const frame::RejectedRow&) override { return {}; }
    Status note(const core::Finding&) override { return {}; }

    Result<workspace::ImportRecord> finish(std::uint64_t read) override
    {
        if (auto fine = flushed(); !fine)
            return std::unexpected(fine.error());
        m_out.close();
        if (!m_out)
            return std::unexpected(failure());
        workspace::ImportRecord record;
        record.header = m_header;
        record.read = read;
        record.loaded = m_rows;
        return record;
    }

private:
    void cell(std::size_t column, std::string_view text)
    {
        if (column > 0)
            m_text += ',';
        if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
            m_text += text;
            return;
        }
        m_text += '"';
        for (const char c : text) {
            m_text += c;
            if (c == '"')
                m_text += c;
        }
        m_text += '"';
    }

    core::Error failure() const
    {
        return {errno == ENOSPC ? Code::DiskFull : errno == EACCES ? Code::PermissionDenied : Code::IoError, {{"path", m_path}}, {m_path, 0, 0, {}, 0}, {}, {}};
    }

    Status flushed()
    {
        m_out.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
        m_text.clear();
        if (!m_out)
            return std::unexpected(failure());
        return {};
    }

    std::string m_path;
    workspace::ImportHeader m_header;
    std::ofstream m_out;
    std::vector<frame::Texts> m_words;
    std::string m_text;
    std::uint64_t m_rows = 0;
};

} // namespace

Target csvTarget(std::string path)
{
    return [path = std::move(path)](const workspace::ImportHeader& header) -> Result<std::unique_ptr<workspace::ImportWriter>> {
        return std::make_unique<CsvFile>(path, header);
    };
}

} // namespace holdfast::flow::sample
