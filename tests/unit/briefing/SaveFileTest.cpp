// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SaveFile.h"
#include "briefing/PdfWriter.h"
#include "briefing/XlsxWriter.h"
#include "support/TestMain.h"
#include "unit/briefing/Fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace holdfast;
using namespace holdfast::tests;

class SaveFileTest : public QObject {
    Q_OBJECT

    static QStringList inside(const QTemporaryDir& folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

#ifdef Q_OS_UNIX
    // No file of this process may grow beyond `bytes` while this lives.
    struct SizeLimit {
        explicit SizeLimit(rlim_t bytes)
        {
            ::getrlimit(RLIMIT_FSIZE, &before);
            handler = std::signal(SIGXFSZ, SIG_IGN);
            rlimit limit{bytes, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        }
        ~SizeLimit()
        {
            ::setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, handler);
        }
        rlimit before{};
        void (*handler)(int) = SIG_DFL;
    };
#endif

private Q_SLOTS:
    void committedOrNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out"));
        {
            briefing::StagedFile file(path);
            QVERIFY(file.open().has_value());
            QVERIFY(file.write("half").has_value());
            QVERIFY(!QFile::exists(path));
            QCOMPARE(QFile::permissions(file.folder()) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                QFile::Permissions());
        }
        QCOMPARE(inside(folder), QStringList());
        briefing::StagedFile file(path);
        QVERIFY(file.open().has_value());
        QVERIFY(file.write("whole").has_value());
        QVERIFY(file.commit().has_value());
        QVERIFY(QFile::exists(path));
    }

    void followsALink()
    {
        QTemporaryDir folder;
        const QString real = folder.filePath(QStringLiteral("real")), link = folder.filePath(QStringLiteral("link"));
        QFile file(real);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(QFile::link(real, link));
        {
            briefing::StagedFile staged(link);
            QVERIFY(staged.open().has_value() && staged.write("new").has_value() && staged.commit().has_value());
        }
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(QFileInfo(real).size(), 3);
    }

    void readOnlyFolder()
    {
#ifdef Q_OS_UNIX
        if (::geteuid() == 0)
            QSKIP("root writes everywhere: permissions can't be tested");
#endif
        QTemporaryDir folder;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        core::JobContext job;
        const auto answer = briefing::writePdf(sampleBriefing(), folder.filePath(QStringLiteral("b.pdf")), {}, job);
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!answer && answer.error().code == core::Code::PermissionDenied);
        QCOMPARE(inside(folder), QStringList());
    }

    // A disk that is full at any size: reported, nothing left, or the whole file.
    void fullDisk()
    {
#ifndef Q_OS_UNIX
        QSKIP("size limits are tested on Unix only");
#else
        const auto briefing = sampleBriefing();
        int refused = 0, written = 0;
        for (const rlim_t limit : {rlim_t(0), rlim_t(1), rlim_t(1000), rlim_t(10000), rlim_t(30000), rlim_t(50000),
                 rlim_t(100000), rlim_t(400000), rlim_t(4000000)}) {
            QTemporaryDir folder;
            core::JobContext job;
            const auto fails = [&](const core::Error& error, const QString& path) {
                ++refused;
                return error.code == core::Code::DiskFull && error.arguments[0].second == path.toStdString()
                    && inside(folder).isEmpty();
            };
            const QString pdf = folder.filePath(QStringLiteral("b.pdf")),
                          xlsx = folder.filePath(QStringLiteral("b.xlsx"));
            core::Result<briefing::PdfAnswer> first;
            core::Result<briefing::XlsxAnswer> second;
            {
                const SizeLimit full(limit);
                first = briefing::writePdf(briefing, pdf, {}, job);
            }
            QVERIFY2(first ? QFileInfo(pdf).size() == first->bytes : fails(first.error(), pdf),
                qPrintable(QString::number(limit)));
            written += first ? 1 : 0;
            QFile::remove(pdf);
            {
                const SizeLimit full(limit);
                second = briefing::writeXlsx(briefing, xlsx, job);
            }
            QVERIFY2(second ? QFileInfo(xlsx).size() == second->bytes : fails(second.error(), xlsx),
                qPrintable(QString::number(limit)));
            written += second ? 1 : 0;
            if (second && installed(QStringLiteral("unzip")))
                QVERIFY(outputOf(QStringLiteral("unzip"), {QStringLiteral("-tq"), xlsx}).has_value());
        }
        QVERIFY(refused >= 4 && written >= 2);
#endif
    }
};

HOLDFAST_TEST(SaveFileTest)
#include "SaveFileTest.moc"
