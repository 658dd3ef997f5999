// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QLocale>
#include <QPalette>
#include <QString>
#include <QStringList>

#include <array>

class QApplication;

namespace holdfast::charts {

// Names the style sheet and Style know; set them as dynamic properties, then unpolish/polish if the widget was shown.
//   QPushButton, QToolButton   role = "primary" | "quiet" | "icon" | "chip" | "chip-add" | "chip-plain" | "link" |
//   "segment"
//                              (none = plain bordered; "segment" is checkable, inside a frame surface="segment")
//                              density = "small" (22 instead of 26); not `size`, which every widget has
//   QFrame, QWidget            surface = "window" | "block" | "rail" | "bar" | "sunken" | "popover" | "segment" |
//   "note"
//                              active = true on "block": accent-line border (filtered facet)
//   QLabel                     type = "kpi" | "title" | "emphasis" | "block" | "strong" | "caption" | "secondary"
//                                   | "group" | "bad" | "warn" | "good" | "info" | "accent"
//                              (not `text`: that property of a label is what it says)
//                              tag = "neutral" | "breach" | "watch" | "good" | "info" | "accent" (18 px high)
//   QLineEdit, QComboBox       state = "error"
//   QTabBar                    segmented control without more ado
//   QListView                  surface = "rail" for the navigation, "plain" for lists without a frame
//   QProgressBar               2 to 6 px high meter without text

// A colour ramp; interpolates in sRGB between equally spaced stops.
struct Ramp {
    QList<QColor> stops;
    QColor at(double position) const; // 0..1, clamped; NaN = first stop
};

// Position of `value` on a ramp between two end values, clamped; 0.5 when the ends coincide.
double rampPosition(double value, double low, double high);
// The 2nd and 98th percentile of the finite values (linear between order statistics); {0,0} when there are none.
std::pair<double, double> rampEnds(QList<double> values);

// Every colour of the program (design section 6). A plain value: hand it on, never look it up.
struct Theme {
    bool isDark = false;
    QColor window, rail, surface, sunken, hover, line, line2;
    QColor ink, ink2, ink3, ink4;
    QColor accent, accentInk, accentSoft, accentLine, onAccent;
    QColor bad, badSoft, warn, warnSoft, good, goodSoft, info, infoSoft;
    QColor ghost, grid;
    QColor tooltip, tooltipInk, tooltipInk2; // dark in both themes
    enum Series { Teal, Orange, Indigo, Plum, Ochre, Slate };
    std::array<QColor, 6> series;
    double bandOpacity = 0.14; // of an interval band in its series colour
    Ramp tide, ember, diverging, divergingPlain, scores; // divergingPlain carries no text
    QColor rampInk; // text on diverging and scores, whose stops are light in both themes

    static Theme light();
    static Theme dark();
    static Theme of(bool isDark) { return isDark ? dark() : light(); }
    Theme withStrongerBorders() const; // Settings: line2 becomes ink4 (3:1)
};

QColor mixed(const QColor& over, const QColor& under, double share); // opaque blend in sRGB
double contrast(const QColor& a, const QColor& b); // WCAG 2.1 contrast ratio, 1..21
inline QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

// Roles of text (design section 5). Sizes are pixels at 100 %; Chinese never goes below 12.
enum class Type : std::uint8_t { Kpi, PageTitle, Emphasis, Body, Title, Table, Caption };

struct Typography {
    bool chinese = false;
    double zoom = 1.0; // View > Zoom, 0.9 to 1.5

    QFont font(Type type, bool strong = false) const;
    QFont figures(Type type, bool strong = false) const; // digits of one width, for columns of numbers
    QFont mark() const; // of the ƒ sign
    double px(double designPixels) const { return designPixels * zoom; }

    // By the language of the interface (the default locale unless told).
    static Typography of(const QLocale& locale = QLocale(), double zoom = 1.0);
    static QStringList families(bool chinese);
    static QString figureFamily(); // the first family with equal digits; found once, then kept
};

QPalette palette(const Theme& theme);
QString styleSheet(const Theme& theme, const Typography& type = {});

// Style, palette, font and style sheet of the whole program; may be called again at any time.
void applyTheme(QApplication& application, const Theme& theme, const Typography& type);

} // namespace holdfast::charts
