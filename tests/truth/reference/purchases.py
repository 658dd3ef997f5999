#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Holdfast authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference numbers for RFM, cohorts and repeat purchase, in plain Python and written for clarity, not speed.

  purchases.py extract ONLINE_RETAIL_CSV_GZ EXTRACT_CSV     every 14th customer of UCI Online Retail, one line per
                                                            customer, order and day
  purchases.py expected EXTRACT_CSV EXPECTED_JSON           the numbers that the truth tests compare with
  purchases.py check ONLINE_RETAIL_CSV_GZ TRUTH_FOLDER      this script against published truth files 01-03
"""
import csv, datetime, gzip, json, math, sys
from collections import defaultdict
from fractions import Fraction


def lines(path):
    """(customer, order, date, exact amount) of every line that has a customer."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            if r["CustomerID"]:
                yield (str(int(float(r["CustomerID"]))), r["InvoiceNo"], datetime.date.fromisoformat(r["InvoiceDate"][:10]),
                       int(r["Quantity"]) * Fraction(r["UnitPrice"]))


def extract(source, target):
    sums = defaultdict(Fraction)
    for customer, order, day, amount in lines(source):
        sums[customer, order, day, amount > 0] += amount
    chosen = set(sorted({k[0] for k in sums})[::14])
    with open(target, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["customer", "order", "date", "amount"])
        for (customer, order, day, _), amount in sorted(sums.items()):
            if customer in chosen and amount != 0:
                w.writerow([customer, order, day.isoformat(), f"{float(amount):.3f}"])


