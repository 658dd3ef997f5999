// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/CampaignTemplates.h"

#include <algorithm>
#include <array>

namespace holdfast::domain {

using core::CivilDate;

namespace {

struct Words {
    const char *english, *chinese;
    std::string in(bool inChinese) const { return inChinese ? chinese : english; }
};

struct PhaseShape {
    Words name;
    int months = 0, weeks = 0;
};

enum class Team : std::uint8_t { Analytics, Marketing, Service, Training, Management, Product };
constexpr std::array<Words, 6> kTeams = {{{"Analytics", "数据分析"}, {"Marketing", "市场部"}, {"Customer service", "客户服务部"},
    {"Human resources", "人力资源部"}, {"Management", "管理层"}, {"Product", "产品部"}}};

// A task from and to a share of its phase in percent; a milestone when both are the same. `after` counts tasks from 1.
struct TaskShape {
    int phase, from, to;
    Words name;
    Team team;
    std::vector<int> after {};
    double hoursPerWeek = 0; // of the service team
};

struct RiskShape {
    Words name, contingency;
    Level likelihood, impact;
};

struct Shape {
    Words name, goal;
    std::vector<PhaseShape> phases;
    std::vector<TaskShape> tasks;
    std::vector<Words> budget;
    std::vector<RiskShape> risks;
};

constexpr double kHoursOfOne = 40; // a week of one person: the capacity to start from

const Shape& threePhase()
{
    static const Shape shape {{"Retention programme", "客户挽留计划"}, {"Lower the churn rate by 15%", "将流失率降低 15%"},
        {{{"Research", "调研"}, 3}, {{"Roll-out", "实施"}, 6}, {{"Improve", "改进"}, 3}},
        {
            {0, 0, 40, {"Analyse churn and its motives", "分析流失及其动机"}, Team::Analytics},
            {0, 10, 50, {"Interview customers who left", "访谈已流失客户"}, Team::Service, {}, 8},
            {0, 50, 75, {"Choose target groups and offers", "选定目标客群与方案"}, Team::Marketing, {1, 2}},
            {0, 75, 100, {"Draw the holdout, fix the measure", "抽取对照组，确定衡量指标"}, Team::Analytics, {3}},
            {0, 100, 100, {"Plan approved", "计划获批"}, Team::Management, {4}},
            {1, 0, 15, {"Train the service team", "培训客服团队"}, Team::Training, {5}, 12},
            {1, 0, 15, {"Agree incentives with the team", "确定团队激励办法"}, Team::Training, {5}},
            {1, 15, 35, {"Pilot with one group", "在一个客群试点"}, Team::Service, {6, 7}, 16},
            {1, 35, 35, {"Pilot reviewed", "试点评审"}, Team::Management, {8}},
            {1, 35, 100, {"Contact all target groups", "联系全部目标客群"}, Team::Service, {9}, 24},
            {1, 15, 100, {"Watch response and cost weekly", "每周监测响应与费用"}, Team::Analytics, {6}},
            {1, 100, 100, {"Roll-out complete", "实施完成"}, Team::Management, {10, 11}},
            {2, 0, 40, {"Measure the effect against the holdout", "对照组比较，衡量效果"}, Team::Analytics, {12}},
            {2, 40, 60, {"Write down what was learned", "总结经验"}, Team::Marketing, {13}},
            {2, 60, 100, {"Adjust offers and rules", "调整方案与规则"}, Team::Product, {14}},
            {2, 100, 100, {"Read-out and decision", "汇报与决策"}, Team::Management, {15}},
        },
        {{"Offers", "优惠"}, {"Calls", "外呼"}, {"Training", "培训"}, {"Tools, mail", "工具与邮件"}},
        {
            {{"Service team over capacity", "客服团队超负荷"}, {"Move the second wave by a week", "将第二批推迟一周"}, Level::Medium, Level::High},
            {{"Offer reaches the holdout", "优惠触达对照组"}, {"Suppression list at every channel", "各渠道使用排除名单"}, Level::Low, Level::High},
            {{"Rivals answer with a better offer", "竞争对手推出更优方案"}, {"Score again each week, change the offer", "每周重新评分并调整方案"}, Level::Medium, Level::Medium},
        }};
    return shape;
}

const Shape& winBack()
{
    static const Shape shape {{"Win-back", "客户赢回"}, {"Win back customers who fell silent", "赢回沉默客户"},
        {{{"Prepare", "准备"}, 0, 3}, {{"Contact", "联系"}, 0, 6}, {{"Evaluate", "评估"}, 0, 9}},
        {
            {0, 0, 35, {"Select the target group", "选择目标客群"}, Team::Analytics},
            {0, 35, 60, {"Check consent and exclusions", "核对同意与排除项"}, Team::Analytics, {1}},
            {0, 35, 75, {"Write offer and call script", "编写优惠方案与话术"}, Team::Marketing, {1}},
            {0, 75, 100, {"Train the callers", "培训外呼人员"}, Team::Training, {3}, 10},
            {0, 100, 100, {"Plan approved, holdout drawn", "计划获批，对照组已抽取"}, Team::Management, {2, 4}},
            {1, 0, 50, {"Wave 1: call the most valuable", "第一批：致电高价值客户"}, Team::Service, {5}, 30},
            {1, 33, 100, {"Wave 2: mail with the offer", "第二批：发送优惠邮件"}, Team::Marketing, {5}},
            {1, 50, 100, {"Second call where nobody answered", "未接通者再次致电"}, Team::Service, {6}, 15},
            {2, 0, 85, {"Outcome window", "结果观察期"}, Team::Analytics, {7, 8}},
            {2, 85, 100, {"Compare with the holdout", "与对照组比较"}, Team::Analytics, {9}},
            {2, 100, 100, {"Read-out", "汇报"}, Team::Management, {10}},
        },
        {{"Vouchers", "优惠券"}, {"Calls", "外呼"}, {"Mail", "邮件"}, {"Training", "培训"}},
        {
            {{"Few can be reached", "可联系到的人少"}, {"Second channel after three attempts", "三次未接后换渠道"}, Level::High, Level::Medium},
            {{"The offer goes to those who would return anyway", "优惠给了本会回来的客户"}, {"Keep a holdout, judge by the difference", "保留对照组，以差异评判"}, Level::Medium, Level::High},
            {{"Complaints about unwanted contact", "因打扰而投诉"}, {"Stop list honoured the same day", "当日执行停止联系名单"}, Level::Low, Level::High},
        }};
    return shape;
}

const Shape& onboarding()
{
    static const Shape shape {{"Onboarding", "新客引导"}, {"More first customers come back for a second purchase", "让更多新客完成第二次购买"},
        {{{"Prepare", "准备"}, 0, 4}, {{"Accompany", "陪伴"}, 0, 13}, {{"Evaluate", "评估"}, 0, 4}},
        {
            {0, 0, 40, {"Map the first 90 days of a customer", "梳理客户最初 90 天"}, Team::Product},
            {0, 40, 80, {"Write welcome and help messages", "编写欢迎与帮助信息"}, Team::Marketing, {1}},
            {0, 40, 70, {"Train the welcome team", "培训迎新团队"}, Team::Training, {1}, 8},
            {0, 80, 100, {"Test messages and links", "测试信息与链接"}, Team::Product, {2}},
            {0, 100, 100, {"Start approved", "批准启动"}, Team::Management, {3, 4}},
            {1, 0, 15, {"Welcome call in the first week", "首周欢迎电话"}, Team::Service, {5}, 20},
            {1, 15, 45, {"Help with the first use", "协助首次使用"}, Team::Service, {6}, 12},
            {1, 45, 75, {"Reason for a second purchase", "推动第二次购买"}, Team::Marketing, {7}},
            {1, 75, 100, {"Ask how it went", "回访体验"}, Team::Service, {8}, 10},
            {2, 0, 100, {"Repeat rate against the holdout", "与对照组比较复购率"}, Team::Analytics, {9}},
            {2, 100, 100, {"Read-out", "汇报"}, Team::Management, {10}},
        },
        {{"Welcome gift", "迎新礼"}, {"Calls", "外呼"}, {"Messages", "信息发送"}, {"Training", "培训"}},
        {
            {{"Too many messages", "信息过多"}, {"At most one message a week", "每周最多一条"}, Level::Medium, Level::Medium},
            {{"New customers come in waves", "新客集中涌入"}, {"Spread the calls over two weeks", "电话分散到两周"}, Level::Medium, Level::High},
        }};
    return shape;
}

const Shape& serviceRecovery()
{
    static const Shape shape {{"Service recovery", "服务补救"}, {"Keep customers whose complaint we solved", "留住投诉已解决的客户"},
        {{{"Find and solve", "查明并解决"}, 0, 4}, {{"Apologise", "致歉"}, 0, 4}, {{"Follow up", "跟进"}, 0, 8}},
        {
            {0, 0, 30, {"List open and repeated complaints", "列出未结与重复投诉"}, Team::Analytics},
            {0, 20, 100, {"Solve what is open", "解决未结投诉"}, Team::Service, {}, 30},
            {0, 30, 75, {"Remove the cause", "消除根源"}, Team::Product, {1}},
            {0, 75, 100, {"Train: how to apologise", "培训：如何致歉"}, Team::Training, {1}, 10},
            {0, 100, 100, {"Causes removed, start approved", "根源已消除，批准启动"}, Team::Management, {2, 3, 4}},
            {1, 0, 70, {"Call with apology and amends", "致电道歉并补偿"}, Team::Service, {5}, 30},
            {1, 70, 100, {"Letter to those not reached", "致函未接通者"}, Team::Marketing, {6}},
            {2, 0, 35, {"Ask again after four weeks", "四周后回访"}, Team::Service, {6, 7}, 12},
            {2, 35, 100, {"Churn and satisfaction against the holdout", "与对照组比较流失与满意度"}, Team::Analytics, {8}},
            {2, 100, 100, {"Read-out", "汇报"}, Team::Management, {9}},
        },
        {{"Amends", "补偿"}, {"Calls", "外呼"}, {"Letters", "信函"}, {"Training", "培训"}},
        {
            {{"The cause is not removed in time", "根源未能及时消除"}, {"Do not call before it is", "未消除前不致电"}, Level::Medium, Level::High},
            {{"Amends are taken as a reason to complain", "补偿诱发投诉"}, {"Amends after the case is checked only", "核实后才补偿"}, Level::Low, Level::Medium},
        }};
    return shape;
}

CivilDate monthsLater(CivilDate day, int months)
{
    const auto [year, month, dayOfMonth] = core::ymd(day);
    const int index = year * 12 + month - 1 + months;
    for (int d = dayOfMonth; d > 27; --d)
        if (const auto date = core::civilDate(index / 12, index % 12 + 1, d))
            return *date;
    return *core::civilDate(index / 12, index % 12 + 1, std::min(dayOfMonth, 28));
}

CampaignPlan planOf(const Shape& shape, CivilDate start, bool chinese)
{
    CampaignPlan plan;
    plan.name = shape.name.in(chinese);
    plan.goal.text = shape.goal.in(chinese);
    CivilDate day = start;
    for (const auto& phase : shape.phases) {
        const CivilDate next = monthsLater(day, phase.months) + 7 * phase.weeks;
        plan.phases.push_back({"p" + std::to_string(plan.phases.size() + 1), phase.name.in(chinese), day, next - 1});
        day = next;
    }
    const Words team {"Service team", "客服团队"}, hours {"hours", "小时"};
    plan.resources.push_back({"r1", team.in(chinese), hours.in(chinese), kHoursOfOne});
    for (const auto& one : shape.tasks) {
        const PlanPhase& phase = plan.phases[std::size_t(one.phase)];
        const int days = phase.end - phase.start + 1;
        PlanTask task;
        task.id = "t" + std::to_string(plan.tasks.size() + 1);
        task.name = one.name.in(chinese);
        task.phase = phase.id;
        task.department = kTeams[std::size_t(one.team)].in(chinese);
        task.milestone = one.from == one.to;
        task.end = phase.start + (days * one.to / 100 - 1);
        task.start = task.milestone ? task.end : std::min(task.end, phase.start + days * one.from / 100);
        for (const int before : one.after)
            task.after.push_back("t" + std::to_string(before));
        if (one.hoursPerWeek > 0)
            task.uses.push_back({"r1", double(int(one.hoursPerWeek * (task.end - task.start + 1) / 7))});
        plan.tasks.push_back(std::move(task));
    }
    for (const auto& item : shape.budget)
        plan.budget.push_back({"b" + std::to_string(plan.budget.size() + 1), item.in(chinese), 0, 0});
    for (const auto& risk : shape.risks)
        plan.risks.push_back({"k" + std::to_string(plan.risks.size() + 1), risk.name.in(chinese), risk.likelihood, risk.impact, {}, risk.contingency.in(chinese)});
    return plan;
}

constexpr std::array<std::string_view, kPlanTemplates> kWords = {"blank", "three-phase", "win-back", "onboarding", "service-recovery"};

} // namespace

std::string_view word(PlanTemplate from)
{
    return kWords[static_cast<std::size_t>(from)];
}

std::optional<PlanTemplate> parsePlanTemplate(std::string_view text)
{
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (kWords[i] == text)
            return static_cast<PlanTemplate>(i);
    return std::nullopt;
}

CampaignPlan planFrom(PlanTemplate from, CivilDate start, bool chinese)
{
    switch (from) {
    case PlanTemplate::ThreePhase:
        return planOf(threePhase(), start, chinese);
    case PlanTemplate::WinBack: {
        CampaignPlan plan = planOf(winBack(), start, chinese);
        plan.sections["target"] = R"({"who":"both"})";
        return plan;
    }
    case PlanTemplate::Onboarding: {
        CampaignPlan plan = planOf(onboarding(), start, chinese);
        plan.goal.kpi = "repeat-rate";
        return plan;
    }
    case PlanTemplate::ServiceRecovery:
        return planOf(serviceRecovery(), start, chinese);
    case PlanTemplate::Blank:
        break;
    }
    CampaignPlan plan;
    plan.name = Words {"New campaign", "新活动"}.in(chinese);
    return plan;
}

} // namespace holdfast::domain
