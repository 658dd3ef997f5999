// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/WriteBriefing.h"

#include "briefing/Issue.h"
#include "briefing/PageSource.h"
#include "briefing/PdfWriter.h"
#include "briefing/XlsxWriter.h"
#include "flow/WatchList.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace holdfast::briefing {

using domain::BriefingItem;
using present::Page;
using Kind = BriefingItem::Kind;

namespace {

// A table on paper: its first rows only. Excel has them all.
void printFirst(present::Block& block, int rows)
{
    auto* table = std::get_if<present::TableSpec>(&block.body);
    if (table == nullptr || table->rows.size() <= rows)
        return;
    if (block.asTable.columns.isEmpty())
        block.asTable = *table;
    table->rows = table->rows.mid(0, rows);
    table->muted = table->muted.mid(0, rows);
    table->levels = table->levels.mid(0, rows);
    block.caveats.append(QCoreApplication::translate("Briefing", "The first %n row(s) are printed here.", nullptr, rows));
}

// Turns the items into pages of their own, each from one page and one set of customers.
class Gathering {
public:
    Gathering(flow::Session& session, const BriefingRequest& request, const present::Fmt& fmt, core::JobContext& job)
        : m_session(session)
        , m_request(request)
        , m_fmt(fmt)
        , m_job(job)
    {
    }

    core::Status take(const BriefingItem& item)
    {
        switch (item.kind) {
        case Kind::Heading:
            m_heading = QString::fromStdString(item.words);
            m_open = false;
            return {};
        case Kind::Break:
            m_break = true;
            m_open = false;
            return {};
        case Kind::Text: {
            present::Block block;
            block.id = QStringLiteral("text");
            block.reading.rest = QString::fromStdString(item.words);
            if (!m_open)
                begin(Page(), item, 0);
            pages.back().blocks.append(block);
            return {};
        }
        case Kind::Page:
        case Kind::Figures:
        case Kind::Block:
            return takeFrom(item);
        }
        return {};
    }

    std::vector<Page> pages;
    std::vector<bool> breaks; // per page: begins a new sheet
    std::vector<std::vector<bool>> halves; // per page and block: half as wide as it
    std::vector<std::string> keys; // per page: what its figures are kept under in an issue; empty = own words
    std::vector<std::uint64_t> customers; // per page: how many it is about, 0 = not told
    std::optional<flow::Basis> basis; // of the first page measured
    std::optional<core::Error> problem; // of the first that was not

private:
    core::Status takeFrom(const BriefingItem& item)
    {
        const std::string key = sourceKey(item);
        auto it = m_sources.find(key);
        if (it == m_sources.end())
            it = m_sources.emplace(key, pageOf(m_session, item, scopeOf(item, m_request.scope), m_fmt, m_job)).first;
        if (!it->second)
            return lacking(item, it->second.error());
        const SourcedPage& source = *it->second;
        const std::uint64_t about = source.basis ? source.basis->n : 0;
        if (!basis)
            basis = source.basis;
        Page page = source.page;
        const QString kept = item.asOf.isValid() ? QCoreApplication::translate("Briefing", "Kept as of %1.").arg(m_fmt.date(item.asOf)) : QString();
        if (!kept.isEmpty() && item.kind != Kind::Block)
            page.caveats.prepend(kept);
        if (item.rule)
            page.title += QStringLiteral(" · ") + page.scopeText;
        if (item.kind == Kind::Page) {
            begin(page, item, about);
            m_open = false;
            return {};
        }
        const present::Block* found = item.kind == Kind::Block ? source.page.block(QString::fromStdString(item.block)) : nullptr;
        if (item.kind == Kind::Block && item.optional && (found == nullptr || found->state == present::State::Empty))
            return {};
        if (!m_open || m_key != key) {
            page.blocks.clear();
            page.tiles.clear();
            begin(page, item, about);
        }
        if (item.kind == Kind::Figures) {
            pages.back().tiles = source.page.tiles;
            if (!kept.isEmpty() && !pages.back().caveats.contains(kept)) // its page was begun by a block
                pages.back().caveats.prepend(kept);
            return {};
        }
        if (found == nullptr) {
            putEmpty(item, QCoreApplication::translate("Briefing", "This block can't be made from the data of the day."));
            return {};
        }
        present::Block block = *found;
        if (const auto rows = item.choices.find(kRows); rows != item.choices.end())
            printFirst(block, std::max(1, std::atoi(rows->second.c_str())));
        if (!item.words.empty())
            block.title = QString::fromStdString(item.words);
        if (!item.note.empty())
            block.footnote = QString::fromStdString(item.note) + (block.footnote.isEmpty() ? QString() : u' ' + block.footnote);
        if (!kept.isEmpty())
            block.caveats.prepend(kept);
        halves.back().resize(std::size_t(pages.back().blocks.size()));
        halves.back().push_back(item.half);
        pages.back().blocks.append(block);
        return {};
    }

