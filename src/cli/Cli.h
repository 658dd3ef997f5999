// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace holdfast::cli {

// holdfast-cli: parses, runs one command, prints, returns the exit status of headless.md.
int run(int argc, char** argv);

} // namespace holdfast::cli
