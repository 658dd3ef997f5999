// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CellInput.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (!holdfast::fuzz::cellsSoundly({reinterpret_cast<const char*>(data), size}))
        std::abort();
    return 0;
}
