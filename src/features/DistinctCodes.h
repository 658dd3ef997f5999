// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace holdfast::features {

// Counts distinct codes of one customer after another: a small open hash table that is never cleared, since each slot
// remembers for which customer it was written. Stays in the first cache for ordinary customers.
class DistinctCodes {
public:
    // Starts a new customer with at most `most` codes.
    void begin(std::uint64_t most)
    {
        const std::uint64_t wanted = std::bit_ceil(most * 2 + 2);
        if (wanted > m_slots.size()) {
            m_slots.assign(wanted, {});
            m_epoch = 0;
        }
        m_mask = wanted - 1;
        m_last = 0;
        if (++m_epoch == 0) { // wrapped around: old marks could be taken for new ones
            m_slots.assign(m_slots.size(), {});
            m_epoch = 1;
        }
    }

    // True when the code (not 0) is new for this customer.
    bool add(std::uint32_t code)
    {
        if (code == m_last) // lines of one order usually follow each other
            return false;
        m_last = code;
        std::uint64_t slot = (code * 0x9E3779B97F4A7C15ull >> 32) & m_mask;
        while (m_slots[slot].epoch == m_epoch) {
            if (m_slots[slot].code == code)
                return false;
            slot = (slot + 1) & m_mask;
        }
        m_slots[slot] = {code, m_epoch};
        return true;
    }

private:
    struct Slot {
        std::uint32_t code = 0, epoch = 0;
    };
    std::vector<Slot> m_slots;
    std::uint64_t m_mask = 0;
    std::uint32_t m_epoch = 0, m_last = 0;
};

} // namespace holdfast::features
