// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Passphrase.h"
#include "flow/Sealing.h"

namespace holdfast::cli {

using core::Json;
using core::Result;

static Result<Output> runSeal(const Context& context)
{
    const auto& words = context.arguments.positional;
    const auto passphrase = Passphrase::of(context, true);
    if (!passphrase)
        return std::unexpected(passphrase.error());
    auto session = flow::openWorkspace(words[0], true);
    if (!session)
        return std::unexpected(session.error());
    const auto answer = flow::sealWorkspace(**session, words[1], passphrase->text(), context.job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {Json {{"file", words[1]}, {"bytes", answer->bytes}, {"workspace_bytes", answer->plainBytes}},
        QString::fromStdString(words[1]), {}, 0};
}

static Result<Output> runUnseal(const Context& context)
{
    const auto& words = context.arguments.positional;
    const auto passphrase = Passphrase::of(context, false);
    if (!passphrase)
        return std::unexpected(passphrase.error());
    if (const auto done = flow::unsealWorkspace(words[0], words[1], passphrase->text(), context.job); !done)
        return std::unexpected(done.error());
    return Output {Json {{"path", words[1]}}, QString::fromStdString(words[1]), {}, 0};
}

const std::vector<Command>& sealCommands()
{
    static const std::vector<Command> commands {
        {"seal", "seal WORKSPACE FILE",
            "writes an encrypted archive: the passphrase comes from HOLDFAST_PASSPHRASE,\n"
            "a file that only you may read (--passphrase-file), or the terminal",
            {"passphrase-file="}, 2, 2, runSeal},
        {"unseal", "unseal FILE WORKSPACE",
            "makes the workspace of an encrypted archive: the passphrase comes as for seal", {"passphrase-file="}, 2, 2, runUnseal},
    };
    return commands;
}

} // namespace holdfast::cli
