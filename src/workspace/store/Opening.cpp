// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store/Opening.h"

#include "seal/Digest.h"
#include "sqlite/Statement.h"
#include "workspace/store/FilePlace.h"
#include "workspace/store/Guard.h"
#include "workspace/store/Ledger.h"

#include <bit>
#include <charconv>

namespace holdfast::workspace {

using core::Code;

namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);

std::uint32_t bigEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct Header {
    int format = 0;
    std::uint64_t pageSize = 0;
};

// What the header says. Refuses what is not a workspace of ours; a header that is one bit away from ours
// is damage, not a stranger.
Header checkHeader(const std::string& header, std::uint64_t bytes, bool alone, std::span<const Migration> known)
{
    const int newest = known.back().version;
    int differing = 0;
    for (std::size_t i = 0; i < kMagic.size(); ++i)
        differing += std::popcount(static_cast<unsigned char>(header[i] ^ kMagic[i]));
    if (differing > 4)
        refuse(Code::WorkspaceForeign, "not an SQLite file");
    if (differing > 0)
        refuse(Code::WorkspaceDamaged, "magic");
    const std::uint32_t application = bigEndian(header, 68);
    if (application != static_cast<std::uint32_t>(kApplicationId))
        refuse(std::popcount(application ^ static_cast<std::uint32_t>(kApplicationId)) == 1 ? Code::WorkspaceDamaged
                                                                                           : Code::WorkspaceForeign,
            "application id " + std::to_string(application));
    const std::uint32_t stored = static_cast<std::uint32_t>(static_cast<unsigned char>(header[16])) << 8
        | static_cast<unsigned char>(header[17]);
    const std::uint64_t pageSize = stored == 1 ? 65536 : stored;
    // With a log beside it the file may be shorter or longer than it will be.
    if (pageSize < 512 || !std::has_single_bit(pageSize) || (alone && bytes % pageSize != 0))
        refuse(Code::WorkspaceDamaged, "size " + std::to_string(bytes) + ", page size " + std::to_string(pageSize));
    if (bigEndian(header, 56) != 1)
        refuse(Code::WorkspaceDamaged, "text encoding");
    for (std::size_t i = 72; i < 92; ++i)
        if (header[i] != 0)
            refuse(Code::WorkspaceDamaged, "reserved bytes of the header");
    if (alone && bigEndian(header, 24) == bigEndian(header, 92) && bigEndian(header, 28) != 0
        && bigEndian(header, 28) * pageSize != bytes)
        refuse(Code::WorkspaceDamaged, "size " + std::to_string(bytes) + ", pages " + std::to_string(bigEndian(header, 28)));
    const std::uint32_t format = bigEndian(header, 60);
    if (format == 0)
        refuse(Code::WorkspaceDamaged, "format 0");
    if (format > static_cast<std::uint32_t>(newest)) {
        for (const Migration& step : known)
            if (std::popcount(format ^ static_cast<std::uint32_t>(step.version)) == 1)
                return {static_cast<int>(format), pageSize}; // decided when the format in the table is known
        refuse(Code::WorkspaceNewer, {}, {{"format", std::to_string(format)}});
    }
    return {static_cast<int>(format), pageSize};
}

// The identity as it lies in the main file, whatever a log beside it says and however far writing it back has come.
struct RawIdentity {
    std::string id; // empty: none found
    std::int64_t generation = -1; // -1 = not known: the page is half written
};

