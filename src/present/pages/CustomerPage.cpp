// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"
#include "present/ReasonText.h"
#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"
#include "present/pages/FigureParts.h"
#include "present/pages/Pages.h"
#include "present/pages/RiskPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CustomerPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

// What each figure against the own past means: its name, and the definition for a tooltip or the terminal.
struct IndicatorText {
    QString name, meaning;
    int decimals = 2;
};

IndicatorText indicatorText(const std::string& id)
{
    const std::map<std::string, IndicatorText> known {
        {"purchase_frequency.ratio", {Text::tr("Orders against own baseline"), Text::tr("orders in the window ÷ mean of the windows before"), 2}},
        {"purchase_frequency.p", {Text::tr("Chance of so few orders"), Text::tr("Poisson with the own baseline as mean"), 3}},
        {"purchase_frequency.silence", {Text::tr("Own gaps as long as the silence"), Text::tr("share, (k + 1) ÷ (n + 1)"), 2}},
        {"order_value.log_ratio", {Text::tr("Order value against own baseline"), Text::tr("logarithm of the ratio; 0 = as before"), 2}},
        {"engagement.ratio", {Text::tr("Contacts against own baseline"), Text::tr("weighted, in the window ÷ mean of the windows before"), 2}},
        {"satisfaction.last", {Text::tr("Last satisfaction"), Text::tr("0 to 100"), 0}},
        {"satisfaction.change", {Text::tr("Change of satisfaction"), Text::tr("last minus the one before, points of 100"), 0}},
        {"complaints.count", {Text::tr("Complaints in the window"), {}, 0}},
        {"complaints.severity", {Text::tr("Severity of complaints"), Text::tr("sum of grades 1 to 4"), 0}},
        {"sentiment.last", {Text::tr("Sentiment of the last comment"), Text::tr("−1 to 1"), 2}},
        {"enquiries.count", {Text::tr("Enquiries in the window"), {}, 0}},
        {"enquiries.repeats", {Text::tr("Repeated enquiries"), {}, 0}},
        {"renewal.lapsed", {Text::tr("Last renewal lapsed"), Text::tr("1 = yes"), 0}},
        {"payment.days_late", {Text::tr("Days late, worst bill"), {}, 0}},
        {"payment.failures", {Text::tr("Failed payments in the window"), {}, 0}},
    };
    const auto it = known.find(id);
    return it == known.end() ? IndicatorText {text(id), {}, 2} : it->second;
}

Block profileBlock(const flow::CustomerCard& card, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Field"), Kind::Text, 0, QStringLiteral("field")), column(Text::tr("Value", "of a field"), Kind::Text, 0, QStringLiteral("value"))};
    for (const std::size_t f : profileFields(card)) {
        const auto& field = card.fields[f];
        table.rows.append({textCell(customerFieldTitle(field.field)), textCell(customerCellText(field.field, text(field.text), field.number, text(card.currency), fmt))});
    }
    Block block = figureBlock("profile", Text::tr("Profile"), {}, table, card.basis, fmt);
    block.provenance.definition = Text::tr("As the customer table says it. Enter on a field shows the file, the row and what was changed on the way.");
    if (table.rows.isEmpty())
        return emptyBlock(QStringLiteral("profile"), Text::tr("Profile"), needsText(QStringLiteral("customer")), QStringLiteral("import"));
    return block;
}

