// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/briefing/ChartRelay.h"
#include "briefing/WriteBriefing.h"

#include <QImage>

namespace holdfast::app {

// A relay for the charts of a document in this language, which jobs may share; it is deleted on the interface thread.
std::shared_ptr<ChartRelay> sharedRelay(const QString& language);

// The pages of a briefing as pictures, `scale` pixels for 1/96 inch, of this device pixel ratio. Called by a job.
// Failures: of briefing::makeBriefing; cancelled.
core::Result<QList<QImage>> pagePictures(flow::Session& session, const briefing::BriefingRequest& wanted, const QString& language,
    const std::shared_ptr<ChartRelay>& relay, double scale, double ratio, core::JobContext& job);

} // namespace holdfast::app
