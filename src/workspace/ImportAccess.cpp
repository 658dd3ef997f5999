// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/File.h"

namespace holdfast::workspace {

using core::Code;

namespace {

StoredImport importOf(Store& store, std::int64_t number)
{
    for (StoredImport& import : storedImports(store, 0))
        if (import.number == number)
            return std::move(import);
    refuse(Code::NotEnoughData, "no such import", {{"import", std::to_string(number)}});
}

} // namespace

core::Result<std::vector<ImportRecord>> File::importsInForce()
{
    return locked([&] {
        std::vector<ImportRecord> all;
        for (StoredImport& import : storedImports(m_store, m_loading))
            if (import.record.inForce)
                all.push_back(std::move(import.record));
        return all;
    });
}

core::Result<ImportRecord> File::importAt(std::int64_t number)
{
    return locked([&] { return importOf(m_store, number).record; });
}

core::Status File::readImport(std::int64_t number, BatchReceiver& receiver, core::JobContext& job, const std::vector<int>* only)
{
    const auto import = locked([&] { return importOf(m_store, number); });
    if (!import)
        return std::unexpected(import.error());
    const auto& columns = import->record.header.columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].type != frame::ValueType::Text || !columns[c].coded
            || (only && std::find(only->begin(), only->end(), static_cast<int>(c)) == only->end()))
            continue;
        const auto words = locked([&] { return readWords(m_store, number, static_cast<int>(c)); });
        if (!words)
            return std::unexpected(words.error());
        if (auto done = receiver.words(static_cast<int>(c), *words); !done)
            return done;
    }
    for (std::int64_t part = 0;; ++part) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        frame::Batch batch;
        const auto there = locked([&] { return readBatch(m_store, *import, part, batch, only); });
        if (!there)
            return std::unexpected(there.error());
        if (!*there)
            return {};
        if (auto done = receiver.batch(batch); !done)
            return done;
    }
}

core::Status File::keepScores(const std::vector<LoadScore>& scores)
{
    return locked([&] {
        requireQuiet();
        Step step(m_store);
        bool any = false;
        for (const LoadScore& load : scores) {
            auto& known = m_store.statement("SELECT (SELECT count(*) FROM import WHERE import=?1), (SELECT count(*) FROM load_score WHERE import=?1)");
            known.bind(1, load.import);
            must(known.step());
            const bool wanted = known.integer(0) == 1 && known.integer(1) == 0;
            known.reset();
            if (!wanted)
                continue;
            Fold fold;
            RowBytes bytes;
            for (const auto& [dimension, score] : load.scores) {
                auto& insert = m_store.statement("INSERT INTO load_score VALUES(?1, ?2, ?3)");
                insert.bind(1, load.import).bind(2, dimension).bind(3, score);
                must(insert.run());
                bytes.clear();
                bytes.integer(load.import);
                bytes.text(dimension);
                bytes.real(score);
                fold.add(bytes.bytes());
                any = true;
            }
            step.settle(scopeOf("load_score", load.import), fold);
        }
        if (any)
            step.commit();
    });
}

core::Result<std::vector<LoadScore>> File::loadScores()
{
    return locked([&] {
        std::vector<LoadScore> all;
        if (m_store.opened().identity.format < 2)
            return all;
        auto& rows = m_store.statement("SELECT import, dimension, score FROM load_score ORDER BY import");
        while (must(rows.step())) {
            if (all.empty() || all.back().import != rows.integer(0))
                all.push_back({rows.integer(0), {}});
            all.back().scores.emplace(rows.text(1), rows.real(2));
        }
        return all;
    });
}

} // namespace holdfast::workspace
