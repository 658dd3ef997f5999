// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "text/Language.h"
#include "text/Segmenter.h"

using namespace holdfast::text;

class LanguageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void languages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        const auto row = [](const char* text, const char* language) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(language);
        };
        row("The service was good", "en");
        row("ok", "en");
        row("服务很好", "zh");
        row("iPhone 6 很好用", "zh");
        row("WIFI信号差", "zh");
        row("這個酒店不錯", "zh");
        row("とても良いホテルでした", "other");
        row("Очень хорошо", "other");
        row("très bientôt à l'hôtel près de la forêt", "other");
        row("mein Zimmer hatte leider kein Fenster und roch stark nach Rauch heute", "other");
        row("12 345 !!", "none");
        row("", "none");
    }

    void languages()
    {
        QFETCH(QString, text);
        QFETCH(QString, language);
        QCOMPARE(QString::fromStdString(std::string(word(languageOf(text.toStdString())))), language);
    }

    void words()
    {
        Segmenter segmenter;
        using Words = std::vector<std::string_view>;
        QCOMPARE(segmenter.words("It's 3 o'clock."), (Words {"It's", "3", "o'clock"}));
        QCOMPARE(segmenter.words("我们的房间非常干净"), (Words {"我们", "的", "房间", "非常", "干净"}));
        QVERIFY(segmenter.words("").empty());
        QVERIFY(segmenter.words(" ,。! ").empty());
        // The parts point into the text.
        const std::string text = "a 好";
        const auto& found = segmenter.words(text);
        QCOMPARE(found.back().data() + found.back().size(), text.data() + text.size());
    }
};

HOLDFAST_TEST(LanguageTest)
#include "LanguageTest.moc"
