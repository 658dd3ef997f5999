// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/BriefingPlan.h"

#include <QWidget>

#include <optional>

namespace holdfast::app {

class Workbench;

struct PanelPlace {
    int place = 0, tab = 0; // of the rail, and of its panel
};

// Where the page of a part is shown; none for words of one's own.
std::optional<PanelPlace> placeOf(const domain::BriefingItem& part);

// Shows what a part was made of in the panel of its page: its customers as filters, the field its groups are by, its block
// in view with the focus. What is still being computed is waited for.
void showPart(const domain::BriefingItem& part, QWidget* panel, Workbench& workbench);

} // namespace holdfast::app
