// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Duplicates.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace holdfast::charts {
class TableSpecView;
}

namespace holdfast::app {

class BlockFrame;

// Which customers are counted twice? Pairs with their evidence side by side; what is ticked is merged as one undo step.
class DuplicatesPage : public QWidget {
    Q_OBJECT
public:
    DuplicatesPage(const Surroundings& with, QWidget* parent);
    void activate();
    void retranslate();
    const flow::DuplicatesAnswer* answer() const { return m_answer ? &*m_answer : nullptr; }
    charts::TableSpecView* pairs() const;

Q_SIGNALS:
    void importWanted();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    struct Found {
        flow::DuplicatesAnswer pairs;
        std::vector<flow::Merge> merges;
    };
    void find();
    void refresh();
    void refreshButtons();
    void showEvidence();
    void tickSure();
    void merge();
    void separate();
    void change(const QString& name, std::function<core::Status(flow::Session&, core::JobContext&)> work);

    Surroundings m_with;
    BlockFrame *m_pairs, *m_evidence, *m_merges;
    QLabel *m_leastLabel, *m_problem;
    QComboBox* m_least;
    QPushButton *m_sure, *m_merge, *m_separate;
    std::optional<flow::DuplicatesAnswer> m_answer;
    std::vector<flow::Merge> m_merged;
    std::optional<core::Error> m_refused;
    bool m_active = false, m_stale = true;
};

} // namespace holdfast::app
