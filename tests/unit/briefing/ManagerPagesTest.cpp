// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Manager copies of every page there is, from a small shop: no column that counts people shows a group of 1 to 9.
#include "support/TestMain.h"

#include "briefing/ManagerCopy.h"
#include "briefing/PageSource.h"
#include "briefing/WriteBriefing.h"
#include "flow/Briefings.h"
#include "flow/CampaignTarget.h"
#include "flow/Campaigns.h"
#include "flow/MakeSample.h"
#include "flow/RiskModel.h"
#include "flow/WatchList.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace holdfast;
using Kind = present::TableSpec::Kind;

class ManagerPagesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    std::vector<std::string> m_six;

    // Whole numbers that count something else than the people a row is about: events, days, classes, places.
    static bool countsOther(const QString& block, const present::TableSpec::Column& column)
    {
        static const QStringList ids {QStringLiteral("churned"), QStringLiteral("new"), QStringLiteral("returning"), QStringLiteral("lost"), QStringLiteral("retained"), QStringLiteral("cases"),
            QStringLiteral("missing"), QStringLiteral("purchases"), QStringLiteral("orders"), QStringLiteral("days"), QStringLiteral("years"), QStringLiteral("distinct"), QStringLiteral("age"),
            QStringLiteral("recency"), QStringLiteral("frequency"), QStringLiteral("answer"), QStringLiteral("tenth"), QStringLiteral("k"), QStringLiteral("lag"), QStringLiteral("leaves"), QStringLiteral("items"),
            QStringLiteral("slack"), QStringLiteral("capacity"), QStringLiteral("peak"), QStringLiteral("over"), QStringLiteral("total"), QStringLiteral("value"), QStringLiteral("nps"),
            QStringLiteral("difference"), QStringLiteral("same"), QStringLiteral("lower"), QStringLiteral("upper"), QStringLiteral("lower-limit"), QStringLiteral("upper-limit")};
        static const QStringList titles {QStringLiteral("lifecycle-stages/Change in the period"), QStringLiteral("stage-time/Median"), QStringLiteral("stage-time/Still open"),
            QStringLiteral("stage-time/Left out"), QStringLiteral("value-distribution/Of the riskiest tenth"), QStringLiteral("lifetimes/Churned"), QStringLiteral("lifetimes/Median days"),
            QStringLiteral("lifetimes/Mean days, limited"), QStringLiteral("stay-curve/Days since the start"), QStringLiteral("stay-curve/Seen so long"), QStringLiteral("motive-evidence/Pieces"),
            QStringLiteral("churn-classes/*"), QStringLiteral("behaviour-hours/*"), QStringLiteral("monitor-offers/Contacted"), QStringLiteral("monitor-offers/Responded"),
            QStringLiteral("monitor-offers/Converted"), QStringLiteral("monitor-exports/Rows"), QStringLiteral("monitor-issues/Rows"), QStringLiteral("evaluate-retention/Days since the lock"),
            QStringLiteral("evaluate-qini/Gained"), QStringLiteral("evaluate-qini/Random order"), QStringLiteral("indicator-correlation/*")};
        return ids.contains(column.id) || titles.contains(block + u'/' + column.title) || (column.id.isEmpty() && titles.contains(block + QStringLiteral("/*")));
    }

    // Wrong in a table of the copy; `counted`, `hidden`: cells that count people, and those that are hidden.
    static QString wrongIn(const QString& page, const QString& block, const present::TableSpec& table, int& counted, int& hidden)
    {
        for (qsizetype c = 0; c < table.columns.size(); ++c) {
            const auto& column = table.columns[c];
            const bool size = briefing::tellsSize(column);
            bool whole = column.kind == Kind::Number && column.decimals == 0, some = false;
            for (const auto& row : table.rows) {
                if (c >= row.size())
                    continue;
                const double number = row[c].number;
                hidden += size && row[c].text == QStringLiteral("< 10") ? 1 : 0;
                if (!std::isfinite(number))
                    continue;
                some = true;
                whole = whole && number == std::round(number);
                counted += size ? 1 : 0;
                if (size && number >= 1 && number < briefing::kSmallGroup)
                    return QStringLiteral("%1, %2, “%3”: %4 is shown").arg(page, block, column.title).arg(number);
            }
            if (some && whole && !size && !countsOther(block, column))
                return QStringLiteral("%1, %2, “%3” (%4): what does it count?").arg(page, block, column.title, column.id);
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        core::JobContext job;
        flow::SampleRequest sample;
        sample.customers = 400;
        auto session = flow::makeSample(m_folder.filePath(QStringLiteral("small.holdfast")).toStdString(), sample, job);
        QVERIFY(session.has_value());
        m_session = *session;
        flow::RiskRequest risk;
        risk.kind = "logistic";
        QVERIFY(flow::trainRisk(*m_session, risk, job).has_value());
        flow::DraftRequest draft;
        draft.name = "Stay";
        flow::WatchRequest watch;
        watch.risk = risk;
        watch.tier = "all";
        watch.limit = 1000;
        watch.reasons = 0;
        const auto list = flow::watchList(*m_session, watch, job);
        QVERIFY(list.has_value());
        for (const auto& entry : list->entries)
            draft.audience.customers.push_back(entry.customer);
        m_six.assign(draft.audience.customers.begin(), draft.audience.customers.begin() + 6);
        const auto id = flow::createDraft(*m_session, draft, job);
        QVERIFY(id.has_value());
        domain::TargetPlan plan;
        plan.tiers = {};
        plan.holdoutShare = 0.3;
        plan.windowDays = 60;
        QVERIFY(flow::setTarget(*m_session, *id, plan, job).has_value());
        flow::TargetRequest target;
        target.campaign = *id;
        target.risk = risk;
        QVERIFY(flow::lockCampaign(*m_session, target, job).has_value());
    }

    void noSmallGroupIsShown()
    {
        briefing::BriefingRequest request;
        request.name = "all";
        request.manager = true;
        for (const std::string& name : flow::briefingTemplates()) {
            const auto plan = flow::templatePlan(name);
            QVERIFY(plan.has_value());
            request.plan.items.insert(request.plan.items.end(), plan->items.begin(), plan->items.end());
        }
        for (const std::string& page : briefing::pageIds()) {
            domain::BriefingItem item;
            item.kind = domain::BriefingItem::Kind::Page;
            item.page = page;
            request.plan.items.push_back(item);
        }
        for (auto& item : request.plan.items)
            item.optional = false;
        core::JobContext job;
        const auto made = briefing::makeBriefing(*m_session, request, job);
        QVERIFY(made.has_value());
        int counted = 0, hidden = 0, grids = 0, blank = 0;
        QSet<QString> pages;
        QStringList wrong;
        for (const auto& chapter : made->chapters)
            for (const auto& section : chapter.sections) {
                pages.insert(chapter.pageId);
                wrong.append(wrongIn(chapter.pageId, section.block.id, section.block.asTable, counted, hidden));
                if (const auto* table = std::get_if<present::TableSpec>(&section.block.body))
                    wrong.append(wrongIn(chapter.pageId, section.block.id, *table, counted, hidden));
                if (const auto* grid = std::get_if<present::GridSpec>(&section.block.body)) {
                    ++grids;
                    QStringList counts = grid->rowCounts; // beside the rows, and in second lines
                    for (const auto& row : grid->rows)
                        for (const auto& cell : row) {
                            counts.append(cell.second);
                            blank += cell.text == QStringLiteral("–") && cell.detail.isEmpty() ? 1 : 0;
                        }
                    for (const QString& count : counts)
                        if (count.size() == 1 && count >= QStringLiteral("1") && count <= QStringLiteral("9"))
                            wrong.append(QStringLiteral("%1, %2: %3 is drawn").arg(chapter.pageId, section.block.id, count));
                }
            }
        wrong.removeAll(QString());
        wrong.removeDuplicates();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(pages.size() >= 25, qPrintable(QStringList(pages.values()).join(u' ')));
        QVERIFY2(grids >= 3 && blank > 20, qPrintable(QStringLiteral("%1 grids, %2 cells blank").arg(grids).arg(blank)));
        QVERIFY2(counted > 500 && hidden > 50, qPrintable(QStringLiteral("%1 counts, %2 hidden").arg(counted).arg(hidden)));
    }

    // Of six customers nothing is told but what was asked: no tile, no lead, no definition's figures, nothing of what changed.
    void sixCustomersAreTooFew()
    {
        briefing::BriefingRequest request;
        request.name = "segment";
        request.plan = *flow::templatePlan(request.name);
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Ids;
        rule.values = m_six;
        request.scope.rule = rule;
        core::JobContext job;
        const auto full = briefing::makeBriefing(*m_session, request, job);
        QVERIFY(full.has_value());
        const auto filled = [](const briefing::Briefing& briefing) {
            int count = 0;
            for (const auto& chapter : briefing.chapters)
                for (const auto& tile : chapter.tiles)
                    count += tile.value != QStringLiteral("–") ? 1 : 0;
            return count;
        };
        QVERIFY(filled(*full) > 0);
        request.manager = true;
        request.since = full->issue;
        QVERIFY(!request.since->figures.empty());
        for (auto& figure : request.since->figures)
            figure.text += '1';
        const auto copy = briefing::makeBriefing(*m_session, request, job);
        QVERIFY(copy.has_value());
        QCOMPARE(filled(*copy), 0);
        QCOMPARE(copy->lead.finding, QStringLiteral("No figure changed since the last issue."));
        QVERIFY(copy->lead.rest.isEmpty());
        for (const auto& definition : copy->definitions)
            QVERIFY2(definition.figures.isEmpty() && definition.facts.isEmpty() && (definition.value.isEmpty() || definition.value == QStringLiteral("–")), qPrintable(definition.term));
        for (const auto& chapter : copy->chapters)
            for (const auto& section : chapter.sections)
                for (const auto& row : section.block.asTable.rows)
                    for (const auto& cell : row)
                        QVERIFY2(!std::isfinite(cell.number), qPrintable(section.block.title));
        // In full, all that stood in it is told anew.
        request.manager = false;
        const auto again = briefing::makeBriefing(*m_session, request, job);
        QVERIFY(again.has_value());
        QCOMPARE(std::size_t(again->chapters[0].sections[0].block.asTable.rows.size()), full->issue.figures.size());
    }
};

HOLDFAST_TEST(ManagerPagesTest)
#include "ManagerPagesTest.moc"
