// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "domain/Rule.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::domain {

// One thing of a briefing, in the order of reading. What is taken from the analyses is named, not copied: a briefing
// that is written again shows the figures of the day.
struct BriefingItem {
    enum class Kind : std::uint8_t {
        Page, // a whole page: its figures and all its blocks
        Figures, // the row of figures of a page
        Block, // one chart or table
        Heading, // own words
        Text, // own words
        Break // what follows begins a new sheet
    };
    Kind kind = Kind::Block;
    std::string page; // id of a page, "overview"; Page, Figures, Block
    std::string block; // id of a block of that page
    std::string label; // the block's title when it was pinned, for lists only
    std::string words; // Heading and Text; else an own title in place of the block's, empty = the block's
    std::string note; // a sentence for readers under a block
    // What was chosen on its page: "by" = the field of the groups, "only" = one indicator, "campaign" = its id or name …
    std::map<std::string, std::string> choices;
    std::optional<Rule> rule; // customers it is about; none = those the briefing is written for
    std::string segment; // name of these customers
    core::CivilDate asOf; // kept as of this day; none = the day of the briefing
    bool optional = false; // left out without a word where its data are missing
    bool half = false; // Block: as wide as half a page, beside the next one of that width
    bool operator==(const BriefingItem&) const = default;
};

struct BriefingPlan {
    std::string title; // empty = the name it is kept by
    std::vector<BriefingItem> items;
    bool operator==(const BriefingPlan&) const = default;
};

std::string_view word(BriefingItem::Kind kind); // "page", "figures", "block", "heading", "text", "break"

// {"title":…,"items":[{"kind":…,"page":…,"block":…,"label":…,"words":…,"note":…,"choices":{…},"customers":RULE.json,"segment":…,"as_of":…,"optional":true,"half":true}]}
std::string toJson(const BriefingPlan& plan);
// Failures: invalid-value {name: "briefing", value}, invalid-rule.
core::Result<BriefingPlan> parseBriefingPlan(std::string_view json);

} // namespace holdfast::domain
