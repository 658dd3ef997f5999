// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Render.h"

#include <functional>

namespace holdfast::charts {

// What a briefing draws its charts with: vector, light theme, in px of 1/96 inch. Axis numbers by `locale`.
std::function<void(QPainter&, const QRectF&, const present::Block&)> pagePainter(const QLocale& locale);

} // namespace holdfast::charts
