// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/RuleDraft.h"

#include <algorithm>

namespace holdfast::domain {

namespace {

using Group = RuleDraft::Group;

RuleDraft partOf(const Rule& rule)
{
    RuleDraft draft;
    switch (rule.kind) {
    case Rule::Kind::All:
    case Rule::Kind::Any:
        draft.group = rule.kind == Rule::Kind::All ? Group::All : Group::Any;
        for (const Rule& part : rule.parts)
            draft.parts.push_back(partOf(part));
        break;
    case Rule::Kind::Not: {
        draft.group = Group::None;
        if (rule.parts.empty())
            break;
        RuleDraft inner = partOf(rule.parts.front());
        if (inner.group == Group::Any && !inner.parts.empty())
            draft.parts = std::move(inner.parts);
        else
            draft.parts.push_back(std::move(inner));
        break;
    }
    default:
        draft.group = Group::Condition;
        draft.condition = rule;
    }
    return draft;
}

} // namespace

RuleDraft* RuleDraft::at(const Path& path)
{
    RuleDraft* here = this;
    for (const std::size_t step : path) {
        if (step >= here->parts.size())
            return nullptr;
        here = &here->parts[step];
    }
    return here;
}

RuleDraft::Path RuleDraft::add(const Path& where, RuleDraft part)
{
    RuleDraft* here = at(where);
    if (here != nullptr && here->group != Group::Condition) {
        here->parts.push_back(std::move(part));
        Path made = where;
        made.push_back(here->parts.size() - 1);
        return made;
    }
    if (here == nullptr || where.empty())
        return {};
    Path made = where;
    RuleDraft* owner = at(Path(where.begin(), where.end() - 1));
    ++made.back();
    owner->parts.insert(owner->parts.begin() + static_cast<std::ptrdiff_t>(made.back()), std::move(part));
    return made;
}

RuleDraft::Path RuleDraft::remove(const Path& path)
{
    if (path.empty()) {
        parts.clear();
        return {};
    }
    if (at(path) == nullptr)
        return {};
    Path next(path.begin(), path.end() - 1);
    RuleDraft* owner = at(next);
    owner->parts.erase(owner->parts.begin() + static_cast<std::ptrdiff_t>(path.back()));
    if (!owner->parts.empty())
        next.push_back(std::min(path.back(), owner->parts.size() - 1));
    return next;
}

RuleDraft::Path RuleDraft::move(const Path& path, int by)
{
    if (path.empty() || at(path) == nullptr || (by != 1 && by != -1))
        return path;
    const Path above(path.begin(), path.end() - 1);
    RuleDraft* owner = at(above);
    const std::size_t place = path.back();
    const bool over = by < 0 ? place == 0 : place + 1 == owner->parts.size();
    Path to = above;
    if (over) {
        // Out of the group, before or behind it.
        if (above.empty())
            return path;
        RuleDraft moved = std::move(owner->parts[place]);
        owner->parts.erase(owner->parts.begin() + static_cast<std::ptrdiff_t>(place));
        const Path outer(above.begin(), above.end() - 1);
        const std::size_t at2 = above.back() + (by > 0 ? 1 : 0);
        RuleDraft* into = at(outer);
        into->parts.insert(into->parts.begin() + static_cast<std::ptrdiff_t>(at2), std::move(moved));
        to = outer;
        to.push_back(at2);
        return to;
    }
    const std::size_t neighbour = by < 0 ? place - 1 : place + 1;
    if (owner->parts[neighbour].group == Group::Condition) {
        std::swap(owner->parts[place], owner->parts[neighbour]);
        to.push_back(neighbour);
        return to;
    }
    // Into the group next to it, at its near end.
    RuleDraft moved = std::move(owner->parts[place]);
    RuleDraft& into = owner->parts[neighbour];
    const std::size_t inner = by < 0 ? into.parts.size() : 0;
    into.parts.insert(into.parts.begin() + static_cast<std::ptrdiff_t>(inner), std::move(moved));
    owner->parts.erase(owner->parts.begin() + static_cast<std::ptrdiff_t>(place));
    to.push_back(by < 0 ? neighbour : place);
    to.push_back(inner);
    return to;
}

RuleDraft draftOf(const Rule& rule)
{
    RuleDraft draft = partOf(rule);
    if (draft.group != Group::Condition)
        return draft;
    RuleDraft root;
    root.parts.push_back(std::move(draft));
    return root;
}

bool saysSomething(const RuleDraft& draft)
{
    return draft.group == Group::Condition || std::any_of(draft.parts.begin(), draft.parts.end(), saysSomething);
}

Rule ruleOf(const RuleDraft& draft)
{
    if (draft.group == Group::Condition)
        return draft.condition;
    Rule rule;
    for (const RuleDraft& part : draft.parts)
        if (saysSomething(part))
            rule.parts.push_back(ruleOf(part));
    if (draft.group == Group::Any && !rule.parts.empty())
        rule.kind = Rule::Kind::Any;
    if (draft.group != Group::None || rule.parts.empty())
        return rule;
    Rule none;
    none.kind = Rule::Kind::Not;
    if (rule.parts.size() > 1)
        rule.kind = Rule::Kind::Any;
    none.parts.push_back(rule.parts.size() > 1 ? std::move(rule) : std::move(rule.parts.front()));
    return none;
}

} // namespace holdfast::domain
