// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ChurnTree.h"

#include "analytics/compare/Proportion.h"
#include "analytics/models/PrunedTree.h"
#include "core/Random.h"
#include "domain/RuleParts.h"
#include "features/RiskFeatures.h"
#include "flow/Facts.h"
#include "frame/CellText.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::Rule;

namespace {

constexpr std::int64_t kFewestOfEach = 20, kLeafShare = 50;
constexpr std::int64_t kSmallLeaf = 30; // of the half that gives the rates

// What can be asked: a number, or whether a field holds a word.
struct Question {
    const frame::CustomerColumn* column = nullptr;
    std::uint32_t code = 0; // of the word; 0 = a number
    bool someMissing = false; // they go with the lowest
};

double numberOf(const frame::CustomerColumn& column, std::int64_t number)
{
    double unit = 1;
    for (int i = 0; i < column.scale && column.type == frame::ValueType::Decimal; ++i)
        unit *= 10;
    return static_cast<double>(number) / unit;
}

CustomerField fieldOf(const frame::CustomerColumn& column)
{
    CustomerField field;
    field.name = column.name;
    field.label = column.label;
    field.field = column.field;
    field.type = frame::word(column.type);
    return field;
}

// Attributes that were there before anybody left, and on a dated definition what the events said on that day.
std::vector<Question> questionsOf(const Facts& facts, const std::vector<std::uint32_t>& customers, const std::vector<double>& y, bool dated, ChurnTreeAnswer& answer)
{
    const auto& shot = *facts.snapshot;
    std::vector<Question> questions;
    const auto add = [&](const frame::CustomerColumn* column, std::uint32_t code) {
        Question question {column, code, false};
        for (const auto number : column->numbers)
            question.someMissing = question.someMissing || number == frame::kMissing;
        questions.push_back(question);
        if (answer.fields.empty() || answer.fields.back().name != column->name)
            answer.fields.push_back(fieldOf(*column));
    };
    // Inactivity is made of silent days: who has been silent longer is nearer to the limit, whatever else holds.
    const bool silence = facts.definition.kind == domain::ChurnKind::Inactivity;
    for (const char* name : {"tenure_days", "recency_days", "orders", "purchase_frequency", "net_amount", "order_value"}) {
        const auto* column = facts.column(name);
        if (!dated || column == nullptr || column->numbers.empty())
            continue;
        if (silence && std::string_view(name) == "recency_days")
            answer.leftOut.emplace_back(fieldOf(*column), "defines-churn");
        else
            add(column, 0);
    }
    auto layout = features::riskLayout(shot, {}, facts.settings.windowDays, dated);
    for (const auto& leak : features::leaks(shot, layout, customers, y))
        features::leaveOut(layout, leak);
    for (const auto& left : layout.leftOut)
        if (const auto* column = shot.column(left.column))
            answer.leftOut.emplace_back(fieldOf(*column), left.reason);
    for (const auto& feature : layout.features) {
        const auto* column = feature.column.empty() ? nullptr : shot.column(feature.column);
        if (column == nullptr)
            continue;
        const auto word = std::find(column->words.begin(), column->words.end(), feature.level);
        if (feature.level.empty() ? !column->numbers.empty() : word != column->words.end())
            add(column, feature.level.empty() ? 0 : static_cast<std::uint32_t>(word - column->words.begin()) + 1);
    }
    return questions;
}

analytics::Matrix valuesOf(const std::vector<Question>& questions, const std::vector<std::uint32_t>& customers)
{
    analytics::Matrix x(customers.size(), questions.size());
    for (std::size_t q = 0; q < questions.size(); ++q) {
        const auto& column = *questions[q].column;
        const auto to = x.column(q);
        if (questions[q].code != 0) {
            for (std::size_t i = 0; i < customers.size(); ++i)
                to[i] = column.codes[customers[i]] == questions[q].code ? 1 : 0;
            continue;
        }
        double lowest = 0;
        for (const auto number : column.numbers)
            if (number != frame::kMissing)
                lowest = std::min(lowest, numberOf(column, number));
        for (std::size_t i = 0; i < customers.size(); ++i) {
            const auto number = column.numbers[customers[i]];
            to[i] = number == frame::kMissing ? lowest - 1 : numberOf(column, number);
        }
    }
    return x;
}

// One step down the tree.
struct Step {
    std::size_t question = 0;
    double threshold = 0;
    bool left = false;
};

// The rule of a step in the words of the data: the largest value on the left. `lowerToo`: those without a value went
// another way before.
Rule ruleOf(const Question& question, const Step& step, bool lowerToo)
{
    const auto& column = *question.column;
    if (question.code != 0) {
        Rule holds = comparison(column.name, Rule::Op::Equal, {column.words[question.code - 1]});
        return step.left ? joined(Rule::Kind::Not, {std::move(holds)}) : holds;
    }
    std::int64_t largest = frame::kMissing;
    for (const auto number : column.numbers)
        if (number != frame::kMissing && numberOf(column, number) <= step.threshold)
            largest = std::max(largest, number);
    Rule missing = comparison(column.name, Rule::Op::Missing, {});
    if (largest == frame::kMissing)
        return step.left ? missing : joined(Rule::Kind::Not, {std::move(missing)});
    frame::ColumnInfo info;
    info.type = column.type;
    info.scale = column.scale;
    const std::string value = frame::canonicalText(info, largest);
    if (column.type == frame::ValueType::Boolean) {
        Rule holds = comparison(column.name, Rule::Op::Equal, {"true"});
        return step.left ? joined(Rule::Kind::Not, {std::move(holds)}) : holds;
    }
    if (!step.left)
        return comparison(column.name, Rule::Op::Greater, {value});
    Rule upTo = comparison(column.name, Rule::Op::LessEqual, {value});
    return question.someMissing && !lowerToo ? joined(Rule::Kind::Any, {std::move(upTo), std::move(missing)}) : upTo;
}

// All steps at once; of two bounds on one side the later is the tighter.
Rule ruleOf(const std::vector<Question>& questions, const std::vector<Step>& steps)
{
    std::vector<Rule> parts;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        bool overtaken = false, lowerToo = false;
        for (std::size_t k = 0; k < steps.size(); ++k) {
            const bool same = steps[k].question == steps[i].question && questions[steps[i].question].code == 0;
            overtaken = overtaken || (same && k > i && steps[k].left == steps[i].left);
            lowerToo = lowerToo || (same && !steps[k].left);
        }
        if (!overtaken)
            parts.push_back(ruleOf(questions[steps[i].question], steps[i], lowerToo));
    }
    return joined(Rule::Kind::All, std::move(parts));
}

