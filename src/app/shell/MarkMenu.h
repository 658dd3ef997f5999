// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "domain/Rule.h"

#include <QPoint>
#include <QString>

class QWidget;

namespace holdfast::app {

// What can be done with the customers behind a mark of any chart: only these, keep, add, remove, list, save as a segment. `words` say
// whom it stands for. Deletes itself.
void showMarkMenu(const Surroundings& with, QWidget* from, const domain::Rule& mark, const QString& words, const QPoint& globalPosition);

} // namespace holdfast::app
