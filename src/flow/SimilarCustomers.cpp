// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SimilarCustomers.h"

#include "analytics/compare/Proportion.h"
#include "features/ChurnState.h"
#include "flow/CampaignRunState.h"
#include "flow/SessionState.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace holdfast::flow {

using analytics::Matrix;
using core::Code;
using core::Result;

namespace {

constexpr std::size_t kMostCompared = 200000, kShown = 20, kPeers = 50;
constexpr double kMostDeviations = 4; // one wild figure must not decide alone
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr int kHorizonDays = 90; // without a model

// Days since the last purchase, logarithm of purchase days and of net amount, at the end of a day.
Matrix valuesUntil(const Facts& facts, std::span<const std::uint32_t> customers, core::CivilDate day)
{
    const auto purchases = features::purchasesOf(*facts.snapshot);
    Matrix x(customers.size(), 3, kUnknown);
    for (std::size_t i = 0; i < customers.size(); ++i) {
        std::int32_t last = core::CivilDate::kNone;
        double days = 0, net = 0;
        for (auto e = purchases.offsets[customers[i]]; e < purchases.offsets[customers[i] + 1] && purchases.days[e] <= day.days; ++e) {
            net += purchases.amounts.empty() ? 0 : facts.money(purchases.amounts[e]);
            if (!purchases.isPurchase(e))
                continue;
            days += purchases.days[e] != last;
            last = purchases.days[e];
        }
        if (last == core::CivilDate::kNone)
            continue;
        x(i, 0) = day.days - last;
        x(i, 1) = std::log1p(days);
        x(i, 2) = std::log1p(std::max(net, 0.0));
    }
    return x;
}

// Weighted distance of each row of `x` to the one row of `to`, in standard deviations of x.
Result<std::vector<double>> distancesTo(const Matrix& to, const Matrix& x, std::span<const double> weights, core::JobContext& job)
{
    std::vector<double> squared(x.rows, 0);
    for (std::size_t f = 0; f < x.columns; ++f) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto column = x.column(f);
        double n = 0, sum = 0, squares = 0;
        for (const double v : column)
            if (!std::isnan(v)) {
                ++n;
                sum += v;
            }
        const double mean = n > 0 ? sum / n : 0;
        for (const double v : column)
            if (!std::isnan(v))
                squares += (v - mean) * (v - mean);
        const double sd = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
        if (!(sd > 0) || !(weights[f] > 0))
            continue;
        const auto standard = [&](double v) { return std::isnan(v) ? 0 : std::clamp((v - mean) / sd, -kMostDeviations, kMostDeviations); };
        const double own = standard(to(0, f));
        for (std::size_t i = 0; i < x.rows; ++i) {
            const double difference = standard(column[i]) - own;
            squared[i] += weights[f] * difference * difference;
        }
    }
    for (double& d : squared)
        d = std::sqrt(d);
    return squared;
}

using Treatments = std::map<std::uint32_t, std::vector<Treatment>>;

// Of some customers, in (from, to]: rows of imported campaigns and campaigns locked here.
core::Status addTreatments(Session& session, const frame::Snapshot& shot, const std::vector<LockedCampaign>& locked, core::CivilDate from, core::CivilDate to,
    Treatments& treatments, core::JobContext& job)
{
    if (const auto rows = shot.tableRows.find("campaign_contact"); rows != shot.tableRows.end() && rows->second > 0) {
        const auto table = session.factTable(shot, domain::Role::CampaignContact, {"sent", "campaign", "arm"}, job);
        if (!table)
            return std::unexpected(table.error());
        const auto word = [&](const char* field, std::size_t i) {
            const auto* column = (*table)->column(field);
            return column == nullptr || column->codes.empty() || column->codes[i] == 0 ? std::string() : column->words[column->codes[i] - 1];
        };
        for (std::size_t i = 0; i < (*table)->rows(); ++i)
            if (const auto it = treatments.find((*table)->customers[i]); it != treatments.end() && (*table)->days[i] > from.days && (*table)->days[i] <= to.days)
                it->second.push_back({word("campaign", i), armOf(word("arm", i)) == 0});
    }
    std::map<std::string_view, std::uint32_t> wanted;
    for (const auto& [customer, list] : treatments)
        wanted.emplace(shot.customers[customer], customer);
    for (const auto& campaign : locked) {
        if (campaign.lock.day <= from || campaign.lock.day > to)
            continue;
        for (std::size_t i = 0; i < campaign.contacts.size(); ++i)
            if (const auto it = wanted.find(campaign.contacts.customers[i]); it != wanted.end())
                treatments[it->second].push_back({campaign.plan.name, campaign.contacts.control[i] != 0});
    }
    return {};
}

} // namespace

