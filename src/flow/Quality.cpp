// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Quality.h"

#include "core/Decimal.h"
#include "flow/QualityScan.h"
#include "flow/Retention.h"
#include "flow/RiskModel.h"

#include <algorithm>
#include <chrono>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using domain::Role;
using workspace::ImportRecord;

namespace {

constexpr std::array<std::string_view, kDimensions> kWords = {"completeness", "accuracy", "consistency", "timeliness", "usability"};
constexpr std::size_t kLoadsShown = 12;
constexpr std::size_t kEffects = 5;
constexpr std::size_t kMostCustomers = 200000; // of an effect
constexpr std::string_view kOverall = "score";

double tableWeight(Role role)
{
    return role == Role::Customer || role == Role::Transaction ? 3 : 1;
}

std::string_view mendedBy(const std::string& rule)
{
    for (const auto& [code, step] : {std::pair<std::string_view, std::string_view> {"missing", "fill"}, {"variant-spelling", "standardise"},
             {"duplicate-row", "drop-duplicates"}, {"duplicate-key", "drop-duplicates"}, {"default-value", "blank"}, {"out-of-range", "blank"},
             {"future-date", "blank"}, {"invalid-email", "blank"}, {"invalid-phone", "blank"}, {"not-numeric", "convert"}, {"orphan-keys", "join"}})
        if (code == rule)
            return step;
    return {};
}

// All that is read once for every table.
struct Ground {
    std::vector<ImportRecord> imports;
    QualityContext context;
    std::unordered_set<std::string> customers;
};

Result<Ground> groundOf(Session& session, core::JobContext& job)
{
    Ground ground;
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    ground.imports = std::move(*imports);
    auto info = session.file().info();
    if (!info)
        return std::unexpected(info.error());
    ground.context.dataTo = info->dataTo;
    auto expected = session.file().documents("expected");
    if (!expected)
        return std::unexpected(expected.error());
    for (const auto& [id, body] : *expected)
        ground.context.expected.insert(id);
    if (std::any_of(ground.imports.begin(), ground.imports.end(), [](const auto& i) { return i.header.role == Role::Customer; })) {
        auto ids = session.file().query("SELECT customer FROM customer JOIN import USING(import) WHERE in_force=1 AND customer IS NOT NULL", {}, job);
        if (!ids)
            return std::unexpected(ids.error());
        for (auto& row : ids->rows)
            ground.customers.insert(std::move(*row[0]));
    }
    return ground;
}

QualityScan scanOf(Session& session, const Ground& ground, Role role)
{
    std::vector<ImportRecord> loads;
    for (const ImportRecord& import : ground.imports)
        if (import.header.role == role)
            loads.push_back(import);
    QualityContext context = ground.context;
    if (!ground.customers.empty())
        context.customers = &ground.customers;
    return {session, role, std::move(loads), context};
}

// Scores of a load by its own rows; stored once, for they never change.
Status scoreLoads(Session& session, const Ground& ground, std::map<std::int64_t, LoadScore>& scores, core::JobContext& job)
{
    auto stored = session.file().loadScores();
    if (!stored)
        return std::unexpected(stored.error());
    std::map<std::int64_t, std::map<std::string, double>> known;
    for (auto& load : *stored)
        known[load.import] = std::move(load.scores);
    std::vector<workspace::LoadScore> fresh;
    for (const ImportRecord& import : ground.imports) {
        auto& entry = known[import.number];
        if (!entry.contains(std::string(kOverall))) {
            QualityContext own;
            own.dataTo = import.loadedAt > 0 ? core::CivilDate {static_cast<std::int32_t>(import.loadedAt / 86400)} : core::CivilDate {};
            auto table = QualityScan(session, import.header.role, {import}, own).measure(job);
            if (!table)
                return std::unexpected(table.error());
            // How late a load was is known on its own day only: data prepared for a later look are not late.
            table->scores[static_cast<std::size_t>(Dimension::Timeliness)].reset();
            for (std::size_t d = 0; d < kDimensions; ++d)
                if (table->scores[d])
                    entry[std::string(kWords[d])] = *table->scores[d];
            entry[std::string(kOverall)] = meanOf(table->scores).value_or(0);
            fresh.push_back({import.number, entry});
        }
        LoadScore& score = scores[import.number];
        score.importId = import.header.id;
        score.file = import.header.file;
        score.loadedAt = import.loadedAt;
        for (std::size_t d = 0; d < kDimensions; ++d)
            if (const auto found = entry.find(std::string(kWords[d])); found != entry.end())
                score.scores[d] = found->second;
        score.score = entry[std::string(kOverall)];
    }
    if (!fresh.empty() && !isReadOnly(session))
        (void)session.file().keepScores(fresh); // a full disk does not spoil the answer
    return {};
}

void blend(QualityAnswer& answer, const std::vector<std::pair<Role, const TableQuality*>>& tables)
{
    std::array<double, kDimensions> sums {}, weights {};
    for (const auto& [role, table] : tables)
        for (std::size_t d = 0; d < kDimensions; ++d)
            if (table->scores[d]) {
                sums[d] += tableWeight(role) * *table->scores[d];
                weights[d] += tableWeight(role);
            }
    for (std::size_t d = 0; d < kDimensions; ++d)
        if (weights[d] > 0)
            answer.scores[d] = sums[d] / weights[d];
    answer.score = meanOf(answer.scores).value_or(0);
}

// The workspace's score when one rule passed everywhere, by the same means as the tables.
double scoreWithout(const QualityAnswer& answer, const TableQuality& table, const RuleResult& mended)
{
    const auto d = static_cast<std::size_t>(mended.dimension);
    double sum = 0, weight = 0;
    for (const ColumnQuality& column : table.columns) {
        std::optional<double> score;
        for (const RuleResult& rule : column.rules)
            if (rule.dimension == mended.dimension && !rule.expected && rule.checked > 0) {
                const bool better = rule.id() == mended.id() || (rule.rule == "unusable" && mended.column == column.name);
                score = std::min(score.value_or(100), better ? 100 : rule.score);
            }
        if (score) {
            sum += column.weight * *score;
            weight += column.weight;
        }
    }
    for (const RuleResult& rule : table.rules)
        if (rule.dimension == mended.dimension && !rule.expected && rule.checked > 0) {
            sum += 3 * (rule.id() == mended.id() ? 100 : rule.score);
            weight += 3;
        }
    double all = 0, weights = 0;
    for (const TableQuality& other : answer.tables) {
        const double w = tableWeight(*domain::parseRole(other.name));
        const auto score = &other == &table ? (weight > 0 ? std::optional(sum / weight) : std::nullopt) : other.scores[d];
        if (score) {
            all += w * *score;
            weights += w;
        }
    }
    Scores scores = answer.scores;
    if (weights > 0)
        scores[d] = all / weights;
    return meanOf(scores).value_or(0);
}

std::optional<double> churnRate(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto churn = measureChurn(session, scope, job);
    if (!churn)
        return std::nullopt;
    return churn->current ? churn->current->churnRate.value : churn->overall.value;
}

// By the risk model that is kept; nothing without one.
std::optional<double> revenueAtRisk(Session& session, const Scope& scope, core::JobContext& job)
{
    RiskRequest request;
    request.scope = scope;
    request.makeWhenMissing = false;
    const auto risk = measureRisk(session, request, job);
    if (!risk)
        return std::nullopt;
    double sum = 0;
    for (const RiskTier& tier : risk->tiers)
        sum += tier.atRisk;
    return sum;
}

// Promoters minus detractors in percent of the answers, without those of some customers.
std::optional<double> npsWithout(const std::vector<std::pair<std::string, double>>& answers, const std::set<std::string>& without)
{
    double balance = 0, count = 0;
    for (const auto& [customer, score] : answers) {
        if (without.contains(customer))
            continue;
        ++count;
        balance += score >= 9 ? 1 : score <= 6 ? -1 : 0;
    }
    return count > 0 ? std::optional(100 * balance / count) : std::nullopt;
}

Result<std::vector<std::pair<std::string, double>>> npsAnswers(Session& session, core::JobContext& job)
{
    // Scores lie in minor units of their column.
    auto rows = session.file().query("SELECT customer, nps, coalesce((SELECT scale FROM import_column c WHERE c.import=survey_response.import "
                                     "AND c.field='nps'), 0) FROM survey_response JOIN import USING(import) WHERE in_force=1 AND nps IS NOT NULL", {}, job);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<std::pair<std::string, double>> answers;
    for (const auto& row : rows->rows)
        answers.emplace_back(row[0].value_or(""),
            std::strtod(row[1]->c_str(), nullptr) / static_cast<double>(core::powerOfTen(std::atoi(row[2].value_or("0").c_str()))));
    return answers;
}

Status addEffects(Session& session, const Ground& ground, std::vector<Fix>& fixes, core::JobContext& job)
{
    const auto answers = npsAnswers(session, job);
    if (!answers)
        return std::unexpected(answers.error());
    const auto rate = churnRate(session, {}, job);
    const auto nps = npsWithout(*answers, {});
    const auto revenue = revenueAtRisk(session, {}, job);
    for (std::size_t i = 0; i < std::min(kEffects, fixes.size()); ++i) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        Fix& fix = fixes[i];
        auto scan = scanOf(session, ground, *domain::parseRole(fix.table));
        auto ids = scan.customersFailing(fix.ruleId, kMostCustomers, job);
        if (!ids)
            return std::unexpected(ids.error());
        if (ids->empty() || ids->size() > kMostCustomers)
            continue;
        domain::Rule theirs;
        theirs.kind = domain::Rule::Kind::Ids;
        theirs.values.assign(ids->begin(), ids->end());
        domain::Rule rest;
        rest.kind = domain::Rule::Kind::Not;
        rest.parts.push_back(std::move(theirs));
        Scope scope;
        scope.rule = std::move(rest);
        if (rate)
            fix.effects.push_back({"churn-rate", rate, churnRate(session, scope, job)});
        if (revenue)
            fix.effects.push_back({"revenue-at-risk", revenue, revenueAtRisk(session, scope, job)});
        if (nps)
            fix.effects.push_back({"nps", nps, npsWithout(*answers, *ids)});
    }
    return {};
}

} // namespace