    core::Status lacking(const BriefingItem& item, const core::Error& error)
    {
        if (core::faultOf(error.code) != core::Fault::Input)
            return std::unexpected(error);
        if (item.optional)
            return {};
        if (!problem)
            problem = error;
        putEmpty(item, present::errorText(error));
        return {};
    }

    void putEmpty(const BriefingItem& item, const QString& why)
    {
        present::Block block;
        block.id = QString::fromStdString(item.block.empty() ? item.page : item.block);
        block.title = !item.words.empty() ? QString::fromStdString(item.words)
            : !item.label.empty()         ? QString::fromStdString(item.label)
                                          : present::pageName(QString::fromStdString(item.page));
        block.state = present::State::Empty;
        block.emptyText = why;
        if (!m_open)
            begin(Page(), item, 0);
        pages.back().blocks.append(block);
    }

    void begin(Page page, const BriefingItem& item, std::uint64_t about)
    {
        if (!m_heading.isEmpty()) {
            page.title = m_heading;
            page.question.clear();
            m_heading.clear();
        }
        breaks.push_back(m_break);
        halves.emplace_back();
        keys.push_back(page.id.isEmpty() ? std::string() : issueKey(item, m_request.scope));
        customers.push_back(about);
        pages.push_back(std::move(page));
        m_break = false;
        m_open = true;
        m_key = pages.back().id.isEmpty() ? std::string() : sourceKey(item);
    }

    flow::Session& m_session;
    const BriefingRequest& m_request;
    const present::Fmt& m_fmt;
    core::JobContext& m_job;
    std::map<std::string, core::Result<SourcedPage>> m_sources;
    QString m_heading;
    std::string m_key;
    bool m_open = false, m_break = false;
};

} // namespace

QString briefingTitle(const QString& name)
{
    static const std::pair<const char*, const char*> kTitles[] = {
        {"weekly-churn", QT_TRANSLATE_NOOP("Briefing", "Weekly churn report")},
        {"segment", QT_TRANSLATE_NOOP("Briefing", "Segment in depth")},
        {"early-warning", QT_TRANSLATE_NOOP("Briefing", "Early warning report")},
        {"satisfaction", QT_TRANSLATE_NOOP("Briefing", "Satisfaction report")},
        {"value", QT_TRANSLATE_NOOP("Briefing", "Value and lifecycle report")},
        {"campaign", QT_TRANSLATE_NOOP("Briefing", "Campaign review")},
        {"one-page", QT_TRANSLATE_NOOP("Briefing", "Churn on one page")},
    };
    for (const auto& [id, title] : kTitles)
        if (name == QLatin1String(id))
            return QCoreApplication::translate("Briefing", title);
    return name;
}

present::Fmt fmtOf(const BriefingRequest& request)
{
    return present::Fmt(request.chinese ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)
                                        : QLocale(QLocale::English, QLocale::UnitedStates));
}

