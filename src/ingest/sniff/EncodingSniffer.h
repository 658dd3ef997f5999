// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"

namespace holdfast::ingest {

struct EncodingGuess {
    std::string encoding;
    bool byteOrderMark = false;
    double confidence = 1;
    std::vector<std::string> alternatives; // with the first one
    std::vector<core::Finding> findings;
    std::uint64_t bytes = 0;
    std::string digest;
};

// Reads the whole file. Valid UTF-8 wins; a byte order mark decides; other encodings are decoded strictly.
// not-text, nul-bytes, encoding-invalid, unsupported-encoding, unsupported-format, empty-file and those of ByteFile.
core::Result<EncodingGuess> sniffEncoding(const std::string& path, const Mapping& given, core::JobContext& job);

// A long file whose begin is UTF-8 where nothing else was asked for: what sniffEncoding() would say if all of it is, but
// for bytes and digest. None: sniffEncoding() has to look.
std::optional<EncodingGuess> assumedUtf8(const std::string& path, const Mapping& given);

// The physical line (from 1) that holds byte `offset`.
std::uint64_t lineOfByte(const std::string& path, std::uint64_t offset);

} // namespace holdfast::ingest
