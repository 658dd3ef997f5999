// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"

namespace holdfast::app {

// A workspace that was opened to be looked at: read-only, its briefings first, without the commands that change it. The
// file itself is left as it is.
bool isViewing(const Workbench& workbench);
void openToView(Workbench& workbench, const QString& path);

// For Workbench::open: what is opened next is to be looked at. Asked once.
bool isWantedForViewing(Workbench& workbench);
void setViewing(Workbench& workbench, bool viewing);

} // namespace holdfast::app
