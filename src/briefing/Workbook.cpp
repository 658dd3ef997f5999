// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/Workbook.h"

#include "briefing/CellText.h"
#include "briefing/SaveFile.h"

#include <cerrno>
#include <cmath>

namespace holdfast::briefing {

using core::Code;

QString cellName(qsizetype row, qsizetype column)
{
    QString letters;
    for (qsizetype c = column + 1; c > 0; c = (c - 1) / 26)
        letters.prepend(QChar(static_cast<char16_t>(u'A' + (c - 1) % 26)));
    return letters + QString::number(row + 1);
}

Workbook::Workbook(const QByteArray& fileName, const QByteArray& temporary, const QString& target, bool large)
    : m_target(target)
{
    QByteArray folder = temporary;
    lxw_workbook_options options{};
    options.tmpdir = folder.data(); // copied by the library
    options.constant_memory = large ? LXW_TRUE : LXW_FALSE;
    m_book = workbook_new_opt(fileName.constData(), &options);
    if (m_book == nullptr)
        fail(Code::IoError, QStringLiteral("workbook"));
}

Workbook::~Workbook()
{
    lxw_workbook_free(m_book); // writes nothing
}

void Workbook::fail(Code code, const QString& what, const std::string& detail)
{
    if (m_failure)
        return;
    core::Error error;
    error.code = code;
    error.arguments = {{"path", m_target.toStdString()}, {"what", what.toStdString()}};
    error.detail = detail;
    m_failure = error;
}

core::Status Workbook::status() const
{
    if (m_failure)
        return std::unexpected(*m_failure);
    return {};
}

void Workbook::check(lxw_error error, const char* what)
{
    if (error == LXW_NO_ERROR || m_failure)
        return;
    const int systemError = errno;
    const std::string detail = std::string(what) + ": " + lxw_strerror(error);
    switch (error) {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
    case LXW_ERROR_ZIP_INTERNAL_ERROR:
        m_failure = fileError(systemError == 0 ? EIO : systemError, m_target);
        m_failure->detail = detail;
        break;
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
        fail(Code::OutOfMemory, {}, detail);
        break;
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
    case LXW_ERROR_32_STRING_LENGTH_EXCEEDED:
    case LXW_ERROR_128_STRING_LENGTH_EXCEEDED:
    case LXW_ERROR_255_STRING_LENGTH_EXCEEDED:
    case LXW_ERROR_WORKSHEET_MAX_NUMBER_URLS_EXCEEDED:
    case LXW_ERROR_WORKSHEET_MAX_URL_LENGTH_EXCEEDED:
        fail(Code::LimitsExceeded, {}, detail);
        break;
    default:
        fail(Code::Internal, {}, detail);
    }
}

lxw_format* Workbook::format(const CellLook& look)
{
    if (look == CellLook())
        return nullptr; // the library looks a format up for every cell
    const QString key = QStringLiteral("%1|%2%3%4%5|%6")
                            .arg(look.number)
                            .arg(look.strong)
                            .arg(look.wrap)
                            .arg(look.head)
                            .arg(look.link)
                            .arg(look.size);
    if (lxw_format* known = m_formats.value(key))
        return known;
    lxw_format* made = workbook_add_format(m_book);
    if (made == nullptr) {
        fail(Code::OutOfMemory, QStringLiteral("format"));
        return nullptr;
    }
    if (!look.number.isEmpty())
        format_set_num_format(made, look.number.toUtf8().constData());
    if (look.strong || look.head)
        format_set_bold(made);
    if (look.head) {
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(made, LXW_BORDER_THIN);
        format_set_bottom_color(made, 0x046C77);
    }
    if (look.wrap) {
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    }
    if (look.link) {
        format_set_font_color(made, 0x046C77);
        format_set_underline(made, LXW_UNDERLINE_SINGLE);
    }
    if (look.size > 0)
        format_set_font_size(made, look.size);
    m_formats.insert(key, made);
    return made;
}

lxw_worksheet* Workbook::addSheet(const QString& wanted, QString* name)
{
    if (m_failure)
        return nullptr;
    const QString made = sheetName(wanted, m_taken);
    lxw_worksheet* sheet = workbook_add_worksheet(m_book, made.toUtf8().constData());
    if (sheet == nullptr) {
        fail(Code::Internal, made, "the sheet's name was refused");
        return nullptr;
    }
    m_names.insert(sheet, made);
    sheets.append(made);
    if (name != nullptr)
        *name = made;
    m_room += 64 * 1024;
    return sheet;
}

void Workbook::text(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& text, const CellLook& look)
{
    if (!m_failure && !text.isEmpty())
        putText(sheet, row, column, text, format(look));
}

void Workbook::putText(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& text, lxw_format* format)
{
    const CellText guarded = cellText(text);
    if (guarded.text.size() > kLongestCell) {
        fail(Code::LimitsExceeded, m_names.value(sheet) + u'!' + cellName(row, column),
            "a text of more than 32767 characters");
        return;
    }
    if (row >= LXW_ROW_MAX || column >= LXW_COL_MAX) {
        fail(Code::LimitsExceeded, m_names.value(sheet), "more rows or columns than a sheet has");
        return;
    }
    if (guarded.changed)
        changed.append({m_names.value(sheet), cellName(row, column), text});
    const QByteArray utf8 = escapedEscapes(guarded.text).toUtf8();
    m_room += 160 + 8 * utf8.size(); // a control character takes seven bytes, and the cell its frame
    check(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), utf8.constData(), format),
        "write_string");
}