RawIdentity rawIdentity(const std::string& path, std::uint64_t pageSize)
{
    RawIdentity raw;
    const std::string bytes = must(sqlite::readRaw(path, 3 * pageSize));
    if (bytes.size() < 3 * pageSize)
        return raw;
    const std::string_view second = std::string_view(bytes).substr(pageSize, pageSize), third = std::string_view(bytes).substr(2 * pageSize);
    if (const auto at = second.find(kIdentityMark); at != std::string_view::npos)
        raw.id = second.substr(at + kIdentityMark.size(), 32);
    for (auto at = third.find(kStampMark); at != std::string_view::npos; at = third.find(kStampMark, at + 1)) {
        const std::string_view digits = third.substr(std::min(at + kStampMark.size(), third.size()), 20);
        std::int64_t generation = -1;
        std::from_chars(digits.data(), digits.data() + digits.size(), generation);
        if (third.substr(at).starts_with(stampOf(raw.id, generation)))
            raw.generation = std::max(raw.generation, generation);
    }
    return raw;
}

// A flipped bit in user_version against a format that really is another.
void checkFormat(int header, int table, int newest)
{
    if (table != header)
        refuse(Code::WorkspaceDamaged, "format " + std::to_string(header) + " in the header, " + std::to_string(table) + " inside");
    if (header > newest)
        refuse(Code::WorkspaceNewer, {}, {{"format", std::to_string(header)}});
}

void checkSchema(sqlite::Database& database, int format, std::span<const Migration> known)
{
    if (must(schemaOf(database)) != must(expectedSchema(known, format)))
        refuse(Code::WorkspaceDamaged, "the schema is not the one of format " + std::to_string(format));
}

// A rollback journal beside the file: played back on a copy, in a private folder, before SQLite may do it for real.
void checkJournal(const std::string& path, const RawIdentity& without, std::span<const Migration> known)
{
    const PrivateFolder folder = must(PrivateFolder::make());
    const std::string copy = folder.path() + "/w";
    must(makePrivateFile(copy));
    must(makePrivateFile(copy + "-journal"));
    must(sqlite::copyRaw(path, copy));
    must(sqlite::copyRaw(path + "-journal", copy + "-journal"));
    const auto foreign = [] { refuse(Code::ForeignJournal, "-journal"); };
    auto database = sqlite::open(copy, {.access = sqlite::Access::ReadWrite, .exclusive = true});
    if (!database)
        foreign();
    const auto through = identityOf(*database);
    if (!through || through->id != without.id
        || (without.generation >= 0 && (through->generation > without.generation || through->generation + 1 < without.generation)))
        foreign();
    if (const auto sound = guarded([&] { checkSchema(*database, through->format, known); }); !sound)
        foreign();
}

core::Error withPath(core::Error error, const std::string& path)
{
    if (error.code == Code::FileNotFound)
        error.code = Code::WorkspaceMissing;
    for (const auto& [name, value] : error.arguments)
        if (name == "path")
            return error;
    error.arguments.emplace_back("path", path);
    return error;
}

core::Finding readOnlyFinding(const std::string& path)
{
    core::Finding finding;
    finding.code = Code::WorkspaceReadOnly;
    finding.where.file = path;
    return finding;
}

