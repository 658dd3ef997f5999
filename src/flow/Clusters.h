// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "core/Estimate.h"
#include "flow/CustomerTable.h"

namespace holdfast::flow {

// ---- groups that customers fall into by themselves (analyse clusters) ----------------------------------------------------
enum class ClusterScale : std::uint8_t {
    Auto, // the logarithm of figures whose skewness is beyond 2
    None,
    Log // sign times log(1 + |x|) of every figure
};

struct ClusterRequest {
    Scope scope;
    std::vector<std::string> fields; // names of customer fields that are numbers; empty = proposed from the data
    std::size_t clusters = 0; // 2..12; 0 = the number with the highest mean silhouette of 2..8
    ClusterScale scale = ClusterScale::Auto;
    std::uint64_t seed = 1;
};

// What sets a cluster apart from all other customers.
struct ClusterTrait {
    CustomerField field;
    std::string value; // the field has this word; empty: the field is a number
    double here = 0, rest = 0; // mean or share of those with a value
    std::uint64_t n = 0, nRest = 0;
    double effect = 0; // Cohen's d; of a share Cohen's h
    std::optional<double> lower, upper; // of d
    bool clusteredBy = false; // it made the clusters, so it differs by construction
};

struct Cluster {
    std::uint64_t n = 0, active = 0, churned = 0;
    core::Estimate churnRate; // Wilson, of the current period
    double share = 0; // of those clustered
    std::optional<double> silhouette; // -1..1
    std::vector<double> means; // by field, as given
    double x = 0, y = 0; // its middle on the map
    std::vector<ClusterTrait> traits; // |effect| of at least 0.2 (small), strongest first
};

struct ClusterAnswer {
    Basis basis; // n: customers clustered; excluded: "missing-value"
    std::vector<CustomerField> fields;
    std::vector<bool> logs; // by field: clustered by its logarithm
    bool suggested = false; // the number was not asked for
    std::vector<std::optional<double>> silhouettes; // mean silhouette of 2, 3, … clusters, on at most 4,000 customers; empty unless suggested
    std::vector<Cluster> clusters; // the largest first
    double inertia = 0;
    std::optional<double> betweenShare, silhouette, calinskiHarabasz, daviesBouldin;
    // The map: scores on the first two principal components of the figures as clustered.
    struct Point {
        double x = 0, y = 0;
        std::size_t cluster = 0;
    };
    std::vector<Point> points; // at most 500 customers drawn at random
    double explained[2] {}; // share of the variance of each axis
    std::size_t axisField[2] {}; // the field that weighs most
    bool axisUp[2] {true, true}; // its weight is above 0
    analytics::Doubts doubts;
    std::string currency;

    std::shared_ptr<const CustomerTable> customers; // those of the scope
    std::vector<std::uint32_t> rows, of; // rows of the table that were clustered, and the cluster of each
};
// Euclidean k-means of standardised figures. Failures: of the scope; unknown-field {field}; invalid-parameter {parameter: fields | clusters};
// not-enough-data with fewer than two figures that vary, or fewer than 30 customers with all of them.
// Reference: as analytics/groups/KMeans.h; the number: Rousseeuw (1987); effects: Cohen (1988).
core::Result<ClusterAnswer> measureClusters(Session& session, const ClusterRequest& request, core::JobContext& job);

// The customers of one cluster, as a fixed list: a cluster has no rule.
domain::Rule clusterRule(const ClusterAnswer& answer, std::size_t cluster);

} // namespace holdfast::flow
