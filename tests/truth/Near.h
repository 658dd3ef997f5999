// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cmath>
#include <optional>

namespace holdfast::tests {

// |got - expected| within `relative` of the larger, or within `absolute`.
inline bool close(double got, double expected, double relative = 1e-9, double absolute = 1e-12)
{
    const bool good = std::abs(got - expected) <= std::max(absolute, relative * std::max(std::abs(got), std::abs(expected)));
    if (!good)
        qWarning("got %.15g, expected %.15g", got, expected);
    return good;
}
inline bool close(const std::optional<double>& got, double expected, double relative = 1e-9, double absolute = 1e-12)
{
    return got && close(*got, expected, relative, absolute);
}

// |got - expected| within `tolerance`, or that part of the larger.
inline bool within(double got, double expected, double tolerance)
{
    return close(got, expected, tolerance, tolerance);
}

} // namespace holdfast::tests
