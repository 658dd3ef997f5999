// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/snapshot/Events.h"
#include "workspace/snapshot/RowReaders.h"

#include "core/Decimal.h"

#include <sys/mman.h>

namespace holdfast::workspace {

using core::Code;
using frame::ValueType;

namespace {

// Memory in large pages where the system has them: columns are filled in random order, and looking up small pages
// costs more than the writing.
template <class Value> void reserveLarge(std::vector<Value>& column, std::size_t count)
{
    column.reserve(count);
    constexpr std::uintptr_t kPage = 2u << 20;
    const auto begin = (reinterpret_cast<std::uintptr_t>(column.data()) + kPage - 1) / kPage * kPage;
    const auto end = reinterpret_cast<std::uintptr_t>(column.data() + count) / kPage * kPage;
    if (begin < end)
        ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE); // a hint: failing changes nothing
}

template <class Value> void makeRoom(std::vector<Value>& column, std::size_t count)
{
    reserveLarge(column, count);
    column.resize(count);
}

// Amounts at the common scale; kMissing where there is none or it does not fit.
void readAmounts(Store& store, const StoredImport& import, std::int64_t part, int position, std::uint32_t rows, int scale,
    std::vector<std::int64_t>& amounts)
{
    amounts.assign(rows, frame::kMissing);
    if (position < 0)
        return;
    const frame::ColumnInfo& info = import.record.header.columns[static_cast<std::size_t>(position)];
    if (info.type != ValueType::Decimal && info.type != ValueType::Integer)
        return;
    ChunkView view;
    if (!readChunk(store, import.number, part, position, view) || view.rows != rows)
        refuse(Code::WorkspaceDamaged, "columns of different lengths");
    const std::int64_t factor = core::powerOfTen(scale - info.scale);
    decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) {
        amounts[i] = factor != 1 && value != frame::kMissing && __builtin_mul_overflow(value, factor, &value) ? frame::kMissing : value;
    });
}

struct Reasons {
    std::uint64_t missing = 0, unknown = 0, startsLater = 0, noDate = 0, after = 0, noAmount = 0;
    void into(std::map<std::string, std::uint64_t>& leftOut) const
    {
        for (const auto& [word, count] : {std::pair("customer-missing", missing), std::pair("customer-unknown", unknown),
                 std::pair("customer-starts-later", startsLater), std::pair("date-missing", noDate),
                 std::pair("after-as-of", after), std::pair("amount-missing", noAmount)})
            if (count > 0)
                leftOut[word] += count;
    }
};

// Rows of a part that have an amount which fits; empty = all have.
std::vector<std::int64_t> doubtfulAmounts(Store& store, const StoredImport& import, std::int64_t part, int position, std::uint32_t rows, int scale)
{
    ChunkView view;
    if (position >= 0 && import.record.header.columns[static_cast<std::size_t>(position)].scale == scale
        && readChunk(store, import.number, part, position, view) && view.encoding == Encoding::Plain)
        return {};
    std::vector<std::int64_t> amounts;
    readAmounts(store, import, part, position, rows, scale, amounts);
    return amounts;
}

} // namespace

