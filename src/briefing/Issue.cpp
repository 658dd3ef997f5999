// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/Issue.h"

#include "briefing/CellText.h"
#include "seal/Digest.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace holdfast::briefing {

using flow::BriefingIssue;
using present::TableSpec;
using Figure = BriefingIssue::Figure;

namespace {

void addFigures(std::vector<Figure>& all, const QString& pageId, const QString& scope, const QList<present::Tile>& tiles)
{
    for (const present::Tile& tile : tiles)
        if (tile.state != present::State::Empty)
            all.push_back({(pageId + u'\n' + scope + u'\n' + tile.id).toStdString(), tile.label.toStdString(), tile.value.toStdString(), false});
}

void addFinding(std::vector<Figure>& all, const QString& pageId, const QString& scope, const present::Block& block)
{
    if (!block.reading.finding.isEmpty())
        all.push_back({(pageId + u'\n' + scope + u'\n' + block.id + QStringLiteral("\nfinding")).toStdString(), block.title.toStdString(), block.reading.finding.toStdString(), true});
}

TableSpec::Cell cell(const std::string& text)
{
    TableSpec::Cell made;
    made.text = QString::fromStdString(text);
    return made;
}

// Nothing for a block without numbers.
void addTable(std::map<std::string, std::string>& all, const QString& pageId, const QString& scope, const present::Block& block)
{
    const auto* body = std::get_if<TableSpec>(&block.body);
    const TableSpec& table = body && block.asTable.columns.isEmpty() ? *body : block.asTable;
    QByteArray numbers;
    for (const auto& row : table.rows) {
        for (const auto& cell : row)
            if (std::isfinite(cell.number))
                numbers += QByteArray::number(cell.number, 'g', 12) + ' ';
        if (!numbers.isEmpty())
            numbers += '\n';
    }
    if (!numbers.isEmpty() && block.state != present::State::Empty)
        all.emplace((pageId + u'\n' + scope + u'\n' + block.id).toStdString(), seal::hexDigest(numbers.toStdString()));
}

} // namespace

QString changeText(const std::string& before, const std::string& after, const present::Fmt& fmt)
{
    const auto from = shownNumber(QString::fromStdString(before)), to = shownNumber(QString::fromStdString(after));
    if (!from || !to || from->percent != to->percent || from->currency != to->currency)
        return QStringLiteral("–");
    const double change = to->value - from->value;
    const int decimals = std::max(from->decimals, to->decimals);
    if (to->percent)
        return fmt.signedPoints(change / 100, decimals);
    return (change < 0 ? u'−' : u'+') + to->currency + fmt.number(std::abs(change), decimals);
}

std::vector<Figure> figuresOf(const present::Page& page)
{
    std::vector<Figure> all;
    addFigures(all, page.id, page.scopeText, page.tiles);
    for (const present::Block& block : page.blocks)
        addFinding(all, page.id, page.scopeText, block);
    return all;
}

std::map<std::string, std::string> tablesOf(const present::Page& page)
{
    std::map<std::string, std::string> all;
    for (const present::Block& block : page.blocks)
        addTable(all, page.id, page.scopeText, block);
    return all;
}

BriefingIssue issueOf(const Briefing& briefing, const std::string& name)
{
    BriefingIssue issue;
    issue.briefing = name;
    issue.at = briefing.createdAt;
    issue.asOf = briefing.asOf;
    issue.language = briefing.language.toStdString();
    issue.fingerprint = briefing.fingerprint;
    for (const Chapter& chapter : briefing.chapters) {
        if (chapter.pageId == QStringLiteral("changes"))
            continue;
        addFigures(issue.figures, chapter.pageId, chapter.scopeText, chapter.tiles);
        for (const Section& section : chapter.sections) {
            addFinding(issue.figures, chapter.pageId, chapter.scopeText, section.block);
            addTable(issue.tables, chapter.pageId, chapter.scopeText, section.block);
        }
    }
    return issue;
}

present::Page changesSince(const BriefingIssue& issue, const std::vector<present::Page>& pages, bool chinese, const present::Fmt& fmt)
{
    std::vector<Figure> now;
    for (const present::Page& page : pages) {
        auto figures = figuresOf(page);
        now.insert(now.end(), std::make_move_iterator(figures.begin()), std::make_move_iterator(figures.end()));
    }
    const bool words = issue.language == (chinese ? "zh" : "en");
    TableSpec table;
    table.columns = {{QCoreApplication::translate("Briefing", "Figure"), TableSpec::Kind::Text, 0, QStringLiteral("figure")}, {QCoreApplication::translate("Briefing", "Then"), TableSpec::Kind::Text, 0, QStringLiteral("then")},
        {QCoreApplication::translate("Briefing", "Now"), TableSpec::Kind::Text, 0, QStringLiteral("now")}, {QCoreApplication::translate("Briefing", "Change"), TableSpec::Kind::Text, 0, QStringLiteral("change")}};
    QList<QList<TableSpec::Cell>> added, gone;
    int same = 0;
    for (const Figure& figure : now) {
        if (figure.finding && !words)
            continue;
        const auto before = std::ranges::find(issue.figures, figure.key, &Figure::key);
        if (before == issue.figures.end())
            added.append({cell(figure.label), cell("–"), cell(figure.text), cell(QCoreApplication::translate("Briefing", "new").toStdString())});
        else if (before->text == figure.text)
            ++same;
        else
            table.rows.append({cell(figure.label), cell(before->text), cell(figure.text), cell(changeText(before->text, figure.text, fmt).toStdString())});
    }
    for (const Figure& figure : issue.figures)
        if ((words || !figure.finding) && std::ranges::find(now, figure.key, &Figure::key) == now.end())
            gone.append({cell(figure.label), cell(figure.text), cell("–"), cell(QCoreApplication::translate("Briefing", "no longer there").toStdString())});
    const auto moved = int(table.rows.size());
    table.rows += added + gone;

    present::Page page;
    if (!pages.empty()) {
        const present::Page& first = pages.front();
        page.workspaceName = first.workspaceName;
        page.asOfText = first.asOfText;
        page.periodText = first.periodText;
        page.comparisonText = first.comparisonText;
        page.scopeText = first.scopeText;
    }
    page.id = QStringLiteral("changes");
    page.title = QCoreApplication::translate("Briefing", "What changed since the last issue");
    present::Block block;
    block.id = page.id;
    block.title = page.title;
    if (issue.asOf != core::CivilDate())
        block.subtitle = QCoreApplication::translate("Briefing", "data to %1").arg(fmt.date(issue.asOf));
    if (moved == 0) {
        block.reading.finding = QCoreApplication::translate("Briefing", "No figure changed since the last issue.");
    } else {
        block.reading.finding = QCoreApplication::translate("Briefing", "%1 of %2 figures and findings read otherwise than in the last issue.").arg(moved).arg(moved + same);
    }
    if (table.rows.isEmpty()) {
        block.state = present::State::Empty;
        block.emptyText = QCoreApplication::translate("Briefing", "Everything reads as in the last issue.");
    }
    block.asTable = table;
    block.body = table;
    page.blocks = {block};
    return page;
}

core::Result<std::string> digestOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::Code::FileNotFound, {{"path", path.toStdString()}});
    seal::Hasher hasher;
    for (QByteArray bytes = file.read(1 << 20); !bytes.isEmpty(); bytes = file.read(1 << 20))
        hasher.update({bytes.constData(), std::size_t(bytes.size())});
    if (file.error() != QFileDevice::NoError)
        return core::fail(core::Code::IoError, {{"path", path.toStdString()}});
    return seal::hex(hasher.finish());
}

} // namespace holdfast::briefing
