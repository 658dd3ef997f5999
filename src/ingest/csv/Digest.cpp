// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/Digest.h"

#include <bit>
#include <cstdio>
#include <cstring>

namespace holdfast::ingest {
namespace {

constexpr std::uint64_t k1 = 11400714785074694791ull, k2 = 14029467366897019727ull, k3 = 1609587929392839161ull,
                        k4 = 9650029242287828579ull, k5 = 2870177450012600261ull;
constexpr std::uint64_t kSeeds[2] = {0, 0x486F6C6466617374ull};

std::uint64_t word64(const char* p)
{
    std::uint64_t w = 0;
    std::memcpy(&w, p, 8);
    return w;
}

std::uint64_t turn(std::uint64_t lane, std::uint64_t input)
{
    return std::rotl(lane + input * k2, 31) * k1;
}

// Stripes of 32 bytes into both sums, which share a product of every word. The lanes are in registers meanwhile.
void stripes(std::uint64_t (&lanes)[2][4], const char* p, std::size_t count)
{
    auto [a0, a1, a2, a3] = lanes[0];
    auto [b0, b1, b2, b3] = lanes[1];
    for (; count > 0; --count, p += 32) {
        const std::uint64_t w0 = word64(p) * k2, w1 = word64(p + 8) * k2, w2 = word64(p + 16) * k2, w3 = word64(p + 24) * k2;
        a0 = std::rotl(a0 + w0, 31) * k1;
        a1 = std::rotl(a1 + w1, 31) * k1;
        a2 = std::rotl(a2 + w2, 31) * k1;
        a3 = std::rotl(a3 + w3, 31) * k1;
        b0 = std::rotl(b0 + w0, 31) * k1;
        b1 = std::rotl(b1 + w1, 31) * k1;
        b2 = std::rotl(b2 + w2, 31) * k1;
        b3 = std::rotl(b3 + w3, 31) * k1;
    }
    const std::uint64_t after[2][4] = {{a0, a1, a2, a3}, {b0, b1, b2, b3}};
    std::memcpy(lanes, after, sizeof after);
}

} // namespace

Digest::Digest()
{
    for (int i = 0; i < 2; ++i) {
        m_lanes[i][0] = kSeeds[i] + k1 + k2;
        m_lanes[i][1] = kSeeds[i] + k2;
        m_lanes[i][2] = kSeeds[i];
        m_lanes[i][3] = kSeeds[i] - k1;
    }
}

void Digest::add(const char* bytes, std::size_t n)
{
    m_total += n;
    if (m_held > 0) {
        const std::size_t take = std::min(n, m_rest.size() - m_held);
        std::memcpy(m_rest.data() + m_held, bytes, take);
        m_held += take;
        bytes += take;
        n -= take;
        if (m_held < m_rest.size())
            return;
        stripes(m_lanes, m_rest.data(), 1);
        m_held = 0;
    }
    stripes(m_lanes, bytes, n / 32);
    bytes += n / 32 * 32;
    n %= 32;
    std::memcpy(m_rest.data(), bytes, n);
    m_held = n;
}

std::uint64_t Digest::sum(int which) const
{
    const auto& lanes = m_lanes[which];
    std::uint64_t h = kSeeds[which] + k5;
    if (m_total >= 32) {
        h = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
        for (const std::uint64_t lane : lanes)
            h = (h ^ turn(0, lane)) * k1 + k4;
    }
    h += m_total;
    const char* p = m_rest.data();
    std::size_t n = m_held;
    for (; n >= 8; p += 8, n -= 8)
        h = std::rotl(h ^ turn(0, word64(p)), 27) * k1 + k4;
    if (n >= 4) {
        std::uint32_t w = 0;
        std::memcpy(&w, p, 4);
        h = std::rotl(h ^ (w * k1), 23) * k2 + k3;
        p += 4;
        n -= 4;
    }
    for (; n > 0; ++p, --n)
        h = std::rotl(h ^ (static_cast<unsigned char>(*p) * k5), 11) * k1;
    h = (h ^ (h >> 33)) * k2;
    h = (h ^ (h >> 29)) * k3;
    return h ^ (h >> 32);
}

std::string Digest::hex() const
{
    char text[40];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(sum(0)),
        static_cast<unsigned long long>(sum(1)));
    return text;
}

} // namespace holdfast::ingest
