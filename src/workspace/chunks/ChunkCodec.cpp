// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/chunks/ChunkCodec.h"

#include "core/Digits.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace holdfast::workspace {

static_assert(std::endian::native == std::endian::little, "chunks are written with the lowest byte first");

namespace {

int bytesFor(std::uint64_t range)
{
    return (static_cast<int>(std::bit_width(range)) + 7) / 8;
}

// Whole words are written one over the end of the other: there must be room for one behind the last value.
template <int Width, class Stored> void pack(char* out, std::size_t rows, Stored stored)
{
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint64_t value = stored(i);
        std::memcpy(out + i * Width, &value, sizeof value);
    }
}

template <class Stored> void pack(int width, char* out, std::size_t rows, Stored stored)
{
    switch (width) {
    case 0:
        return;
    case 1:
        return pack<1>(out, rows, stored);
    case 2:
        return pack<2>(out, rows, stored);
    case 3:
        return pack<3>(out, rows, stored);
    case 4:
        return pack<4>(out, rows, stored);
    case 5:
        return pack<5>(out, rows, stored);
    case 6:
        return pack<6>(out, rows, stored);
    case 7:
        return pack<7>(out, rows, stored);
    default:
        return pack<8>(out, rows, stored);
    }
}

// Behind `head`, the values with `width` bytes each; room for `more` bytes is kept.
template <class Stored> std::string packed(int width, std::size_t rows, Stored stored, std::string_view head = {}, std::size_t more = 0)
{
    const std::size_t size = head.size() + static_cast<std::size_t>(width) * rows;
    std::string data;
    data.reserve(size + std::max(more, sizeof(std::uint64_t)));
    data.resize_and_overwrite(size + sizeof(std::uint64_t), [&](char* out, std::size_t) {
        std::copy(head.begin(), head.end(), out);
        pack(width, out + head.size(), rows, stored);
        return size;
    });
    return data;
}

void number(std::string& out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>(value >> 8 * i));
}

// Reads from the front and throws when the bytes end too early.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) { }
    std::string_view take(std::uint64_t size)
    {
        if (size > m_rest.size())
            refuse(core::Code::WorkspaceDamaged, "a column chunk ends too early");
        const std::string_view part = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return part;
    }
    std::uint64_t number(int bytes)
    {
        const std::string_view part = take(static_cast<std::uint64_t>(bytes));
        std::uint64_t value = 0;
        std::memcpy(&value, part.data(), part.size());
        return value;
    }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

// "T-00884120" as prefix "T-" and ten digits, when all texts of the column are built like that: with their numbers,
// else nothing.
struct Numbered {
    std::string_view prefix;
    std::size_t digits = 0;
    std::vector<std::int64_t> values; // kMissing where none is
};

bool addDigits(std::string_view text, std::int64_t& value)
{
    std::uint64_t sum = 0;
    const char* p = text.data();
    std::size_t n = text.size();
    for (; n >= 8; p += 8, n -= 8) {
        const std::uint64_t word = core::wordAt(p);
        if (!core::areDigits(word))
            return false;
        sum = sum * 100'000'000 + core::numberOf(word);
    }
    for (; n > 0; ++p, --n) {
        const unsigned digit = static_cast<unsigned char>(*p) - unsigned {'0'};
        if (digit > 9)
            return false;
        sum = sum * 10 + digit;
    }
    value = static_cast<std::int64_t>(sum);
    return true;
}

std::optional<Numbered> numbered(const frame::Texts& texts, const std::vector<bool>& missing)
{
    const std::size_t rows = texts.size();
    const bool gaps = std::find(missing.begin(), missing.end(), true) != missing.end();
    std::size_t first = 0;
    while (first < rows && gaps && missing[first])
        ++first;
    if (first == rows)
        return std::nullopt;
    Numbered result;
    const std::string_view model = texts[first];
    result.digits = model.size() - (model.find_last_not_of("0123456789") + 1);
    result.prefix = model.substr(0, model.size() - result.digits);
    if (result.prefix.size() > 255 || result.digits == 0 || result.digits > 18)
        return std::nullopt;
    result.values.resize(rows, frame::kMissing);
    for (std::size_t i = first; i < rows; ++i) {
        if (gaps && missing[i])
            continue;
        const std::string_view text = texts[i];
        if (text.size() != model.size() || !text.starts_with(result.prefix)
            || !addDigits(text.substr(result.prefix.size()), result.values[i]))
            return std::nullopt;
    }
    return result;
}

} // namespace

