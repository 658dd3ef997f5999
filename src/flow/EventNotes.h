// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "flow/Session.h"

#include <string>
#include <vector>

namespace holdfast::flow {

// Something that happened on a day and may explain a turn of a trend: a depot moved, a price was raised.
struct EventNote {
    core::CivilDate day;
    std::string text;
    std::string key; // of a note written here; empty = an event of an imported external series, which stays as it is
};

// Notes written here and dated events of the external series in force, by day; those after `asOf` are left out (none:
// all written here, and those imported up to the as-of day of the workspace).
core::Result<std::vector<EventNote>> eventNotes(Session& session, core::CivilDate asOf, core::JobContext& job);

// One step of undo each. Fails with invalid-parameter where the day or the text (of 1 to 200 bytes, not blank) is missing,
// or no note has the key.
core::Status addEventNote(Session& session, core::CivilDate day, const std::string& text, core::JobContext& job);
core::Status removeEventNote(Session& session, const std::string& key, core::JobContext& job);

} // namespace holdfast::flow
