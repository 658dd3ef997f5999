// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/CrossFilter.h"

#include <algorithm>
#include <bit>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// The plain x86-64 has no instruction to count bits or to find the next one; the better code is chosen when the program
// starts. Sanitizers are not up yet at that moment.
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HOLDFAST_FOR_BOTH_PROCESSORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define HOLDFAST_FOR_BOTH_PROCESSORS
#endif

namespace holdfast::frame {

namespace {

constexpr std::size_t kBlockWords = 128; // 8,192 customers: their bins, their list and the sums stay in the first cache
constexpr std::size_t kStates = 4; // in neither marked set, in the first, in the second, in both
constexpr std::size_t kNarrowBins = 64; // so many bins and the state fit one byte

struct Run {
    std::uint8_t first = 0, length = 0; // bins first … first + length
};

// The consecutive runs of a set among the first `bins` bins.
std::vector<Run> runsOf(const BinSet& set, std::size_t bins)
{
    std::vector<Run> runs;
    for (std::size_t b = 0; b < bins; ++b) {
        if (!set[b])
            continue;
        std::size_t end = b;
        while (end + 1 < bins && set[end + 1])
            ++end;
        runs.push_back({static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(end - b)});
        b = end;
    }
    return runs;
}

std::uint64_t wordByTable(const std::uint8_t* codes, std::size_t count, const std::uint8_t* table)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i)
        word |= std::uint64_t {table[codes[i]]} << i;
    return word;
}

// One bit a customer: is its bin in the set?
void fillBits(const Dimension& dimension, const BinSet& set, std::vector<std::uint64_t>& bits)
{
    const std::vector<std::uint8_t>& codes = dimension.codes;
    bits.assign((codes.size() + 63) / 64, 0);
    std::uint8_t table[kMostBins];
    for (std::size_t b = 0; b < kMostBins; ++b)
        table[b] = b < dimension.bins.size() && set[b];
    std::size_t done = 0;
#if defined(__SSE2__)
    const std::vector<Run> runs = runsOf(set, dimension.bins.size());
    if (runs.size() <= 8)
        for (; (done + 1) * 64 <= codes.size(); ++done) {
            std::uint64_t word = 0;
            for (std::size_t part = 0; part < 4; ++part) {
                const __m128i x
                    = _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes.data() + done * 64 + part * 16));
                __m128i in = _mm_setzero_si128();
                for (const Run& run : runs) {
                    // x - first <= length, unsigned: what lies below `first` wraps around to large values.
                    const __m128i offset = _mm_sub_epi8(x, _mm_set1_epi8(static_cast<char>(run.first)));
                    const __m128i most = _mm_set1_epi8(static_cast<char>(run.length));
                    in = _mm_or_si128(in, _mm_cmpeq_epi8(_mm_min_epu8(offset, most), offset));
                }
                word |= std::uint64_t {static_cast<std::uint16_t>(_mm_movemask_epi8(in))} << (part * 16);
            }
            bits[done] = word;
        }
#endif
    for (; done < bits.size(); ++done)
        bits[done] = wordByTable(codes.data() + done * 64, std::min<std::size_t>(64, codes.size() - done * 64), table);
}

HOLDFAST_FOR_BOTH_PROCESSORS
std::uint32_t countBits(const std::vector<std::uint64_t>& words)
{
    std::uint64_t n = 0;
    for (const std::uint64_t word : words)
        n += static_cast<std::uint64_t>(std::popcount(word));
    return static_cast<std::uint32_t>(n);
}

BinCounts countsOf(const std::vector<std::uint32_t>& sums, std::size_t bins)
{
    BinCounts counts;
    counts.n.resize(bins);
    counts.first.resize(bins);
    counts.second.resize(bins);
    for (std::size_t b = 0; b < bins; ++b) {
        const std::uint32_t first = sums[kMostBins + b], second = sums[2 * kMostBins + b], both = sums[3 * kMostBins + b];
        counts.n[b] = sums[b] + first + second + both;
        counts.first[b] = first + both;
        counts.second[b] = second + both;
    }
    return counts;
}

} // namespace