// With bytes in front of the values; `head` gets the encoding at its end when it is not empty.
static Chunk encodeNumbersBehind(std::string head, std::span<const std::int64_t> values)
{
    Chunk chunk;
    chunk.rows = static_cast<std::uint32_t>(values.size());
    std::int64_t lo = std::numeric_limits<std::int64_t>::max(), hi = std::numeric_limits<std::int64_t>::min();
    bool gaps = false;
    for (const std::int64_t value : values) {
        // kMissing is the least there is: it can't be the greatest.
        gaps = gaps || value == frame::kMissing;
        lo = std::min(lo, value == frame::kMissing ? lo : value);
        hi = std::max(hi, value);
    }
    const auto base = static_cast<std::uint64_t>(lo);
    const std::uint64_t range = static_cast<std::uint64_t>(hi) - base;
    if (lo > hi) {
        chunk.encoding = Encoding::Missing;
    } else if (range == std::numeric_limits<std::uint64_t>::max()) {
        chunk.encoding = Encoding::Raw;
        chunk.width = 8;
    } else {
        chunk.lo = lo;
        chunk.encoding = gaps ? Encoding::Missing : Encoding::Plain;
        chunk.width = bytesFor(range + (gaps ? 1 : 0));
    }
    if (!head.empty())
        number(head, static_cast<std::uint64_t>(chunk.encoding), 1);
    if (chunk.encoding == Encoding::Raw)
        chunk.data = packed(8, values.size(), [&](std::size_t i) { return static_cast<std::uint64_t>(values[i]); }, head);
    else if (gaps)
        chunk.data = packed(chunk.width, values.size(), [&](std::size_t i) {
            return values[i] == frame::kMissing ? 0 : static_cast<std::uint64_t>(values[i]) - base + 1;
        }, head);
    else
        chunk.data = packed(chunk.width, values.size(), [&](std::size_t i) { return static_cast<std::uint64_t>(values[i]) - base; }, head);
    return chunk;
}

Chunk encodeNumbers(std::span<const std::int64_t> values)
{
    return encodeNumbersBehind({}, values);
}

Chunk encodeCodes(std::span<const std::uint32_t> codes)
{
    Chunk chunk;
    chunk.rows = static_cast<std::uint32_t>(codes.size());
    if (codes.empty())
        return chunk;
    std::uint32_t lo = codes.front(), hi = lo;
    for (const std::uint32_t code : codes) {
        lo = std::min(lo, code);
        hi = std::max(hi, code);
    }
    chunk.lo = lo;
    chunk.width = bytesFor(hi - lo);
    chunk.data = packed(chunk.width, codes.size(), [&](std::size_t i) { return std::uint64_t {codes[i] - lo}; });
    return chunk;
}

Chunk encodeTexts(const frame::Texts& texts, const std::vector<bool>& missing)
{
    const std::size_t rows = texts.size();
    std::vector<bool> none;
    if (missing.size() != rows)
        none.assign(rows, false);
    const std::vector<bool>& gaps = missing.size() == rows ? missing : none;
    if (const auto numbers = numbered(texts, gaps)) {
        std::string head;
        number(head, numbers->prefix.size(), 1);
        head += numbers->prefix;
        number(head, numbers->digits, 1);
        Chunk chunk = encodeNumbersBehind(std::move(head), numbers->values);
        chunk.encoding = Encoding::Numbered;
        return chunk;
    }
    Chunk chunk;
    chunk.rows = static_cast<std::uint32_t>(rows);
    chunk.encoding = Encoding::Text;
    std::uint64_t longest = 0, total = 0, begin = 0;
    bool textsInGaps = false;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint64_t size = texts.ends[i] - std::exchange(begin, texts.ends[i]);
        if (gaps[i]) {
            textsInGaps = textsInGaps || size > 0;
            continue;
        }
        longest = std::max<std::uint64_t>(longest, size + 1);
        total += size;
    }
    chunk.width = bytesFor(longest);
    chunk.data = packed(chunk.width, rows, [&](std::size_t i) { return gaps[i] ? 0 : std::uint64_t {texts[i].size() + 1}; }, {}, total);
    if (!textsInGaps) {
        chunk.data.append(texts.bytes, 0, total);
        return chunk;
    }
    for (std::size_t i = 0; i < rows; ++i)
        if (!gaps[i])
            chunk.data.append(texts[i]);
    return chunk;
}

