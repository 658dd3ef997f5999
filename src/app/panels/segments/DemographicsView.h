// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/AnalysisView.h"
#include "flow/Demographics.h"

namespace holdfast::app {

// Who are the customers, and who of them leaves? A field chosen in the table shows its values; a click on a value selects its
// customers everywhere.
class DemographicsView : public AnalysisView {
    Q_OBJECT
public:
    DemographicsView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Profile"); }
    QString question() const override { return tr("Who are the customers, and who of them leaves?"); }
    LiveAnswer<flow::DemographicsAnswer>* answer() const { return m_live; }
    std::size_t chosen() const; // field
    void choose(std::size_t field);

protected:
    LiveAnswerBase* live() const override { return m_live; }
    bool hasAnswer() const override { return m_live->answer() != nullptr; }
    present::Page page() const override;

private:
    std::optional<domain::Rule> ruleOfValue(int bin) const;
    LiveAnswer<flow::DemographicsAnswer>* m_live;
    std::string m_field; // name; empty = the first to look at
};

} // namespace holdfast::app
