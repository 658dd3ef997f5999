// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/ByteFile.h"
#include "ingest/csv/TextStream.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct zip;
struct zip_file;

namespace holdfast::ingest {

inline constexpr std::uint64_t kMaxArchiveEntries = 10'000;
inline constexpr std::uint64_t kMaxInflatedBytes = 4ull << 30; // of all parts read in one pass
inline constexpr std::uint64_t kFreeInflatedBytes = 64u << 20; // of a part, before its ratio is looked at
inline constexpr std::uint64_t kMaxInflationRatio = 150;

// The zip archive around a workbook. Only parts that are asked for by name are inflated, into memory; no name in the
// archive is ever used as one of a file. What is inflated is counted, sizes in headers are not believed.
class Container {
public:
    // truncated-archive, corrupt-archive, zip-bomb (too many entries), io-error and what ByteFile::open fails with.
    static core::Result<Container> open(const std::string& path);
    Container(Container&&) noexcept;
    Container& operator=(Container&&) noexcept;
    ~Container();

    bool contains(const std::string& part) const { return find(part).has_value(); }
    // Bytes in the archive; 0 = not there.
    std::uint64_t packedSize(const std::string& part) const;
    const std::string& digest() const { return m_digest; } // of the whole file
    std::uint64_t bytes() const { return m_bytes; }
    // Names that are there twice (but for letter case), and names that would leave a folder.
    const std::vector<std::string>& duplicates() const { return m_duplicates; }
    const std::vector<std::string>& unsafeNames() const { return m_unsafe; }

    // The text of a part as UTF-8, read forward; valid as long as the container. corrupt-archive, zip-bomb,
    // encrypted-container, corrupt-workbook (not there), unsafe-archive (there twice with different content).
    class Part;
    core::Result<std::unique_ptr<Part>> part(const std::string& name);
    // A small part as a whole; limits-exceeded above `most` bytes.
    core::Result<std::string> text(const std::string& name, std::size_t most);

private:
    Container() = default;
    std::optional<std::uint64_t> find(const std::string& part) const;
    struct Entry {
        std::string name;
        std::uint64_t index = 0, packed = 0, size = 0;
        std::uint32_t sum = 0;
    };
    std::vector<Entry> m_entries; // by name, later ones behind
    std::vector<std::string> m_duplicates, m_unsafe;
    std::string m_digest, m_path;
    std::uint64_t m_bytes = 0;
    std::unique_ptr<std::uint64_t> m_inflated;
    zip* m_archive = nullptr;
};

class Container::Part final : public TextSource {
public:
    ~Part() override;
    core::Result<std::size_t> read(char* to, std::size_t capacity) override;
    double share() const; // of the packed bytes, about

private:
    friend class Container;
    core::Result<std::size_t> inflate(char* to, std::size_t capacity);
    core::Status begin();
    zip_file* m_file = nullptr;
    std::string m_name;
    std::uint64_t m_packed = 0, m_size = 0, m_read = 0;
    std::uint64_t* m_total = nullptr;
    std::optional<text::Decoder> m_decoder;
    std::string m_held; // inflated and decoded, not yet given
    std::size_t m_given = 0;
    bool m_end = false;
};

} // namespace holdfast::ingest