void Workbook::number(lxw_worksheet* sheet, qsizetype row, qsizetype column, double value, const CellLook& look)
{
    if (!m_failure && std::isfinite(value))
        putNumber(sheet, row, column, value, format(look));
}

void Workbook::putNumber(lxw_worksheet* sheet, qsizetype row, qsizetype column, double value, lxw_format* format)
{
    if (row >= LXW_ROW_MAX || column >= LXW_COL_MAX) {
        fail(Code::LimitsExceeded, m_names.value(sheet), "more rows or columns than a sheet has");
        return;
    }
    m_room += 160;
    check(worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value, format), "write_number");
}

void Workbook::cell(lxw_worksheet* sheet, qsizetype row, qsizetype column, const SheetCell& value, const SheetColumn& of,
    ColumnFormats& formats, bool wrap)
{
    if (m_failure)
        return;
    if (std::isfinite(value.number)) {
        CellLook look;
        if (!value.format.isEmpty()) {
            look.number = value.format;
            putNumber(sheet, row, column, value.number, format(look));
            return;
        }
        if (formats.number == nullptr) {
            look.number = of.format;
            formats.number = format(look);
        }
        putNumber(sheet, row, column, value.number, formats.number);
    } else if (!value.text.isEmpty()) {
        if (formats.text == nullptr) {
            CellLook look;
            look.wrap = wrap;
            formats.text = format(look);
        }
        putText(sheet, row, column, value.text, formats.text);
    }
}

void Workbook::link(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& toSheet, const QString& shown)
{
    if (m_failure)
        return;
    QString quoted = toSheet;
    quoted.replace(u'\'', QStringLiteral("''"));
    const QByteArray url = QStringLiteral("internal:'%1'!A1").arg(quoted).toUtf8();
    const QByteArray words = escapedEscapes(cellText(shown).text).toUtf8();
    CellLook look;
    look.link = true;
    m_room += 512;
    check(worksheet_write_url_opt(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), url.constData(),
              format(look), words.constData(), nullptr),
        "write_url");
}

void Workbook::setProperties(const QString& title, qint64 createdAt)
{
    if (m_failure)
        return;
    QByteArray name = plainTitle(title).left(250).toUtf8(), author = "Holdfast";
    lxw_doc_properties properties{};
    properties.title = name.data();
    properties.author = author.data();
    properties.created = static_cast<time_t>(createdAt == 0 ? 1 : createdAt); // 0 means "now" to the library
    check(workbook_set_properties(m_book, &properties), "set_properties");
}

core::Status Workbook::close()
{
    if (m_failure)
        return status();
    errno = 0;
    const lxw_error error = workbook_close(m_book);
    m_book = nullptr; // freed by the call, whatever it answers
    check(error, "close");
    return status();
}

} // namespace holdfast::briefing
