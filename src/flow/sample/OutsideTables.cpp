// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/SampleTables.h"

#include "core/Period.h"

#include <cmath>

namespace holdfast::flow::sample {

using core::Status;
using domain::Role;
using enum frame::ValueType;

Status writeSeries(const Making& making)
{
    auto table = making.table(Role::ExternalSeries, "outside", "外部序列",
        {{"series", "Series", "序列"}, {"date", "Date", "日期", Date}, {"value", "Value", "数值", Decimal, 2}, {"region", "Region", "地区"},
            {"kind", "Kind", "类型"}, {"event", "Event", "事件"}});
    if (!table)
        return std::unexpected(table.error());
    const Term economy {"economy", "经济"}, competitor {"competitor", "竞争对手"}, technology {"technology", "技术"}, own {"own", "自身"};
    const Term price {"Competitor price index", "竞争对手价格指数"}, gdp {"GDP growth, %", "GDP增长率（%）"}, jobs {"Unemployment, %", "失业率（%）"},
        cpi {"CPI, % a year", "CPI同比（%）"}, promotion {"Competitor promotion", "竞争对手促销"}, release {"Technology", "技术事件"}, logistics {"Logistics", "物流"};
    core::Random random = streamOf(making.request.seed, Stream::Outside, ~0ull);
    Status status;
    const auto add = [&](const Term& series, std::int32_t day, double value, const Term* region, const Term& kind, const char* event) {
        if (!status || day < making.times.first || day > making.times.last)
            return;
        table->text(making(series)).number(day).number(std::llround(value * 100));
        region != nullptr ? table->text(making(*region)) : table->missing();
        table->text(making(kind));
        event != nullptr ? table->text(event) : table->missing();
        status = table->endRow();
    };
    double index = 100;
    for (std::int32_t day = making.times.first; day <= making.times.last; day += 7) {
        index += 0.25 * random.normal() + 0.05 * (100 - index);
        add(price, day, index - (day >= making.times.rival ? 6 : 0), nullptr, competitor, nullptr);
    }
    double unemployment = 5.4, inflation = 2.6;
    const core::Period lastMonth = core::periodOf({making.times.last}, core::Grain::Month);
    for (core::Period m = core::periodOf({making.times.first}, core::Grain::Month); m <= lastMonth; m = m + 1) {
        unemployment += 0.08 * random.normal() + 0.01;
        inflation += 0.12 * random.normal();
        add(jobs, core::firstDay(m).days, unemployment, nullptr, economy, nullptr);
        add(cpi, core::firstDay(m).days, inflation, nullptr, economy, nullptr);
    }
    const core::Period lastQuarter = core::periodOf({making.times.last}, core::Grain::Quarter);
    for (core::Period q = core::periodOf({making.times.first}, core::Grain::Quarter); q <= lastQuarter; q = q + 1)
        add(gdp, core::firstDay(q).days, 1.4 + 0.4 * random.normal(), nullptr, economy, nullptr);
    const bool chinese = making.request.chinese;
    add(promotion, making.times.rival, 1, nullptr, competitor, chinese ? "竞争对手降价8%" : "Rival cuts its prices by 8 %");
    add(release, making.times.campaign - 60, 1, nullptr, technology, chinese ? "新版应用上线" : "New version of the app");
    add(release, making.times.depot - 75, 1, nullptr, technology, chinese ? "结账支持电子钱包" : "Wallet payment at the checkout");
    add(logistics, making.times.depot, 1, &kRegionWords[kNorth], own, chinese ? "华北仓库搬迁" : "North depot moved");
    if (!status)
        return status;
    return table->finish();
}

Status writeBenchmarks(const Making& making)
{
    auto table = making.table(Role::Benchmark, "benchmarks", "行业基准",
        {{"indicator", "Indicator", "指标"}, {"value", "Value", "基准值", Decimal, 3}, {"period", "Period", "期间"}, {"source", "Source", "来源"},
            {"industry", "Industry", "行业"}});
    if (!table)
        return std::unexpected(table.error());
    struct Value {
        const char* indicator; // id of the indicator (domain)
        double value;
    };
    static constexpr Value kValues[] = {{"churn_rate", 0.031}, {"purchase_frequency", 0.92}, {"order_value", 58}, {"satisfaction", 74}, {"nps", 21},
        {"complaints", 2.4}, {"enquiries", 7.5}, {"renewal", 0.81}, {"payment", 0.045}, {"sentiment", 0.22}};
    const Term source {"Made up for this sample", "为本示例虚构"}, industry {"Home goods retail", "家居零售"};
    const int year = core::civilFromDays(making.times.last).year;
    for (int back = 2; back >= 0; --back)
        for (const auto& [indicator, value] : kValues) {
            table->text(indicator).number(std::llround(value * (1 - 0.01 * back) * 1000)).text(std::to_string(year - back));
            table->text(making(source)).text(making(industry));
            if (auto ended = table->endRow(); !ended)
                return ended;
        }
    return table->finish();
}

} // namespace holdfast::flow::sample
