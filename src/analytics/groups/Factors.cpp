// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/Factors.h"

#include "analytics/compare/Tail.h"
#include "analytics/groups/Rotation.h"
#include "core/Random.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace holdfast::analytics {

using core::Code;
using Eigen::Index;

namespace {

constexpr int kStarts = 10;
constexpr int kMostSteps = 500;
constexpr double kStill = 1e-9; // gradient in the logarithm of the uniquenesses
constexpr double kLeastEigenvalue = 1e-12;

// The discrepancy as a function of x = log uniqueness (Jöreskog 1967): with the eigenvalues g of the correlations scaled by
// the uniquenesses, the sum of g - log g - 1 over those that are no factor's.
class Discrepancy {
public:
    Discrepancy(const Eigen::MatrixXd& r, Index factors)
        : m_r(r)
        , m_free(r.rows() - factors)
    {
    }

    double at(const Eigen::VectorXd& x)
    {
        const Eigen::VectorXd inverse = (-x / 2).array().exp();
        m_solver.compute(inverse.asDiagonal() * m_r * inverse.asDiagonal());
        double sum = 0;
        for (Index m = 0; m < m_free; ++m) {
            const double g = std::max(m_solver.eigenvalues()(m), 1e-300);
            sum += g - std::log(g) - 1;
        }
        return sum;
    }

    // Of the point last asked for. Eigenvalues ascend: the first m_free are the rest.
    void derivatives(Eigen::VectorXd& gradient, Eigen::MatrixXd& hessian) const
    {
        const Index p = m_r.rows();
        const auto& g = m_solver.eigenvalues();
        const auto& w = m_solver.eigenvectors();
        gradient.setZero(p);
        for (Index m = 0; m < m_free; ++m)
            gradient.array() += (1 - g(m)) * w.col(m).array().square();
        // Coefficients of w_im w_jm w_ir w_jr; two of the rest, or one of the rest and a factor.
        Eigen::MatrixXd c = Eigen::MatrixXd::Zero(p, p);
        for (Index m = 0; m < m_free; ++m) {
            for (Index r = 0; r < m_free; ++r)
                c(m, r) = (g(m) + g(r)) / 2;
            for (Index r = m_free; r < p; ++r)
                c(m, r) = (1 - g(m)) * (g(m) + g(r)) / (g(r) - g(m));
        }
        hessian.setZero(p, p);
        for (Index i = 0; i < p; ++i)
            for (Index j = 0; j <= i; ++j) {
                const Eigen::VectorXd a = w.row(i).cwiseProduct(w.row(j)).transpose();
                hessian(i, j) = hessian(j, i) = a.dot(c * a);
            }
    }

    // Loadings of the point last asked for, largest factor first.
    Eigen::MatrixXd loadings(const Eigen::VectorXd& x) const
    {
        const Index p = m_r.rows(), q = p - m_free;
        Eigen::MatrixXd l(p, q);
        for (Index k = 0; k < q; ++k)
            l.col(k) = m_solver.eigenvectors().col(p - 1 - k) * std::sqrt(std::max(0.0, m_solver.eigenvalues()(p - 1 - k) - 1));
        return (x / 2).array().exp().matrix().asDiagonal() * l;
    }

private:
    const Eigen::MatrixXd& m_r;
    Index m_free;
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> m_solver;
};

struct Minimum {
    Eigen::VectorXd x;
    double value = 0;
    bool settled = false;
};

// Newton on those inside the bounds; a matrix that is not positive definite gets a multiple of the identity.
Minimum minimum(Discrepancy& f, Eigen::VectorXd x, double lowest, const core::JobContext& job)
{
    const Index p = x.size();
    const double low = std::log(lowest), high = 0;
    x = x.cwiseMax(low).cwiseMin(high);
    Minimum found {x, f.at(x), false};
    Eigen::VectorXd gradient;
    Eigen::MatrixXd hessian;
    for (int step = 0; step < kMostSteps && !job.shouldStop(); ++step) {
        f.at(found.x);
        f.derivatives(gradient, hessian);
        std::vector<Index> inside;
        for (Index i = 0; i < p; ++i)
            if (!(found.x(i) <= low && gradient(i) > 0) && !(found.x(i) >= high && gradient(i) < 0))
                inside.push_back(i);
        if (inside.empty() || gradient(inside).cwiseAbs().maxCoeff() < kStill) {
            found.settled = true;
            break;
        }
        const Eigen::VectorXd down = -gradient(inside);
        Eigen::VectorXd direction;
        for (double shift = 0;; shift = shift > 0 ? 4 * shift : 1e-4) {
            Eigen::MatrixXd h = hessian(inside, inside);
            h.diagonal().array() += shift;
            const Eigen::LLT<Eigen::MatrixXd> cholesky(h);
            if (cholesky.info() == Eigen::Success) {
                direction = cholesky.solve(down);
                break;
            }
        }
        if (const double largest = direction.cwiseAbs().maxCoeff(); largest > 2)
            direction *= 2 / largest;
        bool lower = false;
        for (double length = 1; length > 1e-10 && !lower; length /= 2) {
            Eigen::VectorXd next = found.x;
            for (std::size_t i = 0; i < inside.size(); ++i)
                next(inside[i]) = std::clamp(next(inside[i]) + length * direction(static_cast<Index>(i)), low, high);
            const double value = f.at(next);
            if (value < found.value) {
                found.x = next;
                found.value = value;
                lower = true;
            }
        }
        if (!lower) { // as low as rounding lets it
            found.settled = gradient(inside).cwiseAbs().maxCoeff() < 1e-5;
            break;
        }
    }
    return found;
}

// Columns by their squares, each with a sum above 0; the correlations of the factors follow.
void arrange(Eigen::MatrixXd& loadings, Eigen::MatrixXd& phi)
{
    const Index q = loadings.cols();
    std::vector<Index> order(static_cast<std::size_t>(q));
    std::iota(order.begin(), order.end(), Index {0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return loadings.col(a).squaredNorm() > loadings.col(b).squaredNorm(); });
    Eigen::VectorXd signs(q);
    for (Index k = 0; k < q; ++k)
        signs(k) = loadings.col(k).sum() < 0 ? -1 : 1;
    loadings = (loadings * signs.asDiagonal()).eval();
    phi = (signs.asDiagonal() * phi * signs.asDiagonal()).eval();
    loadings = Eigen::MatrixXd(loadings(Eigen::all, order));
    phi = Eigen::MatrixXd(phi(order, order));
}

Matrix matrixOf(const Eigen::MatrixXd& from)
{
    Matrix to(static_cast<std::size_t>(from.rows()), static_cast<std::size_t>(from.cols()));
    std::copy(from.data(), from.data() + from.size(), to.values.begin());
    return to;
}

Eigen::MatrixXd eigenOf(const Matrix& from)
{
    return Eigen::Map<const Eigen::MatrixXd>(from.values.data(), static_cast<Index>(from.rows), static_cast<Index>(from.columns));
}

} // namespace

