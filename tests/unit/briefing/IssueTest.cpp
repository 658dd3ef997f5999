// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an issue keeps of a briefing, and what the next one, or a review, finds changed.
#include "support/TestMain.h"

#include "briefing/Issue.h"
#include "briefing/Review.h"
#include "flow/BriefingIssues.h"
#include "flow/MakeSample.h"

#include <QTemporaryDir>

using namespace holdfast;
using Kind = domain::BriefingItem::Kind;

class IssueTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    static domain::BriefingItem item(Kind kind, const char* page, const char* block = "", std::map<std::string, std::string> choices = {})
    {
        domain::BriefingItem made;
        made.kind = kind;
        made.page = page;
        made.block = block;
        made.choices = std::move(choices);
        return made;
    }
    static briefing::BriefingRequest asked(std::vector<domain::BriefingItem> items)
    {
        briefing::BriefingRequest request;
        request.name = "Board";
        request.plan.items = std::move(items);
        return request;
    }
    // Twice the same table, by other groups, and the figures of the first page.
    static std::vector<domain::BriefingItem> parts()
    {
        return {item(Kind::Figures, "overview"), item(Kind::Block, "overview", "churn-trend"), item(Kind::Block, "rfm", "rfm-grid"),
            item(Kind::Block, "motives", "motive-segments", {{"by", "province"}}), item(Kind::Block, "motives", "motive-segments", {{"by", "gender"}})};
    }
    flow::BriefingIssue issueOf(const briefing::BriefingRequest& request)
    {
        const auto made = briefing::makeBriefing(*m_session, request, m_job);
        return made ? made->issue : flow::BriefingIssue();
    }
    static domain::Rule few()
    {
        return domain::parseRule(R"({"field":"recency_days","op":"<=","value":"20"})").value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        flow::SampleRequest sample;
        sample.customers = 300;
        auto session = flow::makeSample(m_folder.filePath(QStringLiteral("w.holdfast")).toStdString(), sample, m_job);
        QVERIFY(session.has_value());
        m_session = *session;
    }

    void keysAreOfPartAndCustomers()
    {
        auto one = item(Kind::Block, "motives", "motive-segments", {{"by", "province"}});
        const flow::Scope all;
        flow::Scope some;
        some.rule = few();
        const std::string key = briefing::issueKey(one, all);
        QVERIFY(key != briefing::issueKey(one, some));
        QVERIFY(key != briefing::issueKey(item(Kind::Block, "motives", "motive-segments", {{"by", "gender"}}), all));
        QVERIFY(key != briefing::issueKey(item(Kind::Block, "overview"), all));
        QCOMPARE(briefing::issueKey(item(Kind::Block, "motives", "motive-segments", {{"by", "province"}, {"rows", "7"}}), all), key);
        some.asOf = {20000};
        one.rule = few();
        QCOMPARE(briefing::issueKey(one, all), briefing::issueKey(item(Kind::Block, "motives", "motive-segments", {{"by", "province"}}), some));
        one.asOf = {19000};
        QCOMPARE(briefing::issueKey(one, all), briefing::issueKey(item(Kind::Block, "motives", "motive-segments", {{"by", "province"}}), some));
    }

    // Of the same data nothing is found changed, whatever form the issue went out in.
    void theSameDataReadTheSame_data()
    {
        QTest::addColumn<bool>("chineseThen");
        QTest::addColumn<bool>("chineseNow");
        QTest::addColumn<bool>("manager");
        QTest::newRow("the same") << false << false << false;
        QTest::newRow("a manager copy") << false << false << true;
        QTest::newRow("in another language") << false << true << false;
        QTest::newRow("and back") << true << false << false;
    }
    void theSameDataReadTheSame()
    {
        QFETCH(bool, chineseThen);
        QFETCH(bool, chineseNow);
        QFETCH(bool, manager);
        auto request = asked(parts());
        request.chinese = chineseThen;
        request.manager = manager;
        const auto issue = issueOf(request);
        QVERIFY(issue.figures.size() > 5 && issue.tables.size() == 4);
        request.chinese = chineseNow;
        request.manager = false;
        const auto changes = briefing::changedParts(*m_session, request, issue, m_job);
        QVERIFY(changes.has_value());
        QCOMPARE(changes->size(), std::size_t(0));
        request.since = issue;
        const auto next = briefing::makeBriefing(*m_session, request, m_job);
        QVERIFY(next.has_value());
        QCOMPARE(next->chapters[0].pageId, QStringLiteral("changes"));
        QCOMPARE(next->chapters[0].sections[0].block.asTable.rows.size(), 0);
    }

    // A change in one of two parts alike is found in that one.
    void changesAreOfTheirPart()
    {
        const auto request = asked(parts());
        auto issue = issueOf(request);
        const std::string key = briefing::issueKey(request.plan.items[4], {}) + "\nmotive-segments";
        QVERIFY(issue.tables.contains(key));
        issue.tables[key] = "of other numbers";
        issue.figures[0].text += "1";
        const auto changes = briefing::changedParts(*m_session, request, issue, m_job);
        QVERIFY(changes.has_value());
        QCOMPARE(changes->size(), std::size_t(2));
        QCOMPARE(changes->at(0).part, std::size_t(0));
        QCOMPARE(changes->at(0).lines.size(), 1);
        QCOMPARE(changes->at(1).part, std::size_t(4));
        QCOMPARE(changes->at(1).tables, 1);
    }

    // Other customers: that nothing can be compared is told, not that nothing changed.
    void otherCustomersAreNotCompared()
    {
        auto request = asked(parts());
        const auto issue = issueOf(request);
        request.scope.rule = few();
        const auto changes = briefing::changedParts(*m_session, request, issue, m_job);
        QVERIFY(!changes);
        QCOMPARE(changes.error().code, core::Code::InvalidParameter);
        const auto nothing = briefing::changedParts(*m_session, asked({item(Kind::Heading, "")}), issue, m_job);
        QVERIFY(nothing && nothing->empty());
    }

    // The issue is kept in full, with what is not for a manager marked, and is read back as it was.
    void smallGroupsAreMarked()
    {
        auto request = asked(parts());
        const auto full = issueOf(request);
        request.manager = true;
        const auto copy = issueOf(request);
        QVERIFY(copy.figures == full.figures && copy.tables == full.tables);
        present::Page page;
        page.id = QStringLiteral("p");
        present::Tile tile;
        tile.id = QStringLiteral("customers");
        tile.value = QStringLiteral("7");
        page.tiles = {tile};
        flow::BriefingIssue issue;
        briefing::addToIssue(issue, page, "p", 0);
        QCOMPARE(issue.figures.size(), std::size_t(1));
        QVERIFY(issue.figures[0].small);
        QCOMPARE(issue.figures[0].key, std::string("p\ncustomers"));
        issue.briefing = "Kept";
        QVERIFY(flow::keepBriefingIssue(*m_session, issue, m_job).has_value());
        const auto back = flow::briefingIssues(*m_session, "Kept");
        QVERIFY(back && back->size() == 1 && back->front() == issue);

        // Small then, not now, and the other way: not in a manager's copy.
        flow::BriefingIssue now = issue;
        now.figures[0].text = "12";
        now.figures[0].small = false;
        const present::Fmt fmt = briefing::fmtOf(request);
        const auto rows = [&](const flow::BriefingIssue& a, const flow::BriefingIssue& b, bool manager) { return briefing::changesSince(a, b, page, manager, fmt).blocks[0].asTable.rows.size(); };
        QCOMPARE(rows(issue, now, false), 1);
        QCOMPARE(rows(issue, now, true), 0);
        QCOMPARE(rows(now, issue, true), 0);
        QCOMPARE(rows({}, issue, true), 0);
        QCOMPARE(rows(issue, {}, true), 0);
        QCOMPARE(rows({}, issue, false), 1);
        const auto finding = [&](const flow::BriefingIssue& a, const flow::BriefingIssue& b) { return briefing::changesSince(a, b, page, false, fmt).blocks[0].reading.finding; };
        QCOMPARE(finding(issue, issue), QStringLiteral("No figure changed since the last issue."));
        QVERIFY(finding(issue, now).startsWith(QStringLiteral("1 of 1 figures")));
        QVERIFY(finding({}, issue).startsWith(QStringLiteral("None of these figures")));
    }

    void textsReadAlike_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("same");
        QTest::addColumn<bool>("across");
        const auto row = [](const char* name, const char* before, const char* after, bool same, bool across) { QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << same << across; };
        row("equal", "6.84%", "6.84%", true, true);
        row("last digit", "6.84%", "6.85%", false, false);
        row("one more", "3,341", "3,342", false, false);
        row("short forms", "€1.92M", "€192 万", false, true);
        row("other short forms", "€1.92M", "€193 万", false, false);
        row("thousands", "€21.4k", "€2.14 万", false, true);
        row("units", "3 mo", "3 个月", false, true);
        row("two numbers", "1,200 / 300", "1,200 / 301", false, false);
        row("fewer numbers", "1,200 / 300", "1,200", false, false);
        row("signs", "−3.0%", "3.0%", false, false);
        row("words", "not reached", "未达到", false, true);
    }
    void textsReadAlike()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, same);
        QFETCH(bool, across);
        QCOMPARE(briefing::readsAlike(before.toStdString(), after.toStdString(), true), same);
        QCOMPARE(briefing::readsAlike(before.toStdString(), after.toStdString(), false), across);
    }

    // Figures that are kept as of a day say so, also below a block of their page.
    void keptFiguresSaySo()
    {
        auto items = std::vector {item(Kind::Block, "overview", "churn-trend"), item(Kind::Figures, "overview")};
        for (auto& one : items)
            one.asOf = *core::parseIsoDate("2026-04-30");
        const auto made = briefing::makeBriefing(*m_session, asked(items), m_job);
        QVERIFY(made.has_value());
        QCOMPARE(made->chapters.size(), 1);
        QVERIFY(!made->chapters[0].tiles.isEmpty());
        QCOMPARE(made->chapters[0].caveats.filter(QStringLiteral("Kept as of")).size(), 1);
        QCOMPARE(made->chapters[0].sections[0].block.caveats.filter(QStringLiteral("Kept as of")).size(), 1);
    }
};

HOLDFAST_TEST(IssueTest)
#include "IssueTest.moc"
