// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small shop the tests know by heart: made here, written as CSV, imported, and counted again by plain loops.

// First: moc of Qt 6.4 stumbles over <compare> where it comes before every other header.
#include "support/TestMain.h"

#include "core/CivilDate.h"
#include "core/Period.h"
#include "core/Random.h"
#include "flow/ImportSource.h"
#include "flow/Session.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace holdfast::tests {

inline std::string told(const core::Error& error)
{
    std::string text(core::word(error.code));
    for (const auto& [key, value] : error.arguments)
        text += " " + key + "=" + value;
    return text + " " + error.where.file + ":" + std::to_string(error.where.line) + " " + error.detail;
}

template <class Result> std::string failureOf(const Result& result)
{
    return result.has_value() ? std::string() : told(result.error());
}

// For results that must be there: the test ends with what went wrong.
#define MUST(result) QVERIFY2((result).has_value(), holdfast::tests::failureOf(result).c_str())

inline core::Clock fixedClock(std::int64_t at = 1'790'000'000)
{
    return [at] { return at; };
}

struct ShopCustomer {
    std::string id, region, plan; // region may be missing: ""
    std::int32_t signup = 0;
    int age = -1; // -1 = missing
    int consent = -1; // -1 = missing
    std::int64_t fee = 0; // cents
};

struct ShopLine {
    int customer = 0;
    std::string order, category;
    std::int64_t second = 0, amount = 0; // cents; negative = return
    std::int32_t day() const { return static_cast<std::int32_t>(second / 86400); }
};

struct Shop {
    std::vector<ShopCustomer> customers;
    std::vector<ShopLine> lines;
    core::CivilDate first {20089}, last {20500}; // 2025-01-01 …

    static Shop made(std::uint64_t seed, int n = 300)
    {
        Shop shop;
        core::Random random(seed);
        static constexpr const char* kRegions[] = {"North", "South", "East", "West, far", "", "Isle \"B\""};
        static constexpr const char* kPlans[] = {"Basic", "Silver", "Gold"};
        static constexpr const char* kCategories[] = {"Kitchen", "Garden", "Bedding"};
        for (int i = 0; i < n; ++i) {
            ShopCustomer c;
            c.id = std::to_string(i * 7 + 1);
            c.id.insert(0, 6 - c.id.size(), '0');
            c.region = kRegions[random.below(6)];
            c.plan = kPlans[random.below(3)];
            c.signup = shop.first.days + static_cast<std::int32_t>(random.below(300));
            c.age = random.chance(0.1) ? -1 : 18 + static_cast<int>(random.below(70));
            c.consent = random.chance(0.15) ? -1 : random.chance(0.6);
            c.fee = static_cast<std::int64_t>(random.below(2000));
            const double gap = 8 + 40 * random.uniform();
            const double left = c.signup + random.exponential(200);
            int number = 0;
            for (double t = c.signup; t <= shop.last.days && t <= left; t += random.exponential(gap)) {
                const std::string order = c.id + "-" + std::to_string(++number);
                const std::int64_t second = static_cast<std::int64_t>(t) * 86400 + static_cast<std::int64_t>(random.below(86400));
                const int count = 1 + static_cast<int>(random.below(3));
                for (int k = 0; k < count; ++k)
                    shop.lines.push_back({i, order, kCategories[random.below(3)], second, 100 + static_cast<std::int64_t>(random.below(20000))});
                if (random.chance(0.05) && t + 5 <= shop.last.days)
                    shop.lines.push_back({i, order, kCategories[random.below(3)], second + 4 * 86400, -100 - static_cast<std::int64_t>(random.below(5000))});
            }
            shop.customers.push_back(c);
        }
        // Somebody buys on the last day, and the file is in order of time.
        shop.lines.push_back({0, shop.customers[0].id + "-last", "Garden", static_cast<std::int64_t>(shop.last.days) * 86400 + 3600, 1250});
        std::stable_sort(shop.lines.begin(), shop.lines.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        return shop;
    }

    static std::string money(std::int64_t cents)
    {
        const std::int64_t magnitude = cents < 0 ? -cents : cents;
        const std::string rest = std::to_string(magnitude % 100);
        return (cents < 0 ? "-" : "") + std::to_string(magnitude / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
    }
    static std::string quoted(const std::string& text)
    {
        if (text.find_first_of(",\"") == std::string::npos)
            return text;
        std::string result = "\"";
        for (const char c : text)
            result += c == '"' ? std::string("\"\"") : std::string(1, c);
        return result + "\"";
    }

    void writeCustomers(const std::string& path) const
    {
        std::ofstream out(path, std::ios::binary);
        out << "Customer ID,Sign-up date,Region,Plan,Age,Consent,Fee\n";
        for (const auto& c : customers)
            out << c.id << ',' << core::isoText({c.signup}) << ',' << quoted(c.region) << ',' << c.plan << ','
                << (c.age < 0 ? std::string() : std::to_string(c.age)) << ',' << (c.consent < 0 ? "" : c.consent == 1 ? "yes" : "no") << ','
                << money(c.fee) << '\n';
    }
    // `extra`: whole lines added at the end.
    void writeLines(const std::string& path, const std::string& extra = {}) const
    {
        std::ofstream out(path, std::ios::binary);
        out << "Order,Customer ID,Time,Amount,Category\n";
        for (const auto& line : lines) {
            std::string time = core::isoDateTimeText(line.second);
            time[10] = ' ';
            out << line.order << ',' << customers[static_cast<std::size_t>(line.customer)].id << ',' << time << ',' << money(line.amount) << ','
                << line.category << '\n';
        }
        out << extra;
    }

    // Purchase days of each customer up to asOf, ascending, distinct.
    std::vector<std::set<std::int32_t>> purchaseDays(core::CivilDate asOf) const
    {
        std::vector<std::set<std::int32_t>> days(customers.size());
        for (const auto& line : lines)
            if (line.amount > 0 && line.day() <= asOf.days)
                days[static_cast<std::size_t>(line.customer)].insert(line.day());
        return days;
    }
};

// A workspace in `folder` with the shop imported: customers, then transactions. Null with a failed check otherwise.
inline core::Result<flow::SessionPtr> workspaceOf(const Shop& shop, const std::string& folder, const std::string& name = "shop",
    core::Clock clock = fixedClock())
{
    shop.writeCustomers(folder + "/" + name + "-customers.csv");
    shop.writeLines(folder + "/" + name + "-orders.csv");
    auto session = flow::createWorkspace(folder + "/" + name + ".holdfast", std::move(clock));
    if (!session)
        return session;
    core::JobContext job;
    for (const auto& [file, role] : {std::pair("-customers.csv", "customer"), std::pair("-orders.csv", "transaction")}) {
        flow::ImportRequest request;
        request.path = folder + "/" + name + file;
        request.role = role;
        auto imported = flow::importSource(**session, request, job);
        if (!imported)
            return std::unexpected(imported.error());
    }
    return session;
}

// Every row of every table as text, and the settings and segments: what a workspace holds.
inline core::Result<std::string> contentOf(flow::Session& session)
{
    core::JobContext job;
    auto state = flow::describeWorkspace(session);
    if (!state)
        return std::unexpected(state.error());
    std::string content;
    for (const auto& table : state->tables) {
        content += "# " + table.name + " " + std::to_string(table.rows) + "\n";
        auto rows = flow::rowsOf(session, table.name, 0, table.rows + 1, false, job);
        if (!rows)
            return std::unexpected(rows.error());
        for (const auto& column : rows->columns)
            content += column.name + "|" + column.label + "|" + column.type + "\n";
        for (const auto& row : rows->rows) {
            for (const auto& cell : row)
                content += (cell ? "=" + *cell : std::string("-")) + "\t";
            content += "\n";
        }
    }
    for (const auto& [key, value] : state->settings)
        content += key + " = " + value + "\n";
    for (const auto& segment : state->segments)
        content += segment.name + " : " + domain::toJson(segment.rule) + "\n";
    return content;
}

} // namespace holdfast::tests
