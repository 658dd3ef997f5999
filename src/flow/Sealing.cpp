// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Sealing.h"

#include "flow/SessionState.h"
#include "seal/Digest.h"
#include "sqlite/Database.h"
#include "workspace/store/FilePlace.h"
#include "workspace/store/FreshFile.h"

namespace holdfast::flow {

using core::Code;
using core::Status;

namespace {

// The bytes of a file, never by a plain open: the file may be a workspace that is open.
struct FileSource {
    sqlite::RawFile file;
    std::uint64_t size = 0, at = 0;

    static core::Result<FileSource> of(const std::string& path)
    {
        auto file = sqlite::RawFile::open(path);
        if (!file)
            return std::unexpected(file.error());
        const auto size = file->size();
        if (!size)
            return std::unexpected(size.error());
        return FileSource {std::move(*file), *size, 0};
    }

    core::Result<std::size_t> operator()(char* to, std::size_t count)
    {
        const std::size_t part = std::min<std::uint64_t>(count, size - at);
        if (const auto done = file.read(at, to, part); part > 0 && !done)
            return std::unexpected(done.error());
        at += part;
        return part;
    }
};

core::Error about(core::Error error, const std::string& path)
{
    if (error.code == Code::WorkspaceMissing)
        error.code = Code::FileNotFound;
    if (error.code == Code::WorkspaceDenied)
        error.code = Code::PermissionDenied;
    std::erase_if(error.arguments, [](const auto& argument) { return argument.first == "path"; });
    error.arguments.emplace_back("path", path);
    return error;
}

} // namespace

core::Result<SealAnswer> sealWorkspace(
    Session& session, const std::string& archive, std::string_view passphrase, core::JobContext& job, const seal::ArchiveCost& cost)
{
    auto made = workspace::FreshFile::of(archive);
    if (!made)
        return std::unexpected(about(made.error(), archive));
    workspace::FreshFile& fresh = *made;
    SealAnswer answer;
    seal::Hasher hasher;
    const auto write = [&](std::string_view bytes) {
        answer.bytes += bytes.size();
        return fresh.write(bytes);
    };
    const auto give = [&](const seal::ByteSink& put) {
        return session.file().readWhole(
            [&](std::string_view bytes, std::uint64_t whole) {
                hasher.update(bytes);
                answer.plainBytes += bytes.size();
                job.progress(0.8 * static_cast<double>(answer.plainBytes) / static_cast<double>(whole), "seal");
                return put(bytes);
            },
            job);
    };
    if (const auto sealed = seal::sealStream(give, write, passphrase, job, cost); !sealed)
        return std::unexpected(sealed.error());
    if (const auto finished = fresh.finish(); !finished)
        return std::unexpected(about(finished.error(), archive));
    // It counts only when it gives back what went in.
    const seal::Digest wanted = hasher.finish();
    auto written = FileSource::of(fresh.temporaryPath());
    if (!written)
        return std::unexpected(about(written.error(), archive));
    std::uint64_t seen = 0;
    const auto look = [&](std::string_view bytes) {
        hasher.update(bytes);
        seen += bytes.size();
        job.progress(0.8 + 0.19 * static_cast<double>(seen) / static_cast<double>(answer.plainBytes), "seal");
        return Status();
    };
    const auto read = [&](char* to, std::size_t size) { return (*written)(to, size); };
    if (const auto opened = seal::openStream(read, look, passphrase, job); !opened && opened.error().code != Code::ArchiveAuthenticationFailed)
        return std::unexpected(about(opened.error(), archive));
    else if (!opened || hasher.finish() != wanted)
        return core::fail(Code::IoError, {{"path", archive}}, {}, "the archive differs from what was written");
    if (const auto placed = fresh.place(); !placed)
        return std::unexpected(about(placed.error(), archive));
    job.progress(1, "seal");
    return answer;
}

Status unsealWorkspace(const std::string& archive, const std::string& path, std::string_view passphrase, core::JobContext& job)
{
    const auto state = workspace::stateOf(archive);
    if (!state)
        return std::unexpected(about(state.error(), archive));
    if (!state->regular)
        return core::fail(Code::NotRegularFile, {{"path", archive}}, {archive, 0, 0, {}, 0});
    auto source = FileSource::of(archive);
    if (!source)
        return std::unexpected(about(source.error(), archive));
    const auto read = [&](char* to, std::size_t size) {
        job.progress(0.99 * static_cast<double>(source->at) / static_cast<double>(std::max<std::uint64_t>(1, source->size)), "unseal");
        return (*source)(to, size);
    };
    auto made = workspace::restore(path, [&](const seal::ByteSink& put) {
        auto opened = seal::openStream(read, put, passphrase, job);
        if (!opened && (opened.error().code == Code::ArchiveAuthenticationFailed || opened.error().code == Code::NotAnArchive
                           || opened.error().code == Code::LimitsExceeded || opened.error().code == Code::WorkspaceNewer))
            opened = std::unexpected(about(opened.error(), archive));
        return opened;
    });
    if (made)
        job.progress(1, "unseal");
    return made;
}

} // namespace holdfast::flow
