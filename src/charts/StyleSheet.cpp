// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Style.h"
#include "charts/Theme.h"

#include <QApplication>
#include <QHash>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

QPalette palette(const Theme& t)
{
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour, const QColor& disabled) {
        p.setColor(QPalette::Active, role, colour);
        p.setColor(QPalette::Inactive, role, colour);
        p.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.window, t.window);
    set(QPalette::WindowText, t.ink, t.ink4);
    set(QPalette::Base, t.surface, t.sunken);
    set(QPalette::AlternateBase, t.sunken, t.sunken);
    set(QPalette::Text, t.ink, t.ink4);
    set(QPalette::PlaceholderText, t.ink3, t.ink4);
    set(QPalette::Button, t.surface, t.sunken);
    set(QPalette::ButtonText, t.ink, t.ink4);
    set(QPalette::BrightText, t.bad, t.ink4);
    set(QPalette::Highlight, t.accentSoft, t.hover);
    set(QPalette::HighlightedText, t.ink, t.ink4);
    set(QPalette::Link, t.accent, t.ink4);
    set(QPalette::LinkVisited, t.accent, t.ink4);
    set(QPalette::ToolTipBase, t.tooltip, t.tooltip);
    set(QPalette::ToolTipText, t.tooltipInk, t.tooltipInk);
    set(QPalette::Light, t.surface, t.surface);
    set(QPalette::Midlight, t.hover, t.hover);
    set(QPalette::Mid, t.line2, t.line2);
    set(QPalette::Dark, t.ink4, t.ink4);
    set(QPalette::Shadow, t.isDark ? QColor(0, 0, 0) : t.ink3, t.ink4);
    return p;
}

// ${name} = a colour token, #{n} = n design pixels at this zoom.
static QString filled(const char* text, const QHash<QString, QString>& colours, double zoom)
{
    const QString source = QString::fromUtf8(text);
    QString made;
    for (qsizetype i = 0; i < source.size();) {
        const QChar mark = source[i];
        if ((mark != u'$' && mark != u'#') || i + 1 >= source.size() || source[i + 1] != u'{') {
            made += mark;
            ++i;
            continue;
        }
        const qsizetype end = source.indexOf(u'}', i);
        const QString word = source.mid(i + 2, end - i - 2);
        made += mark == u'$' ? colours.value(word, QStringLiteral("magenta"))
                             : QString::number(std::max(1, int(std::lround(word.toDouble() * zoom))));
        i = end + 1;
    }
    return made;
}

