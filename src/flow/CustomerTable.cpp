// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CustomerTable.h"

#include "core/Ascii.h"
#include "core/Decimal.h"
#include "flow/Explore.h"
#include "flow/Facts.h"
#include "flow/NaturalOrder.h"
#include "frame/CellText.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <utility>

namespace holdfast::flow {

using core::Code;
using core::Result;
using frame::ValueType;

namespace {

constexpr std::uint32_t kStep = 8192; // rows between two questions whether to stop

bool isPersonal(const std::string& field)
{
    return field == "name" || field == "phone" || field == "email" || field == "address" || field == "postcode";
}

bool isSummed(const frame::CustomerColumn& column)
{
    if (column.type != ValueType::Integer && column.type != ValueType::Decimal && column.type != ValueType::Duration)
        return false;
    return column.field != "birth_year" && !column.name.starts_with("rfm.");
}

bool isMoney(const frame::CustomerColumn& column)
{
    return column.field == "monthly_fee" || column.field == "acquisition_cost"
        || (column.label.empty() && (column.name == "net_amount" || column.name == "order_value"));
}

// A column as keys in the order of its values, missing last.
std::uint64_t keyOf(std::int64_t number, bool descending)
{
    if (number == frame::kMissing)
        return ~0ull;
    const std::uint64_t key = static_cast<std::uint64_t>(number) ^ (1ull << 63);
    return descending ? ~key : key - 1; // the least number is kMissing, so key is above 0
}

// Whether a text holds another; both lower-case.
bool holds(std::string_view text, std::string_view wanted)
{
    return core::lowerAscii(text).find(wanted) != std::string::npos;
}

class SnapshotTable : public CustomerTable {
public:
    SnapshotTable(Scoped scoped, Basis basis, std::vector<Segment> segments)
        : m_scoped(std::move(scoped)), m_basis(std::move(basis)), m_segments(std::move(segments))
    {
        const auto& shot = *m_scoped.facts->snapshot;
        CustomerField id;
        id.name = id.field = "customer";
        id.type = frame::word(ValueType::Text);
        m_fields.push_back(id);
        m_columns.push_back(nullptr);
        for (const auto* columns : {&m_scoped.facts->computed, &shot.columns})
            for (const auto& column : *columns) {
                if (column.codes.empty() && column.numbers.empty())
                    continue;
                m_fields.push_back({column.name, column.label, column.field, std::string(frame::word(column.type)),
                    column.type == ValueType::Decimal ? column.scale : 0, isSummed(column), isMoney(column), isPersonal(column.field)});
                m_columns.push_back(&column);
            }
        m_customers = static_cast<std::uint32_t>(m_scoped.customers());
    }

    const Basis& basis() const override { return m_basis; }
    const std::vector<CustomerField>& fields() const override { return m_fields; }
    std::uint32_t customers() const override { return m_customers; }
    std::string id(std::uint32_t row) const override { return m_scoped.facts->snapshot->customers[row]; }

    std::optional<std::uint32_t> rowOf(const std::string& id) const override
    {
        const auto& ids = m_scoped.facts->snapshot->customers;
        const auto at = std::find(ids.begin(), ids.end(), id);
        if (at == ids.end() || !inScope(static_cast<std::size_t>(at - ids.begin())))
            return std::nullopt;
        return static_cast<std::uint32_t>(at - ids.begin());
    }

    std::string text(std::uint32_t row, std::size_t field) const override
    {
        const frame::CustomerColumn* column = m_columns[field];
        if (column == nullptr)
            return id(row);
        if (column->type == ValueType::Text)
            return column->codes[row] == 0 ? std::string() : column->words[column->codes[row] - 1];
        frame::ColumnInfo info;
        info.type = column->type;
        info.scale = column->scale;
        return frame::canonicalText(info, column->numbers[row]);
    }

    std::optional<double> number(std::uint32_t row, std::size_t field) const override
    {
        const frame::CustomerColumn* column = m_columns[field];
        if (column == nullptr || column->type == ValueType::Text || column->numbers[row] == frame::kMissing)
            return std::nullopt;
        return column->type == ValueType::Decimal ? core::Decimal {column->numbers[row], column->scale}.toDouble()
                                                  : static_cast<double>(column->numbers[row]);
    }

    Result<std::vector<std::uint32_t>> rows(const CustomerOrder& order, core::JobContext& job) const override
    {
        auto passing = filtered(order, job);
        if (!passing)
            return passing;
        std::vector<std::uint64_t> keys(m_scoped.facts->snapshot->size());
        for (auto key = order.keys.rbegin(); key != order.keys.rend(); ++key) {
            if (key->field >= m_columns.size())
                continue;
            if (auto made = fill(keys, key->field, key->descending, job); !made)
                return std::unexpected(made.error());
            if (auto sorted = sortByKeys(*passing, keys, job); !sorted)
                return std::unexpected(sorted.error());
        }
        return passing;
    }

