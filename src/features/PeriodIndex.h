// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Period.h"

#include <cstdint>
#include <vector>

namespace holdfast::features {

// Days of a range -> calendar periods counted from the period of the first day, by a table: the calendar arithmetic is
// done once a day instead of once an event.
class PeriodIndex {
public:
    PeriodIndex(core::CivilDate first, core::CivilDate last, core::Grain grain)
        : m_first(first.days)
        , m_base(core::periodOf(first, grain))
        , m_count(core::periodOf(last, grain).index - m_base.index + 1)
    {
        m_of.reserve(static_cast<std::size_t>(last - first) + 1);
        for (std::int32_t period = 0; period < m_count; ++period) {
            const std::int32_t end = std::min(core::lastDay(m_base + period).days, last.days);
            m_of.resize(static_cast<std::size_t>(end - m_first) + 1, period);
        }
    }
    // day within the range
    std::int32_t operator[](std::int32_t day) const { return m_of[static_cast<std::size_t>(day - m_first)]; }
    std::int32_t count() const { return m_count; }
    core::Period period(std::int32_t index) const { return m_base + index; }
    // Periods between two days without making the table.
    static std::int64_t span(core::CivilDate first, core::CivilDate last, core::Grain grain)
    {
        return std::int64_t {core::periodOf(last, grain).index} - core::periodOf(first, grain).index + 1;
    }

private:
    std::int32_t m_first;
    core::Period m_base;
    std::int32_t m_count;
    std::vector<std::int32_t> m_of;
};

} // namespace holdfast::features
