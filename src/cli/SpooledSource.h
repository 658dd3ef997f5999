// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <string>

namespace holdfast::cli {

// A SOURCE of the command line as a path: itself, or for "-" a private copy of standard input (a source is read more
// than once), gone with this object. The copy is a file without a name, so that it does not outlive a killed program
// either; a SQLite database needs a name and may. disk-full, io-error, cancelled.
class SpooledSource {
public:
    static core::Result<SpooledSource> of(const std::string& word, core::JobContext& job);
    SpooledSource(SpooledSource&& other) noexcept;
    SpooledSource& operator=(SpooledSource&&) = delete;
    ~SpooledSource();
    const std::string& path() const { return m_path; }

private:
    SpooledSource() = default;
    std::string m_path, m_folder; // folder: of the copy or of the link to it, empty = there is none
    int m_copy = -1;
};

} // namespace holdfast::cli
