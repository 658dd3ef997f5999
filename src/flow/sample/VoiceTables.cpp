// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/SampleTables.h"

#include "core/Period.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::flow::sample {

using core::Random;
using core::Status;
using domain::Role;
using enum frame::ValueType;

namespace {

std::int64_t scored(double value, int low, int high)
{
    return std::clamp<std::int64_t>(std::llround(value), low, high);
}

// What the customer feels about each survey item on a day, standard deviations around the company's usual.
std::array<double, kSurveyItems> feelings(const Making& making, const Life& life, std::int32_t day, Random& random)
{
    const Person& p = life.person;
    std::array<double, kSurveyItems> felt {};
    static constexpr double kLoading[kSurveyItems] = {0.6, 0.5, 0.65, 0.5, 0.45};
    for (int i = 0; i < kSurveyItems; ++i)
        felt[static_cast<std::size_t>(i)] = kLoading[i] * p.satisfaction + 0.7 * random.normal();
    if (p.region == kNorth && day >= making.times.depot)
        felt[1] -= 1.5;
    if (p.priceSensitivity >= 4)
        felt[3] -= 0.6;
    for (const auto& complaint : life.complaints)
        if (complaint.day <= day && day < complaint.day + 60)
            felt[complaint.kind == kDelivery ? 1 : complaint.kind == kProduct ? 0 : 2] -= 0.5 * (1 + complaint.severity);
    return felt;
}

double overall(const std::array<double, kSurveyItems>& felt)
{
    static constexpr double kWeights[kSurveyItems] = {0.3, 0.3, 0.2, 0.15, 0.05};
    double sum = 0;
    for (std::size_t i = 0; i < felt.size(); ++i)
        sum += kWeights[i] * felt[i];
    return sum;
}

} // namespace

Status writeComplaints(const Making& making)
{
    auto table = making.table(Role::Complaint, "complaints", "投诉",
        {{"id", "Case", "投诉编号", Text, 0, Kept::Plain}, {"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs},
            {"opened", "Opened", "受理时间", DateTime}, {"kind", "Type", "投诉类型"}, {"category", "Product category", "品类"},
            {"severity", "Severity", "严重程度"}, {"channel", "Channel", "渠道"}, {"responded", "First response", "首次响应时间", DateTime},
            {"closed", "Closed", "解决时间", DateTime}, {"resolution", "Resolution", "处理结果"},
            {"compensation", "Compensation", "赔偿金额", Decimal, 2}, {"satisfaction_after", "Satisfaction after", "处理满意度", Integer},
            {"text", "Text", "投诉内容", Text, 0, Kept::Words}});
    std::uint64_t number = 0;
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        Random random = streamOf(making.request.seed, Stream::Complaints, life.person.index);
        for (const auto& complaint : life.complaints) {
            const std::int64_t end = secondsAt(making.times.last + 1, 0);
            const std::int64_t opened = secondsAt(complaint.day, 8 * 3600 + static_cast<int>(random.below(11 * 3600)));
            const std::int64_t responded = opened + 600 + static_cast<std::int64_t>(random.exponential(9 * 3600.0));
            const std::int64_t closed = responded + 3600 + static_cast<std::int64_t>(random.exponential((2.0 + 2.5 * complaint.severity) * 86400));
            const bool open = closed >= end || random.chance(0.01);
            const int resolution = drawn(random, {3, 3, 3, 1.6});
            t.text("K" + std::to_string(100000 + ++number)).text(id).number(opened).text(making(kComplaintKindWords[complaint.kind]));
            complaint.kind == kProduct ? t.text(making(kCategoryWords[random.below(kCategories)])) : t.missing();
            t.text(making(kSeverities[complaint.severity])).text(making(kContactChannels[drawn(random, {4, 4, 3, 2})]));
            responded < end ? t.number(responded) : t.missing();
            if (open) {
                t.missing().missing().missing().missing();
            } else {
                t.number(closed).text(making(kResolutions[resolution]));
                resolution == 1 || resolution == 2 ? t.number(making.money(500.0 * (1 + complaint.severity))) : t.missing();
                random.chance(0.45) ? t.number(scored((resolution == 3 ? 1.8 : 3.7) - 0.3 * complaint.severity + 0.8 * random.normal(), 1, 5))
                                    : t.missing();
            }
            t.text(making(kComplaintTexts[complaint.kind][random.below(3)]));
            if (auto ended = t.endRow(); !ended)
                return ended;
        }
        return {};
    });
}

