// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "frame/Batch.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A cleaning recipe: the steps that turn the rows of one table as loaded into the rows in force (domain.md section 14).
namespace holdfast::domain {

enum class StepKind : std::uint8_t {
    Trim, // blanks at both ends go, runs of blanks become one
    Standardise, // variants of a word become the one word
    Units, // numbers with a unit become numbers of one unit
    Convert, // texts become numbers, dates or truth values; numbers become texts
    Blank, // values that stand for nothing (1900, 999, n/a) become missing
    Fill, // missing values are filled
    DropDuplicates, // of rows that are the same, the first stays
    MergeCustomers, // confirmed pairs of ids are one customer
    Join, // the key of this table is translated to the customer's id through a column of the customer table
};
inline constexpr int kStepKinds = 9;

enum class FillWith : std::uint8_t { Leave, Constant, Median, Mode };

// What a step does not use is left empty. Columns are named by column name or field.
struct RecipeStep {
    StepKind kind = StepKind::Trim;
    bool on = true; // switched off: kept in the list, does nothing
    std::vector<std::string> columns; // Trim: none = all texts; DropDuplicates: none = all columns; others: exactly one
    std::map<std::string, std::string> map; // Standardise: variant -> word. Units: unit -> factor as decimal text
    std::string unit; // Units: the unit the factors lead to
    frame::ValueType type = frame::ValueType::Text; // Convert
    FillWith with = FillWith::Leave;
    std::string value; // Fill with a constant
    std::vector<std::string> by; // Fill with median or mode: of the rows that agree in these columns
    std::vector<std::string> values; // Blank
    std::vector<std::pair<std::string, std::string>> pairs; // MergeCustomers: (id that goes, id that stays)
    std::string key; // Join: column of the customer table that holds this table's key
    bool operator==(const RecipeStep&) const = default;
};

struct Recipe {
    std::string table; // role word; may be empty where the table is known otherwise
    std::vector<RecipeStep> steps; // done in this order
    bool operator==(const Recipe&) const = default;
};

// "trim", "standardise", "units", "convert", "blank", "fill", "drop-duplicates", "merge-customers", "join".
std::string_view word(StepKind kind);
std::string_view word(FillWith with); // "leave", "constant", "median", "mode"

// RECIPE.json: {"table":T,"steps":[S,…]}; every S may have "on":false.
//   {"step":"trim","columns":["name","city"]}
//   {"step":"standardise","column":"region","map":{"N.":"North","north":"North"}}       exact texts, after earlier steps
//   {"step":"units","column":"weight","to":"kg","factors":{"kg":"1","g":"0.001","lb":"0.453592"}}
//   {"step":"convert","column":"birth_year","type":"integer"}   type: text integer decimal boolean date datetime
//   {"step":"blank","column":"birth_year","values":["1900"]}                             canonical texts
//   {"step":"fill","column":"age","with":"median","by":["city"]}   with: leave constant (and "value") median mode
//   {"step":"drop-duplicates","columns":["order","product"]}                            without columns: whole rows
//   {"step":"merge-customers","pairs":[["C-2","C-1"]]}                                  the first becomes the second
//   {"step":"join","column":"customer","key":"card_no"}
// Fails with invalid-parameter naming the key, or the byte where the text is no JSON. At most 1,000 steps.
core::Result<Recipe> parseRecipe(std::string_view json);
std::string toJson(const Recipe& recipe);

} // namespace holdfast::domain
