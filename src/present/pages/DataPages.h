// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Cleaning.h"
#include "flow/Duplicates.h"
#include "flow/Lineage.h"
#include "flow/Quality.h"
#include "flow/Refresh.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <QString>

#include <optional>

namespace holdfast::present {

// The pages about the data themselves: quality, cleaning, refresh, near-duplicates, joins, lineage.

// Tiles: quality-score, then one for each dimension. Blocks: quality-scores (TableSpec with levels: a table, then its
// columns), fix-first (TableSpec, rows as answer.fixFirst). `currency`: ISO 4217 or empty.
Page qualityPage(const flow::QualityAnswer& answer, const QString& currency, const Fmt& fmt);

// A place in the scores: a table or one of its columns (column empty = the table), in one dimension.
struct QualityPlace {
    std::string table, column;
    flow::Dimension dimension = flow::Dimension::Completeness;
    bool operator==(const QualityPlace&) const = default;
};
// Row and column of the quality-scores table, and back; {-1,-1} where the place is not in the answer.
std::optional<QualityPlace> placeAt(const flow::QualityAnswer& answer, int row, int column);
std::pair<int, int> cellOf(const flow::QualityAnswer& answer, const QualityPlace& place);
// The rules judged there, failing ones first.
std::vector<flow::RuleResult> rulesAt(const flow::QualityAnswer& answer, const QualityPlace& place);

// What one rule found: its words as reading, the distribution or the most frequent failing values as body.
Block ruleBlock(const flow::QualityAnswer& answer, const QualityPlace& place, const flow::RuleResult* rule, const Fmt& fmt);
// Its failing rows: row, customer, value, why.
Block failingRowsBlock(const flow::FailingRows& rows, const flow::RuleResult& rule, const Fmt& fmt);

// One step of a recipe as the list shows it.
struct StepLine {
    QString title; // "Standardise region"
    QString detail; // "“N.”, “north” → North; 9 variants"
    QString count; // "1,118 cells"; empty = not known yet
    QString state; // "applied", "preview", "off", "no longer matches"
    Tone tone = Tone::Neutral;
};
// `effects` of the recipe's preview, may be empty; `inForce`: steps of the recipe in force.
QList<StepLine> stepLines(const domain::Recipe& recipe, const std::vector<flow::StepEffect>& effects,
    const domain::Recipe& inForce, const Fmt& fmt);
// Blocks: recipe-changes (TableSpec: step, file, row, column, before, after), recipe-steps (TableSpec).
Page recipePage(const flow::RecipeOutcome& outcome, const Fmt& fmt);
QString stepKindName(domain::StepKind kind); // "Standardise words"
QString ruleTitle(const std::string& rule); // "Out of range"
QString dimensionName(flow::Dimension dimension);

// Blocks: pairs (TableSpec, rows as answer.pairs), merges (TableSpec, rows as `merges`).
Page duplicatesPage(const flow::DuplicatesAnswer& answer, const std::vector<flow::Merge>& merges, const Fmt& fmt);
// Field by field, both sides beside each other.
Block evidenceBlock(const flow::DuplicatePair& pair, const Fmt& fmt);

// Blocks: refresh-counts, refresh-values, refresh-examples, refresh-recipe (all TableSpec).
Page refreshPage(const flow::RefreshPreview& preview, const Fmt& fmt);
QString refreshRuleText(const QString& rule); // "The file is the whole table: …"

// Block joins (TableSpec: table, file, key, rows, matched share, keys without a customer).
Block joinsBlock(const std::vector<flow::JoinState>& joins, const Fmt& fmt);

// Where a cell comes from, as "how computed" shows it.
Provenance lineageProvenance(const flow::CellLineage& lineage, const Fmt& fmt);

} // namespace holdfast::present
