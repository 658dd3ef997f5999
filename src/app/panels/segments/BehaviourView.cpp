// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/BehaviourView.h"

#include "domain/RuleParts.h"
#include "flow/MarkRules.h"
#include "present/pages/GroupPages.h"

#include <algorithm>

namespace holdfast::app {

BehaviourView::BehaviourView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::PurchaseBehaviour>(with.workbench, QStringLiteral("behaviour"), [] { return tr("Reading the purchases"); }, &flow::measureBehaviour, this))
{
    setPlaces({{"behaviour-frequency", 0, 0, 1, 1, 3}, {"behaviour-cycle", 0, 1, 1, 1, 3}, {"behaviour-hours", 1, 0, 1, 2, 3}, {"behaviour-preferences", 2, 0, 1, 2, 3}, {"behaviour-months", 3, 0, 1, 1, 3}, {"behaviour-holidays", 3, 1, 1, 1, 3}},
        1080, QStringLiteral("behaviour"));
    for (const char* id : {"behaviour-frequency", "behaviour-cycle", "behaviour-hours", "behaviour-preferences", "behaviour-months", "behaviour-holidays"})
        addMarks(id, [this, block = std::string_view(id)](const MarkPlace& place) { return ruleOf(block, place); });
}

std::optional<domain::Rule> BehaviourView::ruleOf(std::string_view block, const MarkPlace& place) const
{
    const flow::PurchaseBehaviour* answer = m_live->answer();
    if (!answer)
        return std::nullopt;
    const auto row = std::size_t(std::max(place.row, 0));
    if (block == "behaviour-hours") {
        if (!place.table && place.row < 0) { // an hour of every day
            std::vector<domain::Rule> days;
            for (int weekday = 1; weekday <= 7; ++weekday)
                days.push_back(flow::hourRule(weekday, place.column));
            return domain::joined(domain::Rule::Kind::Any, std::move(days));
        }
        return row < 7 ? std::optional(flow::hourRule(place.row + 1, place.table || !answer->hasHours ? -1 : place.column)) : std::nullopt;
    }
    if (place.row < 0)
        return std::nullopt;
    if (block == "behaviour-frequency")
        return row < answer->frequency.size() ? std::optional(flow::frequencyRule(answer->frequency[row])) : std::nullopt;
    if (block == "behaviour-cycle")
        return row < answer->cycle.size() ? std::optional(flow::cycleRule(answer->cycle[row])) : std::nullopt;
    if (block == "behaviour-months")
        return row < answer->months.size() ? std::optional(flow::monthRule(place.row + 1)) : std::nullopt;
    if (block == "behaviour-holidays")
        return row < answer->holidays.size() ? std::optional(flow::holidayRule(answer->holidays[row].holiday, answer->from, answer->to)) : std::nullopt;
    std::size_t at = row;
    for (const flow::PreferenceKind& kind : answer->preferences) {
        if (at < kind.values.size())
            return flow::preferenceRule(kind.kind, kind.values[at].value);
        at -= kind.values.size();
    }
    return std::nullopt;
}

present::Page BehaviourView::page() const
{
    return present::behaviourPage(*m_live->answer(), with().appearance.fmt());
}

} // namespace holdfast::app