CrossFilter::CrossFilter(std::size_t customers)
    : m_customers(customers)
{
}

int CrossFilter::add(std::shared_ptr<const Dimension> dimension)
{
    Entry entry;
    entry.dimension = std::move(dimension);
    m_dimensions.push_back(std::move(entry));
    return size() - 1;
}

void CrossFilter::setVisible(int index, bool visible)
{
    m_dimensions[static_cast<std::size_t>(index)].visible = visible;
}

void CrossFilter::setFilter(int index, const BinSet& bins)
{
    Entry& entry = m_dimensions[static_cast<std::size_t>(index)];
    if (entry.filtered && entry.filter == bins)
        return;
    bool all = true;
    for (std::size_t b = 0; b < entry.dimension->bins.size(); ++b)
        all = all && bins[b];
    if (all) {
        clearFilter(index);
        return;
    }
    entry.filtered = true;
    entry.filter = bins;
    entry.version = ++m_lastVersion;
    fillBits(*entry.dimension, bins, entry.bits);
}

void CrossFilter::clearFilter(int index)
{
    Entry& entry = m_dimensions[static_cast<std::size_t>(index)];
    entry.filtered = false;
    entry.filter.reset();
    entry.bits.clear();
}

void CrossFilter::clearFilters()
{
    for (int i = 0; i < size(); ++i)
        clearFilter(i);
}

const BinSet* CrossFilter::filter(int index) const
{
    const Entry& entry = m_dimensions[static_cast<std::size_t>(index)];
    return entry.filtered ? &entry.filter : nullptr;
}

void CrossFilter::setBase(const Selection& base)
{
    m_base = base.words();
    m_baseVersion = ++m_lastVersion;
}

void CrossFilter::setMarks(const Selection& first, const Selection& second)
{
    m_first = first.words();
    m_second = second.words();
    m_marksVersion = ++m_lastVersion;
}

CrossFilter::Words CrossFilter::passing(int except) const
{
    Words words = m_base;
    if (words.empty())
        words = Selection(m_customers, true).words();
    for (int i = 0; i < size(); ++i) {
        const Entry& entry = m_dimensions[static_cast<std::size_t>(i)];
        if (!entry.filtered || i == except)
            continue;
        for (std::size_t w = 0; w < words.size(); ++w)
            words[w] &= entry.bits[w];
    }
    return words;
}

CrossFilter::Words CrossFilter::dependencies(int except) const
{
    Words versions {m_marksVersion, m_baseVersion};
    for (int i = 0; i < size(); ++i)
        if (const Entry& entry = m_dimensions[static_cast<std::size_t>(i)]; entry.filtered && i != except)
            versions.push_back(entry.version);
    return versions;
}

