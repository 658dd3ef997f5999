// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/CampaignEvaluate.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"
#include "flow/Campaigns.h"

#include <QFile>
#include <QStandardPaths>

#include <cmath>

using namespace holdfast;

namespace {

// Fields of a line; quotes hold commas together.
std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line)
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    return fields;
}

bool near(const std::optional<double>& value, double truth)
{
    return value && std::abs(*value - truth) <= 1e-9 * std::max(1.0, std::abs(truth));
}

} // namespace

// Experiments of ../shared/truth (19, 21, 22) by the way of a campaign: customers, outcomes with arms, evaluation. The frozen figures
// are those of scipy, statsmodels and plain loops.
class CampaignTruthTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString data(const char* name) { return QStringLiteral(HOLDFAST_SOURCE_DIR "/../shared/truth/") + QString::fromLatin1(name); }

    // Customers 0 … n-1 in a new workspace, and one campaign with outcomes of this text and question.
    core::Result<flow::EvaluateAnswer> evaluated(const std::string& name, std::size_t n, const std::string& outcomes, const char* outcome)
    {
        core::JobContext job;
        auto session = flow::createWorkspace(m_folder.filePath(QString::fromStdString(name + ".holdfast")).toStdString(), tests::fixedClock());
        if (!session)
            return std::unexpected(session.error());
        const std::string people = m_folder.filePath(QStringLiteral("people.csv")).toStdString(), file = m_folder.filePath(QStringLiteral("outcomes.csv")).toStdString();
        {
            std::ofstream out(people, std::ios::binary);
            out << "Customer ID,Plan\n";
            for (std::size_t i = 0; i < n; ++i)
                out << 'c' << i << (i % 2 == 0 ? ",A\n" : ",B\n");
            std::ofstream(file, std::ios::binary) << outcomes;
        }
        flow::ImportRequest request;
        request.path = people;
        request.role = "customer";
        if (auto imported = flow::importSource(**session, request, job); !imported)
            return std::unexpected(imported.error());
        flow::DraftRequest draft;
        draft.name = name;
        draft.audience.customers = {"c0"};
        const auto id = flow::createDraft(**session, draft, job);
        if (!id)
            return std::unexpected(id.error());
        domain::TargetPlan plan;
        plan.outcome = outcome;
        if (auto done = flow::setTarget(**session, *id, plan, job); !done)
            return std::unexpected(done.error());
        if (auto read = flow::importOutcomes(**session, *id, file, job); !read)
            return std::unexpected(read.error());
        flow::EvaluateRequest evaluate;
        evaluate.campaign = *id;
        evaluate.replicates = 20;
        evaluate.by = {"plan"};
        return flow::evaluateCampaign(**session, evaluate, job);
    }

    struct Hillstrom {
        std::size_t n = 0;
        std::string visit, spend;
    };
    static std::optional<Hillstrom> hillstrom()
    {
        std::ifstream in(data("data/hillstrom_email.csv").toStdString());
        if (!in)
            return {};
        Hillstrom h;
        h.visit = "customer,arm,converted,before\n";
        h.spend = "customer,arm,amount,before\n";
        std::string line;
        std::getline(in, line);
        while (std::getline(in, line)) {
            const auto f = cells(line);
            if (f.size() != 12 || (f[8] != "Womens E-Mail" && f[8] != "No E-Mail"))
                continue;
            const std::string head = "c" + std::to_string(h.n++) + (f[8] == "No E-Mail" ? ",control," : ",treated,");
            std::string spend = f[11];
            while (!spend.empty() && (spend.back() == '\r' || spend.back() == '\n'))
                spend.pop_back();
            h.visit += head + f[9] + "," + f[0] + "\n";
            h.spend += head + spend + "," + f[2] + "\n";
        }
        return h;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
    }

    void visitsOfTheWomensMail()
    {
        const auto h = hillstrom();
        if (!h)
            QSKIP("needs hillstrom_email.csv of ../shared/truth/data; the planted campaigns stay");
        const auto answer = evaluated("visits", h->n, h->visit, "converted");
        MUST(answer);
        QCOMPARE(answer->treated.n, std::int64_t(21387));
        QCOMPARE(answer->control.n, std::int64_t(21306));
        QVERIFY(near(answer->effect.value, 0.045233106587052985) && near(answer->effect.lower, 0.03889409535998813) && near(answer->effect.upper, 0.051574342962213596));
        QVERIFY(answer->p && *answer->p < 1e-40);
        QVERIFY(answer->cuped && near(answer->cuped->theta, -0.0069286229021920795) && near(answer->cuped->adjusted.effect, 0.04535889370340375)
            && near(answer->cuped->adjusted.se, 0.003225865433274119));
        QCOMPARE(answer->decision, std::string("met"));
        QVERIFY(!answer->drawn && answer->lines.size() == 3); // all, and the two plans
        QVERIFY(near(answer->lines.front().difference.value, 0.045233106587052985));
    }

    void spendOfTheWomensMail()
    {
        const auto h = hillstrom();
        if (!h)
            QSKIP("needs hillstrom_email.csv of ../shared/truth/data; the planted campaigns stay");
        const auto answer = evaluated("spend", h->n, h->spend, "amount");
        MUST(answer);
        QVERIFY(near(answer->effect.value, 0.4244122159365966) && near(answer->effect.lower, 0.16896450721722794) && near(answer->effect.upper, 0.6798599246559653));
        QVERIFY(answer->cuped && near(answer->cuped->theta, 0.001034651293586205) && near(answer->cuped->adjusted.lower, 0.16730150689941903));
        QVERIFY(near(answer->money.value.value, 0.4227009231564979 * 21387));
        QVERIFY(answer->lessons.empty()); // an amount saves no share
    }

    void scoreOfTheWomensMail()
    {
        std::ifstream in(data("expected/uplift_scores_hillstrom_womens.csv").toStdString());
        if (!in)
            QSKIP("needs the scores of ../shared/truth/expected; UpliftTruth stays");
        std::string line, outcomes = "customer,arm,converted,score\n";
        std::getline(in, line);
        std::size_t n = 0;
        while (std::getline(in, line)) {
            const auto f = cells(line);
            std::string score = f.at(3);
            while (!score.empty() && score.back() == '\r')
                score.pop_back();
            outcomes += "c" + std::to_string(n++) + (f[2] == "1" ? ",treated," : ",control,") + f[1] + "," + score + "\n";
        }
        const auto answer = evaluated("score", n, outcomes, "converted");
        MUST(answer);
        QVERIFY(answer->qini && near(answer->qini->qini, 74.25081806909901) && near(answer->qini->qiniRandom, 233.71544946481004));
        QVERIFY(near(answer->qini->qiniPerTreated, 0.006882085278440913));
    }

    void gatesOfTheGame()
    {
        std::ifstream in(data("data/cookie_cats_ab.csv").toStdString());
        if (!in)
            QSKIP("needs cookie_cats_ab.csv of ../shared/truth/data; the planted campaigns stay");
        std::string line;
        std::getline(in, line);
        const auto heads = cells(line);
        const auto at = [&](const char* name) { return static_cast<std::size_t>(std::find_if(heads.begin(), heads.end(), [&](const auto& h) { return h.starts_with(name); }) - heads.begin()); };
        const auto version = at("version"), retained = at("retention_1");
        QVERIFY(version < heads.size() && retained < heads.size());
        std::string outcomes = "customer,arm,converted\n";
        std::size_t n = 0;
        while (std::getline(in, line)) {
            const auto f = cells(line);
            const bool kept = f.at(retained).starts_with("1") || f[retained].starts_with("T") || f[retained].starts_with("t");
            outcomes += "c" + std::to_string(n++) + (f.at(version) == "gate_30" ? ",treated," : ",control,") + (kept ? "1\n" : "0\n");
        }
        const auto answer = evaluated("gates", n, outcomes, "converted");
        MUST(answer);
        QVERIFY(near(answer->effect.value, 0.005905169787341458) && near(answer->effect.lower, -0.000582095069752226) && near(answer->effect.upper, 0.012391904992707325));
        QVERIFY(near(answer->p, 0.07440965529691913));
        QCOMPARE(answer->decision, std::string("not-met"));
    }
};

HOLDFAST_TEST(CampaignTruthTest)
#include "CampaignTruthTest.moc"
