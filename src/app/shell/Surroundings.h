// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"
#include "app/model/Workbench.h"
#include "app/shell/Dialogs.h"

namespace holdfast::app {

// What every part of the window works with. Lives as long as the window.
struct Surroundings {
    Appearance& appearance;
    Preferences& preferences;
    Workbench& workbench;
    Dialogs& dialogs;
};

} // namespace holdfast::app