void decodeTexts(const ChunkView& chunk, frame::Texts& texts, std::vector<bool>& missing)
{
    Reader reader(chunk.data);
    if (chunk.width < 0 || chunk.width > 8)
        refuse(core::Code::WorkspaceDamaged, "width of a column chunk");
    if (chunk.encoding == Encoding::Numbered) {
        const std::string_view prefix = reader.take(reader.number(1));
        const std::uint64_t digits = reader.number(1), inner = reader.number(1);
        if (digits == 0 || digits > 18 || inner > static_cast<std::uint64_t>(Encoding::Missing))
            refuse(core::Code::WorkspaceDamaged, "digits of a column chunk");
        const ChunkView numbers {chunk.rows, static_cast<Encoding>(inner), chunk.width, chunk.lo, reader.rest()};
        std::string text(prefix);
        text.resize(prefix.size() + digits);
        decodeNumbers<std::int64_t>(numbers, frame::kMissing, [&](std::uint32_t, std::int64_t value) {
            missing.push_back(value == frame::kMissing);
            if (value == frame::kMissing) {
                texts.push({});
                return;
            }
            for (std::size_t i = text.size(); i > prefix.size(); --i, value /= 10)
                text[i - 1] = static_cast<char>('0' + value % 10);
            texts.push(text);
        });
        return;
    }
    if (chunk.encoding != Encoding::Text)
        refuse(core::Code::WorkspaceDamaged, "encoding of a text chunk");
    const std::string_view lengths = reader.take(static_cast<std::uint64_t>(chunk.width) * chunk.rows);
    texts.bytes.reserve(texts.bytes.size() + reader.rest().size());
    detail::eachStored(chunk.width, lengths.data(), chunk.rows, [&](std::uint32_t, std::uint64_t stored) {
        missing.push_back(stored == 0);
        texts.push(stored == 0 ? std::string_view() : reader.take(stored - 1));
    });
    if (!reader.rest().empty())
        refuse(core::Code::WorkspaceDamaged, "bytes left over in a text chunk");
}

std::string encodeWritten(const Written& written)
{
    std::string bytes;
    for (const auto& [row, text] : written) {
        number(bytes, row, 4);
        number(bytes, text.size(), 4);
        bytes += text;
    }
    return bytes;
}

Written decodeWritten(std::string_view bytes)
{
    Written written;
    Reader reader(bytes);
    while (!reader.rest().empty()) {
        const auto row = static_cast<std::uint32_t>(reader.number(4));
        const std::uint64_t size = reader.number(4);
        written.emplace_back(row, std::string(reader.take(size)));
    }
    return written;
}

std::string encodeWords(const frame::Texts& words, std::size_t from, std::size_t to)
{
    std::string bytes;
    for (std::size_t i = from; i < to; ++i)
        number(bytes, words[i].size(), 4);
    for (std::size_t i = from; i < to; ++i)
        bytes += words[i];
    return bytes;
}

void decodeWords(std::string_view bytes, std::uint64_t count, frame::Texts& words)
{
    Reader reader(bytes);
    const std::string_view lengths = reader.take(count > bytes.size() ? bytes.size() + 1 : count * 4);
    words.bytes.reserve(words.bytes.size() + reader.rest().size());
    words.ends.reserve(words.ends.size() + count);
    detail::eachStored<4>(lengths.data(), static_cast<std::uint32_t>(count),
        [&](std::uint32_t, std::uint64_t size) { words.push(reader.take(size)); });
    if (!reader.rest().empty())
        refuse(core::Code::WorkspaceDamaged, "bytes left over in a dictionary");
}

} // namespace holdfast::workspace
