// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignLibraryPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString tierRiskName(const QString& tier)
{
    return Text::tr("%1 risk").arg(tierName(tier));
}

} // namespace

Page strategyLibraryPage(const std::vector<flow::LibraryEntry>& library, const std::vector<flow::PromiseKept>& promises, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("strategy-library");
    page.title = Text::tr("Strategy library");
    page.question = Text::tr("What can be done for whom, and what does it bring?");
    TableSpec table;
    table.columns = {column(Text::tr("Offer"), Kind::Text, 0, QStringLiteral("offer")), column(Text::tr("Action")), column(Text::tr("Channel")), column(Text::tr("For whom")),
        column(Text::tr("Contact"), Kind::Number, 2), column(Text::tr("Reward × taken"), Kind::Number, 2), column(Text::tr("Assumed"), Kind::Percent, 1),
        column(Text::tr("In force"), Kind::Percent, 1), column(Text::tr("± sd"), Kind::Percent, 1), column(Text::tr("Rests on"))};
    const auto joined = [&fmt](const std::vector<std::string>& words, QString (*name)(const QString&)) {
        QStringList list;
        for (const auto& word : words)
            list.append(name(text(word)));
        return listText(list, fmt);
    };
    for (const auto& entry : library) {
        const auto& s = entry.strategy;
        QStringList whom;
        for (const auto& part : {joined(s.stages, lifecycleStageName), joined(s.risks, tierRiskName), joined(s.values, valueClassName), joined(s.motives, motiveCategoryName)})
            if (!part.isEmpty())
                whom.append(part);
        table.rows.append({textCell(strategyName(s, fmt)), textCell(actionName(text(s.action))), textCell(channelName(text(s.channel))),
            textCell(whom.isEmpty() ? Text::tr("everybody") : clausesText(whom, fmt)), numberCell(s.contactCost, fmt, 2), numberCell(s.takeShare * s.rewardCost, fmt, 2),
            shareCell(s.effect.saved, fmt, 1), shareCell(entry.inForce.saved, fmt, 1), shareCell(entry.inForce.savedSd, fmt, 1),
            textCell(entry.learned ? Text::tr("%n campaign(s) and the assumption", nullptr, int(entry.lessons.size())) : Text::tr("assumption, not measured yet"))});
    }
    Block block;
    block.id = QStringLiteral("library-strategies");
    block.title = page.title;
    block.subtitle = Text::tr("share of those who would leave that stays because of it");
    block.body = block.asTable = table;
    block.provenance.title = block.title;
    block.provenance.definition = Text::tr("In force is the mean of the assumption and all measured campaigns, each weighted by its doubt and the spread between campaigns (DerSimonian, Laird 1986; Morris 1983).");
    page.blocks.append(block);
    const QString title = Text::tr("Promised against measured");
    if (promises.empty()) {
        page.blocks.append(emptyBlock(QStringLiteral("library-promises"), title, Text::tr("No campaign was closed yet."), {}));
        return page;
    }
    const auto nameOf = [&](const std::string& id) {
        const auto it = std::find_if(library.begin(), library.end(), [&](const auto& entry) { return entry.strategy.id == id; });
        return it == library.end() ? text(id) : strategyName(it->strategy, fmt);
    };
    TableSpec kept;
    kept.columns = {column(Text::tr("Campaign")), column(Text::tr("What")), column(Text::tr("Promised")), column(Text::tr("Measured")), column(Text::tr("95% interval"))};
    for (const auto& one : promises) {
        const bool whole = one.strategy.empty();
        const auto shown = [&](const std::optional<double>& v) { return !v ? fmt.missing() : whole ? fmt.number(*v, 0) : fmt.share(*v); };
        kept.rows.append({textCell(text(one.name)), textCell(whole ? Text::tr("net value") : nameOf(one.strategy)), textCell(shown(one.promised)), textCell(shown(one.measured.value)),
            textCell(one.measured.lower && one.measured.upper ? (whole ? fmt.interval(*one.measured.lower, *one.measured.upper, 0) : fmt.interval(*one.measured.lower * 100, *one.measured.upper * 100, 1, true)) : QString())});
    }
    Block second;
    second.id = QStringLiteral("library-promises");
    second.title = title;
    second.body = second.asTable = kept;
    second.subtitle = Text::tr("net value in currency units; of an offer the uplift reckoned with and the one measured");
    second.provenance.title = title;
    second.provenance.definition = Text::tr("What a campaign reckoned with when it was locked, and what its evaluation found when it was closed.");
    page.blocks.append(second);
    return page;
}

} // namespace holdfast::present
