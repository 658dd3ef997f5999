// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/Cox.h"
#include "analytics/survival/Survival.h"
#include "analytics/value/GammaGamma.h"
#include "flow/bench/FitData.h"

#include <algorithm>

namespace holdfast::flow {

using core::Result;

namespace {

// Rows under observation for at least a day.
struct Lives {
    std::string base;
    std::vector<double> entry, exit;
    std::vector<std::uint8_t> event;
    analytics::Matrix x; // ten covariates
};

// Covariates of the reference data as its programs make them, or c1 … c10.
Result<Lives> livesOf(const FitRequest& request)
{
    const auto data = fitData(request, "survival");
    if (!data)
        return std::unexpected(data.error());
    const FloatTable& table = data->table;
    Lives lives;
    lives.base = data->base;
    const auto entry = table.column("entry_days"), exit = table.column("exit_days"), event = table.column("event");
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows; ++row)
        if (exit[row] > entry[row])
            rows.push_back(row);
    constexpr std::size_t kCovariates = 10;
    lives.x = analytics::Matrix(rows.size(), kCovariates);
    const bool generated = table.has("c1");
    struct Indicator {
        const char* column;
        int value;
    };
    constexpr Indicator kIndicators[] = {{"contract", 1}, {"contract", 2}, {"plan", 1}, {"plan", 2}, {"plan", 3}, {"channel", 1}, {"channel", 2}};
    for (std::size_t c = 0; c < kCovariates; ++c) {
        const std::string name = generated ? "c" + std::to_string(c + 1)
            : c == 0 ? "age" : c < 8 ? kIndicators[c - 1].column : c == 8 ? "household" : "optin";
        const auto from = table.column(name);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double value = from[rows[i]];
            lives.x(i, c) = generated || c >= 8 ? value : c == 0 ? value / 10 : value == kIndicators[c - 1].value ? 1 : 0;
        }
    }
    for (const auto row : rows) {
        lives.entry.push_back(entry[row]);
        lives.exit.push_back(exit[row]);
        lives.event.push_back(event[row] > 0 ? 1 : 0);
    }
    return lives;
}

const std::string kRLives = kRStart + R"(
m <- m[m[, "exit_days"] > m[, "entry_days"], ]
y <- Surv(m[, "entry_days"], m[, "exit_days"], m[, "event"])
)";

Result<BenchStage> kaplanMeierFit(const FitRequest& request, core::JobContext& job)
{
    const auto lives = livesOf(request);
    if (!lives)
        return std::unexpected(lives.error());
    const std::string code = kRLives + R"(
t0 <- proc.time()[["elapsed"]]; k <- survfit(y ~ 1); s <- proc.time()[["elapsed"]] - t0
say(s, sprintf("%.7f", min(k$surv)))
)";
    Timing timing("km");
    forgetPeak();
    for (int i = 0; i < request.runs; ++i) {
        analytics::SurvivalCurve curve;
        const auto done = timing.ours([&]() -> core::Status {
            curve = analytics::curveOf(analytics::lifeTable({lives->exit, lives->event, lives->entry, {}, 1}), 0);
            return {};
        });
        if (!done)
            return std::unexpected(done.error());
        timing.found(figure(curve.points.empty() ? 1 : curve.points.back().survival, 7));
        if (auto told = timing.peer("R survfit", runR(code, {lives->base}, job)); !told)
            return std::unexpected(told.error());
    }
    return timing.stage(lives->exit.size());
}

Result<BenchStage> coxFit(const FitRequest& request, core::JobContext& job)
{
    const auto lives = livesOf(request);
    if (!lives)
        return std::unexpected(lives.error());
    const std::string code = kRLives + R"(
x <- if ("c1" %in% colnames(m)) m[, paste0("c", 1:10)] else cbind(m[, "age"] / 10, m[, "contract"] == 1, m[, "contract"] == 2, m[, "plan"] == 1,
  m[, "plan"] == 2, m[, "plan"] == 3, m[, "channel"] == 1, m[, "channel"] == 2, m[, "household"], m[, "optin"])
t0 <- proc.time()[["elapsed"]]; f <- coxph(y ~ x, ties = "efron"); s <- proc.time()[["elapsed"]] - t0
say(s, sprintf("%.3f", f$loglik[2]))
)";
    analytics::CoxOptions options; // what coxph gives without being asked for more
    options.proportionality = false;
    options.residuals = false;
    Timing timing("cox");
    forgetPeak();
    for (int i = 0; i < request.runs; ++i) {
        Result<analytics::CoxFit> fit;
        const auto done = timing.ours([&]() -> core::Status {
            fit = analytics::fitCox({lives->x, lives->exit, lives->event, lives->entry, {}}, options, job);
            return fit ? core::Status() : std::unexpected(fit.error());
        });
        if (!done)
            return std::unexpected(done.error());
        timing.found(figure(fit->loglik, 3));
        if (auto told = timing.peer("R coxph", runR(code, {lives->base}, job)); !told)
            return std::unexpected(told.error());
    }
    return timing.stage(lives->exit.size());
}

