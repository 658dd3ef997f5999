// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QList>
#include <QPainter>
#include <QString>
#include <QTextLayout>

#include <memory>

namespace holdfast::briefing {

// The light theme's tokens (design.md section 6); a document has no dark one.
namespace ink {
inline constexpr QRgb kText = 0xFF182126, kSecond = 0xFF46535C, kCaption = 0xFF5C6972, kLine = 0xFFDFE4E7,
                      kLine2 = 0xFFC3CCD2, kAccent = 0xFF046C77, kAccentSoft = 0xFFF1F7F7, kBad = 0xFFB23A1E,
                      kGood = 0xFF14744F, kTeal = 0xFF027580, kTealLight = 0xFF80BABF, kOrange = 0xFFBC5822,
                      kSlate = 0xFF87949B;
}

// The faces of a document. Simplified Chinese faces are named before any other that has Chinese glyphs: a platform
// left to choose takes a Japanese one. Sizes in px of 1/96 inch.
class Typeface {
public:
    explicit Typeface(const QString& language);
    QFont text(int px, bool strong = false) const;
    // Digits of one width, for columns of numbers.
    QFont figures(int px, bool strong = false) const;
    qreal lineHeight(int px) const; // 1.4 of the size, 1.5 in Chinese
    bool chinese() const { return m_chinese; }
    // The ideograph of U+4E00 to U+9FFF drawn by the same glyph, or the character itself.
    char16_t ideographLike(char16_t radical) const;

private:
    QFont made(const QStringList& families, int px, bool strong) const;
    bool m_chinese;
    QStringList m_text, m_figures;
    mutable QHash<int, QFont> m_made; // a font that was used has found its faces
};

// Text as it may stand on a page: no control characters, no overrides of the writing direction.
QString printable(const QString& text);

struct Run {
    QString text;
    QFont font;
    QColor color = QColor::fromRgba(ink::kText);
};

// Text broken into lines of at most `width` px, shaped once. Words longer than a line are broken, not cut. With
// `maxLines` the last line ends in "…" when something is left.
class Paragraph {
public:
    Paragraph() = default;
    Paragraph(const QList<Run>& runs, qreal width, qreal lineHeight, Qt::Alignment alignment = Qt::AlignLeft,
        int maxLines = 0);
    qreal height() const { return m_lineHeight * m_lines; }
    qreal lineHeight() const { return m_lineHeight; }
    int lines() const { return m_lines; }
    qreal naturalWidth() const; // of the widest line
    void draw(QPainter& painter, QPointF topLeft) const;
    void drawLine(QPainter& painter, int line, QPointF topLeft) const;

private:
    std::shared_ptr<QTextLayout> m_layout;
    qreal m_lineHeight = 0;
    int m_lines = 0;
};

qreal textWidth(const QString& text, const QFont& font);

} // namespace holdfast::briefing
