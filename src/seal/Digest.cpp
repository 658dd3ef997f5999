// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal/Digest.h"

#include <sodium.h>

#include <new>

namespace holdfast::seal {

static_assert(sizeof(crypto_generichash_state) <= 384);
static_assert(crypto_generichash_BYTES == 32);

// libsodium picks its fastest code for the processor once; without this call it stays at the plain one.
static void prepare()
{
    static const bool ready = sodium_init() >= 0;
    (void)ready;
}

static crypto_generichash_state* stateOf(std::array<unsigned char, 384>& bytes)
{
    return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

Hasher::Hasher()
{
    prepare();
    ::new (m_state.data()) crypto_generichash_state;
    start();
}

void Hasher::start()
{
    crypto_generichash_init(stateOf(m_state), nullptr, 0, 32);
}

void Hasher::update(std::string_view bytes)
{
    crypto_generichash_update(stateOf(m_state), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

Digest Hasher::finish()
{
    Digest result;
    crypto_generichash_final(stateOf(m_state), result.data(), result.size());
    start();
    return result;
}

Digest digest(std::string_view bytes)
{
    prepare();
    Digest result;
    crypto_generichash(result.data(), result.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
        nullptr, 0);
    return result;
}

std::string hex(const Digest& digest)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(digest.size() * 2);
    for (const auto byte : digest) {
        text.push_back(kDigits[byte >> 4]);
        text.push_back(kDigits[byte & 15]);
    }
    return text;
}

std::string hexDigest(std::string_view bytes)
{
    return hex(digest(bytes));
}

std::string_view bytesOf(const Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string randomBytes(std::size_t size)
{
    prepare();
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), size);
    return bytes;
}

} // namespace holdfast::seal
