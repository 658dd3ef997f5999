// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyTable.h"

#include "flow/RecipeLoads.h"
#include "frame/Cells.h"
#include "seal/Digest.h"

#include <cmath>
#include <limits>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Result;
using frame::ValueType;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::uint32_t kUnknown = 0xFFFFFFFE; // an id the snapshot does not know

using CustomerIndex = std::unordered_map<std::string_view, std::uint32_t>;

std::shared_ptr<const CustomerIndex> customerIndex(Session& session, const frame::Snapshot& snapshot)
{
    static const std::string kName = "customer-index";
    if (auto kept = session.keptBeside(snapshot, kName))
        return std::static_pointer_cast<const CustomerIndex>(kept);
    auto index = std::make_shared<CustomerIndex>();
    index->reserve(snapshot.size());
    for (std::size_t i = 0; i < snapshot.size(); ++i)
        index->emplace(snapshot.customers[i], static_cast<std::uint32_t>(i));
    session.keepBeside(snapshot, kName, index);
    return index;
}

std::int64_t daysOf(std::int64_t value, ValueType type)
{
    if (type != ValueType::DateTime)
        return value;
    return value / kSecondsPerDay - (value % kSecondsPerDay < 0);
}

class Load {
public:
    Load(const workspace::ImportRecord& import, const frame::Snapshot& snapshot, const CustomerIndex& people, const std::set<std::string>* wanted,
        const std::string& customer, const std::string& date)
        : m_snapshot(snapshot), m_people(people), m_columns(import.header.columns)
    {
        m_rows.table = domain::word(import.header.role);
        m_rows.file = import.header.file;
        m_rows.importId = import.header.id;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const frame::ColumnInfo& info = m_columns[i];
            const std::string& name = info.field.empty() ? info.name : info.field;
            const bool day = info.type == ValueType::Date || info.type == ValueType::DateTime;
            if (info.field == "customer" || (!customer.empty() && name == customer))
                m_customer = static_cast<int>(i);
            else if (day && ((info.field == "date" && import.header.role == domain::Role::SurveyResponse) || (!date.empty() && name == date)))
                m_date = static_cast<int>(i);
            else if ((wanted == nullptr || wanted->contains(name)) && info.type != ValueType::Empty)
                m_targets.emplace_back(static_cast<int>(i), m_rows.columns.size());
            else
                continue;
            m_only.push_back(static_cast<int>(i));
            if (m_customer != static_cast<int>(i) && m_date != static_cast<int>(i))
                m_rows.columns.push_back({name, info.label, info.type, {}, {}, {}});
        }
        m_dictionaries.resize(m_rows.columns.size());
    }

    bool holdsAnything() const { return !m_targets.empty(); }
    const std::vector<int>& only() const { return m_only; }

    core::Status words(int column, const frame::Texts& texts)
    {
        if (column == m_customer) {
            m_peopleByCode.assign(1, frame::kNoCustomer);
            for (std::size_t i = 0; i < texts.size(); ++i)
                m_peopleByCode.push_back(who(texts[i]));
        }
        for (const auto& [position, target] : m_targets)
            if (position == column)
                for (std::size_t i = 0; i < texts.size(); ++i)
                    m_rows.columns[target].words.emplace_back(texts[i]);
        return {};
    }

    core::Status batch(const frame::Batch& batch)
    {
        m_taken.clear();
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            std::uint32_t customer = frame::kNoCustomer;
            if (m_customer >= 0)
                customer = customerAt(batch.columns[static_cast<std::size_t>(m_customer)], row);
            if (customer == kUnknown) {
                ++m_leftOut["customer-unknown"];
                continue;
            }
            std::int32_t day = core::CivilDate::kNone;
            if (m_date >= 0) {
                const std::int64_t value = batch.columns[static_cast<std::size_t>(m_date)].numbers[row];
                if (value == frame::kMissing) {
                    ++m_leftOut["date-missing"];
                    continue;
                }
                day = static_cast<std::int32_t>(daysOf(value, m_columns[static_cast<std::size_t>(m_date)].type));
                if (day > m_snapshot.asOf.days) {
                    ++m_leftOut["after-as-of"];
                    continue;
                }
            }
            m_taken.push_back(row);
            m_rows.customers.push_back(customer);
            m_rows.days.push_back(day);
        }
        for (const auto& [position, target] : m_targets)
            take(m_columns[static_cast<std::size_t>(position)], batch.columns[static_cast<std::size_t>(position)], target);
        return {};
    }

    features::SurveyRows finish(std::map<std::string, std::uint64_t>& leftOut)
    {
        for (const auto& [reason, count] : m_leftOut)
            leftOut[reason] += count;
        return std::move(m_rows);
    }

