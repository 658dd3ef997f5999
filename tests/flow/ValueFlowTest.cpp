// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Compute.h"
#include "flow/CustomerValue.h"
#include "flow/Explore.h"
#include "flow/Lifecycle.h"

#include <QFileInfo>

#include <cmath>
#include <sstream>

using namespace holdfast;

// Customer value and stages of life from a file to the answer.
class ValueFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::Shop m_shop = tests::Shop::made(77);
    core::CivilDate m_asOf = m_shop.first + 300;
    flow::SessionPtr m_session;

    static std::string text(const std::optional<double>& value)
    {
        std::ostringstream out;
        out.precision(17);
        value ? out << *value << ' ' : out << "- ";
        return out.str();
    }
    static std::string text(const core::Estimate& e) { return text(e.value) + text(e.lower) + text(e.upper) + std::to_string(e.n) + "\n"; }
    static std::string text(const flow::ValueAnswer& answer)
    {
        std::string all = answer.method + text(answer.total) + text(answer.median) + text(answer.gini) + core::isoText(answer.holdoutFrom);
        for (const auto& tenth : answer.tenths)
            all += std::to_string(tenth.n) + ' ' + text(tenth.total);
        for (const auto& method : answer.methods)
            all += method.name + text(method.mean) + (method.holdout ? text(method.holdout->expected) + text(method.holdout->actual) : std::string());
        for (const auto& track : answer.tracking)
            all += text(track.actual) + text(track.expected[2]);
        for (const auto& row : answer.rows)
            all += row.customer + ' ' + text(row.value) + text(row.lower);
        return all;
    }
    static std::string text(const flow::LifecycleAnswer& answer)
    {
        std::string all;
        for (const auto& day : answer.counts)
            for (const auto n : day)
                all += std::to_string(n) + ' ';
        for (const auto& stage : answer.stages)
            all += stage.name + text(stage.share) + text(stage.value) + text(stage.time.median) + std::to_string(stage.time.stays) + '\n';
        for (const auto& row : answer.allMoves)
            for (const auto& move : row)
                all += std::to_string(move.n) + ' ';
        return all;
    }
    core::Result<flow::ValueAnswer> value(flow::Session& session, core::CivilDate asOf = {}, const std::string& method = {}, bool rows = true)
    {
        core::JobContext job;
        flow::ValueRequest request;
        request.scope.asOf = asOf;
        if (!method.empty()) {
            request.model.emplace();
            request.model->method = method;
        }
        return flow::measureValue(session, request, rows, job);
    }
    core::Result<flow::LifecycleAnswer> lifecycle(flow::Session& session, core::CivilDate asOf = {})
    {
        core::JobContext job;
        flow::LifecycleRequest request;
        request.scope.asOf = asOf;
        return flow::measureLifecycle(session, request, job);
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto made = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(made);
        m_session = *made;
    }

    // Nothing after the as-of day moves anything: the same workspace without the future gives the same answers.
    void theFutureMovesNothing()
    {
        tests::Shop innocent = m_shop;
        std::erase_if(innocent.lines, [&](const tests::ShopLine& line) { return line.day() > m_asOf.days; });
        auto other = tests::workspaceOf(innocent, m_folder.path().toStdString(), "innocent");
        MUST(other);
        const auto knowing = value(*m_session, m_asOf), blind = value(**other, m_asOf);
        MUST(knowing);
        MUST(blind);
        QVERIFY(knowing->method == "bg-nbd" && knowing->holdoutMonths > 0);
        QCOMPARE(text(*knowing), text(*blind));
        const auto stages = lifecycle(*m_session, m_asOf), others = lifecycle(**other, m_asOf);
        MUST(stages);
        MUST(others);
        QCOMPARE(text(*stages), text(*others));
        // … and something after it does move the answer of a later day.
        const auto later = value(*m_session);
        MUST(later);
        QVERIFY(text(*later) != text(*knowing));
    }

    // Sums, shares and groups agree with the rows.
    void theRowsAddUp()
    {
        const auto answer = value(*m_session);
        MUST(answer);
        double total = 0;
        std::map<int, double> byTenth;
        for (const auto& row : answer->rows) {
            total += row.value;
            byTenth[row.tenth] += row.value;
            if (row.lower) // none where the fit has no covariance
                QVERIFY(row.upper && *row.lower <= row.value && row.value <= *row.upper);
        }
        QCOMPARE(answer->rows.size(), std::size_t(answer->mean.n));
        QVERIFY(std::abs(total - *answer->total.value) < 1e-6 * total);
        double previous = -1;
        for (std::size_t t = 0; t < answer->tenths.size(); ++t) {
            QVERIFY(std::abs(answer->tenths[t].total - byTenth[int(t) + 1]) < 1e-6 * total);
            QVERIFY(answer->tenths[t].from >= previous);
            previous = answer->tenths[t].from;
        }
        QVERIFY(*answer->mean.lower < *answer->mean.value && *answer->mean.value < *answer->mean.upper);
        // The same values as other use cases are given.
        core::JobContext job;
        const auto values = flow::remainingValues(*m_session, {}, job);
        MUST(values);
        double sum = 0;
        for (const double each : (*values)->value)
            sum += std::isnan(each) ? 0 : each;
        QVERIFY(std::abs(sum - total) < 1e-6 * total);
        QVERIFY(std::ranges::find(answer->needs, "acquisition_cost") != answer->needs.end());
    }

    // What came after the cut is counted again by a plain loop.
    void theHoldoutIsCountedAgain()
    {
        const auto answer = value(*m_session);
        MUST(answer);
        QVERIFY(answer->holdoutMonths > 0);
        std::set<int> known;
        double actual = 0;
        for (const auto& line : m_shop.lines) // in order of time
            if (line.day() <= answer->holdoutFrom.days) {
                if (line.amount > 0)
                    known.insert(line.customer);
            } else if (known.contains(line.customer)) {
                actual += double(line.amount) / 100;
            }
        for (const auto& method : answer->methods)
            if (method.holdout) {
                QCOMPARE(method.holdout->n, known.size());
                QVERIFY2(std::abs(method.holdout->actual - actual) < 1e-6, method.name.c_str());
            }
        QVERIFY(std::abs(answer->tracking.back().actual - actual) < 1e-6);
        for (const auto& method : answer->methods)
            if (method.name == "bg-nbd")
                QVERIFY(std::abs(*answer->tracking.back().expected[2] - method.holdout->expected) < 1e-6 * method.holdout->expected);
    }

    void methodsAndSettings()
    {
        for (const char* method : {"historical", "formula", "bg-nbd"}) {
            const auto answer = value(*m_session, {}, method);
            MUST(answer);
            QCOMPARE(answer->method, std::string(method));
        }
        QVERIFY(value(*m_session, {}, "sbg").error().code == core::Code::MissingField); // silence is no contract
        QVERIFY(value(*m_session, {}, "magic").error().code == core::Code::InvalidParameter);
        const auto historical = value(*m_session, {}, "historical");
        double net = 0;
        for (const auto& line : m_shop.lines)
            net += double(line.amount) / 100;
        QVERIFY(std::abs(*historical->total.value - net) < 1e-6 * net);
        // One changed setting is one step, and scales what it should.
        const auto before = value(*m_session);
        auto model = flow::valueModel(*m_session);
        MUST(model);
        model->margin = 0.5;
        const auto changed = flow::changeValueModel(*m_session, *model);
        MUST(changed);
        QCOMPARE(*changed, 1);
        const auto halved = value(*m_session);
        MUST(halved);
        QVERIFY(std::abs(*halved->total.value * 2 - *before->total.value) < 1e-6 * *before->total.value);
        const auto undone = flow::undo(*m_session);
        MUST(undone);
        const auto again = value(*m_session);
        MUST(again);
        QCOMPARE(*again->total.value, *before->total.value);
        model->margin = 1;
        model->months = 0;
        QVERIFY(flow::changeValueModel(*m_session, *model).error().code == core::Code::InvalidParameter);
    }

    // Stages are disjoint, moves lead from the counts of one day to those of the next, and a rule names them.
    void stagesAddUp()
    {
        const auto answer = lifecycle(*m_session);
        MUST(answer);
        std::uint64_t sum = 0;
        for (const auto& stage : answer->stages)
            sum += stage.n;
        QCOMPARE(sum, answer->basis.n);
        QVERIFY(answer->moved.has_value());
        for (std::size_t s = 0; s < answer->moves.size(); ++s) {
            std::uint64_t of = 0;
            double share = 0;
            for (const auto& move : answer->moves[s]) {
                of += move.n;
                share += move.share.value.value_or(0);
            }
            QCOMPARE(of, *answer->stages[s].before);
            QVERIFY(of == 0 || std::abs(share - 1) < 1e-9);
            QVERIFY(answer->stages[s].time.ended <= answer->stages[s].time.stays);
        }
        core::JobContext job;
        for (const auto& stage : answer->stages) {
            domain::Rule rule;
            rule.kind = domain::Rule::Kind::Compare;
            rule.field = "lifecycle_stage";
            rule.values = {stage.name};
            const auto members = flow::segmentCustomers(*m_session, rule, {}, job);
            MUST(members);
            QCOMPARE(members->size(), std::size_t(stage.n));
        }
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Compare;
        rule.field = "no_such_field";
        rule.values = {"1"};
        QVERIFY(flow::segmentCustomers(*m_session, rule, {}, job).error().code == core::Code::UnknownField);
    }

    void stopped()
    {
        core::JobContext job;
        job.stop();
        QVERIFY(flow::measureValue(*m_session, {}, false, job).error().code == core::Code::Cancelled);
        QVERIFY(flow::measureLifecycle(*m_session, {}, job).error().code == core::Code::Cancelled);
        QVERIFY(value(*m_session).has_value());
    }

    void nothingToValueBy()
    {
        auto empty = flow::createWorkspace((m_folder.path() + "/empty.holdfast").toStdString());
        MUST(empty);
        QVERIFY(value(**empty).error().code == core::Code::NotEnoughData);
        QVERIFY(lifecycle(**empty).error().code == core::Code::NotEnoughData);
    }

    // CDNOW as transactions of a workspace: the reference parameters, and the same figures as `compute clv` on the file.
    void cdnowThroughTheWorkspace()
    {
        const QString shared = tests::sharedFolder();
        const QString path = shared + QStringLiteral("/truth/data/cdnow_sample_transactions.csv");
        if (shared.isEmpty() || !QFileInfo::exists(path))
            QSKIP("the CDNOW purchases of ../shared/truth/data may not be copied; the shop stays");
        auto session = flow::createWorkspace((m_folder.path() + "/cdnow.holdfast").toStdString());
        MUST(session);
        core::JobContext job;
        flow::ImportRequest import;
        import.path = path.toStdString();
        import.role = "transaction";
        const auto imported = flow::importSource(**session, import, job);
        MUST(imported);
        flow::ValueRequest request;
        request.scope.asOf = *core::civilDate(1997, 9, 30);
        request.model.emplace();
        request.model->discountPerYear = std::pow(1.01, 12) - 1;
        const auto answer = flow::measureValue(**session, request, true, job);
        MUST(answer);
        const std::map<std::string, double> expected {{"r", 0.24259452243056162}, {"alpha", 4.41360201903534}, {"a", 0.7929220172106224}, {"b", 2.4259067767956535},
            {"p", 6.249572270995364}, {"q", 3.744224667207679}, {"gamma", 15.443520963801614}};
        QCOMPARE(answer->parameters.size(), std::size_t(7));
        for (const auto& parameter : answer->parameters)
            QVERIFY2(std::abs(parameter.value / expected.at(parameter.name) - 1) < 1e-4, parameter.name.c_str());
        QCOMPARE(answer->mean.n, std::int64_t(2357));
        const std::map<std::string, double> clv {{"1", 36.296015476727476}, {"2", 4.64382933210975}, {"8", 8.349919465841795}, {"109", 7.342259849174814},
            {"1516", 972.5744151784219}};
        std::size_t found = 0;
        for (const auto& row : answer->rows)
            QVERIFY(row.lower && row.upper && *row.lower <= row.value && row.value <= *row.upper);
        for (const auto& row : answer->rows)
            if (const auto it = clv.find(row.customer); it != clv.end()) {
                ++found;
                QVERIFY2(std::abs(row.value / it->second - 1) < 1e-4, row.customer.c_str());
            }
        QCOMPARE(found, clv.size());

        flow::ComputeRequest compute;
        compute.name = "clv";
        compute.data = {path.toStdString()};
        compute.settings = {{"customer", "customer_id"}, {"date", "date"}, {"amount", "amount"}, {"end", "1997-09-30"}, {"resamples", "0"},
            {"discount", QString::number(request.model->discountPerYear, 'g', 17).toStdString()}};
        const auto table = flow::compute(compute, job);
        MUST(table);
        QVERIFY(std::abs(table->result["total"].get<double>() / *answer->total.value - 1) < 1e-9);
        for (const char* quantile : {"p10", "p50", "p90"})
            QVERIFY(std::abs(table->result["quantiles"][quantile].get<double>() / answer->quantiles.at(quantile) - 1) < 1e-9);
    }
};

HOLDFAST_TEST(ValueFlowTest)
#include "ValueFlowTest.moc"
