// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "present/ErrorText.h"
#include "present/Words.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace holdfast;

namespace {

struct Message {
    QString context, source, comment;
    QStringList translations; // one, or the plural forms
    bool numerus = false, unfinished = false;
    QString key() const { return context + u'|' + source + u'|' + comment; }
};

QList<Message> messagesOf(const QString& path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto element = xml.name();
        if (element == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (element == QLatin1String("message")) {
            messages.append(
                {context, {}, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), false});
        } else if (element == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (element == QLatin1String("comment")) {
            messages.last().comment = xml.readElementText();
        } else if (element == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().numerus)
                messages.last().translations.append(xml.readElementText());
        } else if (element == QLatin1String("numerusform")) {
            messages.last().translations.append(xml.readElementText());
        }
    }
    return messages;
}

QString catalogue(const char* language)
{
    return QStringLiteral(HOLDFAST_SOURCE_DIR "/translations/holdfast_%1.ts").arg(QLatin1String(language));
}

QSet<QString> placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(?:\\d+|n)|\\{\\w+\\}"));
    QSet<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

bool hasHan(const QString& text)
{
    for (const QChar c : text)
        if (c.script() == QChar::Script_Han)
            return true;
    return false;
}

// Names, units and patterns that read the same in both languages.
bool staysAsItIs(const QString& source)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    static const QSet<QString> kept{QStringLiteral("RFM"), QStringLiteral("CSV"), QStringLiteral("TSV"),
        QStringLiteral("PDF"), QStringLiteral("Excel"), QStringLiteral("Holdfast"), QStringLiteral("NPS"),
        QStringLiteral("PNG"), QStringLiteral("SVG"), QStringLiteral("CSAT"), QStringLiteral("CES"),
        QStringLiteral("AHP"), QStringLiteral("KMO"), QStringLiteral("CFI"), QStringLiteral("RMSEA"), QStringLiteral("SRMR")};
    QString bare = source;
    static const QRegularExpression placeholder(QStringLiteral("%L?(?:\\d+|n)|\\{\\w+\\}"));
    bare.remove(placeholder);
    for (auto it = word.globalMatch(bare); it.hasNext();)
        if (!kept.contains(it.next().captured()))
            return false;
    return true;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chineseIsComplete()
    {
        const auto messages = messagesOf(catalogue("zh_CN"));
        QVERIFY(messages.size() > 500);
        QStringList faults;
        for (const Message& message : messages) {
            const auto fault = [&](const char* what) {
                faults.append(QLatin1String(what) + QStringLiteral(": ") + message.key());
            };
            if (message.unfinished)
                fault("unfinished");
            if (message.translations.size() != 1)
                fault("Chinese has one plural form");
            for (const QString& text : message.translations) {
                if (text.trimmed().isEmpty() && !message.source.trimmed().isEmpty())
                    fault("empty");
                if (text == message.source && !staysAsItIs(message.source))
                    fault("not translated");
                if (placeholders(text) != placeholders(message.source))
                    fault("placeholders differ");
                static const QRegularExpression end(QStringLiteral("[,.;:?!]$"));
                if (hasHan(text) && end.match(text).hasMatch() && !message.source.endsWith(QStringLiteral(" %1"))
                    && !message.source.endsWith(u';') && !message.source.endsWith(u','))
                    fault("half-width punctuation at the end");
                // Beside a Chinese sign; the two of a list of file filters stay.
                static const QRegularExpression inside(QStringLiteral("\\p{Han}[,:?!]|\\p{Han};(?!;)|[,:?!]\\s*\\p{Han}|(?<!;);\\s*\\p{Han}"));
                if (inside.match(text).hasMatch())
                    fault("half-width punctuation within");
                if (message.source.endsWith(u'…') != text.endsWith(u'…'))
                    fault("ellipsis differs");
            }
        }
        if (!faults.isEmpty())
            QFAIL(qPrintable(QStringLiteral("%1 faults\n").arg(faults.size()) + faults.join(u'\n')));
    }

    void englishHasPluralsOnly()
    {
        const auto messages = messagesOf(catalogue("en"));
        QVERIFY(messages.size() > 50);
        for (const Message& message : messages) {
            QVERIFY2(message.numerus && !message.unfinished, qPrintable(message.key()));
            QCOMPARE(message.translations.size(), 2);
            for (const QString& text : message.translations)
                QVERIFY2(placeholders(text) == placeholders(message.source) && !text.contains(QStringLiteral("(s)")),
                    qPrintable(message.key()));
        }
    }

    // What lupdate finds in the sources now is what the catalogues hold.
    void cataloguesFollowTheSources()
    {
        const QString lupdate = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
        if (!QFile::exists(lupdate))
            QSKIP("lupdate is not installed (qt6-l10n-tools): the catalogues are not compared with the sources");
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh_zh_CN.ts"));
        QStringList arguments{QStringLiteral("-I"), QStringLiteral(HOLDFAST_SOURCE_DIR "/src"),
            QStringLiteral("-silent"), QStringLiteral(HOLDFAST_SOURCE_DIR "/src")};
        if (QFile::exists(QStringLiteral(HOLDFAST_SOURCE_DIR "/ui")))
            arguments << QStringLiteral(HOLDFAST_SOURCE_DIR "/ui");
        arguments << QStringLiteral("-ts") << fresh;
        QProcess process;
        process.start(lupdate, arguments);
        QVERIFY2(process.waitForFinished(120000), "lupdate did not end: see translations/README.md");
        QCOMPARE(process.exitCode(), 0);
        QSet<QString> held;
        for (const Message& message : messagesOf(catalogue("zh_CN")))
            held.insert(message.key());
        QStringList missing;
        for (const Message& message : messagesOf(fresh))
            if (!held.contains(message.key()))
                missing.append(message.key());
        if (!missing.isEmpty())
            QFAIL(qPrintable(QStringLiteral("%1 texts are not in the catalogue; build the target translations_update\n")
                                 .arg(missing.size())
                + missing.join(u'\n')));
    }

    void compiledCataloguesAreLinked()
    {
        QTranslator chinese;
        QVERIFY(chinese.load(QStringLiteral(":/translations/holdfast_zh_CN.qm")));
        QVERIFY(QCoreApplication::installTranslator(&chinese));
        QCOMPARE(present::roleName(QStringLiteral("transaction")), QStringLiteral("交易"));
        QCOMPARE(present::codeTitle(core::Code::AmbiguousDate), QStringLiteral("日期有歧义"));
        flow::Basis basis;
        basis.definitions = {{"churn", "inactivity"}, {"churn.inactive-days", "120"}, {"churn.proposed", "true"}};
        QCOMPARE(present::definitionText(basis), QStringLiteral("不活跃 120 天（由数据建议）"));
        QCoreApplication::removeTranslator(&chinese);

        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/translations/holdfast_en.qm")));
        QVERIFY(QCoreApplication::installTranslator(&english));
        core::Finding finding;
        finding.code = core::Code::RaggedRows;
        QVERIFY(present::findingText(finding).startsWith(QStringLiteral("1 row does not have")));
        finding.count = 2;
        QVERIFY(present::findingText(finding).startsWith(QStringLiteral("2 rows do not have")));
        QCOMPARE(present::roleName(QStringLiteral("transaction")), QStringLiteral("Transactions"));
        QCoreApplication::removeTranslator(&english);
    }
};

HOLDFAST_TEST(TranslationsTest)
#include "TranslationsTest.moc"
