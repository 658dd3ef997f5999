// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <string>
#include <string_view>

namespace holdfast::ingest {

// A file without a name in TMPDIR (else /tmp), readable by nobody else: gone with the program, however it ends.
class TemporaryFile {
public:
    // disk-full, io-error
    static core::Result<TemporaryFile> create();
    TemporaryFile() = default;
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&& other) noexcept;
    ~TemporaryFile();

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }
    core::Status append(std::string_view bytes);

private:
    int m_descriptor = -1;
};

} // namespace holdfast::ingest
