// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/Maximise.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class MaximiseTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // n ln p - p sum: the exponential distribution. Its top is n / sum, its standard error p / sqrt(n).
    void exponential()
    {
        const auto likelihood = [](const Eigen::VectorXd& p, Likelihood& at) {
            at.value = 50 * std::log(p(0)) - 200 * p(0);
            at.gradient(0) = 50 / p(0) - 200;
            at.hessian(0, 0) = -50 / (p(0) * p(0));
            return true;
        };
        for (const double start : {1e-4, 0.25, 500.0}) {
            const auto top = maximise(likelihood, Eigen::VectorXd::Constant(1, start));
            QVERIFY(top && top->converged && close(top->parameters(0), 0.25, 1e-9));
            QVERIFY(close(standardErrors(*top)(0), 0.25 / std::sqrt(50.0), 1e-8));
        }
    }

    // Rises for ever: found to be at the edge, without an error.
    void boundary()
    {
        const auto top = maximise(
            [](const Eigen::VectorXd& p, Likelihood& at) {
                at.value = -1 / p(0);
                at.gradient(0) = 1 / (p(0) * p(0));
                at.hessian(0, 0) = -2 / (p(0) * p(0) * p(0));
                return true;
            },
            Eigen::VectorXd::Constant(1, 1.0));
        QVERIFY(top && (top->atBoundary || !top->converged || top->parameters(0) > 1e5));
        const auto stopped = maximise([](const Eigen::VectorXd&, Likelihood&) { return false; }, Eigen::VectorXd::Constant(1, 1.0));
        QVERIFY(stopped.error().code == core::Code::Cancelled);
    }

    // Not curved downwards at the start (a saddle in logs): still climbs to the top at (1, 2).
    void saddle()
    {
        const auto likelihood = [](const Eigen::VectorXd& p, Likelihood& at) {
            for (int i = 0; i < 2; ++i) {
                const double d = p(i) - (i + 1), bell = std::exp(-d * d);
                at.value += bell;
                at.gradient(i) = -2 * d * bell;
                at.hessian(i, i) = (4 * d * d - 2) * bell;
            }
            return true;
        };
        const auto top = maximise(likelihood, Eigen::Vector2d(2.6, 0.5));
        QVERIFY(top && close(top->parameters(0), 1, 1e-6) && close(top->parameters(1), 2, 1e-6));
    }
};

HOLDFAST_TEST(MaximiseTruth)
#include "MaximiseTruth.moc"
