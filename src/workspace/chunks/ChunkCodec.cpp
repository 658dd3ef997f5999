// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/chunks/ChunkCodec.h"

#include <algorithm>
#include <bit>

namespace holdfast::workspace {

static_assert(std::endian::native == std::endian::little, "chunks are written with the lowest byte first");

namespace {

int bytesFor(std::uint64_t range)
{
    return (static_cast<int>(std::bit_width(range)) + 7) / 8;
}

template <int Width, class Stored> void pack(char* out, std::size_t rows, Stored stored)
{
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint64_t value = stored(i);
        if constexpr (Width > 0)
            std::memcpy(out + i * Width, &value, Width);
    }
}

template <class Stored> std::string packed(int width, std::size_t rows, Stored stored)
{
    std::string data(static_cast<std::size_t>(width) * rows, '\0');
    switch (width) {
    case 0:
        break;
    case 1:
        pack<1>(data.data(), rows, stored);
        break;
    case 2:
        pack<2>(data.data(), rows, stored);
        break;
    case 3:
        pack<3>(data.data(), rows, stored);
        break;
    case 4:
        pack<4>(data.data(), rows, stored);
        break;
    case 5:
        pack<5>(data.data(), rows, stored);
        break;
    case 6:
        pack<6>(data.data(), rows, stored);
        break;
    case 7:
        pack<7>(data.data(), rows, stored);
        break;
    default:
        pack<8>(data.data(), rows, stored);
    }
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

// "T-00884120" as prefix "T-" and ten digits, when all texts of the column are built like that.
struct Pattern {
    std::string prefix;
    std::size_t digits = 0;
};

bool numbered(const frame::Texts& texts, const std::vector<bool>& missing, Pattern& pattern)
{
    const std::size_t none = texts.size();
    std::size_t first = none;
    std::string_view common;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (missing[i])
            continue;
        const std::string_view text = texts[i];
        if (first == none) {
            first = i;
            common = text;
            continue;
        }
        if (text.size() != texts[first].size())
            return false;
        std::size_t same = 0;
        while (same < common.size() && common[same] == text[same])
            ++same;
        common = common.substr(0, same);
    }
    if (first == none)
        return false;
    while (!common.empty() && common.back() >= '0' && common.back() <= '9')
        common.remove_suffix(1);
    pattern.prefix = common;
    pattern.digits = texts[first].size() - common.size();
    if (pattern.prefix.size() > 255 || pattern.digits == 0 || pattern.digits > 18)
        return false;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!missing[i])
            for (const char c : texts[i].substr(common.size()))
                if (c < '0' || c > '9')
                    return false;
    return true;
}

} // namespace

Chunk encodeNumbers(std::span<const std::int64_t> values)
{
    Chunk chunk;
    chunk.rows = static_cast<std::uint32_t>(values.size());
    std::int64_t lo = std::numeric_limits<std::int64_t>::max(), hi = std::numeric_limits<std::int64_t>::min();
    bool gaps = false;
    for (const std::int64_t value : values) {
        if (value == frame::kMissing) {
            gaps = true;
            continue;
        }
        lo = std::min(lo, value);
        hi = std::max(hi, value);
    }
    if (lo > hi) {
        chunk.encoding = Encoding::Missing;
        return chunk;
    }
    const std::uint64_t range = static_cast<std::uint64_t>(hi) - static_cast<std::uint64_t>(lo);
    if (range == std::numeric_limits<std::uint64_t>::max()) {
        chunk.encoding = Encoding::Raw;
        chunk.width = 8;
        chunk.data = packed(8, values.size(), [&](std::size_t i) { return static_cast<std::uint64_t>(values[i]); });
        return chunk;
    }
    chunk.lo = lo;
    chunk.encoding = gaps ? Encoding::Missing : Encoding::Plain;
    chunk.width = bytesFor(range + (gaps ? 1 : 0));
    const auto base = static_cast<std::uint64_t>(lo);
    if (gaps)
        chunk.data = packed(chunk.width, values.size(), [&](std::size_t i) {
            return values[i] == frame::kMissing ? 0 : static_cast<std::uint64_t>(values[i]) - base + 1;
        });
    else
        chunk.data = packed(chunk.width, values.size(), [&](std::size_t i) { return static_cast<std::uint64_t>(values[i]) - base; });
    return chunk;
}

Chunk encodeCodes(std::span<const std::uint32_t> codes)
{
    Chunk chunk;
    chunk.rows = static_cast<std::uint32_t>(codes.size());
    if (codes.empty())
        return chunk;
    const auto [lo, hi] = std::minmax_element(codes.begin(), codes.end());
    chunk.lo = *lo;
    chunk.width = bytesFor(*hi - *lo);
    chunk.data = packed(chunk.width, codes.size(), [&, base = *lo](std::size_t i) { return std::uint64_t {codes[i] - base}; });
    return chunk;
}

Chunk encodeTexts(const frame::Texts& texts, const std::vector<bool>& missing)
{
    const std::size_t rows = texts.size();
    std::vector<bool> none;
    if (missing.size() != rows)
        none.assign(rows, false);
    const std::vector<bool>& gaps = missing.size() == rows ? missing : none;
    Pattern pattern;
    if (numbered(texts, gaps, pattern)) {
        std::vector<std::int64_t> values(rows, frame::kMissing);
        for (std::size_t i = 0; i < rows; ++i) {
            if (gaps[i])
                continue;
            std::int64_t value = 0;
            for (const char c : texts[i].substr(pattern.prefix.size()))
                value = value * 10 + (c - '0');
            values[i] = value;
        }
        Chunk chunk = encodeNumbers(values);
        std::string data;
        number(data, pattern.prefix.size(), 1);
        data += pattern.prefix;
        number(data, pattern.digits, 1);
        number(data, static_cast<std::uint64_t>(chunk.encoding), 1);
        chunk.data.insert(0, data);
        chunk.encoding = Encoding::Numbered;
        return chunk;
    }
    Chunk chunk;
    chunk.rows = static_cast<std::uint32_t>(rows);
    chunk.encoding = Encoding::Text;
    std::uint64_t longest = 0, total = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        if (gaps[i])
            continue;
        longest = std::max<std::uint64_t>(longest, texts[i].size() + 1);
        total += texts[i].size();
    }
    chunk.width = bytesFor(longest);
    chunk.data = packed(chunk.width, rows, [&](std::size_t i) { return gaps[i] ? 0 : std::uint64_t {texts[i].size() + 1}; });
    chunk.data.reserve(chunk.data.size() + total);
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