Status writeEnquiries(const Making& making)
{
    auto table = making.table(Role::Enquiry, "enquiries", "咨询",
        {{"id", "Contact", "咨询编号", Text, 0, Kept::Plain}, {"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs},
            {"opened", "Opened", "咨询时间", DateTime}, {"kind", "Type", "咨询类型"}, {"channel", "Channel", "渠道"},
            {"closed", "Closed", "关闭时间", DateTime}, {"resolution", "Resolution", "处理结果"},
            {"satisfaction_after", "Satisfaction", "满意度", Integer}, {"text", "Question", "咨询内容"}});
    const Term solved {"Answered", "已答复"}, unsolved {"Not answered", "未答复"};
    std::uint64_t number = 0;
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        const Person& p = life.person;
        Random random = streamOf(making.request.seed, Stream::Enquiries, p.index);
        for (double at = life.begin;;) {
            at += random.exponential(365 / 0.9);
            if (at > making.times.last)
                return {};
            const auto day = static_cast<std::int32_t>(at);
            if (!life.with(day))
                continue;
            const bool lateNorth = p.region == kNorth && day >= making.times.depot;
            // Who is not helped asks again within days.
            for (std::int32_t again = day; again <= making.times.last;) {
                const int kind = drawn(random, {lateNorth ? 9.0 : 3.0, 3, 2.5, 1.5, 1});
                const bool helped = !random.chance(0.12);
                const std::int64_t opened = secondsAt(again, 8 * 3600 + static_cast<int>(random.below(12 * 3600)));
                const std::int64_t closed = opened + 120 + static_cast<std::int64_t>(random.exponential(5000));
                t.text("Q" + std::to_string(100000 + ++number)).text(id).number(opened).text(making(kEnquiryKinds[kind]));
                t.text(making(kContactChannels[drawn(random, {4, 3, 5, 1})]));
                closed < secondsAt(making.times.last + 1, 0) ? t.number(closed) : t.missing();
                t.text(making(helped ? solved : unsolved));
                random.chance(0.3) ? t.number(scored((helped ? 4.1 : 2.3) + 0.4 * p.satisfaction + 0.7 * random.normal(), 1, 5)) : t.missing();
                t.text(making(kEnquiryTexts[kind]));
                if (auto ended = t.endRow(); !ended)
                    return ended;
                if (helped)
                    break;
                again += 1 + static_cast<std::int32_t>(random.below(6));
            }
        }
    });
}

