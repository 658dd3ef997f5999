// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/SampleWords.h"

namespace holdfast::flow::sample {

const Term kCompany {"Northlight Home", "北光家居"};
const Term kCountry {"Norland", "中国"};

const Term kRegionWords[kRegions] {{"North", "华北"}, {"Coast", "华东"}, {"Central", "华中"}, {"South", "华南"}, {"Islands", "西南"}};
const Term kCityWords[kRegions][kCitiesOfRegion] {{{"Kaldhaven", "北京"}, {"Norby", "天津"}, {"Fellstead", "石家庄"}},
    {{"Port Merrow", "上海"}, {"Saltwick", "杭州"}, {"Harbourne", "南京"}}, {{"Midden", "武汉"}, {"Ashford Cross", "长沙"}, {"Elmstow", "郑州"}},
    {{"Sunmere", "广州"}, {"Vinefield", "深圳"}, {"Almond Hill", "厦门"}}, {{"Gull Rock", "成都"}, {"Tern Bay", "重庆"}, {"Skerry", "昆明"}}};
const Term kGenders[2] {{"Female", "女"}, {"Male", "男"}};
const Term kOccupations[8] {{"Office", "职员"}, {"Trade", "技工"}, {"Teaching", "教师"}, {"Health care", "医护"}, {"Self-employed", "个体经营"},
    {"Public service", "公务员"}, {"Student", "学生"}, {"Retired", "退休"}};
const Term kIncomeBands[4] {{"Under 25k", "5万以下"}, {"25k to 45k", "5万至12万"}, {"45k to 75k", "12万至25万"}, {"Over 75k", "25万以上"}};
const Term kHouseholdWords[kHouseholds] {{"Single", "单身"}, {"Couple", "夫妻"}, {"Family", "有孩家庭"}, {"Senior", "老年家庭"}};
const Term kPlanWords[kPlans] {{"Basic", "普通"}, {"Silver", "银卡"}, {"Gold", "金卡"}};
const Term kAcquisitionWords[kAcquisitions] {{"Store", "门店"}, {"Online", "官网"}, {"App", "应用"}, {"Marketplace", "电商平台"}, {"Referral", "朋友推荐"}};
const Term kMotives[4] {{"Price", "价格"}, {"Convenience", "便利"}, {"Quality", "品质"}, {"Style", "风格"}};
const Term kLeaveReasonWords[kLeaveReasons] {{"Too expensive", "太贵"}, {"Late or missing deliveries", "配送延误"}, {"Product quality", "产品质量"},
    {"Poor service", "服务不好"}, {"Better offer elsewhere", "竞争对手更优惠"}, {"Moved away", "搬家"}, {"No more need", "不再需要"}, {"Payment failed", "付款失败"}};

const Term kCategoryWords[kCategories] {{"Furniture", "家具"}, {"Bedding", "床品"}, {"Kitchen", "厨具"}, {"Lighting", "灯具"}, {"Bathroom", "卫浴"},
    {"Garden", "园艺"}, {"Decoration", "装饰"}, {"Storage", "收纳"}};
const Product kProducts[kCategories][kProductsOfCategory] {
    {{{"Side table", "边桌"}, 7900}, {{"Bookcase", "书架"}, 11900}, {{"Armchair", "扶手椅"}, 18900}, {{"Stool", "凳子"}, 3900}, {{"Desk", "书桌"}, 14900}, {{"Bench", "长凳"}, 8900}},
    {{{"Duvet", "被子"}, 5900}, {{"Pillow", "枕头"}, 1900}, {{"Sheet set", "床单套装"}, 3900}, {{"Blanket", "毯子"}, 2900}, {{"Mattress pad", "床垫套"}, 4900}, {{"Pillow case", "枕套"}, 900}},
    {{{"Frying pan", "平底锅"}, 3400}, {{"Knife set", "刀具套装"}, 4900}, {{"Mug", "马克杯"}, 700}, {{"Storage jar", "储物罐"}, 900}, {{"Cutting board", "砧板"}, 1600}, {{"Kettle", "水壶"}, 3900}},
    {{{"Table lamp", "台灯"}, 3500}, {{"Floor lamp", "落地灯"}, 6900}, {{"Light bulbs", "灯泡"}, 800}, {{"Pendant lamp", "吊灯"}, 5900}, {{"Night light", "小夜灯"}, 1200}, {{"Light chain", "灯串"}, 1500}},
    {{{"Towel", "毛巾"}, 1200}, {{"Bath mat", "浴垫"}, 1700}, {{"Shower curtain", "浴帘"}, 1900}, {{"Soap dish", "肥皂盒"}, 600}, {{"Bathrobe", "浴袍"}, 3900}, {{"Laundry basket", "洗衣篮"}, 2400}},
    {{{"Plant pot", "花盆"}, 1100}, {{"Garden chair", "花园椅"}, 4900}, {{"Watering can", "浇水壶"}, 1500}, {{"Lantern", "灯笼"}, 1900}, {{"Hand tools", "园艺工具"}, 2200}, {{"Parasol", "遮阳伞"}, 6900}},
    {{{"Vase", "花瓶"}, 1800}, {{"Picture frame", "相框"}, 1000}, {{"Candle", "蜡烛"}, 700}, {{"Cushion", "靠垫"}, 1500}, {{"Rug", "地毯"}, 7900}, {{"Mirror", "镜子"}, 4500}},
    {{{"Box with lid", "带盖收纳盒"}, 900}, {{"Wardrobe", "衣柜"}, 15900}, {{"Shelf", "搁板"}, 2900}, {{"Hanger set", "衣架套装"}, 800}, {{"Shoe rack", "鞋架"}, 3200}, {{"Basket", "篮子"}, 1300}}};
const Term kBrands[5] {{"Northlight", "北光"}, {"Haus & Hearth", "暖炉"}, {"Plain", "素简"}, {"Lumo", "流明"}, {"Fernway", "蕨径"}};
const Term kSalesChannelWords[kSalesChannels] {{"Store", "门店"}, {"Online", "官网"}, {"App", "应用"}, {"Marketplace", "电商平台"}};

const Term kInteractionTypes[5] {{"Visit", "网站访问"}, {"App session", "应用使用"}, {"E-mail open", "打开邮件"}, {"E-mail click", "点击邮件"}, {"Social mention", "社交提及"}};
const Term kContactChannels[4] {{"Phone", "电话"}, {"E-mail", "邮件"}, {"Chat", "在线客服"}, {"Store", "门店"}};
const Term kComplaintKindWords[kComplaintKinds] {{"Product", "产品质量"}, {"Delivery", "配送"}, {"Customer service", "客户服务"}, {"Price or billing", "价格或账单"}, {"Other", "其他"}};
const Term kComplaintTexts[kComplaintKinds][3] {
    {{"The item arrived with a crack.", "商品收到时有裂痕。"}, {"It broke after two weeks of use.", "用了两周就坏了。"}, {"The colour is not what the picture shows.", "颜色和图片不一样。"}},
    {{"My order is ten days late and nobody can tell me where it is.", "订单晚了十天，没人能告诉我在哪里。"}, {"The parcel was left in the rain.", "包裹被放在雨里。"}, {"Half of the order is missing.", "订单少了一半商品。"}},
    {{"I waited forty minutes on the phone.", "电话等了四十分钟。"}, {"Nobody answered my e-mail.", "邮件一直没人回复。"}, {"The staff was rude.", "工作人员态度很差。"}},
    {{"I was charged twice.", "我被重复扣款。"}, {"The price went up after I had ordered.", "下单后价格上涨了。"}, {"A fee appeared that nobody had mentioned.", "出现了没有说明的费用。"}},
    {{"Too many messages, please stop.", "消息太多，请停止发送。"}, {"The web page keeps logging me out.", "网页总是让我退出登录。"}, {"The store was closed during opening hours.", "营业时间内门店关门。"}}};
const Term kSeverities[3] {{"low", "低"}, {"medium", "中"}, {"high", "高"}};
const Term kResolutions[4] {{"Replaced", "换货"}, {"Refunded", "退款"}, {"Apology and voucher", "致歉并赠券"}, {"Not solved", "未解决"}};
const Term kEnquiryKinds[5] {{"Order status", "订单状态"}, {"Product advice", "产品咨询"}, {"Return or exchange", "退换货"}, {"Loyalty plan", "会员计划"}, {"Opening hours", "营业时间"}};
const Term kEnquiryTexts[5] {{"Where is my order?", "我的订单到哪里了？"}, {"Does this fit a small flat?", "这个适合小户型吗？"}, {"How do I send this back?", "怎么退货？"},
    {"What does the Gold plan include?", "金卡包含哪些权益？"}, {"Are you open on Sunday?", "周日营业吗？"}};
const Term kTouchpoints[6] {{"Search and advice", "搜索与咨询"}, {"Ordering", "下单"}, {"Payment", "付款"}, {"Delivery", "配送"}, {"Unpacking and use", "收货与使用"}, {"Support", "售后"}};
const Term kPaymentMethods[3] {{"Card", "银行卡"}, {"Direct debit", "自动扣款"}, {"Wallet", "电子钱包"}};

const Term kPraise[kSurveyItems] {{"Very good quality, it feels solid.", "质量非常好，很结实。"}, {"Fast delivery, well packed.", "送货很快，包装很好。"},
    {"Friendly people who know their things.", "服务人员友好又专业。"}, {"Good value for the money.", "性价比很高。"}, {"Easy to find and to order.", "查找和下单都很方便。"}};
const Term kBlame[kSurveyItems] {{"The quality is poor, it broke soon.", "质量很差，很快就坏了。"}, {"Delivery is always late, very annoying.", "送货总是延误，太让人生气了。"},
    {"Bad service, nobody helps.", "服务很差，没人帮忙。"}, {"Too expensive, others are cheaper.", "太贵了，别家更便宜。"}, {"The web page is slow and confusing.", "网页又慢又乱。"}};
const Term kNeutral[3] {{"It is all right.", "还可以。"}, {"Nothing special.", "没什么特别的。"}, {"I ordered a lamp and a shelf.", "我买了一盏灯和一个搁板。"}};

namespace {

constexpr const char* kFirstNames[] {"Anna", "Ben", "Clara", "David", "Ella", "Felix", "Grace", "Henry", "Ida", "Jonas", "Karin", "Leo", "Mia", "Nils", "Olga",
    "Paul", "Rosa", "Simon", "Tara", "Victor", "Wanda", "Yann", "Zoe", "Alma", "Bruno", "Celia", "Dora", "Emil", "Frida", "Gustav", "Hanna", "Ivan",
    "Julia", "Kurt", "Lena", "Max", "Nora", "Oscar", "Petra", "Theo"};
constexpr const char* kSurnames[] {"Abel", "Brook", "Carver", "Dahl", "Eastwood", "Falk", "Garner", "Holm", "Ingram", "Jansen", "Keller", "Lund", "Marsh",
    "Norden", "Oakley", "Prior", "Quist", "Rowan", "Sander", "Thorne", "Ulmer", "Vance", "Winter", "Yardley", "Zeller", "Birch", "Cole", "Draper", "Ford",
    "Hale", "Kemp", "Lowe", "Moss", "Nash", "Orme", "Pike", "Reed", "Stone", "Tate", "Wells"};
constexpr const char* kFirstNamesChinese[] {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "霞", "平",
    "刚", "桂英", "建华", "文", "志强", "海燕", "晓明", "雪", "梦琪", "子涵", "雨桐", "浩然", "欣怡", "梓轩", "思远", "佳怡", "宇航", "若曦", "俊杰", "诗涵"};
constexpr const char* kSurnamesChinese[] {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
    "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕"};

} // namespace

std::span<const char* const> givenNames(bool chinese)
{
    return chinese ? std::span<const char* const>(kFirstNamesChinese) : std::span<const char* const>(kFirstNames);
}

std::span<const char* const> familyNames(bool chinese)
{
    return chinese ? std::span<const char* const>(kSurnamesChinese) : std::span<const char* const>(kSurnames);
}

} // namespace holdfast::flow::sample
