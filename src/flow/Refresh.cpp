// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Refresh.h"

#include "flow/RefreshRows.h"
#include "flow/SourceRecipe.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;
using workspace::ImportRecord;

namespace {

constexpr std::array<std::string_view, 3> kRules = {"replace", "replace-dates", "update"};
constexpr std::size_t kExamples = 20;

using Rows = std::unordered_map<frame::ContentHash, std::uint32_t, frame::ContentHashOf>;

// What both sides are, and which rows of the earlier one stay.
struct Compared {
    ReadySource source;
    domain::Recipe recipe;
    ingest::RecipeInputs inputs;
    std::vector<ImportRecord> earlier; // as they are in force
    std::vector<SideRow> before, after;
    RefreshPreview preview;
    RefreshRule rule = RefreshRule::Update;
    std::vector<bool> stays; // of `before`
};

class RowComparison {
public:
    RowComparison(Session& session, const RefreshRequest& request, core::JobContext& job) : m_session(session), m_request(request), m_job(job) { }

    Result<Compared> run()
    {
        if (auto done = prepare(); !done)
            return std::unexpected(done.error());
        if (auto done = readBoth(); !done)
            return std::unexpected(done.error());
        pair();
        if (auto done = choose(); !done)
            return std::unexpected(done.error());
        if (auto done = examples(); !done)
            return std::unexpected(done.error());
        return std::move(m_all);
    }

private:
    Status prepare()
    {
        auto ready = readySource(m_session, {m_request.path, m_request.role, m_request.mapping}, m_request.id, m_job);
        if (!ready)
            return std::unexpected(ready.error());
        m_all.source = std::move(*ready);
        const workspace::ImportHeader& header = m_all.source.header;
        auto imports = m_session.file().importsInForce();
        if (!imports)
            return std::unexpected(imports.error());
        RefreshPreview& preview = m_all.preview;
        preview.table = domain::word(header.role);
        preview.file = header.file;
        preview.shape = header.shape;
        std::vector<std::int64_t> numbers;
        for (ImportRecord& import : *imports) {
            if (import.header.role != header.role)
                continue;
            preview.rowsBefore += import.loaded;
            if (import.header.shape != header.shape) {
                m_others += import.loaded;
                continue;
            }
            preview.earlier.push_back(import.header.file);
            numbers.push_back(import.number);
            m_all.earlier.push_back(std::move(import));
        }
        auto recipe = rememberedRecipe(m_session, header.role, header.shape);
        if (!recipe)
            return std::unexpected(recipe.error());
        m_all.recipe = std::move(*recipe);
        if (auto done = fillJoins(m_session, m_all.recipe, m_all.inputs, m_job); !done)
            return done;
        return fillSeen(m_session, header.role, m_all.recipe, numbers, m_all.inputs, m_job);
    }

    // Columns of the same name on both sides; compared as texts where their types differ.
    void share(const std::vector<frame::ColumnInfo>& columns)
    {
        const auto number = [](frame::ValueType type) { return type == frame::ValueType::Integer || type == frame::ValueType::Decimal; };
        for (const frame::ColumnInfo& info : columns) {
            bool everywhere = true, asText = false;
            for (const ImportRecord& import : m_all.earlier) {
                const auto& others = import.header.columns;
                const auto found = std::find_if(others.begin(), others.end(), [&](const auto& other) { return other.name == info.name; });
                everywhere = everywhere && found != others.end();
                asText = asText || (found != others.end() && found->type != info.type && !(number(found->type) && number(info.type)));
            }
            if (!everywhere)
                continue;
            m_shared.push_back(info.name);
            m_asText.push_back(asText);
        }
    }

