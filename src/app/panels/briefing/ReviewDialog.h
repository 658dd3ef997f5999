// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Review.h"

#include <QDialog>

class QTreeWidget;

namespace holdfast::app {

// The parts of a briefing that read otherwise than in its last issue, then and now. A checked part shows the new figures, the
// others keep those of the issue.
class ReviewDialog : public QDialog {
    Q_OBJECT
public:
    // `names`: of the parts of the plan; `then`, `now`: the days of the issue and of the figures, in words; `kept`: by part of the plan, the
    // day its figures are of where it is kept.
    ReviewDialog(const QStringList& names, const domain::BriefingPlan& plan, std::vector<briefing::PartChange> changes, const QString& then, const QString& now, const QStringList& kept,
        QWidget* parent);

Q_SIGNALS:
    void reviewed(const std::set<std::size_t>& kept);

private:
    void checkAll(bool accepted);
    void word(); // what each part will show
    std::vector<briefing::PartChange> m_changes;
    QStringList m_kept;
    QTreeWidget* m_parts;
};

} // namespace holdfast::app
