// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/ChurnClasses.h"

#include "core/Ascii.h"
#include "core/Decimal.h"
#include "features/ChurnTimeline.h"
#include "features/CustomerRhythm.h"
#include "flow/risk/RemainingValue.h"
#include "flow/risk/RiskGround.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr int kMostPeriods = 12;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// Words of a churn type or reason: 1 = involuntary, 0 = voluntary or nothing said.
bool saysInvoluntary(std::string_view words)
{
    const std::string text = core::lowerAscii(words);
    static constexpr std::string_view kWords[] = {"involuntary", "payment fail", "failed payment", "card expired", "card declined", "insufficient fund",
        "non-payment", "nonpayment", "closed by", "terminated by", "withdrawn", "discontinued", "deceased", "fraud", "被动", "付款失败", "支付失败",
        "扣款失败", "欠费", "停售", "停止服务", "被关闭", "去世"};
    return std::any_of(std::begin(kWords), std::end(kWords), [&](auto word) { return text.find(word) != std::string::npos; });
}

class Classes {
public:
    Classes(const Facts& facts, const features::RiskTables& tables, const frame::Selection* scope)
        : m_facts(facts), m_shot(*facts.snapshot), m_tables(tables), m_scope(scope), m_signups(features::signupDays(m_shot))
    {
        m_said.assign(m_shot.size(), false);
        for (const char* field : {"churn_type", "churn_reason"}) {
            const auto* column = m_shot.column(field);
            if (column == nullptr || column->codes.empty())
                continue;
            by += (by.empty() ? "" : "+") + std::string(field);
            std::vector<bool> involuntary {false};
            for (const auto& word : column->words)
                involuntary.push_back(saysInvoluntary(word));
            for (std::size_t c = 0; c < m_said.size(); ++c)
                m_said[c] = m_said[c] || involuntary[column->codes[c]];
        }
        if (m_tables.payments.present())
            by += (by.empty() ? "" : "+") + std::string("payment");
        m_fee = m_shot.column("monthly_fee");
        if (m_fee != nullptr && m_fee->numbers.empty())
            m_fee = nullptr;
        valuesBy = !m_shot.transactions.amounts.empty() ? "last-year" : m_fee != nullptr ? "monthly-fee" : "none";
    }

    core::Status fill(ChurnClassPeriod& to, const features::ChurnWindow& window, core::JobContext& job) const
    {
        const std::int32_t from = window.overall ? m_shot.asOf.days : window.from.days, last = window.overall ? m_shot.asOf.days : window.to.days;
        std::vector<std::uint32_t> started;
        for (std::size_t c = 0; c < m_shot.size(); ++c)
            if (window.activeAtStart.contains(c))
                started.push_back(static_cast<std::uint32_t>(c));
        const auto classes = valueClasses(valuesBefore(from), started);
        const bool degrees = m_shot.transactions.size() > 0 && !window.overall;
        for (std::size_t c = 0; c < m_shot.size(); ++c) {
            if ((c & 0x3FF) == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            if (m_scope != nullptr && !m_scope->contains(c))
                continue;
            if (window.activeAtEnd.contains(c)) {
                ++to.active;
                if (degrees) {
                    const auto degree = features::degreeOf(features::rhythmAt(m_shot, c, last, m_facts.settings.windowDays, m_signups[c]), false);
                    to.light += degree == features::ChurnDegree::Light;
                    to.moderate += degree == features::ChurnDegree::Moderate;
                }
            }
            if (!window.churned.contains(c))
                continue;
            ++to.severe;
            ++(m_said[c] || failed(c, from - m_facts.settings.windowDays, last) ? to.involuntary : to.voluntary);
            ++(classes[c] == ValueClass::High ? to.high : classes[c] == ValueClass::Ordinary ? to.ordinary : classes[c] == ValueClass::Low ? to.low : to.unvalued);
        }
        return {};
    }

    std::string by, valuesBy;

private:
    bool failed(std::size_t c, std::int32_t after, std::int32_t last) const
    {
        const auto& payments = m_tables.payments;
        if (!payments.present())
            return false;
        for (auto i = payments.offsets[c]; i < payments.offsets[c + 1]; ++i)
            if (payments.days[i] > after && payments.days[i] <= last && payments.values[i] < 0)
                return true;
        return false;
    }

    std::vector<double> valuesBefore(std::int32_t day) const
    {
        std::vector<double> values(m_shot.size(), kUnknown);
        const auto& log = m_shot.transactions;
        if (!log.amounts.empty()) {
            for (std::size_t c = 0; c < values.size(); ++c) {
                values[c] = 0;
                for (auto e = log.offsets[c]; e < log.offsets[c + 1] && log.days[e] < day; ++e)
                    if (log.days[e] >= day - 365)
                        values[c] += static_cast<double>(log.amounts[e]);
            }
        } else if (m_fee != nullptr) {
            for (std::size_t c = 0; c < values.size(); ++c)
                if (m_fee->numbers[c] != frame::kMissing)
                    values[c] = core::Decimal {m_fee->numbers[c], m_fee->scale}.toDouble();
        }
        return values;
    }

    const Facts& m_facts;
    const frame::Snapshot& m_shot;
    const features::RiskTables& m_tables;
    const frame::Selection* m_scope;
    std::vector<std::int32_t> m_signups;
    std::vector<bool> m_said;
    const frame::CustomerColumn* m_fee = nullptr;
};

} // namespace

Result<ChurnClassesAnswer> classifyChurn(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    const auto& shot = *facts.snapshot;
    const auto tables = riskTables(session, shot, job);
    if (!tables)
        return std::unexpected(tables.error());
    const Classes classes(facts, *tables, scoped->selected());

    ChurnClassesAnswer answer;
    answer.degreesKnown = shot.transactions.size() > 0 && facts.spans->dated;
    answer.causesBy = classes.by;
    answer.valuesBy = classes.valuesBy;
    if (!facts.spans->dated) {
        ChurnClassPeriod all;
        if (auto status = classes.fill(all, features::churnWindow(*facts.spans, {}, {}), job); !status)
            return std::unexpected(status.error());
        answer.current = all;
    } else {
        const auto current = core::periodOf(shot.asOf, scoped->grain);
        const auto lastFull = features::lastFullPeriod(shot.asOf, scoped->grain);
        for (int back = kMostPeriods - 1; back >= 0; --back) {
            const auto period = current - back;
            if (!facts.spans->firstFact.isValid() || core::lastDay(period) < facts.spans->firstFact)
                continue;
            const auto window = features::churnWindow(*facts.spans, core::firstDay(period), core::lastDay(period));
            if (window.notEnoughHistory)
                continue;
            ChurnClassPeriod made;
            made.period = period;
            made.partial = window.partial;
            if (auto status = classes.fill(made, window, job); !status)
                return std::unexpected(status.error());
            if (period == lastFull)
                answer.current = made;
            answer.periods.push_back(made);
            job.progress(1 - back / static_cast<double>(kMostPeriods), "classes");
        }
    }
    answer.basis = basisOf(session, *scoped, scope, "churn-classes", "domain definitions of degree, cause and value", started);
    answer.basis.parameters["window"] = std::to_string(facts.settings.windowDays);
    answer.basis.definitions["cause"] = answer.causesBy.empty() ? "nothing tells" : answer.causesBy;
    answer.basis.definitions["value"] = answer.valuesBy;
    return answer;
}

} // namespace holdfast::flow