    Result<std::vector<FieldSum>> sums(std::span<const std::uint32_t> rows, core::JobContext& job) const override
    {
        std::vector<FieldSum> all(m_fields.size());
        for (std::size_t f = 0; f < m_fields.size(); ++f) {
            const frame::CustomerColumn* column = m_columns[f];
            FieldSum& sum = all[f];
            long double total = 0; // 64 bits of whole numbers
            std::int64_t least = 0, most = 0;
            std::uint32_t asked = 0;
            for (const auto row : rows) {
                if ((++asked & (kStep - 1)) == 0 && job.shouldStop())
                    return core::fail(Code::Cancelled);
                if (column == nullptr || column->type == ValueType::Text) {
                    sum.n += column == nullptr || column->codes[row] != 0;
                    continue;
                }
                const std::int64_t number = column->numbers[row];
                if (number == frame::kMissing)
                    continue;
                least = sum.n == 0 ? number : std::min(least, number);
                most = sum.n == 0 ? number : std::max(most, number);
                total += static_cast<long double>(number);
                ++sum.n;
            }
            if (sum.n == 0 || !m_fields[f].summed)
                continue;
            const double unit = column->type == ValueType::Decimal ? static_cast<double>(core::powerOfTen(column->scale)) : 1.0;
            sum.sum = static_cast<double>(total) / unit;
            sum.mean = *sum.sum / static_cast<double>(sum.n);
            sum.least = static_cast<double>(least) / unit;
            sum.most = static_cast<double>(most) / unit;
        }
        return all;
    }

