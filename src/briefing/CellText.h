// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <optional>

namespace holdfast::briefing {

inline constexpr qsizetype kLongestCell = 32767; // UTF-16 units, Excel's limit

// A number as it is shown in English and Chinese pages: "6.84%", "+5.9 pp", "€1,920.50", "−12". Nothing for anything
// else, also for rounded short forms ("1.92M", "21.4 万").
struct ShownNumber {
    double value = 0; // as shown: 6.84 for "6.84%"
    int decimals = 0;
    bool percent = false;
    bool points = false;
    bool plus = false; // an explicit + was shown
    QString currency; // "€", or empty
};
std::optional<ShownNumber> shownNumber(const QString& text);

// What a spreadsheet may be given. `changed` when a guard was put before a text that could be run as a formula (first
// character after quotes and blanks one of = + - @, their full-width forms, tab, CR, LF, NUL; numbers and "n to m"
// excepted), or when a character that XML cannot hold became U+FFFD.
struct CellText {
    QString text;
    bool changed = false;
};
CellText cellText(const QString& text);

// One line without control characters, for titles of documents and charts.
QString plainTitle(const QString& text);

// Excel reads _x0041_ in a stored text as an escape; written so, it reads back as it was.
QString escapedEscapes(const QString& text);

// A sheet's name: at most 31 units, none of []:*?/\ and no control characters, not in `taken` (compared without case);
// it is added there.
QString sheetName(const QString& wanted, QSet<QString>& taken);

} // namespace holdfast::briefing
