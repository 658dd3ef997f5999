// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/Dimension.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace holdfast::frame {

namespace {

constexpr std::size_t kMostValues = 24; // distinct numbers that get a bin each
constexpr std::size_t kMostWords = 30;
constexpr int kMostRanges = 40;
constexpr std::int64_t kSecondsADay = 86400;

// Adds the bin of the missing, if any are, and counts all bins.
void finish(Dimension& dimension, std::size_t missing)
{
    if (missing > 0)
        dimension.bins.push_back({});
    std::vector<std::uint32_t> counts(kMostBins, 0);
    for (const std::uint8_t code : dimension.codes)
        ++counts[code];
    for (std::size_t b = 0; b < dimension.bins.size(); ++b)
        dimension.bins[b].customers = counts[b];
}

void binWords(Dimension& dimension, const CustomerColumn& column, std::size_t customers)
{
    const std::size_t words = column.words.size();
    std::vector<std::uint32_t> counts(words + 1, 0);
    const std::size_t n = std::min(customers, column.codes.size());
    for (std::size_t c = 0; c < n; ++c)
        ++counts[column.codes[c]];
    counts[0] += static_cast<std::uint32_t>(customers - n);
    std::vector<std::uint32_t> order;
    for (std::uint32_t w = 1; w <= words; ++w)
        if (counts[w] > 0)
            order.push_back(w);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : column.words[a - 1] < column.words[b - 1];
    });
    // "Others" of a single word would hide a name for nothing.
    const std::size_t named = order.size() <= kMostWords + 1 ? order.size() : kMostWords;
    dimension.binOfWord.assign(words + 1, kNoBin);
    for (std::size_t i = 0; i < named; ++i) {
        Bin bin;
        bin.kind = BinKind::Word;
        bin.word = order[i];
        dimension.bins.push_back(bin);
        dimension.words.push_back(column.words[order[i] - 1]);
        dimension.binOfWord[order[i]] = static_cast<std::uint8_t>(i);
    }
    if (named < order.size()) {
        for (std::size_t i = named; i < order.size(); ++i)
            dimension.binOfWord[order[i]] = static_cast<std::uint8_t>(named);
        Bin bin;
        bin.kind = BinKind::Other;
        dimension.bins.push_back(bin);
        dimension.words.emplace_back();
    }
    if (counts[0] > 0) {
        dimension.binOfWord[0] = static_cast<std::uint8_t>(dimension.bins.size());
        dimension.words.emplace_back();
    }
    dimension.codes.resize(customers, dimension.binOfWord[0]);
    for (std::size_t c = 0; c < n; ++c)
        dimension.codes[c] = dimension.binOfWord[column.codes[c]];
    finish(dimension, counts[0]);
}

// The distinct values, ascending, or nothing when there are more than kMostValues.
std::vector<std::int64_t> fewValues(const std::vector<std::int64_t>& numbers)
{
    std::vector<std::int64_t> values;
    std::int64_t last = kMissing;
    for (const std::int64_t v : numbers) {
        if (v == last || v == kMissing)
            continue;
        last = v;
        const auto place = std::lower_bound(values.begin(), values.end(), v);
        if (place != values.end() && *place == v)
            continue;
        if (values.size() == kMostValues)
            return {};
        values.insert(place, v);
    }
    return values;
}

std::int64_t tenToThe(int power)
{
    std::int64_t result = 1;
    while (power-- > 0)
        result *= 10;
    return result;
}