Opened openUnguarded(const std::string& given, Access access, std::span<const Migration> known)
{
    Opened opened;
    opened.path = must(resolved(given));
    const std::string& path = opened.path;
    const FileState state = must(stateOf(path));
    if (!state.regular)
        refuse(Code::NotRegularFile);
    if (!state.readable)
        refuse(Code::WorkspaceDenied);
    if (state.bytes < 512)
        refuse(Code::WorkspaceDamaged, "size " + std::to_string(state.bytes));
    const bool canWrite = state.writable && state.folderWritable;
    opened.readOnly = !canWrite || access == Access::ReadOnly;
    opened.network = state.network;
    if (canWrite)
        opened.lock = must(SideLock::take(path));

    // Everything up to here and the next block reads only, without locks and without side files.
    const bool log = bytesAt(path + "-wal") > 0, journal = bytesAt(path + "-journal") > 0;
    const int newest = known.back().version;
    const Header header = checkHeader(must(sqlite::readRaw(path, 100)), state.bytes, !log && !journal, known);
    const RawIdentity raw = rawIdentity(path, header.pageSize);
    if (raw.id.empty())
        refuse(Code::WorkspaceDamaged, "no identity");
    if (!log && !journal) {
        auto probe = must(sqlite::open(path, {.access = sqlite::Access::Immutable}));
        opened.identity = must(identityOf(probe));
        if (opened.identity.id != raw.id)
            refuse(Code::WorkspaceDamaged, "two identities");
        checkFormat(header.format, opened.identity.format, newest);
        checkSchema(probe, header.format, known);
        if (!canWrite) {
            opened.database = std::move(probe);
            opened.findings.push_back(readOnlyFinding(path));
            must(opened.database.execute("PRAGMA query_only=on"));
            return opened;
        }
    }
    if (journal)
        checkJournal(path, raw, known);

    // The first real open. Until the identity is settled closing must not write a log back.
    auto real = sqlite::open(path, {.access = canWrite ? sqlite::Access::ReadWrite : sqlite::Access::ReadOnly,
                                      .exclusive = canWrite, .keepLog = true});
    const auto through = real ? identityOf(*real) : core::Result<Identity>(std::unexpected(real.error()));
    auto sound = through ? guarded([&] { checkSchema(*real, through->format, known); }) : core::Status(std::unexpected(through.error()));
    if (log && (through ? through->id != raw.id || through->generation < raw.generation || !sound
                        : through.error().code == Code::WorkspaceDamaged)) {
        // Sound without the log and not with it: the log is somebody else's. Not sound either way: damage.
        const auto alone = guarded([&] {
            auto probe = must(sqlite::open(path, {.access = sqlite::Access::Immutable}));
            checkSchema(probe, header.format, known);
        });
        refuse(alone || through ? Code::ForeignJournal : Code::WorkspaceDamaged, "-wal");
    }
    must(std::move(sound));
    if (through->id != raw.id)
        refuse(Code::WorkspaceDamaged, "two identities");
    opened.identity = *through;
    if (log || journal)
        checkFormat(static_cast<int>(must(real->integer("PRAGMA user_version"))), opened.identity.format, newest);
    opened.database = std::move(*real);
    opened.database.keepLog(false);
    if (!canWrite)
        opened.findings.push_back(readOnlyFinding(path));
    if (opened.readOnly)
        must(opened.database.execute("PRAGMA query_only=on"));
    else
        must(useJournal(opened.database, opened.network));
    return opened;
}

void migrate(Opened& opened, std::span<const Migration> known)
{
    if (opened.readOnly || opened.identity.format == known.back().version)
        return;
    core::JobContext job;
    const std::string copy = opened.path + ".format-" + std::to_string(opened.identity.format) + ".backup";
    if (!existsAt(copy))
        must(copyInto(opened.database, copy, job));
    sqlite::Transaction transaction(opened.database);
    must(core::Status(transaction.begun()));
    for (const Migration& step : known) {
        if (step.version <= opened.identity.format)
            continue;
        must(opened.database.execute(step.sql));
        must(opened.database.execute("PRAGMA user_version=" + std::to_string(step.version)));
    }
    must(sealEverything(opened.database, known.back().version));
    must(transaction.commit());
    opened.identity = must(identityOf(opened.database));
}

} // namespace

core::Status useJournal(sqlite::Database& database, bool network)
{
    // A change of mode rewrites the header: only where it is not as wanted already.
    auto mode = database.prepare("PRAGMA journal_mode");
    const auto row = mode.step();
    if (!row)
        return std::unexpected(row.error());
    const std::string now(mode.text(0));
    mode = {};
    const std::string wanted = network ? "delete" : "wal";
    if (now != wanted)
        if (auto set = database.execute("PRAGMA journal_mode=" + wanted); !set)
            return set;
    // With an exclusive rollback journal the lock is taken by writing only: take it now.
    if (network)
        if (auto taken = database.execute("BEGIN EXCLUSIVE; COMMIT"); !taken)
            return taken;
    return database.execute("PRAGMA cache_size=-16384; PRAGMA journal_size_limit=8388608");
}

