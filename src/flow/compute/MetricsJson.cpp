// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/MetricsJson.h"

#include "flow/compute/Analysis.h"

namespace holdfast::flow {

using core::Json;

analytics::MetricOptions metricOptions(Settings& settings)
{
    analytics::MetricOptions options;
    options.threshold = settings.number("threshold", 0.5, 0, 1);
    options.bins = static_cast<int>(settings.whole("bins", 10, 1, 1000));
    options.groups = static_cast<int>(settings.whole("groups", 10, 1, 1000));
    options.level = settings.level();
    return options;
}

void addMetrics(const analytics::PredictionMetrics& m, Json& result, analytics::Doubts& doubts)
{
    result["positives"] = m.positives;
    result["mean_predicted"] = numberJson(m.meanPredicted);
    result["auc"] = numberJson(m.auc.value);
    result["auc_se"] = numberJson(m.auc.se);
    result["auc_lower"] = numberJson(m.auc.lower);
    result["auc_upper"] = numberJson(m.auc.upper);
    result["gini"] = numberJson(m.gini);
    result["pr_auc"] = numberJson(m.averagePrecision);
    result["ks"] = numberJson(m.ks);
    result["log_loss"] = numberJson(m.logLoss);
    result["brier"] = numberJson(m.brier);
    result["ece"] = numberJson(m.calibration.ece);
    result["mce"] = numberJson(m.calibration.mce);
    Json bins = Json::array();
    for (const auto& bin : m.calibration.bins)
        bins.push_back({{"bin", bins.size() + 1}, {"n", bin.n}, {"predicted", numberJson(bin.predicted)}, {"observed", numberJson(bin.observed)}});
    result["calibration"] = std::move(bins);
    result["hosmer_lemeshow"]
        = {{"chi2", numberJson(m.hosmerLemeshow.chi2)}, {"df", m.hosmerLemeshow.df}, {"p", numberJson(m.hosmerLemeshow.p)}};
    const auto& c = m.confusion;
    result["confusion"] = {{"tp", c.tp}, {"fp", c.fp}, {"fn", c.fn}, {"tn", c.tn}, {"accuracy", numberJson(c.accuracy)},
        {"precision", numberJson(c.precision)}, {"recall", numberJson(c.recall)}, {"specificity", numberJson(c.specificity)},
        {"f1", numberJson(c.f1)}, {"kappa", numberJson(c.kappa)}, {"mcc", numberJson(c.mcc)}};
    Json lift = Json::array();
    for (const auto& g : m.lift)
        lift.push_back({{"group", g.group}, {"n", g.n}, {"positives", g.positives}, {"rate", g.rate}, {"lift", numberJson(g.lift)},
            {"capture", numberJson(g.capture)}, {"cumulative_lift", numberJson(g.cumulativeLift)}});
    result["lift"] = std::move(lift);
    if (m.logLoss && !std::isfinite(*m.logLoss))
        doubts.push_back({analytics::DoubtCode::AtBoundary, "log_loss", 0});
    if (m.n > 0 && !m.auc.value)
        doubts.push_back({analytics::DoubtCode::NoVariation, "y", 0});
}

} // namespace holdfast::flow