// Customers who were active, with what became of them; rows of `known`, which is the snapshot of the day before.
struct Cases {
    std::vector<std::uint32_t> customers;
    std::vector<double> y;
};

Cases casesOf(const Scoped& scoped, const features::ChurnWindow& window, const frame::Snapshot& known)
{
    const auto& shot = *scoped.facts->snapshot;
    const bool same = &shot == &known;
    std::unordered_map<std::string_view, std::uint32_t> rows;
    for (std::uint32_t i = 0; i < known.size() && !same; ++i)
        rows.emplace(known.customers[i], i);
    Cases cases;
    for (std::uint32_t c = 0; c < shot.size(); ++c) {
        if (!window.activeAtStart.contains(c) || (scoped.selected() != nullptr && !scoped.selected()->contains(c)))
            continue;
        std::uint32_t row = c;
        if (!same) {
            const auto it = rows.find(shot.customers[c]);
            if (it == rows.end())
                continue;
            row = it->second;
        }
        cases.customers.push_back(row);
        cases.y.push_back(window.churned.contains(c) ? 1 : 0);
    }
    return cases;
}

// Which cases grow the tree: every other one of each outcome, in random order.
std::vector<bool> growers(const std::vector<double>& y, std::uint64_t seed)
{
    core::Random random(seed);
    std::vector<std::size_t> order(y.size());
    for (std::size_t i = 0; i < y.size(); ++i)
        order[i] = i;
    for (std::size_t i = y.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return y[a] < y[b]; });
    std::vector<bool> grows(y.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        grows[order[i]] = i % 2 == 0;
    return grows;
}

} // namespace

