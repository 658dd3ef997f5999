// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "domain/Rule.h"

#include <QList>
#include <QObject>
#include <QPoint>

#include <functional>
#include <optional>

namespace holdfast::app {

class BlockFrame;

// Which mark of a block.
struct MarkPlace {
    // A row of the table, also where the block is shown as one; a point, an item or a column of a plot; a cell of a grid.
    bool table = false;
    int row = -1, column = -1; // of a grid: -1 beside the other is a whole column or row; of a flow: 0 above the line, 1 below, -1 both; of a curve with two sides: 1 above the line; of a flow of stages: from and to
};

// The marks of one block stand for customers. A double click or Enter on a mark lists them; a click or Space makes them the selection,
// in place of what this block had put into it (in a table only Space: a click chooses the row); a right click or the menu key offers to
// keep, add or take them out. The same mark again, or Esc, takes back what was put in. Each change is one step of undo.
class Marks : public QObject {
    Q_OBJECT
public:
    using RuleOf = std::function<std::optional<domain::Rule>(const MarkPlace&)>; // none: nobody stands behind it
    // `view`: of the frame, but made by somebody else; null: the one the frame makes.
    Marks(const Surroundings& with, BlockFrame* frame, RuleOf ruleOf, QWidget* view = nullptr);
    // Off: a click and Space are left to the view. For plots whose click does something else.
    void setSelecting(bool on) { m_selecting = on; }
    // Whom a mark stands for, where the rule alone does not say it well.
    void setWords(std::function<QString(const MarkPlace&)> words) { m_words = std::move(words); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void adopt(QWidget* view);
    MarkPlace current() const; // under the keyboard
    MarkPlace at(const QPoint& position) const;
    QPoint centreOf(const MarkPlace& place) const;
    QString wordsOf(const MarkPlace& place, const domain::Rule& rule) const;
    std::optional<domain::Rule> ruleAt(const MarkPlace& place) const;
    bool open(const MarkPlace& place);
    bool select(const QList<MarkPlace>& places); // those together; none = takes back what was put in
    bool isPlot() const; // chooses by itself neither by click nor by key

    Surroundings m_with;
    BlockFrame* m_frame;
    RuleOf m_ruleOf;
    std::function<QString(const MarkPlace&)> m_words;
    QWidget* m_view = nullptr;
    QPoint m_pressed {-1, -1};
    std::vector<domain::Rule> m_put; // conditions of the selection that came from here
    std::vector<domain::Rule> m_chosen; // the marks they say
    bool m_selecting = true;
};

} // namespace holdfast::app
