// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Duplicates.h"

#include "flow/RecipeLoads.h"
#include "text/Fold.h"
#include "text/Likeness.h"

#include <algorithm>
#include <chrono>
#include <charconv>
#include <set>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;

namespace {

constexpr std::size_t kMostInBlock = 200;

enum Field { Name, Phone, Mail, Address, Postcode, Birth, Gender, kFields };
constexpr std::string_view kWords[kFields] = {"name", "phone", "email", "address", "postcode", "birth_date", "gender"};
// What agreement says for and disagreement against being one person: logarithms to base 2 of the ratio of the chance of
// it among the same and among different people, by rule of thumb. Reference: Fellegi, Sunter (1969), A theory for record
// linkage.
constexpr double kFor[kFields] = {7, 10, 11, 7, 4, 8, 1};
constexpr double kAgainst[kFields] = {-5, -2, -2, -1.5, -1, -5, -3};
constexpr double kLikely[kFields] = {0.85, 1, 0.93, 0.88, 1, 1, 1}; // from this likeness on it is agreement

struct Person {
    std::string id;
    std::string texts[kFields], keys[kFields];
};

std::string keyOf(Field field, const std::string& text)
{
    switch (field) {
    case Name:
        return text::nameKey(text);
    case Phone:
        return text::phoneKey(text);
    case Mail:
        return text::mailKey(text);
    case Address:
    case Gender:
        return text::foldName(text);
    default:
        return text::foldKey(text);
    }
}

Result<std::vector<Person>> readPeople(Session& session, std::vector<std::string>& fields, core::JobContext& job)
{
    std::vector<Person> people;
    std::unordered_map<std::string, std::size_t> places;
    std::set<std::string> seen;
    auto imports = session.file().importsInForce();
    if (!imports)
        return std::unexpected(imports.error());
    for (const workspace::ImportRecord& import : *imports) {
        if (import.header.role != domain::Role::Customer)
            continue;
        const auto& columns = import.header.columns;
        int id = -1, at[kFields];
        std::fill(std::begin(at), std::end(at), -1);
        std::vector<int> wanted;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].field == "customer")
                id = static_cast<int>(c);
            for (int f = 0; f < kFields; ++f)
                if (columns[c].field == kWords[f]) {
                    at[f] = static_cast<int>(c);
                    wanted.push_back(at[f]);
                    if (f < Postcode && seen.insert(std::string(kWords[f])).second)
                        fields.emplace_back(kWords[f]);
                }
        }
        if (id < 0)
            continue;
        wanted.push_back(id);
        std::map<int, std::vector<std::string>> words;
        const auto done = eachBatch(session.file(), import.number, [&](int column, const frame::Texts& texts) -> Status {
            for (std::size_t i = 0; i < texts.size(); ++i)
                words[column].emplace_back(texts[i]);
            return {};
        }, [&](frame::Batch& batch) -> Status {
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                if (row % 1024 == 0 && job.shouldStop())
                    return core::fail(Code::Cancelled);
                const auto cell = [&](int c) {
                    return frame::cellText(columns[static_cast<std::size_t>(c)], batch.columns[static_cast<std::size_t>(c)], row, words[c]);
                };
                auto key = cell(id);
                if (!key)
                    continue;
                const auto [place, added] = places.emplace(*key, people.size());
                if (added)
                    people.push_back({*key, {}, {}});
                Person& person = people[place->second];
                for (int f = 0; f < kFields; ++f)
                    if (at[f] >= 0)
                        if (auto text = cell(at[f])) {
                            person.texts[f] = std::move(*text);
                            person.keys[f] = keyOf(static_cast<Field>(f), person.texts[f]);
                        }
            }
            return {};
        }, job, &wanted);
        if (!done)
            return std::unexpected(done.error());
    }
    return people;
}

// Of names in several parts the parts are compared one by one, and the least likeness counts: sisters differ in their
// first names only. An initial stands for the name.
double nameLikeness(const std::string& a, const std::string& b)
{
    const auto parts = [](const std::string& key) {
        std::vector<std::string> all(1);
        for (const char c : key) {
            if (c == ' ')
                all.emplace_back();
            else
                all.back() += c;
        }
        return all;
    };
    auto few = parts(a), many = parts(b);
    if (few.size() > many.size())
        std::swap(few, many);
    double least = 1;
    for (const std::string& part : few) {
        double best = 0;
        std::size_t at = 0;
        for (std::size_t i = 0; i < many.size(); ++i) {
            const bool initial = (part.size() == 1 || many[i].size() == 1) && !many[i].empty() && part[0] == many[i][0] && part != many[i];
            const double likeness = initial ? 0.9 : text::jaroWinkler(part, many[i]);
            if (likeness > best) {
                best = likeness;
                at = i;
            }
        }
        if (!many.empty())
            many.erase(many.begin() + static_cast<std::ptrdiff_t>(at));
        least = std::min(least, best);
    }
    // One part alone says little about a name of several.
    return few.size() == 1 && !many.empty() ? std::min(least, 0.84) : least;
}

