// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/SheetPlan.h"
#include "briefing/XlsxWriter.h"

#include <QHash>
#include <QSet>

#include <xlsxwriter.h>

#include <optional>

namespace holdfast::briefing {

struct CellLook {
    QString number; // Excel number format
    bool strong = false, wrap = false, head = false, link = false;
    int size = 0; // 0 = the default
    bool operator==(const CellLook&) const = default;
};

// A libxlsxwriter workbook of which no answer is lost: the first failure is kept, what follows is skipped.
class Workbook {
public:
    // `fileName` and `temporary` (a private folder) in the file system's encoding. `large`: rows leave the memory as they
    // are written, so every sheet is written row after row.
    Workbook(const QByteArray& fileName, const QByteArray& temporary, const QString& target, bool large = false);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    lxw_format* format(const CellLook& look);

    lxw_worksheet* addSheet(const QString& wanted, QString* name);
    void text(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& text, const CellLook& look = {});
    void number(lxw_worksheet* sheet, qsizetype row, qsizetype column, double value, const CellLook& look);
    // The formats of a column's cells, looked up once.
    struct ColumnFormats {
        lxw_format *number = nullptr, *text = nullptr;
    };
    void cell(lxw_worksheet* sheet, qsizetype row, qsizetype column, const SheetCell& cell, const SheetColumn& of,
        ColumnFormats& formats, bool wrap = false);
    void link(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& toSheet, const QString& shown);
    void check(lxw_error error, const char* what);
    void setProperties(const QString& title, qint64 createdAt);
    // Writes the file; the workbook cannot be used after it.
    core::Status close();

    lxw_workbook* book() const { return m_book; }
    bool failed() const { return m_failure.has_value(); }
    core::Status status() const;
    QByteArray utf8Name(lxw_worksheet* sheet) const { return m_names.value(sheet).toUtf8(); }
    // An upper bound of the bytes the parts take while they are put together.
    qint64 roomNeeded() const { return m_room; }
    QList<ChangedText> changed;
    QStringList sheets;

private:
    void putText(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& text, lxw_format* format);
    void putNumber(lxw_worksheet* sheet, qsizetype row, qsizetype column, double value, lxw_format* format);
    void fail(core::Code code, const QString& what, const std::string& detail = {});
    lxw_workbook* m_book = nullptr;
    QString m_target;
    QSet<QString> m_taken;
    QHash<lxw_worksheet*, QString> m_names;
    QHash<QString, lxw_format*> m_formats;
    std::optional<core::Error> m_failure;
    qint64 m_room = 512 * 1024;
};

QString cellName(qsizetype row, qsizetype column); // "B7"

// A block's table, frozen head and chart on a sheet of its own. `told` hears every few hundred rows which share of them is
// written, and answers false to stop there.
void writeSheet(Workbook& book, lxw_worksheet* sheet, const SheetPlan& plan, const QString& chartTitle, bool wrap = false,
    const std::function<bool(double share)>& told = {});
// The chart alone, at the right of the columns.
void writeChart(Workbook& book, lxw_worksheet* sheet, const SheetPlan& plan, const std::vector<int>& columnOf,
    const QString& title);

} // namespace holdfast::briefing
