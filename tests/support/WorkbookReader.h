// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QProcess>
#include <QVariant>
#include <QXmlStreamReader>

// The cells of a workbook as unzip and Qt's XML reader find them, without the code that wrote it.
namespace holdfast::tests {

struct WorkbookSheet {
    QString name;
    QMap<int, QMap<int, QVariant>> rows; // both from 1; double or QString; empty cells are not there
    QVariant at(int row, int column) const { return rows.value(row).value(column); }
    QString text(int row, int column) const { return at(row, column).typeId() == QMetaType::QString ? at(row, column).toString() : QString(); }
    bool isNumber(int row, int column) const { return at(row, column).typeId() == QMetaType::Double; }
    int lastRow() const { return rows.isEmpty() ? 0 : rows.lastKey(); }
    int lastColumn() const { return rows.value(1).isEmpty() ? 0 : rows.value(1).lastKey(); }
    // 0 = there is none.
    int column(const QString& title) const
    {
        const auto heads = rows.value(1);
        for (auto it = heads.begin(); it != heads.end(); ++it)
            if (it->toString() == title)
                return it.key();
        return 0;
    }
};

inline QByteArray workbookPart(const QString& path, const QString& part)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-p"), path, part});
    return unzip.waitForFinished(60000) && unzip.exitCode() == 0 ? unzip.readAllStandardOutput() : QByteArray();
}

// In the order of the workbook; parts are expected to be numbered in that order. Empty when it can't be read.
inline QList<WorkbookSheet> workbookSheets(const QString& path)
{
    QStringList strings;
    QXmlStreamReader shared(workbookPart(path, QStringLiteral("xl/sharedStrings.xml")));
    while (!shared.atEnd()) {
        shared.readNext();
        if (shared.isStartElement() && shared.name() == QStringLiteral("si"))
            strings.append(QString());
        else if (shared.isStartElement() && shared.name() == QStringLiteral("t"))
            strings.last() += shared.readElementText();
    }
    QList<WorkbookSheet> sheets;
    QXmlStreamReader book(workbookPart(path, QStringLiteral("xl/workbook.xml")));
    while (!book.atEnd()) {
        book.readNext();
        if (book.isStartElement() && book.name() == QStringLiteral("sheet"))
            sheets.append({book.attributes().value(QStringLiteral("name")).toString(), {}});
    }
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        QXmlStreamReader xml(workbookPart(path, QStringLiteral("xl/worksheets/sheet%1.xml").arg(i + 1)));
        int row = 0, column = 0;
        QString type;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QStringLiteral("c")) {
                row = column = 0;
                for (const QChar c : xml.attributes().value(QStringLiteral("r"))) {
                    if (c.isDigit())
                        row = row * 10 + c.digitValue();
                    else
                        column = column * 26 + (c.unicode() - 'A' + 1);
                }
                type = xml.attributes().value(QStringLiteral("t")).toString();
            } else if (xml.name() == QStringLiteral("v")) {
                const QString value = xml.readElementText();
                sheets[i].rows[row][column] = type == QStringLiteral("s") ? QVariant(strings.value(value.toInt())) : QVariant(value.toDouble());
            }
        }
        if (xml.hasError())
            return {};
    }
    return sheets;
}

} // namespace holdfast::tests
