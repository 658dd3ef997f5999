// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Explore.h"
#include "present/Page.h"

#include <QWidget>

class QPushButton;

namespace holdfast::app {

class BlockFrame;

// The saved segments with size and churn; a segment is applied as filters, renamed or removed (all undoable).
class SavedSegments : public QWidget {
    Q_OBJECT
public:
    SavedSegments(const Surroundings& with, QWidget* parent);
    void activate();
    BlockFrame* frame() const { return m_frame; }
    QStringList names() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void refresh();
    void retranslate();
    QString chosen() const;

    Surroundings m_with;
    BlockFrame* m_frame;
    QPushButton *m_apply, *m_rename, *m_remove;
    std::vector<flow::SegmentSize> m_sizes;
    present::Page m_page;
    bool m_stale = true;
};

} // namespace holdfast::app
