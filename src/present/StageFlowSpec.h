// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

namespace holdfast::present {

// Stages of life in their order, and who moved between them in a period.
struct StageFlowSpec {
    struct Stage {
        QString id; // word: "growth"
        QString name, count;
        QString change; // "2.4%" without sign or arrow, empty = no comparison
        Direction direction = Direction::None;
        Tone tone = Tone::Neutral; // of the change
        double share = 0; // of all in a stage, for the bar
        double lost = 0; // customers who churned out of it
        QString lostText, lostRate; // "702", "11.7% churned"
        QString detail; // tooltip
    };
    struct Move { // between stages that lie side by side
        int from = 0, to = 0;
        double size = 0; // customers
        QString rate, count;
        bool loss = false;
        QString detail;
    };
    QList<Stage> stages; // without churned
    QList<Move> moves; // forwards between the boxes, backwards over them
    QString lostTitle, lostCount; // "Churned in Q2 2026", "3,341, 6.84%"
    QString otherTitle;
    QList<QPair<QString, QString>> others; // other moves: "New → Decline", "180"
};

} // namespace holdfast::present
