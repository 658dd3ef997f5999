// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace holdfast::ingest {

// Sets bit i of masks[k] where bytes[64 * k + i] is one of the five signs, for `blocks` blocks of 64 bytes. Uses AVX2
// where the processor has it.
void findSigns(const char* bytes, std::size_t blocks, const char (&signs)[5], std::uint64_t* masks);

} // namespace holdfast::ingest