core::Result<Briefing> makeBriefing(flow::Session& session, const BriefingRequest& request, core::JobContext& job)
{
    const present::Fmt fmt = fmtOf(request);
    Gathering gathered(session, request, fmt, job);
    for (std::size_t i = 0; i < request.plan.items.size(); ++i) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        job.progress(0.4 * static_cast<double>(i) / static_cast<double>(request.plan.items.size()), "measure");
        if (auto taken = gathered.take(request.plan.items[i]); !taken)
            return std::unexpected(taken.error());
    }
    if (!gathered.basis && gathered.problem)
        return std::unexpected(*gathered.problem);

    ComposeOptions options;
    options.templateId = QString::fromStdString(request.name);
    options.title = request.plan.title.empty() ? briefingTitle(options.templateId) : QString::fromStdString(request.plan.title);
    options.language = request.chinese ? QStringLiteral("zh") : QStringLiteral("en");
    options.pseudonymous = request.pseudonymous;
    options.sheet = request.sheet;
    options.manager = request.manager;
    // The first twelve characters tell customers of one table apart; the full pseudonyms are in exported lists.
    options.pseudonym = [&session](const QString& id) {
        const auto made = flow::pseudonymsOf(session, {id.toStdString()});
        return made ? QString::fromStdString(made->front()).left(12) : QString();
    };
    flow::BriefingIssue issue;
    issue.briefing = request.name;
    issue.language = request.chinese ? "zh" : "en";
    for (std::size_t i = 0; i < gathered.pages.size(); ++i)
        if (!gathered.keys[i].empty())
            addToIssue(issue, gathered.pages[i], gathered.keys[i], gathered.customers[i]);
    if (request.since && !gathered.pages.empty()) {
        Page changes = changesSince(*request.since, issue, gathered.pages.front(), request.manager, fmt);
        if (!request.onlyIfChanged || changes.blocks.front().state != present::State::Empty) {
            gathered.pages.insert(gathered.pages.begin(), std::move(changes));
            gathered.breaks.insert(gathered.breaks.begin(), false);
            gathered.halves.emplace(gathered.halves.begin());
            gathered.customers.insert(gathered.customers.begin(), 0);
        }
    }
    options.breaks = gathered.breaks;
    options.halves = gathered.halves;
    options.customers = gathered.customers;
    if (const auto& basis = gathered.basis) {
        options.weekText = fmt.period(core::periodOf(basis->asOf, core::Grain::Week));
        options.createdAt = basis->computedAt;
        options.createdText = fmt.dateTime(basis->computedAt);
        for (const auto& source : basis->sources)
            options.sources.append({present::roleName(QString::fromStdString(source.table)),
                QStringLiteral("%1 (%2)").arg(QString::fromStdString(source.file), fmt.count(static_cast<qint64>(source.rows)))});
        options.sources.append({QCoreApplication::translate("Briefing", "Churn rule"), present::definitionText(*basis)});
        options.sources.append({QCoreApplication::translate("Briefing", "Workspace fingerprint"), QString::fromStdString(basis->fingerprint)});
    }
    Briefing made = compose(gathered.pages, options);
    if (gathered.basis) {
        made.asOf = gathered.basis->asOf;
        made.fingerprint = gathered.basis->fingerprint;
    }
    issue.at = made.createdAt;
    issue.asOf = made.asOf;
    issue.fingerprint = made.fingerprint;
    made.issue = std::move(issue);
    return made;
}

core::Result<flow::BriefingIssue> writeBriefing(flow::Session& session, const BriefingRequest& request, const QString& pdfPath, const QString& xlsxPath,
    const ChartPainter& chart, core::JobContext& job)
{
    const auto briefing = makeBriefing(session, request, job);
    if (!briefing)
        return std::unexpected(briefing.error());
    if (!pdfPath.isEmpty()) {
        job.progress(0.4, "pdf");
        if (auto written = writePdf(*briefing, pdfPath, chart, job); !written)
            return std::unexpected(written.error());
    }
    if (!xlsxPath.isEmpty()) {
        job.progress(0.7, "xlsx");
        if (auto written = writeXlsx(*briefing, xlsxPath, job); !written)
            return std::unexpected(written.error());
    }
    flow::BriefingIssue issue = briefing->issue;
    for (const QString& path : {pdfPath, xlsxPath})
        if (!path.isEmpty()) {
            const auto digest = digestOf(path);
            if (!digest)
                return std::unexpected(digest.error());
            issue.files.emplace(QFileInfo(path).fileName().toStdString(), *digest);
        }
    job.progress(1, "xlsx");
    return issue;
}

} // namespace holdfast::briefing
