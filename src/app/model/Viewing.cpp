// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/Viewing.h"

#include <QVariant>

namespace holdfast::app {

static constexpr const char* kViewing = "viewing";
static constexpr const char* kWanted = "viewingWanted";

bool isViewing(const Workbench& workbench)
{
    return workbench.property(kViewing).toBool() && workbench.isReadOnly();
}

void openToView(Workbench& workbench, const QString& path)
{
    workbench.setProperty(kWanted, true);
    workbench.open(path);
}

bool isWantedForViewing(Workbench& workbench)
{
    const bool wanted = workbench.property(kWanted).toBool();
    workbench.setProperty(kWanted, false);
    return wanted;
}

void setViewing(Workbench& workbench, bool viewing)
{
    workbench.setProperty(kViewing, viewing);
}

} // namespace holdfast::app
