// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/satisfaction/SatisfactionAnswers.h"
#include "app/shell/Panel.h"
#include "present/Page.h"

class QComboBox;
class QMenu;
class QPushButton;
class QStackedLayout;

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class BlockRows;
class CaveatLine;
class IndexDraft;
class IndexEditor;
class PairsEditor;
class WeightsEditor;

// What would raise satisfaction?
class SatisfactionPanel : public Panel {
    Q_OBJECT
public:
    enum Tab { SummaryTab, IndexTab, DriversTab, LoyaltyTab };
    SatisfactionPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override;
    SatisfactionAnswers* answers() const { return m_answers; }
    IndexDraft* draft() const { return m_draft; }
    IndexEditor* indexEditor() const { return m_editor; }
    WeightsEditor* weightsEditor() const { return m_weights; }
    PairsEditor* pairs(Tab tab) const { return tab == SummaryTab ? m_summaryPairs : m_indexPairs; }
    BlockRows* rows(Tab tab) const { return m_tabs[tab]; }
    charts::TileStrip* tiles() const { return m_tiles; }
    // The customers whose last answer is a low one, as the selection of all panels.
    void brushLow(const QString& field);

Q_SIGNALS:
    void wanted(const QString& action); // "import", "churn-rule"
    void segmentsWanted();
    void exportWanted();

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeSummary();
    void makeIndex();
    void makeDrivers();
    void makeLoyalty();
    void refreshActive();
    void refreshTiles();
    void refreshChoices();
    void refreshLow();
    void ask();
    void refreshPins();
    void pin();
    void editSurvey();
    // `briefing`: page of the briefings that has these blocks.
    template <class Answer>
    void follow(BlockRows* rows, LiveAnswer<Answer>* answer, const QStringList& ids, present::Page (*page)(const Answer&, const present::Fmt&), const char* briefing = nullptr);
    SatisfactionAnswers* m_answers;
    IndexDraft* m_draft;
    QStackedLayout *m_states, *m_pages;
    BlockFrame* m_nothing;
    CaveatLine* m_caveats; // of the summary
    QList<BlockRows*> m_tabs;
    charts::TileStrip* m_tiles;
    present::Page m_summaryPage;
    PairsEditor *m_summaryPairs, *m_indexPairs;
    IndexEditor* m_editor;
    WeightsEditor* m_weights;
    QComboBox *m_wave, *m_by, *m_outcome;
    QPushButton* m_low;
    QMenu* m_lowMenu;
    QPushButton *m_read, *m_pin, *m_export;
    QList<std::pair<BlockFrame*, QString>> m_pinned; // with the page that has it
};

} // namespace holdfast::app
