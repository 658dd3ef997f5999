// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Cleaning.h"
#include "flow/Duplicates.h"
#include "flow/Quality.h"
#include "flow/Refresh.h"

#include <fstream>
#include <string>

namespace holdfast::tests {

inline constexpr int kCleaningSteps = 16;

// The files that the steps load, beside the workspace.
inline void writeSources(const std::string& folder)
{
    const auto write = [&folder](const char* name, const std::string& text) { std::ofstream(folder + "/" + name, std::ios::binary) << text; };
    std::string customers = "customer_id,name,city,signup_date,age\n", january = "order_id,customer_id,date,amount\n", february = january;
    for (int i = 0; i < 300; ++i)
        customers += "C" + std::to_string(i) + ",  Person " + std::to_string(i) + " ," + (i % 3 ? "Ulm" : "ULM") + ",2024-01-" + (i % 28 < 9 ? "0" : "")
            + std::to_string(i % 28 + 1) + "," + (i % 7 ? std::to_string(20 + i % 50) : std::string()) + "\n";
    for (int i = 0; i < 600; ++i) {
        const std::string rest = ",C" + std::to_string(i % 300) + ",2024-0" + std::to_string(2 + i % 3) + "-10," + std::to_string(i) + ".50\n";
        january += "O" + std::to_string(i) + rest;
        if (i >= 300)
            february += "O" + std::to_string(i) + rest;
    }
    for (int i = 600; i < 900; ++i)
        february += "O" + std::to_string(i) + ",C" + std::to_string(i % 300) + ",2024-05-10,1.00\n";
    write("customers.csv", customers);
    write("january.csv", january);
    write("february.csv", february);
}

// Step `number` of a fixed run of loads, recipes, refreshes, merges, undo and redo.
inline core::Status cleaningStep(flow::Session& session, const std::string& folder, int number, core::JobContext& job)
{
    const auto status = [](const auto& result) { return result ? core::Status() : core::Status(std::unexpected(result.error())); };
    const auto load = [&](const char* name, const char* role) {
        flow::ImportRequest request;
        request.path = folder + "/" + name;
        request.role = role;
        request.id = std::string(name) + std::to_string(number);
        return status(flow::importSource(session, request, job));
    };
    const auto clean = [&](const char* json, bool whole) {
        return status(flow::cleanTable(session, {"customer", *domain::parseRecipe(json), whole}, job));
    };
    switch (number) {
    case 0:
        return load("customers.csv", "customer");
    case 1:
        return load("january.csv", "transaction");
    case 2:
        return clean(R"({"steps":[{"step":"trim"},{"step":"standardise","column":"city","map":{"ULM":"Ulm"}},{"step":"fill","column":"age","with":"median"}]})", false);
    case 3:
    case 13: {
        flow::RefreshRequest request;
        request.path = folder + "/february.csv";
        request.rule = number == 3 ? flow::RefreshRule::Update : flow::RefreshRule::Replace;
        return status(flow::refreshSource(session, request, job));
    }
    case 4:
        return flow::mergeCustomers(session, {{"C1", "C2"}, {"C3", "C4"}}, job);
    case 5:
    case 6:
    case 9:
        return flow::undo(session);
    case 7:
    case 8:
        return flow::redo(session);
    case 10:
        return clean(R"({"steps":[{"step":"drop-duplicates","columns":["city"]}]})", false);
    case 11:
        return flow::setExpected(session, "customer/age/missing", true);
    case 12:
        return load("customers.csv", "customer");
    case 14:
        return clean(R"({"steps":[]})", true);
    default:
        return flow::undo(session);
    }
}

// Everything a user can see, as one text.
inline std::string seenIn(flow::Session& session)
{
    core::JobContext job;
    std::string text;
    for (const char* table : {"customer", "transaction"})
        if (const auto rows = flow::rowsOf(session, table, 0, 100000, true, job))
            for (const auto& row : rows->rows)
                for (const auto& cell : row)
                    text += cell.value_or("-") + "|";
    if (const auto merges = flow::mergesInForce(session))
        for (const auto& merge : *merges)
            text += "\n" + merge.from + " = " + merge.to;
    if (const auto recipe = flow::recipeInForce(session, "customer"))
        text += "\n" + domain::toJson(*recipe);
    if (const auto history = flow::history(session))
        text += "\n" + history->undo + " " + history->undoSubject + " / " + history->redo + " " + history->redoSubject;
    return text;
}

} // namespace holdfast::tests
