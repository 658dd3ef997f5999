// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The count on the chip, in the table and in the exported file is one number, and plain SQL over exported tables gives it
// too; orders, sums and copies of the table against plain loops.
#include "support/TestMain.h"

#include "flow/CustomerCard.h"
#include "flow/CustomerTable.h"
#include "flow/Explore.h"
#include "flow/MakeSample.h"
#include "flow/NaturalOrder.h"
#include "flow/SegmentExport.h"
#include "flow/Session.h"
#include "support/PlainSql.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

using namespace holdfast;
using domain::Rule;

namespace {

std::uint64_t linesOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return static_cast<std::uint64_t>(std::count(std::istreambuf_iterator<char>(file), {}, '\n'));
}

} // namespace

class CustomerTableTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;
    tests::PlainTable m_plain;

    std::uint64_t inTable(const Rule& rule)
    {
        flow::Scope scope;
        scope.rule = rule;
        const auto table = flow::customerTable(*m_session, scope, m_job);
        const auto rows = table ? (*table)->rows({}, m_job) : core::Result<std::vector<std::uint32_t>>(std::unexpected(table.error()));
        return rows && rows->size() == (*table)->customers() ? rows->size() : ~0ull;
    }
    std::uint64_t inFile(const Rule& rule)
    {
        const std::string path = m_folder.filePath(QStringLiteral("out.csv")).toStdString();
        flow::SegmentExportRequest request;
        request.name = "=drawn, by \"chance\"";
        request.rule = rule;
        const auto rows = flow::segmentRows(*m_session, request, m_job);
        if (!rows || !flow::writeSegmentCsv(*rows, request, [](const std::string& text) { return text; }, path, m_job))
            return ~0ull;
        return linesOf(path) - 1; // the head
    }

