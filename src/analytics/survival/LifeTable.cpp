// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/Survival.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

// Rows are counted by 32-bit numbers first: half the memory traffic of the final counts.
using Slots = std::vector<std::uint32_t>;

// The largest value when all are whole and at most `limit`, else -1.
std::int64_t wholeRange(std::span<const double> values, std::int64_t limit)
{
    double most = 0;
    bool whole = true;
    const auto top = static_cast<double>(limit);
    for (const double value : values) {
        // A value out of the range turns into some number that differs from it.
        const auto cut = static_cast<double>(static_cast<std::int32_t>(std::min(value, top + 1)));
        whole &= cut == value;
        most = std::max(most, value);
    }
    return whole && most <= top ? static_cast<std::int64_t>(most) : -1;
}

void widen(const Slots& from, std::size_t begin, std::size_t count, std::vector<std::int64_t>& to)
{
    to.assign(from.begin() + static_cast<std::ptrdiff_t>(begin), from.begin() + static_cast<std::ptrdiff_t>(begin + count));
}

// slotOf(time) = index into times; entrySlot(entry) = first slot whose time is later.
template <class SlotOf, class EntrySlot>
void count(LifeTable& table, const Lives& lives, SlotOf slotOf, EntrySlot entrySlot)
{
    const std::size_t width = table.times.size(), cells = width * lives.groups;
    Slots ends[2] = {Slots(cells), Slots(cells)}, entered(cells);
    for (std::size_t i = 0; i < lives.time.size(); ++i) {
        const std::size_t base = lives.group.empty() ? 0 : lives.group[i] * width;
        const std::size_t slot = slotOf(lives.time[i]);
        if (!lives.entry.empty()) {
            if (!(lives.entry[i] < lives.time[i]))
                continue;
            ++entered[base + entrySlot(lives.entry[i])];
        }
        ++ends[lives.event[i] != 0][base + slot];
    }
    table.groups.resize(lives.groups);
    for (std::uint32_t g = 0; g < lives.groups; ++g) {
        auto& counts = table.groups[g];
        widen(ends[1], g * width, width, counts.events);
        widen(ends[0], g * width, width, counts.censored);
        widen(entered, g * width, width, counts.entered);
        if (lives.entry.empty())
            for (std::size_t k = 0; k < width; ++k)
                counts.entered[0] += counts.events[k] + counts.censored[k];
    }
}

} // namespace

LifeTable lifeTable(const Lives& lives)
{
    LifeTable table;
    if (lives.time.empty()) {
        table.groups.resize(lives.groups);
        return table;
    }
    const auto limit = std::min<std::int64_t>(static_cast<std::int64_t>(lives.time.size()) * 4 + 4096, 1 << 22);
    const std::int64_t last = wholeRange(lives.time, limit);
    if (last >= 0 && last * static_cast<std::int64_t>(lives.groups) <= 4 * limit) {
        table.times.resize(static_cast<std::size_t>(last) + 1);
        for (std::size_t k = 0; k < table.times.size(); ++k)
            table.times[k] = static_cast<double>(k);
        const auto slot = [](double time) { return static_cast<std::size_t>(time); };
        // An entry at 3 or 3.5 is at risk from 4 on; one before 0 from 0 on.
        count(table, lives, slot, [](double entry) { return entry < 0 ? 0 : static_cast<std::size_t>(entry) + 1; });
        return table;
    }
    table.times.assign(lives.time.begin(), lives.time.end());
    std::sort(table.times.begin(), table.times.end());
    table.times.erase(std::unique(table.times.begin(), table.times.end()), table.times.end());
    const auto& times = table.times;
    count(
        table, lives,
        [&](double time) { return static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), time) - times.begin()); },
        [&](double entry) { return static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), entry) - times.begin()); });
    return table;
}

} // namespace holdfast::analytics
