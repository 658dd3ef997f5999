// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/CrossFilter.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
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
constexpr std::size_t kBlocksAPart = 4; // of the work two threads share
constexpr std::size_t kCounters = 272; // of a slot: 256 and a cache line, so that the slots do not fall into one set
constexpr std::size_t kListedTogether = 4;
constexpr std::size_t kAhead = 12; // records fetched before they are needed
constexpr std::size_t kFewAdditions = 100'000; // not worth waking a thread

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

// The number of bits set in both.
HOLDFAST_FOR_BOTH_PROCESSORS
std::uint32_t countBoth(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b)
{
    std::uint64_t n = 0;
    for (std::size_t w = 0; w < b.size(); ++w)
        n += static_cast<std::uint64_t>(std::popcount(a[w] & b[w]));
    return static_cast<std::uint32_t>(n);
}

// Who is in `now` and not in `before`, and the other way round; how many they are.
HOLDFAST_FOR_BOTH_PROCESSORS
std::uint32_t fillChanges(const std::vector<std::uint64_t>& before, const std::vector<std::uint64_t>& now,
    std::vector<std::uint64_t>& came, std::vector<std::uint64_t>& went)
{
    came.resize(now.size());
    went.resize(now.size());
    std::uint64_t n = 0;
    for (std::size_t w = 0; w < now.size(); ++w) {
        came[w] = now[w] & ~before[w];
        went[w] = before[w] & ~now[w];
        n += static_cast<std::uint64_t>(std::popcount(now[w] ^ before[w]));
    }
    return static_cast<std::uint32_t>(n);
}

// The places of the bits that are set; `list` has room for all and kListedTogether more.
HOLDFAST_FOR_BOTH_PROCESSORS
std::size_t listBits(const std::uint64_t* words, std::size_t count, std::uint16_t* list)
{
    std::size_t listed = 0;
    for (std::size_t w = 0; w < count; ++w) {
        std::uint64_t rest = words[w];
        const std::size_t here = static_cast<std::size_t>(std::popcount(rest));
        // Some at a time, wanted or not: whether there is one more can't be guessed well.
        for (std::size_t i = 0; i < here; i += kListedTogether)
            for (std::size_t k = 0; k < kListedTogether; ++k) {
                list[listed + i + k] = static_cast<std::uint16_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
                rest &= rest - 1;
            }
        listed += here;
    }
    return listed;
}

// Counts the bytes of the listed records of `stride` bytes, each slot for itself.
HOLDFAST_FOR_BOTH_PROCESSORS
void countRecords(const std::uint8_t* records, std::size_t stride, std::size_t slots, std::span<const std::uint16_t> list, std::uint32_t* counters)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        __builtin_prefetch(records + list[std::min(i + kAhead, list.size() - 1)] * stride);
        const std::uint8_t* record = records + list[i] * stride;
        std::uint32_t* to = counters;
        std::size_t slot = 0;
        for (; slot + 8 <= slots; slot += 8, to += 8 * kCounters) {
            std::uint64_t codes = 0;
            std::memcpy(&codes, record + slot, sizeof codes);
            ++to[codes & 255];
            ++to[kCounters + (codes >> 8 & 255)];
            ++to[2 * kCounters + (codes >> 16 & 255)];
            ++to[3 * kCounters + (codes >> 24 & 255)];
            ++to[4 * kCounters + (codes >> 32 & 255)];
            ++to[5 * kCounters + (codes >> 40 & 255)];
            ++to[6 * kCounters + (codes >> 48 & 255)];
            ++to[7 * kCounters + (codes >> 56)];
        }
        for (; slot < slots; ++slot, to += kCounters)
            ++to[record[slot]];
    }
}

