// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>
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

    // What was fitted, for keeping.
    struct Form {
        CalibrationKind kind = CalibrationKind::None;
        std::vector<double> at, value; // Isotonic: knots, both rising, of one length
        double constant = 0, slope = 1; // Platt: of the log-odds
    };
    Form form() const { return {m_kind, m_at, m_value, m_constant, m_slope}; }
    explicit Calibrator(Form form)
        : m_kind(form.kind), m_at(std::move(form.at)), m_value(std::move(form.value)), m_constant(form.constant), m_slope(form.slope)
    {
    }

private:
    void fitIsotonic(std::span<const double> p, std::span<const double> y);
    void fitPlatt(std::span<const double> p, std::span<const double> y);
    CalibrationKind m_kind = CalibrationKind::None;
    std::vector<double> m_at, m_value; // knots, both rising
    double m_constant = 0, m_slope = 1; // of the log-odds
};

} // namespace holdfast::analytics
