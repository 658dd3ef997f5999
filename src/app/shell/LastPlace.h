// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Preferences.h"

#include <optional>

namespace holdfast::app {

// The panel (Rail::Place) and tab a workspace was left at, of those in the recent list. Filters are not kept: they may
// name customers, and preferences hold none of their data.
struct Place {
    int place = 0, tab = 0;
};
std::optional<Place> lastPlace(const Preferences& preferences, const QString& workspace);
void keepPlace(Preferences& preferences, const QString& workspace, const Place& place);

} // namespace holdfast::app
