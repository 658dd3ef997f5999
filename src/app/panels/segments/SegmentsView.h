// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QStringList>
#include <QWidget>

namespace holdfast::app {

// One tab of the segments. SegmentsViews.cpp has the list of them: one line a tab.
class SegmentsView : public QWidget {
    Q_OBJECT
public:
    SegmentsView(const Surroundings& with, QWidget* parent)
        : QWidget(parent)
        , m_with(with)
    {
    }
    virtual QString title() const = 0; // "Clusters"
    virtual QString question() const = 0;
    virtual void retranslate() = 0;
    // Seen now, or not any more: what is out of date is computed only while it is seen.
    virtual void setActive(bool) { }
    // The saved segments that are ticked, in their order in the list.
    virtual void setTicked(const QStringList&) { }
    // Whether the saved segments stand beside it.
    virtual bool besideSaved() const { return true; }
    // What it puts into the head of the panel while it is seen; made once.
    virtual QList<QWidget*> actions() { return {}; }

Q_SIGNALS:
    void actionWanted(const QString& action); // "import", "churn-rule"

protected:
    const Surroundings& with() const { return m_with; }
    Workbench& workbench() const { return m_with.workbench; }

private:
    Surroundings m_with;
};

// All tabs but the cross-filter, in their order.
QList<SegmentsView*> segmentsViews(const Surroundings& with, QWidget* parent);

} // namespace holdfast::app