// BG/NBD and Gamma-Gamma of those who bought, in weeks.
Result<BenchStage> purchaseFit(const FitRequest& request, core::JobContext& job)
{
    const auto data = fitData(request, "survival");
    if (!data)
        return std::unexpected(data.error());
    const FloatTable& table = data->table;
    const auto bought = table.column("n_buy"), first = table.column("first_days"), recency = table.column("recency"), basket = table.column("basket");
    std::vector<double> x, seen, age, repeats, spend;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (!(bought[row] > 0))
            continue;
        x.push_back(bought[row] - 1);
        const double last = x.back() > 0 ? (static_cast<double>(first[row]) - static_cast<double>(recency[row])) / 7 : 0;
        seen.push_back(last);
        age.push_back(std::max(static_cast<double>(first[row]) / 7, last));
        if (x.back() > 0 && basket[row] > 0) {
            repeats.push_back(x.back());
            spend.push_back(basket[row]);
        }
    }
    const std::string code = kPythonStart + R"(
from scipy.optimize import minimize
from scipy.special import gammaln
k = t["n_buy"] > 0; g = lambda c: t[c][k].astype(np.float64)
x = g("n_buy") - 1; T = g("first_days") / 7; tx = np.where(x > 0, T - g("recency") / 7, 0.0); T = np.maximum(T, tx); m = g("basket")
def purchases(q):
    r, al, a, b = np.exp(q)
    one = gammaln(r + x) - gammaln(r) + r * np.log(al) + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stay = -(r + x) * np.log(al + T); gone = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(al + tx); top = np.maximum(stay, gone)
    return -np.mean(one + np.log(np.exp(stay - top) + np.exp(gone - top) * (x > 0)) + top)
w = (x > 0) & (m > 0); xs, ms = x[w], m[w]
def spends(q):
    p, u, v = np.exp(q)
    return -np.mean(gammaln(p * xs + u) - gammaln(p * xs) - gammaln(u) + u * np.log(v) + (p * xs - 1) * np.log(ms) + p * xs * np.log(xs) - (p * xs + u) * np.log(xs * ms + v))
o = dict(method="L-BFGS-B", options=dict(ftol=1e-12, gtol=1e-6))
t0 = time.perf_counter(); f = minimize(purchases, np.zeros(4), **o); e = minimize(spends, np.zeros(3), **o); s = time.perf_counter() - t0
say(s, "%.6f %.6f" % (f.fun, e.fun))
)";
    Timing timing("bgnbd");
    forgetPeak();
    for (int i = 0; i < request.runs; ++i) {
        Result<analytics::BgNbdFit> fit;
        Result<analytics::GammaGammaFit> spent;
        const auto done = timing.ours([&]() -> core::Status {
            fit = analytics::fitBgNbd({x, seen, age}, false, job);
            if (!fit)
                return std::unexpected(fit.error());
            spent = analytics::fitGammaGamma(repeats, spend, job);
            return spent ? core::Status() : std::unexpected(spent.error());
        });
        if (!done)
            return std::unexpected(done.error());
        timing.found(figure(-fit->fit.loglik / static_cast<double>(x.size()), 6) + " "
            + figure(-spent->fit.loglik / static_cast<double>(spend.size()), 6));
        if (auto told = timing.peer("scipy L-BFGS-B", runPython(code, {data->base, ""}, job)); !told)
            return std::unexpected(told.error());
    }
    return timing.stage(x.size());
}

} // namespace

const std::vector<FitBench>& lifeFits()
{
    static const std::vector<FitBench> kFits {{"km", kaplanMeierFit}, {"cox", coxFit}, {"bgnbd", purchaseFit}};
    return kFits;
}

} // namespace holdfast::flow