core::Result<Identity> identityOf(sqlite::Database& database)
{
    auto statement = database.prepare("SELECT identity.id, generation, format, workspace.id FROM identity JOIN workspace USING(one)");
    const auto row = statement.step();
    if (!row) {
        core::Error error = row.error();
        if (error.code == Code::Internal)
            error.code = Code::WorkspaceDamaged; // no such table, no such column
        return std::unexpected(std::move(error));
    }
    if (!*row || statement.type(0) != sqlite::ColumnType::Text || statement.text(0) != statement.text(3))
        return core::fail(Code::WorkspaceDamaged, {}, {}, "no identity");
    Identity identity {std::string(statement.text(0)), statement.integer(1), static_cast<int>(statement.integer(2))};
    statement.reset();
    return identity;
}

core::Result<Opened> openChecked(const std::string& path, Access access, std::span<const Migration> known)
{
    auto opened = guarded([&] {
        Opened result = openUnguarded(path, access, known);
        migrate(result, known);
        return result;
    });
    if (!opened)
        return std::unexpected(withPath(opened.error(), path));
    return opened;
}

core::Result<sqlite::Database> openAgain(const Opened& opened)
{
    return guarded([&] {
        auto database = must(sqlite::open(opened.path, {.access = sqlite::Access::ReadWrite, .exclusive = true, .keepLog = true}));
        if (must(identityOf(database)).id != opened.identity.id)
            refuse(Code::WorkspaceMoved);
        database.keepLog(false);
        must(useJournal(database, opened.network));
        return database;
    });
}

core::Status copyInto(sqlite::Database& source, const std::string& target, core::JobContext& job)
{
    const std::string fresh = temporaryBeside(target);
    auto done = guarded([&] {
        must(makePrivateFile(fresh));
        must(sqlite::backup(source, fresh, job));
        // Looked at before it counts: it opens by itself and carries the same digests.
        auto copy = must(sqlite::open(fresh, {.access = sqlite::Access::Immutable}));
        if (must(digestOfDigests(copy)) != must(digestOfDigests(source)))
            refuse(Code::IoError, "the copy differs from its source");
        copy.close();
        must(moveIntoPlace(fresh, target, Code::FileExists));
    });
    if (!done)
        removeFile(fresh);
    return done;
}

core::Status createFile(const std::string& path, std::int64_t now, std::span<const Migration> known)
{
    std::string fresh;
    auto done = guarded([&] {
        const std::string place = must(resolvedNew(path));
        if (existsAt(place))
            refuse(Code::WorkspaceExists, {}, {{"path", path}});
        fresh = temporaryBeside(place);
        must(makePrivateFile(fresh));
        auto database = must(sqlite::open(fresh, {.access = sqlite::Access::Create, .exclusive = true}));
        {
            sqlite::Transaction transaction(database);
            must(core::Status(transaction.begun()));
            for (const Migration& step : known)
                must(database.execute(step.sql));
            must(database.execute("PRAGMA application_id=" + std::to_string(kApplicationId)));
            must(database.execute("PRAGMA user_version=" + std::to_string(known.back().version)));
            const std::string id = seal::hexDigest(seal::randomBytes(32)).substr(0, 32);
            must(database.prepare("INSERT INTO identity VALUES(1, ?1, ?2, ?3)").bind(1, kIdentityMark).bind(2, id).bind(3, now).run());
            must(database.prepare("INSERT INTO workspace VALUES(1, ?1, 0, 0, '')").bind(1, id).run());
            must(sealEverything(database, known.back().version));
            must(transaction.commit());
        }
        must(useJournal(database, must(stateOf(fresh)).network));
        must(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        database.close();
        must(moveIntoPlace(fresh, place, Code::WorkspaceExists));
    });
    if (!done && !fresh.empty())
        for (const char* suffix : {"", "-wal", "-shm", "-journal"})
            removeFile(fresh + suffix);
    return done;
}

} // namespace holdfast::workspace