Result<ChurnTreeAnswer> growChurnTree(Session& session, const ChurnTreeRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.depth < 1 || request.depth > 6)
        return core::fail(Code::InvalidParameter, {{"parameter", "depth"}, {"value", std::to_string(request.depth)}});
    const auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& now = *scoped->facts;
    if (!now.spans)
        return std::unexpected(*now.spansMissing);
    const auto windows = windowsOf(now, scoped->grain);
    ChurnTreeAnswer answer;
    std::shared_ptr<const Facts> before = scoped->facts;
    answer.knownOn = now.snapshot->asOf;
    if (now.spans->dated) {
        answer.period = windows.current;
        answer.knownOn = {core::firstDay(windows.current).days - 1};
        auto made = facts(session, answer.knownOn, job);
        if (!made)
            return std::unexpected(made.error());
        before = *made;
    }
    const Cases cases = casesOf(*scoped, windows.now, *before->snapshot);
    const auto grows = growers(cases.y, request.seed);
    std::vector<double> y;
    std::int64_t events = 0;
    for (std::size_t i = 0; i < cases.y.size(); ++i)
        if (grows[i]) {
            y.push_back(cases.y[i]);
            events += cases.y[i] > 0;
        }
    if (events < kFewestOfEach || static_cast<std::int64_t>(y.size()) - events < kFewestOfEach)
        return core::fail(Code::NotEnoughData);
    const auto questions = questionsOf(*before, cases.customers, cases.y, now.spans->dated, answer);
    if (questions.empty())
        return core::fail(Code::NotEnoughData);
    const auto all = valuesOf(questions, cases.customers);
    analytics::Matrix x(y.size(), questions.size());
    for (std::size_t q = 0; q < questions.size(); ++q) {
        std::size_t to = 0;
        for (std::size_t i = 0; i < grows.size(); ++i)
            if (grows[i])
                x(to++, q) = all(i, q);
    }
    analytics::PruneOptions options;
    options.tree.depth = request.depth;
    options.tree.smallestLeaf = request.smallestLeaf > 0 ? static_cast<std::int64_t>(request.smallestLeaf)
                                                         : std::max<std::int64_t>(20, static_cast<std::int64_t>(y.size()) / kLeafShare);
    options.seed = request.seed;
    job.progress(0.3, "tree");
    const auto tree = analytics::growPrunedTree(x, y, options, job);
    if (!tree)
        return std::unexpected(tree.error());
    for (const auto& step : tree->steps)
        answer.steps.push_back({step.leaves, step.error, step.errorSe});
    answer.chosen = tree->chosen;

    std::vector<std::int64_t> active(tree->nodes.size(), 0), churned(tree->nodes.size(), 0);
    for (std::size_t i = 0; i < grows.size(); ++i)
        for (int at = static_cast<int>(analytics::leafOf(tree->nodes, all, i)); at >= 0 && !grows[i]; at = tree->nodes[static_cast<std::size_t>(at)].parent) {
            ++active[static_cast<std::size_t>(at)];
            churned[static_cast<std::size_t>(at)] += cases.y[i] > 0;
        }
    std::vector<std::vector<Step>> paths(tree->nodes.size());
    double highest = -1;
    for (std::size_t i = 0; i < tree->nodes.size(); ++i) {
        const auto& from = tree->nodes[i];
        ChurnTreeNode node;
        node.parent = from.parent;
        node.left = from.left;
        node.right = from.right;
        if (from.parent >= 0) {
            const auto& parent = tree->nodes[static_cast<std::size_t>(from.parent)];
            paths[i] = paths[static_cast<std::size_t>(from.parent)];
            paths[i].push_back({static_cast<std::size_t>(parent.column), parent.threshold, parent.left == static_cast<int>(i)});
            node.condition = ruleOf(questions, {paths[i].back()});
        }
        node.depth = static_cast<int>(paths[i].size());
        node.rule = ruleOf(questions, paths[i]);
        node.chosenOn = static_cast<std::uint64_t>(from.n);
        node.n = node.chosenOn + static_cast<std::uint64_t>(active[i]);
        node.churned = static_cast<std::uint64_t>(churned[i]);
        node.churnRate = analytics::wilsonInterval(churned[i], active[i]);
        if (from.column < 0 && active[i] >= kSmallLeaf && *node.churnRate.value > highest && tree->nodes.size() > 1) {
            highest = *node.churnRate.value;
            answer.highest = static_cast<int>(i);
        }
        answer.nodes.push_back(std::move(node));
    }
    answer.all = answer.nodes.front().churnRate;
    answer.basis = basisOf(session, *scoped, request.scope, "tree",
        "Breiman, Friedman, Olshen, Stone (1984); Athey, Imbens (2016); Wilson (1927)", started);
    answer.basis.n = cases.customers.size();
    if (scoped->customers() > cases.customers.size())
        answer.basis.excluded["not-active"] = scoped->customers() - cases.customers.size();
    answer.basis.parameters["depth"] = std::to_string(request.depth);
    answer.basis.parameters["smallest-leaf"] = std::to_string(options.tree.smallestLeaf);
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    return answer;
}

} // namespace holdfast::flow
