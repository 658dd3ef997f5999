// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/briefing/Fixture.h"

#include <QLocale>
#include <QProcess>
#include <QStandardPaths>

#include <cmath>

namespace holdfast::tests {

using namespace present;

namespace {

QString say(bool chinese, const char* english, const char* words)
{
    return QString::fromUtf8(chinese ? words : english);
}

TableSpec::Cell text(const QString& words)
{
    TableSpec::Cell cell;
    cell.text = words;
    return cell;
}

TableSpec::Cell number(double value, int decimals)
{
    TableSpec::Cell cell;
    cell.text = QLocale(QLocale::English).toString(value, 'f', decimals);
    cell.number = value;
    return cell;
}

TableSpec::Cell percent(double share)
{
    TableSpec::Cell cell;
    cell.text = std::isfinite(share) ? QString::number(share * 100, 'f', 2) + u'%' : QStringLiteral("–");
    cell.number = share;
    return cell;
}

Block trendBlock(bool chinese)
{
    Block block;
    block.id = QStringLiteral("churn-trend");
    block.title = say(chinese, "Churn trend", "流失趋势");
    block.subtitle = say(chinese, "monthly, % of active customers", "按月，占活跃客户的百分比");
    block.reading = {say(chinese, "Above the upper control limit for 2 months.", "连续两个月高于控制上限。"),
        say(chinese, "June 2.49% [2.35–2.63].", "6 月 2.49% [2.35–2.63]。")};
    block.footnote = say(chinese, "Limits: p-chart, 3σ.", "控制限：p 图，3σ。");
    TrendSpec spec;
    spec.unit = QStringLiteral("%");
    spec.seriesName = say(chinese, "Rate, 95% CI", "流失率，95% 置信区间");
    spec.comparisonName = say(chinese, "A year before", "去年同期");
    TableSpec& table = block.asTable;
    table.columns = {{say(chinese, "Period", "时期"), TableSpec::Kind::Text, 0, QStringLiteral("period")},
        {say(chinese, "Active at start", "期初活跃"), TableSpec::Kind::Number, 0, {}},
        {say(chinese, "Churn rate", "流失率"), TableSpec::Kind::Percent, 2, {}},
        {say(chinese, "95% CI from", "区间下限"), TableSpec::Kind::Percent, 2, {}},
        {say(chinese, "95% CI to", "区间上限"), TableSpec::Kind::Percent, 2, {}}};
    for (int i = 0; i < 24; ++i) {
        TrendSpec::Point point;
        point.label = QStringLiteral("%1-%2").arg(2024 + i / 12).arg(i % 12 + 1, 2, 10, QChar(u'0'));
        point.tick = i % 3 == 0 ? point.label : QString();
        const double share = i == 5 ? kUndefined : 0.02 + 0.001 * ((i * 7) % 5);
        point.value = share * 100;
        point.lower = point.value - 0.14;
        point.upper = point.value + 0.14;
        point.lowerLimit = 1.86;
        point.upperLimit = 2.24;
        point.comparison = i >= 12 ? 2.05 : kUndefined;
        spec.points.append(point);
        table.rows.append({text(QStringLiteral("month ") + point.label), number(48851 + i, 0), percent(share),
            percent(point.lower / 100), percent(point.upper / 100)});
    }
    block.body = spec;
    block.provenance = sampleProvenance(block.title);
    return block;
}

Block flowBlock(bool chinese)
{
    Block block;
    block.id = QStringLiteral("customer-flow");
    block.title = say(chinese, "Customer flow", "客户流动");
    FlowSpec spec;
    spec.gainedName = say(chinese, "New", "新客");
    spec.returnedName = say(chinese, "Returning", "回流");
    spec.lostName = say(chinese, "Lost", "流失");
    block.asTable.columns = {{say(chinese, "Period", "时期"), TableSpec::Kind::Text, 0, {}},
        {spec.gainedName, TableSpec::Kind::Number, 0, {}}, {spec.returnedName, TableSpec::Kind::Number, 0, {}},
        {spec.lostName, TableSpec::Kind::Number, 0, {}}};
    for (int i = 0; i < 12; ++i) {
        FlowSpec::Point point{QStringLiteral("P%1").arg(i + 1), {}, 300.0 + i, 40.0 + i, 210.0 + 3 * i, false};
        spec.points.append(point);
        block.asTable.rows.append(
            {text(point.label), number(point.gained, 0), number(point.returned, 0), number(point.lost, 0)});
    }
    block.body = spec;
    return block;
}

Block gridBlock(bool chinese)
{
    Block block;
    block.id = QStringLiteral("cohort-retention");
    block.title = say(chinese, "Cohort retention", "同期群留存");
    GridSpec spec;
    spec.yTitle = say(chinese, "Cohort", "同期群");
    block.asTable.columns = {{spec.yTitle, TableSpec::Kind::Text, 0, {}},
        {say(chinese, "Periods later", "期数"), TableSpec::Kind::Number, 0, {}},
        {say(chinese, "Retention", "留存率"), TableSpec::Kind::Percent, 1, {}}};
    for (int age = 0; age < 8; ++age)
        spec.columnHeads.append(QString::number(age));
    for (int r = 0; r < 8; ++r) {
        const QString cohort = QStringLiteral("Q%1 %2").arg(r % 4 + 1).arg(23 + r / 4);
        spec.rowHeads.append(cohort);
        spec.rowCounts.append(QLocale(QLocale::English).toString(2412 + 31 * r));
        QList<GridSpec::Cell> cells;
        for (int age = 0; age < 8 - r; ++age) {
            GridSpec::Cell cell;
            cell.value = age == 0 ? 1 : 0.86 - 0.045 * age - 0.003 * r;
            cell.text = QString::number(cell.value * 100, 'f', age == 0 ? 0 : 1);
            cell.plain = age == 0;
            cells.append(cell);
            block.asTable.rows.append({text(cohort), number(age, 0), percent(cell.value)});
        }
        spec.rows.append(cells);
    }
    block.body = spec;
    return block;
}

Block curveBlock(bool chinese)
{
    Block block;
    block.id = QStringLiteral("return-curve");
    block.title = say(chinese, "Chance to return", "回流概率");
    CurveSpec spec;
    spec.xTitle = say(chinese, "Silent days", "沉默天数");
    spec.yTitle = say(chinese, "Share returning", "回流比例");
    spec.markX = 120;
    spec.markText = say(chinese, "D = 120", "D = 120 天");
    spec.yIsShare = true;
    block.asTable.columns = {
        {spec.xTitle, TableSpec::Kind::Number, 0, {}}, {spec.yTitle, TableSpec::Kind::Percent, 1, {}}};
    for (int x = 0; x <= 300; x += 20) {
        const double y = std::exp(-x / 90.0);
        spec.points.append({double(x), y, y - 0.01, y + 0.01});
        block.asTable.rows.append({number(x, 0), percent(y)});
    }
    block.body = spec;
    return block;
}

Block facetBlock(bool chinese)
{
    Block block;
    block.id = QStringLiteral("facet:region");
    block.title = say(chinese, "Region", "地区");
    FacetSpec spec;
    spec.horizontal = true;
    spec.filtered = true;
    block.asTable.columns = {{block.title, TableSpec::Kind::Text, 0, {}},
        {say(chinese, "Customers", "客户"), TableSpec::Kind::Number, 0, {}}};
    const QStringList names = chinese
        ? QStringList{QStringLiteral("华北"), QStringLiteral("华东"), QStringLiteral("西南")}
        : QStringList{QStringLiteral("North"), QStringLiteral("East"), QStringLiteral("=HYPERLINK(\"http://x\")")};
    for (int i = 0; i < 3; ++i) {
        spec.bins.append(
            {names[i], names[i], 5000.0 - 700 * i, 900.0 - 100 * i, kUndefined, kUndefined, kUndefined, false});
        block.asTable.rows.append({text(names[i]), number(5000 - 700 * i, 0)});
    }
    block.body = spec;
    return block;
}

Block tableBlock(bool chinese, int rows)
{
    Block block;
    block.id = QStringLiteral("groups-at-risk");
    block.title = say(chinese, "Segments most at risk", "风险最高的客群");
    block.reading = {say(chinese, "First-year North leaves most.", "华北首年客户流失最多。"), {}};
    TableSpec table;
    table.columns = {{say(chinese, "Segment", "客群"), TableSpec::Kind::Text, 0, QStringLiteral("segment")},
        {say(chinese, "Customers", "客户数"), TableSpec::Kind::Number, 0, {}},
        {say(chinese, "Churn rate", "流失率"), TableSpec::Kind::Percent, 2, {}},
        {say(chinese, "Δ pp", "环比 pp"), TableSpec::Kind::Delta, 1, {}},
        {say(chinese, "Revenue", "收入"), TableSpec::Kind::Money, 2, {}},
        {QStringLiteral("0–20%"), TableSpec::Kind::Interval, 1, {}},
        {say(chinese, "8 months", "近 8 月"), TableSpec::Kind::Spark, 0, {}},
        {say(chinese, "Since", "起始日"), TableSpec::Kind::Text, 0, {}},
        {say(chinese, "Note", "备注"), TableSpec::Kind::Text, 0, {}}};
    table.scaleHigh = 0.2;
    table.reference = 0.068;
    const QStringList notes{QStringLiteral("=1+1"), QStringLiteral("-12.50"), QStringLiteral("@SUM(A1)"),
        QStringLiteral("＝cmd|'/C calc'!A0"), say(chinese, "calm", "平稳"), QStringLiteral(" \"=2+2"), QString()};
    for (int i = 0; i < rows; ++i) {
        const double share = 0.15 - 0.0012 * (i % 50);
        TableSpec::Cell interval, spark, delta = number(5.9 - 0.1 * i, 1), money = number(312000.25 + 1001 * i, 2);
        interval.text = QStringLiteral("%1–%2").arg(share * 100 - 1, 0, 'f', 1).arg(share * 100 + 1, 0, 'f', 1);
        interval.number = share;
        interval.lower = share - 0.01;
        interval.upper = share + 0.01;
        interval.tone = Tone::Worse;
        spark.series = {1, 2, kUndefined, 2.5, 3, 2, 4, 5};
        money.text.prepend(u'€');
        delta.tone = delta.number > 0 ? Tone::Worse : Tone::Better;
        table.rows.append({text(say(chinese, "Segment number %1", "第 %1 号客群").arg(i + 1)), number(3604 + i, 0),
            i == 3 ? percent(kUndefined) : percent(share), delta, money, interval, spark,
            text(QStringLiteral("2026-06-%1").arg(i % 28 + 1, 2, 10, QChar(u'0'))), text(notes[i % notes.size()])});
    }
    block.asTable = table;
    block.body = table;
    block.provenance = sampleProvenance(block.title);
    return block;
}

Tile tile(const QString& id, const QString& label, const QString& value, const QString& interval, const QString& delta,
    Direction direction, Tone tone)
{
    Tile made;
    made.id = id;
    made.label = label;
    made.value = value;
    made.interval = interval;
    made.delta = delta;
    made.direction = direction;
    made.tone = tone;
    made.versus = delta.isEmpty() ? QString() : QStringLiteral("vs 6.23%");
    made.provenance = sampleProvenance(label);
    return made;
}

} // namespace

Provenance sampleProvenance(const QString& subject)
{
    Provenance made;
    made.title = QStringLiteral("How %1 was computed").arg(subject);
    made.definition =
        QStringLiteral("Share of the customers active on 31 Mar 2026 with no purchase for 120 days by 30 Jun 2026.");
    made.formula = QStringLiteral("churned ÷ active at start of period");
    made.figures = QStringLiteral("3,341 ÷ 48,851 = 6.84%");
    made.interval = QStringLiteral("95% CI (Wilson): 6.62–7.07%");
    made.facts = {{QStringLiteral("Rows used"), QStringLiteral("541,909")},
        {QStringLiteral("Filters"), QStringLiteral("none")},
        {QStringLiteral("Source file"), QStringLiteral("orders.csv")},
        {QStringLiteral("Fingerprint"), QStringLiteral("9f3a11c2")}, {QStringLiteral("Subject"), subject}};
    return made;
}

Page samplePage(bool chinese, int tableRows)
{
    Page page;
    page.id = QStringLiteral("overview");
    page.title = say(chinese, "Overview", "概览");
    page.workspaceName = say(chinese, "Northlight Home", "北光家居");
    page.asOfText = say(chinese, "30 Jun 2026", "2026-06-30");
    page.periodText = say(chinese, "Q2 2026", "2026 年 Q2");
    page.comparisonText = say(chinese, "Q1 2026", "2026 年 Q1");
    page.scopeText = say(chinese, "All customers", "全部客户");
    page.tiles = {tile(QStringLiteral("churn-rate"), say(chinese, "Churn rate", "流失率"), QStringLiteral("6.84%"),
                      QStringLiteral("6.62–7.07"), QStringLiteral("0.61 pp"), Direction::Up, Tone::Worse),
        tile(QStringLiteral("customers"), say(chinese, "Customers", "客户"), QStringLiteral("48,216"), {},
            QStringLiteral("1.3%"), Direction::Down, Tone::Worse),
        tile(QStringLiteral("nps"), QStringLiteral("NPS"), QStringLiteral("+24"), QStringLiteral("+21 to +27"),
            QStringLiteral("5"), Direction::Down, Tone::Worse),
        tile(QStringLiteral("risk"), say(chinese, "Revenue at risk", "风险收入"), QStringLiteral("€1.92M"),
            QStringLiteral("n 3,912"), {}, Direction::None, Tone::Neutral)};
    Tile empty;
    empty.id = QStringLiteral("complaints");
    empty.label = say(chinese, "Open complaints", "未结投诉");
    empty.value = QStringLiteral("–");
    empty.state = State::Empty;
    empty.note = say(chinese, "Needs a table of complaints.", "需要投诉表。");
    page.tiles.append(empty);
    Block missing;
    missing.id = QStringLiteral("survey");
    missing.title = say(chinese, "Satisfaction", "满意度");
    missing.state = State::Empty;
    missing.emptyText = say(chinese, "Needs a table of surveys.", "需要调查表。");
    page.blocks = {trendBlock(chinese), flowBlock(chinese), gridBlock(chinese), curveBlock(chinese),
        facetBlock(chinese), tableBlock(chinese, tableRows), missing};
    return page;
}

briefing::Briefing sampleBriefing(bool chinese, int tableRows)
{
    briefing::ComposeOptions options;
    options.templateId = QStringLiteral("weekly-churn");
    options.title = say(chinese, "Weekly churn report", "流失周报");
    options.weekText = say(chinese, "Week 27, 2026", "2026 年第 27 周");
    options.language = say(chinese, "en", "zh");
    options.createdAt = 1782816120; // 2026-06-30T10:42:00Z
    options.sources = {{QStringLiteral("Transactions"), QStringLiteral("orders.csv (541,909)")}};
    return briefing::compose({samplePage(chinese, tableRows)}, options);
}

briefing::ChartPainter standInChart()
{
    return [](QPainter& painter, const QRectF& box, const Block& block) {
        painter.setPen(QPen(QColor(0xDF, 0xE4, 0xE7), 1));
        painter.drawRect(box);
        QList<double> values;
        if (const auto* trend = std::get_if<TrendSpec>(&block.body))
            for (const auto& point : trend->points)
                values.append(point.value);
        if (const auto* curve = std::get_if<CurveSpec>(&block.body))
            for (const auto& point : curve->points)
                values.append(point.y * 3);
        painter.setPen(QPen(QColor(0x02, 0x75, 0x80), 1.5));
        for (qsizetype i = 1; i < values.size(); ++i) {
            const qreal step = box.width() / qreal(values.size() - 1);
            const auto y = [&](double value) {
                return box.bottom() - box.height() * std::clamp(value / 3.5, 0.0, 1.0);
            };
            if (std::isfinite(values[i]) && std::isfinite(values[i - 1]))
                painter.drawLine(QPointF(box.left() + step * qreal(i - 1), y(values[i - 1])),
                    QPointF(box.left() + step * qreal(i), y(values[i])));
        }
        if (const auto* grid = std::get_if<GridSpec>(&block.body))
            for (qsizetype r = 0; r < grid->rows.size(); ++r)
                for (qsizetype c = 0; c < grid->rows[r].size(); ++c)
                    painter.fillRect(QRectF(box.left() + 80 + 40 * qreal(c), box.top() + 20 + 20 * qreal(r), 38, 18),
                        QColor(0xA8, 0xD2, 0xD5));
    };
}

bool installed(const QString& program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

std::optional<QByteArray> outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

QByteArray partOf(const QString& workbook, const QString& part)
{
    QString exact = part; // unzip takes brackets for a pattern
    exact.replace(u'[', QStringLiteral("[[]"));
    return outputOf(QStringLiteral("unzip"), {QStringLiteral("-p"), workbook, exact}).value_or(QByteArray());
}

QStringList partsOf(const QString& workbook)
{
    return QString::fromUtf8(
        outputOf(QStringLiteral("unzip"), {QStringLiteral("-Z1"), workbook}).value_or(QByteArray()))
        .split(u'\n', Qt::SkipEmptyParts);
}

} // namespace holdfast::tests
