// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/RecordReader.h"

namespace holdfast::ingest {

// Moves the reader to the first data record: behind the header record where the dialect has one.
core::Status beginRecords(RecordReader& reader, const Dialect& dialect, std::uint64_t firstLine);

// Removes the records that repeat the header (files joined end to end) from the block and hands them back.
std::vector<RecordBlock::Record> takeRepeatedHeaders(RecordBlock& block, const std::vector<std::string>& header);

} // namespace holdfast::ingest
