// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/GammaGamma.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class GammaGammaTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // CDNOW: p 6.25, q 3.74, gamma 15.44, mean of all 35.2 (Fader, Hardie 2013).
    void asPublished()
    {
        const GammaGamma model {6.25, 3.74, 15.44};
        QVERIFY(close(model.expected(0, 0), 35.2, 0, 0.05));
        // A weighted mean of all and own, with weight (q - 1) / (p x + q - 1).
        const double weight = 2.74 / (6.25 * 2 + 2.74);
        QVERIFY(close(model.expected(2, 22.345), weight * model.expected(0, 0) + (1 - weight) * 22.345));
        QVERIFY(std::isnan(GammaGamma {1, 0.5, 1}.expected(0, 0)));
    }

    void recoversWhatWasPlanted()
    {
        core::Random random(12);
        core::JobContext job;
        std::vector<double> x, m, cents;
        for (int i = 0; i < 8000; ++i) {
            const double count = 1 + static_cast<double>(random.below(6)), nu = random.gamma(4, 1 / 15.0);
            double sum = 0;
            for (double k = 0; k < count; ++k)
                sum += random.gamma(6, 1 / nu);
            x.push_back(count);
            m.push_back(sum / count);
            cents.push_back(100 * m.back());
        }
        const auto got = fitGammaGamma(x, m, job);
        QVERIFY(got && got->fit.doubts.empty());
        const double wanted[] = {6, 4, 15}, values[] = {got->model.p, got->model.q, got->model.gamma};
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(std::abs(values[i] - wanted[i]) < 4 * got->fit.se[i]);
        // Density (1a), summed, is the likelihood.
        double loglik = 0;
        const auto& [p, q, gamma] = got->model;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double px = p * x[i];
            loglik += std::lgamma(px + q) - std::lgamma(px) - std::lgamma(q) + q * std::log(gamma) + (px - 1) * std::log(m[i])
                + px * std::log(x[i]) - (px + q) * std::log(gamma + m[i] * x[i]);
        }
        QVERIFY(close(got->fit.loglik, loglik));
        // In other money gamma alone moves.
        const auto other = fitGammaGamma(x, cents, job);
        QVERIFY(close(other->model.gamma, 100 * gamma, 1e-6) && close(other->model.p, p, 1e-6));
        QVERIFY(close(other->fit.se[2], 100 * got->fit.se[2], 1e-5));
    }

    void refusals()
    {
        core::JobContext job;
        const std::vector<double> x {1, 2, 1, 3}, same {5, 5, 5, 5};
        QVERIFY(fitGammaGamma({}, {}, job).error().code == core::Code::NotEnoughData);
        QVERIFY(fitGammaGamma(x, same, job).error().code == core::Code::NoVariation);
        const std::vector<double> near {5, 5.0001, 5, 5.0001};
        const auto fit = fitGammaGamma(x, near, job); // hardly any spread: p runs off
        QVERIFY(fit && !fit->fit.doubts.empty());
    }
};

HOLDFAST_TEST(GammaGammaTruth)
#include "GammaGammaTruth.moc"
