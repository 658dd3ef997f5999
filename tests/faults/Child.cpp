// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/Child.h"

#include "faults/CleaningScript.h"
#include "faults/Script.h"

#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace holdfast::tests {

namespace {

void say(const std::string& text)
{
    const std::string line = text + "\n";
    (void)!::write(STDOUT_FILENO, line.data(), line.size());
}

void waitForRelease()
{
    char byte = 0;
    (void)!::read(STDIN_FILENO, &byte, 1);
}

// Looks before it opens: the migration is what is killed.
int runMigration(const std::string& path)
{
    say("start");
    const auto file = ws::open(path, ws::Access::ReadWrite, fixedClock());
    say(file ? "open" : std::string(core::word(file.error().code)));
    return file ? 0 : 1;
}

// One step.
int runCleaning(const std::string& path, int step)
{
    auto session = flow::openWorkspace(path, false, fixedClock());
    if (!session) {
        say(std::string(core::word(session.error().code)));
        return 1;
    }
    say("open");
    core::JobContext job;
    if (const auto done = cleaningStep(**session, path.substr(0, path.rfind('/')), step, job); !done) {
        say("failed " + done.error().detail);
        return 1;
    }
    say("done");
    return 0;
}

int runTask(const std::string& task, const std::string& path)
{
    if (task.starts_with("cleaning:"))
        return runCleaning(path, std::atoi(task.c_str() + 9));
    if (task == "migration")
        return runMigration(path);
    auto file = ws::open(path, ws::Access::ReadWrite, fixedClock());
    if (!file) {
        say(std::string(core::word(file.error().code)));
        return 1;
    }
    say("open");
    if (task == "hold") {
        waitForRelease();
        return 0;
    }
    if (task == "script") {
        for (int i = 0; i < kScriptSteps; ++i) {
            if (const auto done = scriptStep(**file, i); !done) {
                say("failed " + done.error().detail);
                return 1;
            }
            say(std::to_string(i + 1));
        }
        return 0;
    }
    if (task == "peek") {
        // What no code of the program may do: it wipes SQLite's locks on the file. The lock beside it must hold.
        const int peeking = ::open(path.c_str(), O_RDONLY);
        ::close(peeking);
        say("peeked");
        waitForRelease();
        for (int i = 1; i <= 100; ++i) {
            if (!(*file)->set("edit", std::to_string(i)))
                return 1;
            say(std::to_string(i));
        }
        waitForRelease();
        return 0;
    }
    return 2;
}

// Before main: the child never becomes a test program.
const bool g_child = [] {
    const char* task = std::getenv("HOLDFAST_FAULTS_CHILD");
    const char* path = std::getenv("HOLDFAST_FAULTS_PATH");
    if (task && path)
        ::_exit(runTask(task, path));
    return false;
}();

} // namespace

Child::Child(const std::string& task, const std::string& path)
{
    int output[2], input[2];
    if (::pipe2(output, O_CLOEXEC) != 0 || ::pipe2(input, O_CLOEXEC) != 0)
        qFatal("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    const std::string what = "HOLDFAST_FAULTS_CHILD=" + task, where = "HOLDFAST_FAULTS_PATH=" + path;
    std::vector<char*> environment;
    for (char** entry = environ; *entry; ++entry)
        environment.push_back(*entry);
    environment.push_back(const_cast<char*>(what.c_str()));
    environment.push_back(const_cast<char*>(where.c_str()));
    environment.push_back(nullptr);
    char program[] = "/proc/self/exe";
    char* arguments[] = {program, nullptr};
    if (::posix_spawn(&m_process, program, &actions, nullptr, arguments, environment.data()) != 0)
        qFatal("cannot start the child");
    posix_spawn_file_actions_destroy(&actions);
    ::close(output[1]);
    ::close(input[0]);
    m_output = output[0];
    m_input = input[1];
    (void)g_child;
}

Child::~Child()
{
    kill();
    ::close(m_output);
    ::close(m_input);
}

std::string Child::line()
{
    for (;;) {
        const auto end = m_rest.find('\n');
        if (end != std::string::npos) {
            std::string text = m_rest.substr(0, end);
            m_rest.erase(0, end + 1);
            return text;
        }
        char buffer[4096];
        const ssize_t got = ::read(m_output, buffer, sizeof buffer);
        if (got <= 0)
            return {};
        m_rest.append(buffer, static_cast<std::size_t>(got));
    }
}

void Child::killAfter(long microseconds)
{
    // The end of the child closes the pipe of its input: poll() reports that, or runs out of time.
    pollfd watched {m_input, 0, 0};
    const timespec time {microseconds / 1000000, microseconds % 1000000 * 1000};
    ::ppoll(&watched, 1, &time, nullptr);
    kill();
}

void Child::kill()
{
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    m_process = -1;
}

void Child::release()
{
    (void)!::write(m_input, "x", 1);
}

} // namespace holdfast::tests
