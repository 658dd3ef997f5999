// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <string>

namespace holdfast::cli {

// A SOURCE of the command line as a path: itself, or for "-" a private copy of standard input (a source is read more
// than once), gone with this object. disk-full, io-error, cancelled.
class SpooledSource {
public:
    static core::Result<SpooledSource> of(const std::string& word, core::JobContext& job);
    SpooledSource(SpooledSource&& other) noexcept;
    SpooledSource& operator=(SpooledSource&&) = delete;
    ~SpooledSource();
    const std::string& path() const { return m_path; }

private:
    SpooledSource() = default;
    std::string m_path, m_folder; // folder: of the copy, empty = there is none
};

} // namespace holdfast::cli
