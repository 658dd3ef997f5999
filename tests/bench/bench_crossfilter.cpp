// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_crossfilter [--processor-time]: times of brushing and of the features, on made-up data, one thread.
#include "core/Random.h"
#include "features/ChurnTimeline.h"
#include "features/Cohorts.h"
#include "features/ComputedFields.h"
#include "features/RepeatPurchase.h"
#include "features/ReturnCurve.h"
#include "features/Rfm.h"
#include "frame/CrossFilter.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace holdfast;

namespace {

bool processorTime = false; // count only the time this thread had a processor: for machines with other work

double now()
{
    if (processorTime)
        return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void printTimes(const char* what, std::vector<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double p) {
        return milliseconds[static_cast<std::size_t>(p * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%-44s p50 %6.2f  p95 %6.2f  max %6.2f ms\n", what, at(0.5), at(0.95), milliseconds.back());
    std::fflush(stdout);
}

frame::CustomerColumn madeColumn(int kind, std::size_t customers, core::Random& random)
{
    frame::CustomerColumn column;
    column.name = "field" + std::to_string(kind);
    if (kind % 5 == 4) {
        column.type = frame::ValueType::Text;
        for (int w = 0; w < 20; ++w)
            column.words.push_back("word" + std::to_string(w));
        column.codes.resize(customers);
        for (auto& code : column.codes)
            code = static_cast<std::uint32_t>(random.uniform() * random.uniform() * 21);
        return column;
    }
    column.type = frame::ValueType::Integer;
    column.numbers.resize(customers);
    for (auto& value : column.numbers)
        value = kind % 5 == 0 ? static_cast<std::int64_t>(random.below(1000))
            : kind % 5 == 1   ? static_cast<std::int64_t>(random.exponential(30000))
            : kind % 5 == 2   ? static_cast<std::int64_t>(random.normal() * 100)
                              : static_cast<std::int64_t>(random.below(8));
    return column;
}

// A window of a fifth of the bins is drawn over one field after another, while another field lets four fifths pass.
void brush(std::size_t customers, int dimensions, bool marks, bool wide)
{
    core::Random random(1);
    core::JobContext job;
    frame::CrossFilter cross(customers);
    const double start = now();
    for (int d = 0; d < dimensions; ++d)
        cross.add(frame::makeDimension(madeColumn(d, customers, random), customers));
    const double built = now() - start;
    if (marks) {
        frame::Selection active(customers), churned(customers);
        for (std::size_t c = 0; c < customers; ++c)
            if (random.chance(0.7)) {
                active.insert(c);
                if (random.chance(0.1))
                    churned.insert(c);
            }
        cross.setMarks(active, churned);
    }
    const double first = now();
    if (!cross.count(job))
        return;
    const double firstCount = now() - first;
    std::vector<double> times;
    const auto step = [&](int d, std::size_t from, std::size_t to) {
        frame::BinSet set;
        for (std::size_t b = from; b < to; ++b)
            set.set(b);
        const double begin = now();
        cross.setFilter(d, set);
        const auto counts = cross.count(job);
        times.push_back((now() - begin) * 1e3);
        if (!counts)
            std::abort();
    };
    const std::size_t bins = cross.dimension(5).bins.size();
    step(5, bins / 10, bins * 9 / 10);
    times.clear();
    for (const int d : {0, 2, 3, 4, 7}) {
        const std::size_t all = cross.dimension(d).bins.size(), width = wide ? all * 4 / 5 : std::max<std::size_t>(1, all / 5);
        for (int round = 0; round < 3; ++round)
            for (std::size_t from = 0; from + width <= all; ++from)
                step(d, from, from + width);
        cross.clearFilter(d);
    }
    const std::string name = std::to_string(customers / 1000) + "k x " + std::to_string(dimensions) + (marks ? ", two marks" : "")
        + (wide ? ", brush of four fifths" : "");
    printTimes(name.c_str(), times);
    std::printf("    bins made in %.0f ms with the data, first count %.1f ms\n", built * 1e3, firstCount * 1e3);
}

frame::Snapshot madeSnapshot(std::size_t customers, std::size_t events)
{
    core::Random random(2);
    frame::Snapshot snapshot;
    std::vector<std::uint32_t> customer(events), order(events);
    std::vector<std::int32_t> days(events);
    std::vector<std::int64_t> amounts(events);
    for (std::size_t i = 0; i < events; ++i) {
        customer[i] = static_cast<std::uint32_t>(std::pow(random.uniform(), 1.5) * static_cast<double>(customers));
        days[i] = 19000 + static_cast<std::int32_t>(i * 1096 / events); // as exports come: in order of time
        amounts[i] = static_cast<std::int64_t>(random.exponential(5000)) - (random.chance(0.03) ? 8000 : 0);
        order[i] = static_cast<std::uint32_t>(i / 2 + 1);
    }
    snapshot.transactions = features::groupEvents(customers, customer, days, amounts, order);
    snapshot.asOf = snapshot.lastDay = snapshot.dataTo = {20095};
    snapshot.firstDay = {19000};
    for (std::size_t c = 0; c < customers; ++c)
        snapshot.customers.push_back("C" + std::to_string(1000000 + c * 7 % 999983));
    return snapshot;
}

template <class F> void timed(const char* what, double& sum, F&& work)
{
    std::vector<double> times;
    for (int round = 0; round < 5; ++round) {
        const double begin = now();
        work();
        times.push_back((now() - begin) * 1e3);
    }
    std::sort(times.begin(), times.end());
    sum += times[2];
    std::printf("    %-36s %7.1f ms\n", what, times[2]);
    std::fflush(stdout);
}

void measureFeatures(std::size_t customers, std::size_t events)
{
    const frame::Snapshot snapshot = madeSnapshot(customers, events);
    const features::Purchases purchases = features::purchasesOf(snapshot);
    core::JobContext job;
    double sum = 0;
    std::printf("features, %zu events of %zu customers:\n", events, customers);
    features::PurchaseHistory history;
    features::Rfm rfm;
    features::RfmInput input;
    features::ActivitySpans spans;
    timed("purchase history", sum, [&] { history = *features::purchaseHistory(purchases, job); });
    timed("return curve", sum, [&] { (void)features::returnCurve(purchases, {}, job); });
    timed("activity spans, D = 90", sum,
        [&] { spans = *features::activitySpans(snapshot, {domain::ChurnKind::Inactivity, 90, 30, 1}, job); });
    timed("churn by month", sum, [&] { (void)features::churnTimeline(spans, core::Grain::Month, nullptr, job); });
    timed("churn window", sum, [&] { (void)features::churnWindow(spans, {20000}, {20090}); });
    timed("cohorts by month", sum, [&] { (void)features::cohortTriangle(purchases, core::Grain::Month, false, job); });
    timed("repeat purchase", sum, [&] { (void)features::repeatPurchase(purchases, {}, job); });
    timed("RFM input", sum, [&] { input = features::rfmInput(history, snapshot.asOf, 2, features::RfmMoney::Net); });
    timed("RFM", sum, [&] { rfm = *features::rfm(input, features::RfmScore::Quantile, 5, job); });
    timed("computed fields", sum, [&] { (void)features::computedFields(snapshot, &history, &rfm, &input, &spans); });
    std::printf("    %-36s %7.1f ms\n", "all", sum);
}

} // namespace

int main(int argc, char** argv)
{
    processorTime = argc > 1 && std::string(argv[1]) == "--processor-time";
    brush(1'000'000, 10, false, false);
    brush(1'000'000, 10, true, false);
    brush(1'000'000, 10, true, true);
    brush(1'000'000, 50, true, false);
    brush(1'000'000, 50, true, true);
    brush(200'000, 10, true, false);
    measureFeatures(200'000, 5'000'000);
    return 0;
}
