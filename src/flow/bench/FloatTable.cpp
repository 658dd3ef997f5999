// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/FloatTable.h"

#include "core/Json.h"
#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace holdfast::flow {

using core::Code;

bool FloatTable::has(const std::string& name) const
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::span<const float> FloatTable::column(const std::string& name) const
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return {};
    return {values.data() + static_cast<std::size_t>(found - names.begin()) * rows, rows};
}

core::Result<FloatTable> readFloatTable(const std::string& base)
{
    std::ifstream head(base + ".json");
    if (!head)
        return core::fail(Code::FileNotFound, {{"path", base + ".json"}});
    const auto json = core::Json::parse(head, nullptr, false);
    FloatTable table;
    if (!json.is_object() || !json.contains("rows") || !json.contains("names"))
        return core::fail(Code::IoError, {{"path", base + ".json"}});
    table.rows = json["rows"].get<std::size_t>();
    table.names = json["names"].get<std::vector<std::string>>();
    table.values.resize(table.rows * table.names.size());
    std::ifstream file(base + ".f32", std::ios::binary);
    file.read(reinterpret_cast<char*>(table.values.data()), static_cast<std::streamsize>(table.values.size() * sizeof(float)));
    if (!file)
        return core::fail(Code::IoError, {{"path", base + ".f32"}});
    return table;
}

core::Status writeFloatTable(const FloatTable& table, const std::string& base)
{
    std::ofstream(base + ".json") << core::Json {{"rows", table.rows}, {"names", table.names}}.dump();
    std::ofstream file(base + ".f32", std::ios::binary);
    file.write(reinterpret_cast<const char*>(table.values.data()), static_cast<std::streamsize>(table.values.size() * sizeof(float)));
    file.flush();
    if (!file)
        return core::fail(Code::IoError, {{"path", base + ".f32"}});
    return {};
}

FloatTable syntheticModel(std::size_t rows, std::size_t features, std::uint64_t seed)
{
    FloatTable table;
    table.rows = rows;
    for (std::size_t f = 1; f <= features; ++f)
        table.names.push_back("f" + std::to_string(f));
    table.names.emplace_back("label");
    table.values.resize(rows * table.names.size());
    core::Random random(seed);
    for (std::size_t row = 0; row < rows; ++row) {
        const double common = random.normal(); // how busy a customer is: shared by a third of the features
        const double group = static_cast<double>(random.below(4));
        double eta = -1.1;
        for (std::size_t f = 0; f < features; ++f) {
            double x = random.normal();
            if (f % 3 == 0)
                x = 0.7 * x + 0.7 * common;
            else if (f % 3 == 1)
                x = std::exp(0.5 * x) + 0.8 * group;
            else
                x += 0.5 * group;
            table.values[f * rows + row] = static_cast<float>(x);
            eta += (f % 2 == 0 ? 0.25 : -0.2) * x * (f < 10 ? 1 : f < 20 ? 0.3 : 0.1);
        }
        table.values[features * rows + row] = random.chance(1 / (1 + std::exp(-eta))) ? 1 : 0;
    }
    return table;
}

FloatTable syntheticSurvival(std::size_t rows, std::uint64_t seed)
{
    constexpr std::size_t kCovariates = 10;
    constexpr double kDays = 1080;
    FloatTable table;
    table.rows = rows;
    table.names = {"entry_days", "exit_days", "event"};
    for (std::size_t c = 1; c <= kCovariates; ++c)
        table.names.push_back("c" + std::to_string(c));
    for (const char* name : {"n_buy", "recency", "first_days", "basket"})
        table.names.emplace_back(name);
    table.values.resize(rows * table.names.size());
    core::Random random(seed);
    const auto set = [&](std::size_t column, std::size_t row, double value) { table.values[column * rows + row] = static_cast<float>(value); };
    for (std::size_t row = 0; row < rows; ++row) {
        double eta = 0;
        for (std::size_t c = 0; c < kCovariates; ++c) {
            const double x = c < 3 ? random.normal() : (random.chance(0.2 + 0.05 * static_cast<double>(c)) ? 1 : 0);
            set(3 + c, row, x);
            eta += (c % 2 == 0 ? 0.3 : -0.25) * x;
        }
        // Signed up up to three years before or during the observed window: late entry for the first.
        const double signUp = kDays * (2 * random.uniform() - 1);
        const double life = std::floor(random.exponential(900 * std::exp(-eta))) + 1;
        const double end = std::floor(kDays - signUp);
        const double entry = std::floor(std::max(0.0, -signUp));
        const double exit = std::max(std::min(life, end), entry + 1);
        set(0, row, entry);
        set(1, row, exit);
        set(2, row, life <= end && life > entry ? 1 : 0);

        // BG/NBD: weekly rate from a Gamma, a coin after each purchase.
        const double rate = random.gamma(1.1, 1 / 9.0) / 7, drop = 0.05 + 0.25 * random.uniform();
        const double first = std::floor(kDays * random.uniform());
        double now = first, last = first, bought = 1;
        while (!random.chance(drop)) {
            now += std::max(1.0, std::ceil(random.exponential(1 / std::max(rate, 1e-9))));
            if (now > kDays)
                break;
            last = now;
            ++bought;
        }
        const double mean = random.gamma(6, 1) * 8;
        set(3 + kCovariates, row, bought);
        set(4 + kCovariates, row, kDays - last);
        set(5 + kCovariates, row, kDays - first);
        set(6 + kCovariates, row, std::max(0.5, random.gamma(4 * bought, mean / (4 * bought))));
    }
    return table;
}

} // namespace holdfast::flow
