// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CsvInput.h"

#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("holdfast-fuzz-" + std::to_string(::getpid()) + ".csv")).string();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (!holdfast::fuzz::readsSoundly(bytes) || !holdfast::fuzz::importsSoundly(bytes, path))
        std::abort();
    return 0;
}
