// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Roles.h"
#include "support/TestMain.h"

#include <set>
#include <string>

using namespace holdfast;

class RolesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsGoBothWays()
    {
        std::set<std::string_view> words;
        for (int i = 0; i < domain::kRoleCount; ++i) {
            const auto role = static_cast<domain::Role>(i);
            QVERIFY(domain::parseRole(domain::word(role)) == role);
            words.insert(domain::word(role));
        }
        QCOMPARE(words.size(), static_cast<std::size_t>(domain::kRoleCount));
        QVERIFY(!domain::parseRole("customers"));
    }

    // Every role has fields, required ones first, each name once, each with synonyms that a folded header can equal.
    void fieldsAreWellFormed()
    {
        for (int i = 0; i < domain::kRoleCount; ++i) {
            const auto fields = domain::fieldsOf(static_cast<domain::Role>(i));
            if (static_cast<domain::Role>(i) == domain::Role::Other) {
                QVERIFY(fields.empty());
                continue;
            }
            QVERIFY(!fields.empty() && fields.front().required);
            std::set<std::string_view> names;
            bool optional = false;
            for (const domain::RoleField& field : fields) {
                QVERIFY(names.insert(field.name).second);
                QVERIFY(!field.required || !optional);
                optional = !field.required;
                QVERIFY(!field.synonyms.empty() && field.synonyms.back() != '|'
                    && field.synonyms.find("||") == std::string_view::npos);
                for (const char c : field.synonyms)
                    QVERIFY2(!(c >= 'A' && c <= 'Z') && c != ' ' && c != '_', std::string(field.name).c_str());
                QVERIFY(domain::fieldOf(static_cast<domain::Role>(i), field.name) == &field);
            }
        }
        QVERIFY(domain::fieldOf(domain::Role::Customer, "amount") == nullptr);
        for (const char* name : {"customer", "date", "amount"})
            QVERIFY(domain::fieldOf(domain::Role::Transaction, name)->required);
    }
};

HOLDFAST_TEST(RolesTest)
#include "RolesTest.moc"