std::string_view word(Dimension dimension)
{
    return kWords[static_cast<std::size_t>(dimension)];
}

Result<QualityAnswer> measureQuality(Session& session, const QualityRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (!request.table.empty() && !domain::parseRole(request.table))
        return core::fail(Code::UnknownTable, {{"table", request.table}});
    auto ground = groundOf(session, job);
    if (!ground)
        return std::unexpected(ground.error());
    QualityAnswer answer;
    answer.dataTo = ground->context.dataTo;
    std::map<std::int64_t, LoadScore> loads;
    if (auto done = scoreLoads(session, *ground, loads, job); !done)
        return std::unexpected(done.error());
    for (int i = 0; i < domain::kRoleCount; ++i) {
        const auto role = static_cast<Role>(i);
        if ((!request.table.empty() && domain::word(role) != request.table)
            || std::none_of(ground->imports.begin(), ground->imports.end(), [&](const auto& import) { return import.header.role == role && import.loaded > 0; }))
            continue;
        auto table = scanOf(session, *ground, role).measure(job);
        if (!table)
            return std::unexpected(table.error());
        for (const ImportRecord& import : ground->imports)
            if (import.header.role == role)
                table->loads.push_back(loads[import.number]);
        if (table->loads.size() > kLoadsShown)
            table->loads.erase(table->loads.begin(), table->loads.end() - static_cast<std::ptrdiff_t>(kLoadsShown));
        answer.rows += table->rows;
        answer.columns += table->columns.size();
        answer.tables.push_back(std::move(*table));
    }
    std::vector<std::pair<Role, const TableQuality*>> tables;
    for (const TableQuality& table : answer.tables)
        tables.emplace_back(*domain::parseRole(table.name), &table);
    blend(answer, tables);
    // After each load: the newest score of every table by then.
    std::map<Role, const LoadScore*> newest;
    for (const ImportRecord& import : ground->imports) {
        newest[import.header.role] = &loads[import.number];
        LoadScore all = loads[import.number];
        std::array<double, kDimensions> sums {}, weights {};
        for (const auto& [role, load] : newest)
            for (std::size_t d = 0; d < kDimensions; ++d)
                if (load->scores[d]) {
                    sums[d] += tableWeight(role) * *load->scores[d];
                    weights[d] += tableWeight(role);
                }
        for (std::size_t d = 0; d < kDimensions; ++d)
            all.scores[d] = weights[d] > 0 ? std::optional(sums[d] / weights[d]) : std::nullopt;
        all.score = meanOf(all.scores).value_or(0);
        answer.loads.push_back(std::move(all));
    }
    if (answer.loads.size() > kLoadsShown)
        answer.loads.erase(answer.loads.begin(), answer.loads.end() - static_cast<std::ptrdiff_t>(kLoadsShown));
    for (const TableQuality& table : answer.tables) {
        const double weight = tableWeight(*domain::parseRole(table.name));
        const auto add = [&](const RuleResult& rule, double use) {
            if (rule.expected || rule.failed == 0 || rule.rule == "unusable")
                return;
            Fix fix;
            fix.ruleId = rule.id();
            fix.rule = rule.rule;
            fix.table = rule.table;
            fix.column = rule.column;
            fix.failed = rule.failed;
            fix.gain = std::max(0.0, scoreWithout(answer, table, rule) - answer.score);
            fix.use = use * weight / 3;
            fix.step = mendedBy(rule.rule);
            if (fix.gain > 0)
                answer.fixFirst.push_back(std::move(fix));
        };
        for (const ColumnQuality& column : table.columns)
            for (const RuleResult& rule : column.rules)
                add(rule, column.weight);
        for (const RuleResult& rule : table.rules)
            add(rule, 3);
    }
    std::stable_sort(answer.fixFirst.begin(), answer.fixFirst.end(), [](const Fix& a, const Fix& b) { return a.gain * a.use > b.gain * b.use; });
    if (request.effects)
        if (auto done = addEffects(session, *ground, answer.fixFirst, job); !done)
            return std::unexpected(done.error());
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    job.progress(1, "quality");
    return answer;
}

Result<FailingRows> failingRows(Session& session, const std::string& ruleId, std::uint64_t offset, std::uint64_t limit, core::JobContext& job)
{
    const std::string table = ruleId.substr(0, ruleId.find('/'));
    const auto role = domain::parseRole(table);
    if (!role)
        return core::fail(Code::UnknownTable, {{"table", table}});
    auto ground = groundOf(session, job);
    if (!ground)
        return std::unexpected(ground.error());
    return scanOf(session, *ground, *role).failing(ruleId, offset, limit, job);
}

Status setExpected(Session& session, const std::string& ruleId, bool expected)
{
    if (!domain::parseRole(ruleId.substr(0, ruleId.find('/'))) || std::count(ruleId.begin(), ruleId.end(), '/') < 2)
        return core::fail(Code::InvalidParameter, {{"parameter", "rule"}, {"value", ruleId}});
    core::JobContext job;
    auto change = session.file().beginChange("expected", ruleId, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto done = (*change)->put("expected", ruleId, expected ? std::optional(std::string("1")) : std::nullopt); !done)
        return done;
    return (*change)->commit();
}

} // namespace holdfast::flow
