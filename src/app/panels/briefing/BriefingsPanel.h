// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Panel.h"
#include "briefing/WriteBriefing.h"
#include "domain/BriefingPlan.h"

#include <map>
#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace holdfast::app {

class BasketCard;
class BriefingCard;
class PageStack;
class PartEditor;

// What the manager gets: a template or a briefing of one's own, its parts in order, how its pages look, and the basket
// of what was pinned in the other panels.
class BriefingsPanel : public Panel {
    Q_OBJECT
public:
    BriefingsPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override;
    // The template or kept briefing shown; empty before the workspace was read.
    QString current() const { return m_name; }

Q_SIGNALS:
    void exportWanted(const QString& briefing);
    // To where a part comes from.
    void panelWanted(const domain::BriefingItem& part);

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Plan = domain::BriefingPlan;
    using Item = domain::BriefingItem;
    QWidget* makeContents();
    QWidget* makeSide();
    QToolButton* tool(const QString& name, const char* iconName, std::function<void()> run);
    void read(); // the briefings of the workspace
    void choose(const QString& name);
    void word();
    void fill();
    void fillPart(); // the fields of the part chosen
    void draw(); // the pages, in a job
    double zoom() const;
    const Plan* plan() const; // of the one shown
    bool isOwn() const { return m_own.contains(m_name.toStdString()); }
    int row() const;
    // One step of undo; afterwards `row` is chosen.
    void save(const Plan& plan, int row);
    void add(Item item, int at = -1); // -1 = after the row chosen
    void moveTo(int from, int to);
    void remove();
    void makeOwn();
    void toggleHalf();
    void review(); // what changed since the last issue, part by part
    briefing::BriefingRequest request() const; // of the one shown
    core::CivilDate asOf() const; // of the figures
    void takeFromBasket(int pin, int at = -1);
    void removeFromBasket(int pin);

    struct Stored {
        std::map<std::string, Plan> plans;
        std::map<std::string, flow::BriefingIssue> issues;
    };
    static core::Result<Stored> stored(flow::Session& session);

    std::map<std::string, Plan> m_own;
    std::map<std::string, flow::BriefingIssue> m_issues; // the last one of each briefing
    std::optional<Plan> m_template;
    QString m_name;
    int m_wantedRow = -1;
    double m_zoom = 0; // the pages were drawn with
    bool m_active = false, m_stale = true, m_filling = false, m_drawStale = true;
    QComboBox* m_which;
    QPushButton *m_copy, *m_review, *m_export, *m_removeAll;
    QLabel* m_locked;
    BriefingCard* m_contents;
    QListWidget* m_parts;
    QToolButton *m_up, *m_down, *m_heading, *m_text, *m_break, *m_delete;
    BasketCard* m_basket;
    PartEditor* m_part;
    PageStack* m_pages;
};

} // namespace holdfast::app
