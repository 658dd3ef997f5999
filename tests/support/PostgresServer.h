// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <string>

#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::tests {

// A real PostgreSQL on loopback with its data in a temporary folder and passwords demanded (SCRAM). As root it runs as
// `postgres` or `nobody`, for it refuses root. Stopped with this object.
class PostgresServer {
public:
    static constexpr const char* kUser = "holdfast_owner";
    static constexpr const char* kPassword = "s3cr3t-Pa55";

    // Empty when it runs; else why not.
    QString start()
    {
        const QStringList versions =
            QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString& version : versions)
            if (QFile::exists(QStringLiteral("/usr/lib/postgresql/%1/bin/initdb").arg(version)))
                m_programs = QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(version);
        if (m_programs.isEmpty())
            return QStringLiteral("no PostgreSQL server is installed");
        if (::geteuid() == 0) {
            const passwd* other = ::getpwnam("postgres");
            if (other == nullptr)
                other = ::getpwnam("nobody");
            if (other == nullptr)
                return QStringLiteral("root, and no user to drop to");
            m_uid = other->pw_uid;
            m_gid = other->pw_gid;
        }
        if (!m_folder.isValid()
            || (m_uid != 0 && ::chown(QFile::encodeName(m_folder.path()).constData(), m_uid, m_gid) != 0))
            return QStringLiteral("no temporary folder");
        const QString secret = m_folder.filePath(QStringLiteral("secret"));
        QFile file(secret);
        if (!file.open(QIODevice::WriteOnly) || file.write(kPassword) < 0)
            return QStringLiteral("no temporary folder");
        file.close();
        if (m_uid != 0 && ::chown(QFile::encodeName(secret).constData(), m_uid, m_gid) != 0)
            return QStringLiteral("no temporary folder");
        const QString data = m_folder.filePath(QStringLiteral("data"));
        QProcess made;
        prepare(made);
        made.start(m_programs + QStringLiteral("initdb"),
            {QStringLiteral("-D"), data, QStringLiteral("-U"), QString::fromUtf8(kUser), QStringLiteral("-A"),
                QStringLiteral("scram-sha-256"), QStringLiteral("--pwfile=") + secret, QStringLiteral("--no-sync"),
                QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C")});
        if (!made.waitForFinished(120000) || made.exitCode() != 0)
            return QStringLiteral("initdb: ") + QString::fromUtf8(made.readAllStandardError());
        m_port = freePort();
        prepare(m_server);
        m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_server.start(m_programs + QStringLiteral("postgres"),
            {QStringLiteral("-D"), data, QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-k"),
                m_folder.path(), QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"),
                QStringLiteral("-c"), QStringLiteral("fsync=off")});
        for (int i = 0; i < 100 && m_server.state() != QProcess::NotRunning; ++i) {
            QProcess ready;
            ready.start(m_programs + QStringLiteral("pg_isready"),
                {QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(m_port)});
            if (ready.waitForFinished(10000) && ready.exitCode() == 0)
                return {};
            m_server.waitForFinished(100);
        }
        QFile log(m_folder.filePath(QStringLiteral("log")));
        (void)log.open(QIODevice::ReadOnly);
        return QStringLiteral("postgres: ") + QString::fromUtf8(log.readAll());
    }

    ~PostgresServer()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(20000))
            m_server.kill();
        m_server.waitForFinished(5000);
    }

    std::string uri(const char* password = kPassword) const
    {
        std::string text = "postgresql://";
        text += kUser;
        text += ':';
        text += password;
        text += "@127.0.0.1:";
        text += std::to_string(m_port);
        text += "/postgres";
        return text;
    }
    int port() const { return m_port; }
    // What psql says; null when it fails.
    QString run(const QString& sql) const
    {
        QProcess client;
        client.start(m_programs + QStringLiteral("psql"),
            {QString::fromStdString(uri()), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                QStringLiteral("-qAtc"), sql});
        if (!client.waitForFinished(120000) || client.exitCode() != 0)
            return {};
        return QStringLiteral("=") + QString::fromUtf8(client.readAllStandardOutput()).trimmed();
    }

private:
    static int freePort()
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        int port = 0;
        if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0
            && ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0)
            port = ntohs(address.sin_port);
        ::close(socket);
        return port;
    }
    void prepare(QProcess& process) const
    {
        process.setWorkingDirectory(m_folder.path());
        if (m_uid != 0)
            process.setChildProcessModifier([uid = m_uid, gid = m_gid] {
                if (::setgid(gid) != 0 || ::setuid(uid) != 0)
                    ::_exit(126);
            });
    }
    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_programs;
    uid_t m_uid = 0;
    gid_t m_gid = 0;
    int m_port = 0;
};

} // namespace holdfast::tests
