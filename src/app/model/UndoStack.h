// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Explore.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace holdfast::app {

using Filters = std::vector<flow::FacetFilter>;

// One stack for everything the user can take back: brushes, which live in the window, and changes of the workspace,
// which live in its history. Steps of earlier sessions are only in the history; they come after our own are used up.
class UndoStack {
public:
    struct Step {
        bool isBrush = false;
        Filters before, after; // of a brush
        int changes = 1; // steps of the workspace's history that belong together
    };

    void clear();
    void push(const Step& step); // forgets what could be redone
    // The next step to take back or to do again; none = ask the history of the workspace.
    std::optional<Step> nextUndo() const;
    std::optional<Step> nextRedo() const;
    // After the step has been taken back or done again.
    void undone();
    void redone();
    // A new brush hides what the history could redo, as on any undo stack.
    bool mayRedoHistory() const { return m_mayRedoHistory; }

private:
    QList<Step> m_done, m_undone;
    bool m_mayRedoHistory = true;
};

} // namespace holdfast::app
