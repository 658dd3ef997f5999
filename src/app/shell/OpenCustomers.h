// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Rule.h"

#include <QString>

class QWidget;

namespace holdfast::app {

// Whom a mark stands for: every panel leads to its customers here. The list of those in the selection for whom the rule
// holds as well (`words` say it on a chip), or the card of one. `from`: any widget of the main window.
void openCustomers(const QWidget* from, const domain::Rule& rule, const QString& words);
void openCustomer(const QWidget* from, const QString& id);

} // namespace holdfast::app