// Adds the customers of `rows` into sums[k][state x 256 + bin] for the k-th of `which`. False = stopped.
HOLDFAST_FOR_BOTH_PROCESSORS
bool CrossFilter::addUp(const Words& rows, const std::vector<int>& which, Sums& sums, core::JobContext& job) const
{
    // Four sums side by side: neighbours often fall into one bin, and an addition must not wait for the one before.
    std::vector<std::uint32_t> side(which.size() * 4 * kMostBins, 0);
    sums.assign(which.size(), std::vector<std::uint32_t>(kStates * kMostBins, 0));
    std::uint16_t list[kBlockWords * 64]; // places in the block
    for (std::size_t begin = 0; begin < rows.size(); begin += kBlockWords) {
        if (job.shouldStop())
            return false;
        const std::size_t end = std::min(rows.size(), begin + kBlockWords);
        std::size_t listed = 0;
        for (std::size_t w = begin; w < end; ++w) {
            const std::size_t place = (w - begin) * 64;
            for (std::uint64_t rest = rows[w]; rest != 0; rest &= rest - 1)
                list[listed++] = static_cast<std::uint16_t>(place + static_cast<std::size_t>(std::countr_zero(rest)));
        }
        for (std::size_t k = 0; k < which.size(); ++k) {
            const Entry& entry = m_dimensions[static_cast<std::size_t>(which[k])];
            if (entry.dimension->bins.size() > kNarrowBins) {
                addUpWide(entry, begin, {list, listed}, sums[k]);
                continue;
            }
            const std::uint8_t* codes = entry.marked.data() + begin * 64;
            std::uint32_t* a = side.data() + k * 4 * kMostBins;
            std::uint32_t *b = a + kMostBins, *c = b + kMostBins, *d = c + kMostBins;
            std::size_t i = 0;
            for (; i + 4 <= listed; i += 4) {
                ++a[codes[list[i]]];
                ++b[codes[list[i + 1]]];
                ++c[codes[list[i + 2]]];
                ++d[codes[list[i + 3]]];
            }
            for (; i < listed; ++i)
                ++a[codes[list[i]]];
        }
    }
    for (std::size_t k = 0; k < which.size(); ++k)
        for (std::size_t part = 0; part < 4; ++part)
            for (std::size_t s = 0; s < kMostBins; ++s)
                sums[k][s / kNarrowBins * kMostBins + s % kNarrowBins] += side[(k * 4 + part) * kMostBins + s];
    return true;
}

// The same for a dimension whose bins leave no room for the state in a byte.
void CrossFilter::addUpWide(
    const Entry& entry, std::size_t firstWord, std::span<const std::uint16_t> list, std::vector<std::uint32_t>& sums) const
{
    for (const std::uint16_t place : list) {
        const std::size_t customer = firstWord * 64 + place;
        const std::size_t first = m_first.empty() ? 0 : m_first[customer / 64] >> (customer % 64) & 1;
        const std::size_t second = m_second.empty() ? 0 : m_second[customer / 64] >> (customer % 64) & 1;
        ++sums[(first + 2 * second) * kMostBins + entry.dimension->codes[customer]];
    }
}

// Bin and state of every customer in one byte.
void CrossFilter::mark(Entry& entry) const
{
    entry.marked = entry.dimension->codes;
    if (entry.dimension->bins.size() > kNarrowBins)
        return;
    for (const auto& [set, bit] : {std::pair {&m_first, kNarrowBins}, std::pair {&m_second, 2 * kNarrowBins}})
        for (std::size_t w = 0; w < set->size(); ++w) {
            std::uint8_t* codes = entry.marked.data() + w * 64;
            for (std::uint64_t rest = (*set)[w]; rest != 0; rest &= rest - 1)
                codes[std::countr_zero(rest)] |= static_cast<std::uint8_t>(bit);
        }
}

// The counts of everybody, per dimension, once for given marks.
bool CrossFilter::countTotals(core::JobContext& job)
{
    std::vector<int> which;
    for (int i = 0; i < size(); ++i) {
        const Entry& entry = m_dimensions[static_cast<std::size_t>(i)];
        if (entry.visible && entry.totalsVersion != m_marksVersion)
            which.push_back(i);
    }
    if (which.empty())
        return true;
    for (const int i : which)
        mark(m_dimensions[static_cast<std::size_t>(i)]);
    Sums sums;
    if (!addUp(Selection(m_customers, true).words(), which, sums, job))
        return false;
    for (std::size_t k = 0; k < which.size(); ++k) {
        Entry& entry = m_dimensions[static_cast<std::size_t>(which[k])];
        entry.totals = std::move(sums[k]);
        entry.totalsVersion = m_marksVersion;
    }
    return true;
}

