// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/SampleTables.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace holdfast::flow::sample {

using core::Random;
using core::Status;
using domain::Role;
using enum frame::ValueType;

namespace {

constexpr double kReturnShare = 0.035;
constexpr double kMarginShare = 0.42;

struct Line {
    std::int64_t second = 0;
    int category = 0, product = 0, brand = 0;
    SalesChannel channel = kInStore;
    std::int64_t quantity = 1, unitPrice = 0, discount = 0;
};

class Orders {
public:
    explicit Orders(const Making& making) : m_making(making) { }

    Status write(TableWriter& t, const Life& life, const std::string& id)
    {
        Random random = streamOf(m_making.request.seed, Stream::Orders, life.person.index);
        const bool narrows = random.chance(0.5);
        int number = 0;
        for (const std::int32_t day : life.purchases) {
            m_order = "O" + id.substr(2) + "-" + std::to_string(++number);
            const bool narrow = narrows && life.reason && day < life.end() && day >= life.end() - 60;
            if (auto wrote = writeOrder(t, life, id, day, narrow, random); !wrote)
                return wrote;
        }
        return {};
    }

private:
    Status writeOrder(TableWriter& t, const Life& life, const std::string& id, std::int32_t day, bool narrow, Random& random)
    {
        const Person& p = life.person;
        Line line;
        line.channel = random.chance(0.7) ? p.channel : static_cast<SalesChannel>(drawn(random, {30, 36, 22, 12}));
        line.second = secondsAt(day, secondOfDay(random, line.channel == kInStore));
        const bool squeezed = p.priceSensitivity >= 4 && day >= m_making.times.rival;
        const double discountShare = (p.plan == kGold ? 0.05 : 0) + (random.chance(0.15) ? 0.15 : 0);
        int lines = 1;
        while (lines < 6 && random.chance(squeezed ? 0.36 : 0.40))
            ++lines;
        for (int i = 0; i < lines; ++i) {
            const int first = std::countr_zero(p.favourites);
            line.category = narrow ? first : static_cast<int>(random.below(kCategories));
            if (!narrow && random.chance(0.7))
                while ((p.favourites >> line.category & 1u) == 0)
                    line.category = (line.category + 1) % kCategories;
            line.product = drawn(random, {5, 4, 4, 3, 2, 2});
            line.brand = static_cast<int>(random.below(5));
            const double list = kProducts[line.category][line.product].priceMinor * (p.income + 8) / 10.0;
            line.unitPrice = m_making.money(std::round(list / 100) * 100 - 5);
            line.quantity = line.unitPrice < m_making.money(2000) ? 1 + drawn(random, {6, 3, 1, 0.5}) : 1;
            line.discount = static_cast<std::int64_t>(static_cast<double>(line.quantity * line.unitPrice) * discountShare);
            if (auto wrote = writeLine(t, id, line, false); !wrote)
                return wrote;
            const std::int32_t returned = day + 3 + static_cast<std::int32_t>(random.below(18));
            if (random.chance(kReturnShare) && returned <= m_making.times.last) {
                Line back = line;
                back.second = secondsAt(returned, secondOfDay(random, true));
                if (auto wrote = writeLine(t, id, back, true); !wrote)
                    return wrote;
            }
        }
        return {};
    }

    Status writeLine(TableWriter& t, const std::string& id, const Line& line, bool isReturn)
    {
        const int sign = isReturn ? -1 : 1;
        const std::int64_t amount = line.quantity * line.unitPrice - line.discount;
        t.text(m_order).text(id).number(line.second).text(m_making(kProducts[line.category][line.product].name));
        t.text(m_making(kCategoryWords[line.category])).text(m_making(kBrands[line.brand])).text(m_making(kSalesChannelWords[line.channel]));
        t.number(sign * line.quantity).number(line.unitPrice).number(sign * line.discount).number(sign * amount);
        t.number(sign * static_cast<std::int64_t>(static_cast<double>(amount) * kMarginShare)).number(isReturn);
        return t.endRow();
    }

