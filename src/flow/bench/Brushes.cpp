// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Brushes.h"

#include "core/Random.h"
#include "flow/bench/Timing.h"
#include "frame/CrossFilter.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr int kBins = 50, kWidth = 10, kRounds = 2, kJumps = 60;
constexpr int kStatic = 4, kStaticFrom = 5, kStaticTo = 45; // the field that lets four fifths pass
constexpr int kDragged[] = {0, 1, 3};

constexpr const char* kNodeCode = R"((async () => {
const [folder, file, fields, rows] = process.argv.slice(1);
const crossfilter = require('node:module').createRequire(folder + '/')('crossfilter2').default ?? require('node:module').createRequire(folder + '/')('crossfilter2');
const bytes = require('node:fs').readFileSync(file), n = Number(rows), columns = [];
for (let k = 0; k < Number(fields); ++k) columns.push(new Uint8Array(bytes.buffer, bytes.byteOffset + k * n, n));
const all = crossfilter(Array.from({ length: n }, (_, i) => i));
const dims = columns.map(c => all.dimension(i => c[i]));
const groups = dims.map(d => d.group());
for (const g of groups) g.all();
dims[4].filterRange([5, 45]);
const times = []; let check = 0;
for (let round = 0; round < 2; ++round)
  for (const d of [0, 1, 3]) {
    for (let from = 0; from + 10 <= 50; ++from) {
      const start = performance.now();
      dims[d].filterRange([from, from + 10]);
      const counts = groups.map(g => g.all());
      times.push((performance.now() - start) / 1000);
      counts.forEach((c, k) => { for (const e of c) check += (e.key + 1) * (k + 1) * e.value; });
    }
    dims[d].filterAll();
  }
times.sort((a, b) => a - b);
console.log(JSON.stringify({ seconds: times[times.length >> 1], check: String(check) }));
})().catch(() => process.exit(1));)";

// Even, skewed and heaped fields in turn.
std::shared_ptr<const frame::Dimension> madeField(int field, std::uint64_t customers)
{
    core::Random random(static_cast<std::uint64_t>(field) + 1);
    auto dimension = std::make_shared<frame::Dimension>();
    dimension->type = frame::ValueType::Integer;
    dimension->bins.resize(kBins);
    dimension->codes.resize(customers);
    for (auto& code : dimension->codes) {
        const double u = random.uniform();
        code = static_cast<std::uint8_t>((field % 3 == 0 ? u : field % 3 == 1 ? u * u : (u + random.uniform() + random.uniform()) / 3) * kBins);
    }
    return dimension;
}

frame::BinSet window(int from, int to)
{
    frame::BinSet set;
    for (int bin = from; bin < to; ++bin)
        set.set(static_cast<std::size_t>(bin));
    return set;
}

} // namespace

Result<BenchStage> runBrushes(const std::string& name, const std::string& file, std::uint64_t customers, core::JobContext& job)
{
    const int fields = name == kBrushBenches[0] ? 10 : 50;
    frame::CrossFilter cross(customers);
    std::ofstream values(file, std::ios::binary);
    for (int field = 0; field < fields; ++field) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto dimension = madeField(field, customers);
        values.write(reinterpret_cast<const char*>(dimension->codes.data()), static_cast<std::streamsize>(customers));
        cross.add(dimension);
    }
    values.close();
    core::Random random(99);
    frame::Selection active(customers), churned(customers);
    for (std::size_t c = 0; c < customers; ++c)
        if (random.chance(0.4)) {
            active.insert(c);
            if (random.chance(0.2))
                churned.insert(c);
        }
    cross.setMarks(active, churned);
    cross.setFilter(kStatic, window(kStaticFrom, kStaticTo));
    if (auto first = cross.count(job); !first)
        return std::unexpected(first.error());

    Timing timing(name);
    std::uint64_t check = 0;
    frame::CrossCounts counts;
    const auto step = [&](int field, int from) -> core::Status {
        return timing.ours([&]() -> core::Status {
            cross.setFilter(field, window(from, from + kWidth));
            auto counted = cross.count(job);
            if (!counted)
                return std::unexpected(counted.error());
            counts = std::move(*counted);
            return {};
        });
    };
    for (int round = 0; round < kRounds; ++round)
        for (const int field : kDragged) {
            for (int from = 0; from + kWidth <= kBins; ++from) {
                if (auto done = step(field, from); !done)
                    return std::unexpected(done.error());
                for (std::uint64_t k = 0; k < counts.dimensions.size(); ++k)
                    for (std::uint64_t bin = 0; bin < counts.dimensions[k].n.size(); ++bin)
                        check += (bin + 1) * (k + 1) * counts.dimensions[k].n[bin];
            }
            cross.clearFilter(field);
        }
    int jumped = kDragged[0];
    for (int jump = 0; jump < kJumps; ++jump) {
        if (random.chance(0.3)) {
            cross.clearFilter(jumped);
            jumped = kDragged[random.below(std::size(kDragged))];
        }
        if (auto done = step(jumped, static_cast<int>(random.below(kBins - kWidth + 1))); !done)
            return std::unexpected(done.error());
    }
    timing.found(std::to_string(check));
    if (const char* folder = std::getenv("HOLDFAST_BENCH_NODE"); folder != nullptr && *folder != 0 && fields == 10)
        if (auto told = timing.peer("crossfilter2", runPeer({"node", "-e", kNodeCode, folder, file, std::to_string(fields), std::to_string(customers)}, job)); !told)
            return std::unexpected(told.error());
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    BenchStage stage = timing.stage(customers);
    for (auto& peer : stage.peers) // steps against steps, not the first against all
        peer.ratio = stage.seconds / peer.seconds;
    return stage;
}

} // namespace holdfast::flow
