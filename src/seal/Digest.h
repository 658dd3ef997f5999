// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast::seal {

// 256 bits of BLAKE2b, without a key.
// Reference: RFC 7693, The BLAKE2 Cryptographic Hash and Message Authentication Code.
using Digest = std::array<std::uint8_t, 32>;

// Streaming form. Feeding the same bytes in other pieces gives the same digest.
class Hasher {
public:
    Hasher();
    void update(std::string_view bytes);
    // The digest of everything fed so far; the hasher starts anew.
    Digest finish();

private:
    void start();
    alignas(64) std::array<unsigned char, 384> m_state;
};

Digest digest(std::string_view bytes);
// Lower-case hexadecimal digits, 64 of them.
std::string hex(const Digest& digest);
std::string hexDigest(std::string_view bytes);
// The 32 bytes as a view, for storing.
std::string_view bytesOf(const Digest& digest);

// `size` bytes from the system's random source.
std::string randomBytes(std::size_t size);

} // namespace holdfast::seal
