// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Retention.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ChurnRulePage;
}

namespace holdfast::app {

class BlockFrame;

// When does a customer count as gone? The proposal with its curve, and the choice; applying it is an undo step.
class ChurnRulePage : public QWidget {
    Q_OBJECT
public:
    ChurnRulePage(const Surroundings& with, QWidget* parent);
    ~ChurnRulePage() override;
    void activate();

Q_SIGNALS:
    void importWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void refresh();
    void refreshForm();
    void apply();

    Surroundings m_with;
    std::unique_ptr<Ui::ChurnRulePage> m_ui;
    BlockFrame *m_curve, *m_facts;
    std::optional<flow::ChurnRuleAnswer> m_answer;
    bool m_stale = true;
};

} // namespace holdfast::app