GatheredEvents gatherEvents(Store& store, const std::vector<StoredImport>& imports, const EventRules& rules, Customers& customers,
    const std::vector<bool>& startsLater, std::vector<bool>& seen, std::map<std::string, std::uint64_t>& leftOut, core::JobContext& job)
{
    GatheredEvents events;
    Reasons reasons;
    std::uint64_t expected = 0;
    for (const StoredImport& import : imports) {
        expected += import.record.loaded;
        const int amount = import.positionOf("amount"), date = import.positionOf("date");
        if (amount >= 0)
            events.scale = std::max(events.scale, import.record.header.columns[static_cast<std::size_t>(amount)].scale);
        events.timed = events.timed
            || (date >= 0 && import.record.header.columns[static_cast<std::size_t>(date)].type == ValueType::DateTime);
    }
    reserveLarge(events.customers, expected);
    reserveLarge(events.days, expected);
    if (events.timed)
        reserveLarge(events.seconds, expected);
    events.amounts = rules.amounts;

    std::vector<std::uint32_t> who;
    std::vector<std::int64_t> amounts;
    std::vector<EventAttributes::Row> kept;
    Moments moments;
    std::int64_t before = std::numeric_limits<std::int64_t>::min();
    for (const StoredImport& import : imports) {
        const int date = import.positionOf("date"), amount = import.positionOf("amount");
        CustomerCodes ids(store, import, customers, rules.addCustomers);
        const std::size_t known = customers.ids.size();
        if (seen.size() < known)
            seen.resize(known, false);
        if (rules.attributes)
            rules.attributes->begin(store, import);

        ChunkView view;
        for (std::int64_t part = 0; readChunk(store, import.number, part, kSourceRows, view); ++part) {
            if (job.shouldStop())
                refuse(Code::Cancelled);
            job.progress(static_cast<double>(events.customers.size()) / static_cast<double>(expected + 1), "snapshot");
            const std::uint32_t rows = view.rows;
            ids.read(part, rows, who);
            if (seen.size() < customers.ids.size())
                seen.resize(customers.ids.size(), false);
            moments.read(store, import, part, date, rows);
            if (rules.amounts)
                amounts = doubtfulAmounts(store, import, part, amount, rows, events.scale);
            kept.clear();
            const std::size_t base = events.customers.size();
            std::vector<std::uint32_t> places;
            places.reserve(rows);
            for (std::uint32_t i = 0; i < rows; ++i) {
                const std::uint32_t customer = who[i];
                if (customer >= CustomerCodes::kMissingId) {
                    ++(customer == kNobody ? reasons.unknown : reasons.missing);
                    continue;
                }
                if (moments.values[i] == frame::kMissing) {
                    ++reasons.noDate;
                    continue;
                }
                const std::int64_t value = moments.values[i];
                const std::int64_t day = moments.seconds ? value / kSecondsPerDay - (value % kSecondsPerDay < 0) : value;
                seen[customer] = true;
                if (day > rules.asOf) {
                    ++reasons.after;
                    continue;
                }
                if (customer < startsLater.size() && startsLater[customer]) {
                    ++reasons.startsLater;
                    continue;
                }
                if (!amounts.empty() && amounts[i] == frame::kMissing) {
                    ++reasons.noAmount;
                    continue;
                }
                const std::int64_t moment = moments.seconds ? value : day * kSecondsPerDay;
                events.inOrder = events.inOrder && moment >= before;
                before = moment;
                if (rules.attributes)
                    kept.push_back({i, customer, moment});
                places.push_back(i);
                events.days.push_back(static_cast<std::int32_t>(day));
                if (events.timed)
                    events.seconds.push_back(static_cast<std::int32_t>(moment - day * kSecondsPerDay));
                events.customers.push_back(customer);
            }
            const auto count = static_cast<std::uint32_t>(events.customers.size() - base);
            if (count == rows)
                places = {};
            if (count > 0)
                events.parts.push_back({&import, part, rows, count, std::move(places)});
            if (rules.attributes)
                rules.attributes->read(store, part, rows, kept);
        }
    }
    reasons.into(leftOut);
    return events;
}

std::vector<std::uint32_t> GatheredEvents::targets(const std::vector<std::uint32_t>& place, std::size_t customerCount, frame::EventLog& log)
{
    const std::size_t count = customers.size();
    // A counting sort keeps the order of the file within a customer.
    std::vector<std::uint32_t> next(customerCount, 0), target;
    makeRoom(target, count);
    for (std::uint32_t& customer : customers) {
        customer = place[customer];
        ++next[customer];
    }
    log.offsets.resize(customerCount + 1);
    std::uint64_t sum = 0;
    for (std::size_t c = 0; c < customerCount; ++c) {
        log.offsets[c] = sum;
        sum += std::exchange(next[c], static_cast<std::uint32_t>(sum));
    }
    log.offsets[customerCount] = sum;
    for (std::size_t i = 0; i < count; ++i)
        target[i] = next[customers[i]]++;
    customers = {};
    if (inOrder)
        return target;
    // Only customers whose rows are out of time order are sorted, rows of the same moment staying as in the file.
    std::vector<std::uint32_t> source(count);
    for (std::size_t i = 0; i < count; ++i)
        source[target[i]] = static_cast<std::uint32_t>(i);
    const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
        if (days[a] != days[b])
            return days[a] < days[b];
        return !seconds.empty() && seconds[a] < seconds[b];
    };
    for (std::size_t c = 0; c < customerCount; ++c) {
        const auto from = source.begin() + static_cast<std::ptrdiff_t>(log.offsets[c]);
        const auto to = source.begin() + static_cast<std::ptrdiff_t>(log.offsets[c + 1]);
        if (!std::is_sorted(from, to, earlier))
            std::stable_sort(from, to, earlier);
    }
    for (std::size_t i = 0; i < count; ++i)
        target[source[i]] = static_cast<std::uint32_t>(i);
    return target;
}