int digitsOf(std::int64_t value)
{
    int digits = 1;
    while (value >= 10 || value <= -10) {
        value /= 10;
        ++digits;
    }
    return digits;
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

// Two significant digits.
std::int64_t rounded(std::int64_t value)
{
    const int digits = digitsOf(value);
    if (digits <= 2)
        return value;
    const std::int64_t unit = tenToThe(digits - 2);
    const std::int64_t half = value >= 0 ? unit / 2 : -(unit / 2);
    return (value + half) / unit * unit;
}

// Inner edges of equal ranges with a 1-2-5 step.
std::vector<std::int64_t> evenEdges(std::int64_t low, std::int64_t high)
{
    static constexpr std::int64_t kSteps[] = {1, 2, 5};
    for (int power = 0; power < 18; ++power)
        for (const std::int64_t digit : kSteps) {
            const std::int64_t step = digit * tenToThe(power);
            const std::int64_t first = floorDivide(low, step), last = floorDivide(high, step);
            if (last - first + 1 > kMostRanges)
                continue;
            std::vector<std::int64_t> edges;
            for (std::int64_t k = first + 1; k <= last; ++k)
                edges.push_back(k * step);
            return edges;
        }
    return {};
}

std::vector<std::int64_t> numberEdges(const std::vector<std::int64_t>& numbers)
{
    // Edges are rounded anyway: every so-many-th value tells the quantiles well enough, and the same ones every time.
    std::vector<std::int64_t> sample;
    const std::size_t stride = std::max<std::size_t>(1, numbers.size() / 65536);
    for (std::size_t i = 0; i < numbers.size(); i += stride)
        if (numbers[i] != kMissing)
            sample.push_back(numbers[i]);
    if (sample.empty())
        for (const std::int64_t v : numbers)
            if (v != kMissing)
                sample.push_back(v);
    std::sort(sample.begin(), sample.end());
    const auto quantile = [&](double p) { return sample[static_cast<std::size_t>(p * static_cast<double>(sample.size() - 1))]; };
    // A difference of extremes may not fit 64 bits; values that far apart are cut first.
    const std::int64_t limit = tenToThe(17);
    const std::int64_t low = std::clamp(quantile(0.005), -limit, limit), high = std::clamp(quantile(0.995), -limit, limit);
    std::vector<std::int64_t> edges = evenEdges(low, high);
    std::vector<std::size_t> counts(edges.size() + 1, 0);
    for (const std::int64_t v : sample)
        ++counts[static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), v) - edges.begin())];
    if (*std::max_element(counts.begin(), counts.end()) * 2 <= sample.size())
        return edges;
    std::vector<std::int64_t> uneven;
    for (int i = 1; i < 20; ++i) {
        const std::int64_t edge = rounded(std::clamp(quantile(i / 20.0), -limit, limit));
        if (edge > sample.front() && (uneven.empty() || edge > uneven.back()))
            uneven.push_back(edge);
    }
    return uneven.size() < 2 ? edges : uneven;
}

void binByEdges(Dimension& dimension, const std::vector<std::int64_t>& numbers, std::size_t customers,
    const std::vector<std::int64_t>& edges)
{
    const auto missingBin = static_cast<std::uint8_t>(edges.size() + 1);
    dimension.codes.assign(customers, missingBin);
    std::size_t missing = customers - std::min(customers, numbers.size());
    for (std::size_t c = 0; c < std::min(customers, numbers.size()); ++c) {
        const std::int64_t v = numbers[c];
        if (v == kMissing) {
            ++missing;
            continue;
        }
        // Branch-free search: the answer is not predictable, a wrong guess costs more than the steps.
        const std::int64_t* base = edges.data();
        std::size_t length = edges.size();
        while (length > 1) {
            const std::size_t half = length / 2;
            base += base[half - 1] <= v ? half : 0;
            length -= half;
        }
        const std::size_t place = edges.empty() ? 0 : static_cast<std::size_t>(base - edges.data()) + (*base <= v);
        dimension.codes[c] = static_cast<std::uint8_t>(place);
    }
    for (std::size_t b = 0; b <= edges.size(); ++b) {
        Bin bin;
        bin.kind = BinKind::Range;
        bin.from = b == 0 ? kMissing : edges[b - 1];
        bin.to = b == edges.size() ? kMissing : edges[b];
        dimension.bins.push_back(bin);
    }
    finish(dimension, missing);
}

void binValues(Dimension& dimension, const std::vector<std::int64_t>& numbers, std::size_t customers,
    const std::vector<std::int64_t>& values)
{
    dimension.codes.assign(customers, static_cast<std::uint8_t>(values.size()));
    std::size_t missing = customers - std::min(customers, numbers.size());
    for (std::size_t c = 0; c < std::min(customers, numbers.size()); ++c) {
        if (numbers[c] == kMissing)
            ++missing;
        else
            dimension.codes[c]
                = static_cast<std::uint8_t>(std::lower_bound(values.begin(), values.end(), numbers[c]) - values.begin());
    }
    for (const std::int64_t value : values) {
        Bin bin;
        bin.kind = BinKind::Value;
        bin.from = bin.to = value;
        dimension.bins.push_back(bin);
    }
    finish(dimension, missing);
}

