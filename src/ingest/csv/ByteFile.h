// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <cstdint>
#include <string>

namespace holdfast::ingest {

// A regular file, read forward. Pipes, devices and directories are refused without waiting for them.
class ByteFile {
public:
    // file-not-found, permission-denied, not-regular-file, io-error
    static core::Result<ByteFile> open(const std::string& path);
    ByteFile(ByteFile&& other) noexcept;
    ByteFile& operator=(ByteFile&&) = delete;
    ~ByteFile();

    std::uint64_t size() const { return m_size; }
    // Fills up to `capacity` bytes; fewer only at the end of the file. io-error with the byte.
    core::Result<std::size_t> read(char* to, std::size_t capacity);
    core::Status seek(std::uint64_t offset);

private:
    ByteFile(int descriptor, std::uint64_t size, std::string path);
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    std::uint64_t m_at = 0;
    std::string m_path;
};

} // namespace holdfast::ingest
