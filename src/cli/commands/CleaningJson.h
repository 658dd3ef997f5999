// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"
#include "flow/ImportSource.h"

namespace holdfast::cli {

// What the steps of a recipe did.
core::Json effectsJson(const std::vector<flow::StepEffect>& effects);
QString effectsText(const std::vector<flow::StepEffect>& effects);

// `import --refresh`.
core::Result<Output> runRefresh(const Context& context, const std::string& path, const std::string& mapping, flow::OnError onError);

} // namespace holdfast::cli
