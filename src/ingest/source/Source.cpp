// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/RecordSource.h"

namespace holdfast::ingest {

core::Result<Sniffed> sniff(const std::string& path, const Mapping& given, core::JobContext& job)
{
    return sniffText(path, given, job);
}

core::Result<std::unique_ptr<RecordSource>> openRecords(const Sniffed& sniffed, core::JobContext&)
{
    switch (sniffed.kind) {
    case SourceKind::Text:
        return openTextRecords(sniffed, true);
    }
    return core::fail(core::Code::UnsupportedFormat);
}

} // namespace holdfast::ingest
