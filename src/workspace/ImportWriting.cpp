// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/imports/Change.h"
#include "workspace/imports/ChunkWriter.h"
#include "workspace/imports/DomainRows.h"

#include <limits>

namespace holdfast::workspace {

using core::Code;
using domain::Role;

namespace {

// The fields that say when a row of a role happened.
std::vector<std::string_view> dayFields(Role role)
{
    switch (role) {
    case Role::Transaction:
    case Role::Interaction:
    case Role::SurveyResponse:
    case Role::Touchpoint:
        return {"date"};
    case Role::Complaint:
    case Role::Enquiry:
        return {"opened"};
    case Role::Customer:
        return {"signup_date", "churn_date"};
    default: // a due date or a series may lie in the future
        return {};
    }
}

std::string linesOf(const std::map<std::string, std::uint64_t>& counts)
{
    std::string text;
    for (const auto& [word, count] : counts)
        text += word + "\t" + std::to_string(count) + "\n";
    return text;
}

} // namespace

// One import under way, within a change.
class Writer final : public ImportWriter {
public:
    Writer(std::shared_ptr<Change> change, ImportHeader header, std::int64_t origin, const std::string& recipe, bool alone)
        : m_change(std::move(change))
        , m_file(m_change->file())
        , m_header(std::move(header))
        , m_job(m_change->job())
        , m_origin(origin)
        , m_recipe(recipe)
        , m_alone(alone)
    {
        Store& store = m_file.m_store;
        if (m_header.id.empty())
            refuse(Code::Internal, "import without an id");
        if (origin == 0) {
            auto& taken = store.statement("SELECT 1 FROM import WHERE id=?1 AND in_force>0 AND origin IS NULL");
            taken.bind(1, std::string_view(m_header.id));
            const bool there = must(taken.step());
            taken.reset();
            if (there && alone)
                refuse(Code::AlreadyImported, {}, {{"import", m_header.id}});
        }
        m_number = must(store.database().integer("SELECT coalesce(max(import), 0) + 1 FROM import"));
        auto& insert = store.statement(
            "INSERT INTO import VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, 0, '', 0, NULL, NULL, 0, ?11, ?12)");
        insert.bind(1, m_number).bind(2, m_header.id).bind(3, domain::word(m_header.role)).bind(4, m_header.file);
        insert.bind(5, m_header.bytes).bind(6, m_header.digest).bind(7, m_header.shape).bind(8, m_header.mapping);
        insert.bind(9, m_header.encoding).bind(10, m_header.dialect);
        origin == 0 ? insert.bindNull(11) : insert.bind(11, origin);
        insert.bind(12, recipe);
        m_change->step().change("import", m_number, insert);
        writeColumns();
        m_chunks.emplace(store, m_number, m_header.columns);
        m_rows.emplace(store, m_number, m_header);
        for (const auto field : dayFields(m_header.role))
            for (std::size_t i = 0; i < m_header.columns.size(); ++i) {
                const frame::ColumnInfo& info = m_header.columns[i];
                if (info.field == field && (info.type == frame::ValueType::Date || info.type == frame::ValueType::DateTime))
                    m_dayColumns.emplace_back(i, info.type == frame::ValueType::DateTime ? 86400 : 1);
            }
    }

    ~Writer() override
    {
        const std::lock_guard lock(m_file.m_mutex);
        release();
    }

    core::Status addWords(int column, const frame::Texts& words) override
    {
        return doing([&] {
            m_chunks->addWords(column, words);
            m_rows->addWords(column, words);
        });
    }

    core::Status append(const frame::Batch& batch) override
    {
        return doing([&] {
            m_chunks->append(batch, m_job);
            m_rows->append(batch, m_job);
            for (const auto& [column, unit] : m_dayColumns) {
                // The least there is is what is missing.
                std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = frame::kMissing;
                for (const std::int64_t value : batch.columns[column].numbers) {
                    first = std::min(first, value == frame::kMissing ? first : value);
                    last = std::max(last, value);
                }
                if (last == frame::kMissing)
                    continue;
                m_first = std::min(m_first, first / unit - (first % unit < 0));
                m_last = std::max(m_last, last / unit - (last % unit < 0));
            }
            m_loaded += batch.rows;
        });
    }

