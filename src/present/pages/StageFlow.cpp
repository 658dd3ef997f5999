// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/StageFlow.h"

#include "present/pages/Build.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StageFlow)
};

constexpr int kChurned = flow::kLifecycleStages - 1, kDecline = kChurned - 1;
constexpr std::size_t kMostOthers = 5;

QString nameOf(const flow::LifecycleAnswer& answer, int stage)
{
    return lifecycleStageName(QString::fromStdString(answer.stages[std::size_t(stage)].name));
}

// Beside each other: the ways of the picture. All other moves are named in a list.
bool isNeighbour(int from, int to)
{
    return (to == from + 1 && to <= kDecline) || (from == kDecline && to == kDecline - 1);
}

} // namespace

StageFlowSpec stageFlowOf(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    StageFlowSpec spec;
    if (!answer.moved)
        return spec;
    std::uint64_t lost = 0, all = 0;
    std::int64_t there = 0;
    for (const auto& stage : answer.stages)
        all += stage.after;
    for (int s = 0; s < kChurned; ++s) {
        const auto& stage = answer.stages[std::size_t(s)];
        const auto& out = answer.moves[std::size_t(s)][kChurned];
        StageFlowSpec::Stage shown;
        shown.id = QString::fromStdString(stage.name);
        shown.name = nameOf(answer, s);
        shown.count = fmt.count(qint64(stage.after));
        shown.share = all > 0 ? double(stage.after) / double(all) : 0;
        if (stage.before && *stage.before > 0) {
            const double change = double(stage.after) / double(*stage.before) - 1;
            shown.change = fmt.share(std::abs(change), 1);
            shown.direction = change > 0 ? Direction::Up : change < 0 ? Direction::Down : Direction::None;
            shown.tone = change == 0 ? Tone::Neutral : (s == kDecline) == (change > 0) ? Tone::Worse : Tone::Better;
        }
        shown.lost = double(out.n);
        shown.lostText = fmt.count(qint64(out.n));
        shown.lostRate = out.share.value ? Text::tr("%1 churned").arg(fmt.rate(*out.share.value)) : QString();
        shown.detail = Text::tr("%1: %2 customers; %3 of %4 churned, %5")
                           .arg(shown.name, shown.count, shown.lostText, fmt.count(out.share.n), out.share.value ? rateWithInterval(out.share, fmt) : fmt.missing());
        lost += out.n;
        there += out.share.n;
        spec.stages.append(shown);
    }
    struct Other {
        std::uint64_t n;
        QString name;
    };
    std::vector<Other> others;
    for (int from = 0; from < flow::kLifecycleStages; ++from)
        for (int to = 0; to < kChurned; ++to) {
            const auto& move = answer.moves[std::size_t(from)][std::size_t(to)];
            if (from == to)
                continue;
            if (!isNeighbour(from, to)) {
                if (move.n > 0)
                    others.push_back({move.n, Text::tr("%1 → %2").arg(nameOf(answer, from), nameOf(answer, to))});
                continue;
            }
            StageFlowSpec::Move shown;
            shown.from = from;
            shown.to = to;
            shown.size = double(move.n);
            shown.count = fmt.count(qint64(move.n));
            shown.rate = move.share.value ? fmt.rate(*move.share.value) : fmt.missing();
            shown.loss = to == kDecline;
            shown.detail = Text::tr("%1 to %2: %3, %4 of %5").arg(nameOf(answer, from), nameOf(answer, to), move.share.value ? rateWithInterval(move.share, fmt) : fmt.missing(), shown.count,
                fmt.count(move.share.n));
            spec.moves.append(shown);
        }
    std::ranges::stable_sort(others, std::greater<>(), &Other::n);
    for (std::size_t k = 0; k < std::min(kMostOthers, others.size()); ++k)
        spec.others.append({others[k].name, fmt.count(qint64(others[k].n))});
    if (!spec.others.isEmpty())
        spec.otherTitle = Text::tr("Other moves");
    spec.lostTitle = Text::tr("Churned in %1").arg(fmt.period(*answer.moved));
    spec.lostCount = there > 0 ? Text::tr("%1, %2").arg(fmt.count(qint64(lost)), fmt.rate(double(lost) / double(there))) : fmt.count(qint64(lost));
    return spec;
}

} // namespace holdfast::present
