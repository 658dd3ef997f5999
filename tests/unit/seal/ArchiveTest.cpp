// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "core/Random.h"
#include "seal/Archive.h"
#include "seal/Digest.h"

using namespace holdfast;
using namespace holdfast::seal;
using core::Code;

class ArchiveTest : public QObject {
    Q_OBJECT

    static constexpr ArchiveCost kCheap {1, 8};
    const std::string m_passphrase = "correct horse battery staple";
    std::string m_plain, m_archive;

    static ByteSource from(const std::string& bytes, std::size_t most = 1u << 20)
    {
        return [&bytes, most, at = std::size_t(0)](char* to, std::size_t size) mutable -> core::Result<std::size_t> {
            size = std::min({size, bytes.size() - at, most});
            std::copy_n(bytes.data() + at, size, to);
            at += size;
            return size;
        };
    }
    static ByteSink into(std::string& bytes)
    {
        return [&bytes](std::string_view more) {
            bytes += more;
            return core::Status();
        };
    }
    static ByteGiver given(const std::string& bytes, std::size_t most = 1u << 20)
    {
        return [&bytes, most](const ByteSink& put) {
            core::Status done;
            for (std::size_t at = 0; at < bytes.size() && done; at += most)
                done = put(std::string_view(bytes).substr(at, most));
            return done;
        };
    }
    static std::string sealed(const std::string& plain, const std::string& passphrase, std::size_t most = 1u << 20)
    {
        std::string archive;
        core::JobContext job;
        if (!sealStream(given(plain, most), into(archive), passphrase, job, kCheap))
            return "failed";
        return archive;
    }
    static core::Status opened(const std::string& archive, const std::string& passphrase, std::string& plain, std::size_t most = 1u << 20)
    {
        core::JobContext job;
        plain.clear();
        return openStream(from(archive, most), into(plain), passphrase, job);
    }
    // Empty: refused with one of these codes, and all that came out is an authentic beginning.
    QString verdict(const std::string& archive, std::initializer_list<Code> codes = {Code::ArchiveAuthenticationFailed}) const
    {
        std::string plain;
        const auto done = opened(archive, m_passphrase, plain);
        if (done)
            return QStringLiteral("accepted");
        if (std::find(codes.begin(), codes.end(), done.error().code) == codes.end())
            return QString::fromStdString(std::string(core::word(done.error().code)));
        return m_plain.starts_with(plain) ? QString() : QStringLiteral("plain text that was never sealed came out");
    }
    // A header with other words in it whose digest is right all the same.
    static std::string withWord(std::string archive, std::size_t at, std::uint32_t value)
    {
        for (std::size_t i = 0; i < 4; ++i)
            archive[at + i] = static_cast<char>(value >> (8 * i));
        const Digest digest = seal::digest(std::string_view(archive).substr(0, 96));
        archive.replace(96, digest.size(), bytesOf(digest));
        return archive;
    }

private Q_SLOTS:
    void initTestCase()
    {
        core::Random random(1);
        m_plain.resize(4 * kArchivePlainBytes + 1000);
        for (char& byte : m_plain)
            byte = static_cast<char>(random.below(256));
        m_archive = sealed(m_plain, m_passphrase);
        QCOMPARE(m_archive.size(), kArchiveHeaderBytes + 4 * kArchiveChunkBytes + 1017);
    }

