// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/AnalysisView.h"
#include "flow/Behaviour.h"

namespace holdfast::app {

// How often, what and when do customers buy?
class BehaviourView : public AnalysisView {
    Q_OBJECT
public:
    BehaviourView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Behaviour"); }
    QString question() const override { return tr("How often, what and when do customers buy?"); }
    LiveAnswer<flow::PurchaseBehaviour>* answer() const { return m_live; }

protected:
    LiveAnswerBase* live() const override { return m_live; }
    bool hasAnswer() const override { return m_live->answer() != nullptr; }
    present::Page page() const override;

private:
    std::optional<domain::Rule> ruleOf(std::string_view block, const MarkPlace& place) const;
    LiveAnswer<flow::PurchaseBehaviour>* m_live;
};

} // namespace holdfast::app
