// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

const char* sentence(analytics::DoubtCode code)
{
    using enum analytics::DoubtCode;
    switch (code) {
    case FewEvents:
        return QT_TRANSLATE_NOOP("Doubt", "Few events: the estimates are unstable and the intervals too narrow.");
    case FewRows:
        return QT_TRANSLATE_NOOP("Doubt", "Few rows: read the figure as a rough one.");
    case NotConverged:
        return QT_TRANSLATE_NOOP("Doubt", "The fit stopped before it was settled: the figures may be off.");
    case Separation:
        return QT_TRANSLATE_NOOP("Doubt", "A column separates the outcomes completely: its coefficient has no finite estimate.");
    case Collinear:
        return QT_TRANSLATE_NOOP("Doubt", "A column follows from the others and was left out.");
    case ConstantColumn:
        return QT_TRANSLATE_NOOP("Doubt", "A column has one value only and was left out.");
    case NoVariation:
        return QT_TRANSLATE_NOOP("Doubt", "All values are equal: what compares them is not defined.");
    case AllTies:
        return QT_TRANSLATE_NOOP("Doubt", "All values are tied: the rank test says nothing.");
    case NonPositiveLeftOut:
        return QT_TRANSLATE_NOOP("Doubt", "Values of zero or below were left out: the method needs positive ones.");
    case OutOfScale:
        return QT_TRANSLATE_NOOP("Doubt", "Values outside the scale were treated as missing.");
    case SmallExpectedCounts:
        return QT_TRANSLATE_NOOP("Doubt", "Some expected counts are under 5: the chi-square p is approximate.");
    case AtBoundary:
        return QT_TRANSLATE_NOOP("Doubt", "An estimate lies at the edge of what is possible: its error is not defined.");
    case HeywoodCase:
        return QT_TRANSLATE_NOOP("Doubt", "A uniqueness fell to its lower bound: there are too many factors for these data.");
    case NearlySingular:
        return QT_TRANSLATE_NOOP("Doubt", "Columns are almost dependent: single coefficients are hardly determined.");
    case SampledNotExact:
        return QT_TRANSLATE_NOOP("Doubt", "Computed from a random sample, not from everything: repeat with another seed to see the spread.");
    case InconsistentJudgements:
        return QT_TRANSLATE_NOOP("Doubt", "The judgements contradict each other more than is usual: look at the pair named.");
    case NotReciprocal:
        return QT_TRANSLATE_NOOP("Doubt", "The judgements of a pair are not reciprocal.");
    case SampleRatioMismatch:
        return QT_TRANSLATE_NOOP("Doubt", "The groups do not have the sizes that were planned: the comparison may be biased.");
    case NotProportional:
        return QT_TRANSLATE_NOOP("Doubt", "The hazards are not proportional: the ratio is an average over time.");
    case NotIndependent:
        return QT_TRANSLATE_NOOP("Doubt", "The values depend on the ones before them: limits and p-values are too narrow.");
    case NotReached:
        return QT_TRANSLATE_NOOP("Doubt", "The curve does not come down to this share within the observed time.");
    case IntervalNotDefined:
        return QT_TRANSLATE_NOOP("Doubt", "An interval can't be given for these data.");
    case ApproximateP:
        return QT_TRANSLATE_NOOP("Doubt", "The p-value is an approximation for this many cases or ties.");
    case ShortSeries:
        return QT_TRANSLATE_NOOP("Doubt", "The series is short for this method.");
    case Extrapolated:
        return QT_TRANSLATE_NOOP("Doubt", "The figure reaches beyond the observed range.");
    case EmptyGroup:
        return QT_TRANSLATE_NOOP("Doubt", "A group has no cases.");
    case SmallGroup:
        return QT_TRANSLATE_NOOP("Doubt", "A group has fewer than 30 cases: read it with its interval only.");
    case PoolOfOne:
        return QT_TRANSLATE_NOOP("Doubt", "Only one group is there: nothing to compare.");
    case LeakSuspected:
        return QT_TRANSLATE_NOOP("Doubt", "A column predicts the outcome almost perfectly: check whether it was known beforehand.");
    case GapOpen:
        return QT_TRANSLATE_NOOP("Doubt", "The plan found may be below the best possible by the gap stated.");
    case GapsClosed:
        return QT_TRANSLATE_NOOP("Doubt", "Missing values were left out and the later ones moved up: seasons and lags may be shifted.");
    case Infeasible:
        return QT_TRANSLATE_NOOP("Doubt", "No plan keeps all limits.");
    case UnknownWords:
        return QT_TRANSLATE_NOOP("Doubt", "Most words are not in the word lists: the polarity is uncertain.");
    }
    return "";
}

} // namespace

QString doubtText(const analytics::Doubt& doubt)
{
    const QString text = QCoreApplication::translate("Doubt", sentence(doubt.code));
    if (doubt.subject.empty())
        return text;
    //: A column or group, then what is doubtful about it.
    return QCoreApplication::translate("Doubt", "%1: %2").arg(QString::fromStdString(doubt.subject), text);
}

} // namespace holdfast::present
