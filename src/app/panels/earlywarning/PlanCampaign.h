// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "domain/CampaignPlan.h"

#include <functional>

class QWidget;

namespace holdfast::app {

// Asks for a name and makes a campaign draft for these customers, as they are now: one step of undo. `made` is given the draft's id.
void planCampaignFor(const Surroundings& with, QWidget* parent, const domain::CampaignAudience& audience, const QString& name,
    std::function<void(const QString& id)> made);

} // namespace holdfast::app
