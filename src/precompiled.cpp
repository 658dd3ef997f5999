// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A target must have a source for its precompiled header to be made.
namespace holdfast {
int precompiled()
{
    return 1;
}
} // namespace holdfast
