// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/TextStream.h"

#include <algorithm>
#include <cstring>

namespace holdfast::ingest {

static constexpr std::size_t kRawBlock = 128 * 1024;
static constexpr std::string_view kMark = "\xEF\xBB\xBF";

core::Result<std::size_t> MemoryText::read(char* to, std::size_t capacity)
{
    const std::size_t n = std::min(capacity, m_text.size());
    std::memcpy(to, m_text.data(), n);
    m_text.remove_prefix(n);
    return n;
}

TextStream::TextStream(ByteFile file, std::optional<text::Decoder> decoder)
    : m_file(std::move(file))
    , m_decoder(std::move(decoder))
{
}

core::Result<TextStream> TextStream::open(const std::string& path, const std::string& encoding)
{
    auto file = ByteFile::open(path);
    if (!file)
        return std::unexpected(std::move(file.error()));
    if (encoding == "UTF-8")
        return TextStream(std::move(*file), std::nullopt);
    auto decoder = text::Decoder::open(encoding);
    if (!decoder)
        return std::unexpected(std::move(decoder.error()));
    return TextStream(std::move(*file), std::move(*decoder));
}

core::Result<std::size_t> TextStream::read(char* to, std::size_t capacity)
{
    if (!m_decoder) {
        auto n = m_file.read(to, capacity);
        if (!n)
            return n;
        m_bytes += *n;
        if (m_digests)
            m_digest.add(to, *n);
        if (m_proves && !m_proof.add(to, *n))
            return core::fail(core::Code::EncodingInvalid);
        if (m_first) {
            m_first = false;
            if (std::string_view(to, *n).starts_with(kMark)) {
                std::memmove(to, to + kMark.size(), *n - kMark.size());
                *n -= kMark.size();
            }
        }
        return n;
    }
    while (m_given == m_text.size() && !m_end) {
        m_raw.resize(kRawBlock);
        auto n = m_file.read(m_raw.data(), m_raw.size());
        if (!n)
            return n;
        m_bytes += *n;
        if (m_digests)
            m_digest.add(m_raw.data(), *n);
        m_end = *n < kRawBlock;
        m_text.clear();
        m_given = 0;
        if (auto done = m_decoder->decode({m_raw.data(), *n}, m_text, m_end); !done)
            return std::unexpected(std::move(done.error()));
        if (m_first && !m_text.empty()) {
            m_first = false;
            if (m_text.starts_with(kMark))
                m_given = kMark.size();
        }
    }
    const std::size_t n = std::min(capacity, m_text.size() - m_given);
    std::memcpy(to, m_text.data() + m_given, n);
    m_given += n;
    return n;
}

} // namespace holdfast::ingest