Status writeSurveys(const Making& making)
{
    auto table = making.table(Role::SurveyResponse, "survey", "满意度调查",
        {{"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs}, {"date", "Date", "调查日期", DateTime}, {"wave", "Wave", "期次"},
            {"", "Product quality (1-5)", "产品质量（1-5）", Integer}, {"", "Delivery (1-5)", "配送（1-5）", Integer},
            {"", "Service (1-5)", "服务（1-5）", Integer}, {"", "Price (1-5)", "价格（1-5）", Integer},
            {"", "Website and app (1-5)", "网站与应用（1-5）", Integer}, {"", "Expected: product quality (1-5)", "期望：产品质量（1-5）", Integer},
            {"", "Expected: delivery (1-5)", "期望：配送（1-5）", Integer}, {"", "Expected: service (1-5)", "期望：服务（1-5）", Integer},
            {"", "Expected: price (1-5)", "期望：价格（1-5）", Integer}, {"", "Expected: website and app (1-5)", "期望：网站与应用（1-5）", Integer},
            {"csat", "Satisfaction (1-5)", "总体满意度（1-5）", Integer}, {"nps", "Would recommend (0-10)", "推荐意愿（0-10）", Integer},
            {"ces", "Effort (1-7)", "费力度（1-7）", Integer}, {"comment", "Comment", "意见"}});
    const core::Period lastWave = core::periodOf({making.times.last}, core::Grain::Quarter);
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        const Person& p = life.person;
        Random random = streamOf(making.request.seed, Stream::Surveys, p.index);
        const core::Period firstWave = core::periodOf({making.times.first}, core::Grain::Quarter);
        for (core::Period wave = firstWave; wave <= lastWave; wave = wave + 1) {
            // Asked in the last month of the quarter.
            const std::int32_t day = core::lastDay(wave).days - 25 + static_cast<std::int32_t>(random.below(20));
            if (!random.chance(0.16) || day > making.times.last || day < making.times.first || !life.with(day))
                continue;
            const auto felt = feelings(making, life, day, random);
            const double whole = overall(felt);
            t.text(id).number(secondsAt(day, secondOfDay(random, false))).text(core::name(wave));
            for (const double item : felt)
                random.chance(0.03) ? t.missing() : t.number(scored(3.7 + 0.9 * item, 1, 5));
            static constexpr double kExpected[kSurveyItems] = {4.3, 4.4, 4.0, 3.7, 3.9};
            for (const double expected : kExpected)
                t.number(scored(expected + 0.6 * random.normal(), 1, 5));
            t.number(scored(3.8 + 1.3 * whole + 0.3 * random.normal(), 1, 5));
            t.number(scored(7.6 + 2.9 * whole + 0.9 * random.normal(), 0, 10));
            random.chance(0.3) ? t.missing() : t.number(scored(3.1 - 1.1 * whole + 0.8 * random.normal(), 1, 7));
            if (random.chance(0.35)) {
                const auto best = static_cast<std::size_t>(std::max_element(felt.begin(), felt.end()) - felt.begin());
                const auto worst = static_cast<std::size_t>(std::min_element(felt.begin(), felt.end()) - felt.begin());
                t.text(making(felt[worst] < -0.9 ? kBlame[worst] : felt[best] > 0.8 ? kPraise[best] : kNeutral[random.below(3)]));
            } else {
                t.missing();
            }
            if (auto ended = t.endRow(); !ended)
                return ended;
        }
        return {};
    });
}

Status writeTouchpoints(const Making& making)
{
    auto table = making.table(Role::Touchpoint, "touchpoints", "触点评分",
        {{"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs}, {"step", "Step", "环节"}, {"date", "Date", "评价时间", DateTime},
            {"score", "Score (1-5)", "评分（1-5）", Integer}, {"channel", "Channel", "渠道"}});
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        const Person& p = life.person;
        Random random = streamOf(making.request.seed, Stream::Touchpoints, p.index);
        for (const std::int32_t day : life.purchases) {
            if (!random.chance(0.05))
                continue;
            const auto felt = feelings(making, life, day, random);
            const double byStep[6] = {felt[4], felt[4], 0.4 * felt[3], felt[1], felt[0], felt[2]};
            // Few rate every step of their way.
            for (std::size_t step = 0; step < 6; ++step) {
                const std::int32_t at = day + (step < 3 ? 0 : static_cast<std::int32_t>(step));
                if (at > making.times.last || !random.chance(step == 5 ? 0.2 : 0.6))
                    continue;
                t.text(id).text(making(kTouchpoints[step])).number(secondsAt(at, secondOfDay(random, false)));
                t.number(scored((step == 3 ? 3.6 : 3.9) + 0.9 * byStep[step], 1, 5)).text(making(kSalesChannelWords[p.channel]));
                if (auto ended = t.endRow(); !ended)
                    return ended;
            }
        }
        return {};
    });
}

} // namespace holdfast::flow::sample