    Status readBoth()
    {
        const domain::Role role = m_all.source.header.role;
        std::optional<SideReader> reader;
        KeyTimes times;
        // The dry run adds the rows it sees to `seen`; the load itself must start from the same ones.
        ingest::RecipeInputs inputs = m_all.inputs;
        auto cleaned = eachCleanedRow(m_session, m_all.source, m_all.recipe, inputs, m_request.onError,
            [&](const std::vector<frame::ColumnInfo>& columns) {
                share(columns);
                reader.emplace(role, columns, m_shared, m_asText, 0, times);
            },
            [&](int column, const frame::Texts& words) -> Status {
                reader->words(column, words);
                return {};
            },
            [&](frame::Batch& batch) -> Status {
                reader->batch(batch, m_all.after);
                return {};
            },
            m_job);
        if (!cleaned)
            return std::unexpected(cleaned.error());
        m_dated = reader->dated();
        if (!m_all.recipe.steps.empty())
            addEffects(m_all.preview.recipe, m_all.recipe, cleaned->result, m_all.source.header.file);
        m_all.preview.findings = unmatchedSteps(m_all.preview.recipe);
        KeyTimes formerTimes;
        for (std::size_t i = 0; i < m_all.earlier.size(); ++i) {
            const ImportRecord& import = m_all.earlier[i];
            SideReader side(role, import.header.columns, m_shared, m_asText, static_cast<std::uint32_t>(i), formerTimes);
            m_dated = m_dated && side.dated();
            const auto done = eachBatch(m_session.file(), import.number, [&](int column, const frame::Texts& words) -> Status {
                side.words(column, words);
                return {};
            }, [&](frame::Batch& batch) -> Status {
                m_job.progress(-1, "compare");
                side.batch(batch, m_all.before);
                return {};
            }, m_job);
            if (!done)
                return done;
        }
        return {};
    }

    void pair()
    {
        RefreshPreview& preview = m_all.preview;
        Rows former, customersBefore, customersAfter;
        former.reserve(m_all.before.size());
        for (std::uint32_t i = 0; i < m_all.before.size(); ++i) {
            former.emplace(m_all.before[i].key, i);
            if (m_all.before[i].named)
                customersBefore.emplace(m_all.before[i].customer, 0);
        }
        m_partner.assign(m_all.before.size(), kNone);
        std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = kNoDay;
        for (std::uint32_t i = 0; i < m_all.after.size(); ++i) {
            const SideRow& row = m_all.after[i];
            if (row.day != kNoDay) {
                first = std::min(first, row.day);
                last = std::max(last, row.day);
            }
            bool moved = true;
            if (const auto found = former.find(row.key); found == former.end()) {
                ++preview.rows.fresh;
            } else {
                m_partner[found->second] = i;
                moved = m_all.before[found->second].content != row.content;
                ++(moved ? preview.rows.changed : preview.rows.same);
            }
            if (row.named) {
                auto& state = customersAfter.emplace(row.customer, 0).first->second;
                state = state | static_cast<std::uint32_t>(moved);
            }
        }
        if (last != kNoDay) {
            preview.firstDay = {first};
            preview.lastDay = {last};
        }
        for (std::uint32_t i = 0; i < m_all.before.size(); ++i)
            if (m_partner[i] == kNone) {
                ++preview.rows.gone;
                const SideRow& row = m_all.before[i];
                m_goneInDates += row.day != kNoDay && row.day >= first && row.day <= last;
                if (row.named)
                    if (const auto found = customersAfter.find(row.customer); found != customersAfter.end())
                        found->second |= 1;
            }
        for (const auto& [customer, moved] : customersAfter)
            ++(!customersBefore.contains(customer) ? preview.customers.fresh : moved ? preview.customers.changed : preview.customers.same);
        for (const auto& [customer, none] : customersBefore)
            preview.customers.gone += !customersAfter.contains(customer);
    }

    Status choose()
    {
        RefreshPreview& preview = m_all.preview;
        const bool byDate = m_dated && preview.lastDay.isValid();
        auto remembered = m_session.file().documents("refresh");
        if (!remembered)
            return std::unexpected(remembered.error());
        const auto kept = remembered->find(preview.table + " " + preview.shape);
        const std::uint64_t open = byDate ? m_goneInDates : preview.rows.gone;
        if (m_request.rule == RefreshRule::ReplaceDates && !byDate)
            return core::fail(Code::InvalidParameter, {{"parameter", "rule"}, {"value", "replace-dates"}});
        if (m_request.rule) {
            m_all.rule = *m_request.rule;
            preview.reason = "chosen";
        } else if (m_all.earlier.empty()) {
            preview.reason = "first-load";
        } else if (open == 0) {
            // Every reading has the same result.
            preview.reason = byDate && preview.rows.same + preview.rows.changed == 0 ? "no-overlap" : "nothing-gone";
        } else if (const auto rule = kept == remembered->end() ? std::nullopt : parseRefreshRule(kept->second);
                   rule && (*rule != RefreshRule::ReplaceDates || byDate)) {
            m_all.rule = *rule;
            preview.reason = "remembered";
        } else {
            preview.reason = "asked";
            preview.mustChoose = true;
            if (byDate)
                preview.choices = {"replace-dates", "update"};
            else
                preview.choices = {"update", "replace"};
            m_all.rule = *parseRefreshRule(preview.choices.front());
        }
        preview.rule = word(m_all.rule);
        m_all.stays.assign(m_all.before.size(), false);
        std::uint64_t staying = 0;
        for (std::size_t i = 0; i < m_all.before.size(); ++i) {
            const SideRow& row = m_all.before[i];
            const bool covered = row.day != kNoDay && row.day >= preview.firstDay.days && row.day <= preview.lastDay.days;
            m_all.stays[i] = m_all.rule != RefreshRule::Replace && m_partner[i] == kNone && !(m_all.rule == RefreshRule::ReplaceDates && covered);
            staying += m_all.stays[i];
        }
        preview.rowsAfter = m_others + staying + m_all.after.size();
        return {};
    }

