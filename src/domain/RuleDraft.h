// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Rule.h"

#include <vector>

namespace holdfast::domain {

// A rule on the way to be edited: groups of conditions, as an editor shows them. Groups may stand empty for a while; they
// then say nothing in the rule made of it.
struct RuleDraft {
    enum class Group : std::uint8_t { All, Any, None, Condition };
    Group group = Group::All;
    std::vector<RuleDraft> parts; // of a group
    Rule condition; // Compare, Segment or Ids, where it is one
    bool operator==(const RuleDraft&) const = default;

    using Path = std::vector<std::size_t>; // from the root: 2, 0 = the first part of the third
    RuleDraft* at(const Path& path); // null where there is none
    // Adds after the part that the path names, or at the end of the group that it names. Gives the place of the new one.
    Path add(const Path& at, RuleDraft part);
    // Takes a part out; the root is emptied instead. Gives the neighbour that may be looked at next.
    Path remove(const Path& path);
    // Up or down among its neighbours; over the edge it leaves its group or enters the next one. Unchanged path: no way.
    Path move(const Path& path, int by);
};

// The root is always a group. A "not" over one condition or an "any" becomes None.
RuleDraft draftOf(const Rule& rule);
// The empty All, everybody, where every group is empty.
Rule ruleOf(const RuleDraft& draft);
// Whether a part says anything at all.
bool saysSomething(const RuleDraft& draft);

} // namespace holdfast::domain
