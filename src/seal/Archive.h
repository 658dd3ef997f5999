// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

// A stream of bytes under a passphrase: a header of kArchiveHeaderBytes, then chunks of kArchiveChunkBytes, the last one
// of 17 bytes or more.
//   header   "Holdfast archive", then little-endian 32-bit words: version 1, passes, memory in KiB, 0; 16 bytes of salt;
//            24 bytes that start the stream; 24 zero bytes; BLAKE2b-256 of all that
//   chunk    65,536 bytes of plain text (the last one: what is left) and 17 that authenticate it together with the header
//            and its place; the last one is marked as the last
// The key comes from the passphrase and the salt by Argon2id.
// Reference: RFC 9106 (Argon2id, version 1.3); libsodium 1.0.18, crypto_secretstream_xchacha20poly1305; RFC 7693 (BLAKE2b).
namespace holdfast::seal {

inline constexpr std::size_t kArchiveHeaderBytes = 128;
inline constexpr std::size_t kArchivePlainBytes = 65536;
inline constexpr std::size_t kArchiveChunkBytes = kArchivePlainBytes + 17;

// What trying one passphrase costs. The default is "moderate" of libsodium: half a second on two cores of 2020.
struct ArchiveCost {
    std::uint32_t passes = 3;
    std::uint32_t memoryKiB = 256 * 1024;
};
// A header that asks for more is refused before it is obeyed.
inline constexpr ArchiveCost kMostArchiveCost {10, 1024 * 1024};

// Puts up to `size` bytes at `to` and returns how many; 0 = the end.
using ByteSource = std::function<core::Result<std::size_t>(char* to, std::size_t size)>;
using ByteSink = std::function<core::Status(std::string_view bytes)>;
// Hands everything to `put`, in pieces of any size, and passes its failures on.
using ByteGiver = std::function<core::Status(const ByteSink& put)>;

// Fails with what `plain` and `archive` fail with, cancelled, out-of-memory; invalid-parameter for a cost out of range or an
// empty passphrase. Not stopped while the key is made.
core::Status sealStream(const ByteGiver& plain, const ByteSink& archive, std::string_view passphrase, core::JobContext& job,
    const ArchiveCost& cost = {});

// `plain` sees a chunk only after it was authenticated, and success is told only after the one marked as the last, with
// nothing behind it. Until then what came out may be cut short: it must not be used.
// Fails with not-an-archive, archive-authentication-failed (another passphrase, or anything changed, cut, added or
// moved), limits-exceeded (cost), workspace-newer (a later version), cancelled, out-of-memory.
core::Status openStream(const ByteSource& archive, const ByteSink& plain, std::string_view passphrase, core::JobContext& job);

// Overwrites a text that must not stay in memory and empties it.
void wipe(std::string& secret);

} // namespace holdfast::seal
