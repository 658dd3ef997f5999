// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/campaigns/CampaignBook.h"

#include <QListWidget>

namespace holdfast::app {

// The campaigns by state, two lines each: name and what matters beside it, dates.
class CampaignList : public QListWidget {
    Q_OBJECT
public:
    CampaignList(const Surroundings& with, CampaignBook& book, QWidget* parent);
    void retranslate();
    int rowOf(const std::string& id) const; // -1: none

private:
    class Delegate;
    void refresh();
    Surroundings m_with;
    CampaignBook& m_book;
    bool m_filling = false;
};

} // namespace holdfast::app
