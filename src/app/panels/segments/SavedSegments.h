// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Explore.h"
#include "present/Page.h"

#include <QWidget>

class QAction;
class QPushButton;
class QToolButton;

namespace holdfast::app {

class BlockFrame;
class CombineSegments;

// The saved segments with size and churn; a segment is applied as filters, renamed, frozen or removed (all undoable), exported, or looked
// at through time. Ticked ones are combined and compared.
class SavedSegments : public QWidget {
    Q_OBJECT
public:
    SavedSegments(const Surroundings& with, QWidget* parent);
    void activate();
    BlockFrame* frame() const { return m_frame; }
    QStringList names() const;
    QStringList ticked() const;
    void tick(const QStringList& names);
    CombineSegments* combine() const { return m_combine; }
    void exportChosen(bool identified);
    void showHistory();

Q_SIGNALS:
    void tickedChanged(const QStringList& names);

protected:
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void refresh();
    void retranslate();
    void freeze();
    QString chosen() const;

    Surroundings m_with;
    BlockFrame* m_frame;
    CombineSegments* m_combine;
    QPushButton *m_apply, *m_rename, *m_remove;
    QToolButton* m_more;
    QAction *m_freeze, *m_history, *m_export, *m_exportNames;
    QStringList m_ticked;
    std::vector<flow::SegmentSize> m_sizes;
    present::Page m_page;
    bool m_stale = true;
};

} // namespace holdfast::app
