// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/ByteFile.h"
#include "ingest/csv/Digest.h"
#include "ingest/csv/Utf8Proof.h"
#include "text/Decoder.h"

#include <optional>

namespace holdfast::ingest {

// UTF-8 text, read forward.
struct TextSource {
    virtual ~TextSource() = default;
    // Up to `capacity` bytes, 0 only at the end.
    virtual core::Result<std::size_t> read(char* to, std::size_t capacity) = 0;
    virtual std::uint64_t atMost() const { return ~0ull; } // bytes it can give in all
};

// A text in memory.
class MemoryText final : public TextSource {
public:
    explicit MemoryText(std::string_view text)
        : m_text(text)
    {
    }
    core::Result<std::size_t> read(char* to, std::size_t capacity) override;
    std::uint64_t atMost() const override { return m_text.size(); }

private:
    std::string_view m_text;
};

// The text of a file as UTF-8, read forward, without a byte order mark. UTF-8 passes through unchecked: the survey has
// validated it.
class TextStream final : public TextSource {
public:
    static core::Result<TextStream> open(const std::string& path, const std::string& encoding);

    core::Result<std::size_t> read(char* to, std::size_t capacity) override;
    std::uint64_t atMost() const override { return m_decoder ? m_file.size() * 3 : m_file.size(); }
    std::uint64_t bytesRead() const { return m_bytes; } // of the file
    std::uint64_t bytes() const { return m_file.size(); }
    void digestToo() { m_digests = true; }
    std::string digest() const { return m_digest.hex(); } // of the bytes read since digestToo()
    // UTF-8 only: encoding-invalid as soon as the bytes are not, or hold a NUL; endsWhole() tells of the last one.
    void proveToo() { m_proves = true; }
    bool endsWhole() const { return m_proof.endsWhole(); }

private:
    TextStream(ByteFile file, std::optional<text::Decoder> decoder);
    ByteFile m_file;
    std::optional<text::Decoder> m_decoder;
    Digest m_digest;
    std::uint64_t m_bytes = 0;
    Utf8Proof m_proof;
    bool m_first = true, m_end = false, m_digests = false, m_proves = false;
    std::string m_raw, m_text;
    std::size_t m_given = 0;
};

} // namespace holdfast::ingest