// Only the mailbox is compared: many people share a provider. Providers tell namesakes apart by numbers.
double mailLikeness(const std::string& a, const std::string& b)
{
    const auto at = a.find('@'), other = b.find('@');
    const auto digits = [](std::string_view mailbox) {
        std::string all;
        for (const char c : mailbox)
            if (c >= '0' && c <= '9')
                all += c;
        return all;
    };
    if (a.substr(at) != b.substr(other) || digits(a.substr(0, at)) != digits(b.substr(0, other)))
        return 0;
    return text::jaroWinkler(a.substr(0, at), b.substr(0, other));
}

double likenessOf(Field field, const Person& a, const Person& b)
{
    if (a.keys[field] == b.keys[field])
        return 1;
    switch (field) {
    case Name:
        return nameLikeness(a.keys[field], b.keys[field]);
    case Mail:
        return mailLikeness(a.keys[field], b.keys[field]);
    case Address:
        return text::jaroWinkler(a.keys[field], b.keys[field]);
    case Phone: // the shorter one may lack its area
        return a.keys[field].size() >= 7 && b.keys[field].size() >= 7
                && (a.keys[field].ends_with(b.keys[field]) || b.keys[field].ends_with(a.keys[field]))
            ? 1
            : 0;
    default:
        return 0;
    }
}

// How sure it is, 0..1, that two people are one; the evidence too.
DuplicatePair compare(const Person& a, const Person& b)
{
    DuplicatePair pair {b.id, a.id, 0, {}};
    double weight = -9; // two customers taken at random are different people
    double strong = 0;
    for (int f = 0; f < kFields; ++f) {
        if (a.keys[f].empty() || b.keys[f].empty())
            continue;
        const double likeness = likenessOf(static_cast<Field>(f), a, b);
        if (likeness >= kLikely[f]) {
            const double share = kLikely[f] < 1 ? 0.5 + 0.5 * (likeness - kLikely[f]) / (1 - kLikely[f]) : 1;
            weight += kFor[f] * share;
            strong += f <= Address;
            pair.evidence.push_back({std::string(kWords[f]), b.texts[f], a.texts[f], likeness});
        } else {
            weight += kAgainst[f];
        }
    }
    std::stable_sort(pair.evidence.begin(), pair.evidence.end(), [](const auto& x, const auto& y) { return x.likeness > y.likeness; });
    // One thing in common (a family's phone, a common name) is not enough, however rare it is.
    pair.score = strong < 2 ? std::min(0.5, 1 / (1 + std::exp2(-weight))) : 1 / (1 + std::exp2(-weight));
    return pair;
}

} // namespace

