// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/CompareSegments.h"
#include "flow/Demographics.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace holdfast;
using domain::Rule;

// Profiles and tests of groups of published customer data through the path of the panels: imported, saved as segments, compared. The
// frozen results of reference implementations (SciPy, pandas) lie beside the data in the shared folder.
class GroupTruthFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_truth;
    int m_made = 0; // workspaces
    core::JobContext m_job;

    static bool near(std::optional<double> got, double expected, double tolerance = 1e-9)
    {
        const bool good = got && (got == expected || std::abs(*got - expected) <= tolerance * std::max(std::abs(expected), 1e-300));
        if (!good)
            qWarning("got %.15g, expected %.15g", got.value_or(std::nan("")), expected);
        return good;
    }
    QJsonObject expected(const QString& name) const
    {
        QFile file(m_truth + u'/' + name + QStringLiteral(".json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("expected")].toObject() : QJsonObject();
    }
    core::Result<flow::SessionPtr> workspace(const QString& file)
    {
        auto session = flow::createWorkspace(m_folder.filePath(QStringLiteral("%1-%2.holdfast").arg(file).arg(++m_made)).toStdString(), tests::fixedClock());
        if (!session)
            return session;
        flow::ImportRequest request;
        request.path = (m_truth + QStringLiteral("/data/") + file).toStdString();
        request.role = "customer";
        if (auto imported = flow::importSource(**session, request, m_job); !imported)
            return std::unexpected(imported.error());
        return session;
    }
    // The name of the field whose header text this is.
    std::string named(flow::Session& session, const std::string& label)
    {
        const auto table = flow::customerTable(session, {}, m_job);
        if (table)
            for (const auto& field : (*table)->fields())
                if (field.label == label || field.name == label)
                    return field.name;
        return {};
    }
    core::Status save(flow::Session& session, const std::string& name, const std::string& label, const std::string& value)
    {
        Rule rule;
        rule.kind = Rule::Kind::Compare;
        rule.field = named(session, label);
        rule.values = {value};
        return flow::saveSegment(session, {name, rule});
    }
    template <class List> static auto figure(const List& list, const std::string& name)
    {
        return std::ranges::find_if(list, [&](const auto& each) { return each.field.name == name; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_truth = tests::sharedFolder() + QStringLiteral("/truth");
        if (tests::sharedFolder().isEmpty() || !QFileInfo::exists(m_truth + QStringLiteral("/data/telco_churn.csv")))
            QSKIP("Left out: the shared truth data are not beside this checkout.");
    }

    void telcoSegmentsAgainstTruth31()
    {
        const auto session = workspace(QStringLiteral("telco_churn.csv"));
        MUST(session);
        MUST(save(**session, "Stayed", "Churn", "false"));
        MUST(save(**session, "Left", "Churn", "true"));
        const auto truth = expected(QStringLiteral("31_crosstab_group_tests"));
        const auto two = flow::compareSegments(**session, {}, {"Stayed", "Left"}, m_job);
        MUST(two);
        for (const auto& [label, key] : {std::pair("tenure", "tenure_churn_no_vs_yes"), std::pair("MonthlyCharges", "monthly_charges_churn_no_vs_yes")}) {
            const auto found = figure(two->figures, named(**session, label));
            QVERIFY(found != two->figures.end());
            const auto values = truth[QLatin1String(key)].toObject();
            QCOMPARE(int(found->values[0].n), values[QStringLiteral("n")].toArray()[0].toInt());
            QVERIFY(near(found->values[1].mean, values[QStringLiteral("mean")].toArray()[1].toDouble()));
            QVERIFY(near(found->values[1].sd, values[QStringLiteral("sd")].toArray()[1].toDouble()));
            QCOMPARE(found->test, std::string("welch_t"));
            QVERIFY(near(found->statistic, values[QStringLiteral("welch")].toObject()[QStringLiteral("t")].toDouble()));
            QVERIFY(near(found->p, values[QStringLiteral("welch")].toObject()[QStringLiteral("p")].toDouble(), 1e-6));
            QVERIFY(near(found->effectValue, values[QStringLiteral("cohens_d_pooled")].toDouble()));
        }
        for (const auto& [label, key] : {std::pair("Contract", "contract_by_churn"), std::pair("InternetService", "internet_by_churn"), std::pair("PaymentMethod", "payment_by_churn"), std::pair("gender", "gender_by_churn")}) {
            const auto found = figure(two->figures, named(**session, label));
            QVERIFY(found != two->figures.end());
            const auto values = truth[QLatin1String(key)].toObject();
            QCOMPARE(found->test, std::string("chi2"));
            QVERIFY(near(found->statistic, values[QStringLiteral("chi2")].toDouble()));
            QVERIFY(near(found->p, values[QStringLiteral("p")].toDouble(), 1e-6));
            QVERIFY(near(found->effectValue, values[QStringLiteral("cramers_v")].toDouble()));
            const auto rows = values[QStringLiteral("rows")].toArray();
            for (qsizetype i = 0; i < rows.size(); ++i) { // shares of the words among those who left
                const auto word = std::ranges::find(found->words, rows[i].toString().toStdString());
                QVERIFY(word != found->words.end());
                QVERIFY(near(found->shares[1][std::size_t(word - found->words.begin())], values[QStringLiteral("counts")].toArray()[i].toArray()[1].toDouble() / 1869));
            }
        }
        for (const char* contract : {"Month-to-month", "One year", "Two year"})
            MUST(save(**session, contract, "Contract", contract));
        const auto three = flow::compareSegments(**session, {}, {"Month-to-month", "One year", "Two year"}, m_job);
        MUST(three);
        const auto charges = figure(three->figures, named(**session, "MonthlyCharges"));
        const auto values = truth[QStringLiteral("monthly_charges_by_contract")].toObject();
        QCOMPARE(charges->test, std::string("welch_anova"));
        QVERIFY(near(charges->statistic, values[QStringLiteral("welch_anova")].toObject()[QStringLiteral("F")].toDouble()));
        QVERIFY(near(charges->p, values[QStringLiteral("welch_anova")].toObject()[QStringLiteral("p")].toDouble(), 1e-6));
        QVERIFY(near(charges->effectValue, values[QStringLiteral("anova")].toObject()[QStringLiteral("eta_squared")].toDouble()));
    }

    void telcoDemographicsAgainstTruth31()
    {
        const auto session = workspace(QStringLiteral("telco_churn.csv"));
        MUST(session);
        const auto truth = expected(QStringLiteral("31_crosstab_group_tests"));
        const auto answer = flow::measureDemographics(**session, {}, m_job);
        MUST(answer);
        for (const auto& [label, key] : {std::pair("Contract", "contract_by_churn"), std::pair("InternetService", "internet_by_churn"), std::pair("PaymentMethod", "payment_by_churn"), std::pair("gender", "gender_by_churn")}) {
            const auto found = figure(answer->fields, named(**session, label));
            QVERIFY2(found != answer->fields.end(), label);
            const auto values = truth[QLatin1String(key)].toObject();
            QVERIFY(near(found->statistic, values[QStringLiteral("chi2")].toDouble()));
            QVERIFY(near(found->df, values[QStringLiteral("df")].toDouble()));
            QVERIFY(near(found->effectValue, values[QStringLiteral("cramers_v")].toDouble()));
            const auto rows = values[QStringLiteral("rows")].toArray();
            for (qsizetype i = 0; i < rows.size(); ++i) {
                const auto bin = std::ranges::find_if(found->bins, [&](const auto& each) { return each.bin.from == rows[i].toString().toStdString(); });
                QVERIFY(bin != found->bins.end());
                const auto counts = values[QStringLiteral("counts")].toArray()[i].toArray();
                QCOMPARE(int(bin->churned), counts[1].toInt());
                QCOMPARE(int(bin->active), counts[0].toInt() + counts[1].toInt());
            }
        }
        const auto tenure = figure(answer->fields, named(**session, "tenure"));
        QVERIFY(tenure != answer->fields.end());
        const auto values = truth[QStringLiteral("tenure_churn_no_vs_yes")].toObject();
        QVERIFY(near(tenure->statistic, values[QStringLiteral("welch")].toObject()[QStringLiteral("t")].toDouble()));
        QVERIFY(near(tenure->effectValue, values[QStringLiteral("cohens_d_pooled")].toDouble()));
    }

    void profilesAgainstTruth35_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"telco_churn.csv", "bank_churn.csv"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void profilesAgainstTruth35()
    {
        QFETCH(QString, file);
        const auto session = workspace(file);
        MUST(session);
        const auto answer = flow::measureDemographics(**session, {}, m_job);
        MUST(answer);
        const auto truth = expected(QStringLiteral("35_profiles"))[file].toObject();
        const auto fields = truth[QStringLiteral("fields")].toObject();
        QCOMPARE(int(answer->basis.n), truth[QStringLiteral("rows")].toInt());
        int numbers = 0, words = 0;
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            const auto found = figure(answer->fields, named(**session, it.key().toStdString()));
            if (found == answer->fields.end())
                continue; // the id, the outcome, and what is counted
            const auto values = it.value().toObject();
            QCOMPARE(int(found->missing), values[QStringLiteral("empty")].toInt());
            QCOMPARE(int(found->n), truth[QStringLiteral("rows")].toInt() - values[QStringLiteral("empty")].toInt());
            QVERIFY2(int(found->distinct) == values[QStringLiteral("distinct_non_empty")].toInt() || !values.contains(QStringLiteral("distinct_non_empty")), qPrintable(it.key()));
            if (!found->ordered) {
                ++words;
                continue;
            }
            ++numbers;
            QVERIFY(near(found->mean, values[QStringLiteral("mean")].toDouble()));
            QVERIFY(near(found->sd, values[QStringLiteral("sd_n_minus_1")].toDouble()));
            QVERIFY(near(found->least, values[QStringLiteral("min")].toDouble()));
            QVERIFY(near(found->p25, values[QStringLiteral("p25")].toDouble()));
            QVERIFY(near(found->p50, values[QStringLiteral("p50")].toDouble()));
            QVERIFY(near(found->p75, values[QStringLiteral("p75")].toDouble()));
            QVERIFY(near(found->most, values[QStringLiteral("max")].toDouble()));
        }
        QVERIFY2(numbers >= 3 && words >= 2, qPrintable(QStringLiteral("%1 numbers, %2 words").arg(numbers).arg(words)));
    }
};

HOLDFAST_TEST(GroupTruthFlowTest)
#include "GroupTruthFlowTest.moc"
