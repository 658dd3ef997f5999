// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "domain/Roles.h"
#include "present/RuleText.h"
#include "present/Words.h"

using namespace holdfast;

class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRoleAndFieldHasAName()
    {
        for (int i = 0; i < domain::kRoleCount; ++i) {
            const auto role = static_cast<domain::Role>(i);
            const QString word = QString::fromStdString(std::string(domain::word(role)));
            QVERIFY2(present::roleName(word) != word, qPrintable(word));
            for (const auto& field : domain::fieldsOf(role)) {
                const QString name = QString::fromStdString(std::string(field.name));
                QVERIFY2(present::isKnownField(name), qPrintable(name));
            }
        }
        QCOMPARE(present::fieldName(QStringLiteral("My own column")), QStringLiteral("My own column"));
        for (const char* type :
            {"text", "integer", "decimal", "boolean", "date", "datetime", "time", "duration", "empty"})
            QVERIFY2(present::typeName(QLatin1String(type)) != QLatin1String(type), type);
        for (const char* group : {"champions", "loyal", "potential", "new", "promising", "need-attention",
                 "about-to-sleep", "at-risk", "cannot-lose", "hibernating", "lost"})
            QVERIFY2(present::rfmGroupName(QLatin1String(group)) != QLatin1String(group), group);
    }

    void stepsReasonsDefinitions()
    {
        QCOMPARE(present::historyStepName(QStringLiteral("import"), QStringLiteral("orders.csv")),
            QStringLiteral("import of orders.csv"));
        QCOMPARE(present::historyStepName(QStringLiteral("segment-save"), {}), QStringLiteral("saving a segment"));
        QCOMPARE(present::historyStepName(QStringLiteral("setting"), QStringLiteral("as-of")),
            QStringLiteral("change of As-of day"));
        QCOMPARE(present::reasonName(QStringLiteral("customer-missing")), QStringLiteral("rows without a customer"));
        QCOMPARE(present::reasonName(QStringLiteral("null-token")), QStringLiteral("Word for missing"));
        QCOMPARE(present::reasonName(QStringLiteral("something-new")), QStringLiteral("something-new"));
        flow::Basis basis;
        basis.definitions = {{"churn", "contract"}, {"churn.grace-days", "30"}};
        QCOMPARE(present::definitionText(basis), QStringLiteral("Contract ended, no renewal within 30 days"));
        basis.definitions = {{"churn", "label"}};
        QCOMPARE(present::definitionText(basis), QStringLiteral("Churn label in the data"));
    }

    void rulesInWords()
    {
        const auto text = [](const char* json) {
            const auto rule = domain::parseRule(json);
            return rule ? present::ruleText(*rule) : QStringLiteral("unreadable");
        };
        QCOMPARE(text(R"({"all":[]})"), QStringLiteral("all customers"));
        QCOMPARE(text(R"({"field":"own:first_purchase","op":"between","value":["2024-01-01","2024-01-31"]})"), QStringLiteral("First purchase in Jan 2024"));
        QCOMPARE(text(R"({"field":"own:bought_hour","op":"=","value":"1-09"})"), text(R"({"field":"bought_hour","op":"=","value":"1-09"})"));
        QCOMPARE(text(R"({"all":[{"field":"city","op":"=","value":"Lyon"},{"field":"orders","op":"<","value":3}]})"),
            QStringLiteral("City = Lyon and Orders < 3"));
        QCOMPARE(
            text(
                R"({"all":[{"field":"city","op":"in","value":["Lyon","Nice"]},{"not":{"field":"plan","op":"missing"}}]})"),
            QStringLiteral("City: Lyon or Nice and not Plan or tier is missing"));
        QCOMPARE(text(R"({"any":[{"segment":"Loyal"},{"ids":["1","2"]}]})"),
            QStringLiteral("in segment “Loyal” or 2 listed customers"));
        QCOMPARE(text(R"({"field":"age","op":"between","value":[25,34]})"), QStringLiteral("Age from 25 to 34"));
        QCOMPARE(present::scopeText(""), QStringLiteral("All customers"));
        QCOMPARE(present::scopeText("Gold tier"), QStringLiteral("Gold tier"));
        QCOMPARE(present::scopeText(R"({"field":"age","op":">=","value":60})"), QStringLiteral("Age ≥ 60"));
        QCOMPARE(present::valueText(QStringLiteral("rfm.group"), QStringLiteral("at-risk")), QStringLiteral("At risk"));
        QCOMPARE(present::valueText(QStringLiteral("city"), {}), QStringLiteral("(missing)"));
    }
};

HOLDFAST_TEST(WordsTest)
#include "WordsTest.moc"
