// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/EventNotes.h"

#include "flow/SessionState.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr const char* kKind = "event-note";
constexpr std::size_t kLongest = 200;

core::Status write(Session& session, const std::string& key, const std::optional<std::string>& text, const std::string& subject, core::JobContext& job)
{
    auto change = session.file().beginChange(kKind, subject, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kKind, key, text); !put)
        return put;
    return (*change)->commit();
}

} // namespace

Result<std::vector<EventNote>> eventNotes(Session& session, core::CivilDate asOf, core::JobContext& job)
{
    const auto written = session.file().documents(kKind);
    if (!written)
        return std::unexpected(written.error());
    std::vector<EventNote> notes;
    for (const auto& [key, text] : *written)
        if (const auto day = core::parseIsoDate(std::string_view(key).substr(0, 10)))
            notes.push_back({*day, text, key});
    const auto snapshot = session.snapshot(asOf, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    const auto table = session.factTable(**snapshot, domain::Role::ExternalSeries, {"series", "event"}, job);
    if (!table)
        return std::unexpected(table.error());
    if (const auto* events = (*table)->column("event"))
        for (std::size_t row = 0; row < (*table)->rows(); ++row)
            if (const auto code = row < events->codes.size() ? events->codes[row] : 0; code > 0)
                notes.push_back({{(*table)->days[row]}, events->words[code - 1], {}});
    std::erase_if(notes, [&](const EventNote& note) { return asOf.isValid() && note.day > asOf; });
    std::stable_sort(notes.begin(), notes.end(), [](const EventNote& a, const EventNote& b) { return a.day < b.day; });
    return notes;
}

core::Status addEventNote(Session& session, core::CivilDate day, const std::string& text, core::JobContext& job)
{
    if (!day.isValid())
        return core::fail(Code::InvalidParameter, {{"parameter", "date"}, {"value", ""}});
    if (text.find_first_not_of(" \t\r\n") == std::string::npos || text.size() > kLongest)
        return core::fail(Code::InvalidParameter, {{"parameter", "text"}, {"value", text}});
    const auto written = session.file().documents(kKind);
    if (!written)
        return std::unexpected(written.error());
    std::string key;
    for (int n = 1; key.empty() || written->contains(key); ++n)
        key = core::isoText(day) + " " + std::to_string(n);
    return write(session, key, text, text, job);
}

core::Status removeEventNote(Session& session, const std::string& key, core::JobContext& job)
{
    const auto written = session.file().documents(kKind);
    if (!written)
        return std::unexpected(written.error());
    const auto found = written->find(key);
    if (found == written->end())
        return core::fail(Code::InvalidParameter, {{"parameter", "event-note"}, {"value", key}});
    return write(session, key, std::nullopt, found->second, job);
}

} // namespace holdfast::flow
