// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QString>

#include <optional>

namespace holdfast::present {

// One sentence in the user's language: what happened, what it means for the data, what to do.
QString errorText(const core::Error& error);
// Short title of a code, for lists of issues: "Ambiguous dates".
QString codeTitle(core::Code code);
// The code of a stable word: "ambiguous-date"; nothing for other words.
std::optional<core::Code> codeOf(const QString& word);
// What a finding says, with count and cause: "12,575 rows fit both orders; the rest are DD/MM."
QString findingText(const core::Finding& finding);
// A doubt that comes with an answer, such as a curve from too few gaps.
QString warningText(const core::Finding& warning);
// An answer of `choices` in words: "dmy" -> "DD/MM/YYYY".
QString choiceText(core::Code code, const QString& choice);

} // namespace holdfast::present
