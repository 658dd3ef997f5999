// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "present/Page.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace holdfast::charts {
class HowMark;
}

namespace holdfast::app {

class BlockBody;
class ElidedLabel;

// The frame every block lives in: title, subtitle, legend, ƒ and menu; the reading and caveats; the body; and the
// states of design section 8. With the focus: I = how computed, T = as table, P = to the briefing,
// Ctrl+C = copy the data.
class BlockFrame : public QFrame {
    Q_OBJECT
public:
    BlockFrame(const Surroundings& with, QWidget* parent);

    void setBlock(const present::Block& block);
    // The same block with new figures: only the body is drawn again.
    void updateBody(const present::Block& block);
    const present::Block& block() const { return m_block; }
    BlockBody* body() const { return m_body; }
    // The answer is being computed: a skeleton after 200 ms the first time, later the old result faded with a bar. No longer computed
    // without a new block: it was stopped, and the old result stays faded with a tag, or a button asks again.
    void setComputing(bool computing);
    // One sentence instead of the body; the old result is gone.
    void setError(const QString& sentence);
    // For blocks of which there are many: no reading, smaller header.
    void setCompact(bool compact);
    // Little height: what is left out of reading and caveats is the tooltip of the title.
    enum class Room : std::uint8_t { Full, Finding, None };
    void setRoom(Room room);
    void setShowsTable(bool table);
    charts::HowMark* provenanceButton() const { return m_provenance; }
    QMenu* menu() const { return m_menu; }
    void showProvenance();
    void exportData(); // as CSV, to a file the user names
    // To the basket of the briefings. Only within a widget whose property "briefingPage" names the page of the block.
    void pin();
    // Blocks of a row share their height; a long reading takes its room from the body.
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void actionWanted(const QString& action); // button of the empty state
    void cancelWanted();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Message;
    class Skeleton;
    class Legend;
    void retranslate();
    void refresh();
    void markAge();
    void showInstead();
    void forget(); // as new: the workspace is being closed
    QString page() const; // empty: this block is no part of a page
    void copyData();
    void exportAs(const QString& suffix);

    Surroundings m_with;
    present::Block m_block;
    QLabel* m_title;
    ElidedLabel* m_subtitle;
    QLabel *m_reading, *m_caveats;
    QLabel* m_tag;
    Legend* m_legend;
    charts::HowMark* m_provenance;
    QToolButton* m_more;
    QMenu* m_menu;
    QAction *m_how, *m_picture, *m_data, *m_asTable, *m_pin, *m_png, *m_svg, *m_csv;
    QWidget* m_holder;
    QStackedLayout* m_stack;
    BlockBody* m_body;
    Message* m_message;
    Skeleton* m_skeleton;
    QTimer m_skeletonDelay;
    QString m_error;
    bool m_computing = false, m_stopped = false, m_hasResult = false, m_compact = false;
    Room m_room = Room::Full;
};

} // namespace holdfast::app
