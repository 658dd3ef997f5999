// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "present/ErrorSentences.h"
#include "present/ErrorText.h"

#include <QSet>

using namespace holdfast;
using core::Code;

class ErrorTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasASentence()
    {
        const std::vector<Code> all{
#define X(name, word, fault) Code::name,
            HOLDFAST_CODES(X)
#undef X
        };
        QCOMPARE(present::errorSentences().size(), all.size());
        for (const Code code : all) {
            const QString sentence = present::errorText({code});
            const QByteArray word = QByteArray::fromStdString(std::string(core::word(code)));
            QVERIFY2(sentence.endsWith(u'.') && sentence.contains(u' ') && !sentence.contains(u'{'), word.constData());
            QVERIFY2(!present::codeTitle(code).isEmpty() && !present::codeTitle(code).endsWith(u'.'), word.constData());
            QVERIFY(present::codeOf(QString::fromUtf8(word)).has_value());
        }
        QVERIFY(!present::codeOf(QStringLiteral("no-such-code")));
    }

    void valuesAndPlaces()
    {
        QCOMPARE(present::errorText({Code::FileNotFound, {{"path", "/a/b.csv"}}}),
            QStringLiteral("There is no file “/a/b.csv”. Nothing was changed. Check the path."));
        core::Error quote{Code::UnterminatedQuote};
        quote.where = {"/data/orders.csv", 12, 11, "comment", 400};
        QVERIFY(present::errorText(quote).startsWith(
            QStringLiteral("orders.csv, line 12, column “comment”: A quoted cell is never closed")));
        core::Error bytes{Code::EncodingInvalid};
        bytes.where.byte = 17;
        QVERIFY(present::errorText(bytes).startsWith(QStringLiteral("byte 17: Some bytes")));
        QVERIFY(present::errorText({Code::UnknownParameter, {{"parameter", "churn.day"}}})
                    .contains(QStringLiteral("“churn.day”")));
        QVERIFY(present::errorText({Code::MissingField, {{"field", "contract_end"}}})
                    .contains(QStringLiteral("“Contract end”")));
        QVERIFY(present::errorText({Code::NotEnoughData, {{"needs", "transaction"}}})
                    .contains(QStringLiteral("“Transactions”")));
        // A value that is missing falls back to the plain sentence; a value with braces is not read as one.
        QVERIFY(present::errorText({Code::InvalidParameter, {{"parameter", "bins"}}})
                    .startsWith(QStringLiteral("A value is outside")));
        QVERIFY(present::errorText({Code::FileNotFound, {{"path", "{name}"}}}).contains(QStringLiteral("“{name}”")));
    }

    // One line on the terminal, whatever a file is called.
    void staysOnOneLine()
    {
        const QString text = present::errorText({Code::FileNotFound, {{"path", "a\nb\x1b[31m\tc"}}});
        for (const QChar c : text)
            QVERIFY(c.category() != QChar::Other_Control);
        core::Finding finding{Code::UnreadableValue};
        finding.value = "x\r\ny";
        QVERIFY(!present::findingText(finding).contains(u'\n'));
    }

    void findings()
    {
        core::Finding dates{Code::AmbiguousDate, core::Severity::NeedsChoice, {"orders.csv", 0, 0, "date", 0},
            "03/04/2026", 12575, {"dmy", "mdy"}};
        const QString text = present::findingText(dates);
        QVERIFY2(text.startsWith(QStringLiteral("orders.csv, column “date”: ")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("dates can be read with the day or the month first.")));
        QVERIFY(text.endsWith(QStringLiteral("Example: “03/04/2026”.")));
        QCOMPARE(
            present::choiceText(Code::AmbiguousDate, QStringLiteral("dmy")), QStringLiteral("Day first: DD/MM/YYYY"));
        QCOMPARE(present::choiceText(Code::AmbiguousDelimiter, QStringLiteral("\t")), QStringLiteral("Tab"));
        QCOMPARE(present::choiceText(Code::AmbiguousDelimiter, QStringLiteral("\\t")), QStringLiteral("Tab"));
        QCOMPARE(present::choiceText(Code::AmbiguousRole, QStringLiteral("customer")), QStringLiteral("Customers"));
        QCOMPARE(present::choiceText(Code::AmbiguousHeader, QStringLiteral("3")), QStringLiteral("Line 3"));
        QCOMPARE(present::choiceText(Code::AmbiguousEncoding, QStringLiteral("GB18030")), QStringLiteral("GB18030"));
        core::Finding doubt{Code::NotEnoughData};
        doubt.value = "few-gaps";
        QVERIFY(present::warningText(doubt).contains(QStringLiteral("uncertain")));
    }
};

HOLDFAST_TEST(ErrorTextTest)
#include "ErrorTextTest.moc"