// The same of one dimension. Four counters side by side: neighbours often fall into one bin, and an addition must not wait
// for the one before.
HOLDFAST_FOR_BOTH_PROCESSORS
void countBytes(const std::uint8_t* codes, std::span<const std::uint16_t> list, std::uint32_t* counters)
{
    std::uint32_t *a = counters, *b = a + kCounters, *c = b + kCounters, *d = c + kCounters;
    std::size_t i = 0;
    for (; i + 4 <= list.size(); i += 4) {
        ++a[codes[list[i]]];
        ++b[codes[list[i + 1]]];
        ++c[codes[list[i + 2]]];
        ++d[codes[list[i + 3]]];
    }
    for (; i < list.size(); ++i)
        ++a[codes[list[i]]];
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
bool CrossFilter::addUp(const Words& rows, const std::vector<int>& which, Sums& sums, core::JobContext& job)
{
    sums.assign(which.size(), std::vector<std::uint32_t>(kStates * kMostBins, 0));
    std::vector<std::size_t> narrow, wide; // places in `which`
    for (std::size_t k = 0; k < which.size(); ++k)
        (m_dimensions[static_cast<std::size_t>(which[k])].slot >= 0 ? narrow : wide).push_back(k);
    const std::uint32_t n = countBits(rows);
    // Whole records where most of what is in them is wanted.
    const bool byRecord = narrow.size() * 4 >= m_slots;
    const std::size_t counters = byRecord ? m_slots : narrow.size() * 4;
    for (auto& each : m_counters)
        each.assign(counters * kCounters, 0);

    const std::size_t blocks = (rows.size() + kBlockWords - 1) / kBlockWords;
    const bool alone = n * (byRecord ? m_slots : which.size()) < kFewAdditions || !wide.empty();
    const std::size_t partBlocks = alone ? blocks : kBlocksAPart;
    std::atomic<bool> stopped = false;
    const auto work = [&](std::size_t part, int hand) {
        std::array<std::uint16_t, kBlockWords * 64 + kListedTogether> places;
        for (std::size_t block = part * partBlocks; block < std::min(blocks, (part + 1) * partBlocks); ++block) {
            if (stopped || job.shouldStop()) {
                stopped = true;
                return;
            }
            const std::size_t begin = block * kBlockWords;
            const std::span list(places.data(), listBits(rows.data() + begin, std::min(kBlockWords, rows.size() - begin), places.data()));
            if (list.empty())
                continue;
            std::uint32_t* to = m_counters[hand].data();
            if (byRecord && !narrow.empty())
                countRecords(m_records.front().bytes + begin * 64 * m_stride, m_stride, m_slots, list, to);
            else
                for (std::size_t i = 0; i < narrow.size(); ++i, to += 4 * kCounters)
                    countBytes(m_dimensions[static_cast<std::size_t>(which[narrow[i]])].marked.data() + begin * 64, list, to);
            for (const std::size_t k : wide)
                addUpWide(m_dimensions[static_cast<std::size_t>(which[k])], begin, list, sums[k]);
        }
    };
    m_hand->share(partBlocks == 0 ? 0 : (blocks + partBlocks - 1) / partBlocks, work);
    if (stopped)
        return false;
    for (std::size_t i = 0; i < narrow.size(); ++i) {
        const std::size_t k = narrow[i];
        const std::size_t slot = static_cast<std::size_t>(m_dimensions[static_cast<std::size_t>(which[k])].slot);
        const std::size_t first = byRecord ? slot : i * 4, last = byRecord ? slot + 1 : i * 4 + 4;
        for (const auto& each : m_counters)
            for (std::size_t c = first; c < last; ++c)
                for (std::size_t s = 0; s < kStates * kNarrowBins; ++s)
                    sums[k][s / kNarrowBins * kMostBins + s % kNarrowBins] += each[c * kCounters + s];
    }
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

// The marked bins once more, by customer.
void CrossFilter::fillRecords()
{
    std::vector<const std::uint8_t*> columns;
    for (Entry& entry : m_dimensions) {
        const bool narrow = entry.dimension->bins.size() <= kNarrowBins && entry.markedVersion == m_marksVersion;
        entry.slot = narrow ? static_cast<int>(columns.size()) : -1;
        if (narrow)
            columns.push_back(entry.marked.data());
    }
    m_slots = columns.size();
    m_stride = m_slots <= 64 ? std::bit_ceil(m_slots) : (m_slots + 63) / 64 * 64;
    m_records.assign((m_customers * m_stride + 63) / 64 + 1, {});
    std::uint8_t* records = m_records.front().bytes;
    constexpr std::size_t kBlock = 512;
    for (std::size_t begin = 0; begin < m_customers; begin += kBlock)
        for (std::size_t k = 0; k < columns.size(); ++k)
            for (std::size_t c = begin; c < std::min(m_customers, begin + kBlock); ++c)
                records[c * m_stride + k] = columns[k][c];
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
    for (const int i : which) {
        mark(m_dimensions[static_cast<std::size_t>(i)]);
        m_dimensions[static_cast<std::size_t>(i)].markedVersion = m_marksVersion;
    }
    fillRecords();
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
        changed = fillChanges(*before, rows, came, went);
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
    result.n = countBits(*all);
    result.first = countBoth(*all, m_first);
    result.second = countBoth(*all, m_second);
    return result;
}

Selection CrossFilter::selection() const
{
    Selection result(m_customers);
    result.words() = passing(-1);
    return result;
}

} // namespace holdfast::frame
