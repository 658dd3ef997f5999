// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "domain/Recipe.h"
#include "flow/Quality.h"

#include <QDialog>

#include <memory>

namespace Ui {
class StepDialog;
}

namespace holdfast::app {

// Makes or changes one step of a recipe. Variants of words are proposed from the rows as soon as a column is chosen.
class StepDialog : public QDialog {
    Q_OBJECT
public:
    // `table`: whose recipe it is; `customers`: the customer table where there is one (keys of a join).
    StepDialog(const Surroundings& with, const flow::TableQuality& table, const flow::TableQuality* customers, QWidget* parent);
    ~StepDialog() override;
    // `changes`: an existing step is edited, not a new one added.
    void setStep(const domain::RecipeStep& step, bool changes);
    domain::RecipeStep step() const;

Q_SIGNALS:
    void stepMade(const domain::RecipeStep& step);

private:
    domain::StepKind kind() const;
    void refreshColumns();
    void refresh();
    void check();
    void propose();
    void fillPairs(const std::map<std::string, std::string>& map);
    bool takesColumn(const flow::ColumnQuality& column) const;

    Surroundings m_with;
    std::unique_ptr<Ui::StepDialog> m_ui;
    flow::TableQuality m_table;
    std::vector<std::pair<std::string, std::string>> m_pairs; // of a merge that is edited: kept as they are
    bool m_proposing = false;
};

} // namespace holdfast::app
