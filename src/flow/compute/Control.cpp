// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Outliers.h"
#include "analytics/series/ProcessChart.h"

#include "flow/compute/Analysis.h"
#include "flow/compute/SeriesValues.h"

namespace holdfast::flow {

using core::Json;

namespace {

core::Status control(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto column = settings.column("value");
    const std::string kind = settings.choice("chart", {"individuals", "ewma", "cusum", "p", "c"});
    const auto size = settings.optionalColumn("size");
    analytics::ChartBase base;
    base.center = settings.number("center", -1e300, 1e300);
    base.sigma = settings.number("sigma", 0, 1e300);
    const double width = settings.number("width", 3, 1e-6, 100);
    const double lambda = settings.number("lambda", 0.2, 1e-6, 1);
    const bool exact = settings.choice("limits", {"exact", "steady"}) == "exact";
    const double k = settings.number("k", 0.5, 0, 100);
    const double h = settings.number("h", 5, 0, 1000);
    if (kind == "p" && !settings.has("size"))
        settings.column("size"); // says that it is missing
    if ((kind == "p" || kind == "c") && base.center && (*base.center < 0 || (kind == "p" && *base.center > 1)))
        settings.refuse("center", numberText(*base.center));
    if (auto failure = settings.failure())
        return std::unexpected(*failure);

    RowFilter filter(inputs.table());
    filter.needNumber(column);
    if (kind == "p")
        filter.needNumber(*size);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    const auto x = numbersOf(inputs.table(), column, rows);
    if (kind == "p" || kind == "c")
        if (auto status = checkPositive(x, true, inputs.table().names()[column]); !status)
            return status;
    auto chart = [&] {
        if (kind == "individuals")
            return analytics::individualsChart(x, base, width);
        if (kind == "ewma")
            return analytics::ewmaChart(x, base, lambda, width, exact);
        if (kind == "cusum")
            return analytics::cusumChart(x, base, k, h);
        if (kind == "c")
            return analytics::countChart(x, base.center, width);
        return analytics::shareChart(x, numbersOf(inputs.table(), *size, rows), base.center, width);
    }();
    if (!chart)
        return std::unexpected(chart.error());
    answer.method = kind == "ewma" ? "Roberts (1959)"
        : kind == "cusum"          ? "Page (1954)"
        : kind == "individuals"    ? "Western Electric (1956)"
                                   : "Shewhart (1931)";
    answer.doubts = chart->doubts;
    Json& result = answer.result;
    result = {{"center", numberJson(chart->center)}, {"sigma", numberJson(chart->sigma)}, {"lower", numbersJson(chart->lower)},
        {"upper", numbersJson(chart->upper)}, {"points", numbersJson(chart->points)}, {"signals", Json::array()}};
    if (chart->range)
        result["range"] = {{"mean", numberJson(chart->range->mean)}, {"upper", numberJson(chart->range->upper)}};
    if (chart->sums) {
        result["plus"] = numbersJson(chart->sums->plus);
        result["minus"] = numbersJson(chart->sums->minus);
        result["slack"] = numberJson(chart->sums->slack);
        result["decision"] = numberJson(chart->sums->decision);
    }
    for (const auto& signal : chart->signals)
        result["signals"].push_back({{"index", signal.index + 1}, {"rule", std::string(word(signal.rule))}});
    return {};
}

core::Status outliers(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto column = settings.column("value");
    const auto x = seriesOf(settings, column, inputs, false, answer);
    if (!x)
        return std::unexpected(x.error());
    const auto found = analytics::outliersOf(*x);
    if (!found)
        return std::unexpected(found.error());
    answer.method = "Tukey (1977); Iglewicz, Hoaglin (1993)";
    if (found->mad <= 0)
        answer.doubts.push_back({analytics::DoubtCode::NoVariation});
    answer.result = {{"q1", numberJson(found->q1)}, {"q3", numberJson(found->q3)}, {"lower", numberJson(found->lower)},
        {"upper", numberJson(found->upper)}, {"median", numberJson(found->median)}, {"mad", numberJson(found->mad)},
        {"tukey", indexesJson(found->tukey)}, {"modified_z", indexesJson(found->modifiedZ)}};
    return {};
}

} // namespace

const std::vector<Analysis>& controlAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"control",
            "value, chart=individuals|ewma|cusum|p|c, size? (p), center?, sigma?, width=3, lambda=0.2, limits=exact|steady, "
            "k=0.5, h=5",
            1, 1, control},
        {"outliers", "value", 1, 1, outliers},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
