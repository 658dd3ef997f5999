// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "text/Sentiment.h"

using namespace holdfast;
using namespace holdfast::text;

namespace {

double score(std::string_view text)
{
    static const Sentiment sentiment;
    return sentiment.polarityOf(text).score;
}

} // namespace

class SentimentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("sign");
        const auto row = [](const char* text, int sign) { QTest::newRow(text) << QString::fromUtf8(text) << sign; };
        row("The technician was friendly and fixed everything.", 1);
        row("Terrible service, I waited three hours.", -1);
        row("The room was not clean.", -1);
        row("Not bad at all!", 1);
        row("I have never had a problem with them", 1);
        row("The staff is nice, but the bill is wrong and nobody answers.", -1);
        row("The flight was late but the crew was wonderful and so kind!", 1);
        row("I wish the app were better", -1);
        row("The meeting is on Tuesday", 0);
        row("Sooooo happy with the new phone", 1);
        row("thanks for nothing", -1);
        row("👍👍", 1);
        row("Again a dropped call 😡", -1);
        row("don\u2019t recommend", -1);
        row("https://love.example/great", 0);
        row("房间干净，服务热情，下次还会来。", 1);
        row("质量太差了，再也不会买了", -1);
        row("不怎么好", -1);
        row("没有异味，很满意", 1);
        row("位置不错，但是隔音很差，服务态度恶劣", -1);
        row("虽然有点小，不过很干净也很方便，非常满意！", 1);
        row("客服一直不回复，骗人的", -1);
        row("昨天收到了", 0);
        row("不是很好用", -1);
        row("出差住了两天", 0);
        row("信号 very good", 1);
        row("", 0);
    }

    void sentences()
    {
        QFETCH(QString, text);
        QFETCH(int, sign);
        const double got = score(text.toStdString());
        QVERIFY2((got > 0) - (got < 0) == sign, qPrintable(QString::number(got)));
        QVERIFY(got > -1 && got < 1);
    }

    void degreeAndOrder()
    {
        QVERIFY(score("very good") > score("good"));
        QVERIFY(score("slightly bad") > score("bad"));
        QVERIFY(score("非常满意") > score("满意"));
        // What follows "but" weighs more than what comes before.
        QVERIFY(score("cheap but slow") < score("slow but cheap"));
        QVERIFY(score("便宜但是难用") < score("难用但是便宜"));
        // A negation ends with its clause.
        QVERIFY(score("I did not call. Good service.") > score("not good service"));
    }

    void hitsAndLanguage()
    {
        const Sentiment sentiment;
        QCOMPARE(sentiment.polarityOf("It is good").language, Language::English);
        QCOMPARE(sentiment.polarityOf("很好").language, Language::Chinese);
        QCOMPARE(sentiment.polarityOf("good and bad").hits, 2u);
        QCOMPARE(sentiment.polarityOf("table chair").hits, 0u);
        QCOMPARE(sentiment.polarityOf("42 ...").language, Language::None);
        QCOMPARE(sentiment.polarityOf("很好", Language::English).hits, 0u);
    }

    void ownWords()
    {
        Sentiment sentiment;
        QCOMPARE(sentiment.polarityOf("a quux line").score, 0.0);
        QVERIFY(sentiment.addWord("Quux", "-3").has_value());
        QVERIFY(sentiment.addWord("飞一般", "3").has_value());
        QVERIFY(sentiment.addWord("frobly", "not").has_value());
        QVERIFY(sentiment.polarityOf("a QUUX line").score < 0);
        QVERIFY(sentiment.polarityOf("frobly quux").score > 0);
        QVERIFY(sentiment.polarityOf("飞一般的感觉").score > 0);
        // An own word takes the place of a shipped one.
        QVERIFY(sentiment.addWord("good", "0").has_value());
        QCOMPARE(sentiment.polarityOf("good").score, 0.0);
        for (const char* value : {"", "5", "x0", "x", "nan", "bad", "1,5"})
            QCOMPARE(sentiment.addWord("word", value).error().code, core::Code::InvalidValue);
        QCOMPARE(sentiment.addWord(" ", "1").error().code, core::Code::InvalidValue);
    }

    void shippedLists()
    {
        QVERIFY(WordList::shipped(Language::English).size() >= 2500);
        QVERIFY(WordList::shipped(Language::Chinese).size() >= 3000);
        // Every line of both lists is an entry.
        for (const auto language : {Language::English, Language::Chinese}) {
            std::string_view lines = shippedWords(language);
            std::size_t entries = 0;
            while (!lines.empty()) {
                const std::size_t end = std::min(lines.find('\n'), lines.size());
                entries += end > 0 && lines.front() != '#';
                lines.remove_prefix(std::min(end + 1, lines.size()));
            }
            QCOMPARE(WordList::shipped(language).size(), entries);
        }
        QCOMPARE(WordList::shipped(Language::Chinese).find("不会再来")->kind, WordEntry::Kind::Polarity);
        QVERIFY(WordList::shipped(Language::English).startsPhrase("thank"));
    }

    // Any cut of a text, also within a character of the list, is read without harm.
    void cutTexts()
    {
        const std::string text = "服务🙂 :-( not so very good\u2019s 不";
        for (std::size_t size = 0; size <= text.size(); ++size) {
            if (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
                continue;
            const double got = score(std::string_view(text).substr(0, size));
            QVERIFY(got > -1 && got < 1);
        }
    }
};

HOLDFAST_TEST(SentimentTest)
#include "SentimentTest.moc"
