// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/quality/PersonalData.h"

#include "core/CivilDate.h"
#include "text/Fold.h"
#include "text/Likeness.h"

#include <algorithm>

namespace holdfast::ingest {
namespace {

constexpr double kMostValues = 0.8; // of the values seen must be of the kind

bool isAmong(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const auto bar = words.find('|');
        if (words.substr(0, bar) == word)
            return true;
        words.remove_prefix(bar == std::string_view::npos ? words.size() : bar + 1);
    }
    return false;
}

bool isMobile(std::string_view text)
{
    const std::string plain = text::narrowed(text);
    std::string digits;
    for (const char c : plain)
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-' && c != '+' && c != '(' && c != ')')
            return false;
    if (digits.size() == 13 && digits.starts_with("86"))
        digits.erase(0, 2);
    if (digits.size() == 11 && digits[0] == '1' && digits[1] >= '3')
        return true;
    // Elsewhere numbers are told from other numbers by how they are written.
    return digits.size() >= 9 && digits.size() <= 15 && (plain[0] == '+' || plain.starts_with("00") || plain[0] == '(');
}

} // namespace

bool isChineseId(std::string_view text)
{
    static constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (text.size() != 18)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        sum += (text[i] - '0') * kWeights[i];
    }
    const char check = "10X98765432"[sum % 11];
    const std::string day = std::string(text.substr(6, 4)) + "-" + std::string(text.substr(10, 2)) + "-" + std::string(text.substr(12, 2));
    return (text[17] == check || (text[17] == 'x' && check == 'X')) && core::parseIsoDate(day).has_value();
}

bool isCardNumber(std::string_view text)
{
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-')
            return false;
    if (digits.size() < 13 || digits.size() > 19 || digits[0] < '2' || digits[0] > '6')
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool isPrivacyWord(std::string_view word)
{
    return word == "keep-out" || word == "mask" || word == "pseudonymise" || word == "keep";
}

std::string personalKind(const Sniffed& sniffed, std::size_t index, std::string_view field)
{
    const SniffedColumn& column = sniffed.columns[index];
    if (field == "customer")
        return {};
    for (const std::string_view contact : {"name", "phone", "email", "address"})
        if (field == contact)
            return std::string(contact);
    const std::string header = text::foldName(column.label);
    if (isAmong("idcard|idcardno|idnumber|nationalid|ssn|socialsecuritynumber|passport|passportno|taxid|身份证|身份证号|身份证号码|证件号|证件号码|护照号|護照|"
                "身分證|身分證字號", header))
        return "national-id";
    if (isAmong("cardnumber|creditcard|creditcardnumber|bankcard|pan|iban|accountnumber|bankaccount|银行卡|银行卡号|卡号|信用卡号|银行账号", header))
        return "card";
    // Names of other things are no names of people: only words that say a person's.
    if (isAmong("fullname|firstname|lastname|surname|givenname|familyname|customername|contactname|姓名|客户姓名|联系人|收件人|氏名", header))
        return "name";
    if (isAmong("phone|phonenumber|mobile|mobilephone|telephone|tel|cellphone|手机|手机号|手机号码|电话|联系电话|電話", header))
        return "phone";
    if (isAmong("email|emailaddress|mail|邮箱|电子邮件|電子郵件", header))
        return "email";
    if (isAmong("street|streetaddress|homeaddress|deliveryaddress|shippingaddress|详细地址|住址|收货地址|家庭住址", header))
        return "address";
    std::size_t values = 0, mail = 0, mobile = 0, chinese = 0, card = 0;
    for (const auto& row : sniffed.sampleRows) {
        if (index >= row.size())
            continue;
        std::string_view cell = row[index];
        while (!cell.empty() && cell.front() == ' ')
            cell.remove_prefix(1);
        while (!cell.empty() && cell.back() == ' ')
            cell.remove_suffix(1);
        if (cell.empty())
            continue;
        ++values;
        mail += !text::mailKey(cell).empty();
        mobile += isMobile(cell);
        chinese += isChineseId(cell);
        card += isCardNumber(cell);
    }
    // A number in ten has the check digit of a card by chance: a handful must agree.
    const auto most = [values](std::size_t count, std::size_t least) {
        return count >= least && static_cast<double>(count) >= kMostValues * static_cast<double>(values);
    };
    if (most(chinese, 2))
        return "national-id";
    if (most(card, 4))
        return "card";
    if (most(mail, 1))
        return "email";
    if (most(mobile, 3))
        return "phone";
    return {};
}

} // namespace holdfast::ingest
