// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing as its readers get it against what the analyses print: every number of the workbook and of the PDF.
#include "support/TestMain.h"

#include "support/Terminal.h"
#include "support/WorkbookReader.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace holdfast::tests;

class BriefingNumbersTruth : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_workspace;
    QJsonObject m_overview, m_rfm;
    QSet<QString> m_printed; // every number the analyses print, in eleven digits

    static QString digits(double value) { return QString::number(value == 0 ? 0 : value, 'g', 11); }
    void gather(const QJsonValue& value)
    {
        if (value.isDouble())
            m_printed.insert(digits(value.toDouble()));
        for (const QJsonValue& one : value.toArray())
            gather(one);
        for (const QJsonValue& one : value.toObject())
            gather(one);
    }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    // The weekly report as "en.pdf" and "en.xlsx", or "zh".
    bool write(const QString& language) const
    {
        const QString pdf = file(language + QStringLiteral(".pdf")), xlsx = file(language + QStringLiteral(".xlsx"));
        if (QFileInfo::exists(xlsx))
            return true;
        const auto run = terminal({QStringLiteral("--lang"), language, QStringLiteral("brief"), m_workspace, QStringLiteral("weekly-churn"), QStringLiteral("--pdf"), pdf, QStringLiteral("--xlsx"), xlsx});
        if (run.status != 0)
            qWarning("%s", run.err.constData());
        return run.status == 0;
    }

    // Reference: Wilson (1927), two-sided 95 %.
    static std::pair<double, double> wilson(double churned, double n)
    {
        const double z = 1.959963984540054, p = churned / n, middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return {middle - half, middle + half};
    }
    static bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

    // What a sheet derives from numbers of its own row or of the analyses; empty when the number is explained.
    QString unexplained(const WorkbookSheet& sheet, int row, int column) const
    {
        const double value = sheet.at(row, column).toDouble();
        if (m_printed.contains(digits(value)))
            return {};
        const auto number = [&](int c) { return sheet.at(row, c).toDouble(); };
        for (int c = 1; c <= sheet.lastColumn(); ++c) // losses are drawn below zero
            if (c != column && sheet.isNumber(row, c) && near(number(c), -value))
                return {};
        double sum = 0; // a share of the column before it
        for (int r = 2; r <= sheet.lastRow(); ++r)
            sum += sheet.at(r, column - 1).toDouble();
        if (sum > 0 && near(number(column - 1) / sum, value))
            return {};
        if (near((number(3) + number(4) - number(5)) / number(2), value)) // growth: new and returning less lost, of those at the start
            return {};
        for (int c = 2; c < column; ++c) // Wilson's interval of the two counts before a rate
            if (sheet.isNumber(row, c) && sheet.isNumber(row, c - 1) && number(c - 1) > 0) {
                const auto [lower, upper] = wilson(number(c), number(c - 1));
                if (near(lower, value) || near(upper, value))
                    return {};
            }
        for (const QJsonValue& group : m_overview[QStringLiteral("groups")].toArray()) // points of change
            if (near((group[QStringLiteral("churn_rate")].toDouble() - group[QStringLiteral("before")].toDouble()) * 100, value))
                return {};
        return QStringLiteral("%1, row %2, column “%3”: %4 is printed by no analysis").arg(sheet.name).arg(row).arg(sheet.at(1, column).toString()).arg(value, 0, 'g', 12);
    }

    void readWorkbook(const QString& xlsx) const
    {
        const auto sheets = workbookSheets(xlsx);
        QVERIFY(sheets.size() >= 10);
        static const QRegularExpression plain(QStringLiteral("^[-+−]?[\\d,]+(\\.\\d+)?%?$"));
        int numbers = 0;
        QSet<QString> seen;
        for (const WorkbookSheet& sheet : sheets.mid(2)) // the contents count rows, the summary rounds as the tiles do
            for (int row = 2; row <= sheet.lastRow(); ++row)
                for (int column = 1; column <= sheet.lastColumn(); ++column) {
                    if (sheet.isNumber(row, column)) {
                        ++numbers;
                        seen.insert(digits(sheet.at(row, column).toDouble()));
                        const QString wrong = unexplained(sheet, row, column);
                        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                    } else {
                        bool figures = false;
                        for (int other = 2; other <= sheet.lastRow(); ++other)
                            figures = figures || sheet.isNumber(other, column);
                        QVERIFY2(!figures || !plain.match(sheet.text(row, column)).hasMatch(), qPrintable(sheet.name + sheet.text(row, column)));
                    }
                }
        QVERIFY2(numbers > 2000, qPrintable(QString::number(numbers)));
        // And nothing the analyses say of periods and groups is missing.
        const auto there = [&](const QJsonValue& value) { return !value.isDouble() || seen.contains(digits(value.toDouble())); };
        for (const QJsonValue& period : m_overview[QStringLiteral("churn")][QStringLiteral("periods")].toArray())
            for (const char* field : {"active_at_start", "churned", "churn_rate", "lower", "upper", "lower_limit", "upper_limit"})
                QVERIFY2(!period[QStringLiteral("enough_history")].toBool() || there(period[QLatin1String(field)]), qPrintable(period[QStringLiteral("name")].toString() + u' ' + QLatin1String(field)));
        for (const QJsonValue& group : m_overview[QStringLiteral("groups")].toArray())
            for (const char* field : {"active_at_start", "churned", "churn_rate", "p_adjusted", "revenue"})
                QVERIFY2(there(group[QLatin1String(field)]), field);
        for (const QJsonValue& group : m_rfm[QStringLiteral("groups")].toArray())
            for (const char* field : {"n", "share", "revenue"})
                QVERIFY2(there(group[QLatin1String(field)]), field);
        // The summary shows the key figures: those that tell their quotient with all digits, the others rounded.
        bool exact = false;
        for (int row = 2; row <= sheets[1].lastRow(); ++row)
            for (const QJsonValue& kpi : m_overview[QStringLiteral("kpis")].toArray())
                exact = exact || (kpi[QStringLiteral("id")] == QStringLiteral("churn-rate") && sheets[1].isNumber(row, 2) && near(sheets[1].at(row, 2).toDouble(), kpi[QStringLiteral("value")].toDouble()));
        QVERIFY(exact);
        int kpis = 0;
        for (const QJsonValue& kpi : m_overview[QStringLiteral("kpis")].toArray())
            for (int row = 2; row <= sheets[1].lastRow(); ++row)
                if (kpi[QStringLiteral("value")].isDouble() && sheets[1].isNumber(row, 2)) {
                    const double value = kpi[QStringLiteral("value")].toDouble();
                    if (std::abs(sheets[1].at(row, 2).toDouble() - value) <= std::max(0.0005, 0.005 * std::abs(value)))  {
                        ++kpis;
                        break;
                    }
                }
        QVERIFY2(kpis >= 6, qPrintable(QString::number(kpis)));
    }

    void readPdf(const QString& pdf) const
    {
        QProcess reader;
        const auto read = [&](const char* program, const QStringList& arguments) {
            reader.start(QString::fromLatin1(program), arguments);
            return reader.waitForFinished(60000) ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
        };
        const QString text = read("pdftotext", {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
        const QLocale en(QLocale::English);
        int rows = 0;
        for (const QJsonValue& group : m_overview[QStringLiteral("groups")].toArray()) {
            const int n = group[QStringLiteral("active_at_start")].toInt();
            if (n < 30 || !group[QStringLiteral("churn_rate")].isDouble())
                continue;
            const QString rate = QString::number(group[QStringLiteral("churn_rate")].toDouble() * 100, 'f', 2) + u'%';
            const QString lower = QString::number(group[QStringLiteral("lower")].toDouble() * 100, 'f', 1);
            const QRegularExpression line(QStringLiteral("\\b%1 +%2 ").arg(en.toString(n), QRegularExpression::escape(rate)));
            rows += line.match(text).hasMatch() && text.contains(lower) ? 1 : 0;
        }
        QVERIFY2(rows >= 10, qPrintable(QString::number(rows)));
        for (const QJsonValue& group : m_rfm[QStringLiteral("groups")].toArray()) {
            const QString count = en.toString(group[QStringLiteral("n")].toInt());
            const QString share = QString::number(group[QStringLiteral("share")].toDouble() * 100, 'f', 1) + u'%';
            QVERIFY2(QRegularExpression(QStringLiteral("\\b%1 +%2").arg(count, QRegularExpression::escape(share))).match(text).hasMatch(), qPrintable(count + u' ' + share));
        }
        const QJsonObject churn = m_overview[QStringLiteral("churn_rate")].toObject();
        const auto percent = [&](const char* field) { return QString::number(churn[QLatin1String(field)].toDouble() * 100, 'f', 2); };
        QVERIFY(text.contains(percent("value") + u'%') && text.contains(percent("lower") + u'–' + percent("upper")));

        const QStringList fonts = read("pdffonts", {pdf}).split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QString& font : fonts) // name, type, encoding, emb, sub, uni, object; "sub" looks for a prefix of the name alone
            QVERIFY2(QRegularExpression(QStringLiteral(" yes +(yes|no) +(yes|no) +\\d+ +\\d+ *$")).match(font).hasMatch(), qPrintable(font));
        const QString info = read("pdfinfo", {pdf});
        QVERIFY2(info.contains(QStringLiteral("(A4)")) && info.contains(QStringLiteral("Title:")), qPrintable(info));
        QVERIFY(QFileInfo(pdf).size() < 1000000); // so the fonts are subsets: one whole Chinese face is larger than that
    }

    // The cells of a flat OpenDocument spreadsheet, with the types the office gave them.
    // Reference: OASIS, OpenDocument 1.3, part 3, 9.1 and 19.385.
    static QList<WorkbookSheet> officeSheets(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        const QString office = QStringLiteral("urn:oasis:names:tc:opendocument:xmlns:office:1.0"), tables = QStringLiteral("urn:oasis:names:tc:opendocument:xmlns:table:1.0");
        QList<WorkbookSheet> sheets;
        int row = 0, column = 0, rowRepeats = 1, depth = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            const bool start = xml.isStartElement();
            if (xml.name() == QStringLiteral("shapes") || xml.name() == QStringLiteral("frame")) // charts hold tables of their own
                depth += start ? 1 : xml.isEndElement() ? -1 : 0;
            if (!start || depth > 0)
                continue;
            const auto repeats = [&](const QString& name) { return std::max(1, xml.attributes().value(tables, name).toInt()); };
            if (xml.name() == QStringLiteral("table") && xml.namespaceUri() == tables) {
                sheets.append({xml.attributes().value(tables, QStringLiteral("name")).toString(), {}});
                row = 0;
                rowRepeats = 1;
            } else if (xml.name() == QStringLiteral("table-row")) {
                row += rowRepeats;
                rowRepeats = repeats(QStringLiteral("number-rows-repeated"));
                if (row == 0)
                    row = 1;
                column = 1;
            } else if (xml.name() == QStringLiteral("table-cell")) {
                const int times = repeats(QStringLiteral("number-columns-repeated"));
                const QString type = xml.attributes().value(office, QStringLiteral("value-type")).toString();
                QVariant value;
                if (type == QStringLiteral("string")) {
                    QStringList paragraphs;
                    while (xml.readNextStartElement()) {
                        if (xml.name() == QStringLiteral("p"))
                            paragraphs.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
                        else
                            xml.skipCurrentElement();
                    }
                    value = paragraphs.join(u'\n');
                } else if (type == QStringLiteral("date")) {
                    value = double(QDate(1899, 12, 30).daysTo(QDate::fromString(xml.attributes().value(office, QStringLiteral("date-value")).toString().left(10), Qt::ISODate)));
                } else if (!type.isEmpty()) {
                    value = xml.attributes().value(office, QStringLiteral("value")).toDouble();
                }
                for (int r = 0; value.isValid() && r < rowRepeats; ++r)
                    for (int c = 0; c < times; ++c)
                        sheets.last().rows[row + r][column + c] = value;
                column += times;
            }
        }
        return xml.hasError() ? QList<WorkbookSheet>() : sheets;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* program : {"unzip", "pdftotext", "pdffonts", "pdfinfo"})
            if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
                QSKIP("Left out: unzip and poppler-utils are needed to read the documents back.");
        qputenv("QT_QPA_PLATFORM", "offscreen");
        m_workspace = file(QStringLiteral("w.holdfast"));
        QCOMPARE(terminal({QStringLiteral("sample"), m_workspace, QStringLiteral("--customers"), QStringLiteral("800")}).status, 0);
        for (const char* analysis : {"overview", "rfm", "cohorts", "churn"}) {
            const auto run = terminal({QStringLiteral("analyse"), m_workspace, QString::fromLatin1(analysis), QStringLiteral("--json")});
            QCOMPARE(run.status, 0);
            gather(run.json());
            const QJsonObject result = run.json()[QStringLiteral("result")].toObject();
            if (analysis == QByteArray("overview"))
                m_overview = result;
            if (analysis == QByteArray("rfm"))
                m_rfm = result;
        }
        QVERIFY(m_printed.size() > 1000);
    }

    void everyNumber_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh") << QStringLiteral("zh");
    }
    void everyNumber()
    {
        QFETCH(QString, language);
        QVERIFY(write(language));
        readWorkbook(file(language + QStringLiteral(".xlsx")));
        readPdf(file(language + QStringLiteral(".pdf")));
    }

    // A second run differs in nothing, for the time of the sample's facts is the time of computing but for "Computed".
    void twoRunsAreEqual()
    {
        QStringList texts;
        for (const QString& name : {QStringLiteral("a"), QStringLiteral("b")}) {
            const QString xlsx = file(name + QStringLiteral(".xlsx"));
            QCOMPARE(terminal({QStringLiteral("brief"), m_workspace, QStringLiteral("weekly-churn"), QStringLiteral("--xlsx"), xlsx}).status, 0);
            QString all;
            for (const WorkbookSheet& sheet : workbookSheets(xlsx))
                for (const auto& row : sheet.rows)
                    for (const QVariant& cell : row)
                        all += cell.toString() + u'\n';
            QVERIFY(all.size() > 10000);
            texts.append(all);
        }
        static const QRegularExpression when(QStringLiteral("\\d{1,2} \\w{3} 20\\d\\d,? \\d\\d:\\d\\d[^\\n]*"));
        QCOMPARE(QString(texts[0]).remove(when), QString(texts[1]).remove(when));
    }

    // Letter and landscape, an issue that is kept, and the next that begins with what changed since then.
    void issues()
    {
        const QString pdf = file(QStringLiteral("letter.pdf"));
        const auto first = terminal({QStringLiteral("brief"), m_workspace, QStringLiteral("one-page"), QStringLiteral("--pdf"), pdf, QStringLiteral("--as-of"), QStringLiteral("2026-05-31"),
            QStringLiteral("--paper"), QStringLiteral("letter"), QStringLiteral("--landscape"), QStringLiteral("--keep-issue"), QStringLiteral("--json")});
        QVERIFY2(first.status == 0, first.err.constData());
        QCOMPARE(first.json()[QStringLiteral("digests")][QStringLiteral("letter.pdf")].toString().size(), 64);
        QProcess reader;
        reader.start(QStringLiteral("pdfinfo"), {pdf});
        QVERIFY(reader.waitForFinished(60000));
        QVERIFY2(QString::fromUtf8(reader.readAllStandardOutput()).contains(QStringLiteral("792 x 612 pts (letter)")), qPrintable(pdf));
        const auto list = terminal({QStringLiteral("briefing"), m_workspace, QStringLiteral("list"), QStringLiteral("--json")});
        const QJsonArray issues = list.json()[QStringLiteral("issues")].toArray();
        QCOMPARE(issues.size(), 1);
        QCOMPARE(issues[0][QStringLiteral("files")], first.json()[QStringLiteral("digests")]);
        const QString xlsx = file(QStringLiteral("since.xlsx"));
        const auto next = terminal({QStringLiteral("brief"), m_workspace, QStringLiteral("one-page"), QStringLiteral("--xlsx"), xlsx, QStringLiteral("--since-last")});
        QVERIFY2(next.status == 0, next.err.constData());
        const auto sheets = workbookSheets(xlsx);
        QVERIFY(sheets.size() > 3);
        QVERIFY2(sheets[2].name.startsWith(QStringLiteral("1 What changed")), qPrintable(sheets[2].name));
        QStringList figures;
        for (int row = 2; row <= sheets[2].lastRow(); ++row) {
            figures.append(sheets[2].at(row, 1).toString());
            QVERIFY(sheets[2].at(row, 2) != sheets[2].at(row, 3));
        }
        QVERIFY2(figures.contains(QStringLiteral("Churn rate")), qPrintable(figures.join(u',')));
    }

    // Kept in English, the same data have changed in nothing in Chinese.
    void anotherLanguageChangesNothing()
    {
        const QString then = file(QStringLiteral("then.xlsx")), now = file(QStringLiteral("now.xlsx"));
        QCOMPARE(terminal({QStringLiteral("brief"), m_workspace, QStringLiteral("value"), QStringLiteral("--xlsx"), then, QStringLiteral("--keep-issue")}).status, 0);
        QCOMPARE(terminal({QStringLiteral("--lang"), QStringLiteral("zh"), QStringLiteral("brief"), m_workspace, QStringLiteral("value"), QStringLiteral("--xlsx"), now, QStringLiteral("--since-last")}).status, 0);
        const auto sheets = workbookSheets(now);
        QVERIFY(sheets.size() > 3);
        QVERIFY2(sheets[2].name.startsWith(QStringLiteral("1 自上一期以来")), qPrintable(sheets[2].name));
        QVERIFY2(sheets[2].lastRow() <= 1, qPrintable(sheets[2].at(2, 1).toString() + sheets[2].at(2, 2).toString() + sheets[2].at(2, 3).toString()));
    }

    // Without lists of customers and small groups.
    void managerCopy()
    {
        const QString xlsx = file(QStringLiteral("manager.xlsx")), full = file(QStringLiteral("full.xlsx"));
        QCOMPARE(terminal({QStringLiteral("brief"), m_workspace, QStringLiteral("weekly-churn"), QStringLiteral("--xlsx"), full}).status, 0);
        QCOMPARE(terminal({QStringLiteral("brief"), m_workspace, QStringLiteral("weekly-churn"), QStringLiteral("--xlsx"), xlsx, QStringLiteral("--manager")}).status, 0);
        // Rows of 1 to 9 customers by one of their sizes, or of which that is told.
        const auto smallRows = [](const QString& path, bool figures) {
            int rows = 0;
            for (const WorkbookSheet& sheet : workbookSheets(path))
                for (int row = 2; row <= sheet.lastRow(); ++row) {
                    bool small = false;
                    for (const QString& size : {QStringLiteral("Customers"), QStringLiteral("Active at start")})
                        if (const int n = sheet.column(size); n > 0)
                            small = small || (figures ? sheet.isNumber(row, n) && sheet.at(row, n).toDouble() > 0 && sheet.at(row, n).toDouble() < 10 : sheet.text(row, n) == QStringLiteral("< 10"));
                    rows += small ? 1 : 0;
                }
            return rows;
        };
        const int shown = smallRows(full, true);
        QVERIFY2(shown > 0, "the sample has small groups");
        QCOMPARE(smallRows(xlsx, true), 0);
        QCOMPARE(smallRows(xlsx, false), shown);
    }

    // LibreOffice reads the workbook without complaint, and every cell as it was written: numbers as numbers, texts as texts.
    void anOfficeReadsTheWorkbook_data() { everyNumber_data(); }
    void anOfficeReadsTheWorkbook()
    {
        QFETCH(QString, language);
        const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
        if (office.isEmpty())
            QSKIP("Left out: LibreOffice (soffice) is not installed, so nothing but our own reader has opened the workbook.");
        QVERIFY(write(language));
        const QString xlsx = file(language + QStringLiteral(".xlsx"));
        for (const QString& kind : {QStringLiteral("pdf"), QStringLiteral("fods")}) {
            QProcess convert;
            convert.start(office, {QStringLiteral("-env:UserInstallation=file://") + file(QStringLiteral("profile")), QStringLiteral("--headless"), QStringLiteral("--convert-to"), kind,
                QStringLiteral("--outdir"), file(QStringLiteral("office")), xlsx});
            QVERIFY(convert.waitForFinished(240000));
            const QByteArray said = convert.readAllStandardOutput() + convert.readAllStandardError();
            QVERIFY2(convert.exitCode() == 0 && QFileInfo(file(QStringLiteral("office/") + language + u'.' + kind)).size() > 1000 && !said.toLower().contains("error"), said.constData());
        }
        const auto written = workbookSheets(xlsx), seen = officeSheets(file(QStringLiteral("office/") + language + QStringLiteral(".fods")));
        QCOMPARE(seen.size(), written.size());
        int numbers = 0, texts = 0;
        for (qsizetype i = 0; i < written.size(); ++i) {
            QCOMPARE(seen[i].name, written[i].name);
            QCOMPARE(seen[i].rows.keys(), written[i].rows.keys());
            for (auto row = written[i].rows.begin(); row != written[i].rows.end(); ++row) {
                const auto& other = seen[i].rows[row.key()];
                QVERIFY2(other.keys() == row->keys(), qPrintable(QStringLiteral("%1, row %2").arg(written[i].name).arg(row.key())));
                for (auto cell = row->begin(); cell != row->end(); ++cell) {
                    const QVariant& read = other[cell.key()];
                    const bool number = cell->typeId() == QMetaType::Double;
                    const bool same = read.typeId() == cell->typeId() && (number ? near(read.toDouble(), cell->toDouble()) : read.toString().simplified() == cell->toString().simplified());
                    QVERIFY2(same, qPrintable(QStringLiteral("%1, row %2, column %3: “%4” was read as “%5”").arg(written[i].name).arg(row.key()).arg(cell.key()).arg(cell->toString(), read.toString())));
                    ++(number ? numbers : texts);
                }
            }
        }
        QVERIFY2(numbers > 2000 && texts > 500, qPrintable(QStringLiteral("%1 numbers, %2 texts").arg(numbers).arg(texts)));
    }
};

HOLDFAST_TEST(BriefingNumbersTruth)
#include "BriefingNumbersTruth.moc"
