// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/satisfaction/IndexDraft.h"

#include <QPoint>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace holdfast::app {

class BlockFrame;
class PairSlider;

// Pairwise judgements of the parts of one node: a matrix walked by mouse and arrow keys, 1-9 judge the
// current pair, Shift or the slash the other way round, a slider below it; the reciprocal follows. Consistency is live; what hurts most is framed and can be
// mended by one button.
class PairsEditor : public QWidget {
    Q_OBJECT
public:
    PairsEditor(const Surroundings& with, IndexDraft& draft, QWidget* parent);
    BlockFrame* block() const { return m_block; }
    PairSlider* slider() const { return m_slider; }
    QPoint current() const { return m_current; } // column, row
    void setCurrent(QPoint cell);
    void judge(double ratio); // of the current row to the current column
    void mend();
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void refreshPair();
    void addJudge();
    std::string judgeName() const; // empty = all together
    std::optional<flow::GroupWeights> alone(const std::string& judge) const;
    QString worstJudge() const;
    domain::IndexSystem judged(double ratio) const;
    Surroundings m_with;
    IndexDraft& m_draft;
    BlockFrame* m_block;
    QComboBox *m_group, *m_judge;
    QPushButton *m_add, *m_mend;
    QLabel *m_badge, *m_pair, *m_words, *m_left, *m_right, *m_hurts;
    PairSlider* m_slider;
    QPoint m_current {1, 0};
    std::optional<flow::GroupWeights> m_own; // of the judge in view
};

} // namespace holdfast::app
