// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow/sample: one function a role, each an import of its own.

#include "flow/sample/Life.h"
#include "flow/sample/TableWriter.h"

#include <string_view>

namespace holdfast::flow::sample {

struct Making {
    Target target;
    const SampleRequest& request;
    const Times& times;
    core::JobContext& job;
    double done = 0, share = 0; // of all work: before this table, in it

    const char* operator()(const Term& term) const { return term.in(request.chinese); }
    // Money of the company's currency: a price list in euro cents, some seven times as many in yuan.
    std::int64_t money(double minor) const { return static_cast<std::int64_t>(minor * (request.chinese ? 7 : 1) + 0.5); }
    core::Result<TableWriter> table(domain::Role role, const char* english, const char* chinese, const std::vector<Column>& columns) const;
};

core::Status writeCustomers(const Making& making);
core::Status writeTransactions(const Making& making);
core::Status writeInteractions(const Making& making);
core::Status writeRenewals(const Making& making);
core::Status writePayments(const Making& making);
core::Status writeComplaints(const Making& making);
core::Status writeEnquiries(const Making& making);
core::Status writeSurveys(const Making& making);
core::Status writeTouchpoints(const Making& making);
core::Status writeCampaign(const Making& making);
core::Status writeSeries(const Making& making);
core::Status writeBenchmarks(const Making& making);

// Calls row(life, id) for each customer in order and closes the table.
template <class Row> core::Status eachLife(const Making& making, core::Result<TableWriter> table, Row row)
{
    if (!table)
        return std::unexpected(table.error());
    Life life;
    std::string id;
    const std::uint64_t n = making.request.customers;
    for (std::uint64_t i = 0; i < n; ++i) {
        if (i % 256 == 0) {
            if (making.job.shouldStop())
                return core::fail(core::Code::Cancelled);
            making.job.progress(making.done + making.share * static_cast<double>(i) / static_cast<double>(n), "sample");
        }
        live(making.request, making.times, i, life);
        idOf(making.request, i, id);
        if (core::Status wrote = row(*table, life, id); !wrote)
            return wrote;
    }
    return table->finish();
}

inline std::int64_t secondsAt(std::int32_t day, int secondOfDay)
{
    return static_cast<std::int64_t>(day) * 86400 + secondOfDay;
}
// Opening hours in the store, the whole day with an evening peak elsewhere.
int secondOfDay(core::Random& random, bool inStore);

} // namespace holdfast::flow::sample
