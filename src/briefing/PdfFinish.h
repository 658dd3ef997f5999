// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace holdfast::briefing {

struct Bookmark {
    QString title;
    int page = 0; // from 0
    double top = 0; // in points from the foot of the page
};

struct PdfFacts {
    QString title, creator, language;
    qint64 createdAt = 0; // seconds since 1970-01-01 UTC
    QList<Bookmark> bookmarks;
    // The usual ideograph for a radical that looks the same (U+2EDB -> U+98CE), or the character itself.
    std::function<char16_t(char16_t)> ideograph;
};

// Rewrites what Qt's PDF writer made: objects numbered in the order in which they are met, so that equal content gives
// equal bytes (Qt numbers fonts by a hash that differs from run to run); title, time and identifier as given, and the
// bookmarks Qt 6.4 has no call for. Qt leads a glyph back to any one of its characters; where several share a glyph the
// usual one is put in, so that Chinese text and ranges can be searched and copied. Nothing where the bytes are not laid
// out as Qt lays them out. Reference: ISO 32000-1, 7.5 (file structure), 12.3.3 (document outline), 14.3.3 (information
// dictionary).
std::optional<QByteArray> finishPdf(const QByteArray& written, const PdfFacts& facts);

} // namespace holdfast::briefing