static constexpr const char* kBase = R"(
QMainWindow, QDialog, QMessageBox, QWidget[surface="window"] { background: ${window}; }
QWidget[surface="rail"] { background: ${rail}; }
QWidget[surface="bar"] { background: ${bar}; }
QFrame[surface="block"] { background: ${surface}; border: 1px solid ${line}; border-radius: #{6}px; }
QFrame[surface="block"][active="true"] { border-color: ${accentLine}; }
QFrame[surface="sunken"] { background: ${sunken}; border: 1px solid ${line}; border-radius: #{5}px; }
QFrame[surface="note"] { background: ${infoSoft}; border: none; border-radius: #{5}px; }
QFrame[surface="popover"] { background: ${surface}; border: 1px solid ${line2}; border-radius: #{8}px; }
QFrame[surface="segment"] { background: ${hover}; border: none; border-radius: #{6}px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: ${accentLine}; }
QStatusBar { background: ${bar}; color: ${ink2}; border-top: 1px solid ${line}; }
QStatusBar::item { border: none; }
QToolTip { background: ${tooltip}; color: ${tooltipInk}; border: 1px solid ${tooltipLine}; padding: #{5}px #{7}px; }

QLabel { color: ${ink}; background: transparent; }
QLabel:disabled { color: ${ink4}; }
QLabel[type="kpi"] { font-size: #{21}px; font-weight: 600; }
QLabel[type="title"] { font-size: #{17}px; font-weight: 600; }
QLabel[type="emphasis"] { font-size: #{15}px; font-weight: 600; }
QLabel[type="block"] { font-size: #{13}px; font-weight: 600; }
QLabel[type="strong"] { font-weight: 600; }
QLabel[type="secondary"] { color: ${ink2}; }
QLabel[type="caption"] { color: ${ink3}; font-size: ${captionSize}; }
QLabel[type="group"] { color: ${ink3}; font-size: ${captionSize}; font-weight: 600; }
QLabel[type="bad"] { color: ${bad}; }
QLabel[type="warn"] { color: ${warn}; }
QLabel[type="good"] { color: ${good}; }
QLabel[type="info"] { color: ${info}; }
QLabel[type="accent"] { color: ${accent}; }
QLabel[tag] { font-size: ${captionSize}; border-radius: #{3}px; padding: #{1}px #{6}px; min-height: #{16}px; max-height: #{16}px; }
QLabel[tag="neutral"] { background: ${sunken}; color: ${ink2}; border: 1px solid ${line}; }
QLabel[tag="breach"] { background: ${badSoft}; color: ${bad}; }
QLabel[tag="watch"] { background: ${warnSoft}; color: ${warn}; }
QLabel[tag="good"] { background: ${goodSoft}; color: ${good}; }
QLabel[tag="info"] { background: ${infoSoft}; color: ${info}; }
QLabel[tag="accent"] { background: ${accentSoft}; color: ${accentInk}; }
)";

static constexpr const char* kButtons = R"(
QPushButton { background: ${surface}; color: ${ink}; border: 1px solid ${line2}; border-radius: #{5}px;
  padding: 0 #{10}px; min-height: #{24}px; font-size: #{12}px; font-weight: 500; outline: none; }
QPushButton:hover { background: ${hover}; }
QPushButton:pressed { background: ${line}; }
QPushButton:checked { background: ${accentSoft}; color: ${accentInk}; border-color: ${accentLine}; }
QPushButton:focus { border: 2px solid ${accent}; padding: 0 #{9}px; min-height: #{22}px; }
QPushButton:disabled { background: ${sunken}; color: ${ink4}; border-color: ${line}; }
QPushButton[density="small"] { min-height: #{20}px; padding: 0 #{8}px; }
QPushButton[density="small"]:focus { min-height: #{18}px; padding: 0 #{7}px; }
QPushButton[role="primary"] { background: ${accent}; color: ${onAccent}; border: 1px solid ${accent}; font-weight: 600; }
QPushButton[role="primary"]:hover { background: ${accentHover}; border-color: ${accentHover}; }
QPushButton[role="primary"]:pressed { background: ${accentInk}; border-color: ${accentInk}; }
QPushButton[role="primary"]:focus { border: 2px solid ${focusOnAccent}; }
QPushButton[role="primary"]:disabled { background: ${line}; color: ${ink3}; border-color: ${line}; }
QPushButton[role="quiet"], QPushButton[role="icon"] { background: transparent; color: ${ink2}; border: 1px solid transparent; }
QPushButton[role="quiet"]:hover, QPushButton[role="icon"]:hover { background: ${hover}; color: ${ink}; }
QPushButton[role="quiet"]:focus, QPushButton[role="icon"]:focus { border: 2px solid ${accent}; }
QPushButton[role="quiet"]:disabled, QPushButton[role="icon"]:disabled { color: ${ink4}; background: transparent; }
QPushButton[role="icon"] { padding: 0; min-width: #{22}px; }
QPushButton[role="icon"]:focus { padding: 0; }
QPushButton[role="link"] { background: transparent; color: ${accent}; border: 1px solid transparent; padding: 0 #{2}px; }
QPushButton[role="link"]:hover { color: ${accentInk}; text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid ${accent}; padding: 0 #{1}px; }
QPushButton[role="chip"] { background: ${accentSoft}; color: ${accentInk}; border: 1px solid ${accentLine}; border-radius: #{12}px;
  min-height: #{22}px; padding: 0 #{9}px; }
QPushButton[role="chip"]:hover { background: ${chipHover}; }
QPushButton[role="chip-plain"] { background: ${sunken}; color: ${ink2}; border: 1px solid ${line}; border-radius: #{12}px;
  min-height: #{22}px; padding: 0 #{9}px; }
QPushButton[role="chip-add"] { background: transparent; color: ${ink2}; border: 1px dashed ${ink4}; border-radius: #{12}px;
  min-height: #{22}px; padding: 0 #{9}px; }
QPushButton[role="chip-add"]:hover, QPushButton[role="chip-plain"]:hover { background: ${hover}; color: ${ink}; }
QPushButton[role="chip"]:focus, QPushButton[role="chip-plain"]:focus, QPushButton[role="chip-add"]:focus {
  border: 2px solid ${accent}; min-height: #{20}px; padding: 0 #{8}px; }
QPushButton[role="segment"] { background: transparent; color: ${ink2}; border: 1px solid transparent; border-radius: #{5}px;
  min-height: #{22}px; padding: 0 #{12}px; }
QPushButton[role="segment"]:hover { color: ${ink}; }
QPushButton[role="segment"]:checked { background: ${surface}; color: ${ink}; font-weight: 600; border: 1px solid ${line}; }
QPushButton[role="segment"]:focus { border: 2px solid ${accent}; min-height: #{20}px; padding: 0 #{11}px; }
QPushButton::menu-indicator { width: 0; image: none; }

QToolButton { background: transparent; color: ${ink2}; border: 1px solid transparent; border-radius: #{5}px;
  padding: #{2}px #{5}px; min-height: #{18}px; font-size: #{12}px; }
QToolButton:hover { background: ${hover}; color: ${ink}; }
QToolButton:pressed, QToolButton:checked { background: ${accentSoft}; color: ${accentInk}; }
QToolButton:focus { border: 2px solid ${accent}; padding: #{1}px #{4}px; }
QToolButton:disabled { color: ${ink4}; background: transparent; }
QToolButton[role="plain"] { background: ${surface}; color: ${ink}; border: 1px solid ${line2}; padding: #{2}px #{9}px; min-height: #{20}px; }
QToolButton[role="plain"]:hover { background: ${hover}; }
QToolButton[role="plain"]:focus { border: 2px solid ${accent}; padding: #{1}px #{8}px; }
QToolButton::menu-indicator { width: 0; image: none; }
)";

static constexpr const char* kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit { background: ${surface}; color: ${ink}; border: 1px solid ${line2}; border-radius: #{5}px;
  selection-background-color: ${accent}; selection-color: ${onAccent}; font-size: #{12}px; }
QComboBox, QAbstractSpinBox, QCheckBox, QRadioButton { font-size: #{12}px; }
QCheckBox, QRadioButton { spacing: #{6}px; background: transparent; color: ${ink}; }
QCheckBox:disabled, QRadioButton:disabled { color: ${ink4}; }
QLineEdit { padding: 0 #{8}px; min-height: #{24}px; }
QPlainTextEdit, QTextEdit { padding: #{4}px; }
QLineEdit:hover { border-color: ${ink4}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid ${accent}; }
QLineEdit:focus { padding: 0 #{7}px; min-height: #{22}px; }
QLineEdit:disabled { background: ${sunken}; color: ${ink4}; border-color: ${line}; }
QLineEdit:read-only { background: ${sunken}; }
QLineEdit[state="error"] { border-color: ${bad}; }
QComboBox QAbstractItemView { background: ${surface}; color: ${ink}; border: 1px solid ${line2}; padding: #{3}px;
  selection-background-color: ${accentSoft}; selection-color: ${ink}; outline: none; font-size: #{12}px; }
QComboBox QAbstractItemView::item { min-height: #{24}px; padding: 0 #{6}px; border-radius: #{4}px; }
QComboBox QAbstractItemView::item:hover { background: ${hover}; }
QComboBox QAbstractItemView::item:selected { background: ${accentSoft}; color: ${accentInk}; }
QGroupBox { background: transparent; border: 1px solid ${line}; border-radius: #{6}px; margin-top: #{9}px; padding: #{10}px #{10}px #{8}px #{10}px; }
QGroupBox::title { subcontrol-origin: margin; left: #{10}px; padding: 0 #{4}px; color: ${ink2}; }
QProgressBar { background: ${line}; border: none; border-radius: #{2}px; min-height: #{4}px; max-height: #{4}px; text-align: center; color: transparent; }
QProgressBar::chunk { background: ${accent}; border-radius: #{2}px; }
QProgressBar[state="done"]::chunk { background: ${good}; }
QProgressBar[state="error"]::chunk { background: ${bad}; }
QSlider::groove:horizontal { background: ${line}; height: #{4}px; border-radius: #{2}px; }
QSlider::sub-page:horizontal { background: ${accent}; border-radius: #{2}px; }
QSlider::handle:horizontal { background: ${surface}; border: 2px solid ${accent}; width: #{12}px; margin: -#{6}px 0; border-radius: #{8}px; }
)";

static constexpr const char* kViews = R"(
QAbstractItemView { background: ${surface}; color: ${ink}; border: none; outline: none; gridline-color: ${line};
  selection-background-color: ${accentSoft}; selection-color: ${ink}; font-size: #{12}px; }
QListView, QTreeView, QTableView { background: transparent; }
QTableView::item, QTreeView::item { padding: 0 #{8}px; border: none; border-bottom: 1px solid ${line}; }
QTreeView::item, QListView::item { min-height: #{25}px; }
QListView::item { padding: 0 #{8}px; border-radius: #{5}px; }
QAbstractItemView::item:hover { background: ${hover}; }
QAbstractItemView::item:selected { background: ${accentSoft}; color: ${ink}; }
QListView[surface="rail"] { background: transparent; }
QListView[surface="rail"]::item { min-height: #{28}px; color: ${ink2}; }
QListView[surface="rail"]::item:selected { color: ${accentInk}; }
QHeaderView { background: transparent; border: none; font-size: #{12}px; }
QHeaderView::section { background: transparent; color: ${ink2}; border: none; border-bottom: 1px solid ${line2};
  padding: 0 #{8}px; min-height: #{24}px; font-weight: 400; }
QHeaderView::section:hover { color: ${ink}; background: ${hover}; }
QTableCornerButton::section { background: transparent; border: none; }
QTabWidget::pane { border: none; background: transparent; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; font-size: #{12}px; }
QTabBar::tab { background: ${hover}; color: ${ink2}; border: 1px solid ${hover}; padding: 0 #{12}px; min-height: #{22}px; margin: 0; font-weight: 500; }
QTabBar::tab:first { border-top-left-radius: #{6}px; border-bottom-left-radius: #{6}px; }
QTabBar::tab:last { border-top-right-radius: #{6}px; border-bottom-right-radius: #{6}px; }
QTabBar::tab:only-one { border-radius: #{6}px; }
QTabBar::tab:hover { color: ${ink}; }
QTabBar::tab:selected { background: ${surface}; color: ${ink}; border: 1px solid ${line2}; border-radius: #{5}px; }
QTabBar::tab:focus { border: 2px solid ${accent}; }

QMenuBar { background: ${bar}; color: ${ink}; border: none; font-size: #{12}px; }
QMenuBar::item { padding: #{5}px #{9}px; background: transparent; border-radius: #{4}px; }
QMenuBar::item:selected { background: ${hover}; }
QMenu { background: ${surface}; color: ${ink}; border: 1px solid ${line2}; padding: #{4}px; font-size: #{12}px; }
QMenu::item { padding: #{5}px #{24}px #{5}px #{10}px; border-radius: #{4}px; min-height: #{16}px; }
QMenu::item:selected { background: ${accentSoft}; color: ${accentInk}; }
QMenu::item:disabled { color: ${ink4}; background: transparent; }
QMenu::icon { padding-left: #{8}px; }
QMenu::separator { height: 1px; background: ${line}; margin: #{4}px #{6}px; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: #{10}px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: #{10}px; margin: 0; border: none; }
QScrollBar::handle { background: ${line2}; border-radius: #{3}px; margin: #{2}px; }
QScrollBar::handle:hover { background: ${ink4}; }
QScrollBar::handle:vertical { min-height: #{28}px; }
QScrollBar::handle:horizontal { min-width: #{28}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
)";

QString styleSheet(const Theme& t, const Typography& type)
{
    const QColor bar = t.isDark ? t.surface : mixed(t.surface, t.window, 0.7);
    const QHash<QString, QColor> tokens{{QStringLiteral("window"), t.window}, {QStringLiteral("rail"), t.rail},
        {QStringLiteral("bar"), bar}, {QStringLiteral("surface"), t.surface}, {QStringLiteral("sunken"), t.sunken},
        {QStringLiteral("hover"), t.hover}, {QStringLiteral("line"), t.line}, {QStringLiteral("line2"), t.line2},
        {QStringLiteral("ink"), t.ink}, {QStringLiteral("ink2"), t.ink2}, {QStringLiteral("ink3"), t.ink3},
        {QStringLiteral("ink4"), t.ink4}, {QStringLiteral("accent"), t.accent},
        {QStringLiteral("accentInk"), t.accentInk}, {QStringLiteral("accentSoft"), t.accentSoft},
        {QStringLiteral("accentLine"), t.accentLine}, {QStringLiteral("onAccent"), t.onAccent},
        {QStringLiteral("accentHover"), mixed(t.accentInk, t.accent, 0.5)}, {QStringLiteral("focusOnAccent"), t.ink},
        {QStringLiteral("chipHover"), mixed(t.accentLine, t.accentSoft, 0.35)}, {QStringLiteral("bad"), t.bad},
        {QStringLiteral("badSoft"), t.badSoft}, {QStringLiteral("warn"), t.warn},
        {QStringLiteral("warnSoft"), t.warnSoft}, {QStringLiteral("good"), t.good},
        {QStringLiteral("goodSoft"), t.goodSoft}, {QStringLiteral("info"), t.info},
        {QStringLiteral("infoSoft"), t.infoSoft}, {QStringLiteral("tooltip"), t.tooltip},
        {QStringLiteral("tooltipInk"), t.tooltipInk}, {QStringLiteral("tooltipLine"), t.isDark ? t.line2 : t.tooltip}};
    QHash<QString, QString> words;
    for (auto token = tokens.begin(); token != tokens.end(); ++token)
        words.insert(token.key(), token.value().name());
    words.insert(
        QStringLiteral("captionSize"), QString::number(type.font(Type::Caption).pixelSize()) + QStringLiteral("px"));
    QString sheet;
    for (const char* part : {kBase, kButtons, kFields, kViews})
        sheet += filled(part, words, type.zoom);
    return sheet;
}

void applyTheme(QApplication& application, const Theme& theme, const Typography& type)
{
    application.setStyleSheet({});
    application.setStyle(new Style(theme, type)); // the application owns it
    application.setPalette(palette(theme));
    QToolTip::setPalette(palette(theme));
    application.setFont(type.font(Type::Body));
    QToolTip::setFont(type.font(Type::Table));
    application.setStyleSheet(styleSheet(theme, type));
}

} // namespace holdfast::charts