Result<DuplicatesAnswer> findDuplicates(Session& session, const DuplicatesRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    DuplicatesAnswer answer;
    answer.method = "Fellegi and Sunter (1969) with Jaro-Winkler likeness (Winkler 1990)";
    auto people = readPeople(session, answer.fields, job);
    if (!people)
        return std::unexpected(people.error());
    auto merges = mergesInForce(session);
    if (!merges)
        return std::unexpected(merges.error());
    std::map<std::string, std::string> merged;
    for (const Merge& merge : *merges)
        merged[merge.from] = merge.to;
    const auto standing = [&merged](const std::string& id) {
        std::string at = id;
        for (std::size_t hops = 0; hops <= merged.size(); ++hops) {
            const auto next = merged.find(at);
            if (next == merged.end())
                break;
            at = next->second;
        }
        return at;
    };
    answer.customers = people->size();
    std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < people->size(); ++i) {
        const Person& person = (*people)[i];
        const auto block = [&](char kind, const std::string& key) {
            if (!key.empty())
                blocks[kind + key].push_back(i);
        };
        block('p', person.keys[Phone].size() > 8 ? person.keys[Phone].substr(person.keys[Phone].size() - 8) : person.keys[Phone]);
        block('m', person.keys[Mail]);
        block('n', person.keys[Name]);
        block('a', person.keys[Address]);
        // Spellings of a name that differ behind its beginning meet with the birth date or the postcode.
        const std::string start = person.keys[Name].substr(0, 3);
        if (!start.empty() && !person.keys[Birth].empty())
            block('b', person.keys[Birth] + " " + start);
        if (!start.empty() && !person.keys[Postcode].empty())
            block('z', person.keys[Postcode] + " " + start);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> looked;
    std::vector<const std::vector<std::uint32_t>*> order;
    for (const auto& [key, members] : blocks)
        if (members.size() > 1 && members.size() <= kMostInBlock)
            order.push_back(&members);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return *a < *b; });
    for (std::size_t at = 0; at < order.size(); ++at) {
        if (at % 256 == 0)
            job.progress(static_cast<double>(at) / static_cast<double>(order.size()), "compare");
        const auto& members = *order[at];
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            for (std::size_t k = i + 1; k < members.size(); ++k) {
                if (!looked.emplace(members[i], members[k]).second)
                    continue;
                ++answer.compared;
                const Person &first = (*people)[members[i]], &second = (*people)[members[k]];
                if (!merged.empty() && standing(first.id) == standing(second.id))
                    continue;
                DuplicatePair pair = compare(first, second);
                if (pair.score >= request.leastScore)
                    answer.pairs.push_back(std::move(pair));
            }
        }
    }
    answer.total = answer.pairs.size();
    std::stable_sort(answer.pairs.begin(), answer.pairs.end(), [](const auto& a, const auto& b) {
        return a.score != b.score ? a.score > b.score : std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    if (answer.pairs.size() > request.limit)
        answer.pairs.resize(request.limit);
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

Status mergeCustomers(Session& session, const std::vector<std::pair<std::string, std::string>>& pairs, core::JobContext& job)
{
    auto merges = mergesInForce(session);
    if (!merges)
        return std::unexpected(merges.error());
    std::map<std::string, std::string> all;
    for (const Merge& merge : *merges)
        all[merge.from] = merge.to;
    auto ids = session.file().query("SELECT customer FROM customer JOIN import USING(import) WHERE in_force=1 AND customer IS NOT NULL", {}, job);
    if (!ids)
        return std::unexpected(ids.error());
    std::set<std::string> known;
    for (auto& row : ids->rows)
        known.insert(std::move(*row[0]));
    for (const auto& [from, to] : pairs) {
        for (const std::string& id : {from, to})
            if (!known.contains(id))
                return core::fail(Code::NotEnoughData, {{"customer", id}});
        all[from] = to;
    }
    for (const auto& [from, to] : all) {
        std::string at = to;
        for (std::size_t hops = 0; at != from && hops <= all.size(); ++hops) {
            const auto next = all.find(at);
            if (next == all.end())
                break;
            at = next->second;
        }
        if (at == from)
            return core::fail(Code::InvalidParameter, {{"parameter", "merge"}, {"value", from}});
    }
    auto change = session.file().beginChange("merge", pairs.size() == 1 ? pairs.front().first : std::string(), job);
    if (!change)
        return std::unexpected(change.error());
    for (const auto& [from, to] : pairs)
        if (auto done = (*change)->put("alias", from, aliasBody(session.now(), to)); !done)
            return done;
    auto done = (*change)->commit();
    if (done)
        session.forget();
    return done;
}

Result<std::vector<Merge>> mergesInForce(Session& session)
{
    auto all = session.file().documents("alias");
    if (!all)
        return std::unexpected(all.error());
    std::vector<Merge> merges;
    for (const auto& [from, body] : *all) {
        Merge merge {from, body.substr(std::min(body.size(), body.find(' ') + 1)), 0};
        std::from_chars(body.data(), body.data() + body.size(), merge.at);
        merges.push_back(std::move(merge));
    }
    return merges;
}

Status separateCustomers(Session& session, const std::vector<std::string>& ids)
{
    core::JobContext job;
    auto change = session.file().beginChange("separate", ids.size() == 1 ? ids.front() : std::string(), job);
    if (!change)
        return std::unexpected(change.error());
    for (const std::string& id : ids)
        if (auto done = (*change)->put("alias", id, std::nullopt); !done)
            return done;
    auto done = (*change)->commit();
    if (done)
        session.forget();
    return done;
}

} // namespace holdfast::flow