    // Reads both sides once more for the words of what differs.
    Status examples()
    {
        RefreshPreview& preview = m_all.preview;
        const domain::Role role = m_all.source.header.role;
        std::unordered_map<std::uint32_t, std::uint32_t> changed; // after -> before
        for (std::uint32_t i = 0; i < m_partner.size(); ++i)
            if (m_partner[i] != kNone && m_all.before[i].content != m_all.after[m_partner[i]].content)
                changed.emplace(m_partner[i], i);
        std::unordered_map<std::uint32_t, std::vector<std::string>> former; // cells of changed rows
        std::size_t gone = 0;
        std::uint32_t at = 0;
        KeyTimes times;
        for (std::size_t i = 0; i < m_all.earlier.size() && (!changed.empty() || preview.rows.gone > 0); ++i) {
            const ImportRecord& import = m_all.earlier[i];
            SideReader side(role, import.header.columns, m_shared, m_asText, static_cast<std::uint32_t>(i), times);
            const auto done = eachBatch(m_session.file(), import.number, [&](int column, const frame::Texts& words) -> Status {
                side.words(column, words);
                return {};
            }, [&](frame::Batch& batch) -> Status {
                for (std::uint32_t row = 0; row < batch.rows; ++row, ++at) {
                    const std::uint32_t partner = m_partner[at];
                    if (partner == kNone) {
                        if (gone++ < kExamples)
                            preview.examples.push_back({"gone", side.keyText(batch, row), {}, {}, {}, batch.sourceRows[row]});
                    } else if (changed.contains(partner)) {
                        former.emplace(partner, side.cells(batch, row));
                    }
                }
                return {};
            }, m_job);
            if (!done)
                return done;
        }
        std::vector<std::uint64_t> counts(m_shared.size());
        std::vector<bool> fresh(m_all.after.size(), true);
        for (const std::uint32_t partner : m_partner)
            if (partner != kNone)
                fresh[partner] = false;
        std::optional<SideReader> reader;
        std::size_t shownNew = 0, shownChanged = 0;
        std::uint32_t index = 0;
        KeyTimes laterTimes;
        ingest::RecipeInputs inputs = m_all.inputs;
        if (!m_all.earlier.empty() && (preview.rows.fresh > 0 || !changed.empty())) {
            auto cleaned = eachCleanedRow(m_session, m_all.source, m_all.recipe, inputs, m_request.onError,
                [&](const std::vector<frame::ColumnInfo>& columns) { reader.emplace(role, columns, m_shared, m_asText, 0, laterTimes); },
                [&](int column, const frame::Texts& words) -> Status {
                    reader->words(column, words);
                    return {};
                },
                [&](frame::Batch& batch) -> Status {
                    for (std::uint32_t row = 0; row < batch.rows; ++row, ++index) {
                        if (index < fresh.size() && fresh[index]) {
                            if (shownNew++ < kExamples)
                                preview.examples.push_back({"new", reader->keyText(batch, row), {}, {}, {}, batch.sourceRows[row]});
                        } else if (const auto before = former.find(index); before != former.end()) {
                            const auto cells = reader->cells(batch, row);
                            for (std::size_t s = 0; s < cells.size(); ++s) {
                                if (cells[s] == before->second[s])
                                    continue;
                                ++counts[s];
                                if (shownChanged++ < kExamples)
                                    preview.examples.push_back({"changed", reader->keyText(batch, row), m_shared[s], before->second[s], cells[s], batch.sourceRows[row]});
                            }
                        }
                    }
                    return {};
                },
                m_job);
            if (!cleaned)
                return std::unexpected(cleaned.error());
        }
        for (std::size_t s = 0; s < m_shared.size(); ++s)
            if (counts[s] > 0)
                preview.values.push_back({m_shared[s], counts[s]});
        std::stable_sort(preview.values.begin(), preview.values.end(), [](const auto& a, const auto& b) { return a.cells > b.cells; });
        return {};
    }

    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    Session& m_session;
    const RefreshRequest& m_request;
    core::JobContext& m_job;
    Compared m_all;
    std::vector<std::string> m_shared;
    std::vector<bool> m_asText;
    std::vector<std::uint32_t> m_partner; // of the row before: the row after
    std::uint64_t m_others = 0, m_goneInDates = 0;
    bool m_dated = false;
};

// The earlier loads keep the rows that stay.
Status shrinkEarlier(Session& session, Compared& all, workspace::ChangeWriter& change, core::JobContext& job)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < all.earlier.size(); ++i) {
        const ImportRecord& import = all.earlier[i];
        std::vector<std::uint64_t> stay;
        std::uint64_t count = 0;
        for (; at < all.before.size() && all.before[at].load == i; ++at, ++count)
            if (all.stays[at])
                stay.push_back(all.before[at].row);
        if (stay.size() == count)
            continue;
        if (auto done = change.replace(import.number); !done || stay.empty()) {
            if (!done)
                return done;
            continue;
        }
        ImportRecord source = import;
        if (import.origin != 0) {
            auto origin = session.file().importAt(import.origin);
            if (!origin)
                return std::unexpected(origin.error());
            source = std::move(*origin);
        }
        // Rows the recipe had dropped go for good: one of them would else take the place of its twin that is leaving.
        RowRanges removed;
        const std::vector<int> none;
        std::size_t next = 0;
        auto done = eachBatch(session.file(), source.number, {}, [&](frame::Batch& batch) -> Status {
            for (const std::uint64_t row : batch.sourceRows) {
                if (next < stay.size() && stay[next] == row)
                    ++next;
                else
                    removed.add(row);
            }
            return {};
        }, job, &none);
        if (done)
            done = removeRows(change, source.number, removed);
        if (!done)
            return done;
        domain::Recipe recipe;
        if (!import.recipe.empty()) {
            auto parsed = domain::parseRecipe(import.recipe);
            if (!parsed)
                return std::unexpected(parsed.error());
            recipe = std::move(*parsed);
        }
        ingest::RecipeInputs inputs;
        if (auto filled = fillJoins(session, recipe, inputs, job); !filled)
            return filled;
        if (auto made = runRecipe(session, source, recipe, inputs, &change, job); !made)
            return std::unexpected(made.error());
    }
    return {};
}

} // namespace

