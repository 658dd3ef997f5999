// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Compute.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace holdfast;
using core::Code;

using Settings = std::vector<std::pair<std::string, std::string>>;

// From a file and settings to the answer, for the names of models and experiments: keys, refusals, how columns are read.
class ComputeModelsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string file(const QString& name, const QByteArray& text)
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            return {};
        return out.fileName().toStdString();
    }
    static core::Result<flow::ComputeAnswer> run(const char* name, std::vector<std::string> data, Settings settings)
    {
        core::JobContext job;
        return flow::compute({name, std::move(data), {}, std::move(settings), true}, job);
    }
    // n rows: y depends on x and on plan gold; t is a random half.
    std::string customers(int n)
    {
        core::Random random(3);
        QByteArray text = "y,x,plan,t\n";
        for (int i = 0; i < n; ++i) {
            const double x = random.normal();
            const bool gold = random.chance(.4), treated = random.chance(.5);
            const bool y = random.chance(1 / (1 + std::exp(1 - x - (gold ? 1 : 0) - (treated ? .5 * x : 0))));
            text += QByteArray(y ? "left" : "stayed") + ',' + QByteArray::number(x) + ',' + (gold ? "gold" : "basic") + ',' + (treated ? "1" : "0") + '\n';
        }
        return file(QString("customers%1.csv").arg(n), text);
    }

