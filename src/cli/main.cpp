// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Cli.h"

int main(int argc, char** argv)
{
    return holdfast::cli::run(argc, argv);
}
