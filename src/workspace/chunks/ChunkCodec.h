// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Batch.h"
#include "workspace/store/Guard.h"

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The cells of one column of up to 65,536 rows as bytes: frame of reference with whole bytes a value (0 to 8), so that
// a column of one value takes no byte and a day or a code takes one to three.
namespace holdfast::workspace {

enum class Encoding : std::uint8_t {
    Plain, // value = lo + stored
    Missing, // 0 = missing, else value = lo + stored - 1
    Raw, // eight bytes a value, kMissing among them
    Text, // stored = length + 1, 0 = missing; then the texts one after another
    Numbered, // texts "prefix + digits" of one length: the prefix, and the numbers as Plain or Missing
};

struct Chunk {
    std::uint32_t rows = 0;
    Encoding encoding = Encoding::Plain;
    int width = 0; // bytes a value
    std::int64_t lo = 0;
    std::string data;
};

// The same as it lies in the file; `data` is a view into the row read.
struct ChunkView {
    std::uint32_t rows = 0;
    Encoding encoding = Encoding::Plain;
    int width = 0;
    std::int64_t lo = 0;
    std::string_view data;
};

Chunk encodeNumbers(std::span<const std::int64_t> values);
Chunk encodeCodes(std::span<const std::uint32_t> codes);
Chunk encodeTexts(const frame::Texts& texts, const std::vector<bool>& missing);

// Appends the texts of a Text or Numbered chunk; throws Failure(workspace-damaged) when the bytes don't add up.
void decodeTexts(const ChunkView& chunk, frame::Texts& texts, std::vector<bool>& missing);

// Source texts kept beside typed values: (row in the chunk, text), rows ascending.
using Written = std::vector<std::pair<std::uint32_t, std::string>>;
std::string encodeWritten(const Written& written);
Written decodeWritten(std::string_view bytes);

// Words of a dictionary one after another with their lengths in front.
std::string encodeWords(const frame::Texts& words, std::size_t from, std::size_t to);
void decodeWords(std::string_view bytes, std::uint64_t count, frame::Texts& words);

namespace detail {

// Calls put(i, stored) for each value.
template <int Width, class Put> void eachStored(const char* data, std::uint32_t rows, Put put)
{
    for (std::uint32_t i = 0; i < rows; ++i) {
        std::uint64_t stored = 0;
        if constexpr (Width > 0)
            std::memcpy(&stored, data + static_cast<std::size_t>(i) * Width, Width);
        put(i, stored);
    }
}

template <class Put> void eachStored(int width, const char* data, std::uint32_t rows, Put put)
{
    switch (width) {
    case 0:
        return eachStored<0>(data, rows, put);
    case 1:
        return eachStored<1>(data, rows, put);
    case 2:
        return eachStored<2>(data, rows, put);
    case 3:
        return eachStored<3>(data, rows, put);
    case 4:
        return eachStored<4>(data, rows, put);
    case 5:
        return eachStored<5>(data, rows, put);
    case 6:
        return eachStored<6>(data, rows, put);
    case 7:
        return eachStored<7>(data, rows, put);
    default:
        return eachStored<8>(data, rows, put);
    }
}

} // namespace detail

// put(i, value) for each row of a Plain, Missing or Raw chunk; a missing one comes as `missing`.
template <class Value, class Put> void decodeNumbers(const ChunkView& chunk, Value missing, Put put)
{
    if (chunk.width < 0 || chunk.width > 8 || chunk.encoding > Encoding::Raw
        || chunk.data.size() != static_cast<std::size_t>(chunk.width) * chunk.rows)
        refuse(core::Code::WorkspaceDamaged, "size of a column chunk");
    const auto lo = static_cast<std::uint64_t>(chunk.lo);
    switch (chunk.encoding) {
    case Encoding::Plain:
        return detail::eachStored(chunk.width, chunk.data.data(), chunk.rows,
            [&](std::uint32_t i, std::uint64_t stored) { put(i, static_cast<Value>(static_cast<std::int64_t>(lo + stored))); });
    case Encoding::Missing:
        return detail::eachStored(chunk.width, chunk.data.data(), chunk.rows, [&](std::uint32_t i, std::uint64_t stored) {
            put(i, stored == 0 ? missing : static_cast<Value>(static_cast<std::int64_t>(lo + stored - 1)));
        });
    default:
        return detail::eachStored(chunk.width, chunk.data.data(), chunk.rows, [&](std::uint32_t i, std::uint64_t stored) {
            const auto value = static_cast<std::int64_t>(stored);
            put(i, value == frame::kMissing ? missing : static_cast<Value>(value));
        });
    }
}

} // namespace holdfast::workspace
