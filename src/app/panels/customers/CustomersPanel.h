// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Panel.h"
#include "domain/CampaignPlan.h"
#include "domain/Rule.h"

#include <optional>

class QStackedLayout;

namespace holdfast::app {

class CustomerView;
class CustomersList;

// The customers of the selection as a table, and one of them as a card.
class CustomersPanel : public Panel {
    Q_OBJECT
public:
    CustomersPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override { workbench().recompute(); }
    // The list of those in the selection for whom the rule holds as well; `words` stand on its chip.
    void showBehind(const domain::Rule& rule, const QString& words);
    void showCustomer(const QString& id);
    void showList();
    bool showsCard() const;
    CustomersList* list() const { return m_list; }
    CustomerView* view() const { return m_view; }

Q_SIGNALS:
    void trainingWanted();
    void campaignWanted(const domain::CampaignAudience& audience); // a draft for these customers

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openRow(int row);
    void walk(int by);
    void refreshHeader();
    void refreshActive();
    QStackedLayout* m_pages;
    CustomersList* m_list;
    CustomerView* m_view;
    QPushButton *m_back, *m_previous, *m_next, *m_hide, *m_copy;
    int m_row = -1; // of the list, -1 = not opened from it
};

} // namespace holdfast::app
