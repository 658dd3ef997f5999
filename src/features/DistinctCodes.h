// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace holdfast::features {

// Counts distinct codes of one customer after another. Codes are given out in the order of the source, which is mostly
// that of time: a code above all before it is new without a search. The few others go through a small open hash table
// that is never cleared, since each slot remembers for which customer it was written.
class DistinctCodes {
public:
    void begin()
    {
        m_rising.clear();
        m_others = 0;
        if (++m_epoch == 0) { // wrapped around: old marks could be taken for new ones
            std::fill(m_slots.begin(), m_slots.end(), Slot {});
            m_epoch = 1;
        }
    }

    // True when the code (not 0) is new for this customer.
    bool add(std::uint32_t code)
    {
        if (m_rising.empty() || code > m_rising.back()) {
            m_rising.push_back(code);
            return true;
        }
        if (code == m_rising.back() || std::binary_search(m_rising.begin(), m_rising.end(), code))
            return false;
        if ((m_others + 1) * 2 > m_slots.size())
            grow();
        Slot& slot = m_slots[placeOf(code)];
        if (slot.epoch == m_epoch)
            return false;
        slot = {code, m_epoch};
        ++m_others;
        return true;
    }

private:
    struct Slot {
        std::uint32_t code = 0, epoch = 0;
    };
    std::size_t placeOf(std::uint32_t code) const
    {
        std::size_t place = (code * 0x9E3779B97F4A7C15ull >> 32) & (m_slots.size() - 1);
        while (m_slots[place].epoch == m_epoch && m_slots[place].code != code)
            place = (place + 1) & (m_slots.size() - 1);
        return place;
    }
    void grow()
    {
        std::vector<Slot> old(std::max<std::size_t>(64, m_slots.size() * 2));
        old.swap(m_slots);
        for (const Slot& slot : old)
            if (slot.epoch == m_epoch)
                m_slots[placeOf(slot.code)] = slot;
    }
    std::vector<std::uint32_t> m_rising; // ascending
    std::vector<Slot> m_slots; // a power of two, at most half full
    std::size_t m_others = 0;
    std::uint32_t m_epoch = 0;
};

} // namespace holdfast::features
