// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/campaigns/CampaignBook.h"

#include <QWidget>

namespace holdfast::app {

// One tab of the campaign looked at. CampaignsPanel.cpp has the list of them: one line a tab.
class CampaignTab : public QWidget {
    Q_OBJECT
public:
    CampaignTab(const Surroundings& with, CampaignBook& book, QWidget* parent)
        : QWidget(parent)
        , m_with(with)
        , m_book(book)
    {
    }
    virtual QString title() const = 0; // "Plan"
    virtual QString question() const = 0;
    virtual void retranslate() = 0;
    // Seen now, or not any more: what is out of date is computed only while it is seen. Changes come by the book's signals.
    virtual void setActive(bool) { }

protected:
    const Surroundings& with() const { return m_with; }
    CampaignBook& book() const { return m_book; }

private:
    Surroundings m_with;
    CampaignBook& m_book;
};

} // namespace holdfast::app
