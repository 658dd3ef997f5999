// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ReturnChance.h"

#include "analytics/compare/Proportion.h"

#include <array>

namespace holdfast::flow {

namespace {

constexpr std::array<int, 4> kEnds {30, 90, 180, 365};

std::size_t bandOf(int days)
{
    std::size_t band = 0;
    while (band < kEnds.size() && days > kEnds[band])
        ++band;
    return band;
}

} // namespace

double ReturnChances::after(std::optional<int> daysGone) const
{
    const double overall = all.value.value_or(0);
    if (!daysGone || bands.empty())
        return overall;
    const auto& share = bands[bandOf(*daysGone)].share;
    return share.n >= kLeastBand ? share.value.value_or(overall) : overall;
}

std::optional<int> daysGone(const features::ActivitySpans& spans, std::size_t customer, std::int32_t day)
{
    std::optional<int> days;
    if (!spans.dated)
        return days;
    for (auto s = spans.offsets[customer]; s < spans.offsets[customer + 1] && spans.begin[s] <= day; ++s) {
        if (spans.end[s] >= day)
            return {};
        days = day - spans.end[s];
    }
    return days;
}

ReturnChances returnChances(const features::ActivitySpans& spans, int windowDays, double level)
{
    ReturnChances chances;
    chances.windowDays = windowDays;
    chances.from = spans.asOf - windowDays;
    chances.all.level = level;
    if (!spans.dated)
        return chances;
    std::array<std::int64_t, kEnds.size() + 1> gone {}, back {};
    for (std::size_t c = 0; c < spans.size(); ++c) {
        if (!spans.known.contains(c))
            continue;
        const auto days = daysGone(spans, c, chances.from.days);
        if (!days)
            continue;
        const auto band = bandOf(*days);
        ++gone[band];
        back[band] += !daysGone(spans, c, spans.asOf.days);
    }
    std::int64_t allGone = 0, allBack = 0;
    for (std::size_t b = 0; b < gone.size(); ++b) {
        ReturnBand band;
        band.fromDays = b == 0 ? 1 : kEnds[b - 1] + 1;
        if (b < kEnds.size())
            band.toDays = kEnds[b];
        if (gone[b] > 0)
            band.share = analytics::wilsonInterval(back[b], gone[b], level);
        chances.bands.push_back(band);
        allGone += gone[b];
        allBack += back[b];
    }
    if (allGone > 0)
        chances.all = analytics::wilsonInterval(allBack, allGone, level);
    return chances;
}

} // namespace holdfast::flow
