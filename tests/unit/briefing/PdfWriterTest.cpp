// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PdfWriter.h"
#include "support/TestMain.h"
#include "unit/briefing/Fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace holdfast;
using namespace holdfast::tests;

class PdfWriterTest : public QObject {
    Q_OBJECT

    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QString textOf(const QString& path)
    {
        return QString::fromUtf8(
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")})
                .value_or(QByteArray()));
    }

    // HOLDFAST_KEEP names a folder in which the written documents stay, to be looked at.
    static void keep(const QString& path, const QString& name)
    {
        const QString folder = qEnvironmentVariable("HOLDFAST_KEEP");
        if (!folder.isEmpty()) {
            QFile::remove(folder + u'/' + name);
            QFile::copy(path, folder + u'/' + name);
        }
    }

private Q_SLOTS:
    void writesA4WithEveryNumber_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::newRow("English") << false;
        QTest::newRow("Chinese") << true;
    }

    void writesA4WithEveryNumber()
    {
        QFETCH(bool, chinese);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.pdf"));
        const auto briefing = sampleBriefing(chinese);
        core::JobContext job;
        const auto answer = briefing::writePdf(briefing, path, standInChart(), job);
        QVERIFY(answer.has_value());
        keep(path, chinese ? QStringLiteral("zh.pdf") : QStringLiteral("en.pdf"));
        QCOMPARE(answer->bytes, QFileInfo(path).size());
        QVERIFY(answer->bookmarks >= briefing.sectionCount());
        QCOMPARE(
            QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);

        if (!installed(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed: the text of the PDF can't be read back");
        const auto info = outputOf(QStringLiteral("pdfinfo"), {QStringLiteral("-isodates"), path});
        QVERIFY(info.has_value());
        QVERIFY2(info->contains("(A4)"), info->constData());
        QVERIFY(info->contains("Pages:           " + QByteArray::number(answer->pages) + "\n"));
        QVERIFY(info->contains(QStringLiteral("Title:           %1\n").arg(briefing.title).toUtf8()));
        QVERIFY(info->contains("CreationDate:    2026-06-30T10:42:00Z"));

        const QString text = textOf(path);
        const QString dense = QString(text).remove(u' ').remove(u'\n');
        const auto says = [&](const QString& words) { return dense.contains(QString(words).remove(u' ')); };
        for (int page = 1; page <= answer->pages; ++page)
            QVERIFY2(says(QStringLiteral("%1/%2").arg(page).arg(answer->pages)), qPrintable(QString::number(page)));
        for (const auto& chapter : briefing.chapters) {
            for (const auto& tile : chapter.tiles)
                QVERIFY2(says(tile.value), qPrintable(tile.value));
            for (const auto& section : chapter.sections) {
                QVERIFY2(says(section.heading()), qPrintable(section.heading()));
                const auto* table = std::get_if<present::TableSpec>(&section.block.body);
                for (const auto& row : table != nullptr ? table->rows : QList<QList<present::TableSpec::Cell>>())
                    for (const auto& cell : row)
                        QVERIFY2(says(cell.text), qPrintable(cell.text));
            }
        }
        for (const QString& words : {QStringLiteral("541,909"), QStringLiteral("3,341÷48,851=6.84%"),
                 QStringLiteral("9f3a11c2"), briefing.words.about})
            QVERIFY2(says(words), qPrintable(words));
    }

    void embedsEveryFont()
    {
        if (!installed(QStringLiteral("pdffonts")))
            QSKIP("pdffonts (poppler-utils) is not installed: the fonts of the PDF can't be listed");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.pdf"));
        core::JobContext job;
        QVERIFY(briefing::writePdf(sampleBriefing(true), path, standInChart(), job).has_value());
        const QList<QByteArray> lines = outputOf(QStringLiteral("pdffonts"), {path}).value_or(QByteArray()).split('\n');
        int fonts = 0;
        for (const QByteArray& line : lines.mid(2)) {
            if (line.trimmed().isEmpty())
                continue;
            ++fonts;
            QVERIFY2(line.mid(72, 3) == "yes", line.constData());
        }
        QVERIFY(fonts > 0);
    }

    void equalBriefingsGiveEqualBytes()
    {
        QTemporaryDir folder;
        core::JobContext job;
        const auto briefing = sampleBriefing();
        QByteArray first;
        for (const QString& name : {QStringLiteral("a.pdf"), QStringLiteral("b.pdf")}) {
            QVERIFY(briefing::writePdf(briefing, folder.filePath(name), standInChart(), job).has_value());
            if (first.isEmpty())
                first = bytesOf(folder.filePath(name));
        }
        QVERIFY(!first.isEmpty());
        QVERIFY(first == bytesOf(folder.filePath(QStringLiteral("b.pdf"))));
        QVERIFY(first.contains("/Outlines"));
        auto later = briefing;
        later.createdAt += 60;
        QVERIFY(briefing::writePdf(later, folder.filePath(QStringLiteral("c.pdf")), standInChart(), job).has_value());
        QVERIFY(first != bytesOf(folder.filePath(QStringLiteral("c.pdf"))));
    }

    // Qt's order of fonts depends on a seed a process draws: another process must still give the same bytes.
    void equalInAnotherProcess()
    {
        const QString path = qEnvironmentVariable("HOLDFAST_PDF_OUT");
        core::JobContext job;
        if (!path.isEmpty()) { // the other process
            QVERIFY(briefing::writePdf(sampleBriefing(true), path, standInChart(), job).has_value());
            return;
        }
        QTemporaryDir folder;
        QByteArray first;
        for (int seed = 1; seed <= 4; ++seed) {
            const QString out = folder.filePath(QStringLiteral("%1.pdf").arg(seed));
            qputenv("HOLDFAST_PDF_OUT", out.toUtf8());
            const auto ran = outputOf(QCoreApplication::applicationFilePath(),
                {QStringLiteral("PdfWriterTest"), QStringLiteral("equalInAnotherProcess")});
            qunsetenv("HOLDFAST_PDF_OUT");
            QVERIFY(ran.has_value());
            if (seed == 1)
                first = bytesOf(out);
            QVERIFY(!first.isEmpty());
            QVERIFY(first == bytesOf(out));
        }
    }

    void keepsMarkupAsText()
    {
        if (!installed(QStringLiteral("pdftotext")))
            QSKIP("pdftotext (poppler-utils) is not installed: the text of the PDF can't be read back");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.pdf"));
        auto briefing = sampleBriefing();
        briefing.lead.finding = QStringLiteral("<script>alert(1)</script> {{name}} <b>bold</b> a\u202Etxt.exe");
        core::JobContext job;
        QVERIFY(briefing::writePdf(briefing, path, standInChart(), job).has_value());
        QVERIFY(textOf(path).contains(QStringLiteral("<script>alert(1)</script> {{name}} <b>bold</b> atxt.exe")));
    }

    void stopsAndLeavesNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("b.pdf"));
        core::JobContext before;
        before.stop();
        auto answer = briefing::writePdf(sampleBriefing(), path, standInChart(), before);
        QVERIFY(!answer && answer.error().code == core::Code::Cancelled);
        core::JobContext during;
        int charts = 0;
        answer = briefing::writePdf(
            sampleBriefing(), path,
            [&](QPainter&, const QRectF&, const present::Block&) {
                if (++charts == 2)
                    during.stop();
            },
            during);
        QVERIFY(!answer && answer.error().code == core::Code::Cancelled);
        QCOMPARE(charts, 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }

    void refusesBadTargets()
    {
        QTemporaryDir folder;
        core::JobContext job;
        const auto briefing = sampleBriefing();
        const auto codeOf = [&](const QString& path) {
            const auto answer = briefing::writePdf(briefing, path, standInChart(), job);
            return answer ? core::Code::Internal : answer.error().code;
        };
        QCOMPARE(codeOf(folder.path()), core::Code::NotRegularFile);
        QCOMPARE(codeOf(QString()), core::Code::NotRegularFile);
        QCOMPARE(codeOf(folder.filePath(QStringLiteral("none/b.pdf"))), core::Code::FileNotFound);
        if (QFileInfo::exists(QStringLiteral("/dev/full")))
            QCOMPARE(codeOf(QStringLiteral("/dev/full")), core::Code::NotRegularFile);
        // A file that is there stays as it was when the new one fails.
        const QString path = folder.filePath(QStringLiteral("b.pdf"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        core::JobContext stopped;
        stopped.stop();
        QVERIFY(!briefing::writePdf(briefing, path, standInChart(), stopped).has_value());
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QVERIFY(briefing::writePdf(briefing, path, standInChart(), job).has_value());
        QVERIFY(bytesOf(path).startsWith("%PDF"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
    }
};

HOLDFAST_TEST(PdfWriterTest)
#include "PdfWriterTest.moc"
