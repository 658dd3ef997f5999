// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"
#include "flow/Quality.h"
#include "present/pages/DataPages.h"

#include <QObject>

namespace holdfast::app {

// The quality of the open workspace, the place looked at and its failing rows. While the panel is not seen only the
// scores are measured, for the badge; their effect on the headline figures is measured when it is shown.
class QualityController : public QObject {
    Q_OBJECT
public:
    explicit QualityController(Workbench& workbench, QObject* parent);

    void setActive(bool active);
    void measureAgain();
    const flow::QualityAnswer* answer() const { return m_answer ? &*m_answer : nullptr; }
    const std::optional<core::Error>& problem() const { return m_problem; }
    bool isComputing() const { return m_computing; }

    // The cell looked at and which of its rules.
    const present::QualityPlace& place() const { return m_place; }
    const std::vector<flow::RuleResult>& rules() const { return m_rules; }
    int ruleIndex() const { return m_rule; }
    const flow::RuleResult* rule() const;
    void setPlace(const present::QualityPlace& place, const std::string& ruleId = {});
    void setRule(int index);
    // The first failing rows of the rule; none while they are read.
    const flow::FailingRows* failing() const { return m_failing ? &*m_failing : nullptr; }
    const std::optional<core::Error>& failingProblem() const { return m_failingProblem; }
    bool isReadingRows() const { return m_readingRows; }
    // Up to `limit` failing rows, for a list of their own.
    void readFailing(std::uint64_t limit, QObject* receiver, std::function<void(core::Result<flow::FailingRows>)> done);
    void setExpected(bool expected);
    const std::optional<core::Error>& changeProblem() const { return m_changeProblem; }

Q_SIGNALS:
    void changed(); // scores, problem, computing
    void placeChanged(); // place, rule or its failing rows

private:
    void invalidate();
    void compute(bool effects);
    void keepPlace();
    void readRows();

    Workbench& m_workbench;
    std::optional<flow::QualityAnswer> m_answer;
    std::optional<core::Error> m_problem, m_failingProblem, m_changeProblem;
    present::QualityPlace m_place;
    std::vector<flow::RuleResult> m_rules;
    int m_rule = 0;
    std::optional<flow::FailingRows> m_failing;
    bool m_active = false, m_stale = true, m_computing = false, m_hasEffects = false, m_readingRows = false;
};

} // namespace holdfast::app
