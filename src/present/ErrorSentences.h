// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <span>

namespace holdfast::present {

// The source texts of ErrorText, untranslated. Contexts: "Issue" (titles), "Error" (sentences), "Finding" (with %n).
struct ErrorSentence {
    core::Code code;
    const char* title;
    const char* sentence; // without any value
    const char* withValues; // naming values in braces, e.g. {path}; may be null
};
struct FindingSentence {
    core::Code code;
    const char* sentence;
};

std::span<const ErrorSentence> errorSentences(); // every core::Code once
std::span<const FindingSentence> findingSentences();

} // namespace holdfast::present
