// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/database/Spool.h"

#include "ingest/source/BlockBuilder.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace holdfast::ingest {
namespace {

using core::Code;

constexpr std::size_t kHeld = 1 << 20;

// Each cell: its size and kind in four bytes, as in Field, then its text.
class SpoolRecords final : public RecordSource {
public:
    SpoolRecords(int descriptor, const Spool& spool, core::JobContext& job)
        : m_descriptor(descriptor)
        , m_spool(spool)
        , m_job(job)
        , m_builder(spool.columns())
    {
    }
    core::Result<bool> next(RecordBlock& block) override
    {
        m_builder.begin(block);
        while (m_rows < m_spool.rows() && !m_builder.isFull()) {
            if (m_job.shouldStop())
                return core::fail(Code::Cancelled);
            ++m_rows;
            m_builder.beginRecord(m_rows, m_rows);
            for (std::size_t c = 0; c < m_spool.columns(); ++c) {
                std::uint32_t bits = 0;
                if (auto done = need(sizeof bits); !done)
                    return std::unexpected(std::move(done.error()));
                std::memcpy(&bits, m_held.data() + m_at, sizeof bits);
                m_at += sizeof bits;
                const Field field{0, bits};
                if (auto done = need(field.size()); !done)
                    return std::unexpected(std::move(done.error()));
                m_builder.cell(std::string_view(m_held).substr(m_at, field.size()), field.native());
                m_at += field.size();
            }
            m_builder.endRecord();
        }
        m_builder.end();
        return !block.records.empty();
    }
    RecordCounts counts() const override { return {m_rows, 0, 0}; }
    double share() const override
    {
        return m_spool.rows() == 0 ? 1 : static_cast<double>(m_rows) / static_cast<double>(m_spool.rows());
    }
    core::Status check(const Sniffed&) const override { return {}; }

private:
    core::Status need(std::size_t n)
    {
        if (m_held.size() - m_at >= n)
            return {};
        m_held.erase(0, m_at);
        m_at = 0;
        std::size_t have = m_held.size();
        m_held.resize(std::max(n, kHeld));
        while (have < n) {
            const ssize_t got =
                ::pread(m_descriptor, m_held.data() + have, m_held.size() - have, static_cast<off_t>(m_offset));
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return core::fail(Code::IoError, {}, {}, got < 0 ? std::strerror(errno) : "the spool is too short");
            have += static_cast<std::size_t>(got);
            m_offset += static_cast<std::uint64_t>(got);
        }
        m_held.resize(have);
        return {};
    }
    int m_descriptor;
    const Spool& m_spool;
    core::JobContext& m_job;
    BlockBuilder m_builder;
    std::string m_held;
    std::size_t m_at = 0;
    std::uint64_t m_offset = 0, m_rows = 0;
};

} // namespace

Spool::Spool(TemporaryFile file, std::size_t columns)
    : m_file(std::move(file))
    , m_columns(columns)
{
}

core::Result<std::shared_ptr<Spool>> Spool::create(std::size_t columns)
{
    auto file = TemporaryFile::create();
    if (!file)
        return std::unexpected(std::move(file.error()));
    return std::shared_ptr<Spool>(new Spool(std::move(*file), columns));
}

core::Status Spool::flush()
{
    m_digest.add(m_held.data(), m_held.size());
    m_bytes += m_held.size();
    auto written = m_file.append(m_held);
    m_held.clear();
    return written;
}

core::Status Spool::cell(std::string_view text, Native kind)
{
    if (text.size() > kMaxFieldBytes)
        return core::fail(Code::FieldTooLarge, {{"limit", std::to_string(kMaxFieldBytes)}});
    const std::uint32_t bits =
        static_cast<std::uint32_t>(text.size()) | static_cast<std::uint32_t>(kind) << Field::kNativeShift;
    m_held.append(reinterpret_cast<const char*>(&bits), sizeof bits);
    m_held.append(text);
    return {};
}

core::Status Spool::endRow()
{
    ++m_rows;
    return m_held.size() >= kHeld ? flush() : core::Status{};
}

core::Status Spool::close()
{
    return flush();
}

std::unique_ptr<RecordSource> Spool::records(core::JobContext& job) const
{
    return std::make_unique<SpoolRecords>(m_file.descriptor(), *this, job);
}

} // namespace holdfast::ingest
