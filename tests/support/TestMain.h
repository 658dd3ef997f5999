// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

namespace holdfast::tests {

// Registers a test class under its name; called by HOLDFAST_TEST before main.
bool enlist(const char* name, std::function<std::unique_ptr<QObject>()> make);

// The folder ../shared beside the checkout, or empty. Tests that need it call QSKIP with the reason when it is empty.
QString sharedFolder();

} // namespace holdfast::tests

#define HOLDFAST_TEST(Class) \
    static const bool enlisted##Class \
        = holdfast::tests::enlist(#Class, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
