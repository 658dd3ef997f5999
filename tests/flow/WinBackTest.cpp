// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "domain/StrategyLibrary.h"
#include "flow/CampaignEvaluate.h"
#include "flow/CampaignLibrary.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"
#include "flow/CampaignTargetState.h"
#include "flow/Campaigns.h"
#include "flow/ReturnChance.h"
#include "flow/SessionState.h"
#include "flow/Value.h"

#include <QStandardPaths>

#include <cmath>

using namespace holdfast;

namespace {

constexpr int kSilent = 30;
constexpr int kWindow = 60;

std::string problemOf(const core::Error& error)
{
    for (const auto& [key, value] : error.arguments)
        if (key == "problem")
            return value;
    return std::string(core::word(error.code));
}

// Spans of some customers, each a list of first and last day.
features::ActivitySpans spansOf(const std::vector<std::vector<std::pair<int, int>>>& customers, int asOf)
{
    features::ActivitySpans spans;
    spans.asOf = {asOf};
    spans.known = frame::Selection(customers.size());
    spans.churnedNow = frame::Selection(customers.size());
    spans.offsets = {0};
    for (std::size_t c = 0; c < customers.size(); ++c) {
        spans.known.insert(static_cast<std::uint32_t>(c));
        for (const auto& [begin, end] : customers[c]) {
            spans.begin.push_back(begin);
            spans.end.push_back(end);
        }
        spans.offsets.push_back(spans.begin.size());
    }
    return spans;
}

} // namespace

