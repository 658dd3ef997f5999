// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/HeaderRows.h"
#include "ingest/source/RecordSource.h"

namespace holdfast::ingest {
namespace {

// The data records of a delimited file.
class TextRecords final : public RecordSource {
public:
    TextRecords(TextStream stream, const Dialect& dialect, std::size_t columns, TextBytes bytes)
        : m_stream(std::move(stream))
        , m_reader(m_stream, dialect, columns)
    {
        if (bytes != TextBytes::Plain)
            m_stream.digestToo();
        if (bytes == TextBytes::Proved)
            m_stream.proveToo();
    }
    core::Status begin(const Dialect& dialect, std::uint64_t line) { return beginRecords(m_reader, dialect, line); }

    core::Result<bool> next(RecordBlock& block) override { return m_reader.next(block); }
    RecordCounts counts() const override
    {
        return {m_reader.rows(), m_reader.blankRows(), m_reader.strayQuotes(), m_reader.endsOpen(), m_stream.bytesRead(),
            m_stream.digest(), m_stream.endsWhole()};
    }
    double share() const override
    {
        return m_stream.bytes() == 0
            ? 1
            : static_cast<double>(m_stream.bytesRead()) / static_cast<double>(m_stream.bytes());
    }
    core::Status check(const Sniffed& sniffed) const override
    {
        if (m_stream.bytesRead() == sniffed.bytes && m_stream.digest() == sniffed.digest)
            return {};
        return core::fail(
            core::Code::IoError, {{"path", sniffed.path}, {"reason", "changed"}}, {sniffed.path, 0, 0, {}, 0});
    }

private:
    TextStream m_stream;
    RecordReader m_reader;
};

} // namespace

core::Result<std::unique_ptr<RecordSource>> openTextRecords(const Sniffed& sniffed, TextBytes bytes)
{
    auto stream = TextStream::open(sniffed.path, sniffed.dialect.encoding);
    if (!stream)
        return std::unexpected(std::move(stream.error()));
    auto records = std::make_unique<TextRecords>(std::move(*stream), sniffed.dialect, sniffed.columns.size(), bytes);
    if (auto begun = records->begin(sniffed.dialect, sniffed.firstDataLine); !begun)
        return std::unexpected(std::move(begun.error()));
    return records;
}

} // namespace holdfast::ingest
