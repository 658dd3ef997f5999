// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/ChurnTree.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: tree-leaves (TableSpec, highest churn first; rows as leavesByChurn), churn-tree (TableSpec, a row a node), tree-size (CurveSpec).
Page churnTreePage(const flow::ChurnTreeAnswer& answer, const Fmt& fmt);
// Nodes without questions, highest rate first; those with fewer than 30 to judge by last.
std::vector<std::size_t> leavesByChurn(const flow::ChurnTreeAnswer& answer);

} // namespace holdfast::present
