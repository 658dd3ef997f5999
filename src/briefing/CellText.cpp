// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/CellText.h"

#include <QRegularExpression>

namespace holdfast::briefing {

std::optional<ShownNumber> shownNumber(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^([+\\-\u2212]?)(\\p{Sc}?)([+\\-\u2212]?)(\\d{1,3}(?:,\\d{"
                                                           "3})+|\\d{1,15})(?:\\.(\\d{1,15}))?[\\s\u00A0\u2009\u202F]*"
                                                           "(%|pp|\u4E2A\u767E\u5206\u70B9)?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch() || (!match.captured(1).isEmpty() && !match.captured(3).isEmpty()))
        return {};
    const QString sign = match.captured(1) + match.captured(3);
    QString digits = match.captured(4);
    digits.remove(u',');
    const QString fraction = match.captured(5);
    ShownNumber shown;
    shown.value = (digits + u'.' + (fraction.isEmpty() ? QStringLiteral("0") : fraction)).toDouble();
    if (sign == QStringLiteral("-") || sign == QStringLiteral("\u2212"))
        shown.value = -shown.value;
    shown.plus = sign == QStringLiteral("+");
    shown.decimals = static_cast<int>(fraction.size());
    shown.currency = match.captured(2);
    shown.percent = match.captured(6) == QStringLiteral("%");
    shown.points = !match.captured(6).isEmpty() && !shown.percent;
    return shown;
}

static bool plain(const QString& text)
{
    if (shownNumber(text))
        return true;
    static const QRegularExpression between(QStringLiteral("\\s*\u2013\\s*|\\s+(to|\u81F3)\\s+"));
    const QStringList parts = text.split(between);
    return parts.size() == 2 && shownNumber(parts[0]) && shownNumber(parts[1]);
}

static bool mayRun(const QString& text)
{
    static const QString leading = QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n") + QChar(0);
    static const QString quotes = QStringLiteral("\"'`\u2018\u2019\u201C\u201D\u00AB\u00BB");
    for (const QChar c : text) {
        if (leading.contains(c))
            return true;
        if (!quotes.contains(c) && !c.isSpace() && c != QChar(0x200B) && c != QChar(0xFEFF))
            return false;
    }
    return false;
}

CellText cellText(const QString& text)
{
    CellText made{text, false};
    const bool guard = mayRun(text) && !plain(text);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool high = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (high) {
            ++i;
        } else if (c.isNull() || c.isSurrogate() || c.unicode() >= 0xFFFE) {
            made.text[i] = QChar(0xFFFD);
            made.changed = true;
        }
    }
    if (guard) {
        made.text.prepend(u'\'');
        made.changed = true;
    }
    return made;
}

QString plainTitle(const QString& text)
{
    QString clean = cellText(text).text;
    clean.removeIf([](QChar c) { return c.unicode() < 0x20 && !c.isSpace(); });
    return clean.simplified();
}

QString escapedEscapes(const QString& text)
{
    static const QRegularExpression escape(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    if (!text.contains(QLatin1String("_x")))
        return text;
    return QString(text).replace(escape, QStringLiteral("_x005F_"));
}

QString sheetName(const QString& wanted, QSet<QString>& taken)
{
    QString clean;
    for (const QChar c : wanted)
        clean.append(
            c.unicode() < 0x20 || c.unicode() == 0x7F || c.unicode() >= 0xFFFE || QStringLiteral("[]:*?/\\").contains(c)
                ? QChar(u' ')
                : c);
    clean = clean.simplified();
    while (clean.startsWith(u'\''))
        clean.remove(0, 1);
    if (mayRun(clean) || clean.isEmpty())
        clean.prepend(QStringLiteral("Sheet "));
    const auto cut = [](QString name, qsizetype size) {
        name = name.left(size);
        if (!name.isEmpty() && name.back().isHighSurrogate())
            name.chop(1);
        while (name.endsWith(u'\'') || name.endsWith(u' '))
            name.chop(1);
        return name;
    };
    QString name = cut(clean, 31);
    for (int i = 2; taken.contains(name.toCaseFolded()); ++i) {
        const QString suffix = QStringLiteral(" (%1)").arg(i);
        name = cut(clean, 31 - suffix.size()) + suffix;
    }
    taken.insert(name.toCaseFolded());
    return name;
}

} // namespace holdfast::briefing
