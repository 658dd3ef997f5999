// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CustomerAdvice.h"
#include "flow/CustomerCard.h"
#include "flow/CustomerStory.h"
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
        double to = kUndefined; // spans: end
        // 0..1. Orders: share of the largest amount. Line: share of the lane's height. Spans: how full the colour is.
        double height = 0;
        QString icon; // name of an icon; empty with `text`: a disc with the text
        QString text; // a score "9", or a label beside the mark or in the span
        QString detail; // tooltip
        Tone tone = Tone::Neutral;
        int event = -1; // index of CustomerCard::events; -1 = none
        bool hollow = false; // the customer was held back
    };
    struct Lane {
        enum class Kind : std::uint8_t { Marks, Bars, Line, Spans } kind = Kind::Marks;
        QString title, below; // below: smaller, under the title
        QList<Mark> marks; // in order of time
        double threshold = kUndefined; // of a line: 0..1 of the height
        QString topText, thresholdText; // of a line: what the height and the threshold stand for
    };
    QList<Lane> lanes;
    double days = 0; // length
    double shownFrom = 0; // where to begin at first: long before it nothing happened
    struct Tick { // one a month
        double at = 0;
        int month = 0; // year x 12 + month - 1
        QString text, withYear; // "Apr", "Apr 26"
    };
    QList<Tick> ticks;
    double silentFrom = kUndefined; // last purchase: an arrow to the end
    QString silentText; // "76 days, usual 24"
    Tone silentTone = Tone::Neutral;
    QString note; // what the dashed line means
    QString emptyText; // without lanes: why there are none
    Provenance provenance;
};
// Lanes: the risk (with a story that has its course), the stage, then those of the events and campaigns that there are.
TimelineSpec customerTimeline(const flow::CustomerCard& card, const Fmt& fmt, const flow::CustomerStory* story = nullptr);

// Blocks: profile, value, rhythm, indicators, why (GapSpec, or why there is none), segments, events (TableSpec each; rows of profile as
// profileFields, rows of events as card.events where `role` is empty or theirs); next-action with advice, similar, course and campaigns with
// a story.
Page customerPage(const flow::CustomerCard& card, const Fmt& fmt, const QString& role = {}, const flow::CustomerStory* story = nullptr, const flow::CustomerAdvice* advice = nullptr);
// From the base rate reason by reason to the risk, in percentage points: small ones together as one step, the sum exact. A GapSpec without names
// of its two values, which is drawn as bars that follow on each other.
Block whyBlock(const flow::CustomerRisk& risk, const Fmt& fmt);
// What could be offered, best first, with doing nothing as a row at 0.
Block nextActionBlock(const flow::CustomerAdvice& advice, const Fmt& fmt);
Block nextActionMissing(const core::Error& error); // why nothing can be said
// Rows as story.similar->nearest.
Block similarBlock(const flow::CustomerStory& story, const Fmt& fmt);
Block courseBlock(const flow::CustomerStory& story, const Fmt& fmt); // the line of risk as a table
Block customerCampaignsBlock(const flow::CustomerStory& story, const Fmt& fmt);
// The fields of the block profile, in its order: indexes of card.fields.
std::vector<std::size_t> profileFields(const flow::CustomerCard& card);
// Short facts under the name: "Active", "light", "high value".
QStringList customerTags(const flow::CustomerCard& card, const Fmt& fmt);

} // namespace holdfast::present
