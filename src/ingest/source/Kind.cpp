// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/Kind.h"

#include "ingest/csv/ByteFile.h"

#include <algorithm>

namespace holdfast::ingest {
namespace {

using core::Code;

constexpr std::size_t kHead = 64 << 10;

// The names of streams in an OLE container are UTF-16 in its directory. The directory stands where its header says;
// a file too odd for that is searched for the names.
// Reference: Microsoft, [MS-CFB] 2.2 and 2.6, [MS-OFFCRYPTO] 2.3.4, [MS-XLS] 2.1.2.
Code oleContent(ByteFile& file, const std::string& head)
{
    const auto number = [](std::string_view bytes, std::size_t at, int size) {
        std::uint64_t value = 0;
        for (int i = size; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
        return value;
    };
    std::string directory = head;
    if (head.size() >= 512) {
        const std::uint64_t shift = number(head, 30, 2), first = number(head, 48, 4);
        if ((shift == 9 || shift == 12) && first < 0xFFFFFFFA && file.seek((first + 1) << shift)) {
            std::string sector(16 << 10, '\0');
            if (const auto n = file.read(sector.data(), sector.size()))
                directory.append(sector, 0, *n);
        }
    }
    const auto holds = [&](std::string_view name) {
        std::string wide;
        for (const char c : name) {
            wide.push_back(c);
            wide.push_back('\0');
        }
        wide.append(2, '\0');
        return directory.find(wide) != std::string::npos;
    };
    if (holds("EncryptedPackage") || holds("EncryptionInfo"))
        return Code::EncryptedContainer;
    return holds("Workbook") || holds("Book") ? Code::LegacyXls : Code::UnsupportedFormat;
}

bool endsWith(std::string path, std::initializer_list<std::string_view> ends)
{
    for (char& c : path)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return path.ends_with(end); });
}

} // namespace

core::Result<SourceKind> sourceKind(const std::string& path)
{
    auto file = ByteFile::open(path);
    if (!file)
        return std::unexpected(std::move(file.error()));
    std::string head(kHead, '\0');
    auto n = file->read(head.data(), head.size());
    if (!n)
        return std::unexpected(std::move(n.error()));
    head.resize(*n);
    const auto refuse = [&](Code code) { return core::fail(code, {{"path", path}}, {path, 0, 0, {}, 0}); };
    if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6"))
        return SourceKind::Workbook;
    if (head.starts_with(std::string_view("SQLite format 3\0", 16)))
        return SourceKind::Database;
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return refuse(oleContent(*file, head));
    // BIFF 2 to 4 without a container.
    if (head.size() > 8 && head[0] == '\x09' && (head[1] == 0 || head[1] == 2 || head[1] == 4) && head[3] == 0
        && (head[2] == 4 || head[2] == 6))
        return refuse(Code::LegacyXls);
    if (endsWith(path, {".xlsx", ".xlsm", ".xltx", ".xltm"}) && !head.empty())
        return refuse(Code::NotAZip);
    return SourceKind::Text;
}

} // namespace holdfast::ingest