    core::Status reject(const frame::RejectedRow& row) override
    {
        return doing([&] {
            auto& insert = m_file.m_store.statement("INSERT INTO rejected_row VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
            ++m_rejected;
            ++m_rejectedBy[std::string(core::word(row.reason))];
            m_bytes.clear();
            number(insert, 1, m_number);
            number(insert, 2, static_cast<std::int64_t>(m_rejected));
            number(insert, 3, static_cast<std::int64_t>(row.row));
            number(insert, 4, static_cast<std::int64_t>(row.line));
            text(insert, 5, row.column);
            text(insert, 6, core::word(row.reason));
            text(insert, 7, row.value);
            text(insert, 8, row.text);
            must(insert.run());
            m_rejectedFold.add(m_bytes.bytes());
        });
    }

    core::Status note(const core::Finding& finding) override
    {
        return doing([&] {
            auto& insert = m_file.m_store.statement("INSERT INTO finding VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
            m_bytes.clear();
            number(insert, 1, m_number);
            number(insert, 2, m_findingFold.rows + 1);
            text(insert, 3, core::word(finding.code));
            number(insert, 4, static_cast<std::int64_t>(finding.severity));
            number(insert, 5, static_cast<std::int64_t>(finding.where.line));
            number(insert, 6, static_cast<std::int64_t>(finding.where.row));
            text(insert, 7, finding.where.column);
            text(insert, 8, finding.value);
            number(insert, 9, static_cast<std::int64_t>(finding.count));
            must(insert.run());
            m_findingFold.add(m_bytes.bytes());
        });
    }

    core::Result<ImportRecord> finish(std::uint64_t read) override
    {
        ImportRecord record;
        auto status = doing([&] {
            Store& store = m_file.m_store;
            Step& step = m_change->step();
            m_chunks->finish(step, m_job);
            m_rows->finish(step);
            step.settle(scopeOf("rejected_row", m_number), m_rejectedFold);
            step.settle(scopeOf("finding", m_number), m_findingFold);
            record = {m_header, 0, true, read, m_loaded, m_rejected, m_rejectedBy, m_file.m_clock(), m_number, m_origin, m_recipe};
            auto& update = store.statement("UPDATE import SET read=?2, loaded=?3, rejected=?4, rejected_by=?5, loaded_at=?6, "
                                           "first_day=?7, last_day=?8 WHERE import=?1");
            update.bind(1, m_number).bind(2, read).bind(3, m_loaded).bind(4, m_rejected).bind(5, linesOf(m_rejectedBy));
            update.bind(6, record.loadedAt);
            if (m_last >= m_first)
                update.bind(7, m_first).bind(8, m_last);
            else
                update.bindNull(7).bindNull(8);
            step.change("import", m_number, update);
            m_change->loaded(m_number);
            if (m_alone) {
                m_change->commit();
                record.step = static_cast<int>(must(store.database().integer("SELECT max(step) FROM history")));
            }
        });
        if (!status)
            return std::unexpected(status.error());
        const std::lock_guard lock(m_file.m_mutex);
        m_finished = true;
        release();
        // A large import has filled the log: written back now, while nobody waits for a small step.
        if (m_alone && !m_file.m_store.opened().network)
            (void)guarded([this] { m_file.m_store.checkpoint(); });
        return record;
    }

private:
    template <class F> core::Status doing(F&& work)
    {
        const std::lock_guard lock(m_file.m_mutex);
        if (m_finished)
            return core::fail(Code::Internal, {}, {}, "the import is finished");
        auto status = m_change->doing(std::forward<F>(work));
        if (!status)
            release();
        return status;
    }

    // What is not finished takes its change with it: some of its rows are written.
    void release()
    {
        m_chunks.reset();
        m_rows.reset();
        if (!m_finished && !m_change->failed())
            m_change->fail({Code::Internal, {}, {}, {}, "a load was not finished"});
        if (m_alone || m_change->failed())
            m_change->release();
    }

    void number(sqlite::Statement& insert, int parameter, std::int64_t value)
    {
        insert.bind(parameter, value);
        m_bytes.integer(value);
    }

    void text(sqlite::Statement& insert, int parameter, std::string_view value)
    {
        insert.bind(parameter, value);
        m_bytes.text(value);
    }

    void writeColumns()
    {
        auto& insert = m_file.m_store.statement("INSERT INTO import_column VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        Fold fold;
        for (std::size_t i = 0; i < m_header.columns.size(); ++i) {
            const frame::ColumnInfo& info = m_header.columns[i];
            m_bytes.clear();
            number(insert, 1, m_number);
            number(insert, 2, static_cast<std::int64_t>(i));
            text(insert, 3, info.name);
            text(insert, 4, info.label);
            text(insert, 5, frame::word(info.type));
            number(insert, 6, info.scale);
            text(insert, 7, info.format);
            text(insert, 8, info.field);
            number(insert, 9, info.coded ? 1 : 0);
            number(insert, 10, info.derived ? 1 : 0);
            must(insert.run());
            fold.add(m_bytes.bytes());
        }
        m_change->step().settle(scopeOf("import_column", m_number), fold);
    }

    std::shared_ptr<Change> m_change;
    File& m_file;
    ImportHeader m_header;
    core::JobContext& m_job;
    std::int64_t m_origin = 0;
    std::string m_recipe;
    bool m_alone = true, m_finished = false;
    std::optional<ChunkWriter> m_chunks;
    std::optional<DomainRows> m_rows;
    std::vector<std::pair<std::size_t, std::int64_t>> m_dayColumns; // column, units a day
    std::int64_t m_number = 0;
    std::int64_t m_first = std::numeric_limits<std::int64_t>::max(), m_last = std::numeric_limits<std::int64_t>::min();
    std::uint64_t m_loaded = 0, m_rejected = 0;
    std::map<std::string, std::uint64_t> m_rejectedBy;
    Fold m_rejectedFold, m_findingFold;
    RowBytes m_bytes;
};

core::Code reasonOf(std::string_view word)
{
    for (int i = 0; i <= static_cast<int>(Code::Internal); ++i)
        if (core::word(static_cast<Code>(i)) == word)
            return static_cast<Code>(i);
    return Code::Internal;
}

std::unique_ptr<ImportWriter> writeImport(std::shared_ptr<Change> change, const ImportHeader& header, std::int64_t origin,
    const std::string& recipe, bool alone)
{
    return std::make_unique<Writer>(std::move(change), header, origin, recipe, alone);
}

core::Result<std::unique_ptr<ImportWriter>> File::beginImport(const ImportHeader& header, core::JobContext& job)
{
    return locked([&]() -> std::unique_ptr<ImportWriter> {
        requireQuiet();
        auto change = std::make_shared<Change>(*this, "import", header.file, job);
        std::unique_ptr<ImportWriter> writer;
        if (auto done = change->doing([&] { writer = writeImport(change, header, 0, {}, true); }); !done) {
            change->release();
            throw Failure {done.error()};
        }
        return writer;
    });
}

core::Result<std::optional<std::string>> File::rememberedMapping(const std::string& shape)
{
    return locked([&]() -> std::optional<std::string> {
        auto& row = m_store.statement("SELECT mapping FROM import WHERE shape=?1 AND in_force=1 ORDER BY import DESC LIMIT 1");
        row.bind(1, shape);
        if (shape.empty() || !must(row.step()))
            return std::nullopt;
        std::string mapping(row.text(0));
        row.reset();
        return mapping;
    });
}

core::Result<std::vector<frame::RejectedRow>> File::rejectedRows(const std::string& importId, std::uint64_t limit)
{
    return locked([&] {
        std::vector<frame::RejectedRow> all;
        auto& rows = m_store.statement("SELECT row, line, column_name, reason, value, text FROM rejected_row WHERE import="
                                       "(SELECT max(coalesce(origin, import)) FROM import WHERE id=?1) ORDER BY ordinal LIMIT ?2");
        rows.bind(1, importId).bind(2, std::min<std::uint64_t>(limit, std::numeric_limits<std::int64_t>::max()));
        while (must(rows.step())) {
            frame::RejectedRow row;
            row.row = static_cast<std::uint64_t>(rows.integer(0));
            row.line = static_cast<std::uint64_t>(rows.integer(1));
            row.column = rows.text(2);
            row.reason = reasonOf(rows.text(3));
            row.value = rows.text(4);
            row.text = rows.text(5);
            all.push_back(std::move(row));
        }
        return all;
    });
}

} // namespace holdfast::workspace
