// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/SampleTables.h"

#include <algorithm>

namespace holdfast::flow::sample {

using core::Random;
using core::Status;
using domain::Role;
using enum frame::ValueType;

namespace {

constexpr std::int32_t kReasonAskedAfter = 45; // days of silence before a leaver is asked why

int feeMinor(Plan plan)
{
    static constexpr int kFees[kPlans] = {0, 490, 990}; // a month
    return kFees[plan];
}

// The same day n months later, at most the 28th.
std::int32_t monthsLater(std::int32_t day, int n)
{
    const auto [y, m, d] = core::civilFromDays(day);
    const int months = y * 12 + m - 1 + n;
    return core::daysFromCivil(months / 12, months % 12 + 1, std::min(d, 28));
}

std::string phone(Random& random)
{
    // +999 belongs to no country.
    std::string digits = "+999 ";
    for (int i = 0; i < 8; ++i) {
        digits += static_cast<char>('0' + random.below(10));
        if (i == 3)
            digits += ' ';
    }
    return digits;
}

} // namespace

Status writeCustomers(const Making& making)
{
    auto table = making.table(Role::Customer, "customers", "客户",
        {{"customer", "Customer ID", "客户编号", Text, 0, Kept::Plain}, {"name", "Name", "姓名", Text, 0, Kept::Plain},
            {"email", "E-mail", "电子邮件", Text, 0, Kept::Plain}, {"phone", "Phone", "电话", Text, 0, Kept::Plain},
            {"signup_date", "Sign-up date", "注册日期", Date}, {"age", "Age", "年龄", Integer}, {"gender", "Gender", "性别"},
            {"country", "Country", "国家"}, {"province", "Region", "地区"}, {"city", "City", "城市"}, {"occupation", "Occupation", "职业"},
            {"income", "Income", "年收入"}, {"household", "Household", "家庭"},
            {"acquisition_channel", "Acquisition channel", "获客渠道"}, {"acquisition_cost", "Acquisition cost", "获客成本", Decimal, 2},
            {"plan", "Plan", "会员等级"}, {"monthly_fee", "Monthly fee", "月费", Decimal, 2}, {"churn_reason", "Churn reason", "流失原因"},
            {"consent", "Consent to contact", "同意联系", Boolean}, {"", "Price sensitivity", "价格敏感度", Integer},
            {"", "Buying motive", "购买动机"}, {"", "Newsletter", "订阅简报", Boolean}});
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) {
        const Person& p = life.person;
        Random random = streamOf(making.request.seed, Stream::Names, p.index);
        const bool chinese = making.request.chinese;
        const auto given = givenNames(chinese), family = familyNames(chinese);
        const std::string first = given[random.below(given.size())], last = family[random.below(family.size())];
        t.text(id).text(chinese ? last + first : first + " " + last);
        if (random.chance(0.04)) {
            t.missing();
        } else {
            static constexpr const char* kHosts[] = {"example.com", "example.org", "example.net"};
            std::string mail = chinese ? "kehu" : first + "." + last;
            std::transform(mail.begin(), mail.end(), mail.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
            t.text(mail + std::to_string(p.index + 1) + "@" + kHosts[random.below(3)]);
        }
        random.chance(0.1) ? t.missing() : t.text(phone(random));
        t.number(p.signup);
        random.chance(0.03) ? t.missing() : t.number(p.age);
        t.text(making(kGenders[p.gender])).text(making(kCountry)).text(making(kRegionWords[p.region]));
        t.text(making(kCityWords[p.region][p.city]));
        random.chance(0.06) ? t.missing() : t.text(making(kOccupations[p.occupation]));
        random.chance(0.12) ? t.missing() : t.text(making(kIncomeBands[p.income]));
        t.text(making(kHouseholdWords[p.household])).text(making(kAcquisitionWords[p.acquisition]));
        t.number(making.money(p.acquisitionCostMinor)).text(making(kPlanWords[p.plan])).number(making.money(feeMinor(p.plan)));
        const bool asked = life.reason && making.times.last - life.end() >= kReasonAskedAfter && random.chance(0.6);
        asked ? t.text(making(kLeaveReasonWords[*life.reason])) : t.missing();
        t.number(p.consent).number(p.priceSensitivity).text(making(kMotives[p.motive])).number(p.newsletter);
        return t.endRow();
    });
}

