// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Decoder.h"

#include "text/Fold.h"
#include "text/Utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>

namespace holdfast::text {
namespace {

constexpr std::size_t kUnits = 16384;

struct Alias {
    std::string_view folded, name, converter;
};

// Names as the hostile world writes them, the name we show, and the converter of ICU that is strict for it.
constexpr Alias kAliases[] = {
    {"utf8", "UTF-8", "UTF-8"},
    {"utf8bom", "UTF-8", "UTF-8"},
    {"utf8sig", "UTF-8", "UTF-8"},
    {"ascii", "UTF-8", "UTF-8"},
    {"usascii", "UTF-8", "UTF-8"},
    {"utf16le", "UTF-16LE", "UTF-16LE"},
    {"utf16be", "UTF-16BE", "UTF-16BE"},
    {"utf32le", "UTF-32LE", "UTF-32LE"},
    {"utf32be", "UTF-32BE", "UTF-32BE"},
    {"gb18030", "GB18030", "gb18030"},
    {"gbk", "GB18030", "gb18030"},
    {"gb2312", "GB18030", "gb18030"},
    {"cp936", "GB18030", "gb18030"},
    {"windows936", "GB18030", "gb18030"},
    {"936", "GB18030", "gb18030"},
    {"big5", "Big5", "ibm-1373_P100-2002"},
    {"cp950", "Big5", "ibm-1373_P100-2002"},
    {"windows950", "Big5", "ibm-1373_P100-2002"},
    {"big5hkscs", "Big5-HKSCS", "Big5-HKSCS"},
    {"shiftjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"sjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"cp932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"windows31j", "Shift_JIS", "ibm-943_P15A-2003"},
    {"eucjp", "EUC-JP", "EUC-JP"},
    {"euckr", "EUC-KR", "windows-949-2000"},
    {"cp949", "EUC-KR", "windows-949-2000"},
    {"uhc", "EUC-KR", "windows-949-2000"},
    {"windows1252", "windows-1252", "ibm-5348_P100-1997"},
    {"cp1252", "windows-1252", "ibm-5348_P100-1997"},
    {"latin1", "ISO-8859-1", "ISO-8859-1"},
    {"iso88591", "ISO-8859-1", "ISO-8859-1"},
    {"iso885915", "ISO-8859-15", "ISO-8859-15"},
    {"windows1250", "windows-1250", "windows-1250"},
    {"cp1250", "windows-1250", "windows-1250"},
    {"windows1251", "windows-1251", "windows-1251"},
    {"cp1251", "windows-1251", "windows-1251"},
    {"koi8r", "KOI8-R", "KOI8-R"},
    {"windows1253", "windows-1253", "windows-1253"},
    {"windows1254", "windows-1254", "windows-1254"},
};

const Alias* aliasOf(const std::string& word)
{
    const std::string folded = foldName(word);
    for (const Alias& alias : kAliases)
        if (alias.folded == folded)
            return &alias;
    return nullptr;
}

} // namespace

std::string encodingName(const std::string& word)
{
    if (const Alias* alias = aliasOf(word))
        return std::string(alias->name);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(word.c_str(), &status);
    if (word.empty() || U_FAILURE(status))
        return {};
    ucnv_close(converter);
    return word;
}

void Decoder::Close::operator()(UConverter* converter) const
{
    ucnv_close(converter);
}

Decoder::Decoder(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

core::Result<Decoder> Decoder::open(const std::string& encoding)
{
    const Alias* alias = aliasOf(encoding);
    const std::string name = alias != nullptr ? std::string(alias->converter) : encoding;
    UErrorCode status = U_ZERO_ERROR;
    Decoder decoder;
    decoder.m_converter.reset(name.empty() ? nullptr : ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status) || !decoder.m_converter)
        return core::fail(core::Code::UnsupportedEncoding, {{"encoding", encoding}}, {}, u_errorName(status));
    ucnv_setToUCallBack(decoder.m_converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(decoder.m_converter.get(), false);
    if (U_FAILURE(status))
        return core::fail(core::Code::UnsupportedEncoding, {{"encoding", encoding}}, {}, u_errorName(status));
    decoder.m_units = std::make_unique<char16_t[]>(kUnits);
    return decoder;
}

core::Status Decoder::decode(std::string_view bytes, std::string& to, bool last)
{
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    for (;;) {
        char16_t* target = m_units.get();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(m_converter.get(), &target, m_units.get() + kUnits, &source, end, nullptr, last, &status);
        const auto units = static_cast<std::int32_t>(target - m_units.get());
        if (units > 0) {
            const std::size_t before = to.size();
            to.resize(before + static_cast<std::size_t>(units) * 3);
            std::int32_t written = 0;
            UErrorCode narrowing = U_ZERO_ERROR;
            u_strToUTF8(to.data() + before, static_cast<std::int32_t>(to.size() - before), &written, m_units.get(),
                units, &narrowing);
            if (U_FAILURE(narrowing)) { // a lone surrogate
                core::Place place;
                place.byte = m_consumed + static_cast<std::uint64_t>(source - bytes.data());
                return core::fail(core::Code::EncodingInvalid, {}, std::move(place), u_errorName(narrowing));
            }
            to.resize(before + static_cast<std::size_t>(written));
        }
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        if (U_FAILURE(status)) {
            core::Place place;
            const std::uint64_t at = m_consumed + static_cast<std::uint64_t>(source - bytes.data());
            char held[16];
            std::int8_t length = sizeof held;
            UErrorCode ignored = U_ZERO_ERROR;
            ucnv_getInvalidChars(m_converter.get(), held, &length, &ignored);
            place.byte = at
                - std::min<std::uint64_t>(
                    at, U_SUCCESS(ignored) && length > 0 ? static_cast<std::uint64_t>(length) : 0);
            return core::fail(core::Code::EncodingInvalid, {}, std::move(place), u_errorName(status));
        }
        break;
    }
    m_consumed += bytes.size();
    return {};
}

} // namespace holdfast::text
