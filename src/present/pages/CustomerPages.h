// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CustomerCard.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// ---- the table of customers -----------------------------------------------------------------------------------------------
QString customerFieldTitle(const flow::CustomerField& field); // the user's own header text, else the words of the program
// A canonical cell as read: "2 Mar 2024", "€28.80", "Yes"; "–" where it is missing.
QString customerCellText(const flow::CustomerField& field, const QString& text, const std::optional<double>& number, const QString& currency, const Fmt& fmt);
// How the figures of the table came about; of one field when its name is given.
Provenance customersProvenance(const flow::CustomerTable& table, const Fmt& fmt);
// "Orders: sum 214, mean 3.2 (67 values)" for each of the fields that can be summed, joined.
QString customerSumsText(const flow::CustomerTable& table, const std::vector<flow::FieldSum>& sums, const std::vector<std::size_t>& fields, const Fmt& fmt);

// ---- one customer -----------------------------------------------------------------------------------------------------------
// What happened when, one lane above the other, from the first event to the as-of day.
struct TimelineSpec {
    struct Mark {
        double at = 0; // days since the first day
        double height = 0; // orders: share of the largest amount, 0..1; else 0
        QString icon; // name of an icon; empty with `text`: a disc with the text
        QString text; // a score "9", or a label beside the mark
        QString detail; // tooltip
        Tone tone = Tone::Neutral;
        int event = -1; // index of CustomerCard::events
    };
    struct Lane {
        QString title;
        bool bars = false;
        QList<Mark> marks;
    };
    QList<Lane> lanes;
    double days = 0; // length
    QList<QPair<double, QString>> ticks;
    double silentFrom = kUndefined; // last purchase: an arrow to the end
    QString silentText; // "76 days, usual 24"
    Tone silentTone = Tone::Neutral;
};
TimelineSpec customerTimeline(const flow::CustomerCard& card, const Fmt& fmt);

// Blocks: profile, value, rhythm, indicators, why (or why there is none), segments, events (TableSpec each; rows of profile as
// profileFields, rows of events as card.events where `role` is empty or theirs).
Page customerPage(const flow::CustomerCard& card, const Fmt& fmt, const QString& role = {});
// The fields of the block profile, in its order: indexes of card.fields.
std::vector<std::size_t> profileFields(const flow::CustomerCard& card);
// Short facts under the name: "Active", "light", "high value".
QStringList customerTags(const flow::CustomerCard& card, const Fmt& fmt);

} // namespace holdfast::present
