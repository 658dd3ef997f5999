// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Charset.h"

#include "text/Decoder.h"

#include <uchardet.h>

#include <algorithm>
#include <array>

namespace holdfast::text {
namespace {

// Points of the double-byte sets follow their order of frequency: the first level of each national standard holds
// the characters that make up nearly all running text (GB 2312 rows 16-55, Big5 A4-C6, JIS X 0208 rows 16-47, the
// syllables of KS X 1001).
struct Sum {
    double points = 0;
    std::uint64_t characters = 0;
    void add(double point)
    {
        points += point;
        ++characters;
    }
};

using Bytes = std::string_view;

unsigned at(Bytes text, std::size_t i)
{
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
}

constexpr std::uint64_t kTelling = 14; // so many characters without a trait of an encoding speak against it

// Whether a lead byte lies behind the first level of JIS X 0208, which ends at row CF: three in ten Chinese characters
// do, hardly a Japanese one.
bool reachesBeyondJapanese(Bytes text)
{
    for (std::size_t i = 0; i < text.size(); i += at(text, i) < 0x80 ? 1 : 2)
        if (at(text, i) >= 0xD0 && at(text, i) <= 0xF7)
            return true;
    return false;
}

Sum chinese(Bytes text)
{
    Sum sum;
    std::uint64_t late = 0;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned a = at(text, i), b = at(text, i + 1);
        if (a < 0x80) {
            ++i;
            continue;
        }
        if (a == 0x80 || a == 0xFF) {
            sum.add(0.2);
            ++i;
            continue;
        }
        if (b >= 0x30 && b <= 0x39) {
            sum.add(0.3);
            i += 4;
            continue;
        }
        const bool inner = b >= 0xA1;
        late += a >= 0xC9 && a <= 0xD7;
        sum.add(!inner                   ? 0.05
                : a >= 0xB0 && a <= 0xD7 ? 1
                : a >= 0xD8 && a <= 0xF7 ? 0.3
                : a == 0xA1 || a == 0xA3 ? 0.8
                                         : 0.1);
        i += 2;
    }
    // The first level goes by pinyin to row D7; Korean syllables end at C8.
    if (sum.characters >= kTelling && late == 0)
        sum.points *= 0.7;
    else if (sum.characters >= kTelling && !reachesBeyondJapanese(text))
        sum.points *= 0.8;
    return sum;
}

Sum traditional(Bytes text)
{
    Sum sum;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned a = at(text, i);
        if (a < 0x80) {
            ++i;
            continue;
        }
        sum.add(a >= 0xA4 && a <= 0xC6 ? 1 : a >= 0xC9 && a <= 0xF9 ? 0.3 : a >= 0xA1 && a <= 0xA3 ? 0.8 : 0);
        low += at(text, i + 1) < 0x80;
        i += 2;
    }
    // Two in five second bytes are below 0x80.
    if (sum.characters >= kTelling && low * 20 < sum.characters)
        sum.points *= 0.6;
    return sum;
}

Sum shiftJis(Bytes text)
{
    Sum sum;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned a = at(text, i), b = at(text, i + 1);
        if (a < 0x80) {
            ++i;
            continue;
        }
        if (a >= 0xA1 && a <= 0xDF) {
            sum.add(0.1);
            ++i;
            continue;
        }
        const bool kana = (a == 0x82 && b >= 0x9F && b <= 0xF1) || (a == 0x83 && b >= 0x40 && b <= 0x96);
        sum.add(kana || (a >= 0x88 && a <= 0x97) ? 1 : a == 0x81 || a == 0x82 ? 0.8 : a >= 0x98 ? 0.3 : 0.1);
        i += 2;
    }
    return sum;
}

Sum eucJapanese(Bytes text)
{
    Sum sum;
    std::uint64_t kana = 0;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned a = at(text, i);
        if (a < 0x80) {
            ++i;
            continue;
        }
        kana += a == 0xA4 || a == 0xA5;
        sum.add(a == 0xA4 || a == 0xA5 ? 1 : a >= 0xB0 && a <= 0xCF ? 0.9 : a == 0xA1 || a == 0xA3 ? 0.8 : 0.2);
        i += a == 0x8F ? 3 : 2;
    }
    // Japanese without any kana is rare; the same bytes are then more likely Chinese.
    if (kana * 10 < sum.characters)
        sum.points *= reachesBeyondJapanese(text) ? 0.6 : 0.85;
    return sum;
}

Sum korean(Bytes text)
{
    Sum sum;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned a = at(text, i), b = at(text, i + 1);
        if (a < 0x80) {
            ++i;
            continue;
        }
        sum.add(a >= 0xB0 && a <= 0xC8 && b >= 0xA1 ? 1 : a >= 0xA1 && a <= 0xA3 && b >= 0xA1 ? 0.8 : 0.05);
        i += 2;
    }
    return sum;
}

