// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace holdfast::analytics {

struct MeasuredEffect {
    double effect = 0, se = 0; // se above 0
};
// Effects that differ from case to case around a common mean, and what is to be expected of the next case.
struct ShrunkenEffects {
    double mean = 0, meanSe = 0; // of the common mean
    double between = 0; // variance of the true effects around it
    double next = 0, nextSd = 0; // of the true effect of the next case: the mean, with the doubt of the mean and the spread between
    std::vector<MeasuredEffect> each; // every case drawn towards the mean; se of its posterior
};

// Normal model: effect_k ~ N(true_k, se_k^2), true_k ~ N(mean, between), mean ~ N(assumed.effect, assumed.se^2). `between` by the
// moments of DerSimonian and Laird, 0 for fewer than two cases; taken as known, so that nextSd is somewhat small for few cases. With no case the assumption itself comes back. Entries with se not
// above 0 are left out (each keeps its place, as given).
// Reference: DerSimonian, Laird (1986), Controlled Clin. Trials 7; Morris (1983), Parametric empirical Bayes inference, JASA 78.
ShrunkenEffects shrunkenEffects(std::span<const MeasuredEffect> cases, const MeasuredEffect& assumed);

} // namespace holdfast::analytics