Result<SimilarCustomers> similarTo(Session& session, const Facts& facts, const KeptModel* model, const std::vector<LockedCampaign>& locked,
    std::uint32_t customer, core::JobContext& job)
{
    if (!facts.spans)
        return std::unexpected(facts.spansMissing.value_or(core::Error {Code::NotEnoughData, {}, {}, {}, {}}));
    const auto& shot = *facts.snapshot;
    const auto& spans = *facts.spans;
    if (!spans.known.contains(customer) || spans.churnedNow.contains(customer))
        return core::fail(Code::NotEnoughData, {{"needs", "active"}});
    if (model == nullptr && !facts.hasTransactions())
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    SimilarCustomers similar;
    similar.measure = model != nullptr ? "risk-features" : "rfm";
    std::vector<std::uint32_t> all;
    std::vector<std::uint8_t> left(shot.size(), 0);
    if (spans.dated) {
        const int horizon = model != nullptr ? model->card.horizonDays : kHorizonDays;
        similar.day = shot.asOf - horizon;
        similar.until = shot.asOf;
        const auto window = features::churnWindow(spans, similar.day + 1, similar.until);
        for (std::uint32_t c = 0; c < shot.size(); ++c)
            if (window.activeAtStart.contains(c) && c != customer) {
                all.push_back(c);
                left[c] = window.churned.contains(c);
            }
    } else {
        for (std::uint32_t c = 0; c < shot.size(); ++c)
            if (spans.known.contains(c) && c != customer) {
                all.push_back(c);
                left[c] = spans.churnedNow.contains(c);
            }
    }
    if (all.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "past"}});
    similar.candidates = all.size();
    std::vector<std::uint32_t> compared;
    for (std::size_t i = 0, step = (all.size() + kMostCompared - 1) / kMostCompared; i < all.size(); i += step)
        compared.push_back(all[i]);
    similar.among = compared.size();

    const core::CivilDate then = spans.dated ? similar.day : shot.asOf;
    const std::uint32_t own[] = {customer};
    Matrix x, to;
    std::vector<double> weights(3, 1.0 / 3);
    if (model != nullptr) {
        const auto tables = riskTables(session, shot, job);
        if (!tables)
            return std::unexpected(tables.error());
        auto others = features::riskFeatures(shot, *tables, model->layout, compared, then, job);
        if (!others)
            return std::unexpected(others.error());
        auto self = features::riskFeatures(shot, *tables, model->layout, own, shot.asOf, job);
        if (!self)
            return std::unexpected(self.error());
        x = std::move(*others);
        to = std::move(*self);
        weights = model->model.importance();
        if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0)
            weights.assign(x.columns, 1.0 / static_cast<double>(std::max<std::size_t>(x.columns, 1)));
    } else {
        x = valuesUntil(facts, compared, then);
        to = valuesUntil(facts, own, shot.asOf);
    }
    const auto distances = distancesTo(to, x, weights, job);
    if (!distances)
        return std::unexpected(distances.error());
    std::vector<std::size_t> order(compared.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    const std::size_t peers = std::min(kPeers, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(peers), order.end(),
        [&](std::size_t a, std::size_t b) { return (*distances)[a] != (*distances)[b] ? (*distances)[a] < (*distances)[b] : a < b; });
    order.resize(peers);

    Treatments treatments;
    for (const auto i : order)
        treatments[compared[i]];
    if (spans.dated)
        if (auto done = addTreatments(session, shot, locked, similar.day, similar.until, treatments, job); !done)
            return std::unexpected(done.error());
    std::int64_t gone = 0;
    for (const auto i : order) {
        const auto c = compared[i];
        const auto& had = treatments[c];
        const bool contacted = std::any_of(had.begin(), had.end(), [](const auto& t) { return !t.control; });
        gone += left[c];
        similar.treated += contacted;
        similar.treatedLeft += contacted && left[c] != 0;
        if (similar.nearest.size() < kShown)
            similar.nearest.push_back({shot.customers[c], (*distances)[i], left[c] != 0, had});
    }
    similar.peers = peers;
    similar.left = analytics::wilsonInterval(gone, static_cast<std::int64_t>(peers));
    return similar;
}

} // namespace holdfast::flow