bool isAsciiLetter(unsigned c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Latin scripts: accented letters stand among ASCII letters, signs stand beside them.
Sum latin(Bytes text, const std::array<char, 128>& kinds)
{
    Sum sum;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned c = at(text, i);
        if (c < 0x80)
            continue;
        const unsigned before = i > 0 ? at(text, i - 1) : 0, after = at(text, i + 1);
        const bool inWord = isAsciiLetter(before) || isAsciiLetter(after);
        const bool crowd = before >= 0x80 && after >= 0x80;
        switch (kinds[c - 0x80]) {
        case 'a': // a letter, lower case
            sum.add(crowd                                                              ? 0.1
                    : isAsciiLetter(before) || (before < 0x80 && isAsciiLetter(after)) ? 1
                    : inWord                                                           ? 0.8
                                                                                       : 0.3);
            break;
        case 'A': // upper case: at the begin of a word, or among capitals
            sum.add(crowd                              ? 0.1
                    : (before >= 'a' && before <= 'z') ? 0.1
                    : isAsciiLetter(after)             ? 0.95
                    : inWord                           ? 0.7
                                                       : 0.3);
            break;
        case 'r': // a letter of few languages
            sum.add(crowd ? 0.1 : inWord ? 0.3 : 0.1);
            break;
        case 's': { // signs of typesetting and money; some may open a word
            const bool opens = c == 0xBF || c == 0xA1 || c == 0xAB || c == 0x93 || c == 0x91 || c == 0x84 || c == 0x92;
            sum.add(isAsciiLetter(after) && (isAsciiLetter(before) || !opens) && c != 0x92 ? 0.1 : 0.75);
            break;
        }
        default:
            sum.add(0.1);
            break;
        }
    }
    return sum;
}

// Cyrillic: words of high bytes, capitals at most in front.
Sum cyrillic(Bytes text, bool koi)
{
    Sum sum;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned c = at(text, i);
        if (c < 0x80)
            continue;
        const unsigned before = i > 0 ? at(text, i - 1) : 0, after = at(text, i + 1);
        const bool letter = c >= 0xC0 || c == (koi ? 0xA3u : 0xB8u) || c == (koi ? 0xB3u : 0xA8u);
        const bool lower = koi ? c >= 0xC0 && c <= 0xDF : c >= 0xE0;
        const bool beforeLower = before >= 0xC0 && (koi ? before <= 0xDF : before >= 0xE0);
        if (!letter || isAsciiLetter(before) || isAsciiLetter(after))
            sum.add(0.15);
        else if (before < 0xC0 && after < 0xC0)
            sum.add(0.4);
        else
            sum.add(lower ? 1 : beforeLower ? 0.05 : 0.8);
    }
    return sum;
}

// a = lower-case letter, A = upper-case, s = sign, - = hardly used, for 0x80..0xFF of each set.
constexpr std::array<char, 128> kinds(std::string_view rows)
{
    std::array<char, 128> all{};
    for (std::size_t i = 0; i < 128; ++i)
        all[i] = rows[i];
    return all;
}
constexpr auto kWestern = kinds("s-s-ssss-srsA-r--sssssss-srsa-rr"
                                "ss-s-s-s-s-s--s-ss---s-s---s---s"
                                "AAAAAAAAAAAArAAArArAAAA-ArAAArra"
                                "aaaaaaaaaaaaraarrararaa-araaarra");
constexpr auto kCentral = kinds("s-s-ssss-sAsAAAA-sssssss-sasaaaa"
                                "s--A-A-s--As--sAss-a---s-aasAsaa"
                                "AAAAAAAAAAAAAAAAAAAAAAA-AAAAAAAa"
                                "aaaaaaaaaaaaaaaaaaaaaaa-aaaaaaa-");

} // namespace

std::vector<CharsetScore> scoreCharsets(std::string_view sample)
{
    std::vector<CharsetScore> scores;
    std::vector<std::string> texts;
    const auto consider = [&](const char* name, Sum sum) {
        auto decoder = Decoder::open(name);
        std::string text;
        if (!decoder || sum.characters == 0 || !decoder->decode(sample, text, false))
            return;
        scores.push_back({name, sum.points / static_cast<double>(sum.characters), sum.characters});
        texts.push_back(std::move(text));
    };
    consider("GB18030", chinese(sample));
    consider("Big5", traditional(sample));
    consider("Shift_JIS", shiftJis(sample));
    consider("EUC-JP", eucJapanese(sample));
    consider("EUC-KR", korean(sample));
    consider("windows-1252", latin(sample, kWestern));
    Sum central = latin(sample, kCentral);
    // Letters that only the central European languages have: none of them, and the text is western.
    static constexpr std::string_view kCentralOnly =
        "\x8A\x8C\x8D\x8E\x8F\x9A\x9C\x9D\x9E\x9F\xA3\xA5\xAF\xB3\xB9\xBC\xBE\xBF\xEC\xF2\xF5\xFB";
    if (central.characters >= kTelling && sample.find_first_of(kCentralOnly) == std::string_view::npos)
        central.points *= 0.8;
    consider("windows-1250", central);
    consider("windows-1251", cyrillic(sample, false));
    consider("KOI8-R", cyrillic(sample, true));
    std::vector<std::size_t> order(scores.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(
        order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a].score > scores[b].score; });
    std::vector<CharsetScore> ranked;
    std::vector<const std::string*> seen;
    for (const std::size_t i : order) {
        if (std::any_of(seen.begin(), seen.end(), [&](const std::string* text) { return *text == texts[i]; }))
            continue;
        seen.push_back(&texts[i]);
        ranked.push_back(scores[i]);
    }
    return ranked;
}

bool isSettled(const std::vector<CharsetScore>& scores)
{
    // Signs and letters of a Latin set all stand in likely places when it is the right one.
    const double least = !scores.empty() && (scores.front().encoding == "windows-1252" || scores.front().encoding == "windows-1250") ? 0.7 : 0.6;
    if (scores.empty() || scores.front().characters < 16 || scores.front().score < least)
        return false;
    return scores.size() == 1 || scores[0].score - scores[1].score >= 0.12;
}

std::string charsetHint(std::string_view sample)
{
    uchardet_t detector = uchardet_new();
    std::string name;
    if (detector != nullptr && uchardet_handle_data(detector, sample.data(), sample.size()) == 0) {
        uchardet_data_end(detector);
        name = encodingName(uchardet_get_charset(detector));
    }
    if (detector != nullptr)
        uchardet_delete(detector);
    return name;
}

} // namespace holdfast::text