std::string_view word(RefreshRule rule)
{
    return kRules[static_cast<std::size_t>(rule)];
}

std::optional<RefreshRule> parseRefreshRule(std::string_view text)
{
    for (std::size_t i = 0; i < kRules.size(); ++i)
        if (kRules[i] == text)
            return static_cast<RefreshRule>(i);
    return std::nullopt;
}

Result<RefreshPreview> previewRefresh(Session& session, const RefreshRequest& request, core::JobContext& job)
{
    auto all = RowComparison(session, request, job).run();
    if (!all)
        return std::unexpected(all.error());
    return std::move(all->preview);
}

Result<RefreshAnswer> refreshSource(Session& session, const RefreshRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (isReadOnly(session))
        return core::fail(Code::WorkspaceReadOnly, {{"path", pathOf(session)}});
    auto all = RowComparison(session, request, job).run();
    if (!all)
        return std::unexpected(all.error());
    if (all->preview.mustChoose) {
        core::Error error {Code::AmbiguousRefresh, {{"count", std::to_string(all->preview.rows.gone)}}, {request.path, 0, 0, {}, 0}, {}, {}};
        error.choices = all->preview.choices;
        return std::unexpected(std::move(error));
    }
    auto change = session.file().beginChange("refresh", all->source.header.file, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto done = shrinkEarlier(session, *all, **change, job); !done)
        return std::unexpected(done.error());
    auto loaded = loadCleaned(session, all->source, all->recipe, all->inputs, request.onError, **change, job);
    if (!loaded)
        return std::unexpected(loaded.error());
    Status kept;
    if (request.rule)
        kept = (*change)->put("refresh", all->preview.table + " " + all->preview.shape, std::string(word(all->rule)));
    if (kept)
        kept = (*change)->commit();
    if (!kept)
        return std::unexpected(kept.error());
    session.forget();
    RefreshAnswer answer;
    answer.load = answerOf(all->source, std::move(loaded->loaded));
    tell(answer.load, std::move(loaded->effects), loaded->inForce);
    answer.preview = std::move(all->preview);
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    job.progress(1, "load");
    return answer;
}

} // namespace holdfast::flow
