// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "learning/Base64.h"
#include "learning/ChurnModel.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

using namespace holdfast;
using namespace holdfast::learning;
using analytics::Matrix;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

struct Made {
    Matrix x;
    std::vector<double> y;
    std::vector<std::uint32_t> group;
    std::vector<std::uint8_t> held;
};

// Log-odds -2 + 1.5 x0 - x1, and 1 more where x2 is missing; x3 is noise. Each customer comes twice; every second row is held out.
Made planted(std::size_t n, std::uint64_t seed, bool shuffled = false)
{
    core::Random random(seed);
    Made made {Matrix(n, 4), {}, {}, {}};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t c = 0; c < 4; ++c)
            made.x(i, c) = random.normal();
        const bool missing = random.chance(0.2);
        if (missing)
            made.x(i, 2) = kMissing;
        const double eta = -2 + 1.5 * made.x(i, 0) - made.x(i, 1) + (missing ? 1 : 0);
        made.y.push_back(random.chance(1 / (1 + std::exp(-(shuffled ? -1.5 : eta)))) ? 1 : 0);
        made.group.push_back(static_cast<std::uint32_t>(i / 2));
        made.held.push_back(i % 4 >= 2);
    }
    return made;
}

core::Result<ChurnModelFit> fitted(const Made& made, bool outOfTime = true, int threads = 2, std::optional<ModelKind> kind = {})
{
    core::JobContext job;
    ChurnModelOptions options;
    options.threads = threads;
    options.kind = kind;
    BoosterOptions booster;
    booster.trees = 60;
    booster.rate = 0.1;
    options.booster = booster;
    return fitChurnModel(made.x, made.y, made.group, outOfTime ? std::span<const std::uint8_t>(made.held) : std::span<const std::uint8_t>(), options, job);
}

} // namespace

class ChurnModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatWasPlanted()
    {
        const auto made = planted(8000, 1);
        const auto fit = fitted(made);
        QVERIFY(fit);
        QVERIFY(fit->outOfTime);
        // The truth is linear: the logistic model wins, and both rank nearly as well as the planted log-odds, whose area is 0.86.
        QCOMPARE(fit->candidates[fit->chosen].kind, ModelKind::Logistic);
        for (const auto& report : fit->candidates) {
            QVERIFY2(*report.tested.auc.value > 0.84, qPrintable(QString::number(*report.tested.auc.value)));
            QVERIFY(*report.tested.calibration.ece < 0.03);
            QCOMPARE(report.tested.n, std::int64_t {4000});
        }
        const auto& importance = fit->model.importance();
        QVERIFY(importance[0] > importance[1] && importance[1] > importance[2] && importance[2] > importance[3]);
        QVERIFY(fit->tree.size() > 3);
        QCOMPARE(fit->tree.front().column, 0);
    }

    void aShuffledLabelIsGuessing()
    {
        for (const bool outOfTime : {true, false}) {
            const auto fit = fitted(planted(6000, 2, true), outOfTime);
            QVERIFY(fit);
            for (const auto& report : fit->candidates)
                QVERIFY2(std::abs(*report.tested.auc.value - 0.5) < 0.03, qPrintable(QString::number(*report.tested.auc.value)));
        }
    }

    void contributionsAddUpToTheScore()
    {
        const auto made = planted(4000, 3);
        core::JobContext job;
        for (const auto kind : {ModelKind::Logistic, ModelKind::Boosted}) {
            const auto fit = fitted(made, true, 2, kind);
            QVERIFY(fit);
            const auto p = fit->model.probabilities(made.x, job);
            const auto parts = fit->model.contributions(made.x, job);
            QVERIFY(p && parts);
            for (std::size_t i = 0; i < 200; ++i) {
                double sum = 0;
                for (std::size_t f = 0; f <= 4; ++f)
                    sum += (*parts)(i, f);
                QVERIFY(std::abs(fit->model.calibrated(sum) - (*p)[i]) < 1e-4); // trees add in single precision
            }
            double noise = 0, signal = 0;
            for (std::size_t i = 0; i < made.x.rows; ++i) {
                noise += std::abs((*parts)(i, 3));
                signal += std::abs((*parts)(i, 0));
            }
            QVERIFY(signal > 5 * noise);
        }
    }

    void sameSeedSameAnswerOnAnyNumberOfThreads()
    {
        const auto made = planted(3000, 4);
        core::JobContext job;
        for (const bool outOfTime : {true, false}) {
            const auto one = fitted(made, outOfTime, 1), three = fitted(made, outOfTime, 3);
            QVERIFY(one && three);
            QCOMPARE(one->tested, three->tested);
            QCOMPARE(*one->model.text(), *three->model.text());
        }
    }

    void comesBackFromItsText()
    {
        const auto made = planted(2000, 5);
        core::JobContext job;
        for (const auto kind : {ModelKind::Logistic, ModelKind::Boosted}) {
            const auto fit = fitted(made, true, 2, kind);
            QVERIFY(fit);
            const auto back = ChurnModel::fromText(*fit->model.text());
            QVERIFY(back);
            QCOMPARE(*back->probabilities(made.x, job), *fit->model.probabilities(made.x, job));
            QCOMPARE(back->importance(), fit->model.importance());
        }
        for (const char* text : {"", "{}", "[1]", R"({"kind":"logistic"})", R"({"kind":"boosted","features":2,"importance":[0,1],"trees":"AAAA",
            "calibration":{"kind":0,"at":[],"value":[],"constant":0,"slope":1}})", R"({"kind":"logistic","features":1,"importance":[1],"columns":[[7,false,false,0,0,1]],"beta":[0,1],
            "calibration":{"kind":0,"at":[],"value":[],"constant":0,"slope":1}})", R"({"kind":"logistic","features":1,"importance":[1],"columns":[],"beta":[0],
            "calibration":{"kind":1,"at":[],"value":[],"constant":0,"slope":1}})"}) {
            const auto refused = ChurnModel::fromText(text);
            QVERIFY2(!refused && refused.error().code == core::Code::InvalidValue, text);
        }
    }

    void edgesAreToldApart()
    {
        auto none = planted(400, 6);
        std::fill(none.y.begin(), none.y.end(), 0.0);
        QCOMPARE(fitted(none).error().code, core::Code::NoVariation);
        std::fill(none.y.begin(), none.y.end(), 1.0);
        QCOMPARE(fitted(none).error().code, core::Code::NoVariation);
        none.y[3] = 0;
        QCOMPARE(fitted(none).error().code, core::Code::NotEnoughData);
        Made one {Matrix(1, 2), {1}, {0}, {0}};
        QCOMPARE(fitted(one).error().code, core::Code::NotEnoughData);
        // Nobody churned after the last cut-off: crosswise instead, and said so.
        auto quiet = planted(1000, 7);
        for (std::size_t i = 0; i < quiet.y.size(); ++i)
            if (quiet.held[i] != 0)
                quiet.y[i] = 0;
        const auto fit = fitted(quiet);
        QVERIFY(fit);
        QVERIFY(!fit->outOfTime);
        // A column that is empty and one that never varies are no harm.
        auto dull = planted(1000, 8);
        for (std::size_t i = 0; i < dull.x.rows; ++i) {
            dull.x(i, 2) = kMissing;
            dull.x(i, 3) = 7;
        }
        const auto dullFit = fitted(dull);
        QVERIFY(dullFit);
        QCOMPARE(dullFit->model.importance()[3], 0.0);
    }

    void stopsAtOnce()
    {
        const auto made = planted(20000, 9);
        core::JobContext job;
        job.stop();
        const auto begin = std::chrono::steady_clock::now();
        const auto fit = fitChurnModel(made.x, made.y, made.group, made.held, {}, job);
        QVERIFY(!fit);
        QCOMPARE(fit.error().code, core::Code::Cancelled);
        qInfo("stopped after %.0f ms", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }

    void base64IsItsOwnInverse()
    {
        // RFC 4648, section 10.
        const std::pair<const char*, const char*> published[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
        for (const auto& [bytes, text] : published) {
            QCOMPARE(base64(bytes), std::string(text));
            QCOMPARE(*fromBase64(text), std::string(bytes));
        }
        for (const char* text : {"Z", "Zg=", "Z===", "Zg=a", "Z!==", "Zg==Zg=="})
            QVERIFY2(!fromBase64(text), text);
        std::string all(256, '\0');
        std::iota(all.begin(), all.end(), '\0');
        QCOMPARE(*fromBase64(base64(all)), all);
    }
};

HOLDFAST_TEST(ChurnModelTest)
#include "ChurnModelTest.moc"
