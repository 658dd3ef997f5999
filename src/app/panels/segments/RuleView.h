// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/SegmentsView.h"
#include "domain/RuleDraft.h"
#include "flow/Explore.h"
#include "flow/RuleFields.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace holdfast::app {

class ConditionForm;

// The selection as a tree of conditions: all of, at least one of, none of. Every edit is the selection at once and one
// step of undo; a brush anywhere else is shown here. Beside each part stands whom it holds for by itself.
// Keys in the tree: Insert adds the condition of the form, Enter puts it in place of the chosen one, Delete removes,
// Alt with up and down moves, Ctrl+G makes a group of which one must hold, Ctrl+Shift+G one of which none may.
class RuleView : public SegmentsView {
    Q_OBJECT
public:
    RuleView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Rule"); }
    QString question() const override { return tr("Who is in, said exactly?"); }
    void retranslate() override;
    void setActive(bool active) override;
    const domain::RuleDraft& draft() const { return m_draft; }
    ConditionForm* form() const { return m_form; }
    QTreeWidget* tree() const { return m_tree; }
    bool isMeasured() const { return m_measured; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Path = domain::RuleDraft::Path;
    void takeSelection(); // of the workbench
    void readFields();
    void rebuild(const Path& current);
    void fill(QTreeWidgetItem* item, const domain::RuleDraft& draft);
    void measure();
    void showSizes();
    void apply(domain::RuleDraft draft, const Path& current);
    void addCondition();
    void changeCondition();
    void addGroup(domain::RuleDraft::Group group);
    void remove();
    void move(int by);
    void refreshButtons();
    Path current() const;
    static Path pathOf(const QTreeWidgetItem* item);
    QTreeWidgetItem* itemAt(const Path& path) const;
    QString wordsOf(const domain::RuleDraft& draft) const;

    QTreeWidget* m_tree;
    ConditionForm* m_form;
    QLabel *m_head, *m_words, *m_problem, *m_formHead;
    QPushButton *m_add, *m_change, *m_all, *m_any, *m_none, *m_remove;
    domain::RuleDraft m_draft;
    std::vector<flow::RuleSize> m_sizes; // of the parts, as they stand in the tree
    bool m_active = false, m_stale = true, m_fieldsStale = true, m_measured = false;
};

} // namespace holdfast::app
