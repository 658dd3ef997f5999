// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal/Archive.h"

#include "seal/Digest.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <vector>

namespace holdfast::seal {

using core::Code;

namespace {

constexpr std::string_view kMagic = "Holdfast archive";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kPassesAt = 20, kMemoryAt = 24, kZeroAt = 28, kSaltAt = 32, kStreamAt = 48, kFillAt = 72, kDigestAt = 96;
constexpr ArchiveCost kLeast {1, 8};

static_assert(kMagic.size() == 16);
static_assert(crypto_pwhash_SALTBYTES == kStreamAt - kSaltAt);
static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == kFillAt - kStreamAt);
static_assert(crypto_secretstream_xchacha20poly1305_ABYTES == kArchiveChunkBytes - kArchivePlainBytes);

// Locked into memory between pages that must not be touched; overwritten when it goes.
struct Secret {
    unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    crypto_secretstream_xchacha20poly1305_state stream;
};
struct SecretFree {
    void operator()(Secret* secret) const { sodium_free(secret); }
};
using SecretPtr = std::unique_ptr<Secret, SecretFree>;

using Header = std::array<unsigned char, kArchiveHeaderBytes>;

void putWord(Header& header, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        header[at + i] = static_cast<unsigned char>(value >> (8 * i));
}

std::uint32_t wordAt(const Header& header, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8 | header[at + i];
    return value;
}

Digest digestOf(const Header& header)
{
    return digest({reinterpret_cast<const char*>(header.data()), kDigestAt});
}

core::Status changed()
{
    return core::fail(Code::ArchiveAuthenticationFailed);
}

core::Status makeKey(Secret& secret, const Header& header, std::string_view passphrase, core::JobContext& job)
{
    job.progress(-1, "key");
    const int made = crypto_pwhash(secret.key, sizeof secret.key, passphrase.data(), passphrase.size(), header.data() + kSaltAt,
        wordAt(header, kPassesAt), static_cast<std::size_t>(wordAt(header, kMemoryAt)) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    return made == 0 ? core::Status() : core::fail(Code::OutOfMemory);
}

core::Result<SecretPtr> newSecret()
{
    if (sodium_init() < 0)
        return core::fail(Code::Internal, {}, {}, "no random numbers");
    SecretPtr secret(static_cast<Secret*>(sodium_malloc(sizeof(Secret))));
    if (!secret)
        return core::fail(Code::OutOfMemory);
    return secret;
}

// Reads until `buffer` is full or the end has come.
core::Result<std::size_t> fill(const ByteSource& source, std::vector<unsigned char>& buffer)
{
    std::size_t size = 0;
    while (size < buffer.size()) {
        const auto more = source(reinterpret_cast<char*>(buffer.data()) + size, buffer.size() - size);
        if (!more)
            return more;
        if (*more == 0)
            break;
        size += *more;
    }
    return size;
}

std::string_view viewOf(const unsigned char* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

// A header that is only damaged is told from a file of another kind.
core::Status checkHeader(const Header& header, std::size_t size)
{
    int differing = 0;
    const std::size_t known = std::min(size, kMagic.size());
    for (std::size_t i = 0; i < known; ++i)
        differing += std::popcount(static_cast<unsigned char>(header[i] ^ static_cast<unsigned char>(kMagic[i])));
    if (differing > (known < kMagic.size() ? 0 : 4))
        return core::fail(Code::NotAnArchive);
    if (size < header.size() || differing > 0)
        return changed();
    const Digest own = digestOf(header);
    if (!std::equal(own.begin(), own.end(), header.begin() + kDigestAt))
        return changed();
    if (wordAt(header, kMagic.size()) > kVersion)
        return core::fail(Code::WorkspaceNewer, {{"format", std::to_string(wordAt(header, kMagic.size()))}});
    const std::uint32_t passes = wordAt(header, kPassesAt), memory = wordAt(header, kMemoryAt);
    if (passes > kMostArchiveCost.passes || memory > kMostArchiveCost.memoryKiB)
        return core::fail(Code::LimitsExceeded, {}, {}, std::to_string(passes) + " passes over " + std::to_string(memory) + " KiB");
    const auto zero = [&](std::size_t from, std::size_t to) {
        return std::all_of(header.begin() + static_cast<std::ptrdiff_t>(from), header.begin() + static_cast<std::ptrdiff_t>(to),
            [](unsigned char byte) { return byte == 0; });
    };
    if (wordAt(header, kMagic.size()) != kVersion || passes < kLeast.passes || memory < kLeast.memoryKiB
        || !zero(kZeroAt, kSaltAt) || !zero(kFillAt, kDigestAt))
        return changed();
    return {};
}

} // namespace

core::Status sealStream(const ByteGiver& plain, const ByteSink& archive, std::string_view passphrase, core::JobContext& job,
    const ArchiveCost& cost)
{
    if (passphrase.empty())
        return core::fail(Code::InvalidParameter, {{"parameter", "passphrase"}, {"value", ""}});
    if (cost.passes < kLeast.passes || cost.passes > kMostArchiveCost.passes || cost.memoryKiB < kLeast.memoryKiB
        || cost.memoryKiB > kMostArchiveCost.memoryKiB)
        return core::fail(Code::InvalidParameter, {{"parameter", "cost"}, {"value", std::to_string(cost.memoryKiB)}});
    auto secret = newSecret();
    if (!secret)
        return std::unexpected(secret.error());
    Header header {};
    std::copy(kMagic.begin(), kMagic.end(), header.begin());
    putWord(header, kMagic.size(), kVersion);
    putWord(header, kPassesAt, cost.passes);
    putWord(header, kMemoryAt, cost.memoryKiB);
    randombytes_buf(header.data() + kSaltAt, kStreamAt - kSaltAt);
    if (auto made = makeKey(**secret, header, passphrase, job); !made)
        return made;
    crypto_secretstream_xchacha20poly1305_init_push(&(*secret)->stream, header.data() + kStreamAt, (*secret)->key);
    const Digest digest = digestOf(header);
    std::copy(digest.begin(), digest.end(), header.begin() + kDigestAt);
    if (auto written = archive(viewOf(header.data(), header.size())); !written)
        return written;

    // A full chunk waits for the next byte: only then is it known not to be the last.
    std::string waiting;
    std::vector<unsigned char> chunk(kArchiveChunkBytes);
    const auto push = [&](std::string_view text, unsigned char tag) -> core::Status {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        crypto_secretstream_xchacha20poly1305_push(&(*secret)->stream, chunk.data(), nullptr, reinterpret_cast<const unsigned char*>(text.data()),
            text.size(), header.data(), header.size(), tag);
        return archive(viewOf(chunk.data(), text.size() + crypto_secretstream_xchacha20poly1305_ABYTES));
    };
    const auto put = [&](std::string_view bytes) -> core::Status {
        while (!bytes.empty()) {
            if (waiting.size() == kArchivePlainBytes) {
                if (auto pushed = push(waiting, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE); !pushed)
                    return pushed;
                waiting.clear();
            }
            const std::size_t part = std::min(bytes.size(), kArchivePlainBytes - waiting.size());
            waiting += bytes.substr(0, part);
            bytes.remove_prefix(part);
        }
        return {};
    };
    waiting.reserve(kArchivePlainBytes);
    auto done = plain(put);
    if (done)
        done = push(waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    wipe(waiting);
    return done;
}

core::Status openStream(const ByteSource& archive, const ByteSink& plain, std::string_view passphrase, core::JobContext& job)
{
    auto secret = newSecret();
    if (!secret)
        return std::unexpected(secret.error());
    std::vector<unsigned char> start(kArchiveHeaderBytes);
    const auto got = fill(archive, start);
    if (!got)
        return std::unexpected(got.error());
    Header header;
    std::copy(start.begin(), start.end(), header.begin());
    if (auto sound = checkHeader(header, *got); !sound)
        return sound;
    if (auto made = makeKey(**secret, header, passphrase, job); !made)
        return made;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&(*secret)->stream, header.data() + kStreamAt, (*secret)->key) != 0)
        return changed();

    std::vector<unsigned char> now(kArchiveChunkBytes), next(kArchiveChunkBytes), text(kArchivePlainBytes);
    auto size = fill(archive, now);
    if (!size)
        return std::unexpected(size.error());
    for (bool last = false; !last;) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto following = *size == now.size() ? fill(archive, next) : core::Result<std::size_t>(0);
        if (!following)
            return std::unexpected(following.error());
        last = *following == 0;
        unsigned long long length = 0;
        unsigned char tag = 0;
        if (*size < crypto_secretstream_xchacha20poly1305_ABYTES
            || crypto_secretstream_xchacha20poly1305_pull(
                   &(*secret)->stream, text.data(), &length, &tag, now.data(), *size, header.data(), header.size())
                != 0
            || tag != (last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE))
            return changed();
        if (length > 0)
            if (auto taken = plain(viewOf(text.data(), length)); !taken)
                return taken;
        std::swap(now, next);
        size = following;
    }
    return {};
}

void wipe(std::string& secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

} // namespace holdfast::seal
