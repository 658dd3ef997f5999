// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Roles.h"

#include <array>

namespace holdfast::domain {
namespace {

using enum frame::ValueType;

constexpr std::string_view kWords[kRoleCount] = {"customer", "transaction", "interaction", "renewal", "payment",
    "complaint", "enquiry", "survey_response", "touchpoint", "campaign_contact", "external_series", "benchmark", "other"};

// Header texts folded as text/Fold does: compatibility forms, lower case, letters and digits only. The best comes
// first.
constexpr std::string_view kCustomer =
    "customerid|customer|customerno|customernumber|customernr|customercode|custid|custno|cust|clientid|client|clientno|"
    "userid|user|memberid|memberno|member|accountid|subscriberid|buyerid|shopperid|kundennr|kundennummer|kundenid|"
    "numeroclient|idclient|客户编号|客户id|客户号|客户代码|客户|用户id|用户编号|用户|会员id|会员编号|会员号|会员|"
    "顾客编号|顾客id|顾客|"
    "客戶編號|客戶id|客戶|會員編號|會員|顧客番号|顧客id";
constexpr std::string_view kChannel =
    "channel|saleschannel|medium|via|receivedvia|source|device|渠道|销售渠道|通道|来源|渠道來源|kanal";

constexpr RoleField kCustomerFields[] = {
    {"customer", Text, true, kCustomer},
    {"name", Text, false, "name|customername|fullname|surname|lastname|firstname|姓名|客户姓名|客户名称|名称|氏名"},
    {"phone", Text, false,
        "phone|phonenumber|mobile|mobilephone|telephone|tel|cellphone|电话|手机|手机号|手机号码|联系电话|電話"},
    {"email", Text, false, "email|emailaddress|mail|邮箱|电子邮件|邮件|電子郵件"},
    {"address", Text, false, "address|street|streetaddress|地址|住址|详细地址"},
    {"postcode", Text, false, "postcode|zip|zipcode|postalcode|plz|邮编|邮政编码"},
    {"signup_date", Date, false,
        "signupdate|signup|signedup|signedupat|signedupon|registeredon|registrationdate|registered|registeredat|joindate|joined|joinedat|joinedon|membersince|"
        "customersince|"
        "createdat|created|startdate|firstpurchasedate|seit|kundeseit|注册日期|注册时间|注册|入会日期|入会时间|"
        "加入日期|开户日期|开卡日期|入网日期|註冊日期"},
    {"birth_year", Integer, false, "birthyear|yearofbirth|出生年份|出生年"},
    {"birth_date", Date, false, "birthdate|dateofbirth|birthday|birth|dob|生日|出生日期|geburtsdatum"},
    {"age", Integer, false, "age|ageyr|ageyears|年龄|年齡|alter"},
    {"gender", Text, false, "gender|sex|性别|性別|geschlecht"},
    {"country", Text, false, "country|countrycode|nation|geography|国家|国别|國家|land"},
    {"province", Text, false, "province|state|region|county|省份|省|地区|区域|省市|地區"},
    {"city", Text, false, "city|town|城市|市|所在城市|stadt|ville"},
    {"occupation", Text, false, "occupation|job|profession|jobtitle|职业|職業|beruf"},
    {"income", Text, false,
        "income|incomeband|incomerange|incomecategory|estimatedsalary|salary|annualincome|收入|年收入|月收入|收入水平|"
        "收入区间"},
    {"household", Text, false, "household|householdsize|familysize|家庭|家庭人口|家庭人数|家庭规模"},
    {"acquisition_channel", Text, false,
        "acquisitionchannel|acquisitionsource|signupchannel|leadsource|source|channel|获客渠道|注册渠道|来源渠道|渠道|"
        "来源|獲客渠道"},
    {"acquisition_cost", Decimal, false, "acquisitioncost|cac|costofacquisition|获客成本|獲客成本"},
    {"plan", Text, false,
        "plan|tier|plantype|package|subscription|subscriptionplan|membership|membershiplevel|membertype|customertype|"
        "level|"
        "套餐|会员等级|等级|会员类型|客户类型|级别|方案"},
    {"tenure", Decimal, false,
        "tenure|tenuremonths|tenuredays|tenureyears|accountlength|monthsonbook|在网时长|在网月数|客户年限|会龄|"
        "入会月数"},
    {"status", Boolean, false,
        "churn|churned|churnlabel|churnflag|churnvalue|ischurn|ischurned|haschurned|exited|attrition|attritionflag|"
        "left|lost|"
        "cancelled|canceled|churnstatus|customerstatus|status|流失|是否流失|流失标签|流失标志|客户流失|流失状态|已流失|"
        "状态"},
    {"churn_date", Date, false,
        "churndate|churnedat|churnedon|cancelledon|canceledon|cancelledat|canceledat|cancellationdate|canceldate|"
        "exitdate|"
        "lostdate|enddateactual|terminationdate|流失日期|流失时间|退订日期|注销日期|销户日期|离网日期"},
    {"churn_reason", Text, false,
        "churnreason|cancellationreason|cancelreason|reasonforleaving|exitreason|流失原因|退订原因|离网原因"},
    {"churn_type", Text, false, "churntype|churncategory|cancellationtype|流失类型|流失原因类型|流失类别"},
    {"contract", Text, false, "contract|contracttype|contractterm|合同|合同类型|合约类型|合约"},
    {"contract_end", Date, false,
        "contractend|contractenddate|enddate|expirydate|expirationdate|renewaldate|合同到期|合同到期日|到期日|到期日期|"
        "合约到期日"},
    {"monthly_fee", Decimal, false, "monthlyfee|monthlycharges|monthlycharge|mrr|monthlyrevenue|月费|月租|月消费"},
    {"consent", Boolean, false,
        "consent|marketingoptin|optin|marketingconsent|consenttocontact|contactconsent|emailoptin|gdprconsent|"
        "同意联系|营销同意|是否同意|同意营销|是否接受营销"},
};

constexpr RoleField kTransactionFields[] = {
    {"customer", Text, true, kCustomer},
    {"date", DateTime, true,
        "date|datetime|timestamp|transactiondate|transactiontime|orderdate|ordertime|orderedat|orderdt|purchasedate|"
        "purchasetime|invoicedate|saledate|salesdate|paymentdate|time|createdat|day|日期|时间|交易日期|交易时间|"
        "订单日期|订单时间|下单时间|"
        "下单日期|购买日期|购买时间|消费日期|消费时间|支付时间|成交时间|交易日|訂單日期|交易時間|datum|bestelldatum"},
    {"amount", Decimal, true,
        "amount|netamount|netamt|amt|total|totalamount|totalprice|linetotal|ordertotal|ordervalue|grossamount|sales|"
        "revenue|"
        "spend|value|paid|payment|paymentvalue|umsatz|betrag|montant|importe|金额|交易金额|订单金额|消费金额|实付金额|"
        "支付金额|总金额|销售额|成交金额|"
        "实付|總金額|金額"},
    {"order", Text, false,
        "orderid|order|orderno|ordernumber|invoiceno|invoice|invoiceid|invoicenumber|receiptno|receiptid|receipt|"
        "basketid|"
        "transactionid|transactionno|transaction|txid|txnid|billno|订单号|订单编号|订单id|订单|单号|交易号|交易编号|"
        "交易id|流水号|发票号|訂單編號|"
        "bestellnr|bestellnummer"},
    {"quantity", Decimal, false, "quantity|qty|units|count|pieces|itemcount|menge|anzahl|数量|件数|购买数量|數量"},
    {"unit_price", Decimal, false,
        "unitprice|price|itemprice|priceperunit|listprice|stückpreis|preis|单价|价格|售价|單價"},
    {"product", Text, false,
        "product|productid|productcode|stockcode|sku|item|itemid|itemcode|articleno|article|productname|artikel|"
        "商品|商品编号|商品id|产品|产品编号|商品编码|商品名称|产品名称|货号|產品"},
    {"category", Text, false,
        "category|productcategory|productline|department|itemcategory|商品类别|品类|类别|类目|商品分类|分类|类型|類別"},
    {"brand", Text, false, "brand|品牌"},
    {"channel", Text, false, "channel|saleschannel|store|storeid|shop|branch|device|渠道|销售渠道|门店|店铺|分店"},
    {"margin", Decimal, false, "margin|profit|grossmargin|grossprofit|毛利|利润|毛利润|毛利额"},
    {"cost", Decimal, false, "cost|cogs|costprice|成本"},
    {"discount", Decimal, false, "discount|discountamount|折扣|优惠|优惠金额|折扣金额"},
    {"return", Boolean, false, "return|returned|isreturn|refund|refunded|isrefund|退货|是否退货|退款|是否退款"},
    {"currency", Text, false, "currency|currencycode|币种|货币|幣別"},
};

constexpr RoleField kInteractionFields[] = {
    {"customer", Text, true, kCustomer},
    {"date", DateTime, true,
        "timestamp|datetime|date|time|eventtime|eventdate|occurredat|visittime|visitdate|sessionstart|createdat|日期|"
        "时间|发生时间|访问时间|互动时间|事件时间"},
    {"type", Text, true,
        "type|event|eventtype|interactiontype|interaction|action|activity|activitytype|eventname|类型|事件|事件类型|"
        "互动类型|行为|行为类型|动作"},
    {"id", Text, false, "interactionid|eventid|sessionid|visitid|互动编号|事件编号|会话编号"},
    {"duration", Decimal, false, "duration|durations|durationseconds|seconds|timespent|时长|持续时间|停留时长"},
    {"count", Integer, false, "count|number|n|hits|pageviews|次数|数量"},
    {"channel", Text, false, kChannel},
};

constexpr RoleField kRenewalFields[] = {
    {"customer", Text, true, kCustomer},
    {"due", Date, true,
        "duedate|due|renewaldate|renewaldue|expirydate|enddate|到期日|到期日期|应续日期|续订日期|续费日期"},
    {"outcome", Text, false, "outcome|result|status|renewed|renewalstatus|结果|状态|是否续订|是否续费|续订结果"},
    {"amount", Decimal, false, "amount|renewalamount|value|price|fee|金额|续费金额|续订金额"},
    {"date", Date, false, "date|reneweddate|renewedon|decisiondate|处理日期|实际日期"},
    {"plan", Text, false, "plan|contract|package|tier|套餐|合同"},
};

constexpr RoleField kPaymentFields[] = {
    {"customer", Text, true, kCustomer},
    {"due", Date, true, "duedate|due|billdate|invoicedate|billingdate|到期日|账单日|账单日期|应付日期|应缴日期"},
    {"outcome", Text, false, "outcome|result|status|paymentstatus|paid|结果|状态|付款状态|支付状态|缴费状态"},
    {"amount", Decimal, false, "amount|billed|amountdue|billamount|value|金额|账单金额|应付金额|付款金额"},
    {"days_late", Integer, false, "dayslate|latedays|overduedays|daysoverdue|逾期天数|延迟天数"},
    {"date", Date, false, "paidon|paymentdate|paiddate|datepaid|付款日期|支付日期|缴费日期"},
    {"method", Text, false, "paymentmethod|method|付款方式|支付方式"},
};

constexpr RoleField kComplaintFields[] = {
    {"customer", Text, true, kCustomer},
    {"opened", DateTime, true,
        "opened|openedat|openedon|openeddate|opendate|complaintdate|createdat|created|receivedat|received|date|"
        "投诉日期|投诉时间|受理时间|受理日期|创建时间|日期|时间"},
    {"kind", Text, true,
        "kind|type|complainttype|topic|category|complaintcategory|reason|subject|issue|投诉类型|类型|类别|投诉类别|"
        "主题|问题类型|投诉原因|分类"},
    {"id", Text, false, "complaintid|caseid|caseno|ticket|ticketid|ticketno|投诉编号|工单号|工单编号"},
    {"category", Text, false, "subcategory|category|class|大类|子类"},
    {"severity", Text, false, "severity|priority|level|urgency|严重程度|严重性|优先级|紧急程度"},
    {"channel", Text, false, kChannel},
    {"responded", DateTime, false,
        "responded|firstresponse|firstresponseat|respondedat|首次响应|响应时间|首次响应时间"},
    {"closed", DateTime, false,
        "closed|closedat|closedon|closeddate|resolvedat|resolveddate|关闭时间|关闭日期|解决时间|解决日期|结案时间"},
    {"resolution", Text, false, "resolution|resolved|outcome|status|result|解决方案|处理结果|是否解决|状态|结果"},
    {"compensation", Decimal, false, "compensation|compensationamount|refund|赔偿|补偿|赔偿金额|补偿金额"},
    {"satisfaction_after", Decimal, false,
        "satisfactionafter|csatafter|satisfaction|csat|处理满意度|满意度|事后满意度"},
    {"text", Text, false, "text|description|comment|complaint|details|message|内容|描述|投诉内容|详情|备注"},
};

constexpr RoleField kEnquiryFields[] = {
    {"customer", Text, true, kCustomer},
    {"opened", DateTime, true,
        "opened|openedat|enquirydate|inquirydate|contactdate|createdat|created|date|咨询日期|咨询时间|创建时间|日期|"
        "时间"},
    {"kind", Text, true, "kind|type|enquirytype|inquirytype|topic|category|subject|咨询类型|类型|类别|主题|分类"},
    {"id", Text, false, "enquiryid|inquiryid|contactid|咨询编号"},
    {"category", Text, false, "subcategory|category|大类|子类"},
    {"channel", Text, false, kChannel},
    {"closed", DateTime, false, "closed|closedat|closedon|resolvedat|关闭时间|解决时间"},
    {"resolution", Text, false, "resolution|resolved|outcome|status|处理结果|是否解决|状态"},
    {"satisfaction_after", Decimal, false, "satisfactionafter|csatafter|satisfaction|csat|满意度"},
    {"text", Text, false, "text|description|comment|question|message|内容|咨询内容|描述"},
};

constexpr RoleField kSurveyFields[] = {
    {"date", DateTime, true,
        "date|surveydate|responsedate|respondedat|submittedat|completedat|datetime|timestamp|intdate|调查日期|回答日期|"
        "填写时间|提交时间|日期|时间"},
    {"customer", Text, false, kCustomer},
    {"id", Text, false, "surveyid|responseid|respondentid|respnum|问卷编号|答卷编号|序号"},
    {"wave", Text, false, "wave|round|surveywave|期次|轮次|批次"},
    {"nps", Decimal, false,
        "nps|npsscore|netpromoterscore|recommend|likelihoodtorecommend|netpro|推荐意愿|净推荐值|推荐度"},
    {"csat", Decimal, false, "csat|csatscore|satisfaction|overallsatisfaction|满意度|总体满意度|整体满意度"},
    {"ces", Decimal, false, "ces|cesscore|effort|customereffort|费力度|客户费力度"},
    {"comment", Text, false, "comment|comments|verbatim|remarks|feedback|text|评论|意见|建议|反馈|留言|备注"},
};

constexpr RoleField kTouchpointFields[] = {
    {"step", Text, true, "step|touchpoint|stage|journeystep|触点|环节|步骤|接触点"},
    {"date", DateTime, true, "date|datetime|timestamp|ratedat|日期|时间|评价时间"},
    {"score", Decimal, true, "score|rating|satisfaction|points|评分|得分|分数|满意度"},
    {"customer", Text, false, kCustomer},
    {"channel", Text, false, kChannel},
};

constexpr RoleField kCampaignFields[] = {
    {"campaign", Text, true, "campaign|campaignid|campaignname|campaigncode|活动|活动编号|活动名称|营销活动"},
    {"customer", Text, true, kCustomer},
    {"arm", Text, true, "arm|group|variant|treatment|treated|testgroup|segment|version|分组|组别|实验组|对照组|版本"},
    {"sent", DateTime, false,
        "sent|sentat|sentdate|senton|contacted|contactdate|date|发送时间|发送日期|触达时间|触达日期"},
    {"delivered", DateTime, false, "delivered|deliveredat|送达时间|送达"},
    {"responded", DateTime, false, "responded|respondedat|responsedate|响应时间|回复时间"},
    {"offer", Text, false, "offer|offerid|incentive|优惠|权益|方案"},
    {"cost", Decimal, false, "cost|contactcost|成本|费用"},
    {"outcome", Text, false, "outcome|result|response|conversion|converted|retained|结果|是否转化|转化|是否挽留"},
    {"channel", Text, false, kChannel},
};

constexpr RoleField kSeriesFields[] = {
    {"series", Text, true, "series|seriesname|indicator|variable|序列|指标|指标名称|序列名称"},
    {"date", Date, true, "date|week|month|period|day|日期|周|月份|时间"},
    {"value", Decimal, true, "value|level|observation|数值|值|取值"},
    {"region", Text, false, "region|country|area|地区|区域|国家"},
    {"kind", Text, false, "kind|type|category|类型|类别"},
    {"event", Text, false, "event|description|note|事件|说明"},
};

constexpr RoleField kBenchmarkFields[] = {
    {"indicator", Text, true, "indicator|metric|kpi|measure|指标|指标名称"},
    {"value", Decimal, true, "value|benchmark|industryvalue|average|数值|基准值|行业值|基准"},
    {"period", Text, false, "period|year|date|期间|年份|时期"},
    {"source", Text, false, "source|publisher|来源|出处"},
    {"industry", Text, false, "industry|sector|行业"},
};

constexpr std::array<std::span<const RoleField>, kRoleCount> kFields = {std::span<const RoleField>(kCustomerFields),
    kTransactionFields, kInteractionFields, kRenewalFields, kPaymentFields, kComplaintFields, kEnquiryFields,
    kSurveyFields, kTouchpointFields, kCampaignFields, kSeriesFields, kBenchmarkFields, std::span<const RoleField>()};

} // namespace

std::string_view word(Role role)
{
    return kWords[static_cast<std::size_t>(role)];
}

std::optional<Role> parseRole(std::string_view text)
{
    for (std::size_t i = 0; i < kRoleCount; ++i)
        if (kWords[i] == text)
            return static_cast<Role>(i);
    return std::nullopt;
}

std::span<const RoleField> fieldsOf(Role role)
{
    return kFields[static_cast<std::size_t>(role)];
}

const RoleField* fieldOf(Role role, std::string_view name)
{
    for (const RoleField& field : fieldsOf(role))
        if (field.name == name)
            return &field;
    return nullptr;
}

} // namespace holdfast::domain
