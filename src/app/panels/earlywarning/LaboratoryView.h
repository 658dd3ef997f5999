// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/Alerts.h"
#include "present/Page.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;

// What a warning would have caught at earlier days: curve of a figure or of the risk score, the point chosen on it, and that point made the
// threshold of the figure.
class LaboratoryView : public QWidget {
    Q_OBJECT
public:
    LaboratoryView(const Surroundings& with, QWidget* parent);
    void setActive(bool active) { m_lab->setActive(active); }
    void retranslate();
    void chooseFigure(const QString& figure);
    void choosePoint(int point); // of the answer; -1 = none
    int chosenPoint() const { return m_chosen; }
    QString figure() const;
    LiveAnswer<flow::LabAnswer>* lab() const { return m_lab; }
    BlockFrame* block(int index) const { return m_blocks[index]; } // curve, table, origins
    charts::TileStrip* tiles() const { return m_tiles; }

Q_SIGNALS:
    void actionWanted(const QString& action);
    void trainingWanted();

private:
    void ask();
    void refresh();
    void apply();
    void restore();
    Surroundings m_with;
    LiveAnswer<flow::LabAnswer>* m_lab;
    present::Page m_page;
    QLabel *m_figureLabel, *m_horizonLabel, *m_hint;
    QComboBox *m_figure, *m_horizon;
    charts::TileStrip* m_tiles;
    QList<BlockFrame*> m_blocks;
    QPushButton *m_apply, *m_restore;
    int m_chosen = -1;
};

} // namespace holdfast::app