def read_extract(path):
    with open(path, encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            yield r["customer"], r["order"], datetime.date.fromisoformat(r["date"]), Fraction(r["amount"])


def quantile7(values, p):
    s = sorted(values)
    h = (len(s) - 1) * p
    k = math.floor(h)
    return s[k] + (h - k) * (s[min(k + 1, len(s) - 1)] - s[k])


def spread(values):
    n, mean = len(values), sum(values) / len(values)
    return {"n": n, "mean": mean, "sd": math.sqrt(sum((v - mean) ** 2 for v in values) / (n - 1)),
            **{f"p{int(p * 100)}": quantile7(values, p) for p in (.1, .25, .5, .75, .9)}, "min": min(values), "max": max(values)}


def month(day):
    return day.year * 12 + day.month - 1


def month_name(m):
    return f"{m // 12:04d}-{m % 12 + 1:02d}"


def rfm(purchases, snapshot):
    by = defaultdict(list)
    for p in purchases:
        by[p[0]].append(p)
    ids = sorted(by)
    values = {"recency": [(snapshot - max(p[2] for p in by[c])).days for c in ids],
              "frequency": [len({p[1] for p in by[c]}) for c in ids],
              "monetary": [round(float(sum(p[3] for p in by[c])), 6) for c in ids]}
    n = len(ids)
    cuts = {k: [quantile7(v, i / 5) for i in (1, 2, 3, 4)] for k, v in values.items()}
    edge = {k: [1 + sum(c < x for c in cuts[k]) for x in v] for k, v in values.items()}
    edge["recency"] = [6 - s for s in edge["recency"]]
    tile = {}
    for k, v in values.items():
        order = sorted(range(n), key=lambda i: (-v[i] if k == "recency" else v[i], ids[i]))
        sizes = [n // 5 + (t < n % 5) for t in range(5)]
        tile[k] = [0] * n
        at = 0
        for t, size in enumerate(sizes):
            for i in order[at:at + size]:
                tile[k][i] = t + 1
            at += size
    mean = {k: sum(v) / n for k, v in values.items()}
    halves = defaultdict(lambda: [0, 0.0])
    for i in range(n):
        key = ("H" if values["recency"][i] <= mean["recency"] else "L") + "".join(
            "H" if values[k][i] >= mean[k] else "L" for k in ("frequency", "monetary"))
        halves[key][0] += 1
        halves[key][1] += values["monetary"][i]
    m = sorted(values["monetary"])
    top = math.ceil(0.2 * n)
    return {"customers": n, "mean": mean, "sd": {k: spread(v)["sd"] for k, v in values.items()},
            "median": {k: quantile7(v, .5) for k, v in values.items()}, "cuts": cuts,
            "counts_edge": {k: [v.count(s) for s in range(1, 6)] for k, v in edge.items()},
            "counts_ntile": {k: [v.count(s) for s in range(1, 6)] for k, v in tile.items()},
            "halves": {k: {"n": v[0], "revenue": v[1]} for k, v in sorted(halves.items())},
            "top_customers": top, "top_share": sum(m[-top:]) / sum(m),
            "gini": sum((2 * (i + 1) - n - 1) * x for i, x in enumerate(m)) / (n * sum(m)),
            "per_customer": {c: {"recency": values["recency"][i], "frequency": values["frequency"][i],
                                 "monetary": values["monetary"][i],
                                 "edge": [edge[k][i] for k in values], "ntile": [tile[k][i] for k in values]}
                             for i, c in enumerate(ids)}}


def cohorts(purchases):
    first, active, revenue = {}, defaultdict(set), defaultdict(Fraction)
    for c, _, day, _ in purchases:
        first[c] = min(first.get(c, 10 ** 9), month(day))
    for c, _, day, amount in purchases:
        active[first[c], month(day) - first[c]].add(c)
        revenue[first[c], month(day) - first[c]] += amount
    end = max(month(p[2]) for p in purchases)
    rows = []
    for m in range(min(first.values()), end + 1):
        ks = range(end - m + 1)
        rows.append({"name": month_name(m), "n": len(active[m, 0]), "retained": [len(active[m, k]) for k in ks],
                     "revenue": [float(revenue[m, k]) for k in ks]})
    weighted = []
    for k in range(len(rows)):
        old = [r for r in rows if len(r["retained"]) > k]
        weighted.append(sum(r["retained"][k] for r in old) / sum(r["n"] for r in old))
    return {"cohorts": rows, "weighted": weighted}


def repeat(purchases, end):
    days, orders = defaultdict(set), defaultdict(set)
    for c, order, day, _ in purchases:
        days[c].add(day)
        orders[c].add(order)
    gaps, means, second, windows = [], [], [], {}
    for c in days:
        d = sorted(days[c])
        gaps += [(b - a).days for a, b in zip(d, d[1:])]
        if len(d) > 1:
            means.append((d[-1] - d[0]).days / (len(d) - 1))
        second.append((d[0], ((d[1] if len(d) > 1 else end) - d[0]).days, len(d) > 1))
    curve, s = [], 1.0
    watched = [(t, e) for _, t, e in second if t > 0]
    for t in sorted({t for t, e in watched if e}):
        s *= 1 - sum(e for u, e in watched if u == t) / sum(u >= t for u, _ in watched)
        curve.append((t, s))
    for w in (30, 60, 90, 180):
        old = [(t, e) for f, t, e in second if (end - f).days >= w]
        windows[str(w)] = {"eligible": len(old), "repeat": sum(e and t <= w for t, e in old)}
    active = defaultdict(set)
    for c, _, day, _ in purchases:
        active[month(day)].add(c)
    periods, seen, before = [], set(), set()
    for m in range(min(active), max(active) + 1):
        a = active[m]
        periods.append({"name": month_name(m), "active": len(a), "new": len(a - seen), "retained": len(a & before),
                        "reactivated": len(a & seen - before), "churned": len(before - a)})
        seen |= a
        before = a
    every = {(c, o) for c in orders for o in orders[c]}
    return {"customers": len(days), "repeat_by_orders": sum(len(v) > 1 for v in orders.values()),
            "repeat_by_days": sum(len(v) > 1 for v in days.values()), "orders": len(every),
            "order_value": float(sum(p[3] for p in purchases) / len(every)), "gaps": spread(gaps), "customer_gaps": spread(means),
            "second": {"n": len(watched), "events": sum(e for _, e in watched),
                       "survival": {str(x): next((s for t, s in reversed(curve) if t <= x), 1.0) for x in (30, 60, 90, 180, 365)},
                       "median": next((t for t, s in curve if s <= .5), None)}, "windows": windows, "periods": periods}


def expected(purchases):
    end = max(p[2] for p in purchases)
    return {"end": end.isoformat(), "rfm": rfm(purchases, end + datetime.timedelta(days=1)), "cohort": cohorts(purchases),
            "repeat": repeat(purchases, end)}


def check(source, folder):
    def near(a, b):
        if isinstance(b, dict):
            assert set(a) == set(b), (a.keys(), b.keys())
            return all(near(a[k], b[k]) for k in b)
        if isinstance(b, list):
            return len(a) == len(b) and all(near(x, y) for x, y in zip(a, b))
        return a == b or abs(a - b) <= 1e-9 + 1e-9 * abs(b)
    got = expected([p for p in lines(source) if p[3] > 0 and not p[1].startswith("C")])
    truth = {i: json.load(open(f"{folder}/{i}_online_retail.json"))["expected"] for i in ("01_rfm", "02_cohort", "03_repeat")}
    r, t = got["rfm"], truth["01_rfm"]
    pairs = [(r["customers"], t["n_customers"]), (r["mean"], t["means"]), (r["sd"], t["sd_n_minus_1"]), (r["median"], t["median"]),
             (r["cuts"], t["edges_type7"]), (r["gini"], t["gini_monetary"]), (r["top_share"], t["top20pct_revenue_share"]),
             ({k: v["n"] for k, v in r["halves"].items()}, t["eight_segments_counts"]),
             ({k: v["revenue"] for k, v in r["halves"].items()}, t["eight_segments_revenue"])]
    for axis in r["counts_edge"]:
        for kind in ("edge", "ntile"):
            pairs.append((r["counts_" + kind][axis], list(t["counts"][f"{axis[0].upper()}_{kind}"].values())))
    c, t = got["cohort"], truth["02_cohort"]
    cut = [[v for v in row if v is not None] for row in t["counts"]]
    pairs += [([x["retained"] for x in c["cohorts"]], cut), (c["weighted"], t["weighted_average_retention_by_period"]),
              ([x["revenue"] for x in c["cohorts"]], [[v for v in row if v is not None] for row in t["revenue"]])]
    p, t = got["repeat"], truth["03_repeat"]
    pairs += [(p["repeat_by_orders"], t["repeat_customers_by_invoices"]), (p["repeat_by_days"], t["repeat_customers_by_days"]),
              (p["order_value"], t["average_order_value"]), (p["second"]["survival"], t["second_purchase_km"]["survival_at"]),
              (p["second"]["median"], t["second_purchase_km"]["median_days"])]
    names = {"sd_n_minus_1": "sd"}
    for mine, theirs in (("gaps", "inter_purchase_days"), ("customer_gaps", "customer_average_gap_days")):
        pairs.append(({k: p[mine][names.get(k, k)] for k in t[theirs]}, t[theirs]))
    for mine, theirs in zip(p["periods"], t["growth"]):
        pairs.append(([mine[k] for k in ("active", "new", "retained", "reactivated", "churned")],
                      [theirs[k] for k in ("active", "new", "retained", "reactivated", "churned")]))
    bad = [x for x in pairs if not near(*x)]
    print(f"{len(pairs) - len(bad)} of {len(pairs)} agree")
    for a, b in bad:
        print("got", a, "\nnot", b)
    return 1 if bad else 0


if __name__ == "__main__":
    command, source, target = sys.argv[1:]
    if command == "extract":
        extract(source, target)
    elif command == "expected":
        with open(target, "w", encoding="utf-8") as out:
            json.dump(expected([p for p in read_extract(source) if p[3] > 0]), out, indent=1)
            out.write("\n")
    else:
        sys.exit(check(source, target))
