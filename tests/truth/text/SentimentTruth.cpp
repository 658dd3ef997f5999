// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "flow/compute/Table.h"
#include "text/Sentiment.h"

#include <QFileInfo>

#include <cmath>

using namespace holdfast;
using namespace holdfast::text;

namespace {

struct Quality {
    double right = 0, praise = 0, blame = 0, rightPraise = 0, rightBlame = 0;
    void take(bool positive, bool called)
    {
        (positive ? praise : blame) += 1;
        right += positive == called;
        (positive ? rightPraise : rightBlame) += positive == called;
    }
    double accuracy() const { return right / (praise + blame); }
    double balanced() const { return (rightPraise / praise + rightBlame / blame) / 2; }
};

// All rows and the half that may be looked at when the word lists are worked on: the rows with an even number from 0,
// counted after the filter. The other half is never read but through these figures.
struct Halves {
    Quality all, open, closed;
};

Halves judge(const flow::Table& table, const char* text, const char* label, const char* yes, const char* no)
{
    const Sentiment sentiment;
    const auto texts = table.find(text), labels = table.find(label);
    Halves halves;
    std::size_t number = 0;
    for (std::size_t row = 0; texts && labels && row < table.rows(); ++row) {
        const auto cell = table.cell(row, *labels);
        if (cell != yes && cell != no)
            continue;
        const bool called = sentiment.polarityOf(table.cell(row, *texts)).score > 0;
        halves.all.take(cell == yes, called);
        (number++ % 2 == 0 ? halves.open : halves.closed).take(cell == yes, called);
    }
    return halves;
}

} // namespace

// Balanced accuracy on real comments. The bars are what the best of several published word lists reach on the same rows.
class SentimentTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void realComments_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<double>("bar");
        QTest::newRow("English, airline tweets") << "reviews_en_airline_tweets.csv" << "text airline_sentiment positive negative"
                                                << 0.7847;
        QTest::newRow("Chinese, hotels") << "reviews_zh_hotel.csv" << "review label 1 0" << 0.7407;
    }

    void realComments()
    {
        QFETCH(QString, file);
        QFETCH(QString, columns);
        QFETCH(double, bar);
        const QString shared = tests::sharedFolder();
        const QString path = shared + QStringLiteral("/truth/data/") + file;
        if (shared.isEmpty() || !QFileInfo::exists(path))
            QSKIP("needs the reviews of ../shared/truth/data, which may not be copied; the sentences of SentimentTest stay");
        core::JobContext job;
        const auto table = flow::Table::read(path.toStdString(), job);
        QVERIFY(table.has_value());
        const QStringList names = columns.split(u' ');
        const auto got = judge(*table, qPrintable(names[0]), qPrintable(names[1]), qPrintable(names[2]), qPrintable(names[3]));
        qInfo("accuracy %.4f, balanced %.4f (open half %.4f, closed half %.4f)", got.all.accuracy(), got.all.balanced(),
            got.open.balanced(), got.closed.balanced());
        QVERIFY(got.all.balanced() >= bar);
        QVERIFY(got.closed.balanced() >= bar);
        // A list made for the rows that were looked at would be worse on the others.
        QVERIFY(std::abs(got.open.balanced() - got.closed.balanced()) < 0.03);
    }
};

HOLDFAST_TEST(SentimentTruth)
#include "SentimentTruth.moc"
