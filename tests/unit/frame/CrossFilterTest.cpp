// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Random.h"
#include "frame/CrossFilter.h"
#include "support/TestMain.h"

#include <set>

using namespace holdfast;
using namespace holdfast::frame;

namespace {

CustomerColumn numbers(std::vector<std::int64_t> values, ValueType type = ValueType::Integer)
{
    CustomerColumn column;
    column.name = "x";
    column.type = type;
    column.numbers = std::move(values);
    return column;
}

// Every customer lies in exactly the bin whose description fits its value, and the bins count right.
void checkNumbers(const CustomerColumn& column, const Dimension& dimension)
{
    std::vector<std::uint32_t> counts(dimension.bins.size());
    for (std::size_t c = 0; c < column.numbers.size(); ++c) {
        const std::int64_t v = column.numbers[c];
        QVERIFY(dimension.codes[c] < dimension.bins.size());
        const Bin& bin = dimension.bins[dimension.codes[c]];
        ++counts[dimension.codes[c]];
        switch (bin.kind) {
        case BinKind::Missing:
            QCOMPARE(v, kMissing);
            break;
        case BinKind::Value:
            QCOMPARE(v, bin.from);
            break;
        case BinKind::Range:
            QVERIFY(v != kMissing && (bin.from == kMissing || v >= bin.from) && (bin.to == kMissing || v < bin.to));
            break;
        default:
            QFAIL("not a bin of numbers");
        }
    }
    for (std::size_t b = 0; b < counts.size(); ++b)
        QCOMPARE(dimension.bins[b].customers, counts[b]);
}

struct Facts {
    std::size_t customers = 0;
    std::vector<std::shared_ptr<const Dimension>> dimensions;
    std::vector<BinSet> filters; // parallel; all set = none
    Selection base, first, second;
};

// The definition, customer by customer.
CrossCounts slowly(const Facts& facts)
{
    CrossCounts result;
    result.dimensions.resize(facts.dimensions.size());
    for (std::size_t d = 0; d < facts.dimensions.size(); ++d) {
        const std::size_t bins = facts.dimensions[d]->bins.size();
        result.dimensions[d] = {std::vector<std::uint32_t>(bins), std::vector<std::uint32_t>(bins), std::vector<std::uint32_t>(bins)};
    }
    for (std::size_t c = 0; c < facts.customers; ++c) {
        if (facts.base.size() > 0 && !facts.base.contains(c))
            continue;
        const bool first = facts.first.size() > 0 && facts.first.contains(c);
        const bool second = facts.second.size() > 0 && facts.second.contains(c);
        std::set<std::size_t> against;
        for (std::size_t d = 0; d < facts.dimensions.size(); ++d)
            if (!facts.filters[d][facts.dimensions[d]->codes[c]])
                against.insert(d);
        for (std::size_t d = 0; d < facts.dimensions.size(); ++d) {
            if (against.size() > 1 || (against.size() == 1 && !against.contains(d)))
                continue;
            const std::uint8_t bin = facts.dimensions[d]->codes[c];
            ++result.dimensions[d].n[bin];
            result.dimensions[d].first[bin] += first;
            result.dimensions[d].second[bin] += second;
        }
        if (against.empty()) {
            ++result.n;
            result.first += first;
            result.second += second;
        }
    }
    return result;
}

void compare(const CrossCounts& got, const CrossCounts& expected)
{
    QCOMPARE(got.n, expected.n);
    QCOMPARE(got.first, expected.first);
    QCOMPARE(got.second, expected.second);
    QCOMPARE(got.dimensions.size(), expected.dimensions.size());
    for (std::size_t d = 0; d < expected.dimensions.size(); ++d) {
        QVERIFY(got.dimensions[d].n == expected.dimensions[d].n);
        QVERIFY(got.dimensions[d].first == expected.dimensions[d].first);
        QVERIFY(got.dimensions[d].second == expected.dimensions[d].second);
    }
}

Selection randomSet(std::size_t customers, double share, core::Random& random)
{
    Selection set(customers);
    for (std::size_t c = 0; c < customers; ++c)
        if (random.chance(share))
            set.insert(c);
    return set;
}

// A bin layout of its own, to reach sizes that makeDimension does not make.
std::shared_ptr<const Dimension> plain(std::size_t customers, std::size_t bins, core::Random& random)
{
    auto dimension = std::make_shared<Dimension>();
    dimension->name = "plain";
    dimension->bins.resize(bins);
    for (std::size_t c = 0; c < customers; ++c)
        dimension->codes.push_back(static_cast<std::uint8_t>(random.below(bins)));
    return dimension;
}

} // namespace

class CrossFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void binsOfNumbers_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("few values") << 0;
        QTest::newRow("even") << 1;
        QTest::newRow("skewed") << 2;
        QTest::newRow("negative") << 3;
        QTest::newRow("mostly zero") << 4;
        QTest::newRow("extremes") << 5;
        QTest::newRow("constant") << 6;
        QTest::newRow("25 values") << 7;
    }

    void binsOfNumbers()
    {
        QFETCH(int, kind);
        core::Random random(static_cast<std::uint64_t>(kind) + 1);
        std::vector<std::int64_t> values;
        for (int i = 0; i < 3000; ++i) {
            const std::int64_t all[] = {static_cast<std::int64_t>(random.below(9)) - 4, static_cast<std::int64_t>(random.below(100000)),
                static_cast<std::int64_t>(std::exp(random.normal() * 3)), static_cast<std::int64_t>(random.normal() * 5000),
                random.chance(0.93) ? 0 : static_cast<std::int64_t>(random.below(5000)),
                i % 2 != 0 ? std::numeric_limits<std::int64_t>::max() - i : kMissing + 1 + i, 7, i % 25};
            values.push_back(random.chance(0.05) ? kMissing : all[kind]);
        }
        const CustomerColumn column = numbers(values, kind % 2 != 0 ? ValueType::Decimal : ValueType::Integer);
        const auto dimension = makeDimension(column, values.size());
        checkNumbers(column, *dimension);
        QVERIFY(dimension->bins.size() <= 42);
        QCOMPARE(dimension->bins.back().kind, BinKind::Missing);
        if (kind == 0 || kind == 6)
            QCOMPARE(dimension->bins.front().kind, BinKind::Value);
        if (kind == 1 || kind == 2 || kind == 3) {
            QVERIFY(dimension->bins.size() >= 10);
            for (const Bin& bin : dimension->bins)
                QVERIFY2(bin.customers < 1800, "one bin holds nearly everybody");
        }
    }

    void binsWithoutValues()
    {
        const auto none = makeDimension(numbers({}), 0);
        QVERIFY(none->bins.empty() && none->codes.empty());
        const auto missing = makeDimension(numbers({kMissing, kMissing}), 2);
        QCOMPARE(missing->bins.size(), std::size_t {1});
        QCOMPARE(missing->bins[0].customers, 2u);
        const auto shortColumn = makeDimension(numbers({5}), 3); // a column that ends early is missing there
        QCOMPARE(shortColumn->bins[1].customers, 2u);
    }

    void binsOfDates()
    {
        std::vector<std::int64_t> days;
        for (std::int64_t day = 19000; day < 19800; day += 3)
            days.push_back(day);
        days.push_back(kMissing);
        const auto months = makeDimension(numbers(days, ValueType::Date), days.size());
        QVERIFY(months->bins[0].isPeriod);
        QCOMPARE(months->bins[0].period.grain, core::Grain::Month);
        checkNumbers(numbers(days, ValueType::Date), *months);
        auto longer = days;
        longer.push_back(16000);
        QCOMPARE(makeDimension(numbers(longer, ValueType::Date), longer.size())->bins[0].period.grain, core::Grain::Year);
        longer.back() = 17500;
        QCOMPARE(makeDimension(numbers(longer, ValueType::Date), longer.size())->bins[0].period.grain, core::Grain::Quarter);
        longer.back() = -30000;
        checkNumbers(numbers(longer, ValueType::Date), *makeDimension(numbers(longer, ValueType::Date), longer.size()));
        std::vector<std::int64_t> seconds;
        for (const std::int64_t day : days)
            seconds.push_back(day == kMissing ? kMissing : day * 86400 + 86399);
        const auto times = makeDimension(numbers(seconds, ValueType::DateTime), seconds.size());
        QVERIFY(times->codes == months->codes);
        checkNumbers(numbers(seconds, ValueType::DateTime), *times);
    }

    void binsOfWords()
    {
        CustomerColumn column;
        column.name = "city";
        for (int w = 0; w < 50; ++w)
            column.words.push_back("w" + std::to_string(w));
        for (std::uint32_t w = 0; w < 45; ++w)
            column.codes.insert(column.codes.end(), 100 - w, w); // code 0 = missing; words 45 … 50 do not occur
        const auto dimension = makeDimension(column, column.codes.size());
        QCOMPARE(dimension->bins.size(), std::size_t {32});
        QCOMPARE(dimension->bins[0].word, 1u);
        QCOMPARE(dimension->bins[0].customers, 99u);
        QCOMPARE(dimension->bins[30].kind, BinKind::Other);
        QCOMPARE(dimension->bins[31].kind, BinKind::Missing);
        QCOMPARE(dimension->bins[31].customers, 100u);
        QCOMPARE(dimension->binOfWord[49], kNoBin);
        for (std::size_t c = 0; c < column.codes.size(); ++c)
            QCOMPARE(dimension->codes[c], dimension->binOfWord[column.codes[c]]);
        std::uint32_t sum = 0;
        for (const Bin& bin : dimension->bins)
            sum += bin.customers;
        QCOMPARE(sum, static_cast<std::uint32_t>(column.codes.size()));
        // 31 words: no "others" for the sake of a single one.
        CustomerColumn small;
        for (std::uint32_t w = 0; w < 31; ++w) {
            small.words.push_back(std::to_string(w));
            small.codes.push_back(w + 1);
        }
        const auto all = makeDimension(small, small.codes.size());
        for (const Bin& bin : all->bins)
            QCOMPARE(bin.kind, BinKind::Word);
    }

    void grid()
    {
        const auto dimension = makeGrid("rfm", numbers({1, 5, 3, kMissing, 6}), 5, numbers({1, 5, 2, 1, 1}), 5, 5);
        QCOMPARE(dimension->bins.size(), std::size_t {26});
        QVERIFY(dimension->codes == (std::vector<std::uint8_t> {0, 24, 11, 25, 25}));
        QCOMPARE(int(dimension->bins[11].row), 2);
        QCOMPARE(int(dimension->bins[11].column), 1);
    }

    // Random brushes, jumps, marks and bases against the definition.
    void againstTheDefinition()
    {
        core::JobContext job;
        for (const std::size_t customers : {0u, 1u, 63u, 64u, 65u, 9000u}) {
            core::Random random(customers + 7);
            Facts facts;
            facts.customers = customers;
            CrossFilter cross(customers);
            for (const std::size_t bins : {3u, 8u, 26u, 40u, 64u, 65u, 200u, 1u}) {
                facts.dimensions.push_back(plain(customers, bins, random));
                facts.filters.emplace_back().set();
                cross.add(facts.dimensions.back());
            }
            for (int step = 0; step < 120; ++step) {
                const auto d = static_cast<std::size_t>(random.below(facts.dimensions.size()));
                const std::size_t bins = facts.dimensions[d]->bins.size();
                switch (random.below(8)) {
                case 0:
                    facts.filters[d].set();
                    cross.clearFilter(static_cast<int>(d));
                    break;
                case 1: { // any set, also none and all
                    BinSet set;
                    for (std::size_t b = 0; b < bins; ++b)
                        set[b] = random.chance(0.6);
                    facts.filters[d] = set;
                    cross.setFilter(static_cast<int>(d), set);
                    break;
                }
                case 2:
                    facts.base = random.chance(0.5) ? Selection() : randomSet(customers, 0.5, random);
                    cross.setBase(facts.base);
                    break;
                case 3:
                    facts.first = random.chance(0.3) ? Selection() : randomSet(customers, 0.7, random);
                    facts.second = random.chance(0.3) ? Selection() : randomSet(customers, 0.1, random);
                    cross.setMarks(facts.first, facts.second);
                    break;
                default: { // a range that is dragged
                    BinSet set;
                    const std::size_t from = random.below(bins);
                    for (std::size_t b = from; b < std::min(bins, from + 1 + bins * 2 / 3); ++b)
                        set.set(b);
                    facts.filters[d] = set;
                    cross.setFilter(static_cast<int>(d), set);
                }
                }
                const auto got = cross.count(job);
                QVERIFY(got.has_value());
                compare(*got, slowly(facts));
                QCOMPARE(cross.selection().count(), static_cast<std::size_t>(got->n));
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    // Enough customers and fields that two threads share the scan and records are used, few fields and many.
    void manyAreCountedTheSame()
    {
        core::JobContext job;
        for (const int fields : {2, 9, 13}) {
            core::Random random(static_cast<std::uint64_t>(fields));
            constexpr std::size_t kCustomers = 90'001;
            Facts facts;
            facts.customers = kCustomers;
            CrossFilter cross(kCustomers);
            for (int field = 0; field < fields; ++field) {
                facts.dimensions.push_back(plain(kCustomers, 3 + static_cast<std::size_t>(field) * 5, random));
                facts.filters.emplace_back().set();
                cross.add(facts.dimensions.back());
            }
            facts.first = randomSet(kCustomers, 0.6, random);
            facts.second = randomSet(kCustomers, 0.2, random);
            cross.setMarks(facts.first, facts.second);
            for (int step = 0; step < 6; ++step) {
                const std::size_t d = static_cast<std::size_t>(step) % 2;
                BinSet set;
                for (std::size_t b = 0; b < facts.dimensions[d]->bins.size(); ++b)
                    set[b] = b == 0 || random.chance(0.5);
                facts.filters[d] = set;
                cross.setFilter(static_cast<int>(d), set);
                compare(*cross.count(job), slowly(facts));
            }
            // One more field comes later: all keep their counts.
            facts.dimensions.push_back(plain(kCustomers, 40, random));
            facts.filters.emplace_back().set();
            cross.add(facts.dimensions.back());
            compare(*cross.count(job), slowly(facts));
        }
    }

    void hiddenDimensionsFilterWithoutCounts()
    {
        core::JobContext job;
        core::Random random(2);
        CrossFilter cross(1000);
        const auto a = plain(1000, 4, random), b = plain(1000, 4, random);
        cross.add(a);
        cross.add(b);
        BinSet set;
        set.set(1);
        cross.setFilter(0, set);
        cross.setVisible(0, false);
        const auto counts = cross.count(job);
        QVERIFY(counts->dimensions[0].n.empty());
        Facts facts {1000, {a, b}, {set, BinSet().set()}, {}, {}, {}};
        QVERIFY(counts->dimensions[1].n == slowly(facts).dimensions[1].n);
        cross.setVisible(0, true);
        compare(*cross.count(job), slowly(facts));
        QVERIFY(cross.filter(1) == nullptr);
        cross.setFilter(1, BinSet().set()); // everything = no filter
        QVERIFY(cross.filter(1) == nullptr);
    }

    void stopsAndGoesOn()
    {
        core::Random random(4);
        CrossFilter cross(20000);
        const auto a = plain(20000, 30, random), b = plain(20000, 30, random);
        cross.add(a);
        cross.add(b);
        core::JobContext stopped, job;
        stopped.stop();
        QCOMPARE(cross.count(stopped).error().code, core::Code::Cancelled);
        BinSet set;
        set.set(3);
        QVERIFY(cross.count(job).has_value());
        cross.setFilter(0, set);
        QCOMPARE(cross.count(stopped).error().code, core::Code::Cancelled);
        compare(*cross.count(job), slowly({20000, {a, b}, {set, BinSet().set()}, {}, {}, {}}));
    }
};

HOLDFAST_TEST(CrossFilterTest)
#include "CrossFilterTest.moc"
