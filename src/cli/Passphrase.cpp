// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Passphrase.h"

#include "flow/Sealing.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace holdfast::cli {

using core::Code;
using core::Status;

namespace {

constexpr std::size_t kMostBytes = 1024;

Status notAllowed(const std::string& name, const std::string& value)
{
    return core::fail(Code::InvalidParameter, {{"parameter", name}, {"value", value}});
}

// The first line, without its end.
void cutAtLineEnd(std::string& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::memset(text.data() + end, 0, text.size() - end);
    text.resize(end);
    if (text.ends_with('\r'))
        text.pop_back();
}

Status readFile(const std::string& path, std::string& text)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return core::fail(errno == ENOENT ? Code::FileNotFound : errno == EACCES ? Code::PermissionDenied : Code::IoError, {{"path", path}});
    struct stat found = {};
    Status done;
    if (::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
        done = core::fail(Code::NotRegularFile, {{"path", path}});
    } else if ((found.st_mode & 077) != 0) {
        char mode[8];
        std::snprintf(mode, sizeof mode, "%04o", static_cast<unsigned>(found.st_mode & 07777));
        done = notAllowed("--passphrase-file", path + " (" + mode + "; 0600)");
    } else {
        text.resize(kMostBytes + 3);
        const ssize_t size = ::read(file, text.data(), text.size());
        text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, size)));
        if (size < 0)
            done = core::fail(Code::IoError, {{"path", path}});
    }
    ::close(file);
    cutAtLineEnd(text);
    return done;
}

// The terminal with its echo off, as long as this lives.
class Terminal {
public:
    Terminal() : m_file(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_file < 0 || ::tcgetattr(m_file, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isQuiet = ::tcsetattr(m_file, TCSAFLUSH, &quiet) == 0;
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal()
    {
        if (m_isQuiet)
            ::tcsetattr(m_file, TCSAFLUSH, &m_before);
        if (m_file >= 0)
            ::close(m_file);
    }
    bool isThere() const { return m_isQuiet; }

    Status ask(const QString& question, std::string& text, core::JobContext& job)
    {
        say(question.toStdString() + " ");
        text.clear();
        text.reserve(kMostBytes + 2);
        for (;;) {
            if (job.shouldStop()) {
                say("\n");
                return core::fail(Code::Cancelled);
            }
            pollfd ready {m_file, POLLIN, 0};
            if (::poll(&ready, 1, 50) <= 0)
                continue;
            char byte = 0;
            const ssize_t got = ::read(m_file, &byte, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0 || byte == '\n' || text.size() > kMostBytes)
                break;
            text.push_back(byte);
        }
        say("\n");
        return {};
    }

private:
    void say(const std::string& text) { (void)!::write(m_file, text.data(), text.size()); }
    int m_file = -1;
    bool m_isQuiet = false;
    termios m_before = {};
};

Status askFor(std::string& text, bool twice, core::JobContext& job)
{
    Terminal terminal;
    if (!terminal.isThere())
        return core::fail(Code::MissingParameter, {{"parameter", "HOLDFAST_PASSPHRASE, --passphrase-file"}});
    if (auto asked = terminal.ask(QCoreApplication::translate("cli", "Passphrase:"), text, job); !asked || !twice)
        return asked;
    std::string again;
    auto asked = terminal.ask(QCoreApplication::translate("cli", "The same passphrase again:"), again, job);
    const bool same = again == text;
    seal::wipe(again);
    if (asked && !same)
        return notAllowed("passphrase", "≠");
    return asked;
}

} // namespace

Passphrase::Passphrase(Passphrase&& other) noexcept : m_text(other.m_text)
{
    seal::wipe(other.m_text);
}

Passphrase::~Passphrase()
{
    seal::wipe(m_text);
}

core::Result<Passphrase> Passphrase::of(const Context& context, bool twice)
{
    Passphrase passphrase;
    std::string& text = passphrase.m_text;
    bool given = false;
    // Taken out at once: other processes of this user can read the environment.
    if (char* variable = std::getenv("HOLDFAST_PASSPHRASE")) {
        text = variable;
        given = true;
        std::memset(variable, 0, std::strlen(variable));
        ::unsetenv("HOLDFAST_PASSPHRASE");
    }
    Status done;
    if (const auto path = context.arguments.value("passphrase-file")) {
        seal::wipe(text);
        done = readFile(*path, text);
    } else if (!given) {
        done = askFor(text, twice, context.job);
    }
    if (done && (text.empty() || text.size() > kMostBytes))
        done = notAllowed("passphrase", text.empty() ? "" : "> 1024");
    if (!done)
        return std::unexpected(done.error());
    return passphrase;
}

} // namespace holdfast::cli
