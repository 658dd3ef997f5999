// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Panel.h"
#include "present/Page.h"

class QPushButton;
class QStackedLayout;

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class DuplicatesPage;
class QualityController;
class RecipeBlock;
class RecipeController;
class RuleDetail;

// Can the numbers be trusted, and what should be fixed first?
class QualityPanel : public Panel {
    Q_OBJECT
public:
    enum Tab { ScoresTab, DuplicatesTab };
    QualityPanel(const Surroundings& with, QualityController& controller, QWidget* parent);
    bool usesContext() const override { return false; }
    void activate() override;
    void recompute() override;
    RecipeController* recipe() const { return m_recipe; }
    RecipeBlock* recipeBlock() const { return m_recipeBlock; }
    DuplicatesPage* duplicates() const { return m_duplicates; }
    BlockFrame* scores() const { return m_scores; }

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeScores();
    void refresh();
    void showPlace();
    void openFix(int row);
    void addFix();
    void exportIssues();

    QualityController& m_controller;
    RecipeController* m_recipe;
    QStackedLayout* m_pages;
    charts::TileStrip* m_tiles;
    BlockFrame *m_scores, *m_fixes;
    RuleDetail* m_detail;
    RecipeBlock* m_recipeBlock;
    DuplicatesPage* m_duplicates;
    QPushButton *m_again, *m_export;
    present::Page m_page;
};

} // namespace holdfast::app