Block valueBlock(const flow::CustomerCard& card, const Fmt& fmt)
{
    if (!card.rhythm)
        return emptyBlock(QStringLiteral("value"), Text::tr("Value"), Text::tr("No purchase up to the as-of day."), {});
    const auto& rhythm = *card.rhythm;
    const QString currency = text(card.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Figure")), column(Text::tr("Value", "of a field"), Kind::Text, 0, QStringLiteral("value"))};
    const auto add = [&](const QString& name, const QString& value) { table.rows.append({textCell(name), textCell(value)}); };
    if (card.net)
        add(Text::tr("Net amount, all time"), fmt.money(*card.net, currency));
    if (card.netLastYear)
        add(Text::tr("Net amount, 365 days"), fmt.money(*card.netLastYear, currency));
    if (card.netShareBelow)
        add(Text::tr("Rank by net amount"), Text::tr("top %1").arg(fmt.share(std::max(1 - *card.netShareBelow, 0.001), 0)));
    add(Text::tr("Orders, all time"), fmt.count(rhythm.orders));
    add(Text::tr("Orders, 365 days"), fmt.count(rhythm.ordersLastYear));
    if (card.net && rhythm.orders > 0)
        add(Text::tr("Order, mean"), fmt.money(*card.net / rhythm.orders, currency));
    if (card.risk && card.risk->remainingValue)
        add(Text::tr("Remaining value"), fmt.money(*card.risk->remainingValue, currency));
    Block block = figureBlock("value", Text::tr("Value"), {}, table, card.basis, fmt);
    block.provenance.definition = Text::tr("Net amount: purchases less returns up to the as-of day. Rank: among all who bought, by net amount.");
    return block;
}

Block rhythmBlock(const flow::CustomerCard& card, const Fmt& fmt)
{
    const QString title = Text::tr("Own rhythm");
    if (!card.rhythm)
        return emptyBlock(QStringLiteral("rhythm"), title, Text::tr("No purchase up to the as-of day."), {});
    const auto& rhythm = *card.rhythm;
    const QString currency = text(card.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Figure")), column(Text::tr("Now"), Kind::Text, 0, QStringLiteral("now")), column(Text::tr("Own baseline"), Kind::Text, 0, QStringLiteral("baseline"))};
    const auto count = [&](const std::optional<double>& value, int decimals) { return value ? fmt.number(*value, decimals) : fmt.missing(); };
    const auto money = [&](const std::optional<double>& value) { return value ? fmt.money(*value, currency) : fmt.missing(); };
    const auto add = [&](const QString& name, const QString& now, const QString& before, bool worse) {
        auto cell = textCell(now);
        cell.tone = worse ? Tone::Worse : Tone::Neutral;
        table.rows.append({textCell(name), cell, textCell(before)});
    };
    add(Text::tr("Days since the last purchase"), count(rhythm.silentDays, 0), count(rhythm.usualGap, 0), rhythm.gapTail && *rhythm.gapTail <= 0.1);
    const auto lower = [](double now, const std::optional<double>& before) { return before && now <= 0.7 * *before && *before > 0; };
    add(Text::tr("Orders in %Ln days", nullptr, rhythm.windowDays), fmt.number(rhythm.recentOrders, 0), count(rhythm.baselineOrders, 1), lower(rhythm.recentOrders, rhythm.baselineOrders));
    add(Text::tr("Net amount in %Ln days", nullptr, rhythm.windowDays), fmt.money(rhythm.recentSpend, currency), money(rhythm.baselineSpend), lower(rhythm.recentSpend, rhythm.baselineSpend));
    add(Text::tr("Order value"), money(rhythm.recentValue), money(rhythm.baselineValue), rhythm.recentValue && lower(*rhythm.recentValue, rhythm.baselineValue));
    add(Text::tr("Categories stopped"), fmt.count(rhythm.stoppedCategories), fmt.missing(), rhythm.stoppedCategories > 0);
    Block block = figureBlock("rhythm", title, {}, table, card.basis, fmt);
    block.subtitle = rhythm.baselineWindows >= 2 ? Text::tr("baseline: %Ln windows before", nullptr, rhythm.baselineWindows) : Text::tr("not enough history for a baseline");
    if (rhythm.silentDays && rhythm.usualGap) {
        block.reading.finding = Text::tr("%1 days without a purchase, usually %2.").arg(fmt.number(*rhythm.silentDays, 0), fmt.number(*rhythm.usualGap, 0));
        if (rhythm.gapTail)
            block.reading.rest = Text::tr("%1 of the own gaps were at least as long (n %2).").arg(fmt.share(*rhythm.gapTail, 0), fmt.count(qint64(rhythm.gaps.size())));
    }
    block.provenance.definition = Text::tr("The recent window against the mean of the up to four windows of the same length before it, at least two, within the customer's own history. "
                                           "Usual gap: mean of the days between purchase days, from two gaps up.");
    block.provenance.formula = Text::tr("share of own gaps at least as long = (1 + k) ÷ (1 + n)");
    return block;
}

Block indicatorsBlock(const flow::CustomerCard& card, const Fmt& fmt)
{
    const QString title = Text::tr("Warning signs");
    TableSpec table;
    table.columns = {column(Text::tr("Figure"), Kind::Text, 0, QStringLiteral("figure")), column(Text::tr("Now"), Kind::Number, 2, QStringLiteral("now")),
        column(Text::tr("Worrying at"), Kind::Number, 2, QStringLiteral("worrying"))};
    int worrying = 0;
    for (const auto& indicator : card.indicators) {
        if (!indicator.value)
            continue;
        const IndicatorText words = indicatorText(indicator.id);
        auto value = numberCell(*indicator.value, fmt, words.decimals);
        value.tone = indicator.worries ? Tone::Worse : Tone::Neutral;
        value.strong = indicator.worries;
        auto limit = numberCell(indicator.worrying, fmt, words.decimals);
        limit.text = (indicator.higherIsWorse ? QStringLiteral("≥ ") : QStringLiteral("≤ ")) + limit.text;
        table.rows.append({textCell(words.name), value, limit});
        worrying += indicator.worries;
    }
    if (table.rows.isEmpty())
        return emptyBlock(QStringLiteral("indicators"), title, Text::tr("Too little history for figures against the own past."), {});
    Block block = figureBlock("indicators", title, {}, table, card.basis, fmt);
    block.subtitle = Text::tr("against the own past");
    block.reading.finding = worrying > 0 ? Text::tr("%Ln figures are worrying.", nullptr, worrying) : Text::tr("No figure is worrying.");
    block.reading.rest = Text::tr("%1 can be said.").arg(fmt.count(table.rows.size()));
    QStringList meanings;
    for (const auto& indicator : card.indicators)
        if (const IndicatorText words = indicatorText(indicator.id); indicator.value && !words.meaning.isEmpty())
            meanings.append(Text::tr("%1: %2").arg(words.name, words.meaning));
    block.provenance.definition = meanings.join(Text::tr("; ")) + Text::tr(".");
    return block;
}

Block whyOf(const flow::CustomerCard& card, const Fmt& fmt)
{
    if (card.risk && card.risk->risk)
        return whyBlock(*card.risk, fmt);
    if (card.risk)
        return *customerRiskPage(*card.risk, fmt).block(QStringLiteral("why"));
    Block block = emptyBlock(QStringLiteral("why"), Text::tr("Why"), card.riskMissing ? errorText(*card.riskMissing) : Text::tr("Computing the risk…"), {});
    if (card.riskMissing && card.riskMissing->code == core::Code::ModelMissing)
        block.emptyAction = QStringLiteral("train");
    return block;
}

QString resultText(const flow::CardEvent& event, const QString& currency, const Fmt& fmt)
{
    if (event.amount)
        return fmt.money(*event.amount, currency);
    if (event.score)
        return QStringLiteral("%1 %2").arg(text(event.scoreName).toUpper(), fmt.number(*event.score, *event.score == std::floor(*event.score) ? 0 : 1));
    if (event.open)
        return Text::tr("open");
    if (event.daysToClose)
        return Text::tr("%Ln days", nullptr, *event.daysToClose);
    return {};
}

Block eventsBlock(const flow::CustomerCard& card, const QString& role, const Fmt& fmt)
{
    const QString title = Text::tr("Events");
    if (card.events.empty())
        return emptyBlock(QStringLiteral("events"), title, Text::tr("Nothing happened with this customer up to the as-of day."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Date"), Kind::Text, 0, QStringLiteral("date")), column(Text::tr("Event"), Kind::Text, 0, QStringLiteral("event")),
        column(Text::tr("Kind"), Kind::Text, 0, QStringLiteral("kind")), column(Text::tr("Result"), Kind::Text, 0, QStringLiteral("result")),
        column(Text::tr("Detail"), Kind::Text, 0, QStringLiteral("detail"))};
    const QString currency = text(card.currency);
    for (const auto& event : card.events) {
        if (!role.isEmpty() && text(event.role) != role)
            continue;
        QStringList details;
        if (event.lines > 1)
            details.append(Text::tr("%Ln lines", nullptr, int(event.lines)));
        for (const auto& [field, value] : event.details)
            details.append(field == "text" || field == "comment" ? Text::tr("“%1”").arg(text(value)) : Text::tr("%1: %2").arg(fieldName(text(field)), valueText(text(field), text(value))));
        auto result = textCell(resultText(event, currency, fmt));
        result.tone = event.open || (event.amount && *event.amount < 0) ? Tone::Worse : Tone::Neutral;
        auto date = textCell(event.day.isValid() ? fmt.date(event.day) : fmt.missing());
        date.number = event.day.isValid() ? event.day.days : kUndefined; // sorted as days
        table.rows.append({date, textCell(roleName(text(event.role))), textCell(text(event.kind)), result, textCell(details.join(Text::tr("; ")))});
    }
    Block block = figureBlock("events", title, {}, table, card.basis, fmt);
    block.provenance.definition = Text::tr("Every row of every table that names this customer, up to the as-of day, newest first. Lines of one order are one event. What was decided later is not shown.");
    return block;
}

Block segmentsBlock(const flow::CustomerCard& card, const Fmt& fmt)
{
    const QString title = Text::tr("In segments");
    if (card.segments.empty())
        return emptyBlock(QStringLiteral("segments"), title, Text::tr("In none of the saved segments."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Segment"), Kind::Text, 0, QStringLiteral("segment"))};
    for (const auto& name : card.segments)
        table.rows.append({textCell(text(name))});
    return figureBlock("segments", title, {}, table, card.basis, fmt);
}

} // namespace

std::vector<std::size_t> profileFields(const flow::CustomerCard& card)
{
    std::vector<std::size_t> fields;
    for (std::size_t f = 0; f < card.fields.size(); ++f) // what a source says; figures of the program are in other blocks
        if (!card.fields[f].field.label.empty() && card.fields[f].field.field != "name")
            fields.push_back(f);
    return fields;
}

QStringList customerTags(const flow::CustomerCard& card, const Fmt&)
{
    QStringList tags;
    if (card.active)
        tags.append(*card.active ? Text::tr("Active") : Text::tr("Churned"));
    if (!card.degree.empty() && card.degree != "none")
        tags.append(degreeName(text(card.degree)));
    if (card.risk && !card.risk->tier.empty())
        tags.append(Text::tr("Risk: %1").arg(tierName(text(card.risk->tier))));
    for (const auto& field : card.fields)
        if (field.field.name == "rfm.group" && !field.text.empty())
            tags.append(rfmGroupName(text(field.text)));
    return tags;
}

Page customerPage(const flow::CustomerCard& card, const Fmt& fmt, const QString& role, const flow::CustomerStory* story, const flow::CustomerAdvice* advice)
{
    Page page;
    page.id = QStringLiteral("customer");
    page.title = text(card.customer);
    page.question = Text::tr("Why is this customer leaving, and what should we do next?");
    describePage(page, card.basis, fmt);
    page.scopeText = text(card.customer);
    page.blocks = {profileBlock(card, fmt), valueBlock(card, fmt), rhythmBlock(card, fmt), indicatorsBlock(card, fmt), whyOf(card, fmt), segmentsBlock(card, fmt), eventsBlock(card, role, fmt)};
    if (advice)
        page.blocks.append(nextActionBlock(*advice, fmt));
    if (story)
        page.blocks.append({similarBlock(*story, fmt), courseBlock(*story, fmt), customerCampaignsBlock(*story, fmt)});
    return page;
}

} // namespace holdfast::present
