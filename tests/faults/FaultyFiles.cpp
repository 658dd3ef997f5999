// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/FaultyFiles.h"

#include <sqlite3.h>

#include <cerrno>

namespace holdfast::tests {

namespace {

struct State {
    std::uint64_t calls = 0, at = 0;
    FaultKind kind = FaultKind::Error;
    bool forGood = false, struck = false;
    std::map<std::string, int> opens;
} g_state;

sqlite3_vfs* g_system = nullptr;

enum class Call { Open, Delete, Read, Write, Truncate, Sync, Size };

// Counts, and says whether this call has to fail.
bool strikes(Call call)
{
    ++g_state.calls;
    if (g_state.at == 0 || g_state.calls < g_state.at || (g_state.calls > g_state.at && !g_state.forGood))
        return false;
    // A full disk reads and deletes as before.
    const bool grows = call == Call::Write || call == Call::Open || call == Call::Sync;
    if (g_state.kind != FaultKind::Error && !grows)
        return false;
    g_state.struck = true;
    return true;
}

struct File : sqlite3_file {
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return static_cast<File*>(file)->real();
}

int closeFile(sqlite3_file* file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    return strikes(Call::Read) ? SQLITE_IOERR_READ : realOf(file)->pMethods->xRead(realOf(file), to, size, at);
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    if (strikes(Call::Write)) {
        if (g_state.kind == FaultKind::HalfWrite)
            realOf(file)->pMethods->xWrite(realOf(file), from, size / 2, at);
        return g_state.kind == FaultKind::Error ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    }
    return realOf(file)->pMethods->xWrite(realOf(file), from, size, at);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    return strikes(Call::Truncate) ? SQLITE_IOERR_TRUNCATE : realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file*, int)
{
    return strikes(Call::Sync) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return strikes(Call::Size) ? SQLITE_IOERR_FSTAT : realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int reserved(sqlite3_file* file, int* result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}

int control(sqlite3_file* file, int operation, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), region, size, extend, memory);
}

int shmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void shmBarrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int shmUnmap(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods kMethods = {2, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile, lockFile, unlockFile,
    reserved, control, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    file->pMethods = nullptr;
    if (strikes(Call::Open)) {
        errno = g_state.kind == FaultKind::Error ? EIO : ENOSPC;
        return SQLITE_CANTOPEN;
    }
    sqlite3_file* real = realOf(file);
    real->pMethods = nullptr;
    const int result = g_system->xOpen(g_system, name, real, flags, outFlags);
    if (real->pMethods)
        file->pMethods = &kMethods;
    if (result == SQLITE_OK && name) {
        const std::string path = name;
        ++g_state.opens[path.substr(path.rfind('/') + 1)];
    }
    return result;
}

int deleteFile(sqlite3_vfs*, const char* name, int)
{
    // Without the sync of the folder, as with the other syncs.
    return strikes(Call::Delete) ? SQLITE_IOERR_DELETE : g_system->xDelete(g_system, name, 0);
}

sqlite3_vfs g_faulty = {};

} // namespace

FaultyFiles::FaultyFiles()
{
    g_state = {};
    g_system = sqlite3_vfs_find(nullptr);
    g_faulty = *g_system;
    g_faulty.szOsFile = static_cast<int>(sizeof(File)) + g_system->szOsFile;
    g_faulty.pNext = nullptr;
    g_faulty.zName = "faulty";
    g_faulty.xOpen = openFile;
    g_faulty.xDelete = deleteFile;
    sqlite3_vfs_register(&g_faulty, 1);
}

FaultyFiles::~FaultyFiles()
{
    sqlite3_vfs_unregister(&g_faulty);
    sqlite3_vfs_register(g_system, 1);
}

void FaultyFiles::plan(std::uint64_t at, FaultKind kind, bool forGood)
{
    g_state.calls = 0;
    g_state.at = at;
    g_state.kind = kind;
    g_state.forGood = forGood;
    g_state.struck = false;
}

std::uint64_t FaultyFiles::calls() const
{
    return g_state.calls;
}

bool FaultyFiles::struck() const
{
    return g_state.struck;
}

std::map<std::string, int> FaultyFiles::opens() const
{
    return g_state.opens;
}

} // namespace holdfast::tests
