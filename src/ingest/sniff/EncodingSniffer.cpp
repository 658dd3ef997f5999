// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/EncodingSniffer.h"

#include "ingest/csv/ByteFile.h"
#include "ingest/csv/Digest.h"
#include "text/Charset.h"
#include "text/Decoder.h"
#include "text/Utf8.h"

#include <algorithm>
#include <cstring>

namespace holdfast::ingest {
namespace {

using core::Code;

constexpr std::size_t kBlock = 256 * 1024;
constexpr std::size_t kHead = 64 * 1024;
constexpr std::size_t kSample = 512 * 1024;
constexpr std::uint64_t kLong = 1u << 20; // from here on a pass over the file counts
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string wantedEncoding(const Mapping& given)
{
    const auto answer = given.answers.find("ambiguous-encoding");
    return !given.encoding.empty() || answer == given.answers.end() ? given.encoding : answer->second;
}

std::unexpected<core::Error> refused(Code code, const std::string& path, std::uint64_t byte = 0, bool withLine = false)
{
    core::Place place;
    place.file = path;
    place.byte = byte;
    place.line = withLine ? lineOfByte(path, byte) : 0;
    return core::fail(code, {{"path", path}}, std::move(place));
}

// What the first bytes say a file is, if not text.
std::optional<Code> knownFormat(std::string_view head)
{
    using namespace std::string_view_literals;
    static constexpr std::string_view kOtherTables[] = {"PK\x03\x04"sv, "PK\x05\x06"sv, "SQLite format 3\0"sv,
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "\x1F\x8B"sv, "PAR1"sv, "BZh"sv, "\x28\xB5\x2F\xFD"sv,
        "7z\xBC\xAF\x27\x1C"sv};
    static constexpr std::string_view kNoText[] = {"\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "%PDF-"sv,
        "\x7F"
        "ELF"sv,
        "RIFF"sv, "Rar!"sv, "II*\0"sv, "MM\0*"sv, "OggS"sv, "ID3"sv,
        "\0\0\0\x18"
        "ftyp"sv};
    for (const std::string_view magic : kOtherTables)
        if (head.starts_with(magic))
            return Code::UnsupportedFormat;
    for (const std::string_view magic : kNoText)
        if (head.starts_with(magic))
            return Code::NotText;
    return std::nullopt;
}

bool isBinary(std::string_view head)
{
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        controls +=
            byte < 0x1C && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' && byte != 0
            && byte != 0x01; // a delimiter of data stores
    }
    return controls * 20 > head.size();
}

// Whether two-byte units of this order are everyday characters, with line ends among them.
bool looksUtf16(std::string_view head, bool bigEndian)
{
    std::size_t plausible = 0, units = 0, lineEnds = 0, feeds = 0;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2, ++units) {
        const unsigned a = static_cast<unsigned char>(head[i]), b = static_cast<unsigned char>(head[i + 1]);
        const unsigned unit = bigEndian ? a << 8 | b : b << 8 | a;
        lineEnds += unit == '\n' || unit == '\r';
        feeds += (a == '\n') + (b == '\n');
        plausible += unit == '\n' || unit == '\r' || unit == '\t' || (unit >= 0x20 && unit < 0x7F)
            || (unit >= 0xA0 && unit < 0x250) || (unit >= 0x370 && unit < 0x530) || (unit >= 0x2010 && unit < 0x2040)
            || (unit >= 0x3000 && unit < 0x3100) || (unit >= 0x4E00 && unit < 0xA000)
            || (unit >= 0xAC00 && unit < 0xDFFF) || (unit >= 0xFF00 && unit < 0xFFF0);
    }
    // Pairs of ASCII letters look like Chinese; their line ends do not stand in a unit of their own.
    return lineEnds > 0 && feeds <= 4 * lineEnds && plausible * 20 >= units * 19;
}

struct Survey {
    std::string head;
    bool validUtf8 = true, cutTail = false;
    std::uint64_t invalidAt = 0, firstNul = 0, nuls = 0, evenNuls = 0;
};

