// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: customer value by each method, on any day up to that of the facts.

#include "analytics/value/Clv.h"
#include "analytics/value/Sbg.h"
#include "flow/Value.h"

#include <mutex>

namespace holdfast::flow {

struct Facts;

inline constexpr std::array<const char*, 4> kValueMethods {"historical", "formula", "bg-nbd", "sbg"};

// By customer, as RemainingValues. Only what is known on `day` is used.
struct MethodValues {
    std::string method;
    core::CivilDate day;
    std::vector<double> ahead; // value of the coming months
    std::vector<double> ifBack; // the same of who is gone now, were they back on `day`; empty = as ahead, as the method does not tell them apart
    std::vector<double> lifetime; // CLTV by this method: `ahead`, but for historical the net amount so far
    std::vector<double> alive, expected, expectedSpend; // bg-nbd: chance to be there, purchases of the months, amount of each
    std::vector<analytics::ClvSlope> slopes; // of log `ahead` by the logarithms of the parameters; empty = no model
    std::array<analytics::ClvSlope, 7> covariance {};
    std::optional<analytics::BgNbdFit> purchases;
    std::optional<analytics::GammaGammaFit> spend;
    std::optional<analytics::SbgFit> renewals;
    std::optional<double> monthlyChurn; // formula
    std::optional<double> bootLower, bootUpper; // bg-nbd with resamples: of the total
    std::int64_t repeatBuyers = 0; // bg-nbd
    analytics::Doubts doubts;

    double logVariance(const analytics::ClvSlope& slope) const; // NaN without a model
};

struct ValuePlan {
    ValueModel model;
    core::CivilDate day; // up to the facts' own
    bool slopes = true;
    int resamples = 0;
    std::uint64_t seed = 1;
};

// `method` is one of kValueMethods, "monthly-fee" or "last-year". Failures: not-enough-data {needs: transaction, monthly_fee, purchases},
// missing-field {field: churn_date}, those of the fits, cancelled.
core::Result<std::shared_ptr<const MethodValues>> valuesBy(const Facts& facts, const std::string& method, const ValuePlan& plan, core::JobContext& job);
// The same, made anew and not kept.
core::Result<std::shared_ptr<const MethodValues>> makeValues(const Facts& facts, const std::string& method, const ValuePlan& plan, core::JobContext& job);
// The method of the model, else the best the data allow; with "none" nobody has a value. Fails with cancelled only, or where a method that
// was asked for by name can't be had.
core::Result<std::shared_ptr<const MethodValues>> chosenValues(const Facts& facts, const ValuePlan& plan, core::JobContext& job);

// Mean of some customers' values; the interval holds the spread between customers and the doubt of the model. `of` are indexes with a value.
core::Estimate meanValue(const MethodValues& values, const std::vector<double>& amounts, const std::vector<std::uint32_t>& of, double level = 0.95);

// Results that take a model, made when they are first asked for and kept with the facts. Thread-safe.
class LateFacts {
public:
    std::shared_ptr<const void> find(const std::string& name);
    void keep(const std::string& name, std::shared_ptr<const void> made);
    std::map<std::string, std::string> settings; // of the workspace when the facts were made

private:
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<const void>> m_kept;
};

ValueModel valueModelFrom(const std::map<std::string, std::string>& settings);

} // namespace holdfast::flow
