// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/Typeset.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QRawFont>
#include <QTextOption>

#include <cmath>

namespace holdfast::briefing {

static bool oneDigitWidth(const QString& family)
{
    QFont font(family);
    font.setPixelSize(100);
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit)
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.5)
            return false;
    return true;
}

Typeface::Typeface(const QString& language)
    : m_chinese(language.startsWith(QStringLiteral("zh")))
{
    const QStringList latin{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Segoe UI"),
        QStringLiteral("Helvetica Neue"), QStringLiteral("DejaVu Sans")};
    const QStringList simplified{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
        QStringLiteral("Microsoft YaHei UI"), QStringLiteral("PingFang SC")};
    const bool traditional = language.contains(QStringLiteral("TW")) || language.contains(QStringLiteral("Hant"));
    const QStringList han = traditional ? QStringList{QStringLiteral("Noto Sans CJK TC")} + simplified : simplified;
    const QStringList installed = QFontDatabase::families();
    const QStringList wanted = m_chinese ? han + latin : latin + han;
    for (const QString& family : wanted)
        if (installed.contains(family))
            m_text.append(family);
    for (const QString& family : std::as_const(m_text))
        if (oneDigitWidth(family))
            m_figures.append(family);
    for (const QString& family : std::as_const(m_text))
        if (!m_figures.contains(family))
            m_figures.append(family);
}

static QFont face(const QStringList& families, int px, bool strong)
{
    QFont font;
    if (!families.isEmpty())
        font.setFamilies(families);
    font.setPixelSize(px);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting); // widths must not depend on a screen
    // A glyph that only a substitution reaches (Inter's raised hyphen between digits) has no way back to its character
    // in Qt's PDF: copying and searching would lose it. Scripts that need shaping get it all the same.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QFont Typeface::made(const QStringList& families, int px, bool strong) const
{
    const int key = 4 * px + (&families == &m_figures ? 2 : 0) + (strong ? 1 : 0);
    auto kept = m_made.constFind(key);
    if (kept == m_made.constEnd())
        kept = m_made.insert(key, face(families, px, strong));
    return *kept;
}

QFont Typeface::text(int px, bool strong) const
{
    return made(m_text, px, strong);
}

QFont Typeface::figures(int px, bool strong) const
{
    return made(m_figures, px, strong);
}

char16_t Typeface::ideographLike(char16_t radical) const
{
    const QRawFont font = QRawFont::fromFont(text(12), QFontDatabase::SimplifiedChinese);
    const auto wanted = font.glyphIndexesForString(QString(QChar(radical)));
    if (wanted.size() != 1 || wanted[0] == 0)
        return radical;
    constexpr char16_t first = 0x4E00, last = 0x9FFF;
    QString all;
    for (char16_t c = first; c <= last; ++c)
        all.append(QChar(c));
    const auto found = font.glyphIndexesForString(all).indexOf(wanted[0]);
    return found < 0 ? radical : static_cast<char16_t>(first + found);
}

qreal Typeface::lineHeight(int px) const
{
    return std::ceil(px * (m_chinese ? 1.5 : 1.4));
}

QString printable(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'\n' || u == 0x2028 || u == 0x2029)
            clean.append(QChar::LineSeparator);
        else if (u == u'\t')
            clean.append(u' ');
        else if (u < 0x20 || (u >= 0x7F && u < 0xA0) || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069)
            || u == 0x200E || u == 0x200F)
            continue;
        else
            clean.append(c);
    }
    return clean;
}

Paragraph::Paragraph(const QList<Run>& runs, qreal width, qreal lineHeight, Qt::Alignment alignment, int maxLines)
    : m_lineHeight(lineHeight)
{
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const Run& run : runs) {
        const QString clean = printable(run.text);
        QTextCharFormat format;
        format.setFont(run.font);
        format.setForeground(run.color);
        formats.append({static_cast<int>(text.size()), static_cast<int>(clean.size()), format});
        text += clean;
    }
    if (text.isEmpty())
        return;
    const auto build = [&](const QString& content) {
        m_layout = std::make_shared<QTextLayout>(content, runs.first().font);
        QTextOption option(alignment);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setUseDesignMetrics(true);
        option.setTextDirection(Qt::LayoutDirectionAuto);
        m_layout->setTextOption(option);
        m_layout->setFormats(formats);
        m_layout->setCacheEnabled(true);
        m_layout->beginLayout();
        m_lines = 0;
        int end = 0;
        for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
            line.setLineWidth(width);
            // All lines share one pitch and one base line, whatever faces stand in them; 0.36 em is half a capital.
            line.setPosition(
                {0, m_lines * m_lineHeight + m_lineHeight / 2 + 0.36 * runs.first().font.pixelSize() - line.ascent()});
            ++m_lines;
            end = line.textStart() + line.textLength();
            if (maxLines > 0 && m_lines == maxLines)
                break;
        }
        m_layout->endLayout();
        return end;
    };
    const int end = build(text);
    if (maxLines <= 0 || end >= text.size())
        return;
    // The longest beginning that leaves room for the mark.
    const auto fits = [&](int keep) {
        const QString shortened = text.left(keep).trimmed() + QChar(0x2026);
        return build(shortened) >= shortened.size();
    };
    int least = 0, most = end;
    while (most - least > 1) {
        const int middle = (least + most) / 2;
        (fits(middle) ? least : most) = middle;
    }
    fits(least);
}

qreal Paragraph::naturalWidth() const
{
    qreal width = 0;
    for (int i = 0; i < m_lines; ++i)
        width = std::max(width, m_layout->lineAt(i).naturalTextWidth());
    return width;
}

void Paragraph::draw(QPainter& painter, QPointF topLeft) const
{
    for (int i = 0; i < m_lines; ++i)
        m_layout->lineAt(i).draw(&painter, topLeft);
}

void Paragraph::drawLine(QPainter& painter, int line, QPointF topLeft) const
{
    m_layout->lineAt(line).draw(&painter, {topLeft.x(), topLeft.y() - line * m_lineHeight});
}

qreal textWidth(const QString& text, const QFont& font)
{
    return Paragraph({{text, font}}, 1e6, 10).naturalWidth();
}

} // namespace holdfast::briefing
