// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "domain/RuleDraft.h"

using namespace holdfast;
using domain::RuleDraft;
using Group = RuleDraft::Group;

class RuleDraftTest : public QObject {
    Q_OBJECT

    static domain::Rule parsed(const char* json) { return domain::parseRule(json).value_or(domain::Rule()); }
    static RuleDraft leaf(const std::string& field)
    {
        RuleDraft draft;
        draft.group = Group::Condition;
        draft.condition.kind = domain::Rule::Kind::Compare;
        draft.condition.field = field;
        draft.condition.op = domain::Rule::Op::Missing;
        return draft;
    }
    static std::string order(const RuleDraft& draft)
    {
        if (draft.group == Group::Condition)
            return draft.condition.field;
        std::string text = draft.group == Group::All ? "all(" : draft.group == Group::Any ? "any(" : "none(";
        for (const auto& part : draft.parts)
            text += (text.back() == '(' ? "" : " ") + order(part);
        return text + ")";
    }

private Q_SLOTS:
    void rulesComeBack()
    {
        for (const char* json : {R"({"all":[]})", R"({"all":[{"field":"a","op":"missing"},{"segment":"s"}]})",
                 R"({"any":[{"ids":["1","2"]},{"all":[{"field":"a","op":"=","value":"1"},{"not":{"segment":"s"}}]}]})",
                 R"({"not":{"any":[{"segment":"a"},{"segment":"b"}]}})", R"({"not":{"segment":"a"}})",
                 R"({"not":{"all":[{"segment":"a"},{"segment":"b"}]}})"})
            QVERIFY2(domain::ruleOf(domain::draftOf(parsed(json))) == parsed(json), json);
        // One condition alone stands in a group.
        QCOMPARE(order(domain::draftOf(parsed(R"({"field":"a","op":"missing"})"))), std::string("all(a)"));
        QCOMPARE(order(domain::draftOf(parsed(R"({"not":{"any":[{"field":"a","op":"missing"},{"field":"b","op":"missing"}]}})"))), std::string("none(a b)"));
    }

    // Nobody is hidden by a group in which nothing stands yet.
    void emptyGroupsSayNothing()
    {
        RuleDraft draft;
        draft.add({}, leaf("a"));
        for (const Group group : {Group::Any, Group::None, Group::All}) {
            RuleDraft empty;
            empty.group = group;
            draft.add({}, empty);
        }
        QVERIFY(domain::ruleOf(draft) == parsed(R"({"all":[{"field":"a","op":"missing"}]})"));
        QVERIFY(!domain::saysSomething(*draft.at({2})));
        RuleDraft nothing;
        nothing.group = Group::Any;
        QVERIFY(domain::ruleOf(nothing) == domain::Rule());
        nothing.group = Group::None;
        QVERIFY(domain::ruleOf(nothing) == domain::Rule());
    }

    void partsAreAddedMovedAndTakenOut()
    {
        RuleDraft draft;
        for (const char* name : {"a", "b", "c"})
            draft.add({}, leaf(name));
        RuleDraft group;
        group.group = Group::Any;
        QCOMPARE(draft.add({0}, group), (RuleDraft::Path {1})); // after a
        QCOMPARE(draft.add({1}, leaf("x")), (RuleDraft::Path {1, 0})); // within the group
        QCOMPARE(draft.add({1, 0}, leaf("y")), (RuleDraft::Path {1, 1}));
        QCOMPARE(order(draft), std::string("all(a any(x y) b c)"));

        RuleDraft::Path at = draft.move({2}, -1); // b into the group
        QCOMPARE(order(draft), std::string("all(a any(x y b) c)"));
        QCOMPARE(at, (RuleDraft::Path {1, 2}));
        at = draft.move(at, -1);
        at = draft.move(at, -1);
        QCOMPARE(order(draft), std::string("all(a any(b x y) c)"));
        at = draft.move(at, -1); // out at the top
        QCOMPARE(order(draft), std::string("all(a b any(x y) c)"));
        at = draft.move({0}, -1); // no further
        QCOMPARE(at, (RuleDraft::Path {0}));
        at = draft.move({2, 1}, 1); // out at the bottom
        QCOMPARE(order(draft), std::string("all(a b any(x) y c)"));
        QCOMPARE(at, (RuleDraft::Path {3}));
        at = draft.move({1}, 1); // in at the top
        QCOMPARE(order(draft), std::string("all(a any(b x) y c)"));
        QCOMPARE(at, (RuleDraft::Path {1, 0}));

        QCOMPARE(draft.remove({1, 0}), (RuleDraft::Path {1, 0}));
        QCOMPARE(draft.remove({1, 0}), (RuleDraft::Path {1}));
        QCOMPARE(order(draft), std::string("all(a any() y c)"));
        QCOMPARE(draft.remove({3}), (RuleDraft::Path {2}));
        draft.remove({});
        QCOMPARE(order(draft), std::string("all()"));
        QVERIFY(draft.at({0}) == nullptr);
        QCOMPARE(draft.remove({5}), RuleDraft::Path {});
        QCOMPARE(draft.move({5}, 1), RuleDraft::Path {5});
    }
};

HOLDFAST_TEST(RuleDraftTest)
#include "RuleDraftTest.moc"
