// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/panels/segments/SegmentsView.h"
#include "app/shell/Marks.h"
#include "present/Page.h"

class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace holdfast::app {

class BlockFrame;

// A tab that shows the blocks of one page in a grid, computed while it is seen.
class AnalysisView : public SegmentsView {
    Q_OBJECT
public:
    AnalysisView(const Surroundings& with, QWidget* parent);
    void setActive(bool active) override { live()->setActive(active); }
    void retranslate() override;
    BlockFrame* block(const QString& id) const;
    bool isSettled() const { return !live()->isComputing() && hasAnswer(); }

protected:
    struct Place {
        const char* id; // of the block
        int row = 0, column = 0, rows = 1, columns = 1;
        int stretch = 1; // of its row
    };
    // To be called once, by the constructor. Below this height the tab scrolls.
    void setPlaces(std::initializer_list<Place> places, int leastHeight, const QString& briefingPage = {});
    // The marks of a block lead to their customers.
    Marks* addMarks(const char* id, Marks::RuleOf ruleOf);
    static domain::Rule segmentRule(const std::string& name); // those of a saved segment
    QHBoxLayout* controls() const { return m_controls; } // above the blocks
    void refresh();
    // Asks for a name and saves the rule under it: one step of undo.
    void saveRule(const QString& suggestion, const domain::Rule& rule);

    virtual LiveAnswerBase* live() const = 0;
    virtual bool hasAnswer() const = 0;
    virtual present::Page page() const = 0; // only with an answer
    virtual void refreshControls() { }
    virtual QString hint() const { return {}; } // not empty: shown instead of the blocks

private:
    QHBoxLayout* m_controls;
    QGridLayout* m_grid;
    QWidget* m_body;
    QLabel* m_problem; // instead of the blocks
    QList<BlockFrame*> m_blocks;
};

} // namespace holdfast::app
