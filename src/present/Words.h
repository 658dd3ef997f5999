// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Period.h"
#include "flow/Basis.h"

#include <QString>

namespace holdfast::present {

// Stable words of the program in the user's language. Unknown words come back as they are.
QString roleName(const QString& role); // "transaction" -> "Transaction"
QString fieldName(const QString& field); // "signup_date" -> "Sign-up date"
bool isKnownField(const QString& field);
QString typeName(const QString& type); // "integer" -> "Whole number"
QString grainName(core::Grain grain); // "month"
QString familyName(const QString& family); // "demographic"
QString rfmGroupName(const QString& group); // "cannot-lose" -> "Cannot lose"
QString historyStepName(
    const QString& step, const QString& subject); // "import", "orders.csv" -> "import of orders.csv"
QString reasonName(const QString& reason); // left-out reasons: "customer-missing" -> "rows without a customer"
QString pageName(const QString& page); // of analyses, for briefings: "rfm" -> "Recency, frequency and value"
QString settingName(const QString& key);
QString scoringName(const QString& word); // "quantile" -> "by quantiles"
QString stageName(const QString& stage); // job stages: "survey" -> "Reading the whole file"
QString churnKindName(const QString& kind); // "contract" -> "Contract end without renewal"
QString definitionText(const flow::Basis& basis); // "Inactivity of 120 days (proposed from the data)"

} // namespace holdfast::present
