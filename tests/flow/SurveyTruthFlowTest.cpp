// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/IndexStructure.h"
#include "flow/SurveyFactors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace holdfast;
using domain::SurveyKind;

// The published surveys through the path of the panel: imported into a workspace, read by a survey model, then analysed. Frozen results
// of reference implementations (R relaimpo, factanal, psych) lie beside the data in the shared folder.
class SurveyTruthFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_truth;

    static bool near(std::optional<double> got, double expected, double tolerance = 1e-8)
    {
        const bool good = got && std::abs(*got - expected) <= tolerance * std::max(1.0, std::abs(expected));
        if (!good)
            qWarning("got %.15g, expected %.15g", got.value_or(std::nan("")), expected);
        return good;
    }
    QJsonObject expected(const QString& name) const
    {
        QFile file(m_truth + u'/' + name + QStringLiteral(".json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("expected")].toObject() : QJsonObject();
    }
    static domain::SurveyColumn column(const QString& name, double low, double high, std::vector<double> dontKnow = {}, SurveyKind kind = SurveyKind::Item)
    {
        domain::SurveyColumn made;
        made.column = name.toStdString();
        made.kind = kind;
        made.scale.low = low;
        made.scale.high = high;
        made.scale.dontKnow = std::move(dontKnow);
        return made;
    }
    core::Result<flow::SessionPtr> workspace(const QString& file, std::vector<domain::SurveyColumn> columns)
    {
        core::JobContext job;
        auto session = flow::createWorkspace(m_folder.filePath(file + QStringLiteral(".holdfast")).toStdString(), tests::fixedClock());
        if (!session)
            return session;
        flow::ImportRequest import;
        import.path = (m_truth + QStringLiteral("/data/") + file).toStdString();
        import.role = "other";
        if (auto imported = flow::importSource(**session, import, job); !imported)
            return std::unexpected(imported.error());
        domain::SurveyModel model;
        model.sources.emplace_back();
        model.sources.back().table = "other";
        model.columns = std::move(columns);
        if (auto set = flow::setSurveyModel(**session, model, job); !set)
            return std::unexpected(set.error());
        return session;
    }

    void compare(flow::Session& session, const QJsonObject& truth, flow::DriversRequest request)
    {
        core::JobContext job;
        request.bootstrap = 0;
        const auto answer = flow::measureDrivers(session, request, job);
        MUST(answer);
        QCOMPARE(static_cast<int>(answer->basis.n), truth[QStringLiteral("n")].toInt());
        QVERIFY(near(answer->r2.value, truth[QStringLiteral("r_squared")].toDouble()));
        QVERIFY(near(answer->adjustedR2, truth[QStringLiteral("adj_r_squared")].toDouble()));
        QVERIFY(near(answer->f, truth[QStringLiteral("f")].toObject()[QStringLiteral("F")].toDouble()));
        QVERIFY(near(answer->intercept, truth[QStringLiteral("intercept")].toObject()[QStringLiteral("coef")].toDouble()));
        const auto drivers = truth[QStringLiteral("drivers")].toObject();
        QCOMPARE(static_cast<int>(answer->items.size()), static_cast<int>(drivers.size()));
        for (const auto& item : answer->items) {
            const auto one = drivers[QString::fromStdString(item.item)].toObject();
            QVERIFY2(!one.isEmpty(), item.item.c_str());
            QVERIFY(near(item.lmg.value, one[QStringLiteral("lmg")].toDouble()));
            QVERIFY(near(item.lmgShare, one[QStringLiteral("lmg_share")].toDouble()));
            QVERIFY(near(item.johnson.value, one[QStringLiteral("johnson_relative_weight")].toDouble()));
            QVERIFY(near(item.coef.value, one[QStringLiteral("coef")].toDouble()));
            QVERIFY(near(item.se, one[QStringLiteral("se")].toDouble()));
            QVERIFY(near(item.mean, one[QStringLiteral("mean")].toDouble()));
            QVERIFY(near(item.beta.value, one[QStringLiteral("beta")].toDouble()));
            QVERIFY(near(item.pratt, one[QStringLiteral("pratt")].toDouble()));
            QVERIFY(near(item.last, one[QStringLiteral("last")].toDouble()));
            QVERIFY(near(item.vif, one[QStringLiteral("vif")].toDouble(), 1e-7));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_truth = tests::sharedFolder() + QStringLiteral("/truth");
        if (tests::sharedFolder().isEmpty() || !QFileInfo::exists(m_truth + QStringLiteral("/data/swiss.csv")))
            QSKIP("Left out: the shared truth data are not beside this checkout.");
    }

    void airport()
    {
        std::vector<domain::SurveyColumn> columns;
        for (const char* name : {"Q7ART", "Q7FOOD", "Q7STORE", "Q7SIGN", "Q7WALKWAYS", "Q7SCREENS", "Q9BOARDING", "Q9RESTROOM", "Q9FOOD"})
            columns.push_back(column(QLatin1String(name), 1, 5, {0, 6}));
        columns.push_back(column(QStringLiteral("Q7ALL"), 1, 5, {0, 6}, SurveyKind::Csat));
        const auto session = workspace(QStringLiteral("sfo_survey_2017.csv"), std::move(columns));
        MUST(session);
        flow::DriversRequest request;
        for (const char* name : {"Q7ART", "Q7FOOD", "Q7STORE", "Q7SIGN", "Q7WALKWAYS", "Q7SCREENS", "Q9BOARDING", "Q9RESTROOM", "Q9FOOD"})
            request.items.emplace_back(name);
        compare(**session, expected(QStringLiteral("18_key_drivers_sfo2017")), request);
        // The nine items are those of the model: asked for or not, the answer is the same where few enough are missing.
        request.items.clear();
        request.mostMissing = 1;
        compare(**session, expected(QStringLiteral("18_key_drivers_sfo2017")), request);
        // An item that is asked for beyond the model, and one that is not there.
        core::JobContext job;
        request.items = {"Q7NOTHING"};
        QCOMPARE(flow::measureDrivers(**session, request, job).error().code, core::Code::UnknownField);
    }

    void airline()
    {
        const auto truth = expected(QStringLiteral("18_key_drivers_airline"));
        std::vector<domain::SurveyColumn> columns;
        const auto drivers = truth[QStringLiteral("drivers")].toObject();
        for (const auto& name : drivers.keys())
            columns.push_back(column(name, 1, 5, {0}));
        columns.push_back(column(QStringLiteral("satisfaction"), 0, 1, {}, SurveyKind::Csat));
        columns.back().scale.words = {{"satisfied", 1}, {"neutral or dissatisfied", 0}};
        const auto session = workspace(QStringLiteral("airline_satisfaction_a.csv"), std::move(columns));
        MUST(session);
        compare(**session, truth, {});
        core::JobContext job;
        flow::DriversRequest request;
        request.bootstrap = 100;
        const auto answer = flow::measureDrivers(**session, request, job);
        MUST(answer);
        QVERIFY(answer->binary && answer->events > 0 && answer->mcfadden && *answer->mcfadden > 0.3);
        for (const auto& item : answer->items) {
            QVERIFY(*item.lmg.lower <= *item.lmg.value && *item.lmg.value <= *item.lmg.upper);
            QVERIFY(item.oddsRatio && *item.oddsRatioLower < *item.oddsRatio && *item.oddsRatio < *item.oddsRatioUpper);
        }
        QVERIFY(*answer->r2.lower < *answer->r2.value && *answer->r2.value < *answer->r2.upper);
    }

    void provinces()
    {
        std::vector<domain::SurveyColumn> columns;
        for (const char* name : {"Fertility", "Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"})
            columns.push_back(column(QLatin1String(name), 0, 100));
        const auto session = workspace(QStringLiteral("swiss.csv"), std::move(columns));
        MUST(session);
        flow::DriversRequest request;
        request.y = "Fertility";
        compare(**session, expected(QStringLiteral("18_key_drivers_swiss")), request);
    }

    void abilities()
    {
        std::vector<domain::SurveyColumn> columns;
        for (int i = 1; i <= 9; ++i)
            columns.push_back(column(QStringLiteral("x%1").arg(i), 0, 12));
        const auto session = workspace(QStringLiteral("holzinger_swineford.csv"), std::move(columns));
        MUST(session);
        core::JobContext job;
        flow::FactorsRequest request;
        const auto answer = flow::measureFactors(**session, request, job);
        MUST(answer);
        const auto truth = expected(QStringLiteral("14_factor_reliability_holzinger"));
        QCOMPARE(static_cast<int>(answer->basis.n), 301);
        QCOMPARE(answer->suggested, std::size_t {3}); // as parallel analysis of these tests finds
        const auto adequacy = truth[QStringLiteral("adequacy")].toObject();
        QVERIFY(near(answer->kmo, adequacy[QStringLiteral("kmo_overall")].toDouble()));
        QVERIFY(near(answer->bartlettChi2, adequacy[QStringLiteral("bartlett")].toObject()[QStringLiteral("chisq")].toDouble()));
        const auto factors = truth[QStringLiteral("factor3")].toObject();
        QVERIFY(near(answer->chi2, factors[QStringLiteral("chisq")].toDouble(), 1e-5));
        const auto loadings = factors[QStringLiteral("varimax_loadings")].toObject();
        for (const auto& item : answer->items) {
            QVERIFY(near(item.kmo, adequacy[QStringLiteral("kmo_items")].toObject()[QString::fromStdString(item.item)].toDouble()));
            const auto row = loadings[QString::fromStdString(item.item)].toArray();
            for (int f = 0; f < 3; ++f)
                QVERIFY(near(item.loadings[static_cast<std::size_t>(f)], row[f].toDouble(), 1e-4));
        }
        // Visual x1-x3, textual x4-x6, speed x7-x9.
        for (std::size_t first : {0u, 3u, 6u})
            QVERIFY(answer->items[first].factor == answer->items[first + 1].factor && answer->items[first].factor == answer->items[first + 2].factor);

        // 13: the components of the same correlations.
        const auto components = expected(QStringLiteral("13_pca"))[QStringLiteral("holzinger")].toObject()[QStringLiteral("eigenvalues")].toArray();
        QCOMPARE(static_cast<int>(answer->eigenvalues.size()), static_cast<int>(components.size()));
        for (int i = 0; i < components.size(); ++i)
            QVERIFY(near(answer->eigenvalues[static_cast<std::size_t>(i)], components[i].toDouble()));

        // 14b: three dimensions of three items, as an index has them.
        domain::IndexSystem system;
        for (const auto& [name, first] : {std::pair {"visual", 1}, {"textual", 4}, {"speed", 7}}) {
            system.nodes.push_back({name, name, {}, {}});
            for (int i = first; i < first + 3; ++i) {
                const std::string column = "x" + std::to_string(i);
                system.nodes.push_back({column, column, name, column});
            }
        }
        MUST(flow::setIndexSystem(**session, system, "abilities", job));
        const auto structure = flow::measureStructure(**session, {}, job);
        MUST(structure);
        const auto confirmed = expected(QStringLiteral("14b_cfa_holzinger"));
        const auto fit = confirmed[QStringLiteral("fit")].toObject();
        const auto& found = structure->fit;
        QVERIFY(near(found.chi2, fit[QStringLiteral("chisq")].toDouble(), 1e-6) && found.df == fit[QStringLiteral("df")].toDouble());
        QVERIFY(near(found.cfi, fit[QStringLiteral("cfi")].toDouble(), 1e-6) && near(found.tli, fit[QStringLiteral("tli")].toDouble(), 1e-6));
        QVERIFY(near(found.rmsea, fit[QStringLiteral("rmsea")].toDouble(), 1e-6) && near(found.rmseaLower, fit[QStringLiteral("rmsea.ci.lower")].toDouble(), 1e-5));
        QVERIFY(near(found.srmr, fit[QStringLiteral("srmr")].toDouble(), 1e-5) && near(found.loglik, fit[QStringLiteral("logl")].toDouble(), 1e-8));
        int compared = 0;
        for (const auto& entry : confirmed[QStringLiteral("parameters")].toArray()) {
            const auto parameter = entry.toObject();
            for (const auto& dimension : structure->dimensions)
                for (const auto& item : dimension.items)
                    if (parameter[QStringLiteral("op")].toString() == QStringLiteral("=~") && parameter[QStringLiteral("rhs")].toString().toStdString() == item.item) {
                        QVERIFY(near(item.loading, parameter[QStringLiteral("est")].toDouble(), 1e-4) && near(item.se, parameter[QStringLiteral("se")].toDouble(), 1e-3));
                        QVERIFY(near(item.standardised, parameter[QStringLiteral("std_all")].toDouble(), 1e-4));
                        ++compared;
                    }
        }
        QCOMPARE(compared, 9);
        // Nothing to test: one dimension of three, and items under none.
        system.nodes.resize(4);
        system.nodes.push_back({"x9", "x9", {}, "x9"});
        MUST(flow::setIndexSystem(**session, system, "abilities", job));
        const auto nothing = flow::measureStructure(**session, {}, job);
        MUST(nothing);
        QVERIFY(nothing->dimensions.empty());

        const auto scales = truth[QStringLiteral("alpha")].toObject();
        QVERIFY(scales.size() >= 3);
        for (const auto& name : scales.keys()) {
            const auto one = scales[name].toObject();
            const auto items = one[QStringLiteral("items")].toObject();
            flow::FactorsRequest scale;
            for (const auto& item : items.keys())
                scale.items.push_back(item.toStdString());
            const auto reliable = flow::measureReliability(**session, scale, job);
            MUST(reliable);
            QVERIFY(near(reliable->alpha, one[QStringLiteral("raw_alpha")].toDouble()));
            QVERIFY(near(reliable->alphaLower, one[QStringLiteral("feldt_ci95")].toArray()[0].toDouble()));
            for (const auto& item : reliable->items)
                QVERIFY(near(item.alphaWithout, items[QString::fromStdString(item.item)].toObject()[QStringLiteral("alpha_if_deleted")].toDouble()));
        }
    }
};

HOLDFAST_TEST(SurveyTruthFlowTest)
#include "SurveyTruthFlowTest.moc"
