// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "flow/Retention.h"

namespace holdfast::app {

using OverviewController = LiveAnswer<flow::OverviewAnswer>;

} // namespace holdfast::app
