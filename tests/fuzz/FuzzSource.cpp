// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceInput.h"

#include <unistd.h>

// HOLDFAST_FUZZ_PART: the part of a source that the bytes are.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    using holdfast::fuzz::SourcePart;
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("holdfast-fuzz-" + std::to_string(::getpid()))).string();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (!holdfast::fuzz::readsPartSoundly(SourcePart::HOLDFAST_FUZZ_PART, bytes, path))
        std::abort();
    return 0;
}
