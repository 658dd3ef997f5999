// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow/sample: the words of the fictional home-goods retailer, in English and Chinese.

#include <span>

namespace holdfast::flow::sample {

struct Term {
    const char* english;
    const char* chinese;
    const char* in(bool useChinese) const { return useChinese ? chinese : english; }
};

enum Region { kNorth, kCoast, kCentral, kSouth, kIslands, kRegions };
enum Household { kSingle, kCouple, kFamily, kSenior, kHouseholds };
enum Plan { kBasic, kSilver, kGold, kPlans };
enum Acquisition { kByStore, kByOnline, kByApp, kByMarketplace, kByReferral, kAcquisitions };
enum SalesChannel { kInStore, kOnline, kInApp, kMarketplace, kSalesChannels };
enum ComplaintKind { kProduct, kDelivery, kCustomerService, kBilling, kOther, kComplaintKinds };
enum LeaveReason { kTooExpensive, kDeliveryFailed, kBadQuality, kBadService, kCompetitor, kMovedAway, kNoNeed, kPaymentFailed, kLeaveReasons };

inline constexpr int kCitiesOfRegion = 3;
inline constexpr int kCategories = 8;
inline constexpr int kProductsOfCategory = 6;
inline constexpr int kSurveyItems = 5; // product quality, delivery, service, price, website

struct Product {
    Term name;
    int priceMinor; // list price
};

extern const Term kCompany, kCountry;
extern const Term kRegionWords[kRegions];
extern const Term kCityWords[kRegions][kCitiesOfRegion];
extern const Term kGenders[2];
extern const Term kOccupations[8];
extern const Term kIncomeBands[4];
extern const Term kHouseholdWords[kHouseholds];
extern const Term kPlanWords[kPlans];
extern const Term kAcquisitionWords[kAcquisitions];
extern const Term kMotives[4];
extern const Term kLeaveReasonWords[kLeaveReasons];
extern const Term kCategoryWords[kCategories];
extern const Product kProducts[kCategories][kProductsOfCategory];
extern const Term kBrands[5];
extern const Term kSalesChannelWords[kSalesChannels];
extern const Term kInteractionTypes[5]; // visit, app session, e-mail open, e-mail click, social mention
extern const Term kContactChannels[4]; // phone, e-mail, chat, store
extern const Term kComplaintKindWords[kComplaintKinds];
extern const Term kComplaintTexts[kComplaintKinds][3];
extern const Term kSeverities[3];
extern const Term kResolutions[4];
extern const Term kEnquiryKinds[5];
extern const Term kEnquiryTexts[5];
extern const Term kTouchpoints[6];
extern const Term kPaymentMethods[3];
// Comments by survey item, good and bad, and neutral ones.
extern const Term kPraise[kSurveyItems];
extern const Term kBlame[kSurveyItems];
extern const Term kNeutral[3];

std::span<const char* const> givenNames(bool chinese);
std::span<const char* const> familyNames(bool chinese);

} // namespace holdfast::flow::sample
