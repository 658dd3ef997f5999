// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Theme.h"

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

static QColor rgb(unsigned value)
{
    return QColor::fromRgb(QRgb(0xff000000U | value));
}

static Ramp ramp(std::initializer_list<unsigned> stops)
{
    Ramp made;
    for (const unsigned stop : stops)
        made.stops.append(rgb(stop));
    return made;
}

QColor mixed(const QColor& over, const QColor& under, double share)
{
    const auto channel = [&](int a, int b) { return int(std::lround(b + (a - b) * share)); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()), channel(over.blue(), under.blue())};
}

QColor Ramp::at(double position) const
{
    if (stops.isEmpty())
        return {};
    if (!(position > 0) || stops.size() == 1)
        return stops.first();
    if (position >= 1)
        return stops.last();
    const double scaled = position * double(stops.size() - 1);
    const auto left = qsizetype(scaled);
    return mixed(stops[left + 1], stops[left], scaled - double(left));
}

double rampPosition(double value, double low, double high)
{
    if (!(high > low))
        return 0.5;
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

std::pair<double, double> rampEnds(QList<double> values)
{
    values.removeIf([](double value) { return !std::isfinite(value); });
    if (values.isEmpty())
        return {0, 0};
    std::ranges::sort(values);
    const auto at = [&](double share) {
        const double place = share * double(values.size() - 1);
        const auto left = qsizetype(place);
        const auto right = std::min(left + 1, values.size() - 1);
        return values[left] + (values[right] - values[left]) * (place - double(left));
    };
    return {at(0.02), at(0.98)};
}

// Reference: WCAG 2.1, relative luminance and contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const auto [dim, bright] = std::minmax({luminance(a), luminance(b)}); // by value: a list, not two temporaries
    return (bright + 0.05) / (dim + 0.05);
}

static void setSharedRamps(Theme& t)
{
    t.diverging = ramp({0x3D98A1, 0x86BFC4, 0xC9E2E4, 0xF4F6F6, 0xF9D8C6, 0xF0AC87, 0xE2804E});
    t.divergingPlain = ramp({0x0B5059, 0x2F848D, 0x9CCBCE, 0xF2F3F3, 0xF2BD9E, 0xCF6A36, 0x7F2F0C});
    t.scores = ramp({0xEC9C73, 0xF9D3BE, 0xFBEFD8, 0xEAF4F1, 0xC9E4E2, 0xA3CFD1});
    t.rampInk = rgb(0x182126);
}

Theme Theme::light()
{
    Theme t;
    t.window = rgb(0xF3F5F6);
    t.rail = rgb(0xEBEEF0);
    t.surface = rgb(0xFFFFFF);
    t.sunken = rgb(0xF5F7F8);
    t.hover = rgb(0xE6EBED);
    t.line = rgb(0xDFE4E7);
    t.line2 = rgb(0xC3CCD2);
    t.ink = rgb(0x182126);
    t.ink2 = rgb(0x46535C);
    t.ink3 = rgb(0x5C6972);
    t.ink4 = rgb(0x7A878F);
    t.accent = rgb(0x046C77);
    t.accentInk = rgb(0x03545D);
    t.accentSoft = rgb(0xDCEFF0);
    t.accentLine = rgb(0x8CC5CA);
    t.onAccent = rgb(0xFFFFFF);
    t.bad = rgb(0xB23A1E);
    t.badSoft = rgb(0xFBE8E1);
    t.warn = rgb(0x8A5A00);
    t.warnSoft = rgb(0xFBEFD2);
    t.good = rgb(0x14744F);
    t.goodSoft = rgb(0xDFF1E8);
    t.info = rgb(0x2A5F9E);
    t.infoSoft = rgb(0xE3EDF8);
    t.ghost = rgb(0xCDD5DA);
    t.grid = rgb(0xEBEEF0);
    t.tooltip = rgb(0x182126);
    t.tooltipInk = rgb(0xFFFFFF);
    t.tooltipInk2 = rgb(0xC3CCD2);
    t.series = {rgb(0x027580), rgb(0xBC5822), rgb(0x3A4D9A), rgb(0x8F3261), rgb(0xB68E02), rgb(0x87949B)};
    t.bandOpacity = 0.14;
    t.tide = ramp({0xF4F9F9, 0xE0F0F0, 0xC6E2E4, 0xA8D2D5, 0x86BFC4, 0x63ABB2});
    t.ember = ramp({0xFEF7F2, 0xFCE8DC, 0xF9D3BE, 0xF4B999, 0xEC9C73, 0xE2804E});
    setSharedRamps(t);
    return t;
}

Theme Theme::dark()
{
    Theme t;
    t.isDark = true;
    t.window = rgb(0x13171A);
    t.rail = rgb(0x171C1F);
    t.surface = rgb(0x1B2024);
    t.sunken = rgb(0x20262A);
    t.hover = rgb(0x262D32);
    t.line = rgb(0x2C343A);
    t.line2 = rgb(0x414C53);
    t.ink = rgb(0xE7ECEF);
    t.ink2 = rgb(0xB3BEC6);
    t.ink3 = rgb(0x8F9CA5);
    t.ink4 = rgb(0x74808A);
    t.accent = rgb(0x5CC3CC);
    t.accentInk = rgb(0x8ADBE2);
    t.accentSoft = rgb(0x17363A);
    t.accentLine = rgb(0x2E6C73);
    t.onAccent = rgb(0x0B1F22);
    t.bad = rgb(0xF2876A);
    t.badSoft = rgb(0x3A211B);
    t.warn = rgb(0xE0B04A);
    t.warnSoft = rgb(0x352A12);
    t.good = rgb(0x5CC79A);
    t.goodSoft = rgb(0x17332A);
    t.info = rgb(0x86B4F0);
    t.infoSoft = rgb(0x1A2A40);
    t.ghost = rgb(0x3A444B);
    t.grid = rgb(0x272E33);
    t.tooltip = rgb(0x2C343A);
    t.tooltipInk = rgb(0xE7ECEF);
    t.tooltipInk2 = rgb(0xB3BEC6);
    t.series = {rgb(0x57CFDF), rgb(0xE19358), rgb(0x758CDD), rgb(0xEF6AAC), rgb(0xE5C33F), rgb(0x6B747B)};
    t.bandOpacity = 0.16;
    t.tide = ramp({0x1C262A, 0x1B333A, 0x1A424A, 0x1A525B, 0x1D636D, 0x22757F});
    t.ember = ramp({0x272120, 0x3A2820, 0x503020, 0x683A21, 0x814622, 0x9A5426});
    setSharedRamps(t);
    return t;
}

Theme Theme::withStrongerBorders() const
{
    Theme t = *this;
    t.line2 = ink4;
    return t;
}

} // namespace holdfast::charts
