// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"

#include <QDir>
#include <QImage>

#include <cmath>

namespace holdfast::tests {

// Specs made by rule, in English or Chinese, in the shapes the pages use.
inline QString words(bool chinese, const char* english, const char* other)
{
    return QString::fromUtf8(chinese ? other : english);
}

inline present::TrendSpec sampleTrend(bool chinese = false, int count = 24)
{
    present::TrendSpec spec;
    spec.unit = QStringLiteral("%");
    spec.seriesName = words(chinese, "Rate, 95% CI", "流失率, 95% 置信区间");
    spec.comparisonName = words(chinese, "Same month last year", "去年同月");
    spec.currentLabel = words(chinese, "Q2 2026", "2026 年 Q2");
    for (int i = 0; i < count; ++i) {
        present::TrendSpec::Point point;
        const int month = (6 + i) % 12, year = 24 + (6 + i) / 12;
        static const std::array<const char*, 12> names{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        const QString name = chinese ? QString::number(month + 1) + QStringLiteral("月")
                                     : QString::fromLatin1(names[std::size_t(month)]);
        point.label = name + QStringLiteral(" 20") + QString::number(year);
        if (i % 3 == 0 || i == count - 1)
            point.tick = month == 0 || i == 0 || i == count - 1
                ? (chinese ? QString::number(year) + QStringLiteral("年") + name : name + u' ' + QString::number(year))
                : name;
        point.value = 2.02 + 0.09 * std::sin(i * 0.9) + (i > count - 5 ? 0.11 * (i - count + 5) : 0);
        point.lower = point.value - 0.13;
        point.upper = point.value + 0.14;
        point.upperLimit = 2.24 + 0.006 * std::sin(i);
        point.lowerLimit = 1.86 - 0.006 * std::sin(i);
        if (i >= 12)
            point.comparison = 2.02 + 0.09 * std::sin((i - 12) * 0.9);
        point.signal = i >= count - 2;
        point.current = i >= count - 3;
        point.valueText = QString::number(point.value, 'f', 2);
        point.intervalText = QString::number(point.lower, 'f', 2) + u'–' + QString::number(point.upper, 'f', 2);
        point.comparisonText = std::isfinite(point.comparison) ? QString::number(point.comparison, 'f', 2) : QString();
        spec.points.append(point);
    }
    spec.upperLimitText = words(chinese, "UCL 2.24", "控制上限 2.24");
    spec.lowerLimitText = words(chinese, "LCL 1.86", "控制下限 1.86");
    spec.notes.append({count - 1.7, words(chinese, "12 May: North depot move", "5月12日: 北区仓库搬迁")});
    return spec;
}

inline present::FlowSpec sampleFlow(bool chinese = false)
{
    present::FlowSpec spec{
        {}, words(chinese, "New", "新客"), words(chinese, "Returning", "回流"), words(chinese, "Lost", "流失")};
    const auto trend = sampleTrend(chinese, 13);
    for (int i = 0; i < 13; ++i)
        spec.points.append({trend.points[i].label, trend.points[i].tick, 900 + 160 * std::sin(i),
            210 + 40 * std::cos(i), 820 + 30.0 * i, i == 12});
    return spec;
}

inline present::GridSpec sampleCohorts(bool chinese = false)
{
    present::GridSpec spec;
    spec.legendLow = QStringLiteral("54%");
    spec.legendHigh = QStringLiteral("86%");
    for (int column = 0; column < 12; ++column)
        spec.columnHeads.append(QString::number(column));
    for (int row = 0; row < 11; ++row) {
        spec.rowHeads.append(words(chinese, "Q%1 %2", "%2年 Q%1").arg(row % 4 + 1).arg(23 + row / 4));
        spec.rowCounts.append(QLocale(QLocale::English).toString(2200 + row * 137));
        QList<present::GridSpec::Cell> cells;
        for (int column = 0; column < 12 - row; ++column) {
            present::GridSpec::Cell cell;
            cell.plain = column == 0;
            cell.value = column == 0 ? 100 : 88 - 13 * std::sqrt(column) + row * 0.3;
            cell.text = QString::number(cell.value, 'f', column == 0 ? 0 : 1);
            cell.detail = spec.rowHeads.last() + QStringLiteral(", ") + QString::number(column) + QStringLiteral(": ")
                + cell.text + u'%';
            cell.partial = row == 4 && column == 7;
            cell.marked = row >= 8 && column == 11 - row;
            cell.small = row == 10 && column == 1;
            cells.append(cell);
        }
        spec.rows.append(cells);
    }
    return spec;
}

inline present::GridSpec sampleRfm(bool chinese = false, bool selected = true)
{
    present::GridSpec spec;
    spec.ramp = present::GridSpec::Ramp::Ember;
    spec.legendLow = words(chinese, "churn 6", "流失率 6");
    spec.legendHigh = QStringLiteral("28%");
    spec.xTitle = words(chinese, "Frequency, orders in 12 months →", "消费频率 F（近 12 个月订单数）→");
    spec.yTitle = words(chinese, "Recency →", "最近消费 R →");
    for (int row = 0; row < 5; ++row) {
        spec.columnHeads.append(QStringLiteral("F%1").arg(row + 1));
        spec.rowHeads.append(QStringLiteral("R%1").arg(5 - row));
        QList<present::GridSpec::Cell> cells;
        for (int column = 0; column < 5; ++column) {
            present::GridSpec::Cell cell;
            cell.value = 0.06 + 0.045 * row + 0.01 * (4 - column) * row;
            cell.text = QString::number(cell.value * 100, 'f', cell.value < 0.1 ? 1 : 0) + u'%';
            cell.second = QString::number(400 - 70 * column + row);
            cell.selected = selected && row >= 2;
            cells.append(cell);
        }
        spec.rows.append(cells);
    }
    return spec;
}

inline present::CurveSpec sampleCurve(bool chinese = false)
{
    present::CurveSpec spec;
    for (int i = 0; i <= 60; ++i) {
        const double x = i * 6, y = std::exp(-x / 90);
        spec.points.append({x, y, std::max(0.0, y - 0.02), y + 0.02});
    }
    spec.xTitle = words(chinese, "Days without a purchase", "未购买天数");
    spec.yTitle = words(chinese, "Chance to return", "回流概率");
    spec.markX = 207;
    spec.markText = words(chinese, "D = 207 days", "D = 207 天");
    spec.thresholdY = 0.1;
    spec.thresholdText = words(chinese, "10% return", "10% 回流");
    spec.yIsShare = true;
    return spec;
}

inline present::FacetSpec sampleHistogram(bool filtered = true, int bins = 8)
{
    present::FacetSpec spec;
    spec.field = QStringLiteral("tenure");
    spec.filtered = filtered;
    spec.filterText = QStringLiteral("3–12");
    for (int i = 0; i < bins; ++i) {
        present::FacetSpec::Bin bin;
        bin.label = i + 1 == bins ? QStringLiteral("60+") : QString::number(i * 6);
        bin.range = bin.label + QStringLiteral(" mo");
        bin.all = 900 + 500 * std::sin(i * 0.7);
        bin.selected = 400 * std::exp(-(i - 2) * (i - 2) / 4.0) + 30;
        bin.rate = 0.1;
        bin.chosen = filtered && (i == 1 || i == 2);
        spec.bins.append(bin);
    }
    return spec;
}

inline present::FacetSpec sampleCategories(bool chinese = false, int count = 5, bool filtered = true)
{
    present::FacetSpec spec;
    spec.field = QStringLiteral("region");
    spec.horizontal = true;
    spec.filtered = filtered;
    static const std::array<std::pair<const char*, const char*>, 5> names{
        {{"North", "北区"}, {"Coast", "沿海"}, {"Central", "中部"}, {"South", "南区"}, {"Islands", "岛屿"}}};
    for (int i = 0; i < count; ++i) {
        present::FacetSpec::Bin bin;
        const auto& [english, other] = names[std::size_t(i % 5)];
        bin.label = words(chinese, english, other) + (i >= 5 ? QString::number(i) : QString());
        bin.range = bin.label;
        bin.all = 500 + 120.0 * ((i * 3) % 4);
        bin.selected = 300.0 / (i + 1) + 20;
        bin.chosen = filtered && i == 0;
        spec.bins.append(bin);
    }
    return spec;
}

inline present::TableSpec sampleTable(bool chinese = false)
{
    using Kind = present::TableSpec::Kind;
    using present::Tone;
    present::TableSpec spec;
    spec.columns = {{words(chinese, "Segment", "分群"), Kind::Text, 0, QStringLiteral("segment")},
        {words(chinese, "Customers", "客户数"), Kind::Number, 0, QStringLiteral("n")},
        {words(chinese, "Churn rate", "流失率"), Kind::Percent, 1, QStringLiteral("rate")},
        {words(chinese, "95% CI, 0–20", "95% 置信区间, 0–20"), Kind::Interval, 1, QStringLiteral("ci")},
        {QStringLiteral("Δ pp"), Kind::Delta, 1, QStringLiteral("delta")},
        {words(chinese, "At risk", "风险收入"), Kind::Money, 0, QStringLiteral("risk")},
        {words(chinese, "8 quarters", "8 个季度"), Kind::Spark, 0, QStringLiteral("spark")}};
    spec.scaleLow = 0;
    spec.scaleHigh = 0.2;
    spec.reference = 0.068;
    static const std::array<std::pair<const char*, const char*>, 6> names{
        {{"First-year North", "北区首年客户"}, {"New via marketplace", "平台新客"},
            {"Price-sensitive families", "价格敏感型家庭"}, {"Lapsing loyals", "流失中的忠诚客户"},
            {"Online-only occasional", "纯线上低频客户"}, {"Gold tier", "金卡会员"}}};
    for (int i = 0; i < 6; ++i) {
        const double rate = 0.15 - 0.022 * i;
        const Tone tone = rate > 0.068 ? Tone::Worse : Tone::Better;
        const auto& [english, other] = names[std::size_t(i)];
        QList<double> spark;
        for (int k = 0; k < 8; ++k)
            spark.append(rate + 0.01 * std::sin(k + i) + (tone == Tone::Worse && k == 7 ? 0.02 : 0));
        const double delta = 5.9 - 1.5 * i;
        const auto cell = [](const QString& text, double number, Tone shade = Tone::Neutral) {
            present::TableSpec::Cell made;
            made.text = text;
            made.number = number;
            made.tone = shade;
            return made;
        };
        auto rateCell = cell(QString::number(rate * 100, 'f', 1) + u'%', rate);
        rateCell.strong = true;
        auto interval = cell({}, rate, tone);
        interval.lower = rate - 0.008;
        interval.upper = rate + 0.008;
        auto line = cell({}, rate, tone);
        line.series = spark;
        const QString sign = delta < 0 ? QString(QChar(0x2212)) : QStringLiteral("+");
        spec.rows.append({cell(words(chinese, english, other), present::kUndefined),
            cell(QLocale(QLocale::English).toString(3604 + i * 1007), 3604.0 + i * 1007), rateCell, interval,
            cell(sign + QString::number(std::abs(delta), 'f', 1), delta, delta > 0 ? Tone::Worse : Tone::Better),
            cell(QStringLiteral("€%1k").arg(312 - 40 * i), 312000.0 - 40000 * i), line});
    }
    spec.muted = {false, false, false, false, true, false};
    return spec;
}

inline QList<present::Tile> sampleTiles(bool chinese = false)
{
    using present::Direction;
    using present::State;
    using present::Tone;
    QList<present::Tile> tiles;
    const auto add = [&](const QString& label, const QString& value, const QString& interval, Direction direction,
                         Tone tone, const QString& delta, const QString& versus) {
        present::Tile tile;
        tile.id = QString::number(tiles.size());
        tile.label = label;
        tile.value = value;
        tile.interval = interval;
        tile.direction = direction;
        tile.tone = tone;
        tile.delta = delta;
        tile.versus = versus;
        for (int i = 0; i < 8; ++i)
            tile.spark.append(std::sin(i * 0.8 + double(tiles.size())) + i * (tone == Tone::Worse ? 0.3 : -0.1));
        tile.provenance.title = words(chinese, "How it was computed", "计算口径");
        tiles.append(tile);
    };
    const QString vs = words(chinese, "vs %1", "对比 %1");
    add(words(chinese, "Customers", "客户数"), QStringLiteral("48,216"), {}, Direction::Down, Tone::Worse,
        QStringLiteral("1.3%"), vs.arg(QStringLiteral("48,851")));
    add(words(chinese, "Churn rate", "流失率"), QStringLiteral("6.84%"), QStringLiteral("6.62–7.07"), Direction::Up,
        Tone::Worse, QStringLiteral("0.61 pp"), vs.arg(QStringLiteral("6.23%")));
    add(words(chinese, "12-month retention", "12 个月留存率"), QStringLiteral("75.1%"), QStringLiteral("74.7–75.5"),
        Direction::Down, Tone::Worse, QStringLiteral("0.9 pp"), vs.arg(QStringLiteral("76.0%")));
    add(words(chinese, "Revenue at risk", "风险收入"), QStringLiteral("€1.92M"), QStringLiteral("n 3,912"),
        Direction::Up, Tone::Worse, QStringLiteral("8.4%"), vs.arg(QStringLiteral("€1.77M")));
    add(words(chinese, "ARPU, monthly", "月 ARPU"), QStringLiteral("€28.80"), QStringLiteral("28.4–29.2"),
        Direction::Up, Tone::Better, QStringLiteral("1.1%"), vs.arg(QStringLiteral("€28.12")));
    add(words(chinese, "NPS", "净推荐值 NPS"), QStringLiteral("+11"), QStringLiteral("−31 to +53"), Direction::Down,
        Tone::Worse, QStringLiteral("5"), vs.arg(QStringLiteral("+29")));
    tiles.last().state = State::SmallN;
    present::Tile empty;
    empty.label = words(chinese, "Open complaints", "未结投诉");
    empty.value = QStringLiteral("–");
    empty.state = State::Empty;
    empty.note = words(chinese, "Needs a table of complaints.", "需要投诉数据表。");
    tiles.append(empty);
    return tiles;
}

inline charts::PaintOptions sampleOptions(bool dark = false, bool chinese = false)
{
    charts::PaintOptions options;
    options.theme = charts::Theme::of(dark);
    options.locale =
        chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedStates);
    options.type = charts::Typography::of(options.locale);
    return options;
}

// Pixels that differ from the background inside `area` (device pixels).
inline int inked(const QImage& image, const QRect& area, const QColor& background)
{
    int count = 0;
    const QRect inside = area.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            count += image.pixelColor(x, y) != background;
    return count;
}

// A picture for people: written only when HOLDFAST_SCREENS names a folder.
inline void keepPicture(const QImage& image, const QString& name)
{
    const QString folder = qEnvironmentVariable("HOLDFAST_SCREENS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    image.save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace holdfast::tests
