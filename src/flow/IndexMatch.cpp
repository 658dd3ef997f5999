// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/IndexMatch.h"

#include "text/Fold.h"

#include <algorithm>
#include <tuple>

namespace holdfast::flow {

namespace {

// What a template's item is called in surveys: folded, '|' between. The first word that is a whole question wins over one within it.
struct Words {
    std::string_view id, words;
};
constexpr Words kWords[] = {
    {"quality", "productquality|quality|merchandisequality|产品质量|商品质量|质量"},
    {"range", "availability|assortment|productrange|range|selection|choice|instock|品类|有货|种类"},
    {"description", "asdescribed|description|accurate|描述相符|与描述"},
    {"value", "valueformoney|value|priceperformance|worth|price|性价比|物有所值|价格"},
    {"clear-prices", "clearprices|pricetransparency|promotions|discounts|价格透明|促销"},
    {"on-time", "ontime|punctualdelivery|deliveryreliability|reliabilityofdelivery|delivery|准时|按时|配送"},
    {"speed", "deliveryspeed|speed|fast|internetspeed|downloadspeed|速度|网速|时效"},
    {"tracking", "tracking|shipmentinformation|物流查询|物流信息|追踪"},
    {"returns", "easyreturns|returns|refund|exchange|退货|退换"},
    {"response", "responsetime|fastanswers|response|waitingforanswer|响应|回复"},
    {"competence", "competence|knowledge|knowledgeable|helpfulstaff|expertise|service|专业|能力|客服"},
    {"solved", "problemsolved|resolution|solved|complainthandling|resolved|解决|投诉处理"},
    {"finding", "easytofind|findability|navigation|websiteandapp|website|storelayout|查找|导航|网站"},
    {"checkout", "checkout|payment|onlineordering|结账|支付|付款"},
    {"coverage", "coverage|signal|覆盖|信号"},
    {"stability", "stability|outages|connectionreliability|稳定|掉线"},
    {"fit", "fitstheneed|suitability|fits|needs|需求|适合"},
    {"billing", "billing|bill|invoice|账单|计费"},
    {"reach", "easytoreach|accessibility|reach|联系|接通"},
    {"app", "app|mobileapp|应用|手机客户端"},
    {"self-service", "selfservice|onlineaccount|自助"},
    {"contract", "faircontract|contract|terms|合同"},
    {"rewards", "loyaltyrewards|rewards|loyaltyprogram|points|积分|奖励"},
    {"ease", "easeofonlinebooking|onlinebooking|easytobook|booking|easytouse|usability|预订|易用"},
    {"information", "information|screens|announcements|infoscreens|信息|屏幕"},
    {"checkin", "checkinservice|checkin|值机|办理登机"},
    {"boarding", "onlineboarding|boarding|gatelocation|登机"},
    {"signs", "signs|sign|walkways|wayfinding|signage|标识|通道|指示"},
    {"comfort", "seatcomfort|comfort|legroom|legroomservice|座椅|舒适"},
    {"staff", "onboardservice|inflightservice|staff|crew|personnel|service|工作人员|员工|空乘"},
    {"food", "foodanddrink|food|catering|restaurants|meals|餐饮|食品"},
    {"entertainment", "inflightentertainment|entertainment|inflightwifiservice|wifi|无线|娱乐"},
    {"cleanliness", "cleanliness|cleaning|restroom|restrooms|clean|清洁|卫生|洗手间"},
    {"punctual", "departurearrivaltimeconvenient|punctuality|timeconvenient|ontime|准点|时刻"},
    {"baggage", "baggagehandling|baggage|luggage|行李"},
    {"changes", "changesandrefunds|refunds|changes|退款|改签"},
    {"safe", "safety|security|datasafe|safe|安全"},
    {"honest", "honestadvice|advice|honest|trust|诚信|建议"},
    {"rates", "interestrates|rates|fees|利率|费用"},
    {"waiting", "waitingtime|waiting|queue|等候|等待"},
    {"reliable", "alwaysavailable|availability|reliability|uptime|可用"},
    {"features", "features|functionality|functions|功能"},
    {"usability", "usability|easytouse|easeofuse|interface|易用"},
    {"performance", "performance|speed|responsiveness|性能|速度"},
    {"reliability", "reliability|stability|bugs|可靠|稳定"},
    {"setup", "setup|installation|implementation|安装|配置"},
    {"documentation", "documentation|help|manual|tutorials|文档|帮助"},
    {"price", "valueformoney|price|pricing|性价比|价格"},
    {"roadmap", "roadmap|listens|featurerequests|需求|路线图"},
    {"security", "security|privacy|安全|隐私"},
};

// How well a question fits: the less the better. Rank of the word, whole questions before parts; none = not at all.
std::optional<std::size_t> rank(const domain::IndexNode& node, const std::string& folded)
{
    if (folded == text::foldName(node.id) || folded == text::foldName(node.name))
        return 0;
    const auto it = std::find_if(std::begin(kWords), std::end(kWords), [&](const auto& one) { return one.id == node.id; });
    if (it == std::end(kWords))
        return std::nullopt;
    constexpr std::size_t kWithin = 100;
    std::optional<std::size_t> best;
    std::size_t place = 0;
    for (std::string_view list = it->words; !list.empty();) {
        const auto bar = list.find('|');
        const std::string_view word = list.substr(0, bar);
        list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
        ++place;
        // Short words of the Latin alphabet say little within others ("app" in "happy").
        const bool within = (word.size() >= 5 || static_cast<unsigned char>(word.front()) >= 0x80) && folded.find(word) != std::string::npos;
        const std::size_t at = folded == word ? place : within ? kWithin + place : 0;
        if (at > 0 && (!best || at < *best))
            best = at;
    }
    return best;
}

} // namespace

std::size_t matchItems(domain::IndexSystem& system, std::span<const std::pair<std::string, std::string>> questions)
{
    std::vector<std::string> folded;
    for (const auto& [column, label] : questions)
        folded.push_back(text::foldName(label.empty() ? column : label));
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> fits; // rank, node, question
    for (std::size_t n = 0; n < system.nodes.size(); ++n)
        if (system.isItem(system.nodes[n]) && system.nodes[n].column.empty())
            for (std::size_t q = 0; q < questions.size(); ++q)
                if (const auto at = questions[q].first == system.nodes[n].id ? std::optional<std::size_t>(0) : rank(system.nodes[n], folded[q]))
                    fits.emplace_back(*at, n, q);
    std::sort(fits.begin(), fits.end());
    std::vector<char> used(questions.size(), 0);
    for (const auto& node : system.nodes)
        for (std::size_t q = 0; q < questions.size(); ++q)
            used[q] = used[q] || (!node.column.empty() && node.column == questions[q].first);
    std::size_t matched = 0;
    for (const auto& [at, n, q] : fits)
        if (system.nodes[n].column.empty() && !used[q]) {
            system.nodes[n].column = questions[q].first;
            used[q] = 1;
            ++matched;
        }
    return matched;
}

} // namespace holdfast::flow
