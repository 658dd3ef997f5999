// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Cli.h"

#include <QtGlobal>

int main(int argc, char** argv)
{
    Q_INIT_RESOURCE(holdfast); // must stand outside of any namespace
    return holdfast::cli::run(argc, argv);
}
