// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/Container.h"

#include "core/Ascii.h"

#include <algorithm>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>
#include <zip.h>

namespace holdfast::ingest {

using core::Code;

namespace {

std::string lower(std::string_view name)
{
    std::string text(name);
    for (char& c : text)
        c = c == '\\' ? '/' : core::lowerAscii(c);
    return text;
}

bool leavesFolder(std::string_view name)
{
    return name.starts_with('/') || name.starts_with('\\') || name.find("..") != std::string_view::npos
        || name.find('\\') != std::string_view::npos || (name.size() > 1 && name[1] == ':');
}

Code codeOf(int zipError)
{
    switch (zipError) {
    case ZIP_ER_NOZIP:
        return Code::TruncatedArchive; // the begin was looked at before: the end is missing
    case ZIP_ER_MEMORY:
        return Code::OutOfMemory;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return Code::EncryptedContainer;
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
    case ZIP_ER_OPEN:
        return Code::IoError;
    default:
        return Code::CorruptArchive;
    }
}

std::unexpected<core::Error> failed(zip_error_t* error, const std::string& path)
{
    return core::fail(
        codeOf(zip_error_code_zip(error)), {{"path", path}}, {path, 0, 0, {}, 0}, zip_error_strerror(error));
}

} // namespace

Container::Container(Container&& other) noexcept
{
    *this = std::move(other);
}

Container& Container::operator=(Container&& other) noexcept
{
    if (this == &other)
        return *this;
    if (m_archive != nullptr)
        zip_discard(m_archive);
    m_archive = std::exchange(other.m_archive, nullptr);
    m_entries = std::move(other.m_entries);
    m_duplicates = std::move(other.m_duplicates);
    m_unsafe = std::move(other.m_unsafe);
    m_digest = std::move(other.m_digest);
    m_path = std::move(other.m_path);
    m_bytes = other.m_bytes;
    m_inflated = std::move(other.m_inflated);
    return *this;
}

Container::~Container()
{
    if (m_archive != nullptr)
        zip_discard(m_archive);
}

core::Result<Container> Container::open(const std::string& path)
{
    Container container;
    container.m_path = path;
    container.m_inflated = std::make_unique<std::uint64_t>(0);
    {
        auto file = ByteFile::open(path);
        if (!file)
            return std::unexpected(std::move(file.error()));
        Digest digest;
        std::string block(1 << 20, '\0');
        for (;;) {
            auto n = file->read(block.data(), block.size());
            if (!n)
                return std::unexpected(std::move(n.error()));
            if (*n == 0)
                break;
            digest.add(block.data(), *n);
            container.m_bytes += *n;
        }
        container.m_digest = digest.hex();
    }
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return core::fail(Code::IoError, {{"path", path}}, {path, 0, 0, {}, 0}, std::strerror(errno));
    int number = 0;
    container.m_archive = zip_fdopen(descriptor, 0, &number);
    if (container.m_archive == nullptr) {
        ::close(descriptor);
        zip_error_t error;
        zip_error_init_with_code(&error, number);
        auto result = failed(&error, path);
        zip_error_fini(&error);
        return result;
    }
    const zip_int64_t count = zip_get_num_entries(container.m_archive, 0);
    if (static_cast<std::uint64_t>(std::max<zip_int64_t>(count, 0)) > kMaxArchiveEntries)
        return core::fail(Code::ZipBomb, {{"path", path}, {"limit", std::to_string(kMaxArchiveEntries)}},
            {path, 0, 0, {}, 0}, std::to_string(count) + " entries");
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t status;
        zip_stat_init(&status);
        if (zip_stat_index(container.m_archive, i, 0, &status) != 0 || status.name == nullptr)
            return core::fail(Code::CorruptArchive, {{"path", path}}, {path, 0, 0, {}, 0});
        container.m_entries.push_back({status.name, i, status.comp_size, status.size, status.crc});
        if (leavesFolder(status.name))
            container.m_unsafe.emplace_back(status.name);
    }
    std::stable_sort(container.m_entries.begin(), container.m_entries.end(),
        [](const Entry& a, const Entry& b) { return a.name < b.name; });
    std::vector<std::string> folded;
    for (const Entry& entry : container.m_entries)
        folded.push_back(lower(entry.name));
    std::sort(folded.begin(), folded.end());
    for (std::size_t i = 1; i < folded.size(); ++i)
        if (folded[i] == folded[i - 1]
            && (container.m_duplicates.empty() || container.m_duplicates.back() != folded[i]))
            container.m_duplicates.push_back(folded[i]);
    return container;
}

// The exact name; else the only one that differs in letter case, as the parts of a package are compared.
std::optional<std::uint64_t> Container::find(const std::string& part) const
{
    for (std::size_t i = m_entries.size(); i-- > 0;)
        if (m_entries[i].name == part)
            return i;
    const std::string wanted = lower(part);
    for (std::size_t i = m_entries.size(); i-- > 0;)
        if (lower(m_entries[i].name) == wanted)
            return i;
    return std::nullopt;
}

std::uint64_t Container::packedSize(const std::string& part) const
{
    const auto at = find(part);
    return at ? m_entries[*at].packed : 0;
}

