// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"

namespace holdfast::cli {

// A passphrase that is overwritten when it goes.
class Passphrase {
public:
    // From --passphrase-file (its first line; the file must be readable by its owner alone), else HOLDFAST_PASSPHRASE,
    // else asked for at the terminal without showing it, with `twice` two times until both agree. The variable is taken
    // out of the environment in any case. missing-parameter: there is none and no terminal; invalid-parameter: empty,
    // over 1,024 bytes, a file that others may read, or two that differ; file-not-found, permission-denied, cancelled.
    static core::Result<Passphrase> of(const Context& context, bool twice);
    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&&) = delete;
    ~Passphrase();
    const std::string& text() const { return m_text; }

private:
    Passphrase() = default;
    std::string m_text;
};

} // namespace holdfast::cli
