// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace sealed and opened again is the same; whatever goes wrong, no file is left behind.
#include "flow/Shop.h"

#include "flow/Sealing.h"
#include "seal/Digest.h"

#include <QDir>
#include <QFile>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace holdfast;

class SealFlowTest : public QObject {
    Q_OBJECT

    static constexpr seal::ArchiveCost kCheap {1, 8};
    const std::string m_passphrase = "one for all";
    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    std::string place(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    QStringList names() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name); }
    static QByteArray bytes(const std::string& path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const char* name, const QByteArray& content) const
    {
        QFile file(QString::fromStdString(place(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void init()
    {
        for (const QString& name : names())
            QFile::remove(m_folder.filePath(name));
        auto session = flow::createWorkspace(place("w.holdfast"), tests::fixedClock());
        MUST(session);
        m_session = *session;
        tests::Shop::made(3).writeLines(place("orders.csv"));
        core::JobContext job;
        flow::ImportRequest request;
        request.path = place("orders.csv");
        request.role = "transaction";
        const auto answer = flow::importSource(*m_session, request, job);
        MUST(answer);
        QVERIFY(flow::changeSetting(*m_session, "period", "week")); // what it wrote is in the log, not in the file
        QFile::remove(m_folder.filePath(QStringLiteral("orders.csv")));
    }
    void cleanup() { m_session.reset(); }

    void theSameComesBack()
    {
        ::umask(0);
        core::JobContext job;
        const auto sealed = flow::sealWorkspace(*m_session, place("a.sealed"), m_passphrase, job, kCheap);
        ::umask(022);
        MUST(sealed);
        const QByteArray archive = bytes(place("a.sealed"));
        QCOMPARE(std::uint64_t(archive.size()), sealed->bytes);
        QVERIFY(!archive.contains("SQLite") && !archive.contains("Kitchen"));
        const auto opened = flow::unsealWorkspace(place("a.sealed"), place("b.holdfast"), m_passphrase, job);
        MUST(opened);
        for (const char* name : {"a.sealed", "b.holdfast"}) {
            struct stat found = {};
            QCOMPARE(::stat(place(name).c_str(), &found), 0);
            QCOMPARE(found.st_mode & 07777, mode_t(0600));
        }
        QCOMPARE(std::uint64_t(bytes(place("b.holdfast")).size()), sealed->plainBytes);
        const auto check = flow::checkWorkspace(place("b.holdfast"), job);
        MUST(check);
        QVERIFY(check->sound);
        // The history came along: what was done last can be undone there, and the one still open goes on by itself.
        const auto other = flow::openWorkspace(place("b.holdfast"), false, tests::fixedClock());
        MUST(other);
        const auto rows = flow::rowsOf(**other, "transaction", 0, 100000, true, job), before = flow::rowsOf(*m_session, "transaction", 0, 100000, true, job);
        MUST(rows);
        MUST(before);
        QVERIFY(rows->total > 100);
        QVERIFY(rows->rows == before->rows);
        QCOMPARE(flow::settingsAsText(**other)->at("period"), std::string("week"));
        QVERIFY(flow::undo(**other));
        QCOMPARE(flow::settingsAsText(**other)->at("period"), std::string("month"));
        QCOMPARE(flow::settingsAsText(*m_session)->at("period"), std::string("week"));
        QVERIFY(flow::undo(*m_session));
    }

    void anEmptyWorkspace()
    {
        const auto empty = flow::createWorkspace(place("e.holdfast"), tests::fixedClock());
        MUST(empty);
        core::JobContext job;
        MUST(flow::sealWorkspace(**empty, place("e.sealed"), m_passphrase, job, kCheap));
        const auto opened = flow::unsealWorkspace(place("e.sealed"), place("f.holdfast"), m_passphrase, job);
        MUST(opened);
        QVERIFY(flow::checkWorkspace(place("f.holdfast"), job)->sound);
    }

    void refusalsLeaveNothing()
    {
        core::JobContext job;
        MUST(flow::sealWorkspace(*m_session, place("a.sealed"), m_passphrase, job, kCheap));
        const QByteArray archive = bytes(place("a.sealed"));
        QByteArray flipped = archive;
        flipped[archive.size() / 2] = static_cast<char>(flipped[archive.size() / 2] ^ 1);
        put("flipped", flipped);
        put("cut", archive.left(archive.size() - 1));
        put("words", "no archive at all, but words");
        // Authentic, yet no workspace.
        std::string other;
        QVERIFY(seal::sealStream([](const seal::ByteSink& sink) { return sink(std::string(5000, 'x')); },
            [&other](std::string_view more) {
                other += more;
                return core::Status();
            },
            m_passphrase, job, kCheap));
        put("other", QByteArray::fromStdString(other));
        const QStringList before = names();
        const auto refused = [&](const char* file, const char* to, const std::string& passphrase, core::Code code) {
            const auto done = flow::unsealWorkspace(place(file), place(to), passphrase, job);
            QVERIFY(!done);
            QVERIFY2(done.error().code == code, tests::told(done.error()).c_str());
            QVERIFY2(names() == before, qPrintable(names().join(u' ')));
        };
        refused("a.sealed", "b.holdfast", "one for al", core::Code::ArchiveAuthenticationFailed);
        refused("flipped", "b.holdfast", m_passphrase, core::Code::ArchiveAuthenticationFailed);
        refused("cut", "b.holdfast", m_passphrase, core::Code::ArchiveAuthenticationFailed);
        refused("words", "b.holdfast", m_passphrase, core::Code::NotAnArchive);
        refused("other", "b.holdfast", m_passphrase, core::Code::WorkspaceForeign);
        refused("a.sealed", "w.holdfast", m_passphrase, core::Code::WorkspaceExists);
        refused("a.sealed", "a.sealed", m_passphrase, core::Code::WorkspaceExists);
        refused("a.sealed", "nowhere/b.holdfast", m_passphrase, core::Code::FileNotFound);
        refused("nothing", "b.holdfast", m_passphrase, core::Code::FileNotFound);
        refused(".", "b.holdfast", m_passphrase, core::Code::NotRegularFile);
        // The open workspace taken for an archive: looked at without losing its lock.
        refused("w.holdfast", "b.holdfast", m_passphrase, core::Code::NotAnArchive);
        QVERIFY(!flow::openWorkspace(place("w.holdfast")));
        QVERIFY(flow::undo(*m_session));

        const auto unsealed = [&](const char* to, const std::string& passphrase, core::Code code) {
            const auto done = flow::sealWorkspace(*m_session, place(to), passphrase, job, kCheap);
            QVERIFY(!done);
            QVERIFY2(done.error().code == code, tests::told(done.error()).c_str());
            QVERIFY2(names() == before, qPrintable(names().join(u' ')));
        };
        unsealed("a.sealed", m_passphrase, core::Code::FileExists);
        unsealed("w.holdfast", m_passphrase, core::Code::FileExists);
        unsealed("nowhere/a.sealed", m_passphrase, core::Code::FileNotFound);
        unsealed("c.sealed", "", core::Code::InvalidParameter);
        QCOMPARE(bytes(place("a.sealed")), archive);
    }

    void aFullDiskAndAStop()
    {
        core::JobContext job;
        MUST(flow::sealWorkspace(*m_session, place("a.sealed"), m_passphrase, job, kCheap));
        const QStringList before = names();
        rlimit usual = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        rlimit small = usual;
        for (const rlim_t most : {rlim_t(0), rlim_t(1000), rlim_t(100000)}) {
            small.rlim_cur = most;
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
            const auto sealed = flow::sealWorkspace(*m_session, place("b.sealed"), m_passphrase, job, kCheap);
            const auto opened = flow::unsealWorkspace(place("a.sealed"), place("b.holdfast"), m_passphrase, job);
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
            QVERIFY(!sealed && !opened);
            QCOMPARE(sealed.error().code, core::Code::DiskFull);
            QCOMPARE(opened.error().code, core::Code::DiskFull);
            QVERIFY2(names() == before, qPrintable(names().join(u' ')));
        }
        core::JobContext stopped;
        stopped.stop();
        const auto sealed = flow::sealWorkspace(*m_session, place("b.sealed"), m_passphrase, stopped, kCheap);
        const auto opened = flow::unsealWorkspace(place("a.sealed"), place("b.holdfast"), m_passphrase, stopped);
        QVERIFY(!sealed && !opened);
        QCOMPARE(sealed.error().code, core::Code::Cancelled);
        QCOMPARE(opened.error().code, core::Code::Cancelled);
        QVERIFY(names() == before);
    }

    void damageIsNotSealed()
    {
        m_session.reset();
        QByteArray content = bytes(place("w.holdfast"));
        const qsizetype at = content.indexOf("Kitchen");
        QVERIFY(at > 0);
        content[at] = 'k';
        put("w.holdfast", content);
        const auto session = flow::openWorkspace(place("w.holdfast"), false, tests::fixedClock());
        MUST(session);
        core::JobContext job;
        const auto sealed = flow::sealWorkspace(**session, place("a.sealed"), m_passphrase, job, kCheap);
        QVERIFY(!sealed);
        QCOMPARE(sealed.error().code, core::Code::WorkspaceDamaged);
        QVERIFY(!QFile::exists(QString::fromStdString(place("a.sealed"))));
    }
};

HOLDFAST_TEST(SealFlowTest)
#include "SealFlowTest.moc"