private:
    std::uint32_t who(std::string_view id) const
    {
        if (id.empty())
            return frame::kNoCustomer;
        if (m_snapshot.size() == 0)
            return frame::kNoCustomer;
        auto found = m_people.find(id);
        for (std::size_t hops = 0; found == m_people.end() && hops < 8; ++hops) {
            const auto alias = m_snapshot.aliases.find(std::string(id));
            if (alias == m_snapshot.aliases.end())
                break;
            id = alias->second;
            found = m_people.find(id);
        }
        return found == m_people.end() ? kUnknown : found->second;
    }

    std::uint32_t customerAt(const frame::BatchColumn& cells, std::uint32_t row)
    {
        const frame::ColumnInfo& info = m_columns[static_cast<std::size_t>(m_customer)];
        if (!cells.codes.empty())
            return m_peopleByCode[cells.codes[row]];
        const auto text = frame::cellText(info, cells, row, {});
        return text ? who(*text) : frame::kNoCustomer;
    }

    void take(const frame::ColumnInfo& info, const frame::BatchColumn& cells, std::size_t target)
    {
        auto& column = m_rows.columns[target];
        if (info.type == ValueType::Text && info.coded) {
            for (const std::uint32_t row : m_taken)
                column.codes.push_back(cells.codes[row]);
        } else if (info.type == ValueType::Text) {
            auto& known = m_dictionaries[target];
            for (const std::uint32_t row : m_taken) {
                if (cells.missing[row]) {
                    column.codes.push_back(0);
                    continue;
                }
                std::string word(cells.texts[row]);
                if (known.size() >= kMostSurveyTexts && !known.contains(word))
                    word = kOtherText;
                const auto [it, fresh] = known.try_emplace(word, static_cast<std::uint32_t>(column.words.size()) + 1);
                if (fresh)
                    column.words.push_back(word);
                column.codes.push_back(it->second);
            }
        } else {
            const double unit = info.type == ValueType::Decimal ? std::pow(10.0, info.scale) : 1;
            const bool moment = info.type == ValueType::DateTime;
            for (const std::uint32_t row : m_taken) {
                const std::int64_t value = cells.numbers[row];
                column.numbers.push_back(value == frame::kMissing ? kNone : moment ? static_cast<double>(daysOf(value, info.type)) : static_cast<double>(value) / unit);
            }
        }
    }

    const frame::Snapshot& m_snapshot;
    const CustomerIndex& m_people;
    const std::vector<frame::ColumnInfo>& m_columns;
    features::SurveyRows m_rows;
    int m_customer = -1, m_date = -1;
    std::vector<std::pair<int, std::size_t>> m_targets; // position in the import, in m_rows.columns
    std::vector<int> m_only;
    std::vector<std::uint32_t> m_peopleByCode; // customer by code
    std::vector<std::uint32_t> m_taken;
    std::vector<std::unordered_map<std::string, std::uint32_t>> m_dictionaries; // of texts without codes
    std::map<std::string, std::uint64_t> m_leftOut;
};

} // namespace

Result<SurveyTable> surveyTable(Session& session, const frame::Snapshot& snapshot, const std::vector<domain::SurveySource>& sources,
    const std::set<std::string>* columns, const std::string& customer, const std::string& date, core::JobContext& job)
{
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    const auto people = customerIndex(session, snapshot);
    SurveyTable table;
    seal::Hasher fingerprint;
    fingerprint.update(snapshot.fingerprint);
    for (const auto& import : *imports) {
        const std::string_view role = domain::word(import.header.role);
        const auto named = [&](const domain::SurveySource& source) {
            return source.table == role && (source.file.empty() || source.file == import.header.file);
        };
        if (std::none_of(sources.begin(), sources.end(), named))
            continue;
        std::set<std::string> wanted;
        if (columns != nullptr) {
            wanted = *columns;
            for (const auto& source : sources)
                if (named(source))
                    for (const auto& [theirs, ours] : source.columns)
                        wanted.insert(theirs);
        }
        Load load(import, snapshot, *people, columns != nullptr ? &wanted : nullptr, customer, date);
        if (!load.holdsAnything())
            continue;
        const auto done = eachBatch(
            session.file(), import.number, [&](int column, const frame::Texts& texts) { return load.words(column, texts); },
            [&](frame::Batch& batch) { return load.batch(batch); }, job, &load.only());
        if (!done)
            return std::unexpected(done.error());
        table.loads.push_back(load.finish(table.leftOut));
        table.sources.push_back({std::string(role), import.header.file, import.loaded});
        fingerprint.update(import.header.id + " " + std::to_string(import.number) + "\n");
    }
    table.fingerprint = seal::hex(fingerprint.finish());
    return table;
}

} // namespace holdfast::flow
