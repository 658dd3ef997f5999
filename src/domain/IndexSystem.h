// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::domain {

// Where the weights of the parts of a whole come from (domain.md section 11).
enum class WeightKind : std::uint8_t { Equal, Direct, Expert, Ahp, Derived };
inline constexpr int kWeightKinds = 5;
std::string_view word(WeightKind kind); // "equal", "direct", "expert", "ahp", "derived"
std::optional<WeightKind> parseWeightKind(std::string_view word);

// A dimension or an item of the index. Its place among its siblings is its place in IndexSystem::nodes.
struct IndexNode {
    std::string id; // stays when it is renamed or moved
    std::string name;
    std::string parent; // id; empty = directly under the index
    std::string column; // item: survey column it is measured by; dimension: empty
    bool operator==(const IndexNode&) const = default;
};

struct PairJudgement {
    std::string a, b; // ids of two siblings
    double ratio = 1; // a is so many times as important as b: 1/9 … 9
    bool operator==(const PairJudgement&) const = default;
};
struct PairJudge { // pairs not judged count as 1
    std::string judge;
    std::vector<PairJudgement> pairs;
    bool operator==(const PairJudge&) const = default;
};
struct ExpertScores {
    std::string judge;
    std::map<std::string, double> scores; // node id -> 0 … 100
    bool operator==(const ExpertScores&) const = default;
};

// How the children of one node are weighed. All kinds are kept beside each other; `inForce` is the one that counts.
struct IndexGroup {
    std::string parent; // id; empty = the dimensions
    WeightKind inForce = WeightKind::Equal;
    std::map<std::string, double> direct; // node id -> any number >= 0; made to sum 1
    std::vector<ExpertScores> experts;
    std::vector<PairJudge> judges;
    bool operator==(const IndexGroup&) const = default;
};

struct GradeCuts { // score from which on
    double excellent = 85, good = 75, fair = 60;
    bool operator==(const GradeCuts&) const = default;
};
enum class Grade : std::uint8_t { Excellent, Good, Fair, Poor };
std::string_view word(Grade grade); // "excellent", "good", "fair", "poor"
Grade gradeOf(double score, const GradeCuts& cuts);

// A tree of dimensions and items whose scores, 0-100, add up by their weights. A setting: one document, one step of undo.
struct IndexSystem {
    std::string name;
    std::vector<IndexNode> nodes;
    std::vector<IndexGroup> groups; // by parent; a parent without one has equal weights
    GradeCuts grades;

    const IndexNode* node(std::string_view id) const;
    std::vector<const IndexNode*> children(std::string_view parent) const; // in order; of "" the top ones
    const IndexGroup* group(std::string_view parent) const;
    IndexGroup& groupOf(const std::string& parent); // made where it is missing
    bool isItem(const IndexNode& node) const { return children(node.id).empty(); }
    // Levels under the index; 0 for an empty one.
    int depth() const;
    bool operator==(const IndexSystem&) const = default;
};

// Square matrix, row by row, of one judge for these siblings: 1 on the diagonal, reciprocal, 1 where not judged.
std::vector<double> judgementMatrix(const PairJudge& judge, const std::vector<const IndexNode*>& siblings);
// Pairs of these siblings the judge said nothing about.
std::size_t pairsMissing(const PairJudge& judge, const std::vector<const IndexNode*>& siblings);

// As JSON and back; checkIndexSystem is part of reading.
//   invalid-parameter {name, value}   not this shape; an id that is empty or comes twice; a parent that is not there or a circle;
//                                 a judgement outside 1/9 … 9; a score outside 0 … 100; a weight below 0 or none above 0;
//                                 cuts that do not fall from excellent to fair
std::string toJson(const IndexSystem& system);
core::Result<IndexSystem> parseIndexSystem(std::string_view json);
core::Status checkIndexSystem(const IndexSystem& system);

// ---- templates ------------------------------------------------------------------------------------------------------
struct TemplateNode {
    std::string_view id, parent, english, chinese;
};
struct IndexTemplate {
    std::string_view id; // "retail", "telecom", "travel", "banking", "software"
    std::string_view english, chinese;
    std::span<const TemplateNode> nodes; // dimensions before their items
};
std::span<const IndexTemplate> indexTemplates();
const IndexTemplate* indexTemplate(std::string_view id);
// The template as an index of its own, equal weights, items without columns.
IndexSystem fromTemplate(const IndexTemplate& from, bool chinese);

} // namespace holdfast::domain
