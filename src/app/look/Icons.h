// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QIcon>

namespace holdfast::app {

enum class IconTone : std::uint8_t { Ink, Ink2, Ink3, Accent, OnAccent, Bad, Warn, Good };

// The icon `:/icons/NAME.svg` in the tone's colour of the theme in force when it is painted, so a new theme needs no
// new icon. `appearance` must live as long as the icon is shown.
QIcon icon(const QString& name, const Appearance& appearance, IconTone tone = IconTone::Ink2);
// Paints the icon into `rect` in one colour.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour);

} // namespace holdfast::app
