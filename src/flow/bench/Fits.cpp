// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Fits.h"

namespace holdfast::flow {

const std::vector<FitBench>& fitBenches()
{
    static const std::vector<FitBench> kAll = [] {
        std::vector<FitBench> all = modelFits();
        all.insert(all.end(), lifeFits().begin(), lifeFits().end());
        all.insert(all.end(), campaignFits().begin(), campaignFits().end());
        return all;
    }();
    return kAll;
}

} // namespace holdfast::flow
