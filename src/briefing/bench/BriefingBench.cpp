// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/bench/BriefingBench.h"

#include "briefing/PdfWriter.h"
#include "briefing/Typeset.h"
#include "briefing/WriteBriefing.h"
#include "briefing/XlsxWriter.h"
#include "core/Random.h"
#include "flow/Briefings.h"
#include "flow/MakeSample.h"
#include "flow/bench/Timing.h"

#include <QBuffer>
#include <QFile>
#include <QPageSize>
#include <QPdfWriter>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace holdfast::briefing {

using core::Result;
using core::Status;
using present::TableSpec;

namespace {

constexpr const char* kOpen = "brief-open";
constexpr const char* kWeekly = "brief-weekly";
constexpr const char* kXlsx = "brief-xlsx";
constexpr const char* kPages = "brief-pages";
constexpr int kRuns = 3;
constexpr int kRows = 100'000, kColumns = 20, kTexts = 4;

class Clock {
public:
    flow::PeerRun stop(const std::string& check) const { return {std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count(), check}; }

private:
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
};

Status toldTime(flow::Timing& timing, const char* name, const flow::PeerRun& run)
{
    return timing.peer(name, Result<std::optional<flow::PeerRun>>(std::optional(run)));
}

// Four texts, a day, fifteen numbers with gaps.
TableSpec wideTable(int rows)
{
    static const QString places[] = {QStringLiteral("North"), QStringLiteral("South"), QStringLiteral("北京"), QStringLiteral("Köln")};
    core::Random random(20);
    TableSpec table;
    for (int c = 0; c < kColumns; ++c)
        table.columns.append({QStringLiteral("column %1").arg(c + 1), c <= kTexts ? TableSpec::Kind::Text : TableSpec::Kind::Number, 2, {}});
    for (int r = 0; r < rows; ++r) {
        QList<TableSpec::Cell> row(kColumns);
        row[0].text = QStringLiteral("customer %1").arg(r + 1);
        row[1].text = places[random.below(4)];
        row[2].text = QStringLiteral("name %1").arg(random.below(20'000));
        row[3].text = places[random.below(4)];
        row[4].text = QString::fromStdString(core::isoText({static_cast<std::int32_t>(19'358 + r % 700)}));
        for (int c = kTexts + 1; c < kColumns; ++c)
            if (!random.chance(0.1)) {
                row[c].number = static_cast<double>(random.below(20'000)) / 100;
                row[c].text = QString::number(row[c].number, 'f', 2);
            }
        table.rows.append(std::move(row));
    }
    return table;
}

present::Block blockOf(const TableSpec& table)
{
    present::Block block;
    block.id = QStringLiteral("table");
    block.title = QStringLiteral("Table");
    block.asTable = table;
    block.body = table;
    return block;
}

Briefing briefingOf(const QList<present::Block>& blocks)
{
    present::Page page;
    page.id = page.title = QStringLiteral("bench");
    page.blocks = blocks;
    ComposeOptions options;
    options.title = page.title;
    return compose({page}, options);
}

// The library's own fastest way with the same cells.
Status writeBare(const QString& path, const std::vector<QByteArray>& texts, const std::vector<double>& numbers)
{
    lxw_workbook_options options {};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Table");
    lxw_format *bold = workbook_add_format(book), *day = workbook_add_format(book), *number = workbook_add_format(book);
    format_set_bold(bold);
    format_set_num_format(day, "yyyy-mm-dd");
    format_set_num_format(number, "#,##0.00");
    const auto rows = static_cast<lxw_row_t>(numbers.size() / (kColumns - kTexts));
    for (lxw_col_t c = 0; c < kColumns; ++c)
        worksheet_write_string(sheet, 0, c, "column", bold);
    for (lxw_row_t r = 0; r < rows; ++r) {
        for (lxw_col_t c = 0; c < kTexts; ++c)
            worksheet_write_string(sheet, r + 1, c, texts[static_cast<std::size_t>(r) * kTexts + c].constData(), nullptr);
        for (lxw_col_t c = kTexts; c < kColumns; ++c)
            if (const double value = numbers[static_cast<std::size_t>(r) * (kColumns - kTexts) + c - kTexts]; std::isfinite(value))
                worksheet_write_number(sheet, r + 1, c, value, c == kTexts ? day : number);
    }
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        return core::fail(core::Code::IoError, {{"path", path.toStdString()}}, {}, lxw_strerror(error));
    return {};
}

present::Block trendBlock(int number)
{
    present::TrendSpec trend;
    trend.unit = QStringLiteral("%");
    trend.seriesName = QStringLiteral("rate");
    for (int i = 0; i < 36; ++i) {
        present::TrendSpec::Point point;
        point.label = QStringLiteral("month %1").arg(i + 1);
        point.tick = i % 3 == 0 ? QString::number(i + 1) : QString();
        point.value = 5 + 2 * std::sin(0.3 * i + number);
        point.lower = point.value - 0.5;
        point.upper = point.value + 0.5;
        point.lowerLimit = 3;
        point.upperLimit = 7;
        trend.points.append(point);
    }
    present::Block block;
    block.id = QStringLiteral("trend");
    block.title = QStringLiteral("Chart");
    block.body = trend;
    return block;
}

// The same charts, and the texts of the table at fixed places, `rows` a page.
int paintBare(QIODevice& device, const QList<present::Block>& charts, const TableSpec& table, const ChartPainter& chart)
{
    constexpr int kRowsAPage = 39;
    constexpr double kRow = 25, kScale = 1200 / 96.0;
    const Sheet sheet;
    const Typeface face(QStringLiteral("en"));
    QPdfWriter writer(&device);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(1200);
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kScale, kScale);
    int pages = 1;
    double y = kContentTop;
    for (const present::Block& block : charts) {
        if (y + 240 > sheet.contentBottom()) {
            writer.newPage();
            ++pages;
            y = kContentTop;
        }
        painter.setFont(face.text(14, true));
        painter.drawText(QPointF(kMargin, y + 14), block.title);
        painter.save();
        chart(painter, QRectF(kMargin, y + 24, sheet.contentWidth(), 192), block);
        painter.restore();
        y += 240;
    }
    const double width = sheet.contentWidth() / static_cast<double>(table.columns.size());
    painter.setFont(face.text(11));
    for (qsizetype r = 0; r < table.rows.size(); ++r) {
        if (r % kRowsAPage == 0) {
            writer.newPage();
            ++pages;
            y = kContentTop + kRow;
            for (qsizetype c = 0; c < table.columns.size(); ++c)
                painter.drawText(QPointF(kMargin + static_cast<double>(c) * width, y - 7), table.columns[c].title);
        }
        for (qsizetype c = 0; c < table.rows[r].size(); ++c)
            painter.drawText(QPointF(kMargin + static_cast<double>(c) * width, y + 15), table.rows[r][c].text);
        painter.drawLine(QPointF(kMargin, y + kRow), QPointF(kMargin + sheet.contentWidth(), y + kRow));
        y += kRow;
    }
    painter.end();
    return pages;
}

class Bench {
public:
    Bench(std::string only, const ChartPainter& chart, core::JobContext& job) : m_only(std::move(only)), m_chart(chart), m_job(job) { }

    Result<std::vector<flow::BenchStage>> run(const std::string& workspace, std::uint64_t customers)
    {
        if (!m_folder.isValid())
            return core::fail(core::Code::IoError, {{"path", m_folder.path().toStdString()}});
        m_workspace = workspace;
        m_customers = customers;
        for (const auto step : {&Bench::reports, &Bench::workbooks, &Bench::pages}) {
            if (m_job.shouldStop())
                return core::fail(core::Code::Cancelled);
            if (auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        }
        return std::move(m_stages);
    }

private:
    bool wanted(const char* name) const { return m_only.empty() || m_only == name; }

    Status reports()
    {
        if (!wanted(kOpen) && !wanted(kWeekly))
            return {};
        if (m_workspace.empty()) {
            m_workspace = m_folder.filePath(QStringLiteral("shop.holdfast")).toStdString();
            flow::SampleRequest request;
            request.customers = m_customers;
            if (auto made = flow::makeSample(m_workspace, request, m_job); !made)
                return std::unexpected(made.error());
        }
        BriefingRequest request;
        request.name = "weekly-churn";
        for (const char* name : {"weekly-churn", "early-warning"}) {
            const auto part = flow::templatePlan(name);
            if (!part)
                return std::unexpected(part.error());
            request.plan.items.insert(request.plan.items.end(), part->items.begin(), part->items.end());
        }
        for (auto& item : request.plan.items)
            item.optional = item.page != "overview"; // no model, no watch list
        flow::Timing opening(kOpen), weekly(kWeekly);
        std::uint64_t customers = 0;
        flow::forgetPeak();
        for (int i = 0; i < kRuns; ++i) {
            flow::SessionPtr session;
            const auto opened = opening.ours([&]() -> Status {
                auto made = flow::openWorkspace(m_workspace, true);
                if (!made)
                    return std::unexpected(made.error());
                session = std::move(*made);
                const auto answer = flow::measureOverview(*session, {}, m_job);
                if (!answer)
                    return std::unexpected(answer.error());
                customers = answer->churn.basis.n;
                return {};
            });
            if (!opened)
                return opened;
            const QString pdf = m_folder.filePath(QStringLiteral("weekly.pdf")), xlsx = m_folder.filePath(QStringLiteral("weekly.xlsx"));
            const auto written = weekly.ours([&]() -> Status {
                if (const auto issue = writeBriefing(*session, request, pdf, xlsx, m_chart, m_job); !issue)
                    return std::unexpected(issue.error());
                return {};
            });
            if (!written)
                return written;
            QFile file(pdf);
            if (file.open(QIODevice::ReadOnly))
                weekly.found(std::to_string(file.readAll().count("/Type /Page\n")) + " pages");
        }
        if (wanted(kOpen))
            m_stages.push_back(opening.stage(customers));
        if (wanted(kWeekly))
            m_stages.push_back(weekly.stage(customers));
        return {};
    }

    Status workbooks()
    {
        if (!wanted(kXlsx))
            return {};
        const int rows = static_cast<int>(std::min<std::uint64_t>(m_customers, kRows));
        const TableSpec table = wideTable(rows);
        std::vector<QByteArray> texts;
        std::vector<double> numbers;
        for (const auto& row : table.rows) {
            for (int c = 0; c < kTexts; ++c)
                texts.push_back(row[c].text.toUtf8());
            numbers.push_back(core::parseIsoDate(row[kTexts].text.toStdString())->days + 25569.0);
            for (int c = kTexts + 1; c < kColumns; ++c)
                numbers.push_back(row[c].number);
        }
        const Briefing briefing = briefingOf({blockOf(table)});
        const QString path = m_folder.filePath(QStringLiteral("table.xlsx")), bare = m_folder.filePath(QStringLiteral("bare.xlsx"));
        flow::Timing timing(kXlsx);
        flow::forgetPeak();
        for (int i = 0; i < kRuns; ++i) {
            const auto written = timing.ours([&]() -> Status {
                const auto answer = writeXlsx(briefing, path, m_job);
                if (!answer)
                    return std::unexpected(answer.error());
                timing.found(std::to_string(answer->bytes / 1000) + " kB");
                return {};
            });
            if (!written)
                return written;
            const Clock clock;
            if (auto done = writeBare(bare, texts, numbers); !done)
                return done;
            const flow::PeerRun run = clock.stop(std::to_string(QFile(bare).size() / 1000) + " kB");
            if (auto told = toldTime(timing, "libxlsxwriter, constant memory", run); !told)
                return told;
        }
        m_stages.push_back(timing.stage(static_cast<std::uint64_t>(rows)));
        return {};
    }

    Status pages()
    {
        if (!wanted(kPages))
            return {};
        TableSpec table = wideTable(5000);
        table.columns = table.columns.mid(0, 8);
        for (auto& row : table.rows)
            row = row.mid(0, 8);
        QList<present::Block> charts;
        for (int i = 0; i < 12; ++i)
            charts.append(trendBlock(i));
        const Briefing briefing = briefingOf(charts + QList<present::Block> {blockOf(table)});
        const QString path = m_folder.filePath(QStringLiteral("pages.pdf")), bare = m_folder.filePath(QStringLiteral("bare.pdf"));
        flow::Timing timing(kPages);
        int count = 0;
        flow::forgetPeak();
        for (int i = 0; i < kRuns; ++i) {
            const auto written = timing.ours([&]() -> Status {
                const auto answer = writePdf(briefing, path, m_chart, m_job);
                if (!answer)
                    return std::unexpected(answer.error());
                count = answer->pages;
                timing.found(std::to_string(count) + " pages");
                return {};
            });
            if (!written)
                return written;
            QFile file(bare);
            if (!file.open(QIODevice::WriteOnly))
                return core::fail(core::Code::IoError, {{"path", bare.toStdString()}});
            const Clock clock;
            const int pages = paintBare(file, charts, table, m_chart);
            const flow::PeerRun run = clock.stop(std::to_string(pages) + " pages");
            if (auto told = toldTime(timing, "QPdfWriter alone", run); !told)
                return told;
        }
        m_stages.push_back(timing.stage(static_cast<std::uint64_t>(count)));
        return {};
    }

    std::string m_only;
    const ChartPainter& m_chart;
    core::JobContext& m_job;
    QTemporaryDir m_folder;
    std::string m_workspace;
    std::uint64_t m_customers = 0;
    std::vector<flow::BenchStage> m_stages;
};

} // namespace

std::vector<std::string> briefingBenchStages()
{
    return {kOpen, kWeekly, kXlsx, kPages};
}

Result<std::vector<flow::BenchStage>> runBriefingBench(const std::string& workspace, const std::string& only, const ChartPainter& chart,
    core::JobContext& job, std::uint64_t customers)
{
    if (auto asked = flow::stageAsked(only, briefingBenchStages()); !asked)
        return std::unexpected(asked.error());
    return Bench(only, chart, job).run(workspace, customers);
}

} // namespace holdfast::briefing