core::Result<FactorModel> fitFactors(const Correlations& correlations, const FactorOptions& options, const core::JobContext& job)
{
    const Eigen::MatrixXd r = eigenOf(correlations.r);
    const Index p = r.rows(), q = static_cast<Index>(options.factors);
    const double items = static_cast<double>(p), count = static_cast<double>(q);
    const double degrees = ((items - count) * (items - count) - items - count) / 2;
    if (q < 1 || q >= p || degrees < 0)
        return core::fail(Code::InvalidParameter, {{"name", "factors"}, {"value", std::to_string(options.factors)}});
    if (Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(r, Eigen::EigenvaluesOnly).eigenvalues().minCoeff() < kLeastEigenvalue)
        return core::fail(Code::SingularMatrix);

    // The usual start, then others at random; the lowest minimum counts.
    Discrepancy f(r, q);
    const Eigen::VectorXd inverse = r.llt().solve(Eigen::MatrixXd::Identity(p, p)).diagonal();
    core::Random random(1);
    Minimum best;
    for (int start = 0; start < kStarts; ++start) {
        Eigen::VectorXd x(p);
        for (Index i = 0; i < p; ++i)
            x(i) = std::log(start == 0 ? std::clamp((1 - count / (2 * items)) / inverse(i), 0.01, 1.0) : 0.05 + 0.9 * random.uniform());
        const Minimum found = minimum(f, x, options.lowestUniqueness, job);
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        if (start == 0 || found.value < best.value - 1e-12 || (found.settled && !best.settled && found.value <= best.value + 1e-9))
            best = found;
    }

    FactorModel model;
    model.degrees = degrees;
    model.objective = std::max(0.0, f.at(best.x));
    if (!best.settled)
        model.doubts.push_back({DoubtCode::NotConverged});
    const Eigen::VectorXd uniquenesses = best.x.array().exp();
    model.uniquenesses.assign(uniquenesses.data(), uniquenesses.data() + p);
    for (Index i = 0; i < p; ++i)
        if (uniquenesses(i) <= options.lowestUniqueness * (1 + 1e-6))
            model.doubts.push_back({DoubtCode::HeywoodCase, std::to_string(i), uniquenesses(i)});
    const double n = static_cast<double>(correlations.n);
    if (n < 5 * items)
        model.doubts.push_back({DoubtCode::FewRows, {}, n});
    const double factor = n - 1 - (2 * items + 5) / 6 - 2 * count / 3;
    if (degrees > 0 && factor > 0) {
        model.chi2 = factor * model.objective;
        model.p = chiSquaredUpper(*model.chi2, degrees);
    }

    Eigen::MatrixXd loadings = f.loadings(best.x), phi = Eigen::MatrixXd::Identity(q, q);
    if (options.rotation != FactorRotation::None)
        loadings = eigenOf(varimax(matrixOf(loadings)));
    if (options.rotation == FactorRotation::Promax) {
        const auto oblique = promax(matrixOf(loadings), options.power);
        loadings = eigenOf(oblique.pattern);
        phi = eigenOf(oblique.factorCorrelations);
    }
    arrange(loadings, phi);
    double cumulative = 0;
    for (Index k = 0; k < q; ++k) {
        model.ssLoadings.push_back(loadings.col(k).squaredNorm());
        model.explained.push_back(model.ssLoadings.back() / items);
        cumulative += model.explained.back();
        model.cumulative.push_back(cumulative);
    }
    if (options.scores == FactorScores::Regression) {
        model.scoreWeights = matrixOf(r.llt().solve(loadings * phi));
    } else {
        const Eigen::MatrixXd weighted = uniquenesses.cwiseInverse().asDiagonal() * loadings;
        model.scoreWeights = matrixOf(weighted * (loadings.transpose() * weighted).inverse());
    }
    model.loadings = matrixOf(loadings);
    model.factorCorrelations = matrixOf(phi);
    return model;
}

} // namespace holdfast::analytics