core::Result<Survey> survey(const std::string& path, EncodingGuess& guess, core::JobContext& job)
{
    auto file = ByteFile::open(path);
    if (!file)
        return std::unexpected(std::move(file.error()));
    guess.bytes = file->size();
    Survey seen;
    Digest digest;
    std::string buffer(kBlock + 4, '\0');
    std::size_t carried = 0; // bytes of a character cut off by the block
    std::uint64_t base = 0;
    for (;;) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        auto n = file->read(buffer.data() + carried, kBlock);
        if (!n)
            return std::unexpected(std::move(n.error()));
        const char* fresh = buffer.data() + carried;
        digest.add(fresh, *n);
        if (seen.head.size() < kHead)
            seen.head.append(fresh, std::min(*n, kHead - seen.head.size()));
        for (const char* p = fresh;
             (p = static_cast<const char*>(std::memchr(p, 0, static_cast<std::size_t>(fresh + *n - p)))) != nullptr;
             ++p) {
            const std::uint64_t offset = base + static_cast<std::uint64_t>(p - fresh);
            if (seen.nuls++ == 0)
                seen.firstNul = offset;
            seen.evenNuls += offset % 2 == 0;
            if (p + 1 == fresh + *n)
                break;
        }
        if (seen.validUtf8) {
            bool cut = false;
            const std::size_t all = carried + *n;
            const std::size_t good = text::validUtf8({buffer.data(), all}, cut);
            if (good < all && (!cut || *n == 0)) {
                seen.validUtf8 = false;
                seen.cutTail = cut;
                seen.invalidAt = base - carried + good;
                carried = 0;
            } else {
                carried = all - good;
                std::memmove(buffer.data(), buffer.data() + good, carried);
            }
        }
        base += *n;
        job.progress(
            guess.bytes > 0 ? 0.15 * static_cast<double>(base) / static_cast<double>(guess.bytes) : 0, "survey");
        if (*n == 0)
            break;
    }
    guess.bytes = base;
    guess.digest = digest.hex();
    return seen;
}

// Decodes the whole file; the byte of the first failure or nothing.
core::Result<std::optional<std::uint64_t>> firstInvalid(
    const std::string& path, const std::string& encoding, core::JobContext& job)
{
    auto file = ByteFile::open(path);
    if (!file)
        return std::unexpected(std::move(file.error()));
    auto decoder = text::Decoder::open(encoding);
    if (!decoder)
        return std::unexpected(std::move(decoder.error()));
    std::string buffer(kBlock, '\0'), text;
    for (;;) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        auto n = file->read(buffer.data(), buffer.size());
        if (!n)
            return std::unexpected(std::move(n.error()));
        text.clear();
        if (auto done = decoder->decode({buffer.data(), *n}, text, *n < kBlock); !done)
            return done.error().where.byte;
        if (*n < kBlock)
            return std::optional<std::uint64_t>{};
    }
}

// The lines that hold bytes above ASCII, up to kSample, and how many of these bytes are well-formed UTF-8.
struct HighLines {
    std::string text;
    std::uint64_t high = 0, wellFormed = 0;
};

core::Result<HighLines> highLines(const std::string& path, core::JobContext& job)
{
    auto file = ByteFile::open(path);
    if (!file)
        return std::unexpected(std::move(file.error()));
    HighLines lines;
    std::string buffer(kBlock, '\0'), line;
    const auto take = [&] {
        if (std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
            lines.text += line;
        line.clear();
    };
    while (lines.text.size() < kSample) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        auto n = file->read(buffer.data(), buffer.size());
        if (!n)
            return std::unexpected(std::move(n.error()));
        std::string_view rest(buffer.data(), *n);
        while (!rest.empty() && lines.text.size() < kSample) {
            const std::size_t end = rest.find('\n');
            line.append(rest.substr(0, end == std::string_view::npos ? end : end + 1));
            if (end == std::string_view::npos && line.size() < kSample)
                break;
            take();
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        if (*n == 0)
            break;
    }
    take();
    std::string_view rest = lines.text;
    while (!rest.empty()) {
        bool cut = false;
        const std::size_t good = text::validUtf8(rest, cut);
        for (std::size_t i = 0; i < good; ++i)
            lines.wellFormed += static_cast<unsigned char>(rest[i]) >= 0x80;
        if (good < rest.size())
            ++lines.high;
        rest.remove_prefix(std::min(rest.size(), good + 1));
    }
    lines.high += lines.wellFormed;
    return lines;
}

core::Result<EncodingGuess> settleSingle(
    EncodingGuess guess, const std::string& path, const HighLines& lines, core::JobContext& job)
{
    auto scores = text::scoreCharsets(lines.text);
    const std::string hint = text::charsetHint(lines.text);
    // The hint moves an equal to the front, no more.
    for (std::size_t i = 1; i < scores.size(); ++i)
        if (scores[i].encoding == hint && scores[0].score - scores[i].score < 0.02)
            std::swap(scores[0], scores[i]);
    std::optional<std::uint64_t> first;
    while (!scores.empty()) {
        auto invalid = firstInvalid(path, scores.front().encoding, job);
        if (!invalid)
            return std::unexpected(std::move(invalid.error()));
        if (!*invalid)
            break;
        first = first.value_or(**invalid);
        scores.erase(scores.begin());
    }
    if (scores.empty())
        return refused(Code::EncodingInvalid, path, first.value_or(0), true);
    guess.encoding = scores.front().encoding;
    guess.confidence = scores.front().score;
    for (const text::CharsetScore& score : scores)
        if (score.score >= scores.front().score - 0.5 && guess.alternatives.size() < 6)
            guess.alternatives.push_back(score.encoding);
    if (!text::isSettled(scores)) {
        guess.confidence = std::min(0.5, guess.confidence);
        guess.findings.push_back({Code::AmbiguousEncoding, core::Severity::NeedsChoice, {}, guess.encoding,
            scores.front().characters, guess.alternatives});
    }
    return guess;
}

} // namespace

