// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The resource library needs one source of its own; programs call Q_INIT_RESOURCE(holdfast).
namespace holdfast {
int resourcesLinked()
{
    return 1;
}
} // namespace holdfast
