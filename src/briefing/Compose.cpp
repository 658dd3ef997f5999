// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/Briefing.h"

#include "briefing/ManagerCopy.h"

#include <algorithm>

namespace holdfast::briefing {

using present::Block;
using present::Page;
using present::TableSpec;

Words::Words()
    : dataTo(tr("Data to %1"))
    , dataToComparedWith(tr("Data to %1, compared with %2"))
    , about(tr("About these figures"))
    , contents(tr("Contents"))
    , summary(tr("Summary"))
    , sheet(tr("Sheet"))
    , rows(tr("Rows"))
    , measure(tr("Measure"))
    , value(tr("Value"))
    , change(tr("Change"))
    , versus(tr("Compared with"))
    , interval(tr("Interval"))
    , note(tr("Note"))
    , finding(tr("Finding"))
    , definition(tr("Definition"))
    , formula(tr("Formula"))
    , figures(tr("Figures"))
    , asOf(tr("As of"))
    , scope(tr("Filters"))
    , period(tr("Period"))
    , comparison(tr("Comparison"))
    , workspace(tr("Workspace"))
    , created(tr("Computed"))
    , internal(tr("Internal."))
    , noPersonalData(tr("Contains no personal data."))
    , personalData(tr("Contains personal data."))
    , pageOf(tr("%1 / %2"))
    , low(tr("%1, lower"))
    , high(tr("%1, upper"))
    , lowerLimit(tr("Lower control limit"))
    , upperLimit(tr("Upper control limit"))
    , textsChanged(tr("Texts changed"))
    , textsChangedWhy(
          tr("An apostrophe was put before these texts, or a character that no sheet can hold was replaced, "
             "so that a spreadsheet reads them as text."))
    , cell(tr("Cell"))
    , text(tr("Text"))
    , label(tr("Item"))
    , count(tr("Number"))
    , cells(tr("%1, cells"))
    , report(tr("Report"))
{
}

int Briefing::sectionCount() const
{
    int count = 0;
    for (const Chapter& chapter : chapters)
        for (const Section& section : chapter.sections)
            count += section.number > 0;
    return count;
}

bool holdsPersons(const TableSpec& table, qsizetype column)
{
    static const QStringList contacts{QStringLiteral("phone"), QStringLiteral("email"), QStringLiteral("address"), QStringLiteral("examples")};
    const auto isCustomer = [](const TableSpec::Column& one) { return one.id == QStringLiteral("customer") || one.id == QStringLiteral("customer-id"); };
    const TableSpec::Column& asked = table.columns[column];
    return isCustomer(asked) || contacts.contains(asked.id)
        || ((asked.id == QStringLiteral("name") || asked.id == QStringLiteral("note")) && std::ranges::any_of(table.columns, isCustomer));
}

// Ids become pseudonyms; names and contacts, and ids without a pseudonym, leave with their column.
static bool hidePersons(TableSpec& table, const ComposeOptions& options)
{
    bool left = false;
    QList<bool> persons;
    for (qsizetype c = 0; c < table.columns.size(); ++c)
        persons.append(holdsPersons(table, c));
    for (qsizetype c = table.columns.size() - 1; c >= 0; --c) {
        if (!persons[c])
            continue;
        if (!options.pseudonymous) {
            left = true;
            continue;
        }
        const bool id = table.columns[c].id.startsWith(QStringLiteral("customer"));
        if (id && options.pseudonym) {
            for (QList<TableSpec::Cell>& row : table.rows)
                if (c < row.size()) {
                    row[c].text = options.pseudonym(row[c].text);
                    row[c].number = present::kUndefined;
                }
            continue;
        }
        table.columns.removeAt(c);
        for (QList<TableSpec::Cell>& row : table.rows)
            if (c < row.size())
                row.removeAt(c);
    }
    return left;
}

static Definition definitionOf(
    const QString& term, const QString& value, const present::Provenance& from, const Page& page)
{
    return {term, value, from.definition, from.formula, from.figures, from.interval, page.asOfText, page.scopeText,
        from.facts};
}

static bool says(const present::Provenance& provenance)
{
    return !provenance.definition.isEmpty() || !provenance.formula.isEmpty() || !provenance.facts.isEmpty();
}

// The first finding leads in bold; what else the page found follows, at most two further sentences.
static present::Reading leadOf(const std::vector<Page>& pages)
{
    present::Reading lead;
    int further = 0;
    for (const Page& page : pages)
        for (const Block& block : page.blocks) {
            if (block.reading.finding.isEmpty())
                continue;
            if (lead.finding.isEmpty()) {
                lead = block.reading;
            } else if (further < 2) {
                if (!lead.rest.isEmpty())
                    lead.rest += u' ';
                lead.rest += block.reading.finding;
                ++further;
            }
        }
    return lead;
}

static std::vector<Page> managerCopies(std::vector<Page> pages, const std::vector<std::uint64_t>& customers)
{
    for (std::size_t i = 0; i < pages.size(); ++i)
        pages[i] = managerCopy(std::move(pages[i]), i < customers.size() ? customers[i] : 0);
    return pages;
}

Briefing compose(const std::vector<Page>& all, const ComposeOptions& options)
{
    const std::vector<Page> copies = options.manager ? managerCopies(all, options.customers) : std::vector<Page>();
    const std::vector<Page>& pages = options.manager ? copies : all;
    Briefing made;
    made.templateId = options.templateId;
    made.title = options.title;
    made.weekText = options.weekText;
    made.language = options.language;
    made.pseudonymous = options.pseudonymous;
    made.createdAt = options.createdAt;
    made.createdText = options.createdText;
    made.sources = options.sources;
    made.sheet = options.sheet;
    made.manager = options.manager;
    made.lead = leadOf(pages);
    int number = 0;
    for (const Page& page : pages) {
        if (made.workspace.isEmpty())
            made.workspace = page.workspaceName;
        if (made.title.isEmpty())
            made.title = page.title;
        if (made.dataText.isEmpty() && !page.asOfText.isEmpty())
            made.dataText = page.comparisonText.isEmpty()
                ? made.words.dataTo.arg(page.asOfText)
                : made.words.dataToComparedWith.arg(page.asOfText, page.comparisonText);
        Chapter chapter{page.id, page.title, page.question, page.asOfText, page.periodText, page.comparisonText, page.scopeText,
            page.tiles, {}, page.caveats, made.chapters.size() < qsizetype(options.breaks.size()) && options.breaks[std::size_t(made.chapters.size())]};
        for (const present::Tile& tile : page.tiles)
            if (says(tile.provenance))
                made.definitions.append(definitionOf(tile.label, tile.value, tile.provenance, page));
        const std::vector<bool> halves = made.chapters.size() < qsizetype(options.halves.size()) ? options.halves[std::size_t(made.chapters.size())] : std::vector<bool>();
        for (const Block& block : page.blocks) {
            const std::size_t place = std::size_t(chapter.sections.size());
            Section section{block.title.isEmpty() ? 0 : ++number, block, place < halves.size() && halves[place]};
            made.namesPersons |= hidePersons(section.block.asTable, options);
            if (auto* table = std::get_if<TableSpec>(&section.block.body))
                made.namesPersons |= hidePersons(*table, options);
            if (says(block.provenance))
                made.definitions.append(definitionOf(section.heading(), {}, block.provenance, page));
            chapter.sections.append(section);
        }
        made.chapters.append(chapter);
    }
    return made;
}

} // namespace holdfast::briefing