// Those who are gone: who of them may be asked back, what a return is worth, and how many came.
class WinBackTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::Shop m_shop = tests::Shop::made(23, 1500);
    flow::SessionPtr m_session;
    std::vector<std::set<std::int32_t>> m_days; // of purchases
    std::map<std::string, std::size_t> m_index;
    core::CivilDate m_lockDay {m_shop.last.days - kWindow};

    bool bought(std::size_t c, std::int32_t day) const { return !m_days[c].empty() && *m_days[c].begin() <= day; }
    std::optional<std::int32_t> lastUpTo(std::size_t c, std::int32_t day) const
    {
        auto it = m_days[c].upper_bound(day);
        return it == m_days[c].begin() ? std::optional<std::int32_t>() : *std::prev(it);
    }
    bool active(std::size_t c, std::int32_t day) const
    {
        const auto last = lastUpTo(c, day);
        return last && *last >= day - kSilent;
    }
    std::optional<int> goneFor(std::size_t c, std::int32_t day) const
    {
        if (!bought(c, day) || active(c, day))
            return {};
        return day - (*lastUpTo(c, day) + kSilent);
    }
    // By plain loops, the share that comes back within the window that ends on `day`, of those gone for as long.
    double chance(int days, std::int32_t day) const
    {
        static constexpr int kEnds[] = {30, 90, 180, 365};
        const auto band = [&](int d) { return std::lower_bound(std::begin(kEnds), std::end(kEnds), d) - std::begin(kEnds); };
        double n = 0, k = 0, all = 0, back = 0;
        for (std::size_t c = 0; c < m_days.size(); ++c)
            if (const auto gone = goneFor(c, day - kWindow)) {
                ++all;
                back += active(c, day);
                if (band(*gone) == band(days)) {
                    ++n;
                    k += active(c, day);
                }
            }
        return n >= 30 ? k / n : back / all;
    }
    flow::TargetRequest asked(const std::string& id, const char* who) const
    {
        flow::TargetRequest request;
        request.campaign = id;
        request.limit = 100000;
        request.risk.kind = "logistic";
        request.risk.scope.asOf = m_lockDay;
        domain::TargetPlan plan;
        plan.who = who;
        plan.outcome = domain::factsOutcome(who);
        plan.windowDays = kWindow;
        plan.holdoutShare = 0.3;
        plan.goneWithinDays = 200;
        plan.tiers = {};
        request.plan = plan;
        return request;
    }
    std::string draft(const char* name)
    {
        flow::DraftRequest request;
        request.name = name;
        for (const auto& customer : m_shop.customers)
            request.audience.customers.push_back(customer.id);
        core::JobContext job;
        const auto id = flow::createDraft(*m_session, request, job);
        return id ? *id : std::string();
    }
    static std::uint64_t left(const flow::TargetAnswer& answer, const char* reason)
    {
        for (const auto& one : answer.excluded)
            if (one.reason == reason)
                return one.n;
        return 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        const auto made = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(made);
        m_session = *made;
        const auto set = flow::changeSetting(*m_session, "churn.inactive-days", std::to_string(kSilent));
        MUST(set);
        m_days = m_shop.purchaseDays(m_shop.last);
        for (std::size_t c = 0; c < m_shop.customers.size(); ++c)
            m_index[m_shop.customers[c].id] = c;
    }

    void settingsAreWrittenAndRead()
    {
        QVERIFY(domain::toJson(domain::TargetPlan {}).find("who") == std::string::npos); // documents of earlier locks keep their digest
        for (const auto& [who, outcome] : {std::pair("active", "stayed"), {"churned", "returned"}, {"both", "customer"}}) {
            const auto plan = domain::parseTarget(std::string("{\"who\":\"") + who + "\",\"outcome\":\"stayed\",\"gone_within_days\":100}");
            MUST(plan);
            QVERIFY(plan->who == who && plan->outcome == outcome && plan->goneWithinDays == 100);
            const auto again = domain::parseTarget(domain::toJson(*plan));
            MUST(again);
            QVERIFY(*again == *plan);
            const auto read = domain::parseTarget(std::string("{\"who\":\"") + who + "\",\"outcome\":\"converted\"}");
            MUST(read);
            QCOMPARE(read->outcome, std::string("converted"));
        }
        for (const char* wrong : {R"({"who":"everybody"})", R"({"who":1})", R"({"gone_within_days":-1})",
                 R"({"gone_within_days":0.5})", R"({"contact_gap_days":0.5})", R"({"window_days":1.5})", R"({"seed":0.5})"}) {
            const auto refused = domain::parseTarget(wrong);
            QVERIFY2(!refused, wrong);
            QCOMPARE(problemOf(refused.error()), std::string("target-value"));
        }
        // The template is for both, and says no more: money and time are those of the plan.
        auto plan = domain::planFrom(domain::PlanTemplate::WinBack, m_shop.last, false);
        plan.budgetLimit = 321;
        plan.goal.windowDays = 77;
        const auto target = domain::targetOf(plan);
        MUST(target);
        QVERIFY(target->who == "both" && target->outcome == "customer" && target->budget == 321.0 && target->windowDays == 77);
        QCOMPARE(domain::targetOf(domain::planFrom(domain::PlanTemplate::Onboarding, m_shop.last, false))->who, std::string("active"));
    }

    void chancesByTimeGone()
    {
        // As of day 1000, window 60: gone on day 940. 40 gone for 30 days of whom 10 come back, 40 for 31 of whom 4 do, 3 for 200 of whom all do.
        std::vector<std::vector<std::pair<int, int>>> customers;
        for (int i = 0; i < 40; ++i)
            customers.push_back(i < 10 ? std::vector<std::pair<int, int>> {{0, 910}, {990, 1020}} : std::vector<std::pair<int, int>> {{0, 910}});
        for (int i = 0; i < 40; ++i)
            customers.push_back(i < 4 ? std::vector<std::pair<int, int>> {{0, 909}, {941, 1000}} : std::vector<std::pair<int, int>> {{0, 909}, {941, 999}}); // back, and gone again
        for (int i = 0; i < 3; ++i)
            customers.push_back({{0, 740}, {1000, 1030}});
        customers.push_back({{0, 940}}); // still there on the day
        customers.push_back({{950, 1000}}); // not yet there
        customers.push_back({});
        const auto chances = flow::returnChances(spansOf(customers, 1000), kWindow, 0.95);
        QCOMPARE(chances.from, core::CivilDate {940});
        QCOMPARE(chances.bands.size(), std::size_t(5));
        QVERIFY(chances.bands[0].share.n == 40 && *chances.bands[0].share.value == 0.25);
        QVERIFY(chances.bands[1].share.n == 40 && *chances.bands[1].share.value == 0.1);
        QVERIFY(chances.bands[2].share.n == 0 && !chances.bands[2].share.value);
        QVERIFY(chances.bands[3].share.n == 3 && *chances.bands[3].share.value == 1);
        QCOMPARE(chances.all.n, std::int64_t(83));
        const double all = 17.0 / 83;
        QCOMPARE(chances.after(1), 0.25);
        QCOMPARE(chances.after(30), 0.25);
        QCOMPARE(chances.after(31), 0.1);
        QCOMPARE(chances.after(90), 0.1);
        for (const std::optional<int> lent : {std::optional(91), std::optional(200), std::optional(5000), std::optional<int>()})
            QCOMPARE(chances.after(lent), all); // too few for a share of their own
        QVERIFY(*chances.bands[0].share.lower < 0.25 && 0.25 < *chances.bands[0].share.upper);

        for (const auto& none : {spansOf({}, 1000), spansOf({{{0, 2000}}}, 1000)}) {
            const auto nothing = flow::returnChances(none, kWindow, 0.95);
            QVERIFY(!nothing.all.value && nothing.after(5) == 0 && nothing.after({}) == 0);
        }
        auto undated = spansOf(customers, 1000);
        undated.dated = false;
        QVERIFY(flow::returnChances(undated, kWindow, 0.95).bands.empty());
        QVERIFY(!flow::daysGone(undated, 0, 1000));
    }

    void whoIsGoneIsACandidate()
    {
        core::JobContext job;
        const auto id = draft("Come back");
        auto request = asked(id, "churned");
        request.risk.makeWhenMissing = false; // there is no model, and none is needed
        const auto answer = flow::targetCampaign(*m_session, request, job);
        MUST(answer);
        std::uint64_t gone = 0, there = 0, unknown = 0, tooLong = 0, closed = 0;
        for (std::size_t c = 0; c < m_shop.customers.size(); ++c) {
            const auto days = goneFor(c, m_lockDay.days);
            if (!bought(c, m_lockDay.days))
                ++unknown;
            else if (!days)
                ++there;
            else if (*days > 200)
                ++tooLong;
            else if (m_shop.customers[c].consent != 1)
                ++closed;
            else
                ++gone;
        }
        QVERIFY(gone > 100 && tooLong > 20 && there > 100);
        QCOMPARE(answer->audience, std::uint64_t(m_shop.customers.size()));
        QCOMPARE(left(*answer, "still-customer"), there);
        QCOMPARE(left(*answer, "state-unknown"), unknown);
        QCOMPARE(left(*answer, "gone-too-long"), tooLong);
        QCOMPARE(left(*answer, "no-consent"), closed);
        QCOMPARE(answer->candidates, gone);
        QCOMPARE(answer->gone, gone);
        QVERIFY(answer->returns && answer->returns->from.days == m_lockDay.days - kWindow);

        // Only what names them is offered; risk, value and uplift by plain arithmetic.
        QVERIFY(answer->chosen > 50);
        const auto values = flow::remainingValues(*m_session, m_lockDay, job);
        MUST(values);
        for (const auto& offer : answer->offers)
            QVERIFY(offer.eligible == 0 || offer.strategy.id == "win-back");
        for (const auto& one : answer->customers) {
            const auto c = m_index.at(one.customer);
            const auto days = goneFor(c, m_lockDay.days);
            QVERIFY(days && *days <= 200);
            QVERIFY(one.offer == "win-back" && one.tier == flow::kGoneTier);
            QVERIFY2(std::abs(one.risk - (1 - chance(*days, m_lockDay.days))) < 1e-12, one.customer.c_str());
            QVERIFY(std::abs(one.uplift - 0.08 * one.risk) < 1e-12);
            QVERIFY(std::abs(one.net - (one.uplift * one.value - one.cost)) < 1e-9);
            QVERIFY(one.value > 0);
        }
        // Worth more than the value that reckons with their absence.
        double back = 0, absent = 0;
        auto snapshot = m_session->snapshot(m_lockDay, job);
        MUST(snapshot);
        std::map<std::string, double> now;
        for (std::size_t c = 0; c < (*snapshot)->size(); ++c)
            now[(*snapshot)->customers[c]] = (*values)->value[c];
        for (const auto& one : answer->customers) {
            back += one.value;
            absent += now.at(one.customer);
        }
        QVERIFY2(back > 2 * absent, qPrintable(QStringLiteral("%1 %2").arg(back).arg(absent)));
        // Without the campaign most stay away, and more time shows more.
        QVERIFY(answer->power.baseline > 0.5 && answer->power.expected > 0);
        for (const auto& group : answer->groups)
            QCOMPARE(group.tier, std::string(flow::kGoneTier));

        // No limit in days: those who are gone for longer are asked too.
        request.plan->goneWithinDays = 0;
        const auto all = flow::targetCampaign(*m_session, request, job);
        MUST(all);
        QVERIFY(left(*all, "gone-too-long") == 0 && all->candidates > answer->candidates);
        // An offer that does not name them is not for them, even where it names nobody.
        request.plan->strategies = {"care-call", "exit-question"};
        QCOMPARE(problemOf(flow::targetCampaign(*m_session, request, job).error()), std::string("campaign-nothing-pays"));
        // Nobody of an audience of customers is gone.
        flow::DraftRequest loyal;
        loyal.name = "Loyal";
        for (std::size_t c = 0; c < m_shop.customers.size(); ++c)
            if (active(c, m_lockDay.days))
                loyal.audience.customers.push_back(m_shop.customers[c].id);
        const auto nobody = flow::createDraft(*m_session, loyal, job);
        MUST(nobody);
        const auto refused = flow::targetCampaign(*m_session, asked(*nobody, "churned"), job);
        QVERIFY(!refused);
        QCOMPARE(problemOf(refused.error()), std::string("campaign-nobody"));

        // Both together are each alone.
        const auto active = flow::targetCampaign(*m_session, asked(id, "active"), job), both = flow::targetCampaign(*m_session, asked(id, "both"), job);
        MUST(active);
        MUST(both);
        QCOMPARE(both->candidates, active->candidates + answer->candidates);
        QCOMPARE(both->gone, answer->gone);
        QCOMPARE(left(*both, "state-unknown"), unknown);
        QVERIFY(both->power.baseline > std::min(active->power.baseline, answer->power.baseline) && both->power.baseline < std::max(active->power.baseline, answer->power.baseline));
        QVERIFY(!active->returns && active->gone == 0);
    }

    // Those who are gone have no tier of risk: an offer for the gone that names one is for them all the same.
    void offersThatNameATier()
    {
        core::JobContext job;
        const auto id = draft("Tiers");
        auto request = asked(id, "churned");
        request.risk.makeWhenMissing = false;
        auto offer = *domain::strategyOf(domain::standardStrategies(), "win-back");
        std::optional<std::size_t> chosen;
        for (const char* tier : {"", "low", "medium", "high"}) {
            offer.risks = *tier == 0 ? std::vector<std::string> {} : std::vector<std::string> {tier};
            QVERIFY(flow::setStrategies(*m_session, {offer}, job));
            const auto answer = flow::targetCampaign(*m_session, request, job);
            MUST(answer);
            if (!chosen)
                chosen = answer->chosen;
            QVERIFY(*chosen > 50);
            QCOMPARE(std::size_t(answer->chosen), *chosen);
        }
        QVERIFY(flow::setStrategies(*m_session, {}, job));
        QVERIFY(flow::removeCampaign(*m_session, id, job));
    }

    // A list written in another way is read as well, or refused; never is somebody who is gone taken for a customer.
    void listsOfTheGone()
    {
        flow::CampaignContacts contacts;
        for (int i = 0; i < 4; ++i) {
            contacts.customers.push_back("c" + std::to_string(i));
            contacts.offer.push_back(0);
            contacts.control.push_back(i == 3);
            contacts.gone.push_back(i < 2);
            for (auto* column : {&contacts.risk, &contacts.value, &contacts.uplift, &contacts.net, &contacts.before})
                column->push_back(i);
            contacts.tier.push_back(0);
            contacts.valueClass.push_back(0);
        }
        const std::string text = flow::textOf(contacts), list = "\"gone\":[1,1,0,0]";
        const auto at = text.find(list);
        QVERIFY(at != std::string::npos);
        for (const char* written : {"\"gone\":[1,1,0,0]", "\"gone\" : [ 1, 1, 0, 0 ]", "\"gone\":[1, 1,0,0]"}) {
            const auto read = flow::parseContacts(std::string(text).replace(at, list.size(), written));
            MUST(read);
            QVERIFY2(read->gone == contacts.gone && read->customers == contacts.customers, written);
        }
        for (const char* wrong : {"\"gone\":[1,300,0,0]", "\"gone\":[1,-1,0,0]", "\"gone\":[1,1,0]", "\"gone\":[1,\"x\",0,0]"})
            QVERIFY2(!flow::parseContacts(std::string(text).replace(at, list.size(), wrong)), wrong);
    }

    // Locked on a day in the past and judged by the facts that followed: customers again at the end of the window.
    void returnsAreCounted()
    {
        core::JobContext job;
        for (const char* who : {"churned", "both"}) {
            const auto id = draft(who);
            const auto locked = flow::lockCampaign(*m_session, asked(id, who), job);
            MUST(locked);
            QVERIFY(locked->gone > 0);
            flow::EvaluateRequest request;
            request.campaign = id;
            const auto answer = flow::evaluateCampaign(*m_session, request, job);
            MUST(answer);
            QVERIFY(!answer->open && answer->unchanged);
            QCOMPARE(answer->plan.outcome, std::string(domain::factsOutcome(who)));
            std::int64_t n[2] {}, k[2] {}, start[2] {};
            for (const auto& one : locked->customers) {
                const auto c = m_index.at(one.customer);
                ++n[one.control];
                k[one.control] += active(c, m_shop.last.days);
                start[one.control] += active(c, m_lockDay.days);
            }
            QCOMPARE(answer->notKnown, std::uint64_t(0));
            QVERIFY(answer->treated.n == n[0] && answer->control.n == n[1]);
            QCOMPARE(answer->treated.sum, double(k[0]));
            QCOMPARE(answer->control.sum, double(k[1]));
            QVERIFY(k[0] > 0);
            // The course begins where the plan did and ends in the outcome.
            QCOMPARE(answer->retention.size(), std::size_t(kWindow + 1));
            QCOMPARE(*answer->retention.front().treated.value, double(start[0]) / double(n[0]));
            QCOMPARE(*answer->retention.back().treated.value, double(k[0]) / double(n[0]));
            QCOMPARE(*answer->retention.back().control.value, double(k[1]) / double(n[1]));
            QVERIFY((std::string(who) == "churned") == (start[0] == 0));
            // Weeks that meet at the lock; their sums are the sums before and after.
            const auto& b = *answer->beforeAfter;
            QCOMPARE(b.before, std::size_t(kWindow / 7));
            QCOMPARE(b.course.size(), 2 * b.before);
            QCOMPARE(b.course[b.before].from, m_lockDay + 1);
            double sum = 0, paid = 0;
            for (std::size_t s = b.before; s < b.course.size(); ++s)
                sum += *b.course[s].treated.value;
            std::set<std::string> treated;
            for (const auto& one : locked->customers)
                if (!one.control)
                    treated.insert(one.customer);
            for (const auto& line : m_shop.lines)
                if (line.day() > m_lockDay.days && line.day() <= m_lockDay.days + int(b.before) * 7 && treated.contains(m_shop.customers[std::size_t(line.customer)].id))
                    paid += double(line.amount) / 100;
            QVERIFY(std::abs(sum * double(n[0]) - paid) < 1e-6 * paid);
            double parts = 0;
            for (const auto& [strategy, cost] : answer->money.costs)
                parts += cost;
            QVERIFY(std::abs(parts - answer->money.cost) < 1e-9);
            if (std::string(who) == "both")
                QVERIFY(std::any_of(answer->lines.begin(), answer->lines.end(), [](const auto& line) { return line.value == flow::kGoneTier && line.treated > 0; }));
            const auto closed = flow::closeCampaign(*m_session, request, "Some came", job);
            MUST(closed);
            const auto removed = flow::removeCampaign(*m_session, id, job);
            MUST(removed);
        }
    }

    // Arms drawn elsewhere, adopted on the day of the plan; what followed is loaded later.
    void armsFromAFile()
    {
        core::JobContext job;
        tests::Shop before = m_shop, after = m_shop;
        std::erase_if(before.lines, [&](const auto& line) { return line.day() > m_lockDay.days; });
        std::erase_if(after.lines, [&](const auto& line) { return line.day() <= m_lockDay.days; });
        before.lines.push_back({0, "on-the-day", "Garden", static_cast<std::int64_t>(m_lockDay.days) * 86400, 1250});
        const std::string folder = m_folder.path().toStdString();
        const auto made = tests::workspaceOf(before, folder, "adopted");
        MUST(made);
        const auto session = *made;
        QVERIFY(flow::changeSetting(*session, "churn.inactive-days", std::to_string(kSilent)));
        std::vector<std::size_t> gone, there;
        for (std::size_t c = 1; c < m_shop.customers.size(); ++c)
            if (auto& kind = goneFor(c, m_lockDay.days) ? gone : there; bought(c, m_lockDay.days) && kind.size() < 60)
                kind.push_back(c);
        QCOMPARE(gone.size() + there.size(), std::size_t(120));
        const auto fileOf = [&](const std::string& name) {
            std::ofstream out(folder + "/" + name, std::ios::binary);
            out << "customer,arm\n";
            for (std::size_t i = 0; i < 120; ++i)
                out << m_shop.customers[i % 2 == 0 ? gone[i / 2] : there[i / 2]].id << ((i / 2) % 2 == 0 ? ",treated\n" : ",control\n");
            return folder + "/" + name;
        };
        const auto adopted = [&](const char* name, const std::string& target) {
            flow::DraftRequest request;
            request.name = name;
            request.audience.customers = {m_shop.customers[gone[0]].id};
            const auto id = flow::createDraft(*session, request, job);
            if (!id)
                return std::string();
            auto view = flow::campaign(*session, *id);
            if (!view)
                return std::string();
            view->plan.sections["target"] = target;
            const auto put = flow::putCampaign(*session, view->plan, "plan", job);
            const auto read = put ? flow::importOutcomes(*session, *id, fileOf("arms.csv"), job) : core::Result<flow::OutcomesAnswer>(std::unexpected(put.error()));
            return read && read->adopted && read->matched == 120 ? *id : std::string();
        };
        const auto churned = adopted("gone alone", R"({"who":"churned","outcome":"returned","window_days":60})"),
                   both = adopted("as the template says it", R"({"who":"both","window_days":60})"), active = adopted("customers", R"({"window_days":60})");
        QVERIFY(!churned.empty() && !both.empty() && !active.empty());
        // Worth what a return brings.
        const auto values = flow::remainingValues(*session, m_lockDay, job);
        MUST(values);
        const auto snapshot = session->snapshot(m_lockDay, job);
        MUST(snapshot);
        const auto locked = flow::lockedCampaign(*session, both);
        MUST(locked);
        QCOMPARE(locked->lock.target.who, std::string("both"));
        double back = 0, absent = 0;
        for (std::size_t i = 0; i < locked->contacts.size(); ++i)
            for (std::size_t c = 0; c < (*snapshot)->size(); ++c)
                if ((*snapshot)->customers[c] == locked->contacts.customers[i]) {
                    QCOMPARE(locked->contacts.gone[i], std::uint8_t(i % 2 == 0));
                    if (i % 2 == 0) {
                        back += locked->contacts.value[i];
                        absent += (*values)->value[c];
                    } else {
                        QCOMPARE(locked->contacts.value[i], (*values)->value[c]);
                    }
                }
        QVERIFY2(back > 2 * absent, qPrintable(QStringLiteral("%1 %2").arg(back).arg(absent)));

        after.writeLines(folder + "/later-orders.csv");
        flow::ImportRequest later;
        later.path = folder + "/later-orders.csv";
        later.role = "transaction";
        MUST(flow::importSource(*session, later, job));
        for (const auto& [id, outcome, some] : {std::tuple(churned, "returned", std::vector {&gone}), {both, "customer", std::vector {&gone, &there}}, {active, "stayed", std::vector {&there}}}) {
            flow::EvaluateRequest request;
            request.campaign = id;
            const auto answer = flow::evaluateCampaign(*session, request, job);
            MUST(answer);
            QCOMPARE(answer->plan.outcome, std::string(outcome));
            QCOMPARE(answer->plan.windowDays, kWindow);
            double sum[2] {};
            std::uint64_t n[2] {};
            for (const auto* kind : some)
                for (std::size_t i = 0; i < 60; ++i) {
                    ++n[i % 2];
                    sum[i % 2] += this->active((*kind)[i], m_shop.last.days);
                }
            QCOMPARE(answer->notKnown, 120 - n[0] - n[1]);
            QCOMPARE(std::uint64_t(answer->treated.n), n[0]);
            QCOMPARE(std::uint64_t(answer->control.n), n[1]);
            QCOMPARE(answer->treated.sum, sum[0]);
            QCOMPARE(answer->control.sum, sum[1]);
        }
    }

    // Nobody held back: alike are those who were gone as well.
    void matchedAmongTheGone()
    {
        core::JobContext job;
        const auto id = draft("Matched");
        auto request = asked(id, "churned");
        request.plan->holdoutShare = 0;
        request.plan->budget = 120;
        const auto locked = flow::lockCampaign(*m_session, request, job);
        MUST(locked);
        flow::EvaluateRequest judged;
        judged.campaign = id;
        const auto answer = flow::evaluateCampaign(*m_session, judged, job);
        MUST(answer);
        QVERIFY(!answer->hasControl && answer->decision == "no-control");
        QVERIFY(answer->matched && answer->matched->pairs > 5);
        // Who is still there bought lately; the matched ones did not.
        QVERIFY(answer->beforeAfter && answer->beforeAfter->matched);
        for (const auto& line : answer->matched->balance)
            if (line.id == "recency")
                QVERIFY(line.difference && std::abs(*line.difference) < 0.4);
    }
};

HOLDFAST_TEST(WinBackTest)
#include "WinBackTest.moc"