    Result<std::string> lines(std::span<const std::uint32_t> rows, std::span<const std::size_t> fields, core::JobContext& job) const override
    {
        std::string all;
        std::uint32_t asked = 0;
        for (const auto row : rows) {
            if ((++asked & (kStep - 1)) == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            bool first = true;
            for (const auto field : fields) {
                if (!std::exchange(first, false))
                    all += '\t';
                std::string cell = text(row, field);
                for (char& c : cell)
                    if (c == '\t' || c == '\n' || c == '\r')
                        c = ' ';
                all += cell;
            }
            all += '\n';
        }
        return all;
    }

private:
    bool inScope(std::size_t row) const { return m_scoped.selected() == nullptr || m_scoped.selected()->contains(row); }

    Result<std::vector<std::uint32_t>> filtered(const CustomerOrder& order, core::JobContext& job) const
    {
        const auto& shot = *m_scoped.facts->snapshot;
        std::optional<frame::Selection> where;
        if (order.where) {
            auto selection = select(*m_scoped.facts, *order.where, m_segments, job);
            if (!selection)
                return std::unexpected(selection.error());
            where = std::move(*selection);
        }
        const std::string wanted = core::lowerAscii(order.filter);
        std::vector<std::vector<bool>> words(m_columns.size()); // of each text column, by code
        for (std::size_t f = 0; f < m_columns.size() && !wanted.empty(); ++f)
            if (m_columns[f] != nullptr && m_columns[f]->type == ValueType::Text) {
                words[f].resize(m_columns[f]->words.size() + 1);
                for (std::size_t word = 0; word < m_columns[f]->words.size(); ++word) {
                    if ((word & (kStep - 1)) == 0 && job.shouldStop())
                        return core::fail(Code::Cancelled);
                    words[f][word + 1] = holds(m_columns[f]->words[word], wanted);
                }
            }
        const auto fits = [&](std::uint32_t row) {
            if (wanted.empty() || holds(shot.customers[row], wanted))
                return true;
            for (std::size_t f = 0; f < m_columns.size(); ++f)
                if (!words[f].empty() && words[f][m_columns[f]->codes[row]])
                    return true;
            return false;
        };
        std::vector<std::uint32_t> passing;
        passing.reserve(m_customers);
        for (std::uint32_t row = 0; row < shot.size(); ++row) {
            if ((row & (kStep - 1)) == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            if (inScope(row) && (!where || where->contains(row)) && fits(row))
                passing.push_back(row);
        }
        return passing;
    }

    core::Status fill(std::vector<std::uint64_t>& keys, std::size_t field, bool descending, core::JobContext& job) const
    {
        const frame::CustomerColumn* column = m_columns[field];
        if (column != nullptr && column->type != ValueType::Text) {
            for (std::size_t row = 0; row < keys.size(); ++row)
                keys[row] = keyOf(column->numbers[row], descending);
            return {};
        }
        const auto ranks = ranksOf(field, job);
        if (!ranks)
            return std::unexpected(ranks.error());
        for (std::size_t row = 0; row < keys.size(); ++row) {
            const std::uint32_t code = column == nullptr ? static_cast<std::uint32_t>(row) + 1 : column->codes[row];
            keys[row] = keyOf(code == 0 ? frame::kMissing : static_cast<std::int64_t>((**ranks)[code - 1]), descending);
        }
        return {};
    }

    // Made when a field is first sorted by; of words, or of the ids.
    Result<std::shared_ptr<const std::vector<std::uint32_t>>> ranksOf(std::size_t field, core::JobContext& job) const
    {
        {
            const std::lock_guard lock(m_mutex);
            if (const auto it = m_ranks.find(field); it != m_ranks.end())
                return it->second;
        }
        auto made = naturalRanks(m_columns[field] == nullptr ? m_scoped.facts->snapshot->customers : m_columns[field]->words, job);
        if (!made)
            return std::unexpected(made.error());
        auto ranks = std::make_shared<const std::vector<std::uint32_t>>(std::move(*made));
        const std::lock_guard lock(m_mutex);
        m_ranks[field] = ranks;
        return ranks;
    }

    Scoped m_scoped;
    Basis m_basis;
    std::vector<Segment> m_segments;
    std::vector<CustomerField> m_fields;
    std::vector<const frame::CustomerColumn*> m_columns; // null = the id
    std::uint32_t m_customers = 0;
    mutable std::mutex m_mutex;
    mutable std::map<std::size_t, std::shared_ptr<const std::vector<std::uint32_t>>> m_ranks;
};

bool wordStarts(std::string_view text, std::string_view wanted)
{
    for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1))
        if (at == 0 || text[at - 1] == ' ')
            return true;
    return false;
}

} // namespace

Result<std::shared_ptr<const CustomerTable>> customerTable(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    auto basis = basisOf(session, *scoped, scope, "customers", "", started);
    return std::make_shared<const SnapshotTable>(std::move(*scoped), std::move(basis), std::move(*saved));
}

Result<FoundCustomers> findCustomers(Session& session, const Scope& scope, const std::string& text, std::size_t limit, core::JobContext& job)
{
    Scope everybody = scope;
    everybody.rule.reset();
    const auto scoped = resolve(session, everybody, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const auto& shot = *scoped->facts->snapshot;
    const frame::CustomerColumn* names = shot.column("name");
    if (names != nullptr && names->type != ValueType::Text)
        names = nullptr;
    const auto match = [&](std::uint32_t row) {
        return CustomerMatch {shot.customers[row], names != nullptr && names->codes[row] != 0 ? names->words[names->codes[row] - 1] : std::string()};
    };
    FoundCustomers found;
    const std::string wanted = core::lowerAscii(text);
    if (wanted.empty())
        return found;
    std::array<std::vector<std::uint32_t>, 4> byRank; // the first `limit` of each
    std::vector<std::pair<std::size_t, std::uint32_t>> near; // characters in common, row; the best three
    for (std::uint32_t row = 0; row < shot.size(); ++row) {
        if ((row & (kStep - 1)) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const std::string id = core::lowerAscii(shot.customers[row]);
        int rank = id == wanted ? 0 : id.starts_with(wanted) ? 1 : id.find(wanted) != std::string::npos ? 3 : 4;
        if (rank > 2 && names != nullptr && names->codes[row] != 0) {
            const std::string name = core::lowerAscii(names->words[names->codes[row] - 1]);
            if (wordStarts(name, wanted))
                rank = 2;
            else if (rank == 4 && name.find(wanted) != std::string::npos)
                rank = 3;
        }
        if (rank < 4) {
            ++found.total;
            if (byRank[static_cast<std::size_t>(rank)].size() < limit)
                byRank[static_cast<std::size_t>(rank)].push_back(row);
            continue;
        }
        if (found.total > 0)
            continue;
        const auto agree = static_cast<std::size_t>(std::mismatch(id.begin(), id.end(), wanted.begin(), wanted.end()).first - id.begin());
        if (near.size() < 3 || agree > near.back().first) {
            near.insert(std::upper_bound(near.begin(), near.end(), agree, [](std::size_t a, const auto& b) { return a > b.first; }), {agree, row});
            near.resize(std::min<std::size_t>(near.size(), 3));
        }
    }
    for (const auto& rows : byRank)
        for (const auto row : rows)
            if (found.matches.size() < limit)
                found.matches.push_back(match(row));
    if (found.total == 0)
        for (const auto& [agree, row] : near)
            found.nearest.push_back(match(row));
    return found;
}

} // namespace holdfast::flow
