// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/campaigns/CampaignBook.h"

#include <QCoreApplication>

class QWidget;

namespace holdfast::app {

// The dialogs in which one part of the plan looked at is changed, made or taken away. An empty id makes a new part.
class PlanDialogs {
    Q_DECLARE_TR_FUNCTIONS(PlanDialogs)
public:
    PlanDialogs(const Surroundings& with, CampaignBook& book, QWidget* parent);
    void task(const std::string& id, bool milestone = false);
    void phase(const std::string& id);
    void line(const std::string& id);
    void resource(const std::string& id);
    void risk(const std::string& id);
    void limit();
    void goal(); // name, goal, KPI, audience
    // A new campaign; `audience` of somebody in particular where it is not empty.
    void create(domain::PlanTemplate from, const domain::CampaignAudience& audience, const QString& proposed = {}); // proposed: the name

private:
    Surroundings m_with;
    CampaignBook& m_book;
    QWidget* m_parent;
};

} // namespace holdfast::app
