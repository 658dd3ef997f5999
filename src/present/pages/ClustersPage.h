// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Clusters.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: cluster-map (QuadrantSpec, a point a cluster, then customers as points without a name, whose
// detail is the name of their cluster), cluster-profiles (TableSpec, a row a cluster), cluster-means (TableSpec),
// cluster-number (BarsSpec; Empty where the number was asked for).
Page clustersPage(const flow::ClusterAnswer& answer, const Fmt& fmt);
// "A: Orders ↑, Recency ↓"
QString clusterName(const flow::ClusterAnswer& answer, std::size_t cluster);

} // namespace holdfast::present
