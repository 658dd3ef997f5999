// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "domain/BriefingPlan.h"

using namespace holdfast;
using Kind = domain::BriefingItem::Kind;

class BriefingPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsWritten()
    {
        domain::BriefingPlan plan {"本周 \"A\"", {}};
        for (const Kind kind : {Kind::Page, Kind::Figures, Kind::Block, Kind::Heading, Kind::Text, Kind::Break}) {
            domain::BriefingItem item;
            item.kind = kind;
            if (kind == Kind::Page || kind == Kind::Figures || kind == Kind::Block)
                item.page = "overview";
            if (kind == Kind::Block) {
                item.block = "churn-trend";
                item.label = "Churn trend";
                item.note = "n";
                item.segment = "North";
                item.rule = *domain::parseRule(R"({"field":"region","op":"=","value":"North"})");
                item.optional = true;
                item.half = true;
                item.choices = {{"by", "region"}, {"only", "orders"}};
                item.asOf = *core::parseIsoDate("2026-05-31");
            }
            if (kind == Kind::Heading || kind == Kind::Text)
                item.words = "行\nline";
            plan.items.push_back(item);
        }
        const auto back = domain::parseBriefingPlan(domain::toJson(plan));
        QVERIFY(back);
        QVERIFY(*back == plan);
        const auto none = domain::parseBriefingPlan(R"({"items":[]})");
        QVERIFY(none && none->items.empty() && none->title.empty());
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char* json : {"", "[]", "{}", R"({"items":{}})", R"({"items":[],"paper":"A3"})", R"({"items":[{"page":"overview"}]})",
                 R"({"items":[{"kind":"picture"}]})", R"({"items":[{"kind":"page"}]})", R"({"items":[{"kind":"block","page":"overview"}]})",
                 R"({"items":[{"kind":"text","words":""}]})", R"({"items":[{"kind":"break","page":"overview"}]})",
                 R"({"items":[{"kind":"page","page":"overview","width":2}]})", R"({"items":[{"kind":"page","page":1}]})",
                 R"({"items":[{"kind":"page","page":"overview","customers":{"op":"="}}]})",
                 R"({"items":[{"kind":"page","page":"overview","as_of":"May"}]})", R"({"items":[{"kind":"page","page":"overview","choices":{"by":1}}]})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QByteArray, json);
        const auto plan = domain::parseBriefingPlan(json.toStdString());
        QVERIFY(!plan);
        QVERIFY(plan.error().code == core::Code::InvalidValue || plan.error().code == core::Code::InvalidRule);
    }
};

HOLDFAST_TEST(BriefingPlanTest)
#include "BriefingPlanTest.moc"
