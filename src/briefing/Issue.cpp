// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/Issue.h"

#include "briefing/CellText.h"
#include "briefing/ManagerCopy.h"
#include "briefing/PageSource.h"
#include "seal/Digest.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <map>

namespace holdfast::briefing {

using flow::BriefingIssue;
using present::TableSpec;
using Figure = BriefingIssue::Figure;

namespace {

TableSpec::Cell cell(const std::string& text)
{
    TableSpec::Cell made;
    made.text = QString::fromStdString(text);
    return made;
}

// Empty for a block without numbers.
std::string digestOfTable(const present::Block& block)
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
    return numbers.isEmpty() || block.state == present::State::Empty ? std::string() : seal::hexDigest(numbers.toStdString());
}

struct Rounded {
    double value = 0, half = 0; // half: what rounding may have taken or given
};

// All numbers of a text, also in short forms.
std::vector<Rounded> numbersOf(const std::string& text)
{
    static const QRegularExpression number(QStringLiteral("([-−]?)\\p{Sc}?(\\d[\\d,]*)(?:\\.(\\d+))?(?:\\s*(万亿|万|亿|[kMB](?![A-Za-z])))?"), QRegularExpression::UseUnicodePropertiesOption);
    static const std::map<QString, double> units {{QStringLiteral("k"), 1e3}, {QStringLiteral("M"), 1e6}, {QStringLiteral("B"), 1e9}, {QStringLiteral("万"), 1e4},
        {QStringLiteral("亿"), 1e8}, {QStringLiteral("万亿"), 1e12}};
    std::vector<Rounded> all;
    for (auto matches = number.globalMatch(QString::fromStdString(text)); matches.hasNext();) {
        const auto match = matches.next();
        const auto unit = units.find(match.captured(4));
        const double scale = unit == units.end() ? 1 : unit->second, sign = match.captured(1).isEmpty() ? 1 : -1;
        const QString whole = QString(match.captured(2)).remove(u',');
        all.push_back({sign * scale * (whole + u'.' + match.captured(3) + u'0').toDouble(), scale * 0.5 * std::pow(10, -double(match.captured(3).size()))});
    }
    return all;
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

bool readsAlike(const std::string& before, const std::string& after, bool sameLanguage)
{
    if (sameLanguage || before == after)
        return before == after;
    const auto then = numbersOf(before), now = numbersOf(after);
    return std::ranges::equal(then, now, [](const Rounded& a, const Rounded& b) {
        const bool shownAlike = std::abs(a.half - b.half) <= 1e-9 * a.half;
        return std::abs(a.value - b.value) <= (shownAlike ? 0.1 * a.half : (a.half + b.half) * (1 + 1e-9));
    });
}

std::string issueKey(domain::BriefingItem item, const flow::Scope& briefing)
{
    item.asOf = {};
    item.rule = scopeOf(item, briefing).rule;
    return sourceKey(item);
}

void addToIssue(BriefingIssue& issue, const present::Page& page, const std::string& key, std::uint64_t customers)
{
    const present::Page copy = managerCopy(page, customers);
    for (qsizetype i = 0; i < page.tiles.size(); ++i)
        if (const auto& tile = page.tiles[i]; tile.state != present::State::Empty)
            issue.figures.push_back({key + '\n' + tile.id.toStdString(), tile.label.toStdString(), tile.value.toStdString(), false, copy.tiles[i].state == present::State::Empty});
    for (qsizetype i = 0; i < page.blocks.size(); ++i) {
        const auto& block = page.blocks[i];
        const std::string name = key + '\n' + block.id.toStdString();
        if (!block.reading.finding.isEmpty())
            issue.figures.push_back({name + "\nfinding", block.title.toStdString(), block.reading.finding.toStdString(), true, copy.blocks[i].reading.finding.isEmpty()});
        if (const std::string digest = digestOfTable(block); !digest.empty())
            issue.tables.emplace(name, digest);
    }
}

present::Page changesSince(const BriefingIssue& issue, const BriefingIssue& now, const present::Page& first, bool manager, const present::Fmt& fmt)
{
    const bool words = issue.language == now.language;
    const auto none = [&](const Figure& figure) { return (figure.finding && !words) || (manager && figure.small); };
    TableSpec table;
    table.columns = {{QCoreApplication::translate("Briefing", "Figure"), TableSpec::Kind::Text, 0, QStringLiteral("figure")}, {QCoreApplication::translate("Briefing", "Then"), TableSpec::Kind::Text, 0, QStringLiteral("then")},
        {QCoreApplication::translate("Briefing", "Now"), TableSpec::Kind::Text, 0, QStringLiteral("now")}, {QCoreApplication::translate("Briefing", "Change"), TableSpec::Kind::Text, 0, QStringLiteral("change")}};
    QList<QList<TableSpec::Cell>> added, gone;
    int same = 0;
    for (const Figure& figure : now.figures) {
        const auto before = std::ranges::find(issue.figures, figure.key, &Figure::key);
        if (none(figure) || (before != issue.figures.end() && none(*before)))
            continue;
        if (before == issue.figures.end())
            added.append({cell(figure.label), cell("–"), cell(figure.text), cell(QCoreApplication::translate("Briefing", "new").toStdString())});
        else if (readsAlike(before->text, figure.text, words))
            ++same;
        else
            table.rows.append({cell(figure.label), cell(before->text), cell(figure.text), cell(changeText(before->text, figure.text, fmt).toStdString())});
    }
    for (const Figure& figure : issue.figures)
        if (!none(figure) && std::ranges::find(now.figures, figure.key, &Figure::key) == now.figures.end())
            gone.append({cell(figure.label), cell(figure.text), cell("–"), cell(QCoreApplication::translate("Briefing", "no longer there").toStdString())});
    const auto moved = int(table.rows.size());
    table.rows += added + gone;

    present::Page page;
    page.workspaceName = first.workspaceName;
    page.asOfText = first.asOfText;
    page.periodText = first.periodText;
    page.comparisonText = first.comparisonText;
    page.scopeText = first.scopeText;
    page.id = QStringLiteral("changes");
    page.title = QCoreApplication::translate("Briefing", "What changed since the last issue");
    present::Block block;
    block.id = page.id;
    block.title = page.title;
    if (issue.asOf != core::CivilDate())
        block.subtitle = QCoreApplication::translate("Briefing", "data to %1").arg(fmt.date(issue.asOf));
    if (moved + same == 0 && !added.isEmpty()) {
        block.reading.finding = QCoreApplication::translate("Briefing", "None of these figures stood in the last issue: it was of other parts, or about other customers.");
    } else if (moved == 0) {
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
