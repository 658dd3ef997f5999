// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/ChurnClasses.h"
#include "flow/Motives.h"

#include <QWidget>

namespace holdfast::app {

class BlockFrame;
class CaveatLine;
class FitScrollArea;

// Why customers leave: motives by category and segment with their validation, who shows one and what each said, and churn by degree,
// cause and value over time.
class MotivesView : public QWidget {
    Q_OBJECT
public:
    MotivesView(const Surroundings& with, QWidget* parent);
    void setActive(bool active);
    void setBy(const std::string& by); // customer column of the segments; empty = none
    void retranslate() { refresh(); }
    LiveAnswer<flow::MotivesAnswer>* motives() const { return m_motives; }
    LiveAnswer<flow::ChurnClassesAnswer>* classes() const { return m_classes; }
    LiveAnswer<flow::MotiveCustomers>* customers() const { return m_customers; }
    BlockFrame* block(const QString& id) const;
    void scrollTo(const QString& id); // to a block
    const QString& customer() const { return m_customer; } // whose evidence is shown; empty = none

Q_SIGNALS:
    void actionWanted(const QString& action);

private:
    void refresh();
    void refreshCustomers();
    void chooseMotive(int row);
    void showEvidence();
    void askCustomers();
    QStringList motiveRows() const; // ids of categories and motives as the table lists them
    Surroundings m_with;
    LiveAnswer<flow::MotivesAnswer>* m_motives;
    LiveAnswer<flow::ChurnClassesAnswer>* m_classes;
    LiveAnswer<flow::MotiveCustomers>* m_customers;
    FitScrollArea* m_scroll;
    CaveatLine* m_caveats;
    QList<BlockFrame*> m_blocks;
    QString m_motive; // category or motive whose customers are listed
    QString m_customer;
    std::vector<flow::MotiveEvidence> m_evidence;
};

} // namespace holdfast::app