std::uint64_t lineOfByte(const std::string& path, std::uint64_t offset)
{
    auto file = ByteFile::open(path);
    if (!file)
        return 0;
    std::string buffer(kBlock, '\0');
    std::uint64_t line = 1, base = 0;
    bool carriage = false;
    while (base < offset) {
        auto n = file->read(buffer.data(), std::min<std::uint64_t>(kBlock, offset - base));
        if (!n || *n == 0)
            break;
        for (std::size_t i = 0; i < *n; ++i) {
            line += buffer[i] == '\n' ? !carriage : buffer[i] == '\r';
            carriage = buffer[i] == '\r';
        }
        base += *n;
    }
    return line;
}

std::optional<EncodingGuess> assumedUtf8(const std::string& path, const Mapping& given)
{
    const std::string wanted = wantedEncoding(given);
    if (!wanted.empty() && text::encodingName(wanted) != "UTF-8")
        return std::nullopt;
    auto file = ByteFile::open(path);
    if (!file || file->size() < kLong)
        return std::nullopt;
    std::string head(kHead, '\0');
    const auto n = file->read(head.data(), head.size());
    if (!n)
        return std::nullopt;
    head.resize(*n);
    bool cut = false;
    if (knownFormat(head) || isBinary(head) || head.find('\0') != std::string::npos
        || (text::validUtf8(head, cut) < head.size() && !cut))
        return std::nullopt;
    EncodingGuess guess;
    guess.encoding = "UTF-8";
    guess.byteOrderMark = head.starts_with(kUtf8Mark);
    return guess;
}

core::Result<EncodingGuess> sniffEncoding(const std::string& path, const Mapping& given, core::JobContext& job)
{
    EncodingGuess guess;
    auto seen = survey(path, guess, job);
    if (!seen)
        return std::unexpected(std::move(seen.error()));
    if (guess.bytes == 0)
        return refused(Code::EmptyFile, path);
    const std::string_view head = seen->head;
    if (const auto code = knownFormat(head))
        return refused(*code, path);

    const std::string wanted = wantedEncoding(given);
    const auto mark = [&](std::string_view bytes, const char* name) {
        if (!guess.byteOrderMark && head.starts_with(bytes)) {
            guess.byteOrderMark = true;
            guess.encoding = name;
        }
    };
    mark(kUtf8Mark, "UTF-8");
    mark(std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE");
    mark("\xFF\xFE", "UTF-16LE");
    mark("\xFE\xFF", "UTF-16BE");
    if (!wanted.empty()) {
        guess.encoding = text::encodingName(wanted);
        if (guess.encoding.empty())
            return core::fail(Code::UnsupportedEncoding, {{"encoding", wanted}});
    }
    if (!guess.encoding.empty() && guess.encoding != "UTF-8") {
        auto invalid = firstInvalid(path, guess.encoding, job);
        if (!invalid)
            return std::unexpected(std::move(invalid.error()));
        if (*invalid)
            return refused(Code::EncodingInvalid, path, **invalid, !guess.encoding.starts_with("UTF-16"));
        return guess;
    }
    if (guess.encoding == "UTF-8" && !seen->validUtf8)
        return refused(Code::EncodingInvalid, path, seen->invalidAt, true);

    if (seen->nuls > 0 && guess.encoding.empty()) {
        // UTF-16 without a mark: the high bytes of ASCII characters are NUL, always on the same side.
        const std::uint64_t odd = seen->nuls - seen->evenNuls;
        // Where other characters have a NUL byte too, one order alone must make sense of the text.
        const bool oneSide = std::min(odd, seen->evenNuls) * 50 <= seen->nuls;
        const bool little = looksUtf16(head, false), big = looksUtf16(head, true);
        const bool bigEndian = oneSide ? odd < seen->evenNuls : big;
        if (guess.bytes % 2 == 0 && (bigEndian ? big : little) && (oneSide || (little != big && seen->nuls * 50 >= head.size()))) {
            const std::string name = bigEndian ? "UTF-16BE" : "UTF-16LE";
            auto invalid = firstInvalid(path, name, job);
            if (!invalid)
                return std::unexpected(std::move(invalid.error()));
            if (!*invalid) {
                guess.encoding = name;
                guess.confidence = 0.95;
                return guess;
            }
        }
    }
    if (isBinary(head))
        return refused(Code::NotText, path);
    if (seen->nuls > 0)
        return refused(Code::NulBytes, path, seen->firstNul, true);
    if (seen->validUtf8) {
        guess.encoding = "UTF-8";
        return guess;
    }
    auto lines = highLines(path, job);
    if (!lines)
        return std::unexpected(std::move(lines.error()));
    // Mostly well-formed UTF-8 is damaged UTF-8, not another encoding.
    if ((seen->cutTail && lines->wellFormed > 0) || lines->wellFormed * 10 >= lines->high * 6)
        return refused(Code::EncodingInvalid, path, seen->invalidAt, true);
    return settleSingle(std::move(guess), path, *lines, job);
}

} // namespace holdfast::ingest
