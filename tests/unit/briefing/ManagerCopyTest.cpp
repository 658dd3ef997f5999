// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of fewer than ten customers leave a manager copy, whatever the column is called that tells how many they are.
#include "support/TestMain.h"

#include "briefing/ManagerCopy.h"

using namespace holdfast;
using Kind = present::TableSpec::Kind;

class ManagerCopyTest : public QObject {
    Q_OBJECT

    static present::TableSpec::Cell cell(const QString& text, double number = present::kUndefined)
    {
        present::TableSpec::Cell made;
        made.text = text;
        made.number = number;
        return made;
    }
    static present::Block block(const QString& sizeId, double small)
    {
        present::TableSpec table;
        for (const auto& [title, kind, id] : {std::tuple(QStringLiteral("Group"), Kind::Text, QStringLiteral("group")), {QStringLiteral("Size"), Kind::Number, sizeId},
                 {QStringLiteral("Churn rate"), Kind::Percent, QStringLiteral("rate")}}) {
            auto& column = table.columns.emplace_back();
            column.title = title;
            column.kind = kind;
            column.id = id;
        }
        table.rows.append({cell(QStringLiteral("North")), cell(QStringLiteral("120"), 120), cell(QStringLiteral("4%"), 0.04)});
        table.rows.append({cell(QStringLiteral("South")), cell(QString::number(small), small), cell(QStringLiteral("50%"), 0.5)});
        present::Block made;
        made.id = QStringLiteral("groups");
        made.reading.finding = QStringLiteral("South leaves most.");
        made.body = table;
        made.asTable = table;
        return made;
    }

private Q_SLOTS:
    void smallGroupsGo_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("small");
        QTest::addColumn<bool>("hidden");
        for (const char* id : {"n", "customers", "active", "active-at-start", "active-now", "buyers", "answers"})
            QTest::newRow(id) << QString::fromLatin1(id) << 9.0 << true;
        QTest::newRow("ten are enough") << QStringLiteral("n") << 10.0 << false;
        QTest::newRow("no number of customers") << QStringLiteral("days") << 9.0 << false;
    }
    void smallGroupsGo()
    {
        QFETCH(QString, id);
        QFETCH(double, small);
        QFETCH(bool, hidden);
        const present::Block copy = briefing::managerCopy(block(id, small));
        for (const present::TableSpec& table : {copy.asTable, std::get<present::TableSpec>(copy.body)}) {
            QCOMPARE(table.rows[0][2].text, QStringLiteral("4%"));
            QCOMPARE(table.rows[1][0].text, QStringLiteral("South"));
            QCOMPARE(table.rows[1][1].text, hidden ? QStringLiteral("< 10") : QString::number(small));
            QCOMPARE(table.rows[1][2].text, hidden ? QStringLiteral("–") : QStringLiteral("50%"));
            QCOMPARE(std::isfinite(table.rows[1][2].number), !hidden);
        }
        QCOMPARE(copy.reading.finding.isEmpty(), hidden); // it may name the group
        QCOMPARE(copy.caveats.isEmpty(), !hidden);
    }
};

HOLDFAST_TEST(ManagerCopyTest)
#include "ManagerCopyTest.moc"
