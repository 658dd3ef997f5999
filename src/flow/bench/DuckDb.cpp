// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/DuckDb.h"

#include <cstdlib>

namespace holdfast::flow {

using core::Result;

namespace {

constexpr const char* kNodeCode = R"((async () => {
const [folder, file, sql] = process.argv.slice(1);
const { DuckDBInstance } = require('node:module').createRequire(folder + '/')('@duckdb/node-api');
const start = performance.now();
const c = await (await DuckDBInstance.create(file, { threads: '1' })).connect();
for (const q of sql.split(';\n')) if (q.trim()) await c.run(q);
const seconds = (performance.now() - start) / 1000;
const check = String((await c.runAndReadAll('select k from answer')).getRows()[0][0]);
console.log(JSON.stringify({ seconds, check }));
process.exit(0);
})().catch(() => process.exit(1));)";

constexpr const char* kPythonCode = R"(
import sys, json, time, duckdb
start = time.perf_counter()
c = duckdb.connect(sys.argv[1], config={"threads": 1})
for q in sys.argv[2].split(";\n"):
    if q.strip(): c.execute(q)
seconds = time.perf_counter() - start
print(json.dumps(dict(seconds=seconds, check=str(c.execute("select k from answer").fetchone()[0]))))
)";

std::string quotedText(const std::string& text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string quotedName(const std::string& name)
{
    std::string out = "\"";
    for (const char c : name)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

} // namespace

Result<std::optional<PeerRun>> runDuckDb(const std::string& file, const std::string& statements, core::JobContext& job)
{
    if (const char* folder = std::getenv("HOLDFAST_BENCH_NODE"); folder != nullptr && *folder != 0)
        if (auto run = runPeer({"node", "-e", kNodeCode, folder, file, statements}, job); !run || *run)
            return run;
    if (auto run = runPython(kPythonCode, {file, statements}, job); !run || *run)
        return run;
    return runPeer({"duckdb", file, "-noheader", "-list", "-c",
                       "set threads = 1;\n" + statements + R"(select '{"check":"' || k || '"}' from answer;)"}, job);
}

std::string shopTables(const std::string& transactions, const std::string& customers, const ShopColumns& columns)
{
    return "create table events as select * from read_csv(" + quotedText(transactions) + ", header = true);\n"
        + "create table people as select * from read_csv(" + quotedText(customers) + ", header = true);\n"
        + "checkpoint;\ncreate temp table answer as select case when "
        + (columns.order.empty() ? "true" : "count(distinct " + quotedName(columns.order) + ") = count(*)")
        + " then 'lines' else 'orders' end k from events;\n";
}

std::string shopFeatures(const ShopColumns& columns)
{
    // Cuts are rounded: between two equal values DuckDB's lie beside them in the last place. Purchases are lines with an amount above 0; where lines share an order, orders are what is counted. Months are bits of a word
    // and all lines are grouped twice only: by customer, and by customer and month.
    std::string sql = R"(create temp table today as select max(${time})::date d from events;
create temp table bought as select ${customer} id, min(${time}) filter (${amount} > 0)::date earliest, max(${time}) filter (${amount} > 0)::date latest,
 ${orders} filter (${amount} > 0) orders, ${orders} filter (${amount} > 0 and ${time} > (select d - 365 + interval 1 day from today)) orders_year,
 sum(${amount}) net, sum(${amount}) filter (${amount} > 0) gross,
 bit_count(bit_or(1::hugeint << ((year(${time}) - 2000) * 12 + month(${time})) % 126) filter (${amount} > 0)) month_count
 from events group by 1;
create temp table measured as select p.${person} id, coalesce(p.${signUp}::date, earliest) entered, (select d from today) - coalesce(p.${signUp}::date, earliest) tenure,
 earliest, latest, (select d from today) - latest recency, coalesce(orders, 0) orders, coalesce(orders_year, 0) orders_year, coalesce(net, 0) net, gross,
 month_count, net / nullif(orders, 0) order_value, p.${gone}::date gone from people p left join bought b on b.id = p.${person};
create temp table cuts as select quantile_cont(recency, [0.2, 0.4, 0.6, 0.8]) r, quantile_cont(orders, [0.2, 0.4, 0.6, 0.8]) f,
 [round(v, 6) for v in quantile_cont(net::double, [0.2, 0.4, 0.6, 0.8])] m from measured where latest is not null;
create temp table scored as select id, 5 - (recency > r[1])::int - (recency > r[2])::int - (recency > r[3])::int - (recency > r[4])::int r,
 1 + (orders > f[1])::int + (orders > f[2])::int + (orders > f[3])::int + (orders > f[4])::int f,
 1 + (net::double > m[1])::int + (net::double > m[2])::int + (net::double > m[3])::int + (net::double > m[4])::int m, net from measured, cuts where latest is not null;
create temp table grid as select r, f, count(*) n, sum(net) net from scored group by 1, 2;
create temp table cells as select date_trunc('month', b.earliest) cohort, e.month, count(*) filter (e.n > 0) retained, sum(e.net) revenue
 from (select ${customer} id, date_trunc('month', ${time})::date as month, count(*) filter (${amount} > 0) n, sum(${amount}) net from events group by 1, 2) e
 join bought b using (id) where b.earliest is not null group by 1, 2;
create temp table churn as select m.month, count(*) filter (entered < m.month and (gone is null or gone >= m.month)) active,
 count(*) filter (entered < m.month and gone >= m.month and gone <= last_day(m.month)) churned,
 count(*) filter (entered >= m.month and entered <= last_day(m.month)) joined
 from measured, (select distinct month from cells) m group by 1;
create temp table answer as select (select count(*) || '/' || sum(r) || '/' || sum(f) || '/' || sum(m) from scored) || '/' || (select sum(retained) from cells)
 || '/' || (select sum(churned) from churn) k;
)";
    const auto put = [&](const std::string& key, const std::string& value) {
        for (std::size_t at = 0; (at = sql.find("${" + key + "}", at)) != std::string::npos; at += value.size())
            sql.replace(at, key.size() + 3, value);
    };
    put("orders", columns.order.empty() ? "count(*)" : "count(distinct " + quotedName(columns.order) + ")");
    put("customer", quotedName(columns.customer));
    put("time", quotedName(columns.time));
    put("amount", quotedName(columns.amount));
    put("person", quotedName(columns.person));
    put("signUp", quotedName(columns.signUp));
    put("gone", quotedName(columns.gone));
    return sql;
}

} // namespace holdfast::flow
