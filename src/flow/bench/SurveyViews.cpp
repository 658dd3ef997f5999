// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/SurveyViews.h"

#include "core/Random.h"
#include "flow/Gaps.h"
#include "flow/IndexStructure.h"
#include "flow/Satisfaction.h"
#include "flow/SurveyFactors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

namespace holdfast::flow {

using core::Code;
using core::Status;

namespace {

constexpr int kItems = 22, kFactors = 4, kDriverItems = 15;

std::string itemName(int item)
{
    return "Item " + std::string(item < 9 ? "0" : "") + std::to_string(item + 1) + " (1-5)";
}

template <class Answer> Status status(const core::Result<Answer>& answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    return {};
}

Status byRegion(Session& session, std::vector<std::string> only, core::JobContext& job)
{
    SummaryRequest request;
    request.by = "Region";
    request.only = std::move(only);
    return status(measureSurvey(session, request, job));
}

const std::vector<SurveyView> kViews {
    {"survey-summary", [](Session& session, core::JobContext& job) { return byRegion(session, {}, job); }},
    {"survey-items", [](Session& session, core::JobContext& job) { return byRegion(session, {"items"}, job); }},
    {"survey-index", [](Session& session, core::JobContext& job) { return status(measureIndex(session, {}, job)); }},
    {"survey-index-groups",
        [](Session& session, core::JobContext& job) {
            IndexRequest request;
            request.by = "Region";
            return status(measureIndex(session, request, job));
        }},
    {"survey-gaps", [](Session& session, core::JobContext& job) { return status(measureGaps(session, {}, job)); }},
    {"survey-factors", [](Session& session, core::JobContext& job) { return status(measureFactors(session, {}, job)); }},
    {"survey-respondents", [](Session& session, core::JobContext& job) { return status(measureRespondents(session, {}, job)); }},
    {"survey-lmg",
        [](Session& session, core::JobContext& job) {
            DriversRequest request;
            for (int item = 0; item < kDriverItems; ++item)
                request.items.push_back(itemName(item));
            return status(measureDrivers(session, request, job));
        }},
};

} // namespace

Status writeBenchSurvey(const std::string& path, std::uint64_t respondents, core::JobContext& job)
{
    std::ofstream file(path, std::ios::binary);
    file << "Date,Region";
    for (int item = 0; item < kItems; ++item)
        file << ',' << itemName(item);
    file << ",Satisfaction (1-5),Recommend (0-10)\n";
    core::Random random(1);
    const auto whole = [](double value, int low, int high) { return std::clamp(static_cast<int>(std::lround(value)), low, high); };
    std::array<double, kFactors> factors {};
    for (std::uint64_t i = 0; i < respondents; ++i) {
        if (i % 1000 == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        for (double& factor : factors)
            factor = random.normal();
        const auto quarter = random.below(4);
        file << "2025-" << (quarter < 3 ? "0" : "") << 1 + 3 * quarter << "-15,Region " << 1 + random.below(8);
        for (int item = 0; item < kItems; ++item)
            file << ',' << whole(3.5 + 0.8 * factors[static_cast<std::size_t>(item % kFactors)] + 0.6 * random.normal(), 1, 5);
        const double mood = 0.5 * factors[0] + 0.3 * factors[1] + 0.15 * factors[2] + 0.5 * random.normal();
        file << ',' << whole(3.6 + mood, 1, 5) << ',' << whole(7.2 + 2 * mood + random.normal(), 0, 10) << '\n';
    }
    file.close();
    if (!file)
        return core::fail(Code::IoError, {{"path", path}});
    return {};
}

const std::vector<SurveyView>& surveyViews()
{
    return kViews;
}

} // namespace holdfast::flow
