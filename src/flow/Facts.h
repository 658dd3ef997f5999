// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what the analyses of one workspace at one as-of day share, made once.

#include "features/ChurnState.h"
#include "features/Purchases.h"
#include "features/Rfm.h"
#include "flow/Basis.h"
#include "flow/Retention.h"
#include "flow/SessionState.h"
#include "flow/Value.h"
#include "frame/Snapshot.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

class LateFacts;

struct Facts {
    std::shared_ptr<const frame::Snapshot> snapshot;
    Settings settings;
    domain::ChurnDefinition definition; // in force, D resolved
    bool proposed = false; // D comes from the return curve
    features::PurchaseHistory history; // empty vectors without transactions
    std::optional<features::ActivitySpans> spans; // none: spansMissing says why
    std::optional<core::Error> spansMissing;
    features::RfmInput rfmInput;
    std::optional<features::Rfm> rfm; // none without purchases
    std::vector<frame::CustomerColumn> computed; // computedFields()
    ValueModel value; // of the settings
    std::shared_ptr<LateFacts> late; // what takes a model, made when it is first asked for (flow/value/ValueMethods.h)

    bool hasTransactions() const { return snapshot->transactions.size() > 0; }
    // A column of the snapshot, else a computed field.
    const frame::CustomerColumn* column(std::string_view name) const;
    double money(std::int64_t minor) const; // in currency units
};

// From the session's cache where nothing was written since. Failures: of the snapshot; not-enough-data when the
// workspace has no customers at all.
core::Result<std::shared_ptr<const Facts>> facts(Session& session, core::CivilDate asOf, core::JobContext& job);

// The customers a rule holds for. Segments inside the rule are looked up by name.
// Failures: unknown-field, unknown-segment, invalid-rule (value does not fit the field, segments in a circle), cancelled.
core::Result<frame::Selection> select(const Facts& facts, const domain::Rule& rule, const std::vector<Segment>& segments,
    core::JobContext& job);

// Facts and the selection of a scope (none = all), for the start of every use case.
struct Scoped {
    std::shared_ptr<const Facts> facts;
    std::optional<frame::Selection> selection;
    core::Grain grain = core::Grain::Month;
    const frame::Selection* selected() const { return selection ? &*selection : nullptr; }
    std::uint64_t customers() const { return selection ? selection->count() : facts->snapshot->size(); }
};
core::Result<Scoped> resolve(Session& session, const Scope& scope, core::JobContext& job);

// The basis every answer begins with. `started` is taken for seconds.
Basis basisOf(Session& session, const Scoped& scoped, const Scope& scope, std::string analysis, std::string method,
    std::chrono::steady_clock::time_point started);

// Current period: the last full one at as-of; all of it when the label has no dates.
struct Windows {
    core::Period current;
    features::ChurnWindow now;
    std::optional<features::ChurnWindow> before; // by the comparison setting
    std::optional<core::Period> previous;
};
Windows windowsOf(const Facts& facts, core::Grain grain);

} // namespace holdfast::flow
