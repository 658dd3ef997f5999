// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal/Digest.h"
#include "support/TestMain.h"

using namespace holdfast::seal;

class DigestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownValues()
    {
        // BLAKE2b with 32 bytes out; values of Python's hashlib.blake2b(digest_size=32).
        QCOMPARE(hexDigest(""), std::string("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
        QCOMPARE(hexDigest("abc"), std::string("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
    }

    void piecesDoNotMatter()
    {
        std::string bytes;
        for (int i = 0; i < 5000; ++i)
            bytes.push_back(static_cast<char>(i * 7));
        Hasher hasher;
        for (std::size_t step = 1, at = 0; at < bytes.size(); at += step, step = step * 2 % 301 + 1)
            hasher.update(std::string_view(bytes).substr(at, step));
        QCOMPARE(hex(hasher.finish()), hexDigest(bytes));
        QCOMPARE(hex(hasher.finish()), hexDigest(""));
        bytes[2500] = static_cast<char>(bytes[2500] ^ 1);
        QVERIFY(hexDigest(bytes) != hexDigest(bytes.substr(1)));
        QVERIFY(randomBytes(16) != randomBytes(16));
    }
};

HOLDFAST_TEST(DigestTest)
#include "DigestTest.moc"
