// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"
#include "flow/Facts.h"

namespace holdfast::flow {

using core::Code;
using core::Result;

Result<RfmAnswer> measureRfm(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    if (!facts.rfm)
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    // A segment is scored within itself: quintiles of its own members.
    features::RfmInput input = facts.rfmInput;
    features::Rfm rfm = *facts.rfm;
    if (scoped->selected() != nullptr) {
        auto history = features::purchaseHistory(features::purchasesOf(*facts.snapshot, scoped->selected()), job);
        if (!history)
            return std::unexpected(history.error());
        if (history->buyers == 0)
            return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
        input = features::rfmInput(*history, facts.snapshot->asOf, facts.snapshot->amountScale, features::RfmMoney::Net,
            facts.snapshot->customers);
        auto scored = features::rfm(input, features::RfmScore::Quantile, 5, job);
        if (!scored)
            return std::unexpected(scored.error());
        rfm = std::move(*scored);
    }

    RfmAnswer answer;
    answer.customers = static_cast<std::uint64_t>(rfm.customers);
    const features::RfmAxis* axes[] = {&rfm.recency, &rfm.frequency, &rfm.monetary};
    for (int i = 0; i < 3; ++i) {
        answer.cuts[i] = axes[i]->cuts;
        answer.mean[i] = axes[i]->mean.value_or(0);
        answer.sd[i] = axes[i]->sd.value_or(0);
        answer.median[i] = axes[i]->median.value_or(0);
        answer.counts[i].assign(axes[i]->counts.begin(), axes[i]->counts.end());
    }
    answer.grid.assign(5, std::vector<RfmCell>(5));
    for (int r = 0; r < 5; ++r)
        for (int f = 0; f < 5; ++f)
            answer.grid[r][f].n = static_cast<std::uint64_t>(rfm.grid[r][f]);
    if (facts.spans) {
        const auto windows = windowsOf(facts, scoped->grain);
        for (std::size_t i = 0; i < input.customer.size(); ++i) {
            auto& cell = answer.grid[rfm.r[i] - 1][rfm.f[i] - 1];
            cell.active += windows.now.activeAtStart.contains(input.customer[i]);
            cell.churned += windows.now.churned.contains(input.customer[i]);
        }
        for (auto& row : answer.grid)
            for (auto& cell : row)
                cell.churnRate = analytics::wilsonInterval(static_cast<std::int64_t>(cell.churned), static_cast<std::int64_t>(cell.active));
    }
    for (int g = 0; g < features::kRfmGroups; ++g) {
        const auto& group = rfm.groups[static_cast<std::size_t>(g)];
        answer.groups.push_back({std::string(features::word(static_cast<features::RfmGroup>(g))), static_cast<std::uint64_t>(group.n),
            group.share, group.revenue});
    }
    for (int h = 0; h < 8; ++h) {
        const auto& half = rfm.halves[static_cast<std::size_t>(h)];
        answer.halves.push_back({std::string(features::halfName(h)), static_cast<std::uint64_t>(half.n), half.revenue});
    }
    answer.gini = rfm.concentration.gini.value_or(0);
    answer.topCustomers = static_cast<std::uint64_t>(rfm.concentration.topCount);
    answer.topShare = rfm.concentration.topSumShare.value_or(0);
    answer.basis = basisOf(session, *scoped, scope, "rfm", "Hughes (1994); quantiles type 7, Hyndman, Fan (1996)", started);
    answer.basis.n = answer.customers;
    if (scoped->customers() > answer.customers)
        answer.basis.excluded["customer-without-purchase"] = scoped->customers() - answer.customers;
    answer.basis.parameters["bins"] = "5";
    answer.basis.parameters["score"] = "quantile";
    return answer;
}

} // namespace holdfast::flow