// Counts for the dimensions `which`, all under the same passing customers.
bool CrossFilter::countUnder(std::shared_ptr<const Words> passingRows, const std::vector<int>& which, core::JobContext& job)
{
    const Words& rows = *passingRows;
    const auto entry = [&](std::size_t k) -> Entry& { return m_dimensions[static_cast<std::size_t>(which[k])]; };
    const std::uint32_t pass = countBits(rows), fail = static_cast<std::uint32_t>(m_customers) - pass;

    // Who came and who went since these dimensions were counted, if that was under the same marks and at one time.
    const std::shared_ptr<const Words> before = entry(0).countedRows;
    bool comparable = before != nullptr;
    for (std::size_t k = 0; k < which.size(); ++k)
        comparable = comparable && entry(k).countedRows == before && entry(k).countedMarks == m_marksVersion;
    Words came, went;
    std::uint32_t changed = static_cast<std::uint32_t>(m_customers);
    if (comparable) {
        came = went = rows;
        for (std::size_t w = 0; w < rows.size(); ++w) {
            came[w] = rows[w] & ~(*before)[w];
            went[w] = (*before)[w] & ~rows[w];
        }
        changed = countBits(came) + countBits(went);
    }

    Sums sums, minus;
    if (changed < pass && changed < fail) {
        if (!addUp(came, which, sums, job) || !addUp(went, which, minus, job))
            return false;
        for (std::size_t k = 0; k < which.size(); ++k)
            for (std::size_t s = 0; s < sums[k].size(); ++s)
                sums[k][s] += entry(k).sums[s] - minus[k][s];
    } else if (fail < pass) {
        Words others = Selection(m_customers, true).words();
        for (std::size_t w = 0; w < others.size(); ++w)
            others[w] &= ~rows[w];
        if (!addUp(others, which, minus, job))
            return false;
        sums = minus;
        for (std::size_t k = 0; k < which.size(); ++k)
            for (std::size_t s = 0; s < sums[k].size(); ++s)
                sums[k][s] = entry(k).totals[s] - minus[k][s];
    } else if (!addUp(rows, which, sums, job)) {
        return false;
    }
    for (std::size_t k = 0; k < which.size(); ++k) {
        entry(k).sums = std::move(sums[k]);
        entry(k).countedRows = passingRows;
        entry(k).countedMarks = m_marksVersion;
        entry(k).countedUnder = dependencies(entry(k).filtered ? which[k] : -1);
    }
    return true;
}

core::Result<CrossCounts> CrossFilter::count(core::JobContext& job)
{
    if (!countTotals(job))
        return core::fail(core::Code::Cancelled);
    const auto all = std::make_shared<const Words>(passing(-1));
    const Words allVersions = dependencies(-1);
    std::vector<int> open; // no filter of their own: one scan for all of them
    for (int i = 0; i < size(); ++i) {
        const Entry& entry = m_dimensions[static_cast<std::size_t>(i)];
        if (!entry.visible)
            continue;
        if (!entry.filtered) {
            if (entry.countedUnder != allVersions)
                open.push_back(i);
        } else if (entry.countedUnder != dependencies(i)) {
            if (!countUnder(std::make_shared<const Words>(passing(i)), {i}, job))
                return core::fail(core::Code::Cancelled);
        }
    }
    if (!open.empty() && !countUnder(all, open, job))
        return core::fail(core::Code::Cancelled);

    CrossCounts result;
    for (const Entry& entry : m_dimensions)
        result.dimensions.push_back(entry.visible ? countsOf(entry.sums, entry.dimension->bins.size()) : BinCounts {});
    for (std::size_t w = 0; w < all->size(); ++w) {
        result.n += static_cast<std::uint32_t>(std::popcount((*all)[w]));
        result.first += m_first.empty() ? 0 : static_cast<std::uint32_t>(std::popcount((*all)[w] & m_first[w]));
        result.second += m_second.empty() ? 0 : static_cast<std::uint32_t>(std::popcount((*all)[w] & m_second[w]));
    }
    return result;
}

Selection CrossFilter::selection() const
{
    Selection result(m_customers);
    result.words() = passing(-1);
    return result;
}

} // namespace holdfast::frame