core::Result<std::unique_ptr<Container::Part>> Container::part(const std::string& name)
{
    const auto at = find(name);
    if (!at)
        return core::fail(Code::CorruptWorkbook, {{"path", m_path}}, {m_path, 0, 0, {}, 0}, name + " is missing");
    const Entry& entry = m_entries[*at];
    for (const Entry& other : m_entries)
        if (other.name == entry.name && (other.sum != entry.sum || other.size != entry.size))
            return core::fail(Code::UnsafeArchive, {{"path", m_path}, {"name", name}}, {m_path, 0, 0, {}, 0},
                name + " is there twice");
    auto part = std::make_unique<Part>();
    part->m_file = zip_fopen_index(m_archive, entry.index, 0);
    if (part->m_file == nullptr)
        return failed(zip_get_error(m_archive), m_path);
    part->m_name = name;
    part->m_packed = std::min(entry.packed, m_bytes);
    part->m_size = entry.size;
    part->m_total = m_inflated.get();
    if (auto begun = part->begin(); !begun) {
        begun.error().where.file = m_path;
        return std::unexpected(std::move(begun.error()));
    }
    return part;
}

core::Result<std::string> Container::text(const std::string& name, std::size_t most)
{
    auto source = part(name);
    if (!source)
        return std::unexpected(std::move(source.error()));
    std::string text;
    for (;;) {
        const std::size_t have = text.size();
        if (have > most)
            return core::fail(
                Code::LimitsExceeded, {{"path", m_path}, {"limit", std::to_string(most)}}, {m_path, 0, 0, {}, 0}, name);
        text.resize(have + (64 << 10));
        auto n = (*source)->read(text.data() + have, 64 << 10);
        if (!n)
            return std::unexpected(std::move(n.error()));
        text.resize(have + *n);
        if (*n == 0)
            return text;
    }
}

Container::Part::~Part()
{
    if (m_file != nullptr)
        zip_fclose(m_file);
}

core::Result<std::size_t> Container::Part::inflate(char* to, std::size_t capacity)
{
    const zip_int64_t n = zip_fread(m_file, to, capacity);
    if (n < 0) {
        const Code code = codeOf(zip_error_code_zip(zip_file_get_error(m_file)));
        return core::fail(code == Code::TruncatedArchive ? Code::CorruptArchive : code, {}, {},
            m_name + ": " + zip_file_strerror(m_file));
    }
    m_read += static_cast<std::uint64_t>(n);
    *m_total += static_cast<std::uint64_t>(n);
    if (*m_total > kMaxInflatedBytes || (m_read > kFreeInflatedBytes && m_read / kMaxInflationRatio > m_packed))
        return core::fail(Code::ZipBomb, {{"limit", std::to_string(kMaxInflatedBytes)}}, {},
            m_name + ": " + std::to_string(m_read) + " of " + std::to_string(m_packed) + " bytes");
    return static_cast<std::size_t>(n);
}

// The first bytes tell the encoding: a byte order mark, the declaration, else UTF-8.
core::Status Container::Part::begin()
{
    m_held.resize(4096);
    std::size_t have = 0;
    while (have < m_held.size()) {
        auto n = inflate(m_held.data() + have, m_held.size() - have);
        if (!n)
            return std::unexpected(std::move(n.error()));
        if (*n == 0)
            break;
        have += *n;
    }
    m_held.resize(have);
    const std::string_view head = m_held;
    std::string encoding;
    std::size_t mark = 0;
    if (head.starts_with("\xEF\xBB\xBF")) {
        mark = 3;
    } else if (head.starts_with("\xFE\xFF") || head.starts_with("\xFF\xFE")) {
        encoding = head.front() == '\xFE' ? "UTF-16BE" : "UTF-16LE";
        mark = 2;
    } else if (head.starts_with(std::string_view("<\0?\0", 4)) || head.starts_with(std::string_view("\0<\0?", 4))) {
        encoding = head.front() == '<' ? "UTF-16LE" : "UTF-16BE";
    } else if (head.starts_with("<?xml")) {
        const std::string_view declaration = head.substr(0, std::min(head.find("?>"), head.size()));
        const std::size_t word = declaration.find("encoding");
        const std::size_t open = word == std::string_view::npos ? word : declaration.find_first_of("\"'", word);
        if (open != std::string_view::npos) {
            const std::size_t close = declaration.find(declaration[open], open + 1);
            if (close != std::string_view::npos)
                encoding = lower(declaration.substr(open + 1, close - open - 1));
            if (encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii")
                encoding.clear();
        }
    }
    m_held.erase(0, mark);
    if (encoding.empty())
        return {};
    auto decoder = text::Decoder::open(encoding);
    if (!decoder)
        return std::unexpected(std::move(decoder.error()));
    m_decoder.emplace(std::move(*decoder));
    std::string decoded;
    if (auto done = m_decoder->decode(m_held, decoded, false); !done)
        return done;
    m_held = std::move(decoded);
    return {};
}

core::Result<std::size_t> Container::Part::read(char* to, std::size_t capacity)
{
    while (m_given == m_held.size() && m_decoder && !m_end) {
        std::string raw(64 << 10, '\0');
        auto n = inflate(raw.data(), raw.size());
        if (!n)
            return n;
        m_end = *n == 0;
        raw.resize(*n);
        m_held.clear();
        m_given = 0;
        if (auto done = m_decoder->decode(raw, m_held, m_end); !done)
            return std::unexpected(std::move(done.error()));
    }
    if (m_given < m_held.size()) {
        const std::size_t n = std::min(capacity, m_held.size() - m_given);
        std::memcpy(to, m_held.data() + m_given, n);
        m_given += n;
        return n;
    }
    return m_decoder ? core::Result<std::size_t>(0) : inflate(to, capacity);
}

double Container::Part::share() const
{
    return m_size == 0 ? 1 : std::min(1.0, static_cast<double>(m_read) / static_cast<double>(m_size));
}

} // namespace holdfast::ingest
