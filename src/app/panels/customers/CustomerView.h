// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "domain/CampaignPlan.h"
#include "flow/CustomerAdvice.h"
#include "flow/CustomerCard.h"
#include "flow/CustomerStory.h"
#include "present/Page.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace holdfast::charts {
class HowMark;
}

namespace holdfast::app {

class BlockFrame;
class TimelineView;

// One customer: what is the customer's own comes first, what looks at everybody (signs, risk, segments; then the course of the risk, similar
// customers and what could be offered) when it is done, each by itself.
class CustomerView : public QWidget {
    Q_OBJECT
public:
    CustomerView(const Surroundings& with, QWidget* parent);
    void setCustomer(const QString& id);
    QString customer() const { return m_id; }
    void setActive(bool active);
    void setNamesHidden(bool hidden);
    void retranslate();
    const flow::CustomerCard* card() const; // the fullest there is; null while nothing is known
    const flow::CustomerStory* story() const; // of this customer; null while nothing is known
    const flow::CustomerAdvice* advice() const;
    bool isComputing() const;
    TimelineView* timeline() const { return m_timeline; }
    BlockFrame* block(const QString& id) const; // profile, value, rhythm, indicators, why, segments, events, next-action, similar
    void setRole(const QString& role); // only its events; empty = all
    void editNote();
    // What is below the timeline: Events, Rhythm (own rhythm), Signs (warning signs).
    enum Part { Events, Rhythm, Signs };
    void showPart(Part part);
    Part part() const;

Q_SIGNALS:
    void trainingWanted();
    void customerWanted(const QString& id);
    void campaignWanted(const domain::CampaignAudience& audience);
    void shown(); // another card is in view

private:
    void refresh();
    void refreshRoles(const flow::CustomerCard& card);
    QList<LiveAnswerBase*> answers() const;
    void openField(int row);
    void openSimilar(int row);
    void planCampaign();

    Surroundings m_with;
    QString m_id, m_role;
    LiveAnswer<flow::CustomerCard>*m_quick, *m_deep;
    LiveAnswer<flow::CustomerStory>* m_story;
    LiveAnswer<flow::CustomerAdvice>* m_advice;
    QLabel *m_initials, *m_name, *m_since, *m_noteText, *m_problem;
    QHBoxLayout *m_tags, *m_roles;
    QPushButton *m_note, *m_plan;
    QWidget* m_body;
    QLabel *m_timelineTitle, *m_timelineNote;
    QPushButton* m_parts[3];
    QStackedLayout* m_below;
    charts::HowMark* m_how;
    TimelineView* m_timeline;
    QList<BlockFrame*> m_blocks;
    present::Page m_page;
    bool m_namesHidden = false;
};

} // namespace holdfast::app
