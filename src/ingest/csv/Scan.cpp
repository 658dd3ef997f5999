// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/csv/Scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace holdfast::ingest {
namespace {

#if defined(__x86_64__)

__attribute__((target("avx2"))) void findWide(
    const char* bytes, std::size_t blocks, const char (&signs)[5], std::uint64_t* masks)
{
    __m256i wanted[5];
    for (int i = 0; i < 5; ++i)
        wanted[i] = _mm256_set1_epi8(signs[i]);
    for (std::size_t k = 0; k < blocks; ++k) {
        std::uint64_t mask = 0;
        for (int half = 0; half < 2; ++half) {
            const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 64 * k + 32 * half));
            __m256i hit = _mm256_cmpeq_epi8(block, wanted[0]);
            for (int i = 1; i < 5; ++i)
                hit = _mm256_or_si256(hit, _mm256_cmpeq_epi8(block, wanted[i]));
            mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(hit))) << (32 * half);
        }
        masks[k] = mask;
    }
}

void findNarrow(const char* bytes, std::size_t blocks, const char (&signs)[5], std::uint64_t* masks)
{
    __m128i wanted[5];
    for (int i = 0; i < 5; ++i)
        wanted[i] = _mm_set1_epi8(signs[i]);
    for (std::size_t k = 0; k < blocks; ++k) {
        std::uint64_t mask = 0;
        for (int part = 0; part < 4; ++part) {
            const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 64 * k + 16 * part));
            __m128i hit = _mm_cmpeq_epi8(block, wanted[0]);
            for (int i = 1; i < 5; ++i)
                hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, wanted[i]));
            mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hit))) << (16 * part);
        }
        masks[k] = mask;
    }
}

#else

void findNarrow(const char* bytes, std::size_t blocks, const char (&signs)[5], std::uint64_t* masks)
{
    for (std::size_t k = 0; k < blocks; ++k) {
        std::uint64_t mask = 0;
        for (int i = 0; i < 64; ++i) {
            const char c = bytes[64 * k + static_cast<std::size_t>(i)];
            const bool hit = c == signs[0] || c == signs[1] || c == signs[2] || c == signs[3] || c == signs[4];
            mask |= static_cast<std::uint64_t>(hit) << i;
        }
        masks[k] = mask;
    }
}

#endif

} // namespace

void findSigns(const char* bytes, std::size_t blocks, const char (&signs)[5], std::uint64_t* masks)
{
#if defined(__x86_64__)
    static const bool wide = __builtin_cpu_supports("avx2") != 0;
    if (wide)
        return findWide(bytes, blocks, signs, masks);
#endif
    findNarrow(bytes, blocks, signs, masks);
}

} // namespace holdfast::ingest
