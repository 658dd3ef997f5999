// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what a risk model made on an earlier day said then.

#include "core/CivilDate.h"
#include "flow/Session.h"
#include "frame/Snapshot.h"

#include <vector>

namespace holdfast::flow {

// A logistic risk model of the facts as of `day`, and its scores of that day, one for each customer of `now` (NaN: not active then). Failures:
// those of making a model.
core::Result<std::vector<double>> refittedScores(Session& session, const frame::Snapshot& now, core::CivilDate day, int horizonDays, core::JobContext& job);

} // namespace holdfast::flow
