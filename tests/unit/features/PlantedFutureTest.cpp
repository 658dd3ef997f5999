// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Point in time: whatever happens after asOf, no figure of asOf moves.
#include "features/ChurnTimeline.h"
#include "features/Cohorts.h"
#include "features/ComputedFields.h"
#include "features/RepeatPurchase.h"
#include "features/ReturnCurve.h"
#include "support/TestMain.h"
#include "unit/features/MadeFacts.h"

using namespace holdfast;
using namespace holdfast::tests;

namespace {

void put(std::string& text, double value)
{
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.17g ", value);
    text += digits;
}

void put(std::string& text, const std::optional<double>& value)
{
    if (value)
        put(text, *value);
    else
        text += "- ";
}

// Every figure of every function as text.
std::string everything(const frame::Snapshot& snapshot)
{
    core::JobContext job;
    std::string text;
    const auto purchases = features::purchasesOf(snapshot);
    const auto curve = *features::returnCurve(purchases, {}, job);
    for (const auto& chance : curve.chance)
        put(text, chance.value);
    put(text, curve.proposedDays ? std::optional<double>(*curve.proposedDays) : std::nullopt);
    const auto spans = *features::activitySpans(snapshot, {domain::ChurnKind::Inactivity, 60, 30, 1}, job);
    const auto timeline = *features::churnTimeline(spans, core::Grain::Month, nullptr, job);
    for (const auto& p : timeline.periods)
        for (const auto n : {p.activeStart, p.churned, p.newActive, p.returning, p.activeEnd, p.lapsedAndBack})
            put(text, static_cast<double>(n));
    const auto triangle = *features::cohortTriangle(purchases, core::Grain::Month, false, job);
    for (const auto& cohort : triangle.cohorts)
        for (const auto& cell : cohort.cells) {
            put(text, static_cast<double>(cell.retained));
            put(text, static_cast<double>(cell.revenue));
        }
    const auto repeat = *features::repeatPurchase(purchases, {}, job);
    put(text, repeat.gaps.mean);
    put(text, repeat.orderValue);
    put(text, repeat.second.at(60).value);
    const auto history = *features::purchaseHistory(purchases, job);
    const auto input = features::rfmInput(history, snapshot.asOf, 2, features::RfmMoney::Net, snapshot.customers);
    const auto rfm = *features::rfm(input, features::RfmScore::Ntile, 5, job);
    for (const auto& field : features::computedFields(snapshot, &history, &rfm, &input, &spans)) {
        for (const auto v : field.numbers)
            put(text, static_cast<double>(v));
        for (const auto v : field.codes)
            put(text, v);
    }
    const auto label = *features::activitySpans(snapshot, {domain::ChurnKind::Label, 0, 30, 1}, job);
    const auto labelled = *features::churnTimeline(label, core::Grain::Month, nullptr, job);
    for (const auto& p : labelled.periods)
        put(text, p.churnRate.value);
    return text;
}

} // namespace

class PlantedFutureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingMoves()
    {
        const std::int32_t asOf = 18400;
        MadeFacts facts = randomFacts(21, 300, 18000, 700);
        std::vector<std::int64_t> churned(300, frame::kMissing);
        for (std::size_t c = 0; c < 300; c += 4)
            churned[c] = 18100 + static_cast<std::int64_t>(c);
        facts.columns.push_back(dateColumn("churn_date", churned));
        const std::string before = everything(facts.at(asOf));
        QVERIFY(before.size() > 10000);
        MadeFacts later = facts;
        for (std::uint32_t c = 0; c < 300; ++c) {
            later.events.push_back({c, asOf + 1, 999999, 777777});
            later.events.push_back({c, asOf + 1 + static_cast<std::int32_t>(c), -5, 777778});
        }
        for (std::size_t c = 1; c < 300; c += 4)
            later.columns[0].numbers[c] = asOf + 1;
        QVERIFY(everything(later.at(asOf)) == before);
        // The test can see: one event on the day itself moves something.
        MadeFacts present = facts;
        present.events.push_back({0, asOf, 1, 777777});
        QVERIFY(everything(present.at(asOf)) != before);
        MadeFacts known = facts;
        known.columns[0].numbers[1] = asOf;
        QVERIFY(everything(known.at(asOf)) != before);
    }
};

HOLDFAST_TEST(PlantedFutureTest)
#include "PlantedFutureTest.moc"
