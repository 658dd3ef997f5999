// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"
#include "core/Ascii.h"
#include "features/IndicatorSeries.h"

#include <algorithm>
#include <cstdlib>

namespace holdfast::features {

namespace {

std::string plain(std::string_view word)
{
    std::string text;
    for (const char c : word)
        if (c != ' ' && c != '-' && c != '_' && c != '\t')
            text += core::lowerAscii(c);
    return text;
}

bool isOneOf(const std::string& word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::optional<bool> meansRenewed(std::string_view word)
{
    const std::string text = plain(word);
    if (isOneOf(text, {"renewed", "renew", "yes", "true", "1", "paid", "success", "successful", "kept", "extended", "已续订", "续订", "已续费", "续费", "续约", "已续约", "是", "成功"}))
        return true;
    if (isOneOf(text, {"lapsed", "lapse", "no", "false", "0", "cancelled", "canceled", "expired", "notrenewed", "churned", "lost", "failed", "未续订", "未续费",
            "未续约", "已过期", "过期", "已取消", "取消", "否", "流失"}))
        return false;
    return std::nullopt;
}

std::optional<Paid> meansPaid(std::string_view word)
{
    const std::string text = plain(word);
    if (isOneOf(text, {"paid", "ok", "ontime", "success", "successful", "yes", "true", "1", "settled", "已付", "已支付", "已付款", "按时", "成功", "是", "正常"}))
        return Paid::OnTime;
    if (isOneOf(text, {"late", "overdue", "paidlate", "delayed", "逾期", "迟付", "延迟", "拖欠"}))
        return Paid::Late;
    if (isOneOf(text, {"failed", "fail", "declined", "unpaid", "rejected", "no", "false", "0", "bounced", "chargeback", "失败", "未付", "未支付", "拒付", "否", "扣款失败"}))
        return Paid::Failed;
    return std::nullopt;
}

double severityOf(std::string_view word)
{
    const std::string text = plain(word);
    if (isOneOf(text, {"low", "minor", "1", "p4", "trivial", "低", "轻微", "一般"}))
        return 1;
    if (isOneOf(text, {"medium", "moderate", "normal", "2", "p3", "中", "中等"}))
        return 2;
    if (isOneOf(text, {"high", "major", "severe", "serious", "3", "p2", "urgent", "高", "严重", "紧急"}))
        return 3;
    if (isOneOf(text, {"critical", "blocker", "4", "5", "p1", "极高", "非常严重", "特急"}))
        return 4;
    return 0;
}

ScoreScale scaleOf(const frame::CustomerColumn& column)
{
    std::int64_t low = std::numeric_limits<std::int64_t>::max(), high = std::numeric_limits<std::int64_t>::min();
    for (const std::int64_t value : column.numbers)
        if (value != frame::kMissing) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (low > high)
        return {};
    const double least = core::Decimal {low, column.scale}.toDouble(), most = core::Decimal {high, column.scale}.toDouble();
    if (most > 10)
        return {0, 100};
    if (most > 7)
        return {least < 1 ? 0.0 : 1.0, 10};
    if (most > 5)
        return {least < 1 ? 0.0 : 1.0, least < 1 ? 10.0 : 7.0};
    return least < 1 && most <= 1 ? ScoreScale {0, 1} : least < 1 ? ScoreScale {0, 5} : ScoreScale {1, 5};
}

} // namespace holdfast::features