private Q_SLOTS:
    void initTestCase()
    {
        flow::SampleRequest request;
        request.customers = 700;
        request.months = 18;
        auto made = flow::makeSample(m_folder.filePath(QStringLiteral("shop.holdfast")).toStdString(), request, m_job);
        QVERIFY(made);
        m_session = *made;
        QVERIFY(m_plain.open(*m_session, m_folder.filePath(QStringLiteral("plain.sqlite")).toStdString(), m_job));
        QVERIFY(m_plain.columns.size() >= 12);
    }

    // 100 sets of bars as a chip holds them, 100 trees of conditions.
    void chipTableFileAndSqlAgree()
    {
        core::Random random(20260630);
        const auto exploration = flow::explore(*m_session, {}, m_job);
        QVERIFY(exploration);
        std::vector<const flow::Facet*> facets;
        for (const auto& facet : (*exploration)->facets())
            if (m_plain.columns.contains(facet.field))
                facets.push_back(&facet);
        QVERIFY(facets.size() >= 6);
        int between = 0; // rules that hold for some and not for all
        for (int i = 0; i < 200; ++i) {
            Rule rule;
            std::uint64_t chip = 0;
            if (i < 100) {
                std::vector<flow::FacetFilter> filters;
                for (std::size_t k = 0, n = 1 + random.below(3); k < n; ++k) {
                    const flow::Facet& facet = *facets[random.below(facets.size())];
                    if (std::ranges::find(filters, facet.field, &flow::FacetFilter::field) != filters.end())
                        continue;
                    std::set<int> bins;
                    for (std::size_t b = 0, m = 1 + random.below(4); b < m; ++b)
                        bins.insert(static_cast<int>(random.below(facet.bins.size())));
                    filters.push_back({facet.field, {bins.begin(), bins.end()}});
                }
                const auto counted = (*exploration)->count(filters, m_job);
                QVERIFY(counted);
                chip = counted->summary.customers;
                rule = (*exploration)->ruleOf(filters);
            } else {
                rule = m_plain.randomRule(random, 3);
                // As chips: bins where they say the same, the rest as one condition; the chips say the same as the rule.
                const auto filters = (*exploration)->filtersOf(rule);
                QVERIFY2(filters, domain::toJson(rule).c_str());
                const auto counted = (*exploration)->count(*filters, m_job);
                QVERIFY(counted);
                chip = counted->summary.customers;
                QCOMPARE(inTable((*exploration)->ruleOf(*filters)), chip);
            }
            const std::string words = domain::toJson(rule);
            QVERIFY2(m_plain.count(rule) == chip, (words + " " + m_plain.sqlOf(rule) + " chip " + std::to_string(chip) + " SQL " + std::to_string(m_plain.count(rule))).c_str());
            QVERIFY2(inTable(rule) == chip, words.c_str());
            QVERIFY2(inFile(rule) == chip, words.c_str());
            between += chip > 0 && chip < 700;
        }
        QVERIFY2(between > 120, qPrintable(QString::number(between)));
    }

    void ordersAreStableWithMissingLast()
    {
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        for (std::size_t f = 0; f < table->fields().size(); ++f)
            for (const bool descending : {false, true}) {
                flow::CustomerOrder order;
                order.keys = {{f, descending}};
                const auto rows = table->rows(order, m_job);
                QVERIFY(rows);
                QCOMPARE(rows->size(), std::size_t(table->customers()));
                for (std::size_t i = 1; i < rows->size(); ++i) {
                    const auto a = (*rows)[i - 1], b = (*rows)[i];
                    const std::string left = table->text(a, f), right = table->text(b, f);
                    if (left.empty() || right.empty()) {
                        QVERIFY2(right.empty(), table->fields()[f].name.c_str()); // missing last, both ways
                        QVERIFY(!left.empty() || a < b);
                        continue;
                    }
                    const auto x = table->number(a, f), y = table->number(b, f);
                    const int way = x ? (*x < *y ? -1 : *x > *y) : flow::compareNatural(left, right);
                    QVERIFY2(descending ? way >= 0 : way <= 0, (table->fields()[f].name + ": " + left + ", " + right).c_str());
                    QVERIFY(way != 0 || a < b);
                }
            }
        QVERIFY(flow::compareNatural("C-9", "C-10") < 0);
        QVERIFY(flow::compareNatural("c-010", "C-10") != 0);
        QVERIFY(flow::compareNatural("", "a") < 0);
    }

    void sumsAndCopiesAreThoseOfTheRows()
    {
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 3; row < 300; row += 7)
            rows.push_back(row);
        const auto sums = table->sums(rows, m_job);
        QVERIFY(sums);
        int summed = 0;
        for (std::size_t f = 0; f < table->fields().size(); ++f) {
            if (!table->fields()[f].summed)
                continue;
            double sum = 0;
            std::uint64_t n = 0;
            for (const auto row : rows)
                if (const auto value = table->number(row, f)) {
                    sum += *value;
                    ++n;
                }
            QCOMPARE((*sums)[f].n, n);
            QVERIFY(n == 0 || std::abs(*(*sums)[f].sum - sum) < 1e-6 * std::max(1.0, std::abs(sum)));
            QVERIFY(n == 0 || std::abs(*(*sums)[f].mean * double(n) - sum) < 1e-6 * std::max(1.0, std::abs(sum)));
            ++summed;
        }
        QVERIFY(summed >= 5);
        const auto nobody = table->sums({}, m_job);
        QVERIFY(nobody && !(*nobody)[1].sum && (*nobody)[1].n == 0);
        const std::size_t fields[] = {0, 1};
        const auto lines = table->lines(rows, fields, m_job);
        QVERIFY(lines);
        QCOMPARE(std::size_t(std::count(lines->begin(), lines->end(), '\n')), rows.size());
        QVERIFY(lines->starts_with(table->id(rows[0]) + '\t' + table->text(rows[0], 1) + '\n'));
    }

    void textFiltersAndFinds()
    {
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        flow::CustomerOrder order;
        order.filter = "NORTH";
        const auto rows = table->rows(order, m_job);
        QVERIFY(rows && !rows->empty() && rows->size() < table->customers());
        const std::string id = table->id(42);
        order.filter = id;
        QCOMPARE(table->rows(order, m_job)->size(), std::size_t(1));
        const auto found = flow::findCustomers(*m_session, {}, id, 5, m_job);
        QVERIFY(found && found->matches.front().id == id);
        const std::string name = found->matches.front().name;
        QVERIFY(!name.empty());
        const auto byName = flow::findCustomers(*m_session, {}, name.substr(0, 5), 700, m_job);
        QVERIFY(byName && std::ranges::any_of(byName->matches, [&](const auto& match) { return match.id == id; }));
        const auto none = flow::findCustomers(*m_session, {}, id + "999", 5, m_job);
        QVERIFY(none && none->matches.empty());
        QCOMPARE(none->nearest.size(), std::size_t(3));
        QCOMPARE(none->nearest.front().id, id); // agrees longest
        QVERIFY(flow::findCustomers(*m_session, {}, "", 5, m_job)->matches.empty());
    }

    void stopsWhenAsked()
    {
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        core::JobContext stopped;
        stopped.stop();
        flow::CustomerOrder order;
        order.keys = {{0, true}};
        const auto rows = table->rows(order, stopped);
        QVERIFY(!rows && rows.error().code == core::Code::Cancelled);
        QVERIFY(table->rows(order, m_job));
    }

    // Nothing after the as-of day is on a card.
    void theCardLooksAtThePastOnly()
    {
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        flow::CustomerCardRequest request;
        request.customer = table->id(10);
        const auto now = flow::customerCard(*m_session, request, m_job);
        QVERIFY(now && !now->events.empty());
        request.scope.asOf = now->basis.asOf - 120;
        const auto then = flow::customerCard(*m_session, request, m_job);
        QVERIFY(then);
        const auto late = [&](const auto& event) { return event.day.days > request.scope.asOf.days; };
        QVERIFY(std::ranges::none_of(then->events, late));
        QCOMPARE(then->events.size(), now->events.size() - std::size_t(std::ranges::count_if(now->events, late)));
        double net = 0;
        for (const auto& event : then->events)
            if (event.role == "transaction")
                net += event.amount.value_or(0);
        QVERIFY(!then->net || std::abs(*then->net - net) < 1e-6);
        request.customer = "nobody";
        const auto unknown = flow::customerCard(*m_session, request, m_job);
        QVERIFY(!unknown && unknown.error().code == core::Code::InvalidParameter);
    }

    void aFieldTellsItsRow()
    {
        const auto table = *flow::customerTable(*m_session, {}, m_job);
        std::size_t city = 0;
        for (std::size_t f = 0; f < table->fields().size(); ++f)
            if (table->fields()[f].field == "city")
                city = f;
        QVERIFY(city > 0);
        const auto lineage = flow::customerFieldLineage(*m_session, table->id(7), table->fields()[city].name, m_job);
        QVERIFY(lineage);
        QCOMPARE(lineage->value.value_or(""), table->text(7, city));
        QVERIFY(lineage->row > 0 && !lineage->file.empty());
        QVERIFY(!flow::customerFieldLineage(*m_session, table->id(7), "orders", m_job));
    }
};

HOLDFAST_TEST(CustomerTableTest)
#include "CustomerTableTest.moc"
