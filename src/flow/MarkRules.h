// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Period.h"
#include "domain/Rule.h"
#include "flow/Behaviour.h"
#include "flow/Demographics.h"

namespace holdfast::flow {

// The customers behind the marks of charts, as rules: what a mark counts within everybody, its rule holds for. Their fields are those the
// program makes (domain/OwnField.h).

domain::Rule cohortRule(core::Period cohort); // first purchase in it
// Those of a cohort who bought `age` periods later; `since`: then or at any time after.
domain::Rule cohortCellRule(core::Period cohort, int age, bool since);
// Those of every cohort who bought `age` periods after the one of their first purchase, for cohorts from first to last.
domain::Rule cohortAgeRule(core::Period first, core::Period last, int age, bool since);

// Who left, came first or came back in a period, as the churn rates count.
domain::Rule leftRule(core::Period period);
domain::Rule joinedRule(core::Period period);
domain::Rule returnedRule(core::Period period);

domain::Rule valueRule(const std::string& field, const std::string& value); // empty: who has none

// Of the curve of stays (Lifetimes.h): who was still a customer so many days after the start and seen then, or who had left by then.
// `lateEntry` as its answer says.
domain::Rule stayedRule(double days, bool lateEntry);
domain::Rule leftByRule(double days);

// Stages of life: on the as-of day, on a day, and moved from one to another in a period, as its last day and that of the period before tell.
domain::Rule stageRule(const std::string& stage);
domain::Rule stageOnRule(const std::string& stage, core::CivilDate day);
domain::Rule stageMoveRule(const std::string& from, const std::string& to, core::Period period);
// Remaining value: the tenths from one on, 10 = most valuable; from low (in it) to high (not in it), without a high end where it is infinite.
domain::Rule tenthRule(int from, int to);
domain::Rule remainingValueRule(double low, double high);

// An age band of one gender, or of both that are shown (-1). Dates of birth are limited by the as-of day of the answer.
domain::Rule pyramidRule(const AgePyramid& pyramid, std::size_t band, int gender, core::CivilDate asOf);

domain::Rule frequencyRule(const BehaviourClass& orders); // of PurchaseBehaviour::frequency
domain::Rule cycleRule(const BehaviourClass& days); // of PurchaseBehaviour::cycle
domain::Rule preferenceRule(const std::string& kind, const std::string& value); // who prefers it
// Who bought at least once then. weekday 1..7, Monday first; hour -1 = the whole day; month 1..12.
domain::Rule hourRule(int weekday, int hour);
domain::Rule monthRule(int month);
domain::Rule holidayRule(const std::string& holiday, core::CivilDate from, core::CivilDate to); // in the windows that are measured (Holidays.h)

} // namespace holdfast::flow
