// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Panel.h"
#include "present/Page.h"

#include <QSet>

class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class FitScrollArea;
class SavedSegments;

// Which customers leave more than others? Every brush is a chip and an undo step; a brush redraws the facets and
// rebuilds nothing.
class SegmentsPanel : public Panel {
    Q_OBJECT
public:
    SegmentsPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override { workbench().recompute(); }
    void saveSegment(); // asks for a name
    void openBehind(const QString& field, int bin);
    // The frame of a facet in view, null when it is not shown.
    BlockFrame* facetFrame(const QString& field) const;
    QList<BlockFrame*> facetFrames() const { return m_facets; }
    BlockFrame* rfmFrame() const { return m_rfm; }
    SavedSegments* saved() const { return m_saved; }

Q_SIGNALS:
    void painted(); // new counts have been handed to every view

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild(); // other facets
    void refresh(); // new counts
    void refreshButtons();
    void fillChooser();
    void wire(BlockFrame* frame, const QString& field);
    QStringList shownFields() const;

    QPushButton *m_undo, *m_choose, *m_save;
    QMenu* m_chooser;
    QWidget* m_content;
    QLabel* m_empty;
    charts::TileStrip* m_tiles;
    FitScrollArea* m_scroll;
    QWidget* m_facetHolder;
    QGridLayout* m_facetGrid;
    QList<BlockFrame*> m_facets;
    BlockFrame* m_rfm;
    SavedSegments* m_saved;
    QSplitter* m_splitter;
    present::Page m_page;
    bool m_stale = true, m_rebuildWanted = true;
};

} // namespace holdfast::app