    void opensAgain_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 65535, 65536, 65537, 131072, 200000})
            QTest::newRow(qPrintable(QString::number(size))) << size;
    }
    void opensAgain()
    {
        QFETCH(int, size);
        const std::string plain = m_plain.substr(0, static_cast<std::size_t>(size));
        const std::string archive = sealed(plain, m_passphrase, 1000);
        QVERIFY(archive.size() >= kArchiveHeaderBytes + 17);
        std::string back;
        QVERIFY(opened(archive, m_passphrase, back, 777)); // in other pieces
        QVERIFY(back == plain);
    }

    void nothingOfThePlainTextIsSeen()
    {
        const std::string text(100000, 'a');
        const std::string archive = sealed(text, m_passphrase);
        QVERIFY(archive.find("aaaa") == std::string::npos);
        QVERIFY(archive.substr(32) != sealed(text, m_passphrase).substr(32)); // salt and stream are new each time
    }

    void otherPassphrases()
    {
        std::string plain;
        for (const char* other : {"", "correct horse battery stapl", "correct horse battery staple ", "Correct horse battery staple"}) {
            const auto done = opened(m_archive, other, plain);
            QVERIFY(!done);
            QCOMPARE(done.error().code, Code::ArchiveAuthenticationFailed);
            QVERIFY(plain.empty());
        }
        core::JobContext job;
        std::string out;
        const auto empty = sealStream(given(m_plain), into(out), "", job, kCheap);
        QVERIFY(!empty);
        QCOMPARE(empty.error().code, Code::InvalidParameter);
        QVERIFY(out.empty());
    }

    void everyBitOfTheFirst4096Bytes()
    {
        std::string archive = m_archive;
        for (std::size_t bit = 0; bit < 4096 * 8; ++bit) {
            archive[bit / 8] ^= static_cast<char>(1 << bit % 8);
            const QString wrong = verdict(archive);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("bit %1: %2").arg(bit).arg(wrong)));
            archive[bit / 8] ^= static_cast<char>(1 << bit % 8);
        }
        QVERIFY(archive == m_archive);
    }

    void tenThousandRandomBits()
    {
        core::Random random(2);
        std::string archive = m_archive;
        for (int round = 0; round < 10000; ++round) {
            const std::size_t bit = random.below(archive.size() * 8);
            archive[bit / 8] ^= static_cast<char>(1 << bit % 8);
            const QString wrong = verdict(archive);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("bit %1: %2").arg(bit).arg(wrong)));
            archive[bit / 8] ^= static_cast<char>(1 << bit % 8);
        }
    }

    void everyCut()
    {
        std::vector<std::size_t> cuts {0, 1, 15, 16, 17, kArchiveHeaderBytes - 1, m_archive.size() - 1, m_archive.size() - 17, m_archive.size() - 18};
        for (std::size_t at = kArchiveHeaderBytes; at < m_archive.size(); at += kArchiveChunkBytes)
            cuts.insert(cuts.end(), {at - 1, at, at + 1, at + 16, at + 17});
        core::Random random(3);
        for (int i = 0; i < 1000; ++i)
            cuts.push_back(random.below(m_archive.size()));
        for (const std::size_t cut : cuts) {
            const QString wrong = verdict(m_archive.substr(0, cut));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 bytes: %2").arg(cut).arg(wrong)));
        }
    }

    void chunksMovedRepeatedOrAdded()
    {
        const auto chunk = [this](std::size_t number) { return m_archive.substr(kArchiveHeaderBytes + number * kArchiveChunkBytes, kArchiveChunkBytes); };
        const std::string head = m_archive.substr(0, kArchiveHeaderBytes);
        const std::string other = sealed(m_plain, m_passphrase);
        for (const auto& [name, archive] : std::initializer_list<std::pair<const char*, std::string>> {
                 {"swapped", head + chunk(1) + chunk(0) + chunk(2) + chunk(3) + chunk(4)},
                 {"repeated", head + chunk(0) + chunk(0) + chunk(1) + chunk(2) + chunk(3) + chunk(4)},
                 {"missing", head + chunk(0) + chunk(2) + chunk(3) + chunk(4)},
                 {"without the last", head + chunk(0) + chunk(1) + chunk(2) + chunk(3)},
                 {"last one twice", m_archive + chunk(4)},
                 {"a byte more", m_archive + '\0'},
                 {"twice", m_archive + m_archive},
                 {"header of another", other.substr(0, kArchiveHeaderBytes) + m_archive.substr(kArchiveHeaderBytes)},
                 {"chunk of another", head + other.substr(kArchiveHeaderBytes, kArchiveChunkBytes) + m_archive.substr(kArchiveHeaderBytes + kArchiveChunkBytes)},
             }) {
            const QString wrong = verdict(archive);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromUtf8(name) + QStringLiteral(": ") + wrong));
        }
    }

    void aHeaderThatIsChangedButConsistent()
    {
        // Cost over the bounds: refused before it is obeyed, however much it asks for.
        for (const auto& [at, value] : std::initializer_list<std::pair<std::size_t, std::uint32_t>> {
                 {20, 11}, {20, 0xFFFFFFFF}, {24, 1024 * 1024 + 1}, {24, 0xFFFFFFFF}}) {
            const QString wrong = verdict(withWord(m_archive, at, value), {Code::LimitsExceeded});
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        QCOMPARE(verdict(withWord(m_archive, 16, 2), {Code::WorkspaceNewer}), QString());
        // Another cost gives another key; the rest is bound to every chunk.
        for (const auto& [at, value] : std::initializer_list<std::pair<std::size_t, std::uint32_t>> {
                 {16, 0}, {20, 0}, {20, 2}, {24, 0}, {24, 7}, {24, 16}, {28, 1}, {32, 0}, {48, 0}, {72, 1}, {92, 1}}) {
            const QString wrong = verdict(withWord(m_archive, at, value));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(at).arg(wrong)));
        }
        std::string plain;
        QVERIFY(opened(withWord(m_archive, 20, 1), m_passphrase, plain)); // the word that stands there: the helper is right
        QVERIFY(plain == m_plain);
    }

    void somethingElse()
    {
        for (const char* text : {"SQLite format 3 and much more that is no archive", "customer_id,name\n1,Ann\n", "PK\3\4", "x"})
            QCOMPARE(verdict(text, {Code::NotAnArchive}), QString());
        QCOMPARE(verdict(std::string(100000, '\0'), {Code::NotAnArchive}), QString());
    }

    void costsOutOfRange()
    {
        for (const ArchiveCost cost : {ArchiveCost {0, 8}, ArchiveCost {11, 8}, ArchiveCost {1, 7}, ArchiveCost {1, 1024 * 1024 + 1}}) {
            core::JobContext job;
            std::string out;
            const auto done = sealStream(given(m_plain), into(out), m_passphrase, job, cost);
            QVERIFY(!done);
            QCOMPARE(done.error().code, Code::InvalidParameter);
        }
    }

    void stopsAndPassesFailuresOn()
    {
        core::JobContext job;
        std::string out;
        const auto stopping = [&job, &out](std::string_view more) {
            out += more;
            if (out.size() > kArchivePlainBytes)
                job.stop();
            return core::Status();
        };
        const auto stopped = sealStream(given(m_plain), stopping, m_passphrase, job, kCheap);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, Code::Cancelled);
        out.clear();
        core::JobContext second;
        const auto full = openStream(
            from(m_archive), [](std::string_view) -> core::Status { return core::fail(Code::DiskFull); }, m_passphrase, second);
        QVERIFY(!full);
        QCOMPARE(full.error().code, Code::DiskFull);
        const auto broken = sealStream([](const ByteSink&) -> core::Status { return core::fail(Code::IoError); }, into(out), m_passphrase, second, kCheap);
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, Code::IoError);
        const auto unread = openStream(
            [](char*, std::size_t) -> core::Result<std::size_t> { return core::fail(Code::IoError); }, into(out), m_passphrase, second);
        QVERIFY(!unread);
        QCOMPARE(unread.error().code, Code::IoError);
        const auto stoppedAgain = openStream(from(m_archive), into(out), m_passphrase, job);
        QVERIFY(!stoppedAgain);
        QCOMPARE(stoppedAgain.error().code, Code::Cancelled);
    }

    void theUsualCostIsModerate()
    {
        QVERIFY(ArchiveCost().passes >= 3);
        QVERIFY(ArchiveCost().memoryKiB >= 256 * 1024);
        core::JobContext job;
        std::string archive, plain;
        QVERIFY(sealStream(given(m_plain), into(archive), m_passphrase, job));
        QVERIFY(opened(archive, m_passphrase, plain));
        QVERIFY(plain == m_plain);
    }
};

HOLDFAST_TEST(ArchiveTest)
#include "ArchiveTest.moc"
