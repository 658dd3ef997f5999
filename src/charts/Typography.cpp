// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Theme.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QThread>

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::charts {

// Inter if it is there; otherwise the platform's own choice.
static const QString& uiFamily()
{
    static const QString family = [] {
        const QString inter = QStringLiteral("Inter");
        return QFontDatabase::hasFamily(inter) ? inter : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return family;
}

// Simplified Chinese faces come before every other CJK face: otherwise Qt takes a Japanese one for shared characters.
static QStringList chineseFamilies()
{
    return {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Microsoft YaHei UI"), QStringLiteral("PingFang SC")};
}

static bool digitsHaveOneAdvance(const QString& family)
{
    QFont font;
    font.setFamilies({family});
    font.setPixelSize(100);
    const QFontMetricsF metrics(font);
    const double zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit)
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.5)
            return false;
    return true;
}

QString Typography::figureFamily()
{
    // Qt 6.4 cannot switch on the OpenType feature "tnum", so a family with equal digits is looked for.
    static const QString family = [] {
        for (const QString& candidate : {uiFamily(), QStringLiteral("Noto Sans"), QStringLiteral("Segoe UI"),
                 QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")})
            if (QFontDatabase::hasFamily(candidate) && digitsHaveOneAdvance(candidate))
                return candidate;
        return uiFamily();
    }();
    return family;
}

QStringList Typography::families(bool chinese)
{
    // Latin letters and digits stay in the UI face in Chinese too; the Chinese face is the first fallback.
    Q_UNUSED(chinese)
    QStringList all{uiFamily()};
    all += chineseFamilies();
    return all;
}

Typography Typography::of(const QLocale& locale, double zoom)
{
    return {locale.language() == QLocale::Chinese, zoom};
}

static double sizeOf(Type type, bool chinese)
{
    switch (type) {
    case Type::Kpi:
        return 21;
    case Type::PageTitle:
        return 17;
    case Type::Emphasis:
        return 15;
    case Type::Body:
    case Type::Title:
        return 13;
    case Type::Table:
        return 12;
    case Type::Caption:
        break;
    }
    return chinese ? 12 : 11;
}

static QFont made(const Typography& typography, Type type, bool strong, bool figures)
{
    QFont font;
    QStringList families = Typography::families(typography.chinese);
    if (figures) {
        families.prepend(Typography::figureFamily());
        families.removeDuplicates();
    }
    font.setFamilies(families);
    font.setPixelSize(std::max(1, int(std::lround(sizeOf(type, typography.chinese) * typography.zoom))));
    const bool heavy =
        strong || type == Type::Kpi || type == Type::PageTitle || type == Type::Emphasis || type == Type::Title;
    font.setWeight(heavy ? QFont::DemiBold : QFont::Normal);
    // -0.02 em as a share of the usual advance: absolute spacing is not scaled with the page in PDF.
    if (type == Type::Kpi && !typography.chinese)
        font.setLetterSpacing(QFont::PercentageSpacing, 97);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

// A font looks its faces up once, and its copies share them: cells and marks ask for theirs thousands of times a second.
// Kept for the window only; never freed, as faces can't be given back once the application has gone.
static QFont kept(const Typography& typography, Type type, bool strong, bool figures)
{
    const QCoreApplication* application = QCoreApplication::instance();
    if (!application || QThread::currentThread() != application->thread())
        return made(typography, type, strong, figures);
    struct Kept {
        double zoom = 0;
        QFont font;
    };
    static auto& fonts = *new std::array<Kept, 8 * (int(Type::Caption) + 1)>;
    static_assert(int(Type::Kpi) == 0);
    Kept& found = fonts[std::size_t(8 * int(type) + 4 * typography.chinese + 2 * strong + figures)];
    if (found.zoom != typography.zoom)
        found = {typography.zoom, made(typography, type, strong, figures)};
    return found.font;
}

QFont Typography::font(Type type, bool strong) const
{
    return kept(*this, type, strong, false);
}

QFont Typography::figures(Type type, bool strong) const
{
    return kept(*this, type, strong, true);
}

QFont Typography::mark() const
{
    QFont made = font(Type::Body, true);
    made.setFamilies({QStringLiteral("Georgia"), QStringLiteral("Noto Serif"), QStringLiteral("Times New Roman"),
        QStringLiteral("DejaVu Serif"), uiFamily()});
    made.setItalic(true);
    return made;
}

} // namespace holdfast::charts