Status writeRenewals(const Making& making)
{
    auto table = making.table(Role::Renewal, "renewals", "续订",
        {{"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs}, {"due", "Due date", "到期日", Date}, {"outcome", "Outcome", "结果"},
            {"amount", "Amount", "金额", Decimal, 2}, {"date", "Decided on", "处理日期", Date}, {"plan", "Plan", "会员等级"}});
    const Term renewed {"renewed", "已续订"}, lapsed {"lapsed", "未续订"};
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        const Person& p = life.person;
        if (p.plan == kBasic)
            return {};
        Random random = streamOf(making.request.seed, Stream::Renewals, p.index);
        for (int year = 1;; ++year) {
            const std::int32_t due = monthsLater(p.signup, 12 * year);
            if (due > making.times.last)
                return {};
            const bool stays = due < life.end() && !random.chance(0.02);
            if (due >= making.times.first) {
                t.text(id).number(due).text(making(stays ? renewed : lapsed)).number(making.money(feeMinor(p.plan) * 12));
                stays ? t.number(due - static_cast<std::int32_t>(random.below(15))) : t.missing();
                t.text(making(kPlanWords[p.plan]));
                if (auto ended = t.endRow(); !ended)
                    return ended;
            }
            if (!stays)
                return {};
        }
    });
}

Status writePayments(const Making& making)
{
    auto table = making.table(Role::Payment, "payments", "付款",
        {{"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs}, {"due", "Due date", "账单日", Date}, {"outcome", "Outcome", "结果"},
            {"amount", "Billed", "账单金额", Decimal, 2}, {"days_late", "Days late", "逾期天数", Integer},
            {"date", "Paid on", "付款日期", Date}, {"method", "Method", "付款方式"}});
    const Term paid {"paid", "已付"}, late {"late", "逾期"}, failed {"failed", "失败"};
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        const Person& p = life.person;
        if (p.plan == kBasic)
            return {};
        Random random = streamOf(making.request.seed, Stream::Payments, p.index);
        const int method = drawn(random, {5, 3, 2});
        for (int month = 0;; ++month) {
            const std::int32_t due = monthsLater(p.signup, month);
            // The plan runs to the end of its month.
            if (due > making.times.last || due > life.end())
                return {};
            if (due < making.times.first)
                continue;
            const bool fails = random.chance(life.involuntary() && life.end() - due < 62 ? 0.9 : 0.008);
            const bool isLate = !fails && random.chance(0.05);
            const int days = isLate ? 1 + static_cast<int>(random.exponential(9)) : 0;
            t.text(id).number(due).text(making(fails ? failed : isLate ? late : paid)).number(making.money(feeMinor(p.plan)));
            fails || due + days > making.times.last ? t.missing().missing() : t.number(days).number(due + days);
            t.text(making(kPaymentMethods[method]));
            if (auto ended = t.endRow(); !ended)
                return ended;
        }
    });
}

Status writeCampaign(const Making& making)
{
    auto table = making.table(Role::CampaignContact, "campaign-contacts", "活动触达",
        {{"campaign", "Campaign", "活动"}, {"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs}, {"arm", "Arm", "组别"},
            {"sent", "Sent", "发送时间", DateTime}, {"delivered", "Delivered", "送达时间", DateTime}, {"responded", "Responded", "响应时间", DateTime},
            {"offer", "Offer", "优惠"}, {"cost", "Cost", "成本", Decimal, 2}, {"outcome", "Outcome", "结果"}, {"channel", "Channel", "渠道"}});
    const Term campaign {"Come home again", "回家计划"}, treated {"treated", "实验组"}, control {"control", "对照组"};
    const Term voucher {"15 voucher", "100元代金券"}, kept {"bought within 90 days", "90天内购买"}, lost {"no purchase", "未购买"};
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        if (!life.contacted)
            return {};
        Random random = streamOf(making.request.seed, Stream::Outside, life.person.index);
        const std::int32_t sent = making.times.campaign;
        const auto next = std::lower_bound(life.purchases.begin(), life.purchases.end(), sent + 1);
        const bool bought = next != life.purchases.end() && *next <= sent + 90;
        t.text(making(campaign)).text(id).text(making(life.treated ? treated : control));
        if (life.treated) {
            const int at = 9 * 3600 + static_cast<int>(random.below(3600));
            const bool delivered = !random.chance(0.03);
            t.number(secondsAt(sent, at));
            delivered ? t.number(secondsAt(sent, at + 5 + static_cast<int>(random.below(600)))) : t.missing();
            delivered && random.chance(bought ? 0.5 : 0.08)
                ? t.number(secondsAt(sent + static_cast<std::int32_t>(random.below(10)), 12 * 3600 + static_cast<int>(random.below(36000))))
                : t.missing();
            t.text(making(voucher)).number(making.money(bought ? 1500 + 120 : 120));
        } else {
            t.missing().missing().missing().missing().number(0);
        }
        t.text(making(bought ? kept : lost)).text(making(kContactChannels[1]));
        return t.endRow();
    });
}

} // namespace holdfast::flow::sample