void binDates(Dimension& dimension, const std::vector<std::int64_t>& numbers, std::size_t customers, bool seconds)
{
    const std::int64_t unit = seconds ? kSecondsADay : 1;
    // Years far outside any calendar would not fit a day number.
    const std::int64_t limit = 100'000'000;
    const core::CivilDate first {static_cast<std::int32_t>(std::clamp(floorDivide(dimension.lowest, unit), -limit, limit))};
    const core::CivilDate last {static_cast<std::int32_t>(std::clamp(floorDivide(dimension.highest, unit), -limit, limit))};
    for (const core::Grain grain : {core::Grain::Month, core::Grain::Quarter, core::Grain::Year}) {
        const core::Period begin = core::periodOf(first, grain), end = core::periodOf(last, grain);
        if (end.index - begin.index + 1 > kMostRanges)
            continue;
        std::vector<std::int64_t> edges;
        for (core::Period p = begin + 1; p <= end; p = p + 1)
            edges.push_back(core::firstDay(p).days * unit);
        binByEdges(dimension, numbers, customers, edges);
        for (std::size_t b = 0; b <= edges.size(); ++b) {
            Bin& bin = dimension.bins[b];
            bin.isPeriod = true;
            bin.period = begin + static_cast<int>(b);
            bin.from = core::firstDay(bin.period).days * unit;
            bin.to = core::firstDay(bin.period + 1).days * unit;
        }
        return;
    }
    std::vector<std::int64_t> edges
        = evenEdges(core::periodOf(first, core::Grain::Year).index, core::periodOf(last, core::Grain::Year).index);
    for (std::int64_t& edge : edges)
        edge = core::firstDay({core::Grain::Year, static_cast<std::int32_t>(edge)}).days * unit;
    binByEdges(dimension, numbers, customers, edges);
}

} // namespace

std::shared_ptr<const Dimension> makeDimension(const CustomerColumn& column, std::size_t customers)
{
    auto dimension = std::make_shared<Dimension>();
    dimension->name = column.name;
    dimension->type = column.type;
    dimension->scale = column.scale;
    if (column.type == ValueType::Text || !column.codes.empty()) {
        binWords(*dimension, column, customers);
        return dimension;
    }
    for (const std::int64_t v : column.numbers) {
        if (v == kMissing)
            continue;
        if (dimension->lowest == kMissing || v < dimension->lowest)
            dimension->lowest = v;
        if (dimension->highest == kMissing || v > dimension->highest)
            dimension->highest = v;
    }
    if (dimension->lowest == kMissing) {
        dimension->codes.assign(customers, 0);
        finish(*dimension, customers);
    } else if (column.type == ValueType::Date || column.type == ValueType::DateTime) {
        binDates(*dimension, column.numbers, customers, column.type == ValueType::DateTime);
    } else if (const auto values = fewValues(column.numbers); !values.empty()) {
        binValues(*dimension, column.numbers, customers, values);
    } else {
        binByEdges(*dimension, column.numbers, customers, numberEdges(column.numbers));
    }
    return dimension;
}

std::shared_ptr<const Dimension> makeGrid(
    std::string name, const CustomerColumn& row, int rows, const CustomerColumn& column, int columns, std::size_t customers)
{
    auto grid = std::make_shared<Dimension>();
    grid->name = std::move(name);
    grid->type = ValueType::Integer;
    const auto missingBin = static_cast<std::uint8_t>(rows * columns);
    grid->codes.assign(customers, missingBin);
    std::size_t missing = 0;
    for (std::size_t c = 0; c < customers; ++c) {
        const std::int64_t r = c < row.numbers.size() ? row.numbers[c] : kMissing;
        const std::int64_t k = c < column.numbers.size() ? column.numbers[c] : kMissing;
        if (r < 1 || r > rows || k < 1 || k > columns)
            ++missing;
        else
            grid->codes[c] = static_cast<std::uint8_t>((r - 1) * columns + k - 1);
    }
    for (int r = 0; r < rows; ++r)
        for (int k = 0; k < columns; ++k) {
            Bin bin;
            bin.kind = BinKind::Cell;
            bin.row = static_cast<std::uint8_t>(r);
            bin.column = static_cast<std::uint8_t>(k);
            grid->bins.push_back(bin);
        }
    finish(*grid, missing);
    return grid;
}

} // namespace holdfast::frame
