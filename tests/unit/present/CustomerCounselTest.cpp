// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The waterfall, offers, similar customers and timeline of one customer, from answers made by hand.
#include "support/TestMain.h"

#include "present/pages/CustomerPages.h"

#include <QTest>

#include <cmath>

using namespace holdfast;
using namespace holdfast::present;

namespace {

const Fmt en {QLocale(QLocale::English, QLocale::UnitedStates)};
const core::CivilDate day {20634}; // 30 Jun 2026

flow::CustomerRisk riskOf(double base, const std::vector<double>& points)
{
    flow::CustomerRisk risk;
    risk.base = base;
    risk.risk = base;
    risk.card.tests.push_back({});
    for (const double p : points) {
        flow::RiskReason reason;
        reason.id = "tenure";
        reason.points = reason.logOdds = p;
        risk.reasons.push_back(reason);
        *risk.risk += p;
    }
    return risk;
}

flow::OfferAdvice offer(const char* id, double cost, double saved, std::optional<double> net)
{
    flow::OfferAdvice advice;
    advice.strategy.id = advice.strategy.name = id;
    advice.strategy.source = "assumption";
    advice.cost = cost;
    advice.saved = {saved, saved - 0.02, saved + 0.02, 0.95, 0, {}};
    if (net)
        advice.net = {*net, *net - 10, *net + 10, 0.95, 0, {}};
    return advice;
}

flow::CustomerAdvice adviceOf(std::vector<flow::OfferAdvice> offers)
{
    flow::CustomerAdvice advice;
    advice.currency = "EUR";
    advice.risk = 0.4;
    advice.value = 300;
    advice.consentKnown = true;
    advice.offers = std::move(offers);
    return advice;
}

} // namespace

class CustomerCounselTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWaterfallRunsFromBaseToRisk()
    {
        const Block few = whyBlock(riskOf(0.1, {0.3, -0.05, 0}), en);
        const auto& rows = std::get<GapSpec>(few.body).rows;
        QCOMPARE(rows.size(), 4); // what adds nothing is no step
        QVERIFY(std::abs(rows[1].from - 10) < 1e-9 && std::abs(rows[1].to - 40) < 1e-9 && std::abs(rows[2].to - 35) < 1e-9);
        QCOMPARE(rows[1].text, QStringLiteral("+30.0"));
        QCOMPARE(rows[2].text, QStringLiteral("−5.0"));
        QVERIFY(rows[1].tone == Tone::Worse && rows[2].tone == Tone::Better);
        QVERIFY(std::abs(rows[3].to - 35) < 1e-9 && rows[3].from == 0);
        QVERIFY(few.title.contains(QStringLiteral("35.0%")));
        QCOMPARE(few.asTable.rows.size(), 4);
    }

    void smallReasonsAreOneStepOfTheirSum()
    {
        const Block many = whyBlock(riskOf(0.05, {0.2, 0.1, 0.05, 0.04, 0.03, 0.02, 0.01, -0.005, 0.002, -0.001}), en);
        const auto& rows = std::get<GapSpec>(many.body).rows;
        QCOMPARE(rows.size(), 9);
        for (qsizetype i = 1; i + 1 < rows.size(); ++i)
            QVERIFY(std::abs(rows[i].from - rows[i - 1].to) < 1e-9);
        QVERIFY(std::abs(rows[7].to - rows[8].to) < 1e-9);
        QCOMPARE(rows[7].text, QStringLiteral("+0.6")); // 1 − 0.5 + 0.2 − 0.1
        QCOMPARE(many.asTable.rows.size(), 12);
    }

    void withoutReasonsTheRiskIsTheBase()
    {
        const Block block = whyBlock(riskOf(0.2, {}), en);
        const auto& rows = std::get<GapSpec>(block.body).rows;
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].to, rows[1].to);
    }

    void doingNothingStandsWhereItBelongs()
    {
        const auto names = [](const Block& block) {
            QStringList list;
            for (const auto& row : block.asTable.rows)
                list.append(row[0].text);
            return list;
        };
        const Block good = nextActionBlock(adviceOf({offer("call", 8, 0.1, 22), offer("gift", 9, 0.02, -3)}), en);
        QCOMPARE(names(good), QStringList({"call", "No action", "gift"}));
        QCOMPARE(good.asTable.rows[0][3].text, QStringLiteral("−10.0"));
        QVERIFY(good.reading.rest.contains(QStringLiteral("€12.00 to €32.00")) && good.reading.rest.contains(QStringLiteral("assumption")));
        QVERIFY(std::get<TableSpec>(good.body).rows[0][0].strong);
        const Block bad = nextActionBlock(adviceOf({offer("gift", 9, 0.02, -3)}), en);
        QCOMPARE(names(bad), QStringList({"No action", "gift"}));
        QVERIFY(!bad.reading.finding.isEmpty() && !std::get<TableSpec>(bad.body).rows[1][0].strong);
        const Block none = nextActionBlock(adviceOf({}), en);
        QCOMPARE(names(none), QStringList({"No action"}));
        QVERIFY(!none.reading.finding.isEmpty());
        const Block unvalued = nextActionBlock(adviceOf({offer("call", 8, 0.1, {})}), en);
        QCOMPARE(names(unvalued), QStringList({"call", "No action"}));
        QVERIFY(unvalued.reading.rest.contains(QStringLiteral("not known")));
        auto closed = adviceOf({});
        closed.excluded = "no-consent";
        QVERIFY(nextActionBlock(closed, en).state == State::Empty && nextActionBlock(closed, en).emptyText.contains(QStringLiteral("no consent")));
    }

    void similarCustomersSayHowManyLeft()
    {
        flow::CustomerStory story;
        story.similarMissing = core::Error {core::Code::NotEnoughData, {{"needs", "past"}}, {}, {}, {}};
        QVERIFY(similarBlock(story, en).state == State::Empty && !similarBlock(story, en).emptyText.isEmpty());
        flow::SimilarCustomers similar;
        similar.day = day - 90;
        similar.until = day;
        similar.measure = "rfm";
        similar.among = similar.candidates = 3;
        similar.peers = 3;
        similar.left = {1.0 / 3, 0.06, 0.79, 0.95, 3, "Wilson (1927)"};
        similar.nearest = {{"A", 0, true, {{"Spring", false}, {"Spring", false}}}, {"B", 0.5, false, {{"Spring", true}}}, {"C", 0.5, false, {}}};
        story.similar = similar;
        const Block block = similarBlock(story, en);
        QCOMPARE(block.asTable.rows.size(), 3);
        QCOMPARE(block.asTable.rows[0][3].text, QStringLiteral("Spring"));
        QCOMPARE(block.asTable.rows[1][3].text, QStringLiteral("Spring (held back)"));
        QCOMPARE(block.asTable.rows[2][3].text, QStringLiteral("no action"));
        QVERIFY(block.reading.rest.startsWith(QStringLiteral("1 of the 3 most alike left:")));
        QVERIFY(block.caveats.isEmpty());
    }

    void theTimelineDrawsOnlyWhatThereIs()
    {
        using Kind = TimelineSpec::Lane::Kind;
        flow::CustomerCard card;
        card.basis.asOf = day;
        QVERIFY(customerTimeline(card, en).lanes.isEmpty() && !customerTimeline(card, en).emptyText.isEmpty()); // nothing at all
        card.since = day - 200;
        card.stages = {{day - 200, day - 31, "new"}, {day - 30, day, "decline"}};
        TimelineSpec spec = customerTimeline(card, en);
        QCOMPARE(spec.lanes.size(), 1);
        QCOMPARE(spec.lanes[0].kind, Kind::Spans);
        QCOMPARE(spec.lanes[0].marks[0].to, spec.lanes[0].marks[1].at);
        QCOMPARE(spec.lanes[0].marks[1].to, spec.days + 1);
        flow::CustomerStory story;
        flow::RiskCourse course;
        course.points = {{day - 61, 0.02}, {day - 31, 0.05}, {day, 0.32}};
        course.alert = 0.25;
        course.trainedAsOf = day - 40;
        story.course = course;
        flow::CustomerCampaign campaign;
        campaign.name = "Spring";
        campaign.day = day - 20;
        campaign.until = day + 70;
        campaign.control = true;
        story.campaigns = {campaign};
        spec = customerTimeline(card, en, &story);
        QCOMPARE(spec.lanes.size(), 3);
        const auto& line = spec.lanes[0];
        QCOMPARE(line.kind, Kind::Line);
        QCOMPARE(line.topText, QStringLiteral("50%")); // the smallest round scale that holds the highest
        QVERIFY(std::abs(line.threshold - 0.5) < 1e-9 && std::abs(line.marks[2].height - 0.64) < 1e-9);
        QVERIFY(line.marks[2].tone == Tone::Worse && line.marks[1].tone == Tone::Neutral);
        QCOMPARE(line.marks[2].text, QStringLiteral("32.0%"));
        QVERIFY(line.marks[0].detail.contains(QStringLiteral("before the model")) && !line.marks[2].detail.contains(QStringLiteral("before the model")));
        QVERIFY(spec.note.contains(QStringLiteral("25.0%")));
        QVERIFY(spec.lanes[2].marks[0].hollow && spec.lanes[2].marks[0].detail.contains(QStringLiteral("window open")));
        // Nobody is in the high tier: no threshold to draw.
        story.course->alert = 2;
        spec = customerTimeline(card, en, &story);
        QVERIFY(std::isnan(spec.lanes[0].threshold) && spec.note.isEmpty() && spec.lanes[0].marks[2].tone == Tone::Neutral);
    }
};

HOLDFAST_TEST(CustomerCounselTest)
#include "CustomerCounselTest.moc"
