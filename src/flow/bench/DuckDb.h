// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/bench/Peers.h"

namespace holdfast::flow {

// Runs statements, each ended by ";\n", on the database file (made when it is not there) with one thread, in a process of
// its own that opens the file anew; the last leaves a table `answer` with one text `k`, the figure found. DuckDB is looked
// for as the module @duckdb/node-api of node in the folder that the environment names by HOLDFAST_BENCH_NODE (the one that
// holds node_modules), else as a module of python3, else as the program `duckdb`. None, cancelled: as runPeer. Seconds: from opening the file to the
// last statement; for the program with its start.
core::Result<std::optional<PeerRun>> runDuckDb(const std::string& file, const std::string& statements, core::JobContext& job);

// Columns of the files of a shop by what they hold; empty = there is none.
struct ShopColumns {
    std::string customer, time, amount, order; // transactions
    std::string person, signUp, gone; // customers
    bool complete() const { return !customer.empty() && !time.empty() && !amount.empty() && !person.empty() && !signUp.empty() && !gone.empty(); }
};
// What is in the database before the clock runs: tables `events` and `people`. `k` is "lines" where no two lines share an order.
std::string shopTables(const std::string& transactions, const std::string& customers, const ShopColumns& columns);
// The work of stage "closed-file": a row of features a customer, RFM by quintiles, cohorts by month, churn by month.
// `k` is customers / scores of recency, frequency and monetary summed / customer-months bought in / churned in all months.
// An empty `order` makes each line one.
std::string shopFeatures(const ShopColumns& columns);

} // namespace holdfast::flow
