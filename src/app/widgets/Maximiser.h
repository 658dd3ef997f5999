// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QSize>

class QAction;
class QWidget;

namespace holdfast::app {

class BlockFrame;

// Lets a block fill its panel: by "Maximise" of its menu or a double click on its header, until Esc, the same again, or
// another tab or panel. Belongs to the block.
class Maximiser : public QObject {
    Q_OBJECT
public:
    explicit Maximiser(BlockFrame& block);
    ~Maximiser() override;
    bool isMaximised() const { return m_cover != nullptr; }
    void toggle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void maximise();
    void restore();
    void uncover();
    void retranslate();
    BlockFrame& m_block;
    QAction* m_action;
    QPointer<QWidget> m_place; // keeps the block's place in its layout
    QPointer<QWidget> m_cover; // over the panel, holds the block
    QList<QPointer<QWidget>> m_covered; // what lies under it: out of reach for keys and readers meanwhile
    QSize m_least, m_most;
    bool m_moving = false;
};

} // namespace holdfast::app
