// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Judgement.h"

#include "flow/compute/Analysis.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;

namespace {

// A number or a fraction of two ("1/3").
std::optional<double> judgement(std::string_view cell)
{
    const auto slash = cell.find('/');
    if (slash == std::string_view::npos)
        return plainNumber(cell);
    const auto trimmed = [](std::string_view part) {
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        return part;
    };
    const auto above = plainNumber(trimmed(cell.substr(0, slash))), below = plainNumber(trimmed(cell.substr(slash + 1)));
    if (!above || !below || *below == 0)
        return {};
    return *above / *below;
}

struct Judged {
    std::vector<std::string> names;
    analytics::Matrix matrix;
};

// The header names the items; one column more than rows: the first holds the rows' names. An empty cell is taken from its
// mirror, or 1 in the diagonal.
core::Result<Judged> judgedOf(const Table& table)
{
    const std::size_t n = table.rows(), skip = table.columns() == n + 1 ? 1 : 0;
    if (n == 0)
        return core::fail(Code::NotEnoughData);
    if (table.columns() != n + skip)
        return core::fail(Code::InvalidValue, {{"name", "matrix"}, {"value", std::to_string(n) + " x " + std::to_string(table.columns())}});
    Judged judged {{table.names().begin() + static_cast<std::ptrdiff_t>(skip), table.names().end()}, analytics::Matrix(n, n, std::nan(""))};
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column < n; ++column) {
            const auto cell = table.cell(row, column + skip);
            if (cell.empty())
                continue;
            const auto value = judgement(cell);
            if (!value || !(*value > 0))
                return core::fail(Code::InvalidValue, {{"name", judged.names[column]}, {"value", std::string(cell)}});
            judged.matrix(row, column) = *value;
        }
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column < n; ++column) {
            double& value = judged.matrix(row, column);
            if (std::isnan(value))
                value = row == column ? 1 : 1 / judged.matrix(column, row);
            if (std::isnan(value))
                return core::fail(Code::InvalidValue, {{"name", judged.names[column]}, {"value", ""}});
        }
    return judged;
}

core::Json worstJson(const analytics::Inconsistency& worst, const std::vector<std::string>& names)
{
    return {{"judgement",
                {{"row", names[worst.row]}, {"column", names[worst.column]}, {"value", worst.judged}, {"implied", worst.implied}}},
        {"triple",
            {{"a", names[worst.first]}, {"b", names[worst.second]}, {"c", names[worst.third]}, {"product", worst.product}, {"direct", worst.direct}}},
        {"change",
            {{"row", names[worst.changeRow]}, {"column", names[worst.changeColumn]}, {"from", worst.changeFrom}, {"to", worst.changeTo},
                {"cr", numberJson(worst.changedCr)}, {"mends", worst.mends}}}};
}

core::Status ahp(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    settings.choice("combine", {"geometric"});
    const auto table = settings.choice("ri", {"saaty_1980", "saaty_tran_2007"}) == "saaty_1980" ? analytics::RandomIndex::Saaty1980
                                                                                              : analytics::RandomIndex::SaatyTran2007;
    const std::string alternatives = settings.text("alternatives");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);

    std::vector<analytics::Matrix> judges;
    std::vector<std::string> names;
    for (const auto& file : inputs.tables) {
        auto judged = judgedOf(file);
        if (!judged)
            return std::unexpected(judged.error());
        if (!judges.empty() && judged->names != names)
            return core::fail(Code::InvalidParameter, {{"name", "data"}, {"value", file.path()}});
        names = judged->names;
        judges.push_back(std::move(judged->matrix));
    }
    const auto combined = analytics::combinedJudgements(judges);
    const auto found = analytics::judgedWeights(judges.size() == 1 ? judges.front() : combined, table);
    if (!found)
        return std::unexpected(found.error());
    const auto worst = analytics::worstJudgement(judges.size() == 1 ? judges.front() : combined, table, job);
    if (!worst)
        return std::unexpected(worst.error());
    answer.n = judges.size();
    answer.doubts = found->doubts;
    for (auto& doubt : answer.doubts) {
        if (doubt.code == DoubtCode::InconsistentJudgements && *worst)
            doubt.subject = names[(*worst)->row] + " / " + names[(*worst)->column];
        if (doubt.code == DoubtCode::NotReciprocal) {
            char* rest = nullptr;
            const auto row = std::strtoul(doubt.subject.c_str(), &rest, 10);
            doubt.subject = names[row] + " / " + names[std::strtoul(rest + 1, nullptr, 10)];
        }
    }
    core::Json judgeList = core::Json::array();
    for (const auto& judge : judges) {
        const auto own = analytics::judgedWeights(judge, table);
        if (!own)
            return std::unexpected(own.error());
        judgeList.push_back({{"weights", numbersJson(own->weights)}, {"cr", numberJson(own->cr)}});
    }
    answer.result = {{"names", names}, {"weights", numbersJson(found->weights)}, {"lambda_max", found->lambdaMax}, {"ci", found->ci},
        {"ri", numberJson(found->ri)}, {"cr", numberJson(found->cr)}, {"gci", found->gci}, {"weights_geometric", numbersJson(found->byGeometricMean)},
        {"weights_column", numbersJson(found->byColumns)}, {"lambda_max_column", found->lambdaMaxByColumns},
        {"combined", matrixJson(judges.size() == 1 ? judges.front() : combined)}, {"judges", std::move(judgeList)},
        {"worst", *worst ? worstJson(**worst, names) : core::Json()}};
    answer.method = "Saaty (1980); Crawford, Williams (1985); Aguarón, Moreno-Jiménez (2003); Aczél, Saaty (1983)";
    if (alternatives.empty())
        return {};

    const auto paths = commaList(alternatives);
    if (paths.size() != names.size())
        return core::fail(Code::InvalidParameter, {{"name", "alternatives"}, {"value", alternatives}});
    analytics::Matrix local;
    std::vector<std::string> alternativeNames;
    core::Json ratios = core::Json::array();
    for (std::size_t criterion = 0; criterion < paths.size(); ++criterion) {
        const auto file = Table::read(paths[criterion], job);
        if (!file)
            return std::unexpected(file.error());
        answer.sources.push_back({paths[criterion].substr(paths[criterion].rfind('/') + 1), file->rows()});
        const auto judged = judgedOf(*file);
        if (!judged)
            return std::unexpected(judged.error());
        if (criterion == 0) {
            alternativeNames = judged->names;
            local = analytics::Matrix(paths.size(), judged->names.size());
        } else if (judged->names != alternativeNames) {
            return core::fail(Code::InvalidParameter, {{"name", "alternatives"}, {"value", paths[criterion]}});
        }
        const auto own = analytics::judgedWeights(judged->matrix, table);
        if (!own)
            return std::unexpected(own.error());
        for (std::size_t a = 0; a < local.columns; ++a)
            local(criterion, a) = own->weights[a];
        ratios.push_back(numberJson(own->cr));
        for (auto doubt : own->doubts) {
            doubt.subject = names[criterion];
            answer.doubts.push_back(doubt);
        }
    }
    const auto global = analytics::synthesis(found->weights, local);
    answer.result.update({{"alternatives", alternativeNames}, {"local", matrixJson(local)}, {"local_cr", std::move(ratios)},
        {"global", numbersJson(global.distributive)}, {"global_ideal", numbersJson(global.ideal)}});
    return {};
}

} // namespace

const std::vector<Analysis>& judgementAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"ahp",
            "matrix csv (fractions allowed), several: combine=geometric; ri=saaty_1980|saaty_tran_2007, alternatives? (a matrix per criterion)", 1,
            1000, ahp},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