    const Making& m_making;
    std::string m_order;
};

} // namespace

int secondOfDay(Random& random, bool inStore)
{
    static constexpr double kStore[10] = {3, 5, 6, 6, 5, 5, 6, 8, 7, 4}; // 10 … 19 h
    static constexpr double kElsewhere[18] = {1, 2, 3, 4, 5, 5, 6, 5, 4, 4, 5, 6, 7, 9, 11, 10, 7, 3}; // 6 … 23 h
    const int hour = inStore ? 10 + drawn(random, kStore) : 6 + drawn(random, kElsewhere);
    return hour * 3600 + static_cast<int>(random.below(3600));
}

Status writeTransactions(const Making& making)
{
    auto table = making.table(Role::Transaction, "orders", "订单",
        {{"order", "Order", "订单号", Text, 0, Kept::Plain}, {"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs},
            {"date", "Time", "交易时间", DateTime}, {"product", "Product", "商品"}, {"category", "Category", "品类"}, {"brand", "Brand", "品牌"},
            {"channel", "Channel", "渠道"}, {"quantity", "Quantity", "数量", Integer}, {"unit_price", "Unit price", "单价", Decimal, 2},
            {"discount", "Discount", "优惠金额", Decimal, 2}, {"amount", "Amount", "金额", Decimal, 2}, {"margin", "Margin", "毛利", Decimal, 2},
            {"return", "Returned", "是否退货", Boolean}});
    Orders orders(making);
    return eachLife(making, std::move(table),
        [&](TableWriter& t, const Life& life, const std::string& id) { return orders.write(t, life, id); });
}

Status writeInteractions(const Making& making)
{
    auto table = making.table(Role::Interaction, "interactions", "互动",
        {{"customer", "Customer ID", "客户编号", Text, 0, Kept::Runs}, {"date", "Time", "发生时间", DateTime}, {"type", "Type", "类型"},
            {"channel", "Channel", "渠道"}, {"duration", "Seconds", "停留时长", Integer}, {"count", "Pages", "次数", Integer}});
    enum { kVisit, kSession, kOpen, kClick, kMention };
    return eachLife(making, std::move(table), [&](TableWriter& t, const Life& life, const std::string& id) -> Status {
        const Person& p = life.person;
        Random random = streamOf(making.request.seed, Stream::Interactions, p.index);
        const auto row = [&](std::int32_t day, int type) {
            t.text(id).number(secondsAt(day, secondOfDay(random, false))).text(making(kInteractionTypes[type]));
            t.text(making(kSalesChannelWords[type == kSession ? kInApp : kOnline]));
            if (type == kVisit || type == kSession)
                t.number(20 + static_cast<std::int64_t>(random.gamma(1.5, 140))).number(1 + static_cast<std::int64_t>(random.exponential(5)));
            else
                t.missing().number(1);
            return t.endRow();
        };
        const bool app = p.channel == kInApp || random.chance(0.25);
        // A look around before most purchases made elsewhere than in the store.
        for (const std::int32_t day : life.purchases)
            if (random.chance(p.channel == kInStore ? 0.25 : 0.7))
                if (auto wrote = row(day, app ? kSession : kVisit); !wrote)
                    return wrote;
        // And otherwise: fewer in the last two months before leaving, hardly any after.
        const double perDay = (0.5 + 25 * p.rate) / 30;
        for (double t0 = life.begin;;) {
            t0 += random.exponential(1 / perDay);
            if (t0 > making.times.last)
                return {};
            const auto day = static_cast<std::int32_t>(t0);
            const double stays = !life.with(day) ? 0.06 : life.reason && day >= life.end() - 60 ? 0.5 : 1;
            if (!random.chance(stays))
                continue;
            const int type = p.newsletter ? drawn(random, {3, app ? 3.0 : 0.0, 4, 1.2, 0.15}) : drawn(random, {3, app ? 3.0 : 0.0, 0, 0, 0.1});
            if (auto wrote = row(day, type); !wrote)
                return wrote;
        }
    });
}

} // namespace holdfast::flow::sample
