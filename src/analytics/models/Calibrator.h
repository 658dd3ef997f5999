// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::analytics {

enum class CalibrationKind : std::uint8_t {
    None,
    // Rising means of pooled neighbours, drawn as a line through the pools' centres so that ranks survive. Kept off 0 and 1 by half a
    // row in all. Reference: Ayer et al. (1955), Ann. Math. Stat. 26; Oron, Flournoy (2017), Stat. Biopharm. Res. 9 (centred).
    Isotonic,
    // A logistic curve of the log-odds, with Platt's softened targets. Reference: Platt (1999), Advances in Large Margin Classifiers.
    Platt,
};

// Turns predicted probabilities into ones that agree with what was observed. Fit it on predictions for rows the model has not seen.
class Calibrator {
public:
    Calibrator() = default; // changes nothing
    // p in 0..1, y 0 or 1. Without rows: changes nothing. With one class only: pulls towards it, never to 0 or 1 itself.
    Calibrator(CalibrationKind kind, std::span<const double> p, std::span<const double> y);

    double operator()(double p) const;

private:
    void fitIsotonic(std::span<const double> p, std::span<const double> y);
    void fitPlatt(std::span<const double> p, std::span<const double> y);
    CalibrationKind m_kind = CalibrationKind::None;
    std::vector<double> m_at, m_value; // knots, both rising
    double m_constant = 0, m_slope = 1; // of the log-odds
};

} // namespace holdfast::analytics
