// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/IndexSystem.h"

namespace holdfast::domain {

namespace {

constexpr TemplateNode kRetail[] = {
    {"product", "", "Product", "产品"}, {"quality", "product", "Quality", "质量"}, {"range", "product", "Range and availability", "品类与有货"},
    {"description", "product", "As described", "与描述相符"},
    {"price", "", "Price", "价格"}, {"value", "price", "Value for money", "性价比"}, {"clear-prices", "price", "Clear prices and promotions", "价格与促销透明"},
    {"delivery", "", "Delivery", "配送"}, {"on-time", "delivery", "On time", "准时"}, {"speed", "delivery", "Speed", "速度"},
    {"tracking", "delivery", "Tracking", "物流查询"}, {"returns", "delivery", "Easy returns", "退货便利"},
    {"service", "", "Service", "服务"}, {"response", "service", "Response time", "响应时间"}, {"competence", "service", "Competence", "专业能力"},
    {"solved", "service", "Problem solved", "问题得到解决"},
    {"shop", "", "Shop and website", "门店与网站"}, {"finding", "shop", "Easy to find things", "易于查找"}, {"checkout", "shop", "Checkout", "结账"},
};
constexpr TemplateNode kTelecom[] = {
    {"network", "", "Network", "网络"}, {"coverage", "network", "Coverage", "覆盖"}, {"speed", "network", "Speed", "网速"},
    {"stability", "network", "Stability", "稳定性"},
    {"tariff", "", "Tariff", "资费"}, {"value", "tariff", "Value for money", "性价比"}, {"fit", "tariff", "Fits the need", "符合需求"},
    {"billing", "tariff", "Correct and clear bills", "账单准确清晰"},
    {"service", "", "Service", "服务"}, {"reach", "service", "Easy to reach", "易于联系"}, {"competence", "service", "Competence", "专业能力"},
    {"solved", "service", "Problem solved", "问题得到解决"},
    {"digital", "", "App and self-service", "应用与自助服务"}, {"app", "digital", "App", "应用"}, {"self-service", "digital", "Self-service", "自助服务"},
    {"care", "", "Customer care", "客户关怀"}, {"contract", "care", "Fair contract", "合同公平"}, {"rewards", "care", "Loyalty rewards", "忠诚奖励"},
};
constexpr TemplateNode kTravel[] = {
    {"booking", "", "Booking", "预订"}, {"ease", "booking", "Easy to book", "预订便利"}, {"information", "booking", "Information", "信息"},
    {"departure", "", "Departure", "出发"}, {"checkin", "departure", "Check-in", "值机"}, {"boarding", "departure", "Boarding", "登机"},
    {"signs", "departure", "Signs and ways", "标识与通道"},
    {"journey", "", "Journey", "旅程"}, {"comfort", "journey", "Seat and comfort", "座椅与舒适"}, {"staff", "journey", "Staff", "工作人员"},
    {"food", "journey", "Food and drink", "餐饮"}, {"entertainment", "journey", "Wifi and entertainment", "无线网络与娱乐"},
    {"cleanliness", "journey", "Cleanliness", "清洁"},
    {"arrival", "", "Arrival", "到达"}, {"punctual", "arrival", "Punctuality", "准点"}, {"baggage", "arrival", "Baggage", "行李"},
    {"price", "", "Price", "价格"}, {"value", "price", "Value for money", "性价比"}, {"changes", "price", "Changes and refunds", "改签与退款"},
};
constexpr TemplateNode kBanking[] = {
    {"trust", "", "Trust and safety", "信任与安全"}, {"safe", "trust", "Money and data are safe", "资金与数据安全"}, {"honest", "trust", "Honest advice", "诚信建议"},
    {"products", "", "Products", "产品"}, {"fit", "products", "Fits the need", "符合需求"}, {"rates", "products", "Rates and fees", "利率与费用"},
    {"branch", "", "Branch", "网点"}, {"waiting", "branch", "Waiting time", "等候时间"}, {"staff", "branch", "Staff", "工作人员"},
    {"digital", "", "App and online banking", "手机与网上银行"}, {"ease", "digital", "Easy to use", "易用"}, {"reliable", "digital", "Always available", "随时可用"},
    {"service", "", "Service", "服务"}, {"reach", "service", "Easy to reach", "易于联系"}, {"solved", "service", "Problem solved", "问题得到解决"},
};
constexpr TemplateNode kSoftware[] = {
    {"product", "", "Product", "产品"}, {"features", "product", "Features", "功能"}, {"usability", "product", "Easy to use", "易用"},
    {"performance", "product", "Speed", "速度"}, {"reliability", "product", "Reliability", "可靠性"},
    {"onboarding", "", "Onboarding", "上手"}, {"setup", "onboarding", "Setup", "安装与配置"}, {"documentation", "onboarding", "Documentation", "文档"},
    {"support", "", "Support", "技术支持"}, {"response", "support", "Response time", "响应时间"}, {"solved", "support", "Problem solved", "问题得到解决"},
    {"value", "", "Value", "价值"}, {"price", "value", "Value for money", "性价比"}, {"billing", "value", "Clear billing", "计费清晰"},
    {"partnership", "", "Partnership", "合作关系"}, {"roadmap", "partnership", "Listens to wishes", "倾听需求"}, {"security", "partnership", "Security", "安全"},
};
constexpr IndexTemplate kTemplates[] = {{"retail", "Retail", "零售", kRetail}, {"telecom", "Telecom", "电信", kTelecom}, {"travel", "Travel", "出行", kTravel},
    {"banking", "Banking", "银行", kBanking}, {"software", "Software", "软件", kSoftware}};

} // namespace

std::span<const IndexTemplate> indexTemplates()
{
    return kTemplates;
}

const IndexTemplate* indexTemplate(std::string_view id)
{
    for (const auto& one : kTemplates)
        if (one.id == id)
            return &one;
    return nullptr;
}

IndexSystem fromTemplate(const IndexTemplate& from, bool chinese)
{
    IndexSystem system;
    system.name = chinese ? from.chinese : from.english;
    for (const auto& node : from.nodes)
        // Ids repeat across dimensions in no template, so that they can be ids of the tree.
        system.nodes.push_back({std::string(node.id), std::string(chinese ? node.chinese : node.english), std::string(node.parent), {}});
    return system;
}

} // namespace holdfast::domain
