// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Fits.h"

namespace holdfast::flow {

const std::vector<FitBench>& fitBenches()
{
    static const std::vector<FitBench> kAll = [] {
        std::vector<FitBench> all = modelFits();
        return all;
    }();
    return kAll;
}

} // namespace holdfast::flow
