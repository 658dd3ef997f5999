// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Words.h"

#include "core/Error.h"
#include "domain/OwnField.h"
#include "present/CampaignWords.h"
#include "present/ErrorText.h"
#include "present/Fmt.h"

#include <QCoreApplication>

#include <map>
#include <span>
#include <string>

namespace holdfast::present {

namespace {

struct Entry {
    const char* word;
    const char* text;
};

const Entry kRoles[] = {
    {"customer", QT_TRANSLATE_NOOP("Role", "Customers")},
    {"transaction", QT_TRANSLATE_NOOP("Role", "Transactions")},
    {"interaction", QT_TRANSLATE_NOOP("Role", "Interactions")},
    {"renewal", QT_TRANSLATE_NOOP("Role", "Renewals")},
    {"payment", QT_TRANSLATE_NOOP("Role", "Payments")},
    {"complaint", QT_TRANSLATE_NOOP("Role", "Complaints")},
    {"enquiry", QT_TRANSLATE_NOOP("Role", "Enquiries")},
    {"survey_response", QT_TRANSLATE_NOOP("Role", "Survey responses")},
    {"touchpoint", QT_TRANSLATE_NOOP("Role", "Touchpoint ratings")},
    {"campaign_contact", QT_TRANSLATE_NOOP("Role", "Campaign contacts")},
    {"external_series", QT_TRANSLATE_NOOP("Role", "External series")},
    {"benchmark", QT_TRANSLATE_NOOP("Role", "Benchmarks")},
    {"other", QT_TRANSLATE_NOOP("Role", "Other table")},
};

const Entry kFields[] = {
    {"customer", QT_TRANSLATE_NOOP("Field", "Customer")},
    {"name", QT_TRANSLATE_NOOP("Field", "Name")},
    {"phone", QT_TRANSLATE_NOOP("Field", "Phone")},
    {"email", QT_TRANSLATE_NOOP("Field", "E-mail")},
    {"address", QT_TRANSLATE_NOOP("Field", "Address")},
    {"postcode", QT_TRANSLATE_NOOP("Field", "Postcode")},
    {"signup_date", QT_TRANSLATE_NOOP("Field", "Sign-up date")},
    {"birth_year", QT_TRANSLATE_NOOP("Field", "Birth year")},
    {"birth_date", QT_TRANSLATE_NOOP("Field", "Birth date")},
    {"age", QT_TRANSLATE_NOOP("Field", "Age")},
    {"gender", QT_TRANSLATE_NOOP("Field", "Gender")},
    {"country", QT_TRANSLATE_NOOP("Field", "Country")},
    {"province", QT_TRANSLATE_NOOP("Field", "Province or region")},
    {"city", QT_TRANSLATE_NOOP("Field", "City")},
    {"occupation", QT_TRANSLATE_NOOP("Field", "Occupation")},
    {"income", QT_TRANSLATE_NOOP("Field", "Income")},
    {"household", QT_TRANSLATE_NOOP("Field", "Household")},
    {"acquisition_channel", QT_TRANSLATE_NOOP("Field", "Acquisition channel")},
    {"acquisition_cost", QT_TRANSLATE_NOOP("Field", "Acquisition cost")},
    {"plan", QT_TRANSLATE_NOOP("Field", "Plan or tier")},
    {"tenure", QT_TRANSLATE_NOOP("Field", "Tenure")},
    {"status", QT_TRANSLATE_NOOP("Field", "Churn label")},
    {"churn_date", QT_TRANSLATE_NOOP("Field", "Churn date")},
    {"churn_reason", QT_TRANSLATE_NOOP("Field", "Churn reason")},
    {"churn_type", QT_TRANSLATE_NOOP("Field", "Churn type")},
    {"contract", QT_TRANSLATE_NOOP("Field", "Contract")},
    {"contract_end", QT_TRANSLATE_NOOP("Field", "Contract end")},
    {"monthly_fee", QT_TRANSLATE_NOOP("Field", "Monthly fee")},
    {"consent", QT_TRANSLATE_NOOP("Field", "Consent to contact")},
    {"date", QT_TRANSLATE_NOOP("Field", "Date")},
    {"amount", QT_TRANSLATE_NOOP("Field", "Amount")},
    {"order", QT_TRANSLATE_NOOP("Field", "Order number")},
    {"quantity", QT_TRANSLATE_NOOP("Field", "Quantity")},
    {"unit_price", QT_TRANSLATE_NOOP("Field", "Unit price")},
    {"product", QT_TRANSLATE_NOOP("Field", "Product")},
    {"category", QT_TRANSLATE_NOOP("Field", "Category")},
    {"brand", QT_TRANSLATE_NOOP("Field", "Brand")},
    {"channel", QT_TRANSLATE_NOOP("Field", "Channel")},
    {"margin", QT_TRANSLATE_NOOP("Field", "Margin")},
    {"cost", QT_TRANSLATE_NOOP("Field", "Cost")},
    {"discount", QT_TRANSLATE_NOOP("Field", "Discount")},
    {"return", QT_TRANSLATE_NOOP("Field", "Return")},
    {"currency", QT_TRANSLATE_NOOP("Field", "Currency")},
    {"type", QT_TRANSLATE_NOOP("Field", "Type")},
    {"id", QT_TRANSLATE_NOOP("Field", "Id")},
    {"duration", QT_TRANSLATE_NOOP("Field", "Duration")},
    {"count", QT_TRANSLATE_NOOP("Field", "Count")},
    {"due", QT_TRANSLATE_NOOP("Field", "Due date")},
    {"outcome", QT_TRANSLATE_NOOP("Field", "Outcome")},
    {"days_late", QT_TRANSLATE_NOOP("Field", "Days late")},
    {"method", QT_TRANSLATE_NOOP("Field", "Method")},
    {"opened", QT_TRANSLATE_NOOP("Field", "Opened")},
    {"kind", QT_TRANSLATE_NOOP("Field", "Kind")},
    {"severity", QT_TRANSLATE_NOOP("Field", "Severity")},
    {"responded", QT_TRANSLATE_NOOP("Field", "Responded")},
    {"closed", QT_TRANSLATE_NOOP("Field", "Closed")},
    {"resolution", QT_TRANSLATE_NOOP("Field", "Resolution")},
    {"compensation", QT_TRANSLATE_NOOP("Field", "Compensation")},
    {"satisfaction_after", QT_TRANSLATE_NOOP("Field", "Satisfaction after")},
    {"text", QT_TRANSLATE_NOOP("Field", "Text")},
    {"wave", QT_TRANSLATE_NOOP("Field", "Survey wave")},
    {"items", QT_TRANSLATE_NOOP("Field", "Survey items with answers")},
    {"horizon", QT_TRANSLATE_NOOP("Field", "Answers with the whole time to watch behind them")},
    {"nps", QT_TRANSLATE_NOOP("Field", "Likelihood to recommend (NPS)")},
    {"csat", QT_TRANSLATE_NOOP("Field", "Satisfaction (CSAT)")},
    {"ces", QT_TRANSLATE_NOOP("Field", "Effort (CES)")},
    {"comment", QT_TRANSLATE_NOOP("Field", "Comment")},
    {"step", QT_TRANSLATE_NOOP("Field", "Journey step")},
    {"score", QT_TRANSLATE_NOOP("Field", "Score")},
    {"campaign", QT_TRANSLATE_NOOP("Field", "Campaign")},
    {"arm", QT_TRANSLATE_NOOP("Field", "Arm of the campaign")},
    {"sent", QT_TRANSLATE_NOOP("Field", "Sent")},
    {"delivered", QT_TRANSLATE_NOOP("Field", "Delivered")},
    {"offer", QT_TRANSLATE_NOOP("Field", "Offer")},
    {"series", QT_TRANSLATE_NOOP("Field", "Series")},
    {"value", QT_TRANSLATE_NOOP("Field", "Value")},
    {"region", QT_TRANSLATE_NOOP("Field", "Region")},
    {"event", QT_TRANSLATE_NOOP("Field", "Event")},
    {"indicator", QT_TRANSLATE_NOOP("Field", "Indicator")},
    {"period", QT_TRANSLATE_NOOP("Field", "Period")},
    {"source", QT_TRANSLATE_NOOP("Field", "Source")},
    {"industry", QT_TRANSLATE_NOOP("Field", "Industry")},
    {"tenure_days", QT_TRANSLATE_NOOP("Field", "Tenure in days")},
    {"first_purchase", QT_TRANSLATE_NOOP("Field", "First purchase")},
    {"last_purchase", QT_TRANSLATE_NOOP("Field", "Last purchase")},
    {"recency_days", QT_TRANSLATE_NOOP("Field", "Days since last purchase")},
    {"orders", QT_TRANSLATE_NOOP("Field", "Orders")},
    {"purchase_frequency", QT_TRANSLATE_NOOP("Field", "Orders in 365 days")},
    {"net_amount", QT_TRANSLATE_NOOP("Field", "Net amount")},
    {"order_value", QT_TRANSLATE_NOOP("Field", "Average order value")},
    {"rfm", QT_TRANSLATE_NOOP("Field", "RFM")},
    {"rfm.recency", QT_TRANSLATE_NOOP("Field", "RFM recency score")},
    {"rfm.frequency", QT_TRANSLATE_NOOP("Field", "RFM frequency score")},
    {"rfm.monetary", QT_TRANSLATE_NOOP("Field", "RFM monetary score")},
    {"rfm.group", QT_TRANSLATE_NOOP("Field", "RFM group")},
    {"churned", QT_TRANSLATE_NOOP("Field", "Churned")},
    {"survey.nps", QT_TRANSLATE_NOOP("Field", "Last NPS answer")},
    {"survey.csat", QT_TRANSLATE_NOOP("Field", "Last CSAT answer")},
    {"survey.ces", QT_TRANSLATE_NOOP("Field", "Last CES answer")},
    {"lifecycle_stage", QT_TRANSLATE_NOOP("Field", "Stage of life")},
    {"remaining_value", QT_TRANSLATE_NOOP("Field", "Remaining value")},
    {"value_tenth", QT_TRANSLATE_NOOP("Field", "Tenth by value")},
    {"bought_day", QT_TRANSLATE_NOOP("Field", "Bought")},
    {"bought_weekday", QT_TRANSLATE_NOOP("Field", "Bought on a weekday")},
    {"bought_hour", QT_TRANSLATE_NOOP("Field", "Bought in an hour of the week")},
    {"bought_month", QT_TRANSLATE_NOOP("Field", "Bought in a month of the year")},
    {"bought_category", QT_TRANSLATE_NOOP("Field", "Bought a category")},
    {"bought_product", QT_TRANSLATE_NOOP("Field", "Bought a product")},
    {"bought_channel", QT_TRANSLATE_NOOP("Field", "Bought through a channel")},
    {"bought_band", QT_TRANSLATE_NOOP("Field", "Bought in a price band")},
    {"favourite_category", QT_TRANSLATE_NOOP("Field", "Preferred category")},
    {"favourite_product", QT_TRANSLATE_NOOP("Field", "Preferred product")},
    {"favourite_channel", QT_TRANSLATE_NOOP("Field", "Preferred channel")},
    {"favourite_band", QT_TRANSLATE_NOOP("Field", "Preferred price band")},
    {"purchase_cycle", QT_TRANSLATE_NOOP("Field", "Days between purchases")},
    {"left_day", QT_TRANSLATE_NOOP("Field", "Left")},
    {"life_days", QT_TRANSLATE_NOOP("Field", "Days as a customer so far")},
    {"life_ended", QT_TRANSLATE_NOOP("Field", "Days until leaving")},
    {"life_seen_from", QT_TRANSLATE_NOOP("Field", "Days before the data begin")},
    {"joined_day", QT_TRANSLATE_NOOP("Field", "New")},
    {"returned_day", QT_TRANSLATE_NOOP("Field", "Returned")},
};

const Entry kTypes[] = {
    {"text", QT_TRANSLATE_NOOP("ValueType", "Text")},
    {"integer", QT_TRANSLATE_NOOP("ValueType", "Whole number")},
    {"decimal", QT_TRANSLATE_NOOP("ValueType", "Decimal number")},
    {"boolean", QT_TRANSLATE_NOOP("ValueType", "Yes or no")},
    {"date", QT_TRANSLATE_NOOP("ValueType", "Date")},
    {"datetime", QT_TRANSLATE_NOOP("ValueType", "Date and time")},
    {"time", QT_TRANSLATE_NOOP("ValueType", "Time of day")},
    {"duration", QT_TRANSLATE_NOOP("ValueType", "Duration")},
    {"empty", QT_TRANSLATE_NOOP("ValueType", "Empty")},
};

const Entry kFamilies[] = {
    {"demographic", QT_TRANSLATE_NOOP("Family", "demographic")},
    {"geographic", QT_TRANSLATE_NOOP("Family", "geographic")},
    {"behaviour", QT_TRANSLATE_NOOP("Family", "behaviour")},
    {"psychographic", QT_TRANSLATE_NOOP("Family", "psychographic")},
    {"value", QT_TRANSLATE_NOOP("Family", "value")},
    {"lifecycle", QT_TRANSLATE_NOOP("Family", "lifecycle")},
    {"risk", QT_TRANSLATE_NOOP("Family", "risk")},
    {"satisfaction", QT_TRANSLATE_NOOP("Family", "satisfaction")},
    {"motive", QT_TRANSLATE_NOOP("Family", "motive")},
};

const Entry kRfmGroups[] = {
    {"champions", QT_TRANSLATE_NOOP("RfmGroup", "Champions")},
    {"loyal", QT_TRANSLATE_NOOP("RfmGroup", "Loyal")},
    {"potential", QT_TRANSLATE_NOOP("RfmGroup", "Potential loyalists")},
    {"new", QT_TRANSLATE_NOOP("RfmGroup", "New customers")},
    {"promising", QT_TRANSLATE_NOOP("RfmGroup", "Promising")},
    {"need-attention", QT_TRANSLATE_NOOP("RfmGroup", "Need attention")},
    {"about-to-sleep", QT_TRANSLATE_NOOP("RfmGroup", "About to sleep")},
    {"at-risk", QT_TRANSLATE_NOOP("RfmGroup", "At risk")},
    {"cannot-lose", QT_TRANSLATE_NOOP("RfmGroup", "Cannot lose")},
    {"hibernating", QT_TRANSLATE_NOOP("RfmGroup", "Hibernating")},
    {"lost", QT_TRANSLATE_NOOP("RfmGroup", "Lost")},
};

const Entry kReasons[] = {
    {"after-as-of", QT_TRANSLATE_NOOP("Reason", "rows after the as-of day")},
    {"customer-missing", QT_TRANSLATE_NOOP("Reason", "rows without a customer")},
    {"in-several-segments", QT_TRANSLATE_NOOP("Reason", "customers in several of the segments")},
    {"customer-unknown", QT_TRANSLATE_NOOP("Reason", "rows of customers who are not in the customer table")},
    {"customer-after-as-of", QT_TRANSLATE_NOOP("Reason", "customers who start after the as-of day")},
    {"customer-starts-later", QT_TRANSLATE_NOOP("Reason", "customers who start after the as-of day")},
    {"customer-duplicate", QT_TRANSLATE_NOOP("Reason", "repeated customer rows")},
    {"customer-without-purchase", QT_TRANSLATE_NOOP("Reason", "customers without a purchase")},
    {"defines-churn", QT_TRANSLATE_NOOP("Reason", "the churn rule counts it")},
    {"no-value", QT_TRANSLATE_NOOP("Reason", "customers without a value")},
    {"no-start-known", QT_TRANSLATE_NOOP("Reason", "customers whose start is not known")},
    {"churn-state-unknown", QT_TRANSLATE_NOOP("Reason", "customers whose churn state is not known")},
    {"churn-date-missing", QT_TRANSLATE_NOOP("Reason", "churned customers without a churn date")},
    {"return-before-first-purchase", QT_TRANSLATE_NOOP("Reason", "returns before the first purchase")},
    {"date-missing", QT_TRANSLATE_NOOP("Reason", "rows without a date")},
    {"anonymous", QT_TRANSLATE_NOOP("Reason", "answers without a customer, where customers are filtered")},
    {"out-of-scope", QT_TRANSLATE_NOOP("Reason", "answers of customers outside the filter")},
    {"other-wave", QT_TRANSLATE_NOOP("Reason", "answers of other survey waves")},
    {"other-touchpoint", QT_TRANSLATE_NOOP("Reason", "answers at other touchpoints")},
    {"repeated", QT_TRANSLATE_NOOP("Reason", "repeated answers of a customer in one wave")},
    {"straight-line", QT_TRANSLATE_NOOP("Reason", "answers with the same value to every item")},
    {"speeder", QT_TRANSLATE_NOOP("Reason", "answers given too fast")},
    {"not-in-population", QT_TRANSLATE_NOOP("Reason", "answers of a kind of customer there is none of")},
    {"amount-missing", QT_TRANSLATE_NOOP("Reason", "rows without an amount")},
    {"no-transactions", QT_TRANSLATE_NOOP("Reason", "customers without transactions")},
    {"not-active", QT_TRANSLATE_NOOP("Reason", "customers not active at the start of the period")},
    {"not-enough-history", QT_TRANSLATE_NOOP("Reason", "customers without enough history")},
    {"missing", QT_TRANSLATE_NOOP("Reason", "missing values")},
    {"duplicate-key", QT_TRANSLATE_NOOP("Reason", "rows with a repeated key")},
    {"missing-required", QT_TRANSLATE_NOOP("Reason", "rows without a required value")},
    {"unreadable-value", QT_TRANSLATE_NOOP("Reason", "rows with an unreadable value")},
    {"ragged-rows", QT_TRANSLATE_NOOP("Reason", "rows with too many or too few cells")},
    {"invalid-date", QT_TRANSLATE_NOOP("Reason", "rows with a date that does not exist")},
    {"out-of-range", QT_TRANSLATE_NOOP("Reason", "rows with a value out of range")},
    {"no-answer", QT_TRANSLATE_NOOP("Reason", "customers without an answer recent enough")},
    {"horizon-open", QT_TRANSLATE_NOOP("Reason", "answers whose time to watch is not over")},
    {"missing-outcome", QT_TRANSLATE_NOOP("Reason", "answers without the outcome")},
    {"missing-value", QT_TRANSLATE_NOOP("Reason", "customers without a value")},
    {"missing-cell", QT_TRANSLATE_NOOP("Reason", "answers with an item left empty")},
};

const Entry kSettings[] = {
    {"workspace.name", QT_TRANSLATE_NOOP("Setting", "Name of the workspace")},
    {"as-of", QT_TRANSLATE_NOOP("Setting", "As-of day")},
    {"period", QT_TRANSLATE_NOOP("Setting", "Period")},
    {"compare", QT_TRANSLATE_NOOP("Setting", "Comparison")},
    {"churn.definition", QT_TRANSLATE_NOOP("Setting", "Churn definition")},
    {"churn.inactive-days", QT_TRANSLATE_NOOP("Setting", "Days of inactivity")},
    {"churn.grace-days", QT_TRANSLATE_NOOP("Setting", "Days of grace after contract end")},
    {"churn.proposed", QT_TRANSLATE_NOOP("Setting", "Days proposed from the data")},
    {"window.days", QT_TRANSLATE_NOOP("Setting", "Recent window in days")},
    {"value.method", QT_TRANSLATE_NOOP("Setting", "Method of value")},
    {"value.months", QT_TRANSLATE_NOOP("Setting", "Months of value ahead")},
    {"value.discount", QT_TRANSLATE_NOOP("Setting", "Discount of value a year")},
    {"value.margin", QT_TRANSLATE_NOOP("Setting", "Margin of value")},
    {"lifecycle.new-days", QT_TRANSLATE_NOOP("Setting", "Days a customer is new")},
    {"lifecycle.growth", QT_TRANSLATE_NOOP("Setting", "Growth above the own baseline")},
    {"periods", QT_TRANSLATE_NOOP("Setting", "Periods")},
    {"currency", QT_TRANSLATE_NOOP("Setting", "Currency")},
    {"horizon-days", QT_TRANSLATE_NOOP("Setting", "Days to return within")},
    {"judged-days", QT_TRANSLATE_NOOP("Setting", "Silent days judged")},
    {"bins", QT_TRANSLATE_NOOP("Setting", "Score classes")},
    {"score", QT_TRANSLATE_NOOP("Setting", "Scoring")},
    {"purchase", QT_TRANSLATE_NOOP("Setting", "Purchase")},
    {"segment", QT_TRANSLATE_NOOP("Setting", "Segment")},
    {"k", QT_TRANSLATE_NOOP("Setting", "Clusters")},
    {"scale", QT_TRANSLATE_NOOP("Setting", "Scale of figures")},
    {"fields", QT_TRANSLATE_NOOP("Setting", "Figures")},
    {"seed", QT_TRANSLATE_NOOP("Setting", "Seed")},
    {"depth", QT_TRANSLATE_NOOP("Setting", "Questions to a leaf")},
    {"smallest-leaf", QT_TRANSLATE_NOOP("Setting", "Smallest leaf")},
};

const Entry kPages[] = {
    {"overview", QT_TRANSLATE_NOOP("Page", "Overview")},
    {"rfm", QT_TRANSLATE_NOOP("Page", "Recency, frequency and value")},
    {"indicators", QT_TRANSLATE_NOOP("Page", "Indicators")},
    {"alerts", QT_TRANSLATE_NOOP("Page", "Alerts")},
    {"risk", QT_TRANSLATE_NOOP("Page", "Risk model")},
    {"watchlist", QT_TRANSLATE_NOOP("Page", "Watch list")},
    {"motives", QT_TRANSLATE_NOOP("Page", "Motives")},
    {"churn-classes", QT_TRANSLATE_NOOP("Page", "Churn by degree, cause and value")},
    {"lifetimes", QT_TRANSLATE_NOOP("Page", "How long customers stay")},
    {"satisfaction", QT_TRANSLATE_NOOP("Page", "Satisfaction")},
    {"satisfaction-index", QT_TRANSLATE_NOOP("Page", "Satisfaction index")},
    {"gaps", QT_TRANSLATE_NOOP("Page", "Expectation and perception")},
    {"drivers", QT_TRANSLATE_NOOP("Page", "Drivers of satisfaction")},
    {"index-structure", QT_TRANSLATE_NOOP("Page", "Dimensions of the index")},
    {"factors", QT_TRANSLATE_NOOP("Page", "Factors behind the answers")},
    {"respondents", QT_TRANSLATE_NOOP("Page", "Groups of respondents")},
    {"loyalty", QT_TRANSLATE_NOOP("Page", "Loyalty")},
    {"satisfaction-behaviour", QT_TRANSLATE_NOOP("Page", "What people do after they answered")},
    {"value", QT_TRANSLATE_NOOP("Page", "Customer value")},
    {"lifecycle", QT_TRANSLATE_NOOP("Page", "Stages of life")},
    {"clusters", QT_TRANSLATE_NOOP("Page", "Clusters")},
    {"tree", QT_TRANSLATE_NOOP("Page", "Churn tree")},
    {"demographics", QT_TRANSLATE_NOOP("Page", "Profile of the customers")},
    {"behaviour", QT_TRANSLATE_NOOP("Page", "Purchase behaviour")},
    {"campaign-plan", QT_TRANSLATE_NOOP("Page", "Plan of the campaign")},
    {"campaign-monitor", QT_TRANSLATE_NOOP("Page", "How the campaign runs")},
    {"campaign-evaluate", QT_TRANSLATE_NOOP("Page", "Did the campaign work?")},
};

const Entry kStages[] = {
    {"clusters", QT_TRANSLATE_NOOP("Stage", "Clustering the customers")},
    {"tree", QT_TRANSLATE_NOOP("Stage", "Growing the churn tree")},
    {"valuing", QT_TRANSLATE_NOOP("Stage", "Valuing the customers")},
    {"holdout", QT_TRANSLATE_NOOP("Stage", "Tracking the holdout")},
    {"stages", QT_TRANSLATE_NOOP("Stage", "Reading the stages")},
    {"survey", QT_TRANSLATE_NOOP("Stage", "Reading the whole file")},
    {"load", QT_TRANSLATE_NOOP("Stage", "Loading rows")},
    {"measure", QT_TRANSLATE_NOOP("Stage", "Measuring")},
    {"file", QT_TRANSLATE_NOOP("Stage", "Reading the file")},
    {"layout", QT_TRANSLATE_NOOP("Stage", "Laying out the pages")},
    {"pages", QT_TRANSLATE_NOOP("Stage", "Writing the pages")},
    {"sheets", QT_TRANSLATE_NOOP("Stage", "Writing the sheets")},
    {"written", QT_TRANSLATE_NOOP("Stage", "Saving the file")},
    {"bench", QT_TRANSLATE_NOOP("Stage", "Measuring speed")},
    {"sniff", QT_TRANSLATE_NOOP("Stage", "Looking at the file")},
    {"reading", QT_TRANSLATE_NOOP("Stage", "Reading")},
    {"read", QT_TRANSLATE_NOOP("Stage", "Reading")},
    {"writing", QT_TRANSLATE_NOOP("Stage", "Writing")},
    {"write", QT_TRANSLATE_NOOP("Stage", "Writing")},
    {"opening", QT_TRANSLATE_NOOP("Stage", "Opening the workspace")},
    {"open", QT_TRANSLATE_NOOP("Stage", "Opening the workspace")},
    {"check", QT_TRANSLATE_NOOP("Stage", "Checking the workspace")},
    {"checking", QT_TRANSLATE_NOOP("Stage", "Checking the workspace")},
    {"digests", QT_TRANSLATE_NOOP("Stage", "Checking the content")},
    {"structure", QT_TRANSLATE_NOOP("Stage", "Checking the structure")},
    {"backup", QT_TRANSLATE_NOOP("Stage", "Copying the workspace")},
    {"key", QT_TRANSLATE_NOOP("Stage", "Making the key")},
    {"seal", QT_TRANSLATE_NOOP("Stage", "Sealing the workspace")},
    {"unseal", QT_TRANSLATE_NOOP("Stage", "Opening the sealed archive")},
    {"snapshot", QT_TRANSLATE_NOOP("Stage", "Reading the facts")},
    {"customers", QT_TRANSLATE_NOOP("Stage", "Customers")},
    {"transactions", QT_TRANSLATE_NOOP("Stage", "Transactions")},
    {"features", QT_TRANSLATE_NOOP("Stage", "Measuring customers")},
    {"fitting", QT_TRANSLATE_NOOP("Stage", "Training the models")},
    {"classes", QT_TRANSLATE_NOOP("Stage", "Classifying churn")},
    {"history", QT_TRANSLATE_NOOP("Stage", "Reading purchases")},
    {"churn", QT_TRANSLATE_NOOP("Stage", "Measuring churn")},
    {"cohorts", QT_TRANSLATE_NOOP("Stage", "Measuring cohorts")},
    {"rfm", QT_TRANSLATE_NOOP("Stage", "Scoring recency, frequency and value")},
    {"curve", QT_TRANSLATE_NOOP("Stage", "Estimating the chance to return")},
    {"groups", QT_TRANSLATE_NOOP("Stage", "Comparing groups")},
    {"facets", QT_TRANSLATE_NOOP("Stage", "Preparing the filters")},
    {"count", QT_TRANSLATE_NOOP("Stage", "Counting")},
    {"clean", QT_TRANSLATE_NOOP("Stage", "Cleaning rows")},
    {"compare", QT_TRANSLATE_NOOP("Stage", "Comparing rows")},
    {"quality", QT_TRANSLATE_NOOP("Stage", "Judging the quality")},
    {"join", QT_TRANSLATE_NOOP("Stage", "Finding the customers of rows")},
    {"sample", QT_TRANSLATE_NOOP("Stage", "Making the sample workspace")},
    {"generate", QT_TRANSLATE_NOOP("Stage", "Generating customers")},
    {"compose", QT_TRANSLATE_NOOP("Stage", "Composing the briefing")},
    {"pdf", QT_TRANSLATE_NOOP("Stage", "Writing the PDF")},
    {"xlsx", QT_TRANSLATE_NOOP("Stage", "Writing the workbook")},
};

using Table = std::span<const Entry>;

const char* textOf(Table table, const QString& word)
{
    for (const Entry& entry : table)
        if (word == QLatin1String(entry.word))
            return entry.text;
    return nullptr;
}

QString named(Table table, const char* context, const QString& word)
{
    const char* text = textOf(table, word);
    return text != nullptr ? QCoreApplication::translate(context, text) : word;
}

QString valueOf(const std::map<std::string, std::string>& map, const char* key)
{
    const auto found = map.find(key);
    return found != map.end() ? QString::fromStdString(found->second) : QString();
}

} // namespace

QString roleName(const QString& role)
{
    return named(kRoles, "Role", role);
}

QString fieldName(const QString& field)
{
    const QLatin1String own(domain::kOwnField.data(), qsizetype(domain::kOwnField.size()));
    return named(kFields, "Field", field.startsWith(own) ? field.sliced(own.size()) : field);
}

bool isKnownField(const QString& field)
{
    return textOf(kFields, field) != nullptr;
}

QString typeName(const QString& type)
{
    return named(kTypes, "ValueType", type);
}

QString grainName(core::Grain grain)
{
    switch (grain) {
    case core::Grain::Day:
        return QCoreApplication::translate("Grain", "day");
    case core::Grain::Week:
        return QCoreApplication::translate("Grain", "week");
    case core::Grain::Month:
        return QCoreApplication::translate("Grain", "month");
    case core::Grain::Quarter:
        return QCoreApplication::translate("Grain", "quarter");
    case core::Grain::Year:
        return QCoreApplication::translate("Grain", "year");
    }
    return {};
}

QString familyName(const QString& family)
{
    return named(kFamilies, "Family", family);
}

QString rfmGroupName(const QString& group)
{
    return named(kRfmGroups, "RfmGroup", group);
}

QString historyStepName(const QString& step, const QString& subject)
{
    const bool bare = subject.isEmpty();
    if (step == QStringLiteral("import"))
        return bare ? QCoreApplication::translate("Step", "import")
                    : QCoreApplication::translate("Step", "import of %1").arg(subject);
    if (step == QStringLiteral("clean"))
        return bare ? QCoreApplication::translate("Step", "cleaning")
                    : QCoreApplication::translate("Step", "cleaning of %1").arg(roleName(subject));
    if (step == QStringLiteral("refresh"))
        return bare ? QCoreApplication::translate("Step", "refresh")
                    : QCoreApplication::translate("Step", "refresh from %1").arg(subject);
    if (step == QStringLiteral("alert"))
        return QCoreApplication::translate("Step", "change of an alert");
    if (step == QStringLiteral("threshold"))
        return QCoreApplication::translate("Step", "change of a threshold");
    if (step == QStringLiteral("interaction-weight"))
        return QCoreApplication::translate("Step", "change of a weight");
    if (step == QStringLiteral("merge"))
        return QCoreApplication::translate("Step", "merge of customers");
    if (step == QStringLiteral("separate"))
        return QCoreApplication::translate("Step", "separation of customers");
    if (step == QStringLiteral("expected"))
        return QCoreApplication::translate("Step", "mark as expected");
    if (step == QStringLiteral("segment-save"))
        return bare ? QCoreApplication::translate("Step", "saving a segment")
                    : QCoreApplication::translate("Step", "saving segment “%1”").arg(subject);
    if (step == QStringLiteral("segment-remove"))
        return bare ? QCoreApplication::translate("Step", "removing a segment")
                    : QCoreApplication::translate("Step", "removing segment “%1”").arg(subject);
    if (step == QStringLiteral("setting"))
        return bare ? QCoreApplication::translate("Step", "change of a setting")
                    : QCoreApplication::translate("Step", "change of %1").arg(settingName(subject));
    if (step == QStringLiteral("risk-train"))
        return QCoreApplication::translate("Step", "training of the risk model");
    if (step == QStringLiteral("customer-note"))
        return bare ? QCoreApplication::translate("Step", "note")
                    : QCoreApplication::translate("Step", "note about %1").arg(subject);
    if (step == QStringLiteral("event-note"))
        return bare ? QCoreApplication::translate("Step", "event")
                    : QCoreApplication::translate("Step", "event “%1”").arg(subject);
    if (step == QStringLiteral("motives"))
        return QCoreApplication::translate("Step", "change of the motives");
    if (step.startsWith(QStringLiteral("campaign-")))
        return campaignStepName(step, subject);
    if (step == QStringLiteral("survey"))
        return QCoreApplication::translate("Step", "change of how surveys are read");
    if (step == QStringLiteral("survey-index"))
        return bare ? QCoreApplication::translate("Step", "change of the satisfaction index")
                    : QCoreApplication::translate("Step", "change of the satisfaction index “%1”").arg(subject);
    if (step == QStringLiteral("loyalty-rules"))
        return QCoreApplication::translate("Step", "change of the rules of loyalty");
    if (step == QStringLiteral("briefing"))
        return bare ? QCoreApplication::translate("Step", "change of a briefing")
                    : QCoreApplication::translate("Step", "change of the briefing “%1”").arg(subject);
    if (step == QStringLiteral("briefing-issue"))
        return bare ? QCoreApplication::translate("Step", "issue of a briefing") : QCoreApplication::translate("Step", "issue of the briefing “%1”").arg(subject);
    if (step == QStringLiteral("sample"))
        return QCoreApplication::translate("Step", "sample data");
    return bare ? step : step + QStringLiteral(": ") + subject;
}

QString reasonName(const QString& reason)
{
    if (const char* text = textOf(kReasons, reason))
        return QCoreApplication::translate("Reason", text);
    // Rows set aside at import carry the word of their finding.
    if (const auto code = codeOf(reason))
        return codeTitle(*code);
    return reason;
}

QString pageName(const QString& page)
{
    return named(kPages, "Page", page);
}

QString settingName(const QString& key)
{
    return named(kSettings, "Setting", key);
}

QString scoringName(const QString& word)
{
    if (word == QStringLiteral("quantile"))
        return QCoreApplication::translate("Setting", "by quantiles, ties kept together");
    if (word == QStringLiteral("ntile"))
        return QCoreApplication::translate("Setting", "in equal groups");
    return word;
}

QString stageName(const QString& stage)
{
    return named(kStages, "Stage", stage);
}

QString churnKindName(const QString& kind)
{
    if (kind == QStringLiteral("label"))
        return QCoreApplication::translate("ChurnKind", "Churn label in the data");
    if (kind == QStringLiteral("contract"))
        return QCoreApplication::translate("ChurnKind", "Contract end without renewal");
    if (kind == QStringLiteral("inactivity"))
        return QCoreApplication::translate("ChurnKind", "Inactivity");
    return kind;
}

QString definitionText(const flow::Basis& basis)
{
    const QString kind = valueOf(basis.definitions, "churn");
    if (kind == QStringLiteral("inactivity")) {
        const int days = valueOf(basis.definitions, "churn.inactive-days").toInt();
        return valueOf(basis.definitions, "churn.proposed") == QStringLiteral("true")
            ? QCoreApplication::translate("ChurnKind", "Inactivity of %n days (proposed from the data)", nullptr, days)
            : QCoreApplication::translate("ChurnKind", "Inactivity of %n days", nullptr, days);
    }
    if (kind == QStringLiteral("contract")) {
        const int days = valueOf(basis.definitions, "churn.grace-days").toInt();
        return QCoreApplication::translate("ChurnKind", "Contract ended, no renewal within %n days", nullptr, days);
    }
    return churnKindName(kind);
}

} // namespace holdfast::present
