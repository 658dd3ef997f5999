// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "domain/Rule.h"

#include <QString>

class QWidget;

namespace holdfast::app {

// Asks for a file, then writes the customers of a rule as a workbook or CSV. `name` empty: the selection of the moment. Identified: asked
// again first, for names and addresses then leave the workspace.
void exportSegment(const Surroundings& with, QWidget* parent, const QString& name, const domain::Rule& rule, bool identified);

} // namespace holdfast::app
