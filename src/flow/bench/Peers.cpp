// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Peers.h"

#include "core/Json.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace holdfast::flow {

using core::Result;

std::string installedProgram(const std::string& name)
{
    const char* path = std::getenv("PATH");
    const std::string folders = path ? path : "/usr/bin:/bin";
    for (std::size_t begin = 0; begin <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', begin), folders.size());
        const std::string file = folders.substr(begin, end - begin) + "/" + name;
        if (end > begin && ::access(file.c_str(), X_OK) == 0)
            return file;
        begin = end + 1;
    }
    return {};
}

Result<std::optional<PeerRun>> runPeer(const std::vector<std::string>& words, core::JobContext& job)
{
    const std::string program = installedProgram(words.front());
    int ends[2];
    if (program.empty() || ::pipe2(ends, O_CLOEXEC) != 0)
        return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    std::vector<char*> argv;
    for (const auto& word : words)
        argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    const auto started = std::chrono::steady_clock::now();
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed != 0) {
        ::close(ends[0]);
        return std::nullopt;
    }
    const auto stop = job.onStop([child] { ::kill(child, SIGKILL); });
    if (job.shouldStop())
        ::kill(child, SIGKILL);
    std::string said;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR);)
        if (got > 0)
            said.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::nullopt;
    PeerRun run;
    run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    while (!said.empty() && said.back() == '\n')
        said.pop_back();
    const auto line = core::Json::parse(said.substr(said.rfind('\n') + 1), nullptr, false);
    if (line.is_object()) {
        run.seconds = line.value("seconds", run.seconds);
        run.check = line.value("check", std::string());
    }
    return run;
}

Result<std::optional<PeerRun>> runPython(const std::string& code, const std::vector<std::string>& words, core::JobContext& job)
{
    std::vector<std::string> all {"python3", "-c", code};
    all.insert(all.end(), words.begin(), words.end());
    return runPeer(all, job);
}

Result<std::optional<PeerRun>> runR(const std::string& code, const std::vector<std::string>& words, core::JobContext& job)
{
    std::vector<std::string> all {"Rscript", "-e", code};
    all.insert(all.end(), words.begin(), words.end());
    return runPeer(all, job);
}

} // namespace holdfast::flow
