// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Motives.h"

#include "core/Ascii.h"
#include "core/Json.h"

#include <algorithm>
#include <set>

namespace holdfast::domain {

using core::Code;
using core::Json;

namespace {

std::unexpected<core::Error> refused(const std::string& value)
{
    return core::fail(Code::InvalidValue, {{"name", "motives"}, {"value", value}});
}

} // namespace

const std::vector<Motive>& standardMotives()
{
    static const std::vector<Motive> motives {
        {"slow-response", "service", "", {"slow response", "waited", "waiting", "nobody answered", "no answer", "took too long", "no reply", "never answer", "响应慢", "等了", "没人回复", "没有回复", "回复慢"}},
        {"not-solved", "service", "", {"not solved", "unsolved", "no solution", "still not", "again and again", "third call", "third complaint", "late or missing", "deliver", "parcel", "shipment", "delay", "livraison", "未解决", "没解决", "一直没", "配送", "物流", "送货", "延误"}},
        {"poor-attitude", "service", "", {"rude", "attitude", "unfriendly", "impolite", "poor service", "bad service", "customer service", "service desk", "态度", "服务不好", "服务很差", "客户服务", "不礼貌"}},
        {"hard-to-reach", "service", "", {"hard to reach", "can't reach", "cannot reach", "cut off", "could not reach", "closed during", "log-in", "login loop", "logging me out", "website", "web page", "app crashes", "app /", "打不通", "联系不上", "找不到人", "门店关门", "网页", "退出登录"}},
        {"defects", "product", "", {"defect", "broke", "broken", "damaged", "crack", "faulty", "not as in the picture", "colour is not", "product quality", "quality", "qualit", "坏了", "损坏", "裂", "瑕疵", "质量", "产品质量", "颜色和图片"}},
        {"no-longer-fits", "product", "", {"does not fit", "no longer fits", "not what i need", "too small", "too big", "不适合", "不合适", "不再适合"}},
        {"less-reliable", "product", "", {"less reliable", "getting worse", "worse than", "unreliable", "schlechter", "not like before", "不如以前", "越来越差", "不可靠"}},
        {"poor-choice", "product", "", {"poor choice", "out of stock", "no choice", "sold out", "assortment", "range is", "missing items", "缺货", "品种少", "选择少", "断货"}},
        {"too-expensive", "price", "", {"too expensive", "expensive", "trop cher", "can't afford", "price", "太贵", "价格高", "价格", "贵"}},
        {"price-rise", "price", "", {"price went up", "price rise", "price increase", "more expensive", "raised the price", "涨价", "价格上涨", "提价"}},
        {"poor-value", "price", "", {"value for money", "not worth", "poor value", "性价比", "不值"}},
        {"unexpected-fees", "price", "", {"fee appeared", "charged twice", "billing", "invoice", "hidden fee", "unexpected fee", "overcharged", "refund", "payment failed", "多收", "重复扣款", "账单", "费用", "乱收费", "付款失败"}},
        {"not-valued", "relationship", "", {"not valued", "don't care", "does not care", "no appreciation", "ignored", "不重视", "不在乎", "被忽视"}},
        {"lost-attachment", "relationship", "", {"lost interest", "bored", "brand", "no longer like", "déçu", "disappointed", "leider", "失望", "没兴趣", "不喜欢"}},
        {"broken-promise", "relationship", "", {"promise", "trust", "lied", "not kept", "misleading", "承诺", "不守信", "欺骗", "误导", "信任"}},
        {"too-many-messages", "relationship", "", {"too many messages", "spam", "too many e-mails", "too many emails", "irrelevant", "unsubscribe", "消息太多", "骚扰", "垃圾", "太多邮件"}},
        {"competitor", "external", "", {"competitor", "better offer", "elsewhere", "cheaper elsewhere", "others are cheaper", "ailleurs", "switched to", "竞争对手", "别家", "更优惠", "其他家"}},
        {"life-change", "external", "", {"moved", "moving", "no more need", "no need", "life change", "new baby", "new job", "deceased", "搬家", "不再需要", "不需要了", "用不上"}},
        {"influence", "external", "", {"friend", "family told", "recommended by", "read online", "bad press", "news", "朋友", "家人", "听说", "网上说"}},
    };
    return motives;
}

std::string toJson(const std::vector<Motive>& motives)
{
    Json json = Json::array();
    for (const auto& motive : motives) {
        Json one {{"id", motive.id}, {"category", motive.category}};
        if (!motive.name.empty())
            one["name"] = motive.name;
        one["words"] = motive.words;
        json.push_back(std::move(one));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Result<std::vector<Motive>> parseMotives(std::string_view text)
{
    std::vector<Motive> motives;
    std::set<std::string> ids;
    try {
        const Json json = Json::parse(text);
        if (!json.is_array())
            return refused("not a list");
        for (const auto& one : json) {
            Motive motive;
            motive.id = one.at("id").get<std::string>();
            motive.category = one.at("category").get<std::string>();
            motive.name = one.value("name", std::string());
            for (const auto& word : one.at("words"))
                if (const auto lower = core::lowerAscii(word.get<std::string>()); !lower.empty())
                    motive.words.push_back(lower);
            if (std::find(std::begin(kMotiveCategories), std::end(kMotiveCategories), motive.category) == std::end(kMotiveCategories))
                return refused(motive.category);
            if (motive.id.empty() || !ids.insert(motive.id).second)
                return refused(motive.id);
            motives.push_back(std::move(motive));
        }
    } catch (const std::exception&) {
        return refused("not-json");
    }
    if (motives.empty())
        return refused("empty");
    return motives;
}

bool speaksOf(const Motive& motive, std::string_view text)
{
    return std::any_of(motive.words.begin(), motive.words.end(), [&](const auto& word) { return text.find(word) != std::string_view::npos; });
}

} // namespace holdfast::domain
