// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"
#include "ingest/csv/RecordReader.h"

#include <memory>

namespace holdfast::ingest {

struct RecordCounts {
    std::uint64_t rows = 0; // data records so far
    std::uint64_t blankRows = 0, strayQuotes = 0;
    bool endsOpen = false; // a text whose last record has no line end
    // Of a text whose bytes are digested or proved.
    std::uint64_t bytes = 0;
    std::string digest {};
    bool endsWhole = true;
};

// The data records of any kind of source, block by block: what the survey and the reading of rows see of it.
class RecordSource {
public:
    virtual ~RecordSource() = default;
    // False at the end.
    virtual core::Result<bool> next(RecordBlock& block) = 0;
    virtual RecordCounts counts() const = 0;
    virtual double share() const = 0; // of the source that was read, 0..1
    // After the end. io-error where what was read is not what `sniffed` surveyed.
    virtual core::Status check(const Sniffed& sniffed) const = 0;
};

// The records of what was surveyed, from the first data record on.
core::Result<std::unique_ptr<RecordSource>> openRecords(const Sniffed& sniffed, core::JobContext& job);

// One surveyor for each kind of source; sniff() picks by the first bytes.
core::Result<Sniffed> sniffText(const std::string& path, const Mapping& given, core::JobContext& job);
// Digested: check() or counts() will be asked for them. Proved: digested, and encoding-invalid as soon as they are no
// UTF-8 or hold a NUL; counts().endsWhole tells of the last character.
enum class TextBytes : std::uint8_t { Plain, Digested, Proved };
core::Result<std::unique_ptr<RecordSource>> openTextRecords(const Sniffed& sniffed, TextBytes bytes);

// Sees every record and fills what they say: rows, samples, columns (whose names and labels are set), role, shape and
// findings. `header`: texts of the header record, empty = none.
core::Status surveyRecords(
    Sniffed& sniffed, const std::vector<std::string>& header, RecordSource& records, core::JobContext& job);

} // namespace holdfast::ingest
