// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/snapshot/Customers.h"

namespace holdfast::workspace {

// The codes of one column of several imports in one space: words that are the same get the same code.
class CodeMerge {
public:
    void begin(Store& store, const StoredImport& import, int position); // -1 = the import has no such column
    // Codes of a part into `codes`; all 0 when the import has no such column.
    void read(Store& store, std::int64_t part, std::uint32_t rows, std::vector<std::uint32_t>& codes);
    bool present() const { return m_present; } // in any import
    std::vector<std::string>& words() { return m_words.texts(); }

private:
    const StoredImport* m_import = nullptr;
    int m_position = -1;
    bool m_present = false;
    bool m_same = false; // the import's own codes are the merged ones
    TextIndex m_words;
    std::vector<std::uint32_t> m_codes;
};

// Codes of order numbers: equal within an import where the texts are equal; words are not kept.
class OrderCodes {
public:
    void begin(Store& store, const StoredImport& import, int position);
    void read(Store& store, std::int64_t part, std::uint32_t rows, std::vector<std::uint32_t>& codes);
    bool present() const { return m_present; }

private:
    const StoredImport* m_import = nullptr;
    int m_position = -1;
    bool m_present = false;
    std::uint64_t m_used = 0; // codes given to earlier imports
    std::uint64_t m_next = 0; // codes given within this one
    bool m_direct = false; // numbers close enough together to be codes themselves
    std::int64_t m_lowest = 0;
    TextIndex m_texts;
};

// The rows of one role that count, in file order, before they are grouped: first only who and when. The other columns
// are read once each row's place is known, straight to it.
struct GatheredEvents {
    struct Part {
        const StoredImport* import = nullptr;
        std::int64_t part = 0;
        std::uint32_t rows = 0; // in the part
        std::uint32_t count = 0; // of them kept
        std::vector<std::uint32_t> kept; // their places in the part; empty = all
    };
    std::vector<Part> parts; // the imports they point to must stay
    std::vector<std::uint32_t> customers;
    std::vector<std::int32_t> days, seconds;
    bool timed = false; // any import has times of day
    bool inOrder = true; // each row not before the one above it
    bool amounts = false; // the role has them
    int scale = 0; // of the amounts

    // Groups by customer (`place`: number of each customer, kNobody never occurs) into `log`, emptying this.
    void group(Store& store, const std::vector<std::uint32_t>& place, std::size_t customerCount, frame::EventLog& log, core::JobContext& job);

private:
    std::vector<std::uint32_t> targets(const std::vector<std::uint32_t>& place, std::size_t customerCount, frame::EventLog& log);
};

// Attributes of customers that are in no customer table: columns of the transactions that stay the same for nearly
// every customer, such as the country. The latest value counts.
class EventAttributes {
public:
    void begin(Store& store, const StoredImport& import);
    // The kept rows of a part: (row in the part, customer, moment).
    struct Row {
        std::uint32_t row = 0, customer = 0;
        std::int64_t moment = 0;
    };
    void read(Store& store, std::int64_t part, std::uint32_t rows, const std::vector<Row>& kept);
    std::vector<frame::CustomerColumn> finish(const std::vector<std::uint32_t>& kept);

private:
    struct Attribute {
        frame::ColumnInfo info;
        int position = -1; // in the import being read
        CodeMerge codes;
        std::vector<std::uint32_t> last, first;
        std::vector<std::int64_t> moment;
        std::vector<std::uint8_t> state; // 0 no value, 1 one, 2 several and all the same, 3 different ones
    };
    std::deque<Attribute> m_attributes;
    std::vector<std::uint32_t> m_read;
};

struct EventRules {
    std::int32_t asOf = 0; // last day that counts
    bool amounts = false; // a row needs an amount
    bool addCustomers = false; // unknown ids become customers
    EventAttributes* attributes = nullptr;
};

// Reads the events of one role. `startsLater[c]`: facts say that the customer starts after the day; its events are left
// out. `seen[c]` is set for every customer with any event, also a later one.
GatheredEvents gatherEvents(Store& store, const std::vector<StoredImport>& imports, const EventRules& rules, Customers& customers,
    const std::vector<bool>& startsLater, std::vector<bool>& seen, std::map<std::string, std::uint64_t>& leftOut, core::JobContext& job);

} // namespace holdfast::workspace
