// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "domain/RuleParts.h"
#include "flow/Explore.h"
#include "flow/Retention.h"

#include <optional>
#include <regex>

using namespace holdfast;
using domain::Rule;

// Rules against the rows they speak of, judged one by one.
class ScopeFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::Shop m_shop = tests::Shop::made(23);
    flow::SessionPtr m_session;

    struct Value { // what a customer has in a field; a comparison with an unknown value does not hold
        std::optional<std::string> text;
        std::optional<double> number;
    };

    Value valueOf(std::size_t i, const std::string& field) const
    {
        const auto& c = m_shop.customers[i];
        if (field == "province")
            return c.region.empty() ? Value {} : Value {c.region, {}};
        if (field == "plan")
            return {c.plan, {}};
        if (field == "age")
            return c.age < 0 ? Value {} : Value {{}, c.age};
        if (field == "consent")
            return c.consent < 0 ? Value {} : Value {{}, c.consent};
        if (field == "signup_date")
            return {{}, c.signup};
        if (field == "Fee")
            return {{}, static_cast<double>(c.fee)}; // in cents
        std::set<std::string> orders;
        std::int64_t net = 0;
        std::int32_t last = -1;
        for (const auto& line : m_shop.lines) {
            if (line.customer != static_cast<int>(i))
                continue;
            net += line.amount;
            if (line.amount > 0) {
                orders.insert(line.order);
                last = std::max(last, line.day());
            }
        }
        if (field == "orders")
            return {{}, static_cast<double>(orders.size())};
        if (field == "net_amount")
            return {{}, static_cast<double>(net)};
        if (field == "recency_days")
            return last < 0 ? Value {} : Value {{}, m_shop.last.days - last};
        if (field == "last_purchase")
            return last < 0 ? Value {} : Value {{}, last};
        return {};
    }

    double number(const std::string& field, const std::string& text) const
    {
        if (field == "consent")
            return text == "true";
        if (field == "signup_date" || field == "last_purchase") {
            if (text[0] != 'A')
                return core::parseIsoDate(text)->days;
            return m_shop.last.days + (text.size() > 1 ? std::stoi(text.substr(text[1] == '+' ? 2 : 1)) : 0);
        }
        if (field == "Fee" || field == "net_amount")
            return std::round(std::stod(text) * 100);
        return std::stod(text);
    }

    static std::string lower(std::string text)
    {
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return text;
    }

    bool compares(const Rule& rule, const Value& value) const
    {
        if (rule.op == Rule::Op::Missing)
            return !value.text && !value.number;
        if (!value.text && !value.number)
            return false;
        const auto three = [&](const std::string& other) { // <0, 0, >0
            if (value.text)
                return value.text->compare(other);
            const double n = number(rule.field, other);
            return *value.number < n ? -1 : *value.number > n ? 1 : 0;
        };
        switch (rule.op) {
        case Rule::Op::Equal:
            return three(rule.values[0]) == 0;
        case Rule::Op::NotEqual:
            return three(rule.values[0]) != 0;
        case Rule::Op::Less:
            return three(rule.values[0]) < 0;
        case Rule::Op::LessEqual:
            return three(rule.values[0]) <= 0;
        case Rule::Op::Greater:
            return three(rule.values[0]) > 0;
        case Rule::Op::GreaterEqual:
            return three(rule.values[0]) >= 0;
        case Rule::Op::Between:
            return three(rule.values[0]) >= 0 && three(rule.values[1]) <= 0;
        case Rule::Op::In:
            return std::any_of(rule.values.begin(), rule.values.end(), [&](const auto& v) { return three(v) == 0; });
        case Rule::Op::Contains:
            return lower(*value.text).find(lower(rule.values[0])) != std::string::npos;
        case Rule::Op::Starts:
            return lower(*value.text).starts_with(lower(rule.values[0]));
        case Rule::Op::Matches:
            return std::regex_search(*value.text, std::regex(rule.values[0], std::regex::icase));
        default:
            return false;
        }
    }

    bool holds(const Rule& rule, std::size_t i, const std::map<std::string, Rule>& segments) const
    {
        const auto part = [&](const Rule& inner) { return holds(inner, i, segments); };
        switch (rule.kind) {
        case Rule::Kind::All:
            return std::all_of(rule.parts.begin(), rule.parts.end(), part);
        case Rule::Kind::Any:
            return std::any_of(rule.parts.begin(), rule.parts.end(), part);
        case Rule::Kind::Not:
            return !part(rule.parts[0]);
        case Rule::Kind::Segment:
            return part(segments.at(rule.segment));
        case Rule::Kind::Ids:
            return std::find(rule.values.begin(), rule.values.end(), m_shop.customers[i].id) != rule.values.end();
        case Rule::Kind::Compare:
            return compares(rule, valueOf(i, rule.field));
        }
        return false;
    }

    std::vector<std::string> expected(const Rule& rule, const std::map<std::string, Rule>& segments = {}) const
    {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < m_shop.customers.size(); ++i)
            if (holds(rule, i, segments))
                ids.push_back(m_shop.customers[i].id);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    // A value such as stands in the field, or nearly.
    std::string sample(core::Random& random, const std::string& field) const
    {
        const auto& c = m_shop.customers[random.below(m_shop.customers.size())];
        if (field == "province")
            return c.region;
        if (field == "plan")
            return c.plan;
        if (field == "age")
            return std::to_string(18 + random.below(70));
        if (field == "consent")
            return random.chance(0.5) ? "true" : "false";
        if (field == "signup_date" || field == "last_purchase")
            return random.chance(0.4) ? "A-" + std::to_string(random.below(300)) + "d" : core::isoText({c.signup});
        if (field == "Fee")
            return tests::Shop::money(c.fee);
        if (field == "net_amount")
            return tests::Shop::money(static_cast<std::int64_t>(random.below(200000)));
        return std::to_string(random.below(field == "orders" ? 12 : 200));
    }

    Rule made(core::Random& random, int depth, const std::vector<std::string>& segmentNames) const
    {
        static const char* const kTexts[] = {"province", "plan"};
        static const char* const kNumbers[] = {"age", "consent", "signup_date", "Fee", "orders", "net_amount", "recency_days", "last_purchase"};
        const std::uint64_t kind = depth > 0 ? random.below(10) : 4 + random.below(6);
        Rule rule;
        if (kind < 4) {
            rule.kind = kind == 0 ? Rule::Kind::Not : kind == 1 ? Rule::Kind::Any : Rule::Kind::All;
            const std::uint64_t parts = rule.kind == Rule::Kind::Not ? 1 : random.below(4);
            for (std::uint64_t i = 0; i < parts; ++i)
                rule.parts.push_back(made(random, depth - 1, segmentNames));
            return rule;
        }
        if (kind == 4 && !segmentNames.empty()) {
            rule.kind = Rule::Kind::Segment;
            rule.segment = segmentNames[random.below(segmentNames.size())];
            return rule;
        }
        if (kind == 5 && random.chance(0.3)) {
            rule.kind = Rule::Kind::Ids;
            for (int i = 0; i < 20; ++i)
                rule.values.push_back(m_shop.customers[random.below(m_shop.customers.size())].id);
            rule.values.emplace_back("nobody");
            return rule;
        }
        using Op = Rule::Op;
        static constexpr Op kOps[] = {Op::Equal, Op::NotEqual, Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::In, Op::Between,
            Op::Missing, Op::Contains, Op::Starts, Op::Matches};
        const bool text = random.chance(0.35);
        const std::string field = text ? kTexts[random.below(2)] : kNumbers[random.below(8)];
        const Op op = kOps[random.below(text ? 12 : 9)];
        std::vector<std::string> values;
        for (int i = op == Op::Missing ? 0 : op == Op::In ? 3 : op == Op::Between ? 2 : 1; i > 0; --i)
            values.push_back(sample(random, field));
        if (op == Op::Between && text)
            std::sort(values.begin(), values.end());
        if (op == Op::Contains || op == Op::Starts)
            values[0] = values[0].substr(0, 2);
        if (op == Op::Matches)
            values[0] = random.chance(0.5) ? "^[nsg]" : "t.?$";
        return domain::comparison(field, op, values);
    }

    std::vector<std::string> selected(const Rule& rule, bool& ok) const
    {
        core::JobContext job;
        auto ids = flow::segmentCustomers(*m_session, rule, {}, job);
        ok = ids.has_value();
        if (!ok) {
            qWarning("%s %s", domain::toJson(rule).c_str(), tests::told(ids.error()).c_str());
            return {};
        }
        std::sort(ids->begin(), ids->end());
        return *ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto session = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(session);
        m_session = *session;
    }

    void everyOperator_data()
    {
        QTest::addColumn<QString>("json");
        int number = 0;
        for (const char* json : {R"({"field":"province","op":"=","value":"North"})", R"({"field":"province","op":"!=","value":"North"})",
                 R"({"field":"province","op":"in","value":["South","West, far"]})", R"({"field":"province","op":"missing"})",
                 R"({"field":"province","op":"contains","value":"ISLE"})", R"({"field":"plan","op":"starts","value":"s"})",
                 R"({"field":"plan","op":"matches","value":"^(gold|silver)$"})", R"({"field":"age","op":"<","value":30})",
                 R"({"field":"age","op":"<=","value":30})", R"({"field":"age","op":">","value":60})", R"({"field":"age","op":">=","value":60})",
                 R"({"field":"age","op":"between","value":[30,40]})", R"({"field":"age","op":"missing"})",
                 R"({"field":"consent","op":"=","value":true})", R"({"field":"signup_date","op":">=","value":"A-200d"})",
                 R"({"field":"signup_date","op":"<","value":"2025-06-01"})", R"({"field":"Fee","op":"<=","value":9.99})",
                 R"({"field":"orders","op":">=","value":5})", R"({"field":"net_amount","op":">","value":500})",
                 R"({"field":"last_purchase","op":"<","value":"A-90d"})", R"({"all":[]})", R"({"any":[]})",
                 R"({"not":{"field":"age","op":"<","value":50}})", R"({"ids":["000001","000008","zzz"]})",
                 R"({"all":[{"field":"plan","op":"=","value":"Gold"},{"any":[{"field":"age","op":"<","value":40},{"field":"consent","op":"=","value":false}]}]})"})
            QTest::newRow(std::to_string(++number).c_str()) << QString::fromUtf8(json);
    }

    void everyOperator()
    {
        QFETCH(QString, json);
        const auto rule = domain::parseRule(json.toStdString());
        QVERIFY2(rule.has_value(), tests::failureOf(rule).c_str());
        bool ok = false;
        const auto ids = selected(*rule, ok);
        QVERIFY(ok);
        QCOMPARE(ids, expected(*rule));
    }

    void twoHundredRandomRules()
    {
        core::Random random(5);
        core::JobContext job;
        std::map<std::string, Rule> segments;
        std::vector<std::string> names;
        for (int i = 0; i < 6; ++i) {
            const std::string name = "segment " + std::to_string(i);
            segments[name] = made(random, 2, names); // of the earlier ones: no circle
            names.push_back(name);
            const auto saved = flow::saveSegment(*m_session, {name, segments[name]});
            MUST(saved);
        }
        int empty = 0, full = 0;
        for (int i = 0; i < 200; ++i) {
            const Rule rule = made(random, 3, names);
            bool ok = false;
            const auto ids = selected(rule, ok);
            QVERIFY(ok);
            const auto wanted = expected(rule, segments);
            QVERIFY2(ids == wanted, domain::toJson(rule).c_str());
            empty += ids.empty();
            full += ids.size() == m_shop.customers.size();
            // The number on the chip is the number of rows in the table.
            flow::Scope scope;
            scope.rule = rule;
            const auto exploration = flow::explore(*m_session, scope, job);
            MUST(exploration);
            const auto brushed = (*exploration)->count({}, job);
            MUST(brushed);
            QCOMPARE(brushed->summary.customers, ids.size());
            QCOMPARE((*exploration)->basis().n, ids.size());
            // And a rule survives its text.
            const auto again = domain::parseRule(domain::toJson(rule));
            MUST(again);
            QCOMPARE(*again, rule);
        }
        QVERIFY(empty < 100 && full < 60); // the rules say something
        const auto sizes = flow::measureSegments(*m_session, {}, job);
        MUST(sizes);
        QCOMPARE(sizes->size(), names.size());
        for (const auto& size : *sizes)
            QCOMPARE(size.n, expected(segments.at(size.name), segments).size());
    }

    void rulesThatDoNotFit()
    {
        core::JobContext job;
        const auto codeOf = [&](const Rule& rule) {
            const auto refused = flow::segmentCustomers(*m_session, rule, {}, job);
            return refused ? core::Code::Internal : refused.error().code;
        };
        using Op = Rule::Op;
        QCOMPARE(codeOf(domain::comparison("no such field", Op::Equal, {"1"})), core::Code::UnknownField);
        QCOMPARE(codeOf(domain::comparison("age", Op::Equal, {"old"})), core::Code::InvalidRule);
        QCOMPARE(codeOf(domain::comparison("signup_date", Op::Less, {"yesterday"})), core::Code::InvalidRule);
        QCOMPARE(codeOf(domain::comparison("age", Op::Contains, {"1"})), core::Code::InvalidRule);
        QCOMPARE(codeOf(domain::comparison("plan", Op::Matches, {"("})), core::Code::InvalidRule);
        QCOMPARE(codeOf(domain::comparison("age", Op::Between, {"1"})), core::Code::InvalidRule);
        Rule unknown;
        unknown.kind = Rule::Kind::Segment;
        unknown.segment = "not there";
        QCOMPARE(codeOf(unknown), core::Code::UnknownSegment);
        // Two segments in a circle are found out, not followed for ever.
        Rule first, second;
        first.kind = second.kind = Rule::Kind::Segment;
        first.segment = "circle b";
        second.segment = "circle a";
        const auto a = flow::saveSegment(*m_session, {"circle a", first});
        MUST(a);
        const auto b = flow::saveSegment(*m_session, {"circle b", second});
        MUST(b);
        QCOMPARE(codeOf(first), core::Code::InvalidRule);
        const auto sizes = flow::measureSegments(*m_session, {}, job);
        MUST(sizes);
        QVERIFY(std::any_of(sizes->begin(), sizes->end(), [](const auto& s) { return s.name == "circle a" && s.problem == "invalid-rule"; }));
    }
};

HOLDFAST_TEST(ScopeFlowTest)
#include "ScopeFlowTest.moc"
