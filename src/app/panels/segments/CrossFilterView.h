// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/SegmentsView.h"
#include "present/Page.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace holdfast::charts {
class FacetView;
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class FitScrollArea;

// Every attribute as bars, whole against selection. Every brush is a chip and an undo step; a brush redraws the facets
// and rebuilds nothing.
class CrossFilterView : public SegmentsView {
    Q_OBJECT
public:
    CrossFilterView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Cross-filter"); }
    QString question() const override { return tr("Which customers leave more than others?"); }
    void retranslate() override;
    void setActive(bool active) override;
    QList<QWidget*> actions() override;
    void openBehind(const QString& field, int bin);
    void showMenu(const QString& field, int bin, const QPoint& globalPosition); // of one mark
    // The frame of a facet in view, null when it is not shown.
    BlockFrame* facetFrame(const QString& field) const;
    QList<BlockFrame*> facetFrames() const { return m_facets; }
    BlockFrame* rfmFrame() const { return m_rfm; }
    bool showsRates() const; // churn by bin instead of counts

Q_SIGNALS:
    void painted(); // new counts have been handed to every view

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild(); // other facets
    void refresh(); // new counts
    void fillChooser();
    void wire(BlockFrame* frame, const QString& field);
    QStringList shownFields() const;
    void setAnimated(bool on);
    struct Mark {
        domain::Rule rule;
        QString words;
    };
    std::optional<Mark> markOf(const QString& field, int bin) const;
    static int binAt(charts::FacetView* view, const QPointF& at);

    QPushButton* m_choose;
    QComboBox* m_measure; // counts, churn rates
    QMenu* m_chooser;
    QLabel* m_empty;
    charts::TileStrip* m_tiles;
    FitScrollArea* m_scroll;
    QWidget* m_facetHolder;
    QGridLayout* m_facetGrid;
    QList<BlockFrame*> m_facets;
    BlockFrame* m_rfm;
    present::Page m_page;
    bool m_stale = true, m_rebuildWanted = true;
};

} // namespace holdfast::app