private Q_SLOTS:
    void logisticNamesColumnsAndReference()
    {
        const auto path = customers(400);
        const auto answer = run("logistic", {path}, {{"y", "y:left"}, {"x", "x,plan"}});
        QVERIFY(answer);
        const auto& list = answer->result["coefficients"];
        QCOMPARE(list[0]["name"].get<std::string>(), std::string("(Intercept)"));
        QCOMPARE(list[2]["name"].get<std::string>(), std::string("plan_gold"));
        for (const char* key : {"events", "loglik", "loglik_null", "lr", "aic", "bic", "r2", "auc", "auc_lower", "calibration", "lift", "confusion"})
            QVERIFY2(answer->result.contains(key), key);
        QCOMPARE(answer->out.rows.size(), std::size_t(400));
        const auto turned = run("logistic", {path}, {{"y", "y:left"}, {"x", "x,plan"}, {"reference", "plan:gold"}, {"level", "0.9"}});
        const auto& other = turned->result["coefficients"];
        QCOMPARE(other[2]["name"].get<std::string>(), std::string("plan_basic"));
        QVERIFY(std::abs(other[2]["coef"].get<double>() + list[2]["coef"].get<double>()) < 1e-9);
        QVERIFY(other[1]["upper"].get<double>() < list[1]["upper"].get<double>());
    }

    void treeSpeaksTheTable()
    {
        const auto answer = run("tree", {customers(400)}, {{"y", "y:left"}, {"x", "plan,x"}, {"depth", "2"}});
        QVERIFY(answer);
        const auto& nodes = answer->result["nodes"];
        QVERIFY(nodes.size() >= 3 && nodes[0]["parent"].is_null() && nodes[1]["parent"] == 1);
        bool question = false;
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            const auto rule = nodes[i]["rule"].get<std::string>();
            question = question || rule.starts_with("x <= ") || rule == "plan = gold";
        }
        QVERIFY(question);
    }

    void upliftWithoutATrainingColumnIsCrossFitted()
    {
        const Settings settings {{"treated", "t"}, {"outcome", "y:left"}, {"x", "x,plan"}, {"seed", "4"}};
        const auto answer = run("uplift", {customers(2000)}, settings), again = run("uplift", {customers(2000)}, settings);
        QVERIFY(answer);
        QCOMPARE(answer->out.rows.size(), std::size_t(2000));
        QVERIFY(answer->result == again->result);
        QVERIFY(answer->result["qini_upper"].get<double>() > 0);
        QCOMPARE(answer->result["deciles"].size(), std::size_t(10));
        QCOMPARE(run("uplift", {customers(2000)}, {{"treated", "t"}, {"outcome", "y:left"}}).error().code, Code::MissingParameter);
    }

    void assignReadsBothForms()
    {
        const auto offers = file("offers.csv", "offer,cost,channel,capacity\nmail,1,post,\ncall,5,phone,1\n");
        // With `value`: uplift times value less cost.
        const auto uplifts = file("uplifts.csv", "customer,value,mail,call\na,100,0.05,0.2\nb,200,0.01,0.09\nc,50,0.01,0.02\nd,,0.5,0.5\n");
        const auto answer = run("assign", {uplifts, offers}, {{"budget", "6"}});
        QVERIFY(answer);
        QCOMPARE(answer->n, 3u);
        QCOMPARE(answer->excluded.at("missing"), 1u);
        QVERIFY(std::abs(answer->result["value"].get<double>() - 17) < 1e-9); // a: mail 4, b: call 13; the other way round 16
        QCOMPARE(answer->result["chosen"].get<int>(), 2);
        QCOMPARE(answer->result["spent"].get<double>(), 6.0);
        QCOMPARE(answer->out.rows[0], (std::vector<std::string> {"a", "mail", "4", "1"}));
        // Without: net values as they stand, an empty cell is never given; the channel limits.
        const auto nets = file("nets.csv", "who,mail,call\na,3,9\nb,,8\nc,-1,2\n");
        const auto plan = run("assign", {nets, offers}, {{"capacity", "phone:1,post:5"}});
        QVERIFY(std::abs(plan->result["value"].get<double>() - 11) < 1e-9);
        QVERIFY(plan->result["gap"].get<double>() == 0);
        QCOMPARE(run("assign", {nets, offers}, {{"capacity", "fax:1"}}).error().code, Code::InvalidParameter);
        QCOMPARE(run("assign", {nets}, {}).error().code, Code::MissingParameter);
        QCOMPARE(run("assign", {file("x.csv", "who,mail\na,1\n"), offers}, {}).error().code, Code::UnknownColumn);
    }

    void experimentsAndPower()
    {
        const auto path = customers(1000);
        const auto answer = run("ab", {path}, {{"treated", "t"}, {"outcome", "y:left"}, {"covariate", "x"}, {"before", "x"}});
        QVERIFY(answer);
        for (const char* key : {"control", "treated", "effect", "se", "lower", "upper", "p", "tests", "effects", "sample_ratio", "cuped", "did"})
            QVERIFY2(answer->result.contains(key), key);
        QVERIFY(answer->result["cuped"]["se"].get<double>() < answer->result["cuped"]["plain"]["se"].get<double>());
        const auto unequal = run("ab", {path}, {{"treated", "t"}, {"outcome", "y:left"}, {"ratio", "3"}});
        QVERIFY(std::any_of(unequal->doubts.begin(), unequal->doubts.end(),
            [](const analytics::Doubt& d) { return d.code == analytics::DoubtCode::SampleRatioMismatch; }));
        QCOMPARE(run("ab", {path}, {{"treated", "t"}, {"outcome", "plan:none"}}).error().code, Code::InvalidValue);
        QCOMPARE(run("power", {}, {{"p1", "0.1"}, {"p2", "0.1"}}).error().code, Code::InvalidParameter);
        QCOMPARE(run("power", {}, {}).error().code, Code::MissingParameter);
        QCOMPARE(run("power", {}, {{"p1", "0.1"}, {"p2", "0.2"}, {"size", "3"}}).error().code, Code::UnknownParameter);
        const auto power = run("power", {}, {{"d", "0.5"}, {"ratio", "2"}});
        QVERIFY(std::abs(power->result["n_treated"].get<double>() - 2 * power->result["n_control"].get<double>()) < 1e-9);
    }

    void boostAnswersWithMetricsAndFolds()
    {
        const auto answer = run("boost", {customers(300)}, {{"y", "y:left"}, {"x", "x,plan"}, {"trees", "20"}, {"folds", "3"}, {"calibrate", "platt"}});
        QVERIFY(answer);
        QCOMPARE(answer->result["folds"].size(), std::size_t(3));
        QCOMPARE(answer->result["importance"].size(), std::size_t(2));
        QVERIFY(answer->result["auc"].get<double>() > 0.6);
        QCOMPARE(answer->out.columns.size(), std::size_t(4));
    }

    void edges()
    {
        const auto none = file("none.csv", "y,x,t\n"), same = file("same.csv", "y,x,t\n1,2,0\n1,2,1\n");
        for (const char* name : {"logistic", "boost", "tree"}) {
            QCOMPARE(run(name, {none}, {{"y", "y"}, {"x", "x"}}).error().code, Code::NotEnoughData);
            if (std::string(name) != "tree")
                QCOMPARE(run(name, {same}, {{"y", "y"}, {"x", "x"}}).error().code, Code::NoVariation);
        }
        QCOMPARE(run("metrics", {same}, {{"y", "y"}, {"p", "x"}}).error().code, Code::InvalidValue); // 2 is no probability
        QCOMPARE(run("did", {same}, {{"y", "x"}, {"treated", "t"}, {"post", "y"}}).error().code, Code::NotEnoughData); // empty cells
        QCOMPARE(run("psi", {none}, {{"expected", "x"}, {"actual", "t"}}).error().code, Code::NotEnoughData);
        QVERIFY(run("psi", {same}, {{"expected", "x"}, {"actual", "t"}}));
    }
};

HOLDFAST_TEST(ComputeModelsTest)
#include "ComputeModelsTest.moc"