void GatheredEvents::group(Store& store, const std::vector<std::uint32_t>& place, std::size_t customerCount, frame::EventLog& log, core::JobContext& job)
{
    if (customers.size() >= kNobody)
        refuse(Code::LimitsExceeded, "more than four thousand million events");
    const std::size_t count = customers.size();
    const std::vector<std::uint32_t> target = targets(place, customerCount, log);
    const auto move = [&](std::vector<std::int32_t>& from, std::vector<std::int32_t>& to) {
        makeRoom(to, from.size());
        for (std::size_t i = 0; i < from.size(); ++i)
            to[target[i]] = from[i];
        from = {};
    };
    move(days, log.days);
    move(seconds, log.secondsOfDay);

    CodeMerge products, categories, channels, types;
    OrderCodes orders;
    const StoredImport* current = nullptr;
    std::vector<std::uint32_t> codes;
    std::vector<std::int64_t> values;
    std::size_t base = 0;
    for (const Part& part : parts) {
        if (job.shouldStop())
            refuse(Code::Cancelled);
        const bool begins = part.import != current;
        current = part.import;
        const auto put = [&](const auto& cells, auto& column) {
            if (column.empty())
                makeRoom(column, count); // where an import has no such column: 0
            const std::uint32_t* to = target.data() + base;
            if (part.kept.empty())
                for (std::uint32_t i = 0; i < part.count; ++i)
                    column[to[i]] = cells[i];
            else
                for (std::uint32_t i = 0; i < part.count; ++i)
                    column[to[i]] = cells[part.kept[i]];
        };
        const auto coded = [&](auto& merge, std::string_view field, std::vector<std::uint32_t>& column) {
            if (begins)
                merge.begin(store, *current, current->positionOf(field));
            if (!merge.present())
                return;
            merge.read(store, part.part, part.rows, codes);
            put(codes, column);
        };
        if (amounts) {
            readAmounts(store, *current, part.part, current->positionOf("amount"), part.rows, scale, values);
            put(values, log.amounts);
        }
        coded(orders, "order", log.orders);
        coded(products, "product", log.products);
        coded(categories, "category", log.categories);
        coded(channels, "channel", log.channels);
        coded(types, "type", log.types);
        base += part.count;
    }
    log.productWords = std::move(products.words());
    log.categoryWords = std::move(categories.words());
    log.channelWords = std::move(channels.words());
    log.typeWords = std::move(types.words());
}

void EventAttributes::begin(Store& store, const StoredImport& import)
{
    for (Attribute& attribute : m_attributes)
        attribute.position = -1;
    const auto& columns = import.record.header.columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (!columns[c].field.empty() || columns[c].type != ValueType::Text || !columns[c].coded)
            continue;
        auto found = std::find_if(m_attributes.begin(), m_attributes.end(),
            [&](const Attribute& attribute) { return attribute.info.name == columns[c].name; });
        if (found == m_attributes.end()) {
            m_attributes.emplace_back();
            found = std::prev(m_attributes.end());
            found->info = columns[c];
        }
        found->position = static_cast<int>(c);
        found->codes.begin(store, import, found->position);
    }
}

void EventAttributes::read(Store& store, std::int64_t part, std::uint32_t rows, const std::vector<Row>& kept)
{
    for (Attribute& attribute : m_attributes) {
        if (attribute.position < 0)
            continue;
        attribute.codes.read(store, part, rows, m_read);
        for (const Row& row : kept) {
            const std::uint32_t code = m_read[row.row];
            if (code == 0)
                continue;
            if (attribute.last.size() <= row.customer) {
                const std::size_t size = std::max<std::size_t>(row.customer + 1, attribute.last.size() * 2);
                attribute.last.resize(size, 0);
                attribute.first.resize(size, 0);
                attribute.moment.resize(size, std::numeric_limits<std::int64_t>::min());
                attribute.state.resize(size, 0);
            }
            std::uint8_t& state = attribute.state[row.customer];
            if (state == 0) {
                attribute.first[row.customer] = code;
                state = 1;
            } else if (code != attribute.first[row.customer]) {
                state = 3;
            } else if (state == 1) {
                state = 2;
            }
            if (row.moment >= attribute.moment[row.customer]) {
                attribute.moment[row.customer] = row.moment;
                attribute.last[row.customer] = code;
            }
        }
    }
}

std::vector<frame::CustomerColumn> EventAttributes::finish(const std::vector<std::uint32_t>& kept)
{
    constexpr double kLargestShareThatChanges = 0.1;
    std::vector<frame::CustomerColumn> columns;
    for (Attribute& attribute : m_attributes) {
        std::uint64_t several = 0, different = 0, any = 0;
        for (const std::uint8_t state : attribute.state) {
            any += state > 0;
            several += state > 1;
            different += state > 2;
        }
        if (any == 0 || static_cast<double>(different) > kLargestShareThatChanges * static_cast<double>(several))
            continue;
        frame::CustomerColumn column;
        column.name = attribute.info.name;
        column.label = attribute.info.label;
        column.codes.assign(kept.size(), 0);
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i] < attribute.last.size())
                column.codes[i] = attribute.last[kept[i]];
        column.words = std::move(attribute.codes.words());
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace holdfast::workspace
