// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Privacy.h"

#include "seal/Digest.h"
#include "seal/Pseudonym.h"
#include "text/Fold.h"
#include "text/Likeness.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::flow {

using core::Code;
using core::Result;

std::string pseudonymKeyPath(const std::string& workspaceId)
{
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const std::string base = data != nullptr && *data == '/' ? std::string(data) : std::string(home != nullptr ? home : "") + "/.local/share";
    return base + "/holdfast/keys/" + workspaceId + ".key";
}

Result<std::string> pseudonymKey(const std::string& workspaceId)
{
    const std::string path = pseudonymKeyPath(workspaceId);
    const auto failed = [&path] {
        return core::fail(errno == EACCES ? Code::PermissionDenied : errno == ENOSPC ? Code::DiskFull : Code::IoError, {{"path", path}});
    };
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0 && errno == ENOENT) {
        std::error_code ignored;
        const auto folder = std::filesystem::path(path).parent_path();
        std::filesystem::create_directories(folder, ignored);
        ::chmod(folder.c_str(), 0700);
        const std::string fresh = path + ".new";
        ::unlink(fresh.c_str());
        const int made = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (made < 0)
            return failed();
        const std::string key = seal::randomBytes(seal::kPseudonymKeyBytes);
        const bool written = ::write(made, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(made) == 0;
        ::close(made);
        // Another process may have been faster: its key counts.
        if (!written || (::link(fresh.c_str(), path.c_str()) != 0 && errno != EEXIST)) {
            ::unlink(fresh.c_str());
            return failed();
        }
        ::unlink(fresh.c_str());
        file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    }
    if (file < 0)
        return failed();
    std::array<char, seal::kPseudonymKeyBytes + 1> bytes {}; // one more, to see that there is none
    const ssize_t size = ::read(file, bytes.data(), bytes.size());
    ::close(file);
    if (size != static_cast<ssize_t>(seal::kPseudonymKeyBytes))
        return core::fail(Code::IoError, {{"path", path}}, {}, "the key has another length");
    return std::string(bytes.data(), seal::kPseudonymKeyBytes);
}

PrivacyFilter::PrivacyFilter(std::vector<std::string> privacy, std::vector<std::string> kinds, std::vector<bool> coded, std::string key, bool leavesOut)
    : m_privacy(std::move(privacy)), m_kinds(std::move(kinds)), m_coded(std::move(coded)), m_key(std::move(key)), m_leavesOut(leavesOut)
{
    for (std::size_t c = 0; c < m_privacy.size(); ++c)
        m_any = m_any || changes(c);
}

std::string PrivacyFilter::hidden(std::size_t column, std::string_view text) const
{
    const std::string& kind = m_kinds[column];
    if (m_privacy[column] == "pseudonymise") {
        // The same person however the text is written.
        std::string key = kind == "phone" ? text::phoneKey(text) : kind == "email" ? text::mailKey(text) : kind == "name" ? text::nameKey(text) : std::string();
        if (key.empty())
            key = text::foldKey(text);
        return seal::pseudonym(m_key, kind + "\n" + key);
    }
    // A payment card is known by its last digits, everything else by its first letter.
    if (kind == "card" && text.size() >= 4)
        return "***" + std::string(text.substr(text.size() - 4));
    std::size_t first = std::min<std::size_t>(1, text.size());
    while (first < text.size() && (static_cast<unsigned char>(text[first]) & 0xC0) == 0x80)
        ++first;
    return std::string(text.substr(0, first)) + "***";
}

frame::Texts PrivacyFilter::words(int column, const frame::Texts& words) const
{
    const auto c = static_cast<std::size_t>(column);
    if (!changes(c))
        return words;
    frame::Texts changed;
    for (std::size_t i = 0; i < words.size(); ++i)
        changed.push(hidden(c, words[i]));
    return changed;
}

void PrivacyFilter::batch(frame::Batch& batch) const
{
    for (std::size_t c = 0; c < m_privacy.size(); ++c) {
        if (!changes(c))
            continue;
        frame::BatchColumn& cells = batch.columns[c];
        cells.asWritten.clear();
        if (m_coded[c])
            continue;
        frame::Texts texts;
        for (std::uint32_t row = 0; row < batch.rows; ++row)
            texts.push(row < cells.missing.size() && cells.missing[row] ? std::string() : hidden(c, cells.texts[row]));
        cells.texts = std::move(texts);
    }
}

bool PrivacyFilter::hides(const std::string& column, const std::vector<frame::ColumnInfo>& columns) const
{
    if (column.empty())
        return false;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].name == column)
            return changes(c);
    return true; // left out
}

void PrivacyFilter::reject(frame::RejectedRow& row, const std::vector<frame::ColumnInfo>& columns) const
{
    if (!m_any && !m_leavesOut)
        return;
    row.text.clear();
    if (row.column.empty() || hides(row.column, columns))
        row.value.clear();
}

} // namespace holdfast::flow
