// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/NaturalOrder.h"

#include "core/Ascii.h"

#include <algorithm>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kBlock = 16384; // sorted between two questions whether to stop

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view digitsFrom(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return text.substr(at, end - at);
}

int compareDigits(std::string_view a, std::string_view b)
{
    while (a.size() > 1 && a.front() == '0')
        a.remove_prefix(1);
    while (b.size() > 1 && b.front() == '0')
        b.remove_prefix(1);
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

} // namespace

int compareNatural(std::string_view a, std::string_view b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto left = digitsFrom(a, i), right = digitsFrom(b, j);
            if (const int way = compareDigits(left, right); way != 0)
                return way;
            i += left.size();
            j += right.size();
            continue;
        }
        const auto left = static_cast<unsigned char>(core::lowerAscii(a[i])), right = static_cast<unsigned char>(core::lowerAscii(b[j]));
        if (left != right)
            return left < right ? -1 : 1;
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

Result<std::vector<std::uint32_t>> naturalRanks(std::span<const std::string> texts, core::JobContext& job)
{
    std::vector<std::uint32_t> order(texts.size()), other(texts.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return compareNatural(texts[a], texts[b]) < 0; };
    for (std::size_t first = 0; first < order.size(); first += kBlock) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(first + kBlock, order.size()));
        if (!std::is_sorted(begin, end, before))
            std::stable_sort(begin, end, before);
    }
    for (std::size_t width = kBlock; width < order.size(); width *= 2) {
        std::size_t taken = 0;
        for (std::size_t first = 0; first < order.size(); first += 2 * width) {
            const std::size_t middle = std::min(first + width, order.size()), last = std::min(first + 2 * width, order.size());
            std::size_t i = first, j = middle;
            while (i < middle || j < last) {
                if ((++taken & 0x3FFF) == 0 && job.shouldStop())
                    return core::fail(Code::Cancelled);
                const bool right = i == middle || (j < last && before(order[j], order[i]));
                other[i + j - middle] = right ? order[j] : order[i];
                ++(right ? j : i);
            }
        }
        order.swap(other);
    }
    std::vector<std::uint32_t> ranks(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        ranks[order[i]] = static_cast<std::uint32_t>(i);
    return ranks;
}

core::Status sortByKeys(std::vector<std::uint32_t>& rows, std::span<const std::uint64_t> keys, core::JobContext& job)
{
    if (rows.empty())
        return {};
    constexpr std::uint64_t kBuckets = 65536;
    std::uint64_t any = 0;
    for (const auto row : rows)
        any |= keys[row] ^ keys[rows.front()];
    std::vector<std::uint32_t> sorted(rows.size());
    std::vector<std::uint32_t> starts(kBuckets + 1);
    for (int shift = 0; shift < 64; shift += 16) {
        if ((any >> shift & 0xFFFF) == 0)
            continue;
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        std::fill(starts.begin(), starts.end(), 0u);
        for (const auto row : rows)
            ++starts[(keys[row] >> shift & 0xFFFF) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const auto row : rows)
            sorted[starts[keys[row] >> shift & 0xFFFF]++] = row;
        rows.swap(sorted);
    }
    return {};
}

} // namespace holdfast::flow
