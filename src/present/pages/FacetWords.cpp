// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/FacetWords.h"

#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Pages.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Facet)
};

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

bool isDated(const flow::Facet& facet)
{
    return facet.type == "date" || facet.type == "datetime";
}

std::optional<core::CivilDate> dayOf(const std::string& value)
{
    return core::parseIsoDate(std::string_view(value).substr(0, std::min<std::size_t>(10, value.size())));
}

// A canonical number with the places it is written with.
QString numberText(const std::string& value, const Fmt& fmt)
{
    bool isNumber = false;
    const double number = text(value).toDouble(&isNumber);
    const auto point = value.find('.');
    return isNumber ? fmt.number(number, point == std::string::npos ? 0 : int(value.size() - point - 1)) : text(value);
}

// Days from <= day < to as one calendar period, where they are one.
std::optional<core::Period> wholePeriod(core::CivilDate from, core::CivilDate to)
{
    for (const core::Grain grain :
        {core::Grain::Year, core::Grain::Quarter, core::Grain::Month, core::Grain::Week, core::Grain::Day}) {
        const core::Period period = core::periodOf(from, grain);
        if (core::firstDay(period) == from && core::lastDay(period) + 1 == to)
            return period;
    }
    return std::nullopt;
}

// from <= value < to in words; either may be empty.
QString rangeText(const flow::Facet& facet, const std::string& from, const std::string& to, const Fmt& fmt)
{
    if (isDated(facet)) {
        const auto first = dayOf(from), next = dayOf(to);
        if (first && next) {
            if (const auto period = wholePeriod(*first, *next))
                return fmt.period(*period);
            return Text::tr("%1 to %2").arg(fmt.date(*first), fmt.date(*next - 1));
        }
        return first ? Text::tr("from %1").arg(fmt.date(*first))
            : next   ? Text::tr("before %1").arg(fmt.date(*next))
                     : QString();
    }
    if (from.empty() && to.empty())
        return Text::tr("any value");
    if (from.empty())
        return Text::tr("under %1").arg(numberText(to, fmt));
    if (to.empty())
        return Text::tr("%1 or more").arg(numberText(from, fmt));
    if (facet.type == "integer") {
        const qint64 first = text(from).toLongLong(), last = text(to).toLongLong() - 1;
        if (first >= last)
            return fmt.count(first);
        return first >= 0 ? fmt.count(first) + u'–' + fmt.count(last)
                          : Text::tr("%1 to %2").arg(fmt.count(first), fmt.count(last));
    }
    return Text::tr("%1 to under %2").arg(numberText(from, fmt), numberText(to, fmt));
}

bool isRange(const flow::Facet& facet, const flow::FacetBin& bin)
{
    return facet.ordered && !bin.missing && !bin.other && bin.from != bin.to;
}

// Chosen cells of the grid: whole rows, whole columns, a rectangle, or a number of cells.
QString gridText(const std::vector<int>& bins)
{
    std::set<int> rows, columns;
    for (const int bin : bins) {
        rows.insert(bin / 5 + 1);
        columns.insert(bin % 5 + 1);
    }
    const auto span = [](const std::set<int>& scores) {
        if (scores.size() == 1)
            return QString::number(*scores.begin());
        if (*scores.rbegin() - *scores.begin() + 1 == int(scores.size()))
            return QStringLiteral("%1–%2").arg(*scores.begin()).arg(*scores.rbegin());
        QStringList texts;
        for (const int score : scores)
            texts.append(QString::number(score));
        return texts.join(u',');
    };
    if (rows.size() * columns.size() != std::set<int>(bins.begin(), bins.end()).size())
        return Text::tr("%1 of 25 cells").arg(bins.size());
    if (columns.size() == 5)
        return QStringLiteral("R %1").arg(span(rows));
    if (rows.size() == 5)
        return QStringLiteral("F %1").arg(span(columns));
    return QStringLiteral("R %1 F %2").arg(span(rows), span(columns));
}

} // namespace

QString facetName(const flow::Facet& facet)
{
    return facet.label.empty() || facet.label == facet.field ? fieldName(text(facet.field)) : text(facet.label);
}

QString binLabel(const flow::Facet& facet, const flow::FacetBin& bin, const Fmt& fmt)
{
    if (bin.missing)
        return Text::tr("(missing)");
    if (bin.other)
        return Text::tr("Other");
    if (!isRange(facet, bin))
        return facet.ordered && !isDated(facet) ? numberText(bin.from, fmt)
                                                : valueText(text(facet.field), text(bin.from));
    if (isDated(facet)) {
        const auto first = dayOf(bin.from), next = dayOf(bin.to);
        if (first && next)
            if (const auto period = wholePeriod(*first, *next))
                return fmt.periodTick(*period, true);
        return rangeText(facet, bin.from, bin.to, fmt);
    }
    if (bin.from.empty())
        return QStringLiteral("<%1").arg(numberText(bin.to, fmt));
    return bin.to.empty() ? numberText(bin.from, fmt) + u'+' : numberText(bin.from, fmt);
}

QString binRange(const flow::Facet& facet, const flow::FacetBin& bin, const Fmt& fmt)
{
    return isRange(facet, bin) ? rangeText(facet, bin.from, bin.to, fmt) : binLabel(facet, bin, fmt);
}

QString chosenText(const flow::Facet& facet, const std::vector<int>& bins, const Fmt& fmt)
{
    if (facet.field == "rfm")
        return gridText(bins);
    std::vector<int> sorted;
    for (const int bin : bins)
        if (bin >= 0 && bin < int(facet.bins.size()))
            sorted.push_back(bin);
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted.empty())
        return Text::tr("none");
    const auto& first = facet.bins[std::size_t(sorted.front())];
    const auto& last = facet.bins[std::size_t(sorted.back())];
    if (sorted.size() == 1)
        return binRange(facet, first, fmt);
    bool run = facet.ordered && sorted.back() - sorted.front() + 1 == int(sorted.size());
    for (const int bin : sorted)
        run = run && !facet.bins[std::size_t(bin)].missing && !facet.bins[std::size_t(bin)].other;
    if (run && isRange(facet, first) && isRange(facet, last))
        return rangeText(facet, first.from, last.to, fmt);
    if (run && !isRange(facet, first) && !isRange(facet, last) && !isDated(facet))
        return numberText(first.from, fmt) + u'–' + numberText(last.from, fmt);
    return Text::tr("%1 of %2").arg(sorted.size()).arg(facet.bins.size());
}

ChipText chipText(const flow::Facet& facet, const flow::FacetFilter& filter, const Fmt& fmt)
{
    if (filter.rule)
        return {Text::tr("Condition"), ruleText(*filter.rule)};
    return {facetName(facet), chosenText(facet, filter.bins, fmt)};
}

} // namespace holdfast::present
